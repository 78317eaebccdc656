//! What is recorded, at every firm where the person works.

use portal_types::PersonId;
use serde::Serialize;
use uuid::Uuid;

use crate::audit::AuditEvent;

#[derive(Serialize)]
pub(super) struct Added {
    pub person: PersonId,
    pub kind: &'static str,
}

impl AuditEvent for Added {
    const TYPE: &'static str = "factor.added";
    fn item(&self) -> Option<Uuid> {
        Some(self.person.0)
    }
}

#[derive(Serialize)]
pub(super) struct Removed {
    pub person: PersonId,
    pub kind: &'static str,
}

impl AuditEvent for Removed {
    const TYPE: &'static str = "factor.removed";
    fn item(&self) -> Option<Uuid> {
        Some(self.person.0)
    }
}

#[derive(Serialize)]
pub(super) struct CodesMade {
    pub person: PersonId,
    pub count: usize,
}

impl AuditEvent for CodesMade {
    const TYPE: &'static str = "recovery-codes.made";
    fn item(&self) -> Option<Uuid> {
        Some(self.person.0)
    }
}
