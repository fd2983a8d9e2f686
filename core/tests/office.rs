//! The tables through a real spreadsheet program, LibreOffice, as it is set up in Belgium, Britain and
//! Germany: what it opens and saves again comes back as it was, and a cell edited on the way as that edit.
//!
//! `make office` sets the program up and runs this; other runs of the tests say that it was left out.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use buitenkaart_core::export::{Origin, all, csv, xlsx};
use buitenkaart_core::import::{Declared, Gazetteer, Given, Mapping, Outcome, Plan, plan, read};
use buitenkaart_core::model::{Locale, Network, SourceId, SourceKind};

/// A folder of one test; what was there before is gone.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Opens a file in LibreOffice as it is set up in a country, and saves it in another form.
fn saved_as(file: &Path, locale: &str, how: &[&str], extension: &str) -> Vec<u8> {
    let profile = file.with_extension("profile");
    fs::create_dir_all(profile.join("user")).unwrap();
    let setting = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">\
         <item oor:path=\"/org.openoffice.Setup/L10N\"><prop oor:name=\"ooSetupSystemLocale\" oor:op=\"fuse\">\
         <value>{locale}</value></prop></item></oor:items>"
    );
    fs::write(profile.join("user/registrymodifications.xcu"), setting).unwrap();
    let out = file.parent().unwrap().join("out");
    let saved = out
        .join(file.file_stem().unwrap())
        .with_extension(extension);
    let run = || {
        Command::new("soffice")
            .arg(format!(
                "-env:UserInstallation=file://{}",
                profile.display()
            ))
            .args(["--headless", "--norestore"])
            .args(how)
            .arg("--outdir")
            .arg(&out)
            .arg(file)
            .output()
            .expect("soffice runs; `make office` sets it up")
    };
    // Where several start at once on a new machine, one may fall over before it has read anything.
    let mut ran = run();
    if !saved.exists() {
        ran = run();
    }
    fs::read(&saved).unwrap_or_else(|error| {
        panic!(
            "{}: {error}\n{}",
            saved.display(),
            String::from_utf8_lossy(&ran.stderr)
        )
    })
}

/// What a list would change in the network that the map comes with.
fn planned(network: &Network, bytes: &[u8]) -> Plan {
    let gazetteer = Gazetteer::new(network);
    let book = read(bytes).unwrap();
    let sheet = &book.sheets[book.likeliest()];
    let mapping = Mapping::guess(sheet, network, &gazetteer);
    assert!(mapping.is_export, "the columns are known again");
    let declared = Declared {
        id: SourceId::new("office").unwrap(),
        title: "Office".to_owned(),
        kind: SourceKind::Other,
        url: None,
        date: None,
    };
    let given = Given {
        network,
        gazetteer: &gazetteer,
        country_at: None,
        declared: &declared,
    };
    plan(given, sheet, &mapping)
}

fn assert_unchanged(network: &Network, bytes: &[u8], what: &str) {
    let plan = planned(network, bytes);
    let others: Vec<_> = plan
        .rows
        .iter()
        .filter(|row| !matches!(&row.outcome, Outcome::Same { changes, .. } if changes.is_empty()))
        .collect();
    assert!(others.is_empty(), "{what}: {others:#?}");
    assert_eq!(plan.faults, [], "{what}");
    assert_eq!(plan.counts().unchanged, network.locations().len(), "{what}");
}

/// Comma, point or neither between the digits: as the country writes numbers.
const AS_TEXT: [(&str, &str); 3] = [
    (
        "nl-BE",
        "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false",
    ),
    (
        "en-GB",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false",
    ),
    (
        "de-DE",
        "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false",
    ),
];

#[test]
#[ignore = "needs LibreOffice: `make office`"]
fn a_workbook_comes_back_as_it_was() {
    let network = buitenkaart_core::load::built_in().unwrap();
    let here = folder("workbook");
    for (locale, as_text) in AS_TEXT {
        let file = here.join(format!("{locale}.xlsx"));
        let ours = xlsx(&network, all(&network), Locale::Nl, Origin::default()).unwrap();
        fs::write(&file, ours).unwrap();
        for (how, extension) in [
            ("xlsx", "xlsx"),
            ("ods", "ods"),
            ("xls", "xls"),
            (as_text, "csv"),
        ] {
            let saved = saved_as(&file, locale, &["--convert-to", how], extension);
            assert_unchanged(&network, &saved, &format!("{locale} {extension}"));
        }
    }
}

#[test]
#[ignore = "needs LibreOffice: `make office`"]
fn numbers_are_numbers_in_every_country() {
    let network = buitenkaart_core::load::built_in().unwrap();
    let here = folder("numbers");
    for (locale, as_text) in AS_TEXT {
        let file = here.join(format!("{locale}.xlsx"));
        let ours = xlsx(&network, all(&network), Locale::En, Origin::default()).unwrap();
        fs::write(&file, ours).unwrap();
        let saved = saved_as(&file, locale, &["--convert-to", as_text], "csv");
        let text = String::from_utf8(saved).unwrap();
        // Vienna lies at 48.2 degrees north: with the comma where the country has one.
        let wanted = if locale == "en-GB" { "48.2" } else { "48,2" };
        assert!(text.contains(wanted), "{locale}: {text:.2000}");
        assert!(
            !text.contains(if locale == "en-GB" { "48,2" } else { "48.2" }),
            "{locale}"
        );
    }
}

#[test]
#[ignore = "needs LibreOffice: `make office`"]
fn a_table_opened_edited_and_saved_comes_back_as_that_edit() {
    let network = buitenkaart_core::load::built_in().unwrap();
    let here = folder("edited");
    let file = here.join("table.csv");
    fs::write(&file, csv(&network, all(&network), Locale::Fr)).unwrap();
    let how = [
        "--infilter=CSV:44,34,76,1,,0,false,false",
        "--convert-to",
        "ods",
    ];
    // It separates thousands by points, and reads some coordinates so: that is understood.
    let saved = saved_as(&file, "nl-BE", &how, "ods");
    assert_unchanged(&network, &saved, "ods of the csv");

    // An edit, in what the program has saved.
    let kept = here.join("kept.ods");
    fs::write(&kept, saved).unwrap();
    let text = saved_as(&kept, "en-GB", &["--convert-to", AS_TEXT[1].1], "csv");
    let text = String::from_utf8(text).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let row = lines
        .iter()
        .position(|line| line.contains("fit-vienna"))
        .unwrap();
    let column = lines[0]
        .split(',')
        .position(|name| name == "telephone")
        .unwrap();
    let mut cells = 0;
    let mut quoted = false;
    let at = lines[row].char_indices().find_map(|(at, sign)| {
        quoted ^= sign == '"';
        cells += usize::from(sign == ',' && !quoted);
        (cells == column).then_some(at + 1)
    });
    lines[row].insert_str(at.unwrap(), "+49 30 555 00 00");
    let plan = planned(&network, lines.join("\n").as_bytes());
    assert_eq!(plan.counts().changed, 1, "{:?}", plan.faults);
    assert_eq!(plan.counts().unchanged, network.locations().len() - 1);
}
