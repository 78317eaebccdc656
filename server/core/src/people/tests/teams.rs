//! Teams, and whose clients are a team's.

use portal_types::{
    EmployeeId, ErrorCode, Role, Tier,
    annual_accounts::PeopleForm,
    client_filter::{ClientFilter, Whose},
    people::TeamForm,
};

use crate::{
    annual_accounts, both_engines,
    clients::list::{self, Place},
    error::Error,
    people::teams,
    scope::Scope,
    testing::{Engine, TestPortal, refusal},
};

both_engines!(a_team_finds_its_clients, teams_are_the_firms_own);

fn team(name: &str, members: &[EmployeeId]) -> TeamForm {
    TeamForm { team_name: name.to_owned(), members: members.iter().map(ToString::to_string).collect() }
}

/// How many clients are of the team, and whether whoever looks is offered the choice.
async fn seen(t: &TestPortal, scope: &Scope) -> (usize, bool) {
    let page = list::list(t, scope, &ClientFilter::parse("whose=team"), &Place::First).await.unwrap();
    let told = page.counts.whose.iter().find(|(whose, _)| *whose == Whose::Team).map(|(_, count)| *count);
    assert_eq!(told.unwrap_or_default(), page.rows.len());
    (page.rows.len(), told.is_some())
}

async fn a_team_finds_its_clients(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let chief = t.firm.colleague(&t, Role::Administrator).await;
    let colleague = t.firm.colleague(&t, Role::Assistant).await;
    let [me, other] = [&t.firm.employee, &colleague].map(|scope| scope.employee().unwrap());
    for who in [me, other] {
        let (client, _) = t.client(&t.firm, Tier::Standard).await;
        let accounts = t.start(&t.firm, client).await;
        let form = PeopleForm { reviewer: who.to_string(), ..PeopleForm::default() };
        annual_accounts::assign(&t, &t.firm.employee, accounts, &form).await.unwrap();
    }
    t.client(&t.firm, Tier::Standard).await;
    assert_eq!(seen(&t, &colleague).await, (0, false), "no team yet");
    let id = teams::save(&t, &chief, None, &team("Utrecht", &[me, other])).await.unwrap();
    assert_eq!(seen(&t, &colleague).await, (2, true));
    assert_eq!(seen(&t, &chief).await, (0, false), "not in it");
    teams::save(&t, &chief, Some(id), &team("Utrecht Noord", &[other])).await.unwrap();
    assert_eq!(seen(&t, &colleague).await, (1, true));
    assert_eq!(seen(&t, &t.firm.employee).await, (0, false));
    let second = teams::save(&t, &chief, None, &team("Zeist", &[me, other])).await.unwrap();
    assert_eq!(seen(&t, &colleague).await, (2, true), "of all his teams");
    teams::remove(&t, &chief, second).await.unwrap();
    teams::remove(&t, &chief, id).await.unwrap();
    assert_eq!(seen(&t, &colleague).await, (0, false));
    assert_eq!(t.count("SELECT COUNT(*) FROM team_members").await, 0);
}

async fn teams_are_the_firms_own(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let [chief, stranger] = [&t.firm, &t.other].map(|firm| firm.employee_as(Role::Administrator));
    let [me, them] = [&chief, &stranger].map(|scope| scope.employee().unwrap());
    let id = teams::save(&t, &chief, None, &team("Utrecht", &[me])).await.unwrap();
    teams::save(&t, &stranger, None, &team("Utrecht", &[them])).await.expect("each firm names its own");
    let taken = teams::save(&t, &chief, None, &team("Utrecht", &[])).await;
    let Err(Error::Portal(taken)) = taken else { panic!("two teams of one name") };
    assert!(taken.fields.contains_key("team_name"), "{taken:?}");
    assert_eq!(refusal(teams::save(&t, &chief, None, &team("Zeist", &[them])).await), ErrorCode::InvalidForm);
    assert_eq!(refusal(teams::save(&t, &stranger, Some(id), &team("Gekaapt", &[])).await), ErrorCode::NotFound);
    assert_eq!(refusal(teams::remove(&t, &stranger, id).await), ErrorCode::NotFound);
    let plain = t.firm.employee_as(Role::Partner);
    assert_eq!(refusal(teams::save(&t, &plain, None, &team("Zeist", &[])).await), ErrorCode::NotAllowed);
    assert_eq!(refusal(teams::remove(&t, &plain, id).await), ErrorCode::NotAllowed);
    let (found, people) = teams::list(&t, &chief).await.unwrap();
    assert_eq!(
        found.iter().map(|team| (team.name.as_str(), team.members.as_slice())).collect::<Vec<_>>(),
        [("Utrecht", &[me][..])]
    );
    assert!(people.iter().all(|(id, _)| *id != them));
}
