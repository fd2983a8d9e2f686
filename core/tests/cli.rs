//! The command as a data steward uses it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

const SMALL: &str = include_str!("../src/load/tests/small.json");

/// Runs the command with `input` at its standard input.
fn buitenkaart(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_buitenkaart"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that does not read its input closes it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn a_good_file_is_ok_and_counted() {
    let output = buitenkaart(&["check", "-"], SMALL);
    assert_eq!(
        text(&output.stdout),
        "-: OK: 3 locations, 3 places, 2 sources\n"
    );
    assert!(output.status.success());
}

#[test]
fn a_file_of_the_first_version_is_written_anew() {
    let first = include_str!("../src/load/tests/small-1.json");
    let output = buitenkaart(&["migrate", "-"], first);
    assert!(output.status.success());
    let anew = text(&output.stdout);
    assert!(anew.contains("\"version\": 2") && anew.contains("\"home\": \"BE\""));
    // Once more changes nothing.
    let again = buitenkaart(&["migrate", "-"], anew);
    assert_eq!(text(&again.stdout), anew);
}

#[test]
fn a_packed_file_is_read_wherever_a_data_file_is() {
    let folder = std::env::temp_dir().join(format!("buitenkaart-pack-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("small.packed");
    let path = path.to_str().unwrap();
    let output = buitenkaart(&["pack", "-", path], SMALL);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let checked = buitenkaart(&["check", path], "");
    assert_eq!(
        text(&checked.stdout),
        format!("{path}: OK: 3 locations, 3 places, 2 sources\n")
    );
    // Back to JSON, as it was.
    let [of_packed, of_json] = [path, "-"].map(|from| buitenkaart(&["migrate", from], SMALL));
    assert_eq!(text(&of_packed.stdout), text(&of_json.stdout));
    let bytes = std::fs::read(path).unwrap();
    std::fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
    let refused = buitenkaart(&["check", path], "");
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stdout).contains("error[broken-packed]: This packed file is damaged."));
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_new_file_is_good() {
    let output = buitenkaart(&["new"], "");
    assert!(output.status.success());
    let checked = buitenkaart(&["check", "-"], text(&output.stdout));
    assert_eq!(
        text(&checked.stdout),
        "-: OK: 3 locations, 3 places, 1 sources\n"
    );
}

#[test]
fn a_list_alone_makes_a_file() {
    let list =
        "Our offices\n\nCity;Country;Ward\nLisbon;PT;Belém\nQuito;EC;Centro\nNowhere at all;EC;x\n";
    let output = buitenkaart(&["new", "--from", "-", "--date", "2026-11"], list);
    // A row is left out, and told.
    assert_eq!(output.status.code(), Some(3));
    assert!(
        text(&output.stderr).contains("-:A6: error[unknown-city]"),
        "{}",
        text(&output.stderr)
    );
    let file: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(file["title"], "Our offices");
    assert_eq!(
        file["locations"][1]["fields"][0]["value"],
        serde_json::json!({ "field": "ward", "is": "Centro" })
    );
    let checked = buitenkaart(&["check", "-"], text(&output.stdout));
    assert_eq!(
        text(&checked.stdout),
        "-: OK: 2 locations, 2 places, 2 sources\n"
    );
    for (args, input, code) in [
        (["new", "--lang", "nl", "--from", "-"], list, 2),
        (["new", "--from", "-", "--date", "last year"], list, 2),
        (["new", "--from", "-", "--date", "2026"], "", 1),
    ] {
        let output = buitenkaart(&args, input);
        assert_eq!(output.status.code(), Some(code), "{}", text(&output.stderr));
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
}

#[test]
fn a_bad_file_is_told_with_line_code_and_remedy() {
    let input = SMALL.replace(r#""place": "vienna""#, r#""place": "viena""#);
    let output = buitenkaart(&["check", "--lang", "nl", "-"], &input);
    assert_eq!(
        text(&output.stdout),
        "-:26:91: fout[unknown-id]: ‘viena’ staat niet in dit bestand; hier hoort de id van een plaats.\n  \
         waar: locations[0].place (post-vienna)\n  \
         oplossing: Verbeter de id, of voeg toe wat ontbreekt. Bedoelt u ‘vienna’?\n"
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_warning_does_not_fail() {
    let input = SMALL.replace(r#""organisations": ["eu"]"#, r#""organisations": []"#);
    let output = buitenkaart(&["check", "-"], &input);
    let told = text(&output.stdout);
    assert!(
        told.starts_with("-:14:21: warning[unused]: Nothing refers to ‘eu’.\n"),
        "{told}"
    );
    assert!(told.ends_with("sources\n"), "{told}");
    assert!(output.status.success());
}

#[test]
fn a_point_in_another_country_is_seen() {
    let input = SMALL.replace("[50.08, 14.43]", "[48.15, 14.43]");
    let output = buitenkaart(&["check", "-"], &input);
    assert_eq!(
        text(&output.stdout),
        "-:21:5: warning[other-country]: On the map, the point does not lie in ‘CZ’.\n  \
         where: places[1] (prague)\n  \
         mend: Check ‘lat_lon’ and ‘country’. Did you mean ‘AT’?\n\
         -: OK: 3 locations, 3 places, 2 sources\n"
    );
}

#[test]
fn problems_as_json() {
    let output = buitenkaart(&["check", "--json", "-"], "{");
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["loads"], false);
    assert_eq!(value["problems"][0]["code"], "truncated");
    assert_eq!(value["problems"][0]["line"], 1);
    assert_eq!(output.status.code(), Some(1));

    let output = buitenkaart(&["check", "--json", "-"], SMALL);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&value["loads"], &value["counts"]["locations"]),
        (&true.into(), &3.into())
    );
}

#[test]
fn a_wrong_call_says_what_is_wrong_with_it() {
    for (args, said) in [
        (&["chek"][..], "there is no command ‘chek’"),
        (&["check"], "which file?"),
        (&["check", "--lang", "it", "-"], "there is no language ‘it’"),
        (
            &["check", "--colour", "-"],
            "there is no option ‘--colour’ here",
        ),
        (&["check", "no/such/file.json"], "no/such/file.json: "),
    ] {
        let output = buitenkaart(args, "");
        assert!(
            text(&output.stderr).contains(said),
            "{}",
            text(&output.stderr)
        );
        assert!(output.stdout.is_empty());
        assert_eq!(output.status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn help_is_given() {
    for args in [&[][..], &["--help"], &["check", "-h"]] {
        let output = buitenkaart(args, "");
        assert!(text(&output.stdout).contains("buitenkaart check"));
        assert!(output.status.success());
    }
}

/// Output without the spaces that make columns.
fn squeezed(bytes: &[u8]) -> String {
    let mut told = text(bytes).to_owned();
    while told.contains("  ") {
        told = told.replace("  ", " ");
    }
    told
}

#[test]
fn the_network_is_shown_as_of_a_date() {
    let output = buitenkaart(&["at", "1999-04", "-"], SMALL);
    let told = squeezed(&output.stdout);
    assert!(
        told.starts_with("Network, as of the end of 1999-04-30\n"),
        "{told}"
    );
    // Opened in 1999, in May as another source says: not yet.
    assert!(told.contains("\n post-vienna not yet no\n"), "{told}");
    let output = buitenkaart(&["at", "2020", "-"], SMALL);
    let told = squeezed(&output.stdout);
    assert!(told.contains("\n post-vienna open maybe\n"), "{told}");
    assert!(told.contains("\n DKBUZA, posts 0 1 0\n"), "{told}");
}

#[test]
fn what_was_known_at_a_date_leaves_out_what_came_later_and_what_nobody_dates() {
    let output = buitenkaart(&["at", "--known", "2023", "-"], SMALL);
    let told = squeezed(&output.stdout);
    assert!(
        told.starts_with(
            "What sources published by 2023-12-31 say; of 2 sources, 1 have a date. They do not \
             name 3 of 3 locations, 1 of which a source without a date names.\n"
        ),
        "{told}"
    );
}

#[test]
fn an_interval_and_the_record_of_a_location_are_told() {
    let output = buitenkaart(&["between", "1998", "2000", "--lang", "de", "-"], SMALL);
    let told = squeezed(&output.stdout);
    assert!(
        told.starts_with(
            "Zwischen Ende 1998 und Ende 2000 öffnete ein Standort (Wenen, Mai 1999), nach Vraag.\n"
        ),
        "{told}"
    );
    assert!(
        told.contains("\n post-vienna opened not yet open\n"),
        "{told}"
    );
    let output = buitenkaart(&["timeline", "post-vienna", "-"], SMALL);
    let told = squeezed(&output.stdout);
    assert!(
        told.contains("\n 1999 opening date 1999 stated answer\n"),
        "{told}"
    );
    assert!(
        told.contains("\n 2024-01-15 standing vacant contested answer\n"),
        "{told}"
    );
    assert!(
        told.contains("\n 1999-05-01 not yet or open maybe\n"),
        "{told}"
    );
    // What it has in a field of the network's own, under the name of that.
    let own = r#""fields": [{ "id": "rank", "name": "Rang", "kind": "text" }],
  "organisations": ["#;
    let held = r#""satellite_of": "post-vienna", "fields": [{ "as_of": "1893", "sources": ["answer"],
        "value": { "field": "rank", "is": "Gesandtschaft" } }]"#;
    let with_own = SMALL
        .replace(r#"  "organisations": ["#, own)
        .replace(r#""satellite_of": "post-vienna""#, held);
    let output = buitenkaart(&["timeline", "satellite-prague", "-"], &with_own);
    let told = squeezed(&output.stdout);
    assert!(
        told.contains("\n 1893 Rang Gesandtschaft stated answer\n"),
        "{told}"
    );
    for (args, said) in [
        (&["at", "19", "-"][..], "‘19’ is no date"),
        (&["at", "2019/..", "-"], "‘2019/..’ is no date"),
        (&["at", "2019"], "which file?"),
        (&["between", "2019", "-"], "which file?"),
        (
            &["timeline", "nowhere", "-"],
            "there is no location ‘nowhere’",
        ),
        (&["check", "-", "-"], "unexpected argument \"-\""),
    ] {
        let output = buitenkaart(args, SMALL);
        assert!(
            text(&output.stderr).contains(said),
            "{}",
            text(&output.stderr)
        );
        assert_eq!(output.status.code(), Some(2), "{args:?}");
    }
}

/// A file for the test of this name, which is gone again with the next run.
fn file(name: &str, text: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_terminal_is_told_what_a_name_would_have_it_do() {
    let there = file("good\u{1b}[31m\u{7}.json", SMALL);
    let bad = file("bad\u{1b}[2J\u{9b}31m.json", "{}");
    for args in [
        ["check", &there],
        ["check", &bad],
        ["stats", &bad],
        ["check", "nowhere\u{1b}[31m"],
        ["at", "\u{1b}[31m"],
        ["\u{1b}]0;title\u{7}", &there],
    ] {
        let output = buitenkaart(&args, "");
        for told in [&output.stdout, &output.stderr] {
            let sign = text(told).chars().find(|c| c.is_control() && *c != '\n');
            assert_eq!(sign, None, "{args:?}: {}", text(told));
        }
    }
    let output = buitenkaart(&["check", "nowhere\u{1b}[31m"], "");
    assert!(text(&output.stderr).contains("nowhere\\u{1b}[31m"));
}

const LIST: &str = "naam;dienst;soort;stad;land;status;tel.\n\
    FIT Wenen;FIT;kantoor;Wenen;Oostenrijk;open;+43 1 234 567\n\
    FIT Lima;FIT;kantoor;Lima;Peru;open;bel ons\n\
    FIT Nergenshuizen;FIT;kantoor;Nergenshuizen;;open;\n";

#[test]
fn a_list_comes_into_a_network_and_is_told() {
    let into = file("into.json", SMALL);
    let summary = file("summary.md", "");
    let rejected = file("rejected.csv", "");
    let args = [
        "import",
        "-",
        "--into",
        &into,
        "--source",
        "fit-2026",
        "--source-date",
        "2026-10",
        "--source-title",
        "Offices",
        "--summary",
        &summary,
        "--rejected",
        &rejected,
        "--lang",
        "nl",
    ];
    let output = buitenkaart(&args, LIST);
    assert_eq!(
        text(&output.stderr),
        "-:D4: fout[unknown-city]: stad: Waar ‘Nergenshuizen’ ligt, is niet bekend.\n  \
         oplossing: Verbeter de naam, of voeg breedte- en lengtegraad toe.\n\
         -:G3: waarschuwing[invalid-telephone]: telefoon: ‘bel ons’ is geen telefoonnummer.\n  \
         oplossing: Schrijf cijfers, met een plus en de landcode ervoor.\n\
         -: CSV, UTF-8, tussen de cellen ‘;’; koppen in rij 1\n\
         -: naam → naam, dienst → dienst, soort → soort, stad → stad, land → land, status → toestand, tel. → telefoon\n\
         -: 2 nieuw, 0 gewijzigd, 0 bevestigd, 0 ongewijzigd, 0 niet zeker, 1 niet overgenomen, 0 niet in de lijst\n"
    );
    assert_eq!(output.status.code(), Some(3));
    // What comes out is a network: checked, and compared.
    let made = file("made.json", text(&output.stdout));
    assert!(buitenkaart(&["check", &made], "").status.success());
    let difference = buitenkaart(&["diff", &into, &made], "");
    let told = text(&difference.stdout);
    for path in [
        "locations[fit-vienna]",
        "locations[fit-lima]",
        "places[lima]",
        "sources[fit-2026]",
    ] {
        assert!(told.lines().any(|line| line == path), "{told}");
    }
    assert_eq!(difference.status.code(), Some(3));
    assert_eq!(
        buitenkaart(&["diff", &made, &made], "").status.code(),
        Some(0)
    );
    assert!(
        std::fs::read_to_string(&summary)
            .unwrap()
            .contains("Nergenshuizen")
    );
    assert!(
        std::fs::read_to_string(&rejected)
            .unwrap()
            .contains("FIT Nergenshuizen")
    );
    // The same list again has nothing new.
    let again = buitenkaart(
        &["import", "-", "--into", &made, "--source", "fit-2026"],
        LIST,
    );
    assert!(
        text(&again.stderr).contains("0 new, 0 changed, 0 confirmed, 2 unchanged"),
        "{}",
        text(&again.stderr)
    );
    assert_eq!(again.stdout, output.stdout);
}

#[test]
fn several_lists_are_one_word_together() {
    let into = file("into-several.json", SMALL);
    // The first list alone lacks what the second has, and the other way round.
    let first = file(
        "first.csv",
        "dienst;soort;stad;land;status\nFIT;kantoor;Lima;Peru;open\n",
    );
    let second = file(
        "second.csv",
        "dienst;soort;stad;land;status\nFIT;kantoor;Oslo;Noorwegen;open\n",
    );
    let broken = file("third.csv", "");
    let base = ["import", "--into", &into, "--source", "x", "--complete"];
    let output = buitenkaart(&[&base[..], &[&first, &second]].concat(), "");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let made: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let standing = |id: &str| {
        let locations = made["locations"].as_array().unwrap();
        let it = locations.iter().find(|location| location["id"] == id);
        it.unwrap()["standing"].to_string()
    };
    for id in ["fit-lima", "fit-oslo"] {
        assert!(!standing(id).contains("closed"), "{}", standing(id));
    }
    // One that is not read is named; what the others have is told all the same.
    let output = buitenkaart(&[&base[..], &[&first, &broken]].concat(), "");
    let told = text(&output.stderr);
    assert!(told.contains("first.csv: 1 new"), "{told}");
    assert!(told.contains("third.csv: error[empty]"), "{told}");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
}

/// Of a list with a date what it lacks has closed, but where sources contradict; of one without nobody knows.
#[test]
fn what_a_complete_list_closes_is_told() {
    let undated = r#""value": "open", "sources": ["answer"]"#;
    assert!(SMALL.contains(undated));
    let dated = r#""value": "open", "as_of": "2024-01", "sources": ["answer"]"#;
    let into = file("into-complete.json", &SMALL.replace(undated, dated));
    let list = "dienst;soort;stad;land;status\nDKBUZA;post;Lima;Peru;open\n";
    let (vienna, prague) = ("post-vienna", "satellite-prague");
    for (date, told, closed, contested) in [
        (
            &["--source-date", "2026"][..],
            "1 location closed, 1 contested and not closed: another source",
            &[prague][..],
            &[vienna][..],
        ),
        (
            &[],
            "0 locations closed, 2 contested and not closed",
            &[],
            &[vienna, prague],
        ),
    ] {
        let base = [
            "import",
            "-",
            "--into",
            &into,
            "--source",
            "x",
            "--complete",
        ];
        for tried in [&["--dry-run"][..], &[]] {
            let output = buitenkaart(&[&base, date, tried].concat(), list);
            let said = text(&output.stderr);
            assert!(said.contains(&format!("-: {told}")), "{said}");
            let output = buitenkaart(&[&base, date, tried, &["--json"]].concat(), list);
            let said: serde_json::Value = serde_json::from_slice(&output.stderr).unwrap();
            for (key, ids) in [("closed", closed), ("contested", contested)] {
                assert_eq!(said[0]["counts"][key], ids.len());
                assert_eq!(said[0][key], serde_json::json!(ids));
            }
        }
    }
    // Where nothing closes, there is no line of it.
    let base = ["import", "-", "--into", &into, "--source", "x", "--dry-run"];
    let output = buitenkaart(&base, list);
    let said = text(&output.stderr);
    assert!(!said.contains("clos"), "{said}");
}

#[test]
fn an_import_can_be_tried_saved_and_refused() {
    let into = file("into-2.json", SMALL);
    let mapping = file("mapping.json", "");
    let base = ["import", "-", "--into", &into, "--source", "x"];
    let dry = [
        &base[..],
        &["--dry-run", "--json", "--save-mapping", &mapping],
    ]
    .concat();
    let output = buitenkaart(&dry, LIST);
    assert!(output.stdout.is_empty());
    let told: serde_json::Value = serde_json::from_slice(&output.stderr).unwrap();
    assert_eq!(told[0]["counts"]["new"], 2);
    assert_eq!(told[0]["rows"][2]["outcome"], "rejected");
    assert_eq!(told[0]["faults"][1]["field"], "city");
    let saved = std::fs::read_to_string(&mapping).unwrap();
    assert!(saved.contains("\"tel.\": \"telephone\""), "{saved}");
    // A column that is left out, by the mapping.
    let other = saved.replace("\"telephone\"", "null");
    let other = file("mapping-2.json", &other);
    let output = buitenkaart(&[&base[..], &["--mapping", &other]].concat(), LIST);
    assert!(!text(&output.stderr).contains("invalid-telephone"));
    // What holds for all rows does not go before what stands in one.
    let output = buitenkaart(&[&base[..], &["--set", "telephone=1234"]].concat(), LIST);
    let told = text(&output.stderr);
    assert!(
        told.contains("--set telephone: the list has a column"),
        "{told}"
    );
    // Nothing is taken where something would be left over, if that is asked for.
    let output = buitenkaart(&[&base[..], &["--strict"]].concat(), LIST);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(3), 0));
    let told = text(&output.stderr);
    assert!(
        told.ends_with("the network is not written (--strict): 1 row is not taken or not sure\n"),
        "{told}"
    );
    for (args, input, code) in [
        (vec!["import", "-"], LIST, 2),
        (vec!["import", "-", "--into", &into], LIST, 2),
        (
            vec!["import", "-", "--into", &into, "--source", "No Id"],
            LIST,
            2,
        ),
        (
            vec![
                "import",
                "-",
                "--into",
                &into,
                "--source",
                "x",
                "--set",
                "colour=red",
            ],
            LIST,
            2,
        ),
        (
            vec![
                "import",
                "-",
                "--into",
                &into,
                "--source",
                "x",
                "--set",
                "standing=kapot",
            ],
            LIST,
            2,
        ),
        (
            vec![
                "import", "-", "--into", &into, "--source", "x", "--sheet", "y",
            ],
            LIST,
            2,
        ),
        (vec!["import", "-", "--into", &into, "--source", "x"], "", 1),
        (
            vec!["import", "-", "--into", &into, "--source", "x"],
            SMALL,
            1,
        ),
    ] {
        let output = buitenkaart(&args, input);
        assert_eq!(
            output.status.code(),
            Some(code),
            "{args:?} {}",
            text(&output.stderr)
        );
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
    // A page that says why there is no list is named for what it is.
    let args = ["import", "-", "--into", &into, "--source", "x"];
    let output = buitenkaart(&args, "<!DOCTYPE html>\n<title>404; not found</title>\n");
    let told = text(&output.stderr);
    assert!(
        told.contains("error[another-format]") && told.contains("HTML"),
        "{told}"
    );
}

#[test]
fn how_a_list_was_read_is_told_and_can_be_said() {
    let into = file("into-read.json", SMALL);
    let tried = |args: &[&str], list: &str| {
        let base = ["import", "--into", &into, "--source", "x", "--dry-run"];
        let output = buitenkaart(&[&base[..], args].concat(), list);
        text(&output.stderr).to_owned()
    };
    // The sheet, and those beside it.
    let spreadsheet = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/lists/offices.xlsx");
    let told = tried(&[spreadsheet], "");
    assert!(told.contains("XLSX; heads in row 3\n"), "{told}");
    let sheets = "read sheet ‘Kantoren’; there are also: ‘Uitleg’ (hidden) (--sheet NAME)";
    assert!(told.contains(sheets), "{told}");
    let told = tried(&[spreadsheet, "--sheet", "Uitleg"], "");
    assert!(told.contains("there are also: ‘Kantoren’"), "{told}");
    // Dates that may be either.
    let list = "dienst\tstad\tland\tgeopend\nFIT\tLima\tPeru\t1/2/2020\nFIT\tOslo\tNO\t13/2/2020\n";
    let told = tried(&["-"], list);
    assert!(
        told.contains("CSV, UTF-8, between the cells ‘tab’; heads in row 1"),
        "{told}"
    );
    let dates = "dates read as day/month/year: ‘1/2/2020’ is 2020-02-01; 1 may be meant the other way round \
                 (--month-first yes)";
    assert!(told.contains(dates), "{told}");
    let told = tried(&["-", "--month-first", "yes"], list);
    assert!(told.contains("‘1/2/2020’ is 2020-01-02"), "{told}");
    let told = tried(&["-"], &list.replace("1/2/2020", "14/2/2020"));
    assert!(!told.contains("dates read"), "{told}");
    // Said by who knows better.
    let list = "Lima;Peru\nOslo;Norway\n";
    let told = tried(
        &["-", "--encoding", "windows-1252", "--delimiter", ";"],
        list,
    );
    assert!(told.contains("Windows-1252"), "{told}");
    assert!(
        told.contains("no heads: each row is one of the list"),
        "{told}"
    );
    assert!(tried(&["-", "--heading", "1"], list).contains("heads in row 1"));
    assert!(tried(&["-", "--heading", "9"], list).contains("has nothing in row 9"));
    // Said of tables, that is nothing to a list of records.
    let records = r#"[{ "city": "Lima", "country": "PE" }]"#;
    for said in [["--delimiter", ";"], ["--heading", "9"]] {
        let told = tried(&[&["-"], &said[..]].concat(), records);
        assert!(told.contains("JSON; heads in row 1"), "{told}");
    }
    for wrong in [
        ["--encoding", "x"],
        ["--delimiter", "ab"],
        ["--heading", "x"],
        ["--month-first", "x"],
    ] {
        let output = buitenkaart(&[&["import", "-"], &wrong[..]].concat(), list);
        assert_eq!(output.status.code(), Some(2));
    }
}

#[test]
fn a_template_is_filled_in_and_comes_back() {
    let into = file("into-3.json", SMALL);
    let empty = buitenkaart(&["template", "--lang", "fr"], "");
    assert!(text(&empty.stdout).starts_with("\u{feff}identifiant,service,genre,nom,ville,pays,"));
    let filled = buitenkaart(&["template", &into], "");
    let filled = text(&filled.stdout);
    let back = buitenkaart(&["import", "-", "--into", &into, "--source", "x"], filled);
    assert!(
        text(&back.stderr).contains("3 unchanged"),
        "{}",
        text(&back.stderr)
    );
    let before = buitenkaart(&["export", "--format", "json", &into], "");
    assert_eq!(text(&back.stdout), text(&before.stdout));
    assert!(back.status.success());
}

const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/network.json");
const SMALLEST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/smallest.json");
const EMBASSIES: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/data/peers/belgian-embassies.json"
);

#[test]
fn networks_side_by_side() {
    let output = buitenkaart(&["compare", OWN, EMBASSIES], "");
    assert!(output.status.success());
    let told = text(&output.stdout);
    for part in [
        "1. Flanders' network abroad",
        "posts: 82",
        "≠",
        "not known",
        "cities",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }

    let output = buitenkaart(
        &[
            "compare",
            "--json",
            "--kinds",
            "post,satellite",
            OWN,
            EMBASSIES,
        ],
        "",
    );
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["networks"][1]["rule"]["roles"]["post"], 82);
    assert_eq!(
        value["networks"][0]["rule"]["roles"]["office"],
        serde_json::Value::Null
    );
    assert!(value["ranking"]["stands"][0]["not_comparable"][0]["why"][0]["message"].is_string());
    let cities = value["cities"].as_array().unwrap();
    assert!(
        cities
            .iter()
            .any(|row| row["shared"] == true && row["networks"][0]["city"] == "Vienna")
    );

    for (part, head) in [
        ("countries", "country,un_member,network,what,"),
        ("cities", "country,city,network,what,"),
        ("nearest", "network,id,location,what,"),
        ("networks", "network,compiled,counted,"),
    ] {
        let output = buitenkaart(
            &[
                "compare", "--csv", "--part", part, "--lang", "de", OWN, EMBASSIES,
            ],
            "",
        );
        let table = text(&output.stdout);
        assert!(
            table.starts_with(head) && table.contains("Die Botschaften Belgiens (2022)"),
            "{table}"
        );
        assert!(
            table.contains("github.com/database-of-embassies"),
            "{table}"
        );
    }
}

#[test]
fn what_cannot_be_compared_is_said() {
    for (args, said) in [
        (&["compare", OWN][..], "which networks? Two to 6."),
        (
            &["compare", "--part", "cities", OWN, OWN],
            "--part is for --csv",
        ),
        (
            &["compare", "--csv", "--part", "towns", OWN, OWN],
            "there is no part ‘towns’",
        ),
        (
            &["compare", "--kinds", "candidate", OWN, OWN],
            "nothing is counted as ‘candidate’",
        ),
    ] {
        let output = buitenkaart(args, "");
        assert_eq!(output.status.code(), Some(2));
        assert!(
            text(&output.stderr).contains(said),
            "{}",
            text(&output.stderr)
        );
    }
    // A network that does not load is told with its name, as for every command.
    let output = buitenkaart(&["compare", OWN, "-"], "{");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("truncated"));
}

#[test]
fn a_network_and_a_list_become_tiles() {
    let folder = std::env::temp_dir().join(format!("buitenkaart-tiles-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (archive, head, list) = (path("a.pmtiles"), path("head.json"), path("list.csv"));
    let output = buitenkaart(&["tiles", "-", "--out", &archive, "--head", &head], SMALL);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(
        text(&output.stderr).contains(": 2 locations; tiles: "),
        "{}",
        text(&output.stderr)
    );
    assert!(std::fs::read(&archive).unwrap().starts_with(b"PMTiles\x03"));
    // So does one with all that a file can say, beside another whose ids it shares; the archive's name is an address.
    let (odd, whole) = (path("all of it.pmtiles"), path("whole.json"));
    let output = buitenkaart(
        &["tiles", OWN, OWN, SMALLEST, "--out", &odd, "--head", &whole],
        "",
    );
    assert!(output.status.success(), "{}", text(&output.stderr));
    let checked = buitenkaart(&["check", &whole], "");
    assert!(
        text(&checked.stdout).contains(": OK: 0 locations, 0 places"),
        "{}",
        text(&checked.stdout)
    );
    let said = std::fs::read_to_string(&whole).unwrap();
    assert!(
        said.contains("\"tiles\": \"all%20of%20it.pmtiles\"") && said.contains("\"id\": \"us\"")
    );
    // What is left of the network names the archive, loads, and lends its services to a list.
    let checked = buitenkaart(&["check", &head], "");
    assert!(
        text(&checked.stdout).contains(": OK: 0 locations, 0 places"),
        "{}",
        text(&checked.stdout)
    );
    assert!(
        std::fs::read_to_string(&head)
            .unwrap()
            .contains("\"tiles\": \"a.pmtiles\"")
    );
    let service = "fit";
    let lines = format!(
        "name,id,service,lon,lat,standing\nA,a,{service},4,50,open\nAgain,a,{service},4,50,open\n\"B, b\",b,{service},4,-91,\nC,c,nobody,4,50,\n,d,{service},4,50,\nE,e,{service},180,90,\n"
    );
    std::fs::write(&list, lines).unwrap();
    let output = buitenkaart(
        &[
            "tiles", &head, "--points", &list, "--out", &archive, "--lang", "de",
        ],
        "",
    );
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(told.contains(": 2 Standorte; Kacheln: "), "{told}");
    assert!(
        told.contains(": 4\n")
            && told.contains("list.csv:3: id\n")
            && told.contains("list.csv:4: lat\n"),
        "{told}"
    );
    assert!(
        told.contains("list.csv:5: service\n") && told.contains("list.csv:6: name\n"),
        "{told}"
    );
    std::fs::remove_dir_all(&folder).unwrap();
}
