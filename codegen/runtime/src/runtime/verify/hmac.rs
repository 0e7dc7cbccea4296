//! Signatures of the kind HMAC.

use std::borrow::Cow;
use std::time::SystemTime;

use super::{Hmac, Part, Request, TimePlace, Verified, VerifyError, form, header, time};

impl Hmac {
    pub(super) fn verify(
        &self,
        keys: &[Cow<'_, [u8]>],
        request: &Request<'_>,
        now: SystemTime,
    ) -> Result<Verified, VerifyError> {
        let signature = request.text(self.header)?;
        let sent = self.time_text(signature, request)?;
        let signed = self.signed(sent, request)?;
        let expected = self.expected(keys, &signed)?;
        let secret = header::matching(self, signature, &expected)?;
        // What an attacker made up is never told to be late.
        let time = self.checked_time(sent, now)?;
        Ok(Verified { id: self.id(request)?, time, secret })
    }

    /// The signatures that the keys make.
    fn expected(&self, keys: &[Cow<'_, [u8]>], signed: &[Cow<'_, [u8]>]) -> Result<Vec<String>, VerifyError> {
        let one = |(index, key): (usize, &Cow<'_, [u8]>)| {
            let hmac = self.algorithm.hmac(key, signed).ok_or(VerifyError::UnusableSecret { index })?;
            Ok(self.format.encoding.encode(&hmac))
        };
        keys.iter().enumerate().map(one).collect()
    }

    /// The time as the request has it.
    fn time_text<'r>(&self, signature: &'r str, request: &Request<'r>) -> Result<&'r str, VerifyError> {
        match self.time.map(|time| time.place) {
            Some(TimePlace::Header(name)) => request.text(name),
            Some(TimePlace::Part(prefix)) => header::time(self, signature, prefix),
            None => Ok(""),
        }
    }

    /// The parts of what is signed.
    fn signed<'r>(&self, sent: &'r str, request: &Request<'r>) -> Result<Vec<Cow<'r, [u8]>>, VerifyError> {
        let part = |part: &Part| {
            Ok(match *part {
                Part::Text(text) => text.as_bytes().into(),
                Part::Header(name) => request.header(name)?.into(),
                Part::Time => sent.as_bytes().into(),
                Part::Body => request.body().into(),
                Part::Url => request.url()?.as_bytes().into(),
                Part::Form => form::signed(request)?.into(),
            })
        };
        self.signed.iter().map(part).collect()
    }

    fn checked_time(&self, sent: &str, now: SystemTime) -> Result<Option<SystemTime>, VerifyError> {
        let Some(time) = self.time else { return Ok(None) };
        let name = match time.place {
            TimePlace::Header(name) => name,
            TimePlace::Part(_) => self.header,
        };
        time::checked(&time, sent, name, now).map(Some)
    }

    fn id(&self, request: &Request<'_>) -> Result<Option<String>, VerifyError> {
        match self.id.map(|name| request.text(name)) {
            None | Some(Err(VerifyError::MissingHeader { .. })) => Ok(None),
            Some(id) => id.map(|id| Some(id.to_owned())),
        }
    }
}
