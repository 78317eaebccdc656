//! Who gets a copy: what he is mailed, when, and what becomes of his link.

use portal_types::{
    ContactId, ErrorCode, Tier, annual_accounts::MoveForm, approvals::Ask, clients::ContactForm, links::Purpose,
};

use super::Table;
use crate::{
    annual_accounts, approvals, both_engines, clients,
    error::Result,
    links,
    scope::Scope,
    testing::{Engine, TestPortal, browser, refusal},
};

both_engines!(
    a_reader_gets_a_copy_and_the_proof,
    who_can_be_a_reader,
    what_ends_a_round_ends_the_copy,
    a_copy_outlives_the_approval,
    a_copy_follows_its_reader_after_the_approval,
    an_undone_approval_leaves_the_copy,
    a_reader_who_stands_in_reads_no_more
);

/// A contact who may not sign, unless it is said.
async fn reader(table: &Table, email: &str, may_sign: bool) -> ContactId {
    let form = ContactForm {
        contact_name: "Boekhouder".to_owned(),
        contact_email: email.to_owned(),
        contact_language: "nl".to_owned(),
        contact_authority: if may_sign { "alone" } else { "none" }.to_owned(),
        ..ContactForm::default()
    };
    clients::save_contact(&table.t, &table.t.firm.employee, table.client, None, &form).await.unwrap();
    let (_, contacts) = clients::show(&table.t, &table.t.firm.employee, table.client).await.unwrap();
    contacts.iter().find(|contact| contact.email.as_str() == email).unwrap().id
}

async fn ask(table: &Table, signers: usize, readers: &[ContactId]) -> Result<()> {
    let signers = table.signers.iter().take(signers).map(|(id, _)| *id).collect();
    let ask = Ask { signers, readers: readers.to_vec(), ..Ask::default() };
    annual_accounts::ask_approval(&table.t, &table.t.firm.employee, table.accounts, ask).await?;
    table.t.drain().await;
    Ok(())
}

const READER: &str = "boekhouder@jansen.example";

async fn table(engine: Engine, signers: usize) -> (Table, ContactId) {
    let table = Table::new(TestPortal::new(engine).await, signers).await;
    let id = reader(&table, READER, false).await;
    (table, id)
}

/// Opens the copy in the reader's browser.
async fn view(table: &Table) -> Result<Scope> {
    let (link, cookie) = table.t.press(&table.t.firm, &table.t.newest_to(READER).token(), "reader").await?;
    table.t.holder(&table.t.firm, link, &cookie, "reader").await
}

async fn a_reader_gets_a_copy_and_the_proof(engine: Engine) {
    let (table, id) = table(engine, 2).await;
    ask(&table, 2, &[id]).await.unwrap();
    let letter = table.t.newest_to(READER);
    assert!(letter.subject.contains("Ter informatie"), "{}", letter.subject);
    assert!(letter.text.contains("u hoeft niets te doen"), "{}", letter.text);
    let landing = links::landing(&table.t, &table.t.firm.firm, &letter.token(), browser("reader")).await.unwrap();
    assert_eq!(landing.purpose, Purpose::View);
    let holder = view(&table).await.unwrap();
    assert_eq!(approvals::shown_version(&table.t, &holder).await.unwrap().id, table.version);
    let shown = table.t.shown(&holder).await;
    assert_eq!(refusal(approvals::approve(&table.t, &holder, shown).await), ErrorCode::NotAllowed);
    assert_eq!(refusal(approvals::proof::viewed_proof(&table.t, &holder).await), ErrorCode::LinkGone);

    let card = annual_accounts::show(&table.t, &table.t.firm.employee, table.accounts).await.unwrap();
    assert_eq!(card.readers.iter().map(|r| (r.contact_id, r.name.as_str())).collect::<Vec<_>>(), [(id, "Boekhouder")]);
    table.approve(0).await.unwrap();
    table.approve(1).await.unwrap();
    assert_eq!(table.t.seal().await, 4, "two receipts, the copy of the proof, and word to the firm");
    let proof = table.t.newest_to(READER);
    assert!(proof.subject.contains("er is akkoord gegeven"), "{}", proof.subject);
    assert!(proof.text.contains("Bestuurder 1") && proof.text.contains("Het bewijs zit als PDF"), "{}", proof.text);
    let raw = table.t.count("SELECT COUNT(*) FROM outbox WHERE kind = 'proof_copy' AND state = 'sent'").await;
    assert_eq!(raw, 1);
}

