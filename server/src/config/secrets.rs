//! Keys and tokens (OPS-4): from files, never in arguments, never in a log.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use portal_core::{clock::SystemEntropy, evidence::SigningKey};
use secrecy::{ExposeSecret, SecretSlice, SecretString};

use super::{Base, ConfigError, Setting, Sources, secret_file};

pub(super) const SETTINGS: &[Setting] = &[
    Setting::new(
        "AKKOORD_SECRET_FILE",
        "",
        "Root key of links and sessions; made when absent. Keep a copy apart from the database.\n\
         Empty: <data_dir>/secret.key.",
    ),
    Setting::new(
        "AKKOORD_SIGNING_KEY_FILE",
        "",
        "Key that signs proofs of approval: ECDSA P-256, PKCS#8, PEM; made when absent. Keep a copy.\n\
         Empty: <data_dir>/signing.key.",
    ),
    Setting::new(
        "AKKOORD_SIGNING_CERTIFICATE_FILE",
        "",
        "Certificate of that key, then those above it, PEM; made when absent, by the key itself for ten years.\n\
         Empty: <data_dir>/signing.crt.",
    ),
    Setting::secret(
        "AKKOORD_METRICS_TOKEN",
        "",
        "Bearer token that may read /metrics from another machine. Empty: loopback only.",
    ),
];

/// The places of keys, and the metrics token.
#[derive(Clone, Debug)]
pub struct Secrets {
    /// Read from `AKKOORD_SECRET_FILE`.
    pub file: PathBuf,
    /// Read from `AKKOORD_SIGNING_KEY_FILE`.
    pub signing_key: PathBuf,
    /// Read from `AKKOORD_SIGNING_CERTIFICATE_FILE`.
    pub signing_certificate: PathBuf,
    /// Read from `AKKOORD_METRICS_TOKEN`.
    pub metrics_token: Option<SecretString>,
}

impl Secrets {
    pub(super) fn read(sources: &Sources, base: &Base) -> Self {
        let place = |name, beside| sources.given(name).map_or_else(|| base.folder.join(beside), PathBuf::from);
        Self {
            file: place("AKKOORD_SECRET_FILE", "secret.key"),
            signing_key: place("AKKOORD_SIGNING_KEY_FILE", "signing.key"),
            signing_certificate: place("AKKOORD_SIGNING_CERTIFICATE_FILE", "signing.crt"),
            metrics_token: sources.given("AKKOORD_METRICS_TOKEN").map(SecretString::from),
        }
    }

    /// The root key; makes the file, readable by its owner only, when it is absent.
    pub fn root_key(&self) -> Result<SecretSlice<u8>, ConfigError> {
        secret_file::read_or_create(&self.file)
    }

    /// What signs proofs of approval; makes its files when they are absent. `host` names the installation.
    pub fn signing(&self, host: &str, now: DateTime<Utc>) -> Result<SigningKey, ConfigError> {
        let (name, random) = (format!("Akkoord {host}"), SystemEntropy);
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |source| ConfigError::Signing { path, source }
        };
        let new_key =
            || Ok(SigningKey::new_key(&random).map_err(failed(&self.signing_key))?.expose_secret().to_owned());
        let key = SecretString::from(secret_file::secret(&self.signing_key, new_key)?);
        // Of the key that is there now: another process may have made it.
        let certify = || SigningKey::self_signed(key.expose_secret(), &random, now, &name);
        let certificate =
            secret_file::public(&self.signing_certificate, || certify().map_err(failed(&self.signing_key)))?;
        SigningKey::from_pem(key.expose_secret(), &certificate).map_err(failed(&self.signing_certificate))
    }
}
