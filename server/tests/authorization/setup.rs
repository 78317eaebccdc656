//! Makes the world: the demo data, seen and used through the front door only.

use portal_core::{
    approvals, demo, firms,
    people::{NewEmployee, add_employee, disable_employee},
};
use portal_types::{EmailAddress, Language, Role};

use super::{
    crawl::{between, body, code, cookie, digest, ids_after, letter, letters, token},
    people::{Held, Persona},
    post,
    secrets::Secret,
    world::{Item, Link, World},
};
use crate::support::TestServer;

const READER: &str = "lezer@devries.example";
const BOTH: &str = "beide@kantoren.example";
const ASSISTANT: &str = "assistent@devries.example";
const SECRETARY: &str = "secretariaat@devries.example";
const GONE: &str = "vertrokken@devries.example";

impl World {
    /// Everything, ready to be tried.
    pub async fn new() -> Self {
        let server = TestServer::start().await;
        assert_eq!(server.get("/readyz").await.status, 200);
        demo::fill(&server.portal, 8).await.expect("demo data");
        hire_everybody(&server).await;
        let mut people = employees(&server).await;

        let mut compared = Vec::new();
        for firm in ["devries", "bakker"] {
            let eyes = people.iter().find(|persona| persona.role_at(firm) == Some(Role::Administrator));
            compared.push(twice(&server, firm, eyes.expect("an administrator")).await);
        }
        let compared = [compared.remove(0), compared.remove(0)];
        let employees = [colleague(&server, "devries").await, colleague(&server, "bakker").await];
        let (mut items, mut secrets) = (Vec::new(), Vec::new());
        for firm in ["devries", "bakker"] {
            let eyes = people.iter().find(|persona| persona.role_at(firm) == Some(Role::Administrator));
            look_around(&server, firm, eyes.expect("an administrator"), &mut items, &mut secrets).await;
        }
        let mut links = Vec::new();
        let mut unproven_code = String::new();
        for (number, firm, name, held) in [
            (0, "devries", "holder of a proven link", Held::Proven),
            (1, "devries", "holder of an unproven link", Held::Unproven),
            (2, "devries", "holder of a withdrawn link", Held::Withdrawn),
            (3, "devries", "holder of a decided link", Held::Decided),
            (4, "devries", "holder of a link for viewing", Held::ForView),
            (0, "bakker", "holder of a link of Bakker", Held::Proven),
        ] {
            let item = find(&items, firm, number);
            let (link, session) = press(&server, &items[item], item).await;
            if held != Held::ForView {
                let code = letter(&server, |mail| code(mail).filter(|_| mail.to.contains(&items[item].email))).await;
                match held {
                    Held::Unproven => unproven_code = code,
                    _ => prove(&server, firm, &link.id, &session, &code).await,
                }
            }
            people.push(Persona::holder(name, session, links.len(), held));
            links.push(link);
        }
        let (nonce, _) = land(&server, "devries", &links[1].token).await;
        let mail = letters(&server).first().expect("a mail").0.clone();
        let mut world = Self {
            server,
            items,
            links,
            people,
            secrets,
            nonce,
            code: unproven_code,
            mail,
            compared,
            employees,
            batches: Default::default(),
            tier_batches: Default::default(),
            imports: Default::default(),
        };
        world.finish().await;
        world
    }

    /// Withdraws one link, decides through another, and marks which landing pages are over.
    async fn finish(&mut self) {
        self.withdraw_link_of("holder of a withdrawn link").await;
        self.start_many().await;
        self.change_tiers().await;
        self.import().await;
        let decider = self.persona("holder of a decided link");
        let (decided, _) = decider.holds.expect("a link");
        let (link, item) = (&self.links[decided], &self.items[self.links[decided].item]);
        let cookies = post::cookies(decider, Some(&link.id));
        let step = post::get(&self.server, &format!("/devries/view/{}?step=approve", link.id), &cookies).await;
        let texts = body(&step);
        let texts = between(&texts, "name=\"texts\" value=\"", "\"").first().copied().expect("a digest").to_owned();
        let form =
            format!("firm=devries&link={}&version={}&sha256={}&texts={texts}", link.id, item.version, item.sha256);
        let chief = post::cookies(self.persona("administrator of De Vries"), None);
        let at_once = post::call(&self.server, "/api/firms/settings", &chief, "firm=devries&undo_minutes=0").await;
        assert_eq!(at_once.status, 200, "{}", at_once.body);
        let approved = post::call(&self.server, "/api/approvals/approve", &cookies, &form).await;
        assert_eq!(approved.status, 200, "{}", approved.body);
        // Two may try: the server seals on its own.
        approvals::seal::seal_due(&self.server.portal).await.expect("sealing");
        for persona in &self.people {
            if let Some((link, held)) = persona.holds {
                self.links[link].live = matches!(held, Held::Proven | Held::Unproven);
            }
        }
        // The first look is noted in the timeline; later ones change nothing.
        for persona in self.people.iter().filter(|persona| persona.holds.is_some()) {
            let link = &self.links[persona.holds.expect("a link").0];
            let firm = self.items[link.item].firm;
            let path = format!("/{firm}/view/{}", link.id);
            post::get(&self.server, &path, &post::cookies(persona, Some(&link.id))).await;
        }
    }
}

