//! Invitations, and what belongs to people of one firm.

mod absent;
mod desk;
mod invitations;
mod leaving;
mod roles;
mod teams;

use portal_types::{
    EmailAddress, ErrorCode, Language, Role,
    people::{Handover, Standing},
    sign_in::SignIn,
};

use super::{self as people, Acceptance, NewEmployee, store};
use crate::{
    both_engines,
    error::Result,
    scope::{Actor, Origin},
    sessions::{resolve, sign_in},
    testing::{Engine, Letter, PASSWORD, TestPortal, at_once, refusal, winners},
};

both_engines!(
    an_invitation_is_used_once,
    an_invitation_used_twice_at_once_is_used_once,
    a_new_password_ends_sessions,
    who_left_is_out_with_the_next_request,
    an_invitation_is_one_persons,
    who_can_sign_in_elsewhere_accepts_first,
    a_language_is_one_persons,
    the_other_firm_knows_nobody
);

fn form(email: &str, password: &str) -> SignIn {
    SignIn { email: email.to_owned(), password: password.to_owned() }
}

fn newcomer() -> NewEmployee {
    NewEmployee {
        email: EmailAddress::parse("nieuw@linden.example").unwrap(),
        name: "Nieuw".to_owned(),
        language: Default::default(),
        role: Role::ReadOnly,
    }
}

/// Without anybody signed in.
async fn accept_at(t: &TestPortal, slug: &str, token: &str, password: &str) -> Result<()> {
    let acceptance = Acceptance { slug, token, signed_in: None };
    people::accept_invitation(t, &Origin::default(), acceptance, password.to_owned().into()).await
}

fn token_in(letter: &Letter) -> String {
    let rest = letter.text.split("/invitation/").nth(1).expect("a mail with an invitation");
    rest.split_whitespace().next().unwrap().to_owned()
}

async fn an_invitation_is_used_once(engine: Engine) {
    let t = TestPortal::new(engine).await;
    people::invite_employee(&t, t.firm.firm.id, newcomer()).await.unwrap();
    t.drain().await;
    let token = token_in(&t.newest_to("nieuw@linden.example"));
    let entering = form("nieuw@linden.example", "een lang geheim");
    assert_eq!(
        refusal(sign_in(&t, &Origin::default(), &entering, None).await),
        ErrorCode::WrongSignIn,
        "no password yet"
    );
    let accept = |token: String, password: &'static str| {
        let t = &t;
        async move { accept_at(t, "linden", &token, password).await }
    };
    for short in ["", "kort", "wachtwoord"] {
        assert_eq!(refusal(accept(token.clone(), short).await), ErrorCode::InvalidForm, "{short:?}");
    }
    assert_eq!(refusal(accept("geraden".to_owned(), "een lang geheim").await), ErrorCode::InvitationOver);
    accept(token.clone(), "een lang geheim").await.unwrap();
    assert_eq!(refusal(accept(token, "een ander geheim").await), ErrorCode::InvitationOver);
    sign_in(&t, &Origin::default(), &entering, None).await.unwrap();

    let late = NewEmployee { email: EmailAddress::parse("laat@linden.example").unwrap(), ..newcomer() };
    people::invite_employee(&t, t.firm.firm.id, late).await.unwrap();
    let until = t.now() + people::INVITATION_VALID_FOR;
    t.drain().await;
    let token = token_in(&t.newest_to("laat@linden.example"));
    t.wait_until(until);
    assert_eq!(refusal(accept(token.clone(), "een lang geheim").await), ErrorCode::InvitationOver);
    t.clock.advance(-chrono::Duration::microseconds(1));
    accept(token, "een lang geheim").await.unwrap();
}

async fn an_invitation_used_twice_at_once_is_used_once(engine: Engine) {
    let t = TestPortal::new(engine).await;
    people::invite_employee(&t, t.firm.firm.id, newcomer()).await.unwrap();
    t.drain().await;
    let token = token_in(&t.newest_to("nieuw@linden.example"));
    let tries = (0..6).map(|i| {
        let (portal, token) = ((*t).clone(), token.clone());
        async move {
            let acceptance = Acceptance { slug: "linden", token: &token, signed_in: None };
            let password = format!("een lang geheim {i}").into();
            people::accept_invitation(&portal, &Origin::default(), acceptance, password).await
        }
    });
    assert_eq!(winners(at_once(tries).await, &[ErrorCode::InvitationOver]), 1);
}

/// Two invitations out at once, one of them withdrawn: each does for its own person only.
async fn an_invitation_is_one_persons(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let names = ["nieuw@linden.example", "nog@linden.example", "weg@linden.example"];
    for name in names {
        let new = NewEmployee { email: EmailAddress::parse(name).unwrap(), ..newcomer() };
        people::invite_employee(&t, t.firm.firm.id, new).await.unwrap();
    }
    t.drain().await;
    let gone = EmailAddress::parse(names[2]).unwrap();
    assert!(people::disable_employee(&t, t.firm.firm.id, &gone).await.unwrap());
    let (session, _) = sign_in(&t, &Origin::default(), &form(t.firm.email.as_str(), PASSWORD), None).await.unwrap();
    let accept = |name: &'static str, password: &'static str| {
        let (t, token) = (&t, token_in(&t.newest_to(name)));
        async move { accept_at(t, "linden", &token, password).await }
    };
    accept(names[1], "geheim van nog").await.unwrap();
    accept(names[0], "geheim van nieuw").await.unwrap();
    assert_eq!(refusal(accept(names[2], "geheim van weg").await), ErrorCode::InvitationOver, "no longer employed");
    assert!(resolve(&t, &session).await.unwrap().is_some(), "nobody else is signed out");
    for (name, password, enters) in [
        (names[0], "geheim van nieuw", true),
        (names[0], "geheim van nog", false),
        (names[1], "geheim van nog", true),
        (names[1], "geheim van nieuw", false),
        (t.firm.email.as_str(), PASSWORD, true),
        (t.other.email.as_str(), PASSWORD, true),
    ] {
        let outcome = sign_in(&t, &Origin::default(), &form(name, password), None).await;
        assert_eq!(outcome.is_ok(), enters, "{name} with {password}");
    }
}

