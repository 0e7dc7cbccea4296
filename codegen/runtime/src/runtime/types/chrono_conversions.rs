//! Conversions to and from the types of the chrono crate. A leap second becomes second 59.

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveDateTime, Timelike, Utc};

use crate::runtime::{Date, DateTime, ParseTimeError};

const NO_OFFSET: ParseTimeError = ParseTimeError("a date-time with an offset");
const OUT_OF_RANGE: ParseTimeError = ParseTimeError("a year from 0 to 9999, and an offset of whole minutes");

fn date(date: jiff::civil::Date) -> NaiveDate {
    let part = |value: i8| u32::try_from(value).unwrap_or(1);
    // Both crates support every date of `Date`.
    NaiveDate::from_ymd_opt(date.year().into(), part(date.month()), part(date.day())).unwrap_or_default()
}

fn from_date(date: NaiveDate) -> Option<jiff::civil::Date> {
    let (month, day) = (i8::try_from(date.month()).ok()?, i8::try_from(date.day()).ok()?);
    let year = i16::try_from(date.year()).ok().filter(|year| (0..=9999).contains(year))?;
    jiff::civil::Date::new(year, month, day).ok()
}

fn from_naive(naive: NaiveDateTime) -> Option<DateTime> {
    let part = |value: u32| i8::try_from(value).ok();
    let (hour, minute, second) = (part(naive.hour())?, part(naive.minute())?, part(naive.second())?);
    // chrono represents a leap second as a second of more than a thousand milliseconds.
    let nanosecond = i32::try_from(naive.nanosecond().min(999_999_999)).ok()?;
    let time = jiff::civil::Time::new(hour, minute, second, nanosecond).ok()?;
    Some(from_date(naive.date())?.to_datetime(time).into())
}

impl From<Date> for NaiveDate {
    fn from(value: Date) -> NaiveDate {
        date(value.civil())
    }
}

/// Fails outside the years 0 to 9999.
impl TryFrom<NaiveDate> for Date {
    type Error = ParseTimeError;

    fn try_from(value: NaiveDate) -> Result<Date, ParseTimeError> {
        from_date(value).map(Date::from).ok_or(OUT_OF_RANGE)
    }
}

/// The local date and time, without the offset.
impl From<DateTime> for NaiveDateTime {
    fn from(value: DateTime) -> NaiveDateTime {
        let civil = value.civil();
        let part = |value: i8| u32::try_from(value).unwrap_or_default();
        let nanosecond = u32::try_from(civil.subsec_nanosecond()).unwrap_or_default();
        date(civil.date())
            .and_hms_nano_opt(part(civil.hour()), part(civil.minute()), part(civil.second()), nanosecond)
            .unwrap_or_default()
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
