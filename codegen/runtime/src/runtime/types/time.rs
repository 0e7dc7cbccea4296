//! Dates and times that are encoded as exactly the string they were decoded from.

use std::fmt;
use std::str::FromStr;

/// A date-time with an offset, with `Z`, or with neither. It is encoded as exactly the string it was
/// decoded from: with the same fraction digits and the same form of offset.
///
/// The year is from 0 to 9999, and the fraction has up to nine digits. Two values are equal if their
/// strings are; to compare instants, compare [`DateTime::timestamp`].
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateTime {
    year: u16,
    month: u8,
    day: u8,
    hour: u8,
    minute: u8,
    /// 60 in a leap second.
    second: u8,
    /// The number of fraction digits.
    digits: u8,
    nanosecond: u32,
    offset: Offset,
    /// The character between date and time.
    separator: u8,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Offset {
    None,
    /// `Z`, or `z`.
    Zulu(u8),
    Hours {
        negative: bool,
        hours: u8,
        minutes: u8,
    },
}

/// The length of the longest date-time.
const LONGEST: usize = 35;

impl DateTime {
    pub(crate) const EXPECTED: &'static str = "a date-time";

    pub(crate) const PLACEHOLDER: DateTime = DateTime {
        year: 1,
        month: 1,
        day: 1,
        hour: 0,
        minute: 0,
        second: 0,
        digits: 0,
        nanosecond: 0,
        offset: Offset::None,
        separator: b'T',
    };

    /// Parses `YYYY-MM-DDThh:mm:ss`, with up to nine fraction digits, followed by `Z`, an offset
    /// `±hh:mm`, or neither.
    pub(crate) fn parse(text: &[u8]) -> Option<DateTime> {
        let (date, rest) = text.split_at_checked(10)?;
        let Date { year, month, day } = Date::parse(date)?;
        let &[separator @ (b'T' | b't' | b' '), h1, h2, b':', m1, m2, b':', s1, s2, ref rest @ ..] = rest else {
            return None;
        };
        let (hour, minute, second) = (two(h1, h2)?, two(m1, m2)?, two(s1, s2)?);
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let (nanosecond, digits, rest) = fraction(rest)?;
        let offset = offset(rest)?;
        Some(DateTime { year, month, day, hour, minute, second, digits, nanosecond, offset, separator })
    }

    /// Whether it has an offset from UTC.
    pub fn has_offset(&self) -> bool {
        self.offset != Offset::None
    }

    /// The offset from UTC in seconds; `None` if it has none.
    pub fn offset_seconds(&self) -> Option<i32> {
        match self.offset {
            Offset::None => None,
            Offset::Zulu(_) => Some(0),
            Offset::Hours { negative, hours, minutes } => {
                let seconds = i32::from(hours) * 3600 + i32::from(minutes) * 60;
                Some(if negative { -seconds } else { seconds })
            }
        }
    }

    /// The same date and time with another offset in seconds, which is written as `Z` if it is zero,
    /// or without an offset. `None` if the offset has a fraction of a minute, or is a day or more.
    pub fn with_offset(self, seconds: Option<i32>) -> Option<DateTime> {
        let offset = match seconds {
            None => Offset::None,
            Some(0) => Offset::Zulu(b'Z'),
            Some(seconds) => {
                let minutes = seconds.unsigned_abs() / 60;
                if seconds % 60 != 0 || minutes >= 24 * 60 {
                    return None;
                }
                Offset::Hours { negative: seconds < 0, hours: (minutes / 60) as u8, minutes: (minutes % 60) as u8 }
            }
        };
        Some(DateTime { offset, ..self })
    }

    /// The local date and time, without the offset. A leap second becomes second 59.
    pub fn civil(&self) -> jiff::civil::DateTime {
        let part = |value: u8| i8::try_from(value).unwrap_or(i8::MAX);
        let year = i16::try_from(self.year).unwrap_or(i16::MAX);
        let nanosecond = i32::try_from(self.nanosecond).unwrap_or(i32::MAX);
        let (month, day, hour) = (part(self.month), part(self.day), part(self.hour));
        jiff::civil::DateTime::new(year, month, day, hour, part(self.minute), part(self.second.min(59)), nanosecond)
            .unwrap_or_default()
    }

    /// The instant; `None` if there is no offset, or if the instant is outside the range of jiff, near
    /// either end of the calendar.
    pub fn timestamp(&self) -> Option<jiff::Timestamp> {
        let offset = jiff::tz::Offset::from_seconds(self.offset_seconds()?).ok()?;
        offset.to_timestamp(self.civil()).ok()
    }

    /// Whether it is the first moment of .NET's calendar, `0001-01-01T00:00:00`, which stands for
    /// a value that was never set.
    pub fn is_min(&self) -> bool {
        (self.year, self.month, self.day) == (1, 1, 1) && self.is_midnight()
    }

    /// Whether it is the last second of .NET's calendar, `9999-12-31T23:59:59.9999999`, which
    /// stands for "without end".
    pub fn is_max(&self) -> bool {
        let time = (self.hour, self.minute, self.second.min(59));
        (self.year, self.month, self.day) == (9999, 12, 31) && time == (23, 59, 59)
    }

    fn is_midnight(&self) -> bool {
        (self.hour, self.minute, self.second, self.nanosecond) == (0, 0, 0, 0)
    }

    /// Writes the string into a buffer.
    pub(crate) fn encode<'b>(&self, buffer: &'b mut [u8; LONGEST]) -> &'b str {
        let mut text = TextBuffer { buffer, len: 0 };
        Date { year: self.year, month: self.month, day: self.day }.write(&mut text);
        text.push(self.separator);
        text.two(self.hour);
        text.push(b':');
        text.two(self.minute);
        text.push(b':');
        text.two(self.second);
        if self.digits > 0 {
            text.push(b'.');
            let mut unit = 100_000_000;
            for _ in 0..self.digits {
                text.digit((self.nanosecond / unit % 10) as u8);
                unit /= 10;
            }
        }
        match self.offset {
            Offset::None => {}
            Offset::Zulu(letter) => text.push(letter),
            Offset::Hours { negative, hours, minutes } => {
                text.push(if negative { b'-' } else { b'+' });
                text.two(hours);
                text.push(b':');
                text.two(minutes);
            }
        }
        text.finish()
    }

    /// A buffer for [`DateTime::encode`].
    pub(crate) const fn buffer() -> [u8; LONGEST] {
        [0; LONGEST]
    }
}

