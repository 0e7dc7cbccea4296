//! The parameters of a form, as Twilio signs them.

use constant_time_eq::constant_time_eq;
use percent_encoding::percent_decode;

use super::{Encoding, Request, VerifyError, digest};

/// What is signed of a form: its parameters, sorted, names and values one after the other, each pair
/// once. A body that is no form is signed by its hash in the URL, of which this makes sure.
pub(super) fn signed(request: &Request<'_>) -> Result<Vec<u8>, VerifyError> {
    let Some(hash) = hash_of_body(request.url()?) else { return Ok(sorted(request.body())) };
    let expected = Encoding::HexLower.encode(&digest::sha256(request.body()));
    let equal = constant_time_eq(expected.as_bytes(), hash.as_bytes());
    if equal { Ok(Vec::new()) } else { Err(VerifyError::NoMatch) }
}

/// The hash of the body, if the URL has it.
fn hash_of_body(url: &str) -> Option<&str> {
    let (_, query) = url.split('#').next()?.split_once('?')?;
    query.split('&').find_map(|parameter| parameter.strip_prefix("bodySHA256="))
}

fn sorted(body: &[u8]) -> Vec<u8> {
    let pairs = body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<(Vec<u8>, Vec<u8>)> = pairs.map(pair).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs.into_iter().flat_map(|(name, value)| [name, value]).flatten().collect()
}

/// Decoded to bytes, whatever they are: U+FFFD in place of some of them would be the same for many.
fn pair(pair: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let mut halves = pair.splitn(2, |byte| *byte == b'=');
    let mut half = || decoded(halves.next().unwrap_or_default());
    (half(), half())
}

fn decoded(text: &[u8]) -> Vec<u8> {
    let spaced: Vec<u8> = text.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    percent_decode(&spaced).collect()
}
