//! `README.md` of the package.

use super::text::name;
use crate::emit::export::Shared;
use crate::emit::package::text::{cell, markdown};

/// `README.md`.
pub(super) fn readme(export: &Shared<'_>, module: &str) -> String {
    let package = export.package;
    let rows = export.parts.iter().map(|part| {
        let vendor = part.vendor;
        format!("| `{module}.{}` | {} | {} |\n", name(&vendor.name), cell(&vendor.title), part.events.len())
    });
    let first = export.parts.first().map(|part| name(&part.vendor.name)).unwrap_or_default();
    format!(
        r#"# {package_name}

{description}

| module | vendor | events |
| --- | --- | ---: |
{rows}
```python
from {module} import UnknownEvent, {first}

event = {first}.parse(body)
```

`parse` gives the event of a body, or a list of events where the vendor sends several: each is a
`TypedDict`, told by name, or an `UnknownEvent`. It looks at names alone: validate with the event's own
schema where the rest is in doubt. The JSON Schema files are package data, in `{module}/_schemas/`, and
`index.json` there lists them, each event with its schema and examples.

Licence: {license}
"#,
        package_name = package.name,
        rows = rows.collect::<String>(),
        description = markdown(&package.description),
        license = markdown(&package.license),
    )
}