async fn who_can_be_a_reader(engine: Engine) {
    let (table, id) = table(engine, 2).await;
    let (firm, other) = (&table.t.firm, &table.t.other);
    let (near, _) = table.t.client(firm, Tier::Collaborate).await;
    let (far, _) = table.t.client(other, Tier::Collaborate).await;
    for (scope, client) in [(&firm.employee, near), (&other.employee, far)] {
        let (_, strangers) = clients::show(&table.t, scope, client).await.unwrap();
        assert_eq!(refusal(ask(&table, 1, &[strangers[0].id]).await), ErrorCode::NotFound);
    }
    assert_eq!(refusal(ask(&table, 1, &[table.t.new_id()]).await), ErrorCode::NotFound);
    assert_eq!(refusal(ask(&table, 1, &[id, id]).await), ErrorCode::InvalidForm, "nobody gets two copies");
    let same = reader(&table, &READER.to_uppercase(), false).await;
    assert_eq!(refusal(ask(&table, 1, &[id, same]).await), ErrorCode::InvalidForm, "nor one mailbox");
    assert_eq!(refusal(ask(&table, 2, &[table.signers[1].0]).await), ErrorCode::InvalidForm, "who signs gets none");
    assert_eq!(table.state().await, "in_progress", "what is refused changes nothing");
    assert_eq!((table.t.drain().await, table.t.count("SELECT COUNT(*) FROM round_readers").await), (0, 0));

    // Somebody who may sign but is not asked to, and somebody of the firm, may read.
    let colleague = reader(&table, firm.email.as_str(), false).await;
    ask(&table, 1, &[colleague, table.signers[1].0]).await.unwrap();
    for address in [firm.email.as_str(), &table.signers[1].1] {
        assert!(table.t.newest_to(address).subject.contains("Ter informatie"));
    }
}

async fn what_ends_a_round_ends_the_copy(engine: Engine) {
    for way in ["version", "withdrawn", "returned", "reopened"] {
        let (table, id) = table(engine, 1).await;
        ask(&table, 1, &[id]).await.unwrap();
        let token = table.t.newest_to(READER).token();
        let make = |step: &str, reason: &str| {
            let form = MoveForm { step: step.into(), reason: reason.into(), ..MoveForm::default() };
            let (t, accounts) = (&table.t, table.accounts);
            async move { annual_accounts::make_move(t, &t.firm.employee, accounts, &form).await.unwrap() }
        };
        match way {
            "version" => {
                table.t.upload(&table.t.firm.employee, table.accounts, "versie twee").await.unwrap();
            }
            "withdrawn" => make("withdraw-request", "Er ontbreekt iets.").await,
            "returned" => {
                let holder = table.signer(0).await;
                let shown = table.t.shown(&holder).await;
                approvals::return_report(&table.t, &holder, shown, "De voorraad klopt niet.").await.unwrap();
            }
            _ => {
                table.approve(0).await.unwrap();
                table.t.seal().await;
                make("reopen", "Er ontbreekt iets.").await;
            }
        }
        table.t.drain().await;
        let letter = table.t.newest_to(READER);
        assert!(letter.text.contains("geldt niet meer"), "{way}: {}", letter.text);
        assert_eq!(table.t.letters_to(READER).len(), if way == "reopened" { 3 } else { 2 }, "{way}");
        assert_eq!(refusal(table.t.press(&table.t.firm, &token, "reader").await), ErrorCode::LinkGone, "{way}");
    }
}

