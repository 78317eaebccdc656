//! Every route, then every layer, in reading order.

use std::sync::OnceLock;

use axum::{Router, middleware::from_fn_with_state};
use leptos_axum::{AxumRouteListing, LeptosRoutes};

use crate::{
    http::{assets, health, metrics, not_found, security_txt},
    middleware::{compression, edge, ordinary, transfer},
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

/// Routes that receive files.
fn transfers() -> Routes {
    Routes::new(Kind::Transfer)
}

/// The pages of both applications; computed once, because two computations at a time hang leptos (#4773).
fn pages() -> &'static [AxumRouteListing] {
    static PAGES: OnceLock<Vec<AxumRouteListing>> = OnceLock::new();
    PAGES.get_or_init(app::routes)
}

/// Every address, with what answers there.
pub fn route_table() -> Vec<RouteEntry> {
    let mut table = plain().into_table();
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

/// The whole application.
pub fn build(state: AppState) -> Router {
    let portal = state.portal.clone();
    let ordinary = plain()
        .into_router()
        .leptos_routes_with_context(&state, pages().to_vec(), move || app::provide(portal.clone()), app::shell);
    layered(state, ordinary, transfers().into_router())
}

/// Puts the layers around routes: those of each kind, then those that every answer passes.
pub fn layered(state: AppState, ordinary: Router<AppState>, transfers: Router<AppState>) -> Router {
    let ordinary = ordinary
        .fallback(not_found::not_found)
        .method_not_allowed_fallback(not_found::method_not_allowed)
        .layer(from_fn_with_state(state.clone(), ordinary::layer));
    let transfers = transfers
        .method_not_allowed_fallback(not_found::method_not_allowed)
        .layer(from_fn_with_state(state.clone(), transfer::layer));
    ordinary
        .merge(transfers)
        .layer(compression::layer())
        .layer(from_fn_with_state(state.edge.clone(), edge::layer))
        .with_state(state)
}
