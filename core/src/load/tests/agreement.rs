//! The reader takes what the types' own `serde::Deserialize` takes, field by field.

use serde_json::{Value, json};

use super::*;
use crate::model::NetworkFile;

/// The small file with every field of every record.
fn whole() -> Value {
    let mut file: Value = serde_json::from_str(SMALL).unwrap();
    let claim = |value: Value| json!([{ "value": value, "sources": ["answer"], "quote": "…" }]);
    for (record, field, value) in [
        ("", "$schema", json!("network.schema.json")),
        ("", "note", json!("x")),
        ("/sources/0", "date_is_approximate", json!(true)),
        ("/sources/0", "licence", json!("CC0")),
        (
            "/sources/0",
            "note",
            json!({ "nl": "a", "en": "b", "fr": "c", "de": "d" }),
        ),
        ("/services/0", "web", json!("https://example.org")),
        ("/locations/0", "subjects", json!(["trade", "technology"])),
        ("/locations/0", "place_assumed", json!("x")),
        ("/locations/0", "address", claim(json!("Straat 1"))),
        ("/locations/0", "closed", claim(json!("2020"))),
        ("/locations/0", "themes", claim(json!("x"))),
        ("/locations/0", "files", claim(json!("x"))),
        ("/locations/0", "motivation", claim(json!("x"))),
        ("/locations/0", "note", json!("x")),
        ("/topics/0/figures/0", "series", json!("x")),
        ("/trade/0", "eur_bn", json!(1.5)),
        ("/trade/0", "change_percent", json!(-2)),
        ("/trade/0", "note", json!("x")),
    ] {
        file.pointer_mut(record).unwrap()[field] = value;
    }
    file
}

/// Whether the reader and serde agree on a document; where both take it, on its meaning too.
fn agree(document: &Value) -> Result<(), String> {
    let text = document.to_string();
    let by_serde = serde_json::from_str::<NetworkFile>(&text);
    let problems = match load(text.as_bytes()) {
        Ok(network) => match by_serde {
            Ok(file) if file == *network.file() => return Ok(()),
            other => return Err(format!("loads, and by serde is {other:?}")),
        },
        Err(problems) => problems,
    };
    let stops = problems.iter().any(|p| {
        use crate::load::ProblemCode as P;
        matches!(
            p.code,
            P::WrongType
                | P::MissingField
                | P::UnknownField
                | P::UnknownValue
                | P::InvalidId
                | P::InvalidCountry
                | P::InvalidDate
                | P::UnsupportedVersion
        )
    });
    match by_serde {
        // Serde also takes an object in the form of a list, and another version.
        Ok(_) if stops && !text.contains("[]") && document["version"] == 1 => {
            Err(format!("{problems}"))
        }
        Err(error) if !stops => Err(format!("{error} {problems}")),
        _ => Ok(()),
    }
}

fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    let parts: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(k, v)| (k.clone(), v)).collect(),
        Value::Array(items) => (0..).map(|i: usize| i.to_string()).zip(items).collect(),
        _ => Vec::new(),
    };
    for (key, value) in parts {
        let at = format!("{at}/{key}");
        pointers(value, &at, found);
        found.push(at);
    }
}

#[test]
fn every_value_left_out_or_exchanged() {
    let whole = whole();
    assert_eq!(wrong(&whole.to_string()), []);
    let mut found = Vec::new();
    pointers(&whole, "", &mut found);
    assert!(found.len() > 200, "{}", found.len());
    for pointer in found {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let mut left_out = whole.clone();
        match left_out.pointer_mut(parent).unwrap() {
            Value::Object(members) => drop(members.remove(key)),
            Value::Array(items) => drop(items.remove(key.parse().unwrap())),
            _ => {}
        }
        agree(&left_out).unwrap_or_else(|why| panic!("without {pointer}: {why}"));
        for value in [
            json!(null),
            json!(true),
            json!(1),
            json!(1.5),
            json!(-1),
            json!(4_294_967_296_u64),
            json!("x"),
            json!("2024"),
            json!("open"),
            json!([1, 2]),
            json!(["x"]),
            json!({}),
            json!({ "nl": "a", "en": "b", "fr": "c", "de": "d" }),
        ] {
            let mut exchanged = whole.clone();
            *exchanged.pointer_mut(&pointer).unwrap() = value.clone();
            agree(&exchanged).unwrap_or_else(|why| panic!("{pointer} = {value}: {why}"));
        }
    }
}

#[cfg(feature = "schema")]
#[test]
fn the_whole_file_has_every_field_of_the_schema() {
    let text = whole().to_string();
    let schema: Value = serde_json::from_str(&crate::load::json_schema()).unwrap();
    let records = schema["$defs"].as_object().unwrap().values();
    for record in records.chain([&schema]) {
        for field in record["properties"].as_object().into_iter().flatten() {
            assert!(text.contains(&format!("\"{}\":", field.0)), "{}", field.0);
        }
    }
}
