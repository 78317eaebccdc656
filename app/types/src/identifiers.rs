//! Check rules of the numbers that a client is known by (DOMAIN 2.2). They warn: foreign and historic numbers exist.

mod bsn;
#[cfg(test)]
mod tests;

pub use bsn::Bsn;

/// As a number is stored: upper case, without spaces, dots and dashes.
pub fn normalised(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '‐' | '‑' | '–'));
    kept.flat_map(char::to_uppercase).collect()
}

/// KVK number: eight digits; there is no public check digit.
pub fn is_kvk_number(text: &str) -> bool {
    digits(text).is_some_and(|digits| digits.len() == 8)
}

/// RSIN: nine digits that pass the elfproef.
pub fn is_rsin(text: &str) -> bool {
    elfproef(text)
}

/// BSN: nine digits that pass the elfproef.
pub fn is_bsn(text: &str) -> bool {
    elfproef(text)
}

/// Btw-id: `NL`, nine digits, `B` and two digits. Legal persons pass the elfproef on the nine, sole traders since 2020
/// the remainder by 97 of the whole; either will do.
pub fn is_vat_number(text: &str) -> bool {
    let Some((number, branch)) = text.strip_prefix("NL").and_then(|rest| rest.split_once('B')) else { return false };
    let formed = digits(number).is_some_and(|n| n.len() == 9) && digits(branch).is_some_and(|b| b.len() == 2);
    formed && (elfproef(number) || mod_97(text) == Some(1))
}

/// Whether this looks like the btw-id of a sole trader from before 2020: it was made of his BSN, with or without its
/// letters.
pub fn holds_bsn(text: &str) -> bool {
    let rest = text.strip_prefix("NL").unwrap_or(text);
    let number = rest.split_once('B').map_or(rest, |(number, _)| number);
    elfproef(number) && mod_97(text) != Some(1)
}

/// Dutch postcode, normalised: four digits, two letters. Three pairs of letters are never given out.
pub fn is_postcode(text: &str) -> bool {
    let Some((area, letters)) = text.split_at_checked(4) else { return false };
    digits(area).is_some_and(|area| area[0] != 0)
        && letters.len() == 2
        && letters.bytes().all(|b| b.is_ascii_uppercase())
        && !["SA", "SD", "SS"].contains(&letters)
}

/// Nine digits, not all of them zero, with weights 9 to 2 and -1 a multiple of eleven.
fn elfproef(text: &str) -> bool {
    let Some(digits) = digits(text).filter(|digits| digits.len() == 9) else { return false };
    let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    let sum: i32 = weights.iter().zip(&digits).map(|(weight, digit)| weight * i32::from(*digit)).sum();
    sum % 11 == 0 && digits.iter().any(|digit| *digit != 0)
}

/// The remainder by 97 of digits and letters read as one number, A for 10 up to Z for 35.
fn mod_97(text: &str) -> Option<u32> {
    text.chars().try_fold(0, |rest, c| {
        let value = c.to_digit(36)?;
        Some((rest * if value < 10 { 10 } else { 100 } + value) % 97)
    })
}

fn digits(text: &str) -> Option<Vec<u8>> {
    text.bytes().map(|b| b.is_ascii_digit().then(|| b - b'0')).collect()
}
