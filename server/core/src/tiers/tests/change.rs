use portal_types::{
    BatchId, Capability, ClientId, ErrorCode, Role, Tier,
    annual_accounts::MoveForm,
    annual_accounts_start::count,
    client_filter::ClientFilter,
    links::{Choice, Purpose, Strength},
    tiers::TierChoice,
};

use super::{administrator, choose, form, tiers};
use crate::{
    annual_accounts, both_engines, clients, demo, links,
    submissions::Submission,
    testing::{Engine, TestPortal, eventually, refusal},
    tiers::{archive, change, preview, save, show_batch, undo},
};

both_engines!(
    clients_get_another_tier_and_have_it_back,
    who_is_asked_for_approval_keeps_what_he_has,
    what_others_changed_since_is_left_alone,
    links_ask_what_the_new_tier_asks,
    all_that_fit_change_in_chunks,
    who_may_only_read_changes_nothing,
    a_second_press_is_the_first
);

async fn tier_of(t: &TestPortal, client: ClientId) -> Tier {
    clients::show(t, &t.firm.employee, client).await.unwrap().0.tier
}

async fn given(t: &TestPortal, to: Tier, ids: &[ClientId]) -> BatchId {
    change(t, &t.firm.employee, &choose(to, ids), ids.len() as i64).await.unwrap()
}

async fn outcome(t: &TestPortal, batch: BatchId, code: &str) -> i64 {
    count(&show_batch(t, &t.firm.employee, batch).await.unwrap().outcomes, code)
}

async fn undone(t: &TestPortal, batch: BatchId, code: &str) -> i64 {
    count(&show_batch(t, &t.firm.employee, batch).await.unwrap().undo.expect("undone").1, code)
}

async fn clients_get_another_tier_and_have_it_back(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let me = &t.firm.employee;
    let reads = t.client(&t.firm, Tier::Standard).await.0;
    let approves = t.client(&t.firm, Tier::Collaborate).await.0;
    let theirs = t.client(&t.other, Tier::Standard).await.0;
    let choice = choose(Tier::Extended, &[reads, approves, theirs]);
    let (chosen, seen) = preview(&t, me, &choice).await.unwrap();
    let seen = seen.unwrap();
    assert_eq!((chosen, seen.count, seen.unchanged, seen.missing), (3, 2, 0, 1));
    let from = |tier| *seen.moved.iter().find(|moved| moved.from == tier).unwrap();
    assert!(from(Tier::Standard).gained.allows(Capability::Approve));
    assert!(!from(Tier::Collaborate).gained.allows(Capability::Approve));
    assert!(from(Tier::Collaborate).gained.allows(Capability::Portal));
    assert_eq!(from(Tier::Collaborate).lost, Default::default());
    let mails = t.letters().len();
    let batch = change(&t, me, &choice, 2).await.unwrap();
    let shown = show_batch(&t, me, batch).await.unwrap();
    assert_eq!((shown.to, shown.asked.total, shown.asked.done), (Tier::Extended, 3, 3));
    assert_eq!((outcome(&t, batch, "done").await, outcome(&t, batch, "not-found").await), (2, 1));
    assert_eq!((tier_of(&t, reads).await, tier_of(&t, approves).await), (Tier::Extended, Tier::Extended));
    let found = clients::list::matching(&t, me, &ClientFilter::parse("tier=extended")).await.unwrap();
    assert_eq!(found.len(), 2, "the list knows");
    let theirs_now = clients::show(&t, &t.other.employee, theirs).await.unwrap().0.tier;
    assert_eq!(theirs_now, Tier::Standard);
    assert_eq!(refusal(show_batch(&t, &t.other.employee, batch).await), ErrorCode::NotFound);
    assert_eq!(refusal(undo(&t, &t.other.employee, batch).await), ErrorCode::NotFound);

    let first = undo(&t, me, batch).await.unwrap();
    assert_eq!(undo(&t, me, batch).await.unwrap(), first, "once");
    assert_eq!(undone(&t, batch, "done").await, 2);
    assert_eq!((tier_of(&t, reads).await, tier_of(&t, approves).await), (Tier::Standard, Tier::Collaborate));
    t.drain().await;
    assert_eq!(t.letters().len(), mails, "nobody is mailed");
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'client.tier-changed'").await, 4);
    assert_eq!(crate::audit::verify(&t, t.firm.firm.id).await.unwrap().findings, []);
}

