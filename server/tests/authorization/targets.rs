//! What addresses and forms name: the own and the others', the absent and the malformed.

use super::{
    rule::{Row, Subject},
    world::{Item, World},
};

/// A slug that no firm has.
pub const NO_FIRM: &str = "niemand";
const ABSENT: &str = "01930000-0000-7000-8000-000000000000";
const MALFORMED: &str = "geen-nummer";

/// How the id and the firm in the address belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// The firm has it.
    Here,
    /// Another firm has it, or another kind of thing has this id.
    Elsewhere,
    /// Nobody has it.
    Absent,
    /// It is no id.
    Malformed,
    /// This link, at its own firm.
    Link(usize),
    /// The token of a link.
    Token { live: bool },
}

/// One address.
pub struct Target {
    pub slug: &'static str,
    pub id: String,
    pub thing: Thing,
    version: String,
    sha256: String,
}

impl Target {
    fn new(slug: &'static str, id: &str, thing: Thing) -> Self {
        Self { slug, id: id.to_owned(), thing, version: ABSENT.to_owned(), sha256: "0".repeat(64) }
    }

    fn showing(mut self, item: &Item) -> Self {
        self.version.clone_from(&item.version);
        self.sha256.clone_from(&item.sha256);
        self
    }

    /// A template of the table with this target in its places.
    pub fn fill(&self, template: &str, world: &World) -> String {
        let mut text = template.to_owned();
        for name in
            ["{id}", "{client}", "{accounts}", "{batch}", "{employee}", "{import}", "{link}", "{token}", "{name}"]
        {
            text = text.replace(name, &self.id);
        }
        // In an address the version is the subject; in a form it goes with the link.
        let version = if template.starts_with('/') { &self.id } else { &self.version };
        for (name, value) in [
            ("{slug}", self.slug),
            ("{firm}", self.slug),
            ("{version}", version),
            ("{sha256}", &self.sha256),
            ("{nonce}", &world.nonce),
            ("{code}", &world.code),
            ("{number}", "1"),
            ("{from}", "1"),
            ("{to}", "2"),
            ("{act}", "lor"),
            ("{tier}", "extended"),
            ("{language}", "nl"),
            ("{proof}", "proof.pdf"),
            ("{*path}", "nothing.js"),
        ] {
            text = text.replace(name, value);
        }
        text
    }
}

/// Every target of a route.
pub fn of(row: &Row, world: &World) -> Vec<Target> {
    let [ours, theirs] = [world.item("devries"), world.item("bakker")];
    match row.subject {
        Subject::Nothing => vec![Target::new("", "", Thing::Here)],
        Subject::Mail => vec![Target::new("", &world.mail, Thing::Here)],
        Subject::Firm => ["devries", "bakker", NO_FIRM, "DEVRIES"]
            .map(|slug| Target::new(slug, "", if slug == NO_FIRM { Thing::Absent } else { Thing::Here }))
            .into(),
        Subject::Client => items(&ours.client, &theirs.client, &ours.accounts),
        Subject::Accounts => items(&ours.accounts, &theirs.accounts, &ours.version),
        Subject::Compared => {
            let (here, there) = (&world.compared[0], &world.compared[1]);
            let mut all = items(here, there, &ours.version);
            // One version only: there is nothing to compare.
            all.push(Target::new("devries", &ours.accounts, Thing::Absent));
            all
        }
        Subject::Version => items(&ours.version, &theirs.version, &ours.client),
        Subject::Proof => {
            let proven = world.proven();
            vec![
                Target::new("devries", &proven.version, Thing::Here),
                Target::new("bakker", &proven.version, Thing::Elsewhere),
                Target::new("devries", &proven.client, Thing::Elsewhere),
                Target::new("devries", &ours.version, Thing::Absent),
                Target::new("devries", ABSENT, Thing::Absent),
                Target::new("devries", MALFORMED, Thing::Malformed),
                Target::new(NO_FIRM, &proven.version, Thing::Absent),
            ]
        }
        Subject::Contact => items(&ours.contact, &theirs.contact, &ours.client),
        Subject::SentLink => items(&ours.link, &theirs.link, &ours.client),
        Subject::Batch => items(&world.batches["devries"], &world.batches["bakker"], &ours.client),
        Subject::Employee => items(&world.employees[0], &world.employees[1], &ours.client),
        Subject::TierBatch => items(&world.tier_batches["devries"], &world.tier_batches["bakker"], &ours.client),
        Subject::Import => items(&world.imports["devries"], &world.imports["bakker"], &ours.client),
        Subject::Link => links(world),
        Subject::Token => tokens(world),
    }
}

fn items(ours: &str, theirs: &str, other_kind: &str) -> Vec<Target> {
    vec![
        Target::new("devries", ours, Thing::Here),
        Target::new("bakker", theirs, Thing::Here),
        Target::new("devries", theirs, Thing::Elsewhere),
        Target::new("bakker", ours, Thing::Elsewhere),
        Target::new("devries", other_kind, Thing::Elsewhere),
        Target::new("devries", ABSENT, Thing::Absent),
        Target::new("bakker", ABSENT, Thing::Absent),
        Target::new("devries", MALFORMED, Thing::Malformed),
        Target::new(NO_FIRM, ours, Thing::Absent),
    ]
}

fn links(world: &World) -> Vec<Target> {
    let mut targets = Vec::new();
    for (index, link) in world.links.iter().enumerate() {
        let item = &world.items[link.item];
        targets.push(Target::new(item.firm, &link.id, Thing::Link(index)).showing(item));
        let other = if item.firm == "devries" { "bakker" } else { "devries" };
        targets.push(Target::new(other, &link.id, Thing::Elsewhere).showing(item));
    }
    let first = &world.items[world.links[0].item];
    for (slug, id, thing) in [
        ("devries", ABSENT, Thing::Absent),
        ("bakker", ABSENT, Thing::Absent),
        ("devries", MALFORMED, Thing::Malformed),
        (NO_FIRM, &world.links[0].id, Thing::Absent),
        ("devries", &first.accounts, Thing::Elsewhere),
    ] {
        targets.push(Target::new(slug, id, thing).showing(first));
    }
    targets
}

fn tokens(world: &World) -> Vec<Target> {
    let mut targets = Vec::new();
    for link in &world.links {
        let firm = world.items[link.item].firm;
        let other = if firm == "devries" { "bakker" } else { "devries" };
        targets.push(Target::new(firm, &link.token, Thing::Token { live: link.live }));
        targets.push(Target::new(other, &link.token, Thing::Elsewhere));
    }
    targets.push(Target::new("devries", MALFORMED, Thing::Malformed));
    targets.push(Target::new("bakker", MALFORMED, Thing::Malformed));
    targets.push(Target::new(NO_FIRM, &world.links[0].token, Thing::Absent));
    targets
}
