//! The viewer through its router.

use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use chrono::{DateTime, TimeDelta};
use portal_core::mail::{Mail, Recipient, Transport};
use portal_types::Language;
use tower::ServiceExt;
use uuid::Uuid;

use super::{
    page::{Piece, pieces},
    router,
};

struct Answer {
    status: StatusCode,
    policy: String,
    body: String,
}

struct Box {
    data: tempfile::TempDir,
}

impl Box {
    /// A mailbox with `count` mails, one per second.
    async fn with(count: u32) -> Self {
        let data = tempfile::tempdir().unwrap();
        let transport = Transport::parse("mailbox:", "portaal@portaal.example", data.path()).unwrap();
        for number in 0..count {
            let at = DateTime::from_timestamp(1_796_548_500, 0).unwrap() + TimeDelta::seconds(i64::from(number));
            transport.send(&mail(number), at).await.unwrap();
        }
        Self { data }
    }

    async fn get(&self, path: &str) -> Answer {
        let request = Request::get(path).header(header::ACCEPT_LANGUAGE, "nl").body(Body::empty()).unwrap();
        let answer = router(self.data.path().join("mail"), None).oneshot(request).await.unwrap();
        Answer {
            status: answer.status(),
            policy: answer
                .headers()
                .get(header::CONTENT_SECURITY_POLICY)
                .map(|value| value.to_str().unwrap().to_owned())
                .unwrap_or_default(),
            body: String::from_utf8(to_bytes(answer.into_body(), 1 << 20).await.unwrap().to_vec()).unwrap(),
        }
    }
}

fn mail(number: u32) -> Mail {
    Mail {
        id: Uuid::from_u128(u128::from(number)),
        to: Recipient { name: "Zoë <b>Jansen</b>".into(), email: "zoe@jansen.example".into() },
        from_name: "De Vries Accountants".into(),
        reply_to: None,
        language: Language::Nl,
        subject: format!("Mail {number} <script>alert(1)</script>"),
        text: "Beste Zoë,\n\nOpen:\nhttps://portaal.example/devries/open/abc?x=1&y=2\n<script>alert(2)</script>\n".into(),
        html: "<!DOCTYPE html><html><head><title>x</title></head><body><p style=\"color:red\">Zoë <script>alert(3)</script></p></body></html>".into(),
        attachment: None,
    }
}

fn name(number: u32) -> String {
    let at = DateTime::from_timestamp(1_796_548_500 + i64::from(number), 0).unwrap();
    format!("{}.000000Z-{}.eml", at.format("%Y%m%dT%H%M%S"), Uuid::from_u128(u128::from(number)))
}

#[tokio::test]
async fn newest_first_and_paged() {
    let mailbox = Box::with(53).await;
    let first = mailbox.get("/dev/mail").await;
    assert_eq!(first.status, StatusCode::OK);
    let links = |body: &str| -> Vec<String> {
        body.split("href=\"/dev/mail/")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap().to_owned())
            .filter(|link| link != "style.css")
            .collect()
    };
    assert_eq!(links(&first.body), (3..53).rev().map(name).collect::<Vec<_>>());
    assert!(first.body.contains("Zoë &lt;b&gt;Jansen&lt;&#x2f;b&gt; &lt;zoe@jansen.example&gt;"), "{}", first.body);
    assert!(first.body.contains("Mail 52 &lt;script"));
    assert!(first.body.contains("6 december 2026"), "{}", &first.body[..900]);
    let second = mailbox.get(&format!("/dev/mail?before={}", name(3))).await;
    assert_eq!(links(&second.body), [name(2), name(1), name(0)]);
    assert!(first.body.contains(&format!("/dev/mail?before={}", name(3))));
    assert!(!second.body.contains("?before="));
}

#[tokio::test]
async fn an_empty_mailbox_says_what_to_do() {
    let mailbox = Box::with(0).await;
    let answer = mailbox.get("/dev/mail").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.contains("Er zijn nog geen mails"));
}

#[tokio::test]
async fn one_mail_is_shown_and_cannot_run() {
    let mailbox = Box::with(1).await;
    let page = mailbox.get(&format!("/dev/mail/{}", name(0))).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains("<script"), "{}", page.body);
    let address = "https:&#x2f;&#x2f;portaal.example&#x2f;devries&#x2f;open&#x2f;abc?x=1&amp;y=2";
    assert!(page.body.contains(&format!("<a href=\"{address}\" rel=\"noreferrer\">{address}</a>")), "{}", page.body);
    assert!(page.body.contains("Auto-Submitted") && page.body.contains("auto-generated"));
    assert!(page.body.contains(&format!("src=\"/dev/mail/{}/html\" sandbox=\"allow-popups ", name(0))));
    assert!(!page.body.contains("allow-scripts") && !page.body.contains("allow-same-origin"));
    assert!(page.policy.starts_with("default-src 'none'; style-src 'self'; frame-src 'self'"), "{}", page.policy);

    let html = mailbox.get(&format!("/dev/mail/{}/html", name(0))).await;
    assert_eq!(html.status, StatusCode::OK);
    assert!(html.body.contains("<p style=\"color:red\">Zoë"));
    assert!(html.body.contains("<head><base target=\"_top\">"));
    for part in [
        "default-src 'none';",
        "style-src 'unsafe-inline';",
        "; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation",
        "frame-ancestors 'self'",
    ] {
        assert!(html.policy.contains(part), "{part} in {}", html.policy);
    }
    assert!(!html.policy.contains("script"), "{}", html.policy);
}

#[tokio::test]
async fn only_mails_can_be_read() {
    let mailbox = Box::with(1).await;
    std::fs::write(mailbox.data.path().join("secret"), "geheim").unwrap();
    std::fs::write(mailbox.data.path().join("mail/notes.txt"), "geheim").unwrap();
    for path in [
        "../secret",
        "..%2Fsecret",
        "%2e%2e%2fsecret",
        "notes.txt",
        "..",
        ".",
        "%00",
        "%2Fetc%2Fpasswd",
        &format!("{}%00", name(0)),
        &format!("x%2F..%2F{}", name(0)),
        &format!(".{}", name(0)),
        &name(7),
        "style.css%2F..%2Fnotes.txt",
    ] {
        for path in [format!("/dev/mail/{path}"), format!("/dev/mail/{path}/html")] {
            let answer = mailbox.get(&path).await;
            assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
            assert!(!answer.body.contains("geheim"), "{path}");
        }
    }
    assert_eq!(mailbox.get("/dev/mail?before=../secret").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn style_is_a_style_sheet() {
    let answer = Box::with(0).await.get("/dev/mail/style.css").await;
    assert!(answer.status.is_success() && answer.body.contains("color-scheme"));
}

#[test]
fn addresses_become_links_and_nothing_else() {
    let text = |text| Piece { text, link: false };
    assert_eq!(
        pieces("a https://x.example/ javascript:x\nhttp://y\n"),
        [
            text("a"),
            text(" "),
            Piece { text: "https://x.example/", link: true },
            text(" "),
            text("javascript:x"),
            text("\n"),
            Piece { text: "http://y", link: true },
            text("\n"),
        ]
    );
}
