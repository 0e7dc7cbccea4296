//! Conversions to and from the types of the time crate. A leap second becomes second 59.

use time::{Month, OffsetDateTime, PrimitiveDateTime, UtcOffset};

use super::time::{NO_OFFSET, OUT_OF_RANGE};
use crate::runtime::{Date, DateTime, ParseTimeError};

fn from_primitive(value: PrimitiveDateTime) -> Option<DateTime> {
    let (hour, minute, second, nanosecond) = value.as_hms_nano();
    DateTime::local(value.date().try_into().ok()?, (hour, minute, second), nanosecond)
}

impl From<Date> for time::Date {
    fn from(value: Date) -> time::Date {
        let month = Month::try_from(value.month()).unwrap_or(Month::January);
        // Both crates support every date of `Date`.
        time::Date::from_calendar_date(value.year().into(), month, value.day()).unwrap_or(time::Date::MIN)
    }
}

/// Fails outside the years 0 to 9999.
impl TryFrom<time::Date> for Date {
    type Error = ParseTimeError;

    fn try_from(value: time::Date) -> Result<Date, ParseTimeError> {
        Date::new(value.year(), value.month().into(), value.day()).ok_or(OUT_OF_RANGE)
    }
}

/// The local date and time, without the offset.
impl From<DateTime> for PrimitiveDateTime {
    fn from(value: DateTime) -> PrimitiveDateTime {
        let (hour, minute, second) = (value.hour(), value.minute(), value.second().min(59));
        let time = time::Time::from_hms_nano(hour, minute, second, value.nanosecond());
        PrimitiveDateTime::new(value.date().into(), time.unwrap_or(time::Time::MIDNIGHT))
    }
}

/// Without an offset. Fails outside the years 0 to 9999.
impl TryFrom<PrimitiveDateTime> for DateTime {
    type Error = ParseTimeError;

    fn try_from(value: PrimitiveDateTime) -> Result<DateTime, ParseTimeError> {
        from_primitive(value).ok_or(OUT_OF_RANGE)
    }
}

/// Fails if there is no offset.
impl TryFrom<DateTime> for OffsetDateTime {
    type Error = ParseTimeError;

    fn try_from(value: DateTime) -> Result<Self, ParseTimeError> {
        let seconds = value.offset_seconds().ok_or(NO_OFFSET)?;
        let offset = UtcOffset::from_whole_seconds(seconds).map_err(|_| NO_OFFSET)?;
        Ok(PrimitiveDateTime::from(value).assume_offset(offset))
    }
}

/// Fails outside the years 0 to 9999, or if the offset has a fraction of a minute.
impl TryFrom<OffsetDateTime> for DateTime {
    type Error = ParseTimeError;

    fn try_from(value: OffsetDateTime) -> Result<DateTime, ParseTimeError> {
        let local = PrimitiveDateTime::new(value.date(), value.time());
        from_primitive(local)
            .and_then(|time| time.with_offset(Some(value.offset().whole_seconds())))
            .ok_or(OUT_OF_RANGE)
    }
}
