//! What reports are called, in words.

use portal_types::{
    Language,
    reports::{ReportKind, ReportName},
};

use crate::i18n::text_with;

/// "Jaarrekening 2025", "Btw-aangifte 1e kwartaal 2026".
pub fn title(language: Language, report: &ReportName) -> String {
    words(language, "report-title", report)
}

/// The same within a sentence: "de jaarrekening 2025".
pub fn in_a_sentence(language: Language, report: &ReportName) -> String {
    words(language, "report-in-a-sentence", report)
}

/// "een jaarrekening", "een belastingaangifte", "een rapport": what may stand in a mail's subject.
pub fn some(language: Language, kind: ReportKind) -> String {
    text_with(language, "report-some", &[("kind", kind.family())])
}

fn words(language: Language, key: &str, report: &ReportName) -> String {
    let year = report.year.to_string();
    let when = text_with(language, "report-when", &[("period", report.period.code()), ("year", &year)]);
    text_with(language, key, &[("kind", report.kind.code()), ("when", &when), ("title", &report.title)])
}

#[cfg(test)]
mod tests {
    use portal_types::reports::Period;

    use super::*;

    #[test]
    fn every_report_has_a_name_of_its_own() {
        let name = |kind, period, title: &str| ReportName { kind, year: 2026, period, title: title.to_owned() };
        let (nl, en) = (Language::Nl, Language::En);
        assert_eq!(title(nl, &ReportName::annual_accounts(2025)), "Jaarrekening 2025");
        assert_eq!(title(nl, &name(ReportKind::Vat, Period::Q1, "")), "Btw-aangifte 1e kwartaal 2026");
        assert_eq!(title(en, &name(ReportKind::IntraCommunity, Period::March, "")), "EC sales list March 2026");
        assert_eq!(title(nl, &name(ReportKind::Other, Period::Year, "Prognose")), "Prognose 2026");
        let vpb = name(ReportKind::CorporateTax, Period::Year, "");
        assert_eq!(in_a_sentence(nl, &vpb), "de aangifte vennootschapsbelasting 2026");
        assert_eq!(in_a_sentence(en, &name(ReportKind::Other, Period::Year, "Forecast")), "the report Forecast 2026");
        for &language in Language::ALL {
            let titles: std::collections::BTreeSet<_> =
                ReportKind::ALL.iter().map(|kind| title(language, &name(*kind, Period::Year, "x"))).collect();
            assert_eq!(titles.len(), ReportKind::ALL.len(), "{titles:?}");
            let periods: std::collections::BTreeSet<_> =
                Period::ALL.iter().map(|period| title(language, &name(ReportKind::Vat, *period, ""))).collect();
            assert_eq!(periods.len(), Period::ALL.len(), "{periods:?}");
        }
    }
}
