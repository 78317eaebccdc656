use leptos::prelude::*;
use portal_types::{annual_accounts::State, links::Purpose};
use serde::{Deserialize, Serialize};

use crate::ApiError;
#[cfg(feature = "ssr")]
use {
    super::timeline_words,
    crate::{
        caller,
        i18n::{language, t_count},
        paths, present,
    },
    portal_core::{annual_accounts, clients, pages::Failure},
    portal_types::{AnnualAccountsId, ErrorCode, numbers},
};

/// One annual accounts, as its page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccountsCard {
    /// In addresses.
    pub id: String,
    /// Grows with everything that happens.
    pub stamp: i64,
    /// Financial year.
    pub year: i32,
    /// Where they stand.
    pub state: State,
    /// Since when, in words.
    pub since: String,
    /// The client's address and name.
    pub client: (String, String),
    /// What sharing would be for, by the client's tier.
    pub purpose: Purpose,
    /// Who gets the link: name and address.
    pub recipient: Option<(String, String)>,
    /// Who can look at the report when nobody may approve it: name and address.
    pub viewer: Option<(String, String)>,
    /// Where the client gets a contact.
    pub add_contact: String,
    /// Whether this person may change things.
    pub may_write: bool,
    /// What keeps the newest report from being shown on screen: part of a text's key.
    pub unshown: Option<String>,
    /// Newest first.
    pub versions: Vec<VersionRow>,
    /// Why the client returned the newest version.
    pub returned: Option<String>,
    /// Until when the open link works, in words.
    pub link_until: Option<String>,
    /// When the newest report was looked at, in words.
    pub viewed: Option<String>,
    /// Newest first.
    pub timeline: Vec<TimelineRow>,
    /// Largest upload in words.
    pub max_size: String,
    /// Largest upload in bytes.
    pub max_bytes: u64,
}

/// One report version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VersionRow {
    /// From 1.
    pub number: i64,
    /// The uploader's name for it.
    pub file_name: String,
    /// Size and day in words.
    pub facts: String,
    /// Where it is downloaded.
    pub href: String,
    /// Digest.
    pub sha256: String,
}

/// One line of the timeline, in words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimelineRow {
    /// When.
    pub at: String,
    /// The same for machines.
    pub datetime: String,
    /// What.
    pub what: String,
    /// Who.
    pub who: String,
    /// Type of the event.
    pub event: String,
}

/// Shares the newest report with the client.
#[server(endpoint = "annual-accounts/share")]
pub async fn share_accounts(firm: String, accounts: String, purpose: String) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    let purpose = Purpose::from_code(&purpose).ok_or(ErrorCode::InvalidForm)?;
    annual_accounts::share(&portal, &scope, caller::id(&accounts)?, purpose).await?;
    Ok(())
}

/// Mails a new link; the earlier one opens nothing any more.
#[server(endpoint = "annual-accounts/renew-link")]
pub async fn renew_link(firm: String, accounts: String) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    annual_accounts::renew_link(&portal, &scope, caller::id(&accounts)?).await?;
    Ok(())
}

/// A number that grows when anything happens to the annual accounts. Reads only.
#[server(endpoint = "annual-accounts/stamp")]
pub async fn accounts_stamp(firm: String, accounts: String) -> Result<i64, ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    Ok(annual_accounts::stamp(&portal, &scope, caller::id(&accounts)?).await?)
}

/// Everything about one annual accounts.
#[cfg(feature = "ssr")]
pub async fn load_accounts(slug: String, id: String) -> Result<AccountsCard, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    let firm = caller::firm(&portal, &slug).await?;
    let id: AnnualAccountsId = caller::id(&id)?;
    let card = annual_accounts::show(&portal, &scope, id).await?;
    let stamp = annual_accounts::stamp(&portal, &scope, id).await?;
    let purpose = annual_accounts::purpose_of(card.client.tier);
    let now = portal.now();
    let recipient = card.contacts.iter().find(|c| purpose == Purpose::View || c.may_sign);
    let named = |c: &clients::Contact| (c.name.clone(), c.email.to_string());
    let newest = card.versions.first();
    let outline = match newest {
        Some(version) => annual_accounts::outline(&portal, version).await,
        None => None,
    };
    let facts = |v: &annual_accounts::ReportVersion| {
        let pages = outline.as_ref().filter(|_| newest.is_some_and(|n| n.id == v.id)).and_then(|o| o.as_ref().ok());
        let pages = pages.map(|outline| t_count("annual-accounts-pages", outline.count.into()));
        let size = numbers::bytes(language(), v.bytes);
        [pages, Some(size), Some(present::moment(&firm, v.created_at))]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · ")
    };
    let viewed = card.links.iter().filter(|l| newest.is_some_and(|n| n.id == l.version_id)).find_map(|l| l.viewed_at);
    Ok(AccountsCard {
        id: id.to_string(),
        stamp,
        year: card.accounts.financial_year,
        state: card.accounts.state,
        since: present::moment(&firm, card.accounts.state_since),
        client: (paths::office_client(&slug, card.client.id), card.client.name.clone()),
        purpose,
        recipient: recipient.map(named),
        viewer: card.contacts.first().map(named),
        add_contact: paths::office_contact(&slug, card.client.id, None),
        may_write: scope.writer().is_ok(),
        unshown: outline.as_ref().and_then(|o| o.as_ref().err()).map(|failure| unshown(*failure).to_owned()),
        viewed: viewed.map(|at| present::moment(&firm, at)),
        returned: card.decision.as_ref().and_then(|d| d.reason.clone()),
        link_until: card.links.iter().find(|l| l.is_live(now)).map(|l| present::day(&firm, l.expires_at)),
        timeline: card.timeline.iter().rev().map(|entry| timeline_words::row(&firm, entry)).collect(),
        max_bytes: portal.settings.max_report_bytes,
        max_size: numbers::bytes(language(), i64::try_from(portal.settings.max_report_bytes).unwrap_or(i64::MAX)),
        versions: card
            .versions
            .iter()
            .map(|v| VersionRow {
                number: v.number,
                file_name: v.file_name.clone(),
                facts: facts(v),
                href: paths::office_report(&slug, v.id),
                sha256: v.sha256.to_string(),
            })
            .collect(),
    })
}

/// Why a report is only a download.
#[cfg(feature = "ssr")]
fn unshown(failure: Failure) -> &'static str {
    match failure {
        Failure::Encrypted => "encrypted",
        Failure::TooBig | Failure::TooLong => "too-big",
        Failure::Unreadable | Failure::NoSuchPage => "unreadable",
    }
}

/// Never called: the browser takes over what the server loaded.
#[cfg(not(feature = "ssr"))]
pub async fn load_accounts(_slug: String, _id: String) -> Result<AccountsCard, ApiError> {
    Err(ApiError(portal_types::ErrorCode::Internal.into()))
}
