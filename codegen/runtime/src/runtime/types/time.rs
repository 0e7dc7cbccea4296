//! Dates and times that are encoded as exactly the string they were decoded from.

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A date-time with an offset, with `Z`, or with neither. It is encoded as exactly the string it was
/// decoded from: with the same fraction digits and the same form of offset.
///
/// The year is from 0 to 9999, and the fraction has up to nine digits. Two values are equal if their
/// strings are; to compare instants, compare [`DateTime::unix_nanoseconds`].
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

    /// A date and a time of day, hour, minute and second, without an offset and with as many fraction
    /// digits as it needs. `None` if there is no such time.
    #[allow(dead_code, reason = "for the conversions that features add")]
    pub(crate) fn local(date: Date, (hour, minute, second): (u8, u8, u8), nanosecond: u32) -> Option<DateTime> {
        let Date { year, month, day } = date;
        let (mut digits, mut rest) = (9, nanosecond);
        while digits > 0 && rest % 10 == 0 {
            (digits, rest) = (digits - 1, rest / 10);
        }
        let (offset, separator) = (Offset::None, b'T');
        let valid = hour < 24 && minute < 60 && second < 60 && nanosecond < 1_000_000_000;
        valid.then_some(DateTime { year, month, day, hour, minute, second, digits, nanosecond, offset, separator })
    }

    /// The local date.
    pub fn date(&self) -> Date {
        Date { year: self.year, month: self.month, day: self.day }
    }

    /// The local hour, from 0 to 23.
    pub fn hour(&self) -> u8 {
        self.hour
    }

    /// The minute, from 0 to 59.
    pub fn minute(&self) -> u8 {
        self.minute
    }

    /// The second, from 0 to 59, or 60 in a leap second.
    pub fn second(&self) -> u8 {
        self.second
    }

    /// The fraction of the second.
    pub fn nanosecond(&self) -> u32 {
        self.nanosecond
    }

    /// The instant, in nanoseconds since 1970-01-01T00:00:00Z; `None` if there is no offset. A leap
    /// second counts as the second before it.
    pub fn unix_nanoseconds(&self) -> Option<i128> {
        let time = i64::from(self.hour) * 3600 + i64::from(self.minute) * 60 + i64::from(self.second.min(59));
        let seconds = self.date().unix_days() * 86_400 + time - i64::from(self.offset_seconds()?);
        Some(i128::from(seconds) * 1_000_000_000 + i128::from(self.nanosecond))
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
        self.date().write(&mut text);
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

/// Fails if there is no offset.
impl TryFrom<DateTime> for SystemTime {
    type Error = ParseTimeError;

    fn try_from(value: DateTime) -> Result<SystemTime, ParseTimeError> {
        let nanoseconds = value.unix_nanoseconds().ok_or(NO_OFFSET)?;
        let (seconds, rest) = (nanoseconds.unsigned_abs() / 1_000_000_000, nanoseconds.unsigned_abs() % 1_000_000_000);
        let distance = u64::try_from(seconds).ok().zip(u32::try_from(rest).ok()).ok_or(OUT_OF_RANGE)?;
        let distance = Duration::new(distance.0, distance.1);
        let time = if nanoseconds < 0 { UNIX_EPOCH.checked_sub(distance) } else { UNIX_EPOCH.checked_add(distance) };
        time.ok_or(OUT_OF_RANGE)
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

    /// The date; `None` if there is none in the years 0 to 9999.
    #[allow(dead_code, reason = "for the conversions that features add")]
    pub(crate) fn new(year: i32, month: u8, day: u8) -> Option<Date> {
        let year = u16::try_from(year).ok().filter(|year| *year <= 9999)?;
        (day >= 1 && day <= days(year, month)).then_some(Date { year, month, day })
    }

    /// The year, from 0 to 9999.
    pub fn year(&self) -> u16 {
        self.year
    }

    /// The month, from 1 to 12.
    pub fn month(&self) -> u8 {
        self.month
    }

    /// The day of the month, from 1 to 31.
    pub fn day(&self) -> u8 {
        self.day
    }

    /// The number of days since 1970-01-01. A year is counted from March, so that a leap day is its last.
    fn unix_days(&self) -> i64 {
        let (years, months) = match self.month {
            month @ 3.. => (i64::from(self.year), i64::from(month) - 3),
            month => (i64::from(self.year) - 1, i64::from(month) + 9),
        };
        let leap_days = years.div_euclid(4) - years.div_euclid(100) + years.div_euclid(400);
        // From March on, five months have 153 days.
        let days_before = (153 * months + 2) / 5 + i64::from(self.day) - 1;
        years * 365 + leap_days + days_before - DAYS_TO_1970
    }
}

/// The days from the first of March of the year 0 to the first of January 1970.
const DAYS_TO_1970: i64 = 719_468;

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

/// Seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct UnixSeconds(pub i64);

/// The error of parsing or converting a date or date-time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseTimeError(pub(crate) &'static str);

impl fmt::Display for ParseTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.0)
    }
}

impl std::error::Error for ParseTimeError {}

pub(crate) const NO_OFFSET: ParseTimeError = ParseTimeError("a date-time with an offset");
pub(crate) const OUT_OF_RANGE: ParseTimeError = ParseTimeError("a year from 0 to 9999, and an offset of whole minutes");

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
