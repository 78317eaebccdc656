//! Receives a file to be recognised, for whoever has no script: it is hashed on the way and kept nowhere.

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Multipart, State, multipart::MultipartRejection},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use portal_core::{Portal, Result, approvals, edge::Visitor, flash};
use portal_types::{ErrorCode, Flash, PortalError, Sha256Hex};
use sha2::{Digest, Sha256};

use crate::middleware::forms;

/// `POST /verify/file`: to the page that says what is known of the file.
pub async fn file(
    State(portal): State<Portal>,
    Extension(visitor): Extension<Arc<Visitor>>,
    form: std::result::Result<Multipart, MultipartRejection>,
) -> Response {
    let digest = match form {
        Ok(form) => allowed(&portal, &visitor, form).await,
        Err(_) => Err(ErrorCode::UploadIncomplete.into()),
    };
    let page = digest.as_ref().map_or("/verify".to_owned(), |sha256| format!("/verify?sha256={sha256}&how=sent"));
    let mut answer = (StatusCode::SEE_OTHER, [(header::LOCATION, page)]).into_response();
    if let Err(error) = digest {
        let flash = Flash { error: Some(PortalError::from(error).code), ..Flash::default() };
        match flash::put(&portal, &flash, visitor.origin.address).await {
            Ok(id) => forms::keep_flash(answer.headers_mut(), &visitor, &id),
            Err(error) => tracing::error!(%error, "why a file was not read could not be kept"),
        }
    }
    answer
}

/// The digest, for who has not sent too many files: nothing is read for the others.
async fn allowed(portal: &Portal, visitor: &Visitor, form: Multipart) -> Result<Sha256Hex> {
    approvals::verify::may_send(portal, visitor.origin.address).await?;
    digest(portal, form).await
}

/// Digest of the form's first field, which is the file.
async fn digest(portal: &Portal, mut form: Multipart) -> Result<Sha256Hex> {
    let field = form.next_field().await.map_err(|_| ErrorCode::UploadIncomplete)?;
    let mut field = field.filter(|field| field.name() == Some("file")).ok_or(ErrorCode::UploadIncomplete)?;
    let (mut hasher, mut bytes) = (Sha256::new(), 0_u64);
    while let Some(part) = field.chunk().await.map_err(|_| ErrorCode::UploadIncomplete)? {
        bytes += part.len() as u64;
        if bytes > portal.settings.max_report_bytes {
            return Err(ErrorCode::FileTooLarge.into());
        }
        hasher.update(&part);
    }
    if bytes == 0 {
        return Err(ErrorCode::UploadIncomplete.into());
    }
    Ok(Sha256Hex::from_bytes(&hasher.finalize()))
}
