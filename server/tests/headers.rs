//! HTTP-5 and LEP-2: headers on every kind of answer.

use axum::{Router, http::StatusCode, response::Html, routing::get};
use portal_core::edge::CspNonce;
use server::state::AppState;

use crate::support::{Answer, TestServer};

fn routes() -> Router<AppState> {
    Router::new()
        .route("/page", get(|| async { Html("<p>page</p>") }))
        .route("/firm/open/{token}", get(|| async { Html("<p>link</p>") }))
        .route("/firm/view/{item}", get(|| async { Html("<p>view</p>") }))
        .route("/nonce", get(|nonce: axum::Extension<CspNonce>| async move { Html(format!("nonce:{}", nonce.0.0)) }))
        .route(
            "/panic",
            get(|| async {
                if true {
                    panic!("secret-detail")
                }
            }),
        )
        .route("/error", get(|| async { (StatusCode::INTERNAL_SERVER_ERROR, "relation \"people\" does not exist") }))
        .route("/named", get(|| async { ([("server", "x"), ("content-security-policy", "sandbox")], Html("own")) }))
}

fn assert_secured(what: &str, answer: &Answer) {
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(answer.header(name), value, "{what}: {name}");
    }
    assert!(answer.header("content-security-policy").contains("default-src 'none'"), "{what}");
    assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{what}");
    assert!(answer.header("permissions-policy").contains("camera=()"), "{what}");
    assert!(["same-origin", "strict-origin"].contains(&answer.header("referrer-policy")), "{what}");
    assert!(!answer.header("cache-control").is_empty(), "{what}");
    assert_eq!(answer.header("server"), "", "{what}");
    assert_eq!(answer.header("x-request-id").len(), 16, "{what}");
}

#[tokio::test]
async fn every_kind_of_answer_carries_them() {
    let server = TestServer::with_routes(|_| (), routes()).await;
    let ours = ("Sec-Fetch-Site", "same-origin");
    let long = "x".repeat(300 * 1024);
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    for (what, expected, answer) in [
        ("page", 200, server.get("/page").await),
        ("head", 200, server.send("HEAD", "/page", &[], "").await),
        ("not found", 404, server.get("/nowhere/at/all").await),
        ("wrong method", 405, server.send("POST", "/page", &[ours], "").await),
        ("options", 405, server.send("OPTIONS", "/page", &[], "").await),
        ("odd method", 405, server.send("BREW", "/page", &[ours], "").await),
        ("cross site", 403, server.send("POST", "/page", &[], "").await),
        ("too large", 413, server.send("POST", "/page", &[ours, form], &long).await),
        ("other type", 415, server.send("POST", "/page", &[ours, ("Content-Type", "text/plain")], "x").await),
        ("other host", 421, server.send("GET", "/page", &[("Host", "evil.example")], "").await),
        ("loopback", 302, server.send("GET", "/page", &[("Host", "127.0.0.1")], "").await),
        ("panic", 500, server.get("/panic").await),
        ("error", 500, server.get("/error").await),
    ] {
        assert_eq!(answer.status, expected, "{what}");
        assert_secured(what, &answer);
        assert_eq!(answer.header("strict-transport-security"), "", "{what}: plain http");
    }
}

#[tokio::test]
async fn the_whole_product_carries_them() {
    let server = TestServer::start().await;
    for path in [
        "/",
        "/healthz",
        "/readyz",
        "/metrics",
        "/robots.txt",
        "/favicon.ico",
        "/pkg/absent.js",
        "/.well-known/security.txt",
        "/devries",
        "/devries/open/abc",
        "/nowhere/at/all",
    ] {
        assert_secured(path, &server.get(path).await);
    }
}

