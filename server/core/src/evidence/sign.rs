//! The signature itself: CMS with the attributes of PAdES baseline B-B (ETSI EN 319 142-1).

use cms::{
    cert::{CertificateChoices, IssuerAndSerialNumber},
    content_info::{CmsVersion, ContentInfo},
    signed_data::{CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos},
};
use der::{
    Any, Encode, Sequence,
    asn1::{ObjectIdentifier, OctetString, SetOfVec},
};
use sha2::{Digest, Sha256};
use x509_cert::{attr::Attribute, attr::Attributes, spki::AlgorithmIdentifierOwned};

use super::{error::Result, key::SigningKey};

const ID_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const ID_SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
const ECDSA_WITH_SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");

/// RFC 5035, with its default digest SHA-256 left out and without the optional issuer.
#[derive(Sequence)]
struct EssCertIdV2 {
    cert_hash: OctetString,
}

/// RFC 5035, without policies.
#[derive(Sequence)]
struct SigningCertificateV2 {
    certs: Vec<EssCertIdV2>,
}

/// Room that [`detached`] needs at most, in bytes.
pub fn room(key: &SigningKey) -> Result<usize> {
    let mut room = 1024;
    for certificate in key.chain() {
        // The own one's issuer and serial number stand in the signature once more.
        room += 2 * usize::try_from(certificate.encoded_len()?).unwrap_or_default();
    }
    Ok(room)
}

/// DER of a signature over bytes with this digest, which lie elsewhere.
pub fn detached(key: &SigningKey, digest: [u8; 32]) -> Result<Vec<u8>> {
    let own = key.chain().first().ok_or(super::Error::Mismatch)?;
    let signed_attrs = attributes(digest, &own.to_der()?)?;
    let signature = OctetString::new(key.sign(&signed_attrs.to_der()?))?;
    let sid = IssuerAndSerialNumber {
        issuer: own.tbs_certificate.issuer.clone(),
        serial_number: own.tbs_certificate.serial_number.clone(),
    };
    let signer = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(sid),
        digest_alg: algorithm(SHA_256),
        signed_attrs: Some(signed_attrs),
        signature_algorithm: algorithm(ECDSA_WITH_SHA_256),
        signature,
        unsigned_attrs: None,
    };
    let certificates = key.chain().iter().cloned().map(CertificateChoices::Certificate).collect::<Vec<_>>();
    let signed = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![algorithm(SHA_256)])?,
        encap_content_info: EncapsulatedContentInfo { econtent_type: ID_DATA, econtent: None },
        certificates: Some(CertificateSet(SetOfVec::try_from(certificates)?)),
        crls: None,
        signer_infos: SignerInfos(SetOfVec::try_from(vec![signer])?),
    };
    let content = ContentInfo { content_type: ID_SIGNED_DATA, content: Any::encode_from(&signed)? };
    Ok(content.to_der()?)
}

/// What is signed beside the document. The time is in the PDF's own dictionary, as PAdES wants it.
fn attributes(digest: [u8; 32], certificate: &[u8]) -> Result<Attributes> {
    let cert_hash = OctetString::new(Sha256::digest(certificate).to_vec())?;
    let certificate = SigningCertificateV2 { certs: vec![EssCertIdV2 { cert_hash }] };
    Ok(SetOfVec::try_from(vec![
        attribute(CONTENT_TYPE, Any::encode_from(&ID_DATA)?)?,
        attribute(MESSAGE_DIGEST, Any::encode_from(&OctetString::new(digest.to_vec())?)?)?,
        attribute(SIGNING_CERTIFICATE_V2, Any::encode_from(&certificate)?)?,
    ])?)
}

fn attribute(oid: ObjectIdentifier, value: Any) -> Result<Attribute> {
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![value])? })
}

fn algorithm(oid: ObjectIdentifier) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid, parameters: None }
}
