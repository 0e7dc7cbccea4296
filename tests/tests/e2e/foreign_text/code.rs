//! What of a file of Rust, TypeScript or Python is code, and what of HTML is in its tags.

/// A language, as far as it matters where comments and strings end.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Language {
    Rust,
    TypeScript,
    Python,
}

/// The text without its comments and strings.
pub(super) fn code(text: &str, language: Language) -> String {
    let mut code = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped = match c {
            '#' if language == Language::Python => end(rest, "\n"),
            '"' if language == Language::Python && rest.starts_with("\"\"\"") => docstring(rest),
            '/' if language != Language::Python && rest.starts_with("//") => line_comment(rest, language),
            '/' if language != Language::Python && rest.starts_with("/*") => 2 + end(&rest[2..], "*/"),
            '"' => string(rest, '"'),
            '`' if language == Language::TypeScript => string(rest, '`'),
            '\'' if language != Language::Rust || is_character(rest) => string(rest, '\''),
            'r' if language == Language::Rust && rest.starts_with("r#\"") => 3 + end(&rest[3..], "\"#"),
            _ => {
                code.push(c);
                rest = &rest[c.len_utf8()..];
                continue;
            }
        };
        code.push(' ');
        rest = &rest[skipped..];
    }
    code
}

/// What is in the tags of HTML, without the values of attributes.
pub(super) fn tags(html: &str) -> String {
    let mut tags = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        while let Some(c) = rest.chars().next() {
            let skipped = if c == '"' { 2 + rest[1..].find('"').unwrap_or(rest.len() - 2) } else { c.len_utf8() };
            rest = &rest[skipped..];
            if c == '>' {
                break;
            }
            tags.push(c);
        }
    }
    tags
}

fn line_comment(text: &str, language: Language) -> usize {
    let ends = |c: char| match language {
        Language::Rust | Language::Python => c == '\n',
        Language::TypeScript => matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}'),
    };
    text.find(ends).unwrap_or(text.len())
}

fn end(text: &str, mark: &str) -> usize {
    text.find(mark).map_or(text.len(), |at| at + mark.len())
}

/// The length of a docstring with its quotes, of which none within it is without a backslash.
fn docstring(text: &str) -> usize {
    let inner = string(&text[2..], '"');
    2 + inner + 2
}

/// The length of a string with its quotes.
fn string(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if c == quote && !escaped {
            return at + c.len_utf8();
        }
        escaped = c == '\\' && !escaped;
    }
    text.len()
}

/// Whether a quote of Rust's begins a character, not a lifetime.
fn is_character(text: &str) -> bool {
    let mut chars = text.chars().skip(1);
    chars.next() == Some('\\') || chars.next() == Some('\'')
}

#[test]
fn code_of_python_is_told_from_comments_and_strings() {
    let python = "a # b\n\"\"\"c \\\"\\\"\\\" # d\"\"\" e \"f\\\" g\" h '\"' i";
    assert_eq!(code(python, Language::Python).split_whitespace().collect::<Vec<_>>().join(" "), "a e h i");
}

#[test]
fn tags_are_told_from_texts() {
    assert_eq!(tags("a <b c=\"d>e\" f>g</b> h\" <i>\"j"), "<b c=\" f</b<i");
}

#[test]
fn code_is_told_from_comments_and_strings() {
    let rust = "a // b\n/// c */\n\"d \\\" e\" f<'g> '\"' h r#\"i\"j\"# k";
    assert_eq!(code(rust, Language::Rust).split_whitespace().collect::<Vec<_>>().join(" "), "a f<'g> h k");
    let typescript = "a // b\u{2028}c /** d\n */ e \"f\\\\\" g `h` i";
    assert_eq!(code(typescript, Language::TypeScript).split_whitespace().collect::<Vec<_>>().join(" "), "a c e g i");
}
