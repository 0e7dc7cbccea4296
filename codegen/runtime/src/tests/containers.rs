//! The forms of values in lists and maps.

#![allow(unreachable_pub)]

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::runtime::prelude::*;

#[derive(Clone, PartialEq)]
struct Containers {
    ids: Vec<Uuid>,
    names: BTreeMap<Text, Uuid>,
    levels: Vec<f64>,
    counts: BTreeMap<Text, i64>,
    times: Vec<Vec<DateTime>>,
    extra: Extra,
}

impl Object for Containers {
    fn descriptor(&self) -> &'static ObjectDescriptor {
        static DESCRIPTOR: ObjectDescriptor = ObjectDescriptor {
            keys: &[
                &[&key!(Required "ids" "ids"), &key!(Required "names" "names")],
                &[&key!(Required "levels" "levels")],
                &[&key!(Required "counts" "counts"), &key!(Required "times" "times")],
            ],
            aliases: &[],
            required: 0b1_1111,
        };
        &DESCRIPTOR
    }

    fn visit_fields(&self, visit: VisitFields<'_>) -> Result<(), CodecError> {
        visit(&[&[&self.ids, &self.names], &[&self.levels], &[&self.counts, &self.times]], &self.extra)
    }

    fn visit_fields_mut(&mut self, visit: VisitFieldsMut<'_>) -> Result<(), CodecError> {
        visit(
            &mut [
                &mut [&mut self.ids, &mut self.names],
                &mut [&mut self.levels],
                &mut [&mut self.counts, &mut self.times],
            ],
            &mut self.extra,
        )
    }
}

impl std::fmt::Debug for Containers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        debug("Containers", self, f)
    }
}

impl Decode for Containers {
    fn placeholder() -> Self {
        Containers {
            ids: Vec::new(),
            names: BTreeMap::new(),
            levels: Vec::new(),
            counts: BTreeMap::new(),
            times: Vec::new(),
            extra: Extra::default(),
        }
    }

    fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
        input.object(self)
    }
}

object!(Containers);

fn decoded(body: &str) -> Containers {
    let mut value = Containers::placeholder();
    from_slice(body.as_bytes(), &mut |input| value.decode(input)).unwrap();
    value
}

const BODY: &str = concat!(
    r#"{"ids":["{9CAE633F-68D0-4315-8B9A-B83C7673D8DC}","9cae633f-68d0-4315-8b9a-b83c7673d8dc"],"#,
    r#""names":{"b":"9CAE633F68D043158B9AB83C7673D8DC","a":"9cae633f-68d0-4315-8b9a-b83c7673d8dc"},"#,
    r#""levels":[9007199254740993,1.10,1E2,-0],"counts":{"z":42.0,"y":1e2},"#,
    r#""times":[["2026-01-02 03:04:05.010"],[]]}"#,
);

#[test]
fn values_in_lists_and_maps_keep_their_forms() {
    let value = decoded(BODY);
    assert_eq!(value.ids[0], value.ids[1]);
    assert_eq!((value.levels[1], value.counts["y"]), (1.1, 100));
    assert_eq!(String::from_utf8(to_vec(&value)).unwrap(), BODY);
    assert_eq!(serde_json::to_string(&value).unwrap(), BODY);
    assert_eq!(serde_json::from_str::<Containers>(BODY).unwrap(), value);
}

#[test]
fn a_list_that_changes_is_encoded_in_our_form_and_the_others_in_theirs() {
    let mut value = decoded(BODY);
    value.levels.pop();
    value.ids.pop();
    let changed = BODY
        .replace("{9CAE633F-68D0-4315-8B9A-B83C7673D8DC}\",\"9cae", "9cae")
        .replace("9007199254740993,1.10,1E2,-0", "9007199254740992.0,1.1,100.0");
    assert_eq!(String::from_utf8(to_vec(&value)).unwrap(), changed);
}

/// Three groups, as of an event with its header: the next key is found across them, and so is one that
/// comes out of order.
#[test]
fn keys_are_found_in_any_order_across_groups() {
    let body = r#"{"times":[],"levels":[],"ids":[],"new":1,"counts":{},"names":{}}"#;
    let ours = r#"{"ids":[],"names":{},"levels":[],"counts":{},"times":[],"new":1}"#;
    assert_eq!(String::from_utf8(to_vec(&decoded(body))).unwrap(), ours);
    let shown = format!("{:?}", decoded(body));
    let expected = "Containers { header: Header { ids: [], names: {}, counts: {}, times: [] }, levels: [], extra: \
                    {\"new\": 1} }";
    assert_eq!(shown, expected);
}
