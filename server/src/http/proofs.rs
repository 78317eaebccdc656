//! The two files of a proof, for the firm and for who decided.

use axum::{
    Extension,
    extract::{Path, State},
    http::{HeaderMap, Method},
    response::Response,
};
use portal_core::{
    Error, Portal, Result,
    annual_accounts::{self, Look},
    approvals::proof::{self, Proof},
    edge::Visitor,
    i18n, links,
};
use portal_types::ErrorCode;

use super::{
    download::Part,
    reports::{Asker, holder, office_version},
    stored::{Stored, give, refusal},
};
/// `GET /{slug}/office/reports/{version}/{proof}`, a PDF or JSON
pub async fn office_proof(
    State(portal): State<Portal>,
    Extension(visitor): Asker,
    Path((slug, version, kind)): Path<(String, String, String)>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    let found = async {
        let (scope, version) = office_version(&portal, &visitor, &slug, &version).await?;
        let files = proof::office_proof(&portal, &scope, version.id).await?;
        let (answer, part) = proof(&portal, &visitor, &files, &kind, &headers).await?;
        if method == Method::GET && part.is_start() {
            annual_accounts::seen_by_firm(&portal, &scope, &version, Look::Proof(&kind)).await?;
        }
        Ok(answer)
    };
    found.await.unwrap_or_else(|error: Error| refusal(&error))
}

/// `GET /{slug}/view/{link}/{proof}`, a PDF or JSON
pub async fn viewed_proof(
    State(portal): State<Portal>,
    Extension(visitor): Asker,
    Path((slug, link, kind)): Path<(String, String, String)>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    let found = async {
        let scope = holder(&portal, &visitor, &slug, &link).await?;
        let files = proof::viewed_proof(&portal, &scope).await?;
        let (answer, part) = proof(&portal, &visitor, &files, &kind, &headers).await?;
        if method == Method::GET && part.is_start() {
            links::proof_downloaded(&portal, &scope, &kind).await?;
        }
        Ok(answer)
    };
    found.await.unwrap_or_else(|error: Error| refusal(&error))
}

/// One of a proof's two files, and which part of it.
async fn proof(
    portal: &Portal,
    visitor: &Visitor,
    proof: &Proof,
    kind: &str,
    headers: &HeaderMap,
) -> Result<(Response, Part)> {
    let name = i18n::text(visitor.language, "mail-approval-receipt-file");
    let stored = match kind {
        "proof.pdf" => Stored {
            key: &proof.pdf_key,
            sha256: &proof.pdf_sha256,
            bytes: proof.pdf_bytes.unsigned_abs(),
            name: format!("{name}.pdf"),
            kind: "application/pdf",
        },
        "proof.json" => Stored {
            key: &proof.json_key,
            sha256: &proof.json_sha256,
            bytes: proof.json_bytes.unsigned_abs(),
            name: format!("{name}.json"),
            kind: "application/json",
        },
        _ => return Err(ErrorCode::NotFound.into()),
    };
    let part = stored.part(headers);
    Ok((give(portal, &stored, part).await?, part))
}
