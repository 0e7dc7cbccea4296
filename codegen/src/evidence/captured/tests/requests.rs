use super::*;

#[test]
fn fields_are_counted_by_kind_with_their_first_place() {
    let summary = observed(concat!(
        r#"{"type":"a","n":3,"s":"x","l":[1,2.5,null],"o":{"b":true}}"#,
        "\n\n",
        r#"{"type":"a","n":35000000000,"s":null,"l":[]}"#,
        "\r\n",
        r#"{"s":"2026-03-14","type":"b"}"#,
    ));
    assert_eq!((summary.lines, summary.event_count()), (3, 3));
    assert!(summary.not_understood.first.is_empty());
    let n = at(&summary, "a", &["n"]);
    let integers = n.integers.as_ref().unwrap();
    assert_eq!((n.seen().count, integers.min.value.0, integers.max.value.0), (2, 3, 35_000_000_000));
    assert_eq!((integers.min.first.line, integers.max.first.line), (1, 3));
    let s = at(&summary, "a", &["s"]);
    assert_eq!((s.of(Kind::String).count, s.of(Kind::Null).count, s.nulls.first.line), (1, 1, 3));
    let items = at(&summary, "a", &["l", "[]"]);
    assert_eq!(Kind::ALL.map(|kind| items.of(kind).count), [1, 0, 1, 1, 0, 0, 0]);
    let lists = at(&summary, "a", &["l"]).lists.as_ref().unwrap();
    assert_eq!((lists.shortest.unwrap().value, lists.longest.unwrap().value), (0, 3));
    let objects = summary.events["a"].objects.as_ref().unwrap();
    let lacking = objects.lacking(&objects.fields["o"]);
    assert_eq!((lacking.count, lacking.first.line), (1, 3));
    assert_eq!(objects.lacking(&objects.fields["n"]).count, 0);
    let order: Vec<&str> = objects.fields.keys().map(|name| &**name).collect();
    assert_eq!(order, ["type", "n", "s", "l", "o"]);
    assert_eq!(at(&summary, "b", &["s"]).strings.as_ref().unwrap().of(Form::Date).count, 1);
}

#[test]
fn a_field_that_comes_late_was_absent_before() {
    let summary = observed("{\"type\":\"a\"}\n{\"type\":\"a\"}\n{\"type\":\"a\",\"x\":1,\"x\":2}\n");
    let objects = summary.events["a"].objects.as_ref().unwrap();
    let lacking = objects.lacking(&objects.fields["x"]);
    // A key that comes twice is in one object all the same.
    assert_eq!((lacking.count, lacking.first.line, objects.fields["x"].present), (2, 1, 1));
}

#[test]
fn a_request_has_its_body_as_json_or_as_text() {
    let lines = concat!(
        r#"{"headers":{"X":"y"},"body":{"type":"a","n":1}}"#,
        "\n",
        r#"{"body":"{\"type\":\"a\",\"n\":\"\\u00e9\"}"}"#,
        "\n",
        r#"{"headers":{}}"#,
        "\n",
        r#"{"body":"type=a"}"#,
        "\n[]\n",
    );
    let summary = observed_as(lines, &wire(), LineForm::Request);
    assert_eq!((summary.lines, summary.event_count()), (5, 2));
    let n = at(&summary, "a", &["n"]);
    assert_eq!(n.distinct.entries().len(), 2);
    let unclear = unclear(&summary);
    assert_eq!(unclear.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 4, 5]);
    assert!(unclear[0].1.contains("no object with a `body`"), "{unclear:?}");
    assert!(unclear[1].1.starts_with("the text in `body`: it is not JSON"), "{unclear:?}");
}

#[test]
fn each_event_of_an_envelope_counts_for_itself() {
    let wire = Wire { name: EventName::of_field("type"), events: Some("events".to_owned()), wrapped: Vec::new() };
    let lines = concat!(
        r#"{"id":1,"events":[{"x":1,"type":"a"},{"type":"b"},{"no":1},7,{"type":"a"}],"end":true}"#,
        "\n",
        r#"{"id":2,"events":{}}"#,
    );
    let summary = observed_as(lines, &wire, LineForm::Body);
    assert_eq!((summary.event_count(), summary.events["a"].seen().count), (3, 2));
    assert_eq!(unclear(&summary), [(1, "event 3: it has no `type`, which names its event")]);
    let objects = summary.envelope.as_ref().unwrap().objects.as_ref().unwrap();
    assert_eq!(objects.fields["events"].values.lists.as_ref().unwrap().longest.unwrap().value, 5);
    assert_eq!(objects.fields["end"].present, 1);
    assert_eq!(objects.fields["events"].values.of(Kind::Object).count, 1);
}

#[test]
fn what_is_no_event_is_reported_with_its_line_and_leaves_no_trace() {
    let cut = r#"{"type":"a","x":1"#;
    let lines = format!("{cut}\n{{\"type\":1}}\n[]\n{{\"type\":\"a\",\"y\":\"\\ud800\"}}\nnull\n{{}} {{}}\n");
    let summary = observed(&lines);
    assert_eq!((summary.lines, summary.events.len(), summary.not_understood.count), (6, 0, 6));
    assert_eq!(unclear(&summary)[1], (2, "its `type`, which names its event, is no string"));
}

#[test]
fn only_the_first_lines_that_are_not_understood_are_kept() {
    let summary = observed(&"x\n".repeat(100));
    assert_eq!(summary.not_understood.count, 100);
    assert_eq!(unclear(&summary).iter().map(|(line, _)| *line).collect::<Vec<_>>(), (1..=20).collect::<Vec<_>>());
}

#[test]
fn an_event_may_stand_without_its_envelope_and_a_body_with_neither_is_not_understood() {
    let wire = Wire { name: EventName::of_field("type"), events: Some("events".to_owned()), wrapped: Vec::new() };
    let bodies = "{\"id\":1,\"events\":[{\"type\":\"a\"},{\"type\":\"b\"}]}\n{\"type\":\"a\",\"n\":1}\n{\"id\":2}\n";
    let summary = observed_as(bodies, &wire, LineForm::Body);
    assert_eq!((summary.lines, summary.event_count()), (3, 3));
    assert_eq!(summary.envelope.as_ref().map(|values| values.seen().count), Some(1));
    assert_eq!(unclear(&summary), [(3, "it has neither `events`, the list of events, nor `type`")]);
}
