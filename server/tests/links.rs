//! LNK-3 over HTTP: a view that was interrupted goes on, in its own browser only; and what a dead link offers.

use std::time::Duration;

use portal_core::{
    annual_accounts, demo, firms,
    links::{self, list::Place},
    mail::mailbox::{self, Opened},
    scope::Origin,
    sessions,
};
use portal_types::{links::Wanted, sign_in::SignIn};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

use crate::support::{
    Answer, TestServer,
    desk::{Desk, file},
};

const RECIPIENT: &str = "noor@proef.example";
const PATIENCE: Duration = Duration::from_secs(30);

/// Everything that was mailed to the recipient.
fn tokens(server: &TestServer) -> Vec<String> {
    let folder = server.portal.mail.mailbox().unwrap();
    let read = |name: &mailbox::MailName| Opened::whole(&mailbox::read(folder, name).unwrap()).unwrap();
    let letters = mailbox::names(folder).unwrap().iter().map(read).collect::<Vec<_>>();
    let token = |letter: &Opened| Some(letter.text.split_once("/open/")?.1.split_whitespace().next()?.to_owned());
    letters.iter().filter(|letter| letter.to.contains(RECIPIENT)).filter_map(token).collect()
}

async fn token(server: &TestServer, number: usize) -> String {
    let arrived = timeout(PATIENCE, async {
        loop {
            if let Some(token) = tokens(server).get(number) {
                return token.clone();
            }
            tokio::task::yield_now().await;
        }
    });
    arrived.await.expect("the mail arrives")
}

/// A report of this text, shared for viewing; the token that was mailed.
async fn share(server: &TestServer, text: &str) -> String {
    let desk = Desk::new(server).await;
    assert_eq!(desk.upload(&file("r.pdf", text), &[]).await.status, 303);
    let id = desk.accounts.rsplit('/').next().unwrap();
    let form = format!("firm=devries&accounts={id}&purpose=view");
    assert_eq!(server.post_form("/api/annual-accounts/share", &[("Cookie", &desk.cookie)], &form).await.status, 303);
    token(server, 0).await
}

fn set_cookie(answer: &Answer, prefix: &str) -> Option<String> {
    let named = answer.all("set-cookie").into_iter().find(|line| line.starts_with(prefix))?;
    named.split(';').next().map(str::to_owned)
}

/// Lands in a browser with these cookies: the page, and the cookie and the nonce for its form.
async fn land(server: &TestServer, token: &str, cookies: &str) -> (Answer, String, String) {
    let headers = [("Accept", "text/html,*/*"), ("Cookie", cookies)];
    let page = server.send("GET", &format!("/devries/open/{token}"), &headers, "").await;
    let field = page.body.split("name=\"nonce\" value=\"").nth(1).unwrap_or_default();
    let nonce = field.split('"').next().unwrap_or_default().to_owned();
    let cookie = set_cookie(&page, "landing=").unwrap_or_else(|| cookies.to_owned());
    (page, cookie, nonce)
}

async fn post(server: &TestServer, act: &str, token: &str, cookie: &str, nonce: &str) -> Answer {
    let form = format!("firm=devries&token={token}&nonce={nonce}&back=/devries/open/{token}%3Fasked");
    server.post_form(&format!("/api/links/{act}"), &[("Cookie", cookie)], &form).await
}

