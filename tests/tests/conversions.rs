//! Dates and date-times as other crates have them.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::time::SystemTime;

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, Utc};
use hookwright_events::{Date, DateTime, UnixSeconds};
use hookwright_tests::for_each_vendor;
use hookwright_tests::vendors::Vendor;
use jiff::{Timestamp, civil};
use time::macros::{date, datetime};
use time::{OffsetDateTime, PrimitiveDateTime};

fn ours(text: &str) -> DateTime {
    text.parse().unwrap()
}

/// Texts that both crates can hold as they are: no leap second, no fraction that ends in zero.
const WITH_OFFSET: [&str; 5] = [
    "2026-03-14T09:26:53Z",
    "2026-03-14T09:26:53.5897932+02:00",
    "0000-01-01T00:00:00.000000001-23:59",
    "9999-12-31T23:59:59.9999999Z",
    "2024-02-29T12:00:00+05:30",
];

#[test]
fn chrono_there_and_back() {
    for text in WITH_OFFSET {
        let there = chrono::DateTime::<FixedOffset>::try_from(ours(text)).unwrap();
        assert_eq!(DateTime::try_from(there).unwrap().to_string(), text);
        let expected = chrono::DateTime::parse_from_rfc3339(text).unwrap();
        assert_eq!((there, there.offset()), (expected, expected.offset()), "{text}");
        assert_eq!(chrono::DateTime::<Utc>::try_from(ours(text)).unwrap(), expected, "{text}");
        let naive = NaiveDateTime::from(ours(text));
        assert_eq!(naive, expected.naive_local(), "{text}");
        assert_eq!(DateTime::try_from(naive).unwrap(), ours(text).with_offset(None).unwrap());
    }
    let day = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
    assert_eq!(NaiveDate::from("2024-02-29".parse::<Date>().unwrap()), day);
    assert_eq!(Date::try_from(day).unwrap().to_string(), "2024-02-29");
}

#[test]
fn time_there_and_back() {
    for text in WITH_OFFSET {
        let there = OffsetDateTime::try_from(ours(text)).unwrap();
        assert_eq!(DateTime::try_from(there).unwrap().to_string(), text);
        let local = PrimitiveDateTime::from(ours(text));
        assert_eq!(DateTime::try_from(local).unwrap(), ours(text).with_offset(None).unwrap());
    }
    let known = OffsetDateTime::try_from(ours("2026-03-14T09:26:53.5+02:00")).unwrap();
    assert_eq!(known, datetime!(2026-03-14 09:26:53.5 +02:00));
    assert_eq!(time::Date::from("2024-02-29".parse::<Date>().unwrap()), date!(2024 - 02 - 29));
    assert_eq!(Date::try_from(date!(2024 - 02 - 29)).unwrap().to_string(), "2024-02-29");
}

#[test]
fn jiff_there_and_back() {
    for text in WITH_OFFSET {
        let local = civil::DateTime::from(ours(text));
        assert_eq!(DateTime::try_from(local).unwrap(), ours(text).with_offset(None).unwrap());
        // jiff ends a day before the calendar does, lest an offset lead out of it.
        let Ok(instant) = text.parse::<Timestamp>() else { continue };
        assert_eq!(Timestamp::try_from(ours(text)).unwrap(), instant, "{text}");
        let utc = DateTime::try_from(instant).unwrap();
        assert_eq!((utc.unix_nanoseconds(), utc.offset_seconds()), (ours(text).unix_nanoseconds(), Some(0)));
    }
    assert_eq!(Timestamp::try_from(UnixSeconds(-1)).map(UnixSeconds::from), Ok(UnixSeconds(-1)));
    assert_eq!(civil::Date::from("2024-02-29".parse::<Date>().unwrap()), civil::date(2024, 2, 29));
    assert_eq!(Date::try_from(civil::date(2024, 2, 29)).unwrap().to_string(), "2024-02-29");
    assert!(Date::try_from(civil::date(-1, 1, 1)).is_err());
    assert!(DateTime::try_from(civil::date(-1, 1, 1).at(0, 0, 0, 0)).is_err());
    assert!(DateTime::try_from(Timestamp::MIN).is_err());
    assert!(Timestamp::try_from(UnixSeconds(i64::MAX)).is_err());
}

