//! Takes the rows of one part over, in the transaction of its caller.

use std::collections::{HashMap, HashSet};

use chrono::TimeDelta;
use portal_types::{
    ClientId, ContactId, ErrorCode,
    client_import::{Change, ContactStep, Counts, ImportField, LeftOut, Problem, Seen, Target, Wanted, plan},
    clients::{
        ContactDraft,
        identity::{BsnChange, Identity, IdentityDraft, IdentityField},
    },
};

use super::{
    events, existing,
    items::{self, Contact, Item},
    lines, parts,
    run::Running,
};
use crate::{
    audit::{self, Pending},
    clients::identity::{
        self,
        store::{Kept, New},
    },
    db::Tx,
    error::Result,
    portal::Portal,
    scope::Scope,
};

/// Gives what became of the rows.
pub(super) async fn chunk(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    import: &Running,
    chunk: &parts::Chunk,
) -> Result<Counts> {
    let rows = lines::open(portal, scope, import.id, chunk)?;
    let mut problems: Vec<Problem> = serde_json::from_str(&chunk.problems)?;
    let passed = problems.iter().filter(|problem| !problem.error.warns() || !import.accepts);
    let left_out = LeftOut { lines: passed.map(|problem| problem.line).collect(), warned: !import.accepts };
    let wanted = Wanted::of(&import.choices, &rows);
    let known = existing::load(tx, portal, scope, import.id, &import.choices, &wanted).await?;
    let plan = plan(&import.choices, &mut Seen::default(), &rows, &existing::all(&known), &left_out);
    let known: HashMap<ClientId, Kept> = known.into_iter().map(|known| (known.existing.id, known.kept)).collect();
    let mut work = Work { known, ..Work::of(portal, scope, import) };
    for target in plan.targets {
        work.take(target)?;
    }
    work.store(tx).await?;

    // What was refused stays, with what is said about it, so that it can be mended.
    let told: HashSet<u32> = problems.iter().map(|problem| problem.line).collect();
    problems.extend(plan.problems.into_iter().filter(|problem| !told.contains(&problem.line)));
    let warned = |problem: &&Problem| !problem.error.warns() || !import.accepts;
    let refused: HashSet<u32> = problems.iter().filter(warned).map(|problem| problem.line).collect();
    let rest: Vec<_> = rows.into_iter().filter(|row| refused.contains(&row.line)).collect();
    let sealed = match rest.is_empty() {
        true => None,
        false => Some(lines::seal(portal, scope, import.id, chunk.number, &rest)?),
    };
    problems.retain(|problem| refused.contains(&problem.line));
    let problems = serde_json::to_string(&problems)?;
    if !parts::done(tx, scope, import.id, chunk.number, &problems, sealed).await? {
        return Err(ErrorCode::StateChanged.into());
    }
    Ok(plan.counts)
}

/// What is to be written, gathered so that each table takes one statement.
struct Work<'a> {
    portal: &'a Portal,
    scope: &'a Scope,
    import: &'a Running,
    known: HashMap<ClientId, Kept>,
    new: Vec<New>,
    changed: Vec<(ClientId, Kept)>,
    added: Vec<(ContactId, ClientId, ContactDraft, chrono::DateTime<chrono::Utc>)>,
    altered: Vec<(ContactId, ClientId, ContactDraft)>,
    items: Vec<Item>,
    contacts: Vec<Contact>,
    told: Vec<Pending>,
}

impl<'a> Work<'a> {
    fn of(portal: &'a Portal, scope: &'a Scope, import: &'a Running) -> Self {
        Self {
            portal,
            scope,
            import,
            known: HashMap::new(),
            new: Vec::new(),
            changed: Vec::new(),
            added: Vec::new(),
            altered: Vec::new(),
            items: Vec::new(),
            contacts: Vec::new(),
            told: Vec::new(),
        }
    }

    fn take(&mut self, target: Target) -> Result<()> {
        let made = target.client.is_none();
        let client = target.client.unwrap_or_else(|| self.portal.new_id());
        let draft = IdentityDraft { reason: self.import.reason.clone(), ..target.draft };
        let unusual = draft.unusual.clone();
        let mut item = Item { client, made, changes: Vec::new(), bsn_before: None, bsn_after: None };
        if made {
            let kept = self.after(client, &draft, None)?;
            item.bsn_after.clone_from(&kept.bsn);
            self.new.push(New { id: client, kept, tier: target.tier });
        } else if !target.changed.is_empty() || !unusual.is_empty() {
            let before = self.known.get(&client).cloned().ok_or(ErrorCode::StateChanged)?;
            let after = self.after(client, &draft, Some(&before))?;
            item.changes = changes(&before.identity, &after.identity, &target.changed);
            if target.changed.contains(&IdentityField::Bsn) {
                (item.bsn_before, item.bsn_after) = (before.bsn, after.bsn.clone());
            }
            self.changed.push((client, after));
        }
        let (added, changed) = self.contacts(client, target.contacts);
        self.told.push(match made {
            true => Pending::of(&events::ClientImported {
                client,
                import: self.import.id,
                tier: target.tier,
                contacts: added,
                unusual,
            })?,
            false => Pending::of(&events::ClientImportChanged {
                client,
                import: self.import.id,
                fields: target.changed,
                unusual,
                contacts_added: added,
                contacts_changed: changed,
            })?,
        });
        self.items.push(item);
        Ok(())
    }

