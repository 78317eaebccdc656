//! Every route, then every layer, in reading order.

use std::{path::PathBuf, sync::OnceLock};

use axum::{Router, extract::DefaultBodyLimit, middleware::from_fn_with_state};
use leptos_axum::{AxumRouteListing, LeptosRoutes};

use crate::{
    http::{
        assets, dev_mail, exports, health, imports, metrics, not_found, proofs, reports, security_txt, upload, verify,
    },
    middleware::{compression, edge, ordinary, transfer, visitor},
    routes::{Kind, RouteEntry, Routes},
    state::AppState,
};

/// Small plain routes. Fixed first segments stand before `/{slug}`.
fn plain() -> Routes {
    Routes::new(Kind::Plain)
        .get("/healthz", health::healthz)
        .get("/readyz", health::readyz)
        .get("/metrics", metrics::metrics)
        .get("/pkg/{*path}", assets::packaged)
        .get("/favicon.ico", assets::favicon)
        .get("/robots.txt", assets::robots)
        .get("/.well-known/security.txt", security_txt::security_txt)
}

/// Plain routes that need to know who asks.
fn visited() -> Routes {
    Routes::new(Kind::Plain)
        .get("/{slug}/view/{link}/pages/{number}", reports::viewed_page)
        .get("/{slug}/view/{link}/report.pdf", reports::viewed_report)
        .get("/{slug}/view/{link}/{proof}", proofs::viewed_proof)
        .get("/{slug}/office/reports/{version}/report.pdf", reports::office_report)
        .get("/{slug}/office/reports/{version}/pages/{number}", reports::office_page)
        .get("/{slug}/office/reports/{version}/{proof}", proofs::office_proof)
        .get("/{slug}/office/annual-accounts/export.xlsx", exports::accounts_xlsx)
        .get("/{slug}/office/annual-accounts/export.csv", exports::accounts_csv)
        .get("/{slug}/office/clients/export.xlsx", exports::clients_xlsx)
        .get("/{slug}/office/clients/export.csv", exports::clients_csv)
        .get("/{slug}/office/settings/usage/export.csv", exports::usage_csv)
        .get("/{slug}/office/import/{import}/errors.csv", imports::errors)
}

/// Routes that receive files.
fn transfers() -> Routes {
    Routes::new(Kind::Transfer)
        .post("/{slug}/office/annual-accounts/{accounts}/report", upload::report)
        .post("/{slug}/office/import/file", imports::file)
        .post("/verify/file", verify::file)
}

/// The pages of both applications; computed once, because two computations at a time hang leptos (#4773).
fn pages() -> &'static [AxumRouteListing] {
    static PAGES: OnceLock<Vec<AxumRouteListing>> = OnceLock::new();
    PAGES.get_or_init(app::routes)
}

/// Every address, with what answers there.
pub fn route_table() -> Vec<RouteEntry> {
    let mut table = plain().into_table();
    table.extend(dev_mail::routes().into_table());
    table.extend(visited().into_table());
    table.extend(transfers().into_table());
    for page in pages() {
        let entry = |method: leptos_router::Method| RouteEntry {
            path: page.path().to_owned(),
            method: format!("{method:?}").to_ascii_uppercase(),
            kind: Kind::Page,
        };
        table.extend(page.methods().map(entry));
    }
    for (path, method) in leptos::server_fn::axum::server_fn_paths() {
        table.push(RouteEntry { path: path.to_owned(), method: method.to_string(), kind: Kind::ServerFunction });
    }
    table.sort();
    table
}

/// Everything that answers, before the layers.
pub struct Parts {
    /// Knows no visitor: files, health.
    pub plain: Router<AppState>,
    /// Pages and server functions, and plain routes that need to know who asks.
    pub pages: Router<AppState>,
    /// Receives files.
    pub transfers: Router<AppState>,
}

/// The whole application.
pub fn build(state: AppState) -> Router {
    let (portal, files) = (state.portal.clone(), assets::for_pages());
    let context = move || app::provide(portal.clone(), files.clone());
    let mut parts = Parts {
        plain: plain().into_router(),
        pages: visited().into_router().leptos_routes_with_context(&state, pages().to_vec(), context, app::shell),
        transfers: transfers().into_router(),
    };
    if let Some(folder) = mail_to_show(&state) {
        parts.plain = parts.plain.merge(dev_mail::router(folder, Some(state.portal.clone())));
    }
    layered(state, parts)
}

/// The embedded mailbox, where only this machine can look: its mails hold links.
fn mail_to_show(state: &AppState) -> Option<PathBuf> {
    let here_only = state.edge.base.is_loopback() && state.leptos.site_addr.ip().is_loopback();
    state.portal.mail.mailbox().filter(|_| here_only).map(Into::into)
}

/// Puts the layers around routes: those of each kind, then those that every answer passes.
pub fn layered(state: AppState, parts: Parts) -> Router {
    let edge = &state.edge;
    let visitor = from_fn_with_state(state.clone(), visitor::layer);
    let ordinary = parts
        .pages
        .layer(visitor.clone())
        .merge(parts.plain)
        .fallback(not_found::not_found)
        .method_not_allowed_fallback(not_found::method_not_allowed)
        .layer(from_fn_with_state(edge.clone(), ordinary::layer));
    let transfers = parts
        .transfers
        .layer(visitor)
        // The route counts what it takes, by its own limit.
        .layer(DefaultBodyLimit::disable())
        .method_not_allowed_fallback(not_found::method_not_allowed)
        .layer(from_fn_with_state(edge.clone(), transfer::layer));
    ordinary
        .merge(transfers)
        .layer(compression::layer())
        .layer(from_fn_with_state(edge.clone(), edge::layer))
        .with_state(state)
}
