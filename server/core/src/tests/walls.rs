//! TEN-1: what belongs to another firm does not exist.

use portal_types::{
    AnnualAccountsId, ClientId, ErrorCode, ReportVersionId, Role, Tier, annual_accounts::StartAnnualAccounts,
    client_filter::ClientFilter, clients::NewClient, links::Purpose,
};

use crate::{
    annual_accounts, approvals, both_engines,
    clients::{self, list},
    error::Result,
    links,
    scope::Scope,
    testing::{Engine, TestPortal, refusal},
};

both_engines!(
    the_other_firm_finds_nothing,
    a_link_holder_is_no_employee,
    an_employee_is_no_link_holder,
    reading_is_not_writing
);

fn form() -> StartAnnualAccounts {
    StartAnnualAccounts { year: "2024".to_owned() }
}

/// The answers of every employee's function, for ids that may be anybody's.
async fn knock(
    t: &TestPortal,
    scope: &Scope,
    client: ClientId,
    accounts: AnnualAccountsId,
    version: ReportVersionId,
) -> Vec<ErrorCode> {
    vec![
        refusal(clients::show(t, scope, client).await),
        refusal(annual_accounts::start(t, scope, client, &form()).await),
        refusal(annual_accounts::show(t, scope, accounts).await),
        refusal(annual_accounts::stamp(t, scope, accounts).await),
        refusal(annual_accounts::version(t, scope, version).await),
        refusal(annual_accounts::compare(t, scope, accounts, 1, 2).await),
        refusal(t.upload(scope, accounts, "van een ander").await),
        refusal(annual_accounts::share(t, scope, accounts, Purpose::View).await),
        refusal(annual_accounts::share(t, scope, accounts, Purpose::Approve).await),
        refusal(annual_accounts::renew_link(t, scope, accounts).await),
    ]
}

/// Everything that could have changed.
async fn footprint(t: &TestPortal) -> Vec<i64> {
    let mut counts = Vec::new();
    for sql in [
        "SELECT COUNT(*) FROM audit_records",
        "SELECT COUNT(*) FROM annual_accounts",
        "SELECT COUNT(*) FROM report_versions",
        "SELECT COUNT(*) FROM links WHERE revoked_at IS NULL AND consumed_at IS NULL",
        "SELECT COUNT(*) FROM outbox",
        "SELECT COUNT(*) FROM approvals",
        "SELECT COUNT(*) FROM clients",
    ] {
        counts.push(t.count(sql).await);
    }
    counts
}

async fn listed(t: &TestPortal, scope: &Scope, search: &str) -> Result<list::Listing> {
    let filter = ClientFilter { search: search.to_owned(), ..ClientFilter::default() };
    list::list(t, scope, &filter, &list::Place::First).await
}

async fn the_other_firm_finds_nothing(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let stranger = &t.other.employee;
    let before = footprint(&t).await;
    let theirs = knock(&t, stranger, offer.client, offer.accounts, offer.version).await;
    assert_eq!(theirs, vec![ErrorCode::NotFound; theirs.len()]);
    let nobodys = knock(&t, stranger, t.new_id(), t.new_id(), t.new_id()).await;
    assert_eq!(theirs, nobodys, "absent and foreign look the same");
    assert!(annual_accounts::of_client(&t, stranger, offer.client).await.unwrap().is_empty());
    let list = listed(&t, stranger, "").await.unwrap();
    assert_eq!((list.rows.len(), list.counts.all), (0, 0));
    assert!(listed(&t, stranger, "jansen").await.unwrap().rows.is_empty());
    assert_eq!(footprint(&t).await, before);
    // The owner finds all of it.
    assert!(annual_accounts::version(&t, &t.firm.employee, offer.version).await.is_ok());
    assert_eq!(listed(&t, &t.firm.employee, "jansen").await.unwrap().rows.len(), 1);
}

async fn a_link_holder_is_no_employee(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Extended).await;
    let holder = t.signer(&t.firm, &offer, "phone").await;
    let before = footprint(&t).await;
    let answers = knock(&t, &holder, offer.client, offer.accounts, offer.version).await;
    assert_eq!(answers, vec![ErrorCode::NotFound; answers.len()]);
    assert_eq!(refusal(clients::create(&t, &holder, &NewClient::default()).await), ErrorCode::NotFound);
    assert_eq!(refusal(listed(&t, &holder, "").await), ErrorCode::NotFound);
    assert_eq!(refusal(annual_accounts::of_client(&t, &holder, offer.client).await), ErrorCode::NotFound);
    assert_eq!(footprint(&t).await, before);
}

async fn an_employee_is_no_link_holder(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let shown = t.shown(&t.signer(&t.firm, &offer, "phone").await).await;
    let version = annual_accounts::version(&t, &t.firm.employee, offer.version).await.unwrap();
    for scope in [&t.firm.employee, &t.other.employee, &t.system_scope(t.firm.firm.id, "test")] {
        for answer in [
            refusal(approvals::approve(&t, scope, shown.clone()).await),
            refusal(approvals::return_report(&t, scope, shown.clone(), "nee").await),
            refusal(approvals::shared(&t, scope).await),
            refusal(approvals::shown_version(&t, scope).await),
            refusal(annual_accounts::since(&t, scope, &version).await),
            refusal(links::viewed(&t, scope).await),
            refusal(links::downloaded(&t, scope).await),
        ] {
            assert_eq!(answer, ErrorCode::NotFound);
        }
    }
}

async fn reading_is_not_writing(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let reader = t.firm.employee_as(Role::ReadOnly);
    let before = footprint(&t).await;
    for answer in [
        refusal(clients::create(&t, &reader, &NewClient::default()).await),
        refusal(annual_accounts::start(&t, &reader, offer.client, &form()).await),
        refusal(t.upload(&reader, offer.accounts, "twee").await),
        refusal(annual_accounts::share(&t, &reader, offer.accounts, Purpose::Approve).await),
        refusal(annual_accounts::renew_link(&t, &reader, offer.accounts).await),
    ] {
        assert_eq!(answer, ErrorCode::NotAllowed);
    }
    assert_eq!(footprint(&t).await, before);
    assert_eq!(annual_accounts::show(&t, &reader, offer.accounts).await.unwrap().links.len(), 1);
}
