//! Whatever features of serde_json other crates switch on, events are read and written alike.
//! `tests/serde_json_features/run.sh` runs this once for each of them.

use hookwright_events::{Json, enreach, livechat, ringcx};
use serde_json::Value;

/// An event of an unknown type: each member is one that some feature could change.
const UNKNOWN: &str = r#"{"type":"no such type","EventType":"no such type","z":1,"a":1.5,"b":18446744073709551616,"c":0.1000000000000000055511151231257827,"d":1.10,"e":-0,"f":1e400,"g":{"z":[1E5],"a":"\ud83d"},"a":2}"#;

/// What comes back through serde, too.
const ORDINARY: &str = r#"{"type":"no such type","EventType":"no such type","z":1,"a":1.5,"g":{"z":[-2.5,null],"a":"x"}}"#;

fn main() {
    let deep = format!(r#"{{"type":"x","EventType":"x","d":{}{}}}"#, "[".repeat(10_000), "]".repeat(10_000));
    for body in [UNKNOWN, ORDINARY, &deep] {
        let batch = format!(r#"{{"id":"1","domain_id":"2","events":[{body}],"new":{body}}}"#);
        assert_eq!(enreach::Event::from_slice(body.as_bytes()).unwrap().to_vec(), body.as_bytes());
        assert_eq!(livechat::Event::from_slice(body.as_bytes()).unwrap().to_vec(), body.as_bytes());
        assert_eq!(ringcx::Notification::from_slice(batch.as_bytes()).unwrap().to_vec(), batch.as_bytes());
        let event: enreach::Event = serde_json::from_str(body).unwrap();
        assert_eq!(event.to_vec(), body.as_bytes());
        let again: enreach::Event = serde_json::from_str(&serde_json::to_string(&event).unwrap()).unwrap();
        assert_eq!(again, event);
        let json: Json = serde_json::from_str(body).unwrap();
        assert_eq!(json.text(), body);
    }
    through_value();
    numbers_with_a_type();
}

fn through_value() {
    let value: Value = serde_json::from_str(ORDINARY).unwrap();
    let event: enreach::Event = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(event.to_vec(), value.to_string().as_bytes());
    assert_eq!(serde_json::to_value(&event).unwrap(), value);
    assert_eq!(Json::from(&value).text(), value.to_string());
    assert_eq!(Json::from(&value), value);
    assert_eq!(enreach::Event::from_slice(ORDINARY.as_bytes()).unwrap(), event);
}

fn numbers_with_a_type() {
    let example = ringcx::Event::example(ringcx::EventKind::TaskCreated);
    let text = String::from_utf8(example.to_vec()).unwrap();
    let (before, after) = text.split_once("\"priority\":").unwrap();
    let after = &after[after.find([',', '}']).unwrap()..];
    for number in ["0.1", "1.10", "9007199254740993", "1e2", "5e-324", "123456789012345678901234567890"] {
        let body = format!("{before}\"priority\":{number}{after}");
        let event = ringcx::Event::from_slice(body.as_bytes()).unwrap();
        assert_eq!(event.to_vec(), body.as_bytes());
        let through_serde: ringcx::Event = serde_json::from_str(&body).unwrap();
        assert_eq!(through_serde, event);
        let ringcx::Event::TaskCreated(event) = event else { panic!("{body}") };
        assert_eq!(event.resource.metadata.unwrap().priority, number.parse().ok(), "{number}");
    }
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::from_value::<ringcx::Event>(value).unwrap(), example);
}
