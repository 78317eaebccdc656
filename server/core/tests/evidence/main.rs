//! The evidence file before an independent validator: pyHanko reads what we signed.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

use std::{fs, path::Path, process::Command};

use chrono::{DateTime, Utc};
use portal_core::{
    clock::SeededEntropy,
    evidence::{self, SigningKey, json},
};
use secrecy::ExposeSecret;
use serde_json::{Value, json};

/// As files of today must still be read in ten years.
const FACTS: &str = include_str!("facts.json");

fn now() -> DateTime<Utc> {
    "2026-03-12T14:05:33Z".parse().unwrap()
}

/// Signed facts and the certificate of the signature, from the seed.
fn signed(seed: u64) -> (Vec<u8>, String) {
    let made = now() - chrono::Duration::days(1);
    let (key, certificate) = SigningKey::generate(&SeededEntropy::new(seed), made, "Akkoord test").unwrap();
    let key = SigningKey::from_pem(key.expose_secret(), &certificate).unwrap();
    let facts = json::from_bytes(FACTS.as_bytes()).unwrap();
    (evidence::build(&facts, &key, now()).unwrap().pdf, certificate)
}

/// What pyHanko finds in each file.
fn validate(certificate: &str, files: &[Vec<u8>]) -> Vec<Value> {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("root.pem");
    fs::write(&root, certificate).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/evidence/validate.py");
    let python = std::env::var("PYHANKO_PYTHON").expect("PYHANKO_PYTHON is not set; run the tests through `make test`");
    let mut command = Command::new(python);
    command.arg(script).arg(root);
    for (at, file) in files.iter().enumerate() {
        let path = folder.path().join(format!("{at}.pdf"));
        fs::write(&path, file).unwrap();
        command.arg(path);
    }
    let output = command.output().expect("pyHanko is there; scripts/setup.sh installs it");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect()
}

#[test]
fn facts_of_the_first_format_are_still_read() {
    let facts = json::from_bytes(FACTS.as_bytes()).unwrap();
    assert_eq!(String::from_utf8(json::to_bytes(&facts).unwrap()).unwrap(), FACTS);
}

#[test]
fn an_independent_validator_accepts_the_signature() {
    let (pdf, certificate) = signed(1);
    let found = validate(&certificate, &[pdf]);
    let expected = json!({
        "intact": true,
        "valid": true,
        "trusted": true,
        "coverage": "ENTIRE_FILE",
        "accepted": true,
        "subfilter": "/ETSI.CAdES.detached",
        "mechanism": "sha256_ecdsa",
        "signed_at": "2026-03-12T14:05:33+00:00",
        "attributes": ["content_type", "message_digest", "signing_certificate_v2"],
        "attachment": FACTS,
    });
    assert_eq!(found, [expected]);
}

#[test]
fn an_independent_validator_refuses_every_change() {
    let (pdf, certificate) = signed(1);
    let find = |word: &[u8]| pdf.windows(word.len()).rposition(|window| window == word).unwrap();
    // In a picture of the page; in the catalogue's list of attachments; in the signature's own dictionary; at the end.
    let places = [pdf.len() / 2, find(b"/AF["), find(b"/Type /Sig"), pdf.len() - 3];
    let flip = |at: &usize| {
        let mut changed = pdf.clone();
        changed[*at] ^= 1;
        changed
    };
    let mut files: Vec<_> = places.iter().map(flip).collect();
    let mut longer = pdf.clone();
    longer.extend_from_slice(b"1 0 obj\n<< /Type /Catalog >>\nendobj\n");
    files.push(longer);
    let mut found = validate(&certificate, &files);
    assert_eq!(found.len(), files.len());
    let longer = found.pop().unwrap();
    for (at, found) in found.iter().enumerate() {
        assert_eq!(found["accepted"], false, "file {at}: {found}");
    }
    // What is added behind the end is seen as not signed.
    assert_eq!(longer["coverage"], "ENTIRE_REVISION");
    // Refused because of its digest, not because it could not be read.
    assert_eq!((&found[0]["intact"], found[0].get("error")), (&json!(false), None), "{}", found[0]);
}

#[test]
fn another_installation_is_not_trusted() {
    let (pdf, _) = signed(1);
    let found = validate(&signed(2).1, &[pdf]);
    assert_eq!((&found[0]["intact"], &found[0]["trusted"]), (&json!(true), &json!(false)));
    assert_eq!(found[0]["accepted"], false);
}
