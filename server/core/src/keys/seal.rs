//! What the database keeps and cannot read: AES-256-GCM under a key per purpose.

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use super::Keys;
use crate::error::{Error, Result};

/// First byte of everything sealed, so that another way can follow.
const WAY: u8 = 1;

/// What a sealed text is.
#[derive(Clone, Copy, Debug)]
pub enum SealPurpose {
    /// A client's BSN.
    Bsn,
    /// What was typed into a form.
    Flash,
    /// The secret of an authenticator app.
    Totp,
    /// Rows of a file of clients.
    Import,
}

impl Keys {
    /// Seals a text for the one place where it stands: moved elsewhere it does not open. The nonce is random and used
    /// once.
    pub(crate) fn seal(
        &self,
        purpose: SealPurpose,
        nonce: [u8; NONCE_LEN],
        place: &[&[u8]],
        text: &[u8],
    ) -> Result<Vec<u8>> {
        let mut body = text.to_vec();
        self.sealing_key(purpose)?
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(written(place)), &mut body)
            .map_err(|_| Error::Broken("a text too long to seal".into()))?;
        Ok([&[WAY], &nonce[..], &body].concat())
    }

    /// The text, unless another key sealed it, for another place, or somebody changed it.
    pub(crate) fn open(&self, purpose: SealPurpose, place: &[&[u8]], sealed: &[u8]) -> Option<Vec<u8>> {
        let (way, rest) = sealed.split_first()?;
        let (nonce, body) = rest.split_first_chunk::<NONCE_LEN>()?;
        let (mut body, key) = (body.to_vec(), self.sealing_key(purpose).ok().filter(|_| *way == WAY)?);
        let text = key.open_in_place(Nonce::assume_unique_for_key(*nonce), Aad::from(written(place)), &mut body);
        text.ok().map(|text| text.to_vec())
    }

    fn sealing_key(&self, purpose: SealPurpose) -> Result<LessSafeKey> {
        let key = match purpose {
            SealPurpose::Bsn => &self.bsn,
            SealPurpose::Flash => &self.flash,
            SealPurpose::Totp => &self.totp,
            SealPurpose::Import => &self.import,
        };
        let key = UnboundKey::new(&AES_256_GCM, key);
        key.map(LessSafeKey::new).map_err(|_| Error::Broken("a sealing key of another length".into()))
    }
}

/// Parts with their lengths, so that no two lists of parts read the same.
fn written(parts: &[&[u8]]) -> Vec<u8> {
    let mut all = Vec::new();
    for part in parts {
        all.extend_from_slice(&(part.len() as u64).to_be_bytes());
        all.extend_from_slice(part);
    }
    all
}

#[cfg(test)]
mod tests {
    use secrecy::SecretSlice;

    use super::*;

    fn keys(root: u8) -> Keys {
        Keys::derive(&SecretSlice::from(vec![root; 32]))
    }

    #[test]
    fn what_is_sealed_opens_in_its_place_only() {
        let (mine, yours) = (keys(1), keys(2));
        let sealed = mine.seal(SealPurpose::Bsn, [7; 12], &[b"firm", b"client"], b"123456782").unwrap();
        assert!(!sealed.windows(4).any(|part| part == b"6782"));
        let open = |keys: &Keys, purpose, place: &[&[u8]], sealed: &[u8]| keys.open(purpose, place, sealed);
        let place: &[&[u8]] = &[b"firm", b"client"];
        assert_eq!(open(&mine, SealPurpose::Bsn, place, &sealed).unwrap(), b"123456782");
        assert_eq!(open(&yours, SealPurpose::Bsn, place, &sealed), None, "another root secret");
        assert_eq!(open(&mine, SealPurpose::Flash, place, &sealed), None, "another purpose");
        assert_eq!(open(&mine, SealPurpose::Bsn, &[b"firmc", b"lient"], &sealed), None, "another place");
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(open(&mine, SealPurpose::Bsn, place, &changed), None, "byte {at}");
            assert_eq!(open(&mine, SealPurpose::Bsn, place, &sealed[..at]), None, "the first {at} bytes");
        }
    }
}
