//! Who leaves hands his open work over: told beforehand, done with the leaving, recorded at each report.

use portal_types::{
    AnnualAccountsId, EmployeeId, ErrorCode, Role, Tier,
    annual_accounts::{Move, MoveForm, PeopleForm},
    people::Handover,
};

use crate::{
    annual_accounts, both_engines,
    error::Error,
    people::{self, OpenWork},
    scope::Scope,
    testing::{Engine, TestPortal, refusal},
};

both_engines!(work_goes_to_a_colleague, work_goes_to_nobody_or_stays);

struct Desk {
    t: TestPortal,
    chief: Scope,
    leaver: EmployeeId,
    open: AnnualAccountsId,
    cancelled: AnnualAccountsId,
    theirs: AnnualAccountsId,
}

impl Desk {
    async fn new(engine: Engine) -> Self {
        let t = TestPortal::new(engine).await;
        let chief = t.firm.colleague(&t, Role::Administrator).await;
        let leaver = t.firm.employee.employee().unwrap();
        let mut accounts = Vec::new();
        for _ in 0..2 {
            let (client, _) = t.client(&t.firm, Tier::Standard).await;
            accounts.push(t.start(&t.firm, client).await);
        }
        let (client, _) = t.client(&t.other, Tier::Standard).await;
        let theirs = t.start(&t.other, client).await;
        let mine = PeopleForm { preparer: leaver.to_string(), partner: leaver.to_string(), ..PeopleForm::default() };
        for id in &accounts {
            annual_accounts::assign(&t, &t.firm.employee, *id, &mine).await.unwrap();
        }
        let their = t.other.employee.employee().unwrap();
        let form = PeopleForm { preparer: their.to_string(), ..PeopleForm::default() };
        annual_accounts::assign(&t, &t.other.employee, theirs, &form).await.unwrap();
        let cancel =
            MoveForm { step: Move::Cancel.code().to_owned(), reason: "gestopt".to_owned(), ..MoveForm::default() };
        annual_accounts::make_move(&t, &t.firm.employee, accounts[1], &cancel).await.unwrap();
        Self { chief, leaver, open: accounts[0], cancelled: accounts[1], theirs, t }
    }

    async fn parts(&self, scope: &Scope, id: AnnualAccountsId) -> Vec<EmployeeId> {
        let card = annual_accounts::show(&self.t, scope, id).await.unwrap();
        card.people.iter().map(|assigned| assigned.employee_id).collect()
    }
}

async fn work_goes_to_a_colleague(engine: Engine) {
    let desk = Desk::new(engine).await;
    let (t, chief, leaver) = (&desk.t, &desk.chief, desk.leaver);
    let successor = chief.employee().unwrap();
    let told = people::open_work(t, chief, leaver).await.unwrap();
    assert_eq!(told, OpenWork { reports: 1, parts: 2 }, "what is finished asks nothing");
    let gone = t.firm.colleague(t, Role::Assistant).await.employee().unwrap();
    people::disable(t, chief, gone, Handover::Stays).await.unwrap();
    for nobody in [leaver, gone, t.other.employee.employee().unwrap()] {
        let refused = people::disable(t, chief, leaver, Handover::To(nobody)).await;
        let Err(Error::Portal(refused)) = refused else { panic!("whoever is not here takes nothing over") };
        assert!(refused.fields.contains_key("handover"), "{refused:?}");
    }
    assert_eq!(people::open_work(t, chief, leaver).await.unwrap(), told, "nothing happened yet");

    let before = t.records(&t.firm).await.len();
    people::disable(t, chief, leaver, Handover::To(successor)).await.unwrap();
    assert_eq!(desk.parts(chief, desk.open).await, [successor, successor]);
    assert_eq!(desk.parts(chief, desk.cancelled).await, [leaver, leaver], "history stays");
    assert_eq!(desk.parts(&t.other.employee, desk.theirs).await, [t.other.employee.employee().unwrap()]);
    let events = t.events_since(&t.firm, before).await;
    assert_eq!(events, ["employee.disabled", "accounts.assigned", "accounts.assigned", "employee.work-handed-over"]);
    assert_eq!(crate::audit::verify(t, t.firm.firm.id).await.unwrap().findings, []);
    // The lists know it too.
    let filter = portal_types::client_filter::ClientFilter::parse("whose=mine");
    assert_eq!(crate::clients::list::matching(t, chief, &filter).await.unwrap().len(), 1);
}

async fn work_goes_to_nobody_or_stays(engine: Engine) {
    let desk = Desk::new(engine).await;
    let (t, chief, leaver) = (&desk.t, &desk.chief, desk.leaver);
    people::disable(t, chief, leaver, Handover::ToNobody).await.unwrap();
    assert_eq!(desk.parts(chief, desk.open).await, []);
    assert_eq!(desk.parts(chief, desk.cancelled).await, [leaver, leaver]);

    let desk = Desk::new(engine).await;
    let (t, chief, leaver) = (&desk.t, &desk.chief, desk.leaver);
    people::disable(t, chief, leaver, Handover::Stays).await.unwrap();
    assert_eq!(desk.parts(chief, desk.open).await, [leaver, leaver]);
    assert_eq!(refusal(people::disable(t, chief, leaver, Handover::ToNobody).await), ErrorCode::StateChanged);
}
