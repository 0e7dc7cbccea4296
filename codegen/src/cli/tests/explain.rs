//! `hookwright explain`.

use super::*;

#[test]
fn explain_tells_of_rules() {
    let ran = hookwright(&["explain", "hw0012"]);
    assert!(ran.status == Status::Done && ran.out.starts_with("HW0012: Rust names differ"), "{}", ran.out);
    assert!(ran.out.contains("\nWrong:\n\n```yaml\n") && ran.out.contains("\nRight:\n\n```yaml\n"), "{}", ran.out);
    assert!(crate::rules::page().contains(&ran.out));
    assert!(hookwright(&["explain", "HW012"]).err.contains("did you mean `HW0012`?"));
    assert_eq!(hookwright(&["explain"]).out.lines().count(), crate::rules::all().count());
}