/// The number that two digits make.
fn two(tens: u8, ones: u8) -> Option<u8> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then_some(tens.wrapping_mul(10).wrapping_add(ones))
}

/// Nanoseconds, the number of digits, and the rest.
fn fraction(text: &[u8]) -> Option<(u32, u8, &[u8])> {
    let [b'.', rest @ ..] = text else { return Some((0, 0, text)) };
    let (mut value, mut digits, mut rest) = (0u32, 0u8, rest);
    while let [digit @ b'0'..=b'9', tail @ ..] = rest {
        digits += 1;
        if digits > 9 {
            return None;
        }
        value = value * 10 + u32::from(digit - b'0');
        rest = tail;
    }
    (digits > 0).then(|| (value * 10u32.pow(9 - u32::from(digits)), digits, rest))
}

fn offset(text: &[u8]) -> Option<Offset> {
    match *text {
        [] => Some(Offset::None),
        [letter @ (b'Z' | b'z')] => Some(Offset::Zulu(letter)),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hours, minutes) = (two(h1, h2)?, two(m1, m2)?);
            (hours < 24 && minutes < 60).then_some(Offset::Hours { negative: sign == b'-', hours, minutes })
        }
        _ => None,
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.encode(&mut Self::buffer()))
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for DateTime {
    type Err = ParseTimeError;

    fn from_str(text: &str) -> Result<Self, ParseTimeError> {
        Self::parse(text.as_bytes()).ok_or(ParseTimeError(Self::EXPECTED))
    }
}

/// An instant, written with `Z` and as many fraction digits as it needs.
impl From<jiff::Timestamp> for DateTime {
    fn from(timestamp: jiff::Timestamp) -> Self {
        let civil = jiff::tz::Offset::UTC.to_datetime(timestamp);
        DateTime { offset: Offset::Zulu(b'Z'), ..civil.into() }
    }
}

