//! Whatever changes in whatever order: the index shows what a filtered and sorted list would.

use std::collections::{BTreeMap, HashSet};

use chrono::DateTime;
use portal_types::{
    ClientId, EmployeeId, LegalForm, Tier,
    annual_accounts::State,
    annual_accounts_filter::Who,
    client_filter::{ClientFilter, ClientSort, NewestYear, Whose},
};
use proptest::{collection::vec, option, prelude::*, sample::select};
use uuid::Uuid;

use super::super::{
    Place,
    entry::{Cursor, number_order},
    feed::Changed,
    index::Index,
    select::Asker,
};
use crate::index::{Feed, Walk, fold};

const ME: EmployeeId = EmployeeId(Uuid::from_u128(1));
/// One of them has no part in anything.
const TEAM: [EmployeeId; 3] = [ME, EmployeeId(Uuid::from_u128(3)), EmployeeId(Uuid::from_u128(9))];

fn employee() -> impl Strategy<Value = Option<EmployeeId>> {
    option::of((1..4_u128).prop_map(|id| EmployeeId(Uuid::from_u128(id))))
}

prop_compose! {
    fn rows()(
        id in 0..30_u128,
        name in select(&["Ärzte B.V.", "bakker", "De Boer Bouw", "de boer", "Zijlstra", "Ömer & Zn."][..]),
        number in option::of(select(&["K-9", "K-10", "7", "0012"][..])),
        contact in option::of(select(&["Noor Vos", "Piet Boer"][..])),
        legal_form in select(&LegalForm::ALL[..3]),
        tier in select(&Tier::ALL[..4]),
        accounts in option::of((2022..2026_i32, select(State::ALL), 0..5_i64)),
        (preparer, reviewer, partner) in (employee(), employee(), employee()),
    ) -> Changed {
        let has = accounts.is_some();
        Changed {
            id: ClientId(Uuid::from_u128(id)),
            name: name.to_owned(),
            number: number.map(str::to_owned),
            kvk_number: (id % 2 == 0).then(|| format!("{:08}", id * 1_111)),
            legal_form,
            tier,
            contact: contact.map(str::to_owned),
            contacts: contact.map(|name| format!("{name} info@vos.example")),
            financial_year: accounts.map(|(year, ..)| year),
            state: accounts.map(|(_, state, _)| state.code().to_owned()),
            state_since: accounts.map(|(.., since)| DateTime::from_timestamp(since, 0).unwrap()),
            preparer: preparer.filter(|_| has),
            reviewer: reviewer.filter(|_| has),
            partner: partner.filter(|_| has),
        }
    }
}

prop_compose! {
    fn filters()(
        search in select(&["", "", "", "boer", "BOER de", "omer", "k-1", "vos", "info@", "qq", "b"][..]),
        whose in option::weighted(0.3, select(Whose::ALL)),
        who in option::weighted(0.3, prop_oneof![
            Just(Who::Me), Just(Who::Nobody), (1..5_u128).prop_map(|id| Who::Employee(EmployeeId(Uuid::from_u128(id)))),
        ]),
        tier in option::weighted(0.2, select(&Tier::ALL[..4])),
        legal_form in option::weighted(0.2, select(&LegalForm::ALL[..4])),
        year in option::weighted(0.3, prop_oneof![Just(NewestYear::Never), (2021..2026).prop_map(NewestYear::Of)]),
        state in option::weighted(0.2, select(State::ALL)),
        sort in select(ClientSort::ALL),
        descending in any::<bool>(),
    ) -> ClientFilter {
        ClientFilter { search: search.to_owned(), whose, who, tier, legal_form, year, state, sort, descending }
    }
}

/// Every seventh client.
fn favourites() -> HashSet<ClientId> {
    (0..30).step_by(7).map(|id| ClientId(Uuid::from_u128(id))).collect()
}

fn fits(filter: &ClientFilter, row: &Changed) -> bool {
    let people = [row.preparer, row.reviewer, row.partner];
    let of = |text: &Option<String>| text.clone().unwrap_or_default();
    let text = fold(&[row.name.clone(), of(&row.number), of(&row.kvk_number), of(&row.contacts)].join(" "));
    let whose = match filter.whose {
        None => true,
        Some(Whose::Mine) => people.contains(&Some(ME)),
        Some(Whose::Team) => people.iter().flatten().any(|id| TEAM.contains(id)),
        Some(Whose::Favourites) => favourites().contains(&row.id),
    };
    let who = match filter.who {
        None => true,
        Some(Who::Me) => people.contains(&Some(ME)),
        Some(Who::Nobody) => people == [None; 3],
        Some(Who::Employee(id)) => people.contains(&Some(id)),
    };
    let year = match filter.year {
        None => true,
        Some(NewestYear::Never) => row.financial_year.is_none(),
        Some(NewestYear::Of(year)) => row.financial_year == Some(year),
    };
    whose
        && who
        && year
        && filter.tier.is_none_or(|tier| tier == row.tier)
        && filter.legal_form.is_none_or(|form| form == row.legal_form)
        && filter.state.is_none_or(|state| row.state.as_deref() == Some(state.code()))
        && fold(&filter.search).split_whitespace().all(|word| text.contains(word))
}

