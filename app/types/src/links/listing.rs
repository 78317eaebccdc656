//! The firm's list of links.

use serde::{Deserialize, Serialize};

use super::Purpose;
use crate::{ClientId, ErrorCode, LinkId, approvals::Decision, codes::codes};

codes! {
    /// How a link stands. Screen name: `links-state-<code>`.
    pub enum LinkState {
        /// Opens something.
        Live = "live",
        /// Its time is over.
        Expired = "expired",
        /// Used up, by a view or a decision.
        Used = "used",
        /// Withdrawn by the firm, replaced by a newer version, or ended by wrong codes.
        Withdrawn = "withdrawn",
    }
}

codes! {
    /// What became of the mail that carried a link. Screen name: `links-mail-<code>`.
    pub enum MailState {
        /// On its way.
        Queued = "pending",
        /// Taken by the relay.
        Sent = "sent",
        /// Given up.
        Refused = "dead",
    }
}

/// One link, as the list shows it; moments in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkRow {
    /// Identity.
    pub id: LinkId,
    /// The recipient's name.
    pub contact: String,
    /// Where it was mailed to.
    pub email: String,
    /// The client.
    pub client_id: ClientId,
    /// The client's name.
    pub client: String,
    /// Page of the annual accounts.
    pub accounts: String,
    /// What the report is called.
    pub report: String,
    /// Number of the version.
    pub version: i64,
    /// For viewing or approval.
    pub purpose: Purpose,
    /// How it stands.
    pub state: LinkState,
    /// When it was made.
    pub made: String,
    /// End of validity.
    pub expires: String,
    /// When it ended, where it did before its time.
    pub ended: String,
    /// What became of the mail; unknown for links of before.
    pub mail: Option<MailState>,
    /// When the landing page was first asked for; may be empty.
    pub opened: String,
    /// When the report was first shown; may be empty.
    pub viewed: String,
    /// What was decided through it, and when.
    pub decided: Option<(Decision, String)>,
    /// Whether the item is still shared in this version, so that a new link would open something.
    pub open: bool,
}

/// Which links are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// Those that stand like this; all without.
    pub state: Option<LinkState>,
    /// Of this client only.
    pub client: Option<ClientId>,
    /// Part of the recipient's or the client's name.
    pub search: String,
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkList {
    /// Newest first.
    pub rows: Vec<LinkRow>,
    /// What was asked for.
    pub wanted: Wanted,
    /// Name of the client asked for.
    pub client: Option<String>,
    /// Where the page before ends.
    pub prev: Option<String>,
    /// Where the next page starts.
    pub next: Option<String>,
    /// Whether this person may change things.
    pub may_write: bool,
    /// Whether this person may change settings.
    pub may_administer: bool,
}

/// Ids out of a form, each once.
pub fn chosen(texts: &[String]) -> Result<Vec<LinkId>, ErrorCode> {
    let mut ids = texts.iter().map(|id| id.parse().map_err(|_| ErrorCode::NotFound)).collect::<Result<Vec<_>, _>>()?;
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}
