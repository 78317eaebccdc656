//! Keys and tokens (OPS-4): from files, never in arguments, never in a log.

use std::path::PathBuf;

use secrecy::{SecretSlice, SecretString};

use super::{Base, ConfigError, Setting, Sources, secret_file};

pub(super) const SETTINGS: &[Setting] = &[
    Setting::new(
        "AKKOORD_SECRET_FILE",
        "",
        "Root key of links and sessions; made when absent. Keep a copy apart from the database.\n\
         Empty: <data_dir>/secret.key.",
    ),
    Setting::secret(
        "AKKOORD_METRICS_TOKEN",
        "",
        "Bearer token that may read /metrics from another machine. Empty: loopback only.",
    ),
];

/// The root key's place and the metrics token.
#[derive(Clone, Debug)]
pub struct Secrets {
    /// Read from `AKKOORD_SECRET_FILE`.
    pub file: PathBuf,
    /// Read from `AKKOORD_METRICS_TOKEN`.
    pub metrics_token: Option<SecretString>,
}

impl Secrets {
    pub(super) fn read(sources: &Sources, base: &Base) -> Self {
        let beside = || base.folder.join("secret.key");
        Self {
            file: sources.given("AKKOORD_SECRET_FILE").map_or_else(beside, PathBuf::from),
            metrics_token: sources.given("AKKOORD_METRICS_TOKEN").map(SecretString::from),
        }
    }

    /// The root key; makes the file, readable by its owner only, when it is absent.
    pub fn root_key(&self) -> Result<SecretSlice<u8>, ConfigError> {
        secret_file::read_or_create(&self.file)
    }
}
