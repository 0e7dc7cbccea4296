//! Conversions to and from the types of the jiff crate. A leap second becomes second 59.

use jiff::Timestamp;
use jiff::civil;

use super::time::{NO_OFFSET, OUT_OF_RANGE};
use crate::runtime::{Date, DateTime, ParseTimeError, UnixSeconds};

fn from_civil(value: civil::DateTime) -> Option<DateTime> {
    let part = |value: i8| u8::try_from(value).ok();
    let time = (part(value.hour())?, part(value.minute())?, part(value.second())?);
    DateTime::local(value.date().try_into().ok()?, time, u32::try_from(value.subsec_nanosecond()).ok()?)
}

impl From<Date> for civil::Date {
    fn from(value: Date) -> civil::Date {
        let part = |value: u8| i8::try_from(value).unwrap_or(i8::MAX);
        let year = i16::try_from(value.year()).unwrap_or(i16::MAX);
        // Both crates support every date of `Date`.
        civil::Date::new(year, part(value.month()), part(value.day())).unwrap_or_default()
    }
}

/// Fails outside the years 0 to 9999.
impl TryFrom<civil::Date> for Date {
    type Error = ParseTimeError;

    fn try_from(value: civil::Date) -> Result<Date, ParseTimeError> {
        let part = |value: i8| u8::try_from(value).unwrap_or_default();
        Date::new(value.year().into(), part(value.month()), part(value.day())).ok_or(OUT_OF_RANGE)
    }
}

/// The local date and time, without the offset.
impl From<DateTime> for civil::DateTime {
    fn from(value: DateTime) -> civil::DateTime {
        let part = |value: u8| i8::try_from(value).unwrap_or(i8::MAX);
        let (hour, minute, second) = (part(value.hour()), part(value.minute()), part(value.second().min(59)));
        let nanosecond = i32::try_from(value.nanosecond()).unwrap_or(i32::MAX);
        let time = civil::Time::new(hour, minute, second, nanosecond).unwrap_or_default();
        civil::Date::from(value.date()).to_datetime(time)
    }
}

/// Without an offset. Fails outside the years 0 to 9999.
impl TryFrom<civil::DateTime> for DateTime {
    type Error = ParseTimeError;

    fn try_from(value: civil::DateTime) -> Result<DateTime, ParseTimeError> {
        from_civil(value).ok_or(OUT_OF_RANGE)
    }
}

/// Fails if there is no offset, or outside the range of jiff, near either end of the calendar.
impl TryFrom<DateTime> for Timestamp {
    type Error = ParseTimeError;

    fn try_from(value: DateTime) -> Result<Timestamp, ParseTimeError> {
        let nanoseconds = value.unix_nanoseconds().ok_or(NO_OFFSET)?;
        Timestamp::from_nanosecond(nanoseconds).map_err(|_| OUT_OF_RANGE)
    }
}

/// Written with `Z` and as many fraction digits as it needs. Fails outside the years 0 to 9999.
impl TryFrom<Timestamp> for DateTime {
    type Error = ParseTimeError;

    fn try_from(value: Timestamp) -> Result<DateTime, ParseTimeError> {
        let utc = jiff::tz::Offset::UTC.to_datetime(value);
        from_civil(utc).and_then(|time| time.with_offset(Some(0))).ok_or(OUT_OF_RANGE)
    }
}

/// Fails outside the range of jiff, the years -9999 to 9999.
impl TryFrom<UnixSeconds> for Timestamp {
    type Error = ParseTimeError;

    fn try_from(value: UnixSeconds) -> Result<Timestamp, ParseTimeError> {
        Timestamp::from_second(value.0).map_err(|_| OUT_OF_RANGE)
    }
}

impl From<Timestamp> for UnixSeconds {
    fn from(value: Timestamp) -> UnixSeconds {
        UnixSeconds(value.as_second())
    }
}
