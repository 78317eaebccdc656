//! Puts the product together from its configuration.

use std::{io, num::NonZero, path::PathBuf, sync::Arc, thread};

use portal_core::{
    clock::{Clock, SystemClock, SystemEntropy},
    db::Db,
    error::Error,
    files::Files,
    mail::{self, Transport},
    pages::{Limits, Renderer, Seats},
    portal::{Parts, Portal, Settings},
};
use secrecy::ExposeSecret;

use crate::{
    config::{Config, ConfigError},
    lock::{LockError, ServerLock},
};

/// Argument with which our own program becomes the process that renders untrusted PDF pages.
pub const PAGE_WORKER: &str = "page-worker";

/// Why the product cannot start.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The configuration.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The data folder, or our own program's path.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// The database or the file store.
    #[error("{0}")]
    Portal(#[from] Error),
    /// The lock of the database.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The mail transport.
    #[error("AKKOORD_MAIL_URL: {0}")]
    Mail(#[from] mail::ParseError),
}

/// The portal, with the machine's clock and randomness. Its schema may be behind: see [`Db::migrate`].
pub async fn portal(config: &Config) -> Result<Portal, OpenError> {
    Ok(Portal::new(parts(config, std::env::current_exe()?).await?))
}

/// Brings the schema up to date, on Postgres as its owner; fails when nothing would stand between the firms (TEN-5).
pub async fn prepare(config: &Config, portal: &Portal) -> Result<(), Error> {
    portal.db.prepare(config.database.owner_url.as_ref().map(ExposeSecret::expose_secret)).await
}

/// Brings the schema up to date for a command that may run beside a server: one that is running has seen to it, or is
/// about to.
pub async fn migrate(config: &Config, portal: &Portal) -> Result<(), OpenError> {
    match ServerLock::of(config) {
        Ok(_held) => Ok(prepare(config, portal).await?),
        Err(held @ LockError::Held(_)) => match portal.db.is_migrated().await? {
            true => Ok(()),
            false => Err(held.into()),
        },
        Err(error) => Err(error.into()),
    }
}

/// The parts of a portal, so that a caller can replace some. `program` renders pages.
pub async fn parts(config: &Config, program: PathBuf) -> Result<Parts, OpenError> {
    let folder = &config.base.folder;
    std::fs::create_dir_all(folder)?;
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let renderer = Renderer::new(
        program,
        vec![PAGE_WORKER.to_owned()],
        &folder.join("cache").join("pages"),
        Limits::default(),
        Seats::for_cores(cores),
    );
    let signing = config.secrets.signing(config.base.url.host(), SystemClock.now())?;
    let mail = Transport::parse(config.mail.url.expose_secret(), config.mail.from.as_str(), folder)?;
    Ok(Parts {
        db: Db::connect(config.database.url.expose_secret()).await?,
        files: Files::open(config.files.url.expose_secret(), folder)?,
        renderer,
        mail,
        secret: config.secrets.root_key()?,
        signing: Arc::new(signing),
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        settings: Settings {
            base_url: config.base.url.url().clone(),
            data_dir: folder.clone(),
            mail_from: config.mail.from.clone(),
            max_report_bytes: config.limits.report_bytes,
            max_import_bytes: config.limits.import_bytes,
        },
    })
}
