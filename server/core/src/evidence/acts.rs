//! What one signer did, and how we know who it was.

use chrono::{DateTime, Utc};
use portal_types::{Authority, EmailAddress, Language, LinkId};
use serde::{Deserialize, Serialize};

/// Outcome of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Agreed.
    Approved,
    /// Sent back with remarks.
    Returned,
    /// Agreed before, taken back.
    Withdrawn,
}

impl Outcome {
    /// The code in the JSON and in catalogue keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Returned => "returned",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// One act of one signer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// Code of the kind (DOMAIN 1.5): `approval`, `lor`, …
    pub kind: String,
    /// What was decided.
    pub outcome: Outcome,
    /// When, by the server's clock.
    pub at: DateTime<Utc>,
    /// Who.
    pub signer: Signer,
    /// The exact text that was on screen.
    pub text: AgreedText,
    /// What the signer added.
    pub remarks: Option<String>,
    /// How we know who it was.
    pub authentication: Authentication,
    /// Where it came from.
    pub origin: Origin,
    /// When the signer first saw the report.
    pub first_viewed_at: Option<DateTime<Utc>>,
}

/// The person, as known at that moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signer {
    /// Name.
    pub name: String,
    /// Capacity: director, partner, authorised…, in words.
    pub role: Option<String>,
    /// How far he could bind the client; unknown of acts of before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<Authority>,
    /// Address the link was mailed to.
    pub email: EmailAddress,
    /// In whose name.
    pub on_behalf_of: String,
    /// Who handed the decision over to him.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_for: Option<String>,
}

/// A text with its language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedText {
    /// As shown.
    pub text: String,
    /// Of the text.
    pub language: Language,
    /// Version of the template it was made from.
    pub template: Option<String>,
}

/// How the signer proved to be the signer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authentication {
    /// Code: `link+mailed-code`, `password+totp`, `passkey`, …
    pub method: String,
    /// When.
    pub at: Option<DateTime<Utc>>,
}

/// The request that carried the act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// IP address.
    pub address: Option<String>,
    /// Browser.
    pub user_agent: String,
    /// Identifier in our log.
    pub request_id: String,
    /// The link that was used.
    pub link_id: Option<LinkId>,
}
