//! Graphs of types, as the schemas of a test say them.

use crate::model::{Shape, TypeId, Vendor};
use crate::testing;

/// A vendor with these types and one event that has the type `A`.
fn vendor(types: &str) -> Vendor {
    let event = "events:\n  Happened: {doc: D., fields: [{a: {type: A, optional: true, doc: D.}}]}\n";
    testing::vendor(testing::VENDOR, &format!("types:\n{types}{event}"))
}

fn object(name: &str, fields: &[(&str, &str)]) -> String {
    let field = |(name, ty): &(&str, &str)| format!("{{{name}: {{type: \"{ty}\", optional: true, doc: D.}}}}");
    let fields: Vec<String> = fields.iter().map(field).collect();
    format!("  {name}: {{doc: D., fields: [{}]}}\n", fields.join(", "))
}

fn alias(name: &str, ty: &str) -> String {
    format!("  {name}: {{doc: D., type: \"{ty}\"}}\n")
}

fn names<'a>(ids: impl IntoIterator<Item = &'a TypeId>) -> Vec<&'a str> {
    ids.into_iter().map(TypeId::as_str).collect()
}

#[test]
fn references_lead_through_lists_maps_unions_and_names() {
    let union = "  U:\n    doc: D.\n    discriminator: {field: t, doc: D.}\n    variants: {one: {doc: D., type: V}}\n";
    let types = object("A", &[("list", "list<L?>"), ("map", "map<list<M>>"), ("union", "U"), ("text", "string")])
        + &alias("L", "list<N>")
        + &object("M", &[])
        + &object("N", &[])
        + &object("Unused", &[("a", "A")])
        + union
        + &object("V", &[("more", "map<W>")])
        + &alias("W", "string");
    let vendor = vendor(&types);
    assert_eq!(names(vendor.types_of(&vendor.events)), ["A"]);
    let reached = vendor.types.reachable(vendor.types_of(&vendor.events), |_| true);
    assert_eq!(names(reached), ["A", "L", "M", "N", "U", "V", "W"]);
    let direct = vendor.types.reachable(vendor.types_of(&vendor.events), |reference| reference.direct);
    assert_eq!(names(direct), ["A", "U", "V"]);
}

#[test]
fn only_what_is_always_there_is_always_contained() {
    let fields = "{a: {type: B, doc: D., example: {}}}, {b: {type: \"B?\", doc: D.}}, \
                  {c: {type: B, optional: true, doc: D.}}, {d: {type: list<B>, doc: D.}}";
    let vendor = vendor(&(format!("  A: {{doc: D., fields: [{fields}]}}\n") + &object("B", &[])));
    let references = vendor.type_def("A").unwrap().references();
    let kinds: Vec<(bool, bool)> = references.iter().map(|it| (it.direct, it.always)).collect();
    assert_eq!(kinds, [(true, true), (true, false), (true, false), (false, false)]);
}

#[test]
fn a_chain_of_names_of_any_length_has_one_canonical_shape() {
    let mut types = object("A", &[("chain", "N1")]);
    for number in 1..60 {
        types += &alias(&format!("N{number}"), &format!("N{}", number + 1));
    }
    let vendor = vendor(&(types + &alias("N60", "list<guid>")));
    let shape = &vendor.type_def("A").unwrap().references()[0];
    let canonical = vendor.types.canonical(&Shape::Named(shape.to.clone())).clone();
    assert!(matches!(&canonical, Shape::List(item) if item.named().is_none()), "{canonical:?}");
}

#[test]
fn circles_are_found_by_the_references_that_are_followed() {
    let vendor = vendor(&(object("A", &[("b", "B")]) + &object("B", &[("a", "list<A>"), ("b", "B")])));
    assert_eq!(names(vendor.types.circles(|_| true)), ["A", "B"]);
    assert_eq!(names(vendor.types.circles(|reference| reference.direct)), ["B"]);
    assert!(vendor.types.circles(|reference| reference.always).is_empty());
}

#[test]
fn depth_counts_levels_and_not_circles() {
    let types = object("A", &[("b", "list<B>")]) + &object("B", &[("c", "C"), ("a", "A")]) + &object("C", &[]);
    let vendor = vendor(&types);
    assert_eq!(vendor.types.deeper_than(3), None);
    assert_eq!(vendor.types.deeper_than(2).map(TypeId::as_str), Some("A"));
}
