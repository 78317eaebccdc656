//! Which versions are compared for whom. What differs in them is the renderer's matter, which these portals lack.

use portal_types::{ErrorCode, Tier, links::Purpose};

use super::{Differences, NewReport, add_version, compare, share, since};
use crate::{
    approvals, both_engines,
    scope::Scope,
    testing::{Engine, Offer, TestPortal, refusal, report},
};

both_engines!(
    two_versions_of_the_same_accounts_are_compared,
    a_signer_learns_what_changed_since_his_last_version,
    who_got_nothing_before_learns_nothing
);

async fn upload(t: &TestPortal, offer: &Offer, words: &str, note: &str) {
    let note = Some(note.to_owned()).filter(|note| !note.is_empty());
    let spool = t.spool(&report(words)).await;
    let new = NewReport { file_name: format!("{words}.pdf"), note, spool };
    add_version(t, &t.firm.employee, offer.accounts, new).await.unwrap();
}

async fn two_versions_of_the_same_accounts_are_compared(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (offer, other) = (t.offer(&t.firm, Tier::Collaborate).await, t.offer(&t.firm, Tier::Collaborate).await);
    for (words, note) in [("twee", "Omzet aangepast"), ("drie", ""), ("vier", "Paraaf toegevoegd")] {
        upload(&t, &offer, words, note).await;
    }
    let compared = |from, to| compare(&t, &t.firm.employee, offer.accounts, from, to);
    let found = compared(1, 4).await.unwrap();
    assert_eq!((found.accounts.id, found.client.id), (offer.accounts, offer.client));
    assert_eq!((found.old.number, found.new.number), (1, 4));
    assert!(found.old.id == offer.version && found.new.accounts_id == offer.accounts);
    assert_eq!(found.notes, [(2, "Omzet aangepast".to_owned()), (4, "Paraaf toegevoegd".to_owned())]);
    assert!(matches!(found.differences, Differences::Failed(_)), "nothing here draws pages: {:?}", found.differences);
    assert_eq!(compared(3, 4).await.unwrap().notes.len(), 1);
    assert!(compared(2, 3).await.unwrap().notes.is_empty());
    // Backwards, with itself, with what is not there.
    for (from, to) in [(2, 1), (2, 2), (0, 1), (4, 5), (-1, 9), (i64::MIN, i64::MAX)] {
        assert_eq!(refusal(compared(from, to).await), ErrorCode::NotFound, "{from} {to}");
    }
    // Other accounts of the same firm have one version only; those of another firm, and none, look the same.
    assert_eq!(refusal(compare(&t, &t.firm.employee, other.accounts, 1, 2).await), ErrorCode::NotFound);
    assert_eq!(refusal(compare(&t, &t.other.employee, offer.accounts, 1, 2).await), ErrorCode::NotFound);
    assert_eq!(refusal(compare(&t, &t.firm.employee, t.new_id(), 1, 2).await), ErrorCode::NotFound);
}

/// What the holder of a link reads of what changed: since which version, and the notes.
async fn learns(t: &TestPortal, holder: &Scope) -> Option<(i64, Vec<String>)> {
    let shared = approvals::shared(t, holder).await.unwrap();
    since(t, holder, &shared.version).await.unwrap().map(|since| (since.number, since.notes))
}

async fn again(t: &TestPortal, offer: &Offer) -> Scope {
    share(t, &t.firm.employee, offer.accounts, Purpose::Approve).await.unwrap();
    t.drain().await;
    let token = t.newest_to(&offer.email).token();
    t.signer(&t.firm, &Offer { token, ..offer.clone() }, "phone").await
}

async fn a_signer_learns_what_changed_since_his_last_version(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let first = t.signer(&t.firm, &offer, "phone").await;
    assert_eq!(learns(&t, &first).await, None, "there was nothing before");
    upload(&t, &offer, "twee", "Omzet aangepast").await;
    upload(&t, &offer, "drie", "Typefout").await;
    let holder = again(&t, &offer).await;
    let notes = ["Omzet aangepast".to_owned(), "Typefout".to_owned()];
    assert_eq!(learns(&t, &holder).await, Some((1, notes.to_vec())), "version two never reached him");
    // Another version than the one his link opens is none of his business.
    let old = super::version(&t, &t.firm.employee, offer.version).await.unwrap();
    assert!(since(&t, &holder, &old).await.unwrap().is_none());
    upload(&t, &offer, "vier", "").await;
    assert_eq!(learns(&t, &again(&t, &offer).await).await, Some((3, Vec::new())));
}

async fn who_got_nothing_before_learns_nothing(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (client, email) = t.client(&t.firm, Tier::Collaborate).await;
    let accounts = t.start(&t.firm, client).await;
    let version = t.upload(&t.firm.employee, accounts, "een").await.unwrap();
    let offer = Offer { client, accounts, version, email, token: String::new() };
    upload(&t, &offer, "twee", "Alleen nog intern gezien").await;
    // Another client's earlier version is not his.
    t.offer(&t.firm, Tier::Collaborate).await;
    assert_eq!(learns(&t, &again(&t, &offer).await).await, None);
}
