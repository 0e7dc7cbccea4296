//! Tables in a document, between `<!-- begin NAME -->` and `<!-- end NAME -->`.

/// Replaces what is between the marks of a name.
pub(crate) fn replace(path: &str, name: &str, text: &str) {
    // Cargo runs benchmarks in the package's directory.
    let path = hookwright_test_support::root().join(path);
    let document = std::fs::read_to_string(&path).expect("the document can be read");
    let (begin, end) = (format!("<!-- begin {name} -->\n"), format!("<!-- end {name} -->\n"));
    let (before, rest) = document.split_once(&begin).unwrap_or_else(|| panic!("{begin:?} is missing"));
    let (_, after) = rest.split_once(&end).unwrap_or_else(|| panic!("{end:?} is missing"));
    std::fs::write(&path, format!("{before}{begin}{text}{end}{after}")).expect("the document can be written");
}
