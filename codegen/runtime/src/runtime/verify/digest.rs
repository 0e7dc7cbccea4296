//! Hashes.

use std::borrow::Cow;

use hmac::{EagerHash, Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};

use super::Algorithm;

impl Algorithm {
    /// The HMAC of parts, one after the other; none if the key is none, which HMAC itself never says.
    pub(super) fn hmac(self, key: &[u8], parts: &[Cow<'_, [u8]>]) -> Option<Vec<u8>> {
        match self {
            Algorithm::Sha1 => hmac::<Sha1>(key, parts),
            Algorithm::Sha256 => hmac::<Sha256>(key, parts),
            Algorithm::Sha512 => hmac::<Sha512>(key, parts),
        }
    }
}

fn hmac<D: EagerHash>(key: &[u8], parts: &[Cow<'_, [u8]>]) -> Option<Vec<u8>> {
    let mut hmac = Hmac::<D>::new_from_slice(key).ok()?;
    parts.iter().for_each(|part| hmac.update(part));
    Some(hmac.finalize().into_bytes().to_vec())
}

pub(super) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}
