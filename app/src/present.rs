//! Moments in words, in the firm's zone and the reader's language.

use chrono::{DateTime, Utc};
use portal_core::firms::Firm;
use portal_types::dates;

use crate::i18n::language;

/// `22 november 2026 om 14:05`.
pub fn moment(firm: &Firm, at: DateTime<Utc>) -> String {
    dates::long_with_time(language(), at.with_timezone(&firm.zone()).naive_local())
}

/// `14:05`.
pub fn time(firm: &Firm, at: DateTime<Utc>) -> String {
    at.with_timezone(&firm.zone()).format("%H:%M").to_string()
}

/// `22 november 2026`.
pub fn day(firm: &Firm, at: DateTime<Utc>) -> String {
    dates::long(language(), at.with_timezone(&firm.zone()).date_naive())
}
