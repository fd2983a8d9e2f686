//! Laws of loading: whatever the bytes, a network or problems that say where they are.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

use buitenkaart_core::load::{NETWORK, Problem, ProblemCode, load, review};
use buitenkaart_core::model::{Kind, Locale, NetworkFile, SourceId};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

/// Loads; checks that each problem is well told.
fn loads(bytes: &[u8]) -> Result<(), TestCaseError> {
    // What the reader takes, and makes of it, is what serde takes, and makes of it.
    let by_serde = serde_json::from_slice::<NetworkFile>(bytes);
    match load(bytes) {
        Ok(network) => {
            // `13.0` is a whole number to JSON Schema and to us, and to serde it is not.
            let file = by_serde.or_else(|_| {
                let mut value = serde_json::from_slice(bytes)?;
                make_whole(&mut value);
                serde_json::from_value(value)
            });
            let file =
                file.map_err(|error: serde_json::Error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(network.file(), &settled(file, network.file()));
            let (again, _) = review(bytes, None).unwrap();
            prop_assert_eq!(network, again);
        }
        Err(problems) => {
            prop_assert!(!problems.is_empty());
            prop_assert!(problems.iter().is_sorted_by_key(|p| p.at.offset));
            for problem in &problems {
                well_told(bytes, problem)?;
            }
            let told = problems.iter().any(is_of_structure);
            match by_serde {
                // Objects written as lists are read by serde, and by us not; and which languages a
                // text is in, and which kinds there are, serde does not know.
                Ok(_) => prop_assert!(
                    problems.iter().all(|p| !is_of_structure(p)
                        || p.found.starts_with('[')
                        || is_of_a_text(p)
                        || p.path.ends_with("].kind")),
                    "{}",
                    problems
                ),
                Err(error) => prop_assert!(told, "{} {}", error, problems),
            }
        }
    }
    Ok(())
}

/// Whether a fault is of the languages of a text.
fn is_of_a_text(problem: &Problem) -> bool {
    let languages = ["nl", "en", "fr", "de"];
    let of = |path: &str| languages.iter().any(|l| path.ends_with(&format!(".{l}")));
    languages.contains(&&*problem.found)
        || of(&problem.path)
        || problem.code.as_str() == "unknown-field"
}

/// What serde read, with what follows from it: the roles of kinds, and the file as its own source.
fn settled(mut file: NetworkFile, loaded: &NetworkFile) -> NetworkFile {
    for location in &mut file.locations {
        let id = location.kind_id.as_str();
        let role = Kind::ALL.into_iter().find(|role| role.as_str() == id);
        location.kind = role.unwrap_or_default();
    }
    let own = loaded.sources.last();
    let own = own.filter(|source| source.id.as_str() == SourceId::FILE);
    file.sources.extend(own.cloned());
    file
}

/// Writes numbers without a fraction as whole ones.
fn make_whole(value: &mut Value) {
    match value {
        Value::Number(number) => {
            if let Some(float) = number.as_f64()
                && float.fract() == 0.0
                && float.abs() < 1e15
            {
                #[allow(clippy::cast_possible_truncation, reason = "whole, and small")]
                let whole = float as i64;
                *value = whole.into();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(make_whole),
        Value::Object(members) => members.values_mut().for_each(make_whole),
        _ => {}
    }
}

/// Whether a problem is one that serde would stop at, too.
fn is_of_structure(problem: &Problem) -> bool {
    use ProblemCode as P;
    matches!(
        problem.code,
        P::Empty
            | P::NotUtf8
            | P::AnotherFormat
            | P::ByteOrderMark
            | P::Truncated
            | P::MalformedJson
            | P::TooDeep
            | P::UnsupportedVersion
            | P::WrongType
            | P::MissingField
            | P::UnknownField
            | P::DuplicateField
            | P::UnknownValue
            | P::InvalidId
            | P::InvalidCountry
            | P::InvalidDate
    )
}

fn well_told(bytes: &[u8], problem: &Problem) -> Result<(), TestCaseError> {
    prop_assert!(!problem.path.is_empty());
    for locale in Locale::ALL {
        prop_assert!(!problem.what(locale).is_empty() && !problem.mend(locale).is_empty());
    }
    let at = problem.at;
    prop_assert!(at.offset <= bytes.len());
    // Line and column lead to the same place as the offset.
    if let Ok(before) = std::str::from_utf8(&bytes[..at.offset]) {
        let before = before.strip_prefix('\u{feff}').unwrap_or(before);
        let line = 1 + before.matches('\n').count();
        let column = 1 + before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count();
        prop_assert_eq!((at.line, at.column), (line, column), "{}", problem);
    }
    Ok(())
}

/// The path of every value in a document, as JSON pointers.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                pointers(value, &format!("{at}/{key}"), found);
            }
        }
        Value::Array(items) => {
            for (i, value) in items.iter().enumerate() {
                pointers(value, &format!("{at}/{i}"), found);
            }
        }
        _ => {}
    }
}

