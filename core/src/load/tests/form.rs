//! Faults of form: bytes that are no text, text that is no JSON, JSON that is no network.

use super::*;
use crate::load::{ProblemCode, Slip, Wanted, Way, limits};

#[test]
fn each_sort_of_broken_bytes_has_a_code() {
    let code = |bytes: &[u8]| {
        let problems = load(bytes).unwrap_err();
        let first = problems.iter().next().unwrap();
        (first.code.as_str(), first.at.line, first.at.column)
    };
    assert_eq!(code(b""), ("empty", 1, 1));
    assert_eq!(code(b" \n\t"), ("empty", 1, 1));
    assert_eq!(code(b"\xef\xbb\xbf"), ("empty", 1, 1));
    assert_eq!(code(b"{\n\"\xc3\xa9\xff\""), ("not-utf8", 2, 3));
    assert_eq!(
        code(
            &SMALL
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<_>>()
        )
        .0,
        "not-utf8"
    );
    assert_eq!(code(&[0xff, 0xfe, b'{', 0]), ("not-utf8", 1, 1));
    assert_eq!(code(&vec![b' '; limits::BYTES + 1]), ("too-large", 1, 1));
    assert_eq!(
        code("[".repeat(100).as_bytes()),
        ("too-deep", 1, limits::DEPTH + 1)
    );
    assert_eq!(code(&SMALL.as_bytes()[..SMALL.len() - 3]).0, "truncated");
    assert_eq!(code(b"{\"a\": \"b"), ("truncated", 1, 9));
}

