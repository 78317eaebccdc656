//! The facts of one sealed round (DOMAIN 5.2). They stand on their own: nothing in them is looked up again later.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use portal_types::{Authority, ClientId, FirmId, KvkNumber, Language, ReportVersionId, Sha256Hex};
use serde::{Deserialize, Serialize};

use super::{Act, Outcome, SignerRule};

/// Says how the rest is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// The first.
    #[default]
    #[serde(rename = "akkoord-evidence/1")]
    V1,
}

/// Who agreed to which bytes, and how we know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Version of this form.
    pub format: Format,
    /// Language of the PDF.
    pub language: Language,
    /// Zone of the firm, beside UTC in the PDF.
    pub zone: Tz,
    /// Who asked.
    pub firm: Firm,
    /// For whom the signers act, as it was at that moment.
    pub client: Client,
    /// Code of what was asked about: `annual-accounts`, `btw`, ….
    pub report_kind: String,
    /// What it is called, where it is more than annual accounts of a year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<String>,
    /// Financial year.
    pub financial_year: i32,
    /// Number of the approval round, from 1.
    pub round: u32,
    /// The exact file.
    pub document: Document,
    /// When the round was done.
    pub rule: SignerRule,
    /// What signers did, in order of time.
    pub acts: Vec<Act>,
    /// Signers who did nothing in this round.
    pub others: Vec<OtherSigner>,
    /// Rounds that this one replaced.
    pub superseded: Vec<SupersededRound>,
    /// Where the firm's audit chain stood.
    pub chain: ChainPosition,
    /// When this was sealed.
    pub sealed_at: DateTime<Utc>,
    /// Where anybody can check a file.
    pub verify_url: String,
}

impl Evidence {
    /// The approvals that stand: of each signer the last act, when it approves.
    pub fn standing(&self) -> Vec<&Act> {
        let later =
            |act: &Act, at: usize| self.acts[at + 1..].iter().any(|other| other.signer.email == act.signer.email);
        let last = self.acts.iter().enumerate().filter(|(at, act)| !later(act, *at)).map(|(_, act)| act);
        last.filter(|act| act.outcome == Outcome::Approved).collect()
    }
}

/// The firm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Firm {
    /// Identifier.
    pub id: FirmId,
    /// Display name.
    pub name: String,
    /// `#rrggbb`; only for looks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent: Option<String>,
}

/// The client entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Client {
    /// Identifier.
    pub id: ClientId,
    /// Name.
    pub name: String,
    /// Number in the trade register.
    pub kvk_number: Option<KvkNumber>,
}

/// The file that was approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The version's identifier.
    pub version_id: ReportVersionId,
    /// Number of the version, from 1.
    pub number: i64,
    /// The name the firm gave the file.
    pub file_name: String,
    /// Size.
    pub bytes: u64,
    /// Which bytes.
    pub sha256: Sha256Hex,
    /// Pages, when they could be counted.
    pub pages: Option<u32>,
}

/// A signer who did nothing in this round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherSigner {
    /// Name.
    pub name: String,
    /// Capacity, in words.
    pub role: Option<String>,
    /// How far he could bind the client when this was sealed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<Authority>,
    /// Code of why there is no act: `not-needed`, `open`, `replaced`, …
    pub state: String,
    /// Who had handed the decision over to him.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_for: Option<String>,
}

/// A round that ended without approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupersededRound {
    /// Its number.
    pub round: u32,
    /// The version it was about.
    pub version: i64,
    /// Which bytes.
    pub sha256: Sha256Hex,
    /// When it ended, when known.
    pub ended_at: Option<DateTime<Utc>>,
}

/// A record of the firm's audit chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainPosition {
    /// Its number.
    pub seq: i64,
    /// Its digest.
    pub hash: Sha256Hex,
}
