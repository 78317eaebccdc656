//! The overview on both engines: what is committed is shown, and nothing of another firm.

use portal_types::{
    AnnualAccountsId, ClientId, ErrorCode, Tier,
    annual_accounts::{StartAnnualAccounts, State},
    annual_accounts_filter::{AccountsFilter, Side},
};

use tokio::sync::oneshot;

use super::super::{self as overview, Place};
use crate::{
    annual_accounts, both_engines, execute,
    testing::{Engine, TestFirm, TestPortal, refusal},
};

both_engines!(
    what_is_committed_is_shown,
    a_change_of_the_client_is_shown,
    a_transaction_that_ends_late_is_not_missed,
    the_other_firm_sees_nothing,
    the_board_has_a_column_per_state,
    a_restored_database_is_read
);

async fn found(t: &TestPortal, firm: &TestFirm, query: &str) -> Vec<AnnualAccountsId> {
    let filter = AccountsFilter::parse(query);
    let listing = overview::list(t, &firm.employee, &firm.firm, &filter, &Place::First).await.unwrap();
    assert_eq!(listing.beside.counts.found, listing.rows.len());
    listing.rows.into_iter().map(|row| row.id).collect()
}

async fn set(t: &TestPortal, sql: &'static str, id: uuid::Uuid, value: &str) {
    let value = value.to_owned();
    t.write_system(move |tx| Box::pin(async move { Ok(execute!(tx, sql, id, value)?) })).await.unwrap();
}

async fn started(t: &TestPortal, firm: &TestFirm, year: &str) -> (ClientId, AnnualAccountsId) {
    let (client, _) = t.client(firm, Tier::Collaborate).await;
    let form = StartAnnualAccounts { year: year.to_owned() };
    (client, annual_accounts::start(t, &firm.employee, client, &form).await.unwrap())
}

async fn what_is_committed_is_shown(engine: Engine) {
    let t = TestPortal::new(engine).await;
    assert!(found(&t, &t.firm, "").await.is_empty());
    let (_, first) = started(&t, &t.firm, "2025").await;
    let (_, second) = started(&t, &t.firm, "2024").await;
    assert_eq!(found(&t, &t.firm, "sort=year").await, [second, first]);
    assert_eq!(found(&t, &t.firm, "state=planned").await.len(), 2);

    t.upload(&t.firm.employee, first, "versie een").await.unwrap();
    assert_eq!(found(&t, &t.firm, "state=planned").await, [second]);
    assert_eq!(found(&t, &t.firm, "state=in_progress").await, [first]);

    let me = t.firm.employee.employee().unwrap();
    let part = "INSERT INTO accounts_people (firm_id, accounts_id, part, employee_id)
        SELECT firm_id, id, $2, (SELECT e.id FROM employees e WHERE e.firm_id = a.firm_id) FROM annual_accounts a WHERE id = $1";
    set(&t, part, second.0, "reviewer").await;
    assert_eq!(found(&t, &t.firm, "reviewer=me").await, [second]);
    assert_eq!(found(&t, &t.firm, &format!("reviewer={me}&year=2024")).await, [second]);
    assert_eq!(found(&t, &t.firm, "reviewer=none").await, [first]);
    set(&t, "DELETE FROM accounts_people WHERE accounts_id = $1 AND part = $2", second.0, "reviewer").await;
    assert!(found(&t, &t.firm, "reviewer=me").await.is_empty());
}

async fn a_change_of_the_client_is_shown(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (client, accounts) = started(&t, &t.firm, "2025").await;
    started(&t, &t.firm, "2025").await;
    assert!(found(&t, &t.firm, "q=omer").await.is_empty());
    set(&t, "UPDATE clients SET name = $2 WHERE id = $1", client.0, "Bakkerij Ömer").await;
    assert_eq!(found(&t, &t.firm, "q=omer").await, [accounts]);
    assert_eq!(found(&t, &t.firm, "q=OMER+bakk").await, [accounts]);
    assert_eq!(found(&t, &t.firm, "sort=client").await[0], accounts);
    set(&t, "UPDATE clients SET tier = $2 WHERE id = $1", client.0, "extended").await;
    assert_eq!(found(&t, &t.firm, "tier=extended").await, [accounts]);
}

