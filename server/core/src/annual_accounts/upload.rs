//! A new report version: bytes first, durable, then the row (UPL-9).

use portal_types::{
    AnnualAccountsId, ErrorCode, FormErrors, ReportVersionId, Right, Sha256Hex,
    annual_accounts::{Event, NOTE_MAX},
};

use super::{apply, compare::compare_ahead, events, pages::draw_ahead, store};
use crate::{
    approvals, audit,
    error::{Error, Result},
    files::Spool,
    portal::Portal,
    scope::Scope,
};

/// Longest kept file name, in characters (UPL-1).
const NAME_MAX: usize = 255;

const ENDING: &str = ".pdf";

/// A finished upload.
pub struct NewReport {
    /// The uploader's name for the file.
    pub file_name: String,
    /// What changed since the version before, in the preparer's words.
    pub note: Option<String>,
    /// The bytes.
    pub spool: Spool,
}

/// Whether this is a PDF by its first bytes (UPL-2); what the browser says does not count.
pub fn check_pdf(head: &[u8]) -> Result<()> {
    if head.is_empty() {
        return Err(ErrorCode::UploadIncomplete.into());
    }
    // Readers look for the header anywhere near the start; a page of HTML with those letters in it is no report.
    let start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    match infer::get(start) {
        Some(kind) if kind.mime_type() == "application/pdf" && start.starts_with(b"%PDF-") => Ok(()),
        _ => Err(ErrorCode::NotPdf.into()),
    }
}

/// Makes a version of an upload. Sharing that was under way ends: it was about another version.
pub async fn add_version(
    portal: &Portal,
    scope: &Scope,
    accounts: AnnualAccountsId,
    mut report: NewReport,
) -> Result<ReportVersionId> {
    let uploaded_by = scope.may(Right::Work)?;
    check_pdf(&report.spool.head().await?)?;
    let note = checked_note(report.note.take())?;
    let (id, now) = (portal.new_id::<ReportVersionId>(), portal.now());
    let storage_key = portal.files.keep(scope.firm(), portal.random(), &mut report.spool).await?;
    let mut version = store::ReportVersion {
        id,
        accounts_id: accounts,
        number: 1,
        sha256: Sha256Hex::parse(report.spool.sha256()).ok_or(ErrorCode::UploadIncomplete)?,
        bytes: i64::try_from(report.spool.bytes()).unwrap_or(i64::MAX),
        file_name: shown_name(&report.file_name),
        storage_key,
        uploaded_by,
        note,
        created_at: now,
    };
    let (drawn, inside) = (version.clone(), portal.clone());
    let outcome = portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let found = store::hold(tx, scope, accounts).await?.ok_or(ErrorCode::NotFound)?;
                if let Some(newest) = store::newest(tx, scope, accounts).await? {
                    version.number = newest.number + 1;
                }
                let effects = apply(tx, scope, &found, Event::VersionAdded, now).await?;
                store::insert_version(tx, scope, &version).await?;
                let event = events::VersionAdded {
                    accounts,
                    version: id,
                    number: version.number,
                    sha256: version.sha256.clone(),
                    bytes: version.bytes,
                };
                audit::record(tx, scope, now, &event).await?;
                approvals::carry_out(tx, &inside, scope, accounts, effects, now).await?;
                Ok(id)
            })
        })
        .await;
    match &outcome {
        Ok(done) if *done == id => {
            portal.outbox_wake.notify_one();
            draw_ahead(portal, drawn);
            compare_ahead(portal, scope, id);
        }
        // Refused, or a repeated form: certainly no row names these bytes.
        Ok(_) | Err(Error::Portal(_)) => discard(portal, &drawn.storage_key).await,
        // Not even whether there is a row is certain.
        Err(_) => {}
    }
    outcome
}

async fn discard(portal: &Portal, key: &str) {
    if let Err(error) = portal.files.remove(key).await {
        tracing::warn!(%error, key, "bytes without a row stay behind");
    }
}

/// The note as typed, or what is wrong with it; none where nothing was typed.
fn checked_note(note: Option<String>) -> Result<Option<String>> {
    let note = note.filter(|note| !note.trim().is_empty());
    let mut errors = FormErrors::default();
    let note = note.map(|note| errors.text("changes", &note, NOTE_MAX));
    errors.into_result()?;
    Ok(note)
}

/// The name as it may be shown: its last path segment, without control and direction characters.
fn shown_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last
        .chars()
        .filter(|c| {
            !c.is_control() && !matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        })
        .take(NAME_MAX - ENDING.len())
        .collect();
    match clean.trim() {
        "" | "." | ".." => "report.pdf".to_owned(),
        name if name.to_ascii_lowercase().ends_with(ENDING) => name.to_owned(),
        // What is downloaded opens as what it is (UPL-2).
        name => format!("{name}{ENDING}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_data() {
        for (given, shown) in [
            ("Jaarrekening 2025.pdf", "Jaarrekening 2025.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("C:\\temp\\rapport.pdf", "rapport.pdf"),
            ("a\r\nb\0.pdf", "ab.pdf"),
            ("\u{202e}fdp.exe", "fdp.exe.pdf"),
            ("cijfers.html", "cijfers.html.pdf"),
            ("JAARREKENING.PDF", "JAARREKENING.PDF"),
            ("..", "report.pdf"),
            ("", "report.pdf"),
            ("<script>alert(1)</script>.pdf", "script>.pdf"),
        ] {
            assert_eq!(shown_name(given), shown, "{given:?}");
        }
        assert_eq!(shown_name(&"é".repeat(4_096)).chars().count(), NAME_MAX);
    }

    #[test]
    fn bytes_decide_the_type() {
        for good in [&b"%PDF-1.7\n"[..], b"\xef\xbb\xbf%PDF-1.4", b"\r\n %PDF-2.0"] {
            assert!(check_pdf(good).is_ok());
        }
        for (bytes, code) in [
            (&b""[..], ErrorCode::UploadIncomplete),
            (b"just text", ErrorCode::NotPdf),
            (b"\x89PNG\r\n\x1a\n", ErrorCode::NotPdf),
            (b"<html>%PDF-1.7", ErrorCode::NotPdf),
            (b"%PDFX", ErrorCode::NotPdf),
        ] {
            assert_eq!(check_pdf(bytes).expect_err("refused").code(), code);
        }
    }
}
