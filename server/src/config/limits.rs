//! Sizes, times and counts (HTTP-4).

use std::time::Duration;

use super::{ConfigError, Setting, Sources};

pub(super) const SETTINGS: &[Setting] = &[
    Setting::new("AKKOORD_MAX_REPORT_BYTES", "100000000", "Largest report that can be uploaded."),
    Setting::new("AKKOORD_MAX_IMPORT_BYTES", "20000000", "Largest file of clients that can be imported."),
    Setting::new("AKKOORD_HEADER_TIMEOUT", "10", "Seconds in which the head of a request must arrive."),
    Setting::new("AKKOORD_IDLE_TIMEOUT", "60", "Seconds for which a silent connection is kept."),
    Setting::new("AKKOORD_PROGRESS_TIMEOUT", "30", "Seconds without a byte after which a transfer is cut."),
    Setting::new("AKKOORD_HANDLER_TIMEOUT", "30", "Seconds in which a page must begin to answer."),
    Setting::new(
        "AKKOORD_FAREWELL",
        "0",
        "Seconds for which a stopping server still takes visitors while /readyz says no; more than a balancer's interval.",
    ),
    Setting::new("AKKOORD_DRAIN_TIMEOUT", "20", "Seconds that running requests get when the server stops."),
    Setting::new("AKKOORD_MAX_CONNECTIONS", "8192", "Open connections."),
    Setting::new("AKKOORD_MAX_CONNECTIONS_PER_ADDRESS", "256", "Open connections of one address (IPv6: one /64)."),
    Setting::new("AKKOORD_MAX_REQUESTS", "512", "Requests worked on at once; more are answered with 503."),
];

/// What one visitor, or all of them, may take.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Read from `AKKOORD_MAX_REPORT_BYTES`.
    pub report_bytes: u64,
    /// Read from `AKKOORD_MAX_IMPORT_BYTES`.
    pub import_bytes: u64,
    /// Read from `AKKOORD_HEADER_TIMEOUT`.
    pub header: Duration,
    /// Read from `AKKOORD_IDLE_TIMEOUT`.
    pub idle: Duration,
    /// Read from `AKKOORD_PROGRESS_TIMEOUT`; for request bodies and for answers.
    pub progress: Duration,
    /// Read from `AKKOORD_HANDLER_TIMEOUT`.
    pub handler: Duration,
    /// Read from `AKKOORD_FAREWELL`.
    pub farewell: Duration,
    /// Read from `AKKOORD_DRAIN_TIMEOUT`.
    pub drain: Duration,
    /// Read from `AKKOORD_MAX_CONNECTIONS`.
    pub connections: usize,
    /// Read from `AKKOORD_MAX_CONNECTIONS_PER_ADDRESS`.
    pub connections_per_address: usize,
    /// Read from `AKKOORD_MAX_REQUESTS`.
    pub requests: usize,
}

impl Limits {
    pub(super) fn read(sources: &Sources) -> Result<Self, ConfigError> {
        let number = |name| match sources.parsed::<u32>(name, "a whole number above zero")? {
            0 => Err(ConfigError::Invalid { name, expected: "a whole number above zero" }),
            number => Ok(number),
        };
        let seconds = |name| number(name).map(|n| Duration::from_secs(n.into()));
        Ok(Self {
            report_bytes: number("AKKOORD_MAX_REPORT_BYTES")?.into(),
            import_bytes: number("AKKOORD_MAX_IMPORT_BYTES")?.into(),
            header: seconds("AKKOORD_HEADER_TIMEOUT")?,
            idle: seconds("AKKOORD_IDLE_TIMEOUT")?,
            progress: seconds("AKKOORD_PROGRESS_TIMEOUT")?,
            handler: seconds("AKKOORD_HANDLER_TIMEOUT")?,
            farewell: Duration::from_secs(sources.parsed::<u32>("AKKOORD_FAREWELL", "a whole number")?.into()),
            drain: seconds("AKKOORD_DRAIN_TIMEOUT")?,
            connections: number("AKKOORD_MAX_CONNECTIONS")? as usize,
            connections_per_address: number("AKKOORD_MAX_CONNECTIONS_PER_ADDRESS")? as usize,
            requests: number("AKKOORD_MAX_REQUESTS")? as usize,
        })
    }
}
