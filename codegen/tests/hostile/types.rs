//! Types that lead back to themselves, or to too many others.

use crate::project::{Project, file_is_refused};

#[test]
fn types_that_lead_back_to_themselves() {
    let ty = |name: &str, inner: &str| {
        format!("  {name}: {{doc: A part., fields: [{{inner: {{type: {inner}, doc: What is in it.}}}}]}}\n")
    };
    let use_of = |name: &str| {
        format!("events: {{Rang: {{doc: A bell rang., fields: [{{x: {{type: {name}, doc: What it is.}}}}]}}}}\n")
    };
    file_is_refused(format!("types:\n{}{}", ty("Own", "Own"), use_of("Own")), &["HW0018", "`Own`"]);
    file_is_refused(format!("types:\n{}{}{}", ty("One", "Two"), ty("Two", "One"), use_of("One")), &["HW0018"]);
    file_is_refused(format!("types:\n  Own: {{type: Own, doc: Itself.}}\n{}", use_of("Own")), &["HW0018"]);
    let names = "types:\n  One: {type: Two, doc: The other.}\n  Two: {type: One, doc: The other.}\n";
    file_is_refused(format!("{names}{}", use_of("One")), &["HW0018"]);
    let list = "types:\n  Own: {type: list<Own>, doc: A list of itself.}\n";
    file_is_refused(format!("{list}{}", use_of("Own")), &["HW0018"]);
    let union = "types:\n  Own:\n    doc: One of one.\n    discriminator: {field: kind, doc: Which it is.}\n    \
                 variants: {own: {type: Part, doc: The only one.}}\n";
    file_is_refused(format!("{union}{}{}", ty("Part", "Own"), use_of("Own")), &["HW0018"]);
    // A thousand types in a row, the last of which leads back to the first.
    let ring: String = (0..1000).map(|it| ty(&format!("T{it}"), &format!("T{}", (it + 1) % 1000))).collect();
    file_is_refused(format!("types:\n{ring}{}", use_of("T0")), &["HW0018"]);
}

#[test]
fn a_long_row_of_types_ends() {
    let project = Project::new();
    let row: String = (0..2000)
        .map(|it| {
            let inner = if it == 1999 { "string".to_owned() } else { format!("T{}", it + 1) };
            format!(
                "  T{it}: {{doc: A part., fields: [{{inner: {{type: {inner}, doc: What is in it., example: x}}}}]}}\n"
            )
        })
        .collect();
    let event = "events: {Rang: {doc: A bell rang., fields: [{x: {type: T0, doc: What it is.}}]}}\n";
    project.write("acme/more.yaml", format!("types:\n{row}{event}"));
    project.refused(&["more.yaml"]);
}

#[test]
fn types_that_multiply() {
    let project = Project::new();
    let mut types = String::from("types:\n");
    for level in 0..40 {
        let inner = if level == 39 { "string".to_owned() } else { format!("T{}", level + 1) };
        let field = |name: &str| format!("{{{name}: {{type: {inner}, doc: What is in it., optional: true}}}}");
        types += &format!("  T{level}: {{doc: A part., fields: [{}, {}]}}\n", field("a"), field("b"));
    }
    let event = "events: {Rang: {doc: A bell rang., fields: [{x: {type: T0, doc: What it is.}}]}}\n";
    project.write("acme/more.yaml", format!("{types}{event}"));
    project.refused(&["more.yaml"]);
}