/// Asks for the report and hangs up after so many bytes of it.
async fn hang_up(server: &TestServer, path: &str, cookies: &str, after: usize) -> String {
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: {cookies}\r\n\r\n", server.host);
    stream.write_all(request.as_bytes()).await.unwrap();
    let (mut seen, mut buffer) = (Vec::new(), vec![0; 16 * 1024]);
    loop {
        let head = seen.windows(4).position(|four| four == b"\r\n\r\n").map(|at| at + 4);
        if let Some(body) = head.filter(|head| seen.len() >= head + after) {
            return String::from_utf8(seen[body..body + after].to_vec()).unwrap();
        }
        let count = timeout(PATIENCE, stream.read(&mut buffer)).await.unwrap().unwrap();
        assert!(count > 0, "the answer ends too soon");
        seen.extend_from_slice(&buffer[..count]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_interrupted_view_goes_on() {
    let server = TestServer::start().await;
    let lines: String = (0..60_000).map(|line| format!("% line {line:>16}\n")).collect();
    let report = format!("%PDF-1.7\n{lines}");
    let token = share(&server, &report).await;
    let (page, landing, nonce) = land(&server, &token, "").await;
    assert_eq!(page.status, 200);
    let pressed = post(&server, "press", &token, &landing, &nonce).await;
    let view = pressed.header("location").to_owned();
    let session = set_cookie(&pressed, "view-").unwrap();
    let (cookies, path) = (format!("{landing}; {session}"), format!("{view}/report.pdf"));
    let get = |path: String, more: Option<(&'static str, String)>| {
        let (server, cookies) = (&server, cookies.clone());
        async move {
            let mut headers = vec![("Accept", "text/html,*/*"), ("Cookie", cookies.as_str())];
            headers.extend(more.as_ref().map(|(name, value)| (*name, value.as_str())));
            server.send("GET", &path, &headers, "").await
        }
    };
    for percent in [0, 50, 99] {
        let begun = hang_up(&server, &path, &cookies, report.len() * percent / 100).await;
        let rest = get(path.clone(), Some(("Range", format!("bytes={}-", begun.len())))).await;
        assert_eq!(rest.status, 206, "{percent} %");
        assert!(begun + &rest.body == report, "the parts are not the report, after {percent} %");
        assert_eq!(get(view.clone(), None).await.status, 200, "loaded anew after {percent} %");
    }
    assert!(get(path.clone(), None).await.body == report, "a whole download after all");
    // The back button, and the press again: the same session.
    let (back, _, _) = land(&server, &token, &cookies).await;
    assert!(back.status == 200 && back.body.contains(&format!("href=\"{view}\"")), "{}", back.status);
    assert_eq!(post(&server, "press", &token, &cookies, &nonce).await.header("location"), view);

    // Another browser: with nothing, with the landing page's cookie, with a made-up session.
    let made_up = format!("{}=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.nl", session.split('=').next().unwrap());
    for other in ["", &landing, &made_up] {
        for address in [&view, &path] {
            let headers = [("Accept", "text/html,*/*"), ("Cookie", other)];
            assert_eq!(server.send("GET", address, &headers, "").await.status, 410, "{address} with {other:?}");
        }
    }
    assert_eq!(land(&server, &token, "").await.0.status, 410);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dead_link_offers_a_new_one_and_tells_nothing() {
    let server = TestServer::start().await;
    let dead = share(&server, "%PDF-1.7\n").await;
    let (_, landing, nonce) = land(&server, &dead, "").await;
    post(&server, "press", &dead, &landing, &nonce).await;

    // Used, made up, and with another signature: the same page, the same answer.
    let forged = format!("{}x", &dead[..dead.len() - 1]);
    let mut answers = Vec::new();
    for token in [&*dead, "geen-link", &forged] {
        let (page, cookie, nonce) = land(&server, token, "").await;
        let asked = post(&server, "ask-again", token, &cookie, &nonce).await;
        let shown = land(&server, &format!("{token}?asked"), &cookie).await.0;
        assert_eq!((page.status, asked.status, shown.status), (410, 303, 410), "{token}");
        assert_eq!(asked.header("location"), format!("/devries/open/{token}?asked"));
        assert!(asked.all("set-cookie").is_empty(), "{:?}", asked.headers);
        let text = shown.body.split("link-asked").nth(1).and_then(|rest| rest.split("</section>").next());
        answers.push(text.expect("the answer").to_owned());
    }
    assert!(answers.windows(2).all(|two| two[0] == two[1]));
    // One of them was somebody's, and its new link opens.
    let fresh = token(&server, 1).await;
    assert_eq!(land(&server, &fresh, "").await.0.status, 200);
    assert_eq!(tokens(&server).len(), 2);

    // From elsewhere than its own page nothing is asked.
    let (_, cookie, nonce) = land(&server, &dead, "").await;
    for (cookie, nonce) in [("", &*nonce), (&cookie, ""), ("landing=BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB", &nonce)] {
        let refused = post(&server, "ask-again", &dead, cookie, nonce).await;
        assert!(refused.all("set-cookie").iter().any(|line| line.starts_with("flash=")), "{:?}", refused.headers);
    }
}

/// How many records tell of a press from elsewhere.
async fn refusals(server: &TestServer) -> usize {
    let firm = firms::find(&server.portal, "devries").await.unwrap().unwrap();
    let form = SignIn { email: "milan@devries.example".to_owned(), password: demo::PASSWORD.to_owned() };
    let origin = Origin::default();
    let (token, _) = sessions::sign_in(&server.portal, &origin, &form, None).await.unwrap();
    let session = sessions::resolve(&server.portal, &token).await.unwrap().unwrap();
    let scope = sessions::employee_scope(&server.portal, &session, &firm.slug, origin).await.unwrap();
    let wanted = Wanted::default();
    let listed = links::list(&server.portal, &scope, &wanted, Place::First);
    let mut found = 0;
    for row in listed.await.unwrap().rows {
        let card = annual_accounts::show(&server.portal, &scope, row.accounts_id).await.unwrap();
        let refused = |entry: &&annual_accounts::timeline::Entry| {
            entry.event == "link.refused" && entry.details["why"] == "not-from-page"
        };
        found += card.timeline.iter().filter(refused).count();
    }
    found
}

/// A scanner that posts, or a browser without cookies: refused, and the firm sees why (AUD-5).
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_press_from_elsewhere_is_refused_and_recorded() {
    let server = TestServer::start().await;
    let token = share(&server, "%PDF-1.7\n").await;
    let (_, cookie, nonce) = land(&server, &token, "").await;
    let cookie = cookie.as_str();
    for (cookie, nonce) in [("", &*nonce), (cookie, ""), ("landing=BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB", &nonce)] {
        let refused = post(&server, "press", &token, cookie, nonce).await;
        assert!(set_cookie(&refused, "view-").is_none(), "{:?}", refused.headers);
    }
    assert_eq!(refusals(&server).await, 1, "once, and it tells why");
    // The human's own press still works.
    assert!(set_cookie(&post(&server, "press", &token, cookie, &nonce).await, "view-").is_some());
}
