//! What the command line refuses, and help.

use std::path::Path;

use super::*;

#[test]
fn wrong_usage_is_2_and_help_is_0() {
    let (_directory, schemas, out) = project();
    let wrong: &[&[&str]] = &[
        &[],
        &["regenerate"],
        &["check"],
        &["generate", "--schemas", &schemas],
        &["export", "--schemas", &schemas],
        &["export", "--schemas", &schemas, "--out", &out, "--stdout"],
        &["export", "--schemas", &schemas, "--out", &out, "--draft", "06"],
        &["export", "--schemas", &schemas, "--out", &out, "--profile", "lax"],
        &["export", "--schemas", &schemas, "--out", &out, "--base-url", "ftp://x"],
        &["export", "--schemas", &schemas, "--out", &out, "--vendor", "acne"],
        &["export", "--schemas", &schemas, "--out", &out, "--event", "Opene"],
        &["export", "--schemas", &schemas, "--out", &out, "--format", "yaml"],
        &["export", "--schemas", &schemas, "--out", &out, "--zip", &out],
        &["export", "--schemas", &schemas, "--zip", &out, "--stdout"],
        &["export", "--schemas", &schemas, "--stdout", "--event", "Opened", "--event", "Closed"],
        &["explain", "HW9999"],
    ];
    for args in wrong {
        let ran = hookwright(args);
        assert_eq!((ran.status, ran.out.as_str()), (Status::WrongUsage, ""), "{args:?}");
        assert!(!ran.err.is_empty(), "{args:?}");
    }
    assert!(!Path::new(&out).exists());
    for args in [&["--help"] as &[_], &["--version"], &["export", "--help"]] {
        let ran = hookwright(args);
        assert_eq!((ran.status, ran.err.as_str()), (Status::Done, ""), "{args:?}");
    }
    let ran = hookwright(&["export", "--schemas", &schemas, "--out", &out, "--vendor", "acne"]);
    assert!(ran.err.contains("unknown vendor `acne`") && ran.err.contains("did you mean `acme`?"), "{}", ran.err);
}

#[test]
fn an_internal_error_is_reported_with_its_place_and_a_status_of_its_own() {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let console = Console::plain(&mut out, &mut err, &GlobalArgs::default());
    let status = console.run(|_| crate::internal::bug("a type is missing"));
    assert_eq!((status, status as u8), (Status::Internal, 70));
    let err = String::from_utf8(err).unwrap();
    assert!(err.contains("error: internal error: a type is missing (") && err.contains("usage.rs:"), "{err}");
    assert!(err.contains("help: this is a bug in hookwright"), "{err}");
    assert!(out.is_empty());
}
