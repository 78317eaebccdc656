//! HTTP-2 and LEP-6: what a plain form post leads to.

use axum::{
    Router,
    body::Bytes,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use portal_types::{ErrorCode, Flash, PortalError};
use server::state::AppState;

use crate::support::TestServer;

/// Stands for a server function: answers as leptos_axum does.
async fn act(headers: HeaderMap, body: Bytes) -> Response {
    assert_eq!(headers[header::ACCEPT], "application/json", "the function is called as if by a script");
    let fields: Vec<(String, String)> = serde_urlencoded::from_bytes(&body).unwrap();
    let field = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    if let Some(code) = field("fail") {
        let code = ErrorCode::from_code(&code).unwrap();
        let mut error: PortalError = code.into();
        error.fields.insert("email".to_owned(), portal_types::FieldError::Invalid);
        let status = StatusCode::from_u16(code.status()).unwrap();
        return (status, [("set-cookie", "tried=1")], axum::Json(error)).into_response();
    }
    let cookies = [(header::SET_COOKIE, "one=1"), (header::SET_COOKIE, "two=2")];
    let mut answer = axum::response::AppendHeaders(cookies).into_response();
    if let Some(target) = field("target").and_then(|target| target.parse().ok()) {
        answer.headers_mut().insert(header::LOCATION, target);
        answer.headers_mut().insert("serverfnredirect", "".parse().unwrap());
    }
    answer
}

async fn shown(flash: Option<axum::Extension<Flash>>) -> String {
    flash.map_or_else(|| "nothing".to_owned(), |flash| serde_json::to_string(&flash.0).unwrap())
}

async fn server() -> TestServer {
    let routes: Router<AppState> = Router::new()
        .route("/api/act", post(act))
        .route("/api/odd", post(|| async { (StatusCode::INTERNAL_SERVER_ERROR, "relation does not exist") }))
        .route("/page", get(shown));
    TestServer::with_routes(|_| (), routes).await
}

fn encode(pairs: &[(&str, &str)]) -> String {
    serde_urlencoded::to_string(pairs).unwrap()
}

#[tokio::test]
async fn success_leads_back_or_where_the_function_says() {
    let server = server().await;
    let back = server.post_form("/api/act", &[], &encode(&[("back", "/devries/office?page=2")])).await;
    assert_eq!((back.status, back.header("location")), (303, "/devries/office?page=2"));
    assert_eq!(back.all("set-cookie"), ["one=1", "two=2"], "the function's cookies stay");
    assert_eq!(back.header("serverfnredirect"), "");
    let both = encode(&[("back", "/old"), ("target", "/new")]);
    let said = server.post_form("/api/act", &[], &both).await;
    assert_eq!((said.status, said.header("location")), (303, "/new"));
    let neither = server.post_form("/api/act", &[("Referer", "http://localhost/elsewhere")], "").await;
    assert_eq!((neither.status, neither.header("location")), (303, "/"), "never the Referer");
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a list of addresses")]
async fn redirects_stay_inside() {
    let server = server().await;
    for payload in [
        "//evil.example",
        "///evil.example",
        "////evil.example",
        "/\\evil.example",
        "\\/evil.example",
        "\\\\evil.example",
        "/\\/evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/\r/evil.example",
        "\t//evil.example",
        "\n//evil.example",
        " //evil.example",
        "//evil.example/%2e%2e",
        "//evil.example:80",
        "//user@evil.example",
        "//localhost@evil.example",
        "http://evil.example",
        "HTTP://evil.example",
        "https://evil.example",
        "https:evil.example",
        "https:/evil.example",
        "https:///evil.example",
        "http:\\\\evil.example",
        "ftp://evil.example",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,evil",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:x",
        "mailto:x@evil.example",
        "evil.example",
        ".evil.example",
        "@evil.example",
        "?//evil.example",
        "#//evil.example",
        "/.//evil.example",
        "/..//evil.example",
        "/a/..//evil.example",
        "/a/../..//evil.example",
        "/./\\evil.example",
        "/%2e//evil.example",
        "/%2E%2E//evil.example",
        "/\u{a0}//evil.example",
        "/\u{2028}//evil.example",
        "/\u{feff}//evil.example",
        "\u{ff0f}/evil.example",
        "/\r\nSet-Cookie: evil=1",
        "/\r\n\r\n<script>",
        "/\0//evil.example",
        "",
        "/%2f%2fevil.example",
        "/%2f%5cevil.example",
        "/%5cevil.example",
        "/%09/evil.example",
        "/%0d%0aLocation:%20//evil.example",
        "/〱evil.example",
        "/;//evil.example",
        "/?next=//evil.example",
        "/devries//evil.example",
    ] {
        for body in [
            encode(&[("back", payload)]),
            encode(&[("target", payload)]),
            encode(&[("back", payload), ("fail", "not-found")]),
        ] {
            let answer = server.post_form("/api/act", &[], &body).await;
            let location = answer.header("location");
            assert_eq!(answer.status, 303, "{payload:?}");
            assert!(location.starts_with('/') && !location.starts_with("//"), "{payload:?} → {location:?}");
            assert!(
                location.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\'),
                "{payload:?} → {location:?}"
            );
            let resolved = url::Url::parse("http://localhost:1/x").unwrap().join(location).unwrap();
            assert_eq!(resolved.host_str(), Some("localhost"), "{payload:?} → {location:?}");
            assert!(!answer.all("set-cookie").iter().any(|cookie| cookie.contains("evil")), "{payload:?}");
        }
    }
}

#[tokio::test]
async fn a_refusal_is_shown_once_with_what_was_typed() {
    let server = server().await;
    let typed = encode(&[
        ("fail", "wrong-sign-in"),
        ("back", "/page?x=1"),
        ("email", "jan@example.nl"),
        ("password", "canary-secret"),
        ("code", "424242"),
        ("signers[]", "jan"),
        ("signers[]", "piet"),
    ]);
    let refused = server.post_form("/api/act", &[], &typed).await;
    assert_eq!(
        (refused.status, refused.header("location")),
        (303, "/page?x=1"),
        "nothing of the error is in the address"
    );
    let cookies = refused.all("set-cookie");
    assert!(cookies.contains(&"tried=1"), "the function's cookies stay: {cookies:?}");
    let cookie = cookies.iter().find(|cookie| cookie.starts_with("flash=")).unwrap();
    for attribute in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Max-Age="] {
        assert!(cookie.contains(attribute), "{attribute} in {cookie}");
    }
    assert!(!cookie.contains("Secure"), "a plain loopback address");

    let pair = cookie.split(';').next().unwrap();
    let page = server.send("GET", "/page", &[("Accept", "text/html"), ("Cookie", pair)], "").await;
    let flash: Flash = serde_json::from_str(&page.body).unwrap();
    assert_eq!(flash.error, Some(ErrorCode::WrongSignIn));
    assert_eq!(flash.form.as_deref(), Some("/api/act"));
    assert_eq!(flash.values.get("email").map(String::as_str), Some("jan@example.nl"));
    assert!(flash.errors.contains_key("email"));
    let ticked = |who| flash.values.contains_key(&Flash::tick("signers[]", who));
    assert!(ticked("jan") && ticked("piet") && !ticked("els"), "each box of a list");
    assert!(!page.body.contains("canary-secret") && !page.body.contains("424242"), "{}", page.body);
    assert!(page.header("set-cookie").starts_with("flash=;") && page.header("set-cookie").contains("Max-Age=0"));

    assert_eq!(server.send("GET", "/page", &[("Accept", "text/html")], "").await.body, "nothing");
    for forged in ["flash=", "flash=x", "flash=../../x", "other=1"] {
        assert_eq!(
            server.send("GET", "/page", &[("Accept", "text/html"), ("Cookie", forged)], "").await.body,
            "nothing",
            "{forged}"
        );
    }
}

#[tokio::test]
async fn an_error_that_is_not_ours_has_the_fixed_page() {
    let server = server().await;
    let answer = server.post_form("/api/odd", &[], "back=%2Fpage").await;
    assert_eq!((answer.status, answer.header("location")), (500, ""));
    assert!(answer.body.contains(answer.header("x-request-id")) && !answer.body.contains("relation"));
}

#[tokio::test]
async fn a_script_gets_the_answer_itself() {
    let server = server().await;
    let script = [
        ("Accept", "application/json"),
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("Sec-Fetch-Site", "same-origin"),
    ];
    let answer = server.send("POST", "/api/act", &script, "fail=not-found").await;
    assert_eq!((answer.status, answer.header("content-type")), (404, "application/json"));
    assert!(answer.body.contains("not-found"));
    let answer = server.send("POST", "/api/act", &script, "target=%2Fnew").await;
    assert_eq!((answer.status, answer.header("location")), (200, "/new"));
}

#[tokio::test]
async fn a_form_from_elsewhere_changes_nothing() {
    let server = server().await;
    for site in ["cross-site", "same-site", "none"] {
        let headers =
            [("Accept", "text/html"), ("Content-Type", "application/x-www-form-urlencoded"), ("Sec-Fetch-Site", site)];
        let answer = server.send("POST", "/api/act", &headers, "back=%2Fpage").await;
        assert_eq!((answer.status, answer.header("location")), (403, ""), "{site}");
        assert!(answer.all("set-cookie").is_empty());
    }
}
