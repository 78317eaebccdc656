//! Approvals: one signer's act on one report version.

mod round;
mod withdrawal;

use serde::{Deserialize, Serialize};

pub use round::{Approved, Round, RoundError, RoundState, Rule, Signer, SignerState, Undone};
pub use withdrawal::{CheckedWithdrawal, WithdrawalForm};

use crate::{FormErrors, Language, PortalError, ReportVersionId, Sha256Hex, codes::codes};

codes! {
    /// What a signer decided. Each is a record of its own; none is ever changed.
    pub enum Decision {
        Approved = "approved",
        Returned = "returned",
        /// He took his approval back while that was possible.
        Undone = "undone",
    }
}

codes! {
    /// What a signer agrees to: acts that all look like "akkoord" (DOMAIN 1.5). Screen name: `approvals-act-<code>`.
    pub enum Act {
        /// The figures of the accounts.
        Concept = "concept",
        /// The confirmation by management (LOR).
        Representation = "lor",
        /// Signing the accounts, by all directors (article 2:210 lid 2 BW).
        Signing = "signing",
        /// Adoption by the general meeting.
        Adoption = "adoption",
        /// Leave to file with the KVK.
        FilingMandate = "filing_mandate",
        /// A tax return.
        TaxReturn = "tax_return",
    }
}

/// Form of "ask for approval": who signs, and by which rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskForm {
    /// Code of a [`Rule`]; empty for everybody.
    pub rule: String,
    /// How many, for [`Rule::Some`].
    pub needed: String,
    /// Contacts, in order; empty for everybody who may sign.
    pub signers: Vec<String>,
    /// Contacts who get a copy.
    pub readers: Vec<String>,
}

/// A checked [`AskForm`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// When the round is complete.
    pub rule: Rule,
    /// How many, for [`Rule::Some`].
    pub needed: usize,
    /// Contacts, in order; empty for everybody who may sign.
    pub signers: Vec<crate::ContactId>,
    /// Contacts who get a copy and decide nothing.
    pub readers: Vec<crate::ContactId>,
}

impl Default for Ask {
    /// Everybody who may sign.
    fn default() -> Self {
        Self { rule: Rule::All, needed: 0, signers: Vec::new(), readers: Vec::new() }
    }
}

impl AskForm {
    /// The values, or what is wrong with each.
    pub fn check(&self) -> Result<Ask, PortalError> {
        let mut errors = FormErrors::default();
        let rule = match self.rule.as_str() {
            "" => Some(Rule::All),
            code => errors.parsed("rule", code, Rule::from_code),
        };
        let needed = match rule {
            Some(Rule::Some) => errors.parsed("needed", &self.needed, |n| n.parse().ok().filter(|n| *n > 0)),
            _ => Some(0),
        };
        let signers: Option<Vec<_>> = self.signers.iter().map(|id| id.parse().ok()).collect();
        if signers.is_none() {
            errors.add("signers", crate::FieldError::Invalid);
        }
        let readers: Option<Vec<_>> = self.readers.iter().map(|id| id.parse().ok()).collect();
        if readers.is_none() {
            errors.add("readers", crate::FieldError::Invalid);
        }
        errors.into_result()?;
        match (rule, needed, signers, readers) {
            (Some(rule), Some(needed), Some(signers), Some(readers)) => Ok(Ask { rule, needed, signers, readers }),
            _ => Err(crate::ErrorCode::InvalidForm.into()),
        }
    }
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

/// What anybody may know of a file, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// Nothing was asked yet.
    Nothing,
    /// No approval of these bytes is on record here.
    Unknown,
    /// They were approved.
    Approved {
        /// When the last signer did.
        at: String,
        /// How many approved.
        approvals: i64,
        /// How many withdrew that later, and the last day on which one did, in words.
        withdrawn: Option<(i64, String)>,
        /// Another version took its place.
        superseded: bool,
    },
    /// They are the proof of an approval.
    Proof {
        /// The firm's name.
        firm: String,
        /// The client's name.
        client: String,
        /// What was approved, as it is called.
        report: String,
        /// The approved bytes.
        sha256: Sha256Hex,
        /// Who approved, and when.
        signers: Vec<(String, String)>,
        /// Who withdrew that later, and on which day.
        withdrawn: Vec<(String, String)>,
        /// Another version took its place.
        superseded: bool,
    },
}

/// Proof of an approval, as the signer sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Identifies the item in addresses.
    pub link: crate::LinkId,
    /// Until when it can be undone, in words.
    pub undo_until: Option<String>,
    /// Whether the proof can be had.
    pub sealed: bool,
    /// How many others are still asked.
    pub others: i64,
    /// The client's name.
    pub client: String,
    /// What the report is called.
    pub title: String,
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
