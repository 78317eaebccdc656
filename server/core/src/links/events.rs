//! What is recorded about the settings of links; what happens to a link stands with its item.

use portal_types::{ClientId, ContactId, links::Choice};
use serde::Serialize;
use uuid::Uuid;

use crate::audit::AuditEvent;

/// Somebody chose what links ask.
#[derive(Serialize)]
pub(super) struct StrengthsChosen {
    pub changed: Vec<Choice>,
}

impl AuditEvent for StrengthsChosen {
    const TYPE: &'static str = "links.strengths-chosen";
    fn item(&self) -> Option<Uuid> {
        None
    }
}

/// An access code was agreed with a contact.
#[derive(Serialize)]
pub(super) struct AccessCodeSet {
    pub client: ClientId,
    pub contact: ContactId,
}

impl AuditEvent for AccessCodeSet {
    const TYPE: &'static str = "contact.access-code-set";
    fn item(&self) -> Option<Uuid> {
        Some(self.client.0)
    }
}

/// A contact has no access code any more.
#[derive(Serialize)]
pub(super) struct AccessCodeRemoved {
    pub client: ClientId,
    pub contact: ContactId,
}

impl AuditEvent for AccessCodeRemoved {
    const TYPE: &'static str = "contact.access-code-removed";
    fn item(&self) -> Option<Uuid> {
        Some(self.client.0)
    }
}
