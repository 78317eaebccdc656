//! Approvals: one signer's act on one report version.

mod delegation;
mod round;
pub mod sealing;
mod signers;
mod withdrawal;

use serde::{Deserialize, Serialize};

pub use delegation::DelegateForm;
pub use round::{Approved, Round, RoundError, RoundState, Rule, Signer, SignerState, Undone};
pub use sealing::SealFailure;
pub use signers::{default_signers, lone_joint};
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
    /// Code of a [`Rule`]; empty for everybody who was chosen.
    pub rule: String,
    /// How many, for [`Rule::Some`].
    pub needed: String,
    /// Contacts, in order; empty for everybody who may sign.
    pub signers: Vec<String>,
    /// Contacts who get a copy.
    pub readers: Vec<String>,
    /// Codes of the acts that are asked beside the main one.
    pub acts: Vec<String>,
    /// Optional paragraphs that are in, `lor.fraud`.
    pub paragraphs: Vec<String>,
    /// Not empty when paragraphs could be chosen.
    pub chosen: String,
}

/// The part of [`AskForm`] about texts, and who gets a copy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "each is its field of the form")]
pub struct AskTextsForm {
    pub readers: Vec<String>,
    pub acts: Vec<String>,
    pub paragraphs: Vec<String>,
    pub chosen: String,
}

impl AskTextsForm {
    /// The whole form.
    pub fn with(self, rule: String, needed: String, signers: Vec<String>) -> AskForm {
        let Self { readers, acts, paragraphs, chosen } = self;
        AskForm { rule, needed, signers, readers, acts, paragraphs, chosen }
    }
}

/// A checked [`AskForm`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// When the round is complete: where nobody chose, everybody who was chosen, or what [`default_signers`] says.
    pub rule: Option<Rule>,
    /// How many, for [`Rule::Some`].
    pub needed: usize,
    /// Contacts, in order; empty for everybody who may sign.
    pub signers: Vec<crate::ContactId>,
    /// Contacts who get a copy and decide nothing.
    pub readers: Vec<crate::ContactId>,
    /// What is asked beside the main act.
    pub acts: Vec<Act>,
    /// Optional paragraphs that are in, by act and key; the usual ones when nobody chose.
    pub paragraphs: Option<Vec<(Act, String)>>,
}

impl Default for Ask {
    /// Everybody who may sign, by the rule of the client's legal form.
    fn default() -> Self {
        let (signers, readers) = (Vec::new(), Vec::new());
        Self { rule: None, needed: 0, signers, readers, acts: Vec::new(), paragraphs: None }
    }
}

impl AskForm {
    /// The values, or what is wrong with each.
    pub fn check(&self) -> Result<Ask, PortalError> {
        let mut errors = FormErrors::default();
        let rule = match self.rule.as_str() {
            "" => None,
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
        // Where they could be chosen, nobody is not everybody.
        if self.signers.is_empty() && !self.chosen.is_empty() {
            errors.add("signers", crate::FieldError::Required);
        }
        let readers: Option<Vec<_>> = self.readers.iter().map(|id| id.parse().ok()).collect();
        if readers.is_none() {
            errors.add("readers", crate::FieldError::Invalid);
        }
        let acts: Option<Vec<_>> = self.acts.iter().map(|code| Act::from_code(code)).collect();
        let paragraphs: Option<Vec<_>> = self.paragraphs.iter().map(|named| paragraph(named)).collect();
        if acts.is_none() || paragraphs.is_none() {
            errors.add("acts", crate::FieldError::Invalid);
        }
        errors.into_result()?;
        match (needed, signers, readers, acts) {
            (Some(needed), Some(signers), Some(readers), Some(acts)) => {
                let paragraphs = paragraphs.filter(|_| !self.chosen.is_empty());
                Ok(Ask { rule, needed, signers, readers, acts, paragraphs })
            }
            _ => Err(crate::ErrorCode::InvalidForm.into()),
        }
    }
}

/// `lor.fraud`: the act and the key of one of its paragraphs.
fn paragraph(named: &str) -> Option<(Act, String)> {
    let (act, key) = named.split_once('.')?;
    Some((Act::from_code(act)?, key.to_owned()))
}

/// What was shown, as the form carries it back (APP-3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The version on screen.
    pub version: ReportVersionId,
    /// Its digest.
    pub sha256: Sha256Hex,
    /// Digest of the texts on screen; of no use to a return.
    pub texts: Option<Sha256Hex>,
    /// What was ticked, where there is more than one act.
    pub acts: Vec<Act>,
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
    /// Language of what was agreed to.
    pub language: Language,
    /// Code of each act and its exact words, the main act first.
    pub acts: Vec<(String, String)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_count_only_where_they_could_be_chosen() {
        let form = AskForm {
            signers: vec![crate::ContactId(uuid::Uuid::nil()).to_string()],
            acts: vec!["lor".into()],
            paragraphs: vec!["lor.fraud".into()],
            chosen: "1".into(),
            ..AskForm::default()
        };
        let ask = form.check().unwrap();
        assert_eq!(ask.acts, [Act::Representation]);
        assert_eq!(ask.paragraphs, Some(vec![(Act::Representation, "fraud".to_owned())]));
        assert_eq!(AskForm { chosen: String::new(), ..form.clone() }.check().unwrap().paragraphs, None);
        let wrong = |form: AskForm| form.check().unwrap_err().fields.contains_key("acts");
        assert!(wrong(AskForm { acts: vec!["alles".into()], ..form.clone() }));
        assert!(wrong(AskForm { paragraphs: vec!["lor".into()], ..form }));
    }
}
