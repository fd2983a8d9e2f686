//! Nothing of one network is in the code: what is particular, the data file says.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use buitenkaart_core::load;
use buitenkaart_core::model::Locale;

/// Words of Flanders' network that no record of it is called by.
const WORDS: [&str; 17] = [
    "vlaanderen",
    "vlaams",
    "flanders",
    "flemish",
    "flandre",
    "flamand",
    "flandern",
    "flämisch",
    "belgi",
    "belgique",
    "partnerland",
    "strategienota",
    "het antwoord noemt",
    "the answer names",
    "vraagsteller",
    "questioner",
    "zeven landen",
];

/// What has to do with other things: a typeface that a host may have; codes of locales and notes of
/// GeoNames; countries by which the import knows spellings; words for what a person would type.
const ALLOWED: [&str; 6] = [
    "Hong Kong",
    "Hongkong",
    "'Flanders Art Sans'",
    "\"Flanders Art Sans\"",
    "“Belgium (BE)”",
    "Flemish rather than Dutch Dutch",
];

/// The sources of the two crates, but for tests and what only tests use.
fn sources() -> Vec<PathBuf> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        let mut entries: Vec<PathBuf> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        entries.sort();
        for path in entries {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                if name != "tests" {
                    walk(&path, found);
                }
            } else if name.ends_with(".rs")
                && !["tests.rs", "fixture.rs", "real.rs"].contains(&&*name)
            {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["src", "../web/src"] {
        walk(&root.join(folder), &mut found);
    }
    found
}

/// The source without its tests; without comments too where only code is looked at.
fn plain(path: &Path, with_comments: bool) -> String {
    let mut text = fs::read_to_string(path).unwrap();
    for start in ["#[cfg(test)]\nmod ", "#[cfg(all(test"] {
        if let Some(end) = text.find(start)
            && text[end..]
                .lines()
                .nth(1)
                .is_some_and(|line| line.ends_with('{'))
        {
            text.truncate(end);
        }
    }
    for allowed in ALLOWED {
        text = text.replace(allowed, "");
    }
    let lines = text
        .lines()
        .filter(|line| with_comments || !line.trim_start().starts_with("//"));
    lines.map(|line| format!("{line}\n")).collect()
}

/// Whether a text has this as a word of its own.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !is_part(text[..at].chars().next_back()) && !is_part(text[at + word.len()..].chars().next())
    })
}

#[test]
fn no_word_of_one_network_is_in_the_code() {
    let mut found = Vec::new();
    for path in sources() {
        let text = plain(&path, true).to_lowercase();
        for word in WORDS {
            if text.contains(word) {
                found.push(format!("{}: {word}", path.display()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_record_of_one_network_is_in_the_code() {
    let network = load::built_in().unwrap();
    let file = network.file();
    let mut names: BTreeSet<String> = BTreeSet::new();
    for service in &file.services {
        names.insert(format!("\"{}\"", service.id));
        names.insert(format!("\"{}-", service.id));
        names.extend(Locale::ALL.map(|l| service.name.get(l).to_owned()));
    }
    for location in &file.locations {
        names.insert(format!("\"{}\"", location.id));
    }
    for place in &file.places {
        names.extend(Locale::ALL.map(|l| place.name.get(l).to_owned()));
    }
    let mut found = Vec::new();
    for path in sources() {
        let text = plain(&path, false);
        for name in &names {
            if has_word(&text, name) {
                found.push(format!("{}: {name}", path.display()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
