//! Reports of other kinds than annual accounts.

use chrono::Duration;
use portal_types::{
    ErrorCode, Tier,
    annual_accounts::{Move, MoveForm, State},
    approvals::{Act, Decision},
    client_filter::ClientFilter,
    links::Purpose,
    reports::{NewReportForm, ReportKind},
};

use crate::{
    annual_accounts::{make_move, of_client, share, show, start_report},
    approvals, both_engines,
    clients::list,
    testing::{Engine, Offer, TestPortal, refusal},
};

both_engines!(a_client_has_one_of_each_name, a_tax_return_goes_its_own_way, another_report_is_done_when_approved);

fn form(kind: &str, period: &str, title: &str) -> NewReportForm {
    NewReportForm { kind: kind.into(), report_year: "2025".into(), period: period.into(), title: title.into() }
}

async fn a_client_has_one_of_each_name(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (client, _) = t.client(&t.firm, Tier::Collaborate).await;
    let scope = &t.firm.employee;
    let accounts = t.start(&t.firm, client).await;
    let names = [
        form("vpb", "", ""),
        form("btw", "q1", ""),
        form("btw", "q2", ""),
        form("btw", "m03", ""),
        form("other", "", "Prognose"),
        form("other", "", "Begroting"),
    ];
    let mut ids = vec![accounts];
    for name in &names {
        let id = start_report(&t, scope, client, name).await.unwrap();
        assert_eq!(start_report(&t, scope, client, name).await.unwrap(), id, "a second press");
        ids.push(id);
    }
    ids.sort_unstable();
    let mut found: Vec<_> = of_client(&t, scope, client).await.unwrap().into_iter().map(|report| report.id).collect();
    found.sort_unstable();
    assert_eq!(found, ids);
    assert_eq!(refusal(start_report(&t, scope, client, &form("vpb", "q1", "")).await), ErrorCode::InvalidForm);
    assert_eq!(refusal(start_report(&t, &t.other.employee, client, &names[0]).await), ErrorCode::NotFound);
}

/// A report of this kind that was approved and sealed.
async fn approved(t: &TestPortal, form: &NewReportForm) -> Offer {
    let (client, email) = t.client(&t.firm, Tier::Collaborate).await;
    let accounts = start_report(t, &t.firm.employee, client, form).await.unwrap();
    let version = t.upload(&t.firm.employee, accounts, "aangifte").await.unwrap();
    share(t, &t.firm.employee, accounts, Purpose::Approve).await.unwrap();
    t.drain().await;
    let token = t.newest_to(&email).token();
    let offer = Offer { client, accounts, version, email, token };
    let holder = t.signer(&t.firm, &offer, "phone").await;
    approvals::approve(t, &holder, t.shown(&holder).await).await.unwrap();
    t.clock.advance(Duration::minutes(15));
    assert_eq!(approvals::seal::seal_due(t).await.unwrap(), 1);
    t.drain().await;
    offer
}

fn step(step: Move, on: &str) -> MoveForm {
    MoveForm { step: step.code().to_owned(), on: on.to_owned(), reason: String::new() }
}

async fn a_tax_return_goes_its_own_way(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = approved(&t, &form("btw", "q1", "")).await;
    let (scope, id) = (&t.firm.employee, offer.accounts);
    let card = show(&t, scope, id).await.unwrap();
    let act = card.approvals.last().expect("an approval");
    assert_eq!((act.act, act.decision), (Act::TaxReturn, Decision::Approved));
    assert!(act.declaration.contains("de btw-aangifte 1e kwartaal 2025"), "{}", act.declaration);
    assert!(card.moves.contains(&Move::File) && !card.moves.contains(&Move::Issue), "{:?}", card.moves);
    assert!(!card.moves.contains(&Move::Close), "a return that was not filed is not done");
    let today = card.today.to_string();
    assert_eq!(refusal(make_move(&t, scope, id, &step(Move::Issue, &today)).await), ErrorCode::NotOnRoute);
    make_move(&t, scope, id, &step(Move::File, &today)).await.unwrap();
    make_move(&t, scope, id, &step(Move::Close, "")).await.unwrap();
    let report = show(&t, scope, id).await.unwrap().accounts;
    assert_eq!((report.kind, report.state, report.filed_on), (ReportKind::Vat, State::Closed, Some(card.today)));
    // The list of clients shows annual accounts.
    let listed = list::list(&t, scope, &ClientFilter::default(), &list::Place::First).await.unwrap();
    assert!(listed.rows.iter().all(|row| row.accounts.is_none()));
}

async fn another_report_is_done_when_approved(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = approved(&t, &form("other", "", "Prognose")).await;
    let (scope, id) = (&t.firm.employee, offer.accounts);
    let card = show(&t, scope, id).await.unwrap();
    assert!(!card.moves.contains(&Move::File) && card.moves.first() == Some(&Move::Close), "{:?}", card.moves);
    make_move(&t, scope, id, &step(Move::Close, "")).await.unwrap();
    assert_eq!(show(&t, scope, id).await.unwrap().accounts.state, State::Closed);
    let mail = t.newest_to(&offer.email);
    assert!(mail.text.contains("Prognose 2025"), "{}", mail.text);
}
