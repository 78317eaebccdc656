//! A signed statement of how long a firm's chain was, and what its last record was (AUD-2). The key is not in the
//! database, so whoever rewrites the chain there cannot rewrite these.

use chrono::{DateTime, Utc};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use portal_types::FirmId;
use uuid::Uuid;

const DOMAIN: &[u8; 16] = b"akkoord/check/v1";
const SIGNED: usize = 88;

/// Bytes of a stored checkpoint: 88 that are signed, and 64 of signature.
pub const SIZE: usize = SIGNED + 64;

/// One signed state of a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Whose chain.
    pub firm: FirmId,
    /// Number of its last record.
    pub seq: i64,
    /// Hash of that record.
    pub hash: [u8; 32],
    /// When it was signed.
    pub at: DateTime<Utc>,
    /// Number of the checkpoint before, 0 when there was none: one that is taken away is missed.
    pub previous: i64,
}

/// Why stored bytes are no checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Another length, another beginning, or an impossible time.
    Malformed,
    /// Not signed with the key.
    Signature,
    /// A signed one, under a name that is not its own.
    Name,
}

impl Checkpoint {
    /// Where it is kept: never two states under one name.
    pub fn name(firm: FirmId, seq: i64) -> String {
        format!("{firm}/{seq:020}")
    }

    /// The bytes to keep.
    pub(crate) fn sign(&self, key: &SigningKey) -> Vec<u8> {
        let mut bytes = self.signed_part();
        let signature = key.sign(&bytes);
        bytes.extend_from_slice(&signature.to_bytes());
        bytes
    }

    fn signed_part(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(SIZE);
        bytes.extend_from_slice(DOMAIN);
        bytes.extend_from_slice(self.firm.0.as_bytes());
        bytes.extend_from_slice(&self.seq.to_be_bytes());
        bytes.extend_from_slice(&self.hash);
        bytes.extend_from_slice(&self.at.timestamp_micros().to_be_bytes());
        bytes.extend_from_slice(&self.previous.to_be_bytes());
        bytes
    }

    /// What kept bytes say, if `key` signed them.
    pub fn read(bytes: &[u8], key: &VerifyingKey) -> Result<Self, Flaw> {
        let whole: &[u8; SIZE] = bytes.try_into().map_err(|_| Flaw::Malformed)?;
        let (signed, signature) = whole.split_at(SIGNED);
        let read = Self::parse(signed).ok_or(Flaw::Malformed)?;
        let signature = Signature::from_slice(signature).map_err(|_| Flaw::Malformed)?;
        key.verify_strict(signed, &signature).map_err(|_| Flaw::Signature)?;
        Ok(read)
    }

    fn parse(signed: &[u8]) -> Option<Self> {
        let (domain, rest) = signed.split_first_chunk::<16>()?;
        let (firm, rest) = rest.split_first_chunk::<16>()?;
        let (seq, rest) = rest.split_first_chunk::<8>()?;
        let (hash, rest) = rest.split_first_chunk::<32>()?;
        let (at, rest) = rest.split_first_chunk::<8>()?;
        let (previous, []) = rest.split_first_chunk::<8>()? else { return None };
        (domain == DOMAIN).then_some(())?;
        Some(Self {
            firm: FirmId(Uuid::from_bytes(*firm)),
            seq: i64::from_be_bytes(*seq),
            hash: *hash,
            at: DateTime::from_timestamp_micros(i64::from_be_bytes(*at))?,
            previous: i64::from_be_bytes(*previous),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Stays readable: what an outsider keeps today is compared in years.
    #[test]
    fn the_bytes_are_the_documented_ones() {
        let key = SigningKey::from_bytes(&[9; 32]);
        let checkpoint = Checkpoint {
            firm: FirmId(Uuid::from_u128(0x0102)),
            seq: 0x0304,
            hash: [0xab; 32],
            at: DateTime::from_timestamp_micros(0x0506).unwrap(),
            previous: 7,
        };
        let bytes = checkpoint.sign(&key);
        let number = |n: u64| n.to_be_bytes();
        assert_eq!(bytes.len(), 152);
        assert_eq!(&bytes[..16], b"akkoord/check/v1");
        assert_eq!(bytes[16..32], 0x0102_u128.to_be_bytes());
        assert_eq!(bytes[32..40], number(0x0304));
        assert_eq!(bytes[40..72], [0xab; 32]);
        assert_eq!((&bytes[72..80], &bytes[80..88]), (&number(0x0506)[..], &number(7)[..]));
        assert_eq!(Checkpoint::read(&bytes, &key.verifying_key()), Ok(checkpoint));
        assert_eq!(Checkpoint::name(FirmId(Uuid::nil()), 42), format!("{}/00000000000000000042", Uuid::nil()));
    }

    #[test]
    fn no_bit_can_be_changed() {
        let key = SigningKey::from_bytes(&[9; 32]);
        let at = DateTime::from_timestamp_micros(1).unwrap();
        let bytes = Checkpoint { firm: FirmId(Uuid::nil()), seq: 1, hash: [1; 32], at, previous: 0 }.sign(&key);
        for bit in 0..bytes.len() * 8 {
            let mut changed = bytes.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(Checkpoint::read(&changed, &key.verifying_key()).is_err(), "{bit}");
        }
        let other = SigningKey::from_bytes(&[8; 32]).verifying_key();
        assert_eq!(Checkpoint::read(&bytes, &other), Err(Flaw::Signature));
        for length in [0, 88, 151] {
            assert_eq!(Checkpoint::read(&bytes[..length], &key.verifying_key()), Err(Flaw::Malformed));
        }
        assert_eq!(Checkpoint::read(&[bytes, vec![0]].concat(), &key.verifying_key()), Err(Flaw::Malformed));
    }
}