/// His address changes before he read what the others approved.
async fn a_copy_follows_its_reader_after_the_approval(engine: Engine) {
    let (table, id) = table(engine, 1).await;
    ask(&table, 1, &[id]).await.unwrap();
    let token = table.t.newest_to(READER).token();
    table.approve(0).await.unwrap();
    table.t.seal().await;
    let form = ContactForm {
        contact_name: "Boekhouder".to_owned(),
        contact_email: "elders@jansen.example".to_owned(),
        contact_language: "nl".to_owned(),
        contact_authority: "none".to_owned(),
        ..ContactForm::default()
    };
    clients::save_contact(&table.t, &table.t.firm.employee, table.client, Some(id), &form).await.unwrap();
    assert_eq!(table.t.drain().await, 1);
    assert_eq!(refusal(table.t.press(&table.t.firm, &token, "reader").await), ErrorCode::LinkGone);
    let new = table.t.newest_to("elders@jansen.example").token();
    table.t.press(&table.t.firm, &new, "reader").await.unwrap();
}

/// One view was promised, and the others' approval does not use it up (DESIGN 12); after it there is no other.
async fn a_copy_outlives_the_approval(engine: Engine) {
    let (table, id) = table(engine, 1).await;
    ask(&table, 1, &[id]).await.unwrap();
    let token = table.t.newest_to(READER).token();
    table.approve(0).await.unwrap();
    table.t.seal().await;
    let (link, cookie) = table.t.press(&table.t.firm, &token, "reader").await.unwrap();
    let holder = table.t.holder(&table.t.firm, link, &cookie, "reader").await.unwrap();
    assert_eq!(approvals::shown_version(&table.t, &holder).await.unwrap().id, table.version);
    assert_eq!(refusal(table.t.press(&table.t.firm, &token, "tablet").await), ErrorCode::LinkGone);
    let again = links::send_again(&table.t, &table.t.firm.employee, link).await;
    assert_eq!(refusal(again), ErrorCode::NotShared, "after the approval nobody gets another");
    let late = table.t.press(&table.t.firm, &table.offer(0).token, "phone").await;
    assert_eq!(refusal(late), ErrorCode::LinkGone, "the signer's is over");
}

async fn an_undone_approval_leaves_the_copy(engine: Engine) {
    let (table, id) = table(engine, 1).await;
    ask(&table, 1, &[id]).await.unwrap();
    let holder = table.approve(0).await.unwrap();
    approvals::undo(&table.t, &holder).await.unwrap();
    table.t.drain().await;
    assert_eq!(table.t.letters_to(READER).len(), 1, "nothing new to say");
    view(&table).await.unwrap();
    // What is sent again while approval is asked is a copy too.
    let card = annual_accounts::show(&table.t, &table.t.firm.employee, table.accounts).await.unwrap();
    let copy = card.links.iter().find(|link| link.contact_id == id).unwrap().id;
    links::send_again(&table.t, &table.t.firm.employee, copy).await.unwrap();
    table.t.drain().await;
    assert!(table.t.newest_to(READER).subject.contains("Ter informatie"));
}

async fn a_reader_who_stands_in_reads_no_more(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 2).await;
    let settings = portal_types::firms::FirmSettings { four_eyes: false, undo_minutes: 15, may_delegate: true };
    let chief = table.t.firm.employee_as(portal_types::Role::Administrator);
    crate::firms::save_settings(&table.t, &chief, &settings).await.unwrap();
    let second = table.signers[1].0;
    ask(&table, 1, &[second]).await.unwrap();
    let holder = table.signer(0).await;
    approvals::delegate(&table.t, &holder, table.t.shown(&holder).await, second).await.unwrap();
    table.t.drain().await;
    assert_eq!(table.t.count("SELECT COUNT(*) FROM round_readers").await, 0);
    table.approve(1).await.unwrap();
    assert_eq!(table.t.seal().await, 2, "one receipt and word to the firm");
}
