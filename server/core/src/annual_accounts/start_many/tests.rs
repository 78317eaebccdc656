//! Starting many, looking before, and taking back, on both engines.

use portal_types::{
    BatchId, ClientId, ErrorCode, Role, Tier,
    annual_accounts::{MoveForm, PeopleForm},
    annual_accounts_filter::AccountsFilter,
    annual_accounts_start::{StartFilter, count},
};

use super::{Cursor, Place, Which, candidates, preview, show, start, undo};
use crate::{
    annual_accounts::{
        self,
        overview::{self, bulk},
    },
    both_engines, demo,
    submissions::Submission,
    testing::{Engine, TestPortal, at_once, eventually, refusal},
};

both_engines!(
    chosen_clients_are_started_once,
    the_preview_tells_what_is_skipped,
    all_that_fit_are_started_in_chunks,
    what_nobody_touched_is_taken_back,
    a_second_press_and_a_second_tab_start_nothing_twice,
    a_batch_is_its_firms_own,
    what_a_crash_left_is_started_later
);

const YEAR: i32 = 2024;

fn of_year() -> StartFilter {
    StartFilter { year: YEAR, ..StartFilter::default() }
}

fn ticked(ids: &[ClientId]) -> Which {
    Which::Ticked(ids.iter().map(ToString::to_string).collect())
}

async fn clients(t: &TestPortal, number: usize) -> Vec<ClientId> {
    let mut ids = Vec::new();
    for _ in 0..number {
        ids.push(t.client(&t.firm, Tier::Collaborate).await.0);
    }
    ids
}

async fn began(t: &TestPortal, ids: &[ClientId]) -> BatchId {
    start(t, &t.firm.employee, &of_year(), ticked(ids), &PeopleForm::default()).await.unwrap()
}

async fn outcome(t: &TestPortal, batch: BatchId, code: &str) -> i64 {
    count(&show(t, &t.firm.employee, batch).await.unwrap().outcomes, code)
}

async fn undone(t: &TestPortal, batch: BatchId, code: &str) -> i64 {
    count(&show(t, &t.firm.employee, batch).await.unwrap().undo.expect("undone").1, code)
}

async fn listed(t: &TestPortal, query: &str) -> usize {
    let filter = AccountsFilter::parse(query);
    let page = overview::list(t, &t.firm.employee, &t.firm.firm, &filter, &overview::Place::First).await.unwrap();
    page.beside.counts.found
}

async fn chosen_clients_are_started_once(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let ids = clients(&t, 3).await;
    let theirs = t.client(&t.other, Tier::Collaborate).await.0;
    let me = t.firm.employee.employee().unwrap().to_string();
    let people = PeopleForm { preparer: me, deadline: "2025-05-31".to_owned(), ..PeopleForm::default() };
    let batch = start(&t, &t.firm.employee, &of_year(), ticked(&[ids[0], ids[1], theirs]), &people).await.unwrap();
    let shown = show(&t, &t.firm.employee, batch).await.unwrap();
    assert_eq!((shown.asked.total, shown.asked.done), (3, 3));
    assert_eq!(shown.outcomes, [("done".to_owned(), 2), ("not-found".to_owned(), 1)]);
    assert_eq!(listed(&t, "year=2024&preparer=me&state=planned").await, 2);
    t.start(&t.firm, ids[2]).await;
    assert_eq!((listed(&t, "").await, listed(&t, &format!("batch={batch}")).await), (3, 2));
    assert_eq!(t.count("SELECT COUNT(*) FROM annual_accounts WHERE deadline IS NOT NULL").await, 2);
    for (event, records) in [("started", 3), ("assigned", 2), ("deadline-set", 2), ("bulk-started", 1)] {
        let all = "SELECT COUNT(*) FROM audit_records WHERE event = ";
        let sql: &'static str = Box::leak(format!("{all}'accounts.{event}'").into_boxed_str());
        assert_eq!(t.count(sql).await, records, "{event}");
    }
    let report = crate::audit::verify(&t, t.firm.firm.id).await.unwrap();
    assert_eq!(report.findings, []);
    let again = began(&t, &ids).await;
    assert_eq!((outcome(&t, again, "done").await, outcome(&t, again, "had").await), (1, 2));
}

