//! The token in a mail: a signed envelope around a random identifier. The row decides; the signature only keeps
//! guesses away from the database.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};

use super::VALID_FOR;
use crate::{
    error::{Error, Result},
    keys::sha256,
    portal::Portal,
};

const AUDIENCE: &str = "link";

#[derive(Serialize, Deserialize)]
struct Claims {
    jti: String,
    aud: String,
    exp: i64,
}

/// A token as it is made: the envelope for the mail, the hash for the row.
pub struct Token {
    /// Goes into the mail.
    pub envelope: String,
    /// Goes into the row.
    pub hash: Vec<u8>,
    /// End of validity.
    pub expires_at: DateTime<Utc>,
}

impl Token {
    /// A token with 192 random bits.
    pub fn new(portal: &Portal, now: DateTime<Utc>) -> Result<Self> {
        let expires_at = now + VALID_FOR;
        let jti = BASE64_URL_SAFE_NO_PAD.encode(portal.random::<24>());
        let hash = sha256(jti.as_bytes()).to_vec();
        let claims = Claims { jti, aud: AUDIENCE.into(), exp: expires_at.timestamp() };
        let key = EncodingKey::from_secret(portal.keys.link());
        let envelope = jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &key)
            .map_err(|e| Error::Broken(format!("link envelope: {e}")))?;
        Ok(Self { envelope, hash, expires_at })
    }
}

/// The row hash of an envelope that we signed, or nothing. Expiry is the row's business, by the passed-in clock
/// and without leeway (LNK-7).
pub fn row_hash(portal: &Portal, envelope: &str) -> Option<Vec<u8>> {
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_audience(&[AUDIENCE]);
    validation.validate_exp = false;
    validation.leeway = 0;
    let key = DecodingKey::from_secret(portal.keys.link());
    let token = jsonwebtoken::decode::<Claims>(envelope, &key, &validation).ok()?;
    Some(sha256(token.claims.jti.as_bytes()).to_vec())
}
