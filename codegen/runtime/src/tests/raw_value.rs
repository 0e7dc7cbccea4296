#[test]
fn serde_json_says_the_name() {
    assert!(crate::runtime::decode::raw_value::raw_name().is_some());
}
