//! The client list, alike on both engines.

use portal_types::{
    Authority, ClientId, ContactId, ErrorCode, FieldError, Role, Tier,
    annual_accounts::{StartAnnualAccounts, State},
    clients::{ContactForm, NewClient},
};

use super::{Cursor, Listing, PAGE, Place, create, list, save_contact, show, store};
use crate::{
    annual_accounts, approvals, both_engines,
    error::Error,
    testing::{Engine, TestPortal, refusal},
};

both_engines!(
    pages_follow_each_other,
    a_search_takes_words_as_they_are,
    a_number_is_a_clients_own,
    the_list_shows_the_newest_accounts,
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

async fn pages_follow_each_other(engine: Engine) {
    let t = TestPortal::new(engine).await;
    // Equal names, other case and names with the cursor's own separator.
    let names: Vec<String> = (0..2 * PAGE + 1)
        .map(|i| match i % 4 {
            0 => "Gelijk".to_owned(),
            1 => "gelijk".to_owned(),
            2 => format!("Ärzte~{i}"),
            _ => format!("client {}", i * 7 % 50),
        })
        .collect();
    for name in &names {
        create(&t, &t.firm.employee, &form(name, "")).await.unwrap();
    }
    create(&t, &t.other.employee, &form("Van een ander", "")).await.unwrap();
    for (search, expected) in [("", 2 * PAGE + 1), ("GELIJK", PAGE + 1)] {
        walk(&t, search, expected).await;
    }
    for bad in ["", "~", "x~y", "gelijk"] {
        assert_eq!(Cursor::parse(bad), None, "{bad:?}");
    }
}

/// From page to page until there is no next, and all the way back.
async fn walk(t: &TestPortal, search: &str, expected: i64) {
    let (mut pages, mut place) = (Vec::new(), Place::First);
    loop {
        let page = list(t, &t.firm.employee, search, &place).await.unwrap();
        assert_eq!(page.total, 2 * PAGE + 1);
        assert_eq!(page.prev.is_some(), !pages.is_empty());
        pages.push(keys(&page));
        assert!(pages.len() <= 3, "the pages go round in circles");
        let Some(next) = page.next else { break };
        place = Place::After(Cursor::parse(&next.to_string()).expect("a cursor survives an address"));
    }
    let seen = pages.concat();
    assert_eq!((pages.len() as i64, seen.len() as i64), ((expected + PAGE - 1) / PAGE, expected));
    assert!(seen.windows(2).all(|pair| pair[0] < pair[1]), "in order, none twice");
    let mut prev = list(t, &t.firm.employee, search, &place).await.unwrap().prev;
    for expected in pages.iter().rev().skip(1) {
        let page = list(t, &t.firm.employee, search, &Place::Before(prev.expect("a page before"))).await.unwrap();
        assert_eq!(&keys(&page), expected);
        assert!(page.next.is_some());
        prev = page.prev;
    }
    assert!(prev.is_none(), "nothing before the first");
}

fn keys(page: &Listing) -> Vec<(String, ClientId)> {
    page.rows.iter().map(|row| (row.name_key.clone(), row.id)).collect()
}

async fn a_search_takes_words_as_they_are(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for (name, number, kvk) in [
        ("100% Puur B.V.", "A_1", "12345678"),
        ("Bakkerij Ömer!", "AB1", ""),
        ("Van Dijk", "C-3", "87654321"),
        ("100 Procent", "", ""),
    ] {
        let form = NewClient { kvk_number: kvk.to_owned(), ..form(name, number) };
        create(&t, &t.firm.employee, &form).await.unwrap();
    }
    for (search, expected) in [
        ("100%", vec!["100% Puur B.V."]),
        ("100", vec!["100 Procent", "100% Puur B.V."]),
        ("a_1", vec!["100% Puur B.V."]),
        ("ömer!", vec!["Bakkerij Ömer!"]),
        ("ÖMER", vec!["Bakkerij Ömer!"]),
        ("  van dijk ", vec!["Van Dijk"]),
        ("345678", vec!["100% Puur B.V."]),
        ("c-3", vec!["Van Dijk"]),
        ("%", vec!["100% Puur B.V."]),
        ("_", vec!["100% Puur B.V."]),
        ("' OR 1=1 --", vec![]),
        ("\\", vec![]),
        ("van\0dijk", vec![]),
    ] {
        let found = list(&t, &t.firm.employee, search, &Place::First).await.unwrap();
        assert_eq!(found.rows.into_iter().map(|row| row.name).collect::<Vec<_>>(), expected, "{search:?}");
        assert_eq!(found.total, 4);
    }
    let odd = Cursor { name_key: "\0".to_owned(), id: t.new_id() };
    assert_eq!(list(&t, &t.firm.employee, "", &Place::After(odd)).await.unwrap().rows.len(), 4);
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
    assert_eq!(
        list(&t, &t.firm.employee, "", &Place::First).await.unwrap().total,
        3,
        "a refused client is not counted"
    );
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'client.created'").await, 4);
}

async fn the_list_shows_the_newest_accounts(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for (name, years) in [("Ab", &["2023", "2025", "2024"][..]), ("Bb", &["2024"]), ("C", &[])] {
        let client = create(&t, &t.firm.employee, &form(name, "")).await.unwrap();
        for year in years {
            let form = StartAnnualAccounts { year: (*year).to_owned() };
            annual_accounts::start(&t, &t.firm.employee, client, &form).await.unwrap();
        }
    }
    for search in ["", "%", "b"] {
        let rows = list(&t, &t.firm.employee, search, &Place::First).await.unwrap().rows;
        let shown: Vec<_> = rows.iter().map(|row| (row.name.as_str(), row.accounts())).collect();
        let expected = match search {
            "" => vec![("Ab", Some((2025, State::Planned))), ("Bb", Some((2024, State::Planned))), ("C", None)],
            "%" => vec![],
            _ => vec![("Ab", Some((2025, State::Planned))), ("Bb", Some((2024, State::Planned)))],
        };
        assert_eq!(shown, expected, "{search:?}");
    }
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
    assert_eq!(store::count(&mut tx, stranger).await.unwrap(), 0);
    assert!(store::list(&mut tx, stranger, "", &Place::First, 10).await.unwrap().is_empty());
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
