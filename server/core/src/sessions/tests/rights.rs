//! TEN-6: rights are read when they are used.

use portal_types::{ErrorCode, Role};

use super::{enter, form};
use crate::{
    both_engines, execute,
    scope::{Actor, Origin},
    sessions::{employee_scope, resolve, sign_in},
    testing::{Engine, PASSWORD, TestPortal, refusal},
};

both_engines!(rights_are_read_at_use);

async fn change(t: &TestPortal, sql: &'static str) {
    t.write_system(move |tx| Box::pin(async move { Ok(execute!(tx, sql)?) })).await.unwrap();
}

async fn rights_are_read_at_use(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let session = resolve(&t, &enter(&t).await).await.unwrap().unwrap();
    let scope = |slug: &'static str| employee_scope(&t, &session, slug, Origin::default());
    let role = |scope: crate::Scope| match *scope.actor() {
        Actor::Employee { role, .. } => role,
        _ => panic!("an employee"),
    };
    let here = scope("linden").await.unwrap();
    assert_eq!((here.firm(), role(here)), (t.firm.firm.id, Role::Accountant));
    for elsewhere in ["kade", "nergens", "", "LINDEN", "linden\0"] {
        assert_eq!(refusal(scope(elsewhere).await), ErrorCode::NotFound, "{elsewhere:?}");
    }
    change(&t, "UPDATE employees SET role = 'read-only'").await;
    let reader = scope("linden").await.unwrap();
    assert_eq!(refusal(reader.writer()), ErrorCode::NotAllowed);
    change(&t, "UPDATE employees SET active = (1 = 0)").await;
    assert_eq!(refusal(scope("linden").await), ErrorCode::NotFound, "disabled while signed in");
    let again = sign_in(&t, &Origin::default(), &form(t.firm.email.as_str(), PASSWORD), None).await;
    assert_eq!(refusal(again), ErrorCode::WrongSignIn);
}
