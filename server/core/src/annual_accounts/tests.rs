//! Versions, their bytes, and the walls in the queries.

mod kinds;

use portal_types::{ErrorCode, Tier, annual_accounts::StartAnnualAccounts, reports::ReportName};

use super::{NewReport, add_version, of_client, show, stamp, start, store};
use crate::{
    approvals, both_engines,
    testing::{Engine, TestPortal, refusal, report},
};

both_engines!(
    a_year_is_started_once,
    a_version_is_its_bytes,
    a_refused_upload_leaves_nothing,
    the_stamp_grows_with_what_happens,
    two_clients_of_one_firm_do_not_mix,
    the_other_firm_finds_no_accounts
);

async fn a_year_is_started_once(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (client, _) = t.client(&t.firm, Tier::Standard).await;
    let year = |year: &str| StartAnnualAccounts { year: year.to_owned() };
    let scope = &t.firm.employee;
    let first = start(&t, scope, client, &year(" 2025 ")).await.unwrap();
    assert_eq!(start(&t, scope, client, &year("2025")).await.unwrap(), first);
    let earlier = start(&t, scope, client, &year("2024")).await.unwrap();
    for bad in ["", "1999", "2101", "twintig", "2025.0"] {
        assert_eq!(refusal(start(&t, scope, client, &year(bad)).await), ErrorCode::InvalidForm, "{bad:?}");
    }
    let years: Vec<_> =
        of_client(&t, scope, client).await.unwrap().into_iter().map(|a| (a.id, a.fy_end.to_string())).collect();
    assert_eq!(years, [(first, "2025-12-31".to_owned()), (earlier, "2024-12-31".to_owned())]);
}

async fn a_version_is_its_bytes(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (client, _) = t.client(&t.firm, Tier::Standard).await;
    let accounts = t.start(&t.firm, client).await;
    for (name, shown) in [
        ("../../canary", "canary.pdf"),
        ("a\0b\r\nContent-Type: text/html.pdf", "html.pdf"),
        ("Ünïcode 2025.pdf", "Ünïcode 2025.pdf"),
    ] {
        let spool = t.spool(&report(name)).await;
        add_version(&t, &t.firm.employee, accounts, NewReport { file_name: name.to_owned(), note: None, spool })
            .await
            .unwrap();
        let newest = show(&t, &t.firm.employee, accounts).await.unwrap().versions.remove(0);
        assert_eq!((newest.file_name.as_str(), newest.bytes), (shown, report(name).len() as i64));
        let path = t.files.local_path(&newest.storage_key, &newest.sha256).await.unwrap();
        assert_eq!(std::fs::read(path).unwrap(), report(name), "the bytes are there when the row is");
        assert!(
            newest.storage_key.starts_with(&t.firm.firm.id.to_string())
                && newest.storage_key.ends_with(newest.sha256.as_str())
        );
    }
    let card = show(&t, &t.firm.employee, accounts).await.unwrap();
    assert_eq!(card.versions.iter().map(|v| v.number).collect::<Vec<_>>(), [3, 2, 1]);
    assert!(card.timeline.iter().all(|entry| entry.who == "Sanne Linden"));
    assert_eq!(std::fs::read_dir(t.settings.data_dir.join("tmp")).unwrap().count(), 0, "nothing temporary stays");
}

fn files_under(folder: &std::path::Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { files_under(&path) } else { 1 }).sum()
}

async fn a_refused_upload_leaves_nothing(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let holder = t.signer(&t.firm, &offer, "phone").await;
    approvals::approve(&t, &holder, t.shown(&holder).await).await.unwrap();
    let folder = t.settings.data_dir.join("files");
    assert_eq!(files_under(&folder), 1);
    assert_eq!(refusal(t.upload(&t.firm.employee, offer.accounts, "te laat").await), ErrorCode::StateChanged);
    assert_eq!(refusal(t.upload(&t.firm.employee, t.new_id(), "nergens").await), ErrorCode::NotFound);
    assert_eq!(refusal(t.upload(&t.other.employee, offer.accounts, "vreemd").await), ErrorCode::NotFound);
    for (bytes, code) in [(&b"GIF89a"[..], ErrorCode::NotPdf), (b"", ErrorCode::UploadIncomplete)] {
        let upload = NewReport { file_name: "x.pdf".to_owned(), note: None, spool: t.spool(bytes).await };
        assert_eq!(refusal(add_version(&t, &t.firm.employee, offer.accounts, upload).await), code);
    }
    assert_eq!(files_under(&folder), 1);
}

