use super::*;

const VALIDATION: Validation =
    Validation { constant: &[("hub.mode", "subscribe")], token: Some("hub.verify_token"), answer: "hub.challenge" };

fn answer(query: &str) -> Result<String, VerifyError> {
    VALIDATION.answer(&["old".into(), "se cret".into()], query)
}

#[test]
fn the_answer_is_the_challenge() {
    for (query, expected) in [
        ("hub.mode=subscribe&hub.challenge=abc&hub.verify_token=se+cret", "abc"),
        // In any order, whatever else is there, and however it is encoded.
        ("hub.verify_token=%73e%20cret&x=1&hub.challenge=a%26b%3D%C3%A9+c&hub%2Emode=subscribe&", "a&b=é c"),
        ("hub.mode=subscribe&hub.challenge=&hub.verify_token=old", ""),
        ("hub.mode=subscribe&hub.challenge=100%&hub.verify_token=old", "100%"),
    ] {
        assert_eq!(answer(query), Ok(expected.to_owned()), "{query}");
    }
}

#[test]
fn anything_else_is_refused() {
    let missing = |name| VerifyError::MissingParameter { name };
    let repeated = |name| VerifyError::RepeatedParameter { name };
    for (query, expected) in [
        ("", missing("hub.verify_token")),
        ("hub.mode=subscribe&hub.challenge=abc", missing("hub.verify_token")),
        ("hub.challenge=abc&hub.verify_token=old", missing("hub.mode")),
        ("hub.mode=subscribe&hub.verify_token=old", missing("hub.challenge")),
        ("hub.mode=subscribe&hub.challenge=abc&hub.verify_token=", VerifyError::NoMatch),
        ("hub.mode=subscribe&hub.challenge=abc&hub.verify_token=ol", VerifyError::NoMatch),
        ("hub.mode=subscribe&hub.challenge=abc&hub.verify_token=OLD", VerifyError::NoMatch),
        // Of a stranger nothing more is said, and nothing sent back.
        ("hub.mode=x&hub.verify_token=guess", VerifyError::NoMatch),
        (
            "hub.mode=unsubscribe&hub.challenge=abc&hub.verify_token=old",
            VerifyError::OtherParameter { name: "hub.mode", expected: "subscribe" },
        ),
        ("hub.mode=subscribe&hub.challenge=a&hub.verify_token=x&hub.verify_token=old", repeated("hub.verify_token")),
        ("hub.mode=subscribe&hub.challenge=a&hub.challenge=b&hub.verify_token=old", repeated("hub.challenge")),
        ("hub.mode=subscribe&hub.challenge=%FF&hub.verify_token=old", VerifyError::QueryNotUtf8),
        ("hub.mode=subscribe&hub.challenge=a&hub.verify_token=old&x=%C3&y=%A9", VerifyError::QueryNotUtf8),
    ] {
        assert_eq!(answer(query), Err(expected), "{query}");
    }
}

#[test]
fn without_a_token_that_can_be_used_nothing_is_answered() {
    let query = "hub.mode=subscribe&hub.challenge=abc&hub.verify_token=";
    assert_eq!(VALIDATION.answer(&[], query), Err(VerifyError::NoSecret));
    assert_eq!(VALIDATION.answer(&["".into()], query), Err(VerifyError::UnusableSecret { index: 0 }));
    let open = Validation { token: None, ..VALIDATION };
    assert_eq!(open.answer(&[], query), Ok("abc".to_owned()));
}
