//! Proxies whose forwarding headers are believed (HTTP-3).

use std::net::IpAddr;

use ipnet::IpNet;

use super::{ConfigError, Setting, Sources};

pub(super) const SETTINGS: &[Setting] = &[Setting::new(
    "AKKOORD_TRUSTED_PROXIES",
    "",
    "Networks of reverse proxies, such as 10.0.0.0/8,::1. Only their X-Forwarded-For is believed.",
)];

/// Which peers may speak for others.
#[derive(Clone, Debug, Default)]
pub struct Proxies {
    /// Read from `AKKOORD_TRUSTED_PROXIES`.
    pub trusted: Vec<IpNet>,
}

impl Proxies {
    pub(super) fn read(sources: &Sources) -> Result<Self, ConfigError> {
        let parse = |text: &str| text.parse().or_else(|_| text.parse::<IpAddr>().map(IpNet::from)).ok();
        let parts = sources.text("AKKOORD_TRUSTED_PROXIES").split(',').map(str::trim).filter(|part| !part.is_empty());
        let trusted = parts.map(parse).collect::<Option<_>>();
        let expected = "a list of networks such as 10.0.0.0/8,192.0.2.7";
        trusted
            .map(|trusted| Self { trusted })
            .ok_or(ConfigError::Invalid { name: "AKKOORD_TRUSTED_PROXIES", expected })
    }

    /// Whether this peer's `X-Forwarded-For` counts.
    pub fn trusts(&self, address: IpAddr) -> bool {
        self.trusted.iter().any(|network| network.contains(&address))
    }
}
