//! After sealing: a record beside the approval, and everybody concerned is told.

use portal_types::{
    ErrorCode, Role,
    approvals::{Ask, Rule, WithdrawalForm},
};

use super::Table;
use crate::{
    annual_accounts,
    approvals::{self, verify::Verdict, withdrawal::record_withdrawal},
    both_engines,
    testing::{Engine, TestPortal, refusal},
};

both_engines!(a_sealed_approval_is_withdrawn_on_record, what_cannot_be_withdrawn);

async fn form(table: &Table, signer: usize) -> WithdrawalForm {
    let card = annual_accounts::show(&table.t, &table.t.firm.employee, table.accounts).await.unwrap();
    WithdrawalForm {
        round: card.rounds[0].row.id.to_string(),
        signer: table.signers[signer].0.to_string(),
        on: card.today.to_string(),
        reason: "De cijfers bleken anders.".to_owned(),
    }
}

async fn a_sealed_approval_is_withdrawn_on_record(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 2).await;
    table.ask(Rule::All, 0).await.unwrap();
    table.approve(0).await.unwrap();
    table.approve(1).await.unwrap();
    table.t.seal().await;
    let (t, employee) = (&table.t, &table.t.firm.employee);
    let before = approvals::proof::office_proof(t, employee, table.version).await.unwrap();
    record_withdrawal(t, employee, table.accounts, &form(&table, 0).await).await.unwrap();
    assert_eq!(t.drain().await, 3, "both signers and the firm");
    let (own, other) = (t.newest_to(&table.signers[0].1), t.newest_to(&table.signers[1].1));
    assert!(own.text.contains("De cijfers bleken anders.") && own.text.contains("Jan Jansen"), "{}", own.text);
    assert!(
        other.text.contains("Jan Jansen") && !other.text.contains("De cijfers"),
        "the reason is the firm's: {}",
        other.text
    );
    assert!(t.newest_to(t.firm.email.as_str()).text.contains("De cijfers bleken anders."));

    // The proof is what it was, and the accounts stand where they stood.
    let after = approvals::proof::office_proof(t, employee, table.version).await.unwrap();
    assert_eq!((&after.pdf_sha256, &after.json_sha256), (&before.pdf_sha256, &before.json_sha256));
    assert_eq!(t.count("SELECT COUNT(*) FROM approvals").await, 2);
    assert_eq!(table.state().await, "approved");
    let events = t.timeline(&t.firm, table.accounts).await;
    let events: Vec<_> = events.iter().filter(|event| *event != "mail.sent").collect();
    assert_eq!(events.last().unwrap().as_str(), "approval.withdrawn");
    let card = annual_accounts::show(t, employee, table.accounts).await.unwrap();
    assert_eq!(card.withdrawals.iter().map(|w| w.contact_id).collect::<Vec<_>>(), [table.signers[0].0]);

    // Anybody learns how many; who has the proof learns who.
    let report = card.versions[0].sha256.clone();
    match approvals::verify::verify(t, None, &report).await.unwrap() {
        Verdict::Approved { withdrawn, approvals, .. } => {
            assert_eq!((withdrawn, approvals), (Some((1, card.today)), 2));
        }
        other => panic!("{other:?}"),
    }
    match approvals::verify::verify(t, None, &before.pdf_sha256).await.unwrap() {
        Verdict::Proof(proven) => {
            assert_eq!(proven.withdrawn, [(card.withdrawals[0].signer_name.clone(), card.today)]);
            assert_eq!(proven.signers.len(), 2);
        }
        other => panic!("{other:?}"),
    }
    let again = record_withdrawal(t, employee, table.accounts, &form(&table, 0).await).await;
    assert_eq!(refusal(again), ErrorCode::StateChanged, "once");
    record_withdrawal(t, employee, table.accounts, &form(&table, 1).await).await.unwrap();
}

async fn what_cannot_be_withdrawn(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 2).await;
    let signers = table.signers.iter().map(|(id, _)| *id).collect();
    let ask = Ask { rule: Some(Rule::Any), signers, ..Ask::default() };
    annual_accounts::ask_approval(&table.t, &table.t.firm.employee, table.accounts, ask).await.unwrap();
    table.t.drain().await;
    table.approve(0).await.unwrap();
    let (t, employee) = (&table.t, &table.t.firm.employee);
    let good = form(&table, 0).await;
    let record = |form: WithdrawalForm| async move { record_withdrawal(t, employee, table.accounts, &form).await };
    assert_eq!(refusal(record(good.clone()).await), ErrorCode::NotSealed, "undoing is for that");
    t.seal().await;
    let with = |on: &str, reason: &str| WithdrawalForm { on: on.into(), reason: reason.into(), ..good.clone() };
    assert_eq!(refusal(record(with(&good.on, " ")).await), ErrorCode::InvalidForm);
    assert_eq!(refusal(record(with("gisteren", "nee")).await), ErrorCode::InvalidForm);
    assert_eq!(refusal(record(with("2030-01-01", "nee")).await), ErrorCode::DateInFuture);
    assert_eq!(refusal(record(with("2026-01-01", "nee")).await), ErrorCode::DateTooEarly);
    assert_eq!(refusal(record(form(&table, 1).await).await), ErrorCode::NotFound, "he approved nothing");
    let other = WithdrawalForm { round: "geen".into(), ..good.clone() };
    assert_eq!(refusal(record(other).await), ErrorCode::NotFound);
    let (stranger, reader) = (&t.other.employee, t.firm.employee_as(Role::ReadOnly));
    assert_eq!(refusal(record_withdrawal(t, stranger, table.accounts, &good).await), ErrorCode::NotFound);
    assert_eq!(refusal(record_withdrawal(t, &reader, table.accounts, &good).await), ErrorCode::NotAllowed);
    assert_eq!(
        (
            t.count("SELECT COUNT(*) FROM withdrawals").await,
            t.letters().iter().filter(|l| l.subject.contains("ingetrokken")).count()
        ),
        (0, 0)
    );
}
