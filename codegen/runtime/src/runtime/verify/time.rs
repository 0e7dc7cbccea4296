//! How old a request is.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::{Fault, Time, TimeForm, VerifyError};
use crate::runtime::DateTime;

/// The time that a header says, unless it is too far from now.
pub(super) fn checked(time: &Time, text: &str, name: &'static str, now: SystemTime) -> Result<SystemTime, VerifyError> {
    let sent = parse(time.form, text).ok_or(VerifyError::Malformed { name, fault: Fault::BadTime })?;
    let tolerance = Duration::from_secs(time.tolerance.into());
    match now.duration_since(sent) {
        Ok(age) if age > tolerance => Err(VerifyError::Stale { age }),
        Err(ahead) if ahead.duration() > tolerance => Err(VerifyError::FromTheFuture { ahead: ahead.duration() }),
        _ => Ok(sent),
    }
}

fn parse(form: TimeForm, text: &str) -> Option<SystemTime> {
    let since_1970 = match form {
        TimeForm::UnixSeconds => Duration::from_secs(digits(text)?),
        TimeForm::UnixMilliseconds => Duration::from_millis(digits(text)?),
        TimeForm::DateTime => return date_time(text).filter(|time| *time >= UNIX_EPOCH),
    };
    UNIX_EPOCH.checked_add(since_1970)
}

fn date_time(text: &str) -> Option<SystemTime> {
    text.parse::<DateTime>().ok()?.try_into().ok()
}

/// A number of nothing but digits: other spellings are none that a vendor writes.
fn digits(text: &str) -> Option<u64> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}