#[test]
fn instants_are_those_of_chrono() {
    let every_day = NaiveDate::from_ymd_opt(0, 1, 1).unwrap().iter_days();
    for day in every_day.step_by(17).take_while(|day| *day <= NaiveDate::from_ymd_opt(9999, 12, 31).unwrap()) {
        let expected = day.and_hms_nano_opt(23, 5, 7, 9).unwrap().and_utc();
        let time = DateTime::try_from(expected).unwrap();
        let nanoseconds = i128::from(expected.timestamp()) * 1_000_000_000 + 9;
        assert_eq!(time.unix_nanoseconds(), Some(nanoseconds), "{day}");
        assert_eq!(SystemTime::try_from(time).unwrap(), SystemTime::from(expected), "{day}");
    }
    let same = ["2026-03-01T01:30:00+02:00", "2026-02-28T23:30:00Z", "2026-02-28T15:30:00-08:00"];
    assert!(same.windows(2).all(|pair| ours(pair[0]).unix_nanoseconds() == ours(pair[1]).unix_nanoseconds()));
    let at = ours("2016-12-31T23:59:60.25Z");
    assert_eq!((at.date().to_string().as_str(), at.hour(), at.minute()), ("2016-12-31", 23, 59));
    assert_eq!((at.second(), at.nanosecond()), (60, 250_000_000));
    assert_eq!((at.date().year(), at.date().month(), at.date().day()), (2016, 12, 31));
}

#[test]
fn what_cannot_be_converted_is_an_error() {
    let floating = ours("2026-03-14T09:26:53");
    assert!(chrono::DateTime::<FixedOffset>::try_from(floating).is_err());
    assert!(chrono::DateTime::<Utc>::try_from(floating).is_err());
    assert!(OffsetDateTime::try_from(floating).is_err());
    assert!(Timestamp::try_from(floating).is_err());
    assert!(SystemTime::try_from(floating).is_err());
    assert_eq!(floating.unix_nanoseconds(), None);
    let later = NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap();
    assert!(Date::try_from(later).is_err());
    assert!(DateTime::try_from(later.and_hms_opt(0, 0, 0).unwrap()).is_err());
    assert!(Date::try_from(NaiveDate::from_ymd_opt(-1, 1, 1).unwrap()).is_err());
    let odd = FixedOffset::east_opt(3601).unwrap();
    let odd = later.pred_opt().unwrap().and_hms_opt(0, 0, 0).unwrap().and_local_timezone(odd).unwrap();
    assert!(DateTime::try_from(odd).is_err(), "an offset of seconds has no text");
    for seconds in [-86_400, -86_399, -1, 1, 59, 61, 86_400, i32::MAX, i32::MIN] {
        assert_eq!(floating.with_offset(Some(seconds)), None, "{seconds}");
    }
}

#[test]
fn a_leap_second_is_the_second_before() {
    let leap = ours("2016-12-31T23:59:60Z");
    let before = NaiveDate::from_ymd_opt(2016, 12, 31).unwrap().and_hms_opt(23, 59, 59).unwrap();
    assert_eq!(NaiveDateTime::from(leap), before);
    assert_eq!(PrimitiveDateTime::from(leap), datetime!(2016-12-31 23:59:59));
    assert_eq!(civil::DateTime::from(leap), civil::date(2016, 12, 31).at(23, 59, 59, 0));
    assert_eq!(leap.unix_nanoseconds(), ours("2016-12-31T23:59:59Z").unix_nanoseconds());
}

#[test]
fn dates_are_serde_types_of_their_own() {
    #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    struct Row {
        at: DateTime,
        day: Option<Date>,
    }
    let text = r#"{"at":"2026-03-14T09:26:53.010+00:00","day":"2026-03-14"}"#;
    let row: Row = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&row).unwrap(), text);
    assert!(serde_json::from_str::<DateTime>("\"yesterday\"").is_err());
}

for_each_vendor! {
    events_are_send_sync_and_static;
}

/// Events are handed from task to task.
fn events_are_send_sync_and_static<V: Vendor>() {
    fn holds<T: Clone + Send + Sync + 'static>() {}
    holds::<V::Event>();
    holds::<V::Body>();
    holds::<hookwright_events::DecodeError>();
}
