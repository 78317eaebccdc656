//! Where files are kept.

use secrecy::SecretString;

use super::{Base, Setting, Sources};

pub(super) const SETTINGS: &[Setting] = &[Setting::secret(
    "AKKOORD_FILES_URL",
    "",
    "file:<folder>, or s3://bucket?endpoint=https://host&region=name. Empty: file:<data_dir>/files.",
)];

/// The file store.
#[derive(Clone, Debug)]
pub struct Files {
    /// Read from `AKKOORD_FILES_URL`; may carry keys.
    pub url: SecretString,
}

impl Files {
    pub(super) fn read(sources: &Sources, base: &Base) -> Self {
        let embedded = || format!("file:{}", base.folder.join("files").display());
        let url = sources.given("AKKOORD_FILES_URL").map_or_else(embedded, str::to_owned);
        Self { url: url.into() }
    }
}
