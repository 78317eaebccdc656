//! SQL of firms. Read across firms: the slug is looked up before any scope exists.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use portal_types::{
    FirmId,
    firms::{FirmSettings, FirmView},
};

use crate::{db::Tx, error::Result, execute, fetch_all, fetch_optional, firms::NewFirm, scope::Scope};

/// A tenant.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Firm {
    /// Identity.
    pub id: FirmId,
    /// In addresses; not an identity.
    pub slug: String,
    /// Display name.
    pub name: String,
    /// `#rrggbb`.
    pub accent: Option<String>,
    /// Whom clients can call.
    pub phone: Option<String>,
    /// Where clients can write.
    pub email: Option<String>,
    /// IANA name of the zone in which its days begin and end.
    pub zone: String,
    /// Reports are reviewed by somebody else than who signed them off.
    pub four_eyes: bool,
    /// How long a signer can take his approval back.
    pub undo_minutes: i64,
    /// Whether a signer may let somebody else decide.
    pub may_delegate: bool,
    /// Whether employees without a second factor reach nothing.
    pub second_factor: bool,
}

impl Firm {
    /// The zone; Amsterdam when the name is unknown.
    pub fn zone(&self) -> Tz {
        zone(&self.zone)
    }

    /// How it works.
    pub fn settings(&self) -> FirmSettings {
        FirmSettings { four_eyes: self.four_eyes, undo_minutes: self.undo_minutes, may_delegate: self.may_delegate }
    }

    /// What pages may know.
    pub fn view(&self) -> FirmView {
        FirmView {
            slug: self.slug.clone(),
            name: self.name.clone(),
            accent: self.accent.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
        }
    }
}

/// The zone of this name; Amsterdam when it is unknown.
pub(crate) fn zone(name: &str) -> Tz {
    name.parse().unwrap_or(chrono_tz::Europe::Amsterdam)
}

const INSERT: &str =
    "INSERT INTO firms (id, slug, name, accent, phone, email, four_eyes, zone, created_at, second_factor)
                      VALUES ($1, $2, $3, $4, $5, $6, $7, 'Europe/Amsterdam', $8, $9)";
const INSERT_COUNT: &str = "INSERT INTO client_counts (firm_id, clients) VALUES ($1, 0)";
const SET_SETTINGS: &str = "UPDATE firms SET four_eyes = $2, undo_minutes = $3, may_delegate = $4 WHERE id = $1";
const SET_SECOND_FACTOR: &str = "UPDATE firms SET second_factor = $2 WHERE id = $1";
const BY_SLUG: &str = "SELECT id, slug, name, accent, phone, email, zone, four_eyes, undo_minutes, may_delegate, second_factor FROM firms WHERE slug = $1";
const BY_ID: &str = "SELECT id, slug, name, accent, phone, email, zone, four_eyes, undo_minutes, may_delegate, second_factor FROM firms WHERE id = $1";
const ALL: &str = "SELECT id, slug, name, accent, phone, email, zone, four_eyes, undo_minutes, may_delegate, second_factor FROM firms ORDER BY slug";

pub(super) async fn insert(tx: &mut Tx, id: FirmId, new: &NewFirm, now: DateTime<Utc>) -> Result<()> {
    let NewFirm { slug, name, accent, phone, email, four_eyes, second_factor } = new;
    execute!(tx, INSERT, id, slug.as_str(), name, accent, phone, email, four_eyes, now, second_factor)?;
    execute!(tx, INSERT_COUNT, id)?;
    Ok(())
}

pub(super) async fn set_settings(tx: &mut Tx, scope: &Scope, to: &FirmSettings) -> Result<()> {
    execute!(tx, SET_SETTINGS, scope.firm(), to.four_eyes, to.undo_minutes, to.may_delegate)?;
    Ok(())
}

pub(super) async fn set_second_factor(tx: &mut Tx, scope: &Scope, to: bool) -> Result<()> {
    execute!(tx, SET_SECOND_FACTOR, scope.firm(), to)?;
    Ok(())
}

/// The firm at a slug.
pub async fn find_by_slug(tx: &mut Tx, slug: &str) -> Result<Option<Firm>> {
    Ok(fetch_optional!(tx, Firm, BY_SLUG, slug)?)
}

/// The firm with an id.
pub async fn find(tx: &mut Tx, id: FirmId) -> Result<Option<Firm>> {
    Ok(fetch_optional!(tx, Firm, BY_ID, id)?)
}

/// Every firm, for operators' commands.
pub async fn all(tx: &mut Tx) -> Result<Vec<Firm>> {
    Ok(fetch_all!(tx, Firm, ALL)?)
}
