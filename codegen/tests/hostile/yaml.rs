//! Texts that are no YAML, or that would become huge.

use crate::project::{EVENTS, Project, file_is_refused};

#[test]
fn aliases_that_multiply() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..30 {
        let inner = vec![format!("*a{}", level - 1); 10].join(", ");
        bomb += &format!("a{level}: &a{level} [{inner}]\n");
    }
    file_is_refused(bomb, &["HW0002", "more.yaml"]);
}

#[test]
fn aliases_that_multiply_a_large_text() {
    let text = "x".repeat(1 << 20);
    let bomb = format!("doc: &a {text}\nnote: [{}]\n", vec!["*a"; 100_000].join(","));
    file_is_refused(bomb, &["more.yaml"]);
}

#[test]
fn an_anchor_within_itself() {
    file_is_refused("events: &a {Rang: *a}\n", &["more.yaml:1:"]);
    file_is_refused("events: &a\n  - *a\n", &["more.yaml:"]);
}

#[test]
fn an_anchor_is_fine_where_it_ends() {
    let project = Project::new();
    project.write("acme/more.yaml", "events:\n  Rang: &rang {doc: A bell rang., fields: []}\n  Chimed: *rang\n");
    project.accepted();
}

#[test]
fn deep_nesting() {
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", "")] {
        let text = format!("doc: \n  {}x{}\n", open.repeat(50_000), close.repeat(50_000));
        file_is_refused(text, &["more.yaml:"]);
    }
    let ty = format!("{}string{}", "list<".repeat(5000), ">".repeat(5000));
    let text = format!("events: {{Rang: {{doc: A bell rang., fields: [{{x: {{type: {ty}, doc: What it is.}}}}]}}}}\n");
    file_is_refused(text, &["HW0008", "nested more than"]);
}

#[test]
fn as_many_mistakes_as_fit_into_a_file() {
    let said = file_is_refused("a\n".repeat(4_000_000), &["more.yaml:"]);
    assert!(said.len() < 1 << 20, "{} bytes are said", said.len());
    let keys: String = (0..400_000).map(|number| format!("k{number}: 1\n")).collect();
    let said = file_is_refused(keys, &["more.yaml:1:1", "more.yaml:1000:1", "has more errors, which are not shown"]);
    assert!(said.len() < 1 << 20, "{} bytes are said", said.len());
    let keys: String = (0..100_000).map(|number| format!("k{number}: 1, ")).collect();
    file_is_refused(format!("{{{keys}}}\n"), &["more.yaml:1:2", "has more errors, which are not shown"]);
}

#[test]
fn text_that_is_none() {
    file_is_refused(b"events: {}\ndoc: caf\xe9\n", &["HW0001", "not UTF-8", "line 2"]);
    file_is_refused(b"\xff\xfee\0v\0e\0n\0t\0s\0", &["HW0001", "more.yaml"]);
    let said = file_is_refused(
        b"events: {}\ndoc: a\0b\n",
        &["error[HW0002]: the control character U+0000 is not allowed here\n"],
    );
    assert!(said.contains("acme/more.yaml:2:7\n"), "{said}");
    assert!(said.contains("write it as an escape between double quotes: `\\x00`"), "{said}");
    assert!(!said.contains('\0'), "{said}");
    file_is_refused("events:\n\tRang: {doc: A bell rang., fields: []}\n", &["HW0002", "more.yaml:2:"]);
    file_is_refused("doc: \"a\u{1}b\"\n", &["HW0002", "U+0001", "more.yaml:1:8"]);
}

#[test]
fn a_byte_order_mark_and_the_line_ends_of_windows_are_fine() {
    for text in [format!("\u{feff}{EVENTS}"), EVENTS.replace('\n', "\r\n")] {
        let project = Project::new();
        project.write("acme/doors.yaml", &text);
        project.accepted();
    }
    // Places are right behind a mark.
    let project = Project::new();
    project.write("acme/doors.yaml", "\u{feff}evnts: {}\n");
    project.refused(&["acme/doors.yaml:1:1"]);
}

#[test]
fn files_that_say_nothing() {
    let project = Project::new();
    for (name, text) in [("a.yaml", ""), ("b.yaml", "\n\n"), ("c.yaml", "# nothing\n"), ("d.yaml", "---\n")] {
        project.write(&format!("acme/{name}"), text);
    }
    project.refused(&["HW0005", "found nothing", "a.yaml:1:1", "b.yaml:1:1", "c.yaml:1:1", "d.yaml:2:1"]);
}
