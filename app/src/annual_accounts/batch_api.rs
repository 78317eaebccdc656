//! Work on many annual accounts: starting them, and what became of a batch.

use leptos::prelude::*;
use portal_types::{
    annual_accounts::PeopleForm,
    annual_accounts_start::{BatchShown, StartManyForm, StartStep},
};

use crate::ApiError;
#[cfg(feature = "ssr")]
use {
    crate::{caller, i18n::language, paths, present},
    chrono::Datelike,
    portal_core::{
        annual_accounts::{
            overview::{self, bulk::Act},
            start_many,
        },
        tiers,
    },
    portal_types::{
        Right,
        annual_accounts_start::{KeptRow, StartChoice, StartFilter, StartPreview, StartRow},
    },
};

/// What the address of the page asks for.
#[derive(Clone, Debug, Default)]
pub struct AskedStart {
    /// The filter, as in the address.
    pub query: String,
    /// The page that begins after this.
    pub after: String,
    /// The page that ends before this.
    pub before: String,
    /// The preview instead of the list.
    pub preview: bool,
    /// All that fit.
    pub all: bool,
    /// Those that were ticked.
    pub ticked: Vec<String>,
}

/// Starts the annual accounts of a year for many clients.
#[server(endpoint = "annual-accounts/start-many")]
pub async fn start_many(
    firm: String,
    #[server(flatten)] form: StartManyForm,
    #[server(flatten)] people: PeopleForm,
) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    let filter = StartFilter::parse(&form.query, last_year(&portal, &firm).await?);
    let which = match form.all.as_str() {
        "" => start_many::Which::Ticked(form.ids),
        _ => start_many::Which::Matching(form.count.parse().unwrap_or_default()),
    };
    let batch = start_many::start(&portal, &scope, &filter, which, &people).await?;
    caller::redirect(&paths::office_batch(&firm, batch));
    Ok(())
}

/// Takes back what a batch started, as far as nothing happened to it.
#[server(endpoint = "annual-accounts/undo-start")]
pub async fn undo_start(firm: String, batch: String) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    start_many::undo(&portal, &scope, caller::id(&batch)?).await?;
    Ok(())
}

/// The year whose annual accounts are made now.
async fn last_year(portal: &portal_core::Portal, slug: &str) -> Result<i32, ApiError> {
    let firm = caller::firm(portal, slug).await?;
    Ok(overview::today(portal, &firm).year() - 1)
}

/// Clients to choose from, or what a choice comes to.
pub async fn load_start(slug: String, asked: AskedStart) -> Result<StartStep, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    scope.may(Right::Work)?;
    let last = last_year(&portal, &slug).await?;
    let filter = StartFilter::parse(&asked.query, last);
    let tiers = tiers::of_firm(&portal, &scope).await?.named(language());
    if asked.preview {
        let ticked = (!asked.all).then_some(asked.ticked.as_slice());
        let seen = start_many::preview(&portal, &scope, &filter, ticked).await?;
        let employees = start_many::employees(&portal, &scope).await?;
        let rows = |rows: Vec<start_many::Candidate>| rows.into_iter().map(row).collect();
        return Ok(StartStep::Preview(StartPreview {
            filter,
            all: asked.all,
            ticked: asked.ticked,
            count: seen.count,
            rows: rows(seen.rows),
            had_count: seen.had_count,
            had: rows(seen.had),
            missing: seen.missing,
            tiers,
            employees,
        }));
    }
    let cursor = start_many::Cursor::parse;
    let place = start_many::Place::of(cursor(&asked.after), cursor(&asked.before));
    let page = start_many::candidates(&portal, &scope, &filter, &place).await?;
    Ok(StartStep::Choose(StartChoice {
        years: (last - 8..=last + 1).rev().collect(),
        rows: page.rows.into_iter().map(row).collect(),
        found: page.found,
        tiers,
        prev: page.prev.map(|cursor| cursor.to_string()),
        next: page.next.map(|cursor| cursor.to_string()),
        filter,
    }))
}

fn row(found: start_many::Candidate) -> StartRow {
    let start_many::Candidate { id, name, number, legal_form, tier, accounts_id: accounts, .. } = found;
    StartRow { id, name, number, legal_form, tier, accounts }
}

/// What a batch did. While it is at work the page comes again by itself.
pub async fn load_batch(slug: String, id: String) -> Result<BatchShown, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    let firm = caller::firm(&portal, &slug).await?;
    let id = caller::id(&id)?;
    let start_many::Batch { asked, act, outcomes, undo, kept } = start_many::show(&portal, &scope, id).await?;
    let year = match &act {
        Act::Start { year, .. } => Some(*year),
        _ => None,
    };
    let shown = BatchShown {
        id,
        act: act.code().to_owned(),
        year,
        total: asked.total,
        done: asked.done,
        outcomes,
        at: present::moment(&firm, asked.created_at),
        by: asked.started_by,
        undo: undo.as_ref().map(|(undo, _)| (undo.total, undo.done)),
        undone: undo.map(|(_, outcomes)| outcomes).unwrap_or_default(),
        kept: kept.into_iter().map(|(id, name, why)| KeptRow { id, name, why }).collect(),
        may_write: scope.has(Right::Work),
    };
    if shown.runs() {
        caller::append_header(http::header::REFRESH, "2");
    }
    Ok(shown)
}
