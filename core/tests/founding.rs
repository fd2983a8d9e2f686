//! The founding text, a written question and its answer, against the data that quotes it.
//!
//! `data/seed.txt` is the text as the project was given it: the question, then the answer. Its
//! number, date and address are unknown.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

use serde_json::Value;

/// Where the answer begins.
const ANSWER: &str = "1. Er loopt bij DKBUZA een interne oefening";

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The question and the answer, white space evened out.
fn halves() -> (String, String) {
    let text = plain(include_str!("data/seed.txt"));
    let at = text.find(ANSWER).unwrap();
    (text[..at].to_owned(), text[at..].to_owned())
}

fn data() -> Value {
    serde_json::from_str(include_str!("../data/network.json")).unwrap()
}

/// Calls `each` with every object of the file.
fn objects<'a>(value: &'a Value, each: &mut impl FnMut(&'a Value)) {
    match value {
        Value::Object(fields) => {
            each(value);
            fields.values().for_each(|v| objects(v, each));
        }
        Value::Array(items) => items.iter().for_each(|v| objects(v, each)),
        _ => {}
    }
}

fn names(claim: &Value, source: &str) -> bool {
    let sources = claim["sources"].as_array();
    sources.is_some_and(|s| s.iter().any(|id| id == source))
}

#[test]
fn every_quote_stands_in_the_half_whose_source_is_named() {
    let (question, answer) = halves();
    let file = data();
    let mut counted = 0;
    objects(&file, &mut |claim| {
        let Some(quote) = claim["quote"].as_str().map(plain) else {
            return;
        };
        let of = (names(claim, "question"), names(claim, "answer"));
        let stands = (question.contains(&quote), answer.contains(&quote));
        if of != (false, false) {
            counted += 1;
            let right = (of.0 && stands.0) || (of.1 && stands.1);
            assert!(right, "not in the source named: {quote}");
        } else {
            assert_eq!(stands, (false, false), "says another source: {quote}");
        }
    });
    assert!(counted >= 80, "{counted}");
}

#[test]
fn a_sentence_that_says_who_said_it_is_from_that_one() {
    let file = data();
    let mut told = 0;
    for statement in file["topics"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|topic| topic["statements"].as_array().unwrap())
    {
        let says = statement["value"]["en"].as_str().unwrap_or_default();
        let who = [
            ("The questioner", "question"),
            ("the question ", "question"),
            ("The minister ", "answer"),
            ("The minister's", "answer"),
            ("the minister names", "answer"),
            ("the minister decided", "answer"),
            ("the answer ", "answer"),
        ];
        // The first to be named is the one whose words it tells.
        let named = who
            .iter()
            .filter_map(|(word, source)| says.find(word).map(|at| (at, source)));
        if let Some((_, source)) = named.min() {
            told += 1;
            assert!(names(statement, source), "{says}");
        }
    }
    assert!(told >= 11, "{told}");
}

#[test]
fn about_the_same_means_is_said_by_the_questioner_alone() {
    let (question, answer) = halves();
    let words = "met ongeveer dezelfde middelen";
    assert!(question.contains(words) && !answer.contains(words));
}

/// The questions of the founding text, in its order.
fn asked(file: &Value) -> Vec<&Value> {
    let topics = file["topics"].as_array().unwrap();
    let statements = topics
        .iter()
        .flat_map(|topic| topic["statements"].as_array().unwrap());
    statements
        .filter(|claim| {
            names(claim, "question") && claim["quote"].as_str().is_some_and(|q| q.ends_with('?'))
        })
        .collect()
}

#[test]
fn every_question_is_asked_once_in_its_order() {
    let file = data();
    let asked = asked(&file);
    let numbers: Vec<&str> = asked
        .iter()
        .map(|claim| {
            claim["value"]["nl"]
                .as_str()
                .unwrap()
                .split_once(". ")
                .unwrap()
                .0
        })
        .collect();
    assert_eq!(
        numbers,
        [
            "1", "1a", "1b", "1c", "2", "3", "3a", "3b", "3c", "3d", "4", "4a", "4b", "5", "6"
        ]
    );
    // Together they are all that is asked, word by word, but for the numbers.
    let (mut text, _) = halves();
    let begins = text.find("1. Welke evaluaties").unwrap();
    text = text.split_off(begins);
    for claim in &asked {
        let quote = plain(claim["quote"].as_str().unwrap());
        let (before, after) = text.split_once(&quote).unwrap_or_else(|| panic!("{quote}"));
        assert!(before.trim().len() <= 2, "not quoted: {before}");
        text = after.to_owned();
    }
    assert_eq!(text.trim(), "");
    for claim in asked {
        for (language, value) in claim["value"].as_object().unwrap() {
            assert!(
                value.as_str().unwrap().ends_with('?'),
                "{language}: {value}"
            );
        }
    }
}

