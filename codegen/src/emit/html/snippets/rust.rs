//! In Rust, with the generated crate.

use super::shown_field;
use crate::emit::html::site::VendorSite;
use crate::emit::rust::ident_of;
use crate::model::{BodyForm, Event, Vendor};

pub(super) fn snippet(site: &VendorSite<'_>, event: &Event) -> String {
    let (library, module) = (site.library, site.symbols.module());
    let variant = site.symbols.event(&event.name);
    let (whole, body) = body(site.vendor);
    let imports = if whole == "Event" { "Event".to_owned() } else { format!("{{Event, {whole}}}") };
    let shown = match shown_field(site.vendor, event) {
        Some(field) => format!("println!(\"{{:?}}\", event.{})", ident_of(field)),
        None => "println!(\"{event:?}\")".to_owned(),
    };
    let (arguments, decode) = match site.vendor.discriminator.is_in_body() {
        true => ("body: &[u8]", format!("{whole}::from_slice(body)?")),
        false => (
            "header: impl Fn(&str) -> Option<&'static [u8]>, body: &[u8]",
            format!("{whole}::from_parts(header, body)?"),
        ),
    };
    let body = body.replace("DECODED", &decode);
    format!(
        "use {library}::DecodeError;
use {library}::{module}::{imports};

pub fn receive({arguments}) -> Result<(), DecodeError> {{
{body}    Ok(())
}}

fn work_on(event: &Event) {{
    match event {{
        Event::{variant}(event) => {shown},
        other if other.is_known() => println!(\"another event: {{}}\", other.event_type()),
        newer => println!(\"kept whole: {{}}\", String::from_utf8_lossy(&newer.to_vec())),
    }}
}}
"
    )
}

/// The type of a whole body, and what is done with it.
fn body(vendor: &Vendor) -> (String, &'static str) {
    const EACH: &str = "    for event in DECODED.iter() {\n        work_on(event);\n    }\n";
    if let Some(envelope) = &vendor.envelope {
        return (ident_of(envelope).to_string(), EACH);
    }
    if let Some(wrapper) = vendor.wrapper_type() {
        let inside = "    if let Some(event) = DECODED.event() {\n        work_on(event);\n    }\n";
        return (ident_of(wrapper).to_string(), inside);
    }
    match vendor.body_form() {
        BodyForm::JsonList => ("Batch".to_owned(), EACH),
        BodyForm::Json | BodyForm::Form => ("Event".to_owned(), "    work_on(&DECODED);\n"),
    }
}
