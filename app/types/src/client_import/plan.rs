//! What the rows of a part of the file come to. The dry run and the run ask the same function.

mod beside;

use std::collections::{HashMap, HashSet};

use beside::{changes, next_step};

use super::{
    Choices, Counts, Existing, ImportError, ImportField, ImportKey, Judged, Line, Problem, Seen, Typed,
    duplicates::Group, judge, row::Known,
};
use crate::{
    ClientId, ContactId, Tier,
    clients::{
        ContactDraft,
        identity::{BsnChange, IdentityDraft, IdentityField},
    },
};

/// What happens to a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContactStep {
    /// It is added.
    Add(ContactDraft),
    /// It is changed: which, what it was, what it will be.
    Change(ContactId, ContactDraft, ContactDraft),
}

/// A client to make or to change.
#[derive(Clone, Debug)]
pub struct Target {
    /// Nothing for a new one.
    pub client: Option<ClientId>,
    /// What it will be.
    pub draft: IdentityDraft,
    /// Of a new one.
    pub tier: Tier,
    /// What changes.
    pub changed: Vec<IdentityField>,
    /// What happens to its contacts.
    pub contacts: Vec<ContactStep>,
}

/// Rows that are passed over.
#[derive(Clone, Debug, Default)]
pub struct LeftOut {
    /// By what the dry run found.
    pub lines: HashSet<u32>,
    /// Whether rows that a check warns about are.
    pub warned: bool,
}

/// What the rows come to.
#[derive(Debug, Default)]
pub struct Plan {
    /// Clients to make or to change.
    pub targets: Vec<Target>,
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// How many rows became what.
    pub counts: Counts,
}

/// Decides on rows, after the `seen` ones and beside what is there.
pub fn plan(choices: &Choices, seen: &mut Seen, lines: &[Line], existing: &[Existing], left_out: &LeftOut) -> Plan {
    let mut planner = Planner { choices, seen, existing, left_out, here: HashMap::new(), plan: Plan::default() };
    for line in lines {
        if left_out.lines.contains(&line.line) {
            planner.plan.counts.refused += 1;
        } else {
            planner.row(line);
        }
    }
    planner.plan
}

/// Who a row is about.
enum About<'a> {
    /// Somebody new.
    New,
    /// A client that is there.
    Stored(&'a Existing),
    /// Whom an earlier row is about.
    Group(String),
}

struct Planner<'a> {
    choices: &'a Choices,
    seen: &'a mut Seen,
    existing: &'a [Existing],
    left_out: &'a LeftOut,
    /// Places of this plan's targets, by group.
    here: HashMap<String, usize>,
    plan: Plan,
}

impl<'a> Planner<'a> {
    fn row(&mut self, line: &Line) {
        // One that stands beside its headers says something else than it seems to.
        if line.cells.len() > self.choices.columns.len() {
            let field = self.choices.columns.iter().flatten().next_back().copied().unwrap_or(ImportField::Name);
            return self.refuse(vec![Problem { line: line.line, field, error: ImportError::Cells, with: 0 }]);
        }
        let typed = Typed::of(self.choices, &line.cells);
        let group = self.group(&typed);
        match self.about(line.line, &typed, group.as_ref()) {
            Ok(About::Group(group)) => self.more(line.line, &typed, group),
            Ok(About::Stored(stored)) => self.first(line.line, &typed, group, Some(stored)),
            Ok(About::New) => self.first(line.line, &typed, group, None),
            Err(problem) => self.refuse(vec![problem]),
        }
    }

    /// What rows about the same client have in common.
    fn group(&self, typed: &Typed<'_>) -> Option<String> {
        let number = match self.choices.key {
            ImportKey::Kvk => typed.kvk_number(),
            _ => typed.text(ImportField::Number).to_owned(),
        };
        (!number.is_empty()).then_some(number)
    }

