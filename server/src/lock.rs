//! One server per embedded database (DB-1).

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use portal_core::db::Db;
use rustix::fs::{FlockOperation, flock};
use secrecy::ExposeSecret;

use crate::config::Config;

/// Held as long as this lives; the operating system gives it back when the process dies.
#[derive(Debug)]
pub struct ServerLock(#[expect(dead_code, reason = "open means held")] File);

/// Why there is no lock.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Held elsewhere.
    #[error("another akkoord uses {0}; stop it first")]
    Held(PathBuf),
    /// The lock file cannot be made.
    #[error("cannot lock {0}: {1}")]
    Io(PathBuf, #[source] io::Error),
}

impl ServerLock {
    /// Takes the lock of the database that the configuration names, if that is a file: whoever names the same one from
    /// another data folder waits for the same lock.
    pub fn of(config: &Config) -> Result<Option<Self>, LockError> {
        Db::file(config.database.url.expose_secret()).map(|file| Self::take(&file)).transpose()
    }

    /// Takes the lock of a database file, without waiting.
    pub fn take(database: &Path) -> Result<Self, LockError> {
        let mut path = database.as_os_str().to_owned();
        path.push(".lock");
        let path = PathBuf::from(path);
        let failed = |source| LockError::Io(path.clone(), source);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        let file = File::create(&path).map_err(failed)?;
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(Self(file)),
            Err(rustix::io::Errno::WOULDBLOCK) => Err(LockError::Held(database.to_owned())),
            Err(errno) => Err(failed(errno.into())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_holds_a_database() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("new/akkoord.db");
        let first = ServerLock::take(&database).unwrap();
        assert!(matches!(ServerLock::take(&database), Err(LockError::Held(_))));
        assert!(ServerLock::take(&folder.path().join("other.db")).is_ok());
        drop(first);
        assert!(ServerLock::take(&database).is_ok());
    }
}
