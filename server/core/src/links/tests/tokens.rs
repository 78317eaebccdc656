//! LNK-4: tokens are ours or nothing.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use portal_types::{ErrorCode, Tier};

use crate::{
    both_engines, links,
    links::landing::{nonce, nonce_fits},
    testing::{Engine, TestPortal, browser, refusal},
};

both_engines!(a_changed_token_opens_nothing, a_press_needs_the_page_it_came_from);

/// The token again, signed by `key` as `algorithm` for `audience`.
fn forged(token: &str, key: &[u8], algorithm: Algorithm, audience: &str) -> String {
    let payload = BASE64_URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap();
    let mut claims: serde_json::Value = serde_json::from_slice(&payload).unwrap();
    claims["aud"] = audience.into();
    jsonwebtoken::encode(&Header::new(algorithm), &claims, &EncodingKey::from_secret(key)).unwrap()
}

async fn a_changed_token_opens_nothing(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Standard).await;
    let parts: Vec<&str> = offer.token.split('.').collect();
    let unsigned = BASE64_URL_SAFE_NO_PAD.encode(br#"{"alg":"none","typ":"JWT"}"#);
    let mut bad = vec![
        String::new(),
        "\0".to_owned(),
        "x".repeat(100_000),
        format!("{unsigned}.{}.", parts[1]),
        format!("{unsigned}.{}.{}", parts[1], parts[2]),
        format!("{}.{}", parts[0], parts[1]),
        format!("{}=", offer.token),
        forged(&offer.token, b"another key", Algorithm::HS256, "link"),
        forged(&offer.token, t.keys.link(), Algorithm::HS512, "link"),
        forged(&offer.token, t.keys.link(), Algorithm::HS256, "session"),
    ];
    // Every character counts.
    for at in 0..offer.token.len() {
        let mut changed = offer.token.clone().into_bytes();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        bad.push(String::from_utf8(changed).unwrap());
    }
    for token in bad {
        let page = links::landing(&t, &t.firm.firm, &token, browser("guess")).await;
        // The last character of a base64 text can hold bits that mean nothing; whatever decodes alike is alike.
        let same = links::token::row_hash(&t, &token) == links::token::row_hash(&t, &offer.token);
        assert!(same || refusal(page) == ErrorCode::LinkGone, "{token}");
    }
    let good = forged(&offer.token, t.keys.link(), Algorithm::HS256, "link");
    links::landing(&t, &t.firm.firm, &good, browser("phone")).await.expect("the forger of this test knows how");
}

/// LNK-1: the form's nonce fits the cookie that was set with it, and this link.
async fn a_press_needs_the_page_it_came_from(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (mine, yours) = (t.offer(&t.firm, Tier::Standard).await, t.offer(&t.firm, Tier::Standard).await);
    let given = nonce(&t, "cookie", &mine.token);
    assert!(nonce_fits(&t, "cookie", &mine.token, &given));
    for (cookie, token, given) in [
        ("another cookie", &mine.token, given.as_str()),
        ("", &mine.token, given.as_str()),
        ("cookie", &yours.token, given.as_str()),
        ("cookie", &mine.token, ""),
        ("cookie", &mine.token, &given[1..]),
        ("cookie", &mine.token, &given.to_uppercase()),
    ] {
        assert!(!nonce_fits(&t, cookie, token, given), "{cookie} {given}");
    }
    // What is joined is also kept apart: moving a border changes the digest.
    assert_ne!(nonce(&t, "ab", "c"), nonce(&t, "a", "bc"));
}

/// The page behind a mail is in the mail's language, and only our own word on that counts.
#[tokio::test]
async fn a_token_knows_its_language() {
    use portal_types::Language;
    let t = TestPortal::new(Engine::Sqlite).await;
    let offer = t.offer(&t.firm, Tier::Standard).await;
    assert_eq!(links::token::language(&t, &offer.token), Some(Language::Nl));
    let token = links::token::Token::new(&t, t.now());
    for language in [Language::Nl, Language::En] {
        let envelope = token.envelope(&t.keys, language).unwrap();
        assert_eq!(links::token::language(&t, &envelope), Some(language));
        assert_eq!(links::token::row_hash(&t, &envelope), Some(token.hash.clone()));
    }
    let stranger = forged(&offer.token, b"another key", Algorithm::HS256, "link");
    assert_eq!(links::token::language(&t, &stranger), None);
}
