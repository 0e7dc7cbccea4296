//! Hostile text at every place where the dialect accepts text: either the schemas are refused with
//! a place, or every output is well-formed and has no code that came from the text.

mod code;
mod places;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use hookwright::diagnostic::RenderOptions;
use hookwright::emit::export::{Choice, Form, export};
use hookwright::load::Unsaved;
use hookwright::{Compilation, compile, compile_with};
use hookwright_tests::root;
use serde::Deserialize;
use serde_json::Value;

use crate::cargo::{cargo, workspace};
use code::{Language, code};
use places::{Found, Place, places};

/// What is put at each place. `@` stands for a name that no code of ours can have: in names that
/// are made from others no two underscores follow each other.
const TEXTS: &[&str] = &[
    "a\npub fn @() {}\n",
    "a\r\n@();",
    "a\r@();",
    "a\u{85}@();",
    "a\u{2028}@();",
    "a\u{2029}@();",
    "a\u{202e}@",
    "\u{2066}@\u{200f}",
    "a\0@",
    "\u{1b}[31m@",
    "\t@",
    "A */ @(); /*",
    "A \"; @(); \"",
    "A '; @(); '",
    "A @\\",
    "A \\u000a@(); \\n@();",
    "A `; @(); `",
    "A ``` @ ```",
    "A\n\n```\n@();\n```\n\n    @();",
    "~~~ @",
    "A ${@()} #{@} {@} {{@}} %s",
    "A ]]> @",
    "</script><script>@()</script><!-- @",
    "#![@]",
    "//! @ /// @ /** @",
    "A \"#; @(); r#\"",
    "- @: [x",
    "# @: {",
    "A [@](javascript:@()) [`@`] <@>",
    "../@/../../@",
    "CON.@",
    "__proto__-@",
    "A \u{feff}@\u{fffe}\u{200b}",
    "a@ é 日本 😀 עברית",
    "3 @",
    "日本 */ `${}` \" \\",
];

/// The text for a place, which differs from that for any other.
fn text_for(text: &str, place: usize) -> String {
    text.replace('@', &format!("pwned{place}__x"))
}

/// Characters that no output may have as they are.
fn is_hidden(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c != '\n' && (c.is_control() || turns || c == '\u{2028}' || c == '\u{2029}')
}

/// JSON, which is YAML too, with nothing in it that a schema file may not have as it is.
fn yaml(value: &Value) -> String {
    let escaped = |c: char| if is_hidden(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() };
    value.to_string().chars().map(escaped).collect()
}

/// A directory with no schemas in it.
fn nowhere() -> &'static Path {
    static EMPTY: OnceLock<tempfile::TempDir> = OnceLock::new();
    EMPTY.get_or_init(|| tempfile::tempdir().expect("a directory")).path()
}

/// The two files of a vendor. Four vendors have every key.
#[derive(Clone)]
struct Files {
    vendor: Value,
    events: Value,
}

impl Files {
    fn everything() -> Files {
        Files::of("acme")
    }

    /// The keys of each exclude some of the others.
    fn bases() -> [Files; 4] {
        [Files::everything(), Files::of("token"), Files::of("wrapped"), Files::of("cloud")]
    }

    fn of(vendor: &str) -> Files {
        let read = |name: &str| {
            let path = root().join("tests/fixtures/everything").join(vendor).join(name);
            serde_yaml::from_str(&fs::read_to_string(path).expect("it is there")).expect("YAML")
        };
        Files { vendor: read("vendor.yaml"), events: read("events.yaml") }
    }

    fn texts(&self, vendor: &str) -> [(String, String); 2] {
        [(format!("{vendor}/vendor.yaml"), yaml(&self.vendor)), (format!("{vendor}/events.yaml"), yaml(&self.events))]
    }

    fn compile(&self) -> Compilation {
        compile_with(nowhere(), &Unsaved::from(self.texts("acme")))
    }

    fn with(&self, place: &AnyPlace, text: &str) -> Option<Files> {
        let mut files = self.clone();
        let file = if place.of_vendor { &mut files.vendor } else { &mut files.events };
        *file = place.place.with(file, text)?;
        Some(files)
    }
}

