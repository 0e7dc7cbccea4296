//! Which answer a request gets.

use std::time::Duration;

use http::{HeaderMap, HeaderValue, StatusCode};

use crate::axum::{Receiver, Rejection, Verification};
use crate::verify::{Fault, Secret, VerifyError};

#[test]
fn the_status_tells_whose_mistake_it_is() {
    let (name, age) = ("x-signature", Duration::from_secs(301));
    for (error, status) in [
        (VerifyError::NoSecret, 500),
        (VerifyError::UnusableSecret { index: 0 }, 500),
        (VerifyError::MissingUrl, 500),
        (VerifyError::MissingHeader { name }, 401),
        (VerifyError::RepeatedHeader { name }, 401),
        (VerifyError::HeaderNotUtf8 { name }, 401),
        (VerifyError::MissingField { name }, 401),
        (VerifyError::Malformed { name, fault: Fault::WrongLength { expected: 64, found: 63 } }, 401),
        (VerifyError::Malformed { name, fault: Fault::BadTime }, 401),
        (VerifyError::NoMatch, 401),
        (VerifyError::Stale { age }, 403),
        (VerifyError::FromTheFuture { ahead: age }, 403),
    ] {
        let message = error.to_string();
        let rejection = Rejection::Unverified(error);
        assert_eq!((rejection.status().as_u16(), rejection.to_string()), (status, message));
    }
    assert_eq!(Rejection::ContentType.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[test]
fn a_receiver_behind_an_arc_is_the_receiver() {
    struct State(Vec<Secret>);
    impl Receiver<()> for State {
        fn verification(&self) -> Verification<'_> {
            self.0.as_slice().into()
        }

        fn body_limit(&self) -> usize {
            7
        }

        fn url(&self) -> Option<std::borrow::Cow<'_, str>> {
            Some("https://example.com".into())
        }
    }
    let state = std::sync::Arc::new(State(vec!["geheim".into()]));
    let Verification::By(secrets) = state.verification() else { panic!("it has a secret") };
    assert_eq!((secrets.len(), state.body_limit()), (1, 7));
    assert_eq!(state.url().as_deref(), Some("https://example.com"));
    assert!(!format!("{:?}", state.verification()).contains("geheim"));
}

#[test]
fn a_request_has_all_values_of_its_headers() {
    let mut headers = HeaderMap::new();
    headers.append("x-token", HeaderValue::from_static("geheim"));
    let scheme = crate::verify::Scheme::Token(crate::verify::Place::Header("x-token"));
    let verify = |headers: &HeaderMap| {
        let request = crate::verify::Request::from_http(headers, b"");
        scheme.verify(&["geheim".into()], &request, std::time::UNIX_EPOCH).map(|_| ())
    };
    assert_eq!(verify(&headers), Ok(()));
    headers.append("X-Token", HeaderValue::from_static("geheim"));
    assert_eq!(verify(&headers), Err(VerifyError::RepeatedHeader { name: "x-token" }));
    headers.clear();
    assert_eq!(verify(&headers), Err(VerifyError::MissingHeader { name: "x-token" }));
}
