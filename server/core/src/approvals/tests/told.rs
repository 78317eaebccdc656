//! Word reaches who works on it, and receipts who signed.

use portal_types::{
    EmailAddress, EmployeeId, Role,
    annual_accounts::PeopleForm,
    approvals::{Ask, Rule},
    clients::ContactForm,
};

use super::Table;
use crate::{
    annual_accounts, approvals, both_engines, clients, execute,
    people::{self, NewEmployee},
    scope::{Actor, Origin, Scope},
    testing::{Engine, TestPortal},
};

both_engines!(
    those_who_work_on_it_are_told,
    whoever_made_the_report_is_told_when_all_others_left,
    administrators_are_told_when_nobody_else_is_left,
    a_receipt_goes_where_it_was_signed
);

/// Somebody else who works at the firm, at work.
pub(super) async fn colleague(t: &TestPortal, name: &str, role: Role) -> (EmployeeId, String, Scope) {
    let email = EmailAddress::parse(&format!("{name}@linden.example")).unwrap();
    let new = NewEmployee { email: email.clone(), name: name.to_owned(), language: Default::default(), role };
    let firm = t.firm.firm.id;
    // With two of them there would be a review first.
    let alone = "UPDATE firms SET four_eyes = (1 = 0)";
    t.write_system(move |tx| Box::pin(async move { Ok(execute!(tx, alone)?) })).await.unwrap();
    let id = people::add_employee_with_hash(t, firm, new, "$argon2id$none".to_owned()).await.unwrap();
    let person = people::store::find_by_email(&mut t.look().await.unwrap(), &email).await.unwrap().unwrap().id;
    let scope = Scope::new(firm, Actor::Employee { id, person, role }, Origin::default(), Default::default());
    (id, email.to_string(), scope)
}

async fn those_who_work_on_it_are_told(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 1).await;
    let t = &table.t;
    let (preparer, at_preparer, _) = colleague(t, "piet", Role::Accountant).await;
    let (partner, at_partner, asking) = colleague(t, "noor", Role::Accountant).await;
    let form = PeopleForm { preparer: preparer.to_string(), partner: partner.to_string(), ..PeopleForm::default() };
    annual_accounts::assign(t, &t.firm.employee, table.accounts, &form).await.unwrap();
    let ask = || Ask { signers: vec![table.signers[0].0], ..Ask::default() };
    // The partner asks: one mailbox, one mail.
    annual_accounts::ask_approval(t, &asking, table.accounts, ask()).await.unwrap();
    t.drain().await;
    let holder = table.signer(0).await;
    approvals::return_report(t, &holder, t.shown(&holder).await, "De voorraad klopt niet.").await.unwrap();
    assert_eq!(t.drain().await, 2);
    for address in [&at_preparer, &at_partner] {
        assert!(t.newest_to(address).text.contains("De voorraad klopt niet."));
    }
    assert!(t.letters_to(t.firm.email.as_str()).is_empty(), "who only uploaded is not told");

    // Somebody else asks: he is told too.
    let version = t.upload(&t.firm.employee, table.accounts, "versie twee").await.unwrap();
    annual_accounts::ask_approval(t, &t.firm.employee, table.accounts, ask()).await.unwrap();
    t.drain().await;
    let table = Table { version, ..table };
    table.approve(0).await.unwrap();
    assert_eq!(table.t.seal().await, 4, "the receipt and three of the firm");
    let told = [at_preparer.as_str(), at_partner.as_str(), table.t.firm.email.as_str()];
    assert!(told.iter().all(|to| table.t.newest_to(to).subject.contains("akkoord gegeven")));
}

async fn whoever_made_the_report_is_told_when_all_others_left(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 1).await;
    let t = &table.t;
    let (id, address, asking) = colleague(t, "piet", Role::Accountant).await;
    let ask = Ask { signers: vec![table.signers[0].0], ..Ask::default() };
    annual_accounts::ask_approval(t, &asking, table.accounts, ask).await.unwrap();
    t.drain().await;
    let leave = "UPDATE employees SET active = (1 = 0) WHERE id = $1";
    t.write_system(move |tx| Box::pin(async move { Ok(execute!(tx, leave, id)?) })).await.unwrap();
    let holder = table.signer(0).await;
    approvals::return_report(t, &holder, t.shown(&holder).await, "Nee.").await.unwrap();
    assert_eq!(t.drain().await, 1);
    assert!(t.letters_to(&address).is_empty() && t.letters_to(t.firm.email.as_str()).len() == 1);
}

async fn administrators_are_told_when_nobody_else_is_left(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 1).await;
    let t = &table.t;
    let (_, address, _) = colleague(t, "chef", Role::Administrator).await;
    table.ask(Rule::All, 0).await.unwrap();
    t.drain().await;
    let leave = "UPDATE employees SET active = (1 = 0) WHERE role <> 'administrator'";
    t.write_system(move |tx| Box::pin(async move { Ok(execute!(tx, leave)?) })).await.unwrap();
    let holder = table.signer(0).await;
    approvals::return_report(t, &holder, t.shown(&holder).await, "Nee.").await.unwrap();
    assert_eq!(t.drain().await, 1);
    assert_eq!(t.letters_to(&address).len(), 1);
}

/// The contact has another name and address by the time the round is sealed.
async fn a_receipt_goes_where_it_was_signed(engine: Engine) {
    let table = Table::new(TestPortal::new(engine).await, 1).await;
    table.ask(Rule::All, 0).await.unwrap();
    table.approve(0).await.unwrap();
    let form = ContactForm {
        contact_name: "Iemand Anders".to_owned(),
        contact_email: "iemand@anders.example".to_owned(),
        contact_language: "en".to_owned(),
        contact_authority: "alone".to_owned(),
        ..ContactForm::default()
    };
    let (employee, contact) = (&table.t.firm.employee, Some(table.signers[0].0));
    clients::save_contact(&table.t, employee, table.client, contact, &form).await.unwrap();
    assert_eq!(table.t.seal().await, 2);
    let receipt = table.t.newest_to(&table.signers[0].1);
    assert!(receipt.subject.contains("Uw akkoord is vastgelegd"), "{}", receipt.subject);
    assert!(receipt.text.contains("Jan Jansen") && !receipt.text.contains("Iemand"), "{}", receipt.text);
    assert!(table.t.letters_to("iemand@anders.example").is_empty());
}
