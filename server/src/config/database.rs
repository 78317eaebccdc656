//! Where rows are kept.

use secrecy::SecretString;

use super::{Base, Setting, Sources};

pub(super) const SETTINGS: &[Setting] = &[Setting::secret(
    "AKKOORD_DATABASE_URL",
    "",
    "sqlite:<file>, or postgres://user:password@host/database. Empty: sqlite:<data_dir>/akkoord.db.",
)];

/// The database.
#[derive(Clone, Debug)]
pub struct Database {
    /// Read from `AKKOORD_DATABASE_URL`; may carry a password.
    pub url: SecretString,
}

impl Database {
    pub(super) fn read(sources: &Sources, base: &Base) -> Self {
        let embedded = || format!("sqlite:{}", base.folder.join("akkoord.db").display());
        let url = sources.given("AKKOORD_DATABASE_URL").map_or_else(embedded, str::to_owned);
        Self { url: url.into() }
    }
}
