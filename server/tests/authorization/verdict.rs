//! What the table means for one persona and one target.

use super::{
    people::{Held, Persona},
    rule::{Row, Rule},
    targets::{NO_FIRM, Target, Thing},
};

/// The answer that a cell must get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// May.
    Allow(u16),
    /// May not, and learns not even whether it exists.
    Hidden(u16),
    /// May not, and is told why.
    Deny(u16),
}
use Verdict::{Allow, Deny, Hidden};

impl Verdict {
    /// The status.
    pub fn status(self) -> u16 {
        match self {
            Allow(status) | Hidden(status) | Deny(status) => status,
        }
    }
}

/// The answer that the rule of a route promises.
pub fn of(row: &Row, persona: &Persona, target: &Target) -> Verdict {
    let known_firm = target.slug != NO_FIRM && target.slug != "DEVRIES";
    match row.rule {
        Rule::Everybody(status) => Allow(status),
        Rule::ThisMachine => Allow(200),
        Rule::OfFirm if known_firm => Allow(200),
        Rule::OfFirm => Deny(404),
        Rule::Invited => Deny(410),
        Rule::SignOut => Allow(200),
        Rule::Page | Rule::WriterPage | Rule::AdministratorPage => employee(row, persona, target),
        Rule::Reads | Rule::Own(_) | Rule::Writes(_) | Rule::Administers(_) | Rule::Uploads => {
            employee(row, persona, target)
        }
        Rule::Landing | Rule::Press if !known_firm => Deny(404),
        Rule::Landing if matches!(target.thing, Thing::Token { live: true }) => Allow(200),
        Rule::Landing | Rule::Press => Hidden(410),
        Rule::View
        | Rule::Bytes
        | Rule::Decides
        | Rule::Proof
        | Rule::Undoes
        | Rule::Delegates
        | Rule::Confirms
        | Rule::Resends => {
            if !known_firm || target.thing == Thing::Malformed {
                return Deny(404);
            }
            match persona.holds {
                Some((link, held)) if target.thing == Thing::Link(link) => holder(row.rule, held),
                _ => Hidden(410),
            }
        }
    }
}

fn employee(row: &Row, persona: &Persona, target: &Target) -> Verdict {
    if !persona.is_employee() {
        let page = matches!(row.rule, Rule::Page | Rule::WriterPage | Rule::AdministratorPage);
        return Hidden(if page { 302 } else { 401 });
    }
    let Some(role) = persona.role_at(target.slug) else { return Hidden(404) };
    if !role.allows(row.right()) {
        match row.rule {
            // Says so on the page it came from, also for what does not exist.
            Rule::Uploads => return Deny(204),
            Rule::Writes(_) if target.thing == Thing::Malformed => return Deny(404),
            Rule::Writes(_) | Rule::WriterPage | Rule::AdministratorPage | Rule::Administers(_) => return Hidden(403),
            _ => {}
        }
    }
    match (target.thing, row.rule) {
        (Thing::Here, Rule::Own(status) | Rule::Writes(status) | Rule::Administers(status)) => Allow(status),
        (Thing::Here, Rule::Uploads) => Allow(204),
        (Thing::Here, _) => Allow(200),
        _ => Hidden(404),
    }
}

fn holder(rule: Rule, held: Held) -> Verdict {
    match (rule, held) {
        (Rule::Confirms, Held::Unproven) => Allow(422),
        // Says only that no code is needed any more.
        (Rule::Confirms, _) => Allow(200),
        (_, Held::Withdrawn) => Deny(410),
        (Rule::View, _) => Allow(200),
        (Rule::Bytes, Held::Proven | Held::ForView) => Allow(200),
        (Rule::Proof, Held::Decided) => Allow(200),
        (Rule::Undoes, Held::Proven | Held::ForView | Held::Decided) => Deny(409),
        (Rule::Delegates, Held::Proven | Held::ForView | Held::Decided) => Deny(403),
        (Rule::Decides, Held::Proven) => Allow(409),
        (Rule::Decides, Held::ForView) => Deny(403),
        (Rule::Decides, Held::Decided) => Deny(409),
        (Rule::Resends, Held::Unproven) => Allow(200),
        _ => Deny(410),
    }
}
