//! Dates in words by language, and the month arithmetic of DOMAIN 1.1.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use crate::Language;

const MONTHS_NL: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `31 maart 2026` / `31 March 2026`.
pub fn long(language: Language, date: NaiveDate) -> String {
    let months = match language {
        Language::Nl => MONTHS_NL,
        Language::En => MONTHS_EN,
    };
    format!("{} {} {}", date.day(), months[date.month0() as usize], date.year())
}

/// `31 maart` / `31 March`.
pub fn day_and_month(language: Language, date: NaiveDate) -> String {
    let whole = long(language, date);
    whole.rsplit_once(' ').map_or(whole.clone(), |(day, _)| day.to_owned())
}

/// `31 maart 2026 om 14:05` / `31 March 2026 at 14:05`, in the zone the caller converted to.
pub fn long_with_time(language: Language, at: NaiveDateTime) -> String {
    let word = match language {
        Language::Nl => "om",
        Language::En => "at",
    };
    format!("{} {word} {}", long(language, at.date()), at.format("%H:%M"))
}

/// `31-03-2026` / `31/03/2026`: for tables.
pub fn short(language: Language, date: NaiveDate) -> String {
    match language {
        Language::Nl => date.format("%d-%m-%Y").to_string(),
        Language::En => date.format("%d/%m/%Y").to_string(),
    }
}

/// "Within `months` months after `end`": a whole-month term that starts the day after (DOMAIN 1.1).
pub fn months_after(end: NaiveDate, months: u32) -> Option<NaiveDate> {
    end.succ_opt()?.checked_add_months(chrono::Months::new(months))?.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).expect("valid date")
    }

    #[test]
    fn terms_end_on_month_ends() {
        assert_eq!(months_after(day(2025, 12, 31), 5), Some(day(2026, 5, 31)));
        assert_eq!(months_after(day(2025, 12, 31), 12), Some(day(2026, 12, 31)));
        assert_eq!(months_after(day(2026, 6, 30), 5), Some(day(2026, 11, 30)));
        assert_eq!(months_after(day(2026, 2, 28), 5), Some(day(2026, 7, 31)));
    }

    #[test]
    fn words_by_language() {
        assert_eq!(long(Language::Nl, day(2026, 3, 31)), "31 maart 2026");
        assert_eq!(long(Language::En, day(2026, 3, 1)), "1 March 2026");
        assert_eq!(short(Language::Nl, day(2026, 3, 1)), "01-03-2026");
        assert_eq!(day_and_month(Language::En, day(2026, 6, 30)), "30 June");
    }
}
