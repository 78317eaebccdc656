//! The rows of a file as they are stored: sealed, because some hold a BSN.

use portal_types::{ImportId, client_import::Line};

use super::parts;
use crate::{
    error::{Error, Result},
    keys::SealPurpose,
    portal::Portal,
    scope::Scope,
};

/// Seals the rows of a part.
pub fn seal(portal: &Portal, scope: &Scope, id: ImportId, number: i64, lines: &[Line]) -> Result<Vec<u8>> {
    let (firm, number) = (scope.firm(), number.to_be_bytes());
    let place: [&[u8]; 3] = [firm.0.as_bytes(), id.0.as_bytes(), &number];
    portal.keys.seal(SealPurpose::Import, portal.random(), &place, &serde_json::to_vec(lines)?)
}

/// The rows of a part; none when they are gone.
pub fn open(portal: &Portal, scope: &Scope, id: ImportId, chunk: &parts::Chunk) -> Result<Vec<Line>> {
    let Some(sealed) = &chunk.lines else { return Ok(Vec::new()) };
    let (firm, number) = (scope.firm(), chunk.number.to_be_bytes());
    let place: [&[u8]; 3] = [firm.0.as_bytes(), id.0.as_bytes(), &number];
    let text = portal.keys.open(SealPurpose::Import, &place, sealed);
    let text = text.ok_or_else(|| Error::Broken("rows of a file that another root secret sealed".into()))?;
    Ok(serde_json::from_slice(&text)?)
}
