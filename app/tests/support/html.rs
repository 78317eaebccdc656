//! Renders a view as the server does, and cuts HTML into tags and texts as a browser would.

use std::sync::Once;

use axum::{body::Body, http::Request};
use leptos::prelude::*;

/// One piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece {
    /// An opening or (`/name`) closing tag, with decoded attributes in order.
    Tag { name: String, attributes: Vec<(String, String)> },
    /// Decoded text, and the element it stands in.
    Text { within: String, text: String },
}

/// The whole document, rendered by leptos_axum with everything it adds.
pub async fn render(
    context: impl Fn() + Clone + Send + Sync + 'static,
    page: impl Fn() -> AnyView + Clone + Send + Sync + 'static,
) -> String {
    let document = move || {
        leptos_meta::provide_meta_context();
        view! {
            <html lang="nl">
                <head>
                    <leptos_meta::MetaTags/>
                </head>
                <body>{page()}</body>
            </html>
        }
    };
    // Listing routes is what makes leptos_axum set up its executor.
    static EXECUTOR: Once = Once::new();
    EXECUTOR.call_once(|| drop(leptos_axum::generate_route_list(|| ())));
    let request = Request::get("/").body(Body::empty()).expect("a request");
    let answer = leptos_axum::render_app_async_with_context(context, document)(request).await;
    let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await.expect("a body");
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// The pieces of a page. Comments are dropped.
pub fn pieces(html: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let within = open.last().cloned().unwrap_or_default();
        if let Some(after) = rest.strip_prefix("<!--") {
            rest = after.split_once("-->").map_or("", |(_, after)| after);
        } else if rest.starts_with("<!") {
            rest = rest.split_once('>').map_or("", |(_, after)| after);
        } else if starts_tag(rest) {
            let (tag, after) = tag(rest);
            rest = after;
            let Piece::Tag { name, .. } = &tag else { continue };
            match name.strip_prefix('/') {
                Some(closed) => {
                    if let Some(at) = open.iter().rposition(|name| name == closed) {
                        open.truncate(at);
                    }
                }
                None if VOID.contains(&name.as_str()) => {}
                None => open.push(name.clone()),
            }
            let raw = RAW.contains(&name.as_str()).then(|| name.clone());
            pieces.push(tag);
            if let Some(name) = raw {
                let end = rest.to_ascii_lowercase().find(&format!("</{name}")).unwrap_or(rest.len());
                let text =
                    if name == "script" || name == "style" { rest[..end].to_owned() } else { decoded(&rest[..end]) };
                // A parser drops the first line feed of a text area.
                let text = if name == "textarea" { text.strip_prefix('\n').unwrap_or(&text).to_owned() } else { text };
                pieces.push(Piece::Text { within: name, text });
                rest = &rest[end..];
            }
        } else {
            let first = rest.chars().next().map_or(1, char::len_utf8);
            let end = rest[first..].find('<').map_or(rest.len(), |at| at + first);
            pieces.push(Piece::Text { within, text: decoded(&rest[..end]) });
            rest = &rest[end..];
        }
    }
    pieces
}

const VOID: &[&str] = &["meta", "link", "input", "img", "br", "hr"];
const RAW: &[&str] = &["script", "style", "textarea", "title"];

fn starts_tag(rest: &str) -> bool {
    let after = rest.strip_prefix("</").or_else(|| rest.strip_prefix('<'));
    after.is_some_and(|after| after.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// The tag at the start, and what comes after it.
fn tag(html: &str) -> (Piece, &str) {
    let mut rest = &html[1..];
    let end = rest[1..].find(|c: char| c.is_whitespace() || c == '>' || c == '/').map_or(rest.len(), |at| at + 1);
    let name = rest[..end].to_ascii_lowercase();
    rest = &rest[end..];
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            break;
        }
        if let Some(after) = rest.strip_prefix('>') {
            rest = after;
            break;
        }
        let end = rest[1..].find(|c: char| c.is_whitespace() || "=>/".contains(c)).map_or(rest.len(), |at| at + 1);
        let attribute = rest[..end].to_ascii_lowercase();
        rest = &rest[end..];
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            (value, rest) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                _ => after.split_at(after.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(after.len())),
            };
        }
        attributes.push((attribute, decoded(value)));
    }
    (Piece::Tag { name, attributes }, rest)
}

/// The references that the renderer writes; `&amp;` last, so that nothing is decoded twice.
fn decoded(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x27;", "'");
    text.replace("&#x2F;", "/").replace("&#x60;", "`").replace("&amp;", "&")
}
