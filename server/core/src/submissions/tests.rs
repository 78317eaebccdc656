//! APP-5: a form that comes twice does its work once.

use futures::future::join_all;
use portal_types::{ClientId, ErrorCode, Tier, clients::NewClient, links::Purpose};

use super::Submission;
use crate::{
    annual_accounts, approvals, both_engines, clients,
    error::Result,
    links,
    scope::{Origin, Scope},
    testing::{Engine, TestFirm, TestPortal, browser, refusal},
};

both_engines!(
    the_same_form_gives_the_same_answer,
    the_same_form_at_once_works_once,
    odd_keys_are_refused,
    a_failure_does_not_use_the_key_up,
    every_write_can_be_repeated,
    a_press_is_not_answered_from_memory,
    a_repeated_approval_is_one
);

fn keyed(key: &str, body: &str) -> Origin {
    let submission = Submission { key: key.to_owned(), body_hash: crate::keys::sha256(body.as_bytes()).to_vec() };
    Origin { submission: Some(submission), ..browser("form") }
}

fn form(name: &str, number: &str) -> NewClient {
    NewClient {
        name: name.to_owned(),
        number: number.to_owned(),
        legal_form: "BV".to_owned(),
        tier: "collaborate".to_owned(),
        contact_name: "Jan".to_owned(),
        contact_email: "jan@jansen.example".to_owned(),
        contact_language: "nl".to_owned(),
        contact_authority: "alone".to_owned(),
        ..NewClient::default()
    }
}

/// A client made by a form with this key; the form's content is the client's name.
async fn create(t: &TestPortal, firm: &TestFirm, key: &str, name: &str) -> Result<ClientId> {
    clients::create(t, &firm.employee_from(keyed(key, name)), &form(name, "")).await
}

async fn the_same_form_gives_the_same_answer(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let first = create(&t, &t.firm, "k1", "Een").await.unwrap();
    assert_eq!(create(&t, &t.firm, "k1", "Een").await.unwrap(), first);
    assert_eq!(refusal(create(&t, &t.firm, "k1", "Twee").await), ErrorCode::SubmissionReused);
    assert_ne!(create(&t, &t.firm, "k2", "Een").await.unwrap(), first, "another form");
    let theirs = create(&t, &t.other, "k1", "Een").await.unwrap();
    assert_ne!(theirs, first, "another person's key");
    assert_eq!(create(&t, &t.other, "k1", "Een").await.unwrap(), theirs, "and his own answer");
    assert_eq!(create(&t, &t.firm, "k1", "Een").await.unwrap(), first);
    assert_eq!(t.count("SELECT COUNT(*) FROM clients").await, 3);
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'client.created'").await, 3);

    t.clock.advance(chrono::Duration::hours(24));
    t.purge().await.unwrap();
    assert_eq!(create(&t, &t.firm, "k1", "Een").await.unwrap(), first, "kept for a day");
    t.clock.advance(chrono::Duration::microseconds(1));
    t.purge().await.unwrap();
    assert_ne!(create(&t, &t.firm, "k1", "Een").await.unwrap(), first);
}

async fn odd_keys_are_refused(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for key in ["", "a\0b", &"k".repeat(101)] {
        assert_eq!(refusal(create(&t, &t.firm, key, "Een").await), ErrorCode::InvalidForm, "{key:?}");
    }
    create(&t, &t.firm, &"k".repeat(100), "Een").await.unwrap();
}

async fn the_same_form_at_once_works_once(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for round in 0..3 {
        let name = format!("Client {round}");
        let forms = (0..24).map(|_| {
            let (portal, name) = ((*t).clone(), name.clone());
            let scope = t.firm.employee_from(keyed(&name, &name));
            tokio::spawn(async move { clients::create(&portal, &scope, &form(&name, "")).await })
        });
        let ids: Vec<_> =
            join_all(forms).await.into_iter().map(|done| done.unwrap().expect("the stored answer")).collect();
        assert!(ids.iter().all(|id| *id == ids[0]));
    }
    assert_eq!(t.count("SELECT COUNT(*) FROM clients").await, 3);
}

async fn a_failure_does_not_use_the_key_up(engine: Engine) {
    let t = TestPortal::new(engine).await;
    clients::create(&t, &t.firm.employee, &form("Een", "C-1")).await.unwrap();
    let scope = t.firm.employee_from(keyed("k1", "Twee C-1"));
    assert_eq!(refusal(clients::create(&t, &scope, &form("Twee", "C-1")).await), ErrorCode::InvalidForm);
    assert_eq!(t.count("SELECT COUNT(*) FROM submissions").await, 0);
    let corrected = t.firm.employee_from(keyed("k1", "Twee C-2"));
    clients::create(&t, &corrected, &form("Twee", "C-2")).await.unwrap();
}

async fn every_write_can_be_repeated(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (client, _) = t.client(&t.firm, Tier::Standard).await;
    let scope = |key: &str| t.firm.employee_from(keyed(key, "body"));
    let accounts = t.start(&t.firm, client).await;
    let version = t.upload(&scope("upload"), accounts, "een").await.unwrap();
    assert_eq!(t.upload(&scope("upload"), accounts, "een").await.unwrap(), version);
    assert_eq!(files_under(&t.settings.data_dir.join("files")), 1, "the repeat's bytes are not kept");
    for _ in 0..2 {
        annual_accounts::share(&t, &scope("share"), accounts, Purpose::View).await.unwrap();
    }
    for _ in 0..2 {
        annual_accounts::renew_link(&t, &scope("renew"), accounts).await.unwrap();
    }
    assert_eq!(t.drain().await, 2);
    let card = annual_accounts::show(&t, &t.firm.employee, accounts).await.unwrap();
    assert_eq!((card.versions.len(), card.links.len()), (1, 2));
}

fn files_under(folder: &std::path::Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { files_under(&path) } else { 1 }).sum()
}

/// A session is never opened from a stored answer.
async fn a_press_is_not_answered_from_memory(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Standard).await;
    let press = |cookie: &'static str| links::press(&t, &t.firm.firm, &offer.token, cookie, keyed("k1", "press"));
    let mine = press("mine").await.unwrap();
    assert_eq!(press("mine").await.unwrap(), mine);
    assert_eq!(refusal(press("yours").await), ErrorCode::LinkGone);
    assert_eq!(t.count("SELECT COUNT(*) FROM submissions").await, 0);
}

async fn a_repeated_approval_is_one(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let holder = t.signer(&t.firm, &offer, "phone").await;
    let shown = t.shown(&holder).await;
    let scope = Scope::new(holder.firm(), holder.actor().clone(), keyed("k1", "approve"), holder.language());
    let first = approvals::approve(&t, &scope, shown.clone()).await.unwrap();
    assert_eq!(approvals::approve(&t, &scope, shown.clone()).await.unwrap(), first);
    let other = Scope::new(holder.firm(), holder.actor().clone(), keyed("k1", "return"), holder.language());
    assert_eq!(refusal(approvals::return_report(&t, &other, shown, "nee").await), ErrorCode::SubmissionReused);
    assert_eq!((t.count("SELECT COUNT(*) FROM approvals").await, t.seal().await), (1, 2));
}
