//! Data for the scripts of the site. A page from disk cannot fetch, so each piece is a script that
//! gives a text of JSON, and in a single file an element that holds it.

use maud::{Markup, PreEscaped, html};
use serde_json::Value;

use crate::json::compact;

/// The script that gives a piece of data.
pub(super) fn script(name: &str, value: &Value) -> Vec<u8> {
    format!("hookwright.give({}, {});\n", quoted(name), quoted(&compact(value))).into_bytes()
}

/// The element that holds a piece of data.
pub(super) fn element(name: &str, value: &Value) -> Markup {
    html! { script type="application/json" id=(format!("data:{name}")) { (PreEscaped(tagless(&compact(value)))) } }
}

/// A text as a literal of JavaScript.
fn quoted(text: &str) -> String {
    tagless(&compact(&text))
}

/// JSON without `<`, so that nothing in it ends an element.
fn tagless(json: &str) -> String {
    json.replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{element, script};

    #[test]
    fn nothing_in_data_ends_its_element() {
        let value = json!({"</script>": "<!--\u{202e}"});
        let script = String::from_utf8(script("a", &value)).unwrap();
        assert_eq!(script, "hookwright.give(\"a\", \"{\\\"\\u003c/script>\\\":\\\"\\u003c!--\\\\u202e\\\"}\");\n");
        let element = element("a", &value).into_string();
        assert_eq!(element.matches('<').count(), 2, "{element}");
    }
}