    /// What the card will keep.
    fn after(&self, client: ClientId, draft: &IdentityDraft, before: Option<&Kept>) -> Result<Kept> {
        let bsn = match &draft.bsn {
            BsnChange::Keep => before.and_then(|before| before.bsn.clone()),
            BsnChange::Remove => None,
            BsnChange::Set(bsn) => Some(identity::seal(self.portal, self.scope, client, bsn)?),
        };
        let said = before.map(|before| before.remarks.as_slice()).unwrap_or_default();
        let remarks = draft.remarks(said, self.scope.writer()?, self.portal.now());
        let version = before.map(|before| before.version).unwrap_or(1);
        Ok(Kept { identity: draft.identity.clone(), bsn, remarks, version })
    }

    /// Gives how many are added and changed.
    fn contacts(&mut self, client: ClientId, steps: Vec<ContactStep>) -> (usize, usize) {
        let (mut added, mut changed) = (0, 0);
        for step in steps {
            match step {
                ContactStep::Add(draft) => {
                    let id: ContactId = self.portal.new_id();
                    // The order of the file is the order on the card.
                    let at = self.portal.now() + TimeDelta::microseconds(added as i64);
                    let changes = contact_changes(None, &draft);
                    self.contacts.push(Contact { id, client, made: true, changes });
                    self.added.push((id, client, draft, at));
                    added += 1;
                }
                ContactStep::Change(id, before, after) => {
                    let changes = contact_changes(Some(&before), &after);
                    self.contacts.push(Contact { id, client, made: false, changes });
                    self.altered.push((id, client, after));
                    changed += 1;
                }
            }
        }
        (added, changed)
    }

    async fn store(mut self, tx: &mut Tx) -> Result<()> {
        let (scope, now) = (self.scope, self.portal.now());
        if !self.new.is_empty() {
            identity::store::insert_all(tx, scope, &self.new, now).await?;
        }
        // In one order, whoever else changes many: nobody waits in a circle.
        self.changed.sort_by_key(|(client, _)| *client);
        for (client, kept) in &self.changed {
            if !identity::store::update(tx, scope, *client, kept).await? {
                return Err(ErrorCode::StateChanged.into());
            }
        }
        crate::clients::store::insert_contacts(tx, scope, &self.added).await?;
        self.altered.sort_by_key(|(contact, ..)| *contact);
        for (contact, client, draft) in &self.altered {
            if !crate::clients::store::update_contact(tx, scope, *contact, *client, draft).await? {
                return Err(ErrorCode::StateChanged.into());
            }
        }
        items::insert(tx, scope, self.import.id, &self.items).await?;
        items::insert_contacts(tx, scope, self.import.id, &self.contacts).await?;
        audit::record_all(tx, scope, now, self.told).await
    }
}

/// What is put back when the import is.
fn changes(before: &Identity, after: &Identity, fields: &[IdentityField]) -> Vec<Change> {
    let named = fields.iter().filter_map(|field| Some((field, ImportField::from_code(field.code())?)));
    named.map(|(of, field)| Change { field, before: before.value(*of), after: after.value(*of) }).collect()
}

fn contact_changes(before: Option<&ContactDraft>, after: &ContactDraft) -> Vec<Change> {
    let values = |draft: &ContactDraft| {
        [
            (ImportField::ContactName, Some(draft.name.clone())),
            (ImportField::ContactEmail, Some(draft.email.to_string())),
            (ImportField::ContactFunction, draft.function.clone()),
            (ImportField::ContactLanguage, Some(draft.language.code().to_owned())),
            (ImportField::ContactAuthority, Some(draft.authority.code().to_owned())),
        ]
    };
    let before = before.map(values);
    let pairs = values(after).into_iter().enumerate().map(|(at, (field, after))| {
        let before = before.as_ref().and_then(|values| values[at].1.clone());
        Change { field, before, after }
    });
    // Of a new one everything is kept: undoing looks whether it is still so.
    pairs.filter(|change| before.is_none() || change.before != change.after).collect()
}
