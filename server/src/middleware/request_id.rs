//! Names every request, so that a visitor's error page leads to the log line.

use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue},
    response::Response,
};
use portal_core::{clock::Entropy, edge::RequestId};

const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// The random bytes of one request, drawn at once for id and nonce.
pub struct Random {
    pub(super) id: [u8; 8],
    pub(super) nonce: [u8; 16],
}

impl Random {
    /// Draws both.
    pub fn draw(entropy: &dyn Entropy) -> Self {
        let bytes: [u8; 24] = portal_core::clock::random(entropy);
        let mut random = Self { id: [0; 8], nonce: [0; 16] };
        random.id.copy_from_slice(&bytes[..8]);
        random.nonce.copy_from_slice(&bytes[8..]);
        random
    }
}

/// Gives the request its id. One that the client sent is ignored: it could forge another's log line.
pub fn assign(request: &mut Request, random: &Random) -> RequestId {
    let id = RequestId(format!("{:016x}", u64::from_be_bytes(random.id)));
    request.headers_mut().remove(HEADER);
    request.extensions_mut().insert(id.clone());
    id
}

/// Puts the id on the answer.
pub fn add(answer: &mut Response, id: &RequestId) {
    if let Ok(value) = HeaderValue::from_str(&id.0) {
        answer.headers_mut().insert(HEADER, value);
    }
}
