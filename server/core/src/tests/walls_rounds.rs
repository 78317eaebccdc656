//! TEN-1 in a round: who gets a copy, what is taken back after sealing, and what is sealed again.

use portal_types::{
    AnnualAccountsId, ContactId, ErrorCode, RoundId, Tier,
    approvals::{Ask, WithdrawalForm},
    clients::ContactForm,
};

use crate::{
    annual_accounts,
    approvals::{self, readers, seal, withdrawal},
    both_engines, clients, links,
    scope::Scope,
    testing::{Engine, Offer, TestFirm, TestPortal, browser, refusal},
};

both_engines!(
    a_copy_goes_to_no_stranger,
    a_copy_opens_nothing_else,
    a_withdrawal_names_nothing_of_others,
    nobody_elses_round_is_sealed_again
);

/// Everything that could have changed.
async fn footprint(t: &TestPortal) -> Vec<i64> {
    let mut counts = Vec::new();
    for sql in [
        "SELECT COUNT(*) FROM audit_records",
        "SELECT COUNT(*) FROM approval_rounds",
        "SELECT COUNT(*) FROM round_readers",
        "SELECT COUNT(*) FROM withdrawals",
        "SELECT COUNT(*) FROM links",
        "SELECT COUNT(*) FROM outbox",
    ] {
        counts.push(t.count(sql).await);
    }
    counts
}

/// A client with a signer and somebody who reads.
struct Pair {
    accounts: AnnualAccountsId,
    signer: ContactId,
    reader: ContactId,
    email: String,
}

async fn pair(t: &TestPortal, firm: &TestFirm) -> Pair {
    let (client, signs) = t.client(firm, Tier::Collaborate).await;
    let email = format!("lezer.{client}@lezer.example");
    let form = ContactForm {
        contact_name: "Lezer".to_owned(),
        contact_email: email.clone(),
        contact_language: "nl".to_owned(),
        contact_authority: "none".to_owned(),
        ..ContactForm::default()
    };
    clients::save_contact(t, &firm.employee, client, None, &form).await.unwrap();
    let (_, contacts) = clients::show(t, &firm.employee, client).await.unwrap();
    let of = |address: &str| contacts.iter().find(|contact| contact.email.as_str() == address).unwrap().id;
    let accounts = t.start(firm, client).await;
    t.upload(&firm.employee, accounts, "versie een").await.unwrap();
    Pair { accounts, signer: of(&signs), reader: of(&email), email }
}

fn asks(pair: &Pair, reader: ContactId) -> Ask {
    Ask { signers: vec![pair.signer], readers: vec![reader], ..Ask::default() }
}

async fn a_copy_goes_to_no_stranger(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (ours, near, far) = (pair(&t, &t.firm).await, pair(&t, &t.firm).await, pair(&t, &t.other).await);
    let before = footprint(&t).await;
    for reader in [near.reader, far.reader, t.new_id(), ContactId(ours.accounts.0)] {
        let asked = annual_accounts::ask_approval(&t, &t.firm.employee, ours.accounts, asks(&ours, reader)).await;
        assert_eq!(refusal(asked), ErrorCode::NotFound);
    }
    // Nor does who reads here help anybody there, whosever accounts they name.
    for accounts in [ours.accounts, t.new_id()] {
        let asked = annual_accounts::ask_approval(&t, &t.other.employee, accounts, asks(&ours, ours.reader)).await;
        assert_eq!(refusal(asked), ErrorCode::NotFound);
    }
    let foreign = annual_accounts::ask_approval(&t, &t.other.employee, far.accounts, asks(&far, ours.reader)).await;
    assert_eq!(refusal(foreign), ErrorCode::NotFound);
    assert_eq!(footprint(&t).await, before);

    annual_accounts::ask_approval(&t, &t.firm.employee, ours.accounts, asks(&ours, ours.reader)).await.unwrap();
    for (scope, expected) in [(&t.firm.employee, 1), (&t.other.employee, 0)] {
        let mut tx = t.look().await.unwrap();
        let kept = approvals::rounds::newest(&mut tx, &t.firm.employee, ours.accounts).await.unwrap().unwrap();
        assert_eq!(readers::of_round(&mut tx, scope, kept.row.id).await.unwrap().len(), expected);
        assert_eq!(readers::of_accounts(&mut tx, scope, ours.accounts).await.unwrap().len(), expected);
        assert_eq!(approvals::rounds::by_id(&mut tx, scope, kept.row.id).await.unwrap().is_some(), expected == 1);
    }
}

