//! A client's identity, alike on both engines.

use portal_types::{
    ClientId, Country, ErrorCode, FieldError, Role, Tier,
    annual_accounts::StartAnnualAccounts,
    annual_accounts_filter::AccountsFilter,
    clients::identity::{IdentityField, IdentityForm},
};

use super::{Card, change, show, show_bsn};
use crate::{
    annual_accounts::{self, overview},
    both_engines,
    clients::{self, create},
    error::Error,
    fetch_all, fetch_optional,
    scope::Scope,
    testing::{Engine, TestPortal, refusal},
};

both_engines!(
    everything_is_changed_at_once,
    a_warning_is_kept_with_its_reason,
    of_two_the_second_is_told,
    a_number_is_a_clients_own,
    a_new_name_is_found_everywhere,
    a_bsn_is_under_lock,
    only_who_may_change_sees_a_bsn,
    a_bsn_goes_with_the_legal_form,
    the_financial_year_ends_when_the_card_says,
    a_new_client_keeps_an_unusual_number
);

const BSN: &str = "123456782";

async fn form(t: &TestPortal, client: ClientId) -> IdentityForm {
    let card = card(t, client).await;
    IdentityForm { seen: card.version.to_string(), ..IdentityForm::from(&card.identity) }
}

async fn card(t: &TestPortal, client: ClientId) -> Card {
    show(t, &t.firm.employee, client).await.unwrap()
}

async fn person(t: &TestPortal) -> ClientId {
    let (client, _) = t.client(&t.firm, Tier::Collaborate).await;
    let typed = IdentityForm { legal_form: "NP".into(), bsn: BSN.into(), ..form(t, client).await };
    change(t, &t.firm.employee, client, &typed).await.unwrap();
    client
}

/// What the audit log tells of the newest event of a kind.
async fn told(t: &TestPortal, event: &'static str) -> serde_json::Value {
    let sql = "SELECT details FROM audit_records WHERE event = $1 ORDER BY seq DESC LIMIT 1";
    let mut tx = t.look().await.unwrap();
    let (details,) = fetch_optional!(&mut tx, (String,), sql, event).unwrap().expect("a record");
    serde_json::from_str(&details).unwrap()
}

fn field_error(error: Error, field: &str) -> FieldError {
    let Error::Portal(error) = error else { panic!("{error}") };
    assert_eq!(error.code, ErrorCode::InvalidForm);
    error.fields[field].clone()
}

async fn everything_is_changed_at_once(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (client, _) = t.client(&t.firm, Tier::Collaborate).await;
    let tier = clients::show(&t, &t.firm.employee, client).await.unwrap().0.tier;
    let typed = IdentityForm {
        name: "Bakkerij Ömer".into(),
        number: "2042".into(),
        legal_form: "VOF".into(),
        kvk_number: "0123 4567".into(),
        rsin: "111222333".into(),
        vat_number: "nl123456782b90".into(),
        street: "Rue Neuve 1".into(),
        postcode: "1000".into(),
        city: "Brussel".into(),
        country: "BE".into(),
        year_end: "30-06".into(),
        ..form(&t, client).await
    };
    change(&t, &t.firm.employee, client, &typed).await.unwrap();
    let Card { identity, version, explained, bsn } = card(&t, client).await;
    assert_eq!(
        (identity.name.as_str(), identity.country, version),
        ("Bakkerij Ömer", Country::from_code("BE").unwrap(), 2)
    );
    assert_eq!((explained, bsn), (vec![], None));
    let kept = IdentityForm::from(&identity);
    assert_eq!((kept.rsin.as_str(), kept.vat_number.as_str()), ("111222333", "NL123456782B90"));
    assert_eq!((kept.street.as_str(), kept.city.as_str(), kept.year_end.as_str()), ("Rue Neuve 1", "Brussel", "30-06"));
    assert_eq!(clients::show(&t, &t.firm.employee, client).await.unwrap().0.tier, tier, "no business of this form");
    let fields = told(&t, "client.changed").await["fields"].clone();
    let named =
        ["name", "number", "legal_form", "rsin", "vat_number", "street", "postcode", "city", "country", "year_end"];
    for field in named {
        assert!(fields.as_array().unwrap().iter().any(|told| told == field), "{field} in {fields}");
    }

    // Saving what is there changes and tells nothing.
    change(&t, &t.firm.employee, client, &form(&t, client).await).await.unwrap();
    assert_eq!(card(&t, client).await.version, 2);
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'client.changed'").await, 1);
}

