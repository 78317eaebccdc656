//! What ends a round, and who is told.

use portal_types::{
    ErrorCode,
    annual_accounts::MoveForm,
    approvals::{RoundState, Rule},
};

use super::Table;
use crate::{
    annual_accounts, approvals, both_engines,
    testing::{Engine, TestPortal, refusal},
};

both_engines!(
    one_returns_for_all,
    a_new_version_starts_over,
    the_firm_takes_it_back,
    sealed_accounts_are_taken_up_again
);

async fn one_returns_for_all(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 3).await;
    table.ask(Rule::All, 0).await.unwrap();
    table.approve(0).await.unwrap();
    let third = table.signer(2).await;
    let holder = table.signer(1).await;
    let shown = table.t.shown(&holder).await;
    approvals::return_report(&table.t, &holder, shown.clone(), "De voorraad klopt niet.").await.unwrap();
    assert_eq!(table.state().await, "returned");
    assert_eq!(refusal(approvals::approve(&table.t, &third, shown).await), ErrorCode::AlreadyDecided);
    assert_eq!(table.t.seal().await, 1, "only the firm is told");
}

async fn a_new_version_starts_over(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 2).await;
    table.ask(Rule::All, 0).await.unwrap();
    table.approve(0).await.unwrap();
    table.t.upload(&table.t.firm.employee, table.accounts, "versie twee").await.unwrap();
    assert_eq!(table.t.drain().await, 2, "both are told, who approved and who was asked");
    for (signer, words) in [(0, "telt niet meer"), (1, "U hoeft nu niets te doen")] {
        let letter = table.t.newest_to(&table.signers[signer].1);
        assert!(letter.text.contains(words), "{}", letter.text);
    }
    assert_eq!(table.state().await, "in_progress");
    table.ask(Rule::All, 0).await.unwrap();
    let card = annual_accounts::show(&table.t, &table.t.firm.employee, table.accounts).await.unwrap();
    let rounds: Vec<_> = card.rounds.iter().map(|kept| (kept.row.number, kept.row.state)).collect();
    assert_eq!(rounds, [(2, RoundState::Open), (1, RoundState::Withdrawn)]);
    assert_eq!(card.approvals.len(), 1, "the earlier approval stays on record");
    table.approve(0).await.unwrap();
    assert_eq!(table.state().await, "partly_approved", "and does not count");
}

async fn the_firm_takes_it_back(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 2).await;
    table.ask(Rule::All, 0).await.unwrap();
    let holder = table.signer(0).await;
    let shown = table.t.shown(&holder).await;
    let form =
        |reason: &str| MoveForm { step: "withdraw-request".into(), reason: reason.into(), ..MoveForm::default() };
    let withdraw = |reason: &str| {
        let form = form(reason);
        let (t, accounts) = (&table.t, table.accounts);
        async move { annual_accounts::make_move(t, &t.firm.employee, accounts, &form).await }
    };
    assert_eq!(refusal(withdraw(" ").await), ErrorCode::InvalidForm, "with a reason");
    withdraw("Er ontbreekt een toelichting.").await.unwrap();
    assert_eq!(table.t.drain().await, 2);
    assert_eq!(table.state().await, "draft_ready");
    assert_eq!(refusal(approvals::approve(&table.t, &holder, shown).await), ErrorCode::LinkGone);
    let card = annual_accounts::show(&table.t, &table.t.firm.employee, table.accounts).await.unwrap();
    assert_eq!(card.notes[0].text, "Er ontbreekt een toelichting.");
    assert!(card.timeline.iter().any(|entry| entry.event == "accounts.moved"));
    table.ask(Rule::All, 0).await.unwrap();
    table.approve(1).await.unwrap();
    table.approve(0).await.unwrap();
    assert_eq!(table.state().await, "approved");
}

async fn sealed_accounts_are_taken_up_again(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 1).await;
    table.ask(Rule::All, 0).await.unwrap();
    table.approve(0).await.unwrap();
    let make = |step: &str, on: &str, reason: &str| {
        let form = MoveForm { step: step.into(), on: on.into(), reason: reason.into() };
        let (t, accounts) = (&table.t, table.accounts);
        async move { annual_accounts::make_move(t, &t.firm.employee, accounts, &form).await }
    };
    let today = table.t.now().date_naive().to_string();
    assert_eq!(refusal(make("issue", &today, "").await), ErrorCode::NotSealed);
    table.t.seal().await;
    assert_eq!(refusal(make("issue", "2026-01-01", "").await), ErrorCode::DateTooEarly);
    assert_eq!(refusal(make("issue", "2030-01-01", "").await), ErrorCode::DateInFuture);
    assert_eq!(refusal(make("issue", "gisteren", "").await), ErrorCode::InvalidForm);
    make("issue", &today, "").await.unwrap();
    make("adopt", &today, "").await.unwrap();
    make("file", &today, "").await.unwrap();
    make("close", "", "").await.unwrap();
    assert_eq!(table.state().await, "closed");
    assert_eq!(refusal(make("reopen", "", "toch niet").await), ErrorCode::StateChanged);
}
