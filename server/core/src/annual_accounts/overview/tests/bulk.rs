//! Acts on many, saved filters and files, on both engines.

use portal_types::{AnnualAccountsId, ErrorCode, Role, Tier, annual_accounts_filter::AccountsFilter};

use super::super::{
    self as overview, Place,
    bulk::{self, Act, Which},
    export, views,
};
use crate::{
    annual_accounts::start_many,
    both_engines, demo,
    sheet::Kind,
    testing::{Engine, TestPortal, refusal},
};

both_engines!(
    chosen_ones_are_changed,
    all_that_fit_are_changed_in_chunks,
    what_was_left_is_done_later,
    views_are_their_owners,
    a_file_has_what_fits
);

async fn listing(t: &TestPortal, query: &str) -> overview::Listing {
    let filter = AccountsFilter::parse(query);
    overview::list(t, &t.firm.employee, &t.firm.firm, &filter, &Place::First).await.unwrap()
}

async fn started(t: &TestPortal, count: usize) -> Vec<AnnualAccountsId> {
    let mut ids = Vec::new();
    for _ in 0..count {
        let (client, _) = t.client(&t.firm, Tier::Collaborate).await;
        ids.push(t.start(&t.firm, client).await);
    }
    ids
}

fn chosen(ids: &[AnnualAccountsId]) -> Which {
    Which::Chosen(ids.iter().map(ToString::to_string).collect())
}

async fn chosen_ones_are_changed(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let ids = started(&t, 3).await;
    let (client, _) = t.client(&t.other, Tier::Collaborate).await;
    let theirs = t.start(&t.other, client).await;
    let (me, firm) = (&t.firm.employee, &t.firm.firm);
    let deadline = Act::parse("deadline", "", "", "2026-04-30").unwrap();
    // Another firm's is left out, whoever names it.
    bulk::apply(&t, me, firm, deadline.clone(), chosen(&[ids[0], ids[1], theirs])).await.unwrap();
    assert_eq!(listing(&t, "deadline=none").await.beside.counts.found, 1);
    assert_eq!(t.count("SELECT COUNT(*) FROM annual_accounts WHERE deadline IS NOT NULL").await, 2);
    let employee = me.employee().unwrap().to_string();
    let assign = Act::parse("assign", "reviewer", &employee, "").unwrap();
    for _ in 0..2 {
        bulk::apply(&t, me, firm, assign.clone(), chosen(&ids[..2])).await.unwrap();
    }
    assert_eq!(listing(&t, "reviewer=me").await.rows.len(), 2);
    assert!(t.timeline(&t.firm, ids[0]).await.contains(&"accounts.assigned".to_owned()));
    let told = "SELECT COUNT(*) FROM audit_records WHERE event IN ('accounts.assigned', 'accounts.deadline-set')";
    assert_eq!(t.count(told).await, 4, "what was so already is not told again");
    let nobody = Act::parse("assign", "reviewer", "none", "").unwrap();
    bulk::apply(&t, me, firm, nobody, chosen(&ids[..1])).await.unwrap();
    assert_eq!(listing(&t, "reviewer=me").await.rows.len(), 1);

    let stranger = Act::parse("assign", "partner", &t.other.employee.employee().unwrap().to_string(), "").unwrap();
    assert_eq!(refusal(bulk::apply(&t, me, firm, stranger, chosen(&ids)).await), ErrorCode::NotFound);
    let reader = t.firm.employee_as(Role::ReadOnly);
    assert_eq!(refusal(bulk::apply(&t, &reader, firm, deadline.clone(), chosen(&ids)).await), ErrorCode::NotAllowed);
    assert_eq!(refusal(bulk::apply(&t, me, firm, deadline, chosen(&[])).await), ErrorCode::NothingChosen);
    for (act, part, employee, day) in
        [("", "", "", ""), ("assign", "boss", "none", ""), ("assign", "partner", "x", ""), ("deadline", "", "", "soon")]
    {
        assert_eq!(refusal(Act::parse(act, part, employee, day)), ErrorCode::InvalidForm);
    }
}

async fn all_that_fit_are_changed_in_chunks(engine: Engine) {
    let t = TestPortal::new(engine).await;
    demo::fill_accounts(&t, "linden", 480, 4).await.unwrap();
    let filter = AccountsFilter::parse("deadline=none&year=2025");
    let fitting = listing(&t, &filter.query()).await.beside.counts.found;
    assert!(fitting > 0);
    let deadline = Act::parse("deadline", "", "", "2027-01-31").unwrap();
    let (me, firm) = (&t.firm.employee, &t.firm.firm);
    let few = Which::Matching(Box::new(filter.clone()), usize::MAX).told(1);
    assert_eq!(refusal(bulk::apply(&t, me, firm, deadline.clone(), few).await), ErrorCode::StateChanged);
    let batch =
        bulk::apply(&t, me, firm, deadline, Which::Matching(Box::new(filter.clone()), usize::MAX)).await.unwrap();
    let total = async |batch| start_many::show(&t, me, batch).await.unwrap().asked.total as usize;
    assert_eq!(total(batch).await, fitting);
    assert_eq!(listing(&t, &filter.query()).await.beside.counts.found, 0);
    let all = Which::Matching(Box::default(), usize::MAX);
    let batch = bulk::apply(&t, me, firm, Act::Deadline(None), all).await.unwrap();
    assert_eq!(total(batch).await, 480);
    crate::testing::eventually("the rest", async || listing(&t, "deadline=none").await.beside.counts.found == 480)
        .await;
}

