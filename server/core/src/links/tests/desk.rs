//! What the firm sees of its links, and does with them.

use chrono::Duration;
use portal_types::{
    ErrorCode, LinkId, Role, Tier,
    approvals::Decision,
    links::{LinkState, MailState, Wanted},
};

use crate::{
    annual_accounts, approvals, both_engines,
    links::{
        self,
        list::{ListedLink, PAGE, Place},
    },
    testing::{Engine, Offer, TestPortal, browser, refusal},
};

both_engines!(
    each_link_is_listed_as_it_stands,
    pages_lead_there_and_back,
    many_are_withdrawn_at_once_or_not_at_all,
    a_new_mail_never_kills_an_old_link,
    a_decision_ends_the_other_links_of_the_recipient,
    nothing_is_sent_again_that_is_not_shared,
    the_other_firm_sees_and_does_nothing
);

async fn all(t: &TestPortal, wanted: Wanted) -> Vec<ListedLink> {
    links::list(t, &t.firm.employee, &wanted, Place::First).await.unwrap().rows
}

async fn standing(t: &TestPortal, state: LinkState) -> Vec<LinkId> {
    all(t, Wanted { state: Some(state), ..Wanted::default() }).await.iter().map(|row| row.id).collect()
}

async fn link_of(t: &TestPortal, offer: &Offer) -> LinkId {
    annual_accounts::show(t, &t.firm.employee, offer.accounts).await.unwrap().links[0].id
}

/// The firm mails it again: the recipient's newer link.
async fn again(t: &TestPortal, offer: &Offer) -> Offer {
    links::send_again(t, &t.firm.employee, link_of(t, offer).await).await.unwrap();
    t.drain().await;
    let token = t.newest_to(&offer.email).token();
    assert_ne!(token, offer.token);
    Offer { token, ..offer.clone() }
}

async fn each_link_is_listed_as_it_stands(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let expired = t.offer(&t.firm, Tier::Collaborate).await;
    t.clock.advance(links::VALID_FOR - Duration::days(1));
    let used = t.offer(&t.firm, Tier::Standard).await;
    let decided = t.offer(&t.firm, Tier::Collaborate).await;
    let withdrawn = t.offer(&t.firm, Tier::Collaborate).await;
    let live = t.offer(&t.firm, Tier::Collaborate).await;
    t.clock.advance(Duration::days(1));
    links::landing(&t, &t.firm.firm, &live.token, browser("filter")).await.unwrap();
    let (id, cookie) = t.press(&t.firm, &used.token, "phone").await.unwrap();
    links::viewed(&t, &t.holder(&t.firm, id, &cookie, "phone").await.unwrap()).await.unwrap();
    let holder = t.signer(&t.firm, &decided, "laptop").await;
    approvals::approve(&t, &holder, t.shown(&holder).await).await.unwrap();
    links::revoke_links(&t, &t.firm.employee, vec![link_of(&t, &withdrawn).await]).await.unwrap();

    let states: Vec<_> = all(&t, Wanted::default()).await.iter().map(|row| row.state).collect();
    use LinkState::{Expired, Live, Used, Withdrawn};
    assert_eq!(states, [Live, Withdrawn, Used, Used, Expired], "newest first");
    assert_eq!(standing(&t, Live).await, [link_of(&t, &live).await]);
    assert_eq!(standing(&t, Used).await, [link_of(&t, &decided).await, link_of(&t, &used).await]);
    assert_eq!(standing(&t, Expired).await, [link_of(&t, &expired).await]);
    assert_eq!(standing(&t, Withdrawn).await, [link_of(&t, &withdrawn).await]);

    let rows = all(&t, Wanted::default()).await;
    let row = |offer: &Offer| rows.iter().find(|row| row.accounts_id == offer.accounts).unwrap();
    assert!(row(&live).opened_at.is_some() && row(&live).viewed_at.is_none() && row(&live).is_open());
    assert_eq!((row(&live).mail(), row(&live).version, row(&live).financial_year), (Some(MailState::Sent), 1, 2025));
    assert_eq!(row(&live).email, live.email);
    assert!(row(&used).viewed_at.is_some() && row(&used).decided().is_none() && row(&used).is_open());
    assert_eq!(row(&decided).decided().unwrap().0, Decision::Approved);
    assert!(!row(&decided).is_open() && row(&decided).ended_at.is_some());

    let of_client = all(&t, Wanted { client: Some(used.client), ..Wanted::default() }).await;
    assert_eq!(of_client.iter().map(|row| row.id).collect::<Vec<_>>(), [id]);
    for (search, found) in [("JANSEN", 5), ("jan jansen 3", 1), (&*live.email, 1), ("%", 0), ("_", 0), ("\0", 5)] {
        let wanted = Wanted { search: search.to_owned(), ..Wanted::default() };
        assert_eq!(all(&t, wanted).await.len(), found, "{search:?}");
    }
    // A mail that waits is said to.
    links::send_again(&t, &t.firm.employee, link_of(&t, &live).await).await.unwrap();
    assert_eq!(all(&t, Wanted::default()).await[0].mail(), Some(MailState::Queued));
}

