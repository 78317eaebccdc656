//! Addresses and folders.

use std::{net::SocketAddr, path::PathBuf};

use super::{BaseUrl, ConfigError, Setting, Sources};

pub(super) const SETTINGS: &[Setting] = &[
    Setting::new("AKKOORD_BIND", "127.0.0.1:3000", "Address and port to listen on."),
    Setting::new(
        "AKKOORD_BASE_URL",
        "",
        "Address under which browsers reach the portal, such as https://portal.example.nl. Links in mails start\n\
         with it. Required when bind is not a loopback address; otherwise http://localhost:<port>.",
    ),
    Setting::new("AKKOORD_DATA_DIR", "./data", "Folder for the embedded database, files, mailbox and key."),
];

/// Where the server listens, what it is called and where it keeps things.
#[derive(Clone, Debug)]
pub struct Base {
    /// Read from `AKKOORD_BIND`.
    pub bind: SocketAddr,
    /// Read from `AKKOORD_BASE_URL`.
    pub url: BaseUrl,
    /// Read from `AKKOORD_DATA_DIR`.
    pub folder: PathBuf,
}

impl Base {
    pub(super) fn read(sources: &Sources) -> Result<Self, ConfigError> {
        let bind: SocketAddr = sources.parsed("AKKOORD_BIND", "an address and port such as 127.0.0.1:3000")?;
        let url = match sources.given("AKKOORD_BASE_URL") {
            Some(text) => BaseUrl::parse(text)?,
            None if bind.ip().is_loopback() => BaseUrl::localhost(bind.port()),
            None => return Err(ConfigError::BaseUrlRequired),
        };
        Ok(Self { bind, url, folder: PathBuf::from(sources.text("AKKOORD_DATA_DIR")) })
    }
}
