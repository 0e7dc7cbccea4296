//! In TypeScript, with the declarations and guards of its export.

use super::{shown_field, way_to_event};
use crate::json::compact;
use crate::model::{Event, Vendor};

pub(super) fn snippet(vendor: &Vendor, event: &Event) -> String {
    let name = compact(&event.name);
    let shown = match shown_field(vendor, event) {
        Some(field) => format!("event[{}]", compact(&field.name)),
        None => "event".to_owned(),
    };
    let has_list = vendor.envelope.is_some();
    let tag = vendor.discriminator.tag().is_some();
    let mut imports = if tag { vec!["isEvent"] } else { vec!["eventName", "isEvent"] };
    if has_list {
        imports.insert(0, "eventsOf");
    }
    let (header, test) = match tag {
        true => ("", format!("isEvent(event, {name})")),
        false => (
            "header: (name: string) => string | undefined, ",
            format!("isEvent(event, eventName(header, event) ?? \"\", {name})"),
        ),
    };
    let events = match (has_list, vendor.event_list().is_some()) {
        (true, _) => "eventsOf(body)".to_owned(),
        (false, true) => "Array.isArray(body) ? body : []".to_owned(),
        (false, false) => format!("[{}]", inside(&way_to_event(vendor))),
    };
    format!(
        "import {{ {} }} from \"./guards.js\";

export function receive({header}body: unknown): void {{
  const events: readonly unknown[] = {events};
  for (const event of events) {{
    if ({test}) {{
      console.log({shown});
    }} else {{
      console.log(\"kept whole\", event);
    }}
  }}
}}
",
        imports.join(", ")
    )
}

/// What is in a body at the end of a way of fields.
fn inside(way: &[&str]) -> String {
    if way.is_empty() {
        return "body".to_owned();
    }
    let steps: String = way.iter().map(|name| format!("?.[{}]", compact(name))).collect();
    format!("(body as any){steps}")
}
