//! One annual accounts, as its page shows it.

use portal_types::{
    Language,
    annual_accounts::{Move, Part, State},
    approvals::{RoundState, Rule, SealFailure, SignerState},
    links::Purpose,
    reports::ReportKind,
};
use serde::{Deserialize, Serialize};

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccountsCard {
    /// In addresses.
    pub id: String,
    /// Grows with everything that happens.
    pub stamp: i64,
    /// What it is.
    pub kind: ReportKind,
    /// What it is called.
    pub title: String,
    /// Where they stand.
    pub state: State,
    /// Since when, in words.
    pub since: String,
    /// The client's address and name.
    pub client: (String, String),
    /// What sharing would be for, by the client's tier.
    pub purpose: Purpose,
    /// Who may sign.
    pub signers: Vec<Choice>,
    /// When their approval is enough, by the client's legal form.
    pub rule: Rule,
    /// Every contact, who may all get a copy.
    pub contacts: Vec<Choice>,
    /// What can be asked, the main act first, as the first signer would read it.
    pub texts: Vec<AskText>,
    /// When signing adopted the accounts, and that is not recorded yet: `2026-05-31` and the day in words.
    pub adopt_on: Option<(String, String)>,
    /// Who can look at the report when nobody may approve it: name and address.
    pub viewer: Option<(String, String)>,
    /// Where the client gets a contact.
    pub add_contact: String,
    /// Whether this person may add contacts and notes,
    pub may_keep: bool,
    /// say who does what and by when,
    pub may_work: bool,
    /// and see to what clients get.
    pub may_send: bool,
    /// The newest report can be shared for viewing.
    pub may_show: bool,
    /// Approval of the newest report can be asked.
    pub may_ask: bool,
    /// What else this person can do now, the likeliest first.
    pub moves: Vec<Move>,
    /// Whether another version can be uploaded.
    pub may_upload: bool,
    /// What keeps the newest report from being shown on screen: part of a text's key.
    pub unshown: Option<String>,
    /// Newest first.
    pub versions: Vec<VersionRow>,
    /// Newest first.
    pub rounds: Vec<RoundRow>,
    /// Why the client returned the newest version.
    pub returned: Option<String>,
    /// Until when the open link works, in words.
    pub link_until: Option<String>,
    /// When the newest report was looked at, in words.
    pub viewed: Option<String>,
    /// What keeps the proof of the approval from being made, when that goes on.
    pub sealing: Option<SealingRow>,
    /// Until when the approval can be undone, in words.
    pub undo_until: Option<String>,
    /// Dates that were reached: part of a text's key, and the day.
    pub dates: Vec<(String, String)>,
    /// Today, `2026-05-31`.
    pub today: String,
    /// The firm's own deadline, `2026-05-31`.
    pub deadline: String,
    /// Who has which part: the employee's id.
    pub people: Vec<(Part, String)>,
    /// Everybody who can have one.
    pub employees: Vec<Choice>,
    /// Newest first.
    pub notes: Vec<NoteRow>,
    /// Newest first.
    pub timeline: Vec<TimelineRow>,
    /// Largest upload in words.
    pub max_size: String,
    /// Largest upload in bytes.
    pub max_bytes: u64,
}

/// Somebody who can be chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Sent when chosen.
    pub id: String,
    /// His name.
    pub name: String,
    /// His address, where it is shown.
    pub email: String,
    /// His function and authority in words, where they are shown; may be empty.
    pub capacity: String,
}

/// A text that can be asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AskText {
    /// Code of the act.
    pub act: String,
    /// Its name.
    pub name: String,
    /// It is always asked.
    pub main: bool,
    /// In their order.
    pub paragraphs: Vec<AskParagraph>,
}

/// One paragraph of a text that can be asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AskParagraph {
    /// Sent when it is chosen; empty when it is always in.
    pub value: String,
    /// What it is chosen by.
    pub title: String,
    /// In unless it is left out.
    pub usual: bool,
    /// The words.
    pub text: String,
    /// Of the words.
    pub language: Language,
}

/// One report version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VersionRow {
    /// From 1.
    pub number: i64,
    /// The uploader's name for it.
    pub file_name: String,
    /// Size and day in words.
    pub facts: String,
    /// What changed, in the preparer's words; may be empty.
    pub note: String,
    /// Where it is downloaded.
    pub href: String,
    /// Where it stands beside the version before, where there is one.
    pub compare: Option<String>,
    /// Digest.
    pub sha256: String,
}

/// One round of approval.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoundRow {
    /// From 1.
    pub number: i64,
    /// Number of the version it is about.
    pub version: i64,
    /// When it is complete.
    pub rule: Rule,
    /// How many approvals complete it.
    pub needed: i64,
    /// Where it stands.
    pub state: RoundState,
    /// What it asks besides the main act, in words; may be empty.
    pub acts: String,
    /// Who has not signed, where signatures are asked.
    pub unsigned: String,
    /// Where its proof is downloaded: the PDF and the JSON.
    pub proof: Option<(String, String)>,
    /// It was approved before there were proofs.
    pub unproven: bool,
    /// In their order.
    pub signers: Vec<SignerRow>,
    /// What signers took back after sealing: name, day in words, reason.
    pub withdrawals: Vec<(String, String, String)>,
    /// In the address of a form.
    pub id: String,
    /// Whose approval can still be withdrawn.
    pub standing: Vec<Choice>,
    /// Who gets a copy: name, and when he looked at it, in words; may be empty.
    pub readers: Vec<(String, String)>,
}

/// A proof that cannot be made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SealingRow {
    /// Why.
    pub why: SealFailure,
    /// Since when, in words.
    pub since: String,
    /// When it is tried again, in words; empty for now.
    pub again: String,
}

/// One signer of a round.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SignerRow {
    /// His name.
    pub name: String,
    /// Where he stands.
    pub state: SignerState,
    /// When he decided, in words; may be empty.
    pub at: String,
    /// What he gave, where that is more than an approval.
    pub acts: String,
}

/// One internal note.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoteRow {
    /// What it says.
    pub text: String,
    /// Who and when.
    pub facts: String,
}

/// One line of the timeline, in words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimelineRow {
    /// When.
    pub at: String,
    /// The same for machines.
    pub datetime: String,
    /// What.
    pub what: String,
    /// Who.
    pub who: String,
    /// Type of the event.
    pub event: String,
}
