//! Separate keys per purpose, derived from one root (SES-2).

mod seal;

use std::io;

use ed25519_dalek::{SigningKey, VerifyingKey};
use hkdf::Hkdf;
use portal_types::Sha256Hex;
use secrecy::{ExposeSecret, SecretSlice};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

pub use seal::SealPurpose;

/// One key per purpose.
#[derive(Clone)]
pub struct Keys {
    link: [u8; 32],
    landing: [u8; 32],
    code: [u8; 32],
    throttle: [u8; 32],
    device: [u8; 32],
    submission: [u8; 32],
    recovery: [u8; 32],
    bsn: [u8; 32],
    flash: [u8; 32],
    totp: [u8; 32],
    import: [u8; 32],
    audit: SigningKey,
}

/// What a keyed digest is for.
#[derive(Clone, Copy, Debug)]
pub enum MacPurpose {
    /// Binds a landing page to the cookie set with it.
    Landing,
    /// Hides a mailed code in the database.
    Code,
    /// Hides addresses in the throttle table.
    Throttle,
    /// Recognises a browser in which somebody signed in before.
    Device,
    /// Recognises a form that comes twice, without telling what it said: some hold a code.
    Submission,
    /// Hides recovery codes in the database: they are short enough to be found by trying all.
    Recovery,
}

impl Keys {
    /// Derives every key from the root secret.
    pub fn derive(root: &SecretSlice<u8>) -> Self {
        let hkdf = Hkdf::<Sha256>::new(Some(b"akkoord/v1"), root.expose_secret());
        let key = |purpose: &[u8]| {
            let mut bytes = [0; 32];
            // 32 bytes are far below HKDF's limit of 255 blocks, the only way this can fail.
            let _infallible = hkdf.expand(purpose, &mut bytes);
            bytes
        };
        Self {
            link: key(b"link"),
            landing: key(b"landing"),
            code: key(b"code"),
            throttle: key(b"throttle"),
            device: key(b"device"),
            submission: key(b"submission"),
            recovery: key(b"recovery"),
            bsn: key(b"seal-bsn"),
            flash: key(b"seal-flash"),
            totp: key(b"seal-totp"),
            import: key(b"seal-import"),
            audit: SigningKey::from_bytes(&key(b"audit-checkpoints")),
        }
    }

    /// Key that signs link envelopes.
    pub(crate) fn link(&self) -> &[u8] {
        &self.link
    }

    /// Key that signs audit checkpoints. Whoever has the database alone cannot make one (AUD-2).
    pub(crate) fn audit(&self) -> &SigningKey {
        &self.audit
    }

    /// What an outsider checks audit checkpoints with.
    pub fn audit_public(&self) -> VerifyingKey {
        self.audit.verifying_key()
    }

    /// Keyed digest of length-prefixed parts.
    pub fn mac(&self, purpose: MacPurpose, parts: &[&[u8]]) -> [u8; 32] {
        let key = match purpose {
            MacPurpose::Landing => &self.landing,
            MacPurpose::Code => &self.code,
            MacPurpose::Throttle => &self.throttle,
            MacPurpose::Device => &self.device,
            MacPurpose::Submission => &self.submission,
            MacPurpose::Recovery => &self.recovery,
        };
        // HKDF-expand is HMAC over its info, and hkdf is here already.
        let hkdf = Hkdf::<Sha256>::new(None, key);
        let mut info = Vec::new();
        for part in parts {
            info.extend_from_slice(&(part.len() as u64).to_be_bytes());
            info.extend_from_slice(part);
        }
        let mut mac = [0; 32];
        let _infallible = hkdf.expand(&info, &mut mac);
        mac
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

/// SHA-256 of bytes.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// SHA-256 of everything that is read.
pub fn sha256_of(mut bytes: impl io::Read) -> io::Result<Sha256Hex> {
    let (mut hasher, mut buffer) = (Sha256::new(), vec![0; 256 * 1024]);
    loop {
        match bytes.read(&mut buffer)? {
            0 => return Ok(Sha256Hex::from_bytes(&hasher.finalize())),
            count => hasher.update(&buffer[..count]),
        }
    }
}

/// Whether two digests are equal, in constant time.
pub fn equal(a: &[u8], b: &[u8]) -> bool {
    a.ct_eq(b).into()
}
