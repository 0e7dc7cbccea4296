//! Scalars with a liking for what lies at the edges.

use hookwright_events::uuid::Uuid;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use super::values::Json;

/// Texts: mostly plain, some with what JSON escapes, some of any characters.
pub fn text() -> BoxedStrategy<String> {
    const ODD: [&str; 15] =
        ["", " ", "\"", "\\", "\0", "\u{1f}", "\u{7f}", "\u{2028}", "é", "\u{feff}", "𝄞", "1", "null", "/", "\r\n"];
    prop_oneof![
        4 => "[a-zA-Z0-9 +_.-]{0,20}",
        1 => select(&ODD[..]).prop_map(str::to_owned),
        1 => proptest::collection::vec(any::<char>(), 0..12).prop_map(String::from_iter),
        1 => ("[a-z]{0,9}", any::<char>(), "[a-z]{0,9}").prop_map(|(a, b, c)| format!("{a}{b}{c}")),
    ]
    .boxed()
}

/// Whole numbers of a range.
pub fn integer(min: i64, max: i64) -> Json {
    let edges = [min, min + 1, -1, 0, 1, max - 1, max];
    prop_oneof![2 => select(edges.to_vec()), 1 => min..=max, 1 => -100i64..100].prop_map(Value::from).boxed()
}

/// Numbers that are written with a point or an exponent.
pub fn float() -> Json {
    let edges =
        [0.0, -0.0, 0.1, 1.0, -1.0, 1e300, 5e-324, f64::MAX, f64::MIN, f64::MIN_POSITIVE, 9_007_199_254_740_993.0];
    prop_oneof![
        select(edges.to_vec()),
        any::<f64>().prop_filter("JSON has none but finite ones", |value| value.is_finite()),
        (-1e6..1e6),
    ]
    .prop_map(Value::from)
    .boxed()
}

/// Numbers of any kind.
pub fn number() -> Json {
    prop_oneof![float(), integer(i64::MIN, i64::MAX), any::<u64>().prop_map(Value::from)].boxed()
}

/// GUIDs: mostly as everybody writes them, some in the other forms that the uuid crate reads.
pub fn guid() -> Json {
    let guid = prop_oneof![
        8 => any::<u128>(),
        1 => Just(0),
        1 => Just(u128::MAX),
    ];
    (guid, 0..12)
        .prop_map(|(guid, form)| {
            let guid = Uuid::from_u128(guid);
            Value::from(match form {
                0 => guid.hyphenated().to_string().to_uppercase(),
                1 => guid.simple().to_string(),
                2 => guid.braced().to_string(),
                3 => guid.urn().to_string(),
                _ => guid.hyphenated().to_string(),
            })
        })
        .boxed()
}

/// Dates.
pub fn date() -> BoxedStrategy<String> {
    let year = prop_oneof![select(vec![0, 1, 1970, 2000, 2024, 9999]), 0..=9999];
    let day = prop_oneof![
        4 => (1..=12, 1..=28),
        1 => select(vec![(1, 31), (4, 30), (12, 31), (2, 29)]),
    ];
    (year, day)
        .prop_map(|(year, (month, day))| {
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let day = if (month, day) == (2, 29) && !leap { 28 } else { day };
            format!("{year:04}-{month:02}-{day:02}")
        })
        .boxed()
}

/// Date-times with or without offset, of any number of digits.
pub fn date_time() -> Json {
    let zone = prop_oneof![
        4 => select(vec!["Z", "z", "", "+00:00", "-00:00", "+05:30", "-23:59"]).prop_map(str::to_owned),
        1 => (0..24, 0..60).prop_map(|(hours, minutes)| format!("+{hours:02}:{minutes:02}")),
    ];
    let fraction = prop_oneof![1 => Just(String::new()), 3 => "\\.[0-9]{1,9}"];
    let separator = select(vec!["T", "T", "T", "T", "t", " "]);
    (date(), separator, 0..24, 0..60, 0..=60, fraction, zone)
        .prop_map(|(date, separator, hour, minute, second, fraction, zone)| {
            Value::from(format!("{date}{separator}{hour:02}:{minute:02}:{second:02}{fraction}{zone}"))
        })
        .boxed()
}
