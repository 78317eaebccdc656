//! What a firm offers its clients: its tiers, who has which, and what that costs. Gates ask a capability of the client's
//! tier as it was loaded; nothing ever asks for a tier by its name.

mod change;
mod each;
mod events;
mod preview;
mod save;
mod store;
#[cfg(test)]
mod tests;
pub mod usage;

use portal_types::{Capabilities, Language, Tier};

pub use {
    change::{Batch, change, show_batch, undo},
    preview::{LeftOut, Moved, Preview, preview},
    save::{archive, bring_back, save, set_extra_price},
};
pub(crate) use {
    each::{set_each, undo_each},
    store::{choosable, insert_shipped, load},
};

use crate::{error::Result, i18n, portal::Portal, scope::Scope};

/// One of a firm's tiers.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct FirmTier {
    /// Which.
    #[sqlx(try_from = "String")]
    pub code: Tier,
    /// Where it stands among the others.
    pub place: i64,
    /// What the firm calls it in Dutch,
    pub name_nl: Option<String>,
    /// and in English.
    pub name_en: Option<String>,
    /// What its clients may.
    #[sqlx(try_from = "String")]
    pub capabilities: Capabilities,
    /// Client users in the price.
    pub included_users: i64,
    /// Cents per client and month.
    pub price: i64,
    /// No client gets it any more.
    pub archived: bool,
}

impl FirmTier {
    /// As it is called in a language: the firm's word, else the product's.
    pub fn name(&self, language: Language) -> String {
        let own = match language {
            Language::Nl => self.name_nl.as_ref(),
            Language::En => self.name_en.as_ref().or(self.name_nl.as_ref()),
        };
        own.cloned().unwrap_or_else(|| i18n::text(language, &format!("tier-{}", self.code)))
    }
}

/// All tiers of a firm, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tiers(pub Vec<FirmTier>);

impl Tiers {
    /// One of them.
    pub fn find(&self, tier: Tier) -> Option<&FirmTier> {
        self.0.iter().find(|known| known.code == tier)
    }

    /// What its clients may; nothing where the firm has no such tier.
    pub fn capabilities(&self, tier: Tier) -> Capabilities {
        self.find(tier).map(|known| known.capabilities).unwrap_or_default()
    }

    /// As it is called.
    pub fn name(&self, tier: Tier, language: Language) -> String {
        self.find(tier).map(|known| known.name(language)).unwrap_or_default()
    }

    /// Those that a client can get.
    pub fn choosable(&self) -> impl Iterator<Item = &FirmTier> {
        self.0.iter().filter(|tier| !tier.archived)
    }

    /// Those that a client can get, with their names.
    pub fn named(&self, language: Language) -> Vec<(Tier, String)> {
        self.choosable().map(|tier| (tier.code, tier.name(language))).collect()
    }
}

/// The tiers of the firm.
pub async fn of_firm(portal: &Portal, scope: &Scope) -> Result<Tiers> {
    scope.employee()?;
    load(&mut portal.db.glance(scope).await?, scope).await
}

/// With how many clients each has, and what one client user more costs; for who may change them.
pub async fn settings(portal: &Portal, scope: &Scope) -> Result<(Tiers, Vec<(Tier, i64)>, i64)> {
    scope.administrator()?;
    let mut tx = portal.db.read(scope).await?;
    let tiers = load(&mut tx, scope).await?;
    Ok((tiers, store::clients(&mut tx, scope).await?, store::extra_price(&mut tx, scope).await?))
}
