//! Looking before many are mailed, on both engines: what is told is what happens.

use chrono::Duration;
use portal_types::{
    AnnualAccountsId, ErrorCode, Role, Tier,
    annual_accounts_filter::AccountsFilter,
    annual_accounts_start::{Outcomes, count},
    links::Purpose,
};

use super::super::bulk::{self, Act, Preview, Which};
use crate::{
    annual_accounts::start_many,
    both_engines,
    submissions::Submission,
    testing::{Engine, TestPortal, refusal},
};

both_engines!(
    what_is_told_is_what_happens,
    a_look_changes_nothing,
    more_than_was_told_is_not_sent,
    a_second_press_sends_nothing,
    reminders_are_told_too,
    too_many_are_not_looked_at,
    whoever_may_not_write_sees_nothing
);

const ASK: Act = Act::Share(Purpose::Approve);

fn these(ids: &[AnnualAccountsId]) -> Which {
    Which::Chosen(ids.iter().map(ToString::to_string).collect())
}

async fn look(t: &TestPortal, act: &Act, which: Which) -> Preview {
    bulk::preview(t, &t.firm.employee, &t.firm.firm, act, which).await.unwrap()
}

async fn outcomes(t: &TestPortal, batch: portal_types::BatchId) -> Outcomes {
    start_many::show(t, &t.firm.employee, batch).await.unwrap().outcomes
}

/// Annual accounts of a new client of this tier, with a report.
async fn ready(t: &TestPortal, tier: Tier) -> AnnualAccountsId {
    let id = t.start(&t.firm, t.client(&t.firm, tier).await.0).await;
    t.upload(&t.firm.employee, id, "versie een").await.unwrap();
    id
}

/// One of each: two that fit, one by one reason, another's and one that is not there.
async fn mixed(t: &TestPortal) -> Vec<AnnualAccountsId> {
    let fit = [ready(t, Tier::Collaborate).await, ready(t, Tier::Extended).await];
    let standard = ready(t, Tier::Standard).await;
    let bare = t.start(&t.firm, t.client(&t.firm, Tier::Collaborate).await.0).await;
    let asked = t.offer(&t.firm, Tier::Collaborate).await.accounts;
    let theirs = t.start(&t.other, t.client(&t.other, Tier::Collaborate).await.0).await;
    vec![fit[0], fit[1], standard, bare, asked, theirs, t.new_id()]
}

async fn what_is_told_is_what_happens(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let ids = mixed(&t).await;
    for act in [ASK, Act::Share(Purpose::View), Act::Remind] {
        let told = look(&t, &act, these(&ids)).await;
        let before = t.count("SELECT COUNT(*) FROM links").await;
        let batch = bulk::send(&t, &t.firm.employee, &t.firm.firm, act.clone(), these(&ids), told.count).await.unwrap();
        let became = outcomes(&t, batch).await;
        assert_eq!(count(&became, "done"), told.count, "{act:?}");
        let mut refused: Outcomes = told.refused.iter().map(|(why, (count, _))| ((*why).to_owned(), *count)).collect();
        let mut left: Outcomes = became.into_iter().filter(|(code, _)| code != "done").collect();
        refused.sort();
        left.sort();
        assert_eq!(left, refused, "{act:?}");
        assert_eq!(t.count("SELECT COUNT(*) FROM links").await - before, told.mails, "{act:?}");
    }
}

async fn a_look_changes_nothing(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let ids = mixed(&t).await;
    let records = t.count("SELECT COUNT(*) FROM audit_records").await;
    let told = look(&t, &ASK, these(&[ids.as_slice(), ids.as_slice()].concat())).await;
    assert_eq!((told.count, told.clients, told.mails), (2, 2, 2), "nobody twice");
    assert_eq!(told.rows.iter().map(|row| row.id).collect::<Vec<_>>(), ids[..2]);
    assert!(told.rows.iter().all(|row| row.to.len() == 1 && !row.client.is_empty()), "{:?}", told.rows);
    let refused = |code: &str| told.refused.get(code).map(|(count, rows)| (*count, rows.len()));
    assert_eq!(refused("no-report"), Some((1, 1)));
    assert_eq!(refused("state-changed"), Some((1, 1)));
    assert_eq!(refused("not-allowed"), Some((1, 1)));
    assert_eq!(refused("not-found"), Some((2, 0)), "of another's not even the name");
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records").await, records);
    assert_eq!(t.count("SELECT COUNT(*) FROM accounts_batches").await, 0);
    let wrong = bulk::preview(&t, &t.firm.employee, &t.firm.firm, &Act::Deadline(None), these(&ids)).await;
    assert_eq!(refusal(wrong), ErrorCode::InvalidForm, "only what mails");
}

