use axum::http::HeaderName;

use super::*;

static SAMPLE: &[Asset] = &[
    Asset {
        path: "pkg/a.0a1b2c3d.js",
        tag: "t1",
        hashed: true,
        plain: b"plain",
        brotli: Some(b"br"),
        gzip: Some(b"gz"),
    },
    Asset { path: "pkg/b.css", tag: "t2", hashed: false, plain: b"plain", brotli: None, gzip: Some(b"gz") },
];

fn ask(path: &str, given: &[(HeaderName, &str)]) -> Response {
    let headers = given.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect();
    serve(SAMPLE, path, &headers)
}

fn header(answer: &Response, name: HeaderName) -> &str {
    answer.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

#[test]
fn the_best_accepted_encoding_is_sent() {
    for (accepted, expected) in [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.1", "br"),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=0, *", "gzip"),
        ("identity", ""),
        ("", ""),
        ("br;q=rubbish", ""),
    ] {
        let answer = ask("pkg/a.0a1b2c3d.js", &[(header::ACCEPT_ENCODING, accepted)]);
        assert_eq!(header(&answer, header::CONTENT_ENCODING), expected, "{accepted}");
        assert_eq!(header(&answer, header::VARY), "accept-encoding", "{accepted}");
        assert_eq!(header(&answer, header::CONTENT_TYPE), "text/javascript; charset=utf-8");
    }
    let answer = ask("pkg/b.css", &[(header::ACCEPT_ENCODING, "br")]);
    assert_eq!(header(&answer, header::CONTENT_ENCODING), "", "no brotli was built");
}

#[test]
fn hashed_names_are_kept_for_ever_and_others_are_not() {
    assert_eq!(header(&ask("pkg/a.0a1b2c3d.js", &[]), header::CACHE_CONTROL), FOR_EVER);
    assert_eq!(header(&ask("pkg/b.css", &[]), header::CACHE_CONTROL), FOR_AN_HOUR);
    assert_eq!(ask("pkg/absent.js", &[]).status(), StatusCode::NOT_FOUND);
}

#[test]
fn each_encoding_has_its_own_tag() {
    let br = (header::ACCEPT_ENCODING, "br");
    let tag = header(&ask("pkg/a.0a1b2c3d.js", std::slice::from_ref(&br)), header::ETAG).to_owned();
    assert_eq!(tag, "\"t1-br\"");
    let again = ask("pkg/a.0a1b2c3d.js", &[br.clone(), (header::IF_NONE_MATCH, "\"x\", W/\"t1-br\"")]);
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(header(&again, header::ETAG), tag);
    let other = ask("pkg/a.0a1b2c3d.js", &[(header::IF_NONE_MATCH, &tag)]);
    assert_eq!(other.status(), StatusCode::OK, "the plain file is another representation");
}
