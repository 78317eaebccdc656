//! Malware scan of uploads.

use super::{ConfigError, Setting, Sources};

pub(super) const SETTINGS: &[Setting] =
    &[Setting::new("AKKOORD_CLAMD", "", "Must be empty: this version cannot scan uploads for malware yet.")];

/// Refuses to start without the scan that an operator relies on.
pub(super) fn refuse(sources: &Sources) -> Result<(), ConfigError> {
    match sources.given("AKKOORD_CLAMD") {
        None => Ok(()),
        Some(_) => {
            Err(ConfigError::Invalid { name: "AKKOORD_CLAMD", expected: "nothing: uploads cannot be scanned yet" })
        }
    }
}
