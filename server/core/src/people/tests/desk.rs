//! What administrators do to their colleagues, and what nobody can do.

use portal_types::{
    EmployeeId, ErrorCode, Role,
    people::{Handover, InviteForm, Standing},
};

use super::{accept_at, form, token_in};
use crate::{
    both_engines,
    error::Error,
    people,
    scope::{Origin, Scope},
    sessions::{employee_scope, resolve, sign_in},
    testing::{Engine, PASSWORD, TestPortal, at_once, refusal},
};

both_engines!(
    one_is_invited_works_leaves_and_comes_back,
    a_role_counts_with_the_next_request,
    the_last_administrator_stays,
    two_who_end_each_others_rights_do_not_both,
    only_administrators_of_the_firm_do_any_of_it
);

fn invitation(email: &str, role: Role) -> InviteForm {
    let (name, language) = ("Piet Puk".to_owned(), "en".to_owned());
    InviteForm { name, email: email.to_owned(), language, role: role.code().to_owned() }
}

async fn standing(t: &TestPortal, chief: &Scope, id: EmployeeId) -> (Standing, Role) {
    let found = people::employees::show(t, chief, id).await.unwrap();
    (found.standing(), found.role)
}

async fn one_is_invited_works_leaves_and_comes_back(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let chief = t.firm.colleague(&t, Role::Administrator).await;
    let before = t.records(&t.firm).await.len();
    let email = "piet@linden.example";
    let id = people::invite(&t, &chief, &invitation(email, Role::Secretary)).await.unwrap();
    t.drain().await;
    let first = token_in(&t.newest_to(email));
    assert_eq!(standing(&t, &chief, id).await, (Standing::Invited, Role::Secretary));

    // Once more: the earlier mail opens nothing any more.
    people::invite_again(&t, &chief, id).await.unwrap();
    t.drain().await;
    let second = token_in(&t.newest_to(email));
    assert_eq!(refusal(accept_at(&t, "linden", &first, "een lang geheim").await), ErrorCode::InvitationOver);
    accept_at(&t, "linden", &second, "een lang geheim").await.unwrap();
    assert_eq!(standing(&t, &chief, id).await, (Standing::Active, Role::Secretary));
    assert_eq!(refusal(people::invite_again(&t, &chief, id).await), ErrorCode::StateChanged);
    assert_eq!(refusal(people::rehire(&t, &chief, id, Role::Partner).await), ErrorCode::StateChanged);
    let again = people::invite(&t, &chief, &invitation(" PIET@Linden.example", Role::Partner)).await;
    let Err(Error::Portal(again)) = again else { panic!("works here already") };
    assert!(again.fields.contains_key("email"), "{again:?}");

    assert_eq!(people::employees::show(&t, &chief, id).await.unwrap().signed_in_at, None);
    let (session, _) = sign_in(&t, &Origin::default(), &form(email, "een lang geheim"), None).await.unwrap();
    assert_eq!(people::employees::show(&t, &chief, id).await.unwrap().signed_in_at, Some(t.now()));
    people::disable(&t, &chief, id, Handover::Stays).await.unwrap();
    assert!(resolve(&t, &session).await.unwrap().is_none(), "TEN-6");
    assert_eq!(standing(&t, &chief, id).await, (Standing::Left, Role::Secretary));
    for _ in 0..2 {
        assert_eq!(refusal(people::disable(&t, &chief, id, Handover::Stays).await), ErrorCode::StateChanged);
        assert_eq!(refusal(people::change_role(&t, &chief, id, Role::Partner).await), ErrorCode::StateChanged);
    }
    people::rehire(&t, &chief, id, Role::Assistant).await.unwrap();
    t.drain().await;
    accept_at(&t, "linden", &token_in(&t.newest_to(email)), "weer een lange zin").await.unwrap();
    assert_eq!(standing(&t, &chief, id).await, (Standing::Active, Role::Assistant));
    let events = t.events_since(&t.firm, before).await;
    let told: Vec<_> = events.iter().filter(|event| event.starts_with("employee.")).collect();
    let wanted = ["added", "invited-again", "disabled", "invited-again"].map(|event| format!("employee.{event}"));
    assert_eq!(told, wanted.iter().collect::<Vec<_>>());
    let by: Vec<_> =
        t.records(&t.firm).await.split_off(before).into_iter().filter(|r| r.event == "employee.added").collect();
    assert_eq!((by[0].actor_kind.as_str(), by[0].actor_id), ("employee", Some(chief.employee().unwrap().0)));
}

