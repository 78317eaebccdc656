//! Several acts of one signer: separate records of one press.

use portal_types::{
    ErrorCode, FieldError, Language, Role,
    approvals::{Act, Ask, Rule, Shown},
    texts::TextForm,
};
use tokio::io::AsyncReadExt;

use super::Table;
use crate::{
    annual_accounts, approvals, both_engines,
    error::Result,
    evidence, execute, links,
    scope::Scope,
    testing::{Engine, TestPortal, at_once, race_rounds, refusal, winners},
    texts,
};

both_engines!(
    one_press_makes_a_record_each,
    what_was_shown_is_what_is_signed,
    undone_together_and_returned_once,
    many_presses_make_one_record_per_act,
    only_what_fits_is_asked,
    some_of_the_signers_do_not_adopt,
    a_text_names_the_function,
    a_round_of_before_there_were_texts
);

const ALL: [Act; 5] = [Act::Concept, Act::Representation, Act::Signing, Act::Adoption, Act::FilingMandate];

impl Table {
    async fn ask_acts(&self, acts: &[Act], paragraphs: Option<&[&str]>) -> Result<()> {
        let paragraphs = paragraphs.map(|keys| keys.iter().map(|k| (Act::Representation, (*k).to_owned())).collect());
        let signers = self.signers.iter().map(|(id, _)| *id).collect();
        let ask = Ask { rule: Some(Rule::All), signers, acts: acts.to_vec(), paragraphs, ..Ask::default() };
        annual_accounts::ask_approval(&self.t, &self.t.firm.employee, self.accounts, ask).await?;
        self.t.drain().await;
        Ok(())
    }

    async fn acts(&self) -> Vec<(i64, &'static str, &'static str)> {
        let card = annual_accounts::show(&self.t, &self.t.firm.employee, self.accounts).await.unwrap();
        card.approvals.iter().map(|act| (act.turn, act.act.code(), act.decision.code())).collect()
    }

    async fn proof(&self, holder: &Scope) -> evidence::Evidence {
        let proof = approvals::proof::viewed_proof(&self.t, holder).await.unwrap();
        let mut bytes = Vec::new();
        let mut file = self.t.files.open_checked(&proof.json_key, &proof.json_sha256).await.unwrap();
        file.read_to_end(&mut bytes).await.unwrap();
        evidence::json::from_bytes(&bytes).unwrap()
    }
}

async fn some_of_the_signers_do_not_adopt(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 3).await;
    let signers: Vec<_> = table.signers.iter().map(|(id, _)| *id).collect();
    let ask = |rule, needed, signers: &[portal_types::ContactId], acts: &[Act]| {
        let ask = Ask { rule: Some(rule), needed, signers: signers.to_vec(), acts: acts.to_vec(), ..Ask::default() };
        annual_accounts::ask_approval(&table.t, &table.t.firm.employee, table.accounts, ask)
    };
    for (rule, needed) in [(Rule::Any, 0), (Rule::Some, 2)] {
        let refused = ask(rule, needed, &signers, &[Act::Adoption]).await;
        assert_eq!(refusal(refused), ErrorCode::NotEverybody, "{rule:?}");
    }
    assert_eq!(table.state().await, "in_progress");
    ask(Rule::Any, 0, &signers[..1], &[Act::Adoption]).await.expect("one of one is everybody");
}

