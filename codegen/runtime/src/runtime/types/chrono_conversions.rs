//! Conversions to and from the types of the chrono crate. A leap second becomes second 59.

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveDateTime, Timelike, Utc};

use super::time::{NO_OFFSET, OUT_OF_RANGE};
use crate::runtime::{Date, DateTime, ParseTimeError};

fn from_naive(naive: NaiveDateTime) -> Option<DateTime> {
    let part = |value: u32| u8::try_from(value).ok();
    let time = (part(naive.hour())?, part(naive.minute())?, part(naive.second())?);
    // chrono represents a leap second as a second of more than a thousand milliseconds.
    DateTime::local(naive.date().try_into().ok()?, time, naive.nanosecond().min(999_999_999))
}

impl From<Date> for NaiveDate {
    fn from(value: Date) -> NaiveDate {
        // Both crates support every date of `Date`.
        NaiveDate::from_ymd_opt(value.year().into(), value.month().into(), value.day().into()).unwrap_or_default()
    }
}

/// Fails outside the years 0 to 9999.
impl TryFrom<NaiveDate> for Date {
    type Error = ParseTimeError;

    fn try_from(value: NaiveDate) -> Result<Date, ParseTimeError> {
        let part = |value: u32| u8::try_from(value).unwrap_or_default();
        Date::new(value.year(), part(value.month()), part(value.day())).ok_or(OUT_OF_RANGE)
    }
}

/// The local date and time, without the offset.
impl From<DateTime> for NaiveDateTime {
    fn from(value: DateTime) -> NaiveDateTime {
        let (hour, minute, second) = (value.hour().into(), value.minute().into(), value.second().min(59).into());
        let date = NaiveDate::from(value.date());
        date.and_hms_nano_opt(hour, minute, second, value.nanosecond()).unwrap_or_default()
    }
}

/// Without an offset. Fails outside the years 0 to 9999.
impl TryFrom<NaiveDateTime> for DateTime {
    type Error = ParseTimeError;

    fn try_from(value: NaiveDateTime) -> Result<DateTime, ParseTimeError> {
        from_naive(value).ok_or(OUT_OF_RANGE)
    }
}

/// Fails if there is no offset.
impl TryFrom<DateTime> for chrono::DateTime<FixedOffset> {
    type Error = ParseTimeError;

    fn try_from(value: DateTime) -> Result<Self, ParseTimeError> {
        let offset = value.offset_seconds().and_then(FixedOffset::east_opt).ok_or(NO_OFFSET)?;
        NaiveDateTime::from(value).and_local_timezone(offset).single().ok_or(NO_OFFSET)
    }
}

/// Fails if there is no offset.
impl TryFrom<DateTime> for chrono::DateTime<Utc> {
    type Error = ParseTimeError;

    fn try_from(value: DateTime) -> Result<Self, ParseTimeError> {
        chrono::DateTime::<FixedOffset>::try_from(value).map(|time| time.to_utc())
    }
}

/// Fails outside the years 0 to 9999, or if the offset has a fraction of a minute.
impl TryFrom<chrono::DateTime<FixedOffset>> for DateTime {
    type Error = ParseTimeError;

    fn try_from(value: chrono::DateTime<FixedOffset>) -> Result<DateTime, ParseTimeError> {
        let offset = value.offset().local_minus_utc();
        from_naive(value.naive_local()).and_then(|time| time.with_offset(Some(offset))).ok_or(OUT_OF_RANGE)
    }
}

/// Written with `Z`. Fails outside the years 0 to 9999.
impl TryFrom<chrono::DateTime<Utc>> for DateTime {
    type Error = ParseTimeError;

    fn try_from(value: chrono::DateTime<Utc>) -> Result<DateTime, ParseTimeError> {
        from_naive(value.naive_utc()).and_then(|time| time.with_offset(Some(0))).ok_or(OUT_OF_RANGE)
    }
}
