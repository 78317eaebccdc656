//! Handing a decision over is as strict as deciding, and the proof says who stood in for whom.

use portal_types::{
    ErrorCode, Role, Sha256Hex,
    approvals::{Act, Ask, Shown},
    clients::ContactForm,
    firms::FirmSettings,
};

use super::Table;
use crate::{
    annual_accounts, approvals, both_engines, clients, execute, firms,
    scope::{Actor, LinkHolder, Scope},
    testing::{Engine, TestPortal, refusal},
};

both_engines!(
    who_could_not_decide_hands_nothing_over,
    nobody_signs_for_a_director,
    the_proof_names_both,
    without_it_the_proof_says_nothing_of_it
);

async fn allow(table: &Table, may_delegate: bool) {
    let settings = FirmSettings { four_eyes: false, undo_minutes: 15, may_delegate };
    let chief = table.t.firm.employee_as(Role::Administrator);
    firms::save_settings(&table.t, &chief, &settings).await.unwrap();
}

/// The first of two is asked; the second could stand in.
async fn table(engine: Engine) -> Table {
    let table = Table::new(TestPortal::new(engine).await, 2).await;
    allow(&table, true).await;
    let ask = Ask { signers: vec![table.signers[0].0], ..Ask::default() };
    annual_accounts::ask_approval(&table.t, &table.t.firm.employee, table.accounts, ask).await.unwrap();
    table.t.drain().await;
    table
}

async fn who_could_not_decide_hands_nothing_over(engine: Engine) {
    let table = table(engine).await;
    let t = &table.t;
    let (holder, to) = (table.signer(0).await, table.signers[1].0);
    let shown = t.shown(&holder).await;
    let delegate = |scope: Scope, shown: Shown| async move { approvals::delegate(t, &scope, shown, to).await };
    let other = Shown { sha256: Sha256Hex::from_bytes(&[0; 32]), ..shown.clone() };
    assert_eq!(refusal(delegate(holder.clone(), other).await), ErrorCode::NewerVersion, "what was shown");
    let Actor::LinkHolder(mine) = holder.actor().clone() else { unreachable!("a holder") };
    let view = LinkHolder { purpose: portal_types::links::Purpose::View, ..mine };
    let view = Scope::new(t.firm.firm.id, Actor::LinkHolder(view), Default::default(), Default::default());
    assert_eq!(refusal(delegate(view, shown.clone()).await), ErrorCode::NotAllowed, "a link to read");
    assert_eq!(refusal(delegate(t.firm.employee.clone(), shown.clone()).await), ErrorCode::NotFound);

    let change = |sql: &'static str| t.write_system(move |tx| Box::pin(async move { Ok(execute!(tx, sql)?) }));
    for (wrong, right, why) in [
        ("UPDATE clients SET tier = 'standard'", "UPDATE clients SET tier = 'collaborate'", ErrorCode::NotAllowed),
        ("UPDATE contacts SET authority = 'none'", "UPDATE contacts SET authority = 'alone'", ErrorCode::NotAllowed),
        (
            "UPDATE people SET email_canonical = (SELECT email FROM contacts WHERE name LIKE 'Jan%' LIMIT 1)
                WHERE email_canonical = 'medewerker@linden.example'",
            "UPDATE people SET email_canonical = 'medewerker@linden.example'
                WHERE email_canonical = (SELECT email FROM contacts WHERE name LIKE 'Jan%' LIMIT 1)",
            ErrorCode::SignerIsEmployee,
        ),
    ] {
        assert!(change(wrong).await.unwrap() > 0);
        assert_eq!(refusal(delegate(holder.clone(), shown.clone()).await), why, "{wrong}");
        assert!(change(right).await.unwrap() > 0);
    }
    allow(&table, false).await;
    assert_eq!(refusal(delegate(holder.clone(), shown.clone()).await), ErrorCode::NotAllowed, "the firm's wish");
    allow(&table, true).await;
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'approval.delegated'").await, 0);
    delegate(holder.clone(), shown.clone()).await.unwrap();
    assert_eq!(refusal(delegate(holder, shown).await), ErrorCode::LinkGone, "once");
}

