//! Receives a file of clients, and gives what is wrong with it as a file (UPL-5, UPL-7).

use std::sync::Arc;

use axum::{
    Extension,
    extract::{
        Multipart, Path, State,
        multipart::{Field, MultipartRejection},
    },
    http::{HeaderMap, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use portal_core::{
    Portal, Result, client_import, edge::Visitor, files::Spool, flash, i18n, sessions, sheet::Kind,
    submissions::Submission,
};
use portal_types::{ErrorCode, Flash, ImportId, PortalError};

use super::{
    sheet_file,
    upload::{AROUND, SHORT, announced, short},
};
use crate::middleware::{forms, problem};

/// `POST /{slug}/office/import/file`: on to what its columns hold, or back with what went wrong.
pub async fn file(
    State(portal): State<Portal>,
    Extension(visitor): Extension<Arc<Visitor>>,
    Path(slug): Path<String>,
    headers: HeaderMap,
    form: std::result::Result<Multipart, MultipartRejection>,
) -> Response {
    let taken = match form {
        // Said before it is sent, where the browser says it: nobody waits for what is refused anyway.
        _ if announced(&headers) > portal.settings.max_import_bytes + AROUND => Err(ErrorCode::FileTooLarge.into()),
        Ok(form) => take(&portal, &visitor, &slug, form).await,
        Err(_) => Err(ErrorCode::UploadIncomplete.into()),
    };
    // A script goes there itself; following a redirect would use up what the page has to say.
    let status = if problem::accepts_html(&headers) { StatusCode::SEE_OTHER } else { StatusCode::NO_CONTENT };
    let page = format!("/{slug}/office/import");
    let error = match taken {
        Ok(id) => return (status, [(header::LOCATION, format!("{page}/{id}"))]).into_response(),
        Err(error) => error,
    };
    if matches!(error.code(), ErrorCode::NotFound | ErrorCode::SignInRequired) {
        return sheet_file::refused(&error);
    }
    let mut answer = (status, [(header::LOCATION, page)]).into_response();
    let flash = Flash { error: Some(PortalError::from(error).code), ..Flash::default() };
    match flash::put(&portal, &flash, visitor.origin.address).await {
        Ok(id) => forms::keep_flash(answer.headers_mut(), &visitor, &id),
        Err(error) => tracing::error!(%error, "the outcome of an upload could not be kept"),
    }
    answer
}

async fn take(portal: &Portal, visitor: &Visitor, slug: &str, mut form: Multipart) -> Result<ImportId> {
    let session = visitor.session.as_ref().ok_or(ErrorCode::SignInRequired)?;
    let scope = sessions::employee_scope(portal, session, slug, visitor.origin.clone()).await?;
    scope.writer()?;
    let mut key = None;
    while let Some(field) = form.next_field().await.map_err(|_| ErrorCode::UploadIncomplete)? {
        match field.name() {
            Some("submission") => key = Some(short(field, SHORT).await?).filter(|key| !key.is_empty()),
            Some("file") => {
                let file_name = field.file_name().unwrap_or_default().to_owned();
                let spool = receive(portal, field).await?;
                // The same form with the same file: a second press (APP-5).
                let says = spool.sha256().as_bytes();
                let submission = key.map(|key| Submission::new(&portal.keys, key, &visitor.path, says));
                let scope = scope.with_submission(submission);
                return client_import::upload(portal, &scope, &file_name, spool).await;
            }
            _ => drop(short(field, SHORT).await?),
        }
    }
    Err(ErrorCode::UploadIncomplete.into())
}

async fn receive(portal: &Portal, mut field: Field<'_>) -> Result<Spool> {
    let folder = portal.settings.data_dir.join("tmp");
    let mut spool = Spool::create(&folder, portal.settings.max_import_bytes).await?;
    while let Some(part) = field.chunk().await.map_err(|_| ErrorCode::UploadIncomplete)? {
        spool.write(&part).await?;
    }
    spool.finish().await?;
    if spool.bytes() == 0 { Err(ErrorCode::UploadIncomplete.into()) } else { Ok(spool) }
}

/// `GET /{slug}/office/import/{import}/errors.csv`
pub async fn errors(
    State(portal): State<Portal>,
    Extension(visitor): Extension<Arc<Visitor>>,
    Path((slug, import)): Path<(String, String)>,
    method: Method,
) -> Response {
    errors_file(&portal, &visitor, &slug, &import, &method).await.unwrap_or_else(|error| sheet_file::refused(&error))
}

async fn errors_file(
    portal: &Portal,
    visitor: &Visitor,
    slug: &str,
    import: &str,
    method: &Method,
) -> Result<Response> {
    let session = visitor.session.as_ref().ok_or(ErrorCode::SignInRequired)?;
    let scope = sessions::employee_scope(portal, session, slug, visitor.origin.clone()).await?;
    let import: ImportId = import.parse().map_err(|_| ErrorCode::NotFound)?;
    let path = client_import::errors_file(portal, &scope, import).await?;
    let name = format!("{}.csv", i18n::text(scope.language(), "client-import-errors-file"));
    sheet_file::answer((method != Method::HEAD).then_some(path), &name, Kind::Csv).await
}
