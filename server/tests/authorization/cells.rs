//! One cell: a route, a persona, a target; and what came back.

use std::fmt;

use futures::{StreamExt, stream};

use super::{
    crawl, mask,
    people::Persona,
    post,
    rule::{Row, Rule, Subject},
    secrets,
    table::TABLE,
    targets::{self, Target},
    verdict::{self, Verdict},
    world::World,
};
use crate::support::Answer;

/// Requests on their way at the same time.
const AT_ONCE: usize = 8;
/// Would be stored if it were let in.
const REPORT: &str = "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
    2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";

/// One request, and the answer it must get.
pub struct Cell<'a> {
    pub row: &'static Row,
    pub row_index: usize,
    pub persona: &'a Persona,
    pub persona_index: usize,
    pub target: Target,
    pub verdict: Verdict,
}

/// A cell with its answer.
pub struct Seen<'a> {
    pub cell: &'a Cell<'a>,
    pub answer: Answer,
}

/// All of them. Signing out is tried apart.
pub fn of(world: &World) -> Vec<Cell<'_>> {
    let mut cells = Vec::new();
    for (row_index, row) in TABLE.iter().enumerate().filter(|(_, row)| row.rule != Rule::SignOut) {
        for (persona_index, persona) in world.people.iter().enumerate() {
            for target in targets::of(row, world) {
                let verdict = verdict::of(row, persona, &target);
                cells.push(Cell { row, row_index, persona, persona_index, target, verdict });
            }
        }
    }
    cells
}

/// Asks for all of them.
pub async fn ask<'a>(world: &World, cells: &'a [Cell<'a>]) -> Vec<Seen<'a>> {
    let asked = cells.iter().map(|cell| async move { Seen { answer: cell.ask(world).await, cell } });
    stream::iter(asked).buffered(AT_ONCE).collect().await
}

impl Cell<'_> {
    async fn ask(&self, world: &World) -> Answer {
        let path = self.target.fill(self.row.path, world);
        let link = (self.row.subject == Subject::Link).then_some(self.target.id.as_str());
        let cookies = post::cookies(self.persona, link);
        let allowed = matches!(self.verdict, Verdict::Allow(_));
        match (self.row.method, self.row.rule) {
            ("GET", _) => post::get(&world.server, &path, &cookies).await,
            (_, Rule::Uploads) => {
                let content = if allowed { "only text" } else { REPORT };
                post::upload(&world.server, &path, &cookies, content).await
            }
            _ => {
                let form = if allowed { self.row.harmless } else { self.row.form };
                post::call(&world.server, &path, &cookies, &self.target.fill(form, world)).await
            }
        }
    }
}

impl Seen<'_> {
    /// What to say about a status that is not the table's.
    pub fn wrong_status(&self) -> Option<String> {
        let (is, must) = (self.answer.status, self.cell.verdict.status());
        (is != must).then(|| format!("{self}: {is}, must be {must}"))
    }

    /// What to say about a string that this persona must not read.
    pub fn leak(&self, world: &World) -> Option<String> {
        // Whoever sits at this machine may read every mail in its mailbox; the style page shows made-up names.
        if self.cell.row.rule == Rule::ThisMachine || self.cell.row.path.ends_with("/office/style") {
            return None;
        }
        let headers: String = self.answer.headers.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
        let text = headers + &crawl::body(&self.answer);
        let found = secrets::forbidden(world, self.cell.persona).into_iter().find(|secret| text.contains(secret))?;
        Some(format!("{self}: shows {found:?}"))
    }

    /// Everything but what differs every time.
    pub fn fingerprint(&self) -> String {
        mask::fingerprint(&self.answer, &self.cell.target.id)
    }
}

impl fmt::Display for Seen<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Cell { row, persona, target, .. } = self.cell;
        write!(
            f,
            "{} {} as {} at {}/{} ({:?})",
            row.method, row.path, persona.name, target.slug, target.id, target.thing
        )
    }
}

impl fmt::Debug for Seen<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}: {}", self.answer.status)
    }
}
