//! The file of the root key.

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

/// Reads the key, base64 on one line; makes it when the file is absent.
pub fn read_or_create(path: &Path) -> Result<SecretSlice<u8>, ConfigError> {
    let failed = |source| ConfigError::File { path: path.into(), source };
    let text = match fs::read_to_string(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            create(path).map_err(failed)?;
            fs::read_to_string(path).map_err(failed)?
        }
        other => other.map_err(failed)?,
    };
    refuse_world_readable(path)?;
    let key = STANDARD.decode(text.trim()).unwrap_or_default();
    if key.len() < KEY_BYTES {
        return Err(ConfigError::ShortSecret(path.into()));
    }
    Ok(key.into())
}

/// OPS-4: a secret that every user of the machine can read is refused.
pub fn refuse_world_readable(path: &Path) -> Result<(), ConfigError> {
    let found = fs::metadata(path).map_err(|source| ConfigError::File { path: path.into(), source })?;
    if found.permissions().mode() & 0o007 != 0 {
        return Err(ConfigError::WorldReadable(path.into()));
    }
    Ok(())
}

/// Writes a new key durably under a temporary name and links it into place, so that two processes
/// that start at once end with one whole key.
fn create(path: &Path) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut key = [0_u8; KEY_BYTES];
    SystemEntropy.fill(&mut key);
    let draft = path.with_extension(format!("{}.new", std::process::id()));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft)?;
    writeln!(file, "{}", STANDARD.encode(key))?;
    file.sync_all()?;
    let linked = match fs::hard_link(&draft, path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        other => other,
    };
    fs::remove_file(&draft)?;
    linked
}
