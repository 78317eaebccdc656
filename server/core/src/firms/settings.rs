//! How a firm works, changed by its administrators.

use portal_types::{ErrorCode, FirmId, firms::FirmSettings};
use serde::Serialize;
use uuid::Uuid;

use super::store;
use crate::{
    audit::{self, AuditEvent},
    error::Result,
    portal::Portal,
    scope::Scope,
};

#[derive(Serialize)]
struct SettingsChanged {
    #[serde(skip)]
    firm: FirmId,
    before: FirmSettings,
    after: FirmSettings,
}

impl AuditEvent for SettingsChanged {
    const TYPE: &'static str = "firm.settings-changed";
    fn item(&self) -> Option<Uuid> {
        Some(self.firm.0)
    }
}

/// Changes how the firm works. What is under way follows at once, but a time to undo that has begun stays as it was.
pub async fn save_settings(portal: &Portal, scope: &Scope, settings: &FirmSettings) -> Result<()> {
    scope.administrator()?;
    let (now, after) = (portal.now(), *settings);
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let firm = store::find(tx, scope.firm()).await?.ok_or(ErrorCode::NotFound)?;
                let before = firm.settings();
                store::set_settings(tx, scope, &after).await?;
                audit::record(tx, scope, now, &SettingsChanged { firm: firm.id, before, after }).await
            })
        })
        .await
}