/// A place in one of the two files.
struct AnyPlace {
    of_vendor: bool,
    place: Place,
}

/// What tells a place from others, in whatever vendor.
type Identity = (bool, String, bool);

impl AnyPlace {
    fn identity(&self) -> Identity {
        (self.of_vendor, format!("{:?}", self.place.path), self.place.is_key)
    }
}

/// Of how many texts one is tried at a place that an earlier vendor has.
const KNOWN_STEP: usize = 4;

/// The meta-schema of one kind of file, as the command prints it.
fn meta_schema(kind: &str) -> Value {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = ["hookwright", "meta-schema", "--of", kind].map(std::ffi::OsString::from);
    hookwright::cli::run(args, &mut out, &mut err);
    serde_json::from_slice(&out).expect("JSON")
}

/// Every place for text, by vendor.
fn all_places(bases: &[Files]) -> Vec<Vec<AnyPlace>> {
    let schemas = [meta_schema("vendor"), meta_schema("events")];
    let [of_vendor, of_events] = &schemas;
    let found = bases.iter().map(|base| [places(of_vendor, &base.vendor), places(of_events, &base.events)]);
    let found: Vec<[Found; 2]> = found.collect();
    let has = |key: &String| found.iter().flatten().any(|found| found.keys.get(key) == Some(&true));
    let mut keys = found.iter().flatten().flat_map(|found| found.keys.keys());
    let missing: BTreeSet<&String> = keys.by_ref().filter(|key| !has(key)).collect();
    assert!(missing.is_empty(), "tests/fixtures/everything lacks {missing:#?}");
    found.into_iter().map(in_order).collect()
}

/// The places of a vendor, the deepest first and names behind values, so that putting text at one
/// does not move the next.
fn in_order([vendor, events]: [Found; 2]) -> Vec<AnyPlace> {
    let vendor = vendor.places.into_iter().map(|place| AnyPlace { of_vendor: true, place });
    let events = events.places.into_iter().map(|place| AnyPlace { of_vendor: false, place });
    let mut all: Vec<AnyPlace> = vendor.chain(events).collect();
    all.sort_by_key(|any| (std::cmp::Reverse(any.place.path.len()), any.place.is_key));
    all
}

/// The files with one text after the other at every place that accepts it.
struct Hostile {
    /// One vendor for each text that stands at the first place.
    vendors: Vec<Files>,
    /// How many texts were accepted, one by one.
    accepted: usize,
    refused: usize,
    /// How many places accepted at least one.
    open_places: usize,
}

fn hostile() -> &'static Hostile {
    static HOSTILE: OnceLock<Hostile> = OnceLock::new();
    HOSTILE.get_or_init(|| {
        let (bases, mut known) = (Files::bases(), BTreeSet::new());
        let all = bases.iter().zip(all_places(&bases)).map(|(base, places)| {
            let vendors = hostile_vendors(base, &places, &known);
            known.extend(places.iter().map(AnyPlace::identity));
            vendors
        });
        let sum = |sum: Hostile, one: Hostile| Hostile {
            vendors: [sum.vendors, one.vendors].concat(),
            accepted: sum.accepted + one.accepted,
            refused: sum.refused + one.refused,
            open_places: sum.open_places + one.open_places,
        };
        all.reduce(sum).expect("a base")
    })
}

