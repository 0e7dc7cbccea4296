//! Bodies that are forms: Twilio's.
#![allow(clippy::unwrap_used, missing_docs)]

use std::fmt::Write;
use std::time::{Duration, Instant, UNIX_EPOCH};

use hookwright_test_vendors::verify::{Request, Secret, VerifyError};
use hookwright_test_vendors::{DecodeError, ErrorKind, twilio, twilio_sms};

/// What Twilio sends of a call that has ended.
const COMPLETED: &str = "Called=%2B14155550123&CallStatus=completed&From=%2B15005550006&To=%2B14155550123\
    &CallSid=CA1&AccountSid=AC1&Direction=outbound-api&Timestamp=Wed%2C+15+Mar+2026+09%3A26%3A53+%2B0000\
    &SequenceNumber=3&CallDuration=42&Price=-0.0085&Recorded=true&CallerName=&Tag=a+b&Tag=c%26d&Digits=1&Digits=2";

fn completed(form: &str) -> twilio::Completed {
    match twilio::Event::from_slice(form.as_bytes()).unwrap() {
        twilio::Event::Completed(event) => event,
        other => panic!("{other:?}"),
    }
}

/// A form of a call that has ended, with more pairs.
fn with(pairs: &str) -> String {
    format!("CallSid=CA1&AccountSid=AC1&CallStatus=completed&{pairs}")
}

fn error(pairs: &str) -> DecodeError {
    twilio::Event::from_slice(with(pairs).as_bytes()).unwrap_err()
}

/// The pairs of a form, in order.
fn pairs(form: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(form).into_owned().collect()
}

fn sorted(form: &[u8]) -> Vec<(String, String)> {
    let mut pairs = pairs(form);
    // Stable: what has the same name stays in its order.
    pairs.sort_by(|one, other| one.0.cmp(&other.0));
    pairs
}

