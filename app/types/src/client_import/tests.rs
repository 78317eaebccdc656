mod values;

use proptest::prelude::*;

use super::*;
use crate::{
    Authority, ClientId, ContactId, Country, EmailAddress, ErrorCode, FieldError, Language, LegalForm, Tier, YearEnd,
    clients::{ContactDraft, identity::BsnChange, identity::Identity},
};

fn choices(fields: &[ImportField], key: ImportKey) -> Choices {
    Choices { key, ..Choices::proposed(fields.iter().copied().map(Some).collect()) }
}

fn lines(rows: &[&[&str]]) -> Vec<Line> {
    let line = |(at, row): (usize, &&[&str])| Line {
        line: at as u32 + 2,
        cells: row.iter().map(|cell| (*cell).to_owned()).collect(),
    };
    rows.iter().enumerate().map(line).collect()
}

fn found(choices: &Choices, rows: &[&[&str]], existing: &[Existing]) -> Plan {
    plan(choices, &mut Seen::default(), &lines(rows), existing, &LeftOut::default())
}

fn problems(plan: &Plan) -> Vec<(u32, ImportField, ImportError)> {
    plan.problems.iter().map(|problem| (problem.line, problem.field, problem.error)).collect()
}

fn bakery() -> Existing {
    Existing {
        id: ClientId(uuid::Uuid::from_u128(1)),
        identity: Identity {
            name: "Bakkerij Bos B.V.".into(),
            number: Some("0042".into()),
            legal_form: LegalForm::Bv,
            kvk_number: Some("01234567".into()),
            rsin: None,
            vat_number: None,
            street: None,
            postcode: None,
            city: Some("Ede".into()),
            country: Country::NL,
            year_end: YearEnd::USUAL,
        },
        has_bsn: false,
        bsn: None,
        ours: false,
        contacts: vec![HeldContact {
            id: Some(ContactId(uuid::Uuid::from_u128(9))),
            draft: ContactDraft {
                name: "Jan Bos".into(),
                email: EmailAddress::parse("Jan@bos.example").expect("an address"),
                language: Language::Nl,
                function: Some("bestuurder".into()),
                authority: Authority::Alone,
            },
            spoken: false,
        }],
    }
}

use ImportField::*;

#[test]
fn columns_are_checked() {
    let form = |columns: &[&str], key: &str| ChoicesForm {
        columns: columns.iter().map(|code| (*code).to_owned()).collect(),
        key: key.into(),
        blanks: "keep".into(),
        tier: "standard".into(),
        authority: "none".into(),
        language: "nl".into(),
        ..ChoicesForm::default()
    };
    assert!(form(&["name", "", "number"], "number").check(3).is_ok());
    let wrong = |form: ChoicesForm, width| form.check(width).expect_err("refused");
    assert_eq!(wrong(form(&["name"], "none"), 2).code, ErrorCode::InvalidForm, "another file");
    assert_eq!(wrong(form(&["name", "name"], "none"), 2).fields["columns[1]"], FieldError::Taken);
    assert_eq!(wrong(form(&["name", "city"], "number"), 2).fields["key"], FieldError::NoColumn);
    assert_eq!(wrong(form(&["number", "city"], "none"), 2).fields["columns"], FieldError::NoColumn);
    assert_eq!(wrong(form(&["naam"], "none"), 1).fields["columns[0]"], FieldError::Invalid);
}

