use uuid::Uuid;

use crate::runtime::types::guid::{parse, parse_canonical};

#[test]
fn agrees_with_the_uuid_crate_on_every_byte_at_every_place() {
    let base = *b"6cb31d7d-9cd9-41dc-a096-62cf31fd0281";
    for place in 0..36 {
        for byte in 0..=127u8 {
            let mut text = base;
            text[place] = byte;
            let theirs = std::str::from_utf8(&text).ok().and_then(|text| Uuid::try_parse(text).ok());
            let theirs = theirs.filter(|guid| guid.hyphenated().to_string().as_bytes() == text);
            assert_eq!(parse_canonical(&text), theirs, "byte {byte} at {place}");
        }
    }
}

#[test]
fn keeps_the_form_of_what_is_written_otherwise() {
    let (guid, form) = parse("6CB31D7D-9CD9-41DC-A096-62CF31FD0281").unwrap();
    assert!(!form, "{guid}");
    assert!(parse("{6cb31d7d-9cd9-41dc-a096-62cf31fd0281}").is_some_and(|(_, canonical)| !canonical));
    assert!(parse("6cb31d7d-9cd9-41dc-a096-62cf31fd028").is_none());
}
