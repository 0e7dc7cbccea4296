use crate::runtime::json::scan::{plain_prefix, same};

#[test]
fn same_agrees_with_the_standard_library() {
    for len in 0..40 {
        let name = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz".get(..len).unwrap();
        let copy = name.to_owned();
        assert!(same(name, &copy));
        assert!(!same(name, &format!("{name}x")));
        for place in 0..len {
            let mut other = name.to_owned();
            other.replace_range(place..=place, "-");
            assert!(!same(name, &other), "{name} {other}");
        }
    }
}

#[test]
fn agrees_with_a_plain_loop() {
    for special in 0..=255u8 {
        for before in 0..20 {
            let mut bytes = vec![b'a'; before];
            bytes.push(special);
            bytes.extend([0xff, b'"', b'x', 0x80, b'\\', b'z', b'z', b'z', b'z']);
            let plain = |byte: &u8| *byte >= 0x20 && *byte != b'"' && *byte != b'\\';
            let expected = bytes.iter().take_while(|byte| plain(byte)).count();
            assert_eq!(plain_prefix(&bytes), expected, "{special} after {before}");
        }
    }
}
