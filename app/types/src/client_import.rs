//! Importing clients and contacts from a file: what its columns mean, what a row comes to, and what is wrong with it.

mod choices;
mod counts;
mod duplicates;
mod existing;
mod headers;
mod plan;
mod row;
#[cfg(test)]
mod tests;
pub mod words;

use serde::{Deserialize, Serialize};

pub use {
    choices::{Choices, ChoicesForm, RunChoice, RunForm},
    counts::Counts,
    duplicates::Seen,
    existing::{Existing, HeldContact, Wanted},
    headers::{folded, propose},
    plan::{ContactStep, LeftOut, Plan, Target, plan},
    row::{Judged, Typed, judge},
};

use crate::{clients::identity::IdentityField, codes::codes};

/// Rows of one transaction, and of one stored part of the file.
pub const CHUNK: usize = 200;
/// Most rows of a file.
pub const ROWS_MAX: usize = 50_000;
/// Most rows that are taken over in one transaction, all or nothing.
pub const ALL_MAX: i64 = 2_000;
/// Most columns of a file.
pub const COLUMNS_MAX: usize = 200;
/// Longest cell, in characters; what is longer is no cell but a quotation mark too many.
pub const CELL_MAX: usize = 2_000;

codes! {
    /// Where an import stands.
    pub enum ImportState {
        /// The file was read.
        Uploaded = "uploaded",
        /// Every row is being looked at; nothing changes.
        Checking = "checking",
        /// It is known what would happen.
        Checked = "checked",
        /// Rows are being taken over.
        Running = "running",
        /// All rows were.
        Done = "done",
        /// It failed too often; what was taken over stays.
        Stopped = "stopped",
        /// It is being taken back.
        Undoing = "undoing",
        /// It was taken back as far as it could be.
        Undone = "undone",
    }
}

impl ImportState {
    /// Whether work goes on behind the page.
    pub fn runs(self) -> bool {
        matches!(self, Self::Checking | Self::Running | Self::Undoing)
    }

    /// Whether it can be given up: nothing was taken over yet.
    pub fn may_be_discarded(self) -> bool {
        matches!(self, Self::Uploaded | Self::Checked)
    }

    /// Whether it can be taken back.
    pub fn may_be_undone(self) -> bool {
        matches!(self, Self::Done | Self::Stopped)
    }

    /// Whether it was begun: what came of it is worth a line in the list.
    pub fn has_outcome(self) -> bool {
        matches!(self, Self::Running | Self::Done | Self::Stopped | Self::Undoing | Self::Undone)
    }
}

codes! {
    /// What a column holds. The codes are the names that the forms of clients and contacts use.
    pub enum ImportField {
        Name = "name",
        Number = "number",
        LegalForm = "legal_form",
        KvkNumber = "kvk_number",
        Rsin = "rsin",
        VatNumber = "vat_number",
        Bsn = "bsn",
        Tier = "tier",
        Street = "street",
        /// Follows the street.
        HouseNumber = "house_number",
        Postcode = "postcode",
        City = "city",
        Country = "country",
        YearEnd = "year_end",
        ContactName = "contact_name",
        ContactEmail = "contact_email",
        ContactFunction = "contact_function",
        ContactLanguage = "contact_language",
        ContactAuthority = "contact_authority",
    }
}

impl ImportField {
    /// The field of the client's identity; nothing for what stands elsewhere.
    pub fn identity(self) -> Option<IdentityField> {
        IdentityField::from_code(self.code())
    }

    /// The last part of its catalogue key.
    pub fn key(self) -> String {
        self.code().replace('_', "-")
    }

    /// Whether an empty cell may empty it.
    pub fn may_be_cleared(self) -> bool {
        use ImportField::*;
        matches!(self, Number | KvkNumber | Rsin | VatNumber | Bsn | Street | Postcode | City | ContactFunction)
    }
}

codes! {
    /// By what a row finds a client that is there already.
    pub enum ImportKey {
        /// None is looked for: every row is a new client.
        None = "none",
        Number = "number",
        Kvk = "kvk",
    }
}

impl ImportKey {
    /// The column it stands in.
    pub fn field(self) -> Option<ImportField> {
        match self {
            Self::None => None,
            Self::Number => Some(ImportField::Number),
            Self::Kvk => Some(ImportField::KvkNumber),
        }
    }
}

codes! {
    /// What an empty cell does to a client that is there already.
    pub enum Blanks {
        Keep = "keep",
        Clear = "clear",
    }
}

codes! {
    /// What happens when some rows are refused.
    pub enum ImportMode {
        /// Nothing is taken over then.
        All = "all",
        /// The others are.
        Good = "good",
    }
}

codes! {
    /// What is wrong with a cell or a row.
    pub enum ImportError {
        Required = "required",
        TooLong = "too-long",
        Invalid = "invalid",
        NotOfLegalForm = "not-of-legal-form",
        HoldsBsn = "holds-bsn",
        /// The key by which rows find clients is empty.
        KeyMissing = "key-missing",
        /// Several clients have this key.
        KeyAmbiguous = "key-ambiguous",
        /// Several contacts of the client have this address, and none of them this name.
        ContactAmbiguous = "contact-ambiguous",
        /// Another client has this number.
        Taken = "taken",
        /// Another row has this number, for another client.
        NumberTwice = "number-twice",
        /// An earlier row says otherwise about the same client.
        Conflict = "conflict",
        /// No check accepts it.
        Unusual = "unusual",
        /// Another client has this KVK number.
        KvkKnown = "kvk-known",
        /// Another row has it.
        KvkTwice = "kvk-twice",
        /// Another client has this name.
        NameKnown = "name-known",
        /// Another row has it.
        NameTwice = "name-twice",
        /// An earlier row says the same.
        Repeated = "repeated",
        /// A spreadsheet program would reckon with it.
        Formula = "formula",
        /// The row has more cells than there are headers.
        Cells = "cells",
    }
}

impl ImportError {
    /// Whether the row may be taken over all the same.
    pub fn warns(self) -> bool {
        use ImportError::*;
        matches!(self, Unusual | KvkKnown | KvkTwice | NameKnown | NameTwice | Repeated | Formula)
    }
}

/// Something wrong at a place of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Line of the file, from 1.
    pub line: u32,
    /// The column, by what it holds.
    pub field: ImportField,
    /// What.
    pub error: ImportError,
    /// The other line it is about, or the most characters; 0 for neither.
    #[serde(default)]
    pub with: u32,
}

/// A row of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its place in the file, from 1.
    pub line: u32,
    /// As texts.
    pub cells: Vec<String>,
}

/// How a file was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReadAs {
    /// `csv` or `xlsx`.
    pub kind: String,
    /// Name of the encoding; of a text file.
    pub encoding: String,
    /// What stands between the cells of a text file.
    pub delimiter: Option<char>,
    /// The sheet; of a spreadsheet.
    pub sheet: Option<String>,
}

/// A field of a client or contact that an import changed. Of a BSN only that it did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Which.
    pub field: ImportField,
    /// What it was.
    pub before: Option<String>,
    /// What it became.
    pub after: Option<String>,
}
