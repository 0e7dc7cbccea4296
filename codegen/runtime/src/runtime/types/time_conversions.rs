//! Conversions to and from the types of the time crate. A leap second becomes second 59.

use time::{Month, OffsetDateTime, PrimitiveDateTime, UtcOffset};

use crate::runtime::{Date, DateTime, ParseTimeError};

const NO_OFFSET: ParseTimeError = ParseTimeError("a date-time with an offset");
const OUT_OF_RANGE: ParseTimeError = ParseTimeError("a year from 0 to 9999, and an offset of whole minutes");

fn date(date: jiff::civil::Date) -> time::Date {
    let part = |value: i8| u8::try_from(value).unwrap_or(1);
    let month = Month::try_from(part(date.month())).unwrap_or(Month::January);
    // Both crates support every date of `Date`.
    time::Date::from_calendar_date(date.year().into(), month, part(date.day())).unwrap_or(time::Date::MIN)
}

fn from_date(date: time::Date) -> Option<jiff::civil::Date> {
    let (month, day) = (i8::try_from(u8::from(date.month())).ok()?, i8::try_from(date.day()).ok()?);
    let year = i16::try_from(date.year()).ok().filter(|year| (0..=9999).contains(year))?;
    jiff::civil::Date::new(year, month, day).ok()
}

fn from_primitive(value: PrimitiveDateTime) -> Option<DateTime> {
    let (hour, minute, second, nanosecond) = value.as_hms_nano();
    let part = |value: u8| i8::try_from(value).ok();
    let nanosecond = i32::try_from(nanosecond).ok()?;
    let time = jiff::civil::Time::new(part(hour)?, part(minute)?, part(second)?, nanosecond).ok()?;
    Some(from_date(value.date())?.to_datetime(time).into())
}

impl From<Date> for time::Date {
    fn from(value: Date) -> time::Date {
        date(value.civil())
    }
}

/// Fails outside the years 0 to 9999.
impl TryFrom<time::Date> for Date {
    type Error = ParseTimeError;

    fn try_from(value: time::Date) -> Result<Date, ParseTimeError> {
        from_date(value).map(Date::from).ok_or(OUT_OF_RANGE)
    }
}

/// The local date and time, without the offset.
impl From<DateTime> for PrimitiveDateTime {
    fn from(value: DateTime) -> PrimitiveDateTime {
        let civil = value.civil();
        let part = |value: i8| u8::try_from(value).unwrap_or_default();
        let nanosecond = u32::try_from(civil.subsec_nanosecond()).unwrap_or_default();
        let (hour, minute, second) = (part(civil.hour()), part(civil.minute()), part(civil.second()));
        let time = time::Time::from_hms_nano(hour, minute, second, nanosecond).unwrap_or(time::Time::MIDNIGHT);
        PrimitiveDateTime::new(date(civil.date()), time)
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
