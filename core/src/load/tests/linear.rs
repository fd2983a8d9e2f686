//! The work is linear in the file, however faulty it is. Steps are counted, not seconds.

use super::*;
use crate::load::NETWORK;

/// A file of the built-in one with one of its lists replaced.
fn with_list(name: &str, items: &[String]) -> String {
    let mut file: serde_json::Value = serde_json::from_slice(NETWORK).unwrap();
    let items = format!("[{}]", items.join(","));
    file[name] = serde_json::from_str(&items).unwrap();
    file.to_string()
}

/// A location of the built-in file with some text of it replaced.
fn location(old: &str, new: &str) -> String {
    let file: serde_json::Value = serde_json::from_slice(NETWORK).unwrap();
    let text = file["locations"][0].to_string();
    assert!(text.contains(old), "{old}");
    text.replace(old, new)
}

type Make = fn(usize) -> String;

const FAULTY: [(&str, Make); 11] = [
    ("numbers for locations", |n| {
        with_list("locations", &vec!["1".into(); n])
    }),
    ("empty locations", |n| {
        with_list("locations", &vec!["{}".into(); n])
    }),
    ("locations with a misspelt field", |n| {
        with_list("locations", &vec![r#"{"idd": "x"}"#.into(); n])
    }),
    ("the same location again", |n| {
        with_list("locations", &vec![location("{", "{"); n])
    }),
    ("locations of an unknown place", |n| {
        let one = |i| location("post-brussels-eu", &format!("l{i}")).replace("brussels", "brusels");
        with_list("locations", &(0..n).map(one).collect::<Vec<_>>())
    }),
    ("locations of an unknown service", |n| {
        let one =
            |i| location("post-brussels-eu", &format!("l{i}")).replace("\"dkbuza\"", "\"dkbuzaa\"");
        with_list("locations", &(0..n).map(one).collect::<Vec<_>>())
    }),
    ("places that are texts", |n| {
        with_list("places", &vec!["\"p\"".into(); n])
    }),
    ("places without anything", |n| {
        let one = |i| format!(r#"{{"id": "p{i}"}}"#);
        with_list("places", &(0..n).map(one).collect::<Vec<_>>())
    }),
    ("places in unknown countries", |n| {
        let one = |i| {
            format!(r#"{{"id": "p{i}", "name": "x", "country": "Belgiumm", "precision": "city"}}"#)
        };
        with_list("places", &(0..n).map(one).collect::<Vec<_>>())
    }),
    ("sources with broken dates", |n| {
        let one =
            |i| format!(r#"{{"id": "s{i}", "title": "x", "kind": "web", "date": "2024-13-{i}"}}"#);
        with_list("sources", &(0..n).map(one).collect::<Vec<_>>())
    }),
    ("unknown fields", |n| {
        let fields: Vec<String> = (0..n).map(|i| format!("\"a{i}\":1")).collect();
        format!("{{{}}}", fields.join(","))
    }),
];

#[test]
fn the_work_is_linear_in_faulty_files() {
    let steps = |text: &str| {
        STEPS.set(0);
        assert!(!load(text.as_bytes()).unwrap_err().is_empty());
        STEPS.get()
    };
    for (name, make) in FAULTY {
        let [small, large] = [1_500, 6_000].map(make);
        let [few, many] = [&small, &large].map(|text| steps(text));
        let times = large.len() as u64 / small.len() as u64 + 2;
        assert!(many <= few * times, "{name}: {few} steps, then {many}");
        // A step for a few bytes, and what a thousand faults are worth: each is held against every
        // field of its record, to tell what was meant.
        let most = large.len() as u64 * 4 + 1_250_000;
        assert!(
            many <= most,
            "{name}: {many} steps for {} bytes",
            large.len()
        );
    }
}

#[test]
fn further_faults_are_counted_and_not_told() {
    let text = with_list("locations", &vec!["1".into(); 5_000]);
    let problems = load(text.as_bytes()).unwrap_err();
    assert!(problems.count() >= 5_000, "{}", problems.count());
    assert_eq!(problems.iter().count(), crate::load::limits::PROBLEMS);
}
