//! The document around a page, and the context its components read.

use std::sync::Arc;

use leptos::{nonce::Nonce, prelude::*};
use leptos_axum::{AxumRouteListing, generate_route_list};
use portal_core::{
    Portal,
    edge::{CspNonce, Visitor},
};
use portal_types::{Flash, firms};

use crate::{
    office,
    page::{Assets, SubmissionKeys},
    portal, still,
};

/// The pages of both applications.
pub fn routes() -> Vec<AxumRouteListing> {
    let mut routes = generate_route_list(portal::Root);
    routes.extend(generate_route_list(office::Root));
    routes.extend(still::routes());
    routes
}

/// Provides what pages and server functions read; runs once per request, before either.
pub fn provide(portal: Portal, assets: Assets) {
    if let Some(parts) = use_context::<http::request::Parts>() {
        if let Some(visitor) = parts.extensions.get::<Arc<Visitor>>() {
            provide_context(visitor.clone());
            provide_context(visitor.language);
        }
        if let Some(flash) = parts.extensions.get::<Flash>() {
            provide_context(flash.clone());
        }
        if let Some(nonce) = parts.extensions.get::<CspNonce>() {
            provide_context(Nonce::from_value(nonce.0.clone()));
        }
    }
    provide_context(SubmissionKeys { portal: portal.clone() });
    provide_context(portal);
    provide_context(assets);
}

/// Whether an address belongs to the firm's side.
fn is_office(path: &str) -> bool {
    path.split('/').nth(2) == Some("office")
}

/// The document. Its own script tags instead of leptos' `HydrationScripts`, which puts the nonce where style sheets
/// can read it (SECURITY F8).
pub fn shell() -> impl IntoView {
    let path = use_context::<http::request::Parts>().map(|p| p.uri.path().to_owned()).unwrap_or_default();
    let (office, still) = (is_office(&path), still::is_still());
    let assets = expect_context::<Assets>();
    let (css, (js, wasm)) = match office {
        true => (assets.office_css, assets.office_bundle),
        false => (assets.portal_css, assets.portal_bundle),
    };
    let scripts = [(office, assets.palette_js), (still, assets.still_js), (path == "/verify", assets.verify_js)];
    let scripts = scripts.into_iter().filter_map(|(wanted, src)| wanted.then_some(src));
    let nonce = use_nonce().map(|n| n.to_string()).unwrap_or_default();
    let language = crate::i18n::language();
    // The page is complete without it, so it waits until what the reader came for is there.
    let start = format!(
        "const go=()=>import({js:?}).then(m=>m.default({{module_or_path:{wasm:?}}}).then(m.hydrate));\
         document.readyState==='complete'?go():addEventListener('load',go)"
    );
    view! {
        <!DOCTYPE html>
        <html lang=language.code() data-icons=assets.icons>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href="/favicon.ico" type="image/svg+xml"/>
                <link rel="stylesheet" href=css nonce=nonce.clone()/>
                <style nonce=nonce.clone()>{accent_rule()}</style>
                <leptos_meta::MetaTags/>
                {(!still).then(|| view! { <script type="module" nonce=nonce.clone()>{start}</script> })}
                {scripts.map(|src| view! { <script type="module" nonce=nonce.clone() src=src></script> }).collect_view()}
            </head>
            <body>
                {match (office, still) {
                    (_, true) => still::Root().into_any(),
                    (true, false) => office::Root().into_any(),
                    (false, false) => portal::Root().into_any(),
                }}
            </body>
        </html>
    }
}

/// The firm's accent as custom properties, written from numbers (BRD-1).
fn accent_rule() -> String {
    let accent = use_context::<Arc<Visitor>>().and_then(|v| v.firm.as_ref()?.accent.clone());
    let Some([r, g, b]) = accent.as_deref().and_then(firms::parse_colour) else { return String::new() };
    let on = if firms::white_text_on([r, g, b]) { "#ffffff" } else { "#1d1b19" };
    format!(":root{{--accent:#{r:02x}{g:02x}{b:02x};--on-accent:{on}}}")
}
