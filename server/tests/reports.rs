//! APP-3, LNK-3 over HTTP: the bytes that were stored, whole or in parts, or none.

use crate::support::{
    TestServer,
    desk::{Desk, file, stored},
};

const PDF: &str = "%PDF-1.7\n% 0123456789\n";

async fn uploaded(desk: &Desk<'_>) -> String {
    assert_eq!(desk.upload(&file("r.pdf", PDF), &[]).await.status, 303);
    let page = desk.page(&desk.accounts).await.body;
    let rest = page.split("/devries/office/reports/").nth(1).expect("a report");
    format!("/devries/office/reports/{}", rest.split('"').next().unwrap())
}

#[tokio::test]
async fn a_broken_download_goes_on_where_it_broke() {
    let server = TestServer::start().await;
    let desk = Desk::new(&server).await;
    let path = uploaded(&desk).await;
    let get = |more: Vec<(&'static str, String)>| {
        let (desk, path, server) = (&desk, &path, &server);
        async move {
            let mut headers = vec![("Cookie", desk.cookie.as_str())];
            headers.extend(more.iter().map(|(name, value)| (*name, value.as_str())));
            server.send("GET", path, &headers, "").await
        }
    };
    let whole = get(vec![]).await;
    assert_eq!((whole.status, whole.body.as_str(), whole.header("accept-ranges")), (200, PDF, "bytes"));
    let tag = whole.header("etag").to_owned();
    let rest = get(vec![("Range", "bytes=11-".to_owned()), ("If-Range", tag.clone())]).await;
    assert_eq!((rest.status, rest.body.as_str()), (206, &PDF[11..]));
    assert_eq!(rest.header("content-range"), format!("bytes 11-{}/{}", PDF.len() - 1, PDF.len()));
    let other = get(vec![("Range", "bytes=11-".to_owned()), ("If-Range", "\"another\"".to_owned())]).await;
    assert_eq!((other.status, other.body.as_str()), (200, PDF));
    let beyond = get(vec![("Range", "bytes=500-".to_owned())]).await;
    assert_eq!((beyond.status, beyond.body.contains("PDF")), (416, false));
    let head = server.send("HEAD", &path, &[("Cookie", &desk.cookie)], "").await;
    assert_eq!(
        (head.status, head.body.as_str(), head.header("content-length")),
        (200, "", PDF.len().to_string().as_str())
    );
}

#[tokio::test]
async fn changed_bytes_are_not_given() {
    let server = TestServer::start().await;
    let desk = Desk::new(&server).await;
    let path = uploaded(&desk).await;
    let (_, damaged) = server.portal.check_files().await.unwrap();
    assert!(damaged.is_empty());
    for file in stored(&server.portal.settings.data_dir.join("files")) {
        let mut bytes = std::fs::read(&file).unwrap();
        if bytes == PDF.as_bytes() {
            bytes[12] ^= 1;
            std::fs::write(&file, bytes).unwrap();
        }
    }
    let answer = server.send("GET", &path, &[("Cookie", &desk.cookie)], "").await;
    assert_eq!(answer.status, 500);
    assert!(!answer.body.contains("%PDF") && !answer.body.contains("stored"), "{}", answer.body);
    assert_eq!(server.portal.check_files().await.unwrap().1.len(), 1);
}
