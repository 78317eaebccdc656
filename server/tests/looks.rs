//! AUD-5 over HTTP: who of the firm looked at a report is recorded once a day, and only when there was something to see.

use portal_core::{audit, scope::Origin, sessions};

use crate::support::{
    TestServer,
    desk::{Desk, file},
};

/// Types and requests of the records about the desk's annual accounts, oldest first.
async fn recorded(desk: &Desk<'_>) -> Vec<(String, String)> {
    let portal = &desk.server.portal;
    let token = desk.cookie.strip_prefix("session=").unwrap();
    let session = sessions::resolve(portal, token).await.unwrap().unwrap();
    let scope = sessions::employee_scope(portal, &session, "devries", Origin::default()).await.unwrap();
    let item = desk.accounts.rsplit('/').next().unwrap().parse().unwrap();
    let mut tx = portal.db.read(&scope).await.unwrap();
    let records = audit::store::of_item(&mut tx, &scope, item).await.unwrap();
    records.into_iter().map(|record| (record.event, record.request_id)).collect()
}

async fn looks(desk: &Desk<'_>) -> Vec<String> {
    let by_firm = |event: &String| event.ends_with("-by-firm");
    recorded(desk).await.into_iter().map(|(event, _)| event).filter(by_firm).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_employee_who_looks_is_recorded() {
    let server = TestServer::start().await;
    let desk = Desk::new(&server).await;
    assert_eq!(desk.upload(&file("r.pdf", "%PDF-1.7\n% een\n"), &[]).await.status, 303);
    let page = desk.page(&desk.accounts).await.body;
    let path = page.split("/devries/office/reports/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let path = format!("/devries/office/reports/{path}");
    let cookie = ("Cookie", desk.cookie.as_str());
    let get = |path: String| {
        let server = &server;
        async move { server.send("GET", &path, &[cookie], "").await.status }
    };

    // What there is, the rest of it, a page that cannot be drawn, a proof that is not there: nothing was seen.
    assert_eq!(server.send("HEAD", &path, &[cookie], "").await.status, 200);
    assert_eq!(server.send("GET", &path, &[cookie, ("Range", "bytes=4-")], "").await.status, 206);
    let folder = path.trim_end_matches("/report.pdf").to_owned();
    assert_eq!(get(format!("{folder}/pages/1")).await, 200, "words in its place");
    assert_eq!(get(format!("{folder}/proof.pdf")).await, 404);
    assert_eq!(server.send("GET", &path, &[], "").await.status, 401);
    assert_eq!(looks(&desk).await, Vec::<String>::new());

    for _ in 0..3 {
        assert_eq!(get(path.clone()).await, 200);
    }
    assert_eq!(looks(&desk).await, ["report.downloaded-by-firm"]);
    assert_eq!(desk.upload(&file("r.pdf", "%PDF-1.7\n% twee\n"), &[]).await.status, 303);
    let compare = desk.page(&desk.accounts).await.body;
    let compare =
        compare.split("href=\"").filter_map(|rest| rest.split('"').next()).find(|href| href.contains("compare"));
    let compare = compare.expect("a comparison").replace("&amp;", "&");
    assert_eq!(server.send("HEAD", &compare, &[cookie], "").await.status, 200);
    assert_eq!(looks(&desk).await.len(), 1);
    for _ in 0..2 {
        assert_eq!(desk.page(&compare).await.status, 200);
    }
    assert_eq!(looks(&desk).await, ["report.downloaded-by-firm", "report.compared-by-firm"]);
}

/// Every request has a number, which its records carry.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_record_names_its_request() {
    let server = TestServer::start().await;
    let desk = Desk::new(&server).await;
    let uploaded = desk.upload(&file("r.pdf", "%PDF-1.7\n% een\n"), &[]).await;
    let records = recorded(&desk).await;
    let (event, request) = records.last().unwrap();
    assert_eq!((event.as_str(), request.as_str()), ("accounts.version-added", uploaded.header("x-request-id")));
}