async fn the_preview_tells_what_is_skipped(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let ids = clients(&t, 3).await;
    began(&t, &ids[..1]).await;
    let me = &t.firm.employee;
    let theirs = t.client(&t.other, Tier::Collaborate).await.0;
    let chosen: Vec<String> = [ids[0], ids[1], ids[1], theirs].iter().map(ToString::to_string).collect();
    let seen = preview(&t, me, &of_year(), Some(&chosen)).await.unwrap();
    assert_eq!((seen.count, seen.had_count, seen.missing), (1, 1, 1));
    let all = preview(&t, me, &of_year(), None).await.unwrap();
    assert_eq!((all.count, all.rows.len(), all.had_count), (2, 2, 0));
    let had = preview(&t, me, &StartFilter { had: true, ..of_year() }, None).await.unwrap();
    assert_eq!((had.count, had.had_count, had.had.len()), (2, 1, 1));
    let other = StartFilter { tier: Some(Tier::Extended), ..of_year() };
    assert_eq!(preview(&t, me, &other, None).await.unwrap().count, 0);

    let page = candidates(&t, me, &of_year(), &Place::First).await.unwrap();
    assert_eq!((page.rows.len(), page.found), (2, 2));
    let first = Cursor { name_key: page.rows[0].name_key.clone(), id: page.rows[0].id };
    let rest = candidates(&t, me, &of_year(), &Place::After(first)).await.unwrap();
    assert_eq!(rest.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [page.rows[1].id]);
    let searched = StartFilter { search: "nergens%".to_owned(), ..of_year() };
    assert_eq!(candidates(&t, me, &searched, &Place::First).await.unwrap().found, 0);

    // More than was seen is not started.
    let more = start(&t, me, &of_year(), Which::Matching(1), &PeopleForm::default()).await;
    assert_eq!(refusal(more), ErrorCode::StateChanged);
    let nobody = start(&t, me, &other, Which::Matching(5), &PeopleForm::default()).await;
    assert_eq!(refusal(nobody), ErrorCode::NothingChosen);
    let stranger = t.other.employee.employee().unwrap().to_string();
    let people = PeopleForm { partner: stranger, ..PeopleForm::default() };
    assert_eq!(refusal(start(&t, me, &of_year(), ticked(&ids), &people).await), ErrorCode::NotFound);
    let reader = t.firm.employee_as(Role::ReadOnly);
    assert_eq!(
        refusal(start(&t, &reader, &of_year(), ticked(&ids), &PeopleForm::default()).await),
        ErrorCode::NotAllowed
    );
    assert_eq!(refusal(preview(&t, &reader, &of_year(), None).await), ErrorCode::NotAllowed);
    assert_eq!(t.count("SELECT COUNT(*) FROM annual_accounts").await, 1);
}

async fn all_that_fit_are_started_in_chunks(engine: Engine) {
    let t = TestPortal::new(engine).await;
    demo::fill_accounts(&t, "linden", 1_500, 4).await.unwrap();
    let all = of_year();
    let told = StartFilter { year: 2031, ..all };
    let fitting = preview(&t, &t.firm.employee, &told, None).await.unwrap().count;
    assert!(fitting > 200, "{fitting}");
    let batch = start(&t, &t.firm.employee, &told, Which::Matching(fitting), &PeopleForm::default()).await.unwrap();
    let done = async || outcome(&t, batch, "done").await == fitting;
    eventually("all are started", done).await;
    assert_eq!(listed(&t, "year=2031").await as i64, fitting);
    undo(&t, &t.firm.employee, batch).await.unwrap();
    eventually("all are taken back", async || undone(&t, batch, "done").await == fitting).await;
    assert_eq!(listed(&t, "year=2031").await, 0);
    let report = crate::audit::verify(&t, t.firm.firm.id).await.unwrap();
    assert_eq!(report.findings, []);
}

