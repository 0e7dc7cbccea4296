//! A vendor's module, and its declarations.

use super::facts;
use crate::emit::contract::{Contract, Target};
use crate::emit::typescript;
use crate::json::{compact, pretty};

/// The functions, of which every vendor has the same.
const FUNCTIONS: [&str; 5] = ["eventName", "eventType", "isKnownEvent", "isEvent", "eventsOf"];

/// `index.js`.
pub(super) fn module<'a>(contract: &'a Contract<'a>) -> String {
    let facts = pretty(&facts(contract));
    let functions = FUNCTIONS.join(", ");
    format!(
        "{}import {{ naming }} from \"../naming.js\";\n\nconst own = naming({});\n\n\
         export const EVENT_NAMES = own.names;\nexport const {{ {functions} }} = own;\n",
        typescript::head(contract),
        facts.trim_end(),
    )
}

/// `index.d.ts`.
pub(super) fn declarations<'a>(contract: &'a Contract<'a>) -> String {
    let events = contract.part.events.iter();
    let by_name: String = events
        .map(|event| format!("  {}: events.{};\n", compact(&event.name), contract.key(Target::Event(event))))
        .collect();
    // A function with a further parameter cannot be given to `filter`.
    let (header, asked_for) = match contract.part.vendor.discriminator.is_in_body() {
        true => ("", ""),
        false => {
            (", header: (name: string) => string | undefined", " A header is asked for by its name in lower case.")
        }
    };
    format!(
        r#"{head}import type * as events from "./events.js";

export type * from "./events.js";

/** The type of each event by its name on the wire. */
export interface EventByName {{
{by_name}}}

/** The name of an event type. */
export type EventName = keyof EventByName;

/** The names of all event types. */
export declare const EVENT_NAMES: readonly EventName[];

/** The name of an event, known or not; none if a part of it is missing.{asked_for} */
export declare function eventName(event: unknown{header}): string | undefined;

/** The type of the event of a name; none if it is unknown. */
export declare function eventType(name: string): EventName | undefined;

/**
 * Whether a value is an event of a known type. Only its name is looked at: validate with JSON Schema
 * where the rest is in doubt.
 */
export declare function isKnownEvent(event: unknown{header}): event is EventByName[EventName];

/** Whether a value is an event of that type, by its name. */
export declare function isEvent<Name extends EventName>(
  event: unknown,
  type: Name{header},
): event is EventByName[Name];

/** The events of a request body, known or not; each is to be told by `isKnownEvent`. */
export declare function eventsOf(body: unknown): readonly unknown[];
"#,
        head = typescript::head(contract),
    )
}
