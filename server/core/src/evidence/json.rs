//! The facts for machines.

use super::{Error, Evidence};

/// Canonical bytes: fields in the order of declaration, two spaces, a newline at the end.
pub fn to_bytes(evidence: &Evidence) -> Result<Vec<u8>, Error> {
    let mut bytes = serde_json::to_vec_pretty(evidence)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Reads what [`to_bytes`] wrote; another format is an error.
pub fn from_bytes(bytes: &[u8]) -> Result<Evidence, Error> {
    Ok(serde_json::from_slice(bytes)?)
}
