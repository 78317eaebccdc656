//! What a firm asks of those who sign in.

use portal_types::{ErrorCode, FirmId};
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
struct SecondFactorAsked {
    #[serde(skip)]
    firm: FirmId,
    before: bool,
    after: bool,
}

impl AuditEvent for SecondFactorAsked {
    const TYPE: &'static str = "firm.second-factor-asked";
    fn item(&self) -> Option<Uuid> {
        Some(self.firm.0)
    }
}

/// Whether everybody here needs a second factor. Counts with the next request.
pub async fn ask_second_factor(portal: &Portal, scope: &Scope, after: bool) -> Result<()> {
    scope.administrator()?;
    let now = portal.now();
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let firm = store::find(tx, scope.firm()).await?.ok_or(ErrorCode::NotFound)?;
                if firm.second_factor == after {
                    return Ok(());
                }
                store::set_second_factor(tx, scope, after).await?;
                let event = SecondFactorAsked { firm: firm.id, before: firm.second_factor, after };
                audit::record(tx, scope, now, &event).await
            })
        })
        .await
}