async fn who_is_asked_for_approval_keeps_what_he_has(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let me = &t.firm.employee;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let free = t.client(&t.firm, Tier::Collaborate).await.0;
    let ids = [offer.client, free];
    let seen = preview(&t, me, &choose(Tier::Standard, &ids)).await.unwrap().1.unwrap();
    assert_eq!((seen.count, seen.asked.count, seen.asked.rows[0].0), (1, 1, offer.client));
    assert!(seen.moved[0].lost.allows(Capability::Approve));
    let batch = given(&t, Tier::Standard, &ids).await;
    assert_eq!((outcome(&t, batch, "done").await, outcome(&t, batch, "tier-asked").await), (1, 1));
    assert_eq!((tier_of(&t, offer.client).await, tier_of(&t, free).await), (Tier::Collaborate, Tier::Standard));
    // A tier that approves as well is no reason to wait.
    let up = given(&t, Tier::Extended, &[offer.client]).await;
    assert_eq!(outcome(&t, up, "done").await, 1);
    let holder = t.signer(&t.firm, &offer, "phone").await;
    crate::approvals::approve(&t, &holder, t.shown(&holder).await).await.unwrap();
    // Once it is answered nobody waits any more.
    let down = given(&t, Tier::Standard, &[offer.client]).await;
    assert_eq!(outcome(&t, down, "done").await, 1);
    // Nor can it be asked of who may not.
    let started = t.start(&t.firm, free).await;
    t.upload(me, started, "een").await.unwrap();
    let asked = annual_accounts::share(&t, me, started, Purpose::Approve).await;
    assert_eq!(refusal(asked), ErrorCode::NotAllowed);
    // What is taken back frees the client as well.
    let third = t.offer(&t.firm, Tier::Collaborate).await;
    let back = MoveForm { step: "withdraw-request".into(), reason: "toch niet".into(), ..MoveForm::default() };
    annual_accounts::make_move(&t, me, third.accounts, &back).await.unwrap();
    let freed = given(&t, Tier::Standard, &[third.client]).await;
    assert_eq!(outcome(&t, freed, "done").await, 1);
}

async fn what_others_changed_since_is_left_alone(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let ids = [t.client(&t.firm, Tier::Standard).await.0, t.client(&t.firm, Tier::Standard).await.0];
    let batch = given(&t, Tier::Extended, &ids).await;
    t.clock.advance(chrono::Duration::seconds(1));
    // Away and back is a change too.
    given(&t, Tier::Collaborate, &ids[..1]).await;
    t.clock.advance(chrono::Duration::seconds(1));
    given(&t, Tier::Extended, &ids[..1]).await;
    undo(&t, &t.firm.employee, batch).await.unwrap();
    assert_eq!((undone(&t, batch, "done").await, undone(&t, batch, "tier-kept").await), (1, 1));
    assert_eq!((tier_of(&t, ids[0]).await, tier_of(&t, ids[1]).await), (Tier::Extended, Tier::Standard));

    // What he had before may be put away by now.
    let chief = administrator(&t);
    save(&t, &chief, form("Proef", &[]).check().unwrap()).await.unwrap();
    let client = t.client(&t.firm, Tier::Own1).await.0;
    let moved = given(&t, Tier::Standard, &[client]).await;
    archive(&t, &chief, Tier::Own1).await.unwrap();
    undo(&t, &t.firm.employee, moved).await.unwrap();
    assert_eq!(undone(&t, moved, "tier-archived").await, 1);
    assert_eq!(tier_of(&t, client).await, Tier::Standard);
    let none = given(&t, Tier::Own1, &[client]).await;
    assert_eq!(outcome(&t, none, "tier-archived").await, 1);
}

