//! Each vendor from its `vendor.yaml` and its document alone, against the schemas that people wrote.

use crate::compare::compare;
use crate::harness::{bare, document, root, run, vendor};

/// Rebuilds a vendor, and pins what is equal and every difference.
fn rebuilds(name: &str, page: &str) {
    let Some(page) = document(page) else { return };
    let schemas = root().join("schemas");
    let directory = bare(&schemas.join(name).join("vendor.yaml"), name);
    let done = run("adopt", directory.path(), name, &[&page], &[]);
    assert_eq!(done.status, 0, "{}{}", done.out, done.err);
    let comparison = compare(&vendor(&schemas, name), &vendor(directory.path(), name));
    let shares = [comparison.events_share(), comparison.fields_share(), comparison.types_share()];
    println!("{}", comparison.report());
    let [events, fields, types] = shares.map(|share| share.percent());
    insta::assert_snapshot!(format!("rebuilt_{name}"), comparison.report());
    assert!(events >= 98.0 && fields >= 98.0 && types >= 90.0, "{}", comparison.report());
}

#[test]
fn enreach_is_rebuilt_from_its_document() {
    rebuilds("enreach", "enreach-webhooks.txt");
}

#[test]
fn ringcx_is_rebuilt_from_its_document() {
    rebuilds("ringcx", "ringcx-event-types.md");
}

#[test]
fn livechat_is_rebuilt_from_its_document() {
    rebuilds("livechat", "livechat-events.md");
}
