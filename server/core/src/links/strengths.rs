//! What links ask, as the firm chose it per tier and purpose (LNK-6).

use portal_types::{
    ErrorCode, Tier,
    links::{Choice, Purpose, Strength, strength},
};

use super::{events::StrengthsChosen, store::Link};
use crate::{
    audit,
    db::Tx,
    error::{Error, Result},
    execute, fetch_all, fetch_optional,
    portal::Portal,
    scope::Scope,
    tiers,
};

const ALL: &str = "SELECT tier, purpose, strength FROM link_strengths WHERE firm_id = $1";
const SET: &str = "INSERT INTO link_strengths (firm_id, tier, purpose, strength) VALUES ($1, $2, $3, $4)
    ON CONFLICT (firm_id, tier, purpose) DO UPDATE SET strength = excluded.strength";
const ASKED: &str = "SELECT c.tier, s.strength, a.hash FROM clients c
        LEFT JOIN link_strengths s ON s.firm_id = c.firm_id AND s.tier = c.tier AND s.purpose = $3
        LEFT JOIN access_codes a ON a.firm_id = c.firm_id AND a.contact_id = $4
    WHERE c.firm_id = $1 AND c.id = $2";

/// A choice as stored.
#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(try_from = "String")]
    tier: Tier,
    #[sqlx(try_from = "String")]
    purpose: Purpose,
    #[sqlx(try_from = "String")]
    strength: Strength,
}

/// What the firm chose.
pub(crate) async fn strengths(tx: &mut Tx, scope: &Scope) -> Result<Vec<Choice>> {
    let rows = fetch_all!(tx, Row, ALL, scope.firm())?;
    Ok(rows.into_iter().map(|Row { tier, purpose, strength }| Choice { tier, purpose, strength }).collect())
}

/// What the firm chose, for whoever may change it.
pub async fn choices(portal: &Portal, scope: &Scope) -> Result<Vec<Choice>> {
    scope.administrator()?;
    let mut tx = portal.db.glance(scope).await?;
    strengths(&mut tx, scope).await
}

/// Stores what the firm chose. Sessions that are open keep what they asked.
pub async fn choose(portal: &Portal, scope: &Scope, chosen: Vec<Choice>) -> Result<()> {
    scope.administrator()?;
    let now = portal.now();
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let tiers = tiers::load(tx, scope).await?;
                if chosen.iter().any(|choice| tiers.find(choice.tier).is_none()) {
                    return Err(ErrorCode::NotFound.into());
                }
                let before = strengths(tx, scope).await?;
                let differs = |c: &Choice| strength(&before, c.tier, c.purpose) != c.strength;
                let changed: Vec<Choice> = chosen.into_iter().filter(differs).collect();
                if changed.is_empty() {
                    return Ok(());
                }
                for choice in &changed {
                    let Choice { tier, purpose, strength } = choice;
                    execute!(tx, SET, scope.firm(), tier.code(), purpose.code(), strength.code())?;
                }
                audit::record(tx, scope, now, &StrengthsChosen { changed }).await
            })
        })
        .await
}

/// What a link asks now. Without an access code for its recipient, the mailed code takes its place.
pub(super) async fn asked(tx: &mut Tx, scope: &Scope, link: &Link) -> Result<Strength> {
    let found = fetch_optional!(
        tx,
        (String, Option<String>, Option<String>),
        ASKED,
        scope.firm(),
        link.client_id,
        link.purpose.code(),
        link.contact_id
    )?;
    let (tier, chosen, code) = found.ok_or_else(|| Error::Broken("a link without a client".into()))?;
    let tier = Tier::try_from(tier).map_err(Error::Broken)?;
    let chosen = chosen.map(Strength::try_from).transpose().map_err(Error::Broken)?;
    let choice = chosen.map(|strength| Choice { tier, purpose: link.purpose, strength });
    Ok(match strength(choice.as_slice(), tier, link.purpose) {
        Strength::AccessCode if code.is_none() => Strength::MailedCode,
        asked => asked,
    })
}
