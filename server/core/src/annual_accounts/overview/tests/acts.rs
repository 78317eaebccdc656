//! Moving, sharing and reminding many, on both engines: what does not fit is left out and counted.

use chrono::Duration;
use portal_types::{
    AnnualAccountsId, BatchId, Role, Tier,
    annual_accounts::State,
    annual_accounts_overview::BulkForm,
    annual_accounts_start::{Outcomes, count},
};

use super::super::bulk::{self, Act, Which};
use crate::{
    annual_accounts::{self, start_many},
    both_engines, execute,
    scope::Scope,
    testing::{Engine, TestPortal, refusal},
};

both_engines!(
    reports_are_shared_and_the_rest_is_counted,
    whoever_signs_jointly_is_not_asked_alone,
    nobody_is_reminded_twice_within_an_hour,
    moves_follow_their_rules,
    whoever_may_not_write_does_nothing
);

fn form(act: &str) -> BulkForm {
    BulkForm { act: act.to_owned(), ..BulkForm::default() }
}

fn step(step: &str, reason: &str) -> BulkForm {
    BulkForm { step: step.to_owned(), reason: reason.to_owned(), ..form("move") }
}

async fn apply(t: &TestPortal, scope: &Scope, form: &BulkForm, ids: &[AnnualAccountsId]) -> BatchId {
    let which = Which::Chosen(ids.iter().map(ToString::to_string).collect());
    bulk::apply(t, scope, &t.firm.firm, Act::of(form).unwrap(), which).await.unwrap()
}

async fn done(t: &TestPortal, form: &BulkForm, ids: &[AnnualAccountsId]) -> Outcomes {
    let batch = apply(t, &t.firm.employee, form, ids).await;
    start_many::show(t, &t.firm.employee, batch).await.unwrap().outcomes
}

/// Annual accounts of a new client, with a report that can be shared; and the contact's address.
async fn ready(t: &TestPortal) -> (AnnualAccountsId, String) {
    let (client, email) = t.client(&t.firm, Tier::Collaborate).await;
    let id = t.start(&t.firm, client).await;
    t.upload(&t.firm.employee, id, "versie een").await.unwrap();
    (id, email)
}

async fn state(t: &TestPortal, id: AnnualAccountsId) -> State {
    annual_accounts::show(t, &t.firm.employee, id).await.unwrap().accounts.state
}

async fn reports_are_shared_and_the_rest_is_counted(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let ((first, one), (second, two)) = (ready(&t).await, ready(&t).await);
    let bare = t.start(&t.firm, t.client(&t.firm, Tier::Collaborate).await.0).await;
    let theirs = t.start(&t.other, t.client(&t.other, Tier::Collaborate).await.0).await;
    let outcomes = done(&t, &form("share-approve"), &[first, second, bare, theirs]).await;
    assert_eq!(outcomes, [("done".into(), 2), ("no-report".into(), 1), ("not-found".into(), 1)]);
    t.drain().await;
    for (id, email) in [(first, &one), (second, &two)] {
        assert_eq!(state(&t, id).await, State::ApprovalRequested);
        assert_eq!(t.letters_to(email).len(), 1);
    }
    assert_eq!(state(&t, bare).await, State::Planned, "what was refused changed nothing");
    let again = done(&t, &form("share-view"), &[first, second]).await;
    assert_eq!(again, [("state-changed".into(), 2)]);
    assert_eq!(t.drain().await, 0);
    let report = crate::audit::verify(&t, t.firm.firm.id).await.unwrap();
    assert_eq!(report.findings, []);
}

async fn whoever_signs_jointly_is_not_asked_alone(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let ((fine, _), (jointly, email)) = (ready(&t).await, ready(&t).await);
    let sql = "UPDATE contacts SET authority = 'jointly' WHERE email = $1";
    t.write_system(move |tx| Box::pin(async move { Ok(execute!(tx, sql, email)?) })).await.unwrap();
    let outcomes = done(&t, &form("share-approve"), &[fine, jointly]).await;
    assert_eq!(outcomes, [("done".into(), 1), ("jointly-only".into(), 1)]);
    assert_eq!(state(&t, jointly).await, State::InProgress);
}

async fn nobody_is_reminded_twice_within_an_hour(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let (idle, _) = ready(&t).await;
    let both = [offer.accounts, idle];
    let early = done(&t, &form("remind"), &both).await;
    assert_eq!(early, [("state-changed".into(), 1), ("too-many-attempts".into(), 1)]);
    t.wait_until(t.now() + Duration::minutes(61));
    assert_eq!(count(&done(&t, &form("remind"), &both).await, "done"), 1);
    assert_eq!(count(&done(&t, &form("remind"), &both).await, "done"), 0, "not twice");
    t.drain().await;
    assert_eq!(t.letters_to(&offer.email).len(), 2);
    t.press(&t.firm, &offer.token, "phone").await.expect("the old link works");
    t.press(&t.firm, &t.newest_to(&offer.email).token(), "phone").await.expect("the new one too");
}

async fn moves_follow_their_rules(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (client, _) = t.client(&t.firm, Tier::Collaborate).await;
    let planned = t.start(&t.firm, client).await;
    let (busy, _) = ready(&t).await;
    let both = [planned, busy];
    assert_eq!(done(&t, &step("sign-off", ""), &both).await, [("done".into(), 1), ("state-changed".into(), 1)]);
    assert_eq!(done(&t, &step("start", ""), &both).await, [("done".into(), 1), ("state-changed".into(), 1)]);
    assert_eq!(state(&t, planned).await, State::InProgress);
    assert_eq!(count(&done(&t, &step("hold", "wacht op geheim"), &both).await, "done"), 2);
    let card = annual_accounts::show(&t, &t.firm.employee, planned).await.unwrap();
    assert_eq!(card.notes[0].text, "wacht op geheim");
    let told = "SELECT COUNT(*) FROM audit_records WHERE details LIKE '%geheim%'";
    assert_eq!(t.count(told).await, 0, "a person's words are no audit record");
    for (code, reason) in [("hold", ""), ("nonsense", ""), ("issue", "")] {
        refusal(Act::of(&step(code, reason)));
    }
}

async fn whoever_may_not_write_does_nothing(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (id, _) = ready(&t).await;
    let reader = t.firm.employee_as(Role::ReadOnly);
    let which = Which::Chosen(vec![id.to_string()]);
    let act = Act::of(&form("share-approve")).unwrap();
    assert_eq!(refusal(bulk::apply(&t, &reader, &t.firm.firm, act, which).await), portal_types::ErrorCode::NotAllowed);
    assert_eq!(state(&t, id).await, State::InProgress);
}
