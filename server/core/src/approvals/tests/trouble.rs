//! A round that cannot be sealed: counted, told once, tried again, and forgotten once it is sealed.

use chrono::Duration;
use portal_types::{
    ErrorCode, Role, Tier,
    approvals::{Rule, SealFailure, sealing},
};

use super::Table;
use crate::{
    annual_accounts,
    approvals::seal::{self, Trouble},
    audit, both_engines, execute,
    testing::{BrokenFiles, Engine, TestPortal, at_once, refusal},
};

both_engines!(
    a_failing_round_is_told_once_and_sealed_in_the_end,
    two_workers_count_a_try_once,
    who_looked_after_it_has_it_tried_again,
    a_record_that_cannot_be_read_is_counted_too
);

/// Approved, and nobody can undo any more; the firm's accountant administers it too.
async fn approved(engine: Engine) -> Table {
    let table = Table::new(TestPortal::new(engine).await, 1).await;
    change(&table.t, "UPDATE employees SET role = 'administrator'").await;
    table.ask(Rule::All, 0).await.unwrap();
    table.approve(0).await.unwrap();
    table.t.clock.advance(Duration::minutes(15));
    table
}

async fn change(t: &TestPortal, sql: &'static str) {
    t.write_system(move |tx| Box::pin(async move { Ok(execute!(tx, sql)?) })).await.unwrap();
}

async fn tries(table: &Table) -> i64 {
    table.t.count("SELECT seal_tries FROM approval_rounds").await
}

async fn trouble(table: &Table) -> Option<Trouble> {
    let card = annual_accounts::show(&table.t, &table.t.firm.employee, table.accounts).await.unwrap();
    Trouble::of(&card.rounds[0].row)
}

/// Lets so many tries fail, each at its time.
async fn fail(table: &Table, times: i64) -> BrokenFiles {
    let broken = table.t.break_files(&table.t.firm);
    for _ in 0..times {
        let before = tries(table).await;
        assert_eq!(seal::seal_due(&table.t).await.unwrap(), 0);
        assert_eq!(tries(table).await, before + 1);
        table.t.clock.advance(sealing::pause(before + 1));
    }
    broken
}

fn told(table: &Table) -> usize {
    let letters = table.t.letters_to(table.t.firm.email.as_str());
    letters.iter().filter(|letter| letter.subject.contains("kan niet worden gemaakt")).count()
}

async fn a_failing_round_is_told_once_and_sealed_in_the_end(engine: Engine) {
    let table = approved(engine).await;
    let (t, begun) = (&table.t, table.t.now());
    let broken = table.t.break_files(&table.t.firm);
    for (failed, minutes) in [(1, 10), (2, 30), (3, 60), (4, 360), (5, 360)] {
        assert_eq!(seal::seal_due(t).await.unwrap(), 0);
        assert_eq!(tries(&table).await, failed);
        t.clock.advance(Duration::minutes(minutes) - Duration::microseconds(1));
        seal::seal_due(t).await.unwrap();
        assert_eq!(tries(&table).await, failed, "left alone for {minutes} minutes");
        t.clock.advance(Duration::microseconds(1));
        // Sending moves the clock on, so the next try is late by a moment.
        t.drain().await;
        assert_eq!(told(&table), usize::from(failed >= 3), "after {failed}");
        let known = trouble(&table).await;
        assert_eq!(known.is_some(), failed >= 3, "after {failed}");
        if let Some(known) = known {
            assert_eq!((known.why, known.tries, known.since), (SealFailure::Files, failed, begun));
        }
    }
    let letter = t.newest_to(t.firm.email.as_str());
    assert!(letter.text.contains(&format!("/linden/office/annual-accounts/{}", table.accounts)), "{}", letter.text);
    assert!(letter.text.contains("Het bewijs kon niet worden opgeslagen."), "{}", letter.text);
    assert_eq!(t.seal_failures.counts().find(|(why, _)| *why == SealFailure::Files), Some((SealFailure::Files, 5)));
    assert_eq!(seal::late(t).await.unwrap(), 1);

    drop(broken);
    assert_eq!(seal::seal_due(t).await.unwrap(), 1);
    assert_eq!((tries(&table).await, trouble(&table).await, seal::late(t).await.unwrap()), (0, None, 0));
    let cleared = "SELECT COUNT(*) FROM approval_rounds
        WHERE seal_error IS NULL AND seal_failed_at IS NULL AND seal_try_at IS NULL AND state = 'sealed'";
    assert_eq!(t.count(cleared).await, 1);
    let events = t.timeline(&t.firm, table.accounts).await;
    let sealing: Vec<_> = events.iter().filter(|event| event.starts_with("round.seal")).collect();
    assert_eq!(sealing, ["round.seal-failed", "round.seal-failed", "round.sealed"]);
    assert_eq!(t.drain().await, 2, "the receipt and word to the firm");
    assert_eq!(audit::verify(t, t.firm.firm.id).await.unwrap().findings, []);
}

