//! One server per embedded database (DB-1).

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use rustix::fs::{FlockOperation, flock};

/// Held as long as this lives; the operating system gives it back when the process dies.
#[derive(Debug)]
pub struct ServerLock(#[expect(dead_code, reason = "open means held")] File);

/// Another server has the folder.
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
    /// Takes the lock of a data folder, without waiting.
    pub fn take(folder: &Path) -> Result<Self, LockError> {
        let path = folder.join("serve.lock");
        let failed = |source| LockError::Io(path.clone(), source);
        fs::create_dir_all(folder).map_err(failed)?;
        let file = File::create(&path).map_err(failed)?;
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(Self(file)),
            Err(rustix::io::Errno::WOULDBLOCK) => Err(LockError::Held(folder.to_owned())),
            Err(errno) => Err(failed(errno.into())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_holds_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        let first = ServerLock::take(folder.path()).unwrap();
        assert!(matches!(ServerLock::take(folder.path()), Err(LockError::Held(_))));
        drop(first);
        assert!(ServerLock::take(folder.path()).is_ok());
    }
}
