//! Functions that tell at run time what a parsed body is.

use super::name_guards::name_guards;
use super::types::quoted;
use crate::emit::contract::{Contract, Target};

/// The guards of a vendor.
pub(super) fn guards<'a>(contract: &'a Contract<'a>) -> String {
    let union = contract.key(contract.known_target());
    let events = || contract.part.events.iter().map(|event| (quoted(&event.name), contract.key(Target::Event(event))));
    let by_name: String = events().map(|(name, key)| format!("  {name}: events.{key};\n")).collect();
    let names: String = events().map(|(name, _)| format!("  {name},\n")).collect();
    format!(
        r#"import type * as events from "./events.js";

/** The type of each event by its name on the wire. */
export interface EventByName {{
{by_name}}}

/** The name of an event type. */
export type EventName = keyof EventByName;

/** The names of all event types. */
export const EVENT_NAMES: readonly EventName[] = [
{names}];

const KNOWN: ReadonlySet<string> = new Set(EVENT_NAMES);

{by_name_of}{envelope}"#,
        by_name_of = match contract.part.vendor.discriminator.tag() {
            Some(tag) => tag_guards(&quoted(tag), union),
            None => name_guards(contract),
        },
        envelope = envelope_guard(contract),
    )
}

/// Functions by the field that names an event.
fn tag_guards(tag: &str, union: &str) -> String {
    format!(
        r#"/** What a value gives as the name of its event type, known or not. */
export function eventName(value: unknown): string | undefined {{
  if (typeof value !== "object" || value === null || !({tag} in value)) {{
    return undefined;
  }}
  const name = value[{tag}];
  return typeof name === "string" ? name : undefined;
}}

/**
 * Whether a value is an event of a known type. Only its name is looked at: validate with JSON
 * Schema where the rest is in doubt.
 */
export function isKnownEvent(value: unknown): value is events.{union} {{
  const name = eventName(value);
  return name !== undefined && KNOWN.has(name);
}}

/** Whether a value is an event of that type, by its name. */
export function isEvent<Name extends EventName>(value: unknown, name: Name): value is EventByName[Name] {{
  return eventName(value) === name;
}}
"#
    )
}

/// The type of a body in which every event is known.
fn known_body<'a>(contract: &'a Contract<'a>, field: &str) -> String {
    let body = contract.key(Target::Body);
    match contract.known_target() {
        Target::KnownEvent => {
            let known = contract.key(Target::KnownEvent);
            format!("Omit<events.{body}, {field}> & {{ {field}: events.{known}[] }}")
        }
        _ => format!("events.{body}"),
    }
}

/// A function for the object around the events, where there is one.
fn envelope_guard<'a>(contract: &'a Contract<'a>) -> String {
    let Some(envelope) = &contract.part.vendor.envelope else { return String::new() };
    let field = quoted(&envelope.events_field);
    format!(
        r#"
/**
 * The events of a request body, known or not; none if it is no such body. Each is to be told by
 * `isKnownEvent`.
 */
export function eventsOf(body: unknown): readonly unknown[] {{
  if (typeof body !== "object" || body === null || !({field} in body)) {{
    return [];
  }}
  return Array.isArray(body[{field}]) ? body[{field}] : [];
}}

/** Whether a value is a request body in which every event is of a known type, by its name. */
export function isKnownBody(body: unknown): body is {known_body} {{
  return (
    typeof body === "object" &&
    body !== null &&
    {field} in body &&
    Array.isArray(body[{field}]) &&
    body[{field}].every(isKnownEvent)
  );
}}
"#,
        known_body = known_body(contract, &field),
    )
}
