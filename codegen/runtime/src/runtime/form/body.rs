//! Whole bodies that are forms.

use super::object::{FormFields, FormObject, first};
use super::pairs::NotUtf8;
use super::write::Form;
use crate::runtime::encode::Encode;
use crate::runtime::json::read_text;
use crate::runtime::{CodecError, DecodeError, Object, Tagged, to_vec};

/// The most pairs that a form may have. Vendors send some dozens.
const MOST_PAIRS: usize = 10_000;

/// Decodes an event from a form. `fields` gives the fields of a type that are more than text, and none of
/// a type that is not known.
#[allow(dead_code)] // Generated code calls it.
pub fn from_form(
    form: &[u8],
    event: &mut dyn Tagged,
    fields: fn(&str) -> Option<FormFields>,
) -> Result<(), DecodeError> {
    let not_utf8 = |_: NotUtf8| DecodeError::without_position(&CodecError::not_utf8(0));
    if form.iter().filter(|byte| **byte == b'&').count() >= MOST_PAIRS {
        let error = CodecError::data(format!("a form of at most {MOST_PAIRS} pairs"), "a longer one");
        return Err(DecodeError::without_position(&error));
    }
    let name = first(form, event.discriminator().name).map_err(not_utf8)?;
    let fields = name.as_deref().and_then(fields);
    let descriptor = match (&name, fields) {
        (Some(name), Some(_)) if event.select(name) => event.object_mut().map(|object| object.descriptor()),
        _ => None,
    };
    let is_documented = |name: &str| descriptor.is_some_and(|descriptor| descriptor.knows(name));
    let object = FormObject::read(form, fields.unwrap_or_default(), is_documented).map_err(not_utf8)?;
    let read = read_text(&object.json, &mut |input| input.tagged(event));
    // Lines and columns would be those of JSON that nobody has sent.
    read.map_err(|error| DecodeError::without_position(&error.without_offset()))?;
    keep(object.repeated, event);
    Ok(())
}

/// Keeps what came again among the undocumented fields.
fn keep(repeated: Vec<String>, event: &mut dyn Tagged) {
    let Some(object) = event.object_mut().filter(|_| !repeated.is_empty()) else { return };
    // Nothing that is done to the fields can fail.
    let _ = object.visit_fields_mut(&mut |_, extra| {
        for member in &repeated {
            extra.push(member);
        }
        Ok(())
    });
}

/// Encodes an event as a form: its fields in documented order, then what is not documented or came again.
#[allow(dead_code)] // Generated code calls it.
pub fn to_form(event: &dyn Encode, object: Option<&dyn Object>) -> Vec<u8> {
    let mut form = Form::default();
    form.add_object(&to_vec(event));
    if let Some(object) = object {
        let descriptor = object.descriptor();
        let _ = object.visit_fields(&mut |_, extra| {
            let again = extra.members().filter(|member| descriptor.knows(&member.name()));
            again.for_each(|member| form.add(&member.name(), member.value));
            Ok(())
        });
    }
    form.into_bytes()
}
