//! A file as a download, whole or in parts: a broken connection goes on where it broke (LNK-3).

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use http_range_header::StartPosition;
use tokio::{
    fs::File,
    io::{AsyncReadExt, AsyncSeekExt},
};
use tokio_util::io::ReaderStream;

/// Bytes read at a time.
const BUFFER: usize = 64 * 1024;

/// Which bytes are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of them.
    Whole,
    /// The first and the last, both included.
    Range(u64, u64),
    /// None that there are.
    Beyond,
}

impl Part {
    /// Reads the `Range` header. Several ranges, another unit, or a file that changed: the whole (RFC 9110, 14.2).
    pub fn of(headers: &HeaderMap, bytes: u64, tag: &str) -> Self {
        let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        let same = text(header::IF_RANGE).is_none_or(|wanted| wanted == tag);
        let Some(range) = text(header::RANGE).filter(|_| same) else { return Self::Whole };
        let parsed = http_range_header::parse_range_header(range).ok().filter(|parsed| parsed.ranges.len() == 1);
        let Some(parsed) = parsed else { return Self::Whole };
        // The last so many bytes of fewer are all of them.
        if matches!(parsed.ranges[0].start, StartPosition::FromLast(count) if count >= bytes) {
            return Self::Whole;
        }
        match parsed.validate(bytes).as_deref() {
            Ok([one]) => Self::Range(*one.start(), *one.end()),
            _ => Self::Beyond,
        }
    }

    /// Whether a download begins here.
    pub fn is_start(self) -> bool {
        matches!(self, Self::Whole | Self::Range(0, _))
    }
}

/// The part of the file, with what a download needs to go on later.
pub async fn answer(mut file: File, bytes: u64, tag: &str, part: Part) -> std::io::Result<Response> {
    let (status, first, count) = match part {
        Part::Whole => (StatusCode::OK, 0, bytes),
        Part::Range(first, last) => (StatusCode::PARTIAL_CONTENT, first, last - first + 1),
        Part::Beyond => (StatusCode::RANGE_NOT_SATISFIABLE, 0, 0),
    };
    file.seek(std::io::SeekFrom::Start(first)).await?;
    let mut answer = (status, Body::from_stream(ReaderStream::with_capacity(file.take(count), BUFFER))).into_response();
    let headers = answer.headers_mut();
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(count));
    let stated = match part {
        Part::Whole => None,
        Part::Range(first, last) => Some(format!("bytes {first}-{last}/{bytes}")),
        Part::Beyond => Some(format!("bytes */{bytes}")),
    };
    for (name, value) in [(header::ETAG, Some(tag.to_owned())), (header::CONTENT_RANGE, stated)] {
        if let Some(value) = value.and_then(|value| HeaderValue::from_str(&value).ok()) {
            headers.insert(name, value);
        }
    }
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_read_or_the_whole_given() {
        let of = |pairs: &[(&'static str, &'static str)]| {
            let headers = pairs.iter().map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value)));
            Part::of(&headers.collect(), 1_000, "\"tag\"")
        };
        for (range, part) in [
            ("bytes=0-", Part::Range(0, 999)),
            ("bytes=0-0", Part::Range(0, 0)),
            ("bytes=990-5000", Part::Range(990, 999)),
            ("bytes=-10", Part::Range(990, 999)),
            ("bytes=1000-", Part::Beyond),
            ("bytes=0-1,5-6", Part::Whole),
            ("bytes=0-9,5-15", Part::Whole),
            ("bytes=-5000", Part::Whole),
            ("bytes=5-1", Part::Beyond),
            ("lines=1-2", Part::Whole),
            ("nonsense", Part::Whole),
        ] {
            let headers = HeaderMap::from_iter([(header::RANGE, HeaderValue::from_static(range))]);
            assert_eq!(Part::of(&headers, 1_000, "\"tag\""), part, "{range}");
        }
        assert_eq!(of(&[]), Part::Whole);
        assert_eq!(of(&[("range", "bytes=5-9"), ("if-range", "\"tag\"")]), Part::Range(5, 9));
        assert_eq!(of(&[("range", "bytes=5-9"), ("if-range", "\"older\"")]), Part::Whole);
        assert!(Part::Whole.is_start() && Part::Range(0, 4).is_start() && !Part::Range(1, 4).is_start());
    }
}
