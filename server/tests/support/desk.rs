//! An employee at work, by plain requests.

use portal_core::{annual_accounts, clients, demo, scope::Origin, sessions};
use portal_types::{annual_accounts::StartAnnualAccounts, clients::NewClient};

use super::{Answer, TestServer};

/// Signed in at the first demo firm, with annual accounts to upload to.
pub struct Desk<'a> {
    pub server: &'a TestServer,
    pub cookie: String,
    /// Path of the annual accounts.
    pub accounts: String,
}

impl<'a> Desk<'a> {
    pub async fn new(server: &'a TestServer) -> Self {
        assert_eq!(server.get("/readyz").await.status, 200);
        demo::fill(&server.portal, 6).await.expect("demo data");
        let form = format!("email=milan@devries.example&password={}", demo::PASSWORD);
        let entered = server.post_form("/api/sign-in", &[], &form).await;
        let session =
            entered.all("set-cookie").into_iter().find_map(|cookie| cookie.split(';').next()?.strip_prefix("session="));
        let token = session.expect("a session");
        let cookie = format!("session={token}");
        let session = sessions::resolve(&server.portal, token).await.expect("a read").expect("a session");
        let scope = sessions::employee_scope(&server.portal, &session, "devries", Origin::default());
        let scope = scope.await.expect("an employee");
        let client = NewClient {
            name: "Van de proef B.V.".to_owned(),
            legal_form: "BV".to_owned(),
            tier: "collaborate".to_owned(),
            contact_name: "Noor".to_owned(),
            contact_email: "noor@proef.example".to_owned(),
            contact_language: "nl".to_owned(),
            contact_authority: "alone".to_owned(),
            ..NewClient::default()
        };
        let client = clients::create(&server.portal, &scope, &client).await.expect("a client");
        let year = StartAnnualAccounts { year: "2025".to_owned() };
        let accounts = annual_accounts::start(&server.portal, &scope, client, &year).await.expect("annual accounts");
        Self { server, cookie, accounts: format!("/devries/office/annual-accounts/{accounts}") }
    }

    pub async fn page(&self, path: &str) -> Answer {
        self.server.send("GET", path, &[("Accept", "text/html,*/*"), ("Cookie", &self.cookie)], "").await
    }

    /// Sends a multipart body to the upload route.
    pub async fn upload(&self, body: &str, more: &[(&str, &str)]) -> Answer {
        let path = format!("{}/report", self.accounts);
        let mut headers = vec![
            ("Accept", "text/html"),
            ("Sec-Fetch-Site", "same-origin"),
            ("Content-Type", "multipart/form-data; boundary=grens"),
            ("Cookie", self.cookie.as_str()),
        ];
        headers.extend_from_slice(more);
        self.server.send("POST", &path, &headers, body).await
    }

    /// The names of the versions, newest first, as the page shows them.
    pub async fn names(&self) -> Vec<String> {
        let page = self.page(&self.accounts).await.body.replace("<!>", "");
        page.split("<p class=\"file-name\">")
            .skip(1)
            .filter_map(|rest| Some(rest.split_once("</p>")?.0.to_owned()))
            .collect()
    }
}

/// A multipart body with one file.
pub fn file(name: &str, content: &str) -> String {
    format!(
        "--grens\r\nContent-Disposition: form-data; name=\"report\"; filename=\"{name}\"\r\n\
         Content-Type: application/pdf\r\n\r\n{content}\r\n--grens--\r\n"
    )
}

/// Every file below a folder.
pub fn stored(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        match entry.file_type().unwrap().is_dir() {
            true => found.extend(stored(&entry.path())),
            false => found.push(entry.path()),
        }
    }
    found
}
