//! Approvals: one signer's act on one report version.

use serde::{Deserialize, Serialize};

use crate::{FormErrors, Language, PortalError, ReportVersionId, Sha256Hex, codes::codes};

codes! {
    /// The outcome of an act.
    pub enum Decision { Approved = "approved", Returned = "returned" }
}

/// What was shown, as the form carries it back (APP-3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The version on screen.
    pub version: ReportVersionId,
    /// Its digest.
    pub sha256: Sha256Hex,
}

/// Longest reason of a return, in characters.
pub const REASON_MAX: u32 = 4_000;

/// The reason of a return, or what is wrong with it.
pub fn check_reason(reason: &str) -> Result<String, PortalError> {
    let mut errors = FormErrors::default();
    let reason = errors.text("reason", reason, REASON_MAX);
    errors.into_result()?;
    Ok(reason)
}

/// Proof of an approval, as the signer sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The client's name.
    pub client: String,
    /// Financial year.
    pub year: i32,
    /// Number of the version, from 1.
    pub version: i64,
    /// The name the firm gave the file.
    pub file_name: String,
    /// Who approved.
    pub signer: String,
    /// When, in words, with the zone.
    pub at: String,
    /// Which bytes.
    pub sha256: Sha256Hex,
    /// The exact sentence that was agreed to.
    pub declaration: String,
    /// Its language.
    pub language: Language,
}
