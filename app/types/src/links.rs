//! One-time links: what they are for.

use serde::{Deserialize, Serialize};

mod listing;
mod strength;

pub use listing::{LinkList, LinkRow, LinkState, MailState, Wanted, chosen};
pub use strength::{Choice, Strength, StrengthForm, own_pairs, pairs, strength};

use crate::{codes::codes, reports::ReportKind};

codes! {
    /// What a link lets its holder do (LNK-5).
    pub enum Purpose { View = "view", Approve = "approve" }
}

codes! {
    /// Why a press on a link opened nothing; told to the firm only.
    pub enum Refusal {
        /// Its time was over.
        Expired = "expired",
        /// It was used up.
        UsedUp = "used-up",
        /// The firm withdrew it.
        Revoked = "revoked",
        /// Wrong codes ended it.
        Locked = "locked",
        /// It was for an earlier version.
        OtherVersion = "other-version",
        /// It was pressed at another firm's address.
        WrongFirm = "wrong-firm",
        /// It was not pressed on its own page, or by a browser that keeps no cookies.
        NotFromPage = "not-from-page",
    }
}

/// What is behind the address in a mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Door {
    /// The link is live.
    Open(Landing),
    /// It opens nothing new, but this browser is still at what it opened.
    Reading {
        /// Where that is.
        href: String,
    },
    /// It opens nothing, or never did: the page tells nothing apart.
    Gone {
        /// Must return with the question for a new link.
        nonce: String,
    },
}

/// What the landing page shows before the press: nothing of the document itself (LNK-1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Landing {
    /// For viewing or approval.
    pub purpose: Purpose,
    /// What it opens.
    pub kind: ReportKind,
    /// `j•••@jansen.nl`.
    pub masked_email: String,
    /// Last moment of use, in words.
    pub expires: String,
    /// What is asked after the press.
    pub asks: Strength,
    /// Must return with the press, and match the cookie set by this page.
    pub nonce: String,
}

/// One page image of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportPage {
    /// From 1.
    pub number: u32,
    /// Address of the image; none when the page cannot be drawn.
    pub src: Option<String>,
    /// Width of the page in points.
    pub width: u32,
    /// Height of the page in points.
    pub height: u32,
    /// Its words, for who cannot see it; empty while it is not drawn.
    pub text: String,
    /// What became of it since the version he had before, in a word; empty where nothing did.
    pub change: String,
    /// Boxes around what differs, as the data of an SVG path over the page; may be empty.
    pub outline: String,
}

/// How the report can be read on screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pages {
    /// Rendered on the server.
    Rendered {
        /// From the first on.
        pages: Vec<ReportPage>,
        /// How many more there are, which only the download has.
        beyond: u32,
    },
    /// Not yet.
    Preparing,
    /// Cannot be rendered; the download remains.
    Unreadable,
}

/// A report as the holder of a link sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedReport {
    /// Identifies the item in addresses.
    pub link: crate::LinkId,
    /// For viewing or approval.
    pub purpose: Purpose,
    /// The client's name.
    pub client: String,
    /// What the report is called.
    pub title: String,
    /// Number of the version, from 1.
    pub version: i64,
    /// Travels with the form (APP-3).
    pub version_id: crate::ReportVersionId,
    /// Travels with the form (APP-3).
    pub sha256: crate::Sha256Hex,
    /// The name the firm gave the file.
    pub file_name: String,
    /// Size in words.
    pub size: String,
    /// The contact's name.
    pub contact: String,
    /// Who may decide instead, where the firm allows that: id and name.
    pub stand_ins: Vec<(crate::ContactId, String)>,
    /// How many approved, and how many are needed.
    pub progress: Option<(i64, i64)>,
    /// Language of the texts that are asked: the contact's, whatever the page's is.
    pub declaration_language: crate::Language,
    /// Code of each act that is asked and its exact words, the main act first.
    pub acts: Vec<(String, String)>,
    /// Digest of all these texts; travels with the form (APP-3).
    pub texts: crate::Sha256Hex,
    /// The images.
    pub pages: Pages,
    /// "What changed since version 1"; empty when he had none before.
    pub since: String,
    /// What the preparers wrote about that; may be empty.
    pub since_note: String,
    /// Page counts, or why there are none; may be empty.
    pub since_facts: String,
}

/// What the holder of a viewing cookie gets at `/{slug}/view/{item}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Viewing {
    /// A code is asked first.
    CodeNeeded {
        /// Identifies the item in addresses.
        link: crate::LinkId,
        /// `j•••@jansen.nl`.
        masked_email: String,
        /// Which code: the mailed one, or the one agreed on.
        asks: Strength,
    },
    /// The report.
    Report(Box<SharedReport>),
    /// Approved: the receipt.
    Approved(Box<crate::approvals::Receipt>),
    /// The link was used, and there is nothing to show for it any more.
    Used {
        /// What it was used for.
        how: crate::approvals::SignerState,
    },
    /// Returned to the firm.
    Returned {
        /// Identifies the item in addresses.
        link: crate::LinkId,
        /// What the firm was told.
        reason: String,
    },
}
