//! Firms: the tenants.

mod security;
mod settings;
pub mod store;

use portal_types::{FirmId, Slug};
use serde::Serialize;
use uuid::Uuid;

pub use {security::ask_second_factor, settings::save_settings, store::Firm};

use crate::{
    audit::{self, AuditEvent},
    error::Result,
    portal::Portal,
    tiers,
};

#[derive(Serialize)]
struct FirmCreated {
    firm: FirmId,
}

impl AuditEvent for FirmCreated {
    const TYPE: &'static str = "firm.created";
    fn item(&self) -> Option<Uuid> {
        Some(self.firm.0)
    }
}

/// What a new firm is made from.
#[derive(Clone, Debug)]
pub struct NewFirm {
    /// In addresses.
    pub slug: Slug,
    /// Display name.
    pub name: String,
    /// `#rrggbb`.
    pub accent: Option<String>,
    /// Whom clients can call.
    pub phone: Option<String>,
    /// Where clients can write.
    pub email: Option<String>,
    /// Reports are reviewed by somebody else than who signed them off.
    pub four_eyes: bool,
    /// Employees without a second factor reach nothing.
    pub second_factor: bool,
}

/// Makes a firm with an empty audit chain.
pub async fn create(portal: &Portal, new: NewFirm) -> Result<FirmId> {
    let (id, now) = (portal.new_id::<FirmId>(), portal.now());
    let scope = portal.system_scope(id, "command-line");
    portal
        .write(&scope, move |tx, scope| {
            Box::pin(async move {
                store::insert(tx, id, &new, now).await?;
                tiers::insert_shipped(tx, id).await?;
                audit::begin_chain(tx, id).await?;
                audit::record(tx, scope, now, &FirmCreated { firm: id }).await?;
                Ok(id)
            })
        })
        .await
}

/// The firm at a slug.
pub async fn find(portal: &Portal, slug: &str) -> Result<Option<Firm>> {
    let Some(slug) = Slug::parse(slug) else { return Ok(None) };
    let mut tx = portal.db.outside().await?;
    store::find_by_slug(&mut tx, slug.as_str()).await
}
