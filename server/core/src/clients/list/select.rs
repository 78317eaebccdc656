//! Chooses, counts and pages in an [`Index`].

use std::{cmp::Ordering, collections::HashSet};

use portal_types::{
    ClientId, EmployeeId, LegalForm, Tier,
    annual_accounts::State,
    annual_accounts_filter::Who,
    client_filter::{ClientFilter, NewestYear, Whose},
};

use super::{
    entry::{Cursor, Entry, NO_YEAR, NOBODY, Order},
    index::Index,
};
use crate::index::{Bits, Found, Hands, Walk};

/// Who looks: what `mine` means, and `my team`.
#[derive(Clone, Copy, Debug)]
pub struct Asker<'a> {
    /// The employee, and those for whom he stands in.
    pub mine: &'a [EmployeeId],
    /// Everybody in his teams.
    pub team: &'a [EmployeeId],
    /// His favourites.
    pub favourites: &'a HashSet<ClientId>,
}

/// A filter as numbers of the index; but for whose they are.
struct Choice {
    found: Option<Found>,
    /// The inner one is nobody.
    who: Option<Option<Hands>>,
    tier: Option<u8>,
    legal_form: Option<u8>,
    year: Option<i32>,
    state: Option<u8>,
}

impl Choice {
    fn of(index: &Index, filter: &ClientFilter, asker: &Asker<'_>) -> Self {
        let who = |who| match who {
            Who::Nobody => None,
            Who::Me => Some(index.hands(asker.mine)),
            Who::Employee(id) => Some(index.hands(&[id])),
        };
        let year = |year| match year {
            NewestYear::Of(year) => year,
            NewestYear::Never => NO_YEAR,
        };
        Self {
            found: index.words.search(&index.texts, &filter.search),
            who: filter.who.map(who),
            tier: filter.tier.and_then(|tier| position(Tier::ALL, tier)),
            legal_form: filter.legal_form.and_then(|form| position(LegalForm::ALL, form)),
            year: filter.year.map(year),
            state: filter.state.and_then(|state| position(State::ALL, state)),
        }
    }

    #[inline]
    fn takes(&self, at: usize, entry: &Entry) -> bool {
        self.tier.is_none_or(|tier| tier == entry.tier)
            && self.legal_form.is_none_or(|form| form == entry.legal_form)
            && self.year.is_none_or(|year| year == entry.year)
            && self.state.is_none_or(|state| state == entry.state && entry.has_accounts())
            && self.who.as_ref().is_none_or(|who| is_with(who.as_ref(), entry))
            && self.found.as_ref().is_none_or(|found| found.rows.has(at))
    }
}

/// Whether somebody has a part, or nobody has any.
#[inline]
fn is_with(who: Option<&Hands>, entry: &Entry) -> bool {
    match who {
        None => entry.people == [NOBODY; 3],
        Some(hands) => entry.people.iter().any(|number| hands.has(*number)),
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
    fits: Bits,
    found: usize,
    /// How many fit, whoever's they are,
    pub anybodys: usize,
    /// and by whose.
    whose: [usize; Whose::ALL.len()],
    /// What was typed fits nothing; what is found nearly does.
    pub nearly: bool,
}

impl Index {
    fn hands(&self, employees: &[EmployeeId]) -> Hands {
        Hands::of(employees.iter().filter_map(|id| self.employees.get(id).copied()))
    }

    /// Looks through all entries once.
    pub fn select(&self, filter: &ClientFilter, asker: &Asker<'_>) -> Selected<'_> {
        let (mine, team) = (self.hands(asker.mine), self.hands(asker.team));
        let choice = Choice::of(self, filter, asker);
        let mut favourites = Bits::new(self.entries.len());
        asker.favourites.iter().filter_map(|id| self.position(*id)).for_each(|at| favourites.set(at as usize));
        let (mut fits, mut found, mut anybodys) = (Bits::new(self.entries.len()), 0, 0);
        let mut whose = [0; Whose::ALL.len()];
        for (at, entry) in self.entries.iter().enumerate().filter(|(at, entry)| choice.takes(*at, entry)) {
            let is = |whose: Whose| match whose {
                Whose::Mine => is_with(Some(&mine), entry),
                Whose::Team => is_with(Some(&team), entry),
                Whose::Favourites => favourites.has(at),
            };
            anybodys += 1;
            for (count, which) in whose.iter_mut().zip(Whose::ALL) {
                *count += usize::from(is(*which));
            }
            if filter.whose.is_none_or(is) {
                fits.set(at);
                found += 1;
            }
        }
        let (order, backwards) = Order::of(filter);
        let nearly = choice.found.is_some_and(|found| found.nearly) && found > 0;
        Selected { index: self, order, backwards, fits, found, anybodys, whose, nearly }
    }
}

impl Selected<'_> {
    /// How many fit, of those that are whose.
    pub fn count_of(&self, whose: Whose) -> usize {
        Whose::ALL.iter().zip(self.whose).find(|(which, _)| **which == whose).map_or(0, |(_, count)| count)
    }
}

impl Walk for Selected<'_> {
    type Cursor = Cursor;
    type Id = ClientId;

    fn places(&self) -> usize {
        self.index.entries.len()
    }

    fn at(&self, place: usize) -> u32 {
        let order = self.index.order(self.order);
        order[if self.backwards { order.len() - 1 - place } else { place }]
    }

    fn has(&self, at: u32) -> bool {
        self.fits.has(at as usize)
    }

    fn found(&self) -> usize {
        self.found
    }

    fn compare(&self, cursor: &Cursor, at: u32) -> Ordering {
        let found = cursor.compare(self.order, &self.index.entries[at as usize], self.index.texts.name(at));
        if self.backwards { found.reverse() } else { found }
    }

    fn cursor(&self, at: u32) -> Cursor {
        self.index.cursor(self.order, at)
    }

    fn id(&self, at: u32) -> ClientId {
        self.index.entries[at as usize].id
    }
}