async fn one_press_makes_a_record_each(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 2).await;
    let firm = &table.t.firm;
    let form = TextForm { text: "Ik machtig {{firm}} voor {{client}}.".to_owned(), seen: "0".to_owned() };
    let chief = firm.employee_as(Role::Administrator);
    texts::save(&table.t, &chief, Act::FilingMandate, Language::Nl, &form).await.unwrap();
    table.ask_acts(&ALL[1..], Some(&["dividend"])).await.unwrap();
    table.approve(0).await.unwrap();
    assert_eq!(table.state().await, "partly_approved");
    let holder = table.approve(1).await.unwrap();
    assert_eq!(table.state().await, "approved");
    let acts = table.acts().await;
    assert_eq!(acts.len(), 10, "{acts:?}");
    assert_eq!(table.t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'approval.approved'").await, 10);
    assert_eq!(table.t.seal().await, 3, "two receipts and word to the firm");
    let receipt = table.t.newest_to(&table.signers[0].1);
    assert!(receipt.text.contains("Machtiging om te deponeren"), "{}", receipt.text);
    let proof = table.proof(&holder).await;
    let kinds: Vec<_> = proof.acts.iter().map(|act| act.kind.as_str()).collect();
    let each = ["approval", "lor", "signing", "adoption", "filing-mandate"];
    assert_eq!(kinds, [each, each].concat());
    assert_eq!(proof.standing().len(), 2, "two signers, however many acts");
    let lor = &proof.acts[1].text;
    assert!(lor.text.contains("uitkeringstoets") && !lor.text.contains("Fraude"), "{}", lor.text);
    assert!(lor.text.contains("Linden Accountants") && !lor.text.contains("{{"), "{}", lor.text);
    assert_eq!(lor.template, None, "the product's own");
    assert!(proof.acts[4].text.text.starts_with("Ik machtig Linden Accountants voor "));
    assert_eq!(proof.acts[4].text.template.as_deref(), Some("1"));
}

/// A firm that changes its text meanwhile changes nothing; a signer whose name changes sees it first.
async fn what_was_shown_is_what_is_signed(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 1).await;
    table.ask_acts(&[Act::Representation], None).await.unwrap();
    let holder = table.signer(0).await;
    let shown = table.t.shown(&holder).await;
    let form = TextForm { text: "Iets heel anders.".to_owned(), seen: "0".to_owned() };
    for act in [Act::Concept, Act::Representation] {
        let chief = table.t.firm.employee_as(Role::Administrator);
        texts::save(&table.t, &chief, act, Language::Nl, &form).await.unwrap();
    }
    assert_eq!(table.t.shown(&holder).await, shown, "what runs stays as it was asked");
    let other = Shown { texts: Some(portal_types::Sha256Hex::from_bytes(&[9; 32])), ..shown.clone() };
    let none = Shown { texts: None, ..shown.clone() };
    for wrong in [other, none] {
        assert_eq!(refusal(approvals::approve(&table.t, &holder, wrong).await), ErrorCode::TextsChanged);
    }
    let partly = Shown { acts: vec![Act::Concept], ..shown.clone() };
    let refused = approvals::approve(&table.t, &holder, partly).await.expect_err("refused");
    let refused = portal_types::PortalError::from(refused);
    assert_eq!(refused.fields.into_iter().collect::<Vec<_>>(), [("agree_lor".to_owned(), FieldError::Required)]);
    assert_eq!(table.acts().await, [], "what is refused changes nothing");
    let (firm, contact) = (table.t.firm.firm.id, table.signers[0].0);
    let rename = "UPDATE clients SET name = 'Ander B.V.' WHERE firm_id = $1 AND id = (SELECT client_id FROM contacts WHERE id = $2)";
    table.t.write_system(move |tx| Box::pin(async move { Ok(execute!(tx, rename, firm, contact)?) })).await.unwrap();
    assert_eq!(refusal(approvals::approve(&table.t, &holder, shown).await), ErrorCode::TextsChanged);
    approvals::approve(&table.t, &holder, table.t.shown(&holder).await).await.unwrap();
    assert_eq!(table.acts().await, [(1, "concept", "approved"), (1, "lor", "approved")]);
}

async fn undone_together_and_returned_once(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 1).await;
    table.ask_acts(&[Act::Representation], None).await.unwrap();
    let holder = table.approve(0).await.unwrap();
    approvals::undo(&table.t, &holder).await.unwrap();
    table.t.drain().await;
    let given = [(1, "concept", "approved"), (1, "lor", "approved"), (2, "concept", "undone"), (2, "lor", "undone")];
    assert_eq!(table.acts().await, given);
    let again = table.signer(0).await;
    let shown = table.t.shown(&again).await;
    assert_eq!(shown.acts, [Act::Concept, Act::Representation], "the same texts are asked again");
    approvals::return_report(&table.t, &again, shown, "De voorraad klopt niet.").await.unwrap();
    assert_eq!(table.acts().await[4..], [(3, "concept", "returned")]);
    assert_eq!(table.state().await, "returned");
    let place = links::list::Place::of(None, None);
    let listed = links::list(&table.t, &table.t.firm.employee, &Default::default(), place).await.unwrap();
    assert_eq!(listed.rows.len(), table.links_of(0), "a line per link, however many acts");
}

