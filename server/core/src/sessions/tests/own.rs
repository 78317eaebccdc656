//! SES-1: one's own sessions, and what ends them.

use chrono::Duration;
use portal_types::ErrorCode;

use super::{alive, enter};
use crate::{
    both_engines, firms, people,
    scope::{Actor, Origin},
    second_factor::{self, enrol},
    sessions::{self, employee_scope, own_scope, resolve, step_up},
    testing::{Engine, PASSWORD, TestPortal, app_code, refusal},
};

both_engines!(
    sessions_are_listed_and_ended,
    a_new_password_ends_the_others,
    a_factor_ends_the_others,
    sensitive_acts_ask_again,
    who_has_no_factor_reaches_nothing_where_one_is_asked
);

async fn sessions_are_listed_and_ended(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let Actor::Employee { person, .. } = *t.firm.employee.actor() else { panic!("an employee") };
    let Actor::Employee { person: other, .. } = *t.other.employee.actor() else { panic!("an employee") };
    let (first, second, third) = (enter(&t).await, enter(&t).await, enter(&t).await);
    let listed = sessions::list(&t, person, &second).await.unwrap();
    assert_eq!(listed.iter().map(|one| one.current).collect::<Vec<_>>(), [true, false, false]);
    assert!(listed.iter().all(|one| one.id.len() == 24 && one.address == "192.0.2.7"), "{listed:?}");
    assert!(sessions::list(&t, other, &second).await.unwrap().is_empty(), "nobody else's");

    let id = sessions::list(&t, person, &first).await.unwrap()[0].id.clone();
    let end = |who, id: String| {
        let t = &t;
        async move { sessions::end(t, &Origin::default(), who, &id).await }
    };
    assert_eq!(refusal(end(other, id.clone()).await), ErrorCode::StateChanged);
    assert!(alive(&t, &first).await);
    end(person, id.clone()).await.unwrap();
    assert!(!alive(&t, &first).await && alive(&t, &second).await && alive(&t, &third).await);
    assert_eq!(refusal(end(person, id).await), ErrorCode::StateChanged, "it is over");
    sessions::end_all_others(&t, &Origin::default(), person, &second).await.unwrap();
    assert!(alive(&t, &second).await && !alive(&t, &third).await);
    sessions::end_all_others(&t, &Origin::default(), person, &second).await.unwrap();
    let ended = "SELECT COUNT(*) FROM audit_records WHERE event = 'session.ended'";
    assert_eq!(t.count(ended).await, 2, "what ended nothing is no record");
}

async fn a_new_password_ends_the_others(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (mine, elsewhere) = (enter(&t).await, enter(&t).await);
    let session = resolve(&t, &mine).await.unwrap().unwrap();
    let change = |old: &'static str, new: &'static str| {
        let (t, session, mine) = (&t, &session, &mine);
        async move { people::change_password(t, &Origin::default(), session, mine, (old, new.into())).await }
    };
    for (old, new, why) in [
        ("", "een lang geheim", ErrorCode::InvalidForm),
        ("mis", "een lang geheim", ErrorCode::WrongPassword),
        (PASSWORD, "kort", ErrorCode::InvalidForm),
        (PASSWORD, "sanne linden", ErrorCode::InvalidForm),
    ] {
        assert_eq!(refusal(change(old, new).await), why, "{old} to {new}");
    }
    assert!(alive(&t, &elsewhere).await);
    change(PASSWORD, "een lang geheim").await.unwrap();
    assert!(alive(&t, &mine).await && !alive(&t, &elsewhere).await);
    assert_eq!(refusal(change(PASSWORD, "nog een lang geheim").await), ErrorCode::WrongPassword);
    for _ in 0..2 {
        refusal(change("mis", "een lang geheim").await);
    }
    assert_eq!(refusal(change("mis", "een lang geheim").await), ErrorCode::TooManyAttempts);
}

async fn a_factor_ends_the_others(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (mine, elsewhere) = (enter(&t).await, enter(&t).await);
    let person = resolve(&t, &mine).await.unwrap().unwrap().person_id;
    let offer = enrol::offer(&t, person, "a@b.nl", None).unwrap();
    let code = app_code(&offer.secret, t.now());
    enrol::confirm(&t, &Origin::default(), person, &mine, (&offer.sealed, &code)).await.unwrap();
    assert!(alive(&t, &mine).await && !alive(&t, &elsewhere).await);
    second_factor::remove(&t, &Origin::default(), person, &mine).await.unwrap();
    assert!(alive(&t, &mine).await);
    let again = second_factor::remove(&t, &Origin::default(), person, &mine).await;
    assert_eq!(refusal(again), ErrorCode::StateChanged);
    assert_eq!(t.count("SELECT COUNT(*) FROM recovery_codes").await, 0);
    enrol::give(&t, person, b"twenty secret bytes!").await.unwrap();
    assert!(!second_factor::reset(&t, t.other.firm.id, &t.firm.email).await.unwrap(), "works elsewhere");
    assert!(second_factor::reset(&t, t.firm.firm.id, &t.firm.email).await.unwrap());
    assert!(!alive(&t, &mine).await, "the operator's word ends them all");
    enter(&t).await;
}

