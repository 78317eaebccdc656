use leptos::prelude::*;
use portal_types::texts::TextCard;

use crate::ApiError;
#[cfg(feature = "ssr")]
use {
    crate::{caller, present},
    portal_core::texts,
    portal_types::{
        ErrorCode, Language,
        approvals::Act,
        dates,
        texts::{TextForm, TextLine, TextVersion, Values},
    },
};

#[cfg(feature = "ssr")]
fn which(act: &str, language: &str) -> Result<(Act, Language), ErrorCode> {
    let language = Language::ALL.iter().copied().find(|known| known.code() == language);
    Act::from_code(act).zip(language).ok_or(ErrorCode::NotFound)
}

#[cfg(feature = "ssr")]
fn number(text: &str) -> Result<i64, ErrorCode> {
    text.parse().map_err(|_| ErrorCode::InvalidForm)
}

/// Saves a text as its next version.
#[server(endpoint = "texts/save")]
pub async fn save_text(
    firm: String,
    act: String,
    language: String,
    #[server(default)] text: String,
    #[server(default)] seen: String,
) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    scope.administrator()?;
    let (act, language) = which(&act, &language)?;
    texts::save(&portal, &scope, act, language, &TextForm { text, seen }).await?;
    Ok(())
}

/// Puts an earlier version back, or the product's text where none is named.
#[server(endpoint = "texts/put-back")]
pub async fn put_back_text(
    firm: String,
    act: String,
    language: String,
    #[server(default)] seen: String,
    #[server(default)] version: String,
) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    scope.administrator()?;
    let ((act, language), seen) = (which(&act, &language)?, number(&seen)?);
    match version.is_empty() {
        true => texts::reset(&portal, &scope, act, language, seen).await?,
        false => texts::put_back(&portal, &scope, act, language, seen, number(&version)?).await?,
    };
    Ok(())
}

/// Every text and where it stands.
#[cfg(feature = "ssr")]
pub async fn load_texts(slug: String) -> Result<Vec<TextLine>, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    let all = texts::list(&portal, &scope).await?;
    let mut lines = Vec::with_capacity(all.len());
    for text in &all {
        let differs = !texts::differences(&all, text.act)?.is_empty();
        lines.push(TextLine { version: text.counts(), act: text.act, language: text.language, differs });
    }
    Ok(lines)
}

/// One text with its versions.
#[cfg(feature = "ssr")]
pub async fn load_text(slug: String, act: String, language: String) -> Result<TextCard, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    let firm = caller::firm(&portal, &slug).await?;
    scope.administrator()?;
    let (act, language) = which(&act, &language)?;
    let texts::Card { current, versions, differences } = texts::show(&portal, &scope, act, language).await?;
    let today = portal.now().with_timezone(&firm.zone()).date_naive();
    let version = |saved: texts::Saved| TextVersion {
        version: saved.version,
        at: present::moment(&firm, saved.saved_at),
        text: saved.text,
        by: saved.name,
    };
    Ok(TextCard {
        example: Values { firm: firm.name.clone(), ..example(language, today) },
        versions: versions.into_iter().map(version).collect(),
        differences,
        act,
        language,
        version: current.version,
        own: current.own,
        text: current.text,
    })
}

/// Somebody who is nobody's client.
#[cfg(feature = "ssr")]
fn example(language: Language, today: chrono::NaiveDate) -> Values {
    use chrono::Datelike;
    let year = today.year() - 1;
    let fy_end = chrono::NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(today);
    Values {
        client: "Voorbeeld Holding B.V.".to_owned(),
        report: portal_core::reports::in_a_sentence(
            language,
            &portal_types::reports::ReportName::annual_accounts(year),
        ),
        year: year.to_string(),
        fy_end: dates::long(language, fy_end),
        version: "2".to_owned(),
        signer: "Noor Jansen".to_owned(),
        function: portal_core::i18n::text(language, "clients-function-director"),
        firm: String::new(),
        date: dates::long(language, today),
    }
}

/// Never called: the browser takes over what the server loaded.
#[cfg(not(feature = "ssr"))]
pub async fn load_text(_slug: String, _act: String, _language: String) -> Result<TextCard, ApiError> {
    Err(ApiError(portal_types::ErrorCode::Internal.into()))
}