#[test]
fn text_becomes_what_the_schema_says() {
    let event = completed(COMPLETED);
    assert_eq!(event.header.from.as_deref(), Some("+15005550006"));
    assert_eq!(event.header.direction, Some(twilio::Direction::OutboundApi));
    assert_eq!((event.header.sequence_number, event.call_duration), (Some(3), Some(42)));
    assert_eq!((event.price, event.recorded), (Some(-0.0085), Some(true)));
    assert_eq!(event.header.caller_name, None);
    assert_eq!(event.tag.as_deref(), Some(&["a b".into(), "c&d".into()][..]));
    // Undocumented: each is there, in order.
    let extra: Vec<(String, String)> =
        event.extra.iter().map(|(name, value)| (name.into_owned(), value.as_str().unwrap().into_owned())).collect();
    let expected = [("Called", "+14155550123"), ("Digits", "1"), ("Digits", "2")];
    assert_eq!(extra, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
}

#[test]
fn what_was_decoded_encodes_to_the_same_pairs() {
    let unknown = "CallSid=CA1&CallStatus=teleported&X=&X=1&CallSid=CA2&%C3%A9=%F0%9F%98%80";
    let again = with("CallDuration=1&From=a&From=b&CallDuration=2&CallerName=&Price=1.10&Recorded=false&From=");
    for form in [COMPLETED, &again, unknown, &with("Price=1E2&SequenceNumber=42.0&%zz=%&=&CallDuration=7")] {
        let event = twilio::Event::from_slice(form.as_bytes()).unwrap();
        assert_eq!(sorted(&event.to_vec()), sorted(form.as_bytes()), "{form}");
        assert_eq!(twilio::Event::from_slice(&event.to_vec()).unwrap(), event, "{form}");
    }
    // Of a type that is not known even the order is kept.
    assert_eq!(pairs(&twilio::Event::from_slice(unknown.as_bytes()).unwrap().to_vec()), pairs(unknown.as_bytes()));
}

#[test]
fn of_what_comes_again_the_first_counts_and_the_others_are_kept() {
    let event = completed(&with("From=a&From=b&From=c"));
    assert_eq!(event.header.from.as_deref(), Some("a"));
    let kept: Vec<_> = event.extra.iter().map(|(_, value)| value.as_str().unwrap().into_owned()).collect();
    assert_eq!(kept, ["b", "c"]);
    // Which event it is must be beyond doubt; if it is said twice, the first is it.
    let event = twilio::Event::from_slice(with("CallStatus=busy").as_bytes()).unwrap();
    assert_eq!(event.event_type(), "completed");
}

#[test]
fn what_is_not_of_the_documented_type_is_an_error_of_kind_data() {
    for (pairs, path) in [
        ("CallDuration=long", "CallDuration"),
        ("CallDuration=042", "CallDuration"),
        ("CallDuration=4.2", "CallDuration"),
        ("CallDuration=%2B42", "CallDuration"),
        ("CallDuration=+42", "CallDuration"),
        ("CallDuration=99999999999", "CallDuration"),
        ("CallDuration=null", "CallDuration"),
        ("Price=NaN", "Price"),
        ("Price=1,5", "Price"),
        ("Recorded=True", "Recorded"),
        ("Recorded=1", "Recorded"),
    ] {
        let error = error(pairs);
        assert_eq!(
            (error.kind(), error.path(), error.event_type()),
            (ErrorKind::Data, path, Some("completed")),
            "{pairs}"
        );
        assert_eq!((error.line(), error.column()), (None, None));
    }
    let missing = twilio::Event::from_slice(b"CallStatus=completed&CallSid=CA1").unwrap_err();
    assert_eq!((missing.kind(), missing.path()), (ErrorKind::Data, ""), "{missing}");
    assert_eq!(twilio::Event::from_slice(b"").unwrap_err().kind(), ErrorKind::Data, "no discriminator");
    assert_eq!(twilio::Event::from_slice(b"{\"CallStatus\":\"completed\"}").unwrap_err().kind(), ErrorKind::Data);
}

#[test]
fn what_is_not_utf8_was_garbled_on_its_way() {
    for pairs in ["From=%FF", "%C3=%A9", "From=%C3&To=%A9", "From=%ED%A0%80"] {
        assert_eq!(error(pairs).kind(), ErrorKind::Syntax, "{pairs}");
    }
    assert!(twilio::Event::from_slice(b"CallStatus=completed&From=\xff").unwrap_err().is_syntax());
    // Without two digits behind it a `%` is a character like others.
    assert_eq!(completed(&with("From=100%&To=%zz%4")).header.to.as_deref(), Some("%zz%4"));
}

#[test]
fn an_empty_value_is_null_where_the_field_can_be() {
    let event = completed(&with("CallerName=&From=&CallDuration="));
    assert_eq!((event.header.caller_name, event.header.from.as_deref(), event.call_duration), (None, Some(""), None));
    let twilio_sms::Event::Delivered(event) =
        twilio_sms::Event::from_slice(b"SmsStatus=delivered&MessageSid=SM1&AccountSid=AC1&ErrorCode=").unwrap()
    else {
        panic!("it is delivered")
    };
    assert_eq!(event.error_code, None);
}

#[test]
fn a_form_of_too_many_pairs_is_refused_at_once() {
    let form = |pairs: usize| {
        let mut form = with("From=a");
        (4..pairs).for_each(|pair| write!(form, "&k{pair}=v").unwrap());
        form.into_bytes()
    };
    assert!(twilio::Event::from_slice(&form(10_000)).is_ok());
    let started = Instant::now();
    for pairs in [10_001, 100_000] {
        let error = twilio::Event::from_slice(&form(pairs)).unwrap_err();
        assert_eq!((error.kind(), error.expected()), (ErrorKind::Data, "a form of at most 10000 pairs"));
    }
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[test]
fn serde_and_the_schema_have_the_object_that_the_form_says() {
    let schema = serde_json::from_str(twilio::JSON_SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for kind in twilio::EventKind::ALL {
        let event = twilio::Event::example(*kind);
        assert_eq!(event.kind(), Some(*kind), "it is no placeholder");
        assert_eq!(twilio::Event::from_slice(&event.to_vec()).unwrap(), event);
        let json = serde_json::to_value(&event).unwrap();
        assert!(validator.is_valid(&json), "{json}");
        assert_eq!(twilio::Event::from_json(json.to_string().as_bytes()).unwrap(), event);
        assert_eq!(serde_json::from_value::<twilio::Event>(json).unwrap(), event);
    }
    let json = serde_json::to_value(twilio::Event::from_slice(COMPLETED.as_bytes()).unwrap()).unwrap();
    assert_eq!((&json["CallDuration"], &json["Recorded"], &json["CallerName"]), (&42.into(), &true.into(), &().into()));
    assert!(validator.is_valid(&json), "{json}");
}

#[test]
fn a_signed_form_is_verified_before_it_is_decoded() {
    let url = "https://example.com/twilio?x=1";
    let form = COMPLETED.as_bytes();
    // Python: base64(hmac.new(b"geheim", (url + "".join(name + value of the sorted pairs)).encode(), "sha1").digest())
    let signature = include_str!("twilio.signature").trim();
    let verify = |secret: &str, signature: &str, body: &[u8]| {
        let request = Request::new(|name| (name == "x-twilio-signature").then_some(signature.as_bytes()), body);
        twilio::verify(&[Secret::from(secret)], &request.with_url(url), UNIX_EPOCH).map(|_| ())
    };
    assert_eq!(verify("geheim", signature, form), Ok(()));
    assert_eq!(verify("geheimer", signature, form), Err(VerifyError::NoMatch));
    assert_eq!(verify("geheim", signature, with("CallDuration=1").as_bytes()), Err(VerifyError::NoMatch));
    for wrong in ["", &signature[1..], &signature[..signature.len() - 1], &format!("{signature}="), "%%%%"] {
        assert!(matches!(verify("geheim", wrong, form), Err(VerifyError::Malformed { .. })), "{wrong}");
    }
}
