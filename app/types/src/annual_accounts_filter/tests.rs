//! An address says exactly what its filter says.

use proptest::{option, prelude::*, sample::select};
use uuid::Uuid;

use super::*;

fn who() -> impl Strategy<Value = Option<Who>> {
    option::of(prop_oneof![
        Just(Who::Me),
        Just(Who::Nobody),
        any::<u128>().prop_map(|id| Who::Employee(EmployeeId(Uuid::from_u128(id)))),
    ])
}

fn days() -> impl Strategy<Value = Option<NaiveDate>> {
    option::of((1900..=9999, 1..=366_u32).prop_filter_map("a day", |(year, day)| NaiveDate::from_yo_opt(year, day)))
}

fn search() -> impl Strategy<Value = String> {
    "\\PC{0,60}".prop_map(|text| text.trim().chars().filter(|c| !c.is_control()).collect())
}

prop_compose! {
    fn filters()(
        search in search(),
        state in option::of(select(State::ALL)),
        side in option::of(select(Side::ALL)),
        (year, kind) in (option::of(1900..=9999_i32), option::of(select(ReportKind::ALL))),
        (preparer, reviewer, partner) in (who(), who(), who()),
        legal_form in option::of(select(LegalForm::ALL)),
        tier in option::of(select(Tier::ALL)),
        deadline in option::of(select(Window::ALL)),
        (deadline_from, deadline_to) in (days(), days()),
        batch in option::of(any::<u128>().prop_map(|id| BatchId(Uuid::from_u128(id)))),
        sort in select(Sort::ALL),
        descending in any::<bool>(),
    ) -> AccountsFilter {
        AccountsFilter {
            search, state, side, kind, year, preparer, reviewer, partner, legal_form, tier, deadline, deadline_from, deadline_to,
            batch, sort, descending,
        }
    }
}

proptest! {
    #[test]
    fn an_address_reads_back_as_its_filter(filter in filters()) {
        let query = filter.query();
        prop_assert!(query.is_ascii() && !query.contains(['"', '<', ' ', '#']));
        prop_assert_eq!(AccountsFilter::parse(&query), filter);
    }

    #[test]
    fn any_address_reads_as_some_filter(query in "\\PC{0,200}") {
        let filter = AccountsFilter::parse(&query);
        prop_assert_eq!(AccountsFilter::parse(&filter.query()), filter);
    }
}

#[test]
fn a_name_may_be_escaped() {
    let filter = AccountsFilter::parse("deadline%5Ffrom=2026-03-01&deadline_to=2026%2D04%2D01");
    assert_eq!(filter.query(), "deadline_from=2026-03-01&deadline_to=2026-04-01");
}

#[test]
fn nonsense_is_left_out() {
    let nonsense = "state=gone&year=12&year=x&tier=&preparer=somebody&sort=name&desc=yes&deadline_from=1-1-2026&deadline_to=0001-01-01&batch=1&%zz&q=%00+a%2";
    let filter = AccountsFilter::parse(nonsense);
    assert_eq!(filter, AccountsFilter { search: "a%2".into(), ..AccountsFilter::default() });
    assert_eq!(AccountsFilter::default().query(), "");
}

#[test]
fn a_second_press_turns_the_order_round() {
    let first = AccountsFilter::parse("q=jansen&sort=year");
    let second = first.sorted_by(Sort::Year);
    assert_eq!((second.descending, second.search.as_str()), (true, "jansen"));
    assert!(!second.sorted_by(Sort::Year).descending);
    assert!(!second.sorted_by(Sort::Client).descending);
}

#[test]
fn every_state_is_on_a_side() {
    assert!(State::ALL.iter().any(|state| side(*state) == Side::Client));
    assert!(State::ALL.iter().any(|state| side(*state) == Side::Firm));
}
