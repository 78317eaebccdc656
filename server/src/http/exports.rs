//! Lists as files, for the firm (UPL-7).

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, RawQuery, State},
    http::Method,
    response::Response,
};
use portal_core::{
    Portal, Result, annual_accounts::overview, clients, edge::Visitor, firms, i18n, sessions, sheet::Kind, tiers,
};
use portal_types::{ErrorCode, annual_accounts_filter::AccountsFilter, client_filter::ClientFilter};

use super::sheet_file;

/// What an export needs to know of its request.
type Asked = (State<Portal>, Extension<Arc<Visitor>>, Path<String>, RawQuery, Method);

/// Which list.
#[derive(Clone, Copy)]
enum List {
    Accounts,
    Clients,
    Usage,
}

/// `GET /{slug}/office/annual-accounts/export.xlsx`
pub async fn accounts_xlsx(
    portal: State<Portal>,
    visitor: Extension<Arc<Visitor>>,
    slug: Path<String>,
    query: RawQuery,
    method: Method,
) -> Response {
    answer((portal, visitor, slug, query, method), List::Accounts, Kind::Xlsx).await
}

/// `GET /{slug}/office/annual-accounts/export.csv`
pub async fn accounts_csv(
    portal: State<Portal>,
    visitor: Extension<Arc<Visitor>>,
    slug: Path<String>,
    query: RawQuery,
    method: Method,
) -> Response {
    answer((portal, visitor, slug, query, method), List::Accounts, Kind::Csv).await
}

/// `GET /{slug}/office/clients/export.xlsx`
pub async fn clients_xlsx(
    portal: State<Portal>,
    visitor: Extension<Arc<Visitor>>,
    slug: Path<String>,
    query: RawQuery,
    method: Method,
) -> Response {
    answer((portal, visitor, slug, query, method), List::Clients, Kind::Xlsx).await
}

/// `GET /{slug}/office/clients/export.csv`
pub async fn clients_csv(
    portal: State<Portal>,
    visitor: Extension<Arc<Visitor>>,
    slug: Path<String>,
    query: RawQuery,
    method: Method,
) -> Response {
    answer((portal, visitor, slug, query, method), List::Clients, Kind::Csv).await
}

/// `GET /{slug}/office/settings/usage/export.csv`
pub async fn usage_csv(
    portal: State<Portal>,
    visitor: Extension<Arc<Visitor>>,
    slug: Path<String>,
    query: RawQuery,
    method: Method,
) -> Response {
    answer((portal, visitor, slug, query, method), List::Usage, Kind::Csv).await
}

async fn answer(asked: Asked, list: List, kind: Kind) -> Response {
    file(asked, list, kind).await.unwrap_or_else(|error| sheet_file::refused(&error))
}

/// The year that the address asks for.
fn year(query: &str) -> Option<i32> {
    query.split('&').find_map(|pair| pair.strip_prefix("year=")).and_then(|year| year.parse().ok())
}

async fn file(asked: Asked, list: List, kind: Kind) -> Result<Response> {
    let (State(portal), Extension(visitor), Path(slug), RawQuery(query), method) = asked;
    let session = visitor.session.as_ref().ok_or(ErrorCode::SignInRequired)?;
    let scope = sessions::employee_scope(&portal, session, &slug, visitor.origin.clone()).await?;
    let firm = firms::find(&portal, &slug).await?.ok_or(ErrorCode::NotFound)?;
    let query = query.unwrap_or_default();
    let written = match list {
        // Asking what there is, is no export.
        _ if method == Method::HEAD => None,
        List::Accounts => {
            Some(overview::export::export(&portal, &scope, &firm, &AccountsFilter::parse(&query), kind).await?)
        }
        List::Clients => {
            Some(clients::list::export::export(&portal, &scope, &firm, &ClientFilter::parse(&query), kind).await?)
        }
        List::Usage => Some(tiers::usage::export(&portal, &scope, &firm, year(&query), kind).await?),
    };
    let day = overview::today(&portal, &firm);
    let word = match list {
        List::Accounts => "overview-export-file",
        List::Clients => "clients-export-file",
        List::Usage => "usage-export-file",
    };
    let name = format!("{}-{day}.{}", i18n::text(scope.language(), word), kind.extension());
    sheet_file::answer(written, &name, kind).await
}