async fn a_role_counts_with_the_next_request(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let chief = t.firm.colleague(&t, Role::Administrator).await;
    let (token, _) = sign_in(&t, &Origin::default(), &form(t.firm.email.as_str(), PASSWORD), None).await.unwrap();
    let session = resolve(&t, &token).await.unwrap().unwrap();
    let id = t.firm.employee.employee().unwrap();
    for role in [Role::ReadOnly, Role::Partner, Role::Partner] {
        people::change_role(&t, &chief, id, role).await.unwrap();
        let scope = employee_scope(&t, &session, "linden", Origin::default()).await.unwrap();
        assert_eq!(scope.role().unwrap(), role);
    }
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'employee.role-changed'").await, 2);
}

async fn the_last_administrator_stays(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let chief = t.firm.colleague(&t, Role::Administrator).await;
    let (me, other) = (chief.employee().unwrap(), t.firm.employee.employee().unwrap());
    assert_eq!(refusal(people::disable(&t, &chief, me, Handover::Stays).await), ErrorCode::NotYourself);
    // Who is only invited lets nobody in.
    people::invite(&t, &chief, &invitation("chef@linden.example", Role::Administrator)).await.unwrap();
    assert_eq!(refusal(people::change_role(&t, &chief, me, Role::Partner).await), ErrorCode::LastAdministrator);
    assert_eq!(standing(&t, &chief, me).await, (Standing::Active, Role::Administrator), "nothing happened");
    people::change_role(&t, &chief, other, Role::Administrator).await.unwrap();
    people::change_role(&t, &chief, me, Role::Partner).await.unwrap();
    let successor = t.firm.employee_as(Role::Administrator);
    people::disable(&t, &successor, me, Handover::Stays).await.unwrap();
    assert_eq!(refusal(people::change_role(&t, &successor, other, Role::Partner).await), ErrorCode::LastAdministrator);
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'employee.disabled'").await, 1);
}

async fn two_who_end_each_others_rights_do_not_both(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let chief = t.firm.colleague(&t, Role::Administrator).await;
    people::change_role(&t, &chief, t.firm.employee.employee().unwrap(), Role::Administrator).await.unwrap();
    let pair =
        [(chief.clone(), t.firm.employee_as(Role::Administrator)), (t.firm.employee_as(Role::Administrator), chief)];
    let tries = pair.into_iter().map(|(one, other)| {
        let portal = (*t).clone();
        async move { people::change_role(&portal, &one, other.employee().unwrap(), Role::ReadOnly).await }
    });
    let done = at_once(tries).await;
    assert_eq!(done.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{done:?}");
    let left = "SELECT COUNT(*) FROM employees WHERE role = 'administrator' AND active = (1 = 1)";
    assert_eq!(t.count(left).await, 1);
}

async fn only_administrators_of_the_firm_do_any_of_it(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let victim = t.firm.colleague(&t, Role::Assistant).await.employee().unwrap();
    let mut asking: Vec<_> =
        Role::ALL.iter().filter(|role| **role != Role::Administrator).map(|role| t.firm.employee_as(*role)).collect();
    asking.push(t.other.employee_as(Role::Administrator));
    let before = t.records(&t.firm).await.len();
    for scope in &asking {
        let expected = if scope.firm() == t.firm.firm.id { ErrorCode::NotAllowed } else { ErrorCode::NotFound };
        let refused = [
            refusal(people::employees::show(&t, scope, victim).await),
            refusal(people::open_work(&t, scope, victim).await),
            refusal(people::change_role(&t, scope, victim, Role::Administrator).await),
            refusal(people::disable(&t, scope, victim, Handover::Stays).await),
            refusal(people::rehire(&t, scope, victim, Role::Administrator).await),
            refusal(people::invite_again(&t, scope, victim).await),
            refusal(people::absences::clear(&t, scope, victim).await),
        ];
        assert!(refused.iter().all(|code| *code == expected), "{refused:?}");
    }
    let inside = &asking[..asking.len() - 1];
    for scope in inside {
        assert_eq!(refusal(people::employees::list(&t, scope).await), ErrorCode::NotAllowed);
        let form = invitation("gat@linden.example", Role::Administrator);
        assert_eq!(refusal(people::invite(&t, scope, &form).await), ErrorCode::NotAllowed);
    }
    let theirs = people::employees::list(&t, &asking[asking.len() - 1]).await.unwrap();
    assert_eq!(theirs.len(), 1, "nobody of another firm");
    assert_eq!(t.records(&t.firm).await.len(), before);
}
