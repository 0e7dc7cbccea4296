//! The request by which a vendor makes sure that an endpoint is the receiver's.

use std::borrow::Cow;

use constant_time_eq::constant_time_eq;

use crate::runtime::form::pairs;

use super::{Secret, SecretForm, VerifyError, secret, token};

/// What is known of such a request: facts of the schemas, without any code.
#[derive(Clone, Copy, Debug)]
pub struct Validation {
    /// Parameters of the query that have one value, each with it.
    pub constant: &'static [(&'static str, &'static str)],
    /// The parameter with the token that the receiver knows, if there is one.
    pub token: Option<&'static str>,
    /// The parameter whose value is the answer.
    pub answer: &'static str,
}

/// The parameters of a query.
type Parameters<'q> = Vec<(Cow<'q, str>, Cow<'q, str>)>;

impl Validation {
    /// The body of the answer, if the query has all that it should, and the token is one of `tokens`.
    ///
    /// # Errors
    /// If a token cannot be used, or the query is not what the vendor sends.
    pub fn answer(&self, tokens: &[Secret], query: &str) -> Result<String, VerifyError> {
        let keys = match self.token {
            Some(_) => secret::keys(tokens, SecretForm::Raw)?,
            None => Vec::new(),
        };
        let parameters: Parameters<'_> = pairs(query.as_bytes()).map_err(|_| VerifyError::QueryNotUtf8)?.collect();
        if let Some(name) = self.token {
            let found = one(&parameters, name)?;
            let equal = keys.iter().map(|key| constant_time_eq(key, found.as_bytes()));
            token::matching(equal).ok_or(VerifyError::NoMatch)?;
        }
        for &(name, value) in self.constant {
            if one(&parameters, name)? != value {
                return Err(VerifyError::OtherParameter { name, expected: value });
            }
        }
        one(&parameters, self.answer).map(str::to_owned)
    }
}

/// The value of a parameter that is there once.
fn one<'q>(parameters: &'q Parameters<'_>, name: &'static str) -> Result<&'q str, VerifyError> {
    let mut values = parameters.iter().filter(|(found, _)| found == name).map(|(_, value)| value);
    match (values.next(), values.next()) {
        (Some(value), None) => Ok(value),
        (Some(_), Some(_)) => Err(VerifyError::RepeatedParameter { name }),
        (None, _) => Err(VerifyError::MissingParameter { name }),
    }
}
