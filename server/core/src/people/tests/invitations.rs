//! TEN-8: an invitation is bound to the address that was invited and to what the page showed.

use portal_types::{ErrorCode, PersonId};

use super::{accept_at, form, newcomer, token_in};
use crate::{
    both_engines,
    people::{self, Acceptance, NewEmployee},
    scope::{Actor, Origin},
    sessions::sign_in,
    testing::{Engine, PASSWORD, TestFirm, TestPortal, refusal},
};

both_engines!(
    somebody_else_who_is_signed_in_accepts_nothing,
    a_page_of_another_firm_accepts_nothing,
    nobody_without_a_password_gets_in,
    one_works_at_several_firms
);

async fn invited(t: &TestPortal, firm: &TestFirm, new: NewEmployee) -> String {
    let email = new.email.clone();
    people::invite_employee(t, firm.firm.id, new).await.unwrap();
    t.drain().await;
    token_in(&t.newest_to(email.as_str()))
}

fn person(firm: &TestFirm) -> PersonId {
    match *firm.employee.actor() {
        Actor::Employee { person, .. } => person,
        _ => panic!("an employee"),
    }
}

/// Who is signed in as another sees neither the form nor its effect, and the invitation stays good for whom it is for.
async fn somebody_else_who_is_signed_in_accepts_nothing(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let token = invited(&t, &t.firm, newcomer()).await;
    for other in [person(&t.firm), person(&t.other)] {
        let seen = people::check_invitation(&t, "linden", &token, Some(other)).await;
        assert_eq!(refusal(seen), ErrorCode::InvitationOfAnother);
        let acceptance = Acceptance { slug: "linden", token: &token, signed_in: Some(other) };
        let done = people::accept_invitation(&t, &Origin::default(), acceptance, "gekaapt met een zin".into()).await;
        assert_eq!(refusal(done), ErrorCode::InvitationOfAnother);
    }
    let shown = people::check_invitation(&t, "linden", &token, None).await.unwrap();
    assert_eq!(shown.email, "nieuw@linden.example", "the page says whom it is for");
    accept_at(&t, "linden", &token, "een lang geheim").await.unwrap();
    // The others' passwords are what they were.
    for firm in [&t.firm, &t.other] {
        sign_in(&t, &Origin::default(), &form(firm.email.as_str(), PASSWORD), None).await.unwrap();
    }
}

/// What is shown under one firm's name is not accepted for another one.
async fn a_page_of_another_firm_accepts_nothing(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let ours = invited(&t, &t.firm, newcomer()).await;
    let theirs = NewEmployee { email: t.firm.email.clone(), ..newcomer() };
    let theirs = invited(&t, &t.other, theirs).await;
    for (slug, token) in [("kade", &ours), ("linden", &theirs), ("nergens", &ours), ("", &ours)] {
        assert_eq!(refusal(people::check_invitation(&t, slug, token, None).await), ErrorCode::InvitationOver, "{slug}");
        assert_eq!(refusal(accept_at(&t, slug, token, "een lang geheim").await), ErrorCode::InvitationOver, "{slug}");
    }
    accept_at(&t, "linden", &ours, "een lang geheim").await.unwrap();
    accept_at(&t, "kade", &theirs, "nog een lang geheim").await.unwrap();
}

async fn nobody_without_a_password_gets_in(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let token = invited(&t, &t.firm, newcomer()).await;
    for password in ["", " ", "een lang geheim", token.as_str()] {
        let entered = sign_in(&t, &Origin::default(), &form("nieuw@linden.example", password), None).await;
        let code = if password.is_empty() { ErrorCode::InvalidForm } else { ErrorCode::WrongSignIn };
        assert_eq!(refusal(entered), code, "{password:?}");
    }
    assert_eq!(t.count("SELECT COUNT(*) FROM sessions").await, 0);
}

/// Invited by a second firm, one stays one person: whoever is signed in as that very person may accept.
async fn one_works_at_several_firms(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let known = NewEmployee { email: t.firm.email.clone(), ..newcomer() };
    let token = invited(&t, &t.other, known).await;
    let me = Some(person(&t.firm));
    people::check_invitation(&t, "kade", &token, me).await.unwrap();
    let acceptance = Acceptance { slug: "kade", token: &token, signed_in: me };
    people::accept_invitation(&t, &Origin::default(), acceptance, "een lang geheim".into()).await.unwrap();
    let (_, at) = sign_in(&t, &Origin::default(), &form(t.firm.email.as_str(), "een lang geheim"), None).await.unwrap();
    assert_eq!(at.iter().map(|e| e.slug.as_str()).collect::<Vec<_>>(), ["kade", "linden"]);
    assert_eq!(t.count("SELECT COUNT(*) FROM people WHERE email_canonical = 'medewerker@linden.example'").await, 1);
}
