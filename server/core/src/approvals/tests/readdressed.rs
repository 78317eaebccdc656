//! A contact gets another address while something waits for him.

use portal_types::{
    ErrorCode,
    approvals::{Ask, Rule},
    clients::ContactForm,
    links::Purpose,
};

use super::Table;
use crate::{
    annual_accounts, approvals, both_engines, clients,
    error::Result,
    execute, links,
    testing::{Engine, TestPortal, at_once, browser, race_rounds, refusal},
};

both_engines!(
    who_is_asked_is_asked_anew,
    who_decided_is_asked_nothing,
    nobody_gets_a_signers_or_an_employees_address,
    a_new_address_races_a_decision,
    what_was_approved_before_there_were_proofs_says_so
);

fn form(email: &str) -> ContactForm {
    ContactForm {
        contact_name: "Jan Jansen".to_owned(),
        contact_email: email.to_owned(),
        contact_language: "nl".to_owned(),
        contact_authority: "alone".to_owned(),
        ..ContactForm::default()
    }
}

async fn readdress(table: &Table, signer: usize, email: &str) -> Result<()> {
    let contact = Some(table.signers[signer].0);
    clients::save_contact(&table.t, &table.t.firm.employee, table.client, contact, &form(email)).await
}

const NEW: &str = "nieuw@jansen.example";

async fn who_is_asked_is_asked_anew(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 2).await;
    let t = &table.t;
    let ask = Ask { signers: vec![table.signers[0].0], readers: vec![table.signers[1].0], ..Ask::default() };
    annual_accounts::ask_approval(t, &t.firm.employee, table.accounts, ask).await.unwrap();
    t.drain().await;
    annual_accounts::renew_link(t, &t.firm.employee, table.accounts).await.unwrap();
    t.drain().await;
    let (old, holder) = (table.offer(0).token, table.signer(0).await);
    let shown = t.shown(&holder).await;
    readdress(&table, 0, NEW).await.unwrap();
    assert_eq!(t.drain().await, 1, "two links to the same, one mail");
    assert_eq!(refusal(t.press(&t.firm, &old, "tablet").await), ErrorCode::LinkGone);
    assert_eq!(refusal(approvals::approve(t, &holder, shown).await), ErrorCode::LinkGone);
    let landing = links::landing(t, &t.firm.firm, &t.newest_to(NEW).token(), browser("phone")).await.unwrap();
    assert_eq!((landing.purpose, landing.email.as_str()), (Purpose::Approve, NEW));
    // The reader's too, in his words.
    readdress(&table, 1, "lezer@jansen.example").await.unwrap();
    t.drain().await;
    assert!(t.newest_to("lezer@jansen.example").subject.contains("Ter informatie"));
    // The same mailbox written otherwise changes nothing.
    readdress(&table, 0, &NEW.to_uppercase()).await.unwrap();
    assert_eq!(t.drain().await, 0);
    assert_eq!(t.letters_to(NEW).len(), 1);
    let token = table.t.newest_to(NEW).token();
    table.t.press(&table.t.firm, &token, "phone").await.unwrap();
}

async fn who_decided_is_asked_nothing(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 2).await;
    table.ask(Rule::All, 0).await.unwrap();
    table.approve(0).await.unwrap();
    readdress(&table, 0, NEW).await.unwrap();
    assert_eq!(table.t.drain().await, 0);
    assert_eq!(table.state().await, "partly_approved", "his approval stands");
}

async fn nobody_gets_a_signers_or_an_employees_address(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 2).await;
    table.ask(Rule::All, 0).await.unwrap();
    let other = table.signers[1].1.clone();
    assert_eq!(refusal(readdress(&table, 0, &other).await), ErrorCode::InvalidForm, "one mailbox is one signer");
    let colleague = table.t.firm.email.to_string();
    assert_eq!(refusal(readdress(&table, 0, &colleague).await), ErrorCode::SignerIsEmployee);
    assert_eq!(table.t.drain().await, 0);
    table.approve(0).await.unwrap();
    readdress(&table, 0, &colleague).await.unwrap();
}

/// Either comes first: the decision stands, or the old link is dead and the new address is asked. Nobody deadlocks.
async fn a_new_address_races_a_decision(engine: Engine) {
    for _round in 0..race_rounds() {
        let table = Table::new(TestPortal::new(engine).await, 1).await;
        table.ask(Rule::All, 0).await.unwrap();
        let holder = table.signer(0).await;
        let shown = table.t.shown(&holder).await;
        let (client, contact) = (table.client, table.signers[0].0);
        let decide = {
            let portal = (*table.t).clone();
            async move { approvals::approve(&portal, &holder, shown).await.map(|_| true) }
        };
        let change = {
            let (portal, scope) = ((*table.t).clone(), table.t.firm.employee.clone());
            async move { clients::save_contact(&portal, &scope, client, Some(contact), &form(NEW)).await.map(|()| false) }
        };
        let acts: [futures::future::BoxFuture<'static, _>; 2] = [Box::pin(decide), Box::pin(change)];
        let outcomes = at_once(acts).await;
        assert!(matches!(outcomes[1], Ok(false)), "{outcomes:?}");
        table.t.drain().await;
        match &outcomes[0] {
            Ok(_) => assert_eq!((table.state().await, table.t.letters_to(NEW).len()), ("approved", 0)),
            Err(error) => {
                assert_eq!(error.code(), ErrorCode::LinkGone);
                assert_eq!((table.state().await, table.t.letters_to(NEW).len()), ("approval_requested", 1));
            }
        }
    }
}

/// As migration 0008 leaves them.
async fn what_was_approved_before_there_were_proofs_says_so(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 1).await;
    table.ask(Rule::All, 0).await.unwrap();
    let holder = table.approve(0).await.unwrap();
    table.t.seal().await;
    let t = &table.t;
    let proofs = || async {
        let card = annual_accounts::show(t, &t.firm.employee, table.accounts).await.unwrap();
        let proofs = approvals::shared(t, &holder).await.unwrap().standing.unwrap().proofs;
        (card.proven.contains(&card.rounds[0].row.id), proofs)
    };
    assert_eq!(proofs().await, (true, 1));
    t.loosen("evidence_files").await;
    let none = "DELETE FROM evidence_files";
    t.write_system(move |tx| Box::pin(async move { Ok(execute!(tx, none)?) })).await.unwrap();
    assert_eq!(proofs().await, (false, 0));
    let refused = approvals::proof::office_proof(t, &t.firm.employee, table.version).await;
    assert_eq!(refusal(refused), ErrorCode::NotFound);
    assert_eq!(approvals::seal::seal_due(t).await.unwrap(), 0, "none is made afterwards");
}
