//! `/verify` without a script: a file is recognised and not kept, and nobody sends more than a person would.

use crate::support::{Answer, TestServer};

/// What one address may send at once.
const AT_ONCE: usize = 20;
/// What one address may ask at once.
const QUESTIONS: usize = 30;

const SENT: &str = "Uw bestand is verstuurd";
const DEVICE: &str = "Gecontroleerd op uw eigen apparaat";

/// Whether the line that begins so is there without being shown.
fn hidden(page: &str, line: &str) -> bool {
    let (before, _) = page.split_once(&format!(">{line}")).unwrap_or_else(|| panic!("{line} in {page}"));
    before.rsplit('<').next().unwrap().contains("hidden")
}

async fn send(server: &TestServer, address: &str, content: &str) -> Answer {
    let body = format!(
        "--grens\r\nContent-Disposition: form-data; name=\"file\"; filename=\"r.pdf\"\r\n\
         Content-Type: application/pdf\r\n\r\n{content}\r\n--grens--\r\n"
    );
    let headers = [
        ("Accept", "text/html"),
        ("Sec-Fetch-Site", "same-origin"),
        ("Content-Type", "multipart/form-data; boundary=grens"),
        ("X-Forwarded-For", address),
    ];
    server.send("POST", "/verify/file", &headers, &body).await
}

async fn behind_a_proxy() -> TestServer {
    let server = TestServer::configured(&[("AKKOORD_TRUSTED_PROXIES", "127.0.0.1")], |_| ()).await;
    assert_eq!(server.get("/readyz").await.status, 200);
    server
}

#[tokio::test]
async fn a_sent_file_is_recognised_and_the_page_says_that_it_was_sent() {
    let server = behind_a_proxy().await;
    let sent = send(&server, "192.0.2.1", "abc").await;
    let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!((sent.status, sent.header("location")), (303, format!("/verify?sha256={digest}&how=sent").as_str()));
    let page = server.get(sent.header("location")).await.body;
    assert_eq!((hidden(&page, SENT), hidden(&page, DEVICE)), (false, true));
    assert!(page.contains("/pkg/verify."), "the script that keeps files where they are");
    let device = server.get(&format!("/verify?sha256={digest}&how=device")).await.body;
    assert_eq!((hidden(&device, SENT), hidden(&device, DEVICE)), (true, false));
    // Nothing was checked yet, whatever the address says.
    let nothing = server.get("/verify?how=device").await.body;
    assert_eq!((hidden(&nothing, SENT), hidden(&nothing, DEVICE)), (true, true));
    // Elsewhere that script has no business.
    assert!(!server.get("/").await.body.contains("/pkg/verify."));
}

#[tokio::test]
async fn one_subscriber_sends_so_many_files_from_however_many_addresses() {
    let server = behind_a_proxy().await;
    for n in 0..AT_ONCE {
        let answer = send(&server, &format!("2001:db8:1:2::{n:x}"), "abc").await;
        assert!(answer.header("location").contains("sha256="), "{n}: {}", answer.header("location"));
    }
    let refused = send(&server, "2001:db8:1:2:ffff::1", "abc").await;
    assert_eq!((refused.status, refused.header("location")), (303, "/verify"));
    assert!(refused.all("set-cookie").iter().any(|cookie| cookie.starts_with("flash=")), "and says why");
    // His neighbour, and somebody else, may.
    for other in ["2001:db8:1:3::1", "192.0.2.1"] {
        assert!(send(&server, other, "abc").await.header("location").contains("sha256="), "{other}");
    }
}

#[tokio::test]
async fn one_subscriber_asks_so_often_from_however_many_addresses() {
    let server = behind_a_proxy().await;
    let ask = async |address: &str| {
        let path = format!("/verify?sha256={}", "0".repeat(64));
        server.send("GET", &path, &[("Accept", "text/html"), ("X-Forwarded-For", address)], "").await.status
    };
    for n in 0..QUESTIONS {
        assert_eq!(ask(&format!("2001:db8:1:2::{n:x}")).await, 200, "{n}");
    }
    assert_eq!(ask("2001:db8:1:2:abcd::").await, 429);
    assert_eq!(ask("2001:db8:1:3::").await, 200);
}
