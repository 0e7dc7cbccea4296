//! `README.md` of the package.

use crate::emit::contract::Paths;
use crate::emit::export::Shared;
use crate::emit::package::text::{cell, markdown};

/// `README.md`.
pub(super) fn readme(export: &Shared<'_>) -> String {
    let package = export.package;
    let name = package.name.to_lowercase();
    let folder = |part| Paths::of(part).beside_bundle("").trim_end_matches('/').to_owned();
    let rows: String = export
        .parts
        .iter()
        .map(|part| {
            let vendor = part.vendor;
            format!("| `{name}/{}` | {} | {} |\n", folder(vendor), cell(&vendor.title), part.events.len())
        })
        .collect();
    let first = export.parts.first().map(|part| folder(part.vendor)).unwrap_or_default();
    format!(
        r#"# {name}

{description}

| module | vendor | events |
| --- | --- | ---: |
{rows}
```ts
import {{ eventsOf, isKnownEvent }} from "{name}/{first}";

for (const event of eventsOf(JSON.parse(body))) {{
  if (isKnownEvent(event)) {{
    // `event` is one of the documented types here: switch on its discriminator.
  }} else {{
    // An event that the vendor has added since: keep it.
  }}
}}
```

The JSON Schema files are in `schemas/`, and `{name}/schemas/index.json` lists them, each event with its
schema and examples. `isKnownEvent` looks at names alone: validate with the event's own schema where the
rest is in doubt.

Licence: {license}
"#,
        description = markdown(&package.description),
        license = markdown(&package.license),
    )
}
