//! Faults of meaning: each rule broken once, in a file that is otherwise right.

use super::*;

#[test]
fn each_rule_broken_alone_is_one_problem() {
    let cases: &[(&str, &str, &str, &str)] = &[
        // Ids and references.
        (
            r#""id": "prague""#,
            r#""id": "vienna""#,
            "duplicate-id",
            "places[1].id",
        ),
        (
            r#""place": "vienna""#,
            r#""place": "viena""#,
            "unknown-id",
            "locations[0].place",
        ),
        (
            r#""service": "dkbuza", "kind": "post""#,
            r#""service": "dkbuzza", "kind": "post""#,
            "unknown-id",
            "locations[0].service",
        ),
        (
            r#""organisations": ["eu"]"#,
            r#""organisations": ["un"]"#,
            "unknown-id",
            "locations[0].jurisdiction[0].value.organisations[0]",
        ),
        (
            r#""role": "deputy""#,
            r#""role": "chief""#,
            "unknown-id",
            "locations[0].staff[0].value.role",
        ),
        (
            r#""value": ["deputy"]"#,
            r#""value": ["head"]"#,
            "unknown-id",
            "minimum_crew.roles.value[0]",
        ),
        (
            r#""satellite_of": "post-vienna""#,
            r#""satellite_of": "post-rome""#,
            "unknown-id",
            "locations[1].satellite_of",
        ),
        // Claims.
        (
            r#""value": "considered", "sources": ["answer"]"#,
            r#""value": "considered", "sources": []"#,
            "no-source",
            "locations[2].standing[0].sources",
        ),
        (
            r#""value": "considered", "sources": ["answer"]"#,
            r#""value": "considered", "sources": ["answer", "answer"]"#,
            "listed-twice",
            "locations[2].standing[0].sources[1]",
        ),
        (
            r#""value": "considered","#,
            r#""value": "considered", "status": "contested","#,
            "contested-alone",
            "locations[2].standing[0].status",
        ),
        (
            r#", "note": "Geen plaats genoemd.""#,
            "",
            "assumed-without-note",
            "places[2].zone",
        ),
        (
            r#""value": "1999-05""#,
            r#""value": "2001""#,
            "unmarked-difference",
            "locations[0].opened[1]",
        ),
        // Values.
        (
            r#""title": "Academie""#,
            r#""title": " ""#,
            "empty-text",
            "topics[0].title",
        ),
        (
            r#""title": "Academie""#,
            r#""title": "Aca\u2028demie""#,
            "control-character",
            "topics[0].title",
        ),
        (
            r#""title": "Academie""#,
            "\"title\": \"Academie\u{2029}\"",
            "control-character",
            "topics[0].title",
        ),
        (
            r#""fr": "Vienne""#,
            r#""fr": """#,
            "empty-text",
            "places[0].name.fr",
        ),
        (
            "https://example.org/a",
            "javascript:alert(1)",
            "invalid-url",
            "sources[0].url",
        ),
        (
            r#""kind": "web", "address": "https://example.org""#,
            r#""kind": "email", "address": "wien""#,
            "invalid-contact",
            "locations[0].contact[0].value.address",
        ),
        (
            r#"["DE", "AT"]"#,
            r#"["DE", "DE"]"#,
            "listed-twice",
            "joint_presence[0].value[1]",
        ),
        (
            r#"["DE", "AT"]"#,
            "[]",
            "empty-list",
            "joint_presence[0].value",
        ),
        (
            r#"{ "countries": ["AT", "SK"], "organisations": ["eu"] }"#,
            "{}",
            "empty-list",
            "locations[0].jurisdiction[0].value",
        ),
        (
            "[48.21, 16.37]",
            "[16.37, 200]",
            "coordinate-out-of-range",
            "places[0].lat_lon",
        ),
        (
            r#""fte": 1"#,
            r#""fte": -1"#,
            "number-out-of-range",
            "locations[0].staff[0].value.fte",
        ),
        (
            r#""fte": 1"#,
            r#""fte": 1000.5"#,
            "number-out-of-range",
            "locations[0].staff[0].value.fte",
        ),
        (
            r#""rank": 1"#,
            r#""rank": 0"#,
            "number-out-of-range",
            "trade[0].rank",
        ),
        (r#""rank": 1, "#, "", "missing-for-kind", "trade[0]"),
        (
            r#""version": 2"#,
            r#""version": 0"#,
            "unsupported-version",
            "version",
        ),
        // Places and locations.
        (r#""country": "CZ", "#, "", "missing-for-kind", "places[1]"),
        (
            r#""lat_lon": [50.08, 14.43], "#,
            "",
            "missing-for-kind",
            "places[1]",
        ),
        (
            r#""name": "Oostgrens", "precision": "region""#,
            r#""name": "Oostgrens", "lat_lon": [52, 23], "precision": "region""#,
            "misplaced-field",
            "places[2].lat_lon",
        ),
        (
            r#""satellite_of": "post-vienna", "#,
            "",
            "missing-for-kind",
            "locations[1]",
        ),
        (
            r#""satellite_of": "post-vienna""#,
            r#""satellite_of": "candidate-border""#,
            "satellite-of-no-post",
            "locations[1].satellite_of",
        ),
        (
            r#""service": "dkbuza", "kind": "satellite""#,
            r#""service": "fit", "kind": "satellite""#,
            "satellite-of-no-post",
            "locations[1].satellite_of",
        ),
        (
            r#""value": "considered""#,
            r#""value": "open""#,
            "candidate-not-considered",
            "locations[2].standing",
        ),
        (
            r#""satellite_of": "post-vienna", "standing": [{ "value": "open""#,
            r#""satellite_of": "post-vienna", "standing": [{ "value": "considered""#,
            "only-considered",
            "locations[1].kind",
        ),
        (
            r#""place": "prague""#,
            r#""place": "border""#,
            "region-not-candidate",
            "locations[1].place",
        ),
        (
            r#""mission": "both","#,
            r#""mission": "both", "closed": [{ "value": "1998", "sources": ["answer"] }],"#,
            "closed-before-opened",
            "locations[0].closed",
        ),
        (
            r#""mission": "both","#,
            r#""mission": "both", "closed": [{ "value": "198X/1997~", "sources": ["answer"] }],"#,
            "closed-before-opened",
            "locations[0].closed",
        ),
        (
            r#""value": "1999-05""#,
            r#""value": "200X""#,
            "unmarked-difference",
            "locations[0].opened[1]",
        ),
        (
            r#""value": "1999-05""#,
            r#""value": "1996/1994""#,
            "invalid-when",
            "locations[0].opened[1].value",
        ),
        // Said for a date, which is known.
        (
            r#""as_of": "2023-12""#,
            r#""as_of": "202X""#,
            "invalid-date",
            "locations[0].standing[0].as_of",
        ),
        (
            r#", "url": "https://example.org/a", "date": "2024-01""#,
            r#", "date_is_approximate": true"#,
            "missing-for-kind",
            "sources[0]",
        ),
    ];
    for &(old, new, code, path) in cases {
        let found = wrong(&with(old, new));
        // A second id is doubled beside what refers to the first.
        assert_eq!(found.first(), Some(&(code, path.to_owned())), "{new}");
        assert!(
            found.len() == 1 || code == "duplicate-id",
            "{new}: {found:?}"
        );
    }
}

#[test]
fn every_fault_is_told_at_once_in_the_order_of_the_file() {
    let text = with(r#""country": "CZ", "#, "")
        .replace(r#""place": "vienna""#, r#""place": "viena""#)
        .replace(r#""title": "Vraag""#, r#""title": """#);
    let codes: Vec<_> = wrong(&text).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["empty-text", "missing-for-kind", "unknown-id"]);
}

#[test]
fn a_problem_says_where_what_and_how_to_mend() {
    let text = with(r#""place": "vienna""#, r#""place": "viena""#);
    let problem = only(&text);
    assert_eq!(
        text.get(problem.at.offset..).unwrap().get(..7),
        Some("\"viena\"")
    );
    let line = text.lines().nth(problem.at.line - 1).unwrap();
    assert_eq!(line.chars().nth(problem.at.column - 1), Some('"'));
    assert_eq!(problem.record.as_deref(), Some("post-vienna"));
    assert_eq!(&*problem.found, "viena");
    assert_eq!(problem.suggestion.as_deref(), Some("vienna"));
}

#[test]
fn columns_count_characters() {
    // The é before it is two bytes.
    let text = r#"{"version":1,"title":{"nl":"é","en":"a","fr":"","de":"a"},"compiled":"2024",
        "sources":[],"services":[{"id":"a","short":"a","name":"a","mission":"a"}],"places":[],"locations":[]}"#;
    let problem = only(text);
    assert_eq!((problem.at.line, problem.at.column), (1, 46));
    assert_eq!(problem.at.offset, 46);
}

#[test]
fn claims_of_different_times_may_differ() {
    let standing = |a: &str, b: &str| {
        with(
            r#"[{ "value": "considered", "sources": ["answer"] }]"#,
            &format!(
                r#"[{{ "value": "considered", "sources": ["answer"]{a} }},
                    {{ "value": "vacant", "sources": ["question"]{b} }}]"#
            ),
        )
    };
    let dated = |date: &str| format!(r#", "as_of": "{date}""#);
    let difference = [("unmarked-difference", "locations[2].standing[1]".to_owned())];
    assert_eq!(wrong(&standing(&dated("2018-11"), &dated("2024"))), []);
    assert_eq!(
        wrong(&standing(&dated("2024"), &dated("2024-03"))),
        difference
    );
    assert_eq!(wrong(&standing("", &dated("2024-03"))), difference);
    assert_eq!(wrong(&standing("", "")), difference);
    let contested = r#", "status": "contested""#;
    assert_eq!(wrong(&standing(contested, contested)), []);
    // One of the two marked: it has no counterpart, and the difference is still unmarked.
    assert_eq!(
        wrong(&standing(contested, ""))
            .into_iter()
            .map(|(code, _)| code)
            .collect::<Vec<_>>(),
        ["contested-alone", "unmarked-difference"]
    );
}

#[test]
fn lists_and_texts_have_limits() {
    use super::super::limits;
    let many = vec![r#""AT""#; limits::ITEMS + 1].join(",");
    let codes = wrong(&with(r#"["AT", "SK"]"#, &format!("[{many}]")));
    assert_eq!(codes[0].0, "too-many");
    let long = "é".repeat(limits::TEXT + 1);
    assert_eq!(
        only(&with(
            r#""title": "Academie""#,
            &format!(r#""title": "{long}""#)
        ))
        .code
        .as_str(),
        "too-long"
    );
    let fits = "é".repeat(limits::TEXT);
    assert_eq!(
        wrong(&with(
            r#""title": "Academie""#,
            &format!(r#""title": "{fits}""#)
        )),
        []
    );
}

#[test]
fn a_review_finds_what_loads_and_is_still_odd() {
    use crate::load::{Severity, review};
    use crate::model::Country;
    let text = with(
        r#"[{ "id": "eu", "#,
        r#"[{ "id": "un", "short": "UN", "name": "Verenigde Naties" }, { "id": "eu", "#,
    )
    .replace(r#""as_of": "2024-01-15""#, r#""as_of": "2027""#)
    .replace(
        r#""staff": ["#,
        r#""staff": [{ "value": { "role": "deputy", "fte": 1 }, "sources": ["question"] }, "#,
    );
    // A map on which all the world is Poland.
    let poland = |_: [f64; 2]| Country::new("PL");
    let (_, warnings) = review(text.as_bytes(), Some(&poland)).unwrap();
    assert!(warnings.iter().all(|w| w.severity() == Severity::Warning));
    let found: Vec<_> = warnings
        .iter()
        .map(|w| (w.code.as_str(), &*w.path))
        .collect();
    let expected = [
        ("unused", "organisations[0]"),
        ("other-country", "places[0]"),
        ("other-country", "places[1]"),
        ("date-after-compiled", "locations[0].standing[1].as_of"),
        ("same-claim-twice", "locations[0].staff[1]"),
    ];
    assert_eq!(found, expected);
    assert!(review(SMALL.as_bytes(), None).unwrap().1.is_empty());
}

#[test]
fn coordinates_that_were_exchanged_or_left_empty_are_told_and_never_corrected() {
    use super::super::review;
    let country_at = |[lat, lon]: [f64; 2]| crate::geo::basemap().country_at(lat, lon);
    let warned = |point: &str| {
        let text = with("[48.21, 16.37]", point);
        let (network, warnings) = review(text.as_bytes(), Some(&country_at)).unwrap();
        let written: Vec<f64> = serde_json::from_str(point).unwrap();
        assert_eq!(network.file().places[0].lat_lon.unwrap().to_vec(), written);
        let found = warnings.iter().map(|w| {
            let suggestion = w.suggestion.as_deref().unwrap_or_default();
            (w.code.as_str(), w.path.to_string(), suggestion.to_owned())
        });
        found.collect::<Vec<_>>()
    };
    let at = "places[0].lat_lon".to_owned();
    let exchanged = ("swapped-coordinates", at.clone(), "[48.21, 16.37]".into());
    assert_eq!(warned("[16.37, 48.21]"), [exchanged]);
    for wrong in ["[48.21, -16.37]", "[-48.21, 16.37]", "[-48.21, -16.37]"] {
        let turned = ("wrong-sign", at.clone(), "[48.21, 16.37]".into());
        assert_eq!(warned(wrong), [turned]);
    }
    assert_eq!(warned("[0, 0]"), [("zero-coordinates", at, String::new())]);
    assert_eq!(warned("[48.2, 16.4]"), []);
}

#[test]
fn a_coordinate_off_the_globe_comes_with_what_was_meant() {
    for (written, meant) in [
        ("[16.37, 208.21]", Some("[16.37, -151.79]")),
        ("[116.37, 48.21]", Some("[48.21, 116.37]")),
        ("[48.21, 5000]", None),
    ] {
        let problem = only(&with("[48.21, 16.37]", written));
        assert_eq!(problem.code.as_str(), "coordinate-out-of-range");
        assert_eq!(problem.suggestion.as_deref(), meant, "{written}");
    }
}

#[test]
fn figures_have_plausible_limits() {
    for (old, new) in [
        (r#""value": 13"#, r#""value": 4294967295"#),
        (r#""rank": 1"#, r#""rank": 251"#),
        (r#""rank": 1"#, r#""eur_bn": 1e300"#),
        (r#""rank": 1"#, r#""change_percent": 1e300"#),
        (r#""rank": 1"#, r#""change_percent": -101"#),
        (r#""value": 9,"#, r#""value": 1e300,"#),
        (r#""value": 9,"#, r#""value": -1e16,"#),
    ] {
        let problem = only(&with(old, new));
        assert_eq!(problem.code.as_str(), "number-out-of-range", "{new}");
    }
}

#[test]
fn an_opening_may_be_about_right() {
    for when in [
        "199X",
        "1999~",
        "1998/2001",
        "../1999-05",
        "1999-05/..",
        "1999-XX",
        "1999-22?",
    ] {
        let text = with(r#""value": "1999-05""#, &format!(r#""value": "{when}""#));
        let network = crate::load::load(text.as_bytes()).unwrap();
        let location = &network.locations()[0];
        assert_eq!(location.opened[1].value.to_string(), when);
        let written = crate::export::json(network.file()).unwrap();
        assert_eq!(crate::load::load(written.as_bytes()), Ok(network));
    }
}

#[test]
fn a_date_of_closing_is_a_word_on_the_standing() {
    use crate::analysis::{Effective, verdict};
    let undated = with(
        r#""satellite_of": "post-vienna","#,
        r#""satellite_of": "post-vienna",
           "closed": [{ "value": "2023-02-01", "sources": ["answer"] }],"#,
    );
    let dated = undated.replace(
        r#""value": "open", "sources": ["answer"] }] }"#,
        r#""value": "open", "sources": ["answer"], "as_of": "2022" }] }"#,
    );
    assert_ne!(undated, dated);
    for (text, effective) in [(dated, Effective::Closed), (undated, Effective::Contested)] {
        let network = super::load(text.as_bytes()).unwrap();
        let location = &network.locations()[1];
        assert_eq!(verdict(location).effective, effective);
        let last = location.standing.last().unwrap();
        assert_eq!(last.sources, location.closed[0].sources);
        // Read again from what is written, it says no more.
        let written = crate::export::json(network.file()).unwrap();
        assert_eq!(super::load(written.as_bytes()).unwrap(), network);
    }
}

#[test]
fn what_a_source_could_only_announce_is_assumed_with_its_reason() {
    let text = with(
        r#""satellite_of": "post-vienna","#,
        r#""satellite_of": "post-vienna",
           "opened": [{ "value": "2026", "sources": ["answer"] }],"#,
    );
    let network = super::load(text.as_bytes()).unwrap();
    let opened = &network.locations()[1].opened[0];
    assert_eq!(opened.status, crate::model::ClaimStatus::Assumed);
    assert!(opened.note.is_some());
    let written = crate::export::json(network.file()).unwrap();
    assert_eq!(super::load(written.as_bytes()), Ok(network.clone()));
    assert_eq!(
        super::load(&crate::packed::pack_file(&network)),
        Ok(network)
    );
}

#[test]
fn an_end_has_come_and_lies_after_the_beginning() {
    let staff = r#""value": { "role": "deputy", "fte": 1 }"#;
    let of = |more: &str| wrong(&with(staff, &format!("{staff}, {more}")));
    let at = "locations[0].staff[0].until".to_owned();
    for (more, code) in [
        (r#""as_of": "2010", "until": "2015""#, None),
        (r#""until": "201X""#, None),
        // In the year in which it began, or about then; nobody says how long ago.
        (r#""as_of": "2015-06", "until": "2015""#, None),
        (r#""as_of": "2016", "until": "2015~""#, None),
        (r#""as_of": "2016", "until": "2010/..""#, None),
        (
            r#""as_of": "2016", "until": "2015""#,
            Some("until-before-as-of"),
        ),
        (
            r#""as_of": "2016", "until": "../2015""#,
            Some("until-before-as-of"),
        ),
        (r#""until": "2199""#, Some("until-to-come")),
        (r#""until": "soon""#, Some("invalid-when")),
    ] {
        let found = of(more).into_iter().next();
        assert_eq!(found, code.map(|code| (code, at.clone())), "{more}");
    }
    // What became of a standing, another claim says.
    let opened = r#""value": "1999-05", "sources": ["question"]"#;
    assert_eq!(
        wrong(&with(opened, &format!(r#"{opened}, "until": "2001""#))),
        [("until-misplaced", "locations[0].opened[1].until".to_owned())]
    );
}

#[test]
fn one_address_after_the_other_is_no_contradiction() {
    let of = |a: &str, b: &str| {
        let contact = r#""contact": [{"#;
        let claim = |street: &str, more: &str| {
            format!(r#"{{ "value": "{street}", "sources": ["answer"]{more} }}"#)
        };
        let address = [claim("A 1", a), claim("B 2", b)].join(", ");
        wrong(&with(
            contact,
            &format!(r#""address": [{address}], {contact}"#),
        ))
    };
    let since = |date: &str| format!(r#", "as_of": "{date}""#);
    let until = |date: &str| format!(r#", "until": "{date}""#);
    let both = |from: &str, to: &str| since(from) + &until(to);
    let difference = [("unmarked-difference", "locations[0].address[1]".to_owned())];
    // Over before the next began, or in the same year.
    for (a, b) in [
        (both("2010", "2015"), since("2016")),
        (both("2010", "2015"), since("2015")),
        (until("2015-06-30"), since("2015-07-01")),
        (since("2018"), until("2015")),
        (both("2010", "2015"), since("2005")),
    ] {
        assert_eq!(of(&a, &b), [], "{a} {b}");
    }
    // Said for a time at which the other still held; nobody says when.
    for (a, b) in [
        (both("2010", "2015"), since("2012")),
        (both("2010", "2015"), both("2012", "2013")),
        (both("2010", "2015"), String::new()),
        (until("2015"), since("2012")),
    ] {
        assert_eq!(of(&a, &b), difference, "{a} {b}");
        assert_eq!(of(&b, &a), difference, "{b} {a}");
    }
}

#[test]
fn a_former_id_is_no_other_locations_nor_was() {
    let former = |ids: &str| {
        let field = format!(r#""satellite_of": "post-vienna", "former_ids": {ids},"#);
        with(r#""satellite_of": "post-vienna","#, &field)
    };
    let network = load(former(r#"["praha", "office-prague"]"#).as_bytes()).unwrap();
    let id = crate::model::LocationId::new("praha").unwrap();
    assert_eq!(network.known_as(&id), Some(1));
    let at = |i: usize| format!("locations[1].former_ids[{i}]");
    for (ids, code, path) in [
        (r#"["praha", "post-vienna"]"#, "duplicate-id", at(1)),
        (r#"["satellite-prague"]"#, "duplicate-id", at(0)),
        (r#"["Praha"]"#, "invalid-id", at(0)),
    ] {
        assert_eq!(wrong(&former(ids)), [(code, path)], "{ids}");
    }
    let twice = former(r#"["praha"]"#).replace(
        r#""id": "candidate-border","#,
        r#""id": "candidate-border", "former_ids": ["praha"],"#,
    );
    let path = "locations[2].former_ids[0]".to_owned();
    assert_eq!(wrong(&twice), [("duplicate-id", path)]);
}
