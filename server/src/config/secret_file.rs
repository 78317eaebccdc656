//! The file of the root key, and others that are made when they are absent.

use std::{
    fs::{self, OpenOptions},
    io::{self, ErrorKind, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::Path,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use portal_core::clock::{Entropy, SystemEntropy};
use secrecy::SecretSlice;

use super::ConfigError;

const KEY_BYTES: usize = 32;

const PRIVATE: u32 = 0o600;
const PUBLIC: u32 = 0o644;

/// Reads the key, base64 on one line; makes it when the file is absent.
pub fn read_or_create(path: &Path) -> Result<SecretSlice<u8>, ConfigError> {
    let text = secret(path, || {
        let mut key = [0_u8; KEY_BYTES];
        SystemEntropy.fill(&mut key);
        Ok(format!("{}\n", STANDARD.encode(key)))
    })?;
    let key = STANDARD.decode(text.trim()).unwrap_or_default();
    if key.len() < KEY_BYTES {
        return Err(ConfigError::ShortSecret(path.into()));
    }
    Ok(key.into())
}

/// Reads a secret file; makes it, readable by its owner only, when it is absent.
pub fn secret(path: &Path, make: impl FnOnce() -> Result<String, ConfigError>) -> Result<String, ConfigError> {
    let text = read_or_make(path, PRIVATE, make)?;
    refuse_world_readable(path)?;
    Ok(text)
}

/// Reads a file that everybody may read; makes it when it is absent.
pub fn public(path: &Path, make: impl FnOnce() -> Result<String, ConfigError>) -> Result<String, ConfigError> {
    read_or_make(path, PUBLIC, make)
}

fn read_or_make(
    path: &Path,
    mode: u32,
    make: impl FnOnce() -> Result<String, ConfigError>,
) -> Result<String, ConfigError> {
    let failed = |source| ConfigError::File { path: path.into(), source };
    match fs::read_to_string(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            create(path, mode, &make()?).map_err(failed)?;
            fs::read_to_string(path).map_err(failed)
        }
        other => other.map_err(failed),
    }
}

/// OPS-4: a secret that every user of the machine can read is refused.
pub fn refuse_world_readable(path: &Path) -> Result<(), ConfigError> {
    let found = fs::metadata(path).map_err(|source| ConfigError::File { path: path.into(), source })?;
    if found.permissions().mode() & 0o007 != 0 {
        return Err(ConfigError::WorldReadable(path.into()));
    }
    Ok(())
}

/// Writes a new file durably under a temporary name and links it into place, so that two processes
/// that start at once end with one whole file.
fn create(path: &Path, mode: u32, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let draft = path.with_extension(format!("{}.new", std::process::id()));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(mode).open(&draft)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    let linked = match fs::hard_link(&draft, path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        other => other,
    };
    fs::remove_file(&draft)?;
    linked
}
