//! Two networks, record by record.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::model::NetworkFile;

/// Something that is in one network, and not, or otherwise, in the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where: `locations[fit-berlin].address`.
    pub path: String,
    /// What the first has, as JSON; nothing where it has nothing.
    pub was: Option<String>,
    /// What the second has.
    pub now: Option<String>,
}

/// All that differs between two networks: records by their ids, fields by their names, and of the
/// claims of a field those that one of them has alone.
///
/// # Errors
///
/// None: every value of a network has a JSON form.
pub fn differences(a: &NetworkFile, b: &NetworkFile) -> Result<Vec<Difference>, serde_json::Error> {
    let mut all = Vec::new();
    // By way of the text, which is written anyway: straight to values is all of that code once more, in a part of
    // the map that has to be fetched.
    let value = |file| serde_json::from_str(&serde_json::to_string(file)?);
    let values: (Value, Value) = (value(a)?, value(b)?);
    if let (Value::Object(a), Value::Object(b)) = values {
        fields("", &a, &b, &mut all);
    }
    Ok(all)
}

fn note(path: &str, was: Option<&Value>, now: Option<&Value>, all: &mut Vec<Difference>) {
    all.push(Difference {
        path: path.to_owned(),
        was: was.map(ToString::to_string),
        now: now.map(ToString::to_string),
    });
}

fn fields(path: &str, a: &Map<String, Value>, b: &Map<String, Value>, all: &mut Vec<Difference>) {
    let new = b.keys().filter(|name| !a.contains_key(*name));
    for name in a.keys().chain(new) {
        let path = if path.is_empty() {
            name.clone()
        } else {
            format!("{path}.{name}")
        };
        values(&path, a.get(name), b.get(name), all);
    }
}

fn values(path: &str, a: Option<&Value>, b: Option<&Value>, all: &mut Vec<Difference>) {
    match (a, b) {
        _ if a == b => {}
        (Some(Value::Array(a)), Some(Value::Array(b))) => lists(path, a, b, all),
        (None, Some(Value::Array(b))) => lists(path, &[], b, all),
        (Some(Value::Array(a)), None) => lists(path, a, &[], all),
        (Some(Value::Object(a)), Some(Value::Object(b))) if a.contains_key("id") => {
            fields(path, a, b, all)
        }
        _ => note(path, a, b, all),
    }
}

fn id_of(value: &Value) -> Option<&str> {
    value.get("id")?.as_str()
}

fn lists(path: &str, a: &[Value], b: &[Value], all: &mut Vec<Difference>) {
    let is_records = a.iter().chain(b).all(|value| id_of(value).is_some());
    if is_records {
        let of = |list: &[Value]| -> HashMap<String, usize> {
            let ids = list.iter().enumerate();
            ids.filter_map(|(at, value)| Some((id_of(value)?.to_owned(), at)))
                .collect()
        };
        let (old, new) = (of(a), of(b));
        for value in a {
            let id = id_of(value).unwrap_or_default();
            let other = new.get(id).and_then(|&at| b.get(at));
            values(&format!("{path}[{id}]"), Some(value), other, all);
        }
        for value in b {
            let id = id_of(value).unwrap_or_default();
            if !old.contains_key(id) {
                note(&format!("{path}[{id}]"), None, Some(value), all);
            }
        }
        return;
    }
    // Claims and other values: at most a few hundred in a list.
    for value in a.iter().filter(|value| !b.contains(value)) {
        note(path, Some(value), None, all);
    }
    for value in b.iter().filter(|value| !a.contains(value)) {
        note(path, None, Some(value), all);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;

    #[test]
    fn records_fields_and_claims() {
        let a = fixture::file("fit office Berlin:DE open\nfit office Paris:FR open");
        let mut b =
            fixture::file("fit office Berlin:DE open closed@2025\nfit office London:GB open");
        b.title = crate::model::Localized::same("Other");
        let paths = |a, b| {
            let all = differences(a, b).unwrap();
            let told = all
                .into_iter()
                .map(|d| (d.path, d.was.is_some(), d.now.is_some()));
            told.collect::<Vec<_>>()
        };
        let mut found = paths(&a, &b);
        found.sort();
        assert_eq!(
            found,
            [
                ("locations[fit-berlin].standing".to_owned(), false, true),
                ("locations[fit-london]".to_owned(), false, true),
                ("locations[fit-paris]".to_owned(), true, false),
                ("places[london]".to_owned(), false, true),
                ("places[paris]".to_owned(), true, false),
                ("title".to_owned(), true, true),
            ]
        );
        assert!(paths(&a, &a).is_empty());
    }
}
