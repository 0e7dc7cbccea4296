use std::io::Read;

use super::*;
use crate::evidence::captured::lines::{Line, Lines};

/// How many fields a summary has.
fn fields(values: &Values) -> usize {
    let objects = values.objects.iter();
    let objects = objects.flat_map(|it| it.fields.values().map(|field| &field.values).chain(it.map.as_deref()));
    let items = values.lists.iter().filter_map(|it| it.items.as_deref());
    1 + objects.chain(items).map(fields).sum::<usize>()
}

#[test]
fn a_hundred_thousand_keys_are_one_map() {
    let body = |start: usize| {
        let keys: Vec<String> = (start..start + 100).map(|key| format!("\"k{key}\":{{\"id\":{key}}}")).collect();
        format!("{{\"type\":\"a\",\"map\":{{{}}}}}\n", keys.join(","))
    };
    let summary = observed(&(0..1_000).map(|index| body(index * 100)).collect::<String>());
    assert_eq!(summary.not_understood.count, 0);
    assert_eq!(at(&summary, "a", &["map", "*"]).seen().count, 100_000);
    let id = at(&summary, "a", &["map", "*", "id"]);
    assert_eq!((id.seen().count, id.distinct.entries().len(), id.distinct.more), (100_000, 8, true));
    assert!(fields(&summary.events["a"]) < 10);
    assert!(summary.to_text().len() < 2_000);
}

#[test]
fn keys_that_are_data_at_many_levels_are_an_error_and_not_a_heap_of_memory() {
    let wire = wire();
    let mut observer = Observer::new("acme", "a", &wire, LineForm::Body).with_fields(5_000);
    let mut rng = fastrand::Rng::with_seed(1);
    let error = (1..).find_map(|line| {
        let mut key = || rng.u8(..200);
        let path = [key(), key(), key(), key(), key()].map(|key| format!("{{\"k{key}\":")).concat();
        let body = format!("{{\"type\":\"a\",\"x\":{path}1}}}}}}}}}}}}");
        observer.line(At { file: 0, line, offset: 0 }, body.as_bytes()).err()
    });
    assert!(error.unwrap().starts_with("there are too many different fields by line "));
}

#[test]
fn nesting_is_looked_into_up_to_a_limit() {
    for (open, close, levels) in [("[", "]", 100), ("{\"x\":", "}", 100)] {
        let body = format!("{{\"type\":\"a\",\"x\":{}1{}}}", open.repeat(levels), close.repeat(levels));
        let summary = observed(&body);
        assert_eq!((summary.not_understood.count, summary.event_count()), (0, 1));
        assert!(fields(&summary.events["a"]) < 40);
        assert_eq!(Summary::from_text(&summary.to_text()).unwrap(), summary);
    }
    let body = format!("{{\"type\":\"a\",\"x\":{}", "[".repeat(1_000_000));
    assert_eq!(observed(&body).not_understood.count, 1);
    let body = format!("{{\"type\":\"a\",\"x\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(observed(&body).event_count(), 1);
}

#[test]
fn huge_numbers_are_counted_and_not_kept() {
    let digits = "9".repeat(100_000);
    let summary =
        observed(&format!("{{\"type\":\"a\",\"x\":[{digits},-{digits},1e999999999,1e-999999999,{digits}.5]}}"));
    let x = at(&summary, "a", &["x", "[]"]);
    let numbers = x.numbers.as_ref().unwrap();
    assert_eq!((x.of(Kind::Number).count, numbers.min.value, numbers.max.value), (5, f64::MIN, f64::MAX));
    assert!(summary.to_text().len() < 2_000);
    let summary = observed("{\"type\":\"a\",\"x\":9223372036854775808}");
    let integers = at(&summary, "a", &["x"]).integers.as_ref().unwrap();
    assert_eq!(integers.max.value.0, i128::from(i64::MAX) + 1);
    assert!(summary.to_text().contains("\"9223372036854775808\""));
}

#[test]
fn long_strings_are_counted_and_not_kept() {
    let long = "é".repeat(500_000);
    let summary = observed(&format!("{{\"type\":\"a\",\"x\":\"{long}\",\"{long}\":1}}\n{{\"type\":\"{long}\"}}\n"));
    // A name of a million bytes is data.
    let x = at(&summary, "a", &["*"]);
    assert_eq!(x.strings.as_ref().unwrap().longest.unwrap().value, 1_000_000);
    assert!(x.distinct.more);
    assert_eq!(summary.not_understood.count, 1);
    assert!(summary.to_text().len() < 2_000);
}

#[test]
fn nul_bytes_and_halves_of_surrogate_pairs_are_reported() {
    let lines = "{\"type\":\"a\",\"x\":\"\u{0}\"}\n{\"type\":\"a\",\"\\udc00\":1}\n{\"type\":\"a\",\"x\":\"\\ud83d\\ude00\\u0000\"}\n";
    let summary = observed(lines);
    assert_eq!(unclear(&summary).iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(at(&summary, "a", &["x"]).distinct.entries()[0].value, Value::Text("😀\0".into()));
}

#[test]
fn a_line_that_is_too_long_is_passed_over_without_being_kept() {
    let text = std::io::repeat(b'x').take(100_000).chain(&b"\nshort\n"[..]).chain(std::io::repeat(b'y').take(50_000));
    let mut lines = Lines::with_longest(std::io::BufReader::with_capacity(100, text), 1_000);
    assert_eq!(lines.next().unwrap(), Some(Line::TooLong));
    assert_eq!(lines.next().unwrap(), Some(Line::Text(b"short")));
    assert_eq!(lines.next().unwrap(), Some(Line::TooLong));
    assert_eq!(lines.next().unwrap(), None);
}

#[test]
fn lines_end_where_they_end_whatever_the_buffer() {
    let text = "\na\nbb\n\nccc";
    for capacity in 1..12 {
        let mut lines = Lines::with_longest(std::io::BufReader::with_capacity(capacity, text.as_bytes()), 3);
        let mut found = Vec::new();
        while let Some(Line::Text(line)) = lines.next().unwrap() {
            found.push(String::from_utf8(line.to_vec()).unwrap());
        }
        assert_eq!(found, ["", "a", "bb", "", "ccc"], "{capacity}");
    }
}
