//! UPL-1, UPL-2, UPL-5, APP-5 over HTTP: names, types, sizes and repetitions.

use std::time::{Duration, Instant};

use tokio::{io::AsyncWriteExt, net::TcpStream};

use crate::support::{
    Answer, TestServer,
    desk::{Desk, file, stored},
    raw_until_closed,
};

const PDF: &str = "%PDF-1.7\n% een rapport\n";

/// What waits for the next page of whoever got this answer.
fn was_refused(answer: &Answer) -> bool {
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.all("set-cookie").iter().any(|cookie| cookie.starts_with("flash="))
}

fn hostile_names() -> Vec<String> {
    let mut names: Vec<String> = [
        "../../../../tmp/canary",
        "..%2f..%2fcanary",
        "/etc/canary",
        "C:\\canary.pdf",
        "\\\\host\\share\\canary",
        "con",
        "nul.pdf",
        ".canary",
        "canary\u{0}.pdf",
        "a;filename=b.exe",
        "a'b.pdf",
        "%00.pdf",
        "....//canary",
        "a\u{202e}fdp.exe",
        "<script>x</script>",
        "${HOME}",
        "`id`",
        "a|b",
        "a&b",
        "~root",
        "-rf",
        " ",
        ".",
        "..",
        "a/b/c.pdf",
        "\u{feff}.pdf",
        "\u{1f600}.pdf",
        "e\u{301}.pdf",
        "KELVIN\u{212a}.pdf",
    ]
    .map(str::to_owned)
    .to_vec();
    names.push("x".repeat(4_096));
    for depth in 1..=30 {
        names.push(format!("{}canary-{depth}", "../".repeat(depth)));
        names.push(format!("{}canary-{depth}.pdf", "..\\".repeat(depth)));
        names.push(format!("{}canary", "%2e%2e%2f".repeat(depth)));
    }
    for code in 1..=90_u8 {
        names.push(format!("a{}b.pdf", char::from(code)));
    }
    names
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_name_leaves_the_store_or_the_header() {
    let server = TestServer::start().await;
    let desk = Desk::new(&server).await;
    let data = server.portal.settings.data_dir.clone();
    let beside = |folder: &std::path::Path| {
        let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = beside(&data);
    let names = hostile_names();
    assert!(names.len() >= 200, "{}", names.len());
    let mut kept = 0;
    for name in &names {
        // What cannot stand in a header of a form is sent as browsers do: escaped.
        let sent = name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
        let answer = desk.upload(&file(&sent, PDF), &[]).await;
        if answer.status == 303 && !was_refused(&answer) {
            kept += 1;
            let page = desk.page(&desk.accounts).await.body;
            let at = page.split("/devries/office/reports/").nth(1).unwrap().split('"').next().unwrap();
            let got = desk.page(&format!("/devries/office/reports/{at}")).await;
            assert_eq!((got.status, got.body.as_str()), (200, PDF), "{name:?}");
            let disposition = got.header("content-disposition");
            assert_eq!(disposition.matches("filename=").count(), 1, "{name:?}: {disposition}");
            assert_eq!(got.header("content-type"), "application/pdf", "{name:?}");
            assert!(got.header("content-security-policy").contains("sandbox"), "{name:?}");
        }
    }
    assert!(kept > 150, "{kept} of {}", names.len());
    assert_eq!(beside(&data), before, "nothing beside the store");
    assert!(desk.names().await.iter().all(|name| name.to_lowercase().ends_with(".pdf")));
}

/// Bytes decide: what could be something else to a browser is refused, and what passes is a download.
#[tokio::test]
async fn only_a_pdf_is_a_pdf() {
    let server = TestServer::start().await;
    let desk = Desk::new(&server).await;
    for other in [
        "GIF89a/*%PDF-1.7*/=1;alert(1)",
        "<html><script>alert(1)</script>%PDF-1.7",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"/>",
        "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"/>",
        "From: x\nMIME-Version: 1.0\n\n<html>",
        "[InternetShortcut]\nURL=file:///",
        "PK\u{3}\u{4}word/vbaProject.bin",
        "MZ\u{90}",
        "",
        "%PD",
        "%PDF",
        " ",
        "%!PS-Adobe-3.0",
    ] {
        assert!(was_refused(&desk.upload(&file("rapport.pdf", other), &[]).await), "{other:?}");
    }
    assert!(desk.names().await.is_empty());
    let polyglot = format!("{PDF}<html><script>alert(1)</script>");
    assert!(!was_refused(&desk.upload(&file("rapport.html", &polyglot), &[]).await));
    assert_eq!(desk.names().await, ["rapport.html.pdf"]);
}

#[tokio::test]
async fn a_form_that_comes_twice_makes_one_version() {
    let server = TestServer::start().await;
    let desk = Desk::new(&server).await;
    let keyed = |key: &str, content: &str| {
        format!(
            "--grens\r\nContent-Disposition: form-data; name=\"submission\"\r\n\r\n{key}\r\n{}",
            file("r.pdf", content)
        )
    };
    for _ in 0..3 {
        assert!(!was_refused(&desk.upload(&keyed("k1", PDF), &[]).await));
    }
    assert_eq!(desk.names().await.len(), 1);
    let other = format!("{PDF}% anders\n");
    assert!(was_refused(&desk.upload(&keyed("k1", &other), &[]).await), "another file under the same key");
    assert!(!was_refused(&desk.upload(&keyed("k2", &other), &[]).await));
    assert_eq!(desk.names().await.len(), 2);
    let all = stored(&server.portal.settings.data_dir.join("files"));
    let files = all.iter().filter(|path| !path.ends_with("health")).count();
    assert_eq!((files, server.portal.check_files().await.unwrap().0), (11, 11), "no bytes without a row stay behind");
    let long = keyed(&"k".repeat(2_000), PDF);
    assert!(was_refused(&desk.upload(&long, &[]).await), "a field without end");
}

/// Half a file is no file: nothing is kept of what was given up.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_given_up_or_too_large_leaves_nothing() {
    let server = TestServer::configured(&[("AKKOORD_MAX_REPORT_BYTES", "1000000")], |_| ()).await;
    let desk = Desk::new(&server).await;
    let head = |length: &str| {
        format!(
            "POST {}/report HTTP/1.1\r\nHost: {}\r\nAccept: text/html\r\nSec-Fetch-Site: same-origin\r\nCookie: {}\r\n\
             Content-Type: multipart/form-data; boundary=grens\r\nConnection: close\r\n{length}\r\n",
            desk.accounts, server.host, desk.cookie
        )
    };
    let whole = file("groot.pdf", &format!("{PDF}{}", "x".repeat(200_000)));
    for _ in 0..50 {
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        stream.write_all(head(&format!("Content-Length: {}\r\n", whole.len())).as_bytes()).await.unwrap();
        stream.write_all(&whole.as_bytes()[..100_000]).await.unwrap();
        drop(stream);
    }
    // Without a length, more than the limit: cut while it streams.
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(head("Transfer-Encoding: chunked\r\n").as_bytes()).await.unwrap();
    let start = file("groot.pdf", PDF).split("\r\n--grens--").next().unwrap().to_owned();
    let mut sent = stream.write_all(format!("{:x}\r\n{start}\r\n", start.len()).as_bytes()).await;
    let chunk = format!("10000\r\n{}\r\n", "x".repeat(0x10000));
    for _ in 0..400 {
        if sent.is_err() {
            break;
        }
        sent = stream.write_all(chunk.as_bytes()).await;
    }
    if sent.is_ok() {
        assert!(was_refused(&Answer::parse(&raw_until_closed(&mut stream).await)));
    }
    // With a length, nothing has to be sent to be refused.
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(head("Content-Length: 2000000000\r\n").as_bytes()).await.unwrap();
    assert!(was_refused(&Answer::parse(&raw_until_closed(&mut stream).await)));

    let left = || std::fs::read_dir(server.portal.settings.data_dir.join("tmp")).map_or(0, Iterator::count);
    let begun = Instant::now();
    while left() > 0 && begun.elapsed() < Duration::from_secs(10) {
        tokio::task::yield_now().await;
    }
    assert_eq!(left(), 0);
    assert!(desk.names().await.is_empty());
    assert!(!was_refused(&desk.upload(&file("klein.pdf", PDF), &[]).await), "and the next one is taken");
}
