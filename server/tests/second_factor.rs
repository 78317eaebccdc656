//! AUT-1, AUT-4, SES-1 over HTTP: what a password opens, what a code opens, and where nothing opens without one.

use portal_core::{
    demo, firms,
    people::{NewEmployee, add_employee},
    testing::app_code,
};
use portal_types::{EmailAddress, Language, Role};

use crate::support::{Answer, TestServer};

const CLIENTS: &str = "/devries/office/clients";
const SANNE: &str = "sanne@devries.example";

async fn server() -> (TestServer, String) {
    let server = TestServer::start().await;
    assert_eq!(server.get("/readyz").await.status, 200);
    let people = demo::fill_with_factors(&server.portal, 6).await.unwrap();
    let sanne = people.into_iter().find(|one| one.email == SANNE).unwrap();
    (server, sanne.totp_secret.expect("a secret"))
}

fn cookie(answer: &Answer, name: &str) -> Option<String> {
    let pair = |cookie: &str| cookie.split(';').next().unwrap().to_owned();
    let given = |pair: &String| pair.starts_with(&format!("{name}=")) && pair.len() > name.len() + 1;
    answer.all("set-cookie").into_iter().map(pair).find(given)
}

async fn page(server: &TestServer, path: &str, cookies: &str) -> Answer {
    server.send("GET", path, &[("Accept", "text/html,*/*"), ("Cookie", cookies)], "").await
}

async fn password(server: &TestServer, email: &str) -> Answer {
    let form = format!("email={email}&password={}&next=%2Fdevries%2Foffice%2Flinks", demo::PASSWORD);
    server.post_form("/api/sign-in", &[], &form).await
}

async fn give(server: &TestServer, code: &str, cookies: &str) -> Answer {
    let form = format!("code={code}&next=%2Fdevries%2Foffice%2Flinks&back=%2Fsign-in%2Fcode");
    server.post_form("/api/sign-in/code", &[("Cookie", cookies)], &form).await
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    text.split_once(from).unwrap_or_else(|| panic!("no {from} in {text}")).1.split_once(to).unwrap().0
}

#[tokio::test]
async fn a_password_opens_a_question_and_a_code_the_rest() {
    let (server, secret) = server().await;
    let asked = password(&server, SANNE).await;
    assert_eq!((asked.status, asked.header("location")), (303, "/sign-in/code?next=%2Fdevries%2Foffice%2Flinks"));
    assert_eq!(cookie(&asked, "session"), None);
    assert_eq!(cookie(&asked, "device"), None, "he did not sign in here yet");
    let half = cookie(&asked, "halfway").expect("half a sign-in");
    let shown = page(&server, asked.header("location"), &half).await;
    assert_eq!(shown.status, 200);
    assert!(shown.body.contains(SANNE) && shown.body.contains("name=\"code\""), "{}", shown.body);

    // Nothing of the firm opens with it, under whatever name.
    let token = half.strip_prefix("halfway=").unwrap();
    for cookies in [half.clone(), format!("session={token}")] {
        assert_eq!(page(&server, CLIENTS, &cookies).await.status, 302);
        let export = server.send("GET", &format!("{CLIENTS}/export.csv"), &[("Cookie", &cookies)], "").await;
        assert_eq!(export.status, 401);
    }

    let now = server.portal.now();
    let code = app_code(&secret, now);
    let wrong = if code == "000000" { "111111" } else { "000000" };
    let refused = give(&server, wrong, &half).await;
    assert_eq!((refused.status, refused.header("location")), (303, "/sign-in/code"));
    assert_eq!(cookie(&refused, "session"), None);
    let told = page(&server, "/sign-in/code", &format!("{half}; {}", cookie(&refused, "flash").unwrap())).await;
    assert!(told.body.contains("Deze code klopt niet"), "{}", told.body);
    assert!(!told.body.contains(wrong), "what was typed is a secret");

    let entered = give(&server, &code, &half).await;
    assert_eq!((entered.status, entered.header("location")), (303, "/devries/office/links"));
    let session = cookie(&entered, "session").expect("a session");
    assert!(entered.all("set-cookie").iter().any(|cookie| cookie.starts_with("halfway=;")), "half of it is over");
    assert_eq!(page(&server, CLIENTS, &session).await.status, 200);

    // The same code, with the same half and with a new one.
    assert_eq!(cookie(&give(&server, &code, &half).await, "session"), None);
    let again = cookie(&password(&server, SANNE).await, "halfway").unwrap();
    assert_eq!(cookie(&give(&server, &code, &again).await, "session"), None);
    let over = page(&server, "/sign-in/code", "halfway=geraden").await;
    assert!(over.status == 410 && over.body.contains("sign-in-over"), "{}", over.body);
}

