//! What the document of Enreach says.

use std::collections::BTreeMap;

use super::Facts;
use crate::documented_rows;

/// Enreach.
#[derive(Debug)]
pub struct Enreach;

/// The fields that its events share: "All event types have a basic set of properties defined".
const SHARED: [&str; 7] = ["Id", "Timestamp", "RootEntityType", "RootEntityId", "EntityType", "EntityId", "EventType"];

impl Facts for Enreach {
    const SECTIONS: &'static [(&'static str, usize)] = &[("CallList", 11), ("Queue", 31), ("User", 38)];
    // 79 events, and one full request.
    const DOCUMENTED_BODIES: usize = 80;
    const OTHER_FILES: &'static [&'static str] = &["configuration"];
    const DOCUMENTS: &'static [&'static str] = &["Configuration"];
    // They have a placeholder (`Example Reason`) where the document lists values.
    const STRICT_REFUSES: &'static [&'static str] = &[
        "the documented enreach/QueueCallInDisconnected",
        "the documented enreach/QueueCallInRecording",
        "the documented enreach/QueueCallInSmartRoutingResult",
        "the documented enreach/QueueCallInUserCancelled",
        "the documented enreach/QueueUserCallOutDisconnected",
        "the documented enreach/UserAvailability",
        "the documented enreach/UserCallAllocationRequest",
        "the documented enreach/UserCallAllocationResponse",
        "the documented enreach/UserCallInDisconnected",
        "the documented enreach/UserCallInUserOverflow",
        "the documented enreach/UserCallOutDisconnected",
    ];
    const ALIAS: Option<(&'static str, &'static str, &'static str)> =
        Some(("QueueCallInUserAllocated", "Username", "UserName"));
    const MAPS: &'static [&'static str] = &["AllowedValues", "Values"];
    const NULLS_AND_ABSENCES: (usize, usize) = (300, 300);

    /// What the tables promise. The sender is a .NET program, so the value types without `?` are
    /// always there; reference types may be null or absent, and the one full request lacks some.
    /// `RequestId` of two events is in their tables and not in their examples.
    fn promised() -> Vec<(String, String)> {
        let rows: BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>> = documented_rows("enreach");
        let is_value = |ty: &str| !ty.ends_with('?') && !ty.contains('<') && !ty.eq_ignore_ascii_case("string");
        let mut always: Vec<(String, String)> =
            SHARED.iter().map(|field| ("*".to_owned(), (*field).to_owned())).collect();
        for (event, properties) in ["User", "Queue", "CallList"].iter().flat_map(|section| &rows[*section]) {
            for (name, ty) in properties {
                if is_value(ty) && !(name == "RequestId" && event.starts_with("UserConfigurationSetNextCallOut")) {
                    always.push((event.clone(), name.clone()));
                }
                let item = ty.strip_prefix("List<").and_then(|ty| ty.strip_suffix('>'));
                for (inner, ty) in item.and_then(|item| rows["Misc"].get(item)).into_iter().flatten() {
                    if is_value(ty) {
                        always.push((event.clone(), format!("{name}/*/{inner}")));
                    }
                }
            }
        }
        always
    }
}
