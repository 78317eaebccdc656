//! The day on which a client's financial year ends.

use chrono::NaiveDate;

/// Month and day; 29 February stands for the last day of February.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct YearEnd {
    month: u32,
    day: u32,
}

/// A year in which every day exists.
const LEAP: i32 = 2024;

impl YearEnd {
    /// 31 December, as most have it.
    pub const USUAL: Self = Self { month: 12, day: 31 };

    fn new(month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(LEAP, month, day).map(|_| Self { month, day })
    }

    /// As people write it: day and month, `31-12`.
    pub fn parse(typed: &str) -> Option<Self> {
        let (day, month) = typed.split_once(['-', '/', '.', ' '])?;
        let number = |text: &str| {
            let text = text.trim();
            (matches!(text.len(), 1..=2) && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
        };
        Self::new(number(month)?, number(day)?)
    }

    /// As people write it.
    pub fn typed(self) -> String {
        format!("{:02}-{:02}", self.day, self.month)
    }

    /// As it is stored: month and day, `12-31`.
    pub fn code(self) -> String {
        format!("{:02}-{:02}", self.month, self.day)
    }

    /// The last day of the financial year that ends in a calendar year.
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
            .or_else(|| NaiveDate::from_ymd_opt(year, self.month, self.day - 1))
    }
}

impl TryFrom<String> for YearEnd {
    type Error = String;
    fn try_from(code: String) -> Result<Self, String> {
        let parts = code.split_once('-').and_then(|(month, day)| Self::new(month.parse().ok()?, day.parse().ok()?));
        parts.ok_or_else(|| format!("no end of a year: {code:?}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_and_a_month_are_read() {
        for typed in ["30-6", "30/06", "30.06", "30 06", " 30-06".trim()] {
            assert_eq!(YearEnd::parse(typed).expect(typed).code(), "06-30");
        }
        for bad in ["", "31", "31-11", "30-02", "0-1", "1-0", "12-31", "+1-01", "1-1-2025", "a-b"] {
            assert_eq!(YearEnd::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn it_is_stored_and_shown_by_one_value() {
        assert_eq!(YearEnd::try_from("12-31".to_owned()), Ok(YearEnd::USUAL));
        assert_eq!((YearEnd::USUAL.typed().as_str(), YearEnd::USUAL.code().as_str()), ("31-12", "12-31"));
        assert!(YearEnd::try_from("31-12".to_owned()).is_err());
    }

    #[test]
    fn every_year_has_its_end() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
        let february = YearEnd::parse("29-02").expect("a leap day");
        assert_eq!((february.in_year(2024), february.in_year(2025)), (day(2024, 2, 29), day(2025, 2, 28)));
        assert_eq!(YearEnd::USUAL.in_year(2025), day(2025, 12, 31));
    }
}
