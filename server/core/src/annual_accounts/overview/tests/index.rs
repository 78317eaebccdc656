//! Whatever changes in whatever order: the index shows what a filtered and sorted list would.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate};
use portal_types::{
    AnnualAccountsId, ClientId, EmployeeId, LegalForm, Tier,
    annual_accounts::State,
    annual_accounts_filter::{AccountsFilter, Side, Sort, Who, Window, side},
    reports::{Period, ReportKind},
};
use proptest::{collection::vec, option, prelude::*, sample::select};
use uuid::Uuid;

use super::super::{Place, entry::Cursor, feed::Changed, index::Index, select::Asker};
use crate::index::{Feed, Walk, fold};

const ME: EmployeeId = EmployeeId(Uuid::from_u128(1));

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
}

fn asker() -> Asker {
    Asker { mine: vec![ME], today: today(), made: None }
}

fn employee() -> impl Strategy<Value = Option<EmployeeId>> {
    option::of((1..4_u128).prop_map(|id| EmployeeId(Uuid::from_u128(id))))
}

/// A name depends on the client alone, as it does in the database.
fn name(client: u128, renamed: bool) -> String {
    let names = ["Ärzte B.V.", "bakker", "De Boer Bouw", "de boer", "Zijlstra", "Ömer & Zn."];
    names[(client as usize + usize::from(renamed)) % names.len()].to_owned()
}

prop_compose! {
    fn rows()(
        id in 0..40_u128,
        state in select(State::ALL),
        (kind, period) in (select(ReportKind::ALL), select(Period::ALL)),
        since in 0..5_i64,
        deadline in option::of(-3..45_i64),
        form in select(&LegalForm::ALL[..3]),
        tier in select(&Tier::ALL[..4]),
        (preparer, reviewer, partner) in (employee(), employee(), employee()),
    ) -> Changed {
        let client = id / 3;
        Changed {
            id: AnnualAccountsId(Uuid::from_u128(id)),
            client_id: ClientId(Uuid::from_u128(client)),
            financial_year: 2020 + (id % 3) as i32,
            kind,
            period,
            title: if kind == ReportKind::Other { format!("Rapport {id}") } else { String::new() },
            state,
            state_since: DateTime::from_timestamp(since, 0).unwrap(),
            deadline: deadline.map(|days| today() + chrono::Duration::days(days)),
            name: name(client, false),
            number: Some(format!("C-{client}")),
            kvk_number: (client % 2 == 0).then(|| format!("{:08}", client * 1_111)),
            legal_form: form,
            tier,
            preparer,
            reviewer,
            partner,
        }
    }
}

fn who() -> impl Strategy<Value = Option<Who>> {
    let employee = (1..5_u128).prop_map(|id| Who::Employee(EmployeeId(Uuid::from_u128(id))));
    option::weighted(0.3, prop_oneof![Just(Who::Me), Just(Who::Nobody), employee])
}

prop_compose! {
    fn filters()(
        search in select(&["", "", "", "boer", "BOER de", "omer", "c-1", "0000", "zz", "b"][..]),
        state in option::weighted(0.2, select(State::ALL)),
        side in option::weighted(0.2, select(Side::ALL)),
        (year, kind) in (option::weighted(0.2, 2019..2023), option::weighted(0.2, select(ReportKind::ALL))),
        (preparer, reviewer, partner) in (who(), who(), who()),
        legal_form in option::weighted(0.2, select(&LegalForm::ALL[..4])),
        tier in option::weighted(0.2, select(&Tier::ALL[..4])),
        deadline in option::weighted(0.2, select(Window::ALL)),
        (from, to) in (option::weighted(0.2, -5..40_i64), option::weighted(0.2, -5..50_i64)),
        sort in select(Sort::ALL),
        descending in any::<bool>(),
    ) -> AccountsFilter {
        let search = search.to_owned();
        let day = |days: Option<i64>| days.map(|days| today() + chrono::Duration::days(days));
        let (deadline_from, deadline_to, batch) = (day(from), day(to), None);
        AccountsFilter {
            search, state, side, kind, year, preparer, reviewer, partner, legal_form, tier, deadline, deadline_from, deadline_to,
            batch, sort, descending,
        }
    }
}

fn holds(asked: Option<Who>, has: Option<EmployeeId>) -> bool {
    match asked {
        None => true,
        Some(Who::Me) => has == Some(ME),
        Some(Who::Nobody) => has.is_none(),
        Some(Who::Employee(id)) => has == Some(id),
    }
}

