use leptos::prelude::*;
use portal_types::reports::NewReportForm;

use crate::ApiError;
#[cfg(feature = "ssr")]
use {
    crate::{caller, paths},
    portal_core::annual_accounts,
};

/// Starts a report of any kind.
#[server(endpoint = "reports/start")]
pub async fn start_report(
    firm: String,
    client: String,
    #[server(flatten)] form: NewReportForm,
) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    let id = annual_accounts::start_report(&portal, &scope, caller::id(&client)?, &form).await?;
    caller::redirect(&paths::office_accounts(&firm, id));
    Ok(())
}
