//! The example on the crate's front page, which is compiled and run as a test of its docs, and
//! which vendors there are.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::Context;
use super::markdown::{Markdown, md};
use crate::json::compact;
use crate::model::{BodyForm, Event, Package};

/// The example as docs.
pub(super) fn example_docs(vendors: &[Context<'_>], package: &Package) -> TokenStream {
    let lines = example(vendors, package).into_iter();
    let lines = lines.map(|line| if line.is_empty() { line } else { format!(" {line}") });
    quote!(#(#![doc = #lines])*)
}

/// The vendors: module, title, number of events, the vendor's page.
pub(super) fn vendors(vendors: &[Context<'_>]) -> Vec<Markdown> {
    let vendor = |context: &Context<'_>| {
        let number = context.vendor.events.len();
        let events = if number == 1 { "1 event type".to_owned() } else { format!("{number} event types") };
        md("- ")
            + Markdown::code(context.symbols.feature())
            + ": "
            + Markdown::prose(&context.vendor.title)
            + ", "
            + Markdown::prose(&events)
            + ", "
            + Markdown::link(&context.vendor.url)
    };
    vendors.iter().map(vendor).collect()
}

/// The lines of the example: the event with the shortest payload is decoded, looked at, and encoded.
/// What begins with `# ` is not shown in docs.
pub(super) fn example(vendors: &[Context<'_>], package: &Package) -> Vec<String> {
    let json = vendors.iter().filter(|context| context.vendor.body_form() != BodyForm::Form);
    let events = json.flat_map(|context| context.vendor.events.iter().map(move |event| (context, event)));
    let Some((context, event)) = events.min_by_key(|(_, event)| compact(&event.example).len()) else {
        return Vec::new();
    };
    lines(context, event, &package.library())
}

/// A string as Rust, without escapes where a reader sees all that is in it.
fn literal(text: &str) -> String {
    let plain = text.chars().all(|c| c == ' ' || c.is_ascii_graphic()) && !text.contains("\"#");
    if plain { format!("r#\"{text}\"#") } else { Literal::string(text).to_string() }
}

fn lines(context: &Context<'_>, event: &Event, library: &str) -> Vec<String> {
    let (module, feature, variant) =
        (context.symbols.module(), context.symbols.feature(), context.symbols.event(&event.name));
    let (name, body) = (Literal::string(&event.name), literal(&compact(&event.example)));
    let (decode, again) = match context.vendor.discriminator.is_in_body() {
        true => ("Event::from_slice(body.as_bytes())?".to_owned(), "Event::from_slice(&event.to_vec())?".to_owned()),
        false => {
            let decode = |body: &str| format!("Event::from_named({name}, {body})?");
            (decode("body.as_bytes()"), decode("&event.to_vec()"))
        }
    };
    let text = format!(
        r##"
```
# #[cfg(feature = "{feature}")]
# fn main() -> Result<(), {library}::DecodeError> {{
use {library}::{module}::Event;

let body = {body};
let event = {decode};
assert_eq!(event.event_type(), {name});
match &event {{
    Event::{variant}(event) => println!("{{event:?}}"),
    other if other.is_known() => println!("another event: {{:?}}", other.kind()),
    newer => println!("kept whole: {{}}", String::from_utf8_lossy(&newer.to_vec())),
}}
assert_eq!({again}, event);
# Ok(())
# }}
# #[cfg(not(feature = "{feature}"))]
# fn main() {{}}
```"##
    );
    text.lines().map(str::to_owned).collect()
}