#[test]
fn all_that_the_text_says_is_quoted_by_a_topic() {
    let (question, answer) = halves();
    let text = format!("{question} {answer}");
    let file = data();
    let mut told = vec![false; text.len()];
    objects(&file["topics"], &mut |claim| {
        let quote = claim["quote"].as_str().map(plain).unwrap_or_default();
        if quote.is_empty() {
            return;
        }
        for (at, _) in text.match_indices(&quote) {
            told[at..at + quote.len()].fill(true);
        }
    });
    let rest = text.char_indices();
    let rest: String = rest
        .map(|(at, c)| if told[at] { '\n' } else { c })
        .collect();
    // A heading; a person's name, which no data hold; whose decision it is, which its title tells.
    let left: Vec<&str> = rest
        .lines()
        .map(str::trim)
        .filter(|part| part.split_whitespace().count() > 2)
        .collect();
    assert_eq!(
        left,
        [
            "Departement Kanselarij en Buitenlandse Zaken (DKBUZA) - Buitenlandkantoren",
            "van de heer Vanlouwe, waarin ik toegelicht heb dat",
            "van het Departement Kanselarij en Buitenlandse Zaken.",
        ]
    );
}

#[test]
fn what_was_asked_and_not_answered_is_told() {
    let file = data();
    let silent = asked(&file)
        .into_iter()
        .filter(|claim| claim["note"].is_object());
    let numbers: Vec<&str> = silent
        .map(|claim| {
            claim["value"]["nl"]
                .as_str()
                .unwrap()
                .split_once(". ")
                .unwrap()
                .0
        })
        .collect();
    assert_eq!(
        numbers,
        ["1", "1a", "1b", "2", "3", "3a", "3b", "3c", "3d", "5"]
    );
    // What the notes say that the answer lacks, it lacks.
    let (_, answer) = halves();
    for word in ["pijnpunt", "opportu", "overleg gepleegd", "problemen"] {
        assert!(!answer.to_lowercase().contains(word), "{word}");
    }
}

/// The answer names the countries where posts may open; of whom they would answer for it says nothing.
#[test]
fn whom_a_candidate_would_answer_for_is_assumed() {
    let data = data();
    let all = data["locations"].as_array().unwrap().iter();
    let candidates = all.filter(|location| location["kind"] == "candidate");
    let said = candidates.filter_map(|one| one["jurisdiction"].as_array());
    let said: Vec<&Value> = said.flatten().collect();
    assert_eq!(said.len(), 2);
    for claim in said {
        assert_eq!(claim["status"], "assumed");
        assert!(claim["note"].is_object());
    }
}

/// The texts of the interface, the README and the notes of the sources, wherever they are kept.
fn sources(folder: &std::path::Path, into: &mut Vec<(std::path::PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            into.push((path, text));
        }
    }
}

#[test]
fn no_text_of_the_interface_gives_the_questioners_words_to_the_answer() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut texts = Vec::new();
    sources(&root.join("web/src"), &mut texts);
    let readme = root.join("README.md");
    texts.push((readme.clone(), std::fs::read_to_string(readme).unwrap()));
    // What the network has the interface say.
    let network = buitenkaart_core::load::built_in().unwrap();
    let balance = network.file().texts.balance.as_ref().unwrap();
    texts.extend(
        balance
            .all()
            .map(|text| (root.join("core/data/network.json"), text.to_owned())),
    );
    let words = [
        ("dezelfde middelen", "vraagsteller"),
        ("about the same means", "questioner"),
        ("près les mêmes moyens", "auteur de la question"),
        ("etwa dieselben Mittel", "Anfrage"),
    ];
    for (words, who) in words {
        let mut found = 0;
        for (path, text) in &texts {
            for line in text.lines().filter(|line| line.contains(words)) {
                found += 1;
                assert!(line.contains(who), "{}: {line}", path.display());
            }
        }
        assert!(found > 0, "nothing says {words}");
    }
}
