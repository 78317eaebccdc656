//! Password hashing that cannot be used to stop the server (AUT-2).

use std::sync::Arc;

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use portal_types::{
    ErrorCode, FieldError, FormErrors,
    sign_in::{PASSWORD_MAX, PASSWORD_MIN},
};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Semaphore;

use crate::error::{Error, Result};

/// OWASP's minimum for argon2id: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
/// How many may wait for a turn before the rest is told to come back.
const QUEUE: usize = 64;

/// Hashes on the blocking pool, at most one per core at a time.
#[derive(Clone, Debug)]
pub struct Hasher {
    queue: Arc<Semaphore>,
    slots: Arc<Semaphore>,
    dummy: Arc<str>,
}

impl Default for Hasher {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let dummy = hash_now(b"nobody has this password", b"sixteen byte salt").unwrap_or_default();
        Self { queue: Arc::new(Semaphore::new(QUEUE)), slots: Arc::new(Semaphore::new(cores)), dummy: dummy.into() }
    }
}

impl Hasher {
    /// A PHC string with a fresh salt.
    pub async fn hash(&self, password: SecretString, salt: [u8; 16]) -> Result<String> {
        self.run(move || hash_now(password.expose_secret().as_bytes(), &salt)).await?
    }

    /// Whether the password fits. Without a stored hash the same work is done and the answer is no (AUT-1).
    pub async fn verify(&self, password: SecretString, stored: Option<String>) -> Result<bool> {
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| self.dummy.to_string());
        self.run(move || {
            let parsed = PasswordHash::new(&stored).map_err(|e| Error::Broken(format!("stored password hash: {e}")))?;
            let fits = argon2().verify_password(password.expose_secret().as_bytes(), &parsed).is_ok();
            Ok(fits && known)
        })
        .await?
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let _place = self.queue.try_acquire().map_err(|_| ErrorCode::Busy)?;
        let _slot = self.slots.acquire().await.map_err(|_| ErrorCode::Busy)?;
        tokio::task::spawn_blocking(work).await.map_err(|e| Error::Broken(format!("hashing: {e}")))
    }
}

/// Refuses a new password that is too short, too long or among the first that anybody would try.
pub fn check_new(password: &SecretString) -> Result<()> {
    const FIRST_TRIED: [&str; 12] = [
        "password",
        "wachtwoord",
        "12345678",
        "123456789",
        "1234567890",
        "qwertyui",
        "qwerty123",
        "akkoord1",
        "welkom01",
        "welkom123",
        "iloveyou",
        "geheim123",
    ];
    let text = password.expose_secret();
    let mut errors = FormErrors::default();
    match text.chars().count() {
        0 => errors.add("password", FieldError::Required),
        n if n > PASSWORD_MAX => errors.add("password", FieldError::TooLong(PASSWORD_MAX as u32)),
        n if n < PASSWORD_MIN || FIRST_TRIED.contains(&text.to_lowercase().as_str()) => {
            errors.add("password", FieldError::Invalid);
        }
        _ => {}
    }
    Ok(errors.into_result()?)
}

fn argon2() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash_now(password: &[u8], salt: &[u8]) -> Result<String> {
    let hash: PasswordHash =
        argon2().hash_password_with_salt(password, salt).map_err(|e| Error::Broken(format!("hashing: {e}")))?;
    Ok(hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn verifies_and_shows_its_parameters() {
        let hasher = Hasher::default();
        let hash = hasher.hash("geheim-genoeg".into(), [7; 16]).await.expect("hash");
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(hasher.verify("geheim-genoeg".into(), Some(hash.clone())).await.expect("verify"));
        assert!(!hasher.verify("iets anders".into(), Some(hash)).await.expect("verify"));
        assert!(!hasher.verify("nobody has this password".into(), None).await.expect("verify"));
    }
}
