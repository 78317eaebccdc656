//! What earlier rows of the file said: a client may have several rows, one for each contact.

use std::collections::HashMap;

use super::{Existing, HeldContact};
use crate::{Bsn, ClientId, clients::identity::Identity};

/// A client that a row was about.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The row.
    pub line: u32,
    /// Which client, where it is known.
    pub client: Option<ClientId>,
    /// What it will be.
    pub identity: Identity,
    /// Whether it has a BSN,
    pub has_bsn: bool,
    /// and which, if a row said so.
    pub bsn: Option<Bsn>,
    /// Those that are there, and those that rows add.
    pub contacts: Vec<HeldContact>,
}

impl Group {
    /// What an earlier part of the import left in the database.
    pub fn stored(existing: &Existing) -> Self {
        Self {
            line: 0,
            client: Some(existing.id),
            identity: existing.identity.clone(),
            has_bsn: existing.has_bsn,
            bsn: existing.bsn.clone(),
            contacts: existing.contacts.clone(),
        }
    }
}

/// What was read so far.
#[derive(Debug, Default)]
pub struct Seen {
    pub(super) groups: HashMap<String, Group>,
    /// The row that has a client number, and of which group.
    numbers: HashMap<String, (u32, Option<String>)>,
    kvk_numbers: HashMap<String, u32>,
    names: HashMap<String, u32>,
}

impl Seen {
    /// The row that gave this number to another client.
    pub(super) fn number(&self, number: &str, group: Option<&String>) -> Option<u32> {
        let (line, other) = self.numbers.get(number)?;
        (group.is_none() || other.as_ref() != group).then_some(*line)
    }

    pub(super) fn kvk_number(&self, number: &str) -> Option<u32> {
        self.kvk_numbers.get(number).copied()
    }

    pub(super) fn name(&self, name: &str) -> Option<u32> {
        self.names.get(&name.to_lowercase()).copied()
    }

    /// Remembers what a row says that is the first about its client.
    pub(super) fn keep(&mut self, line: u32, group: Option<&String>, identity: &Identity) {
        if let Some(number) = &identity.number {
            self.numbers.entry(number.clone()).or_insert((line, group.cloned()));
        }
        if let Some(number) = &identity.kvk_number {
            self.kvk_numbers.entry(number.clone()).or_insert(line);
        }
        self.names.entry(identity.name.to_lowercase()).or_insert(line);
    }
}
