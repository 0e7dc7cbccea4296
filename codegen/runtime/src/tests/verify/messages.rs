use super::*;

#[test]
fn nothing_shows_a_secret() {
    let secret = Secret::from("geheim");
    assert_eq!(format!("{secret:?} {:#?}", vec![secret.clone()]), "Secret(..) [\n    Secret(..),\n]");
    let header = b"geheim".as_slice();
    let request = Request::new(|_| Some(header), b"geheim");
    assert_eq!(format!("{request:?}"), "Request { .. }");
    let field = Scheme::Token(Place::Field("a"));
    for scheme in [SCHEME, field] {
        let error = scheme.verify(std::slice::from_ref(&secret), &request, at(0)).expect_err("it proves nothing");
        assert!(!format!("{error} {error:?}").contains("geheim"), "{error} {error:?}");
    }
}

#[test]
fn messages_say_what_to_do() {
    let name = "x-signature";
    let malformed = |fault| VerifyError::Malformed { name, fault };
    let seconds = Duration::from_millis(301_500);
    for (error, message) in [
        (VerifyError::NoSecret, "there is no secret to verify with: give at least one"),
        (
            VerifyError::UnusableSecret { index: 1 },
            "secret 2 is empty or not in the vendor's form: set it as the vendor shows it",
        ),
        (
            VerifyError::MissingHeader { name },
            "the header `x-signature` is missing: is a secret configured at the vendor?",
        ),
        (VerifyError::RepeatedHeader { name }, "the header `x-signature` is there several times: refuse it"),
        (VerifyError::HeaderNotUtf8 { name }, "the header `x-signature` is not UTF-8: refuse it"),
        (
            VerifyError::MissingField { name: "secret_key" },
            "the body is no JSON object with the string `secret_key`: is a secret configured at the vendor?",
        ),
        (
            VerifyError::MissingParameter { name: "token" },
            "the query has no parameter `token`: is it the vendor's validation request?",
        ),
        (
            VerifyError::RepeatedParameter { name: "token" },
            "the query has the parameter `token` several times: refuse it",
        ),
        (
            VerifyError::OtherParameter { name: "mode", expected: "subscribe" },
            "the parameter `mode` is not `subscribe`: refuse it",
        ),
        (VerifyError::QueryNotUtf8, "the query is not UTF-8: refuse it"),
        (VerifyError::MissingUrl, "the vendor signs the URL of a request: give it by `Request::with_url`"),
        (
            malformed(Fault::WrongLength { expected: 64, found: 63 }),
            "the header `x-signature` is malformed: expected a signature of 64 characters, found 63",
        ),
        (
            malformed(Fault::NotEncoded { expected: "Base64" }),
            "the header `x-signature` is malformed: expected a signature in Base64",
        ),
        (malformed(Fault::NoTime), "the header `x-signature` is malformed: it has no time"),
        (
            VerifyError::NoMatch,
            "no secret matches: check that it is the vendor's, and that the body is verified as it came, byte for byte",
        ),
        (VerifyError::Stale { age: seconds }, "the request is 301 s old: check the clock, or refuse it"),
        (
            VerifyError::FromTheFuture { ahead: seconds },
            "the request is 301 s ahead of the clock: check the clock, or refuse it",
        ),
    ] {
        assert_eq!(error.to_string(), message);
    }
}