async fn more_than_was_told_is_not_sent(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let first = ready(&t, Tier::Collaborate).await;
    let all = || Which::Matching(Box::<AccountsFilter>::default(), usize::MAX);
    let told = look(&t, &ASK, all()).await.count;
    assert_eq!(told, 1);
    ready(&t, Tier::Collaborate).await;
    let (me, firm) = (&t.firm.employee, &t.firm.firm);
    assert_eq!(refusal(bulk::send(&t, me, firm, ASK, all(), told).await), ErrorCode::StateChanged);
    assert_eq!(t.count("SELECT COUNT(*) FROM accounts_batches").await, 0);
    // Fewer is no surprise: the result says so.
    let batch = bulk::send(&t, me, firm, ASK, these(&[first]), told + 1).await.unwrap();
    assert_eq!(count(&outcomes(&t, batch).await, "done"), 1);
    let nobody = bulk::send(&t, me, firm, ASK, these(&[]), 0).await;
    assert_eq!(refusal(nobody), ErrorCode::NothingChosen);
}

async fn a_second_press_sends_nothing(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let ids = [ready(&t, Tier::Collaborate).await, ready(&t, Tier::Collaborate).await];
    let submission = Submission::new(&t.keys, "k".to_owned(), "/", b"form");
    let pressed = t.firm.employee.with_submission(Some(submission));
    let press = async || bulk::send(&t, &pressed, &t.firm.firm, ASK, these(&ids), 2).await.unwrap();
    assert_eq!(press().await, press().await);
    // Another tab has a key of its own, and finds nothing left to send.
    let tab = bulk::send(&t, &t.firm.employee, &t.firm.firm, ASK, these(&ids), 2).await.unwrap();
    assert_eq!(outcomes(&t, tab).await, [("state-changed".to_owned(), 2)]);
    assert_eq!(t.count("SELECT COUNT(*) FROM links").await, 2);
}

async fn reminders_are_told_too(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let early = look(&t, &Act::Remind, these(&[offer.accounts])).await;
    assert_eq!((early.count, early.refused["too-many-attempts"].0), (0, 1));
    t.wait_until(t.now() + Duration::minutes(61));
    let told = look(&t, &Act::Remind, these(&[offer.accounts])).await;
    assert_eq!((told.count, told.mails, told.rows[0].to.len()), (1, 1, 1));
}

async fn too_many_are_not_looked_at(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let many: Vec<AnnualAccountsId> = (0..2_001).map(|_| t.new_id()).collect();
    let (me, firm) = (&t.firm.employee, &t.firm.firm);
    assert_eq!(refusal(bulk::preview(&t, me, firm, &ASK, these(&many)).await), ErrorCode::TooManyRows);
    assert_eq!(refusal(bulk::send(&t, me, firm, ASK, these(&many), 2_001).await), ErrorCode::TooManyRows);
    assert_eq!(look(&t, &ASK, these(&many[1..])).await.count, 0);
}

async fn whoever_may_not_write_sees_nothing(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let id = ready(&t, Tier::Collaborate).await;
    let reader = t.firm.employee_as(Role::ReadOnly);
    let seen = bulk::preview(&t, &reader, &t.firm.firm, &ASK, these(&[id])).await;
    assert_eq!(refusal(seen), ErrorCode::NotAllowed);
    let sent = bulk::send(&t, &reader, &t.firm.firm, ASK, these(&[id]), 1).await;
    assert_eq!(refusal(sent), ErrorCode::NotAllowed);
    let stranger = bulk::preview(&t, &t.other.employee, &t.other.firm, &ASK, these(&[id])).await.unwrap();
    assert_eq!((stranger.count, stranger.refused["not-found"].0), (0, 1));
}
