//! Texts that come with the values of an enum: templates, and the variables in them.

use std::collections::HashSet;

use super::context::text;
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::model::Variable;
use crate::source::Span;
use crate::syntax::{EnumValueSyntax, Spanned};

/// The template of a value's text, and its variables, which must be those of the template.
pub(super) fn resolve(syntax: &EnumValueSyntax, diagnostics: &mut Diagnostics) -> (Option<String>, Vec<Variable>) {
    let mut written: HashSet<&str> = HashSet::new();
    let mut listed = Vec::new();
    for entry in &syntax.variables {
        let (name, keys) = (&entry.name, entry.keys.as_ref());
        if !written.insert(&name.value) {
            let message = format!("duplicate variable `{}`", name.value.escape_debug());
            diagnostics.push(Diagnostic::new(&rules::BAD_TEXT, name.span, message).help("remove one of the two"));
            continue;
        }
        let variable = Variable {
            name: name.value.clone(),
            unit: text(keys.and_then(|keys| keys.unit.as_ref())),
            doc: text(keys.and_then(|keys| keys.doc.as_ref())),
        };
        listed.push((variable, name.span));
    }
    if let Some(template) = &syntax.text {
        check(template, &listed, diagnostics);
    }
    let variables = listed.into_iter().map(|(variable, _)| variable).collect();
    (text(syntax.text.as_ref()), variables)
}

/// Reports variables of the template that are not listed, and listed ones that it lacks.
fn check(template: &Spanned<String>, listed: &[(Variable, Span)], diagnostics: &mut Diagnostics) {
    let used = names(&template.value);
    for name in used.iter().filter(|name| !listed.iter().any(|(variable, _)| variable.name == **name)) {
        let message = format!("the text has `%{name}%`, and `variables` does not list `{name}`");
        let diagnostic = Diagnostic::new(&rules::BAD_TEXT, template.span, message);
        diagnostics.push(diagnostic.help(format!("add `{name}` to `variables`, or correct the text")));
    }
    for (variable, span) in listed.iter().filter(|(variable, _)| !used.contains(&variable.name.as_str())) {
        let name = variable.name.escape_debug();
        let message = format!("`variables` lists `{name}`, and the text has no `%{name}%`");
        let diagnostic = Diagnostic::new(&rules::BAD_TEXT, *span, message);
        diagnostics.push(diagnostic.help("remove it from the list, or correct the text"));
    }
}

/// The names of the variables in a template, each once: a percent sign that no name and second
/// percent sign follow is only a percent sign.
fn names(template: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = template;
    while let Some((_, behind)) = rest.split_once('%') {
        rest = behind;
        if let Some((name, after)) = behind.split_once('%').filter(|(name, _)| is_name(name)) {
            rest = after;
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || "_-.".contains(c))
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_variable_is_a_name_between_percent_signs() {
        assert_eq!(names("%initiator% added %agent% to the chat"), ["initiator", "agent"]);
        assert_eq!(names("%a%%b_1%, %a%"), ["a", "b_1"]);
    }

    #[test]
    fn a_percent_sign_by_itself_is_none() {
        assert!(names("100% of it, 50%, %%, % x %").is_empty());
        assert_eq!(names("100% of %agent%"), ["agent"]);
    }
}