/// `known` are places that an earlier vendor has: there, each takes its share of the texts only.
fn hostile_vendors(base: &Files, places: &[AnyPlace], known: &BTreeSet<Identity>) -> Hostile {
    let found = base.compile();
    assert!(found.model.is_some(), "{}", found.render(RenderOptions::default()));
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    let share = places.len().div_ceil(workers);
    let indexed: Vec<(usize, &AnyPlace)> = places.iter().enumerate().collect();
    let accepted: Vec<Vec<Option<bool>>> = std::thread::scope(|scope| {
        let judge = |part: &[(usize, &AnyPlace)]| -> Vec<Vec<Option<bool>>> {
            let step = |place: &AnyPlace| if known.contains(&place.identity()) { KNOWN_STEP } else { 1 };
            part.iter().map(|(index, place)| accepted_texts(base, place, *index, step(place))).collect()
        };
        let parts: Vec<_> = indexed.chunks(share).map(|part| scope.spawn(move || judge(part))).collect();
        parts.into_iter().flat_map(|part| part.join().expect("no panic")).collect()
    });
    let vendors = (0..TEXTS.len()).map(|first| combined(base, places, &accepted, first)).collect();
    let count = accepted.iter().flatten().filter(|verdict| **verdict == Some(true)).count();
    let open_places = accepted.iter().filter(|texts| texts.contains(&Some(true))).count();
    let refused = accepted.iter().flatten().filter(|verdict| **verdict == Some(false)).count();
    Hostile { vendors, accepted: count, refused, open_places }
}