/// Date and time without an offset. A year before 0 becomes year 0.
impl From<jiff::civil::DateTime> for DateTime {
    fn from(civil: jiff::civil::DateTime) -> Self {
        let part = |value: i8| u8::try_from(value).unwrap_or_default();
        let nanosecond = u32::try_from(civil.subsec_nanosecond()).unwrap_or_default();
        let (mut digits, mut rest) = (9, nanosecond);
        while digits > 0 && rest % 10 == 0 {
            (digits, rest) = (digits - 1, rest / 10);
        }
        DateTime {
            year: u16::try_from(civil.year()).unwrap_or_default(),
            month: part(civil.month()),
            day: part(civil.day()),
            hour: part(civil.hour()),
            minute: part(civil.minute()),
            second: part(civil.second()),
            digits,
            nanosecond,
            offset: Offset::None,
            separator: b'T',
        }
    }
}

/// A calendar date, `YYYY-MM-DD`, with a year from 0 to 9999.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    pub(crate) const EXPECTED: &'static str = "a date";

    pub(crate) const PLACEHOLDER: Date = Date { year: 1, month: 1, day: 1 };

    pub(crate) fn parse(text: &[u8]) -> Option<Date> {
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else { return None };
        let year = u16::from(two(y1, y2)?) * 100 + u16::from(two(y3, y4)?);
        let (month, day) = (two(m1, m2)?, two(d1, d2)?);
        (day >= 1 && day <= days(year, month)).then_some(Date { year, month, day })
    }

    fn write(self, text: &mut TextBuffer<'_>) {
        text.two((self.year / 100) as u8);
        text.two((self.year % 100) as u8);
        text.push(b'-');
        text.two(self.month);
        text.push(b'-');
        text.two(self.day);
    }

    pub(crate) fn encode<'b>(&self, buffer: &'b mut [u8; LONGEST]) -> &'b str {
        let mut text = TextBuffer { buffer, len: 0 };
        self.write(&mut text);
        text.finish()
    }

    /// The date as a type of jiff.
    pub fn civil(&self) -> jiff::civil::Date {
        let part = |value: u8| i8::try_from(value).unwrap_or(i8::MAX);
        let year = i16::try_from(self.year).unwrap_or(i16::MAX);
        jiff::civil::Date::new(year, part(self.month), part(self.day)).unwrap_or_default()
    }
}

/// The number of days of a month; zero if there is no such month.
fn days(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 0,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.encode(&mut DateTime::buffer()))
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Date {
    type Err = ParseTimeError;

    fn from_str(text: &str) -> Result<Self, ParseTimeError> {
        Self::parse(text.as_bytes()).ok_or(ParseTimeError(Self::EXPECTED))
    }
}

/// A year before 0 becomes year 0.
impl From<jiff::civil::Date> for Date {
    fn from(date: jiff::civil::Date) -> Self {
        let part = |value: i8| u8::try_from(value).unwrap_or_default();
        let year = u16::try_from(date.year()).unwrap_or_default();
        Date { year, month: part(date.month()), day: part(date.day()) }
    }
}

/// Seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct UnixSeconds(pub i64);

impl UnixSeconds {
    /// The instant; `None` if it is outside the range of jiff, the years -9999 to 9999.
    pub fn timestamp(&self) -> Option<jiff::Timestamp> {
        jiff::Timestamp::from_second(self.0).ok()
    }
}

impl From<jiff::Timestamp> for UnixSeconds {
    fn from(timestamp: jiff::Timestamp) -> Self {
        UnixSeconds(timestamp.as_second())
    }
}

/// The error of parsing a date or date-time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseTimeError(pub(crate) &'static str);

impl fmt::Display for ParseTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.0)
    }
}

impl std::error::Error for ParseTimeError {}

struct TextBuffer<'b> {
    buffer: &'b mut [u8; LONGEST],
    len: usize,
}

impl<'b> TextBuffer<'b> {
    fn push(&mut self, byte: u8) {
        if let Some(place) = self.buffer.get_mut(self.len) {
            *place = byte;
            self.len += 1;
        }
    }

    fn digit(&mut self, digit: u8) {
        self.push(b'0' + digit);
    }

    fn two(&mut self, value: u8) {
        self.digit(value / 10);
        self.digit(value % 10);
    }

    fn finish(self) -> &'b str {
        let TextBuffer { buffer, len } = self;
        buffer.get(..len).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}
