//! Who a client is, over HTTP: what is refused comes back as it was typed, and a BSN is in one answer only.

use crate::support::{Answer, TestServer, desk::Desk};

const BSN: &str = "111222333";

/// An employee with a client of his own.
struct Card<'a> {
    desk: Desk<'a>,
    path: String,
}

impl<'a> Card<'a> {
    async fn new(server: &'a TestServer) -> Self {
        let desk = Desk::new(server).await;
        let form = "firm=devries&name=Els+de+Wit&legal_form=NP&tier=collaborate&contact_name=Els\
            &contact_email=els@dewit.example&contact_language=nl&contact_authority=alone";
        let made = server.post_form("/api/clients/create", &[("Cookie", &desk.cookie)], form).await;
        assert_eq!(made.status, 303);
        let path = made.header("location").to_owned();
        Self { desk, path }
    }

    async fn post(&self, action: &str, form: &str) -> Answer {
        let client = self.path.rsplit('/').next().unwrap();
        let body = format!("firm=devries&client={client}&back={}/edit&{form}", self.path);
        self.desk.server.post_form(action, &[("Cookie", &self.desk.cookie)], &body).await
    }

    /// The page after a post, in the same browser.
    async fn follow(&self, answer: &Answer) -> Answer {
        assert_eq!(answer.status, 303, "{}", answer.body);
        let flash = answer.all("set-cookie").into_iter().find(|cookie| cookie.starts_with("flash="));
        let flash = flash.and_then(|cookie| cookie.split(';').next()).unwrap_or_default();
        let cookies = format!("{}; {flash}", self.desk.cookie);
        let headers = [("Accept", "text/html"), ("Cookie", cookies.as_str())];
        self.desk.server.send("GET", answer.header("location"), &headers, "").await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bsn_is_in_one_answer_only() {
    let server = TestServer::start().await;
    let card = Card::new(&server).await;
    let form = format!("name=Els+de+Wit&legal_form=NP&country=NL&year_end=31-12&seen=1&bsn={BSN}");
    let saved = card.post("/api/clients/change", &form).await;
    assert_eq!((saved.status, saved.header("location")), (303, card.path.as_str()));

    for path in [card.path.clone(), format!("{}/edit", card.path)] {
        let page = card.desk.page(&path).await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains("•••••2333") && !page.body.contains(BSN), "{path}");
    }
    let pressed = card.post("/api/clients/show-bsn", "").await;
    assert_eq!(pressed.header("location"), card.path);
    assert!(!format!("{:?}", pressed.headers).contains(BSN) && !pressed.body.contains(BSN));
    let shown = card.follow(&pressed).await;
    assert_eq!(shown.body.matches(BSN).count(), 1, "as text, and not in what the script gets");
    assert!(shown.all("set-cookie").iter().any(|cookie| cookie.starts_with("flash=;")), "and the cookie goes");
    assert_eq!(shown.header("cache-control"), "no-store");
    assert!(!card.desk.page(&card.path).await.body.contains(BSN), "once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refused_identity_comes_back_as_typed() {
    let server = TestServer::start().await;
    let card = Card::new(&server).await;
    let form = "name=&legal_form=NP&country=BE&year_end=30-06&seen=1&bsn=123456789&postcode=1000+zz&city=Gent";
    let page = card.follow(&card.post("/api/clients/change", form).await).await.body;
    for typed in ["1000 zz", "Gent", "30-06", "123456789"] {
        assert!(page.contains(&format!("value=\"{typed}\"")), "{typed}");
    }
    assert!(page.contains("value=\"BE\" selected"), "the country that was chosen");
    let reason = page.split("data-testid=\"reason\"").nth(1).unwrap();
    assert!(!reason.split('>').next().unwrap().contains("hidden"), "the warning asks for a reason");
}