async fn sensitive_acts_ask_again(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let cookie = enter(&t).await;
    let now = resolve(&t, &cookie).await.unwrap().unwrap();
    step_up::require(&t, &now).unwrap();
    t.clock.advance(step_up::FRESH_FOR + Duration::microseconds(1));
    let session = resolve(&t, &cookie).await.unwrap().unwrap();
    assert_eq!(refusal(step_up::require(&t, &session)), ErrorCode::ConfirmFirst);
    let confirm = |typed: &'static str| {
        let (t, session, cookie) = (&t, &session, &cookie);
        async move { step_up::confirm(t, &Origin::default(), session, cookie, typed).await }
    };
    assert_eq!(refusal(confirm("").await), ErrorCode::InvalidForm);
    assert_eq!(refusal(confirm("mis").await), ErrorCode::WrongPassword);
    let renewed = confirm(PASSWORD).await.unwrap();
    assert!(!alive(&t, &cookie).await, "another cookie has taken its place");
    let fresh = resolve(&t, &renewed).await.unwrap().unwrap();
    step_up::require(&t, &fresh).unwrap();

    enrol::give(&t, fresh.person_id, b"twenty secret bytes!").await.unwrap();
    let with_app = resolve(&t, &renewed).await.unwrap().unwrap();
    let password = step_up::confirm(&t, &Origin::default(), &with_app, &renewed, PASSWORD).await;
    assert_eq!(refusal(password), ErrorCode::InvalidForm, "a password is not enough for who has an app");
    let secret = second_factor::totp::base32(b"twenty secret bytes!");
    let code = app_code(&secret, t.now());
    let renewed = step_up::confirm(&t, &Origin::default(), &with_app, &renewed, &code).await.unwrap();
    let again = step_up::confirm(&t, &Origin::default(), &with_app, &renewed, &code).await;
    assert_eq!(refusal(again), ErrorCode::WrongFactor, "used");
    let confirmed = "SELECT COUNT(*) FROM audit_records WHERE event = 'session.confirmed'";
    assert_eq!(t.count(confirmed).await, 2);
    t.clock.advance(sessions::ABSOLUTE);
    assert!(!alive(&t, &renewed).await, "nobody stays for ever by confirming");
}

async fn who_has_no_factor_reaches_nothing_where_one_is_asked(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let cookie = enter(&t).await;
    let session = resolve(&t, &cookie).await.unwrap().unwrap();
    let administrator = t.firm.employee_as(portal_types::Role::Administrator);
    assert_eq!(refusal(firms::ask_second_factor(&t, &t.firm.employee, true).await), ErrorCode::NotAllowed);
    firms::ask_second_factor(&t, &administrator, true).await.unwrap();
    firms::ask_second_factor(&t, &administrator, true).await.unwrap();
    let asked = "SELECT COUNT(*) FROM audit_records WHERE event = 'firm.second-factor-asked'";
    assert_eq!(t.count(asked).await, 1);
    let scope = |session: sessions::Session| {
        let t = &t;
        async move { employee_scope(t, &session, "linden", Origin::default()).await }
    };
    assert_eq!(refusal(scope(session.clone()).await), ErrorCode::FactorMissing);
    let (_, missing) = own_scope(&t, &session, "linden", Origin::default()).await.unwrap();
    assert!(missing);
    assert_eq!(refusal(own_scope(&t, &session, "kade", Origin::default()).await), ErrorCode::NotFound);
    let offer = enrol::offer(&t, session.person_id, "a@b.nl", None).unwrap();
    let code = app_code(&offer.secret, t.now());
    enrol::confirm(&t, &Origin::default(), session.person_id, &cookie, (&offer.sealed, &code)).await.unwrap();
    scope(resolve(&t, &cookie).await.unwrap().unwrap()).await.unwrap();
    second_factor::remove(&t, &Origin::default(), session.person_id, &cookie).await.unwrap();
    let without = resolve(&t, &cookie).await.unwrap().unwrap();
    assert_eq!(refusal(scope(without).await), ErrorCode::FactorMissing, "nor with the same session");
}