#[test]
fn a_row_is_a_client_with_its_contact() {
    let choices =
        choices(&[Number, Name, LegalForm, KvkNumber, Postcode, ContactName, ContactEmail], ImportKey::Number);
    let row: &[&str] = &["007", "Müller & Zn.", "eenmanszaak", "1234567", "1012ab", "Noor Müller", "noor@m.example"];
    let plan = found(&choices, &[row], &[]);
    assert_eq!((plan.problems.len(), plan.counts.made, plan.counts.contacts), (0, 1, 1));
    let target = &plan.targets[0];
    let identity = &target.draft.identity;
    assert_eq!((identity.number.as_deref(), identity.kvk_number.as_deref()), (Some("007"), Some("01234567")));
    assert_eq!((identity.postcode.as_deref(), identity.legal_form), (Some("1012 AB"), LegalForm::Eenmanszaak));
    let ContactStep::Add(contact) = &target.contacts[0] else { panic!("added") };
    assert_eq!((contact.name.as_str(), contact.authority), ("Noor Müller", Authority::None));
}

#[test]
fn every_error_is_told_at_its_place() {
    let fields = [Number, Name, LegalForm, Rsin, ContactName, ContactEmail, YearEnd];
    let rows: &[&[&str]] = &[
        &["1", "", "BV", "", "", "", ""],
        &["2", "Twee", "onbekend", "", "", "", "31-02"],
        &["3", "Drie", "BV", "123456789", "", "", ""],
        &["4", "Vier", "BV", "", "", "geen adres", ""],
        &["", "Vijf", "BV", "", "", "", ""],
        &["6", "Zes", "NP", "123456782", "", "", ""],
        &["7", "Zeven", "BV", "", "", "", "", "te veel"],
        &["8", "=HYPERLINK(\"x\")", "BV", "", "", "", ""],
    ];
    let plan = found(&choices(&fields, ImportKey::Number), rows, &[]);
    use ImportError as E;
    assert_eq!(
        problems(&plan),
        [
            (2, Name, E::Required),
            (3, LegalForm, E::Invalid),
            (3, YearEnd, E::Invalid),
            (4, Rsin, E::Unusual),
            (5, ContactName, E::Required),
            (5, ContactEmail, E::Invalid),
            (6, Number, E::KeyMissing),
            (7, Rsin, E::NotOfLegalForm),
            (8, YearEnd, E::Cells),
            (9, Name, E::Formula),
        ]
    );
    assert_eq!((plan.counts.made, plan.counts.refused, plan.counts.warned, plan.counts.unusual), (2, 6, 2, 1));
}

#[test]
fn rows_of_one_client_add_contacts() {
    let fields = [Number, Name, LegalForm, ContactName, ContactEmail];
    let rows: &[&[&str]] = &[
        &["1", "Een", "BV", "Jan", "jan@een.example"],
        &["1", "Een", "BV", "Piet", "piet@een.example"],
        &["1", "", "", "Kees", "kees@een.example"],
        &["1", "Een", "BV", "Jan", "JAN@een.example"],
        &["1", "Anders", "BV", "Lot", "lot@een.example"],
    ];
    for key in [ImportKey::Number, ImportKey::None] {
        let plan = found(&choices(&fields, key), rows, &[]);
        assert_eq!(plan.targets.len(), 1);
        assert_eq!(plan.targets[0].contacts.len(), 3);
        assert_eq!(
            problems(&plan),
            [(5, Number, ImportError::Repeated), (6, Name, ImportError::Conflict)],
            "the same twice, and otherwise"
        );
        assert_eq!((plan.counts.made, plan.counts.more, plan.counts.refused), (1, 3, 1));
        assert_eq!(plan.problems[1].with, 2);
    }
}

