//! The test vectors of DOMAIN 2.2, and what holds for every number.

use proptest::prelude::*;

use super::*;

#[test]
fn the_elfproef_accepts_the_vectors() {
    for good in ["123456782", "111222333", "999990019"] {
        assert!(is_rsin(good) && is_bsn(good), "{good}");
    }
    for bad in ["123456789", "000000000", "12345678", "1234567820", "12345678X", "１２３４５６７８２", ""] {
        assert!(!is_rsin(bad) && !is_bsn(bad), "{bad}");
    }
}

#[test]
fn a_number_of_before_2020_holds_a_bsn() {
    for old in ["NL111222333B01", "111222333B01", "111222333", "NL123456782B90"] {
        assert!(holds_bsn(old), "{old}");
    }
    for other in ["NL000099998B57", "NL123456789B01", "DE123456782", "NL1112223334B01", "", "NL"] {
        assert!(!holds_bsn(other), "{other}");
    }
}

#[test]
fn a_vat_number_passes_either_test() {
    assert!(is_vat_number("NL123456782B90"), "elfproef");
    assert!(is_vat_number("NL000099998B57"), "remainder by 97");
    for bad in
        ["NL001234567B01", "NL123456782B9", "NL123456782", "BE123456782B90", "NL123456782B9X", "NL12345678B290", ""]
    {
        assert!(!is_vat_number(bad), "{bad}");
    }
    assert_eq!((mod_97("NL123456782B90"), mod_97("NL001234567B01")), (Some(15), Some(70)));
}

#[test]
fn kvk_numbers_and_postcodes_have_their_form() {
    assert!(is_kvk_number("01234567") && !is_kvk_number("1234567") && !is_kvk_number("0123456A"));
    assert!(is_postcode("1012AB") && is_postcode("9999XX"));
    for bad in ["0123AB", "1012SS", "1012SA", "1012SD", "1012A", "1012ABC", "101AAB", "1012ÀB", "10ë2AB", ""] {
        assert!(!is_postcode(bad), "{bad}");
    }
}

#[test]
fn what_is_typed_is_normalised() {
    assert_eq!(normalised(" nl 1234.56.782-b 90\u{a0}"), "NL123456782B90");
    assert_eq!(normalised("1012 ab"), "1012AB");
}

#[test]
fn a_bsn_hides_itself() {
    let bsn = Bsn::of("1234.56.782");
    assert_eq!((bsn.reveal(), bsn.masked().as_str()), ("123456782", "•••••6782"));
    assert!(!format!("{bsn:?}").contains("6782"));
    assert_eq!(Bsn::of("11122233").reveal(), "011122233", "eight digits miss a zero");
    assert_eq!(Bsn::of("12345").masked(), "•••••", "of a short one nothing is shown");
}

proptest! {
    /// No digit can be mistyped, and no two neighbours exchanged, without being noticed: that is what it is for.
    #[test]
    fn one_wrong_digit_is_noticed(first in 10_000_000_u32..100_000_000, at in 0_usize..9, other in 0_u8..10) {
        let eight: Vec<u32> = first.to_string().bytes().map(|b| u32::from(b - b'0')).collect();
        let check = eight.iter().zip([9, 8, 7, 6, 5, 4, 3, 2]).map(|(d, w)| d * w).sum::<u32>() % 11;
        prop_assume!(check < 10);
        let number = format!("{first}{check}");
        prop_assert!(is_bsn(&number));
        let mut wrong = number.clone().into_bytes();
        wrong[at] = b'0' + other;
        let wrong = String::from_utf8(wrong).expect("digits");
        prop_assert_eq!(is_bsn(&wrong), wrong == number);
        let mut swapped = number.clone().into_bytes();
        let left = at.min(7);
        swapped.swap(left, left + 1);
        let swapped = String::from_utf8(swapped).expect("digits");
        prop_assert_eq!(is_bsn(&swapped), swapped == number);
    }

    /// Nothing typed makes a check fall over, and normalising twice is normalising once.
    #[test]
    fn any_text_can_be_checked(text in ".{0,40}") {
        let once = normalised(&text);
        prop_assert_eq!(&normalised(&once), &once);
        let _ = (is_kvk_number(&once), is_rsin(&once), is_vat_number(&once), is_postcode(&once), mod_97(&text));
        prop_assert_eq!(Bsn::of(&text).masked().chars().count(), Bsn::of(&text).reveal().chars().count());
    }

    #[test]
    fn a_vat_number_of_a_legal_person_takes_any_branch(branch in 0_u32..100) {
        let branched = format!("NL123456782B{:02}", branch);
        prop_assert!(is_vat_number(&branched));
    }
}