#[tokio::test]
async fn errors_say_nothing_but_the_request_id() {
    let server = TestServer::with_routes(|_| (), routes()).await;
    for path in ["/panic", "/error"] {
        let page = server.get(path).await;
        assert!(page.body.contains(page.header("x-request-id")), "{path}");
        assert!(page.body.contains("Er ging bij ons iets mis"), "{path}");
        let object = server.send("GET", path, &[("Accept", "application/json"), ("Accept-Language", "en")], "").await;
        assert_eq!(object.header("content-type"), "application/json", "{path}");
        assert!(object.body.contains(r#""code":"internal""#) && object.body.contains(object.header("x-request-id")));
        for body in [&page.body, &object.body] {
            for detail in ["secret-detail", "relation", "people", "panicked", ".rs"] {
                assert!(!body.contains(detail), "{path}: {detail} in {body}");
            }
        }
    }
    let english = server.send("GET", "/panic", &[("Accept", "text/html"), ("Accept-Language", "en")], "").await;
    assert!(english.body.contains("Something went wrong on our side") && english.body.contains(r#"<html lang="en">"#));
}

#[tokio::test]
async fn a_nonce_is_used_once_and_reaches_the_page() {
    let server = TestServer::with_routes(|_| (), routes()).await;
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..20 {
        let answer = server.get("/nonce").await;
        let nonce = answer.body.strip_prefix("nonce:").unwrap().to_owned();
        assert_eq!(nonce.len(), 22, "128 bits");
        let policy = answer.header("content-security-policy");
        assert!(policy.contains(&format!("script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'")));
        assert!(policy.contains(&format!("style-src 'nonce-{nonce}';")));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
        seen.insert(nonce);
    }
    assert_eq!(seen.len(), 20);
}

#[tokio::test]
async fn link_pages_hide_their_address_and_stay_out_of_indexes() {
    let server = TestServer::with_routes(|_| (), routes()).await;
    for path in ["/firm/open/tok", "/firm/view/item"] {
        let answer = server.get(path).await;
        assert_eq!(answer.header("referrer-policy"), "strict-origin", "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert!(answer.header("x-robots-tag").contains("noindex"), "{path}");
    }
    assert_eq!(server.get("/page").await.header("referrer-policy"), "same-origin");
    assert_eq!(server.get("/page").await.header("cache-control"), "no-store");
}

#[tokio::test]
async fn a_route_may_list_its_own_policy_but_names_no_software() {
    let server = TestServer::with_routes(|_| (), routes()).await;
    let answer = server.get("/named").await;
    assert_eq!(answer.header("content-security-policy"), "sandbox");
    assert_eq!(answer.header("server"), "");
}

#[tokio::test]
async fn https_is_remembered() {
    let settings = [("AKKOORD_BASE_URL", "https://portal.example.nl")];
    let server = TestServer::configured(&settings, |_| ()).await;
    for path in ["/healthz", "/nowhere/at/all"] {
        let answer = server.send("GET", path, &[("Host", "portal.example.nl")], "").await;
        assert_eq!(answer.header("strict-transport-security"), "max-age=31536000", "{path}");
    }
}

/// SES-1: a cookie that opens something leaves no way to be read or planted by another site or an unencrypted page.
#[tokio::test]
async fn cookies_are_closed_to_others() {
    for (base, prefix, secure) in [("https://portaal.example", "__Host-", true), ("", "", false)] {
        let server = TestServer::configured(&[("AKKOORD_BASE_URL", base)], |_| ()).await;
        let host = if secure { "portaal.example" } else { server.host.as_str() };
        let ready = server.send("GET", "/readyz", &[("Host", host)], "").await;
        assert_eq!(ready.status, 200);
        portal_core::demo::fill(&server.portal, 6).await.unwrap();
        let form = format!("email=milan@devries.example&password={}", portal_core::demo::PASSWORD);
        let entered = server.post_form("/api/sign-in", &[("Host", host)], &form).await;
        let session =
            entered.all("set-cookie").into_iter().find(|cookie| cookie.contains("session=")).unwrap().to_owned();
        let session = session.split(';').next().unwrap();
        let left = server.post_form("/api/sign-in/end", &[("Host", host), ("Cookie", session)], "").await;
        // SES-3: the browser forgets what it has seen.
        assert_eq!(left.header("clear-site-data"), "\"cache\", \"storage\"");
        let chosen = server.post_form("/api/language", &[("Host", host)], "language=en").await;
        let all = [entered.all("set-cookie"), left.all("set-cookie"), chosen.all("set-cookie")].concat();
        assert!(all.len() >= 4, "{all:?}");
        for cookie in all {
            assert!(cookie.starts_with(prefix), "{cookie}");
            for attribute in ["; Path=/", "; HttpOnly", "; SameSite=Lax"] {
                assert!(cookie.contains(attribute), "{cookie}");
            }
            assert!(!cookie.contains("Domain") && cookie.contains("; Secure") == secure, "{cookie}");
        }
        // Over https only the guarded name counts.
        if secure {
            let plain = session.trim_start_matches("__Host-");
            let page = server
                .send(
                    "GET",
                    "/devries/office/clients",
                    &[("Host", host), ("Accept", "text/html"), ("Cookie", plain)],
                    "",
                )
                .await;
            assert_eq!(page.status, 302);
        }
    }
}