/// APP-2 with several acts.
async fn many_presses_make_one_record_per_act(engine: Engine) {
    for _round in 0..race_rounds() {
        let table = Table::new(TestPortal::new(engine).await, 2).await;
        table.ask_acts(&[Act::Representation, Act::FilingMandate], None).await.unwrap();
        let mut holders = Vec::new();
        for n in 0..2 {
            let holder = table.signer(n).await;
            let shown = table.t.shown(&holder).await;
            holders.push((holder, shown));
        }
        let acts = (0..32).map(|i| {
            let (portal, (holder, shown)) = ((*table.t).clone(), holders[i % 2].clone());
            async move { approvals::approve(&portal, &holder, shown).await }
        });
        assert_eq!(winners(at_once(acts).await, &[ErrorCode::AlreadyDecided]), 2);
        assert_eq!((table.state().await, table.acts().await.len()), ("approved", 6));
        assert_eq!(table.t.seal().await, 3);
        assert_eq!(table.t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'round.sealed'").await, 1);
    }
}

async fn only_what_fits_is_asked(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 1).await;
    assert_eq!(refusal(table.ask_acts(&[Act::TaxReturn], None).await), ErrorCode::InvalidForm);
    let gone = table.ask_acts(&[Act::Representation], Some(&["weg"])).await;
    assert_eq!(refusal(gone), ErrorCode::TextsChanged);
    assert_eq!(table.state().await, "in_progress", "what is refused changes nothing");
    table.ask(Rule::All, 0).await.unwrap();
    let holder = table.signer(0).await;
    let shared = approvals::shared(&table.t, &holder).await.unwrap();
    let sentence =
        format!("Ik heb de jaarrekening 2025 van {} (versie 1) bekeken en ga ermee akkoord.", shared.client.name);
    assert_eq!((shared.texts.len(), shared.texts[0].text.as_str()), (1, sentence.as_str()));
}

async fn a_round_of_before_there_were_texts(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 1).await;
    table.ask_acts(&[Act::Representation], None).await.unwrap();
    let firm = table.t.firm.firm.id;
    table.t.loosen("round_texts").await;
    let forget = "DELETE FROM round_texts WHERE firm_id = $1";
    table.t.write_system(move |tx| Box::pin(async move { Ok(execute!(tx, forget, firm)?) })).await.unwrap();
    table.approve(0).await.unwrap();
    assert_eq!(table.acts().await, [(1, "concept", "approved")]);
}

/// Each signer reads his own, or a word that fits everybody.
async fn a_text_names_the_function(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 3).await;
    let form = TextForm { text: "{{signer}}, {{function}} van {{client}}".to_owned(), seen: "0".to_owned() };
    for language in [Language::Nl, Language::En] {
        let chief = table.t.firm.employee_as(Role::Administrator);
        texts::save(&table.t, &chief, Act::Concept, language, &form).await.unwrap();
    }
    for (signer, function, language) in [(0, Some("penningmeester"), "nl"), (1, None, "nl"), (2, None, "en")] {
        let (id, sql) = (table.signers[signer].0, "UPDATE contacts SET function = $2, language = $3 WHERE id = $1");
        let change =
            table.t.write_system(move |tx| Box::pin(async move { Ok(execute!(tx, sql, id, function, language)?) }));
        change.await.unwrap();
    }
    table.ask(Rule::All, 0).await.unwrap();
    for (signer, function) in ["penningmeester", "vertegenwoordiger", "representative"].into_iter().enumerate() {
        let shared = approvals::shared(&table.t, &table.signer(signer).await).await.unwrap();
        let text = &shared.texts[0].text;
        assert_eq!(*text, format!("{}, {function} van {}", shared.contact.name, shared.client.name));
    }
}