    fn about(&self, line: u32, typed: &Typed<'_>, group: Option<&String>) -> Result<About<'a>, Problem> {
        let problem = |field, error| Problem { line, field, error, with: 0 };
        let Some(group) = group else {
            return match self.choices.key.field() {
                Some(field) => Err(problem(field, ImportError::KeyMissing)),
                None => Ok(About::New),
            };
        };
        if self.seen.groups.contains_key(group) {
            return Ok(About::Group(group.clone()));
        }
        let kvk_number = typed.kvk_number();
        let fits = |stored: &&Existing| match self.choices.key {
            ImportKey::Number => stored.identity.number.as_ref() == Some(group),
            ImportKey::Kvk => stored.identity.kvk_number.as_ref() == Some(&kvk_number),
            // What an earlier part of this import made; anybody else with that number is another client.
            ImportKey::None => stored.ours && stored.identity.number.as_ref() == Some(group),
        };
        let mut found = self.existing.iter().filter(fits);
        match (found.next(), found.next()) {
            (None, _) => Ok(About::New),
            (Some(stored), None) => Ok(About::Stored(stored)),
            (Some(_), Some(_)) => Err(problem(ImportField::KvkNumber, ImportError::KeyAmbiguous)),
        }
    }

    /// The first row about a client.
    fn first(&mut self, line: u32, typed: &Typed<'_>, group: Option<String>, stored: Option<&Existing>) {
        if let (Some(stored), Some(group)) = (stored.filter(|stored| stored.ours), &group) {
            self.seen.groups.insert(group.clone(), Group::stored(stored));
            return self.more(line, typed, group.clone());
        }
        let known = stored.map(|stored| Known { identity: &stored.identity, has_bsn: stored.has_bsn });
        let contacts = stored.map(|stored| stored.contacts.as_slice()).unwrap_or_default();
        let Judged { identity, contact, tier, mut problems } = judge(self.choices, line, typed, known, contacts);
        if let Some(draft) = &identity {
            self.others(line, draft, group.as_ref(), stored, &mut problems);
        }
        let mut held = contacts.to_vec();
        let step = contact.map_or(Ok(None), |contact| next_step(&mut held, contact)).unwrap_or_else(|error| {
            problems.push(Problem { line, field: ImportField::ContactEmail, error, with: 0 });
            None
        });
        let (Some(draft), false) = (identity, self.refuses(&problems)) else { return self.refuse(problems) };
        self.tell(problems);
        self.seen.keep(line, group.as_ref(), &draft.identity);
        let changed = stored.map(|stored| changes(stored, &draft)).unwrap_or_default();
        let nothing = stored.is_some() && changed.is_empty() && step.is_none();
        let counts = &mut self.plan.counts;
        match stored {
            None => counts.made += 1,
            Some(_) if nothing => counts.same += 1,
            Some(_) => counts.changed += 1,
        }
        let client = stored.map(|stored| stored.id);
        if let Some(name) = &group {
            let bsn = match &draft.bsn {
                BsnChange::Set(bsn) => Some(bsn.clone()),
                BsnChange::Keep => stored.and_then(|stored| stored.bsn.clone()),
                BsnChange::Remove => None,
            };
            let has_bsn = match draft.bsn {
                BsnChange::Keep => stored.is_some_and(|stored| stored.has_bsn),
                BsnChange::Set(_) => true,
                BsnChange::Remove => false,
            };
            let identity = draft.identity.clone();
            self.seen.groups.insert(name.clone(), Group { line, client, identity, has_bsn, bsn, contacts: held });
        }
        if !nothing {
            let contacts = step.into_iter().collect();
            self.put(group, Target { client, draft, tier, changed, contacts });
        }
    }

    /// Another row about the same client: it may add a contact, and must not say otherwise about the client.
    fn more(&mut self, line: u32, typed: &Typed<'_>, name: String) {
        let Some(group) = self.seen.groups.get_mut(&name) else { return };
        let (first, client) = (group.line, group.client);
        let known = Some(Known { identity: &group.identity, has_bsn: group.has_bsn });
        let Judged { identity, contact, tier, mut problems } = judge(self.choices, line, typed, known, &group.contacts);
        let mut otherwise = Vec::new();
        if let Some(draft) = &identity {
            otherwise.extend(group.identity.differences(&draft.identity));
            match &draft.bsn {
                BsnChange::Set(bsn) if group.bsn.as_ref() != Some(bsn) => otherwise.push(IdentityField::Bsn),
                _ => {}
            }
        }
        let mut held = group.contacts.clone();
        let step = contact.map_or(Ok(None), |contact| next_step(&mut held, contact));
        // It was said with the client's first row.
        problems.retain(|problem| problem.error != ImportError::Unusual);
        let conflicts = otherwise.iter().filter_map(|field| ImportField::from_code(field.code()));
        let conflicts = conflicts.map(|field| (field, ImportError::Conflict));
        let conflicts = conflicts.chain(step.as_ref().err().map(|error| (ImportField::ContactEmail, *error)));
        problems.extend(conflicts.map(|(field, error)| Problem { line, field, error, with: first }));
        // A part of the file that comes after a crash was told of before.
        if matches!(step, Ok(None)) && problems.is_empty() && first > 0 {
            let field = self.choices.key.field().unwrap_or(ImportField::Number);
            problems.push(Problem { line, field, error: ImportError::Repeated, with: first });
        }
        let (Some(draft), Ok(step), false) = (identity, step, self.refuses(&problems)) else {
            return self.refuse(problems);
        };
        self.tell(problems);
        self.plan.counts.more += 1;
        let Some(step) = step else { return };
        if let Some(group) = self.seen.groups.get_mut(&name) {
            group.contacts = held;
        }
        match self.here.get(&name).and_then(|at| self.plan.targets.get_mut(*at)) {
            Some(target) => {
                self.plan.counts.contacts += i64::from(matches!(step, ContactStep::Add(_)));
                target.contacts.push(step);
            }
            None => {
                let draft = IdentityDraft { bsn: BsnChange::Keep, unusual: Vec::new(), ..draft };
                let contacts = vec![step];
                self.put(Some(name), Target { client, draft, tier, changed: Vec::new(), contacts });
            }
        }
    }

    fn refuses(&self, problems: &[Problem]) -> bool {
        problems.iter().any(|problem| !problem.error.warns() || self.left_out.warned)
    }

    fn refuse(&mut self, problems: Vec<Problem>) {
        self.plan.counts.refused += 1;
        self.plan.problems.extend(problems);
    }

    fn tell(&mut self, problems: Vec<Problem>) {
        self.plan.counts.warned += i64::from(!problems.is_empty());
        let unusual = problems.iter().any(|problem| problem.error == ImportError::Unusual);
        self.plan.counts.unusual += i64::from(unusual);
        self.plan.problems.extend(problems);
    }

    fn put(&mut self, group: Option<String>, target: Target) {
        let added = target.contacts.iter().filter(|step| matches!(step, ContactStep::Add(_))).count();
        self.plan.counts.contacts += added as i64;
        if let Some(group) = group {
            self.here.insert(group, self.plan.targets.len());
        }
        self.plan.targets.push(target);
    }
}
