//! Merge fields: what a text can name without knowing it.

use serde::{Deserialize, Serialize};

use crate::codes::codes;

codes! {
    /// Screen name: `texts-field-<code>`.
    pub enum Field {
        /// The client's name.
        Client = "client",
        /// What is asked about, with its year: "de jaarrekening 2025".
        Report = "report",
        /// Financial year.
        Year = "year",
        /// Last day of the financial year.
        FyEnd = "fy_end",
        /// Number of the report's version.
        Version = "version",
        /// Name of who signs.
        Signer = "signer",
        /// What he is at the client: bestuurder, vennoot, ….
        Function = "function",
        /// The firm's name.
        Firm = "firm",
        /// The day on which the signer reads it.
        Date = "date",
    }
}

/// What each field stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each is its field")]
pub struct Values {
    pub client: String,
    pub report: String,
    pub year: String,
    pub fy_end: String,
    pub version: String,
    pub signer: String,
    pub function: String,
    pub firm: String,
    pub date: String,
}

impl Values {
    /// What a field stands for.
    pub fn of(&self, field: Field) -> &str {
        match field {
            Field::Client => &self.client,
            Field::Report => &self.report,
            Field::Year => &self.year,
            Field::FyEnd => &self.fy_end,
            Field::Version => &self.version,
            Field::Signer => &self.signer,
            Field::Function => &self.function,
            Field::Firm => &self.firm,
            Field::Date => &self.date,
        }
    }
}
