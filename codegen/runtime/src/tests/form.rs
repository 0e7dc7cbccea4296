//! Forms, apart from any event. Whole events are decoded in `tests/vendors`.

use std::time::Instant;

use crate::form::{from_form, to_form};
use crate::{Json, Key, Object, OneOf, Tagged, Unknown, key};

/// An object of which nothing is known but its type.
struct Anything(Unknown);

impl Tagged for Anything {
    fn discriminator(&self) -> &'static Key {
        static KEY: Key = key!(Discriminator "type" "r#type");
        &KEY
    }
}

impl OneOf for Anything {
    fn select(&mut self, _: &str) -> bool {
        false
    }

    fn object_mut(&mut self) -> Option<&mut dyn Object> {
        None
    }

    fn set_unknown(&mut self, unknown: Unknown) {
        self.0 = unknown;
    }
}

/// The object that a form says.
fn object(form: &str) -> Json {
    let mut anything = Anything(Unknown::placeholder());
    from_form(form.as_bytes(), &mut anything, |_| None).unwrap();
    anything.0.into_object()
}

#[test]
fn a_form_says_an_object_of_texts() {
    for (form, expected) in [
        ("type=a", r#"{"type":"a"}"#),
        ("type=a&b=&c&=d", r#"{"type":"a","b":"","c":"","":"d"}"#),
        ("&&type=a&&", r#"{"type":"a"}"#),
        ("b=1&type=a&b=2", r#"{"b":"1","type":"a","b":"2"}"#),
        ("type=a&b=1=2", r#"{"type":"a","b":"1=2"}"#),
        ("type=a&b+c=d%20e%2Bf", r#"{"type":"a","b c":"d e+f"}"#),
        ("type=a&b=%22%5C%0A%00", r#"{"type":"a","b":"\"\\\n\u0000"}"#),
        ("type=a&b=%C3%A9%F0%9F%98%80é", r#"{"type":"a","b":"é😀é"}"#),
        ("type=a&b=100%&c=%zz%4", r#"{"type":"a","b":"100%","c":"%zz%4"}"#),
    ] {
        let object = object(form);
        assert_eq!(object.text(), expected, "{form}");
        // What is written says the same.
        let written = String::from_utf8(to_form(&object, None)).unwrap();
        assert_eq!(self::object(&written).text(), expected, "{written}");
    }
}

#[test]
fn a_form_of_many_pairs_takes_linear_time() {
    let time = |pairs: usize| {
        let form = format!("type=a{}", "&k=v".repeat(pairs));
        let started = Instant::now();
        object(&form);
        started.elapsed().as_secs_f64()
    };
    // The best of several, so that a busy machine does not count.
    let best = |pairs| (0..7).map(|_| time(pairs)).fold(f64::MAX, f64::min);
    let (few, many) = (best(900), best(9000));
    assert!(many < 40.0 * few, "{few} s, {many} s");
}
