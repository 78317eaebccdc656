//! What a page is told about the form that was just posted, kept on the server between post and redirect.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{ErrorCode, FieldError};

/// The outcome of the last form post, shown once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// Address the form was posted to, so that one of two forms on a page shows it.
    pub form: Option<String>,
    /// Path and query of the page it is for.
    pub page: Option<String>,
    /// Field errors by field name.
    pub errors: BTreeMap<String, FieldError>,
    /// What was typed, secrets excepted. Of a list of boxes each that was ticked stands as [`Self::tick`] names it.
    pub values: BTreeMap<String, String>,
    /// Why it failed as a whole.
    pub error: Option<ErrorCode>,
    /// Catalogue key of what succeeded.
    pub notice: Option<String>,
    /// Leads to what still waits for its page while this one is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub behind: Option<String>,
}

impl Flash {
    /// Whether the post came too late to be looked at: what was typed then waits for its page, however long the person
    /// is elsewhere to be let in again.
    pub fn waits(&self) -> bool {
        matches!(
            self.error,
            Some(
                ErrorCode::SignInRequired | ErrorCode::ViewingOver | ErrorCode::FactorMissing | ErrorCode::ConfirmFirst
            )
        )
    }

    /// Name under which a ticked box of a list is kept.
    pub fn tick(list: &str, value: &str) -> String {
        format!("{list}={value}")
    }

    /// Names whose values are never kept.
    pub const SECRETS: &'static [&'static str] = &["password", "code", "token"];
}
