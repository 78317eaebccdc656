//! Who sees a file, and what of it: other firms, readers, and BSNs in whatever column.

use portal_types::{ErrorCode, Role, client_import::ChoicesForm};

use super::{SAMPLE, checked, form, run_form, send, taken};
use crate::{
    both_engines,
    client_import::{choose, discard, errors_file, list, run, show, undo},
    fetch_all,
    testing::{Engine, TestPortal, refusal},
};

both_engines!(
    a_bsn_is_under_lock_on_its_way_in,
    a_bsn_is_masked_in_every_column,
    firms_and_readers_are_kept_apart,
    a_file_can_be_thrown_away
);

async fn a_bsn_is_masked_in_every_column(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let file =
        "Naam;Rechtsvorm;Btw-id;Opmerking\nJansen;eenmanszaak;NL123456782B01;BSN 123456782\nBos;BV;;123.456.782\n";
    let id = checked(&t, file.as_bytes()).await;
    let shown = show(&t, &t.firm.employee, id).await.unwrap();
    let cells: Vec<&String> = shown.examples.iter().flatten().collect();
    assert!(cells.iter().any(|cell| cell.contains("Jansen")), "{cells:?}");
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    assert!(cells.iter().all(|cell| !digits(cell).contains("12345678")), "{cells:?}");
    let errors = std::fs::read_to_string(errors_file(&t, &t.firm.employee, id).await.unwrap()).unwrap();
    assert!(!digits(&errors).contains("12345678"), "{errors}");
    let reader = t.firm.employee_as(Role::ReadOnly);
    assert_eq!(refusal(errors_file(&t, &reader, id).await), ErrorCode::NotAllowed);
}

async fn a_bsn_is_under_lock_on_its_way_in(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let id = send(&t, &t.firm.employee, SAMPLE).await.unwrap();
    let stored = async || {
        let mut tx = t.look().await.unwrap();
        let sql = "SELECT lines FROM client_import_chunks WHERE lines IS NOT NULL";
        fetch_all!(&mut tx, (Vec<u8>,), sql).unwrap()
    };
    let sealed = stored().await;
    assert_eq!(sealed.len(), 1);
    assert!(!sealed[0].0.windows(9).any(|part| part == b"123456782"));
    let shown = show(&t, &t.firm.employee, id).await.unwrap();
    assert!(shown.examples.iter().flatten().all(|cell| cell != "123456782"));
    choose(&t, &t.firm.employee, id, &form(&shown)).await.unwrap();
    t.done(id).await;
    run(&t, &t.firm.employee, id, &run_form("good", true)).await.unwrap();
    t.done(id).await;
    let mut tx = t.look().await.unwrap();
    for sql in [
        "SELECT details FROM audit_records",
        "SELECT changes FROM client_import_items",
        "SELECT problems FROM client_import_chunks",
    ] {
        let rows = fetch_all!(&mut tx, (String,), sql).unwrap();
        assert!(rows.iter().all(|(text,)| !text.contains("123456782")), "{sql}");
    }
}

async fn firms_and_readers_are_kept_apart(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let id = checked(&t, SAMPLE).await;
    let (reader, stranger) = (t.firm.employee_as(Role::ReadOnly), &t.other.employee);
    for (scope, code) in [(&reader, ErrorCode::NotAllowed), (stranger, ErrorCode::NotFound)] {
        assert_eq!(refusal(show(&t, scope, id).await), code);
        assert_eq!(refusal(choose(&t, scope, id, &ChoicesForm::default()).await), code);
        assert_eq!(refusal(run(&t, scope, id, &run_form("good", true)).await), code);
        assert_eq!(refusal(undo(&t, scope, id).await), code);
        assert_eq!(refusal(discard(&t, scope, id).await), code);
    }
    assert_eq!(refusal(errors_file(&t, stranger, id).await), ErrorCode::NotFound);
    assert_eq!(refusal(send(&t, &reader, SAMPLE).await), ErrorCode::NotAllowed);
    assert!(list(&t, stranger).await.unwrap().is_empty());
    assert_eq!(refusal(list(&t, &reader).await), ErrorCode::NotAllowed);
}

async fn a_file_can_be_thrown_away(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let me = &t.firm.employee;
    let id = checked(&t, SAMPLE).await;
    discard(&t, me, id).await.unwrap();
    assert_eq!(refusal(show(&t, me, id).await), ErrorCode::NotFound);
    assert_eq!(t.count("SELECT COUNT(*) FROM client_import_chunks").await, 0);
    let old = send(&t, me, SAMPLE).await.unwrap();
    t.clock.advance(chrono::Duration::days(8));
    let new = send(&t, me, SAMPLE).await.unwrap();
    assert_eq!(list(&t, me).await.unwrap().iter().map(|one| one.id).collect::<Vec<_>>(), [new], "{old} was forgotten");
    let done = taken(&t, b"nummer;naam;rechtsvorm\n1;Een;BV\n").await;
    assert_eq!(refusal(discard(&t, me, done).await), ErrorCode::StateChanged);
    assert_eq!(refusal(run(&t, me, done, &run_form("good", true)).await), ErrorCode::StateChanged);
}
