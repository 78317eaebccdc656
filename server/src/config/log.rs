//! What is logged and how.

use super::{ConfigError, Setting, Sources};

pub(super) const SETTINGS: &[Setting] = &[
    Setting::new("AKKOORD_LOG", "info", "Level, or levels by module: info,sqlx=warn."),
    Setting::new("AKKOORD_LOG_FORMAT", "text", "text or json."),
];

/// Log settings.
#[derive(Clone, Debug)]
pub struct Log {
    /// Read from `AKKOORD_LOG`.
    pub filter: String,
    /// Read from `AKKOORD_LOG_FORMAT`.
    pub format: LogFormat,
}

/// How a log line is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For collectors.
    Json,
}

impl Log {
    pub(super) fn read(sources: &Sources) -> Result<Self, ConfigError> {
        let format = match sources.text("AKKOORD_LOG_FORMAT") {
            "text" => LogFormat::Text,
            "json" => LogFormat::Json,
            _ => return Err(ConfigError::Invalid { name: "AKKOORD_LOG_FORMAT", expected: "text or json" }),
        };
        Ok(Self { filter: sources.text("AKKOORD_LOG").to_owned(), format })
    }
}