async fn a_copy_opens_nothing_else(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let ours = pair(&t, &t.firm).await;
    annual_accounts::ask_approval(&t, &t.firm.employee, ours.accounts, asks(&ours, ours.reader)).await.unwrap();
    t.drain().await;
    let token = t.newest_to(&ours.email).token();
    let landing = links::landing(&t, &t.other.firm, &token, browser("reader")).await;
    assert_eq!(refusal(landing), ErrorCode::LinkGone);
    assert_eq!(refusal(t.press(&t.other, &token, "reader").await), ErrorCode::LinkGone);
    let (link, cookie) = t.press(&t.firm, &token, "reader").await.unwrap();
    let elsewhere = links::viewing_scope(&t, &t.other.firm, link, &cookie, browser("reader")).await;
    assert_eq!(refusal(elsewhere), ErrorCode::ViewingOver);

    let holder = t.holder(&t.firm, link, &cookie, "reader").await.unwrap();
    let shown = t.shown(&holder).await;
    let before = footprint(&t).await;
    for (answer, code) in [
        (refusal(approvals::approve(&t, &holder, shown.clone()).await), ErrorCode::NotAllowed),
        (refusal(approvals::return_report(&t, &holder, shown, "nee").await), ErrorCode::NotAllowed),
        (refusal(approvals::proof::viewed_proof(&t, &holder).await), ErrorCode::LinkGone),
        (refusal(annual_accounts::show(&t, &holder, ours.accounts).await), ErrorCode::NotFound),
        (refusal(seal::try_again(&t, &holder, ours.accounts).await), ErrorCode::NotFound),
    ] {
        assert_eq!(answer, code);
    }
    assert_eq!(footprint(&t).await, before);
}

/// A sealed approval: its accounts, its round and who gave it.
async fn sealed(t: &TestPortal, firm: &TestFirm) -> (Offer, RoundId, ContactId) {
    let offer = t.offer(firm, Tier::Collaborate).await;
    let holder = t.signer(firm, &offer, "phone").await;
    approvals::approve(t, &holder, t.shown(&holder).await).await.unwrap();
    t.seal().await;
    let card = annual_accounts::show(t, &firm.employee, offer.accounts).await.unwrap();
    (offer, card.rounds[0].row.id, card.contacts[0].id)
}

async fn a_withdrawal_names_nothing_of_others(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (ours, near) = (sealed(&t, &t.firm).await, sealed(&t, &t.firm).await);
    let far = sealed(&t, &t.other).await;
    let today = annual_accounts::show(&t, &t.firm.employee, ours.0.accounts).await.unwrap().today.to_string();
    let take = |scope: &Scope, accounts: AnnualAccountsId, round: RoundId, signer: ContactId| {
        let (t, scope) = (&t, scope.clone());
        let (on, reason) = (today.clone(), "toch niet".to_owned());
        let form = WithdrawalForm { round: round.to_string(), signer: signer.to_string(), on, reason };
        async move { withdrawal::record_withdrawal(t, &scope, accounts, &form).await }
    };
    let before = footprint(&t).await;
    let (home, away) = (&t.firm.employee, &t.other.employee);
    for (scope, accounts, round, signer) in [
        // Everything of one approval, by the other firm.
        (away, ours.0.accounts, ours.1, ours.2),
        (home, far.0.accounts, far.1, far.2),
        (away, t.new_id(), t.new_id(), t.new_id()),
        // Own accounts with the round or the signer of another client, of another firm, of nobody.
        (home, ours.0.accounts, near.1, near.2),
        (home, ours.0.accounts, near.1, ours.2),
        (home, ours.0.accounts, ours.1, near.2),
        (home, ours.0.accounts, far.1, far.2),
        (home, ours.0.accounts, ours.1, far.2),
        (home, ours.0.accounts, t.new_id(), ours.2),
        (home, ours.0.accounts, ours.1, t.new_id()),
        (home, near.0.accounts, ours.1, ours.2),
        (home, t.new_id(), ours.1, ours.2),
    ] {
        assert_eq!(refusal(take(scope, accounts, round, signer).await), ErrorCode::NotFound);
    }
    let holder = t.offer(&t.firm, Tier::Collaborate).await;
    let holder = t.signer(&t.firm, &holder, "tablet").await;
    assert_eq!(refusal(take(&holder, ours.0.accounts, ours.1, ours.2).await), ErrorCode::NotFound);
    assert_eq!(t.count("SELECT COUNT(*) FROM withdrawals").await, before[3]);

    take(home, ours.0.accounts, ours.1, ours.2).await.unwrap();
    let mut tx = t.look().await.unwrap();
    for (scope, expected) in [(home, 1), (away, 0)] {
        assert_eq!(withdrawal::of_accounts(&mut tx, scope, ours.0.accounts).await.unwrap().len(), expected);
        assert_eq!(withdrawal::of_round(&mut tx, scope, ours.1).await.unwrap().len(), expected);
    }
    assert!(withdrawal::of_round(&mut tx, home, near.1).await.unwrap().is_empty());
}

async fn nobody_elses_round_is_sealed_again(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (ours, _, _) = sealed(&t, &t.firm).await;
    let before = footprint(&t).await;
    for accounts in [ours.accounts, t.new_id(), AnnualAccountsId(ours.client.0)] {
        assert_eq!(refusal(seal::try_again(&t, &t.other.employee, accounts).await), ErrorCode::NotFound);
    }
    assert_eq!(refusal(seal::try_again(&t, &t.firm.employee, t.new_id()).await), ErrorCode::NotFound);
    assert_eq!(footprint(&t).await, before);
}
