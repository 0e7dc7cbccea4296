//! Writes the examples of the schemas as a corpus for fuzzing, and a dictionary of their words:
//! `tests/fuzz/corpus/VENDOR/` and `tests/fuzz/dictionary.txt`.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;

use hookwright_tests::{body, model, root};
use serde_json::Value;

/// Words that no example has, as libFuzzer wants them.
const WORDS: [&str; 7] =
    [r#""\\ud83d\\ude00""#, r#""\\u0000""#, r#""1e999""#, r#""-0""#, r#""null""#, r#""true""#, r#""false""#];

fn main() -> Result<(), Box<dyn Error>> {
    let fuzz = root().join("tests/fuzz");
    let mut words = BTreeSet::new();
    let mut count = 0;
    for vendor in &model().vendors {
        let corpus = fuzz.join("corpus").join(&vendor.name);
        fs::create_dir_all(&corpus)?;
        let mut before = None;
        for event in &vendor.events {
            let example = Value::Object(event.example.clone());
            add_words(&example, &mut words);
            let one = body(vendor, std::slice::from_ref(&example));
            fs::write(corpus.join(format!("{}.json", event.name)), serde_json::to_vec_pretty(&one)?)?;
            fs::write(corpus.join(format!("{}.compact.json", event.name)), serde_json::to_vec(&one)?)?;
            count += 2;
            // And two at once, of which one may come to harm.
            if let (Some(before), Some(_)) = (before.replace(example.clone()), &vendor.envelope) {
                let two = body(vendor, &[before, example]);
                fs::write(corpus.join(format!("two-{}.json", event.name)), serde_json::to_vec(&two)?)?;
                count += 1;
            }
        }
    }
    let mut lines: Vec<String> = words.iter().map(|word| format!("\"\\\"{word}\\\"\"")).collect();
    lines.extend(WORDS.map(str::to_owned));
    fs::write(fuzz.join("dictionary.txt"), lines.join("\n") + "\n")?;
    println!("{count} bodies, {} words", lines.len());
    Ok(())
}

/// Adds the keys and the short strings of a value, as far as a dictionary can hold them.
fn add_words(value: &Value, words: &mut BTreeSet<String>) {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_. -".contains(c);
    let mut add = |word: &str| {
        if (1..=40).contains(&word.len()) && word.chars().all(plain) {
            words.insert(word.to_owned());
        }
    };
    match value {
        Value::String(text) => add(text),
        Value::Object(object) => {
            object.keys().for_each(|key| add(key));
            object.values().for_each(|value| add_words(value, words));
        }
        Value::Array(items) => items.iter().for_each(|value| add_words(value, words)),
        _ => {}
    }
}
