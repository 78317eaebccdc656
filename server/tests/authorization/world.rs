//! Two firms, their clients, links in every state, and everybody who might knock.

use std::collections::BTreeMap;

use super::{
    cells::{self, Cell},
    crawl::{between, body, ids_after},
    people::Persona,
    post,
    rule::Rule,
    secrets::Secret,
    targets::Thing,
    verdict::Verdict,
};
use crate::support::{Answer, TestServer};

/// One client with its annual accounts and their report.
#[derive(Clone, Debug)]
pub struct Item {
    pub firm: &'static str,
    pub client: String,
    pub accounts: String,
    pub version: String,
    pub sha256: String,
    pub email: String,
    /// The client's contact.
    pub contact: String,
    /// The link that was sent; empty when none was that could be withdrawn.
    pub link: String,
}

/// A link that was pressed.
#[derive(Clone, Debug)]
pub struct Link {
    /// Index of what it opens.
    pub item: usize,
    pub id: String,
    pub token: String,
    /// Whether its landing page still has a button.
    pub live: bool,
}

/// See the module.
pub struct World {
    pub server: TestServer,
    pub items: Vec<Item>,
    pub links: Vec<Link>,
    pub people: Vec<Persona>,
    pub secrets: Vec<Secret>,
    /// A nonce of a landing page that another browser opened.
    pub nonce: String,
    /// The code that was mailed to the holder of the unproven link, right there and nowhere else.
    pub code: String,
    /// Name of a mail in the mailbox.
    pub mail: String,
    /// Annual accounts with two versions, of De Vries and of Bakker.
    pub compared: [String; 2],
    /// Somebody who works at De Vries, and at Bakker: neither is in a browser here.
    pub employees: [String; 2],
    /// Per firm, a batch that was undone: another time changes nothing.
    pub batches: BTreeMap<&'static str, String>,
    /// The same of a change of tiers.
    pub tier_batches: BTreeMap<&'static str, String>,
    /// Per firm, a file of clients that was taken over and taken back.
    pub imports: BTreeMap<&'static str, String>,
}

impl World {
    /// The item of a firm that employees' routes are tried with: one whose link nobody pressed.
    pub fn item(&self, firm: &str) -> &Item {
        let pressed = |item: &Item| self.links.iter().any(|link| self.items[link.item].client == item.client);
        self.items
            .iter()
            .find(|item| item.firm == firm && !item.link.is_empty() && !pressed(item))
            .expect("a client whose link is unopened")
    }

    /// Has each firm start something for many, and undo it.
    pub async fn start_many(&mut self) {
        for (firm, name) in [("devries", "administrator of De Vries"), ("bakker", "administrator of Bakker")] {
            let cookies = post::cookies(self.persona(name), None);
            let chosen = format!("query=year%3D2018&all=&count=&ids[]={}", self.item(firm).client);
            let form = format!("firm={firm}&{chosen}&preparer=&reviewer=&partner=&deadline=");
            let begun = post::call(&self.server, "/api/annual-accounts/start-many", &cookies, &form).await;
            assert_eq!(begun.status, 200, "{}", begun.body);
            let path = format!("/{firm}/office/annual-accounts/batch/");
            let batch = ids_after(begun.header("location"), &path).pop().expect("a batch");
            let form = format!("firm={firm}&batch={batch}");
            let undone = post::call(&self.server, "/api/annual-accounts/undo-start", &cookies, &form).await;
            assert_eq!(undone.status, 200, "{}", undone.body);
            self.batches.insert(firm, batch);
        }
    }

    /// Has each firm give a client another tier, and undo it.
    pub async fn change_tiers(&mut self) {
        for (firm, name) in [("devries", "administrator of De Vries"), ("bakker", "administrator of Bakker")] {
            let cookies = post::cookies(self.persona(name), None);
            let to = |tier| {
                let choice = format!("to%3D{tier}%26ids%255B%255D%3D{}", self.item(firm).client);
                format!("firm={firm}&choice={choice}&count=1")
            };
            // Whatever it has, the second is a change.
            post::call(&self.server, "/api/tiers/change", &cookies, &to("collaborate")).await;
            let changed = post::call(&self.server, "/api/tiers/change", &cookies, &to("extended")).await;
            assert_eq!(changed.status, 200, "{}", changed.body);
            let path = format!("/{firm}/office/tiers/batch/");
            let batch = ids_after(changed.header("location"), &path).pop().expect("a batch");
            let form = format!("firm={firm}&batch={batch}");
            let undone = post::call(&self.server, "/api/tiers/undo", &cookies, &form).await;
            assert_eq!(undone.status, 200, "{}", undone.body);
            self.tier_batches.insert(firm, batch);
        }
    }

