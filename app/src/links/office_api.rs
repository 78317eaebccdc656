//! The firm's view of its links.

use leptos::prelude::*;
use portal_types::links::{LinkList, StrengthForm};

use crate::ApiError;
#[cfg(feature = "ssr")]
use {
    crate::{caller, i18n::language, paths},
    chrono::{DateTime, Utc},
    portal_core::{
        clients,
        firms::Firm,
        links::{
            self,
            list::{Cursor, ListedLink, Place},
        },
        reports,
    },
    portal_types::{
        Right, dates,
        links::{LinkRow, LinkState, Wanted, chosen, own_pairs, pairs, strength},
    },
};

/// Withdraws links, one or many.
#[server(endpoint = "links/revoke")]
pub async fn revoke_links(firm: String, #[server(default)] links: Vec<String>) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    links::revoke_links(&portal, &scope, chosen(&links)?).await?;
    Ok(())
}

/// Mails another link to the recipient of one.
#[server(endpoint = "links/send-again")]
pub async fn send_again(firm: String, link: String) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    links::send_again(&portal, &scope, caller::id(&link)?).await?;
    Ok(())
}

/// Chooses what links ask.
#[server(endpoint = "links/choose-strengths")]
pub async fn choose_strengths(firm: String, #[server(flatten)] form: StrengthForm) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    scope.administrator()?;
    links::choose(&portal, &scope, form.check().map_err(portal_core::Error::from)?).await?;
    Ok(())
}

/// Sets the code that was agreed with a contact, or forgets it.
#[server(endpoint = "links/access-code")]
pub async fn save_access_code(
    firm: String,
    contact: String,
    #[server(default)] access_code: String,
    #[server(default)] remove: String,
) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    let contact = caller::id(&contact)?;
    match remove.is_empty() {
        true => links::set_access_code(&portal, &scope, contact, access_code.into()).await?,
        false => links::remove_access_code(&portal, &scope, contact).await?,
    }
    Ok(())
}

/// What the address of the list asks for.
#[derive(Clone, Default)]
pub struct Asked {
    /// Code of a [`portal_types::links::LinkState`], or `all`; live ones without.
    pub state: String,
    /// Id of a client.
    pub client: String,
    /// Part of a name.
    pub search: String,
    /// Where the page begins,
    pub after: String,
    /// or ends.
    pub before: String,
}

/// One page of the firm's links.
pub async fn load_links(slug: String, asked: Asked) -> Result<LinkList, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    let firm = caller::firm(&portal, &slug).await?;
    let state = match asked.state.as_str() {
        "all" => None,
        code => Some(LinkState::from_code(code).unwrap_or(LinkState::Live)),
    };
    let client = if asked.client.is_empty() { None } else { Some(caller::id(&asked.client)?) };
    let name = match client {
        Some(client) => Some(clients::show(&portal, &scope, client).await?.0.name),
        None => None,
    };
    let wanted = Wanted { state, client, search: asked.search };
    let place = Place::of(Cursor::parse(&asked.after), Cursor::parse(&asked.before));
    let page = links::list(&portal, &scope, &wanted, place).await?;
    Ok(LinkList {
        rows: page.rows.into_iter().map(|link| row(&firm, link)).collect(),
        wanted,
        client: name,
        prev: page.prev.map(|cursor| cursor.to_string()),
        next: page.next.map(|cursor| cursor.to_string()),
        may_write: scope.has(Right::Send),
        may_administer: scope.administrator().is_ok(),
    })
}

/// The links that somebody is about to withdraw.
pub async fn load_chosen(slug: String, ids: Vec<String>) -> Result<Vec<LinkRow>, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    scope.may(Right::Send)?;
    let firm = caller::firm(&portal, &slug).await?;
    let found = links::revocable(&portal, &scope, &chosen(&ids)?).await?;
    Ok(found.into_iter().map(|link| row(&firm, link)).collect())
}

/// What the settings form starts from.
pub async fn load_strengths(slug: String) -> Result<Vec<(portal_types::links::Choice, String)>, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    let choices = links::choices(&portal, &scope).await?;
    let tiers = portal_core::tiers::of_firm(&portal, &scope).await?;
    let of = |(tier, purpose)| {
        let strength = strength(&choices, tier, purpose);
        let name = tiers.name(tier, language());
        (portal_types::links::Choice { tier, purpose, strength }, name)
    };
    let own = tiers.choosable().filter(|tier| tier.code.shipped().is_none());
    let own: Vec<_> = own.map(|tier| (tier.code, tier.capabilities)).collect();
    Ok(pairs().chain(own_pairs(&own)).map(of).collect())
}

fn row(firm: &Firm, link: ListedLink) -> LinkRow {
    let day = |at: DateTime<Utc>| dates::short(language(), at.with_timezone(&firm.zone()).date_naive());
    let maybe = |at: Option<DateTime<Utc>>| at.map(day).unwrap_or_default();
    LinkRow {
        accounts: paths::office_accounts(&firm.slug, link.accounts_id),
        mail: link.mail(),
        decided: link.decided().map(|(decision, at)| (decision, day(at))),
        open: link.is_open(),
        made: day(link.created_at),
        expires: day(link.expires_at),
        ended: maybe(link.ended_at),
        opened: maybe(link.opened_at),
        viewed: maybe(link.viewed_at),
        report: reports::title(language(), &link.report()),
        id: link.id,
        contact: link.contact_name,
        email: link.email,
        client_id: link.client_id,
        client: link.client_name,
        version: link.version,
        purpose: link.purpose,
        state: link.state,
    }
}
