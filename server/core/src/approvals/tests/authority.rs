//! Whose signature is enough: by the client's legal form, and never that of one who may only sign jointly.

use portal_types::{
    ContactId, ErrorCode, FieldError, PortalError, Role,
    approvals::{Ask, Rule},
    firms::FirmSettings,
};

use super::Table;
use crate::{
    annual_accounts, approvals, both_engines,
    error::Result,
    execute, firms,
    testing::{Engine, TestPortal, refusal},
};

both_engines!(
    the_legal_form_says_who_signs,
    one_who_signs_jointly_is_not_asked_alone,
    two_who_sign_jointly_are_enough,
    nobody_stands_in_who_signs_jointly,
    authority_counts_at_the_decision
);

/// Gives the first signers these authorities, in their order.
async fn give(table: &Table, authorities: &[&'static str]) {
    for ((id, _), authority) in table.signers.clone().into_iter().zip(authorities.iter().copied()) {
        let sql = "UPDATE contacts SET authority = $2 WHERE id = $1";
        table.t.write_system(move |tx| Box::pin(async move { Ok(execute!(tx, sql, id, authority)?) })).await.unwrap();
    }
}

async fn table(engine: Engine, authorities: &[&'static str]) -> Table {
    let table = Table::new(TestPortal::new(engine).await, authorities.len()).await;
    give(&table, authorities).await;
    table
}

/// Asks as many of the signers, by a rule.
async fn ask(table: &Table, rule: Option<Rule>, signers: usize) -> Result<()> {
    let signers: Vec<ContactId> = table.signers.iter().take(signers).map(|(id, _)| *id).collect();
    let ask = Ask { rule, signers, ..Ask::default() };
    annual_accounts::ask_approval(&table.t, &table.t.firm.employee, table.accounts, ask).await?;
    table.t.drain().await;
    Ok(())
}

async fn the_legal_form_says_who_signs(engine: Engine) {
    let all = "SELECT COUNT(*) FROM approval_rounds WHERE rule = 'all' AND needed = 2";
    let any = "SELECT COUNT(*) FROM approval_rounds WHERE rule = 'any' AND needed = 1";
    for (form, authorities, rule) in [
        ("BV", ["alone", "alone"], all),
        ("VOF", ["alone", "jointly"], all),
        ("EZ", ["alone", "alone"], any),
        ("0001", ["alone", "alone"], any),
        ("0001", ["jointly", "jointly"], all),
    ] {
        let table = table(engine, &authorities).await;
        let sql = "UPDATE clients SET legal_form = $1";
        table.t.write_system(move |tx| Box::pin(async move { Ok(execute!(tx, sql, form)?) })).await.unwrap();
        ask(&table, None, 0).await.unwrap();
        assert_eq!(table.t.count(rule).await, 1, "{form} {authorities:?}");
        assert_eq!([0, 1].map(|n| table.links_of(n)), [1, 1]);
    }
}

async fn one_who_signs_jointly_is_not_asked_alone(engine: Engine) {
    let table = table(engine, &["jointly", "alone"]).await;
    for (rule, signers) in [(None, 1), (Some(Rule::All), 1), (Some(Rule::InOrder), 1), (Some(Rule::Any), 2)] {
        let refused = PortalError::from(ask(&table, rule, signers).await.expect_err("refused"));
        assert_eq!(refused.code, ErrorCode::JointlyOnly, "{rule:?}");
        let FieldError::JointlyOnly(name) = &refused.fields["signers"] else { panic!("{refused:?}") };
        assert!(name.starts_with("Jan Jansen"), "{name}");
    }
    assert_eq!(table.state().await, "in_progress", "what is refused changes nothing");
    give(&table, &["none", "jointly"]).await;
    assert_eq!(refusal(ask(&table, None, 0).await), ErrorCode::JointlyOnly, "the only one who may sign");
    assert_eq!(table.t.drain().await, 0);
}

async fn two_who_sign_jointly_are_enough(engine: Engine) {
    let table = table(engine, &["jointly", "jointly", "alone"]).await;
    let ask = Ask { rule: Some(Rule::Some), needed: 2, ..Ask::default() };
    annual_accounts::ask_approval(&table.t, &table.t.firm.employee, table.accounts, ask).await.unwrap();
    table.t.drain().await;
    table.approve(0).await.unwrap();
    assert_eq!(table.state().await, "partly_approved");
    table.approve(1).await.unwrap();
    assert_eq!(table.state().await, "approved");
}

async fn nobody_stands_in_who_signs_jointly(engine: Engine) {
    let table = table(engine, &["alone", "jointly", "alone"]).await;
    let settings = FirmSettings { four_eyes: false, undo_minutes: 15, may_delegate: true };
    firms::save_settings(&table.t, &table.t.firm.employee_as(Role::Administrator), &settings).await.unwrap();
    ask(&table, None, 1).await.unwrap();
    let holder = table.signer(0).await;
    let firm = firms::store::find(&mut table.t.look().await.unwrap(), table.t.firm.firm.id).await.unwrap().unwrap();
    let offered = approvals::stand_ins(&table.t, &holder, &firm).await.unwrap();
    assert_eq!(offered.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [table.signers[2].0]);
    let shown = table.t.shown(&holder).await;
    let handed = approvals::delegate(&table.t, &holder, shown.clone(), table.signers[1].0).await;
    assert_eq!(refusal(handed), ErrorCode::JointlyOnly);
    approvals::delegate(&table.t, &holder, shown, table.signers[2].0).await.unwrap();
    table.t.drain().await;
    table.approve(2).await.unwrap();
    assert_eq!(table.state().await, "approved");
}

/// He was asked when he could still sign alone.
async fn authority_counts_at_the_decision(engine: Engine) {
    let table = table(engine, &["alone"]).await;
    ask(&table, None, 0).await.unwrap();
    let holder = table.signer(0).await;
    let shown = table.t.shown(&holder).await;
    give(&table, &["jointly"]).await;
    assert_eq!(refusal(approvals::approve(&table.t, &holder, shown.clone()).await), ErrorCode::JointlyOnly);
    assert_eq!(table.state().await, "approval_requested");
    assert_eq!(table.t.count("SELECT COUNT(*) FROM approvals").await, 0);
    approvals::return_report(&table.t, &holder, shown, "Piet tekent ook").await.unwrap();
    assert_eq!(table.state().await, "returned", "returning it binds nobody");
}
