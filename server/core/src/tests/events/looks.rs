//! What employees do: sign in and out, look, download, export.

use chrono::Duration;
use portal_types::{ErrorCode, Role, Tier, annual_accounts_filter::AccountsFilter, sign_in::SignIn};

use super::so_far;
use crate::{
    annual_accounts::{
        self, Look,
        overview::{export, views},
        seen_by_firm,
    },
    approvals, both_engines,
    scope::Scope,
    sessions,
    sheet::Kind,
    testing::{Engine, PASSWORD, TestPortal, at_once, browser, refusal},
};

both_engines!(
    a_day_at_the_desk,
    each_way_of_looking_counts_by_itself,
    many_at_once_are_one,
    what_is_seen_all_day_stays_off_the_page,
    a_session_that_is_over_does_not_end_again
);

fn form(t: &TestPortal, password: &str) -> SignIn {
    SignIn { email: t.firm.email.to_string(), password: password.to_owned() }
}

async fn a_day_at_the_desk(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let before = so_far(&t).await;
    let origin = browser("laptop");
    let wrong = sessions::sign_in(&t, &origin, &form(&t, "niet het wachtwoord"), None).await;
    assert_eq!(refusal(wrong), ErrorCode::WrongSignIn);
    let (token, _) = sessions::sign_in(&t, &origin, &form(&t, PASSWORD), None).await.unwrap();
    let session = sessions::resolve(&t, &token).await.unwrap().unwrap();
    let scope = sessions::employee_scope(&t, &session, "linden", origin.clone()).await.unwrap();
    let download = || async {
        let version = annual_accounts::version(&t, &scope, offer.version).await.unwrap();
        seen_by_firm(&t, &scope, &version, Look::Download).await.unwrap();
    };
    download().await;
    t.clock.advance(Duration::minutes(5));
    download().await;
    export::export(&t, &scope, &t.firm.firm, &AccountsFilter::default(), Kind::Csv).await.unwrap();
    sessions::sign_out(&t, &origin, &token).await.unwrap();
    sessions::sign_out(&t, &origin, &token).await.unwrap();
    let wanted =
        ["session.refused", "session.started", "report.downloaded-by-firm", "accounts.exported", "session.ended"];
    assert_eq!(t.events_since(&t.firm, before).await, wanted);

    // The next day by UTC, though hours are missing from a whole one.
    let midnight = t.now().date_naive().succ_opt().unwrap().and_time(chrono::NaiveTime::MIN).and_utc();
    t.wait_until(midnight - Duration::microseconds(1));
    t.purge().await.unwrap();
    download().await;
    assert_eq!(t.events_since(&t.firm, before).await.len(), wanted.len());
    t.wait_until(midnight);
    download().await;
    download().await;
    assert_eq!(t.events_since(&t.firm, before).await[wanted.len()..], ["report.downloaded-by-firm"]);

    let records = t.records(&t.firm).await.split_off(before);
    let employee = t.firm.employee.employee().unwrap().0;
    for record in &records {
        assert_eq!(record.request_id, "request-of-laptop", "{}", record.event);
        let known = !["session.refused"].contains(&record.event.as_str());
        assert_eq!(record.actor_id, known.then_some(employee), "{}", record.event);
    }
    // Who tried is named by what can be forgotten, never by his address.
    assert_eq!(records[0].item_id, Some(session.person_id.0));
    assert!(records.iter().all(|record| !record.details.contains('@')), "{records:?}");
    assert_eq!(records[4].details, format!("{{\"person\":\"{}\",\"by\":\"self\"}}", session.person_id));
}

async fn look(t: &TestPortal, scope: &Scope, version: portal_types::ReportVersionId, how: Look<'_>) {
    let version = annual_accounts::version(t, scope, version).await.unwrap();
    seen_by_firm(t, scope, &version, how).await.unwrap();
}

async fn each_way_of_looking_counts_by_itself(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let holder = t.signer(&t.firm, &offer, "phone").await;
    let reader = t.firm.employee_as(Role::ReadOnly);
    let first = annual_accounts::version(&t, &reader, offer.version).await.unwrap();
    approvals::return_report(&t, &holder, t.shown(&holder).await, "nee").await.unwrap();
    let second = t.upload(&t.firm.employee, offer.accounts, "versie twee").await.unwrap();
    t.drain().await;
    let before = so_far(&t).await;
    for _ in 0..2 {
        look(&t, &reader, offer.version, Look::Pages).await;
        look(&t, &reader, offer.version, Look::Download).await;
        look(&t, &reader, second, Look::Pages).await;
        look(&t, &reader, second, Look::Since(&first)).await;
        look(&t, &reader, offer.version, Look::Proof("proof.pdf")).await;
        look(&t, &reader, offer.version, Look::Proof("proof.json")).await;
    }
    let wanted = [
        "report.viewed-by-firm",
        "report.downloaded-by-firm",
        "report.viewed-by-firm",
        "report.compared-by-firm",
        "proof.downloaded-by-firm",
        "proof.downloaded-by-firm",
    ];
    assert_eq!(t.events_since(&t.firm, before).await, wanted);
    // Who holds a link is no employee, and another firm's has no such version.
    assert_eq!(refusal(seen_by_firm(&t, &holder, &first, Look::Download).await), ErrorCode::NotFound);
    assert_eq!(refusal(annual_accounts::version(&t, &t.other.employee, second).await), ErrorCode::NotFound);
}

/// The pages of a report are asked for all at once.
async fn many_at_once_are_one(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let before = so_far(&t).await;
    let version = annual_accounts::version(&t, &t.firm.employee, offer.version).await.unwrap();
    let seen = at_once((0..24).map(|_| {
        let (portal, scope, version) = ((*t).clone(), t.firm.employee.clone(), version.clone());
        async move { seen_by_firm(&portal, &scope, &version, Look::Pages).await }
    }));
    assert!(seen.await.into_iter().all(|seen| seen.is_ok()));
    assert_eq!(t.events_since(&t.firm, before).await, ["report.viewed-by-firm"]);
}

/// Whoever looks does not make a colleague's page load itself anew.
async fn what_is_seen_all_day_stays_off_the_page(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let (timeline, stamp) = (
        t.timeline(&t.firm, offer.accounts).await,
        annual_accounts::stamp(&t, &t.firm.employee, offer.accounts).await.unwrap(),
    );
    look(&t, &t.firm.employee, offer.version, Look::Pages).await;
    look(&t, &t.firm.employee, offer.version, Look::Download).await;
    let shown = t.timeline(&t.firm, offer.accounts).await;
    assert_eq!(shown[..timeline.len()], timeline);
    assert_eq!(shown[timeline.len()..], ["report.downloaded-by-firm"]);
    assert_eq!(annual_accounts::stamp(&t, &t.firm.employee, offer.accounts).await.unwrap(), stamp);
}

async fn a_session_that_is_over_does_not_end_again(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (token, _) = sessions::sign_in(&t, &browser("laptop"), &form(&t, PASSWORD), None).await.unwrap();
    let before = so_far(&t).await;
    t.clock.advance(sessions::IDLE);
    sessions::sign_out(&t, &browser("laptop"), &token).await.unwrap();
    sessions::sign_out(&t, &browser("laptop"), "never one of ours").await.unwrap();
    assert_eq!(so_far(&t).await, before);
    let query = views::save(&t, &t.firm.employee, "Bij mij", "?mine=on").await.unwrap();
    views::save(&t, &t.firm.employee, "Bij mij", &query).await.unwrap();
    assert_eq!(t.events_since(&t.firm, before).await, ["filter.saved", "filter.saved"]);
}