/// On Postgres the transaction that began first may end last: its number is then older than what was looked at.
async fn a_transaction_that_ends_late_is_not_missed(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (_, first) = started(&t, &t.firm, "2025").await;
    let (_, second) = started(&t, &t.firm, "2024").await;
    found(&t, &t.firm, "").await;
    let raise = "UPDATE annual_accounts SET state = $2 WHERE id = $1";
    let ((written, seen), (go, told)) = (oneshot::channel(), oneshot::channel());
    let (portal, firm) = ((*t).clone(), t.firm.firm.id);
    let late = tokio::spawn(async move {
        let work = portal.write_within(firm, move |tx| {
            Box::pin(async move {
                execute!(tx, raise, first.0, "returned")?;
                written.send(()).expect("somebody waits");
                told.await.expect("a word");
                Ok(())
            })
        });
        work.await
    });
    seen.await.unwrap();
    if engine == Engine::Postgres {
        set(&t, raise, second.0, "approved").await;
    }
    assert!(found(&t, &t.firm, "state=returned").await.is_empty(), "not committed");
    go.send(()).unwrap();
    late.await.unwrap().unwrap();
    assert_eq!(found(&t, &t.firm, "state=returned").await, [first]);
}

async fn the_other_firm_sees_nothing(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (_, accounts) = started(&t, &t.firm, "2025").await;
    assert_eq!(found(&t, &t.firm, "").await, [accounts]);
    assert!(found(&t, &t.other, "").await.is_empty());
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let holder = t.signer(&t.firm, &offer, "phone").await;
    let filter = AccountsFilter::default();
    let denied = overview::list(&t, &holder, &t.firm.firm, &filter, &Place::First).await;
    assert_eq!(refusal(denied), ErrorCode::NotFound);
    assert_eq!(refusal(overview::matching(&t, &holder, &t.firm.firm, &filter).await), ErrorCode::NotFound);
    assert_eq!(refusal(overview::board(&t, &holder, &t.firm.firm, &filter).await), ErrorCode::NotFound);
}

async fn the_board_has_a_column_per_state(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (_, planned) = started(&t, &t.firm, "2025").await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let board = |query: &'static str| {
        let (t, filter) = (&t, AccountsFilter::parse(query));
        async move { overview::board(t, &t.firm.employee, &t.firm.firm, &filter).await.unwrap() }
    };
    let whole = board("").await;
    assert_eq!(whole.columns.len(), State::ALL.len());
    let column = |state| whole.columns.iter().find(|(other, ..)| *other == state).unwrap();
    let ids = |state| column(state).2.iter().map(|row| row.id).collect::<Vec<_>>();
    assert_eq!((ids(State::Planned), ids(State::ApprovalRequested)), (vec![planned], vec![offer.accounts]));
    assert_eq!(whole.beside.counts.sides, [(Side::Client, 1), (Side::Firm, 1), (Side::Nobody, 0)]);
    let client = board("side=client").await;
    assert!(client.columns.iter().all(|(state, ..)| *state != State::Planned));
    assert_eq!((client.beside.counts.found, client.beside.counts.all), (1, 2));
}

/// Numbers from another cluster may lie far ahead of this one's.
async fn a_restored_database_is_read(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (_, accounts) = started(&t, &t.firm, "2025").await;
    t.write_system(|tx| Box::pin(async move { Ok(execute!(tx, "UPDATE accounts_changes SET changed = 4000000000")?) }))
        .await
        .unwrap();
    assert_eq!(found(&t, &t.firm, "state=planned").await, [accounts]);
    let (_, later) = started(&t, &t.firm, "2024").await;
    set(&t, "UPDATE annual_accounts SET state = $2 WHERE id = $1", accounts.0, "returned").await;
    assert_eq!(found(&t, &t.firm, "state=returned").await, [accounts]);
    assert_eq!(found(&t, &t.firm, "state=planned").await, [later]);
}