async fn a_warning_is_kept_with_its_reason(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (client, _) = t.client(&t.firm, Tier::Collaborate).await;
    let typed = IdentityForm { rsin: "123456789".into(), ..form(&t, client).await };
    let refused = change(&t, &t.firm.employee, client, &typed).await.unwrap_err();
    assert_eq!(field_error(refused, "rsin"), FieldError::Unusual("rsin".into()));
    let reasoned = IdentityForm { reason: "Zo staat het in de statuten".into(), ..typed };
    change(&t, &t.firm.employee, client, &reasoned).await.unwrap();
    let explained = card(&t, client).await.explained;
    let [remark] = &explained[..] else { panic!("{explained:?}") };
    assert_eq!((remark.field, remark.reason.as_str()), (IdentityField::Rsin, "Zo staat het in de statuten"));
    assert_eq!((remark.name.as_str(), remark.at), ("Sanne Linden", t.now()));
    assert_eq!(told(&t, "client.changed").await["unusual"], serde_json::json!(["rsin"]));

    t.clock.advance(chrono::Duration::days(1));
    let moved = IdentityForm { city: "Utrecht".into(), ..form(&t, client).await };
    change(&t, &t.firm.employee, client, &moved).await.unwrap();
    assert_eq!(card(&t, client).await.explained, explained, "as it was said");
    let right = IdentityForm { rsin: "123456782".into(), ..form(&t, client).await };
    change(&t, &t.firm.employee, client, &right).await.unwrap();
    assert!(card(&t, client).await.explained.is_empty(), "nothing to explain any more");
}

async fn of_two_the_second_is_told(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (client, _) = t.client(&t.firm, Tier::Collaborate).await;
    let shown = form(&t, client).await;
    let of = |city: &str| IdentityForm { city: city.into(), ..shown.clone() };
    let (first, second) = (of("Utrecht"), of("Assen"));
    let me = &t.firm.employee;
    let (one, two) = tokio::join!(change(&t, me, client, &first), change(&t, me, client, &second));
    assert_eq!(one.is_ok() as u8 + two.is_ok() as u8, 1, "{one:?} {two:?}");
    let (winner, loser) = if one.is_ok() { (&first, two) } else { (&second, one) };
    assert_eq!(refusal(loser), ErrorCode::StateChanged);
    assert_eq!(card(&t, client).await.identity.city.as_deref(), Some(winner.city.as_str()));
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'client.changed'").await, 1);
    for seen in ["", "0", "x", "3"] {
        let stale = IdentityForm { seen: seen.into(), ..of("Nergens") };
        assert_eq!(refusal(change(&t, me, client, &stale).await), ErrorCode::StateChanged);
    }
}

async fn a_number_is_a_clients_own(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let ((one, _), (two, _)) = (t.client(&t.firm, Tier::Standard).await, t.client(&t.firm, Tier::Standard).await);
    let numbered = |form: IdentityForm| IdentityForm { number: "A-1".into(), ..form };
    change(&t, &t.firm.employee, one, &numbered(form(&t, one).await)).await.unwrap();
    let refused = change(&t, &t.firm.employee, two, &numbered(form(&t, two).await)).await.unwrap_err();
    assert_eq!(field_error(refused, "number"), FieldError::Taken);
    let (theirs, _) = t.client(&t.other, Tier::Standard).await;
    let kade = show(&t, &t.other.employee, theirs).await.unwrap();
    let typed = IdentityForm { seen: kade.version.to_string(), ..IdentityForm::from(&kade.identity) };
    change(&t, &t.other.employee, theirs, &numbered(typed)).await.expect("another firm counts for itself");
}

async fn a_new_name_is_found_everywhere(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let found = async |search: &str| {
        let filter = AccountsFilter { search: search.to_owned(), ..AccountsFilter::default() };
        let place = overview::Place::First;
        overview::list(&t, &t.firm.employee, &t.firm.firm, &filter, &place).await.unwrap().rows.len()
    };
    let before = clients::show(&t, &t.firm.employee, offer.client).await.unwrap().0.name;
    assert_eq!((found(&before).await, found("zilvermeeuw").await), (1, 0));
    let typed = IdentityForm { name: "De Zilvermeeuw".into(), ..form(&t, offer.client).await };
    change(&t, &t.firm.employee, offer.client, &typed).await.unwrap();
    assert_eq!((found(&before).await, found("zilvermeeuw").await), (0, 1));
    assert_eq!(t.count("SELECT COUNT(*) FROM clients WHERE name_key = 'de zilvermeeuw'").await, 1);
}

