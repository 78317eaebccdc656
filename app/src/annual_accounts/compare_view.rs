//! Two versions of a report beside each other, as the firm's page shows them.

use serde::{Deserialize, Serialize};

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CompareView {
    /// The annual accounts' address and name.
    pub accounts: (String, String),
    /// The client's address and name.
    pub client: (String, String),
    /// Number of the older version.
    pub old: i64,
    /// Number of the newer one.
    pub new: i64,
    /// Other older versions to compare the newer one with: number and address.
    pub others: Vec<(i64, String)>,
    /// What the preparers wrote: number of the version, and note.
    pub notes: Vec<(i64, String)>,
    /// Address of this page, to look again.
    pub here: String,
    /// Addresses of both PDFs.
    pub downloads: (String, String),
    /// What can be seen.
    pub outcome: Outcome,
}

/// What is known of the differences.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Outcome {
    /// All of them.
    Known(Changes),
    /// Not yet.
    Preparing,
    /// Never: part of a text's key.
    Failed(String),
}

/// The differences, in words and pictures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Changes {
    /// Page count, then how many pages changed, came and went.
    pub summary: Vec<String>,
    /// Those that are shown.
    pub rows: Vec<ChangeRow>,
    /// Changed as well, but not shown: their numbers; may be empty.
    pub unshown: String,
    /// Numbers of the pages that look the same; may be empty.
    pub same: String,
    /// Numbers of those of which only the page number moved; may be empty.
    pub renumbered: String,
    /// How many pages were not compared, in words.
    pub beyond: Option<String>,
}

/// One page that looks different, came or went.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangeRow {
    /// From 1.
    pub place: usize,
    /// How many there are.
    pub total: usize,
    /// `changed`, `added`, `removed` or `unknown`.
    pub kind: String,
    /// Which page.
    pub title: String,
    /// Where on the page, in words; may be empty.
    pub where_: String,
    /// In the older version.
    pub old: Option<MarkedPage>,
    /// In the newer one.
    pub new: Option<MarkedPage>,
    /// What it said, and what it says.
    pub words: Vec<(String, String)>,
}

/// A page image with boxes around what differs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MarkedPage {
    /// What it is, such as "Versie 1, pagina 3".
    pub name: String,
    /// Address of its image.
    pub src: String,
    /// In points.
    pub width: u32,
    /// In points.
    pub height: u32,
    /// Boxes around what differs, as the data of an SVG path in points.
    pub outline: String,
}
