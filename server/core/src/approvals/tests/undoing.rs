//! A quarter of an hour to change one's mind.

use chrono::Duration;
use portal_types::{ErrorCode, approvals::Rule};

use super::Table;
use crate::{
    annual_accounts, approvals, audit, both_engines, links,
    testing::{Engine, TestPortal, refusal},
};

both_engines!(the_last_signer_undoes, time_is_up, the_next_one_is_called_off, an_earlier_signer_undoes);

async fn the_last_signer_undoes(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 1).await;
    table.ask(Rule::All, 0).await.unwrap();
    let holder = table.approve(0).await.unwrap();
    approvals::undo(&table.t, &holder).await.unwrap();
    assert_eq!(table.state().await, "approval_requested");
    assert_eq!(table.t.seal().await, 1, "nothing is sealed; a new link is mailed");
    assert_eq!(refusal(approvals::undo(&table.t, &holder).await), ErrorCode::UndoOver, "there is nothing to undo");
    // Whoever took his approval back is asked again, and can be sent a link.
    let card = annual_accounts::show(&table.t, &table.t.firm.employee, table.accounts).await.unwrap();
    links::send_again(&table.t, &table.t.firm.employee, card.links[0].id).await.unwrap();
    assert_eq!(table.t.drain().await, 1);
    let used = table.t.shown(&holder).await;
    assert_eq!(refusal(approvals::approve(&table.t, &holder, used).await), ErrorCode::LinkGone, "used is used");
    table.approve(0).await.unwrap();
    assert_eq!(table.state().await, "approved");
    assert_eq!(table.t.seal().await, 2);
    let card = annual_accounts::show(&table.t, &table.t.firm.employee, table.accounts).await.unwrap();
    let acts: Vec<_> = card.approvals.iter().map(|act| (act.turn, act.decision.code())).collect();
    assert_eq!(acts, [(1, "approved"), (2, "undone"), (3, "approved")]);
    assert!(audit::verify(&table.t, table.t.firm.firm.id).await.unwrap().findings.is_empty());
}

async fn time_is_up(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 1).await;
    table.ask(Rule::All, 0).await.unwrap();
    let holder = table.signer(0).await;
    let at = table.t.now();
    approvals::approve(&table.t, &holder, table.t.shown(&holder).await).await.unwrap();
    table.t.wait_until(at + Duration::minutes(15) - Duration::microseconds(1));
    assert_eq!(approvals::seal::seal_due(&table.t).await.unwrap(), 0);
    table.t.wait_until(at + Duration::minutes(15));
    assert_eq!(refusal(approvals::undo(&table.t, &holder).await), ErrorCode::UndoOver);
    assert_eq!(approvals::seal::seal_due(&table.t).await.unwrap(), 1);
    assert_eq!(approvals::seal::seal_due(&table.t).await.unwrap(), 0);
    assert_eq!(refusal(approvals::undo(&table.t, &holder).await), ErrorCode::UndoOver);
}

async fn the_next_one_is_called_off(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 2).await;
    table.ask(Rule::InOrder, 0).await.unwrap();
    let first = table.approve(0).await.unwrap();
    let (next, shown) = (table.signer(1).await, table.t.shown(&table.signer(1).await).await);
    approvals::undo(&table.t, &first).await.unwrap();
    table.t.drain().await;
    assert_eq!(refusal(approvals::approve(&table.t, &next, shown).await), ErrorCode::LinkGone);
    assert_eq!([table.links_of(0), table.links_of(1)], [2, 1]);
    let first = table.approve(0).await.unwrap();
    table.approve(1).await.unwrap();
    assert_eq!(refusal(approvals::undo(&table.t, &first).await), ErrorCode::OthersFollowed);
    assert_eq!(table.state().await, "approved");
}

async fn an_earlier_signer_undoes(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 2).await;
    table.ask(Rule::All, 0).await.unwrap();
    let first = table.approve(0).await.unwrap();
    table.approve(1).await.unwrap();
    assert_eq!(table.state().await, "approved");
    approvals::undo(&table.t, &first).await.unwrap();
    table.t.drain().await;
    assert_eq!((table.state().await, table.links_of(0), table.links_of(1)), ("partly_approved", 2, 1));
    table.approve(0).await.unwrap();
    assert_eq!(table.state().await, "approved");
    assert_eq!(table.t.seal().await, 3);
}
