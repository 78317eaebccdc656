//! Taking an import back.

use portal_types::{
    ErrorCode, annual_accounts::StartAnnualAccounts, client_import::ImportState, clients::identity::IdentityForm,
};

use super::{SAMPLE, by_number, card, names, taken};
use crate::{
    annual_accounts, both_engines,
    client_import::{show, undo},
    clients::{self, identity},
    testing::{Engine, TestPortal, refusal},
};

both_engines!(new_clients_go_unless_somebody_worked_with_them, changed_fields_are_put_back_unless_changed_since);

async fn new_clients_go_unless_somebody_worked_with_them(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let me = &t.firm.employee;
    let id = taken(&t, SAMPLE).await;
    assert_eq!(names(&t, "").await.len(), 5);
    let worked = by_number(&t, "00043").await;
    let year = StartAnnualAccounts { year: "2025".into() };
    annual_accounts::start(&t, me, worked, &year).await.unwrap();
    let edited = card(&t, "00044").await;
    let form =
        IdentityForm { city: "Wijk".into(), seen: edited.version.to_string(), ..IdentityForm::from(&edited.identity) };
    identity::change(&t, me, by_number(&t, "00044").await, &form).await.unwrap();
    clients::list::mark(&t, me, &[by_number(&t, "00042").await], true).await.unwrap();

    undo(&t, me, id).await.unwrap();
    let shown = t.done(id).await;
    assert_eq!(shown.listed.state, ImportState::Undone);
    assert_eq!(shown.undone, [("removed".to_owned(), 3), ("touched".to_owned(), 2)], "{:?}", shown.left);
    let left: Vec<_> = shown.left.iter().map(|left| left.name.as_deref().unwrap_or_default()).collect();
    assert_eq!(left, ["Café ’t Hoekje", "Jansen; Zonen & Co"]);
    // The list in memory forgets them, and sees what changes afterwards.
    assert_eq!(names(&t, "").await, ["Café ’t Hoekje", "Jansen; Zonen & Co"]);
    assert_eq!(t.count("SELECT MAX(clients) FROM client_counts").await, 2);
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'client.import-undone'").await, 3);
    assert_eq!(refusal(undo(&t, me, id).await), ErrorCode::StateChanged, "once");
    taken(&t, "nummer;naam;rechtsvorm\n00042;Weer terug;BV\n".as_bytes()).await;
    assert_eq!(names(&t, "weer").await, ["Weer terug"]);
}

async fn changed_fields_are_put_back_unless_changed_since(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let me = &t.firm.employee;
    taken(&t, SAMPLE).await;
    let file = "Cliëntnummer;Naam;Plaats;BSN;Contactpersoon;E-mail\n\
                00042;Ander B.V.;Haarlem;;Noor Ander;noor@omer.example\n\
                00042;;;;Nieuw;nieuw@omer.example\n\
                00043;Jansen & Dochters;Assen;;;\n\
                00044;;;111222333;;\n";
    let before = card(&t, "00042").await;
    let id = taken(&t, file.as_bytes()).await;
    assert_eq!(card(&t, "00044").await.bsn.as_deref(), Some("•••••2333"));
    let client = by_number(&t, "00043").await;
    let now = card(&t, "00043").await;
    let form =
        IdentityForm { city: "Meppel".into(), seen: now.version.to_string(), ..IdentityForm::from(&now.identity) };
    identity::change(&t, me, client, &form).await.unwrap();

    undo(&t, me, id).await.unwrap();
    let shown = t.done(id).await;
    assert_eq!(shown.undone, [("partly".to_owned(), 1), ("put-back".to_owned(), 2)]);
    assert_eq!(card(&t, "00042").await.identity, before.identity);
    let contacts = clients::show(&t, me, by_number(&t, "00042").await).await.unwrap().1;
    assert_eq!(contacts.iter().map(|c| c.name.as_str()).collect::<Vec<_>>(), ["Noor Çelik", "Émile Dubois"]);
    let jansen = card(&t, "00043").await.identity;
    assert_eq!((jansen.name.as_str(), jansen.city.as_deref()), ("Jansen; Zonen & Co", Some("Meppel")));
    assert_eq!(card(&t, "00044").await.bsn.as_deref(), Some("•••••6782"), "the number of before");
    assert_eq!(names(&t, "dochters").await.len(), 0);
    assert!(show(&t, me, id).await.unwrap().left[0].name.as_deref() == Some("Jansen; Zonen & Co"));
}
