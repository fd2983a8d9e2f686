//! The reader takes what the types' own `serde::Deserialize` takes, field by field.

use serde_json::{Value, json};

use super::*;
use crate::analysis::fixture;
use crate::model::{NetworkFile, SourceId};

/// The small file with every field of every record.
fn whole() -> Value {
    let mut file: Value = serde_json::from_str(SMALL).unwrap();
    let claim = |value: Value| json!([{ "value": value, "sources": ["answer"], "quote": "…" }]);
    for (record, field, value) in [
        ("", "$schema", json!("network.schema.json")),
        ("", "note", json!("x")),
        ("", "home", json!("BE")),
        (
            "",
            "home_region",
            json!({ "name": "x", "lat_lon": [51.0, 4.5] }),
        ),
        ("", "tiles", json!("tiles/all.pmtiles")),
        ("/services/0", "keywords", json!("x")),
        ("", "locales", json!(["nl", "en", "fr", "de"])),
        ("", "view", json!({ "lat_lon": [50.1, 11.6], "zoom": 5 })),
        (
            "",
            "close_up",
            json!({ "short": "EU", "name": "x", "view": { "lat_lon": [50, 12], "zoom": 5 } }),
        ),
        (
            "",
            "texts",
            json!({
                "intro": "x", "country": "x", "joint": "x", "joint_unnamed": "x",
                "candidates": "x", "balance": "x", "rotation": "x", "ranking": "x"
            }),
        ),
        (
            "",
            "kinds",
            json!([
                { "id": "post", "role": "post", "name": "Post", "plural": "Posten" },
                { "id": "satellite", "role": "satellite", "name": "Antenne" },
                { "id": "candidate", "role": "candidate", "name": "Kandidaat" }
            ]),
        ),
        (
            "",
            "fields",
            json!([
                { "id": "grade", "name": "x", "kind": "choice",
                  "choices": [{ "id": "first", "name": "x" }] },
                { "id": "area", "name": "x", "kind": "number" },
                { "id": "lease", "name": "x", "kind": "date" },
                { "id": "page", "name": "x", "kind": "link" },
                { "id": "motto", "name": "x", "kind": "text" }
            ]),
        ),
        ("", "modules", json!(["what-if", "crew", "facts"])),
        (
            "",
            "criteria",
            json!([
                { "criterion": "distance" },
                { "criterion": "named", "name": "x", "words": ["y"] },
                { "criterion": "border", "countries": ["AT", "PL"] }
            ]),
        ),
        ("/sources/0", "voice", json!("answer")),
        ("/topics/0", "shows", json!(["crew"])),
        ("/services/0", "symbol", json!("leaf")),
        ("/services/0", "colour", json!("navy")),
        (
            "/locations/0",
            "fields",
            json!([
                { "value": { "field": "grade", "is": "first" }, "sources": ["answer"] },
                { "value": { "field": "area", "is": 120.5 }, "sources": ["answer"] },
                { "value": { "field": "lease", "is": "2030-06" }, "sources": ["answer"] },
                { "value": { "field": "page", "is": "https://example.org" }, "sources": ["answer"] },
                { "value": { "field": "motto", "is": "Semper" }, "sources": ["answer"] }
            ]),
        ),
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
        ("/locations/0/jurisdiction/0", "until", json!("2015~")),
        ("/locations/0", "closed", claim(json!("2020"))),
        ("/locations/0", "themes", claim(json!("x"))),
        ("/locations/0", "files", claim(json!("x"))),
        ("/locations/0", "motivation", claim(json!("x"))),
        ("/locations/0", "former_ids", json!(["vienna-1955"])),
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
            Ok(file) => {
                let mut file = fixture::settled(file);
                // What the reader adds where a claim names no source.
                let own = network.file().sources.last();
                let own = own.filter(|source| source.id.as_str() == SourceId::FILE);
                file.sources.extend(own.cloned());
                let same = file == *network.file();
                return if same {
                    Ok(())
                } else {
                    Err("loads as another file".to_owned())
                };
            }
            Err(error) => return Err(format!("loads, and by serde is {error}")),
        },
        Err(problems) => problems,
    };
    let stops = problems.iter().any(|p| {
        use crate::load::ProblemCode as P;
        // What a field of the network's own holds, its kind says.
        let is_own = p.path.ends_with(".is");
        !is_own
            && matches!(
                p.code,
                P::WrongType
                    | P::MissingField
                    | P::UnknownField
                    | P::UnknownValue
                    | P::InvalidId
                    | P::InvalidCountry
                    | P::InvalidDate
                    | P::InvalidWhen
                    | P::UnsupportedVersion
            )
    });
    // Which languages there are, serde does not know.
    let mut faulty = problems.iter().map(|p| document.pointer(&pointer(&p.path)));
    let is_of_a_text = faulty.any(|value| {
        value.is_some_and(|value| {
            ["nl", "en", "fr", "de"]
                .iter()
                .any(|l| value.get(l).is_some())
        })
    }) || problems.iter().any(|p| {
        ["nl", "en", "fr", "de"]
            .iter()
            .any(|l| p.path.ends_with(&format!(".{l}")))
    });
    let is_own = problems.iter().any(|p| p.path.ends_with(".is"));
    let is_list = problems.iter().any(|p| {
        p.wanted == crate::load::Wanted::Noun(crate::load::Noun::Object) && p.found.starts_with('[')
    });
    match by_serde {
        // Serde also takes an object in the form of a list, and another version.
        Ok(_) if stops && !is_list && document["version"] == 2 && !is_of_a_text => {
            Err(format!("{problems}"))
        }
        Err(error) if !stops && !is_own => Err(format!("{error} {problems}")),
        _ => Ok(()),
    }
}

/// The path of a problem as a JSON pointer.
fn pointer(path: &str) -> String {
    let parts = path
        .split(['.', '[', ']'])
        .filter(|part| !part.is_empty() && *part != "$");
    parts.map(|part| format!("/{part}")).collect()
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
