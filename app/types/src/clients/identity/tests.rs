//! What a form of a client's identity becomes.

use proptest::prelude::*;

use super::*;
use crate::{ErrorCode, FieldError, PortalError};

fn before() -> Identity {
    Identity {
        name: "Jansen Holding B.V.".into(),
        number: Some("1042".into()),
        legal_form: LegalForm::Bv,
        kvk_number: Some("01234567".into()),
        rsin: None,
        vat_number: None,
        street: None,
        postcode: None,
        city: None,
        country: Country::NL,
        year_end: YearEnd::USUAL,
    }
}

fn form() -> IdentityForm {
    IdentityForm::from(&before())
}

fn sole_trader() -> IdentityForm {
    IdentityForm { legal_form: "EZ".into(), ..form() }
}

fn check(form: &IdentityForm) -> Result<IdentityDraft, PortalError> {
    form.check(&before(), false)
}

fn wrong(form: &IdentityForm) -> Vec<(String, FieldError)> {
    let error = check(form).expect_err("refused");
    assert_eq!(error.code, ErrorCode::InvalidForm);
    error.fields.into_iter().collect()
}

fn unusual(field: &str) -> (String, FieldError) {
    (field.to_owned(), FieldError::Unusual(field.replace('_', "-")))
}

#[test]
fn what_is_shown_comes_back_unchanged() {
    let draft = check(&form()).expect("valid");
    assert_eq!((draft.identity.clone(), draft.bsn.clone()), (before(), BsnChange::Keep));
    assert!(draft.unusual.is_empty() && before().differences(&draft.identity).is_empty());
}

#[test]
fn everything_is_normalised() {
    let form = IdentityForm {
        kvk_number: " 0123.45-68".into(),
        rsin: "1234 56 782".into(),
        vat_number: "nl 1234.56.782.b90".into(),
        street: " Dam 1 ".into(),
        postcode: "1012ab".into(),
        city: "Amsterdam".into(),
        year_end: "30-6".into(),
        ..form()
    };
    let identity = check(&form).expect("valid").identity;
    let text = |field| identity.value(field).unwrap_or_default();
    assert_eq!(text(IdentityField::KvkNumber), "01234568");
    assert_eq!(text(IdentityField::Rsin), "123456782");
    assert_eq!(text(IdentityField::VatNumber), "NL123456782B90");
    assert_eq!(text(IdentityField::Postcode), "1012 AB");
    assert_eq!((text(IdentityField::Street).as_str(), text(IdentityField::YearEnd).as_str()), ("Dam 1", "06-30"));
    let changed: Vec<_> = before().differences(&identity).into_iter().map(IdentityField::code).collect();
    assert_eq!(changed, ["kvk_number", "rsin", "vat_number", "street", "postcode", "city", "year_end"]);
}

#[test]
fn a_check_warns_until_there_is_a_reason() {
    let typed = IdentityForm {
        kvk_number: "123".into(),
        rsin: "123456789".into(),
        vat_number: "NL001234567B01".into(),
        postcode: "0123 AB".into(),
        ..form()
    };
    assert_eq!(wrong(&typed), ["kvk_number", "postcode", "rsin", "vat_number"].map(unusual));
    let draft = check(&IdentityForm { reason: " Uit het oude systeem ".into(), ..typed }).expect("a reason");
    assert_eq!(draft.reason.as_deref(), Some("Uit het oude systeem"));
    assert_eq!(draft.unusual, draft.identity.unusual());
}

#[test]
fn what_was_explained_once_is_not_asked_again() {
    let before = Identity { rsin: Some("123456789".into()), ..before() };
    let again = IdentityForm::from(&before);
    assert!(again.check(&before, false).expect("explained").unusual.is_empty());
    let other = IdentityForm { rsin: "123456788".into(), ..again };
    assert_eq!(
        other.check(&before, false).expect_err("another one").fields["rsin"],
        FieldError::Unusual("rsin".into())
    );
}

#[test]
fn a_postcode_follows_its_country() {
    let belgian = IdentityForm { postcode: "1000".into(), country: "BE".into(), ..form() };
    let before = check(&belgian).expect("no rule for it").identity;
    let moved = IdentityForm { country: "NL".into(), ..IdentityForm::from(&before) };
    assert!(moved.check(&before, false).expect_err("four digits").fields.contains_key("postcode"));
}