/// Article 2:210 lid 2 BW: all directors sign, each in person.
async fn nobody_signs_for_a_director(engine: Engine) {
    for (acts, free) in [(vec![], 1), (vec![Act::FilingMandate], 1), (vec![Act::Signing], 0), (vec![Act::Adoption], 0)]
    {
        let table = Table::new(TestPortal::new(engine).await, 2).await;
        allow(&table, true).await;
        let ask = Ask { signers: vec![table.signers[0].0], acts: acts.clone(), ..Ask::default() };
        annual_accounts::ask_approval(&table.t, &table.t.firm.employee, table.accounts, ask).await.unwrap();
        table.t.drain().await;
        let holder = table.signer(0).await;
        let firm = firms::find(&table.t, &table.t.firm.firm.slug).await.unwrap().unwrap();
        let stand_ins = approvals::stand_ins(&table.t, &holder, &firm).await.unwrap();
        assert_eq!(stand_ins.len(), free, "{acts:?}");
        let shown = table.t.shown(&holder).await;
        let handed = approvals::delegate(&table.t, &holder, shown, table.signers[1].0).await;
        match free {
            0 => assert_eq!(refusal(handed), ErrorCode::NotAllowed, "{acts:?}"),
            _ => handed.unwrap(),
        }
    }
}

pub(super) async fn json(table: &Table) -> serde_json::Value {
    let proof = approvals::proof::office_proof(&table.t, &table.t.firm.employee, table.version).await.unwrap();
    let file = table.t.settings.data_dir.join("files").join(&proof.json_key);
    serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
}

async fn the_proof_names_both(engine: Engine) {
    let table = table(engine).await;
    let form = ContactForm {
        contact_name: "Lot".to_owned(),
        contact_email: "lot@jansen.example".to_owned(),
        contact_language: "nl".to_owned(),
        contact_authority: "alone".to_owned(),
        ..ContactForm::default()
    };
    clients::save_contact(&table.t, &table.t.firm.employee, table.client, None, &form).await.unwrap();
    let (_, contacts) = clients::show(&table.t, &table.t.firm.employee, table.client).await.unwrap();
    let lot = contacts.iter().find(|contact| contact.name == "Lot").unwrap().id;
    // Jan to the second, and he to Lot.
    let holder = table.signer(0).await;
    approvals::delegate(&table.t, &holder, table.t.shown(&holder).await, table.signers[1].0).await.unwrap();
    table.t.drain().await;
    let holder = table.signer(1).await;
    approvals::delegate(&table.t, &holder, table.t.shown(&holder).await, lot).await.unwrap();
    table.t.drain().await;
    let mut signers = table.signers.clone();
    signers.push((lot, form.contact_email.clone()));
    let table = Table { signers, ..table };
    table.approve(2).await.unwrap();
    assert_eq!(table.t.seal().await, 2);
    let facts = json(&table).await;
    assert_eq!(facts["acts"][0]["signer"]["name"], "Lot");
    assert_eq!(facts["acts"][0]["signer"]["stands_for"], "Bestuurder 1");
    let others = facts["others"].as_array().unwrap();
    let stood = |name: &str| others.iter().find(|other| other["name"].as_str().unwrap().starts_with(name)).unwrap();
    assert!(stood("Bestuurder 1")["stands_for"].as_str().unwrap().starts_with("Jan Jansen"));
    assert!(stood("Jan Jansen").get("stands_for").is_none());
}

async fn without_it_the_proof_says_nothing_of_it(engine: Engine) {
    let table = table(engine).await;
    table.approve(0).await.unwrap();
    table.t.seal().await;
    assert!(!json(&table).await.to_string().contains("stands_for"));
}
