//! Chooses, counts and pages in an [`Index`].

use std::{cmp::Ordering, collections::HashSet, sync::Arc};

use chrono::{Days, NaiveDate};
use portal_types::{
    AnnualAccountsId, EmployeeId, LegalForm, Tier,
    annual_accounts::State,
    annual_accounts_filter::{AccountsFilter, Side, Who, Window, side},
    reports::ReportKind,
};

use super::{
    entry::{Cursor, NEVER, NOBODY, Order, day},
    index::Index,
};
use crate::index::{Bits, Hands, Walk};

/// Who looks, and when: what `me` and `overdue` mean.
#[derive(Clone, Debug)]
pub struct Asker {
    /// The employee, and those for whom he stands in.
    pub mine: Vec<EmployeeId>,
    /// Today in the firm's zone.
    pub today: NaiveDate,
    /// What the batch that the filter names started.
    pub made: Option<Arc<HashSet<AnnualAccountsId>>>,
}

/// A filter as numbers of the index.
struct Choice {
    clients: Option<Bits>,
    kind: Option<u8>,
    year: Option<i32>,
    people: [Option<Hands>; 3],
    legal_form: Option<u8>,
    tier: Option<u8>,
    deadline: Option<(i32, i32)>,
    made: Option<Arc<HashSet<AnnualAccountsId>>>,
}

impl Choice {
    fn of(index: &Index, filter: &AccountsFilter, asker: Asker) -> Self {
        let hands = |of: &[EmployeeId]| Hands::of(of.iter().filter_map(|id| index.employees.get(id).copied()));
        let who = |who: Option<Who>| {
            who.map(|who| match who {
                Who::Nobody => Hands::One(NOBODY),
                Who::Me => hands(&asker.mine),
                Who::Employee(id) => hands(&[id]),
            })
        };
        Self {
            clients: index.texts.search(&filter.search),
            kind: filter.kind.and_then(|kind| position(ReportKind::ALL, kind)),
            year: filter.year,
            people: [filter.preparer, filter.reviewer, filter.partner].map(who),
            legal_form: filter.legal_form.and_then(|form| position(LegalForm::ALL, form)),
            tier: filter.tier.and_then(|tier| position(Tier::ALL, tier)),
            deadline: window(filter, asker.today),
            made: asker.made,
        }
    }

    /// What fits, one question after the other.
    fn fitting(&self, index: &Index) -> Bits {
        let (columns, mut fits) = (&index.columns, Bits::full(index.entries.len()));
        let bytes = [(self.kind, &columns.kind), (self.legal_form, &columns.legal_form), (self.tier, &columns.tier)];
        for (asked, column) in bytes {
            if let Some(asked) = asked {
                fits.keep_where(column, |has| *has == asked);
            }
        }
        if let Some(asked) = self.year {
            fits.keep_where(&columns.year, |has| *has == asked);
        }
        for (asked, column) in self.people.iter().zip(&columns.people) {
            if let Some(asked) = asked {
                fits.keep_where(column, |number| asked.has(*number));
            }
        }
        if let Some((first, last)) = self.deadline {
            fits.keep_where(&columns.deadline, |has| (first..=last).contains(has));
        }
        if let Some(clients) = &self.clients {
            fits.keep_where(&columns.client, |has| clients.has(*has as usize));
        }
        if let Some(made) = &self.made {
            fits.keep_where(&index.entries, |entry| made.contains(&entry.id));
        }
        fits
    }
}

/// First and last day of the deadlines that are asked for.
fn window(filter: &AccountsFilter, today: NaiveDate) -> Option<(i32, i32)> {
    let (from, to) = (filter.deadline_from, filter.deadline_to);
    if filter.deadline.is_none() && from.is_none() && to.is_none() {
        return None;
    }
    let (mut first, mut last) = filter.deadline.map_or((i32::MIN, NEVER - 1), |window| days(window, today));
    if from.is_some() || to.is_some() {
        first = from.map_or(first, |from| first.max(day(Some(from))));
        last = last.min(to.map_or(NEVER - 1, |to| day(Some(to))));
    }
    Some((first, last))
}

