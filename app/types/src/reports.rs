//! What is shared with a client: annual accounts, tax returns, and whatever else can be read and approved.

use serde::{Deserialize, Serialize};

use crate::{FieldError, FormErrors, PortalError, annual_accounts::YEARS, codes::codes};

codes! {
    /// What a report is. Annual accounts have the whole workflow, the others the part that fits (`Route::of`).
    /// Screen name: `report-kind-<code>`.
    #[derive(Default)]
    pub enum ReportKind {
        /// Jaarrekening.
        #[default]
        AnnualAccounts = "annual-accounts",
        /// Aangifte vennootschapsbelasting.
        CorporateTax = "vpb",
        /// Aangifte inkomstenbelasting.
        IncomeTax = "ib",
        /// Btw-aangifte.
        Vat = "btw",
        /// Opgaaf intracommunautaire prestaties.
        IntraCommunity = "icp",
        /// Anything with a title of its own.
        Other = "other",
    }
}

codes! {
    /// Which part of the year. Screen name: `report-period-<code>`.
    #[derive(Default)]
    pub enum Period {
        #[default]
        Year = "year",
        Q1 = "q1",
        Q2 = "q2",
        Q3 = "q3",
        Q4 = "q4",
        January = "m01",
        February = "m02",
        March = "m03",
        April = "m04",
        May = "m05",
        June = "m06",
        July = "m07",
        August = "m08",
        September = "m09",
        October = "m10",
        November = "m11",
        December = "m12",
    }
}

/// Texts that read differently when there are no annual accounts; the others have the same words.
const OTHER_WORDS: [&str; 8] = [
    "annual-accounts-state-in-progress",
    "annual-accounts-state-filed",
    "annual-accounts-next-filed",
    "annual-accounts-move-start",
    "annual-accounts-move-file",
    "annual-accounts-date-filed",
    "timeline-moved-start",
    "timeline-moved-file",
];

impl ReportKind {
    /// Goes to the tax office.
    pub fn is_tax_return(self) -> bool {
        matches!(self, Self::CorporateTax | Self::IncomeTax | Self::Vat | Self::IntraCommunity)
    }

    /// For texts that tell apart no more than this.
    pub fn family(self) -> &'static str {
        match self {
            Self::AnnualAccounts => "annual-accounts",
            Self::Other => "other",
            _ => "tax-return",
        }
    }

    /// Whether it can be about a part of a year.
    pub fn has_periods(self) -> bool {
        matches!(self, Self::Vat | Self::IntraCommunity | Self::Other)
    }

    /// The key of a text about annual accounts, as it is for this kind.
    pub fn key(self, key: &str) -> String {
        let other = self != Self::AnnualAccounts && OTHER_WORDS.contains(&key);
        if other { format!("{key}-other") } else { key.to_owned() }
    }
}

/// What tells a client's reports apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportName {
    /// What it is. Not called `kind` in JSON, where a mail has one of its own.
    #[serde(rename = "report", default)]
    pub kind: ReportKind,
    /// Calendar year in which the financial year ends, or which it is about.
    pub year: i32,
    /// Which part of it.
    #[serde(default)]
    pub period: Period,
    /// Of [`ReportKind::Other`]; else empty.
    #[serde(default)]
    pub title: String,
}

impl ReportName {
    /// The annual accounts of a year.
    pub fn annual_accounts(year: i32) -> Self {
        Self { year, ..Self::default() }
    }
}

/// Longest title, in characters.
pub const TITLE_MAX: u32 = 80;

/// Form of "start a report".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewReportForm {
    /// Code of a [`ReportKind`].
    pub kind: String,
    /// Calendar year in which the financial year ends, or which it is about.
    pub report_year: String,
    /// Code of a [`Period`]; counts where there are periods.
    pub period: String,
    /// Counts for [`ReportKind::Other`].
    pub title: String,
}

impl NewReportForm {
    /// The name, or what is wrong with each value.
    pub fn check(&self) -> Result<ReportName, PortalError> {
        let mut errors = FormErrors::default();
        let kind = errors.parsed("kind", &self.kind, ReportKind::from_code);
        let year =
            errors.parsed("report_year", &self.report_year, |year| year.parse().ok().filter(|y| YEARS.contains(y)));
        let period = match self.period.as_str() {
            "" => Some(Period::Year),
            code => errors.parsed("period", code, Period::from_code),
        };
        if kind.is_some_and(|kind| !kind.has_periods()) && period.is_some_and(|period| period != Period::Year) {
            errors.add("period", FieldError::Invalid);
        }
        let title = match kind {
            Some(ReportKind::Other) => errors.line("title", &self.title, TITLE_MAX),
            _ => String::new(),
        };
        errors.into_result()?;
        match (kind, year, period) {
            (Some(kind), Some(year), Some(period)) => Ok(ReportName { kind, year, period, title }),
            _ => Err(crate::ErrorCode::InvalidForm.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(kind: &str, period: &str, title: &str) -> NewReportForm {
        NewReportForm { kind: kind.into(), report_year: "2026".into(), period: period.into(), title: title.into() }
    }

    fn fields(form: &NewReportForm) -> Vec<String> {
        match form.check() {
            Ok(_) => Vec::new(),
            Err(error) => error.fields.into_keys().collect(),
        }
    }

    #[test]
    fn a_form_names_one_report() {
        let vat = form("btw", "q1", "left over").check().unwrap();
        assert_eq!((vat.kind, vat.period, vat.title.as_str()), (ReportKind::Vat, Period::Q1, ""));
        assert_eq!(form("other", "", " Prognose ").check().unwrap().title, "Prognose");
        assert_eq!(form("vpb", "", "").check().unwrap().period, Period::Year);
    }

    #[test]
    fn what_is_wrong_stands_at_its_field() {
        assert_eq!(fields(&form("vpb", "q1", "")), ["period"], "a year is one return");
        assert_eq!(fields(&form("other", "", "  ")), ["title"]);
        assert_eq!(fields(&form("", "", "")), ["kind"]);
        assert_eq!(fields(&form("btw", "q9", "")), ["period"]);
        assert_eq!(fields(&NewReportForm { report_year: "26".into(), ..form("ib", "", "") }), ["report_year"]);
    }

    #[test]
    fn mails_of_before_are_about_annual_accounts() {
        let kept: ReportName = serde_json::from_str(r#"{"year":2025}"#).unwrap();
        assert_eq!(kept, ReportName::annual_accounts(2025));
    }
}