/// A change of the document at a value.
#[derive(Clone, Debug)]
enum Change {
    Delete,
    Duplicate,
    Rename(String),
    Replace(Value),
    /// With a copy of another value of the document.
    ReplaceBy(Index),
}

fn change() -> impl Strategy<Value = Change> {
    let value = prop_oneof![
        Just(Value::Null),
        Just(json!(true)),
        Just(json!([])),
        Just(json!({})),
        Just(json!("")),
        Just(json!("2024")),
        Just(json!({ "nl": "a", "en": "b", "fr": "c", "de": "" })),
        // As many digits as are read to the last bit; more of them are near enough (see `number`).
        (-400_000_000..400_000_000_i32).prop_map(|n| json!(f64::from(n) / 1e6)),
        Just(json!(1e300)),
        Just(json!(-0.0)),
        any::<i64>().prop_map(|n| json!(n)),
        "\\PC{0,12}".prop_map(|text| json!(text)),
        "[a-z]{2,6}".prop_map(|text| json!(text)),
    ];
    prop_oneof![
        Just(Change::Delete),
        Just(Change::Duplicate),
        "[a-z_]{0,8}".prop_map(Change::Rename),
        value.prop_map(Change::Replace),
        any::<Index>().prop_map(Change::ReplaceBy),
    ]
}

/// Changes a document at the value that a pointer names.
fn apply(document: &mut Value, pointer: &str, change: Change, pointers: &[String]) {
    let other = match &change {
        Change::ReplaceBy(index) => document.pointer(index.get::<String>(pointers)).cloned(),
        Change::Replace(value) => Some(value.clone()),
        _ => None,
    };
    if let Some(other) = other {
        if let Some(value) = document.pointer_mut(pointer) {
            *value = other;
        }
        return;
    }
    let Some((parent, key)) = pointer.rsplit_once('/') else {
        return;
    };
    match document.pointer_mut(parent) {
        Some(Value::Object(members)) => {
            let value = match change {
                Change::Delete | Change::Rename(_) => members.remove(key),
                _ => members.get(key).cloned(),
            };
            let name = match change {
                Change::Rename(name) => name,
                Change::Duplicate => format!("{key}2"),
                _ => return,
            };
            members.insert(name, value.unwrap_or_default());
        }
        Some(Value::Array(items)) => {
            let Ok(i) = key.parse::<usize>() else { return };
            match change {
                Change::Delete if i < items.len() => drop(items.remove(i)),
                Change::Duplicate if i < items.len() => items.push(items[i].clone()),
                _ => {}
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..256)) {
        loads(&bytes)?;
    }

    #[test]
    fn any_text_of_json_signs(text in r#"[\[\]{}:,"0-9a-z\\ \n.é-]{0,128}"#) {
        loads(text.as_bytes())?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_real_file_with_bytes_changed(
        at in any::<Index>(),
        removed in 0..40_usize,
        put in proptest::collection::vec(any::<u8>(), 0..8),
    ) {
        let mut bytes = NETWORK.to_vec();
        let at = at.index(bytes.len());
        let end = (at + removed).min(bytes.len());
        bytes.splice(at..end, put);
        loads(&bytes)?;
    }

    #[test]
    fn the_real_file_with_values_changed(
        changes in proptest::collection::vec((any::<Index>(), change()), 1..6),
        pretty in any::<bool>(),
    ) {
        let mut document: Value = serde_json::from_slice(NETWORK).unwrap();
        let mut found = Vec::new();
        pointers(&document, "", &mut found);
        for (at, change) in changes {
            apply(&mut document, at.get::<String>(&found), change, &found);
        }
        let bytes = if pretty {
            serde_json::to_vec_pretty(&document).unwrap()
        } else {
            serde_json::to_vec(&document).unwrap()
        };
        loads(&bytes)?;
    }
}