/// First and last day of a window.
fn days(window: Window, today: NaiveDate) -> (i32, i32) {
    let after = |days| today.checked_add_days(Days::new(days));
    let (now, week, month) = (day(Some(today)), day(after(7)), day(after(31)));
    match window {
        Window::Overdue => (i32::MIN, now - 1),
        Window::Week => (now, week),
        Window::Month => (now, month),
        Window::Later => (month + 1, NEVER - 1),
        Window::Unset => (NEVER, NEVER),
    }
}

fn position<T: PartialEq>(all: &[T], one: T) -> Option<u8> {
    all.iter().position(|other| *other == one).map(|at| at as u8)
}

/// What fits a filter.
pub struct Selected<'a> {
    index: &'a Index,
    order: Order,
    backwards: bool,
    /// Whatever the state.
    fits: Bits,
    /// Per state, in the order of `State::ALL`: how many fit but for state and side.
    counts: Vec<usize>,
    /// Per state: whether the filter shows it.
    shown: Vec<bool>,
}

impl Index {
    /// Looks through the columns that the filter asks about.
    pub fn select(&self, filter: &AccountsFilter, asker: Asker) -> Selected<'_> {
        let choice = Choice::of(self, filter, asker);
        let (fits, mut counts) = (choice.fitting(self), vec![0; State::ALL.len()]);
        fits.each_of(&self.columns.state, |state| counts[*state as usize] += 1);
        let shows =
            |state: &State| filter.state.is_none_or(|s| s == *state) && filter.side.is_none_or(|s| s == side(*state));
        let (order, backwards) = Order::of(filter);
        Selected { index: self, order, backwards, fits, counts, shown: State::ALL.iter().map(shows).collect() }
    }
}

impl Selected<'_> {
    /// How many fit on a side, whatever side or state is asked for.
    pub fn on_side(&self, which: Side) -> usize {
        self.by_state().filter(|(state, _)| side(*state) == which).map(|(_, count)| count).sum()
    }

    /// How many fit in each state, whatever side or state is asked for.
    pub fn by_state(&self) -> impl Iterator<Item = (State, usize)> {
        State::ALL.iter().copied().zip(self.counts.iter().copied())
    }

    /// Whether the filter shows this state.
    pub fn shows(&self, state: State) -> bool {
        State::ALL.iter().position(|other| *other == state).is_some_and(|at| self.shown[at])
    }

    /// The first few of a state.
    pub fn first_of(&self, state: State, count: usize) -> Vec<AnnualAccountsId> {
        let of_state = |at: &u32| State::ALL.get(self.index.columns.state[*at as usize] as usize) == Some(&state);
        self.fitting(0).filter(of_state).take(count).map(|at| self.id(at)).collect()
    }
}

impl Walk for Selected<'_> {
    type Cursor = Cursor;
    type Id = AnnualAccountsId;

    fn places(&self) -> usize {
        self.index.entries.len()
    }

    fn at(&self, place: usize) -> u32 {
        let order = self.index.order(self.order);
        order[if self.backwards { order.len() - 1 - place } else { place }]
    }

    fn has(&self, at: u32) -> bool {
        self.fits.has(at as usize) && self.shown[self.index.columns.state[at as usize] as usize]
    }

    fn found(&self) -> usize {
        self.counts.iter().zip(&self.shown).filter(|(_, shown)| **shown).map(|(count, _)| count).sum()
    }

    fn compare(&self, cursor: &Cursor, at: u32) -> Ordering {
        let entry = &self.index.entries[at as usize];
        let found = cursor.compare(self.order, entry, self.index.texts.name(entry.client));
        if self.backwards { found.reverse() } else { found }
    }

    fn cursor(&self, at: u32) -> Cursor {
        self.index.cursor(self.order, at)
    }

    fn id(&self, at: u32) -> AnnualAccountsId {
        self.index.entries[at as usize].id
    }
}