#[test]
fn what_is_no_text_is_refused_with_any_reason() {
    let reasoned = IdentityForm { reason: "toch".into(), ..form() };
    for (field, error) in [
        ("rsin", IdentityForm { rsin: "1234\u{7}56782".into(), ..reasoned.clone() }),
        ("kvk_number", IdentityForm { kvk_number: "1".repeat(21), ..reasoned.clone() }),
        ("bsn", IdentityForm { bsn: "12345\n6782".into(), legal_form: "NP".into(), ..reasoned.clone() }),
        ("street", IdentityForm { street: "x".repeat(121), ..reasoned.clone() }),
        ("postcode", IdentityForm { postcode: "1".repeat(13), ..reasoned.clone() }),
        ("country", IdentityForm { country: "XX".into(), ..reasoned.clone() }),
        ("year_end", IdentityForm { year_end: "31-11".into(), ..reasoned.clone() }),
        ("name", IdentityForm { name: " ".into(), ..reasoned.clone() }),
        ("reason", IdentityForm { rsin: "1".into(), reason: "x".repeat(301), ..reasoned }),
    ] {
        let found: Vec<_> = wrong(&error).into_iter().map(|(name, _)| name).collect();
        assert_eq!(found, [field]);
    }
}

#[test]
fn warnings_come_with_the_errors() {
    let both = IdentityForm { name: String::new(), rsin: "1".into(), ..form() };
    assert_eq!(wrong(&both), [("name".to_owned(), FieldError::Required), unusual("rsin")]);
}

#[test]
fn only_a_natural_person_has_a_bsn_and_has_no_rsin() {
    let bsn = |form: IdentityForm| IdentityForm { bsn: "123456782".into(), ..form };
    assert_eq!(wrong(&bsn(form())), [("bsn".to_owned(), FieldError::NotOfLegalForm)]);
    let BsnChange::Set(kept) = check(&bsn(sole_trader())).expect("a person").bsn else { panic!("a number") };
    assert_eq!(kept.reveal(), "123456782");
    let rsin = IdentityForm { rsin: "123456782".into(), ..sole_trader() };
    assert_eq!(wrong(&rsin), [("rsin".to_owned(), FieldError::NotOfLegalForm)]);
    // The btw-id of before 2020 shows it, and no reason makes that right.
    let reason = "staat zo op de factuur".to_owned();
    let old = IdentityForm { vat_number: "NL111222333B01".into(), reason, ..sole_trader() };
    assert_eq!(wrong(&old), [("vat_number".to_owned(), FieldError::HoldsBsn)]);
    // A client that becomes a legal person loses it, but only when somebody says so.
    assert_eq!(form().check(&before(), true).expect_err("kept").fields["bsn"], FieldError::NotOfLegalForm);
    let removed = IdentityForm { bsn_removed: "on".into(), ..form() };
    assert_eq!(removed.check(&before(), true).expect("removed").bsn, BsnChange::Remove);
    assert_eq!(wrong(&IdentityForm { bsn: "000000000".into(), ..sole_trader() }), [unusual("bsn")]);
}

#[test]
fn a_form_tells_nothing_of_itself() {
    let typed = IdentityForm { bsn: "123456782".into(), ..sole_trader() };
    let draft = check(&typed).expect("valid");
    assert!(!format!("{typed:?} {draft:?}").contains("6782"));
}

#[test]
fn remarks_stay_as_long_as_what_they_are_about() {
    let (by, at) = (EmployeeId(uuid::Uuid::nil()), DateTime::UNIX_EPOCH);
    let remark = |field, reason: &str| Remark { field, reason: reason.into(), by, at };
    let old = [
        remark(IdentityField::KvkNumber, "oud"),
        remark(IdentityField::Rsin, "oud"),
        remark(IdentityField::Bsn, "oud"),
    ];
    let draft = IdentityDraft {
        identity: Identity { kvk_number: Some("1".into()), rsin: Some("123456782".into()), ..before() },
        bsn: BsnChange::Keep,
        unusual: vec![IdentityField::Postcode],
        reason: Some("nieuw".into()),
    };
    let kept = [
        remark(IdentityField::KvkNumber, "oud"),
        remark(IdentityField::Bsn, "oud"),
        remark(IdentityField::Postcode, "nieuw"),
    ];
    assert_eq!(draft.remarks(&old, by, at), kept);
    let again = IdentityDraft { unusual: vec![IdentityField::KvkNumber], bsn: BsnChange::Remove, ..draft };
    assert_eq!(again.remarks(&old, by, at), [remark(IdentityField::KvkNumber, "nieuw")]);
}

proptest! {
    /// Whatever is typed is kept with a reason or refused at its field, and what is kept comes back as it is.
    #[test]
    fn what_is_kept_is_kept(numbers in prop::array::uniform4("\\PC{0,24}"), country in prop::sample::select(vec!["NL", "BE"])) {
        let [kvk_number, rsin, vat_number, postcode] = numbers;
        let form = IdentityForm {
            kvk_number, rsin, vat_number, postcode, country: country.into(), reason: "toch".into(), ..form()
        };
        match check(&form) {
            Ok(draft) => {
                let again = IdentityForm::from(&draft.identity).check(&draft.identity, false).expect("explained");
                prop_assert_eq!(again.identity, draft.identity);
            }
            Err(error) => {
                let hard = |error: &FieldError| matches!(error, FieldError::TooLong(_) | FieldError::Invalid);
                prop_assert!(error.fields.values().all(hard), "{error:?}");
            }
        }
    }
}
