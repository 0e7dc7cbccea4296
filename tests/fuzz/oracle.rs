//! What must hold for any bytes.

use hookwright_tests::vendors::{Body, Vendor};
use serde_json::Value;

/// Both ways to decode take the same bodies and make the same of them; what is taken comes back;
/// a body that is no JSON is refused where serde_json refuses it.
pub fn check<V: Vendor>(body: &[u8]) {
    match (V::Body::decode(body), serde_json::from_slice::<V::Body>(body)) {
        (Ok(fast), Ok(generic)) => {
            assert!(fast.same(&generic), "{fast:?}\n{generic:?}");
            let written = fast.encode();
            let again = V::Body::decode(&written).expect("what we write can be read");
            assert!(fast.same(&again), "{fast:?}\n{again:?}");
            let through_serde = serde_json::to_vec(&generic).expect("every value can be written");
            let again = V::Body::decode(&through_serde).expect("what serde_json writes can be read");
            assert!(fast.same(&again), "both ways to write write the same: {fast:?}\n{again:?}");
            let (sent, came_back) = (documented::<V>(body), documented::<V>(&written));
            assert!(sent.is_none() || sent == came_back, "nothing is lost: {sent:?}\n{came_back:?}");
        }
        (Err(fast), Err(generic)) => {
            let utf8 = std::str::from_utf8(body).is_ok();
            if utf8 && fast.is_syntax() && (generic.is_syntax() || generic.is_eof()) {
                let theirs = (Some(generic.line()), Some(generic.column()));
                assert_eq!((fast.line(), fast.column()), theirs, "{fast} / {generic}");
            }
        }
        (fast, generic) => panic!("{:?} / {:?}", fast.err(), generic.err()),
    }
}

/// JSON with documented names for aliases, under which they come back; none if it has both, or if it
/// holds what no `Value` can.
fn documented<V: Vendor>(text: &[u8]) -> Option<Value> {
    let mut value: Value = serde_json::from_slice(text).ok()?;
    if let Some((_, alias, name)) = V::ALIAS
        && let Some(object) = value.as_object_mut()
        && let Some(field) = object.remove(alias)
        && object.insert(name.to_owned(), field).is_some()
    {
        return None;
    }
    Some(value)
}
