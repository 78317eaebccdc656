//! The browser's files, as the binary under test carries them.

use server::http::assets::{self, FILES};

use crate::support::TestServer;

#[tokio::test]
async fn every_embedded_file_is_served_with_its_type() {
    let server = TestServer::start().await;
    for file in FILES.iter().filter(|file| file.path.starts_with("pkg/")) {
        let answer = server.send("HEAD", &format!("/{}", file.path), &[("Accept-Encoding", "br, gzip")], "").await;
        assert_eq!(answer.status, 200, "{}", file.path);
        assert_ne!(answer.header("content-type"), "application/octet-stream", "{}", file.path);
        assert_eq!(answer.header("vary"), "accept-encoding", "{}", file.path);
        assert_eq!(answer.header("cache-control").contains("immutable"), file.hashed, "{}", file.path);
    }
    for name in ["portal.js", "portal.wasm", "portal.css", "office.js", "office.wasm", "office.css"] {
        let Some(path) = assets::manifest(name) else { continue };
        assert!(FILES.iter().any(|file| file.path == path && file.hashed), "{name} → {path}");
    }
}

/// What is a form only gets no WebAssembly (`app/src/still.rs`).
#[tokio::test]
async fn still_pages_bring_no_bundle() {
    let server = TestServer::start().await;
    for (path, still) in [("/devries/office/invitation/nothing", true), ("/", false), ("/devries", false)] {
        let body = server.get(path).await.body;
        assert_eq!(body.contains("m.hydrate"), !still, "{path}");
        if let Some(script) = assets::manifest("still.js") {
            assert_eq!(body.contains(script), still, "{path}");
        }
    }
}

#[tokio::test]
async fn paths_stay_inside() {
    let server = TestServer::start().await;
    for path in [
        "/pkg/",
        "/pkg/../Cargo.toml",
        "/pkg/%2e%2e/manifest.json",
        "/pkg/..%2f..%2fetc%2fpasswd",
        "/pkg//etc/passwd",
        "/pkg/%ff",
    ] {
        let status = server.get(path).await.status;
        assert!([400, 404].contains(&status), "{path}: {status}");
    }
}

#[tokio::test]
async fn robots_keep_out() {
    let server = TestServer::start().await;
    let robots = server.get("/robots.txt").await;
    assert_eq!((robots.status, robots.body.as_str()), (200, "User-agent: *\nDisallow: /\n"));
}
