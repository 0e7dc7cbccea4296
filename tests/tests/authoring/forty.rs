//! One directory with forty mistakes: forty diagnostics in one run, each at its place.

use hookwright::diagnostic::Severity;
use hookwright_tests::root;

/// File, line, column and rule of each mistake, as counted in the files by hand.
const MISTAKES: &[(&str, usize, usize, &str)] = &[
    ("acme/events/doors.yaml", 6, 3, "HW0003"),
    ("acme/events/doors.yaml", 13, 14, "HW0009"),
    ("acme/events/doors.yaml", 14, 3, "HW0012"),
    ("acme/events/doors.yaml", 17, 3, "HW0006"),
    ("acme/events/doors.yaml", 21, 14, "HW0016"),
    ("acme/events/doors.yaml", 22, 3, "HW0013"),
    ("acme/events/doors.yaml", 25, 3, "HW0024"),
    ("acme/events/doors.yaml", 28, 3, "HW0017"),
    ("acme/events/doors.yaml", 33, 10, "HW0005"),
    ("acme/events/doors.yaml", 38, 9, "HW0011"),
    ("acme/events/doors.yaml", 40, 9, "HW0011"),
    ("acme/events/doors.yaml", 41, 56, "HW0004"),
    ("acme/events/doors.yaml", 42, 9, "HW0005"),
    ("acme/events/doors.yaml", 43, 77, "HW0019"),
    ("acme/events/more.yaml", 2, 3, "HW0006"),
    ("acme/events/more.yaml", 5, 3, "HW0010"),
    ("acme/events/tagged.yaml", 2, 11, "HW0002"),
    ("acme/events/unclosed.yaml", 2, 49, "HW0002"),
    ("acme/types.yaml", 7, 7, "HW0022"),
    ("acme/types.yaml", 9, 11, "HW0005"),
    ("acme/types.yaml", 15, 9, "HW0021"),
    ("acme/types.yaml", 16, 9, "HW0021"),
    ("acme/types.yaml", 17, 22, "HW0008"),
    ("acme/types.yaml", 18, 9, "HW0006"),
    ("acme/types.yaml", 19, 25, "HW0019"),
    ("acme/types.yaml", 20, 3, "HW0006"),
    ("acme/types.yaml", 22, 3, "HW0017"),
    ("acme/types.yaml", 30, 20, "HW0007"),
    ("acme/types.yaml", 31, 3, "HW0013"),
    ("acme/vendor.yaml", 3, 7, "HW0025"),
    ("acme/vendor.yaml", 4, 1, "HW0004"),
    ("acme/vendor.yaml", 10, 18, "HW0007"),
    ("acme/vendor.yaml", 11, 7, "HW0011"),
    ("acme/vendor.yaml", 12, 20, "HW0019"),
    ("acme/vendor.yaml", 14, 24, "HW0005"),
    ("acme/vendor.yaml", 17, 13, "HW0005"),
    ("bell/rings.yaml", 2, 3, "HW0014"),
    ("bell/rings.yaml", 9, 52, "HW0015"),
    ("bell/rings.yaml", 13, 14, "HW0015"),
    ("cave/echoes.yaml", 2, 3, "HW0018"),
];

#[test]
fn forty_mistakes_are_forty_diagnostics_each_at_its_place() {
    let folder = root().join("tests/fixtures/forty");
    let compilation = hookwright::compile(&folder);
    let found: Vec<(String, usize, usize, &str)> = compilation
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.rule.severity == Severity::Error)
        .map(|diagnostic| {
            let span = diagnostic.span.expect("a place");
            let path = &compilation.sources.get(span.file).expect("a file").path;
            let path = path.strip_prefix(&format!("{}/", folder.display())).expect("a path in the directory");
            let (line, column) = compilation.sources.line_column(span);
            (path.to_owned(), line, column, diagnostic.rule.id)
        })
        .collect();
    let rendered = compilation.render(Default::default());
    let expected: Vec<(String, usize, usize, &str)> =
        MISTAKES.iter().map(|(file, line, column, rule)| ((*file).to_owned(), *line, *column, *rule)).collect();
    assert_eq!(found, expected, "{rendered}");
    assert_eq!(found.len(), 40);
}