fn fits(filter: &AccountsFilter, row: &Changed) -> bool {
    let days = row.deadline.map(|date| (date - today()).num_days());
    let text =
        fold(&format!("{} {} {}", row.name, row.number.clone().unwrap(), row.kvk_number.clone().unwrap_or_default()));
    let window = match filter.deadline {
        None => true,
        Some(Window::Overdue) => days.is_some_and(|days| days < 0),
        Some(Window::Week) => days.is_some_and(|days| (0..=7).contains(&days)),
        Some(Window::Month) => days.is_some_and(|days| (0..=31).contains(&days)),
        Some(Window::Later) => days.is_some_and(|days| days > 31),
        Some(Window::Unset) => days.is_none(),
    };
    window
        && filter.deadline_from.is_none_or(|from| row.deadline.is_some_and(|day| day >= from))
        && filter.deadline_to.is_none_or(|to| row.deadline.is_some_and(|day| day <= to))
        && filter.state.is_none_or(|state| state == row.state)
        && filter.side.is_none_or(|s| s == side(row.state))
        && filter.kind.is_none_or(|kind| kind == row.kind)
        && filter.year.is_none_or(|year| year == row.financial_year)
        && filter.legal_form.is_none_or(|form| form == row.legal_form)
        && filter.tier.is_none_or(|tier| tier == row.tier)
        && holds(filter.preparer, row.preparer)
        && holds(filter.reviewer, row.reviewer)
        && holds(filter.partner, row.partner)
        && fold(&filter.search).split_whitespace().all(|word| text.contains(word))
}

/// The same, as one would write it without an index.
fn plain(filter: &AccountsFilter, rows: &BTreeMap<AnnualAccountsId, Changed>) -> Vec<AnnualAccountsId> {
    let mut found: Vec<_> = rows.values().filter(|row| fits(filter, row)).collect();
    let primary = |row: &Changed| match filter.sort {
        Sort::Client => 0,
        Sort::Year => row.financial_year.into(),
        Sort::State => State::ALL.iter().position(|state| *state == row.state).unwrap() as i64,
        Sort::Since => row.state_since.timestamp(),
        Sort::Deadline => row.deadline.map_or(i64::MAX, |date| {
            let days = (date - today()).num_days();
            if filter.descending { -days } else { days }
        }),
    };
    found.sort_by_key(|row| (primary(row), fold(&row.name), -row.financial_year, row.id));
    if filter.descending && filter.sort != Sort::Deadline {
        found.reverse();
    }
    found.into_iter().map(|row| row.id).collect()
}

/// Forward from the first page and back again.
fn walk(index: &Index, filter: &AccountsFilter, expected: &[AnnualAccountsId]) {
    let (mut seen, mut place, mut pages) = (Vec::new(), Place::First, Vec::new());
    loop {
        let page = index.select(filter, asker()).page(&place, 3);
        assert_eq!(page.before, seen.len());
        assert_eq!(page.prev.is_some(), !seen.is_empty());
        seen.extend(page.ids.clone());
        pages.push(page.ids);
        let Some(next) = page.next else { break };
        place = Place::After(Cursor::parse(&next.to_string()).expect("a cursor survives an address"));
    }
    assert_eq!(seen, expected);
    let mut prev = index.select(filter, asker()).page(&place, 3).prev;
    for expected in pages.iter().rev().skip(1) {
        let page = index.select(filter, asker()).page(&Place::Before(prev.expect("a page before")), 3);
        assert_eq!(&page.ids, expected);
        prev = page.prev;
    }
    assert!(prev.is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn shows_what_a_plain_list_would(
        batches in vec(vec(rows(), 0..30), 1..5),
        renamed in option::of(0..13_u128),
        asked in vec(filters(), 8),
    ) {
        let (mut index, mut rows) = (Index::default(), BTreeMap::new());
        for batch in batches {
            for row in &batch {
                rows.insert(row.id, row.clone());
            }
            index.take(batch);
        }
        if let Some(client) = renamed {
            let of_client = rows.values_mut().filter(|row| row.client_id.0.as_u128() == client);
            let changed = of_client.map(|row| {
                row.name = name(client, true);
                row.clone()
            });
            index.take(changed.collect());
        }
        for filter in asked {
            let expected = plain(&filter, &rows);
            let selected = index.select(&filter, asker());
            prop_assert_eq!(selected.found(), expected.len());
            prop_assert_eq!(selected.ids(), expected.clone());
            walk(&index, &filter, &expected);
        }
        let years: std::collections::BTreeSet<_> = rows.values().map(|row| row.financial_year).collect();
        prop_assert_eq!(index.years(), years.into_iter().rev().collect::<Vec<_>>());
    }
}

#[test]
fn a_cursor_is_read_or_refused() {
    for bad in ["", "~", "x~1~2~y", "00000000-0000-0000-0000-000000000001~1~2"] {
        assert_eq!(Cursor::parse(bad), None, "{bad:?}");
    }
    let odd = Cursor { primary: -3, name: "a~b é\t".into(), year: 2025, id: AnnualAccountsId(Uuid::nil()) };
    assert_eq!(Cursor::parse(&odd.to_string()), Some(odd));
}
