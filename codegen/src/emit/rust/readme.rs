//! The crate's `README.md`, which registries show.

use super::context::Context;
use super::front_page;
use super::markdown::Markdown;
use crate::mark::MARK;
use crate::model::Package;

/// Its path in the crate.
pub(super) const README: &str = "README.md";

/// The page: what the crate is, its vendors, how to decode, and its features.
pub(super) fn readme(vendors: &[Context<'_>], package: &Package) -> String {
    let description = text(&[Markdown::prose(&package.description)]);
    let list = text(&front_page::vendors(vendors));
    let example = example(vendors, package);
    let name = &package.name;
    format!(
        "\
<!-- {MARK}. Do not edit: change the schemas. -->

# {name}

{description}
{list}
Each vendor has a module, and a Cargo feature of that name, on by default.
{example}
An event type, a field or a value that this crate does not know is kept and encoded again as it came.
What is refused, and what an error says, is on the front page of the docs.

Further features: `examples` (an example of each event, for testing receivers), `json-schema` (the JSON
Schema of request bodies, as text), `schemars`, `chrono`, `jiff` and `time` (conversions and schemas for
these crates), `verify` (secrets and signatures of requests), `http` (headers of that crate), `axum` (an
extractor).
"
    )
}

/// The lines of the front page's example that are shown.
fn example(vendors: &[Context<'_>], package: &Package) -> String {
    let lines = front_page::example(vendors, package);
    let shown = lines.iter().filter(|line| !line.starts_with("# "));
    let mut fences = ["```rust", "```"].into_iter();
    let line = |line: &String| match line.as_str() {
        "```" => fences.next().unwrap_or("```").to_owned() + "\n",
        other => format!("{other}\n"),
    };
    shown.map(line).collect()
}

/// Paragraphs, or items of a list, a line each.
fn text(markdown: &[Markdown]) -> String {
    markdown.iter().flat_map(Markdown::lines).map(|line| format!("{}\n", line.trim_start())).collect()
}
