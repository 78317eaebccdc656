//! Clients and contacts, alike on both engines.

use portal_types::{
    Authority, ContactId, ErrorCode, FieldError, Role, Tier,
    clients::{ContactForm, NewClient},
};

use super::{create, save_contact, show, store};
use crate::{
    approvals, both_engines,
    error::Error,
    testing::{Engine, TestPortal, refusal},
};

both_engines!(
    a_number_is_a_clients_own,
    a_contact_is_added_and_changed,
    a_corrected_address_ends_its_links,
    the_other_firm_finds_no_contact
);

fn form(name: &str, number: &str) -> NewClient {
    NewClient {
        name: name.to_owned(),
        number: number.to_owned(),
        legal_form: "BV".to_owned(),
        tier: Tier::Standard.code().to_owned(),
        contact_name: "Jan".to_owned(),
        contact_email: "jan@jansen.example".to_owned(),
        contact_language: "en".to_owned(),
        contact_authority: "none".to_owned(),
        ..NewClient::default()
    }
}

async fn a_number_is_a_clients_own(engine: Engine) {
    let t = TestPortal::new(engine).await;
    create(&t, &t.firm.employee, &form("Een", "C-1")).await.unwrap();
    let Err(Error::Portal(error)) = create(&t, &t.firm.employee, &form("Twee", " C-1 ")).await else { panic!("taken") };
    assert_eq!((error.code, error.fields.get("number")), (ErrorCode::InvalidForm, Some(&FieldError::Taken)));
    create(&t, &t.other.employee, &form("Twee", "C-1")).await.expect("another firm counts for itself");
    create(&t, &t.firm.employee, &form("Drie", "")).await.unwrap();
    create(&t, &t.firm.employee, &form("Vier", "")).await.expect("no number is nobody's");
    assert_eq!(refusal(create(&t, &t.firm.employee, &NewClient::default()).await), ErrorCode::InvalidForm);
    assert_eq!(t.count("SELECT MAX(clients) FROM client_counts").await, 3, "a refused client is not counted");
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'client.created'").await, 4);
}

async fn the_other_firm_finds_no_contact(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (client, _) = t.client(&t.firm, Tier::Extended).await;
    let mut tx = t.look().await.unwrap();
    let contact = store::contacts(&mut tx, &t.firm.employee, client).await.unwrap().remove(0);
    assert!(
        contact.authority.may_sign() && store::contact(&mut tx, &t.firm.employee, contact.id).await.unwrap().is_some()
    );
    let stranger = &t.other.employee;
    assert!(store::contacts(&mut tx, stranger, client).await.unwrap().is_empty());
    assert!(store::contact(&mut tx, stranger, contact.id).await.unwrap().is_none());
    assert!(store::find(&mut tx, stranger, client).await.unwrap().is_none());
}

async fn a_contact_is_added_and_changed(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let client = create(&t, &t.firm.employee, &form("Met contact", "")).await.unwrap();
    let theirs = create(&t, &t.other.employee, &form("Van een ander", "")).await.unwrap();
    let typed = |name: &str, authority: &str| ContactForm {
        contact_name: name.to_owned(),
        contact_email: "piet@jansen.example".to_owned(),
        contact_language: "nl".to_owned(),
        contact_function: "Penningmeester".to_owned(),
        contact_authority: authority.to_owned(),
    };
    let (me, reader) = (&t.firm.employee, t.firm.employee_as(Role::ReadOnly));
    // The oldest comes first.
    t.clock.advance(chrono::Duration::seconds(1));
    save_contact(&t, me, client, None, &typed("Piet", "none")).await.unwrap();
    let [_, piet] = show(&t, me, client).await.unwrap().1.try_into().unwrap();
    assert_eq!((piet.name.as_str(), piet.authority), ("Piet", Authority::None));
    save_contact(&t, me, client, Some(piet.id), &typed("Piet Jansen", "jointly")).await.unwrap();
    let [jan, piet] = show(&t, me, client).await.unwrap().1.try_into().unwrap();
    assert_eq!((jan.name.as_str(), piet.name.as_str(), piet.authority), ("Jan", "Piet Jansen", Authority::Jointly));

    let wrong = ContactForm { contact_email: "geen adres".to_owned(), ..typed("", "alone") };
    assert_eq!(refusal(save_contact(&t, me, client, Some(piet.id), &wrong).await), ErrorCode::InvalidForm);
    let elsewhere = show(&t, &t.other.employee, theirs).await.unwrap().1.remove(0).id;
    for id in [elsewhere, ContactId(uuid::Uuid::nil())] {
        assert_eq!(refusal(save_contact(&t, me, client, Some(id), &typed("Gat", "alone")).await), ErrorCode::NotFound);
    }
    for id in [None, Some(piet.id)] {
        assert_eq!(
            refusal(save_contact(&t, &t.other.employee, client, id, &typed("Gat", "alone")).await),
            ErrorCode::NotFound
        );
        assert_eq!(refusal(save_contact(&t, &reader, client, id, &typed("Gat", "alone")).await), ErrorCode::NotAllowed);
    }
    assert_eq!(t.count("SELECT COUNT(*) FROM contacts WHERE name = 'Gat'").await, 0);
    let noted = "SELECT COUNT(*) FROM audit_records WHERE event IN ('contact.added', 'contact.changed')";
    assert_eq!(t.count(noted).await, 2);
}

/// The stranger behind a mistyped address may have opened the link already.
async fn a_corrected_address_ends_its_links(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let neighbour = t.offer(&t.firm, Tier::Collaborate).await;
    let stranger = t.signer(&t.firm, &offer, "phone").await;
    let shown = t.shown(&stranger).await;
    let contact = show(&t, &t.firm.employee, offer.client).await.unwrap().1.remove(0);
    let mut form = ContactForm {
        contact_name: "Andere Naam".to_owned(),
        contact_email: offer.email.to_uppercase(),
        contact_language: "nl".to_owned(),
        contact_authority: "alone".to_owned(),
        ..ContactForm::default()
    };
    save_contact(&t, &t.firm.employee, offer.client, Some(contact.id), &form).await.unwrap();
    t.press(&t.firm, &offer.token, "tablet").await.expect("the same address, another spelling");
    form.contact_email = "juist@jansen.example".to_owned();
    save_contact(&t, &t.firm.employee, offer.client, Some(contact.id), &form).await.unwrap();
    assert_eq!(refusal(t.press(&t.firm, &offer.token, "tablet").await), ErrorCode::LinkGone);
    assert_eq!(refusal(approvals::approve(&t, &stranger, shown).await), ErrorCode::LinkGone);
    t.press(&t.firm, &neighbour.token, "phone").await.expect("somebody else's link");
}