async fn pages_lead_there_and_back(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let id = link_of(&t, &offer).await;
    // Some at the same moment: the id decides.
    for _ in 0..=PAGE * 2 {
        links::send_again(&t, &t.firm.employee, id).await.unwrap();
        t.clock.advance(Duration::minutes(if t.random::<1>()[0] % 2 == 0 { 10 } else { 30 }));
    }
    t.write_system(|tx| {
        Box::pin(async move {
            Ok(crate::execute!(tx, "UPDATE links SET created_at = (SELECT MIN(created_at) FROM links)")?)
        })
    })
    .await
    .unwrap();
    for state in [None, Some(LinkState::Live)] {
        for client in [None, Some(offer.client)] {
            let wanted = Wanted { state, client, search: String::new() };
            let get = |place| {
                let (t, wanted) = (&t, wanted.clone());
                async move { links::list(t, &t.firm.employee, &wanted, place).await.unwrap() }
            };
            let ids = |page: &links::list::Page| page.rows.iter().map(|row| row.id).collect::<Vec<_>>();
            let first = get(Place::First).await;
            assert!(first.prev.is_none());
            let second = get(Place::After(first.next.unwrap())).await;
            let back = get(Place::Before(second.prev.unwrap())).await;
            assert_eq!((ids(&back), back.prev, back.next), (ids(&first), None, first.next));
            let mut seen = [ids(&first), ids(&second)].concat();
            let mut next = second.next;
            while let Some(place) = next {
                let page = get(Place::After(place)).await;
                seen.extend(ids(&page));
                next = page.next;
            }
            let whole = seen.len();
            assert!(seen.is_sorted_by(|a, b| a > b), "newest first, each once");
            assert_eq!(
                whole as i64,
                if state.is_none() { PAGE * 2 + 2 } else { t.count("SELECT COUNT(*) FROM links").await }
            );
        }
    }
    let cursor = links::list::Cursor { at: t.now(), id };
    assert_eq!(links::list::Cursor::parse(&cursor.to_string()), Some(cursor));
    for broken in [
        "",
        "~",
        "1~2",
        "x~",
        "-1~01930000-0000-7000-8000-000000000000",
        "999999999999999999~01930000-0000-7000-8000-000000000000",
    ] {
        assert_eq!(links::list::Cursor::parse(broken), None, "{broken}");
    }
}

async fn many_are_withdrawn_at_once_or_not_at_all(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let mut ids = Vec::new();
    let mut offers = Vec::new();
    for tier in [Tier::Collaborate, Tier::Standard, Tier::Collaborate] {
        let offer = t.offer(&t.firm, tier).await;
        ids.push(link_of(&t, &offer).await);
        offers.push(offer);
    }
    let theirs = t.offer(&t.other, Tier::Collaborate).await;
    let foreign = annual_accounts::show(&t, &t.other.employee, theirs.accounts).await.unwrap().links[0].id;
    let mixed = [ids.clone(), vec![foreign]].concat();
    assert_eq!(refusal(links::revoke_links(&t, &t.firm.employee, mixed).await), ErrorCode::NotFound);
    assert_eq!(t.count("SELECT COUNT(*) FROM links WHERE revoked_at IS NOT NULL").await, 0, "not at all");
    assert_eq!(refusal(links::revoke_links(&t, &t.firm.employee, Vec::new()).await), ErrorCode::NothingChosen);
    let reader = t.firm.employee_as(Role::ReadOnly);
    assert_eq!(refusal(links::revoke_links(&t, &reader, ids.clone()).await), ErrorCode::NotAllowed);
    assert_eq!(links::list(&t, &reader, &Wanted::default(), Place::First).await.unwrap().rows.len(), 3);

    // A view under way ends with its link.
    let (viewing, cookie) = t.press(&t.firm, &offers[1].token, "phone").await.unwrap();
    assert!(t.holder(&t.firm, viewing, &cookie, "phone").await.is_ok());
    let twice = [ids.clone(), ids.clone()].concat();
    assert_eq!(links::revoke_links(&t, &t.firm.employee, twice).await.unwrap(), 3);
    assert_eq!(refusal(t.holder(&t.firm, viewing, &cookie, "phone").await), ErrorCode::LinkGone);
    for offer in &offers {
        assert_eq!(refusal(t.press(&t.firm, &offer.token, "tablet").await), ErrorCode::LinkGone);
        assert_eq!(t.timeline(&t.firm, offer.accounts).await.iter().filter(|e| *e == "link.revoked").count(), 1);
    }
    // Again is nothing, and no second entry.
    assert_eq!(links::revoke_links(&t, &t.firm.employee, ids).await.unwrap(), 0);
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'link.revoked'").await, 3);
}

