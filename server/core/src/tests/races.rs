//! At once: what may happen once happens once, on both engines.

use portal_types::{ErrorCode, Tier, annual_accounts::StartAnnualAccounts};

use crate::{
    annual_accounts, approvals, both_engines,
    error::Result,
    scope::Scope,
    testing::{Engine, TestPortal, at_once, race_rounds, winners},
};

both_engines!(one_approval_stands, approving_races_an_upload, starting_at_once_starts_once);

/// APP-2.
async fn one_approval_stands(engine: Engine) {
    for _round in 0..race_rounds() {
        one_of_many_decisions(engine).await;
    }
}

async fn one_of_many_decisions(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let mut holders = Vec::new();
    for name in ["phone", "tablet", "laptop"] {
        holders.push(t.signer(&t.firm, &offer, name).await);
    }
    let shown = t.shown(&holders[0]).await;
    let before = t.letters().len();
    let acts = (0..64).map(|i| {
        let (portal, holder, shown) = ((*t).clone(), holders[i % 3].clone(), shown.clone());
        async move {
            match i % 4 {
                0 => approvals::return_report(&portal, &holder, shown, "toch niet").await,
                _ => approvals::approve(&portal, &holder, shown).await,
            }
        }
    });
    assert_eq!(winners(at_once(acts).await, &[ErrorCode::AlreadyDecided]), 1);
    assert_eq!(t.count("SELECT COUNT(*) FROM approvals").await, 1);
    let approved = t.count("SELECT COUNT(*) FROM approvals WHERE decision = 'approved'").await == 1;
    assert_eq!(t.seal().await, if approved { 2 } else { 1 });
    let receipts = t.letters().split_off(before).into_iter().filter(|l| l.to == offer.email).count();
    assert_eq!(receipts, usize::from(approved));
    t.end().await;
}

/// APP-3: never an approval of anything but the newest version.
async fn approving_races_an_upload(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for round in 0..12 {
        let offer = t.offer(&t.firm, Tier::Collaborate).await;
        let holder = t.signer(&t.firm, &offer, "phone").await;
        let shown = t.shown(&holder).await;
        let approve = {
            let (portal, holder) = ((*t).clone(), holder.clone());
            async move { approvals::approve(&portal, &holder, shown).await.map(|_| ()) }
        };
        let upload = {
            let (portal, employee, spool) = ((*t).clone(), t.firm.employee.clone(), t.spool(b"%PDF-1.7 twee").await);
            let report = annual_accounts::NewReport { file_name: "twee.pdf".to_owned(), note: None, spool };
            async move { annual_accounts::add_version(&portal, &employee, offer.accounts, report).await.map(|_| ()) }
        };
        let acts: [futures::future::BoxFuture<'static, Result<()>>; 2] =
            if round % 2 == 0 { [Box::pin(approve), Box::pin(upload)] } else { [Box::pin(upload), Box::pin(approve)] };
        let refused = [ErrorCode::NewerVersion, ErrorCode::StateChanged];
        assert_eq!(winners(at_once(acts).await, &refused), 1, "one of the two is too late");
    }
    let stale = "SELECT COUNT(*) FROM approvals a JOIN report_versions v ON v.accounts_id = a.accounts_id
        JOIN report_versions decided ON decided.id = a.version_id WHERE v.number > decided.number";
    assert_eq!(t.count(stale).await, 0);
}

async fn starting_at_once_starts_once(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (client, _) = t.client(&t.firm, Tier::Standard).await;
    let starts = (0..16).map(|_| {
        let (portal, employee): (_, Scope) = ((*t).clone(), t.firm.employee.clone());
        let form = StartAnnualAccounts { year: "2025".to_owned() };
        async move { annual_accounts::start(&portal, &employee, client, &form).await }
    });
    let ids: Vec<_> = at_once(starts).await.into_iter().map(|id| id.expect("the same one")).collect();
    assert!(ids.iter().all(|id| *id == ids[0]));
    assert_eq!(t.count("SELECT COUNT(*) FROM annual_accounts").await, 1);
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'accounts.started'").await, 1);
}