async fn links_ask_what_the_new_tier_asks(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (me, offer) = (&t.firm.employee, t.offer(&t.firm, Tier::Collaborate).await);
    let same = preview(&t, me, &choose(Tier::Extended, &[offer.client])).await.unwrap().1.unwrap();
    assert_eq!((same.links_more, same.links_less), (0, 0));
    let (tier, purpose, strength) = (Tier::Extended, Purpose::Approve, Strength::Button);
    links::choose(&t, &administrator(&t), vec![Choice { tier, purpose, strength }]).await.unwrap();
    let less = preview(&t, me, &choose(Tier::Extended, &[offer.client])).await.unwrap().1.unwrap();
    assert_eq!((less.links_more, less.links_less), (0, 1));
    given(&t, Tier::Extended, &[offer.client]).await;
    let more = preview(&t, me, &choose(Tier::Collaborate, &[offer.client])).await.unwrap().1.unwrap();
    assert_eq!((more.links_more, more.links_less), (1, 0));
    // Without an agreed code the mailed one takes its place, which is what it asked.
    let strength = Strength::AccessCode;
    let tier = Tier::Collaborate;
    links::choose(&t, &administrator(&t), vec![Choice { tier, purpose, strength }]).await.unwrap();
    let (_, contacts) = clients::show(&t, me, offer.client).await.unwrap();
    links::set_access_code(&t, me, contacts[0].id, "blauwe fiets".into()).await.unwrap();
    let coded = preview(&t, me, &choose(Tier::Collaborate, &[offer.client])).await.unwrap().1.unwrap();
    assert_eq!((coded.links_more, coded.links_less), (1, 0));
}

async fn all_that_fit_change_in_chunks(engine: Engine) {
    let t = TestPortal::new(engine).await;
    demo::fill_accounts(&t, "linden", 1_500, 1).await.unwrap();
    let me = &t.firm.employee;
    // Demo data asks approvals of everybody, and those keep a tier that approves.
    let filter = ClientFilter::parse("tier=collaborate");
    let choice = TierChoice { to: Some(Tier::Extended), filter, all: true, ids: Vec::new() };
    let (chosen, seen) = preview(&t, me, &choice).await.unwrap();
    let fits = seen.unwrap().count;
    assert!(fits > 200 && chosen as i64 == fits, "{chosen} {fits}");
    assert_eq!(refusal(change(&t, me, &choice, fits - 1).await), ErrorCode::StateChanged, "what was not seen");
    let batch = change(&t, me, &choice, fits).await.unwrap();
    eventually("everybody has it", async || outcome(&t, batch, "done").await == fits).await;
    assert_eq!(clients::list::matching(&t, me, &choice.filter).await.unwrap().len(), 0);
    assert_eq!(refusal(change(&t, me, &choice, fits).await), ErrorCode::NothingChosen);
    undo(&t, me, batch).await.unwrap();
    eventually("everybody has it back", async || undone(&t, batch, "done").await == fits).await;
    assert_eq!(clients::list::matching(&t, me, &choice.filter).await.unwrap().len() as i64, fits);
}

async fn who_may_only_read_changes_nothing(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let client = t.client(&t.firm, Tier::Standard).await.0;
    let reader = t.firm.employee_as(Role::ReadOnly);
    let choice = choose(Tier::Extended, &[client]);
    assert_eq!(refusal(change(&t, &reader, &choice, 1).await), ErrorCode::NotAllowed);
    assert_eq!(refusal(preview(&t, &reader, &choice).await), ErrorCode::NotAllowed);
    let batch = given(&t, Tier::Extended, &[client]).await;
    assert_eq!(refusal(undo(&t, &reader, batch).await), ErrorCode::NotAllowed);
    let nothing = TierChoice { ids: vec![client.to_string()], ..TierChoice::default() };
    assert_eq!(refusal(change(&t, &t.firm.employee, &nothing, 1).await), ErrorCode::InvalidForm);
    assert_eq!(refusal(change(&t, &t.firm.employee, &choose(Tier::Standard, &[]), 1).await), ErrorCode::NothingChosen);
    assert_eq!(tiers(&t).await.named(Default::default()).len(), 3);
}

async fn a_second_press_is_the_first(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let client = t.client(&t.firm, Tier::Standard).await.0;
    let key = Submission::new(&t.keys, "k".to_owned(), "/", b"form");
    let pressed = t.firm.employee.with_submission(Some(key));
    let choice = choose(Tier::Extended, &[client]);
    let first = change(&t, &pressed, &choice, 1).await.unwrap();
    assert_eq!(change(&t, &pressed, &choice, 1).await.unwrap(), first);
    assert_eq!(t.count("SELECT COUNT(*) FROM tier_changes").await, 1);
}