/// Of one address there is one person, unless the card has several: then the name says who is meant.
#[test]
fn rows_of_one_contact_agree() {
    let choices = choices(&[Number, ContactName, ContactEmail], ImportKey::Number);
    let rows: &[&[&str]] = &[&["0042", "Jan de Bos", "jan@bos.example"], &["0042", "Piet Bos", "jan@bos.example"]];
    let plan = found(&choices, rows, &[bakery()]);
    assert_eq!(problems(&plan), [(3, ContactEmail, ImportError::Conflict)]);
    assert_eq!(plan.targets[0].contacts.len(), 1);
    let unchanged: &[&[&str]] = &[&["0042", "Jan Bos", "jan@bos.example"], &["0042", "Piet Bos", "jan@bos.example"]];
    assert_eq!(found(&choices, unchanged, &[bakery()]).counts.refused, 1, "nobody takes another's place");
    let mut shared = bakery();
    let mut other = shared.contacts[0].clone();
    other.id = Some(ContactId(uuid::Uuid::from_u128(10)));
    other.draft.name = "Piet Bos".into();
    shared.contacts.push(other);
    let plan = found(&choices, unchanged, std::slice::from_ref(&shared));
    assert_eq!((plan.counts.refused, plan.targets.len()), (0, 0), "both are as they were");
    let third: &[&[&str]] = &[&["0042", "Kees Bos", "jan@bos.example"]];
    assert_eq!(found(&choices, third, &[shared]).counts.refused, 1);
}

#[test]
fn duplicates_are_found_beside_and_above() {
    let fields = [Number, Name, LegalForm, KvkNumber];
    let rows: &[&[&str]] = &[
        &["0042", "Een ander", "BV", ""],
        &["1", "bakkerij bos b.v.", "BV", ""],
        &["2", "Twee", "BV", "01234567"],
        &["3", "Twee", "BV", "01234567"],
        &["", "Vier", "BV", ""],
        &["", "Vier", "BV", ""],
    ];
    let plan = found(&choices(&fields, ImportKey::None), rows, &[bakery()]);
    use ImportError as E;
    assert_eq!(
        problems(&plan),
        [
            (2, Number, E::Taken),
            (3, Name, E::NameKnown),
            (4, KvkNumber, E::KvkKnown),
            (5, KvkNumber, E::KvkKnown),
            (5, KvkNumber, E::KvkTwice),
            (5, Name, E::NameTwice),
            (7, Name, E::NameTwice),
        ]
    );
    // By KVK number two rows are one client, and a number can be given twice.
    let rows: &[&[&str]] = &[&["1", "Een", "BV", "11111111"], &["1", "Twee", "BV", "22222222"]];
    let plan = found(&choices(&fields, ImportKey::Kvk), rows, &[]);
    assert_eq!(problems(&plan), [(3, Number, E::NumberTwice)]);
    let twins = [bakery(), Existing { id: ClientId(uuid::Uuid::from_u128(2)), ..bakery() }];
    let plan = found(&choices(&fields, ImportKey::Kvk), &[&["", "Bos", "BV", "01234567"]], &twins);
    assert_eq!(problems(&plan), [(2, KvkNumber, E::KeyAmbiguous)]);
}

#[test]
fn who_is_there_is_changed_by_what_the_row_says() {
    let fields = [Number, Name, City, KvkNumber, ContactName, ContactEmail, ContactFunction];
    let mut choices = choices(&fields, ImportKey::Number);
    let of = |choices: &Choices, row: &[&str]| found(choices, &[row], &[bakery()]);
    let same = of(&choices, &["0042", "Bakkerij Bos B.V.", "", "1234567", "Jan Bos", "jan@bos.example", ""]);
    assert_eq!((same.counts.same, same.targets.len(), same.problems.len()), (1, 0, 0), "{same:?}");
    let moved = of(&choices, &["0042", "", "Arnhem", "", "Jan de Bos", "jan@bos.example", ""]);
    let target = &moved.targets[0];
    assert_eq!((target.client, target.draft.identity.city.as_deref()), (Some(bakery().id), Some("Arnhem")));
    assert_eq!(target.draft.identity.kvk_number.as_deref(), Some("01234567"), "an empty cell changes nothing");
    let ContactStep::Change(_, before, after) = &target.contacts[0] else { panic!("changed") };
    assert_eq!((before.name.as_str(), after.name.as_str()), ("Jan Bos", "Jan de Bos"));
    assert_eq!((after.email.as_str(), after.authority), ("Jan@bos.example", Authority::Alone), "the rest stays");

    choices.blanks = Blanks::Clear;
    let emptied = of(&choices, &["0042", "", "", "", "", "", ""]);
    let identity = &emptied.targets[0].draft.identity;
    assert_eq!((identity.city.as_deref(), identity.kvk_number.as_deref()), (None, None));
    assert_eq!((identity.name.as_str(), identity.number.as_deref()), ("Bakkerij Bos B.V.", Some("0042")));
    let person = Existing {
        has_bsn: true,
        identity: Identity { legal_form: LegalForm::NaturalPerson, ..bakery().identity },
        ..bakery()
    };
    let choices = Choices { columns: vec![Some(Number), Some(Bsn)], ..choices };
    let gone = found(&choices, &[&["0042", ""]], &[person]);
    assert_eq!(gone.targets[0].draft.bsn, BsnChange::Remove);
}

