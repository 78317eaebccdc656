//! The browser's files, embedded in the binary and compressed when it was built.

use axum::{
    body::Body,
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const FOR_AN_HOUR: &str = "public, max-age=3600";
const ROBOTS: &str = "User-agent: *\nDisallow: /\n";

/// One embedded file.
pub struct Asset {
    /// Below the site folder.
    pub path: &'static str,
    /// Names its content.
    pub tag: &'static str,
    /// Its name changes with its content.
    pub hashed: bool,
    plain: &'static [u8],
    brotli: Option<&'static [u8]>,
    gzip: Option<&'static [u8]>,
}

/// The path of a file by its lasting name, such as `portal.js`; without a slash in front.
pub fn manifest(name: &str) -> Option<&'static str> {
    MANIFEST.iter().find(|(known, _)| *known == name).map(|(_, path)| *path)
}

/// What pages refer to.
pub fn for_pages() -> app::page::Assets {
    let path = |name| manifest(name).map(|path| format!("/{path}")).unwrap_or_default();
    app::page::Assets {
        icons: path("icons.svg"),
        portal_css: path("portal.css"),
        office_css: path("office.css"),
        portal_bundle: (path("portal.js"), path("portal.wasm")),
        office_bundle: (path("office.js"), path("office.wasm")),
        verify_js: path("verify.js"),
        palette_js: path("palette.js"),
        still_js: path("still.js"),
    }
}

/// `GET /pkg/{*path}`
pub async fn packaged(Path(path): Path<String>, headers: HeaderMap) -> Response {
    serve(FILES, &format!("pkg/{path}"), &headers)
}

/// `GET /favicon.ico`
pub async fn favicon(headers: HeaderMap) -> Response {
    let path = manifest("favicon.ico").or_else(|| manifest("favicon.svg")).unwrap_or("favicon.ico");
    serve(FILES, path, &headers)
}

/// `GET /robots.txt`: a portal is nobody's search result.
pub async fn robots() -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, FOR_AN_HOUR)], ROBOTS)
        .into_response()
}

/// One of `files`, in the best encoding that the browser takes.
pub fn serve(files: &'static [Asset], path: &str, headers: &HeaderMap) -> Response {
    let Some(asset) = files.iter().find(|asset| asset.path == path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (encoding, bytes) = asset.choose(headers);
    let tag = format!("\"{}{}\"", asset.tag, encoding.map(|name| format!("-{name}")).unwrap_or_default());
    let common = [
        (header::CACHE_CONTROL, if asset.hashed { FOR_EVER } else { FOR_AN_HOUR }),
        (header::VARY, "accept-encoding"),
        (header::ETAG, &tag),
    ];
    if knows(headers, &tag) {
        return (StatusCode::NOT_MODIFIED, common).into_response();
    }
    let encoding = encoding.map(|name| [(header::CONTENT_ENCODING, name)]);
    let kind = [(header::CONTENT_TYPE, content_type(asset.path))];
    let body = Body::from(bytes);
    match encoding {
        Some(encoding) => (common, kind, encoding, body).into_response(),
        None => (common, kind, body).into_response(),
    }
}

impl Asset {
    fn choose(&self, headers: &HeaderMap) -> (Option<&'static str>, &'static [u8]) {
        let packed = [("br", self.brotli), ("gzip", self.gzip)];
        let best = packed.into_iter().find_map(|(name, bytes)| Some((name, bytes?)).filter(|_| accepts(headers, name)));
        best.map_or((None, self.plain), |(name, bytes)| (Some(name), bytes))
    }
}

/// Whether `Accept-Encoding` names this coding, or `*`, with a weight above zero.
fn accepts(headers: &HeaderMap, coding: &str) -> bool {
    let mut any = false;
    for line in headers.get_all(header::ACCEPT_ENCODING) {
        for part in line.to_str().unwrap_or_default().split(',') {
            let mut pieces = part.split(';').map(str::trim);
            let name = pieces.next().unwrap_or_default();
            let weight =
                pieces.find_map(|piece| piece.strip_prefix("q=")).map_or(1.0, |q| q.parse().unwrap_or(0.0_f32));
            if name.eq_ignore_ascii_case(coding) {
                return weight > 0.0;
            }
            any |= name == "*" && weight > 0.0;
        }
    }
    any
}

fn knows(headers: &HeaderMap, tag: &str) -> bool {
    let lines = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).any(|known| known.trim().trim_start_matches("W/") == tag)
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        "json" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests;