/// TEN-8: whoever works elsewhere works here once he says so, and is known here by nothing but his address.
async fn who_can_sign_in_elsewhere_accepts_first(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let chief = t.other.colleague(&t, Role::Administrator).await;
    let new = NewEmployee { email: t.firm.email.clone(), ..newcomer() };
    let id = people::invite_employee(&t, t.other.firm.id, new).await.unwrap();
    t.drain().await;
    let works = async |password: &str| {
        let entering = form(t.firm.email.as_str(), password);
        sign_in(&t, &Origin::default(), &entering, None).await.unwrap().1.len()
    };
    assert_eq!(works(PASSWORD).await, 1, "not before he accepts");
    let told = people::employees::show(&t, &chief, id).await.unwrap();
    assert_eq!((told.standing(), told.name.as_str()), (Standing::Invited, t.firm.email.as_str()));
    people::disable(&t, &chief, id, Handover::Stays).await.unwrap();
    assert_eq!(people::employees::show(&t, &chief, id).await.unwrap().standing(), Standing::Left);
    people::rehire(&t, &chief, id, Role::Accountant).await.unwrap();
    t.drain().await;
    assert_eq!(works(PASSWORD).await, 1, "nor when he is invited again");
    let token = token_in(&t.newest_to(t.firm.email.as_str()));
    accept_at(&t, &t.other.firm.slug, &token, "een lange zin is sterk").await.unwrap();
    assert_eq!(works("een lange zin is sterk").await, 2);
    assert_eq!(people::employees::show(&t, &chief, id).await.unwrap().standing(), Standing::Active);
}

/// TEN-6.
async fn who_left_is_out_with_the_next_request(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (mine, theirs) = (form(t.firm.email.as_str(), PASSWORD), form(t.other.email.as_str(), PASSWORD));
    let (session, _) = sign_in(&t, &Origin::default(), &mine, None).await.unwrap();
    let (other, _) = sign_in(&t, &Origin::default(), &theirs, None).await.unwrap();
    assert!(!people::disable_employee(&t, t.firm.firm.id, &t.other.email).await.unwrap(), "works elsewhere");
    for expected in [true, false] {
        assert_eq!(people::disable_employee(&t, t.firm.firm.id, &t.firm.email).await.unwrap(), expected);
    }
    assert!(resolve(&t, &session).await.unwrap().is_none());
    assert!(resolve(&t, &other).await.unwrap().is_some());
    assert_eq!(refusal(sign_in(&t, &Origin::default(), &mine, None).await), ErrorCode::WrongSignIn);
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'employee.disabled'").await, 1);

    // Who comes back is invited like anybody else, with the rights of now.
    let back = NewEmployee { email: t.firm.email.clone(), role: Role::ReadOnly, ..newcomer() };
    people::invite_employee(&t, t.firm.firm.id, back.clone()).await.unwrap();
    t.drain().await;
    let token = token_in(&t.newest_to(t.firm.email.as_str()));
    accept_at(&t, "linden", &token, "weer een lange zin").await.unwrap();
    let again = form(t.firm.email.as_str(), "weer een lange zin");
    let (_, at) = sign_in(&t, &Origin::default(), &again, None).await.unwrap();
    assert_eq!(at[0].role, Role::ReadOnly);
    assert_eq!(refusal(people::invite_employee(&t, t.firm.firm.id, back).await), ErrorCode::StateChanged);
}

async fn a_language_is_one_persons(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let Actor::Employee { person, .. } = *t.firm.employee.actor() else { panic!("an employee") };
    people::choose_language(&t, person, Language::En).await.unwrap();
    let mut tx = t.look().await.unwrap();
    for (email, language) in [(&t.firm.email, Language::En), (&t.other.email, Language::Nl)] {
        let found = store::find_by_email(&mut tx, email).await.unwrap().unwrap();
        assert_eq!(found.language, language, "{email}");
    }
}

/// SES-1.
async fn a_new_password_ends_sessions(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (session, _) = sign_in(&t, &Origin::default(), &form(t.firm.email.as_str(), PASSWORD), None).await.unwrap();
    let known = NewEmployee { email: t.firm.email.clone(), ..newcomer() };
    people::invite_employee(&t, t.other.firm.id, known).await.unwrap();
    t.drain().await;
    let token = token_in(&t.newest_to(t.firm.email.as_str()));
    assert!(resolve(&t, &session).await.unwrap().is_some());
    accept_at(&t, "kade", &token, "een lang geheim").await.unwrap();
    assert!(resolve(&t, &session).await.unwrap().is_none());
    let (_, at) = sign_in(&t, &Origin::default(), &form(t.firm.email.as_str(), "een lang geheim"), None).await.unwrap();
    assert_eq!(at.len(), 2, "one sign-in for both firms");
}

async fn the_other_firm_knows_nobody(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let Actor::Employee { id, .. } = *t.firm.employee.actor() else { panic!("an employee") };
    let mut tx = t.look().await.unwrap();
    for (scope, known) in [(&t.firm.employee, true), (&t.other.employee, false)] {
        assert_eq!(store::employee_person(&mut tx, scope, id).await.unwrap().is_some(), known);
        let names = store::employee_names(&mut tx, scope).await.unwrap();
        assert_eq!((names.len(), names.iter().any(|(_, name)| name == "Sanne Linden")), (1, known));
    }
}
