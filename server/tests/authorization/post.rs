//! How requests are made.

use super::people::Persona;
use crate::support::{Answer, TestServer};

const FORM: &str = "application/x-www-form-urlencoded";
const FILE: &str = "multipart/form-data; boundary=grens";

/// What a persona's browser sends along. The one secret it has takes the place of every cookie that could open
/// something: the session's, the landing page's and the viewing session's of the link in question.
pub fn cookies(persona: &Persona, link: Option<&str>) -> String {
    let Some(token) = &persona.token else { return String::new() };
    let mut cookies = format!("session={token}; landing={}", "A".repeat(32));
    if let Some(link) = link {
        cookies.push_str(&format!("; view-{}={token}", link.replace('-', "")));
    }
    cookies
}

/// A page as a browser asks for it.
pub async fn get(server: &TestServer, path: &str, cookies: &str) -> Answer {
    let mut headers = vec![("Accept", "text/html,*/*")];
    headers.extend((!cookies.is_empty()).then_some(("Cookie", cookies)));
    server.send("GET", path, &headers, "").await
}

/// A server function as our own script calls it.
pub async fn call(server: &TestServer, path: &str, cookies: &str, form: &str) -> Answer {
    send(server, path, cookies, FORM, form).await
}

/// A file as our own script sends it.
pub async fn upload(server: &TestServer, path: &str, cookies: &str, content: &str) -> Answer {
    let body = format!(
        "--grens\r\nContent-Disposition: form-data; name=\"report\"; filename=\"gat.pdf\"\r\n\
         Content-Type: application/pdf\r\n\r\n{content}\r\n--grens--\r\n"
    );
    send(server, path, cookies, FILE, &body).await
}

/// A file of clients, the same way.
pub async fn file(server: &TestServer, path: &str, cookies: &str, content: &str) -> Answer {
    let body = format!(
        "--grens\r\nContent-Disposition: form-data; name=\"file\"; filename=\"gat.csv\"\r\n\
         Content-Type: text/csv\r\n\r\n{content}\r\n--grens--\r\n"
    );
    send(server, path, cookies, FILE, &body).await
}

async fn send(server: &TestServer, path: &str, cookies: &str, kind: &str, body: &str) -> Answer {
    let mut headers = vec![("Accept", "application/json"), ("Sec-Fetch-Site", "same-origin"), ("Content-Type", kind)];
    headers.extend((!cookies.is_empty()).then_some(("Cookie", cookies)));
    server.send("POST", path, &headers, body).await
}
