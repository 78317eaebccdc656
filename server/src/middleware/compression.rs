//! Light compression of what is made on the fly; files were compressed when they were built.

use axum::http::{Response, header};
use tower_http::{
    CompressionLevel,
    compression::{CompressionLayer, Predicate},
};

/// Below this, compression costs more than it saves.
const SMALLEST: u64 = 512;

/// Pages and JSON only, at the fastest level.
pub fn layer() -> CompressionLayer<Pages> {
    CompressionLayer::new().br(true).gzip(true).quality(CompressionLevel::Fastest).compress_when(Pages)
}

/// What is worth compressing.
#[derive(Clone, Copy)]
pub struct Pages;

impl Predicate for Pages {
    fn should_compress<B: http_body::Body>(&self, answer: &Response<B>) -> bool {
        let kind = answer.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let small = answer.body().size_hint().upper().is_some_and(|bytes| bytes < SMALLEST);
        (kind.starts_with("text/html") || kind.starts_with("application/json")) && !small
    }
}
