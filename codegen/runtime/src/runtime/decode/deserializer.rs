//! Decodes from any serde deserializer of a self-describing format.
//!
//! All of it goes through JSON text, so there is one way to read a value. serde_json hands out the
//! text of a value as it is; what another format delivers is written as JSON first.

use serde::de::Deserializer;

use crate::runtime::decode::raw_value;
use crate::runtime::{Decode, Tagged};

/// Decodes a value from a deserializer.
pub fn deserialize<'de, T: Decode, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::placeholder();
    raw_value::read(deserializer, &mut |input| value.decode(input))?;
    Ok(value)
}

/// Decodes one of several objects, told apart by a discriminator, from a deserializer. Other than an
/// event of a batch, it is an error if it is malformed.
pub fn deserialize_tagged<'de, T: Decode + Tagged, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::placeholder();
    raw_value::read(deserializer, &mut |input| input.tagged(&mut value))?;
    Ok(value)
}
