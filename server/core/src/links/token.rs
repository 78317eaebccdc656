//! The token in a mail: a signed envelope around a random identifier. The row decides; the signature only keeps
//! guesses away from the database.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use portal_types::Language;
use serde::{Deserialize, Serialize};

use super::VALID_FOR;
use crate::{
    error::{Error, Result},
    keys::{Keys, sha256},
    portal::Portal,
};

const AUDIENCE: &str = "link";

#[derive(Serialize, Deserialize)]
struct Claims {
    jti: String,
    aud: String,
    exp: i64,
    /// The language of the mail, so that the page behind it is in it too without being looked up.
    #[serde(default)]
    lang: String,
}

/// A token as it is made.
pub struct Token {
    jti: String,
    /// Goes into the row.
    pub hash: Vec<u8>,
    /// End of validity.
    pub expires_at: DateTime<Utc>,
}

impl Token {
    /// A token with 192 random bits.
    pub fn new(portal: &Portal, now: DateTime<Utc>) -> Self {
        let jti = BASE64_URL_SAFE_NO_PAD.encode(portal.random::<24>());
        let hash = sha256(jti.as_bytes()).to_vec();
        Self { jti, hash, expires_at: now + VALID_FOR }
    }

    /// What goes into a mail in this language.
    pub fn envelope(&self, keys: &Keys, language: Language) -> Result<String> {
        let (jti, aud, exp) = (self.jti.clone(), AUDIENCE.to_owned(), self.expires_at.timestamp());
        let claims = Claims { jti, aud, exp, lang: language.code().to_owned() };
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &EncodingKey::from_secret(keys.link()))
            .map_err(|e| Error::Broken(format!("link envelope: {e}")))
    }
}

/// The row hash of an envelope that we signed, or nothing. Expiry is the row's business, by the passed-in clock
/// and without leeway (LNK-7).
pub fn row_hash(portal: &Portal, envelope: &str) -> Option<Vec<u8>> {
    Some(sha256(claims(portal, envelope)?.jti.as_bytes()).to_vec())
}

/// The language of the mail that an envelope came in.
pub fn language(portal: &Portal, envelope: &str) -> Option<Language> {
    Language::from_code(&claims(portal, envelope)?.lang)
}

fn claims(portal: &Portal, envelope: &str) -> Option<Claims> {
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_audience(&[AUDIENCE]);
    validation.validate_exp = false;
    validation.leeway = 0;
    let key = DecodingKey::from_secret(portal.keys.link());
    Some(jsonwebtoken::decode::<Claims>(envelope, &key, &validation).ok()?.claims)
}
