//! Audit events in words.

use chrono::SecondsFormat;
use portal_core::{annual_accounts::timeline::Entry, firms::Firm};
use portal_types::{approvals::sealing, reports::ReportKind};

use super::card::TimelineRow;
use crate::{
    i18n::{t, t_with},
    present,
};

/// One event in words of the reader's language.
pub(super) fn row(firm: &Firm, kind: ReportKind, entry: &Entry) -> TimelineRow {
    TimelineRow {
        at: present::moment(firm, entry.at),
        datetime: entry.at.to_rfc3339_opts(SecondsFormat::Secs, true),
        what: what(kind, entry),
        who: entry.who.clone(),
        event: entry.event.clone(),
    }
}

/// A mail by its kind.
pub(crate) fn mail(kind: &str) -> String {
    t(&format!("timeline-mail-sent-{}", kind.replace('_', "-")))
}

/// An event of a report.
pub(crate) fn what(kind: ReportKind, entry: &Entry) -> String {
    let detail = |name: &str| entry.details.get(name).and_then(|v| v.as_str()).unwrap_or_default().to_owned();
    let number = |name: &str| entry.details.get(name).map(ToString::to_string).unwrap_or_default();
    match entry.event.as_str() {
        "accounts.started" => t("timeline-started"),
        "accounts.version-added" => t_with("timeline-version-added", &[("number", &number("number"))]),
        "accounts.shared" => t(&format!("timeline-shared-{}", detail("purpose"))),
        "accounts.moved" => t(&kind.key(&format!("timeline-moved-{}", detail("step")))),
        "accounts.assigned" => t(&format!("timeline-assigned-{}", detail("part").replace('_', "-"))),
        "accounts.deadline-set" => t("timeline-deadline-set"),
        "accounts.noted" => t("timeline-noted"),
        "round.opened" => t("timeline-round-opened"),
        "round.ended" => t(&format!("timeline-round-{}", detail("how"))),
        "round.sealed" => t("timeline-round-sealed"),
        "round.seal-failed" => seal_failed(entry.details.get("tries").and_then(|tries| tries.as_i64())),
        "round.seal-tried-again" => t("timeline-seal-tried-again"),
        "approval.undone" => t("timeline-undone"),
        "approval.withdrawn" => t("timeline-withdrawn"),
        "approval.delegated" => t("timeline-delegated"),
        "link.made" => t("timeline-link-made"),
        "mail.sent" => mail(&detail("kind")),
        "mail.failed" => t("timeline-mail-failed"),
        "link.opened" => t("timeline-link-opened"),
        "link.pressed" => t("timeline-link-pressed"),
        "link.revoked" => t("timeline-link-revoked"),
        "link.sent-again" => t("timeline-link-sent-again"),
        "link.requested" => t("timeline-link-requested"),
        "link.locked" => t("timeline-link-locked"),
        "link.refused" => t(&format!("timeline-link-refused-{}", detail("why"))),
        "link.code-accepted" => t("timeline-link-code-accepted"),
        "link.code-refused" => t_with("timeline-link-code-refused", &[("number", &number("tries"))]),
        "report.viewed" => t("timeline-viewed"),
        "report.downloaded" => t("timeline-downloaded"),
        "report.downloaded-by-firm" => t_with("timeline-downloaded-by-firm", &[("number", &number("number"))]),
        "proof.downloaded" | "proof.downloaded-by-firm" => t("timeline-proof-downloaded"),
        "approval.approved" => match detail("act").as_str() {
            "" | "concept" => t("timeline-approved"),
            act => t(&format!("timeline-approved-{}", act.replace('_', "-"))),
        },
        "approval.returned" => t("timeline-returned"),
        other => other.to_owned(),
    }
}

/// The first failed try is one thing; the one that somebody is told of another.
fn seal_failed(tries: Option<i64>) -> String {
    match tries {
        Some(tries) if sealing::is_trouble(tries) => {
            t_with("timeline-seal-failed-again", &[("tries", &tries.to_string())])
        }
        _ => t("timeline-seal-failed"),
    }
}

#[cfg(test)]
mod tests {
    use portal_core::i18n;
    use portal_types::{Language, links::Refusal};

    /// A word that is missing would show its key.
    #[test]
    fn every_refusal_has_words() {
        for &language in Language::ALL {
            for why in Refusal::ALL {
                let key = format!("timeline-link-refused-{why}");
                assert_ne!(i18n::text(language, &key), key);
            }
        }
    }
}
