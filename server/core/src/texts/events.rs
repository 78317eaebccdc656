//! What is recorded about texts.

use portal_types::{FirmId, Language, Sha256Hex, approvals::Act};
use serde::Serialize;
use uuid::Uuid;

use crate::audit::AuditEvent;

/// A firm's text has another version.
#[derive(Debug, Serialize)]
pub struct TextSaved {
    /// Whose.
    #[serde(skip)]
    pub firm: FirmId,
    /// Of which act.
    pub act: Act,
    /// In which language.
    pub language: Language,
    /// From 1.
    pub version: i64,
    /// Of its words; nothing where the firm went back to the product's text.
    pub sha256: Option<Sha256Hex>,
}

impl AuditEvent for TextSaved {
    const TYPE: &'static str = "firm.text-saved";
    fn item(&self) -> Option<Uuid> {
        Some(self.firm.0)
    }
}
