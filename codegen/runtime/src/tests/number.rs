use crate::runtime::json::number::{end, float, integer, is_canonical_float, short};

#[test]
fn integral_numbers_are_integers_in_any_form() {
    for (text, value) in [
        ("42", 42),
        ("42.0", 42),
        ("4.2e1", 42),
        ("420e-1", 42),
        ("0.042E+3", 42),
        ("-0", 0),
        ("0e99999999999999999999", 0),
        ("-1e2", -100),
        ("9223372036854775807.000", i64::MAX),
        ("-9223372036854775808", i64::MIN),
        ("-9.223372036854775808e18", i64::MIN),
        ("1000000000000000000000000000000e-30", 1),
    ] {
        assert_eq!(integer(text), Some(value), "{text}");
    }
    for text in ["1.5", "1e-1", "9223372036854775808", "1e19", "1e400", "1e-400", "1e99999999999999999999"] {
        assert_eq!(integer(text), None, "{text}");
    }
}

#[test]
fn integers_of_up_to_18_digits_are_read_at_once() {
    for (text, read) in [
        ("0,", Some((0, 1))),
        ("1473433500}", Some((1_473_433_500, 10))),
        ("999999999999999999]", Some((999_999_999_999_999_999, 18))),
        ("9999999999999999999,", None),
        ("99999999999999999999999999,", None),
        ("01,", None),
        ("1.0,", None),
        ("-1,", None),
        ("1", None),
        (",", None),
    ] {
        assert_eq!(short(text.as_bytes()), read, "{text}");
    }
}

#[test]
fn numbers_end_where_json_says() {
    for (text, len) in [("0,", 1), ("-0.5e-1]", 7), ("12e+3", 5), ("1 2", 1)] {
        assert_eq!(end(text.as_bytes(), 0).unwrap(), len, "{text}");
    }
    for text in ["", "-", "01", "1.", "1.e1", "1e", "1e+", "-x"] {
        assert!(end(text.as_bytes(), 0).is_err(), "{text}");
    }
}

#[test]
fn the_form_of_a_float_is_canonical_if_it_is_what_we_write() {
    let texts = [
        "1.0",
        "1.5",
        "0.5",
        "-1.5",
        "1.10",
        "1e5",
        "1E5",
        "100000.0",
        "12",
        "0.0",
        "-0.0",
        "0.00001",
        "1e-5",
        "1e-7",
        "1234567.12345678",
        "1e300",
        "123456789012345.0",
        "12345678901234567.0",
        "10.0",
        "1.00",
        "0.1",
        "9.5e-324",
    ];
    for text in texts {
        let value = float(text).unwrap();
        let written = serde_json::to_string(&value).unwrap();
        assert_eq!(is_canonical_float(text, value), written == text, "{text} is written {written}");
    }
}
