//! From an outbox row to a mail in words, at the moment of sending.

use chrono::{DateTime, Utc};
use portal_types::{Language, dates};
use tokio::io::AsyncReadExt;

use super::{MailContent, content::Act, store::Claimed};
use crate::{
    error::{Error, Result},
    firms::Firm,
    mail::{
        Attachment, Mail, Recipient,
        templates::{
            AccessCode, ApprovalReceipt, ApprovalReceived, ApprovalWithdrawn, CopyWithdrawn, Invitation, Letterhead,
            LinkLocked, NotSealed, ProofCopy, Rendered, ReportCopy, ReportReady, ReportReturned, RequestWithdrawn,
        },
    },
    portal::Portal,
};

/// Used where a firm chose no colour.
pub const DEFAULT_ACCENT: &str = "#0f766e";

/// Lifetime of a mailed code, in minutes.
pub const CODE_MINUTES: u32 = 10;

/// The mail of a claimed row.
pub(super) async fn mail(portal: &Portal, row: &Claimed, firm: &Firm) -> Result<Mail> {
    let content: MailContent = serde_json::from_str(&row.payload)?;
    let attachment = attachment(portal, row.language, &content).await?;
    let words = render(portal, row, firm, content)?;
    Ok(Mail {
        id: row.id.0,
        to: Recipient { name: row.recipient_name.clone(), email: row.recipient_email.clone() },
        from_name: firm.name.clone(),
        reply_to: firm.email.clone(),
        language: row.language,
        subject: words.subject,
        text: words.text,
        html: words.html,
        attachment,
    })
}

/// The file that goes with a mail, as it was stored.
async fn attachment(portal: &Portal, lang: Language, content: &MailContent) -> Result<Option<Attachment>> {
    let file = match content {
        MailContent::ApprovalReceipt { evidence: Some(file), .. } | MailContent::ProofCopy { evidence: file, .. } => {
            file
        }
        _ => return Ok(None),
    };
    let mut bytes = Vec::new();
    portal.files.open_checked(&file.key, &file.sha256).await?.read_to_end(&mut bytes).await?;
    let name = format!("{}.pdf", crate::i18n::text(lang, "mail-approval-receipt-file"));
    Ok(Some(Attachment { name, kind: "application/pdf", bytes }))
}

fn render(portal: &Portal, row: &Claimed, firm: &Firm, content: MailContent) -> Result<Rendered> {
    let lang = row.language;
    let accent = firm.accent.as_deref().unwrap_or(DEFAULT_ACCENT);
    let head = Letterhead {
        firm: firm.name.clone(),
        accent: accent.parse().map_err(|e| Error::Broken(format!("accent of {}: {e}", firm.slug)))?,
        phone: firm.phone.clone(),
        takes_replies: firm.email.is_some(),
    };
    let url = |path: &str| portal.address(path).parse().map_err(|e| Error::Broken(format!("address {path}: {e}")));
    let name = row.recipient_name.clone();
    Ok(match content {
        MailContent::ReportReady { token, purpose, report: kind, expires_at } => {
            let url = url(&format!("/{}/open/{token}", firm.slug))?;
            ReportReady { name, purpose, kind, url, expires: day(firm, lang, expires_at) }.render(&head, lang)
        }
        MailContent::AccessCode { code } => {
            let code = format!("{} {}", &code[..4], &code[4..]);
            AccessCode { name, code, minutes: CODE_MINUTES }.render(&head, lang)
        }
        MailContent::ApprovalReceipt { act, .. } => receipt(firm, lang, name, act).render(&head, lang),
        MailContent::ApprovalReceived { act, path } => {
            let approved_at = moment(firm, lang, act.at);
            let Act { client, report, signer, .. } = act;
            ApprovalReceived { name, client, report, signer, approved_at, url: url(&path)? }.render(&head, lang)
        }
        MailContent::ReportReturned { act, reason, path } => {
            let Act { client, report, signer, .. } = act;
            ReportReturned { name, client, report, signer, reason, url: url(&path)? }.render(&head, lang)
        }
        MailContent::RequestWithdrawn { report, approved } => {
            RequestWithdrawn { name, report, approved }.render(&head, lang)
        }
        MailContent::ReportCopy { token, report: kind, expires_at } => {
            let url = url(&format!("/{}/open/{token}", firm.slug))?;
            ReportCopy { name, kind, url, expires: day(firm, lang, expires_at) }.render(&head, lang)
        }
        MailContent::CopyWithdrawn { report } => CopyWithdrawn { name, report }.render(&head, lang),
        MailContent::ProofCopy { act, .. } => ProofCopy(receipt(firm, lang, name, act)).render(&head, lang),
        MailContent::ApprovalWithdrawn { act, on, reason, path } => {
            let (approved_at, withdrawn_on) = (moment(firm, lang, act.at), dates::long(lang, on));
            let Act { client, report, signer, .. } = act;
            let url = path.as_deref().map(url).transpose()?;
            ApprovalWithdrawn { name, client, report, signer, approved_at, withdrawn_on, reason, url }
                .render(&head, lang)
        }
        MailContent::LinkLocked { client, report, recipient, path } => {
            LinkLocked { name, client, report, recipient, url: url(&path)? }.render(&head, lang)
        }
        MailContent::NotSealed { client, report, why, since, path } => {
            let since = moment(firm, lang, since);
            NotSealed { name, client, report, why, since, url: url(&path)? }.render(&head, lang)
        }
        MailContent::Invitation { token, expires_at } => {
            let url = url(&format!("/{}/office/invitation/{token}", firm.slug))?;
            Invitation { name, url, expires: day(firm, lang, expires_at) }.render(&head, lang)
        }
    })
}

fn receipt(firm: &Firm, lang: Language, name: String, act: Act) -> ApprovalReceipt {
    ApprovalReceipt {
        name,
        client: act.client,
        report: act.report,
        version: act.version,
        file_name: act.file_name,
        signer: act.signer,
        approved_at: moment(firm, lang, act.at),
        sha256: act.sha256,
        acts: act.acts,
    }
}

fn day(firm: &Firm, lang: Language, at: DateTime<Utc>) -> String {
    dates::long(lang, at.with_timezone(&firm.zone()).date_naive())
}

/// A moment in the firm's zone, with the zone named.
pub fn moment(firm: &Firm, lang: Language, at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&firm.zone());
    format!("{} ({})", dates::long_with_time(lang, local.naive_local()), firm.zone)
}
