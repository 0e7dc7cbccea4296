//! What must hold for any bytes.

use std::fmt::Debug;

use hookwright_events::DecodeError;
use serde_json::Value;

/// Both ways to decode take the same bodies and make the same of them; what is taken comes back;
/// a body that is no JSON is refused where serde_json refuses it.
pub fn check<T: serde::Serialize + serde::de::DeserializeOwned + Debug>(
    body: &[u8],
    from_slice: fn(&[u8]) -> Result<T, DecodeError>,
    to_vec: fn(&T) -> Vec<u8>,
    same: fn(&T, &T) -> bool,
) {
    match (from_slice(body), serde_json::from_slice::<T>(body)) {
        (Ok(fast), Ok(generic)) => {
            assert!(same(&fast, &generic), "{fast:?}\n{generic:?}");
            let written = to_vec(&fast);
            let again = from_slice(&written).expect("what we write can be read");
            assert!(same(&fast, &again), "{fast:?}\n{again:?}");
            let through_serde = serde_json::to_vec(&generic).expect("every value can be written");
            assert_eq!(written, through_serde, "both ways to write write the same");
            let (sent, came_back) = (documented(body), documented(&written));
            assert!(sent.is_none() || sent == came_back, "nothing is lost: {sent:?}\n{came_back:?}");
        }
        (Err(fast), Err(generic)) => {
            if fast.is_syntax() && (generic.is_syntax() || generic.is_eof()) {
                assert_eq!((fast.line(), fast.column()), (generic.line(), generic.column()), "{fast} / {generic}");
            }
        }
        (fast, generic) => panic!("{:?} / {:?}", fast.err(), generic.err()),
    }
}

/// JSON with documented names for aliases, under which they come back; none if it has both.
fn documented(text: &[u8]) -> Option<Value> {
    let mut value: Value = serde_json::from_slice(text).expect("it was taken");
    if let Some(object) = value.as_object_mut()
        && let Some(name) = object.remove("Username")
        && object.insert("UserName".to_owned(), name).is_some()
    {
        return None;
    }
    Some(value)
}
