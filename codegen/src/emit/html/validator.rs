//! The validator of JSON Schema, in the browser: the modules of a library as they are, in one
//! script. It has no `eval`, so it works under a strict content security policy.

/// The name of the script.
pub(super) const FILE: &str = "validator.js";

/// The library's licence.
const LICENSE: &str = include_str!("assets/cfworker-json-schema/LICENSE");

/// The modules by name, each before those that ask for it.
const MODULES: [(&str, &str); 7] = [
    ("deep-compare-strict", include_str!("assets/cfworker-json-schema/deep-compare-strict.js")),
    ("pointer", include_str!("assets/cfworker-json-schema/pointer.js")),
    ("format", include_str!("assets/cfworker-json-schema/format.js")),
    ("dereference", include_str!("assets/cfworker-json-schema/dereference.js")),
    ("ucs2-length", include_str!("assets/cfworker-json-schema/ucs2-length.js")),
    ("validate", include_str!("assets/cfworker-json-schema/validate.js")),
    ("validator", include_str!("assets/cfworker-json-schema/validator.js")),
];

/// The modules in one script, which gives `hookwright.Validator`.
pub(super) fn script() -> String {
    let license: String = LICENSE.lines().map(|line| format!("// {line}").trim_end().to_owned() + "\n").collect();
    let modules: String = MODULES.iter().map(|(name, text)| module(name, text)).collect();
    format!(
        "// @cfworker/json-schema\n//\n{license}\"use strict\";\n\n(() => {{\nconst modules = {{}};\n\
         const require = (name) => modules[name];\n{modules}\
         hookwright.Validator = modules[\"./validator.js\"].Validator;\n}})();\n"
    )
}

fn module(name: &str, text: &str) -> String {
    // The maps to the library's sources are not here.
    let text: String = text.lines().filter(|line| !line.starts_with("//# ")).map(|line| format!("{line}\n")).collect();
    format!("((exports) => {{\n{text}}})((modules[\"./{name}.js\"] = {{}}));\n")
}