/// The same, as one would write it without an index.
fn plain(filter: &ClientFilter, rows: &BTreeMap<ClientId, Changed>) -> Vec<ClientId> {
    let mut found: Vec<_> = rows.values().filter(|row| fits(filter, row)).collect();
    let late = filter.descending && filter.sort == ClientSort::Since;
    let primary = |row: &Changed| match filter.sort {
        ClientSort::Name => 0,
        ClientSort::Number => number_order(row.number.as_deref()),
        ClientSort::Accounts => row.financial_year.map_or(0, |year| {
            let state = State::ALL.iter().position(|state| Some(state.code()) == row.state.as_deref()).unwrap();
            i64::from(year) * 1_000 + state as i64
        }),
        ClientSort::Since => row.state_since.map_or(i64::MAX, |at| if late { -at.timestamp() } else { at.timestamp() }),
    };
    found.sort_by_key(|row| (primary(row), fold(&row.name), row.id));
    if filter.descending && !late {
        found.reverse();
    }
    found.into_iter().map(|row| row.id).collect()
}

/// Forward from the first page and back again.
fn walk(index: &Index, filter: &ClientFilter, expected: &[ClientId]) {
    let favourites = favourites();
    let asker = Asker { mine: &[ME], team: &TEAM, favourites: &favourites };
    let (mut seen, mut place, mut pages) = (Vec::new(), Place::First, Vec::new());
    loop {
        let page = index.select(filter, &asker).page(&place, 3);
        assert_eq!(page.before, seen.len());
        seen.extend(page.ids.clone());
        pages.push(page.ids);
        let Some(next) = page.next else { break };
        place = Place::After(Cursor::parse(&next.to_string()).expect("a cursor survives an address"));
    }
    assert_eq!(seen, expected);
    let mut prev = index.select(filter, &asker).page(&place, 3).prev;
    for expected in pages.iter().rev().skip(1) {
        let page = index.select(filter, &asker).page(&Place::Before(prev.expect("a page before")), 3);
        assert_eq!(&page.ids, expected);
        prev = page.prev;
    }
    assert!(prev.is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn shows_what_a_plain_list_would(batches in vec(vec(rows(), 0..30), 1..5), asked in vec(filters(), 8)) {
        let (mut index, mut rows, favourites) = (Index::default(), BTreeMap::new(), favourites());
        for batch in batches {
            for row in &batch {
                rows.insert(row.id, row.clone());
            }
            index.take(batch);
        }
        for filter in asked {
            let expected = plain(&filter, &rows);
            let asker = Asker { mine: &[ME], team: &TEAM, favourites: &favourites };
            let selected = index.select(&filter, &asker);
            prop_assert!(!selected.nearly, "{filter:?}");
            prop_assert_eq!(selected.found(), expected.len());
            for whose in Whose::ALL {
                let of = ClientFilter { whose: Some(*whose), ..filter.clone() };
                prop_assert_eq!(selected.count_of(*whose), plain(&of, &rows).len());
            }
            prop_assert_eq!(selected.anybodys, plain(&ClientFilter { whose: None, ..filter.clone() }, &rows).len());
            prop_assert_eq!(selected.ids(), expected.clone());
            walk(&index, &filter, &expected);
        }
        for row in rows.values() {
            let shown = index.row(row.id).expect("it is there");
            prop_assert_eq!((shown.name, shown.number, shown.contact), (row.name.clone(), row.number.clone(), row.contact.clone()));
            prop_assert_eq!(shown.people, [row.preparer, row.reviewer, row.partner]);
            prop_assert_eq!(shown.accounts.map(|(year, ..)| year), row.financial_year);
        }
        let years: std::collections::BTreeSet<_> = rows.values().filter_map(|row| row.financial_year).collect();
        prop_assert_eq!(index.years(), years.into_iter().rev().collect::<Vec<_>>());
    }
}

#[test]
fn numbers_stand_as_people_count() {
    let order = |number| number_order(Some(number));
    for pair in
        [["9", "10"], ["K-9", "K-10"], ["0009", "10"], ["K-10", "L-1"], ["999", "A1"], ["2024-0002", "2024-0010"]]
    {
        assert!(order(pair[0]) < order(pair[1]), "{pair:?}");
    }
    assert!(order("ZZZ99999999999999999999") < number_order(None), "who has none comes last");
}

#[test]
fn a_cursor_is_read_or_refused() {
    for bad in ["", "~", "x~1~y", "00000000-0000-0000-0000-000000000001~1"] {
        assert_eq!(Cursor::parse(bad), None, "{bad:?}");
    }
}
