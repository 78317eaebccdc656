//! What the pages show, loaded.

use portal_core::{
    clients,
    tiers::{self, usage::Usage},
};
use portal_types::{
    ErrorCode, Tier,
    query_text::decode,
    tiers::{TierChoice, money},
};

use super::shown::{ChangeShown, TierBatch, TierShown, look, tier};
use crate::{
    ApiError, caller,
    i18n::{language, t_with},
    paths, present,
};

/// What a choice of clients comes to.
pub async fn load_change(slug: String, query: String) -> Result<ChangeShown, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    scope.writer()?;
    let choice = TierChoice::parse(&query);
    let known = tiers::of_firm(&portal, &scope).await?;
    let (chosen, seen) = tiers::preview(&portal, &scope, &choice).await?;
    let named = |tier: Tier| (tier.code().to_owned(), known.name(tier, language()));
    let one = match choice.one() {
        Some(id) => Some(clients::show(&portal, &scope, caller::id(id)?).await?.0),
        None => None,
    };
    let back = match &one {
        Some(client) => paths::office_client(&slug, client.id),
        None => paths::office_clients_list(&slug, &choice.filter.query()),
    };
    let now = one.as_ref().map(|client| client.tier);
    let to = choice.to.filter(|to| known.choosable().any(|tier| tier.code == *to));
    let shown = ChangeShown {
        choice: choice.query(),
        back,
        chosen,
        one: one.map(|client| client.name).unwrap_or_default(),
        tiers: known.choosable().map(|tier| tier.code).filter(|tier| Some(*tier) != now).map(named).collect(),
        to: to.map(named),
        ..ChangeShown::default()
    };
    let Some(seen) = seen.filter(|_| to.is_some()) else { return Ok(shown) };
    Ok(look(shown, seen, |tier| known.name(tier, language()), |id| paths::office_client(&slug, id)))
}

/// What became of a change. While it is at work the page comes again by itself.
pub async fn load_batch(slug: String, id: String) -> Result<TierBatch, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    let firm = caller::firm(&portal, &slug).await?;
    let id = caller::id(&id)?;
    let tiers::Batch { asked, to, outcomes, undo, one } = tiers::show_batch(&portal, &scope, id).await?;
    let runs = asked.done < asked.total || undo.as_ref().is_some_and(|(undo, _)| undo.done < undo.total);
    if runs {
        caller::append_header(http::header::REFRESH, "2");
    }
    let when = present::moment(&firm, asked.created_at);
    Ok(TierBatch {
        id,
        to: tiers::of_firm(&portal, &scope).await?.name(to, language()),
        told: t_with("bulk-batch-by", &[("who", asked.started_by), ("when", when)]),
        total: asked.total,
        done: asked.done,
        outcomes,
        undo: undo.map(|(undo, outcomes)| (undo.total, undo.done, outcomes)),
        one: one.map(|client| paths::office_client(&slug, client)),
        may_write: scope.writer().is_ok(),
    })
}

/// The firm's tiers, and what one client user more costs.
pub async fn load_settings(slug: String) -> Result<(Vec<TierShown>, String), ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    let (known, clients, extra) = tiers::settings(&portal, &scope).await?;
    let count = |code| clients.iter().find(|(tier, _)| *tier == code).map_or(0, |(_, count)| *count);
    let shown = known.0.iter().map(|known| tier(known, count(known.code))).collect();
    Ok((shown, money::amount(language(), extra)))
}

/// One of them, or a new one that is made like another.
pub async fn load_tier(slug: String, code: String, query: String) -> Result<TierShown, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    let (known, clients, _) = tiers::settings(&portal, &scope).await?;
    if code == "new" {
        let like = query.trim_start_matches('?').split('&').find_map(|pair| pair.strip_prefix("like="));
        let like = like.and_then(|like| Tier::from_code(&decode(like))).and_then(|like| known.find(like));
        let like = like.or_else(|| known.find(Tier::Collaborate)).ok_or(ErrorCode::NotFound)?;
        let made = TierShown { name: String::new(), name_nl: String::new(), name_en: String::new(), ..tier(like, 0) };
        return Ok(TierShown { like: made.code.clone(), code: String::new(), ships: false, archived: false, ..made });
    }
    let code = Tier::from_code(&code).ok_or(ErrorCode::NotFound)?;
    let count = clients.iter().find(|(tier, _)| *tier == code).map_or(0, |(_, count)| *count);
    Ok(tier(known.find(code).ok_or(ErrorCode::NotFound)?, count))
}

/// What a year comes to.
pub async fn load_usage(slug: String, year: Option<i32>) -> Result<(Usage, Vec<String>), ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    let firm = caller::firm(&portal, &slug).await?;
    let (usage, known) = tiers::usage::of_year(&portal, &scope, &firm, year).await?;
    let names = usage.lines.iter().map(|line| known.name(line.tier, language())).collect();
    Ok((usage, names))
}
