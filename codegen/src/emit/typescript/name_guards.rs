//! Functions that tell at run time what a request is, where no one field of its body does.

use serde_json::json;

use super::types::quoted;
use crate::emit::contract::Contract;
use crate::json::compact;
use crate::model::NamePlace;

/// The guards of a vendor whose events are named by parts from headers and fields.
pub(super) fn name_guards<'a>(contract: &'a Contract<'a>) -> String {
    let name = &contract.part.vendor.discriminator;
    let parts: String = name
        .parts
        .iter()
        .map(|part| {
            let place = |place: &NamePlace| match place {
                NamePlace::Header(name) => format!("{{ header: {} }}", quoted(&name.to_ascii_lowercase())),
                NamePlace::Field(path) => format!("{{ path: {} }}", compact(&json!(path))),
            };
            let places: Vec<String> = part.places().map(place).collect();
            format!("  {{ places: [{}], optional: {} }},\n", places.join(", "), part.optional)
        })
        .collect();
    let join = quoted(&name.join);
    let event_type = event_type(contract);
    format!(
        r#"interface Place {{
  readonly header?: string;
  readonly path?: readonly string[];
}}

interface Part {{
  readonly places: readonly Place[];
  readonly optional: boolean;
}}

const PARTS: readonly Part[] = [
{parts}];

function stringAt(body: unknown, path: readonly string[]): string | undefined {{
  let value = body;
  for (const key of path) {{
    if (typeof value !== "object" || value === null) {{
      return undefined;
    }}
    value = (value as {{ [key: string]: unknown }})[key];
  }}
  return typeof value === "string" ? value : undefined;
}}

/**
 * The name of the event of a request, known or not; none if a part of it is missing. Headers are
 * asked for by their names in lower case.
 */
export function eventName(header: (name: string) => string | undefined, body: unknown): string | undefined {{
  const values: string[] = [];
  for (const part of PARTS) {{
    const found = part.places.map(({{ header: name, path }}) =>
      name !== undefined ? header(name) : stringAt(body, path ?? []),
    );
    const value = found.find((text) => text !== undefined);
    if (value !== undefined) {{
      values.push(value);
    }} else if (!part.optional) {{
      return undefined;
    }}
  }}
  return values.length > 0 ? values.join({join}) : undefined;
}}

{event_type}
/**
 * Whether a body, whose event has a name, is an event of that type. Only the name is looked at:
 * validate with JSON Schema where the rest is in doubt.
 */
export function isEvent<Name extends EventName>(body: unknown, name: string, type: Name): body is EventByName[Name] {{
  return eventType(name) === type && typeof body === "object" && body !== null;
}}
"#
    )
}

/// The function from a name to the type of event that covers it.
fn event_type<'a>(contract: &'a Contract<'a>) -> String {
    let mut covering: Vec<_> =
        contract.part.events.iter().filter_map(|event| Some((event.pattern.as_ref()?, event))).collect();
    covering.sort_by_key(|(pattern, _)| pattern.rank());
    let patterns: String = covering
        .iter()
        .map(|(pattern, event)| format!("  [/{}/, {}],\n", pattern.expression(), quoted(&event.name)))
        .collect();
    let doc = "/** The type of the event of a name; none if it is unknown. */";
    if patterns.is_empty() {
        return format!(
            "{doc}\nexport function eventType(name: string): EventName | undefined {{\n  \
             return KNOWN.has(name) ? (name as EventName) : undefined;\n}}\n"
        );
    }
    format!(
        "const PATTERNS: readonly (readonly [RegExp, EventName])[] = [\n{patterns}];\n\n{doc}\n\
         export function eventType(name: string): EventName | undefined {{\n  if (KNOWN.has(name)) {{\n    \
         return name as EventName;\n  }}\n  return PATTERNS.find(([pattern]) => pattern.test(name))?.[1];\n}}\n"
    )
}