async fn what_nobody_touched_is_taken_back(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let ids = clients(&t, 5).await;
    let me = &t.firm.employee;
    let people = PeopleForm { reviewer: me.employee().unwrap().to_string(), ..PeopleForm::default() };
    let batch = start(&t, me, &of_year(), ticked(&ids), &people).await.unwrap();
    assert_eq!(listed(&t, "year=2024").await, 5);
    let mut of = Vec::new();
    for id in &ids {
        of.push(annual_accounts::of_client(&t, me, *id).await.unwrap()[0].id);
    }
    annual_accounts::add_note(&t, me, of[0], "iets").await.unwrap();
    let begin = MoveForm { step: "start".to_owned(), ..MoveForm::default() };
    annual_accounts::make_move(&t, me, of[1], &begin).await.unwrap();
    t.upload(me, of[2], "versie een").await.unwrap();
    let reader = t.firm.employee_as(Role::ReadOnly);
    assert_eq!(refusal(undo(&t, &reader, batch).await), ErrorCode::NotAllowed);
    let first = undo(&t, me, batch).await.unwrap();
    assert_eq!(undo(&t, me, batch).await.unwrap(), first, "once");
    assert_eq!(undone(&t, batch, "done").await, 2);
    let kept = show(&t, me, batch).await.unwrap().kept;
    let mut why: Vec<_> = kept.iter().map(|(id, _, why)| (*id, why.as_str())).collect();
    why.sort_unstable();
    let mut expected = vec![(of[0], "kept-touched"), (of[1], "kept-moved"), (of[2], "kept-moved")];
    expected.sort_unstable();
    assert_eq!(why, expected);
    assert_eq!(listed(&t, "year=2024").await, 3, "the overview forgets");
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'accounts.start-undone'").await, 2);
    // The same year can be started again, in bulk and one by one.
    let again = began(&t, &ids[..4]).await;
    assert_eq!((outcome(&t, again, "done").await, outcome(&t, again, "had").await), (1, 3));
    t.start(&t.firm, ids[4]).await;
    assert_eq!(refusal(undo(&t, me, first).await), ErrorCode::StateChanged, "undoing is not undone");
}

async fn a_second_press_and_a_second_tab_start_nothing_twice(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let ids = clients(&t, 20).await;
    let submission = Submission::new(&t.keys, "k".to_owned(), "/", b"form");
    let pressed = t.firm.employee.with_submission(Some(submission));
    let press = async || start(&t, &pressed, &of_year(), ticked(&ids[..5]), &PeopleForm::default()).await;
    assert_eq!(press().await.unwrap(), press().await.unwrap());
    assert_eq!(t.count("SELECT COUNT(*) FROM accounts_batches").await, 1);
    let tab = || {
        let (portal, scope, ids) = ((*t).clone(), t.firm.employee.clone(), ids.clone());
        async move { start(&portal, &scope, &of_year(), ticked(&ids), &PeopleForm::default()).await.unwrap() }
    };
    let tabs: Vec<BatchId> = at_once((0..8).map(|_| tab())).await;
    eventually("all tabs are served", async || t.count("SELECT COUNT(*) FROM accounts_batch_chunks").await == 0).await;
    let mut made = 0;
    for batch in tabs {
        made += outcome(&t, batch, "done").await;
    }
    assert_eq!(made, 15);
    assert_eq!(t.count("SELECT COUNT(*) FROM annual_accounts").await, 20);
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'accounts.started'").await, 20);
}

async fn a_batch_is_its_firms_own(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let ids = clients(&t, 1).await;
    let batch = began(&t, &ids).await;
    assert_eq!(refusal(show(&t, &t.other.employee, batch).await), ErrorCode::NotFound);
    assert_eq!(refusal(undo(&t, &t.other.employee, batch).await), ErrorCode::NotFound);
    let theirs = start(&t, &t.other.employee, &of_year(), ticked(&ids), &PeopleForm::default()).await.unwrap();
    let shown = show(&t, &t.other.employee, theirs).await.unwrap();
    assert_eq!(shown.outcomes, [("not-found".to_owned(), 1)]);
    assert_eq!(refusal(undo(&t, &t.other.employee, theirs).await), ErrorCode::NothingChosen);
    assert_eq!(t.count("SELECT COUNT(*) FROM annual_accounts").await, 1);
}

async fn what_a_crash_left_is_started_later(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let ids = clients(&t, 2).await;
    let items: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
    let (batch, now) = (t.new_id::<BatchId>(), t.now());
    let act = bulk::Act::Start { year: YEAR, people: PeopleForm::default().check().unwrap() };
    t.write(&t.firm.employee, move |tx, scope| {
        Box::pin(async move { bulk::record(tx, scope, batch, &act, &items, now).await })
    })
    .await
    .unwrap();
    let shown = show(&t, &t.firm.employee, batch).await.unwrap();
    assert_eq!((shown.asked.total, shown.asked.done, shown.outcomes.len()), (2, 0, 0));
    assert_eq!(refusal(undo(&t, &t.firm.employee, batch).await), ErrorCode::StateChanged, "still at work");
    bulk::work(&t).await.unwrap();
    assert_eq!(outcome(&t, batch, "done").await, 2);
}
