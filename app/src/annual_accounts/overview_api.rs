use leptos::prelude::*;
use portal_types::{
    annual_accounts_overview::{BulkForm, Overview},
    annual_accounts_send::Choice,
};

use crate::ApiError;
#[cfg(feature = "ssr")]
use {
    super::overview_words::Words,
    crate::{caller, i18n::language, paths},
    portal_core::annual_accounts::overview,
    portal_types::{
        Right,
        annual_accounts_filter::AccountsFilter,
        annual_accounts_overview::{BoardColumn, SavedView},
    },
};

/// What the address of the overview asks for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The filter, as in the address.
    pub query: String,
    /// The page that begins after this.
    pub after: String,
    /// The page that ends before this.
    pub before: String,
    /// The board instead of the list.
    pub board: bool,
    /// What is ticked already.
    pub choice: Choice,
}

/// The list or the board.
pub async fn load_overview(slug: String, asked: Asked) -> Result<Overview, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    let firm = caller::firm(&portal, &slug).await?;
    let filter = AccountsFilter::parse(&asked.query);
    let today = overview::today(&portal, &firm);
    let (may_work, may_send) = (scope.has(Right::Work), scope.has(Right::Send));
    if asked.board {
        let overview::Board { columns, beside } = overview::board(&portal, &scope, &firm, &filter).await?;
        let words = Words::new(&firm, today, &beside);
        let column = |(state, count, rows): (_, _, Vec<overview::Row>)| BoardColumn {
            state,
            count,
            rows: rows.into_iter().map(|row| words.row(row)).collect(),
        };
        let board = Some(columns.into_iter().map(column).collect());
        return Ok(Overview { filter, board, may_work, may_send, ..shown(beside) });
    }
    let place = overview::Place::of(overview::Cursor::parse(&asked.after), overview::Cursor::parse(&asked.before));
    let listing = overview::list(&portal, &scope, &firm, &filter, &place).await?;
    let words = Words::new(&firm, today, &listing.beside);
    let rows = listing.rows.into_iter().map(|row| words.row(row)).collect();
    let (prev, next) = (listing.prev.map(|cursor| cursor.to_string()), listing.next.map(|cursor| cursor.to_string()));
    let choice = asked.choice;
    let before = listing.before;
    Ok(Overview { filter, rows, before, prev, next, may_work, may_send, choice, ..shown(listing.beside) })
}

fn shown(beside: overview::Beside) -> Overview {
    let overview::Beside { counts, years, employees, views, progress, tiers, .. } = beside;
    let tiers = tiers.named(language());
    let overview::Counts { all, found, sides, states } = counts;
    let views = views.into_iter().map(|v| SavedView { id: v.id, name: v.name, query: v.query }).collect();
    let progress = progress.into_iter().map(|p| (p.done, p.total)).collect();
    Overview { all, found, sides, states, years, employees, views, progress, tiers, ..Overview::default() }
}

/// Keeps a filter under a name; the same name again replaces it.
#[server(endpoint = "annual-accounts/save-view")]
pub async fn save_view(firm: String, name: String, query: String) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    let query = overview::views::save(&portal, &scope, &name, &query).await?;
    caller::redirect(&paths::office_accounts_list(&firm, &query));
    Ok(())
}

/// Takes a saved filter away.
#[server(endpoint = "annual-accounts/remove-view")]
pub async fn remove_view(firm: String, view: String) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    Ok(overview::views::remove(&portal, &scope, caller::id(&view)?).await?)
}

/// Does something to many annual accounts at once: the chosen ones, or all that fit. What mails clients is looked at
/// first.
#[server(endpoint = "annual-accounts/bulk")]
pub async fn bulk(firm: String, #[server(flatten)] form: BulkForm) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    let at = caller::firm(&portal, &firm).await?;
    let (act, found) = (overview::bulk::Act::of(&form)?, form.found.parse().unwrap_or_default());
    scope.may(act.right())?;
    let choice = form.choice();
    let which = overview::bulk::Which::of(&choice)?.told(found);
    if act.mails() {
        caller::redirect(&paths::office_send(&firm, act.code(), &choice.query()));
        return Ok(());
    }
    let shows = act.has_rules();
    let batch = overview::bulk::apply(&portal, &scope, &at, act, which).await?;
    if shows {
        caller::redirect(&paths::office_batch(&firm, batch));
    }
    Ok(())
}
