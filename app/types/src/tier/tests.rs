use proptest::prelude::*;

use super::{Capabilities, Capability, Tier};

#[test]
fn what_ships_is_what_the_design_says() {
    for (tier, may, not) in [
        (Tier::Standard, Capability::ViewByLink, Capability::Approve),
        (Tier::Collaborate, Capability::Approve, Capability::History),
        (Tier::Collaborate, Capability::Reminders, Capability::Portal),
    ] {
        let allowed = tier.shipped().expect("ships");
        assert!(allowed.allows(may) && !allowed.allows(not), "{tier}");
    }
    assert_eq!(Tier::Extended.shipped().expect("ships").iter().count(), Capability::ALL.len());
    assert_eq!(Tier::ALL.iter().filter(|tier| tier.shipped().is_some()).copied().collect::<Vec<_>>(), Tier::SHIPPED);
    assert!(Tier::SHIPPED.iter().all(|tier| tier.shipped().is_some_and(|allowed| allowed.unmet().is_none())));
}

#[test]
fn what_is_needed_comes_first_and_ends_at_viewing() {
    for capability in Capability::ALL {
        assert!(capability.needs().is_none_or(|needed| needed < *capability), "{capability}");
        assert_eq!(capability.needs().is_none(), *capability == Capability::ViewByLink);
    }
}

fn any() -> impl Strategy<Value = Capabilities> {
    proptest::sample::subsequence(Capability::ALL.to_vec(), 0..=Capability::ALL.len())
        .prop_map(|all| Capabilities::of(&all))
}

proptest! {
    #[test]
    fn a_set_comes_back_as_it_was(set in any()) {
        prop_assert_eq!(Capabilities::try_from(set.to_string()), Ok(set));
        prop_assert_eq!(Capabilities::of(&set.iter().collect::<Vec<_>>()), set);
    }

    #[test]
    fn what_is_gained_and_lost_makes_one_of_the_other(before in any(), after in any()) {
        let (gained, lost) = (after.without(before), before.without(after));
        prop_assert_eq!(before.without(lost).and(gained), after);
        prop_assert!(!gained.iter().any(|capability| lost.allows(capability)));
    }

    #[test]
    fn nothing_stands_without_what_it_needs(set in any()) {
        let met = set.met();
        prop_assert_eq!(met.unmet(), None);
        prop_assert_eq!(met.without(set), Capabilities::default());
        prop_assert!(set.unmet().is_some() || met == set);
        prop_assert_eq!(met == Capabilities::default(), !set.allows(Capability::ViewByLink));
    }
}

#[test]
fn unknown_codes_are_no_capabilities() {
    assert!(Capabilities::try_from("approve,fly".to_owned()).is_err());
    assert_eq!(Capabilities::try_from(String::new()), Ok(Capabilities::default()));
}
