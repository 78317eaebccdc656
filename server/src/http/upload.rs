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
};
use portal_types::{AnnualAccountsId, ErrorCode, Flash, PortalError};

use crate::middleware::{forms, problem};

/// `POST /{slug}/office/annual-accounts/{accounts}/report`: back to the page, with what went wrong if anything did.
pub async fn report(
    State(portal): State<Portal>,
    Extension(visitor): Extension<Arc<Visitor>>,
    Path((slug, accounts)): Path<(String, String)>,
    headers: HeaderMap,
    form: std::result::Result<Multipart, MultipartRejection>,
) -> Response {
    let taken = match form {
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
        let code = PortalError::from(error).code;
        match flash::put(&portal, &Flash { error: Some(code), ..Flash::default() }).await {
            Ok(id) => forms::keep_flash(answer.headers_mut(), &visitor, &id),
            Err(error) => tracing::error!(%error, "the outcome of an upload could not be kept"),
        }
    }
    answer
}

/// The report of the form becomes a version.
async fn take(portal: &Portal, visitor: &Visitor, slug: &str, accounts: &str, mut form: Multipart) -> Result<()> {
    let session = visitor.session.as_ref().ok_or(ErrorCode::SignInRequired)?;
    let scope = sessions::employee_scope(portal, session, slug, visitor.origin.clone()).await?;
    scope.writer()?;
    let accounts: AnnualAccountsId = accounts.parse().map_err(|_| ErrorCode::NotFound)?;
    // Nothing is received for what does not exist.
    annual_accounts::stamp(portal, &scope, accounts).await?;
    while let Some(field) = form.next_field().await.map_err(|_| ErrorCode::UploadIncomplete)? {
        if field.name() != Some("report") {
            continue;
        }
        let file_name = field.file_name().unwrap_or_default().to_owned();
        let spool = receive(portal, field).await?;
        annual_accounts::add_version(portal, &scope, accounts, NewReport { file_name, spool }).await?;
        return Ok(());
    }
    Err(ErrorCode::UploadIncomplete.into())
}

/// Streams the field to a temporary file; a wrong type is noticed with the first bytes, not the last.
async fn receive(portal: &Portal, mut field: Field<'_>) -> Result<Spool> {
    let folder = portal.settings.data_dir.join("tmp");
    let mut spool = Spool::create(&folder, portal.settings.max_report_bytes).await?;
    let mut first = true;
    while let Some(part) = field.chunk().await.map_err(|_| ErrorCode::UploadIncomplete)? {
        if std::mem::take(&mut first) {
            annual_accounts::check_pdf(&part)?;
        }
        spool.write(&part).await?;
    }
    spool.finish().await?;
    Ok(spool)
}
