//! What belongs to whoever looks: favourites and columns.

use portal_types::{
    ErrorCode, Role, Tier,
    client_columns::ClientColumn,
    client_filter::{ClientFilter, Whose},
};

use super::super::{Listing, Place, choose_columns, list, mark};
use crate::{
    both_engines,
    scope::Scope,
    testing::{Engine, TestPortal, refusal},
};

both_engines!(favourites_are_ones_own, columns_are_ones_own);

async fn seen(t: &TestPortal, scope: &Scope, query: &str) -> Listing {
    list(t, scope, &ClientFilter::parse(query), &Place::First).await.unwrap()
}

async fn favourites_are_ones_own(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (first, _) = t.client(&t.firm, Tier::Standard).await;
    let (second, _) = t.client(&t.firm, Tier::Standard).await;
    let (theirs, _) = t.client(&t.other, Tier::Standard).await;
    let (me, colleague) = (&t.firm.employee, t.firm.colleague(&t, Role::ReadOnly).await);
    mark(&t, me, &[first, theirs], true).await.unwrap();
    mark(&t, me, &[first], true).await.expect("again is no error");
    let found = seen(&t, me, "whose=favourites").await;
    assert_eq!((found.rows.len(), found.favourites.as_slice()), (1, &[first][..]));
    assert_eq!((found.counts.found, found.counts.anybodys, found.counts.all), (1, 2, 2));
    let counts = seen(&t, me, "").await.counts;
    assert_eq!(counts.whose, [(Whose::Mine, 0), (Whose::Favourites, 1)]);
    assert!(seen(&t, &colleague, "whose=favourites").await.rows.is_empty());
    assert!(seen(&t, &t.other.employee, "whose=favourites").await.rows.is_empty());
    // A list of one's own is no change of a client: who only reads has one too.
    mark(&t, &colleague, &[second], true).await.unwrap();
    assert_eq!(seen(&t, &colleague, "").await.favourites, [second]);
    mark(&t, me, &[first, second], false).await.unwrap();
    assert!(seen(&t, me, "").await.favourites.is_empty());
    assert_eq!(refusal(mark(&t, me, &[], true).await), ErrorCode::NothingChosen);
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'favourites.changed'").await, 3);
}

async fn columns_are_ones_own(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (me, colleague) = (&t.firm.employee, t.firm.colleague(&t, Role::ReadOnly).await);
    assert_eq!(seen(&t, me, "").await.columns, ClientColumn::USUAL);
    let chosen = vec![ClientColumn::Kvk, ClientColumn::Partner];
    choose_columns(&t, me, vec![ClientColumn::Tier]).await.unwrap();
    choose_columns(&t, me, chosen.clone()).await.unwrap();
    choose_columns(&t, &colleague, vec![]).await.unwrap();
    assert_eq!(seen(&t, me, "").await.columns, chosen);
    assert_eq!(seen(&t, &colleague, "").await.columns, []);
    assert_eq!(seen(&t, &t.other.employee, "").await.columns, ClientColumn::USUAL);
}
