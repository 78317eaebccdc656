//! Where rows are kept.

use secrecy::SecretString;

use super::{Base, Setting, Sources};

pub(super) const SETTINGS: &[Setting] = &[
    Setting::secret(
        "AKKOORD_DATABASE_URL",
        "",
        "sqlite:<file>, or postgres://user:password@host/database. Empty: sqlite:<data_dir>/akkoord.db.",
    ),
    Setting::secret(
        "AKKOORD_MIGRATE_URL",
        "",
        "Postgres only: the same database, as the owner of its tables, who may not be the user above. Needed by \
         `akkoord migrate`; a server that has it migrates by itself.",
    ),
];

/// The database.
#[derive(Clone, Debug)]
pub struct Database {
    /// Read from `AKKOORD_DATABASE_URL`; may carry a password.
    pub url: SecretString,
    /// Read from `AKKOORD_MIGRATE_URL`: as the owner of the tables signs in.
    pub owner_url: Option<SecretString>,
}

impl Database {
    pub(super) fn read(sources: &Sources, base: &Base) -> Self {
        let embedded = || format!("sqlite:{}", base.folder.join("akkoord.db").display());
        let url = sources.given("AKKOORD_DATABASE_URL").map_or_else(embedded, str::to_owned);
        let owner_url = sources.given("AKKOORD_MIGRATE_URL").map(|url| url.to_owned().into());
        Self { url: url.into(), owner_url }
    }
}
