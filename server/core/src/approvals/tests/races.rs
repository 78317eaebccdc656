//! APP-2: signers who finish at the same moment.

use portal_types::{ErrorCode, approvals::Rule};

use super::Table;
use crate::{
    approvals, both_engines,
    testing::{Engine, TestPortal, at_once, race_rounds, winners},
};

both_engines!(signers_finish_at_once, sealing_at_once_seals_once, undoing_races_sealing);

/// Eight signers, each eight times at once: every one of them approves once, one sealing, one mail each.
async fn signers_finish_at_once(engine: Engine) {
    for round in 0..race_rounds() {
        let signers = 2 + usize::try_from(round).unwrap() % 7;
        let table = Table::new(TestPortal::new(engine).await, signers).await;
        table.ask(Rule::All, 0).await.unwrap();
        let mut holders = Vec::new();
        for n in 0..signers {
            holders.push(table.signer(n).await);
        }
        let shown = table.t.shown(&holders[0]).await;
        let acts = (0..64).map(|i| {
            let (portal, holder, shown) = ((*table.t).clone(), holders[i % signers].clone(), shown.clone());
            async move { approvals::approve(&portal, &holder, shown).await }
        });
        assert_eq!(winners(at_once(acts).await, &[ErrorCode::AlreadyDecided]), signers);
        assert_eq!(table.state().await, "approved");
        assert_eq!(table.t.seal().await, signers + 1);
        assert_eq!(table.t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'round.sealed'").await, 1);
        table.t.end().await;
    }
}

async fn sealing_at_once_seals_once(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 2).await;
    table.ask(Rule::All, 0).await.unwrap();
    table.approve(0).await.unwrap();
    table.approve(1).await.unwrap();
    table.t.clock.advance(chrono::Duration::minutes(15));
    let tries = (0..10).map(|_| {
        let portal = (*table.t).clone();
        async move { approvals::seal::seal_due(&portal).await }
    });
    let sealed: usize = at_once(tries).await.into_iter().map(|outcome| outcome.unwrap()).sum();
    assert_eq!((sealed, table.t.drain().await), (1, 3));
}

/// One of the two comes first, and that is what stays.
async fn undoing_races_sealing(engine: Engine) {
    for _round in 0..race_rounds() {
        let table = Table::new(TestPortal::new(engine).await, 1).await;
        table.ask(Rule::All, 0).await.unwrap();
        let holder = table.approve(0).await.unwrap();
        let mut tx = table.t.look().await.unwrap();
        let kept = approvals::rounds::newest(&mut tx, &table.t.firm.employee, table.accounts).await.unwrap().unwrap();
        drop(tx);
        let due = kept.row.seal_due_at.unwrap();
        table.t.wait_until(due - chrono::Duration::microseconds(1));
        let undo = {
            let (portal, holder) = ((*table.t).clone(), holder.clone());
            async move { approvals::undo(&portal, &holder).await.map(|()| true) }
        };
        let seal = {
            let (portal, clock) = ((*table.t).clone(), table.t.clock.clone());
            async move {
                clock.advance(chrono::Duration::microseconds(1));
                approvals::seal::seal_due(&portal).await.map(|sealed| sealed == 1)
            }
        };
        let acts: [futures::future::BoxFuture<'static, _>; 2] = [Box::pin(undo), Box::pin(seal)];
        let done = at_once(acts).await.into_iter().filter(|outcome| matches!(outcome, Ok(true))).count();
        assert_eq!(done, 1, "undone or sealed");
        let state = table.state().await;
        assert!(matches!(state, "approved" | "approval_requested"), "{state}");
        table.t.end().await;
    }
}
