//! What headers and cells say.

use proptest::prelude::*;

use super::*;

#[test]
fn headers_are_known_in_both_languages() {
    let headers = |text: &str| text.split('|').map(str::to_owned).collect::<Vec<_>>();
    let none = Default::default();
    let dutch = headers("Cliëntnummer|Naam|KVK-nr.|Rechtsvorm|Contactpersoon|E-mail|Telefoon|Adres|Postcode|Plaats");
    let fields = [Number, Name, KvkNumber, LegalForm, ContactName, ContactEmail].map(Some);
    let rest = [None, Some(Street), Some(Postcode), Some(City)];
    assert_eq!(propose(&dutch, &none), [&fields[..], &rest].concat());
    let english = headers("Client number|Company name|CoC number|VAT ID|Contact person|Email address|Year end|Name");
    let fields = [Number, Name, KvkNumber, VatNumber, ContactName, ContactEmail, YearEnd].map(Some);
    assert_eq!(propose(&english, &none), [&fields[..], &[None]].concat(), "each field once");
    let said = [("naam".to_owned(), None), ("omschrijving".to_owned(), Some(Name))].into();
    assert_eq!(propose(&headers("Naam|Omschrijving"), &said), [None, Some(Name)], "what was said the last time wins");
}

#[test]
fn words_are_values() {
    for (text, form) in [
        ("B.V.", LegalForm::Bv),
        ("bv", LegalForm::Bv),
        ("Besloten vennootschap (BV)", LegalForm::Bv),
        ("eenmanszaak", LegalForm::Eenmanszaak),
        ("V.o.f.", LegalForm::Vof),
        ("VvE", LegalForm::Vve),
        ("Particulier", LegalForm::NaturalPerson),
    ] {
        assert_eq!(words::legal_form(text), Some(form), "{text}");
    }
    assert_eq!(words::legal_form("iets"), None);
    for (text, end) in [
        ("31-12", "12-31"),
        ("30/6", "06-30"),
        ("30 juni", "06-30"),
        ("31 March", "03-31"),
        ("31-03-2026", "03-31"),
        ("2026-03-31", "03-31"),
        ("2026-03-31T00:00:00", "03-31"),
    ] {
        assert_eq!(words::year_end(text).map(YearEnd::code).as_deref(), Some(end), "{text}");
    }
    assert_eq!(words::year_end("31 niets"), None);
    assert_eq!(words::kvk_number("1234 567"), "01234567", "what Excel dropped");
    assert_eq!(words::kvk_number("123456"), "123456");
    assert_eq!(
        (words::nine_digits("11222333"), words::nine_digits("10000008")),
        ("11222333".into(), "010000008".into())
    );
    assert_eq!(words::country("België").map(Country::code), Some("BE"));
    assert_eq!(words::country("de").map(Country::code), Some("DE"));
}

#[test]
fn tiers_are_known_by_name() {
    assert_eq!(words::tier("Samenwerken Uitgebreid"), Some(Tier::Extended));
    assert_eq!(words::tier("goud"), None);
}

proptest! {
    #[test]
    fn a_proposal_names_each_field_once(headers in proptest::collection::vec("[a-zA-Zë .-]{0,14}", 0..20)) {
        let fields: Vec<_> = propose(&headers, &Default::default()).into_iter().flatten().collect();
        let different: std::collections::HashSet<_> = fields.iter().collect();
        prop_assert_eq!(fields.len(), different.len());
    }
}