#[test]
fn what_is_left_out_stays_out() {
    let fields = [Number, Name, LegalForm, Rsin];
    let choices = choices(&fields, ImportKey::Number);
    let rows = lines(&[&["1", "Een", "BV", ""], &["2", "Twee", "BV", ""], &["3", "Drie", "BV", "123456789"]]);
    let left_out = LeftOut { lines: [2].into(), warned: true };
    let plan = plan(&choices, &mut Seen::default(), &rows, &[], &left_out);
    assert_eq!((plan.counts.made, plan.counts.refused, plan.targets.len()), (1, 2, 1));
}

#[test]
fn all_or_nothing_needs_good_rows() {
    let form = |mode: &str, accepts: &str, reason: &str| RunForm {
        mode: mode.into(),
        accepts: accepts.into(),
        reason: reason.into(),
    };
    let clean = Counts { made: 3, ..Counts::default() };
    let warned = Counts { warned: 1, unusual: 1, ..clean };
    let refused = Counts { refused: 1, ..clean };
    assert!(form("all", "", "").check(&clean).is_ok());
    assert!(form("all", "", "").check(&refused).is_err());
    assert!(form("all", "", "").check(&warned).is_err(), "they would be left out");
    assert_eq!(form("all", "on", "").check(&warned).expect_err("no reason").fields["reason"], FieldError::Required);
    assert!(form("all", "on", "zo is het").check(&warned).is_ok());
    assert_eq!(form("good", "", "").check(&refused).map(|choice| choice.mode), Ok(ImportMode::Good));
    assert!(form("", "", "").check(&clean).is_err());
}

proptest! {
    /// Whatever stands in a file: each row becomes one thing, and what is refused is told.
    #[test]
    fn every_row_is_counted_once(rows in proptest::collection::vec(
        proptest::collection::vec("(=|-|'|)[0-9a-zA-Zë@.\\n ]{0,9}", 0..7), 1..30), key in 0..3_usize) {
        let fields = [Number, Name, LegalForm, KvkNumber, ContactName, ContactEmail];
        let choices = Choices { legal_form: Some(LegalForm::Bv), ..choices(&fields, ImportKey::ALL[key]) };
        let rows: Vec<Line> =
            rows.into_iter().enumerate().map(|(at, cells)| Line { line: at as u32 + 2, cells }).collect();
        let plan = plan(&choices, &mut Seen::default(), &rows, &[bakery()], &LeftOut::default());
        prop_assert_eq!(plan.counts.taken() + plan.counts.refused, rows.len() as i64);
        let told: std::collections::HashSet<u32> =
            plan.problems.iter().filter(|problem| !problem.error.warns()).map(|problem| problem.line).collect();
        prop_assert_eq!(told.len() as i64, plan.counts.refused);
        let names: Vec<_> = plan.targets.iter().filter(|target| target.client.is_none())
            .filter_map(|target| target.draft.identity.number.clone()).collect();
        let different: std::collections::HashSet<_> = names.iter().collect();
        prop_assert_eq!(names.len(), different.len(), "no number is given twice");
    }
}
