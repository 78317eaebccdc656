//! What is recorded about a client's identity: names of fields, never what they hold.

use portal_types::{ClientId, clients::identity::IdentityField};
use serde::Serialize;
use uuid::Uuid;

use crate::audit::AuditEvent;

/// Somebody changed who a client is.
#[derive(Serialize)]
pub struct ClientChanged {
    pub client: ClientId,
    /// What is different now.
    pub fields: Vec<IdentityField>,
    /// What was kept although a check warned.
    pub unusual: Vec<IdentityField>,
}

impl AuditEvent for ClientChanged {
    const TYPE: &'static str = "client.changed";
    fn item(&self) -> Option<Uuid> {
        Some(self.client.0)
    }
}

/// Somebody saw a whole BSN.
#[derive(Serialize)]
pub struct BsnShown {
    pub client: ClientId,
}

impl AuditEvent for BsnShown {
    const TYPE: &'static str = "client.bsn-shown";
    fn item(&self) -> Option<Uuid> {
        Some(self.client.0)
    }
}