async fn a_new_mail_never_kills_an_old_link(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let first = t.offer(&t.firm, Tier::Collaborate).await;
    let (link, cookie) = t.press(&t.firm, &first.token, "phone").await.unwrap();
    t.drain().await;
    let code = t.newest_to(&first.email).code();
    let second = again(&t, &first).await;
    let third = again(&t, &first).await;
    assert_eq!(standing(&t, LinkState::Live).await.len(), 3);
    // A session that was open goes on, and each link opens.
    links::confirm_code(&t, &t.firm.firm, link, &cookie, &code, browser("phone")).await.unwrap();
    for offer in [&first, &second, &third] {
        links::landing(&t, &t.firm.firm, &offer.token, browser("tablet")).await.unwrap();
    }
    links::revoke_links(&t, &t.firm.employee, vec![link]).await.unwrap();
    assert_eq!(refusal(t.press(&t.firm, &first.token, "phone").await), ErrorCode::LinkGone);
    t.press(&t.firm, &second.token, "phone").await.unwrap();
    let again = t.timeline(&t.firm, first.accounts).await.iter().filter(|e| *e == "link.sent-again").count();
    assert_eq!(again, 2);
}

async fn a_decision_ends_the_other_links_of_the_recipient(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let first = t.offer(&t.firm, Tier::Collaborate).await;
    let other = t.offer(&t.firm, Tier::Collaborate).await;
    let second = again(&t, &first).await;
    let old = t.signer(&t.firm, &first, "phone").await;
    let shown = t.shown(&old).await;
    let new = t.signer(&t.firm, &second, "laptop").await;
    approvals::return_report(&t, &new, t.shown(&new).await, "klopt niet").await.unwrap();
    assert_eq!(refusal(approvals::approve(&t, &old, shown).await), ErrorCode::AlreadyDecided);
    assert_eq!(refusal(t.press(&t.firm, &first.token, "tablet").await), ErrorCode::LinkGone);
    assert_eq!(standing(&t, LinkState::Used).await.len(), 2);
    assert_eq!(standing(&t, LinkState::Live).await, [link_of(&t, &other).await], "another's link lives on");
}

async fn nothing_is_sent_again_that_is_not_shared(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let employee = &t.firm.employee;
    let replaced = t.offer(&t.firm, Tier::Collaborate).await;
    let decided = t.offer(&t.firm, Tier::Collaborate).await;
    let (old, done) = (link_of(&t, &replaced).await, link_of(&t, &decided).await);
    t.upload(employee, replaced.accounts, "versie twee").await.unwrap();
    let holder = t.signer(&t.firm, &decided, "phone").await;
    approvals::approve(&t, &holder, t.shown(&holder).await).await.unwrap();
    t.drain().await;
    assert_eq!(refusal(links::send_again(&t, employee, old).await), ErrorCode::NotShared);
    assert_eq!(refusal(links::send_again(&t, employee, done).await), ErrorCode::NotShared);
    annual_accounts::share(&t, employee, replaced.accounts, portal_types::links::Purpose::Approve).await.unwrap();
    t.drain().await;
    assert_eq!(refusal(links::send_again(&t, employee, old).await), ErrorCode::NotShared, "the earlier version");
    let reader = t.firm.employee_as(Role::ReadOnly);
    let live = link_of(&t, &replaced).await;
    assert_eq!(refusal(links::send_again(&t, &reader, live).await), ErrorCode::NotAllowed);
    assert_eq!(t.drain().await, 0);
    // A mailbox is not filled.
    for _ in 0..10 {
        links::send_again(&t, employee, live).await.unwrap();
    }
    assert_eq!(refusal(links::send_again(&t, employee, live).await), ErrorCode::TooManyAttempts);
    assert_eq!(t.drain().await, 10);
}

async fn the_other_firm_sees_and_does_nothing(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let (id, stranger) = (link_of(&t, &offer).await, &t.other.employee);
    for client in [None, Some(offer.client)] {
        let wanted = Wanted { client, ..Wanted::default() };
        assert!(links::list(&t, stranger, &wanted, Place::First).await.unwrap().rows.is_empty());
    }
    assert_eq!(refusal(links::revocable(&t, stranger, &[id]).await), ErrorCode::NotFound);
    assert_eq!(refusal(links::revoke_links(&t, stranger, vec![id]).await), ErrorCode::NotFound);
    assert_eq!(refusal(links::send_again(&t, stranger, id).await), ErrorCode::NotFound);
    let holder = t.signer(&t.firm, &offer, "phone").await;
    for answer in [
        refusal(links::list(&t, &holder, &Wanted::default(), Place::First).await),
        refusal(links::revoke_links(&t, &holder, vec![id]).await),
        refusal(links::send_again(&t, &holder, id).await),
        refusal(links::choices(&t, &holder).await),
    ] {
        assert_eq!(answer, ErrorCode::NotFound);
    }
    assert_eq!(standing(&t, LinkState::Live).await, [id]);
}
