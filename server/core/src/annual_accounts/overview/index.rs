//! All annual accounts of one firm in memory: what a page shows is chosen, counted and ordered here.

use std::{cmp::Ordering, collections::HashMap};

use portal_types::{AnnualAccountsId, ClientId, EmployeeId};

use super::{
    columns::Columns,
    entry::{Cursor, Entry, NOBODY, Order},
    feed::Changed,
};
use crate::index::{Orders, Texts};

/// What a client is called.
#[derive(Debug)]
pub struct Named {
    pub name: Box<str>,
    pub number: Option<Box<str>>,
}

impl Named {
    fn of(row: &Changed) -> Self {
        Self { name: row.name.as_str().into(), number: row.number.as_deref().map(Into::into) }
    }
}

/// The index of one firm.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) entries: Vec<Entry>,
    pub(super) columns: Columns,
    pub(super) texts: Texts,
    /// As it is shown, by the client's number.
    pub(super) named: Vec<Named>,
    pub(super) employees: HashMap<EmployeeId, u32>,
    /// Whose number this is; counted from 1.
    pub(super) people: Vec<EmployeeId>,
    /// Of the few that have one.
    pub(super) titles: HashMap<AnnualAccountsId, Box<str>>,
    by_id: HashMap<AnnualAccountsId, u32>,
    clients: HashMap<ClientId, (u32, u64)>,
    orders: Orders<{ Order::ALL.len() }>,
}

impl Index {
    /// Years that occur, newest first.
    pub fn years(&self) -> Vec<i32> {
        let (order, mut years) = (self.order(Order::Year), Vec::new());
        let mut until = order.len();
        while let Some(at) = until.checked_sub(1).and_then(|last| order.get(last)) {
            let year = self.entries[*at as usize].year;
            years.push(year);
            until = order[..until].partition_point(|at| self.entries[*at as usize].year < year);
        }
        years
    }

    /// Positions in this order.
    pub fn order(&self, order: Order) -> &[u32] {
        self.orders.of(order as usize)
    }

    /// Where this one is.
    pub fn position(&self, id: AnnualAccountsId) -> Option<usize> {
        self.by_id.get(&id).map(|at| *at as usize)
    }

    /// The place of an entry in an order.
    pub fn cursor(&self, order: Order, at: u32) -> Cursor {
        let entry = &self.entries[at as usize];
        let name = self.texts.name(entry.client).to_owned();
        Cursor { primary: order.primary(entry), name, year: entry.year, id: entry.id }
    }

    /// Writes one row; gives its position.
    pub(super) fn put(&mut self, row: &Changed) -> u32 {
        let client = self.client(row);
        let people = [row.preparer, row.reviewer, row.partner].map(|id| id.map_or(NOBODY, |id| self.employee(id)));
        let entry = row.entry(client, people);
        if !row.title.is_empty() {
            self.titles.insert(row.id, row.title.as_str().into());
        }
        if let Some(at) = self.by_id.get(&entry.id).copied() {
            self.columns.put(at as usize, &entry);
            self.entries[at as usize] = entry;
            return at;
        }
        let at = self.entries.len() as u32;
        self.columns.put(at as usize, &entry);
        self.entries.push(entry);
        self.by_id.insert(entry.id, at);
        at
    }

    fn client(&mut self, row: &Changed) -> u32 {
        let (others, stamp) = (row.others(), row.stamp());
        match self.clients.get(&row.client_id).copied() {
            Some((client, known)) if known == stamp => client,
            Some((client, _)) => {
                self.texts.set(client, &row.name, &others);
                self.named[client as usize] = Named::of(row);
                self.clients.insert(row.client_id, (client, stamp));
                client
            }
            None => {
                let client = self.texts.add(&row.name, &others);
                self.named.push(Named::of(row));
                self.clients.insert(row.client_id, (client, stamp));
                client
            }
        }
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
        let named = |entry: &Entry| self.texts.name(entry.client);
        (order.primary(x).cmp(&order.primary(y)))
            .then_with(|| named(x).cmp(named(y)))
            .then_with(|| y.year.cmp(&x.year))
            .then_with(|| x.id.cmp(&y.id))
    }

    /// Every order from scratch.
    pub(super) fn sort_all(&mut self) {
        let by_name = |a, b| self.compare(Order::Client, a, b);
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
