use super::*;

#[test]
fn the_time_may_differ_by_the_tolerance_and_not_by_a_nanosecond_more() {
    let header = format!("t=1000,{RIGHT}").into_bytes();
    let nanosecond = Duration::from_nanos(1);
    assert!(verify_at(&header, at(1300)).is_ok());
    assert!(verify_at(&header, at(700)).is_ok());
    let age = Duration::from_secs(300) + nanosecond;
    assert_eq!(verify_at(&header, at(1300) + nanosecond), Err(VerifyError::Stale { age }));
    assert_eq!(verify_at(&header, at(700) - nanosecond), Err(VerifyError::FromTheFuture { ahead: age }));
    // A clock that was never set.
    let ahead = Duration::from_secs(1001);
    assert_eq!(verify_at(&header, at(0) - Duration::from_secs(1)), Err(VerifyError::FromTheFuture { ahead }));
}

#[test]
fn a_header_that_is_not_utf8_is_refused() {
    let name = "x-signature";
    assert_eq!(verify([b't', b'=', 0xff]), Err(VerifyError::HeaderNotUtf8 { name }));
}

#[test]
fn what_is_wrong_with_the_first_malformed_signature_is_said() {
    let fault = |header: String| match verify(header) {
        Err(VerifyError::Malformed { name: "x-signature", fault }) => fault,
        other => panic!("{other:?}"),
    };
    assert_eq!(fault("t=1000".to_owned()), Fault::NoSignature);
    assert_eq!(fault("t=1000,v1=ab,v1=".to_owned()), Fault::WrongLength { expected: 64, found: 2 });
    assert_eq!(fault("t=1000,v1=äöü".to_owned()), Fault::WrongLength { expected: 64, found: 3 });
    let not_hex = format!("t=1000,v1={},v1=ab", "x".repeat(64));
    assert_eq!(fault(not_hex), Fault::NotEncoded { expected: "hexadecimal in lower case" });
    assert_eq!(fault(RIGHT.to_owned()), Fault::NoTime);
    assert_eq!(fault(format!("t=1000,{RIGHT},t=1000")), Fault::RepeatedTime);
}

#[test]
fn a_large_header_is_read_once() {
    let commas = ",".repeat(1 << 20);
    assert!(verify(format!("{commas}t=1000{commas}{RIGHT}{commas}")).is_ok());
    // As many signatures as there is room for: the right one is found, wherever it is.
    let wrong = format!("v1={},", "0".repeat(64)).repeat(1 << 14);
    assert!(verify(format!("{RIGHT},{wrong}t=1000")).is_ok());
    assert!(verify(format!("t=1000,{wrong}{RIGHT}")).is_ok());
    assert_eq!(verify(format!("t=1000,{wrong}")), Err(VerifyError::NoMatch));
    let times = "t=1000,".repeat(1 << 17);
    assert!(matches!(verify(times), Err(VerifyError::Malformed { fault: Fault::RepeatedTime, .. })));
}

#[test]
fn whatever_is_in_the_header_nothing_panics() {
    // Texts of few characters, so that they come near to what is expected.
    let mut state = 7_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let pieces =
        ["t=", "v1=", ",", "1000", RIGHT, "t=1000,", " ", "é", "\u{0}", "99999999999999999999", "{}", "=", "v"];
    let mut verified = 0;
    for _ in 0..5000 {
        let header: String = (0..random(6)).map(|_| pieces[random(pieces.len())]).collect();
        let signed = header.split(',').filter(|part| part.trim() == "t=1000").count() == 1
            && header.split(',').any(|part| part.trim() == RIGHT);
        let result = verify(&header);
        assert!(!signed || result.is_ok() || header.matches("t=").count() > 1, "{header:?}: {result:?}");
        assert!(signed || result.is_err(), "{header:?}: {result:?}");
        verified += usize::from(result.is_ok());
    }
    assert!(verified > 0);
}

#[test]
fn headers_are_given_as_one_value_or_as_all() {
    let header = format!("t=1000,{RIGHT}");
    let values = [("x-signature", header.as_bytes()), ("x-id", b"1"), ("x-id", b"2")];
    let all = |name: &str| {
        let name = name.to_owned();
        values.iter().filter(move |(there, _)| *there == name).map(|(_, value)| *value)
    };
    let secrets = ["other".into(), "geheim".into()];
    let first = Request::new(|name| all(name).next(), b"{}");
    let verified = SCHEME.verify(&secrets, &first, at(1000)).expect("it is genuine");
    assert_eq!((verified.id(), verified.time(), verified.secret_index()), (Some("1"), Some(at(1000)), 1));
    let repeated = SCHEME.verify(&secrets, &Request::new(all, b"{}"), at(1000));
    assert_eq!(repeated, Err(VerifyError::RepeatedHeader { name: "x-id" }));
}