#[test]
fn a_byte_order_mark_is_one_problem_beside_the_others() {
    assert_eq!(
        wrong(&format!("\u{feff}{SMALL}")),
        [("byte-order-mark", "$".to_owned())]
    );
    let text = format!("\u{feff}{}", with(r#""version": 2"#, r#""version": true"#));
    let problems = load(text.as_bytes()).unwrap_err();
    let found: Vec<_> = problems
        .iter()
        .map(|p| (p.code.as_str(), p.at.offset, p.at.line, p.at.column))
        .collect();
    let offset = text.find("true").unwrap();
    assert_eq!(
        found,
        [("byte-order-mark", 0, 1, 1), ("wrong-type", offset, 2, 14)]
    );
}

#[test]
fn each_slip_of_the_pen_is_recognised() {
    for (text, slip, column, found) in [
        (r#"{"a": 1,}"#, Slip::TrailingComma, 9, "}"),
        (r"[1,]", Slip::TrailingComma, 4, "]"),
        (r"[1 2]", Slip::Comma, 4, "2"),
        (r#"{"a": 1 "b": 2}"#, Slip::Comma, 9, "\"b"),
        (r#"{"a" 1}"#, Slip::Colon, 6, "1"),
        (r"{a: 1}", Slip::Key, 2, "a"),
        ("[\"a\nb\"]", Slip::ControlCharacter, 4, " b"),
        (r#"["\x"]"#, Slip::Escape, 4, "x"),
        (r"[01]", Slip::Number, 3, "1"),
        (r"[1.]", Slip::Number, 4, "]"),
        (r"{} x", Slip::AfterEnd, 4, "x"),
        (r"['a']", Slip::Value, 2, "'a'"),
        (r"[NaN]", Slip::Value, 2, "NaN"),
    ] {
        let problem = only(text);
        assert_eq!(problem.code, ProblemCode::MalformedJson, "{text}");
        let place = (problem.at.column, &*problem.found);
        assert_eq!(
            (problem.wanted, place),
            (Wanted::Syntax(slip), (column, found)),
            "{text}"
        );
    }
}

#[test]
fn each_fault_of_structure_alone_is_one_problem() {
    let cases: &[(&str, &str, &str, &str, &str)] = &[
        // What was, what it becomes, code, path, suggestion.
        (
            r#""version": 2"#,
            r#""version": "2""#,
            "wrong-type",
            "version",
            "",
        ),
        (
            r#""version": 2"#,
            r#""version": 3"#,
            "unsupported-version",
            "version",
            "",
        ),
        (r#""version": 2,"#, "", "missing-field", "$", ""),
        (
            r#""compiled": "2026-11-23""#,
            r#""compiled": "23/11/2026""#,
            "invalid-date",
            "compiled",
            "2026-11-23",
        ),
        (r#""fr": "Réseau", "#, "", "missing-field", "title", ""),
        (
            r#""fr": "Réseau", "#,
            r#""fr": null, "#,
            "wrong-type",
            "title.fr",
            "",
        ),
        (
            r#""fr": "Réseau", "#,
            r#""fr": "\ud800", "#,
            "malformed-json",
            "title.fr",
            "",
        ),
        (
            r#""fr": "Réseau", "#,
            r#""fr": "Réseau", "fr": "Réseau", "#,
            "duplicate-field",
            "title.fr",
            "",
        ),
        (
            r#""title": "Vraag""#,
            r#""title": "Vraag", "nota": "?""#,
            "unknown-field",
            "sources[1].nota",
            "note",
        ),
        (
            r#""title": "Vraag""#,
            r#""titel": "Vraag""#,
            "unknown-field",
            "sources[1].titel",
            "title",
        ),
        (
            r#""title": "Vraag""#,
            r#""title": "Vraag", "zz\n\"": 1"#,
            "unknown-field",
            r#"sources[1]["zz \""]"#,
            "",
        ),
        (
            r#""title": "Vraag""#,
            r#""title": "Vraag", "\ud800": 1"#,
            "malformed-json",
            r#"sources[1]["\"\\ud800\""]"#,
            "",
        ),
        (
            r#""id": "question", "kind": "parliament""#,
            r#""id": "question", "kind": "Parliament""#,
            "unknown-value",
            "sources[1].kind",
            "parliament",
        ),
        (
            r#""id": "eu""#,
            r#""id": "EU""#,
            "invalid-id",
            "organisations[0].id",
            "eu",
        ),
        (
            r#""country": "CZ""#,
            r#""country": "cz""#,
            "invalid-country",
            "places[1].country",
            "CZ",
        ),
        (
            r#""country": "CZ""#,
            r#""country": "CZE""#,
            "invalid-country",
            "places[1].country",
            "CZ",
        ),
        (
            r#""country": "CZ""#,
            r#""country": "Czechia""#,
            "invalid-country",
            "places[1].country",
            "",
        ),
        (
            "[50.08, 14.43]",
            "[50.08]",
            "wrong-type",
            "places[1].lat_lon",
            "",
        ),
        (
            "[50.08, 14.43]",
            "[50.08, 1e999]",
            "wrong-type",
            "places[1].lat_lon",
            "",
        ),
        (
            "[50.08, 14.43]",
            r#"{"lat": 50.08, "lon": 14.43}"#,
            "wrong-type",
            "places[1].lat_lon",
            "",
        ),
        (
            r#""precision": "city" }"#,
            r#""precision": "town" }"#,
            "unknown-value",
            "places[1].precision",
            "",
        ),
        (
            r#""mission": "both""#,
            r#""mission": null, "subjects": null"#,
            "wrong-type",
            "locations[0].subjects",
            "",
        ),
        (
            r#""kind": "web""#,
            r#""kind": "fax""#,
            "unknown-value",
            "locations[0].contact[0].value.kind",
            "",
        ),
        (
            r#""fte": 1"#,
            r#""fte": "1""#,
            "wrong-type",
            "locations[0].staff[0].value.fte",
            "",
        ),
        (
            r#""value": 13"#,
            r#""value": 13.5"#,
            "wrong-type",
            "services[0].declared[0].value",
            "",
        ),
        (
            r#"{ "value": 13, "sources": ["answer"] }"#,
            "13",
            "wrong-type",
            "services[0].declared[0]",
            "",
        ),
        (
            r#"{ "value": 13, "sources": ["answer"] }"#,
            r#"{ "value": 13, "sources": [] }"#,
            "no-source",
            "services[0].declared[0].sources",
            "",
        ),
        (
            r#""status": "assumed""#,
            r#""status": "assumd""#,
            "unknown-value",
            "places[2].zone.status",
            "assumed",
        ),
    ];
    for &(old, new, code, path, suggestion) in cases {
        let problem = only(&with(old, new));
        let found = (
            problem.code.as_str(),
            &*problem.path,
            problem.suggestion.as_deref(),
        );
        let suggestion = (!suggestion.is_empty()).then_some(suggestion);
        assert_eq!(found, (code, path, suggestion), "{new}");
    }
}

#[test]
fn a_broken_value_has_no_echo() {
    // Each of these leaves a gap that rules would stumble over.
    for (old, new) in [
        // The answer is cited all over.
        (r#""id": "answer""#, r#""id": 7"#),
        (r#""id": "answer""#, r#""id": "Answer""#),
        (r#""id": "answer","#, ""),
        (r#""id": "vienna""#, r#""id": null"#),
        (r#""id": "post-vienna""#, r#""id": []"#),
        // What follows from a kind.
        (r#""kind": "satellite""#, r#""kind": 1"#),
        (r#""kind": "candidate""#, r#""kind": 1"#),
        (
            r#""name": "Oostgrens", "precision": "region""#,
            r#""name": "Oostgrens", "precision": "?""#,
        ),
        (
            r#"[{ "value": "considered", "sources": ["answer"] }]"#,
            "{}",
        ),
        (
            r#"[{ "value": "considered", "sources": ["answer"] }]"#,
            "[1]",
        ),
        (r#""value": "considered""#, r#""value": []"#),
        (r#""value": "vacant""#, r#""value": []"#),
        (r#""value": "1999-05""#, r#""value": 1999"#),
        (r#"["DE", "AT"]"#, r#"["D", "BE"]"#),
        (r#"["DE", "AT"]"#, "1"),
        (
            r#"{ "countries": ["AT", "SK"], "organisations": ["eu"] }"#,
            r#"{ "countries": 1 }"#,
        ),
        (
            r#""kind": "web", "address": "https://example.org""#,
            r#""kind": "?", "address": "1234""#,
        ),
        (r#", "rank": 1"#, r#", "rank": "first""#),
        (r#", "note": "Geen plaats genoemd.""#, r#", "note": 1"#),
    ] {
        only(&with(old, new));
    }
    for whole in ["[]", "null", "1", "\"x\""] {
        assert_eq!(wrong(whole), [("wrong-type", "$".to_owned())]);
    }
}

#[test]
fn faults_of_form_and_of_meaning_are_told_together() {
    let text = with(r#""version": 2"#, r#""version": "1""#)
        .replace(r#""title": "Vraag""#, r#""title": """#)
        .replace(r#""country": "CZ""#, r#""country": "Tsjechië""#)
        .replace(r#""place": "vienna""#, r#""place": "rome""#)
        .replace(r#""id": "eu""#, r#""id": "Eu""#);
    let codes: Vec<_> = wrong(&text).into_iter().map(|(code, _)| code).collect();
    let told = [
        "wrong-type",
        "empty-text",
        "invalid-id",
        "invalid-country",
        "unknown-id",
    ];
    assert_eq!(codes, told);
}

#[test]
fn a_fault_of_structure_lies_where_it_is_written() {
    let text = with(r#""country": "CZ""#, r#""countri": "CZ""#);
    let problem = only(&text);
    assert!(text[problem.at.offset..].starts_with(r#""countri""#));
    assert_eq!(problem.record.as_deref(), Some("prague"));
    assert_eq!(problem.suggestion.as_deref(), Some("country"));

    let text = with(r#""country": "CZ", "#, r#""country": "ZZ", "#);
    assert!(text[only(&text).at.offset..].starts_with(r#""ZZ""#));
}

#[test]
fn many_problems_are_counted_and_few_listed() {
    let text = with(
        r#""trade": ["#,
        &format!(r#""trade": [{}"#, "1,".repeat(5000)),
    );
    let problems = load(text.as_bytes()).unwrap_err();
    assert_eq!(problems.count(), 5000);
    assert_eq!(problems.iter().len(), limits::PROBLEMS);
    assert_eq!(problems.unlisted(), 5000 - limits::PROBLEMS);
}

#[test]
fn a_file_of_another_kind_is_named() {
    let problem = |bytes: &[u8]| {
        let problems = load(bytes).unwrap_err();
        assert_eq!(problems.count(), 1, "{problems}");
        problems.list.into_iter().next().unwrap()
    };
    for (bytes, name, way) in [
        (&b"operator;city\nFIT;Berlin\n"[..], "CSV", Way::Table),
        (b"\xc9tat;Ville\nX;Y\n", "CSV", Way::Table),
        (
            b"PK\x03\x04\x14\0xl/workbook.xml\xff",
            "Excel (.xlsx)",
            Way::Table,
        ),
        (b"<!doctype html><title>Sign in</title>", "HTML", Way::Page),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF", Way::Other),
        (
            b"{\"type\": \"FeatureCollection\", \"features\": []}",
            "GeoJSON",
            Way::Table,
        ),
        (
            b"{\"format\": \"buitenkaart-scenario\", \"version\": 1, \"changes\": []}",
            "buitenkaart-scenario",
            Way::Scenario,
        ),
    ] {
        let problem = problem(bytes);
        assert_eq!(problem.code, ProblemCode::AnotherFormat);
        assert_eq!(
            (&*problem.found, problem.wanted),
            (name, Wanted::NetworkFile(way))
        );
    }
    // What lacks a list only is a network all the same.
    let without = wrong(r#"{"version": 2, "title": "x"}"#);
    assert!(
        without.iter().all(|(code, _)| *code == "missing-field"),
        "{without:?}"
    );
}

#[test]
fn whole_numbers_are_read_as_the_schema_has_them() {
    for (text, is_right) in [
        ("13", true),
        ("13.0", true),
        ("1.3e1", true),
        ("0", true),
        ("13.5", false),
        ("-1", false),
        ("1e12", false),
        ("\"13\"", false),
    ] {
        let file = with(r#""value": 13,"#, &format!(r#""value": {text},"#));
        let found = wrong(&file);
        assert_eq!(found.is_empty(), is_right, "{text}: {found:?}");
    }
}
