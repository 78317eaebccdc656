//! What the pages show.

use portal_core::tiers::{FirmTier, LeftOut, Preview};
use portal_types::{
    BatchId, Capabilities, Capability, ClientId, Tier, annual_accounts_start::Outcomes, tiers::TierChoice,
};

use crate::i18n::t;

/// A look before clients get another tier.
#[derive(Clone, Debug, Default)]
pub struct ChangeShown {
    /// What was chosen, as its address has it.
    pub choice: String,
    /// Where cancelling leads.
    pub back: String,
    /// How many clients were chosen.
    pub chosen: usize,
    /// The client's name, when it is only one.
    pub one: String,
    /// Those that clients can get: code and name.
    pub tiers: Vec<(String, String)>,
    /// What they get; nothing was chosen yet without.
    pub to: Option<(String, String)>,
    /// How many get another tier.
    pub count: i64,
    /// By what they have.
    pub moved: Vec<MovedRow>,
    /// The first of them: address, name, and what they have.
    pub rows: Vec<(String, String, String)>,
    /// How many have it already.
    pub unchanged: i64,
    /// How many are not there.
    pub missing: i64,
    /// How many are left out,
    pub asked: i64,
    /// and the first of them: address and name.
    pub asked_rows: Vec<(String, String)>,
    /// Links that ask more at the next press,
    pub links_more: i64,
    /// or less.
    pub links_less: i64,
}

/// Clients that have one tier and get another.
#[derive(Clone, Debug)]
pub struct MovedRow {
    /// Name of what they have.
    pub from: String,
    /// How many.
    pub count: i64,
    /// What they can do then.
    pub gained: Vec<String>,
    /// What they cannot do any more.
    pub lost: Vec<String>,
}

/// Work on many, and what became of it.
#[derive(Clone, Debug)]
pub struct TierBatch {
    /// Identity.
    pub id: BatchId,
    /// Name of what clients get.
    pub to: String,
    /// By whom and when, in words.
    pub told: String,
    /// Of how many,
    pub total: i64,
    /// how many were done.
    pub done: i64,
    /// What became of them.
    pub outcomes: Outcomes,
    /// Undoing it: of how many, how many, and what became of them.
    pub undo: Option<(i64, i64, Outcomes)>,
    /// The client's page, when it is only one.
    pub one: Option<String>,
    /// Whether this person may change things.
    pub may_write: bool,
}

/// A tier in the firm's settings.
#[derive(Clone, Debug, Default)]
pub struct TierShown {
    /// Its code; empty for a new one.
    pub code: String,
    /// As it is called.
    pub name: String,
    /// What the firm calls it,
    pub name_nl: String,
    /// in both languages.
    pub name_en: String,
    /// Whether it comes with the product.
    pub ships: bool,
    /// Codes of what it allows.
    pub allowed: Vec<String>,
    /// Client users in the price.
    pub included_users: i64,
    /// Euros, as a field has them.
    pub price: String,
    /// No client gets it any more.
    pub archived: bool,
    /// How many clients have it.
    pub clients: i64,
    /// Code of what a new one is made like.
    pub like: String,
}

/// What is built of a set, in words.
pub fn words(all: Capabilities) -> Vec<String> {
    all.built().iter().map(capability).collect()
}

/// A capability in words.
pub fn capability(one: Capability) -> String {
    t(&format!("tiers-capability-{one}"))
}

/// Fills in what a look found.
pub fn look(
    shown: ChangeShown,
    seen: Preview,
    name: impl Fn(Tier) -> String,
    href: impl Fn(ClientId) -> String,
) -> ChangeShown {
    let moved = seen.moved.iter().map(|moved| MovedRow {
        from: name(moved.from),
        count: moved.count,
        gained: words(moved.gained),
        lost: words(moved.lost),
    });
    let LeftOut { count: asked, rows: asked_rows } = seen.asked;
    ChangeShown {
        count: seen.count,
        moved: moved.collect(),
        rows: seen.rows.into_iter().map(|(id, client, tier)| (href(id), client, name(tier))).collect(),
        unchanged: seen.unchanged,
        missing: seen.missing,
        asked,
        asked_rows: asked_rows.into_iter().map(|(id, client)| (href(id), client)).collect(),
        links_more: seen.links_more,
        links_less: seen.links_less,
        ..shown
    }
}

/// A tier as its settings show it.
pub fn tier(known: &FirmTier, clients: i64) -> TierShown {
    let language = crate::i18n::language();
    TierShown {
        code: known.code.code().to_owned(),
        name: known.name(language),
        name_nl: known.name_nl.clone().unwrap_or_default(),
        name_en: known.name_en.clone().unwrap_or_default(),
        ships: known.code.shipped().is_some(),
        allowed: known.capabilities.iter().map(|one| one.code().to_owned()).collect(),
        included_users: known.included_users,
        price: portal_types::tiers::money::amount(language, known.price),
        archived: known.archived,
        clients,
        like: String::new(),
    }
}

/// The same clients without a tier, for the form that asks for one.
pub fn hidden(choice: &TierChoice) -> Vec<(&'static str, String)> {
    choice.of_clients().pairs()
}
