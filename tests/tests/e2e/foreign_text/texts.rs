//! Texts that would be code, or would hide some, if they were written as they are.

/// What is put at each place. `@` stands for a name that no code of ours can have: in names that
/// are made from others no two underscores follow each other.
pub(super) const TEXTS: &[&str] = &[
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
pub(super) fn text_for(text: &str, place: usize) -> String {
    text.replace('@', &format!("pwned{place}__x"))
}

/// Characters that no output may have as they are.
pub(super) fn is_hidden(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c != '\n' && (c.is_control() || turns || c == '\u{2028}' || c == '\u{2029}')
}
