//! What stays true of a sealed round, and of others while one cannot be sealed.

use portal_types::{Tier, approvals::Rule, clients::ContactForm};

use super::{Table, delegating::json};
use crate::{
    approvals::{self, verify::Verdict},
    both_engines, clients, execute,
    testing::{Engine, TestPortal},
};

both_engines!(
    one_that_fails_stands_back,
    a_proof_names_who_approved,
    a_proof_says_what_he_was_then,
    acts_of_before_have_no_authority
);

async fn one_that_fails_stands_back(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 1).await;
    table.ask(Rule::All, 0).await.unwrap();
    table.approve(0).await.unwrap();
    let offer = table.t.offer(&table.t.other, Tier::Collaborate).await;
    let holder = table.t.signer(&table.t.other, &offer, "phone").await;
    approvals::approve(&table.t, &holder, table.t.shown(&holder).await).await.unwrap();
    let broken = table.t.break_files(&table.t.firm);
    table.t.clock.advance(chrono::Duration::minutes(15));
    assert_eq!(approvals::seal::seal_due(&table.t).await.unwrap(), 1, "the other one");
    drop(broken);
    assert_eq!(approvals::seal::seal_due(&table.t).await.unwrap(), 0, "left alone for a while");
    table.t.clock.advance(chrono::Duration::minutes(10));
    assert_eq!(approvals::seal::seal_due(&table.t).await.unwrap(), 1, "and then tried again");
    assert_eq!(table.t.count("SELECT COUNT(*) FROM evidence_files").await, 2);
}

/// The contact has another name by now; the record has not.
async fn a_proof_names_who_approved(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 1).await;
    table.ask(Rule::All, 0).await.unwrap();
    let holder = table.approve(0).await.unwrap();
    table.t.seal().await;
    let proof = approvals::proof::viewed_proof(&table.t, &holder).await.unwrap();
    let form = ContactForm {
        contact_name: "Iemand Anders".to_owned(),
        contact_email: table.signers[0].1.clone(),
        contact_language: "nl".to_owned(),
        contact_authority: "alone".to_owned(),
        ..ContactForm::default()
    };
    let (employee, contact) = (&table.t.firm.employee, Some(table.signers[0].0));
    clients::save_contact(&table.t, employee, table.client, contact, &form).await.unwrap();
    for digest in [&proof.pdf_sha256, &proof.json_sha256] {
        let verdict = approvals::verify::verify(&table.t, None, digest).await.unwrap();
        let Verdict::Proof(proven) = verdict else { panic!("{verdict:?}") };
        assert_eq!((proven.signers.len(), proven.superseded), (1, false));
        assert!(proven.signers[0].0.starts_with("Jan Jansen"), "{:?}", proven.signers);
    }
}

/// Function and authority are those of the decision, whatever the contact becomes before the round is sealed.
async fn a_proof_says_what_he_was_then(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 2).await;
    let becomes = |signer: usize, function: &'static str, authority: &'static str| {
        let (id, sql) = (table.signers[signer].0, "UPDATE contacts SET function = $2, authority = $3 WHERE id = $1");
        table.t.write_system(move |tx| Box::pin(async move { Ok(execute!(tx, sql, id, function, authority)?) }))
    };
    becomes(0, "Bestuurder", "jointly").await.unwrap();
    becomes(1, "Gevolmachtigde", "alone").await.unwrap();
    table.ask(Rule::All, 0).await.unwrap();
    table.approve(0).await.unwrap();
    becomes(0, "Commissaris", "none").await.unwrap();
    table.approve(1).await.unwrap();
    table.t.seal().await;
    let facts = json(&table).await;
    let signer =
        |at: usize| (facts["acts"][at]["signer"]["role"].clone(), facts["acts"][at]["signer"]["authority"].clone());
    assert_eq!(signer(0), ("Bestuurder".into(), "jointly".into()));
    assert_eq!(signer(1), ("Gevolmachtigde".into(), "alone".into()));
}

async fn acts_of_before_have_no_authority(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 1).await;
    table.ask(Rule::All, 0).await.unwrap();
    table.approve(0).await.unwrap();
    table.t.loosen("approvals").await;
    let sql = "UPDATE approvals SET signer_function = NULL, signer_authority = NULL";
    table.t.write_system(move |tx| Box::pin(async move { Ok(execute!(tx, sql)?) })).await.unwrap();
    table.t.seal().await;
    let facts = json(&table).await;
    let signer = &facts["acts"][0]["signer"];
    assert!(signer["role"].is_null() && signer.get("authority").is_none(), "{signer}");
}
