//! The words of the page, in the firm's language.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use portal_types::{Authority, Language, dates, numbers};

use super::super::{Client, Document, Evidence, SignerRule};
use crate::i18n;

/// Texts and times of one evidence file.
#[derive(Clone, Copy)]
pub struct Words {
    language: Language,
    zone: Tz,
}

impl Words {
    /// Of this file.
    pub fn of(evidence: &Evidence) -> Self {
        Self { language: evidence.language, zone: evidence.zone }
    }

    /// A text.
    pub fn text(self, key: &str) -> String {
        i18n::text(self.language, key)
    }

    /// A text with values.
    pub fn with(self, key: &str, values: &[(&str, &str)]) -> String {
        i18n::text_with(self.language, key, values)
    }

    /// A whole number.
    pub fn number(self, value: i64) -> String {
        numbers::integer(self.language, value)
    }

    /// The client with its number in the trade register.
    pub fn client(self, client: &Client) -> String {
        match &client.kvk_number {
            Some(kvk) => self.with("evidence-client-kvk", &[("client", &client.name), ("kvk", kvk.as_str())]),
            None => client.name.clone(),
        }
    }

    /// The report, which version of it, in which round.
    pub fn version(self, evidence: &Evidence) -> String {
        let report = self.report(evidence);
        let (version, round) = (self.number(evidence.document.number), self.number(evidence.round.into()));
        self.with("evidence-version", &[("report", &report), ("version", &version), ("round", &round)])
    }

    /// How long the file is, on paper and to the byte.
    pub fn size(self, document: &Document) -> String {
        let bytes = i64::try_from(document.bytes).unwrap_or(i64::MAX);
        let (rounded, exact) = (numbers::bytes(self.language, bytes), self.number(bytes));
        let bytes = self.with("evidence-bytes", &[("rounded", &rounded), ("exact", &exact)]);
        match document.pages {
            Some(pages) => format!("{}, {bytes}", i18n::text_count(self.language, "evidence-pages", pages.into())),
            None => bytes,
        }
    }

    /// A moment in the firm's zone and in UTC, to the second.
    pub fn time(self, at: DateTime<Utc>) -> String {
        let local = at.with_timezone(&self.zone);
        self.with(
            "evidence-time",
            &[
                ("date", &dates::long(self.language, local.date_naive())),
                ("time", &local.format("%H:%M:%S").to_string()),
                ("zone", &local.format("%Z").to_string()),
                ("utc", &at.format("%Y-%m-%d %H:%M:%S").to_string()),
            ],
        )
    }

    /// The day in the firm's zone.
    pub fn day(self, at: DateTime<Utc>) -> String {
        dates::long(self.language, at.with_timezone(&self.zone).date_naive())
    }

    /// What was asked about: "Annual accounts 2025".
    pub fn report(self, evidence: &Evidence) -> String {
        if let Some(report) = &evidence.report {
            return report.clone();
        }
        let year = evidence.financial_year.to_string();
        self.with("evidence-report", &[("kind", &evidence.report_kind), ("year", &year)])
    }

    /// Who had to agree.
    pub fn rule(self, rule: SignerRule) -> String {
        let kind = match rule {
            rule if rule.of() == 1 => "one",
            SignerRule::All { .. } => "all",
            SignerRule::Any { .. } => "any",
            SignerRule::AtLeast { .. } => "at-least",
            SignerRule::InOrder { .. } => "in-order",
        };
        let (needed, of) = (self.number(rule.needed().into()), self.number(rule.of().into()));
        self.with("evidence-rule", &[("kind", kind), ("needed", &needed), ("of", &of)])
    }

    /// "Director, may sign alone": as far as it is known.
    pub fn capacity(self, role: Option<&str>, authority: Option<Authority>) -> Option<String> {
        let authority = authority.map(|authority| self.code("evidence-authority", authority.code()));
        let parts: Vec<_> = role.map(str::to_owned).into_iter().chain(authority).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// A text that depends on a code; plus signs are no part of a catalogue's codes.
    pub fn code(self, key: &str, code: &str) -> String {
        let plain = code.replace('+', "-");
        self.with(key, &[("code", &plain), ("raw", code)])
    }
}
