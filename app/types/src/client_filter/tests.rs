use proptest::{option, prelude::*, sample::select};

use super::*;
use crate::EmployeeId;

fn filters() -> impl Strategy<Value = ClientFilter> {
    let who = prop_oneof![
        Just(Who::Me),
        Just(Who::Nobody),
        any::<u128>().prop_map(|id| Who::Employee(EmployeeId(uuid::Uuid::from_u128(id)))),
    ];
    let year = prop_oneof![Just(NewestYear::Never), (1900..=9999).prop_map(NewestYear::Of)];
    let search = "[a-zé&=+%# ]{0,12}".prop_map(|text: String| text.trim().to_owned());
    let first = (search, option::of(select(Whose::ALL)), option::of(who), option::of(select(Tier::ALL)));
    let then = (option::of(select(LegalForm::ALL)), option::of(year), option::of(select(State::ALL)));
    (first, then, select(ClientSort::ALL), any::<bool>()).prop_map(|(first, then, sort, descending)| {
        let ((search, whose, who, tier), (legal_form, year, state)) = (first, then);
        ClientFilter { search, whose, who, tier, legal_form, year, state, sort, descending }
    })
}

proptest! {
    #[test]
    fn an_address_says_all_of_it(filter in filters()) {
        let query = filter.query();
        prop_assert_eq!(&ClientFilter::parse(&query), &filter);
        prop_assert_eq!(&ClientFilter::parse(&format!("?{query}&after=x~1&page=2")), &filter);
    }

    #[test]
    fn no_address_is_an_error(query in ".{0,80}") {
        let filter = ClientFilter::parse(&query);
        prop_assert_eq!(ClientFilter::parse(&filter.query()), filter);
    }

    #[test]
    fn a_second_press_turns_the_order(filter in filters(), sort in select(ClientSort::ALL)) {
        let once = filter.sorted_by(sort);
        prop_assert_eq!(once.sort, sort);
        prop_assert_eq!(once.sorted_by(sort).descending, !once.descending);
        prop_assert_eq!(once.cleared().chooses(), false);
    }
}

#[test]
fn what_is_wrong_in_an_address_is_left_out() {
    let filter = ClientFilter::parse("tier=gold&whose=yours&year=17&state=lost&sort=shoe&who=x&form=BV");
    assert_eq!(filter, ClientFilter { legal_form: LegalForm::from_code("BV"), ..ClientFilter::default() });
    assert_eq!(ClientFilter::default().query(), "");
}
