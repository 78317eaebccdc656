//! What another tier comes to, before anybody gets it.

use std::collections::{BTreeMap, HashMap};

use portal_types::{
    Capabilities, ClientId, Tier,
    links::{Choice, Purpose, Strength, strength},
    tiers::TierChoice,
};

use super::{change::chosen, each::loses_approval, store};
use crate::{clients::list, error::Result, links, portal::Portal, scope::Scope};

/// Clients that are named.
const SHOWN: usize = 20;

/// Clients that have one tier and get another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// What they have.
    pub from: Tier,
    /// How many.
    pub count: i64,
    /// What they can do then and cannot now.
    pub gained: Capabilities,
    /// What they can do now and cannot then.
    pub lost: Capabilities,
}

/// Clients that keep what they have, because their approval is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// How many.
    pub count: i64,
    /// The first of them.
    pub rows: Vec<(ClientId, String)>,
}

/// What a choice comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// How many get another tier,
    pub count: i64,
    /// by what they have.
    pub moved: Vec<Moved>,
    /// The first of them, with what they have.
    pub rows: Vec<(ClientId, String, Tier)>,
    /// How many have it already.
    pub unchanged: i64,
    /// How many are not there.
    pub missing: i64,
    /// Who is left out.
    pub asked: LeftOut,
    /// Links that are out and ask more at the next press,
    pub links_more: i64,
    /// or less.
    pub links_less: i64,
}

/// How many clients were chosen, and what giving them a tier comes to.
pub async fn preview(portal: &Portal, scope: &Scope, choice: &TierChoice) -> Result<(usize, Option<Preview>)> {
    scope.writer()?;
    let ids = chosen(portal, scope, choice).await?;
    Ok(match choice.to {
        Some(to) => (ids.len(), Some(of(portal, scope, &ids, to).await?)),
        None => (ids.len(), None),
    })
}

/// Looks at each.
pub(super) async fn of(portal: &Portal, scope: &Scope, ids: &[ClientId], to: Tier) -> Result<Preview> {
    let rows = list::rows(portal, scope, ids).await?;
    let mut tx = portal.db.read(scope).await?;
    let tiers = store::load(&mut tx, scope).await?;
    let asked = store::asked(&mut tx, scope).await?;
    let (mut seen, mut counts) = (Preview::default(), BTreeMap::<Tier, i64>::new());
    let mut moving = HashMap::new();
    seen.missing = (ids.len() - rows.len()) as i64;
    for row in rows {
        if row.tier == to {
            seen.unchanged += 1;
        } else if loses_approval(&tiers, row.tier, to) && asked.contains(&row.id) {
            seen.asked.count += 1;
            if seen.asked.rows.len() < SHOWN {
                seen.asked.rows.push((row.id, row.name));
            }
        } else {
            moving.insert(row.id, row.tier);
            *counts.entry(row.tier).or_default() += 1;
            seen.count += 1;
            if seen.rows.len() < SHOWN {
                seen.rows.push((row.id, row.name, row.tier));
            }
        }
    }
    let after = tiers.capabilities(to);
    let moved = |(from, count)| {
        let before = tiers.capabilities(from);
        Moved { from, count, gained: after.without(before), lost: before.without(after) }
    };
    seen.moved = counts.into_iter().map(moved).collect();
    let choices = links::strengths(&mut tx, scope).await?;
    for (client, purpose, code) in store::live_links(&mut tx, scope, portal.now()).await? {
        let Some(from) = moving.get(&client) else { continue };
        let [now, then] = [*from, to].map(|tier| asks(&choices, tier, purpose, code));
        seen.links_more += i64::from(then > now);
        seen.links_less += i64::from(then < now);
    }
    Ok(seen)
}

/// Without a code that was agreed, the mailed one takes its place.
fn asks(choices: &[Choice], tier: Tier, purpose: Purpose, code: bool) -> Strength {
    match strength(choices, tier, purpose) {
        Strength::AccessCode if !code => Strength::MailedCode,
        asked => asked,
    }
}
