//! Codes of an authenticator app (RFC 6238): six digits, thirty seconds, SHA-1, because that is what every app knows.

use chrono::{DateTime, Utc};
use totp_rs::{Builder, Secret as Shared, Totp};

/// Bytes that the app and the product share.
pub type Secret = [u8; 20];

/// Seconds that a code is shown.
pub const PERIOD: i64 = 30;
/// Codes before and after the present one that are taken too: clocks differ, and people type slowly.
const SKEW: i64 = 1;

fn totp(secret: &Secret) -> Option<Totp> {
    Builder::new().with_secret(Shared::from(*secret)).build().ok()
}

fn seconds(at: DateTime<Utc>) -> u64 {
    u64::try_from(at.timestamp()).unwrap_or_default()
}

/// The step of which this is the code, when it is one of those taken now.
pub fn matched_step(secret: &Secret, code: &str, now: DateTime<Utc>) -> Option<i64> {
    totp(secret)?.check(code, seconds(now)).and_then(|step| i64::try_from(step).ok())
}

/// The code of a step.
pub fn code_of(secret: &Secret, step: i64) -> Option<String> {
    let at = u64::try_from(step * PERIOD).ok()?;
    Some(totp(secret)?.generate(at).to_string())
}

/// The step of a moment.
pub fn step_of(at: DateTime<Utc>) -> i64 {
    at.timestamp() / PERIOD
}

/// The first code from now on that was not used yet, when it would be taken.
pub fn unused_code(secret: &Secret, last_step: i64, now: DateTime<Utc>) -> Option<String> {
    let step = step_of(now).max(last_step + 1);
    (step <= step_of(now) + SKEW).then(|| code_of(secret, step)).flatten()
}

/// The secret as apps take it, without the padding that some refuse.
pub fn base32(secret: &Secret) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut text = String::with_capacity(32);
    for group in secret.chunks(5) {
        let bits = group.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        text.extend((0..8).rev().map(|place| char::from(LETTERS[(bits >> (5 * place) & 31) as usize])));
    }
    text
}

/// What the picture says to an app.
pub fn address(secret: &Secret, account: &str) -> String {
    let account = percent_encoding::utf8_percent_encode(account, percent_encoding::NON_ALPHANUMERIC);
    format!(
        "otpauth://totp/Akkoord:{account}?secret={}&issuer=Akkoord&algorithm=SHA1&digits=6&period=30",
        base32(secret)
    )
}
