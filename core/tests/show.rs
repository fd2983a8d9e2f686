//! The commands that show a network, as a data steward uses them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

use std::process::{Command, Output};

use buitenkaart_core::load::load;
use serde_json::Value;

const NETWORK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/network.json");

fn buitenkaart(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_buitenkaart"))
        .args(args)
        .output()
        .unwrap()
}

/// What a command that succeeds writes.
fn written(args: &[&str]) -> String {
    let output = buitenkaart(args);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn stats_tell_declared_and_located_and_the_findings() {
    let text = written(&["stats", NETWORK]);
    for line in [
        "service        declared  located",
        "DKBUZA               13       13",
        "AT DE FR GB IT NL US",
        "Elsewhere: not found, which is not the same as absent. At least 28 declared locations have no known place.",
        "post-vienna",
        "post-madrid: standing contested",
        "candidate-eu-eastern-border: a region, without a point on the map",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(written(&["stats", "--lang", "nl", NETWORK]).contains("Toerisme Vlaanderen"));
}

#[test]
fn csv_has_a_row_for_each_location() {
    let csv = written(&["export", "--format", "csv", NETWORK]);
    let network = load(&std::fs::read(NETWORK).unwrap()).unwrap();
    // No text of the real data has a line break in it.
    assert_eq!(csv.matches("\r\n").count(), network.locations().len() + 1);
    assert!(csv.starts_with("id,service,kind,"));
    // The extent of the border region is our assumption, and says so.
    let border = csv
        .lines()
        .find(|l| l.starts_with("candidate-eu-eastern-border,"));
    assert!(border.unwrap().contains(",zone,"), "{border:?}");
    let excel = written(&["export", "--format", "csv", "--excel", NETWORK]);
    assert_eq!(excel.strip_prefix('\u{feff}'), Some(csv.as_str()));
}

/// Read back by a reader of other people's.
#[test]
fn xlsx_has_the_same_table_with_numbers_and_contacts() {
    use calamine::{Data, Reader, Xlsx};
    let output = buitenkaart(&["export", "--format", "xlsx", NETWORK]);
    assert!(output.status.success());
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(std::io::Cursor::new(output.stdout)).unwrap();
    assert_eq!(
        book.sheet_names(),
        ["Locations", "About this table", "Sources"]
    );
    let network = load(&std::fs::read(NETWORK).unwrap()).unwrap();
    let table = book.worksheet_range("Locations").unwrap();
    assert_eq!(table.height(), network.locations().len() + 1);
    let header: Vec<String> = table
        .rows()
        .next()
        .unwrap()
        .iter()
        .map(Data::to_string)
        .collect();
    let column = |name: &str| header.iter().position(|cell| cell == name).unwrap();
    let vienna = table
        .rows()
        .find(|row| row[0] == Data::String("post-vienna".into()))
        .unwrap();
    let place = network
        .place_of(
            network
                .locations()
                .iter()
                .find(|l| l.id.as_str() == "post-vienna")
                .unwrap(),
        )
        .unwrap();
    let [lat, lon] = place.lat_lon.unwrap();
    assert_eq!(vienna[column("lat")], Data::Float(lat));
    assert_eq!(vienna[column("lon")], Data::Float(lon));
    assert_eq!(
        vienna[column("web")],
        Data::String("https://flanders.at".into())
    );
    assert_eq!(vienna[column("address")], Data::Empty);
    let about = book.worksheet_range("About this table").unwrap();
    let says: Vec<String> = about.rows().flatten().map(Data::to_string).collect();
    for words in ["2026-11-23", "degrees WGS 84", "not the same as absent"] {
        assert!(says.iter().any(|cell| cell.contains(words)), "{words}");
    }
    let sources = book.worksheet_range("Sources").unwrap();
    assert_eq!(sources.height(), network.file().sources.len() + 1);
}

#[test]
fn geojson_names_cities_in_the_language_asked_for() {
    let args = ["export", "--format", "geojson", "--lang", "de", NETWORK];
    let value: Value = serde_json::from_str(&written(&args)).unwrap();
    let features = value["features"].as_array().unwrap();
    let vienna = features.iter().find(|f| f["id"] == "post-vienna").unwrap();
    assert_eq!(vienna["properties"]["city"], "Wien");
    assert_eq!(vienna["geometry"]["type"], "Point");
}

#[test]
fn json_loads_again_equal() {
    let json = written(&["export", "--format", "json", NETWORK]);
    let network = load(&std::fs::read(NETWORK).unwrap()).unwrap();
    assert_eq!(load(json.as_bytes()).unwrap(), network);
}

#[test]
fn out_names_a_file() {
    let path = std::env::temp_dir().join(format!("buitenkaart-{}.csv", std::process::id()));
    let name = path.to_str().unwrap();
    let text = written(&["export", "--format", "csv", "--out", name, NETWORK]);
    let file = std::fs::read_to_string(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    assert_eq!(text, "");
    assert!(file.starts_with("id,"));
}

#[test]
fn what_is_asked_wrongly_is_told() {
    for (args, complaint) in [
        (&["export", NETWORK][..], "which format?"),
        (
            &["export", "--format", "pdf", NETWORK],
            "there is no format ‘pdf’",
        ),
        (
            &["export", "--colour", NETWORK],
            "there is no option ‘--colour’",
        ),
        (&["stats", "--json", NETWORK], "there is no option ‘--json’"),
        (&["stats"], "which file?"),
        (&["stats", "no-such-file.json"], "no-such-file.json"),
    ] {
        let output = buitenkaart(args);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(complaint), "{told}");
    }
}

#[test]
fn render_draws_the_map_in_the_language_asked_for() {
    let svg = written(&["render", "--lang", "nl", NETWORK]);
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    for text in ["Wenen", "Den Haag", "Europese oostgrens", "70 opgegeven"] {
        assert!(svg.contains(text), "{text}");
    }
    assert!(!svg.contains("Vienna"));
    // Drawn once more, byte for byte the same.
    assert_eq!(written(&["render", "--lang", "nl", NETWORK]), svg);
    // With the lines that are asked for, and their key.
    let lines = written(&["render", "--lines", "--lang", "nl", NETWORK]);
    assert!(lines.contains("Van wie bevoegd is naar het land"));
    assert!(!svg.contains("Van wie bevoegd is naar het land") && lines.len() > svg.len());
}

#[test]
fn page_is_whole_and_fragment_stands_inside_of_another() {
    let page = written(&["page", "--lang", "nl", NETWORK]);
    assert!(page.starts_with("<!doctype html>\n<html lang=\"nl\">"));
    assert!(page.contains("<h1>") && page.contains("<h3>Oostenrijk</h3>"));
    let fragment = written(&["page", "--fragment", "--lang", "de", NETWORK]);
    assert!(
        fragment.starts_with("<p class=\"bk-why\" slot=\"why\"")
            && fragment.contains("<h4>Österreich</h4>")
    );
    assert!(fragment.len() < page.len());
    let output = buitenkaart(&["page", "--heading", "6", NETWORK]);
    assert_eq!(output.status.code(), Some(2));
}
