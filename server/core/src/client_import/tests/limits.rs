//! What goes wrong, and how often.

use portal_types::client_import::ImportState;

use super::{checked, run_form};
use crate::{
    both_engines,
    client_import::{run, show, work},
    execute,
    testing::{Engine, TestPortal},
};

both_engines!(whoever_left_changes_nothing, what_fails_again_and_again_is_given_up);

async fn begun(t: &TestPortal, set: &'static str) {
    let sql: &'static str = set;
    t.write_system(move |tx| Box::pin(async move { Ok(execute!(tx, sql)?) })).await.unwrap();
}

async fn whoever_left_changes_nothing(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let id = checked(&t, b"nummer;naam;rechtsvorm\n1;Een;BV\n").await;
    begun(&t, "UPDATE client_imports SET mode = 'good', state = 'running'").await;
    begun(&t, "UPDATE employees SET role = 'read-only'").await;
    work(&t).await.unwrap();
    let shown = show(&t, &t.firm.employee, id).await.unwrap();
    assert_eq!(shown.listed.state, ImportState::Stopped);
    assert_eq!(t.count("SELECT COUNT(*) FROM clients").await, 0);
}

async fn what_fails_again_and_again_is_given_up(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let id = checked(&t, b"nummer;naam;rechtsvorm\n1;Een;BV\n").await;
    begun(&t, "UPDATE client_import_chunks SET problems = 'no JSON'").await;
    run(&t, &t.firm.employee, id, &run_form("good", false)).await.unwrap();
    for _ in 0..6 {
        t.clock.advance(chrono::Duration::hours(2));
        work(&t).await.unwrap();
    }
    let mut tx = t.look().await.unwrap();
    let states = crate::fetch_all!(&mut tx, (String,), "SELECT state FROM client_imports").unwrap();
    assert_eq!(states[0].0, ImportState::Stopped.code());
    assert_eq!(t.count("SELECT COUNT(*) FROM clients").await, 0);
    assert_eq!(id.to_string().len(), 36);
}
