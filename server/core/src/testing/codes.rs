//! An authenticator app.

use chrono::{DateTime, Utc};

use crate::second_factor::totp;

/// The code that an app shows at a moment, given the secret as people type it.
pub fn app_code(base32: &str, at: DateTime<Utc>) -> String {
    let mut bits = Vec::new();
    for letter in base32.bytes().filter(|byte| *byte != b' ') {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'2'..=b'7' => letter - b'2' + 26,
            other => panic!("{other} is no letter of a secret"),
        };
        bits.extend((0..5).rev().map(|place| value >> place & 1));
    }
    let bytes: Vec<u8> = bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |all, bit| all << 1 | bit)).collect();
    let secret: totp::Secret = bytes.try_into().expect("twenty bytes");
    totp::code_of(&secret, totp::step_of(at)).expect("a code")
}
