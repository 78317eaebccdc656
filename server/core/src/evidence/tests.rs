//! The evidence file as a whole.

mod signature;

use chrono::Duration;
use portal_types::Language;
use secrecy::ExposeSecret;

use super::{Error, Evidence, SignerRule, SigningKey, build, json, testing};
use crate::clock::SeededEntropy;

#[test]
fn json_is_read_back_as_it_was() {
    for evidence in [testing::evidence(Language::Nl, 1), testing::evidence(Language::En, 8), testing::hostile()] {
        let bytes = json::to_bytes(&evidence).unwrap();
        assert_eq!(json::from_bytes(&bytes).unwrap(), evidence);
        assert_eq!(json::to_bytes(&json::from_bytes(&bytes).unwrap()).unwrap(), bytes);
    }
}

#[test]
fn json_says_its_format_first() {
    let text = String::from_utf8(json::to_bytes(&testing::evidence(Language::Nl, 1)).unwrap()).unwrap();
    assert!(text.starts_with("{\n  \"format\": \"akkoord-evidence/1\",\n  \"language\": \"nl\",\n"), "{text}");
    assert!(text.contains("\"kind\": \"all\",") && text.contains("\"zone\": \"Europe/Amsterdam\""), "{text}");
    let other = text.replace("akkoord-evidence/1", "akkoord-evidence/2");
    assert!(matches!(json::from_bytes(other.as_bytes()), Err(Error::Json(_))));
}

#[test]
fn the_same_facts_make_the_same_bytes() {
    let (evidence, now) = (testing::evidence(Language::Nl, 3), testing::sealed_at());
    let files = build(&evidence, &testing::signing_key(1), now).unwrap();
    assert_eq!(build(&evidence, &testing::signing_key(1), now).unwrap(), files);
    let later = build(&evidence, &testing::signing_key(1), now + Duration::seconds(1)).unwrap();
    let elsewhere = build(&evidence, &testing::signing_key(2), now).unwrap();
    let mut other = evidence;
    other.acts[2].signer.name.push('x');
    let others = build(&other, &testing::signing_key(1), now).unwrap();
    assert!(later.pdf != files.pdf && elsewhere.pdf != files.pdf && others.pdf != files.pdf);
    assert!(later.json == files.json && others.json != files.json);
}

#[test]
fn a_rule_says_how_many_are_needed() {
    let needed = |rule: SignerRule| (rule.needed(), rule.of());
    assert_eq!(needed(SignerRule::All { of: 3 }), (3, 3));
    assert_eq!(needed(SignerRule::InOrder { of: 2 }), (2, 2));
    assert_eq!(needed(SignerRule::Any { of: 3 }), (1, 3));
    assert_eq!(needed(SignerRule::AtLeast { needed: 2, of: 5 }), (2, 5));
}

#[test]
fn keys_and_certificates_belong_together() {
    let ((one, certificate), (two, other)) = (testing::pems(1), testing::pems(2));
    let pair = |key: &str, certificates: &str| SigningKey::from_pem(key, certificates);
    let key = pair(one.expose_secret(), &format!("{certificate}{other}")).unwrap();
    let made = testing::sealed_at() - Duration::days(1);
    assert_eq!(key.valid_until(), made.checked_add_months(chrono::Months::new(120)));
    assert!(matches!(pair(two.expose_secret(), &certificate), Err(Error::Mismatch)));
    assert!(matches!(pair("nonsense", &certificate), Err(Error::Key)));
    assert!(matches!(pair(one.expose_secret(), "nonsense"), Err(Error::Certificate(_))));
    assert!(matches!(pair(one.expose_secret(), ""), Err(Error::Certificate(_))));
    assert!(!format!("{key:?}").contains("PRIVATE"));
}

#[test]
fn any_name_of_an_installation_can_be_certified() {
    let (key, _) = testing::pems(1);
    for name in ["", "a,b=c+d\"<>;#\\", &"é".repeat(200), "Kade & Partners\n"] {
        let random = SeededEntropy::new(3);
        let made = SigningKey::self_signed(key.expose_secret(), &random, testing::sealed_at(), name).unwrap();
        SigningKey::from_pem(key.expose_secret(), &made).unwrap();
    }
}

/// Texts that look like parts of a PDF do not lead the signature astray.
#[test]
fn hostile_facts_are_signed_too() {
    let evidence: Evidence = testing::hostile();
    let files = build(&evidence, &testing::signing_key(1), testing::sealed_at()).unwrap();
    signature::check(&files.pdf, &testing::pems(1).1).unwrap();
}
