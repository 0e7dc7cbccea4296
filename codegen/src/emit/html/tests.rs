//! Pages of a small vendor: what leads where.

use crate::emit::contract::fixture::{SECTIONS, model_with};
use crate::emit::export::{Choice, Form, Options, export};

use super::Html;

const SCHEMA: &str = "types:
  Leaf:
    doc: A leaf of a door.
    fields:
      - old: {type: string, doc: Old., deprecated: {successor: new}, example: a}
      - new: {type: string, doc: New., example: b}
  Mood:
    enum: string
    doc: A mood.
    values: {glad: It is glad., \"so so\": It is not.}
events:
  doored:
    doc: A door changed.
    fields:
      - leaves: {type: \"list<Leaf>\", doc: Leaves.}
      - gone: {type: int32, unit: seconds, min: 1, max: 9, doc: Gone., deprecated: {successor: leaves.new}, example: 7}
      - mood: {type: Mood, doc: Its mood., example: glad}
";

fn page(path: &str) -> String {
    page_of(SCHEMA, path)
}

fn page_of(schema: &str, path: &str) -> String {
    let form = Form { format: &Html, options: Options::default() };
    let files = export(&form, &model_with("ring/more.yaml", schema), Choice::default()).files;
    String::from_utf8(files[path].clone()).unwrap()
}

#[test]
fn deprecated_fields_lead_to_what_takes_their_place() {
    let page = page("ring/doored.html");
    let link = "Use <a href=\"#leaves.new\"><code>";
    assert!(page.contains(&format!("{link}new</code></a>")), "one beside it: {page}");
    assert!(page.contains(&format!("{link}leaves.new</code></a>")), "one from the top: {page}");
}

#[test]
fn keys_of_the_example_lead_to_rows() {
    let page = page("ring/doored.html");
    for (anchor, key) in [("leaves", "leaves"), ("leaves.old", "old"), ("mood", "mood")] {
        assert!(page.contains(&format!("<tr id=\"{anchor}\"")), "{anchor}: {page}");
        assert!(page.contains(&format!("<a class=\"k\" href=\"#{anchor}\">&quot;{key}&quot;</a>: ")), "{key}: {page}");
    }
}

#[test]
fn a_row_says_unit_and_bounds() {
    let page = page("ring/doored.html");
    let (_, row) = page.split_once("<tr id=\"gone\"").unwrap();
    let (row, _) = row.split_once("</tr>").unwrap();
    assert!(row.contains("integer, 32 bits, <span class=\"unit\">in seconds</span>"), "{row}");
    assert!(row.contains("From 1 to 9."), "{row}");
}

#[test]
fn each_value_has_an_anchor_and_so_has_any_other() {
    let page = page("ring/types.html");
    for anchor in ["Mood.glad", "Mood.so~20so", "Mood:other"] {
        assert!(page.contains(&format!("id=\"{anchor}\"")), "{anchor}: {page}");
    }
    assert!(page.contains("href=\"../ring/doored.html#mood\"><code>doored.mood</code>"), "it is used: {page}");
}

#[test]
fn an_event_stands_in_the_section_that_it_names() {
    let page = page_of(SECTIONS, "ring/index.html");
    let place = |text: &str| page.rfind(text).unwrap_or_else(|| panic!("no {text}: {page}"));
    let places = [
        ">Bells</h2>",
        "What bells do.",
        "<code>rang</code>",
        "<code>tolled</code>",
        ">Clocks</h2>",
        "<code>struck</code>",
    ];
    assert!(places.map(place).is_sorted(), "{page}");
    let search = page_of(SECTIONS, "_site/search/entries-0.js");
    assert!(search.contains(" › Clocks"), "{search}");
}
