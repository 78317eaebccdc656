//! HTTP-1: who may make a changing request.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use axum::{Router, routing::any};
use server::router::route_table;

use crate::support::TestServer;

struct Counted {
    server: TestServer,
    ran: Arc<AtomicUsize>,
}

async fn counted() -> Counted {
    let ran = Arc::new(AtomicUsize::new(0));
    let count = ran.clone();
    let handler = move || {
        count.fetch_add(1, Ordering::SeqCst);
        async { "ran" }
    };
    let server = TestServer::with_routes(|_| (), Router::new().route("/api/change", any(handler))).await;
    Counted { server, ran }
}

#[tokio::test]
async fn only_our_own_pages_change_anything() {
    let Counted { server, ran } = counted().await;
    let own = format!("http://{}", server.host);
    let other_port = "http://localhost:1".to_owned();
    let https = format!("https://{}", server.host);
    let upper = own.to_uppercase();
    let refused: &[&[(&str, &str)]] = &[
        &[],
        &[("Sec-Fetch-Site", "cross-site")],
        &[("Sec-Fetch-Site", "same-site")],
        &[("Sec-Fetch-Site", "none")],
        &[("Sec-Fetch-Site", "")],
        &[("Sec-Fetch-Site", "SAME-ORIGIN")],
        &[("Sec-Fetch-Site", "same-origin, cross-site")],
        &[("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Site", "cross-site")],
        &[("Sec-Fetch-Site", "cross-site"), ("Origin", &own)],
        &[("Sec-Fetch-Site", "same-site"), ("Origin", &own)],
        &[("Origin", "null")],
        &[("Origin", "")],
        &[("Origin", &other_port)],
        &[("Origin", &https)],
        &[("Origin", &upper)],
        &[("Origin", "http://localhost")],
        &[("Origin", "http://evil.example")],
        &[("Origin", "http://localhost.evil.example")],
        &[("Origin", &own), ("Origin", "http://evil.example")],
        &[("Referer", &own)],
        &[("X-Forwarded-Host", "localhost"), ("Origin", "http://evil.example")],
    ];
    for method in ["POST", "PUT", "PATCH", "DELETE", "BREW"] {
        for headers in refused {
            for kind in [
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "text/plain",
                "application/json",
            ] {
                let mut all = headers.to_vec();
                all.push(("Content-Type", kind));
                let answer = server.send(method, "/api/change", &all, "a=b").await;
                assert_eq!(answer.status, 403, "{method} {all:?}");
                assert!(answer.body.contains("cross-site"), "{method} {all:?}: {}", answer.body);
            }
        }
    }
    assert_eq!(ran.load(Ordering::SeqCst), 0, "nothing ran");
}

#[tokio::test]
async fn our_own_pages_do() {
    let Counted { server, ran } = counted().await;
    let own = format!("http://{}", server.host);
    let accepted: &[&[(&str, &str)]] = &[
        &[("Sec-Fetch-Site", "same-origin")],
        &[("Sec-Fetch-Site", "same-origin"), ("Origin", &own)],
        &[("Sec-Fetch-Site", "same-origin"), ("Origin", "null")],
        &[("Origin", &own)],
    ];
    for method in ["POST", "PUT", "PATCH", "DELETE"] {
        for headers in accepted {
            let mut all = headers.to_vec();
            all.push(("Content-Type", "application/json; charset=utf-8"));
            let answer = server.send(method, "/api/change", &all, "{}").await;
            assert_eq!((answer.status, answer.body.as_str()), (200, "ran"), "{method} {all:?}");
        }
    }
    assert_eq!(ran.load(Ordering::SeqCst), 16);
}

#[tokio::test]
async fn reading_needs_no_origin() {
    let Counted { server, .. } = counted().await;
    for method in ["GET", "HEAD"] {
        let answer = server.send(method, "/api/change", &[("Sec-Fetch-Site", "cross-site")], "").await;
        assert_eq!(answer.status, 200, "{method}");
    }
}

#[tokio::test]
async fn malformed_content_types_are_refused_without_a_panic() {
    let Counted { server, ran } = counted().await;
    for kind in [
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"",
        "multipart/",
        "application/x-www-form-urlencoded2",
        "text/plain",
        "/",
        ";",
        "",
        "\u{e9}",
        "application/octet-stream",
        "application/pdf",
        "application/json/x",
    ] {
        let answer =
            server.send("POST", "/api/change", &[("Sec-Fetch-Site", "same-origin"), ("Content-Type", kind)], "x").await;
        assert_eq!(answer.status, 415, "{kind:?}");
    }
    let two = [("Sec-Fetch-Site", "same-origin"), ("Content-Type", "application/json"), ("Content-Type", "text/plain")];
    assert_eq!(server.send("POST", "/api/change", &two, "{}").await.status, 415);
    assert_eq!(ran.load(Ordering::SeqCst), 0);
}

/// Nothing is added to the router that this does not guard.
#[tokio::test]
async fn every_changing_route_of_the_product_is_guarded() {
    let server = TestServer::start().await;
    let changing: Vec<_> = route_table().into_iter().filter(|route| route.method != "GET").collect();
    assert!(changing.len() > 10, "{}", changing.len());
    for route in changing {
        let path = route.path.replace("{slug}", "devries").replace(['{', '}'], "");
        for from in [&[("Sec-Fetch-Site", "cross-site")][..], &[("Origin", "http://evil.example")], &[]] {
            let mut headers = from.to_vec();
            headers.push(("Content-Type", "application/x-www-form-urlencoded"));
            let answer = server.send(&route.method, &path, &headers, "a=b").await;
            assert_eq!(answer.status, 403, "{} {path} from {from:?}", route.method);
            assert!(answer.all("set-cookie").is_empty(), "{path}");
        }
    }
}
