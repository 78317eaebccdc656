use leptos::prelude::*;
use portal_types::client_list::ClientList;

use crate::ApiError;
#[cfg(feature = "ssr")]
use {
    crate::{caller, i18n::language},
    portal_core::clients::list,
    portal_types::{
        ClientId, ErrorCode, client_columns::ClientColumn, client_filter::ClientFilter, client_list::ClientRow, dates,
    },
    std::collections::HashMap,
};

/// One page of the list: the first, or the one after or before a place.
pub async fn load_clients(slug: String, query: String, after: String, before: String) -> Result<ClientList, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    let zone = caller::firm(&portal, &slug).await?.zone();
    let filter = ClientFilter::parse(&query);
    let place = list::Place::of(list::Cursor::parse(&after), list::Cursor::parse(&before));
    let listing = list::list(&portal, &scope, &filter, &place).await?;
    let names: HashMap<_, _> = listing.employees.iter().cloned().collect();
    let since = |micros| {
        let at = chrono::DateTime::from_timestamp_micros(micros)?;
        Some(dates::short(language(), at.with_timezone(&zone).date_naive()))
    };
    let row = |row: list::Row| ClientRow {
        favourite: listing.favourites.contains(&row.id),
        id: row.id,
        name: row.name,
        number: row.number,
        kvk: row.kvk.unwrap_or_default(),
        contact: row.contact.unwrap_or_default(),
        legal_form: row.legal_form,
        tier: row.tier,
        accounts: row.accounts.map(|(year, state, _)| (year, state)),
        since: row.accounts.and_then(|(.., at)| since(at)).unwrap_or_default(),
        people: row.people.map(|id| id.and_then(|id| names.get(&id).cloned()).unwrap_or_default()),
    };
    let list::Counts { all, found, anybodys, whose } = listing.counts;
    Ok(ClientList {
        rows: listing.rows.into_iter().map(row).collect(),
        filter,
        all,
        found,
        anybodys,
        whose,
        nearly: listing.nearly,
        before: listing.before,
        prev: listing.prev.map(|c| c.to_string()),
        next: listing.next.map(|c| c.to_string()),
        years: listing.years,
        employees: listing.employees,
        columns: listing.columns,
        tiers: listing.tiers.named(language()),
        may_write: scope.writer().is_ok(),
    })
}

/// Makes clients favourites of whoever asks, or not any more: the one whose star was pressed, else those that are
/// ticked.
#[server(endpoint = "clients/favourites")]
pub async fn mark_favourites(
    firm: String,
    #[server(default)] add: String,
    #[server(default)] remove: String,
    #[server(default)] ids: Vec<String>,
) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    let (favourite, pressed) = if remove.is_empty() { (true, add) } else { (false, remove) };
    let ids = if pressed == "ticked" { ids } else { vec![pressed] };
    let ids = ids.iter().map(|id| id.parse().map_err(|_| ErrorCode::NotFound.into()));
    let ids = ids.collect::<Result<Vec<ClientId>, ApiError>>()?;
    Ok(list::mark(&portal, &scope, &ids, favourite).await?)
}

/// Shows these columns from now on, to whoever asks.
#[server(endpoint = "clients/columns")]
pub async fn choose_client_columns(firm: String, #[server(default)] columns: Vec<String>) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    let columns = ClientColumn::chosen(columns.iter().map(String::as_str));
    Ok(list::choose_columns(&portal, &scope, columns).await?)
}
