//! Work on many that fails, is left over, or races those who open links, on both engines.

use chrono::Duration;
use portal_types::{
    AnnualAccountsId, BatchId, ErrorCode, Tier, annual_accounts::State, annual_accounts_overview::BulkForm,
    annual_accounts_start::count, links::Purpose,
};
use uuid::Uuid;

use super::super::bulk::{self, Act, Which};
use crate::{
    annual_accounts::{self, start_many},
    both_engines, links,
    testing::{Engine, TestFirm, TestPortal, at_once, browser, race_rounds, refusal},
};

both_engines!(a_chunk_that_fails_stops_nobody_and_is_given_up, whoever_left_or_may_not_write_any_more_does_nothing);

fn chosen(ids: &[AnnualAccountsId]) -> Which {
    Which::Chosen(ids.iter().map(ToString::to_string).collect())
}

async fn one(t: &TestPortal, firm: &TestFirm) -> AnnualAccountsId {
    let (client, _) = t.client(firm, Tier::Collaborate).await;
    t.start(firm, client).await
}

/// As a server leaves it that ended after it had recorded the batch.
async fn left(t: &TestPortal, firm: &TestFirm, act: &str, ids: &[AnnualAccountsId]) -> BatchId {
    let batch: BatchId = t.new_id();
    let (by, firm, now) = (firm.employee.employee().unwrap(), firm.firm.id, t.now());
    let (act, total) = (act.to_owned(), ids.len() as i64);
    let items = serde_json::to_string(&ids.iter().map(|id| id.0).collect::<Vec<Uuid>>()).unwrap();
    t.write_system(move |tx| {
        Box::pin(async move {
            let insert = "INSERT INTO accounts_batches (id, firm_id, started_by, act, request, total, done, created_at)
                VALUES ($1, $2, $3, $4, '', $5, 0, $6)";
            crate::execute!(tx, insert, batch, firm, by, act, total, now)?;
            let chunk = "INSERT INTO accounts_batch_chunks (firm_id, batch_id, number, items) VALUES ($1, $2, 0, $3)";
            crate::execute!(tx, chunk, firm, batch, items)?;
            Ok(())
        })
    })
    .await
    .unwrap();
    batch
}

fn deadline() -> String {
    serde_json::to_string(&Act::Deadline("2026-04-30".parse().ok())).unwrap()
}

async fn a_chunk_that_fails_stops_nobody_and_is_given_up(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (theirs, mine, later) = (one(&t, &t.other).await, one(&t, &t.firm).await, one(&t, &t.firm).await);
    left(&t, &t.other, "\"an act of a newer server\"", &[theirs]).await;
    let waiting = left(&t, &t.firm, &deadline(), &[later]).await;

    let act = Act::parse("deadline", "", "", "2026-05-31").unwrap();
    let done = bulk::apply(&t, &t.firm.employee, &t.firm.firm, act, chosen(&[mine])).await.unwrap();
    let shown = start_many::show(&t, &t.firm.employee, done).await.unwrap();
    assert_eq!(count(&shown.outcomes, "done"), 1);
    assert_eq!(t.count("SELECT COUNT(*) FROM accounts_batch_chunks WHERE attempts > 0").await, 0, "only one's own");

    bulk::work(&t).await.unwrap();
    let shown = start_many::show(&t, &t.firm.employee, waiting).await.unwrap();
    assert_eq!(count(&shown.outcomes, "done"), 1, "what came after it");
    for attempt in 1..=5 {
        bulk::work(&t).await.unwrap();
        assert_eq!(t.count("SELECT attempts FROM accounts_batch_chunks").await, attempt);
        t.clock.advance(Duration::hours(1));
    }
    bulk::work(&t).await.unwrap();
    assert_eq!(t.count("SELECT items FROM accounts_batch_outcomes WHERE outcome = 'internal'").await, 1);
    assert_eq!(t.count("SELECT COUNT(*) FROM accounts_batches WHERE done < total").await, 0);
    assert_eq!(t.count("SELECT COUNT(*) FROM accounts_batch_chunks").await, 0);
}

async fn whoever_left_or_may_not_write_any_more_does_nothing(engine: Engine) {
    for change in ["UPDATE employees SET active = (1 = 0)", "UPDATE employees SET role = 'read-only'"] {
        let t = TestPortal::new(engine).await;
        let id = one(&t, &t.firm).await;
        let batch = left(&t, &t.firm, &deadline(), &[id]).await;
        t.write_system(move |tx| {
            Box::pin(async move {
                crate::execute!(tx, change)?;
                Ok(())
            })
        })
        .await
        .unwrap();
        bulk::work(&t).await.unwrap();
        let shown = start_many::show(&t, &t.firm.employee, batch).await.unwrap();
        assert_eq!(shown.outcomes, [("not-allowed".to_owned(), 1)], "{change}");
        assert_eq!(t.count("SELECT COUNT(*) FROM annual_accounts WHERE deadline IS NOT NULL").await, 0, "{change}");
    }
}

mod races {
    use super::*;

    both_engines!(sharing_many_waits_for_no_reader_in_a_circle);

    /// Readers hold a link and want the audit log; the work holds the audit log after its first row.
    async fn sharing_many_waits_for_no_reader_in_a_circle(engine: Engine) {
        for _round in 0..race_rounds().min(100) {
            let t = TestPortal::new(engine).await;
            let (mut ids, mut tokens) = (Vec::new(), Vec::new());
            for _ in 0..3 {
                let (client, email) = t.client(&t.firm, Tier::Collaborate).await;
                let id = t.start(&t.firm, client).await;
                t.upload(&t.firm.employee, id, "versie een").await.unwrap();
                annual_accounts::share(&t, &t.firm.employee, id, Purpose::View).await.unwrap();
                t.drain().await;
                tokens.push(t.newest_to(&email).token());
                ids.push(id);
            }
            let act = Act::of(&BulkForm { act: "share-approve".to_owned(), ..BulkForm::default() }).unwrap();
            let (portal, scope, firm) = ((*t).clone(), t.firm.employee.clone(), t.firm.firm.clone());
            let which = chosen(&ids);
            let share = async move { bulk::apply(&portal, &scope, &firm, act, which).await.map(drop) };
            let mut acts: Vec<futures::future::BoxFuture<'static, _>> = vec![Box::pin(share)];
            for token in tokens {
                for who in ["phone", "laptop"] {
                    let (portal, firm, token) = ((*t).clone(), t.firm.firm.clone(), token.clone());
                    acts.push(Box::pin(async move {
                        links::landing(&portal, &firm, &token, browser(who)).await?;
                        links::press(&portal, &firm, &token, &format!("landing-of-{who}"), browser(who)).await?;
                        Ok(())
                    }));
                }
            }
            let outcomes = at_once(acts).await;
            assert!(outcomes[0].is_ok(), "{:?}", outcomes[0]);
            for outcome in outcomes.into_iter().skip(1).filter(Result::is_err) {
                assert_eq!(refusal(outcome), ErrorCode::LinkGone);
            }
            for id in ids {
                let card = annual_accounts::show(&t, &t.firm.employee, id).await.unwrap();
                assert_eq!(card.accounts.state, State::ApprovalRequested);
            }
            t.end().await;
        }
    }
}