    /// Has each firm take a file of clients over, and back.
    pub async fn import(&mut self) {
        for (firm, name) in [("devries", "administrator of De Vries"), ("bakker", "administrator of Bakker")] {
            let cookies = post::cookies(self.persona(name), None);
            let page = format!("/{firm}/office/import/");
            let sent = post::file(&self.server, &format!("{page}file"), &cookies, "Naam\r\nGat\r\n").await;
            assert_eq!(sent.status, 204, "{}", sent.body);
            let import = ids_after(sent.header("location"), &page).pop().expect("an import");
            let columns = "columns[0]=name&key=none&blanks=keep&legal_form=BV&tier=standard&authority=none&language=nl";
            for (step, form) in [("columns", columns), ("run", "mode=all"), ("undo", "")] {
                let form = format!("firm={firm}&import={import}&{form}");
                let done = post::call(&self.server, &format!("/api/clients/import-{step}"), &cookies, &form).await;
                assert_eq!(done.status, 200, "{step}: {}", done.body);
            }
            self.imports.insert(firm, import);
        }
    }

    /// The item that was approved, and its approval sealed.
    pub fn proven(&self) -> &Item {
        let (link, _) = self.persona("holder of a decided link").holds.expect("a link");
        &self.items[self.links[link].item]
    }

    /// The persona with this name.
    pub fn persona(&self, name: &str) -> &Persona {
        self.people.iter().find(|persona| persona.name == name).expect("a persona with this name")
    }

    /// A page, as a persona.
    pub async fn get(&self, persona: &Persona, path: &str) -> Answer {
        post::get(&self.server, path, &post::cookies(persona, None)).await
    }

    /// Everything that anybody could have changed: clients, their years, and what each item's timeline tells.
    pub async fn footprint(&self) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        for (firm, name) in [("devries", "administrator of De Vries"), ("bakker", "administrator of Bakker")] {
            let eyes = self.persona(name);
            let links = body(&self.get(eyes, &format!("/{firm}/office/links?state=all")).await);
            found.insert(format!("links of {firm}"), between(&links, "data-state=\"", "\"").join(" "));
            let asked = body(&self.get(eyes, &format!("/{firm}/office/settings/links")).await);
            found.insert(format!("settings of {firm}"), between(&asked, "<option", ">").join(" "));
            let tiers = body(&self.get(eyes, &format!("/{firm}/office/settings/tiers")).await);
            found.insert(format!("tiers of {firm}"), between(&tiers, "<td", "</td>").join(" "));
            let list = body(&self.get(eyes, &format!("/{firm}/office/clients")).await);
            for client in ids_after(&list, &format!("/{firm}/office/clients/")) {
                let page = body(&self.get(eyes, &format!("/{firm}/office/clients/{client}")).await);
                for accounts in ids_after(&page, &format!("/{firm}/office/annual-accounts/")) {
                    let page = body(&self.get(eyes, &format!("/{firm}/office/annual-accounts/{accounts}")).await);
                    let told = between(&page, "class=\"timeline-what\">", "</p>");
                    // That somebody was refused is told, and is nothing that he did.
                    let refused = |line: &&str| line.starts_with("Geweigerd: ") || line.starts_with("Foute code ");
                    let done: Vec<_> = told.into_iter().filter(|line| !refused(line)).collect();
                    assert!(!done.is_empty(), "{accounts}");
                    found.insert(accounts, done.join("; "));
                }
                found.insert(client, firm.to_owned());
            }
        }
        assert!(found.len() > 15, "{found:?}");
        found
    }

    /// The three reads of a persona's own viewing session.
    pub fn holder_cells(&self, name: &str) -> Vec<Cell<'_>> {
        let own = |cell: &Cell<'_>| matches!(cell.row.rule, Rule::View | Rule::Bytes);
        self.allowed_to(self.persona(name)).into_iter().filter(own).collect()
    }

    /// Everything that an employee may do with what the firm has.
    pub fn own_cells(&self, persona: &Persona) -> Vec<Cell<'_>> {
        let office = |cell: &Cell<'_>| {
            let rule = cell.row.rule;
            cell.target.thing == Thing::Here
                && matches!(
                    rule,
                    Rule::Page
                        | Rule::WriterPage
                        | Rule::AdministratorPage
                        | Rule::Reads
                        | Rule::Writes(_)
                        | Rule::Administers(_)
                        | Rule::Uploads
                )
        };
        self.allowed_to(persona).into_iter().filter(office).collect()
    }

    fn allowed_to(&self, persona: &Persona) -> Vec<Cell<'_>> {
        let may = |cell: &Cell<'_>| cell.persona.name == persona.name && matches!(cell.verdict, Verdict::Allow(_));
        cells::of(self).into_iter().filter(may).collect()
    }

    /// The firm takes its request back, and with it the persona's link.
    pub async fn withdraw_link_of(&self, name: &str) {
        let (link, _) = self.persona(name).holds.expect("a link");
        let item = &self.items[self.links[link].item];
        let cookies = post::cookies(self.persona("administrator of De Vries"), None);
        let form = format!("firm={}&accounts={}&step=withdraw-request&reason=Toch+niet", item.firm, item.accounts);
        let withdrawn = post::call(&self.server, "/api/annual-accounts/move", &cookies, &form).await;
        assert_eq!(withdrawn.status, 200, "{}", withdrawn.body);
    }

    /// Ends the persona's session.
    pub async fn sign_out(&self, persona: &Persona) {
        let ended = post::call(&self.server, "/api/sign-in/end", &post::cookies(persona, None), "").await;
        assert_eq!(ended.status, 200, "{}", ended.body);
    }
}