/// Who works at the firms beside the demo's own people.
async fn hire_everybody(server: &TestServer) {
    hire(server, "devries", READER, Role::ReadOnly).await;
    hire(server, "devries", ASSISTANT, Role::Assistant).await;
    hire(server, "devries", SECRETARY, Role::Secretary).await;
    hire(server, "devries", GONE, Role::Administrator).await;
    hire(server, "devries", BOTH, Role::Accountant).await;
    hire(server, "bakker", BOTH, Role::ReadOnly).await;
}

/// Somebody of a firm whom no test is.
async fn colleague(server: &TestServer, firm: &str) -> String {
    hire(server, firm, &format!("collega@{firm}.example"), Role::Partner).await
}

async fn hire(server: &TestServer, firm: &str, email: &str, role: Role) -> String {
    let firm = firms::find(&server.portal, firm).await.expect("the database").expect("the firm").id;
    let email = EmailAddress::parse(email).expect("an address");
    let new = NewEmployee { email, name: "Kim Kijker".to_owned(), language: Language::Nl, role };
    add_employee(&server.portal, firm, new, demo::PASSWORD.into()).await.expect("an employee").to_string()
}

async fn sign_in(server: &TestServer, email: &str) -> String {
    let form = format!("email={email}&password={}", demo::PASSWORD);
    let answer = post::call(server, "/api/sign-in", "", &form).await;
    assert_eq!(answer.status, 200, "{email}: {}", answer.body);
    cookie(&answer, "session").expect("a session")
}

async fn employees(server: &TestServer) -> Vec<Persona> {
    use Role::{Accountant, Administrator, Assistant, ReadOnly, Secretary};
    let ended = sign_in(server, "milan@devries.example").await;
    let gone = post::call(server, "/api/sign-in/end", &format!("session={ended}"), "").await;
    assert_eq!(gone.status, 200);
    let random = "k3J9xQ2mZ7pL4vN8tR1wY6uB5cD0fG2hA9sE3iO7jKq".to_owned();
    let left = sign_in(server, GONE).await;
    let firm = firms::find(&server.portal, "devries").await.expect("the database").expect("the firm").id;
    let address = EmailAddress::parse(GONE).expect("an address");
    assert!(disable_employee(&server.portal, firm, &address).await.expect("the database"));
    let mut people = vec![
        Persona::stranger("somebody who left the firm", Some(left)),
        Persona::stranger("anonymous", None),
        Persona::stranger("somebody with a made-up session", Some(random)),
        Persona::stranger("somebody who signed out", Some(ended)),
    ];
    let de_vries = ("devries", Accountant);
    for (name, email, works_at) in [
        ("administrator of De Vries", "sanne@devries.example", vec![("devries", Administrator)]),
        ("accountant of De Vries", "milan@devries.example", vec![de_vries]),
        ("assistant of De Vries", ASSISTANT, vec![("devries", Assistant)]),
        ("secretary of De Vries", SECRETARY, vec![("devries", Secretary)]),
        ("read-only employee of De Vries", READER, vec![("devries", ReadOnly)]),
        ("administrator of Bakker", "joost@bakker.example", vec![("bakker", Administrator)]),
        ("accountant of Bakker", "fatima@bakker.example", vec![("bakker", Accountant)]),
        ("employee of both, read-only at Bakker", BOTH, vec![de_vries, ("bakker", ReadOnly)]),
    ] {
        people.push(Persona::employee(name, sign_in(server, email).await, &works_at));
    }
    people
}

/// A client of the firm whose report has two versions, neither of them shared: its annual accounts.
async fn twice(server: &TestServer, firm: &str, eyes: &Persona) -> String {
    let cookies = post::cookies(eyes, None);
    let form = format!(
        "firm={firm}&name=Tweemaal+{firm}+B.V.&number=&legal_form=BV&kvk_number=&tier=collaborate\
         &contact_name=Tine+{firm}&contact_email=tine@tweemaal-{firm}.example&contact_language=nl&contact_authority=alone"
    );
    let made = post::call(server, "/api/clients/create", &cookies, &form).await;
    let client = ids_after(made.header("location"), &format!("/{firm}/office/clients/")).pop().expect("a client");
    let form = format!("firm={firm}&client={client}&year=2025");
    let begun = post::call(server, "/api/annual-accounts/start", &cookies, &form).await;
    let place = format!("/{firm}/office/annual-accounts/");
    let accounts = ids_after(begun.header("location"), &place).pop().expect("annual accounts");
    for content in ["%PDF-1.7\n% een\n", "%PDF-1.7\n% twee\n"] {
        let sent = post::upload(server, &format!("{place}{accounts}/report"), &cookies, content).await;
        assert_eq!(sent.status, 204, "{}", sent.body);
    }
    accounts
}