async fn a_bsn_is_under_lock(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let client = person(&t).await;
    assert_eq!(card(&t, client).await.bsn.as_deref(), Some("•••••6782"));
    assert_eq!(show_bsn(&t, &t.firm.employee, client).await.unwrap().reveal(), BSN);
    assert_eq!(told(&t, "client.bsn-shown").await, serde_json::json!({ "client": client }));

    // Nothing that is stored has it: neither the row, nor the log.
    let mut tx = t.look().await.unwrap();
    let sealed = fetch_all!(&mut tx, (Vec<u8>,), "SELECT bsn FROM clients WHERE bsn IS NOT NULL").unwrap();
    assert_eq!(sealed.len(), 1);
    assert!(!sealed[0].0.windows(4).any(|part| part == b"6782"));
    let log = fetch_all!(&mut tx, (String,), "SELECT details FROM audit_records").unwrap();
    assert!(log.iter().all(|(details,)| !details.contains("6782")), "{log:?}");
    drop(tx);

    // Sealed for one client it opens at no other.
    let other = person(&t).await;
    let moved = "UPDATE clients SET bsn = (SELECT c.bsn FROM clients c WHERE c.id = $2) WHERE id = $1";
    let me = &t.firm.employee;
    let swap = t.write(me, move |tx, _| Box::pin(async move { Ok(crate::execute!(tx, moved, client, other)?) }));
    assert_eq!(swap.await.unwrap(), 1);
    assert!(matches!(show_bsn(&t, &t.firm.employee, client).await, Err(Error::Broken(_))));
    assert_eq!(card(&t, client).await.bsn.as_deref(), Some("•••••••••"), "the card is there all the same");
}

async fn only_who_may_change_sees_a_bsn(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let client = person(&t).await;
    let form = form(&t, client).await;
    let (reader, stranger) = (t.firm.employee_as(Role::ReadOnly), &t.other.employee);
    let tries: [(&Scope, ErrorCode); 2] = [(&reader, ErrorCode::NotAllowed), (stranger, ErrorCode::NotFound)];
    for (scope, code) in tries {
        assert_eq!(refusal(show_bsn(&t, scope, client).await), code);
        assert_eq!(refusal(change(&t, scope, client, &form).await), code);
    }
    assert_eq!(show(&t, &reader, client).await.unwrap().bsn.as_deref(), Some("•••••6782"), "its end may be read");
    assert_eq!(refusal(show(&t, stranger, client).await), ErrorCode::NotFound);
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'client.bsn-shown'").await, 0);
    let (company, _) = t.client(&t.firm, Tier::Standard).await;
    assert_eq!(refusal(show_bsn(&t, &t.firm.employee, company).await), ErrorCode::StateChanged, "it has none");
}

async fn a_bsn_goes_with_the_legal_form(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let client = person(&t).await;
    let company = IdentityForm { legal_form: "BV".into(), ..form(&t, client).await };
    let refused = change(&t, &t.firm.employee, client, &company).await.unwrap_err();
    assert_eq!(field_error(refused, "bsn"), FieldError::NotOfLegalForm);
    let same = IdentityForm { bsn: "1234.56.782".into(), city: "Ede".into(), ..form(&t, client).await };
    change(&t, &t.firm.employee, client, &same).await.unwrap();
    assert_eq!(told(&t, "client.changed").await["fields"], serde_json::json!(["city"]), "the same number");
    let removed = IdentityForm { legal_form: "BV".into(), bsn_removed: "on".into(), ..form(&t, client).await };
    change(&t, &t.firm.employee, client, &removed).await.unwrap();
    assert_eq!(card(&t, client).await.bsn, None);
    assert_eq!(told(&t, "client.changed").await["fields"], serde_json::json!(["legal_form", "bsn"]));
}

async fn the_financial_year_ends_when_the_card_says(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (client, _) = t.client(&t.firm, Tier::Standard).await;
    let broken = IdentityForm { year_end: "30-06".into(), ..form(&t, client).await };
    change(&t, &t.firm.employee, client, &broken).await.unwrap();
    let year = StartAnnualAccounts { year: "2025".into() };
    let id = annual_accounts::start(&t, &t.firm.employee, client, &year).await.unwrap();
    let started = annual_accounts::show(&t, &t.firm.employee, id).await.unwrap().accounts;
    assert_eq!(started.fy_end.to_string(), "2025-06-30");
}

async fn a_new_client_keeps_an_unusual_number(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let form = |reason: &str| portal_types::clients::NewClient {
        name: "Müller GmbH".into(),
        legal_form: "0001".into(),
        kvk_number: "HRB 12345".into(),
        reason: reason.into(),
        tier: "standard".into(),
        contact_name: "Jan".into(),
        contact_email: "jan@mueller.example".into(),
        contact_language: "en".into(),
        contact_authority: "none".into(),
        ..Default::default()
    };
    let refused = create(&t, &t.firm.employee, &form("")).await.unwrap_err();
    assert_eq!(field_error(refused, "kvk_number"), FieldError::Unusual("kvk-number".into()));
    let client = create(&t, &t.firm.employee, &form("Duits nummer")).await.unwrap();
    let card = card(&t, client).await;
    assert_eq!(card.identity.kvk_number.as_deref(), Some("HRB12345"));
    assert_eq!(card.explained.iter().map(|remark| remark.reason.as_str()).collect::<Vec<_>>(), ["Duits nummer"]);
}
