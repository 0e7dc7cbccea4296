//! Payloads of events on their own.

use serde::{Deserializer, Serializer};

use crate::runtime::decode::raw_value;
use crate::runtime::encode::{Encode, encode_object};
use crate::runtime::{CodecError, DecodeError, Key, Object, Output, Role};
use crate::runtime::{encode_tagged, from_slice, serialize, to_vec};

/// The payload of an event, or its header, on its own. All payloads implement it, and only they can.
pub trait Payload: Object + Sized {
    /// The type of the event, as on the wire; `None` if several events have this payload.
    const EVENT_TYPE: Option<&'static str>;

    /// A value to decode into.
    #[doc(hidden)]
    fn placeholder() -> Self;

    /// Decodes a payload from the body of its event. The discriminator may be absent; if the payload has
    /// an [`EVENT_TYPE`](Self::EVENT_TYPE), it must be that.
    fn from_slice(body: &[u8]) -> Result<Self, DecodeError> {
        let mut payload = Self::placeholder();
        from_slice(body, &mut |input| input.payload(&mut payload, Self::EVENT_TYPE))?;
        Ok(payload)
    }

    /// Encodes as JSON text without white space, with the discriminator if the payload has an
    /// [`EVENT_TYPE`](Self::EVENT_TYPE).
    fn to_vec(&self) -> Vec<u8> {
        to_vec(&Whole { object: self, event_type: Self::EVENT_TYPE })
    }
}

/// Encodes a payload to a serializer, as [`Payload::to_vec`] does.
pub fn serialize_payload<P: Payload, S: Serializer>(payload: &P, serializer: S) -> Result<S::Ok, S::Error> {
    serialize(&Whole { object: payload, event_type: P::EVENT_TYPE }, serializer)
}

/// Decodes a payload from a deserializer, as [`Payload::from_slice`] does.
pub fn deserialize_payload<'de, P: Payload, D: Deserializer<'de>>(deserializer: D) -> Result<P, D::Error> {
    let mut payload = P::placeholder();
    raw_value::read(deserializer, &mut |input| input.payload(&mut payload, P::EVENT_TYPE))?;
    Ok(payload)
}

/// A payload with its type, if that is known.
struct Whole<'a> {
    object: &'a dyn Object,
    event_type: Option<&'a str>,
}

impl Encode for Whole<'_> {
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
        match (discriminator(self.object), self.event_type) {
            (Some(key), Some(event_type)) => encode_tagged(output, key, event_type, self.object),
            _ => output.object(&mut |fields| encode_object(self.object, None, fields)),
        }
    }
}

/// The key of an object's discriminator.
pub(crate) fn discriminator(object: &dyn Object) -> Option<&'static Key> {
    object.descriptor().keys.iter().copied().flatten().copied().find(|key| key.role == Role::Discriminator)
}