/// Reads every client of a firm: what has a report becomes an item, every name and address a secret.
async fn look_around(
    server: &TestServer,
    firm: &'static str,
    eyes: &Persona,
    items: &mut Vec<Item>,
    secrets: &mut Vec<Secret>,
) {
    let cookies = post::cookies(eyes, None);
    let list = body(&post::get(server, &format!("/{firm}/office/clients"), &cookies).await);
    for client in ids_after(&list, &format!("/{firm}/office/clients/")) {
        let page = body(&post::get(server, &format!("/{firm}/office/clients/{client}"), &cookies).await);
        // The renderer's marks between texts are no part of them.
        let page = page.replace("<!>", "");
        let name = between(&page, "<h1>", "</h1>")[0];
        let contact = between(&page, "<p class=\"contact-name\">", "</p>")[0];
        let email = between(&page, "<p class=\"muted small\">", "</p>")
            .into_iter()
            .find(|text| text.contains('@'))
            .expect("an address");
        let contact_id = ids_after(&page, "/contact?id=").pop().expect("a contact");
        for text in [name, contact, email] {
            secrets.push(Secret { firm, client: client.clone(), text: text.to_owned() });
        }
        for accounts in ids_after(&page, &format!("/{firm}/office/annual-accounts/")) {
            let page = body(&post::get(server, &format!("/{firm}/office/annual-accounts/{accounts}"), &cookies).await);
            let Some(version) = ids_after(&page, &format!("/{firm}/office/reports/")).pop() else { continue };
            let sha256 = digest(&page).expect("a digest");
            let sent = format!("/{firm}/office/links?state=all&client={client}");
            let sent = body(&post::get(server, &sent, &cookies).await);
            let link = ids_after(&sent, "name=\"link\" value=\"").pop().unwrap_or_default();
            let (client, email, contact) = (client.clone(), email.to_owned(), contact_id.clone());
            items.push(Item { firm, client, accounts, version, sha256, email, contact, link });
        }
    }
}

/// The item of the demo's client with this number: it is in the contact's address.
fn find(items: &[Item], firm: &str, number: usize) -> usize {
    let here = |item: &Item| item.firm == firm && item.email.contains(&format!(".{number}@"));
    items.iter().position(here).unwrap_or_else(|| panic!("client {number} of {firm} in {items:?}"))
}

/// Opens a landing page in a fresh browser: the nonce and the cookie.
async fn land(server: &TestServer, firm: &str, token: &str) -> (String, String) {
    let page = post::get(server, &format!("/{firm}/open/{token}"), "").await;
    assert_eq!(page.status, 200);
    let text = body(&page);
    let field = between(&text, "name=\"nonce\"", ">").first().copied().expect("a nonce").to_owned();
    let nonce = between(&field, "value=\"", "\"").first().copied().expect("a value").to_owned();
    (nonce, cookie(&page, "landing").expect("a cookie"))
}

/// Presses the link that was mailed for an item: the link and its viewing session.
async fn press(server: &TestServer, item: &Item, index: usize) -> (Link, String) {
    let token = letter(server, |mail| token(mail, item.firm).filter(|_| mail.to.contains(&item.email))).await;
    let (nonce, landing) = land(server, item.firm, &token).await;
    let form = format!("firm={}&token={token}&nonce={nonce}", item.firm);
    let pressed = post::call(server, "/api/links/press", &format!("landing={landing}"), &form).await;
    assert_eq!(pressed.status, 200, "{}", pressed.body);
    let id = ids_after(pressed.header("location"), &format!("/{}/view/", item.firm)).pop().expect("a link");
    let session = cookie(&pressed, &format!("view-{}", id.replace('-', ""))).expect("a viewing session");
    (Link { item: index, id, token, live: true }, session)
}

async fn prove(server: &TestServer, firm: &str, link: &str, session: &str, code: &str) {
    let cookies = format!("view-{}={session}", link.replace('-', ""));
    let form = format!("firm={firm}&link={link}&code={code}");
    let proven = post::call(server, "/api/links/confirm-code", &cookies, &form).await;
    assert_eq!(proven.status, 200, "{}", proven.body);
}