async fn two_workers_count_a_try_once(engine: Engine) {
    let table = approved(engine).await;
    let broken = table.t.break_files(&table.t.firm);
    for failed in 1..=4 {
        let workers = (0..8).map(|_| {
            let portal = (*table.t).clone();
            async move { seal::seal_due(&portal).await }
        });
        assert!(at_once(workers).await.into_iter().all(|sealed| sealed.unwrap() == 0));
        assert_eq!(tries(&table).await, failed);
        table.t.clock.advance(sealing::pause(failed));
    }
    assert_eq!(table.t.count("SELECT COUNT(*) FROM outbox WHERE kind = 'not_sealed'").await, 1);
    assert_eq!(table.t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'round.seal-failed'").await, 2);
    drop(broken);
    assert_eq!(seal::seal_due(&table.t).await.unwrap(), 1);
}

async fn who_looked_after_it_has_it_tried_again(engine: Engine) {
    let table = approved(engine).await;
    let (t, employee) = (&table.t, &table.t.firm.employee);
    let again = |scope| seal::try_again(t, scope, table.accounts);
    assert_eq!(refusal(again(employee).await), ErrorCode::StateChanged, "nothing is wrong");
    let broken = fail(&table, 2).await;
    assert_eq!(refusal(again(employee).await), ErrorCode::StateChanged, "not yet");
    seal::seal_due(t).await.unwrap();
    assert_eq!(tries(&table).await, 3);

    let reader = t.firm.employee_as(Role::ReadOnly);
    assert_eq!(refusal(again(&reader).await), ErrorCode::NotAllowed);
    assert_eq!(refusal(again(&t.other.employee).await), ErrorCode::NotFound);
    seal::seal_due(t).await.unwrap();
    assert_eq!(tries(&table).await, 3, "who may not has nothing tried");

    again(employee).await.unwrap();
    again(employee).await.unwrap();
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'round.seal-tried-again'").await, 1);
    seal::seal_due(t).await.unwrap();
    assert_eq!(tries(&table).await, 4, "tried at once, and it failed again");
    let offer = t.offer(&t.other, Tier::Collaborate).await;
    assert_eq!(refusal(seal::try_again(t, employee, offer.accounts).await), ErrorCode::NotFound);

    drop(broken);
    assert_eq!(seal::seal_due(t).await.unwrap(), 0, "left alone again");
    again(employee).await.unwrap();
    assert_eq!(seal::seal_due(t).await.unwrap(), 1);
    assert_eq!(refusal(again(employee).await), ErrorCode::StateChanged, "it is sealed");
    assert_eq!(table.state().await, "approved");
}

/// Nobody can be told what it is about, and still it is not tried without a pause.
async fn a_record_that_cannot_be_read_is_counted_too(engine: Engine) {
    let table = approved(engine).await;
    change(&table.t, "UPDATE annual_accounts SET kind = 'onzin'").await;
    for failed in 1..=4 {
        assert_eq!(seal::seal_due(&table.t).await.unwrap(), 0);
        assert_eq!(seal::seal_due(&table.t).await.unwrap(), 0);
        assert_eq!(tries(&table).await, failed);
        table.t.clock.advance(sealing::pause(failed));
    }
    assert_eq!(table.t.count("SELECT COUNT(*) FROM approval_rounds WHERE seal_error = 'records'").await, 1);
    change(&table.t, "UPDATE annual_accounts SET kind = 'annual-accounts'").await;
    assert_eq!(seal::seal_due(&table.t).await.unwrap(), 1);
}
