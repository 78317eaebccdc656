//! The installation's signing key with its certificates.

use std::{fmt, time::Duration};

use chrono::{DateTime, Months, Utc};
use der::{
    DecodePem, Encode, EncodePem,
    asn1::{Any, BitString, ObjectIdentifier, SetOfVec},
    pem::LineEnding,
};
use p256::{
    ecdsa::{self, DerSignature, signature::Signer},
    pkcs8::{DecodePrivateKey, EncodePrivateKey, EncodePublicKey},
};
use secrecy::SecretString;
use x509_cert::{
    Certificate,
    attr::AttributeTypeAndValue,
    builder::{Builder, CertificateBuilder, Profile},
    name::{RdnSequence, RelativeDistinguishedName},
    serial_number::SerialNumber,
    spki::SubjectPublicKeyInfoOwned,
    time::{Time, Validity},
};

use super::error::{Error, Result};
use crate::clock::{self, Entropy};

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const END: &str = "-----END CERTIFICATE-----";
/// Of a common name, by X.520.
const NAME_MAX: usize = 64;
const VALID_MONTHS: u32 = 120;

/// Signs evidence files.
pub struct SigningKey {
    key: ecdsa::SigningKey,
    /// Our own first, then those above it.
    chain: Vec<Certificate>,
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("certificates", &self.chain.len()).finish_non_exhaustive()
    }
}

impl SigningKey {
    /// A new key as PKCS#8 PEM.
    pub fn new_key(random: &dyn Entropy) -> Result<SecretString> {
        // One draw in 2^32 is no number below the curve's order.
        let key = loop {
            if let Ok(key) = ecdsa::SigningKey::from_slice(&clock::random::<32>(random)) {
                break key;
            }
        };
        let pem = key.to_pkcs8_pem(LineEnding::LF).map_err(|_| Error::Key)?;
        Ok(SecretString::from(pem.as_str()))
    }

    /// A certificate of the key by itself, valid for ten years from `now`, as PEM.
    pub fn self_signed(key_pem: &str, random: &dyn Entropy, now: DateTime<Utc>, name: &str) -> Result<String> {
        let key = read_key(key_pem)?;
        let spki = key.verifying_key().to_public_key_der().map_err(|_| Error::Key)?;
        let spki = SubjectPublicKeyInfoOwned::try_from(spki.as_bytes()).map_err(broken)?;
        let subject = common_name(name)?;
        let issuer = subject.clone();
        let profile = Profile::Leaf { issuer, enable_key_agreement: false, enable_key_encipherment: false };
        // The first bit clear: a serial number is positive.
        let mut serial = clock::random::<16>(random);
        serial[0] = serial[0] & 0x7f | 0x40;
        let serial = SerialNumber::new(&serial)?;
        let validity = Validity { not_before: time(now)?, not_after: time(ten_years_after(now))? };
        let mut builder = CertificateBuilder::new(profile, serial, validity, subject, spki, &key).map_err(broken)?;
        let signature: DerSignature = key.sign(&builder.finalize().map_err(broken)?);
        let signature = BitString::from_bytes(signature.as_bytes())?;
        let certificate = builder.assemble(signature).map_err(broken)?;
        Ok(certificate.to_pem(LineEnding::LF)?)
    }

    /// A new key and its own certificate, both as PEM.
    pub fn generate(random: &dyn Entropy, now: DateTime<Utc>, name: &str) -> Result<(SecretString, String)> {
        use secrecy::ExposeSecret;
        let key = Self::new_key(random)?;
        let certificate = Self::self_signed(key.expose_secret(), random, now, name)?;
        Ok((key, certificate))
    }

    /// From files: PKCS#8, and certificates with the key's own first.
    pub fn from_pem(key: &str, certificates: &str) -> Result<Self> {
        let key = read_key(key)?;
        let chain = read_chain(certificates)?;
        let first = chain.first().ok_or_else(|| Error::Certificate("there is none".to_owned()))?;
        let ours = key.verifying_key().to_public_key_der().map_err(|_| Error::Key)?;
        if first.tbs_certificate.subject_public_key_info.to_der()? != ours.as_bytes() {
            return Err(Error::Mismatch);
        }
        Ok(Self { key, chain })
    }

    /// Until when the own certificate is valid.
    pub fn valid_until(&self) -> Option<DateTime<Utc>> {
        let end = self.chain.first()?.tbs_certificate.validity.not_after.to_unix_duration();
        DateTime::from_timestamp(end.as_secs().try_into().ok()?, 0)
    }

    /// Our own first.
    pub(super) fn chain(&self) -> &[Certificate] {
        &self.chain
    }

    /// Signature over `bytes` with SHA-256, as DER. The same bytes give the same signature (RFC 6979).
    pub(super) fn sign(&self, bytes: &[u8]) -> Vec<u8> {
        let signature: DerSignature = self.key.sign(bytes);
        signature.as_bytes().to_vec()
    }
}

fn read_key(pem: &str) -> Result<ecdsa::SigningKey> {
    ecdsa::SigningKey::from_pkcs8_pem(pem).map_err(|_| Error::Key)
}

/// The crate's own reader of chains panics on text without a certificate.
fn read_chain(pem: &str) -> Result<Vec<Certificate>> {
    let blocks = pem.split_inclusive(END).filter(|block| block.trim_end().ends_with(END));
    blocks.map(|block| Certificate::from_pem(block.trim_start()).map_err(broken)).collect()
}

fn broken(error: impl fmt::Display) -> Error {
    Error::Certificate(error.to_string())
}

fn common_name(name: &str) -> Result<RdnSequence> {
    let name: String = name.chars().filter(|c| !c.is_control()).take(NAME_MAX).collect();
    let value = Any::new(der::Tag::Utf8String, name.as_bytes())?;
    let name = AttributeTypeAndValue { oid: COMMON_NAME, value };
    Ok(RdnSequence(vec![RelativeDistinguishedName(SetOfVec::try_from(vec![name])?)]))
}

fn ten_years_after(now: DateTime<Utc>) -> DateTime<Utc> {
    now.checked_add_months(Months::new(VALID_MONTHS)).unwrap_or(now)
}

fn time(at: DateTime<Utc>) -> Result<Time> {
    let since = Duration::from_secs(at.timestamp().try_into().unwrap_or_default());
    Ok(Time::try_from(std::time::UNIX_EPOCH + since)?)
}
