//! All, any, some, one after the other.

use portal_types::{
    ErrorCode,
    approvals::{Ask, Rule},
    clients::ContactForm,
};

use super::Table;
use crate::{
    annual_accounts, approvals, both_engines, clients,
    testing::{Engine, TestPortal, refusal},
};

both_engines!(everybody_approves, one_is_enough, two_of_three_are_enough, one_after_the_other, who_can_be_asked);

async fn everybody_approves(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 3).await;
    table.ask(Rule::All, 0).await.unwrap();
    assert_eq!([0, 1, 2].map(|n| table.links_of(n)), [1, 1, 1]);
    table.approve(1).await.unwrap();
    assert_eq!(table.state().await, "partly_approved");
    table.approve(0).await.unwrap();
    assert_eq!(table.state().await, "partly_approved");
    assert_eq!(table.t.seal().await, 0, "nothing to seal yet");
    table.approve(2).await.unwrap();
    assert_eq!(table.state().await, "approved");
    assert_eq!(table.t.seal().await, 4, "three receipts and word to the firm");
    let word = table.t.newest_to(table.t.firm.email.as_str());
    assert!(word.text.contains("Bestuurder 1") && word.text.contains("Bestuurder 2"), "{}", word.text);
}

async fn one_is_enough(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 3).await;
    table.ask(Rule::Any, 0).await.unwrap();
    let late = table.signer(2).await;
    let shown = table.t.shown(&late).await;
    table.approve(1).await.unwrap();
    assert_eq!(table.state().await, "approved");
    assert_eq!(refusal(approvals::approve(&table.t, &late, shown).await), ErrorCode::AlreadyDecided);
    let gone = table.t.press(&table.t.firm, &table.offer(0).token, "phone").await;
    assert_eq!(refusal(gone), ErrorCode::LinkGone);
    assert_eq!(table.t.seal().await, 2, "one receipt and word to the firm");
}

async fn two_of_three_are_enough(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 3).await;
    assert_eq!(refusal(table.ask(Rule::Some, 4).await), ErrorCode::InvalidForm);
    assert_eq!(refusal(table.ask(Rule::Some, 0).await), ErrorCode::InvalidForm);
    table.ask(Rule::Some, 2).await.unwrap();
    table.approve(2).await.unwrap();
    assert_eq!(table.state().await, "partly_approved");
    table.approve(0).await.unwrap();
    assert_eq!(table.state().await, "approved");
}

async fn one_after_the_other(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 3).await;
    table.ask(Rule::InOrder, 0).await.unwrap();
    assert_eq!([0, 1, 2].map(|n| table.links_of(n)), [1, 0, 0]);
    table.approve(0).await.unwrap();
    assert_eq!([0, 1, 2].map(|n| table.links_of(n)), [1, 1, 0]);
    table.approve(1).await.unwrap();
    table.approve(2).await.unwrap();
    assert_eq!(table.state().await, "approved");
    assert_eq!([0, 1, 2].map(|n| table.links_of(n)), [1, 1, 1]);
}

async fn who_can_be_asked(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 2).await;
    let ask = |signers| annual_accounts::ask_approval(&table.t, &table.t.firm.employee, table.accounts, signers);
    let (other, _) = table.t.client(&table.t.firm, portal_types::Tier::Collaborate).await;
    let (_, strangers) = clients::show(&table.t, &table.t.firm.employee, other).await.unwrap();
    let of = |id| Ask { signers: vec![id], ..Ask::default() };
    assert_eq!(refusal(ask(of(strangers[0].id)).await), ErrorCode::InvalidForm, "a contact of another client");
    let twice = Ask { signers: vec![table.signers[0].0; 2], ..Ask::default() };
    assert_eq!(refusal(ask(twice).await), ErrorCode::InvalidForm, "nobody signs twice");
    let form = ContactForm {
        contact_name: "Sanne Linden".to_owned(),
        contact_email: table.t.firm.email.to_string(),
        contact_language: "nl".to_owned(),
        contact_authority: "alone".to_owned(),
        ..ContactForm::default()
    };
    clients::save_contact(&table.t, &table.t.firm.employee, table.client, None, &form).await.unwrap();
    assert_eq!(
        refusal(ask(Ask::default()).await),
        ErrorCode::SignerIsEmployee,
        "nobody signs for his own firm's client"
    );
    assert_eq!(table.state().await, "in_progress", "what is refused changes nothing");
    assert_eq!(table.t.drain().await, 0);
}
