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
use unicode_normalization::UnicodeNormalization;

use crate::error::{Error, Result};

/// OWASP's minimum for argon2id: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
/// What Dutch people choose, beside the English words that the estimator knows.
const DUTCH: &str = include_str!("dutch_passwords.txt");
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
        self.run(move || hash_now(&normal(&password), &salt)).await?
    }

    /// Whether the password fits. Without a stored hash the same work is done and the answer is no (AUT-1).
    pub async fn verify(&self, password: SecretString, stored: Option<String>) -> Result<bool> {
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| self.dummy.to_string());
        self.run(move || {
            let parsed = PasswordHash::new(&stored).map_err(|e| Error::Broken(format!("stored password hash: {e}")))?;
            let fits = argon2().verify_password(&normal(&password), &parsed).is_ok();
            Ok(fits && known)
        })
        .await?
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let place = self.queue.clone().try_acquire_owned().map_err(|_| ErrorCode::Busy)?;
        let slot = self.slots.clone().acquire_owned().await.map_err(|_| ErrorCode::Busy)?;
        // They go along: whoever hangs up stops waiting, but not the work.
        let seated = move || {
            let _seat = (place, slot);
            work()
        };
        tokio::task::spawn_blocking(seated).await.map_err(|e| Error::Broken(format!("hashing: {e}")))
    }
}

/// Refuses a new password that is too short, too long, or quickly guessed: common ones, the firm's and the product's
/// words, the person's own (AUT-2).
pub fn check_new(password: &SecretString, words: &[&str]) -> Result<()> {
    let text = password.expose_secret();
    let mut errors = FormErrors::default();
    match text.chars().count() {
        0 => errors.add("password", FieldError::Required),
        n if n > PASSWORD_MAX => errors.add("password", FieldError::TooLong(PASSWORD_MAX as u32)),
        n if n < PASSWORD_MIN || is_guessable(text, words) => errors.add("password", FieldError::Guessable),
        _ => {}
    }
    Ok(errors.into_result()?)
}

fn is_guessable(text: &str, words: &[&str]) -> bool {
    const OURS: [&str; 4] = ["akkoord", "portaal", "accountant", "jaarrekening"];
    let parts = words.iter().flat_map(|word| word.split(|c: char| !c.is_alphanumeric())).filter(|part| part.len() > 2);
    let known: Vec<&str> = OURS.into_iter().chain(DUTCH.lines()).chain(words.iter().copied()).chain(parts).collect();
    zxcvbn::zxcvbn(text, &known).score() < zxcvbn::Score::Two
}

/// One form for what looks the same, whatever keyboard it was typed on.
fn normal(password: &SecretString) -> Vec<u8> {
    password.expose_secret().nfc().collect::<String>().into_bytes()
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

    #[tokio::test]
    async fn accents_fit_however_they_were_typed() {
        let hasher = Hasher::default();
        let hash = hasher.hash("cr\u{e8}me br\u{fb}l\u{e9}e".into(), [7; 16]).await.expect("hash");
        assert!(hasher.verify("cre\u{300}me bru\u{302}le\u{301}e".into(), Some(hash)).await.expect("verify"));
    }

    #[test]
    fn what_is_quickly_guessed_is_refused() {
        let check = |text: &str| check_new(&text.into(), &["De Vries Accountants", "sanne@devries.example"]);
        for weak in [
            "password",
            "Password1",
            "12345678",
            "qwertyuiop",
            "iloveyou1",
            "welkom01",
            "Welkom2025",
            "wachtwoord1",
            "Akkoord1",
            "jaarrekening",
            "devries1",
            "DeVries2025",
            "sanne1234",
            "geheim123",
            "voetbal1",
            "aaaaaaaa",
            "kort",
        ] {
            assert!(check(weak).is_err(), "{weak}");
        }
        for strong in ["een korte zin is sterk", "goed-geheim-2026", "Fietsbel&Regenjas", "kx93!mdTq2"] {
            assert!(check(strong).is_ok(), "{strong}");
        }
    }

    /// AUT-2: closed connections do not pile up work.
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn who_hangs_up_keeps_his_place_until_the_work_is_done() {
        let hasher = Hasher::default();
        let cores = hasher.slots.available_permits();
        for _ in 0..4 * cores {
            let hash = hasher.hash("geheim-genoeg".into(), [7; 16]);
            let _ = tokio::time::timeout(std::time::Duration::from_millis(1), hash).await;
        }
        let busy = QUEUE - hasher.queue.available_permits();
        let begun = cores - hasher.slots.available_permits();
        assert!(begun <= busy && busy <= cores, "{begun} at work, {busy} with a place");
        while hasher.queue.available_permits() < QUEUE {
            tokio::task::yield_now().await;
        }
    }
}
