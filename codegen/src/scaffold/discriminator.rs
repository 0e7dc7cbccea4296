//! How a new vendor's events are named, as the command line says it: `type`, `header:X-Event`, or
//! parts such as `header:X-Event,action?`.

use crate::adopt::yaml;

/// The lines of `discriminator` in `vendor.yaml`.
pub(super) fn lines(text: &str) -> String {
    let doc = "doc: TODO Say in one sentence what names an event.";
    match text.split(',').map(Part::of).collect::<Vec<_>>().as_slice() {
        [part] if !part.optional => format!("discriminator:\n  {}\n  {doc}\n", part.place()),
        parts => {
            let part = |part: &Part<'_>| {
                let optional = if part.optional { ", optional: true" } else { "" };
                format!("    - {{{}{optional}}}\n", part.place())
            };
            let parts: String = parts.iter().map(part).collect();
            format!("discriminator:\n  {doc}\n  parts:\n{parts}")
        }
    }
}

struct Part<'a> {
    key: &'static str,
    name: &'a str,
    optional: bool,
}

impl<'a> Part<'a> {
    fn of(text: &'a str) -> Self {
        let text = text.trim();
        let (text, optional) = text.strip_suffix('?').map_or((text, false), |text| (text, true));
        match text.strip_prefix("header:") {
            Some(name) => Part { key: "header", name: name.trim(), optional },
            None => Part { key: "field", name: text, optional },
        }
    }

    fn place(&self) -> String {
        format!("{}: {}", self.key, yaml::text(self.name))
    }
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn fields_headers_and_parts() {
        for (text, expected) in [
            ("type", "  field: type\n"),
            ("event.type", "  field: event.type\n"),
            ("header:X-Event", "  header: X-Event\n"),
            ("header:X-Event,action?", "  parts:\n    - {header: X-Event}\n    - {field: action, optional: true}\n"),
        ] {
            assert!(lines(text).contains(expected), "{text}: {}", lines(text));
        }
    }
}