#[tokio::test]
async fn who_has_no_factor_sets_one_up_first() {
    let (server, _) = server().await;
    let firm = firms::find(&server.portal, "devries").await.unwrap().unwrap().id;
    let email = EmailAddress::parse("nieuw@devries.example").unwrap();
    let new = NewEmployee { email, name: "Noor Nieuw".to_owned(), language: Language::Nl, role: Role::Accountant };
    add_employee(&server.portal, firm, new, demo::PASSWORD.into()).await.unwrap();
    let entered = password(&server, "nieuw@devries.example").await;
    let session = cookie(&entered, "session").expect("a session");
    for path in [CLIENTS, "/devries/office/links", "/devries/office/annual-accounts", "/devries/office/style"] {
        let led = page(&server, path, &session).await;
        let wanted = format!("/devries/office/account/app?next={}", path.replace('/', "%2F"));
        assert_eq!((led.status, led.header("location")), (302, wanted.as_str()), "{path}");
    }
    let export = server.send("GET", &format!("{CLIENTS}/export.csv"), &[("Cookie", &session)], "").await;
    assert_eq!(export.status, 403);
    let json = [("Accept", "application/json"), ("Sec-Fetch-Site", "same-origin"), ("Cookie", session.as_str())];
    let kind = ("Content-Type", "application/x-www-form-urlencoded");
    let made = server.send("POST", "/api/clients/create", &[&json[..], &[kind]].concat(), "firm=devries&name=x").await;
    assert!(made.status == 403 && made.body.contains("factor-missing"), "{} {}", made.status, made.body);
    assert_eq!(page(&server, "/devries/office/account", &session).await.status, 200);

    let shown = page(&server, "/devries/office/account/app", &session).await;
    let place = between(&shown.body, "data-testid=\"app-secret\"", "</code>");
    let secret = between(place, ">", "<").to_owned();
    let setup = between(between(&shown.body, "name=\"setup\"", ">"), "value=\"", "\"").to_owned();
    assert!(!shown.body.replace(&secret, "").contains(&secret.replace(' ', "")), "the secret stands there once");
    let post = |code: String| {
        let (server, session, setup) = (&server, &session, &setup);
        async move {
            let form = format!("firm=devries&setup={setup}&code={code}&back=%2Fdevries%2Foffice%2Faccount%2Fapp");
            server.post_form("/api/account/add-app", &[("Cookie", session)], &form).await
        }
    };
    let code = app_code(&secret, server.portal.now());
    let wrong = post(if code == "000000" { "111111" } else { "000000" }.to_owned()).await;
    let again = format!("{session}; {}", cookie(&wrong, "flash").unwrap());
    let again = page(&server, "/devries/office/account/app", &again).await;
    assert!(again.body.contains(&secret), "a wrong code changes no secret");
    let added = post(code).await;
    assert_eq!((added.status, added.header("location")), (303, "/devries/office/account"));
    let told = format!("{session}; {}", cookie(&added, "flash").unwrap());
    let told = page(&server, "/devries/office/account", &told).await;
    let codes = between(&told.body, "data-testid=\"recovery-codes\"", "</ul>");
    assert_eq!(codes.matches("<code>").count(), 10, "{codes}");
    assert!(told.header("set-cookie").starts_with("flash=;"), "shown once: {}", told.header("set-cookie"));
    assert_eq!(page(&server, CLIENTS, &session).await.status, 200);
}

