//! How a vendor makes sure that an endpoint is the receiver's.

use super::checks::wire_name;
use super::context::{docs, required_doc};
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::model::Validation;
use crate::syntax::{Spanned, ValidationSyntax};

/// Resolves what `validation` says. No parameter is there for two reasons.
pub(super) fn resolve(
    Spanned { value: syntax, span }: &Spanned<ValidationSyntax>,
    diagnostics: &mut Diagnostics,
) -> Validation {
    let roles = syntax.query.iter().map(|(name, _)| name).chain(&syntax.token).chain([&syntax.answer]);
    let mut seen: Vec<&Spanned<String>> = Vec::new();
    for name in roles {
        wire_name(name, "parameter", diagnostics);
        match seen.iter().find(|other| other.value == name.value) {
            Some(first) => {
                let message = format!("the parameter `{}` is named twice", name.value.escape_debug());
                let diagnostic = Diagnostic::new(&rules::CONFLICTING_KEYS, name.span, message);
                let help = "`query`, `token` and `answer` name different parameters";
                diagnostics.push(diagnostic.related(first.span, "named before").help(help));
            }
            None => seen.push(name),
        }
    }
    let doc = required_doc(syntax.about.doc.as_ref(), *span, "the validation", diagnostics);
    Validation {
        method: syntax.method,
        constant: syntax.query.iter().map(|(name, value)| (name.value.clone(), value.value.clone())).collect(),
        token: syntax.token.as_ref().map(|name| name.value.clone()),
        answer: syntax.answer.value.clone(),
        docs: docs(doc, &syntax.about),
    }
}
