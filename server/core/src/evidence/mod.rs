//! The evidence file: made once, when an approval round is sealed, from facts that stand on their own.
//!
//! A pure module: no SQL, no HTTP, no clock. The same facts, key and time give the same bytes.

mod acts;
mod error;
mod facts;
pub mod json;
mod key;
mod pdf;
mod rule;
mod seal;
mod sign;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
mod update;

use chrono::{DateTime, Utc};

pub use {
    acts::{Act, AgreedText, Authentication, Origin, Outcome, Signer},
    error::{Error, Result},
    facts::{ChainPosition, Client, Document, Evidence, Firm, Format, OtherSigner, SupersededRound},
    key::SigningKey,
    rule::SignerRule,
};

/// Name of the facts inside the PDF.
pub const ATTACHMENT: &str = "akkoord.json";

/// What is kept and handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// For people, signed; carries the JSON as an attachment.
    pub pdf: Vec<u8>,
    /// For machines.
    pub json: Vec<u8>,
}

/// Makes the evidence file; `now` is the time of its signature.
pub fn build(evidence: &Evidence, key: &SigningKey, now: DateTime<Utc>) -> Result<Files> {
    let json = json::to_bytes(evidence)?;
    let pdf = seal::seal(pdf::render(evidence, &json)?, key, now)?;
    Ok(Files { pdf, json })
}
