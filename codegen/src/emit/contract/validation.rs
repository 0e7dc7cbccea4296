//! How an endpoint is validated, in sentences.

use crate::model::Validation;

/// What the vendor sends, and what the receiver does.
pub(crate) fn facts(validation: &Validation) -> Vec<String> {
    let method = validation.method.as_str().to_uppercase();
    let mut checks: Vec<String> =
        validation.constant.iter().map(|(name, value)| format!("`{name}` is `{value}`")).collect();
    checks.extend(validation.token.iter().map(|name| format!("`{name}` is the token")));
    let made_sure = match checks.as_slice() {
        [] => String::new(),
        checks => format!(" Make sure that {}.", checks.join(" and ")),
    };
    vec![
        format!("The vendor validates an endpoint by a {method}. {}", validation.docs.text),
        format!(
            "The query of that request has `{}`.{made_sure} Answer 200 with the value of `{}` as the whole body.",
            parameters(validation).join("`, `"),
            validation.answer
        ),
    ]
    .into_iter()
    .chain(validation.docs.details.iter().cloned())
    .collect()
}

/// The names of all parameters.
pub(in crate::emit) fn parameters(validation: &Validation) -> Vec<&str> {
    let constant = validation.constant.iter().map(|(name, _)| name);
    constant.chain(&validation.token).chain([&validation.answer]).map(String::as_str).collect()
}
