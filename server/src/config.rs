//! Configuration: environment variables `AKKOORD_*` over an optional TOML file. Unknown names are an error.
//!
//! One struct per concern; each lists its settings, so that `akkoord config`, the check for unknown
//! names and the parsing read the same list.

mod base;
mod base_url;
mod database;
mod error;
mod files;
mod limits;
mod log;
mod mail;
mod proxies;
mod scan;
mod secret_file;
mod secrets;
mod setting;

use std::path::Path;

pub use {
    base::Base,
    base_url::BaseUrl,
    database::Database,
    error::ConfigError,
    files::Files,
    limits::Limits,
    log::{Log, LogFormat},
    mail::Mail,
    proxies::Proxies,
    secrets::Secrets,
    setting::{Setting, Sources},
};

/// Everything an operator can set.
#[derive(Clone, Debug)]
pub struct Config {
    /// Addresses and folders.
    pub base: Base,
    /// Where rows are kept.
    pub database: Database,
    /// Where files are kept.
    pub files: Files,
    /// How mail leaves.
    pub mail: Mail,
    /// Proxies whose forwarding headers are believed.
    pub proxies: Proxies,
    /// Keys and tokens.
    pub secrets: Secrets,
    /// What is logged and how.
    pub log: Log,
    /// Sizes, times and counts.
    pub limits: Limits,
}

/// Every setting, in the order in which `akkoord config` prints them.
pub fn settings() -> impl Iterator<Item = &'static Setting> {
    [
        base::SETTINGS,
        database::SETTINGS,
        files::SETTINGS,
        mail::SETTINGS,
        scan::SETTINGS,
        proxies::SETTINGS,
        secrets::SETTINGS,
        log::SETTINGS,
        limits::SETTINGS,
    ]
    .into_iter()
    .flatten()
}

impl Config {
    /// Reads the process environment and the file that `AKKOORD_CONFIG` names.
    pub fn load() -> Result<Self, ConfigError> {
        let environment = std::env::vars_os().filter_map(|(name, value)| {
            let name = name.into_string().ok()?;
            Some((name, value.to_string_lossy().into_owned()))
        });
        Self::read(environment)
    }

    /// Reads the given environment and the file that its `AKKOORD_CONFIG` names.
    pub fn read(environment: impl IntoIterator<Item = (String, String)>) -> Result<Self, ConfigError> {
        let environment: Vec<_> = environment.into_iter().collect();
        let file = environment.iter().find(|(name, value)| name == "AKKOORD_CONFIG" && !value.is_empty());
        let file = file.map(|(_, path)| setting::read_file(Path::new(path))).transpose()?;
        let sources = Sources::new(environment, file.unwrap_or_default())?;
        let base = Base::read(&sources)?;
        scan::refuse(&sources)?;
        Ok(Self {
            database: Database::read(&sources, &base),
            files: Files::read(&sources, &base),
            mail: Mail::read(&sources, &base)?,
            proxies: Proxies::read(&sources)?,
            secrets: Secrets::read(&sources, &base),
            log: Log::read(&sources)?,
            limits: Limits::read(&sources)?,
            base,
        })
    }

    /// The commented default configuration, as a TOML file.
    pub fn commented_default() -> String {
        let mut text = String::from(
            "# Akkoord reads environment variables AKKOORD_<NAME>; AKKOORD_CONFIG may name a file like this one.\n\
             # The environment wins. Unknown names are an error.\n",
        );
        for setting in settings() {
            text.push_str(&setting.commented());
        }
        text
    }
}

#[cfg(test)]
mod tests;
