//! The viewer of the embedded mailbox. Mounted only with `mailbox:` on a loopback address: mails hold links.

mod page;

use std::{path::PathBuf, sync::Arc};

use axum::{
    Router,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use portal_core::{
    Portal, demo,
    mail::mailbox::{self, MailName, Opened},
};
use portal_types::Language;
use serde::Deserialize;

use self::page::Row;
use crate::routes::{Kind, Routes};

/// Mails on one page of the list.
const PAGE: usize = 50;

/// For our own pages: one style sheet, one frame.
const PAGE_POLICY: &str = "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'none'";
/// For a mail's HTML: it can look as it likes and do nothing but open a link that is pressed.
const MAIL_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'self'; \
    sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

/// What the viewer shows.
#[derive(Clone)]
pub struct Shown {
    mails: Arc<PathBuf>,
    /// Without one no codes to sign in with are shown.
    portal: Option<Portal>,
}

type Seen = State<Shown>;

/// The routes below `/dev/mail`.
pub fn routes() -> Routes<Shown> {
    Routes::new(Kind::Plain)
        .get("/dev/mail", list)
        .get("/dev/mail/style.css", style)
        .get("/dev/mail/{name}", one)
        .get("/dev/mail/{name}/html", html)
}

/// The routes, showing the mails of a folder, and what demo people sign in with.
pub fn router<S>(mail_dir: PathBuf, portal: Option<Portal>) -> Router<S> {
    routes().into_router().with_state(Shown { mails: Arc::new(mail_dir), portal })
}

#[derive(Deserialize)]
struct Before {
    before: Option<String>,
}

async fn list(State(seen): Seen, Query(query): Query<Before>, headers: HeaderMap) -> Result<Response, StatusCode> {
    let dir = seen.mails;
    let before = match query.before {
        None => None,
        Some(name) => Some(MailName::parse(&name).ok_or(StatusCode::NOT_FOUND)?),
    };
    let lang = language(&headers);
    let rows = blocking(move || {
        let names = mailbox::names(&dir)?;
        let older = names.into_iter().rev().filter(|name| before.as_ref().is_none_or(|before| name < before));
        older.take(PAGE + 1).map(|name| Ok(Row { head: Opened::head(&mailbox::read(&dir, &name)?), name })).collect()
    });
    let mut rows: Vec<Row> = rows.await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let codes = match &seen.portal {
        Some(portal) => demo::codes(portal).await.map_err(|error| {
            tracing::error!(%error, "the codes of demo people could not be read");
            StatusCode::INTERNAL_SERVER_ERROR
        })?,
        None => Vec::new(),
    };
    let shown = page::list(lang, &rows, more, &codes).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(([(header::CONTENT_SECURITY_POLICY, PAGE_POLICY)], Html(shown)).into_response())
}

async fn one(State(seen): Seen, Path(name): Path<String>, headers: HeaderMap) -> Result<Response, StatusCode> {
    let (name, mail) = open(seen.mails, &name).await?;
    let shown = page::one(language(&headers), &name, &mail).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(([(header::CONTENT_SECURITY_POLICY, PAGE_POLICY)], Html(shown)).into_response())
}

async fn html(State(seen): Seen, Path(name): Path<String>) -> Result<Response, StatusCode> {
    let (_, mail) = open(seen.mails, &name).await?;
    // A pressed link leaves the frame, as it leaves a mail program.
    let shown = mail.html.replacen("<head>", "<head><base target=\"_top\">", 1);
    Ok(([(header::CONTENT_SECURITY_POLICY, MAIL_POLICY)], Html(shown)).into_response())
}

async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("dev_mail/style.css"))
}

async fn open(dir: Arc<PathBuf>, name: &str) -> Result<(MailName, Opened), StatusCode> {
    let name = MailName::parse(name).ok_or(StatusCode::NOT_FOUND)?;
    let wanted = name.clone();
    let bytes = blocking(move || mailbox::read(&dir, &wanted)).await?;
    Ok((name, Opened::whole(&bytes).ok_or(StatusCode::UNPROCESSABLE_ENTITY)?))
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> Result<T, StatusCode> {
    let done = tokio::task::spawn_blocking(work).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    done.map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => StatusCode::NOT_FOUND,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    })
}

fn language(headers: &HeaderMap) -> Language {
    let accept = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    accept.map(Language::negotiate).unwrap_or_default()
}

#[cfg(test)]
mod tests;
