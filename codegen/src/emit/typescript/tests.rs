//! The text for every shape. That it compiles is shown with the compiler, in `tests/consumers`.

use super::comment::doc;
use super::*;
use crate::emit::contract::Profile;
use crate::emit::contract::fixture::model;

fn text(index: usize, profile: Profile) -> String {
    declarations(&Contract::new(Part::all(&model().vendors[index]), profile))
}

fn has(text: &str, expected: &[&str]) {
    for line in expected {
        assert!(text.contains(line), "{line}\nis not in\n{text}");
    }
}

#[test]
fn shapes_become_types() {
    has(
        &text(0, Profile::Receiver),
        &[
            "export type FlatOneEvent =\n  | KnownEvent\n  | UnknownEvent;\n",
            "export type KnownEvent =\n  | Scalars\n  | Shapes;\n",
            "export interface UnknownEvent {\n  /** The type of the event. */\n  EventType: string;\n  [key: string]: unknown;\n}\n",
            "  EventType: \"Scalars\";\n",
            "  Flag?: boolean | null;\n",
            "  Any: unknown;\n",
            "  Object?: { [key: string]: unknown } | null;\n",
            "  Mixed?: number | string | null;\n",
            "  UserName?: string;\n",
            "  /** Alias of `UserName`. */\n  Username?: string;\n",
            "   * @deprecated\n   */\n  Old?: Availability | null;\n",
            "  Numbers?: (string | null)[] | null;\n",
            "  Texts: { [key: string]: string | null };\n",
            "  Lists: unknown[][];\n",
            "export type Availability = \"Available\" | \"Busy\" | (string & {});\n",
            "export type OpenStatus = 0 | 1 | (number & {});\n",
            "export type State = number | string;\n",
        ],
    );
}

#[test]
fn the_strict_profile_closes_what_is_documented() {
    let strict = text(0, Profile::Strict);
    has(&strict, &["export type Availability = \"Available\" | \"Busy\";\n", "  UserName: string;\n"]);
    has(&strict, &["export type OverflowType = \"Full\" | (string & {});\n"]);
    has(&strict, &["export type FlatOneEvent =\n  | Scalars\n  | Shapes;\n"]);
    assert!(!strict.contains("Username") && !strict.contains("UnknownEvent"));
}

#[test]
fn unions_and_envelopes_are_told_apart_by_their_tags() {
    has(
        &text(1, Profile::Receiver),
        &[
            "export interface Notification {\n",
            "  events: RingEvent[];\n",
            "export type KnownEvent =\n  | TaskCompleted\n",
            "export type Answer =\n  | AnswerNameVariant\n",
            "  type: \"checkbox\";\n",
        ],
    );
}

#[test]
fn guards_know_every_name() {
    let model = model();
    let of = |index: usize| guards(&Contract::new(Part::all(&model.vendors[index]), Profile::Receiver));
    let flat = of(0);
    has(&flat, &["  \"Scalars\": events.Scalars;\n", "value is events.KnownEvent", "!(\"EventType\" in value)"]);
    assert!(!flat.contains("eventsOf"));
    let known = "body is Omit<events.Notification, \"events\"> & { \"events\": events.KnownEvent[] }";
    has(&of(1), &[known, "!(\"events\" in body)"]);
    let strict = guards(&Contract::new(Part::all(&model.vendors[1]), Profile::Strict));
    has(&strict, &["value is events.RingEvent", "body is events.Notification {"]);
}

#[test]
fn comments_end_where_they_should() {
    assert_eq!(doc("", false, ""), "");
    assert_eq!(doc("One */ two.", false, "  "), "  /** One *\\/ two. */\n");
    assert_eq!(doc("A\n\n- b", true, ""), "/**\n * A\n *\n * - b\n * @deprecated\n */\n");
    let long = doc(&"word ".repeat(40), false, "");
    assert!(long.lines().all(|line| line.len() <= 100), "{long}");
}
