use std::fmt::Write;

use fastrand::Rng;

use super::*;

/// Random bodies of a few events. Some of their objects have ever new keys, and some fields ever
/// new values.
fn body(rng: &mut Rng) -> String {
    let mut body = format!("{{\"type\":\"{}\"", ["a", "b", "c"][rng.usize(..3)]);
    object(rng, &mut body, 0);
    body + "}"
}

fn object(rng: &mut Rng, into: &mut String, depth: usize) {
    for name in ["id", "state", "user", "items", "data"] {
        if rng.u8(..4) > 0 {
            write!(into, ",\"{name}\":").unwrap();
            match name {
                "data" if depth == 0 => write!(into, "{{\"k{}\":{{\"n\":{}}}}}", rng.u16(..900), rng.u8(..5)).unwrap(),
                _ => value(rng, into, depth),
            }
        }
    }
}

fn value(rng: &mut Rng, into: &mut String, depth: usize) {
    match rng.u8(..if depth < 3 { 9 } else { 7 }) {
        0 => into.push_str("null"),
        1 => write!(into, "{}", rng.bool()).unwrap(),
        2 => write!(into, "{}", rng.i64(..)).unwrap(),
        3 => write!(into, "{}.5", rng.i8(..)).unwrap(),
        4 => write!(into, "{}", 170_141_183_460_469_u128 << rng.u8(..60)).unwrap(),
        5 => {
            write!(into, "\"{}\"", ["open", "closed", "", "2026-03-14", "https://a.example/x"][rng.usize(..5)]).unwrap()
        }
        6 => write!(into, "\"{:?}\"", rng.u32(..400)).unwrap(),
        7 if depth < 2 => {
            into.push('[');
            for index in 0..rng.usize(..3) {
                into.push_str(if index > 0 { "," } else { "" });
                value(rng, into, depth + 1);
            }
            into.push(']');
        }
        _ => {
            into.push_str("{\"n\":1");
            object(rng, into, depth + 1);
            into.push('}');
        }
    }
}

/// Summaries of consecutive parts of one file.
fn parts(bodies: &[String], ends: &[usize]) -> Vec<Summary> {
    let wire = wire();
    let mut parts = Vec::new();
    let mut start = 0;
    for end in ends {
        let mut observer = Observer::new("acme", "a.ndjson", &wire, LineForm::Body);
        for (index, body) in bodies.iter().enumerate().take(*end).skip(start) {
            let at = At { file: 0, line: index as u64 + 1, offset: 0 };
            observer.line(at, body.as_bytes()).unwrap();
        }
        parts.push(observer.finish());
        start = *end;
    }
    parts
}

fn sum<'a>(parts: impl IntoIterator<Item = &'a Summary>) -> Summary {
    let mut sum = Summary::new("acme");
    parts.into_iter().for_each(|part| sum.merge(part.clone()).unwrap());
    sum
}

#[test]
fn it_does_not_matter_how_requests_are_split_and_in_which_order_they_are_added_up() {
    for seed in 0..2 {
        let mut rng = Rng::with_seed(seed);
        let bodies: Vec<String> = (0..3_000).map(|_| body(&mut rng)).collect();
        let whole = sum(&parts(&bodies, &[3_000]));
        let mut ends: Vec<usize> = (0..4).map(|_| rng.usize(..3_000)).collect();
        ends.push(3_000);
        ends.sort_unstable();
        let parts = parts(&bodies, &ends);
        let [a, b, c, d, e] = parts.as_slice() else { panic!("five parts") };
        for other in [
            sum([a, b, c, d, e]),
            sum([e, c, a, d, b]),
            sum([&sum([b, e]), &sum([d, &sum([a, c])])]),
            sum([&sum([&sum([c, d]), b]), &sum([e, a])]),
        ] {
            assert_eq!(other.to_text(), whole.to_text(), "seed {seed}");
        }
        // The limits are met, otherwise this shows little.
        let data = at(&whole, "a", &["data"]);
        assert!(data.objects.as_ref().unwrap().map.is_some(), "seed {seed}");
        assert!(at(&whole, "a", &["id"]).distinct.more, "seed {seed}");
    }
}

#[test]
fn files_are_told_apart_whatever_the_order() {
    let wire = wire();
    let of = |file: &str, body: &str| {
        let mut observer = Observer::new("acme", file, &wire, LineForm::Body);
        observer.read(body.as_bytes()).unwrap();
        observer.finish()
    };
    let (a, b) = (of("a", "{\"type\":\"x\",\"n\":1}\nx\n"), of("b", "{\"type\":\"x\",\"n\":1,\"m\":1}\ny\n"));
    let both = sum([&b, &a]);
    assert_eq!(both, sum([&a, &b]));
    assert_eq!(both.files, ["a", "b"]);
    assert_eq!(both.file(at(&both, "x", &["n"]).seen().first), "a");
    assert_eq!(both.file(at(&both, "x", &["m"]).seen().first), "b");
    let objects = both.events["x"].objects.as_ref().unwrap();
    assert_eq!(both.file(objects.lacking(&objects.fields["m"]).first), "a");
    assert_eq!(both.not_understood.first.iter().map(|it| both.file(it.at)).collect::<Vec<_>>(), ["a", "b"]);
}

#[test]
fn a_file_has_all_of_a_summary() {
    let mut rng = Rng::with_seed(7);
    let bodies: Vec<String> = (0..300).map(|_| body(&mut rng)).chain(["x".to_owned()]).collect();
    let whole = sum(&parts(&bodies, &[301]));
    assert_eq!(Summary::from_text(&whole.to_text()).unwrap(), whole);
}

#[test]
fn what_is_no_summary_of_this_version_is_refused() {
    let text = observed("{\"type\":\"a\"}").to_text();
    for (text, expected) in [
        (text.replace("\"version\":1", "\"version\":2"), "it is a summary of version 2, and this is of version 1"),
        (text.replace("\"version\":1,", ""), "it is no summary of `hookwright observe`"),
        (text.replace("\"lines\":1", "\"lines\":-1"), "it is no summary: "),
        (text.replace("\"lines\"", "\"rows\""), "it is no summary: "),
        ("[]".to_owned(), "it is no summary of `hookwright observe`"),
        (text[..text.len() / 2].to_owned(), "it is no summary of `hookwright observe`: "),
    ] {
        let error = Summary::from_text(&text).unwrap_err();
        assert!(error.starts_with(expected), "{error}");
    }
}

#[test]
fn summaries_of_different_kinds_are_not_added_up() {
    let one = observed("{\"type\":\"a\"}");
    let other = Summary { vendor: "other".to_owned(), ..one.clone() };
    assert!(matches!(one.clone().merge(other), Err(CannotMerge::Vendors(..))));
    let other = Summary { shows_values: false, ..one.clone() };
    assert_eq!(one.clone().merge(other), Err(CannotMerge::Values));
}
