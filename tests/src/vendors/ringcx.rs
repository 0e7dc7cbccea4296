//! What the document of RingCX Digital says.

use super::Facts;
use super::traits::promises;

/// RingCX Digital, which sends its events in batches.
#[derive(Debug)]
pub struct Ringcx;

impl Facts for Ringcx {
    const SECTIONS: &'static [(&'static str, usize)] = &[
        ("Content", 9),
        ("Identities", 2),
        ("Intervention Segments", 3),
        ("Interventions", 10),
        ("Push Agents", 7),
        ("Surveys", 1),
        ("Tasks", 12),
    ];
    const DOCUMENTED_BODIES: usize = 1;
    const NULLS_AND_ABSENCES: (usize, usize) = (400, 400);

    /// "Each event consists of three top-level elements"; "Events MUST define this property";
    /// "Resources MUST define this property".
    fn promised() -> Vec<(String, String)> {
        promises(&[
            ("*", "id"),
            ("*", "domain_id"),
            ("*", "events"),
            ("*", "events/*/type"),
            ("*", "events/*/id"),
            ("*", "events/*/issued_at"),
            ("*", "events/*/resource"),
            ("*", "events/*/resource/type"),
            ("*", "events/*/resource/id"),
        ])
    }
}
