//! Reads the signature back. An independent validator does the same in `tests/evidence`.

use cms::{content_info::ContentInfo, signed_data::SignedData};
use der::{Decode, DecodePem, Encode, asn1::ObjectIdentifier, asn1::OctetString};
use p256::{
    ecdsa::{DerSignature, VerifyingKey, signature::Verifier},
    pkcs8::DecodePublicKey,
};
use portal_types::Language;
use sha2::{Digest, Sha256};
use x509_cert::Certificate;

use super::super::{build, testing, update::last};

const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");

/// Which check fails, when one does.
pub fn check(pdf: &[u8], certificate: &str) -> Result<(), &'static str> {
    let [zero, open, close, rest] = range(pdf).ok_or("range")?;
    if zero != 0 || close + rest != pdf.len() || pdf[open] != b'<' || pdf[close - 1] != b'>' {
        return Err("range does not cover the file");
    }
    let signed = signed_data(&pdf[open + 1..close - 1]).ok_or("contents")?;
    let info = signed.signer_infos.0.as_slice().first().ok_or("signer")?;
    let attributes = info.signed_attrs.as_ref().ok_or("attributes")?;
    let digest = attributes.iter().find(|a| a.oid == MESSAGE_DIGEST).ok_or("digest")?;
    let digest = digest.values.as_slice()[0].decode_as::<OctetString>().map_err(|_| "digest")?;
    if digest.as_bytes() != Sha256::new().chain_update(&pdf[..open]).chain_update(&pdf[close..]).finalize().as_slice() {
        return Err("the document was changed");
    }
    let certificate = Certificate::from_pem(certificate).map_err(|_| "certificate")?;
    let spki = certificate.tbs_certificate.subject_public_key_info.to_der().map_err(|_| "certificate")?;
    let key = VerifyingKey::from_public_key_der(&spki).map_err(|_| "certificate")?;
    let signature = DerSignature::try_from(info.signature.as_bytes()).map_err(|_| "signature")?;
    key.verify(&attributes.to_der().map_err(|_| "attributes")?, &signature).map_err(|_| "signature")
}

fn range(pdf: &[u8]) -> Option<[usize; 4]> {
    let text = &pdf[last(pdf, b"/ByteRange [")? + 12..];
    let text = std::str::from_utf8(&text[..text.iter().position(|b| *b == b']')?]).ok()?;
    let numbers: Vec<usize> = text.split_whitespace().filter_map(|n| n.parse().ok()).collect();
    let numbers: [usize; 4] = numbers.try_into().ok()?;
    (numbers[1] < numbers[2] && numbers[2] < pdf.len()).then_some(numbers)
}

fn signed_data(digits: &[u8]) -> Option<SignedData> {
    let text = std::str::from_utf8(digits).ok()?;
    let bytes: Option<Vec<u8>> =
        (0..text.len() / 2).map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()).collect();
    // Zeros fill the room that is left.
    let bytes = bytes?;
    let length = 4 + usize::from(u16::from_be_bytes([bytes[2], bytes[3]]));
    ContentInfo::from_der(&bytes[..length]).ok()?.content.decode_as().ok()
}

#[test]
fn the_signature_is_of_the_whole_file() {
    let certificate = testing::pems(1).1;
    for signers in [1, 8] {
        let evidence = testing::evidence(Language::En, signers);
        let pdf = build(&evidence, &testing::signing_key(1), testing::sealed_at()).unwrap().pdf;
        assert_eq!(check(&pdf, &certificate), Ok(()));
        assert_eq!(check(&pdf, &testing::pems(2).1), Err("signature"));
    }
}

#[test]
fn a_changed_byte_is_noticed() {
    let certificate = testing::pems(1).1;
    let evidence = testing::evidence(Language::Nl, 1);
    let pdf = build(&evidence, &testing::signing_key(1), testing::sealed_at()).unwrap().pdf;
    let [_, open, close, _] = range(&pdf).unwrap();
    // The signature's last bytes stand before the zeros that fill its room.
    let tail = open + pdf[open..close - 1].iter().rposition(|digit| *digit != b'0').unwrap();
    let places = (0..open).step_by(499).chain((close..pdf.len()).step_by(7)).chain([pdf.len() - 1, tail - 20]);
    for at in places {
        let mut changed = pdf.clone();
        changed[at] ^= 1;
        assert!(check(&changed, &certificate).is_err(), "byte {at}");
    }
    let mut longer = pdf;
    longer.extend_from_slice(b"\n% more\n");
    assert_eq!(check(&longer, &certificate), Err("range does not cover the file"));
}