async fn the_stamp_grows_with_what_happens(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let before = stamp(&t, &t.firm.employee, offer.accounts).await.unwrap();
    assert_eq!(show(&t, &t.firm.employee, offer.accounts).await.unwrap().stamp, before, "the page's own");
    t.offer(&t.firm, Tier::Standard).await;
    assert_eq!(stamp(&t, &t.firm.employee, offer.accounts).await.unwrap(), before, "another item");
    t.press(&t.firm, &offer.token, "phone").await.unwrap();
    assert!(stamp(&t, &t.firm.employee, offer.accounts).await.unwrap() > before);
}

async fn two_clients_of_one_firm_do_not_mix(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offers = [t.offer(&t.firm, Tier::Collaborate).await, t.offer(&t.firm, Tier::Collaborate).await];
    let holder = t.signer(&t.firm, &offers[1], "phone").await;
    approvals::approve(&t, &holder, t.shown(&holder).await).await.unwrap();
    t.upload(&t.firm.employee, offers[0].accounts, "versie twee").await.unwrap();
    for (offer, versions, decided) in [(&offers[0], 2, false), (&offers[1], 1, true)] {
        let card = show(&t, &t.firm.employee, offer.accounts).await.unwrap();
        assert_eq!((card.accounts.id, card.client.id), (offer.accounts, offer.client));
        assert!(card.versions.len() == versions && card.versions.iter().all(|v| v.accounts_id == offer.accounts));
        assert!(card.links.len() == 1 && card.links[0].accounts_id == offer.accounts);
        assert!(card.contacts.len() == 1 && card.contacts[0].email.as_str() == offer.email);
        assert_eq!(card.approvals.first().map(|d| d.version_id), decided.then_some(offer.version));
        assert!(
            card.timeline
                .iter()
                .all(|e| e.details["accounts"].as_str().is_none_or(|id| id == offer.accounts.to_string()))
        );
        let years = of_client(&t, &t.firm.employee, offer.client).await.unwrap();
        assert!(years.len() == 1 && years[0].id == offer.accounts);
        let version = super::version(&t, &t.firm.employee, offer.version).await.unwrap();
        assert_eq!((version.id, version.accounts_id), (offer.version, offer.accounts));
    }
    // Nor does a decision about one reach what is asked of the other.
    let third = t.offer(&t.firm, Tier::Collaborate).await;
    let shared = approvals::shared(&t, &t.signer(&t.firm, &third, "phone").await).await.unwrap();
    assert_eq!((shared.version.id, shared.version.number), (third.version, 1), "each counts its own versions");
    assert!(
        shared.decision.is_none()
            && shared.accounts.id == third.accounts
            && shared.contact.email.as_str() == third.email
    );
}

async fn the_other_firm_finds_no_accounts(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let holder = t.signer(&t.firm, &offer, "phone").await;
    approvals::approve(&t, &holder, t.shown(&holder).await).await.unwrap();
    let (owner, stranger, now) = (t.firm.employee.clone(), t.other.employee.clone(), t.now());
    t.write_system(move |tx| {
        Box::pin(async move {
            let s = &stranger;
            assert!(store::find(tx, s, offer.accounts).await?.is_none());
            assert!(store::find_by_name(tx, s, offer.client, &ReportName::annual_accounts(2025)).await?.is_none());
            assert!(store::of_client(tx, s, offer.client).await?.is_empty());
            assert!(store::versions(tx, s, offer.accounts).await?.is_empty());
            assert!(store::newest(tx, s, offer.accounts).await?.is_none());
            assert!(store::version(tx, s, offer.version).await?.is_none());
            assert!(approvals::store::of_accounts(tx, s, offer.accounts).await?.is_empty());
            assert_eq!(approvals::store::of_accounts(tx, &owner, offer.accounts).await?.len(), 1);
            let round = approvals::rounds::newest(tx, &owner, offer.accounts).await?.expect("the owner's").row.id;
            assert!(approvals::rounds::newest(tx, s, offer.accounts).await?.is_none());
            assert!(approvals::rounds::of_accounts(tx, s, offer.accounts).await?.is_empty());
            assert!(approvals::rounds::by_id(tx, s, round).await?.is_none());
            assert!(super::people::of_accounts(tx, s, offer.accounts).await?.is_empty());
            assert!(super::notes::of_accounts(tx, s, offer.accounts).await?.is_empty());
            assert!(super::timeline::load(tx, s, offer.accounts).await?.is_empty());
            let row = store::find(tx, &owner, offer.accounts).await?.expect("the owner's");
            let to = super::workflow::of(tx, &owner, &row).await?;
            assert!(!store::set_workflow(tx, s, &row, &to, now).await?);
            assert!(store::set_workflow(tx, &owner, &row, &to, now).await?);
            assert!(!store::set_workflow(tx, &owner, &row, &to, now).await?, "read before the last change");
            Ok(())
        })
    })
    .await
    .unwrap();
}