/// DESIGN 10: nobody needs an app to look around.
#[tokio::test]
async fn the_mailbox_shows_the_codes_of_demo_people() {
    let (server, secret) = server().await;
    let code = |page: &Answer| between(between(&page.body, SANNE, "</div>"), "<strong>", "</strong>").to_owned();
    let shown = code(&server.get("/dev/mail").await);
    let now = server.portal.now();
    assert!([now, now - chrono::Duration::seconds(30)].iter().any(|at| app_code(&secret, *at) == shown));
    let half = cookie(&password(&server, SANNE).await, "halfway").unwrap();
    let session = cookie(&give(&server, &shown, &half).await, "session").expect("a session");
    let next = code(&server.get("/dev/mail").await);
    assert_ne!(next, shown, "the next one is taken too, the last one no more");
    let half = cookie(&password(&server, SANNE).await, "halfway").unwrap();
    assert!(cookie(&give(&server, &next, &half).await, "session").is_some());
    assert_eq!(page(&server, CLIENTS, &session).await.status, 200, "the other browser is still signed in");
}

/// SES-1: what ended opens nothing, with the very next request.
#[tokio::test]
async fn ended_sessions_open_nothing() {
    let server = TestServer::start().await;
    assert_eq!(server.get("/readyz").await.status, 200);
    demo::fill(&server.portal, 6).await.unwrap();
    let enter = || async { cookie(&password(&server, SANNE).await, "session").expect("a session") };
    let post = |path: &'static str, form: String, session: String| {
        let server = &server;
        async move { server.post_form(path, &[("Cookie", &session)], &form).await }
    };
    let (mine, other) = (enter().await, enter().await);
    let account = page(&server, "/devries/office/account", &mine).await;
    assert_eq!(account.body.matches("data-testid=\"account-session\"").count(), 2);
    assert!(account.header("cache-control").contains("no-store"));
    let id = between(between(&account.body, "name=\"session\"", ">"), "value=\"", "\"").to_owned();
    post("/api/account/end-session", format!("firm=devries&session={id}"), mine.clone()).await;
    assert_eq!(page(&server, CLIENTS, &other).await.status, 302);
    assert_eq!(page(&server, CLIENTS, &mine).await.status, 200);

    let other = enter().await;
    post("/api/account/end-sessions", "firm=devries".to_owned(), mine.clone()).await;
    assert_eq!(page(&server, CLIENTS, &other).await.status, 302);

    let other = enter().await;
    let form = format!("firm=devries&old_password={}&password=een+korte+zin+is+sterk", demo::PASSWORD);
    post("/api/account/change-password", form, mine.clone()).await;
    assert_eq!(page(&server, CLIENTS, &other).await.status, 302);
    assert_eq!(page(&server, CLIENTS, &mine).await.status, 200);

    // Showing who he is again gives another cookie; the one of before opens nothing.
    let form = "firm=devries&password=een+korte+zin+is+sterk&next=%2Fdevries%2Foffice%2Flinks".to_owned();
    let confirmed = post("/api/account/confirm", form, mine.clone()).await;
    assert_eq!(confirmed.header("location"), "/devries/office/links");
    let renewed = cookie(&confirmed, "session").expect("another cookie");
    assert_eq!(page(&server, CLIENTS, &mine).await.status, 302);
    assert_eq!(page(&server, CLIENTS, &renewed).await.status, 200);
    let left = post("/api/sign-in/end", String::new(), renewed.clone()).await;
    assert_eq!(left.header("clear-site-data"), "\"cache\", \"storage\"");
    assert_eq!(page(&server, CLIENTS, &renewed).await.status, 302);
}
