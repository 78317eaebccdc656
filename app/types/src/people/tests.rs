use uuid::Uuid;

use super::*;
use crate::EmployeeId;

fn employee(number: u128) -> EmployeeId {
    EmployeeId(Uuid::from_u128(number))
}

fn wrong<T: std::fmt::Debug>(outcome: Result<T, PortalError>) -> Vec<String> {
    outcome.unwrap_err().fields.into_keys().collect()
}

#[test]
fn standing_is_what_one_can_do_here() {
    assert_eq!(Standing::of(true, true, false), Standing::Active);
    assert_eq!(Standing::of(false, true, true), Standing::Invited);
    assert_eq!(Standing::of(true, false, true), Standing::Invited);
    for signs_in in [true, false] {
        assert_eq!(Standing::of(false, signs_in, false), Standing::Left);
    }
}

#[test]
fn an_invitation_names_a_person_and_a_role() {
    let form = InviteForm {
        name: " Piet Puk ".to_owned(),
        email: "Piet@Kantoor.example".to_owned(),
        language: "en".to_owned(),
        role: "secretary".to_owned(),
    };
    let checked = form.check().unwrap();
    assert_eq!((checked.name.as_str(), checked.role, checked.language), ("Piet Puk", Role::Secretary, Language::En));
    assert_eq!(wrong(InviteForm::default().check()), ["email", "language", "name", "role"]);
    let odd = InviteForm { email: "piet".to_owned(), role: "owner".to_owned(), ..form };
    assert_eq!(wrong(odd.check()), ["email", "role"]);
    assert_eq!(checked_role("partner"), Ok(Role::Partner));
    assert_eq!(wrong(checked_role("chief")), ["role"]);
}

#[test]
fn what_becomes_of_work_is_said() {
    let id = employee(7);
    assert_eq!(Handover::check(&id.to_string()), Ok(Handover::To(id)));
    assert_eq!(Handover::check("nobody"), Ok(Handover::ToNobody));
    assert_eq!(Handover::check("stays"), Ok(Handover::Stays));
    for bad in ["", "someone"] {
        assert_eq!(wrong(Handover::check(bad)), ["handover"], "{bad:?}");
    }
}

#[test]
fn a_team_has_a_name_and_each_member_once() {
    let form = TeamForm { team_name: "Utrecht".to_owned(), members: [2, 1, 2].map(|n| employee(n).to_string()).into() };
    assert_eq!(form.check().unwrap(), ("Utrecht".to_owned(), vec![employee(1), employee(2)]));
    let odd = TeamForm { team_name: " ".to_owned(), members: vec!["x".to_owned()] };
    assert_eq!(wrong(odd.check()), ["members", "team_name"]);
}

#[test]
fn nobody_stands_in_for_himself_and_time_goes_forward() {
    let absent = employee(1);
    let form = |from: &str, until: &str, who: EmployeeId| AbsenceForm {
        from: from.to_owned(),
        until: until.to_owned(),
        stand_in: who.to_string(),
    };
    let week = form("2026-07-06", "2026-07-10", employee(2)).check(absent).unwrap();
    let day = |text: &str| text.parse().unwrap();
    for (at, covered) in [("2026-07-05", false), ("2026-07-06", true), ("2026-07-10", true), ("2026-07-11", false)] {
        assert_eq!(week.covers(day(at)), covered, "{at}");
    }
    assert!(form("2026-07-06", "2026-07-06", employee(2)).check(absent).is_ok(), "one day");
    assert_eq!(wrong(form("2026-07-06", "2026-07-05", employee(2)).check(absent)), ["until"]);
    assert_eq!(wrong(form("2026-07-06", "2026-07-07", absent).check(absent)), ["stand_in"]);
    assert_eq!(wrong(AbsenceForm::default().check(absent)), ["from", "stand_in", "until"]);
}
