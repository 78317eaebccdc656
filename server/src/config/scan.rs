//! Malware scan of uploads.

use super::{Setting, Sources};

pub(super) const SETTINGS: &[Setting] =
    &[Setting::new("AKKOORD_CLAMD", "", "host:port or socket path of clamd. Empty: uploads are not scanned.")];

/// The scanner.
#[derive(Clone, Debug)]
pub struct Scan {
    /// Read from `AKKOORD_CLAMD`; `None` is off, and shown as off.
    pub clamd: Option<String>,
}

impl Scan {
    pub(super) fn read(sources: &Sources) -> Self {
        Self { clamd: sources.given("AKKOORD_CLAMD").map(str::to_owned) }
    }
}