/// Which texts a place accepts, of every text or one in so many. Each of the others is refused with a
/// place in the right file.
fn accepted_texts(base: &Files, place: &AnyPlace, index: usize, step: usize) -> Vec<Option<bool>> {
    let accepts = |text: &&str| {
        let Some(files) = base.with(place, &text_for(text, index)) else { return false };
        let found = files.compile();
        if found.model.is_some() {
            return true;
        }
        let rendered = found.render(RenderOptions::default());
        assert!(!rendered.contains(is_hidden), "{rendered:?}");
        assert!(!found.diagnostics.is_empty());
        for diagnostic in &found.diagnostics {
            assert!(diagnostic.span.is_some(), "{text:?} at {:?}: {}", place.place, diagnostic.message);
        }
        false
    };
    let tried = |(number, text): (usize, &&'static str)| (number % step == index % step).then(|| accepts(text));
    TEXTS.iter().enumerate().map(tried).collect()
}

/// The files with a text at every place that accepts it: at the first place the text with this
/// number, at the second the next, and so on.
fn combined(base: &Files, places: &[AnyPlace], accepted: &[Vec<Option<bool>>], first: usize) -> Files {
    let text = |index: usize| (index + first) % TEXTS.len();
    let chosen = places.iter().enumerate().filter(|(index, _)| accepted[*index][text(*index)] == Some(true));
    let chosen: Vec<(&AnyPlace, String)> =
        chosen.map(|(index, place)| (place, text_for(TEXTS[text(index)], index))).collect();
    with_all(base, &chosen)
}

/// The files with a text at each place, but for those that do not go together with others, such as
/// names that become one.
fn with_all(files: &Files, chosen: &[(&AnyPlace, String)]) -> Files {
    let put = |files: Files, (place, text): &(&AnyPlace, String)| files.with(place, text).unwrap_or(files);
    let all = chosen.iter().fold(files.clone(), put);
    if all.compile().model.is_some() {
        return all;
    }
    match chosen.len() {
        0 | 1 => files.clone(),
        several => {
            let (left, right) = chosen.split_at(several / 2);
            with_all(&with_all(files, left), right)
        }
    }
}

/// The name of a vendor by its number.
fn name(number: usize) -> String {
    format!("vendor{number}")
}

#[test]
fn hostile_text_at_every_place_is_refused_or_harmless_in_every_output() {
    let hostile = hostile();
    // The walk finds what there is, and both outcomes happen.
    assert!(hostile.open_places > 90, "{} places", hostile.open_places);
    assert!(hostile.accepted > 1500, "{} accepted", hostile.accepted);
    assert!(hostile.refused > 1500, "{} refused", hostile.refused);
    let texts = hostile.vendors.iter().enumerate().flat_map(|(number, files)| files.texts(&name(number)));
    let compilation = compile_with(nowhere(), &texts.collect());
    let model = compilation.model.expect("each vendor compiles");
    for (path, bytes) in hookwright::emit::generate(&model).expect("it can be generated") {
        harmless(&path, bytes);
    }
    for form in Form::all() {
        let files = export(&form, &model, Choice::default()).files;
        files.into_iter().for_each(|(path, bytes)| harmless(&path, bytes));
    }
}

/// A file of some output is well-formed, and what came from schemas is no code in it.
fn harmless(path: &str, bytes: Vec<u8>) {
    let text = String::from_utf8(bytes).unwrap_or_else(|_| panic!("{path} is not UTF-8"));
    let hidden = text.char_indices().find(|(_, c)| is_hidden(*c));
    assert!(hidden.is_none(), "{path} has {hidden:?}");
    let language = match path.rsplit('.').next() {
        Some("rs") => {
            typify_syn::parse_file(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
            Language::Rust
        }
        Some("ts" | "js") => Language::TypeScript,
        Some("py") => Language::Python,
        Some("html") => {
            let tags = code::tags(&text);
            assert!(!tags.contains("__x"), "{path} has a text in a tag");
            let scripts = text.matches("<script").count();
            assert_eq!(text.matches("<script src=").count(), scripts, "{path} has a script of its own");
            return;
        }
        Some("json") => {
            serde_json::from_str::<Value>(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
            return;
        }
        Some("yaml") => {
            for entity in serde_yaml::Deserializer::from_str(&text) {
                Value::deserialize(entity).unwrap_or_else(|error| panic!("{path}: {error}"));
            }
            return;
        }
        Some("md") => {
            let mut events = pulldown_cmark::Parser::new_ext(&text, pulldown_cmark::Options::ENABLE_TABLES);
            assert!(events.all(|event| !is_active(&event)), "{path} has a tag or a link: {text}");
            return;
        }
        // The package's own, in which there is no text of schemas.
        _ => return,
    };
    let code = code(&text, language);
    // A piece of a text that is a name by itself can be one in TypeScript, `name: Type;`, and in Python.
    let is_plain = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let is_name = |line: &str| match language {
        Language::TypeScript => {
            is_plain(&line.trim().trim_end_matches(';').replacen("?: ", "", 1).replacen(": ", "", 1))
        }
        Language::Python => line.trim().split_once(':').is_some_and(|(name, ty)| is_plain(name) && !ty.contains("__x")),
        Language::Rust => false,
    };
    let line = code.lines().find(|line| line.contains("__x") && !is_name(line));
    assert!(line.is_none(), "{path} has as code: {line:?}");
}

/// Whether a piece of Markdown is more than text, or the address of a vendor's page that is its own text.
fn is_active(event: &pulldown_cmark::Event<'_>) -> bool {
    use pulldown_cmark::{Event, LinkType, Tag};
    match event {
        Event::Html(html) => html.trim_end() != "<!-- @generated by hookwright. Do not edit: change the schemas. -->",
        Event::Start(Tag::Link { link_type, dest_url, .. }) => {
            *link_type != LinkType::Autolink || !dest_url.starts_with("https://")
        }
        Event::InlineHtml(_) | Event::Start(Tag::Image { .. }) => true,
        _ => false,
    }
}

#[test]
fn a_crate_full_of_hostile_text_compiles_without_warnings() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("foreign-text");
    let schemas = folder.join("schemas");
    // Each place has another text in each vendor; that all are well-formed is shown above.
    for (number, files) in hostile().vendors.iter().enumerate().step_by(6) {
        for (path, text) in files.texts(&name(number)) {
            let path = schemas.join(path);
            fs::create_dir_all(path.parent().expect("a directory")).expect("it can be made");
            fs::write(path, text).expect("it can be written");
        }
    }
    workspace(&folder, &schemas, "fn main() {}\n");
    cargo(&folder, ["check", "--package=hookwright-events", "--all-features"]);
}

/// The names of files and directories, which no meta-schema describes.
#[test]
fn hostile_names_of_files_are_refused_or_harmless() {
    let base = Files::everything();
    let mut accepted = 0;
    for (number, text) in TEXTS.iter().enumerate() {
        let text = text_for(text, number);
        for path in [format!("acme/{text}.yaml"), format!("acme/{text}/events.yaml"), format!("{text}/events.yaml")] {
            let mut files = Unsaved::from(base.texts("acme"));
            let file = "events: {more: {doc: More of it., fields: [{text: {type: string, doc: More., example: x}}]}}";
            files.insert(path.clone(), file.to_owned());
            let found = compile_with(nowhere(), &files);
            let rendered = found.render(RenderOptions::default());
            assert!(!rendered.contains(is_hidden), "{rendered:?}");
            let hidden = text.contains(|c| c == '\n' || is_hidden(c));
            let is_vendor = !path.starts_with("acme/");
            assert!(found.model.is_none() || !(hidden || is_vendor), "{path:?}");
            let Some(model) = found.model else { continue };
            accepted += 1;
            for (path, bytes) in hookwright::emit::generate(&model).expect("it can be generated") {
                harmless(&path, bytes);
            }
        }
    }
    assert!(accepted > TEXTS.len(), "{accepted}");
}

#[test]
#[cfg(unix)]
fn a_name_of_a_file_or_directory_with_a_line_break_is_refused() {
    let evil = "a\nuse crate::runtime::{Extra, Fault};\n#[doc = \"p\"] pub const PWNED: &str = env!(\"HOME\");\n";
    for path in ["acme/a\nfn evil() {}\n.yaml".to_owned(), format!("acme/{evil}/*.yaml"), "acme/x\u{202e}y.yaml".into()]
    {
        let folder = tempfile::tempdir().expect("a directory");
        for (path, text) in Files::everything().texts("acme").into_iter().chain([(path, "{}".to_owned())]) {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a directory")).expect("it can be made");
            fs::write(path, text).expect("it can be written");
        }
        let found = compile(folder.path());
        let [diagnostic] = found.diagnostics.as_slice() else { panic!("{:?}", found.diagnostics) };
        assert_eq!(diagnostic.rule.id, "HW0028");
        assert!(!diagnostic.message.contains(is_hidden) && !diagnostic.message.contains('\n'));
        let shown = diagnostic.message.replace(&folder.path().display().to_string(), "schemas");
        assert!(
            [
                "the name of `schemas/acme/aU+000Afn evil() {}U+000A.yaml` has the character U+000A",
                "the name of `schemas/acme/xU+202Ey.yaml` has the character U+202E",
                "the name of `schemas/acme/aU+000Ause crate::runtime::{Extra, Fault};U+000A#[doc = \"p\"] pub const \
                 PWNED: &str = env!(\"HOME\");U+000A/*.yaml` has the character U+000A",
            ]
            .contains(&shown.as_str()),
            "{shown}"
        );
    }
}

/// What is said of refused text, in the forms that programs read.
#[test]
fn messages_about_hostile_text_are_well_formed() {
    let folder = tempfile::tempdir().expect("a directory");
    let base = Files::everything();
    let places = all_places(&Files::bases()).swap_remove(0);
    for (number, text) in TEXTS.iter().enumerate() {
        let mut files = base.clone();
        for (index, place) in places.iter().enumerate() {
            files = files.with(place, &text_for(text, index)).unwrap_or(files);
        }
        for (path, text) in files.texts(&name(number)) {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a directory")).expect("it can be made");
            fs::write(path, text).expect("it can be written");
        }
    }
    for format in ["sarif", "json"] {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let schemas = folder.path().as_os_str();
        let args = ["hookwright", "check", "--message-format", format, "--schemas"].map(std::ffi::OsString::from);
        hookwright::cli::run(args.into_iter().chain([schemas.to_owned()]), &mut out, &mut err);
        let text = String::from_utf8(out).expect("UTF-8");
        assert!(!text.contains(is_hidden));
        match format {
            "sarif" => {
                let log: Value = serde_json::from_str(&text).expect("JSON");
                let results = log["runs"][0]["results"].as_array().expect("results");
                assert!(results.len() > TEXTS.len(), "{}", results.len());
            }
            _ => {
                assert!(text.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()));
                assert!(text.lines().count() > TEXTS.len(), "{}", text.lines().count());
            }
        }
    }
}
