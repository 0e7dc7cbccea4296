//! Without a vendor, as in `cargo xtask drift page.md`.

use std::path::PathBuf;

use hookwright::cli::{self, Console, DriftArgs, GlobalArgs, Status};

use crate::harness::fixtures;

fn guessed(page: &str) -> (Status, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let documents: Vec<PathBuf> = vec![fixtures().join("pages").join(page)];
    let console = Console::plain(&mut out, &mut err, &GlobalArgs::default());
    let status = console.run(|console| {
        cli::drift(console, &fixtures().join("schemas"), None, &DriftArgs { documents, ..DriftArgs::default() })
    });
    out.append(&mut err);
    (status, String::from_utf8(out).unwrap())
}

#[test]
fn the_vendor_is_the_one_of_whose_events_the_page_has_most() {
    for (page, vendor) in
        [("rows.md", "rows"), ("sections.md", "sections"), ("plain.txt", "plain"), ("reference.html", "reference")]
    {
        let (status, out) = guessed(page);
        assert!(out.starts_with(&format!("{vendor}: read ")), "{out}");
        assert_eq!(status, Status::Done);
    }
}

#[test]
fn a_page_of_nobody_is_refused() {
    let (status, out) = guessed("../schemas/rows/vendor.yaml");
    assert!(out.contains("no vendor of the schemas has these events"), "{out}");
    assert_eq!(status, Status::WrongUsage);
}
