//! All clients of one firm in memory.

use std::{cmp::Ordering, collections::HashMap};

use portal_types::{ClientId, EmployeeId, LegalForm, Tier, annual_accounts::State};

use super::{
    Row,
    entry::{Cursor, Entry, NO_YEAR, NOBODY, Order},
    feed::Changed,
};
use crate::index::{Orders, Texts, Words};

/// As a client is shown.
#[derive(Debug, PartialEq, Eq)]
pub struct Shown {
    name: Box<str>,
    number: Option<Box<str>>,
    kvk: Option<Box<str>>,
    contact: Option<Box<str>>,
}

impl Shown {
    fn of(row: &Changed) -> Self {
        let text = |text: &Option<String>| text.as_deref().map(Into::into);
        Self {
            name: row.name.as_str().into(),
            number: text(&row.number),
            kvk: text(&row.kvk_number),
            contact: text(&row.contact),
        }
    }
}

/// The index of one firm; everything is numbered by position.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) entries: Vec<Entry>,
    pub(super) texts: Texts,
    pub(super) words: Words,
    shown: Vec<Shown>,
    pub(super) employees: HashMap<EmployeeId, u32>,
    /// Whose number this is; counted from 1.
    people: Vec<EmployeeId>,
    by_id: HashMap<ClientId, u32>,
    orders: Orders<{ Order::ALL.len() }>,
}

impl Index {
    /// Years of newest annual accounts that occur, newest first.
    pub fn years(&self) -> Vec<i32> {
        let (order, mut years) = (self.order(Order::Accounts), Vec::new());
        let mut until = order.len();
        while let Some(at) = until.checked_sub(1).and_then(|last| order.get(last)) {
            let year = self.entries[*at as usize].year;
            until = order[..until].partition_point(|at| self.entries[*at as usize].year < year);
            years.extend(Some(year).filter(|year| *year != NO_YEAR));
        }
        years
    }

    /// Positions in this order.
    pub fn order(&self, order: Order) -> &[u32] {
        self.orders.of(order as usize)
    }

    /// Where this one is.
    pub fn position(&self, id: ClientId) -> Option<u32> {
        self.by_id.get(&id).copied()
    }

    /// The place of an entry in an order.
    pub fn cursor(&self, order: Order, at: u32) -> Cursor {
        let entry = &self.entries[at as usize];
        Cursor { primary: order.primary(entry), name: self.texts.name(at).to_owned(), id: entry.id }
    }

    /// As a page shows it.
    pub fn row(&self, id: ClientId) -> Option<Row> {
        let at = self.position(id)? as usize;
        let (entry, shown) = (self.entries.get(at)?, self.shown.get(at)?);
        let text = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
        let who = |number: u32| (number != NOBODY).then(|| self.people.get(number as usize - 1).copied()).flatten();
        let state = State::ALL.get(entry.state as usize).copied().filter(|_| entry.has_accounts());
        Some(Row {
            id,
            name: shown.name.to_string(),
            number: text(&shown.number),
            kvk: text(&shown.kvk),
            contact: text(&shown.contact),
            legal_form: *LegalForm::ALL.get(entry.legal_form as usize)?,
            tier: *Tier::ALL.get(entry.tier as usize)?,
            accounts: state.map(|state| (entry.year, state, entry.since)),
            people: entry.people.map(who),
        })
    }

    /// Writes one row; gives its position, or nothing when it was there as it is.
    pub(super) fn put(&mut self, row: &Changed) -> Option<u32> {
        let people = [row.preparer, row.reviewer, row.partner].map(|id| id.map_or(NOBODY, |id| self.employee(id)));
        let (entry, others, shown) = (row.entry(people), row.others(), Shown::of(row));
        let Some(at) = self.by_id.get(&entry.id).copied() else {
            let at = self.texts.add(&row.name, &others);
            self.words.add(at, self.texts.all(at));
            self.entries.push(entry);
            self.shown.push(shown);
            self.by_id.insert(entry.id, at);
            return Some(at);
        };
        let says = self.texts.says(at, &row.name, &others);
        if says && self.entries[at as usize] == entry && self.shown[at as usize] == shown {
            return None;
        }
        self.entries[at as usize] = entry;
        self.shown[at as usize] = shown;
        if !says {
            self.words.remove(at, self.texts.all(at));
            self.texts.set(at, &row.name, &others);
            self.words.add(at, self.texts.all(at));
        }
        Some(at)
    }

    fn employee(&mut self, id: EmployeeId) -> u32 {
        let people = &mut self.people;
        *self.employees.entry(id).or_insert_with(|| {
            people.push(id);
            people.len() as u32
        })
    }

    fn compare(&self, order: Order, a: u32, b: u32) -> Ordering {
        let (x, y) = (&self.entries[a as usize], &self.entries[b as usize]);
        (order.primary(x).cmp(&order.primary(y)))
            .then_with(|| self.texts.name(a).cmp(self.texts.name(b)))
            .then_with(|| x.id.cmp(&y.id))
    }

    /// Every order from scratch.
    pub(super) fn sort_all(&mut self) {
        let by_name = |a, b| self.compare(Order::Name, a, b);
        let primary = |order: usize, at: u32| Order::ALL[order].primary(&self.entries[at as usize]);
        self.orders = Orders::sorted(self.entries.len(), by_name, primary);
    }

    /// A few at their new places.
    pub(super) fn sort_in(&mut self, moved: Vec<u32>) {
        let orders = std::mem::take(&mut self.orders);
        let compare = |order: usize, a, b| self.compare(Order::ALL[order], a, b);
        self.orders = orders.moved(self.entries.len(), moved, compare);
    }
}