async fn what_was_left_is_done_later(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let ids = started(&t, 2).await;
    let batch: portal_types::BatchId = t.new_id();
    let (by, firm) = (t.firm.employee.employee().unwrap(), t.firm.firm.id);
    let (act, items) = (serde_json::to_string(&Act::Deadline(None)).unwrap(), serde_json::to_string(&ids).unwrap());
    let now = t.now();
    // As a server leaves it that ended after it had recorded the batch.
    t.write_system(move |tx| {
        Box::pin(async move {
            let insert = "INSERT INTO accounts_batches (id, firm_id, started_by, act, request, total, done, created_at)
                VALUES ($1, $2, $3, $4, '', 2, 0, $5)";
            crate::execute!(tx, insert, batch, firm, by, act, now)?;
            let chunk = "INSERT INTO accounts_batch_chunks (firm_id, batch_id, number, items) VALUES ($1, $2, 0, $3)";
            crate::execute!(tx, chunk, firm, batch, items)?;
            Ok(())
        })
    })
    .await
    .unwrap();
    assert_eq!(listing(&t, "").await.beside.progress.len(), 1);
    bulk::work(&t).await.unwrap();
    assert!(listing(&t, "").await.beside.progress.is_empty());
    assert_eq!(t.count("SELECT done FROM accounts_batches").await, 2);
}

async fn views_are_their_owners(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let me = &t.firm.employee;
    assert_eq!(views::save(&t, me, " Mijn werk ", "?preparer=me&nonsense=1").await.unwrap(), "preparer=me");
    views::save(&t, me, "Mijn werk", "reviewer=me").await.unwrap();
    let held = listing(&t, "").await.beside.views;
    let [view] = held.as_slice() else { panic!("{held:?}") };
    assert_eq!((view.name.as_str(), view.query.as_str()), ("Mijn werk", "reviewer=me"));
    assert_eq!(refusal(views::save(&t, me, "", "").await), ErrorCode::InvalidForm);
    views::remove(&t, &t.other.employee, view.id).await.unwrap();
    assert_eq!(listing(&t, "").await.beside.views.len(), 1, "another's stays");
    views::remove(&t, me, view.id).await.unwrap();
    assert!(listing(&t, "").await.beside.views.is_empty());
    for number in 0..30 {
        views::save(&t, me, &format!("Keuze {number}"), "").await.unwrap();
    }
    assert_eq!(refusal(views::save(&t, me, "Te veel", "").await), ErrorCode::TooManyViews);
}

async fn a_file_has_what_fits(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let ids = started(&t, 2).await;
    let rename = "UPDATE clients SET name = '=HYPERLINK(\"x\")' WHERE id = (SELECT client_id FROM annual_accounts WHERE id = $1)";
    let first = ids[0];
    t.write_system(move |tx| Box::pin(async move { Ok(crate::execute!(tx, rename, first)?) })).await.unwrap();
    t.upload(&t.firm.employee, ids[1], "versie een").await.unwrap();
    let file = |query: &'static str, kind| {
        let (t, filter) = (&t, AccountsFilter::parse(query));
        async move {
            let path = export::export(t, &t.firm.employee, &t.firm.firm, &filter, kind).await.unwrap();
            std::fs::read(&path).unwrap()
        }
    };
    let csv = String::from_utf8(file("sort=client", Kind::Csv).await).unwrap();
    let lines: Vec<_> = csv.lines().collect();
    assert_eq!(lines.len(), 3, "{csv}");
    assert!(lines[0].starts_with("\u{feff}Cliënt;Cliëntnummer;Rechtsvorm"), "{csv}");
    assert!(
        lines[1].starts_with("\"'=HYPERLINK(\"\"x\"\")\";C-1;BV;Samenwerken;Jaarrekening 2025;2025;Gepland"),
        "{csv}"
    );
    let one = String::from_utf8(file("state=in_progress", Kind::Csv).await).unwrap();
    assert_eq!(one.lines().count(), 2);
    let sheet = file("", Kind::Xlsx).await;
    assert_eq!(&sheet[..4], b"PK\x03\x04");
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'accounts.exported'").await, 3);
    let other =
        export::export(&t, &t.other.employee, &t.other.firm, &AccountsFilter::default(), Kind::Csv).await.unwrap();
    assert_eq!(std::fs::read_to_string(&other).unwrap().lines().count(), 1);
}
