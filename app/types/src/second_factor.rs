//! What proves, besides a password, that somebody is who he says (AUT-4).

use crate::{ErrorCode, FieldError, PortalError};

/// Digits of a code that an authenticator app shows.
pub const DIGITS: usize = 6;
/// Recovery codes that are made at once.
pub const RECOVERY_CODES: usize = 10;
/// Letters of a recovery code: fifty bits, and a limit on tries.
pub const RECOVERY_LETTERS: usize = 10;
/// What recovery codes are written with: 32 signs, none of which looks like another.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// What somebody typed to prove himself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The code that his app shows.
    Totp(String),
    /// One of the codes he kept, without spaces and in small letters.
    Recovery(String),
}

impl Proof {
    /// Reads the field `code`: one field takes both, because who has lost his phone should not have to look for another.
    pub fn read(typed: &str) -> Result<Self, PortalError> {
        let bare: String =
            typed.chars().filter(|c| !c.is_whitespace() && *c != '-').flat_map(char::to_lowercase).collect();
        if bare.len() == DIGITS && bare.bytes().all(|b| b.is_ascii_digit()) {
            return Ok(Self::Totp(bare));
        }
        if bare.len() == RECOVERY_LETTERS && bare.bytes().all(|b| ALPHABET.contains(&b)) {
            return Ok(Self::Recovery(bare));
        }
        let error = if bare.is_empty() { FieldError::Required } else { FieldError::Invalid };
        let fields = [("code".to_owned(), error)].into();
        Err(PortalError { fields, ..ErrorCode::InvalidForm.into() })
    }
}

/// A recovery code from random bytes, as [`Proof::read`] gives it back.
pub fn recovery_code(random: [u8; RECOVERY_LETTERS]) -> String {
    random.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect()
}

/// A recovery code as people copy it: in two halves.
pub fn written(code: &str) -> String {
    let (first, second) = code.split_at(code.len() / 2);
    format!("{first}-{second}")
}

/// A secret in groups of four, to type over.
pub fn in_groups(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_field_takes_both_kinds() {
        assert_eq!(Proof::read(" 123 456 "), Ok(Proof::Totp("123456".to_owned())));
        assert_eq!(Proof::read("ABCDE-fghij"), Ok(Proof::Recovery("abcdefghij".to_owned())));
        for wrong in ["12345", "1234567", "abcde-fghil", "abcde", "12345é", "１２３４５６"] {
            let refused = Proof::read(wrong).expect_err("refused");
            assert_eq!(refused.fields.get("code"), Some(&FieldError::Invalid), "{wrong}");
        }
        for nothing in ["", "  "] {
            assert_eq!(Proof::read(nothing).expect_err("refused").fields.get("code"), Some(&FieldError::Required));
        }
    }

    #[test]
    fn what_is_written_is_read() {
        for byte in 0..=255 {
            let code = recovery_code([byte; RECOVERY_LETTERS]);
            assert_eq!(Proof::read(&written(&code)), Ok(Proof::Recovery(code)));
        }
        assert_eq!(in_groups("ABCDEFGHIJ"), "ABCD EFGH IJ");
    }
}
