//! Texts and their versions.

use portal_types::{
    ErrorCode, FieldError, Language, Role,
    approvals::Act,
    texts::{Difference, Template, TextForm, Values},
};

use super::{Card, defaults, differences, list, put_back, reset, save, show};
use crate::{
    both_engines,
    error::Result,
    scope::Scope,
    testing::{Engine, TestFirm, TestPortal, at_once, refusal, winners},
};

both_engines!(
    versions_are_added,
    administrators_only,
    another_firm_sees_nothing,
    only_one_saves_on_top,
    other_choices_in_another_language_are_told
);

const PRODUCT: [Act; 6] =
    [Act::Concept, Act::Representation, Act::Signing, Act::Adoption, Act::FilingMandate, Act::TaxReturn];

#[test]
fn the_product_has_a_text_for_every_act() {
    assert_eq!(Act::ALL, PRODUCT);
    let values = Values { report: "R".into(), client: "C".into(), firm: "F".into(), ..Values::default() };
    for act in PRODUCT {
        let keys = |language| {
            let text = Template::parse(defaults::text(act, language)).unwrap();
            let words = text.render(&text.usual(), &values);
            assert!(words.contains('R') && words.contains('C') && words.ends_with('.'), "{words}");
            text.optional().map(|optional| (optional.key.clone(), optional.usual)).collect::<Vec<_>>()
        };
        assert_eq!(keys(Language::Nl), keys(Language::En), "a choice means the same in both languages");
    }
}

fn chief(firm: &TestFirm) -> Scope {
    firm.employee_as(Role::Administrator)
}

async fn put(t: &TestPortal, scope: &Scope, text: &str, seen: i64) -> Result<i64> {
    let form = TextForm { text: text.to_owned(), seen: seen.to_string() };
    save(t, scope, Act::Representation, Language::Nl, &form).await
}

async fn card(t: &TestPortal, scope: &Scope) -> Card {
    show(t, scope, Act::Representation, Language::Nl).await.unwrap()
}

async fn versions_are_added(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let chief = chief(&t.firm);
    let standard = defaults::text(Act::Representation, Language::Nl);
    let found = card(&t, &chief).await;
    assert_eq!((found.current.text.as_str(), found.current.own, found.current.version), (standard, false, 0));
    assert_eq!(put(&t, &chief, "Een {{client}}.", 0).await.unwrap(), 1);
    assert_eq!(put(&t, &chief, "Twee.", 1).await.unwrap(), 2);
    assert_eq!(refusal(put(&t, &chief, "Drie.", 1).await), ErrorCode::StateChanged, "saved on another version");
    let wrong = put(&t, &chief, "Aan {{naam}}", 2).await.expect_err("refused");
    let wrong = portal_types::PortalError::from(wrong);
    assert_eq!(wrong.fields["text"], FieldError::Unknown("{{naam}}".into()));
    assert_eq!(put_back(&t, &chief, Act::Representation, Language::Nl, 2, 1).await.unwrap(), 3);
    assert_eq!(reset(&t, &chief, Act::Representation, Language::Nl, 3).await.unwrap(), 4);
    let found = card(&t, &chief).await;
    assert_eq!((found.current.text.as_str(), found.current.version, found.current.counts()), (standard, 4, 0));
    let texts: Vec<_> = found.versions.iter().map(|saved| (saved.version, saved.text.as_deref())).collect();
    let all = [(4, None), (3, Some("Een {{client}}.")), (2, Some("Twee.")), (1, Some("Een {{client}}."))];
    assert_eq!(texts, all, "older versions stay readable");
    assert_eq!(found.versions[0].name, "Sanne Linden");
    let missing = put_back(&t, &chief, Act::Representation, Language::Nl, 4, 9).await;
    assert_eq!(refusal(missing), ErrorCode::NotFound);
    let english = show(&t, &chief, Act::Representation, Language::En).await.unwrap();
    assert!(english.versions.is_empty() && !english.current.own, "each language by itself");
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'firm.text-saved'").await, 4);
}

async fn other_choices_in_another_language_are_told(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let chief = chief(&t.firm);
    assert_eq!(card(&t, &chief).await.differences, [], "the product's own agree");
    put(&t, &chief, "Een.\n\n[? spoed: Met spoed]\nHaast.", 0).await.expect("told, not refused");
    let told = card(&t, &chief).await.differences;
    let missing = |difference: &Difference, word: &str, language| matches!(difference, Difference::Missing { key, from, .. } if key == word && *from == language);
    assert!(missing(&told[0], "spoed", Language::En), "{told:?}");
    assert!(told.iter().any(|difference| missing(difference, "fraud", Language::Nl)), "{told:?}");
    let all = list(&t, &chief).await.unwrap();
    let differs = |act| !differences(&all, act).unwrap().is_empty();
    assert_eq!(Act::ALL.iter().filter(|act| differs(**act)).count(), 1, "of this act only");
    let other = show(&t, &chief, Act::Representation, Language::En).await.unwrap();
    assert_eq!(other.differences, told, "the same on both pages");
}

async fn administrators_only(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for role in [Role::Accountant, Role::ReadOnly] {
        let scope = t.firm.employee_as(role);
        assert_eq!(refusal(list(&t, &scope).await), ErrorCode::NotAllowed);
        assert_eq!(refusal(put(&t, &scope, "Een.", 0).await), ErrorCode::NotAllowed);
        let (act, language) = (Act::Concept, Language::En);
        assert_eq!(refusal(show(&t, &scope, act, language).await.map(|_| ())), ErrorCode::NotAllowed);
        assert_eq!(refusal(put_back(&t, &scope, act, language, 0, 1).await), ErrorCode::NotAllowed);
        assert_eq!(refusal(reset(&t, &scope, act, language, 0).await), ErrorCode::NotAllowed);
    }
    assert_eq!(t.count("SELECT COUNT(*) FROM firm_texts").await, 0);
}

async fn another_firm_sees_nothing(engine: Engine) {
    let t = TestPortal::new(engine).await;
    put(&t, &chief(&t.firm), "Van Linden.", 0).await.unwrap();
    let theirs = card(&t, &chief(&t.other)).await;
    assert!(theirs.versions.is_empty() && !theirs.current.own);
    let taken = put_back(&t, &chief(&t.other), Act::Representation, Language::Nl, 0, 1).await;
    assert_eq!(refusal(taken), ErrorCode::NotFound);
    assert_eq!(put(&t, &chief(&t.other), "Van Kade.", 0).await.unwrap(), 1);
    assert_eq!(card(&t, &chief(&t.firm)).await.current.text, "Van Linden.");
}

async fn only_one_saves_on_top(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let tries = (0..16).map(|n| {
        let (portal, scope) = ((*t).clone(), chief(&t.firm));
        let form = TextForm { text: format!("Tekst {n}."), seen: "0".to_owned() };
        async move { save(&portal, &scope, Act::Concept, Language::Nl, &form).await }
    });
    assert_eq!(winners(at_once(tries).await, &[ErrorCode::StateChanged]), 1);
    assert_eq!(t.count("SELECT COUNT(*) FROM firm_texts").await, 1);
}
