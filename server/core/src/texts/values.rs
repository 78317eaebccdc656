//! What merge fields stand for.

use chrono::{DateTime, Utc};
use portal_types::{Language, dates, texts::Values};

use crate::{annual_accounts::AnnualAccounts, clients::Contact, firms::Firm, i18n, reports};

/// What a text is about. Whoever has it at hand lends it.
#[derive(Clone, Copy)]
pub struct About<'a> {
    /// Who asks.
    pub firm: &'a Firm,
    /// What is asked about.
    pub accounts: &'a AnnualAccounts,
    /// Number of the report's version.
    pub version: i64,
    /// The client's name.
    pub client: &'a str,
    /// Who signs.
    pub signer: &'a Contact,
    /// When it is read.
    pub now: DateTime<Utc>,
}

/// The values in words of a language.
pub fn values(about: About<'_>, language: Language) -> Values {
    let About { firm, accounts, version, client, signer, now } = about;
    Values {
        client: client.to_owned(),
        report: reports::in_a_sentence(language, &accounts.name()),
        year: accounts.financial_year.to_string(),
        fy_end: dates::long(language, accounts.fy_end),
        version: version.to_string(),
        signer: signer.name.clone(),
        function: signer.function.clone().unwrap_or_else(|| i18n::text(language, "texts-function-unknown")),
        firm: firm.name.clone(),
        date: dates::long(language, now.with_timezone(&firm.zone()).date_naive()),
    }
}
