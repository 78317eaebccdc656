/// A burgerservicenummer, normalised. Shows itself only when asked to: never in a log, a record or a list (DOMAIN 5.4).
#[derive(Clone, PartialEq, Eq)]
pub struct Bsn(String);

impl Bsn {
    /// Eight digits miss the zero in front that some programs drop. Whether it is one is for [`super::is_bsn`] to say.
    pub fn of(typed: &str) -> Self {
        let number = super::normalised(typed);
        let short = number.len() == 8 && number.bytes().all(|b| b.is_ascii_digit());
        Self(if short { format!("0{number}") } else { number })
    }

    /// The number itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Its last four characters, for a card: `•••••6782`.
    pub fn masked(&self) -> String {
        let length = self.0.chars().count();
        // Of a short one nothing is left to see.
        let hidden = if length > 7 { length - 4 } else { length };
        self.0.chars().enumerate().map(|(at, c)| if at < hidden { '•' } else { c }).collect()
    }
}

impl std::fmt::Debug for Bsn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Bsn(…)")
    }
}
