//! What the audit log tells of tiers.

use portal_types::{BatchId, Capabilities, ClientId, Tier};
use serde::Serialize;
use uuid::Uuid;

use crate::audit::AuditEvent;

/// A client has another tier.
#[derive(Serialize)]
pub(super) struct TierChanged {
    pub client: ClientId,
    pub before: Tier,
    pub after: Tier,
    pub batch: BatchId,
}

impl AuditEvent for TierChanged {
    const TYPE: &'static str = "client.tier-changed";
    fn item(&self) -> Option<Uuid> {
        Some(self.client.0)
    }
}

/// What a firm made of a tier.
#[derive(Serialize)]
pub(super) struct TierSaved {
    pub tier: Tier,
    pub name: Option<String>,
    pub capabilities: Capabilities,
    pub included_users: i64,
    pub price: i64,
}

impl AuditEvent for TierSaved {
    const TYPE: &'static str = "tier.saved";
    fn item(&self) -> Option<Uuid> {
        None
    }
}

/// No client gets it any more, or clients can again.
#[derive(Serialize)]
pub(super) struct TierArchived {
    pub tier: Tier,
    pub archived: bool,
}

impl AuditEvent for TierArchived {
    const TYPE: &'static str = "tier.archived";
    fn item(&self) -> Option<Uuid> {
        None
    }
}

/// What one client user more costs.
#[derive(Serialize)]
pub(super) struct ExtraPriceSet {
    pub cents: i64,
}

impl AuditEvent for ExtraPriceSet {
    const TYPE: &'static str = "tier.extra-price-set";
    fn item(&self) -> Option<Uuid> {
        None
    }
}
