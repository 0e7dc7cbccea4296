//! A small vendor, written as the compiler writes one.

#![allow(unreachable_pub)]

use serde_json::Value;

use crate::runtime::prelude::*;

#[derive(Clone, Debug, PartialEq)]
enum Reason {
    Busy,
    Unknown(Text),
}

impl Reason {
    fn as_str(&self) -> &str {
        match self {
            Self::Busy => "busy",
            Self::Unknown(value) => value,
        }
    }

    fn documented(value: &str) -> Option<Self> {
        (value == "busy").then_some(Self::Busy)
    }
}

string_enum!(Reason);

#[derive(Clone, Copy, Debug, PartialEq)]
enum Level {
    Low,
    Unknown(i16),
}

impl Level {
    fn value(self) -> i16 {
        match self {
            Self::Low => 1,
            Self::Unknown(value) => value,
        }
    }
}

impl From<i16> for Level {
    fn from(value: i16) -> Self {
        if value == 1 { Self::Low } else { Self::Unknown(value) }
    }
}

integer_enum!(Level, i16);

#[derive(Clone, PartialEq)]
struct Call {
    id: i64,
    reason: Option<Reason>,
    level: Option<Level>,
    extra: Extra,
}

impl Object for Call {
    fn descriptor(&self) -> &'static ObjectDescriptor {
        static DESCRIPTOR: ObjectDescriptor = ObjectDescriptor {
            keys: &[&[
                &key!(Required "Id" "id"),
                &key!(Optional "Reason" "reason"),
                &key!(OrNull "a\"b" "level", escaped),
            ]],
            aliases: &[("reason", 1)],
            required: 0b1,
        };
        &DESCRIPTOR
    }

    fn visit_fields(&self, visit: VisitFields<'_>) -> Result<(), CodecError> {
        visit(&[&[&self.id, &self.reason, &self.level]], &self.extra)
    }

    fn visit_fields_mut(&mut self, visit: VisitFieldsMut<'_>) -> Result<(), CodecError> {
        visit(&mut [&mut [&mut self.id, &mut self.reason, &mut self.level]], &mut self.extra)
    }
}

impl std::fmt::Debug for Call {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        debug("Call", self, f)
    }
}

impl Decode for Call {
    fn placeholder() -> Self {
        Self {
            id: Decode::placeholder(),
            reason: Decode::placeholder(),
            level: Decode::placeholder(),
            extra: Extra::default(),
        }
    }

    fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
        if self.extra.was_decoded() {
            *self = Self::placeholder();
        }
        input.object(self)
    }
}

object!(Call);

fn decoded(body: &str) -> Result<Call, DecodeError> {
    let mut call = Call::placeholder();
    from_slice(body.as_bytes(), &mut |input| call.decode(input))?;
    Ok(call)
}

#[test]
fn an_object_is_encoded_as_it_was_decoded() {
    for body in [
        r#"{"Id":1,"Reason":"busy","a\"b":1}"#,
        r#"{"Id":1,"Reason":"gone"}"#,
        r#"{"Id":1,"Reason":null,"a\"b":7,"New":[{"x":1.5}]}"#,
        r#"{"Id":4.2e1,"New":0.1000000000000000055511151231257827,"N":"\ud83d","New":-0}"#,
    ] {
        let call = decoded(body).unwrap();
        assert_eq!(String::from_utf8(to_vec(&call)).unwrap(), body);
        assert_eq!(serde_json::from_str::<Call>(body).unwrap(), call);
        assert_eq!(serde_json::to_string(&call).unwrap(), body);
    }
}

#[test]
fn an_alias_is_decoded_unless_the_documented_name_is_there() {
    assert_eq!(decoded(r#"{"reason":"busy","Id":1}"#).unwrap().reason, Some(Reason::Busy));
    let both = decoded(r#"{"reason":"busy","Id":1,"Reason":"gone"}"#).unwrap();
    assert_eq!(both.reason, Some(Reason::Unknown("gone".into())));
    assert_eq!(both.extra.get("reason").and_then(|reason| reason.as_str()).as_deref(), Some("busy"));
}

#[test]
fn a_missing_field_is_an_error() {
    let error = decoded(r#"{"Reason":"busy"}"#).unwrap_err();
    assert_eq!(error.to_string(), "missing field `Id` at line 1 column 18");
}

#[test]
fn fields_are_shown_by_their_names_in_rust() {
    let call = decoded(r#"{"Id":1,"Reason":"busy","New":2}"#).unwrap();
    let shown = format!("{call:?}");
    assert_eq!(shown, r#"Call { id: 1, reason: Some(Busy), level: None, extra: {"New": 2} }"#);
}

#[test]
fn undocumented_values_of_enums_are_kept() {
    assert_eq!(Reason::from("busy"), Reason::Busy);
    assert!(Reason::Busy.is_known() && !Reason::from("gone").is_known());
    assert_eq!("gone".parse(), Ok(Reason::Unknown("gone".into())));
    assert!(Level::from(1).is_known() && !Level::from(2).is_known());
    assert_eq!((Level::Unknown(2).to_string(), "2".parse()), ("2".to_owned(), Ok(Level::Unknown(2))));
}

#[test]
fn of_a_key_that_comes_twice_the_last_counts_even_if_the_first_is_invalid() {
    assert_eq!(decoded(r#"{"Id":"x","Id":7}"#).unwrap().id, 7);
    assert_eq!(decoded(r#"{"Id":[{"x":[]}],"Reason":7,"Reason":"busy","Id":7}"#).unwrap().id, 7);
    let error = decoded(r#"{"Id":7,"Reason":true,"Id":"x"}"#).unwrap_err();
    assert_eq!((error.path(), error.column()), ("Reason", Some(18)));
    assert_eq!(decoded(r#"{"Id":7,"Id":"x"}"#).unwrap_err().path(), "Id");
}

#[test]
fn a_field_is_encoded_in_its_own_form_until_it_is_changed() {
    let mut call = decoded(r#"{"Id":42.0}"#).unwrap();
    assert_eq!((call.id, to_vec(&call)), (42, br#"{"Id":42.0}"#.to_vec()));
    call.id = 43;
    assert_eq!(to_vec(&call), br#"{"Id":43}"#);
    let again = decoded(r#"{"Id":42.0,"Id":42}"#).unwrap();
    assert_eq!(to_vec(&again), br#"{"Id":42}"#);
}

#[test]
fn undocumented_names_keep_their_escapes() {
    let body = r#"{"Id":1,"N\u0065w":"\/"}"#;
    let call = decoded(body).unwrap();
    assert_eq!(call.extra.get("New").and_then(|value| value.as_str()).as_deref(), Some("/"));
    assert_eq!(to_vec(&call), body.as_bytes());
}

#[test]
fn undocumented_fields_can_be_changed() {
    let mut call = decoded(r#"{ "Id" : 1, "a": [ 1 ], "b" : 2, "a" : 3 }"#).unwrap();
    assert_eq!(call.extra.get("a").and_then(|value| value.as_i64()), Some(3));
    assert_eq!(call.extra.insert("a", Value::from("x")).unwrap(), Value::from(3));
    assert_eq!(call.extra.remove("b").unwrap(), Value::from(2));
    assert_eq!(to_vec(&call), br#"{"Id":1,"a":"x"}"#);
    assert_eq!(call.extra.len(), 1);
}
