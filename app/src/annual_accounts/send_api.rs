//! Mailing many clients: what a choice comes to, and the press that does it.

use leptos::prelude::*;
use portal_types::annual_accounts_send::{SendForm, SendPreview};

use crate::ApiError;
#[cfg(feature = "ssr")]
use {
    crate::{caller, i18n::language, paths},
    portal_core::{
        annual_accounts::overview::bulk::{self, Act, Named, Which},
        reports,
    },
    portal_types::{
        ErrorCode, Right,
        annual_accounts_overview::BulkForm,
        annual_accounts_send::{Choice, SendRefused, SendRow},
    },
};

/// An act that mails, by its code.
fn mailing(act: String) -> Result<Act, ErrorCode> {
    let act = Act::of(&BulkForm { act, ..BulkForm::default() }).ok().filter(Act::mails);
    act.ok_or(ErrorCode::InvalidForm)
}

/// Does what the preview told of.
#[server(endpoint = "annual-accounts/send-many")]
pub async fn send_many(firm: String, #[server(flatten)] form: SendForm) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    scope.may(Right::Send)?;
    let at = caller::firm(&portal, &firm).await?;
    let which = Which::of(&Choice::parse(&form.choice))?;
    let told = form.count.parse().unwrap_or_default();
    let batch = bulk::send(&portal, &scope, &at, mailing(form.act)?, which, told).await?;
    caller::redirect(&paths::office_batch(&firm, batch));
    Ok(())
}

/// What a choice comes to; an address that says nothing comes to nothing.
pub async fn load_send(slug: String, act: String, choice: String) -> Result<SendPreview, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    scope.may(Right::Send)?;
    let firm = caller::firm(&portal, &slug).await?;
    let choice = Choice::parse(&choice);
    let (Ok(known), Ok(which)) = (mailing(act.clone()), Which::of(&choice)) else { return Ok(SendPreview::default()) };
    let seen = bulk::preview(&portal, &scope, &firm, &known, which).await?;
    let rows = |rows: Vec<Named>| rows.into_iter().map(row).collect();
    let refused = |(why, (count, named)): (&str, _)| SendRefused { why: why.to_owned(), count, rows: rows(named) };
    Ok(SendPreview {
        refused: seen.refused.into_iter().map(refused).collect(),
        rows: rows(seen.rows),
        count: seen.count,
        clients: seen.clients,
        mails: seen.mails,
        act,
        choice,
    })
}

fn row(found: Named) -> SendRow {
    let Named { id, client: name, report, to } = found;
    SendRow { id, name, report: reports::title(language(), &report), to: to.join(", ") }
}
