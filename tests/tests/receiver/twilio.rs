//! Twilio's requests: forms, signed with their URL.

use hookwright_test_vendors::twilio::Event;

use super::Served;
use super::app::Job;

const FORM: &str = "CallSid=CA1&AccountSid=AC1&CallStatus=completed&From=%2B15005550006&CallDuration=42&Called=x+y";

/// Python: base64(hmac.new(TOKEN, TWILIO_URL + names and values of the sorted pairs, "sha1")).
const SIGNATURE: &str = "9U/gNk2r8YBMQmbnV0TRHUeUT30=";

/// The same for the form with `CallDuration=long`.
const SIGNATURE_OF_LONG: &str = "arDso6FDDtZkdqbWIka7i2LyYUM=";

/// The status of the answer to a form, with a signature and a content type.
async fn send(served: &Served, form: &str, signature: &str, content_type: &str) -> u16 {
    let head = format!("/twilio HTTP/1.1\r\nContent-Type: {content_type}\r\nX-Twilio-Signature: {signature}");
    served.send(&head, form.as_bytes()).await.0
}

const FORM_TYPE: &str = "application/x-www-form-urlencoded; charset=UTF-8";

#[tokio::test]
async fn a_signed_form_is_handed_over() {
    let mut served = Served::new(10).await;
    assert_eq!(send(&served, FORM, SIGNATURE, FORM_TYPE).await, 200);
    let jobs = served.handed_over();
    let [Job::Twilio(event)] = &jobs[..] else { panic!("{jobs:?}") };
    let Event::Completed(call) = &**event else { panic!("{event:?}") };
    assert_eq!((call.call_duration, call.header.from.as_deref()), (Some(42), Some("+15005550006")));
    assert_eq!(call.extra.get("Called").unwrap().as_str().as_deref(), Some("x y"));
}

#[tokio::test]
async fn what_is_not_signed_so_is_turned_away() {
    let mut served = Served::new(10).await;
    let short = &SIGNATURE[..SIGNATURE.len() - 4];
    for signature in ["", short, "AAAAAAAAAAAAAAAAAAAAAAAAAAA=", &format!("{SIGNATURE}{SIGNATURE}"), SIGNATURE_OF_LONG]
    {
        assert_eq!(send(&served, FORM, signature, FORM_TYPE).await, 401, "{signature}");
    }
    let changed = FORM.replace("42", "43");
    assert_eq!(send(&served, &changed, SIGNATURE, FORM_TYPE).await, 401);
    let none = served.send(&format!("/twilio HTTP/1.1\r\nContent-Type: {FORM_TYPE}"), FORM.as_bytes()).await;
    assert_eq!(none.0, 401);
    assert_eq!(served.handed_over(), []);
}

#[tokio::test]
async fn only_a_form_is_taken() {
    let mut served = Served::new(10).await;
    for (content_type, status) in [
        ("application/json", 415),
        ("multipart/form-data; boundary=x", 415),
        ("APPLICATION/X-WWW-FORM-URLENCODED", 200),
    ] {
        assert_eq!(send(&served, FORM, SIGNATURE, content_type).await, status, "{content_type}");
    }
    assert_eq!(served.handed_over().len(), 1);
}

#[tokio::test]
async fn a_form_that_is_not_as_documented_is_kept() {
    let mut served = Served::new(10).await;
    let form = FORM.replace("42", "long");
    assert_eq!(send(&served, &form, SIGNATURE_OF_LONG, FORM_TYPE).await, 200);
    let jobs = served.handed_over();
    let [Job::Refused(refused)] = &jobs[..] else { panic!("{jobs:?}") };
    assert_eq!(refused.raw, form.as_bytes());
    assert!(refused.reason.contains("CallDuration"), "{}", refused.reason);
}
