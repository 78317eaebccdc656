use chrono::{DateTime, Datelike, Duration, Utc};
use portal_types::{
    ErrorCode, Role, Tier, annual_accounts::StartAnnualAccounts, clients::ContactForm, links::Purpose, tiers::TierForm,
};

use super::{administrator, choose, form};
use crate::{
    annual_accounts, both_engines, clients, links,
    sheet::Kind,
    testing::{Engine, Offer, TestPortal, refusal},
    tiers::{
        change, save, set_extra_price,
        usage::{Line, Usage, export, of_year},
    },
};

both_engines!(
    who_got_annual_accounts_in_a_year_counts_once,
    a_client_counts_in_the_tier_it_had_when_the_year_ended,
    contacts_who_looked_are_users,
    the_file_says_the_same_and_holds_no_formula
);

async fn used(t: &TestPortal, year: i32) -> Usage {
    of_year(t, &administrator(t), &t.firm.firm, Some(year)).await.unwrap().0
}

fn line(usage: &Usage, tier: Tier) -> Line {
    *usage.lines.iter().find(|line| line.tier == tier).unwrap()
}

async fn start(t: &TestPortal, client: portal_types::ClientId, year: i32) {
    let form = StartAnnualAccounts { year: year.to_string() };
    annual_accounts::start(t, &t.firm.employee, client, &form).await.unwrap();
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

async fn who_got_annual_accounts_in_a_year_counts_once(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let [busy, idle, late] = [
        t.client(&t.firm, Tier::Collaborate).await.0,
        t.client(&t.firm, Tier::Collaborate).await.0,
        t.client(&t.firm, Tier::Standard).await.0,
    ];
    let theirs = t.client(&t.other, Tier::Collaborate).await.0;
    t.start(&t.other, theirs).await;
    // Two years of which the annual accounts are made are one client.
    start(&t, busy, 2024).await;
    start(&t, busy, 2025).await;
    let this = t.now().year();
    let usage = used(&t, this).await;
    assert_eq!(
        line(&usage, Tier::Collaborate),
        Line { tier: Tier::Collaborate, clients: 1, extra_users: 0, price: 110, monthly: 110 }
    );
    assert_eq!((usage.total(), usage.years.clone()), ((1, 0, 110), vec![this]));
    // A year begins at midnight of the firm, which is an hour before that of the clock.
    t.wait_until(at(&format!("{this}-12-31T22:59:59Z")));
    start(&t, idle, 2025).await;
    t.wait_until(at(&format!("{this}-12-31T23:00:00Z")));
    start(&t, late, 2025).await;
    assert_eq!(used(&t, this).await.total(), (2, 0, 220));
    let next = used(&t, this + 1).await;
    assert_eq!((next.total(), next.years.clone()), ((1, 0, 80), vec![this + 1, this]));
    assert_eq!(used(&t, 1999).await.year, this + 1, "a year that there is nothing of");
    assert_eq!(
        refusal(of_year(&t, &t.firm.employee_as(Role::Accountant), &t.firm.firm, None).await),
        ErrorCode::NotAllowed
    );
}

async fn a_client_counts_in_the_tier_it_had_when_the_year_ended(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let client = t.client(&t.firm, Tier::Standard).await.0;
    start(&t, client, 2025).await;
    let this = t.now().year();
    change(&t, &t.firm.employee, &choose(Tier::Collaborate, &[client]), 1).await.unwrap();
    assert_eq!(line(&used(&t, this).await, Tier::Collaborate).clients, 1);
    t.wait_until(at(&format!("{}-02-01T00:00:00Z", this + 1)));
    change(&t, &t.firm.employee, &choose(Tier::Extended, &[client]), 1).await.unwrap();
    t.clock.advance(Duration::seconds(1));
    change(&t, &t.firm.employee, &choose(Tier::Standard, &[client]), 1).await.unwrap();
    let usage = used(&t, this).await;
    assert_eq!((line(&usage, Tier::Collaborate).clients, usage.total().0), (1, 1));
    assert_eq!(used(&t, this + 1).await.total().0, 0);
}

async fn contacts_who_looked_are_users(engine: Engine) {
    let t = TestPortal::new(engine).await;
    set_extra_price(&t, &administrator(&t), 125).await.unwrap();
    for tier in [Tier::Collaborate, Tier::Extended] {
        let (client, email) = t.client(&t.firm, tier).await;
        let piet = format!("piet@{tier}.example");
        let form = ContactForm {
            contact_name: "Piet".to_owned(),
            contact_email: piet.clone(),
            contact_language: "nl".to_owned(),
            contact_authority: "alone".to_owned(),
            ..ContactForm::default()
        };
        clients::save_contact(&t, &t.firm.employee, client, None, &form).await.unwrap();
        let accounts = t.start(&t.firm, client).await;
        let version = t.upload(&t.firm.employee, accounts, "een").await.unwrap();
        annual_accounts::share(&t, &t.firm.employee, accounts, Purpose::Approve).await.unwrap();
        t.drain().await;
        for email in [email, piet] {
            let token = t.newest_to(&email).token();
            let offer = Offer { client, accounts, version, email, token };
            let holder = t.signer(&t.firm, &offer, "phone").await;
            links::viewed(&t, &holder).await.unwrap();
            links::viewed(&t, &holder).await.unwrap();
        }
    }
    let this = t.now().year();
    let usage = used(&t, this).await;
    let (without, with) = (line(&usage, Tier::Collaborate), line(&usage, Tier::Extended));
    assert_eq!((without.extra_users, without.monthly), (0, 110), "nobody signs in there");
    assert_eq!((with.extra_users, with.monthly), (1, 165 + 125));
    // What a price includes is the firm's to say.
    let more = TierForm { tier: "extended".to_owned(), included_users: "2".to_owned(), ..form("Alles", &[]) };
    save(&t, &administrator(&t), more.check().unwrap()).await.unwrap();
    assert_eq!(line(&used(&t, this).await, Tier::Extended).extra_users, 0);
}

async fn the_file_says_the_same_and_holds_no_formula(engine: Engine) {
    let t = TestPortal::new(engine).await;
    save(&t, &administrator(&t), form("=1+1", &[]).check().unwrap()).await.unwrap();
    set_extra_price(&t, &administrator(&t), 125).await.unwrap();
    let client = t.client(&t.firm, Tier::Own1).await.0;
    start(&t, client, 2025).await;
    let file = export(&t, &administrator(&t), &t.firm.firm, None, Kind::Csv).await.unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    let row = text.lines().find(|row| row.contains("1+1")).unwrap();
    let this = t.now().year();
    assert_eq!(row, format!("{this};'=1+1;1;0;0,95;1,25;0,95"));
    assert_eq!(text.lines().count(), 5);
    let refused = export(&t, &t.firm.employee_as(Role::Accountant), &t.firm.firm, None, Kind::Csv).await;
    assert_eq!(refusal(refused), ErrorCode::NotAllowed);
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'usage.exported'").await, 1);
}
