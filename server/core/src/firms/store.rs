//! SQL of firms. Read across firms: the slug is looked up before any scope exists.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use portal_types::{FirmId, firms::FirmView};

use crate::{db::Tx, error::Result, execute, fetch_all, fetch_optional, firms::NewFirm};

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
}

impl Firm {
    /// The zone; Amsterdam when the name is unknown.
    pub fn zone(&self) -> Tz {
        self.zone.parse().unwrap_or(chrono_tz::Europe::Amsterdam)
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

const INSERT: &str = "INSERT INTO firms (id, slug, name, accent, phone, email, zone, created_at)
                      VALUES ($1, $2, $3, $4, $5, $6, 'Europe/Amsterdam', $7)";
const INSERT_COUNT: &str = "INSERT INTO client_counts (firm_id, clients) VALUES ($1, 0)";
const BY_SLUG: &str = "SELECT id, slug, name, accent, phone, email, zone FROM firms WHERE slug = $1";
const BY_ID: &str = "SELECT id, slug, name, accent, phone, email, zone FROM firms WHERE id = $1";
const ALL: &str = "SELECT id, slug, name, accent, phone, email, zone FROM firms ORDER BY slug";

pub(super) async fn insert(tx: &mut Tx, id: FirmId, new: &NewFirm, now: DateTime<Utc>) -> Result<()> {
    execute!(tx, INSERT, id, new.slug.as_str(), &new.name, &new.accent, &new.phone, &new.email, now)?;
    execute!(tx, INSERT_COUNT, id)?;
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
