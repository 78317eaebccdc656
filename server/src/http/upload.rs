//! Receives a report: streamed to a temporary file, counted and hashed on the way, then made a version (UPL-5, UPL-9).

use std::sync::Arc;

use axum::{
    Extension,
    extract::{
        Multipart, Path, State,
        multipart::{Field, MultipartRejection},
    },
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use portal_core::{
    Portal, Result,
    annual_accounts::{self, NewReport},
    edge::Visitor,
    files::Spool,
    flash, sessions,
    submissions::Submission,
};
use portal_types::{AnnualAccountsId, ErrorCode, Flash, PortalError, Right, annual_accounts::NOTE_MAX};

use crate::middleware::{forms, problem};

/// Most bytes of a field that is no file.
pub(super) const SHORT: usize = 1_000;
/// Most bytes of the preparer's note.
const NOTE: usize = 4 * NOTE_MAX as usize;
/// Bytes that tell a file's type.
const HEAD: usize = 1_000;
/// What a form needs around its file.
pub(super) const AROUND: u64 = 64 * 1024;

/// `POST /{slug}/office/annual-accounts/{accounts}/report`: back to the page, with what went wrong if anything did.
pub async fn report(
    State(portal): State<Portal>,
    Extension(visitor): Extension<Arc<Visitor>>,
    Path((slug, accounts)): Path<(String, String)>,
    headers: HeaderMap,
    form: std::result::Result<Multipart, MultipartRejection>,
) -> Response {
    let taken = match form {
        // Said before it is sent, where the browser says it: nobody waits for what is refused anyway.
        _ if announced(&headers) > portal.settings.max_report_bytes + AROUND => Err(ErrorCode::FileTooLarge.into()),
        Ok(form) => take(&portal, &visitor, &slug, &accounts, form).await,
        Err(_) => Err(ErrorCode::UploadIncomplete.into()),
    };
    let mut answer = match taken {
        Err(error) if matches!(error.code(), ErrorCode::NotFound | ErrorCode::SignInRequired) => {
            let status = StatusCode::from_u16(error.code().status()).unwrap_or(StatusCode::NOT_FOUND);
            return (status, problem::because(error.code())).into_response();
        }
        // A script loads the page anew itself; following a redirect would use up what the page has to say.
        _ if !problem::accepts_html(&headers) => StatusCode::NO_CONTENT.into_response(),
        _ => {
            let page = format!("/{slug}/office/annual-accounts/{accounts}");
            (StatusCode::SEE_OTHER, [(header::LOCATION, page)]).into_response()
        }
    };
    if let Err(error) = taken {
        let flash = Flash { error: Some(PortalError::from(error).code), ..Flash::default() };
        match flash::put(&portal, &flash, visitor.origin.address).await {
            Ok(id) => forms::keep_flash(answer.headers_mut(), &visitor, &id),
            Err(error) => tracing::error!(%error, "the outcome of an upload could not be kept"),
        }
    }
    answer
}

pub(super) fn announced(headers: &HeaderMap) -> u64 {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    length.and_then(|length| length.parse().ok()).unwrap_or_default()
}

/// The report of the form becomes a version.
async fn take(portal: &Portal, visitor: &Visitor, slug: &str, accounts: &str, mut form: Multipart) -> Result<()> {
    let session = visitor.session.as_ref().ok_or(ErrorCode::SignInRequired)?;
    let scope = sessions::employee_scope(portal, session, slug, visitor.origin.clone()).await?;
    scope.may(Right::Work)?;
    let accounts: AnnualAccountsId = accounts.parse().map_err(|_| ErrorCode::NotFound)?;
    // Nothing is received for what does not exist.
    annual_accounts::stamp(portal, &scope, accounts).await?;
    let (mut key, mut note) = (None, None);
    while let Some(field) = form.next_field().await.map_err(|_| ErrorCode::UploadIncomplete)? {
        match field.name() {
            Some("submission") => key = Some(short(field, SHORT).await?).filter(|key| !key.is_empty()),
            Some("changes") => note = Some(short(field, NOTE).await?),
            Some("report") => {
                let file_name = field.file_name().unwrap_or_default().to_owned();
                let spool = receive(portal, field).await?;
                // The same form with the same file: a second press (APP-5).
                let says = spool.sha256().as_bytes();
                let submission = key.map(|key| Submission::new(&portal.keys, key, &visitor.path, says));
                let scope = scope.with_submission(submission);
                annual_accounts::add_version(portal, &scope, accounts, NewReport { file_name, note, spool }).await?;
                return Ok(());
            }
            _ => drop(short(field, SHORT).await?),
        }
    }
    Err(ErrorCode::UploadIncomplete.into())
}

/// A field that is no file.
pub(super) async fn short(mut field: Field<'_>, most: usize) -> Result<String> {
    let mut bytes = Vec::new();
    while let Some(part) = field.chunk().await.map_err(|_| ErrorCode::UploadIncomplete)? {
        bytes.extend_from_slice(&part);
        if bytes.len() > most {
            return Err(ErrorCode::InvalidForm.into());
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Streams the field to a temporary file; a wrong type is noticed with the first bytes, not the last.
async fn receive(portal: &Portal, mut field: Field<'_>) -> Result<Spool> {
    let folder = portal.settings.data_dir.join("tmp");
    let mut spool = Spool::create(&folder, portal.settings.max_report_bytes).await?;
    let mut head = Some(Vec::new());
    while let Some(part) = field.chunk().await.map_err(|_| ErrorCode::UploadIncomplete)? {
        spool.write(&part).await?;
        // Parts are as large as the network made them: the first one alone may be too short to tell.
        if let Some(mut seen) = head.take() {
            seen.extend_from_slice(&part[..part.len().min(HEAD)]);
            match seen.len() < HEAD {
                true => head = Some(seen),
                false => annual_accounts::check_pdf(&seen)?,
            }
        }
    }
    spool.finish().await?;
    Ok(spool)
}
