//! In Python, with nothing but its standard library.

use super::{shown_field, way_to_event};
use crate::json::compact;
use crate::model::{BodyForm, Event, NamePart, NamePiece, NamePlace, Vendor};

pub(super) fn snippet(vendor: &Vendor, event: &Event) -> String {
    let in_body = vendor.discriminator.is_in_body();
    let shown = match shown_field(vendor, event) {
        Some(field) => format!("event.get({})", compact(&field.name)),
        None => "event".to_owned(),
    };
    let (import, parsed) = match vendor.body_form() {
        BodyForm::Form => {
            ("from urllib.parse import parse_qsl", "dict(parse_qsl(body.decode(), keep_blank_values=True))")
        }
        BodyForm::Json | BodyForm::JsonList => ("import json", "json.loads(body)"),
    };
    let events = match vendor.event_list() {
        Some("") => "    events = body\n".to_owned(),
        Some(field) => format!("    events = body.get({}, [])\n", compact(&field)),
        None => {
            let steps: String = way_to_event(vendor).iter().map(|name| format!("[{}]", compact(name))).collect();
            format!("    events = [body{steps}]\n")
        }
    };
    let (arguments, give) = if in_body { ("", "") } else { ("headers: dict[str, str], ", "headers, ") };
    let (takes, name) = (give, name(vendor));
    format!(
        "{import}


def receive({arguments}body: bytes) -> None:
    body = {parsed}
{events}    for event in events:
        work_on({give}event)


def work_on({takes}event: dict) -> None:
    name = {name}
    if {test}:
        print({shown})
    else:
        print(\"kept whole:\", event)
",
        test = test(event),
    )
}

/// The name of an event, as an expression.
fn name(vendor: &Vendor) -> String {
    let name = &vendor.discriminator;
    match name.parts.as_slice() {
        [part] => self::part(part),
        parts => {
            let parts: Vec<String> = parts.iter().map(self::part).collect();
            format!("{}.join(part for part in [{}] if part)", compact(&name.join), parts.join(", "))
        }
    }
}

fn part(part: &NamePart) -> String {
    let place = |place: &NamePlace| match place {
        NamePlace::Header(name) => format!("headers.get({})", compact(&name.to_ascii_lowercase())),
        NamePlace::Field(path) => match path.split_last() {
            Some((last, before)) => {
                let steps: String = before.iter().map(|name| format!(".get({}, {{}})", compact(name))).collect();
                format!("event{steps}.get({})", compact(last))
            }
            None => "None".to_owned(),
        },
    };
    let places: Vec<String> = part.places().map(place).collect();
    if places.len() == 1 { places.concat() } else { format!("({})", places.join(" or ")) }
}

/// Whether a name is the event's; of an event with several, whether it begins as they do.
fn test(event: &Event) -> String {
    let Some(pattern) = &event.pattern else { return format!("name == {}", compact(&event.name)) };
    let texts = pattern.pieces.iter().map_while(|piece| match piece {
        NamePiece::Text(text) => Some(text.as_str()),
        NamePiece::Rest | NamePiece::String | NamePiece::Guid | NamePiece::Integer => None,
    });
    format!("name and name.startswith({})", compact(&texts.collect::<String>()))
}
