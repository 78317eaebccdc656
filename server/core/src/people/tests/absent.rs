//! Who stands in sees the absent one's work with his own, on those days and no others.

use chrono::{Duration, NaiveDate};
use portal_types::{
    ErrorCode, Role, Tier,
    annual_accounts::PeopleForm,
    annual_accounts_filter::AccountsFilter,
    client_filter::ClientFilter,
    people::{Absence, AbsenceForm, Handover},
};

use crate::{
    annual_accounts::{self, overview},
    both_engines,
    clients::list,
    people::{self, absences},
    scope::Scope,
    testing::{Engine, TestPortal, refusal},
};

both_engines!(mine_is_also_the_absent_ones, who_leaves_stands_in_for_nobody);

/// How many clients, and how many annual accounts, are somebody's.
async fn mine(t: &TestPortal, scope: &Scope) -> (usize, usize) {
    let clients = list::matching(t, scope, &ClientFilter::parse("whose=mine")).await.unwrap().len();
    let asked = list::matching(t, scope, &ClientFilter::parse("who=me")).await.unwrap().len();
    assert_eq!(asked, clients, "both ways of asking mean the same");
    let filter = AccountsFilter::parse("preparer=me");
    (clients, overview::matching(t, scope, &t.firm.firm, &filter).await.unwrap().len())
}

fn days(from: NaiveDate, until: NaiveDate, stand_in: &Scope) -> AbsenceForm {
    let stand_in = stand_in.employee().unwrap().to_string();
    AbsenceForm { from: from.to_string(), until: until.to_string(), stand_in }
}

async fn mine_is_also_the_absent_ones(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let chief = t.firm.colleague(&t, Role::Administrator).await;
    let colleague = t.firm.colleague(&t, Role::Assistant).await;
    let absent = t.firm.employee.employee().unwrap();
    for who in [&t.firm.employee, &colleague] {
        let (client, _) = t.client(&t.firm, Tier::Standard).await;
        let accounts = t.start(&t.firm, client).await;
        let form = PeopleForm { preparer: who.employee().unwrap().to_string(), ..PeopleForm::default() };
        annual_accounts::assign(&t, &t.firm.employee, accounts, &form).await.unwrap();
    }
    assert_eq!(mine(&t, &colleague).await, (1, 1));
    let today = t.now().date_naive();
    let (from, until) = (today + Duration::days(1), today + Duration::days(2));
    absences::set(&t, &chief, absent, &days(from, until, &colleague)).await.unwrap();
    let stored = absences::show(&t, &chief, absent).await.unwrap();
    assert_eq!(stored, Some(Absence { from, until, stand_in: colleague.employee().unwrap() }));
    for expected in [(1, 1), (2, 2), (2, 2), (1, 1)] {
        assert_eq!(mine(&t, &colleague).await, expected, "{}", t.now());
        assert_eq!(mine(&t, &t.firm.employee).await, (1, 1), "nobody loses what is his");
        assert_eq!(mine(&t, &chief).await, (0, 0));
        t.clock.advance(Duration::days(1));
    }
    absences::set(&t, &chief, absent, &days(from, until + Duration::days(9), &colleague)).await.unwrap();
    assert_eq!(mine(&t, &colleague).await, (2, 2), "it can be made longer");
    absences::clear(&t, &chief, absent).await.unwrap();
    absences::clear(&t, &chief, absent).await.unwrap();
    assert_eq!(mine(&t, &colleague).await, (1, 1));
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'employee.absence-set'").await, 3);
}

async fn who_leaves_stands_in_for_nobody(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let chief = t.firm.colleague(&t, Role::Administrator).await;
    let colleague = t.firm.colleague(&t, Role::Assistant).await;
    let absent = t.firm.employee.employee().unwrap();
    let today = t.now().date_naive();
    for wrong in [&t.other.employee, &t.firm.employee] {
        let refused = absences::set(&t, &chief, absent, &days(today, today, wrong)).await;
        assert_eq!(refusal(refused), ErrorCode::InvalidForm);
    }
    let theirs = t.other.employee.employee().unwrap();
    let refused = absences::set(&t, &chief, theirs, &days(today, today, &colleague)).await;
    assert_eq!(refusal(refused), ErrorCode::NotFound);
    absences::set(&t, &chief, absent, &days(today, today, &colleague)).await.unwrap();
    people::disable(&t, &chief, colleague.employee().unwrap(), Handover::Stays).await.unwrap();
    assert_eq!(absences::show(&t, &chief, absent).await.unwrap(), None);
    let refused = absences::set(&t, &chief, absent, &days(today, today, &colleague)).await;
    assert_eq!(refusal(refused), ErrorCode::InvalidForm, "who left takes nobody's place");
}
