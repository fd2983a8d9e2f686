//! The table that the map writes, edited or not, comes back as what was done to it.

use proptest::prelude::*;

use super::*;
use crate::export::{Origin, all, csv, geojson, xlsx};
use crate::model::{Claim, ClaimStatus, Contact, ContactKind, Date, Kind, Locale, Localized, When};

fn exported(network: &Network, locale: Locale) -> String {
    csv(network, all(network), locale)
}

#[test]
fn the_built_in_network_comes_back_unchanged() {
    let network = crate::load::built_in().unwrap();
    for locale in Locale::ALL {
        for text in [
            exported(&network, locale),
            geojson(&network, all(&network), locale),
        ] {
            let list = Brought::new(network.clone(), text.as_bytes());
            assert!(list.mapping.is_export);
            let plan = list.plan();
            assert_eq!(plan.faults, [], "{locale:?}");
            assert_eq!(plan.counts().unchanged, network.locations().len());
            assert_eq!(plan.missing, Vec::<u32>::new());
            assert_eq!(list.apply().network, network);
        }
    }
}

/// The workbook has sheets beside the one with the locations, which may be larger.
#[test]
fn the_workbook_comes_back_unchanged_whole_or_in_part() {
    let network = crate::load::built_in().unwrap();
    for locale in Locale::ALL {
        for count in [1, network.locations().len()] {
            let some = all(&network).take(count);
            let bytes = xlsx(&network, some, locale, Origin::default()).unwrap();
            let list = Brought::new(network.clone(), &bytes);
            assert!(list.mapping.is_export, "{locale:?} {count}");
            let plan = list.plan();
            assert_eq!(plan.faults, []);
            assert_eq!(plan.counts().unchanged, count);
            assert_eq!(list.apply().network, network);
        }
    }
}

/// Any text that a network may hold, with what makes tables difficult.
fn text() -> impl Strategy<Value = String> {
    "['=+@\"; ,|a-zA-Zé0-9-]{0,12}[a-zé]"
}

prop_compose! {
    fn any_network()(
        lines in proptest::sample::subsequence(vec![
            "dkbuza post Vienna:AT !open@2024 !vacant@2018-11 jur=AT,SK org=un",
            "dkbuza satellite Prague:CZ seen of=dkbuza-vienna",
            "dkbuza candidate -:UA,MD ?considered@2024",
            "fit office Berlin:DE seen@2018 addr=Jägerstraße_52",
            "fit office Berlin:DE open@2024",
            "tvl office Tokyo:JP closed@2019",
            "dkbuza post Pretoria:ZA ?seen@2008 jur=ZA,MZ",
        ], 2..7).prop_filter("a satellite needs its post", |lines| {
            lines.len() < 2 || !lines.iter().any(|l| l.contains("satellite")) || lines[0].contains("Vienna")
        }),
        names in proptest::collection::vec(text(), 8),
        notes in proptest::collection::vec(proptest::option::of(text()), 8),
        addresses in proptest::collection::vec(proptest::collection::vec(text(), 0..3), 8),
        telephones in proptest::collection::vec(proptest::option::of("\\+[0-9]{6,9}"), 8),
        each in any::<bool>(),
        over in any::<bool>(),
    ) -> Network {
        let mut file = fixture::file(&lines.join("\n"));
        for (i, location) in file.locations.iter_mut().enumerate() {
            let name = names[i].as_str();
            location.name = if each {
                Localized::each([name, &format!("{name} en"), &format!("{name} fr"), name])
            } else {
                Localized::same(name)
            };
            location.note = notes[i].as_deref().map(Localized::same);
            let claim = |status| Claim {
                value: (),
                status,
                sources: vec![SourceId::new("s").unwrap()],
                as_of: None,
                until: None,
                quote: None,
                note: None,
            };
            let status = if addresses[i].len() > 1 && addresses[i][0] != addresses[i][1] {
                ClaimStatus::Contested
            } else {
                ClaimStatus::Stated
            };
            location.address = addresses[i].iter().map(|text| {
                let Claim { sources, as_of, until, quote, note, status, .. } = claim(status);
                Claim { value: text.as_str().into(), status, sources, as_of, until, quote, note }
            }).collect();
            if let (true, [before, after]) = (over, &mut *location.address) {
                // What was so is in no table, and stays.
                before.until = When::new("2015~");
                after.as_of = Date::new("2016");
                before.status = ClaimStatus::Stated;
                after.status = ClaimStatus::Stated;
            }
            location.contact = telephones[i].iter().map(|text| {
                let Claim { sources, as_of, until, quote, note, status, .. } = claim(ClaimStatus::Stated);
                let value = Contact { kind: ContactKind::Telephone, address: text.as_str().into() };
                Claim { value, status, sources, as_of, until, quote, note }
            }).collect();
        }
        let text = crate::export::json(&file).unwrap();
        crate::load::load(text.as_bytes()).unwrap()
    }
}

/// The cells of a table, and the table of cells.
pub(super) fn cells(text: &str) -> Vec<Vec<String>> {
    let book = read(text.as_bytes()).unwrap();
    let sheet = &book.sheets[0];
    let width = sheet.width();
    let row = |row| {
        (0..width)
            .map(|column| sheet.cell(row, column).to_owned())
            .collect()
    };
    (0..sheet.height()).map(row).collect()
}

pub(super) fn table(cells: &[Vec<String>]) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(";");
    cells.iter().map(line).collect::<Vec<_>>().join("\r\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_network_comes_back_unchanged(network in any_network(), locale in 0..4_usize) {
        let text = exported(&network, Locale::ALL[locale]);
        let list = Brought::new(network.clone(), text.as_bytes());
        let plan = list.plan();
        prop_assert_eq!(&plan.faults, &[]);
        prop_assert_eq!(plan.counts().unchanged, network.locations().len());
        prop_assert_eq!(list.apply().network, network);
    }

    #[test]
    fn edited_cells_come_back_as_those_edits(
        network in any_network(),
        locale in 0..4_usize,
        edits in proptest::collection::btree_map((0..7_usize, 0..6_usize), "[a-z]{4,9}", 1..5),
    ) {
        let text = exported(&network, Locale::ALL[locale]);
        let mut rows = cells(&text);
        let column = |rows: &[Vec<String>], name: &str| rows[0].iter().position(|c| c == name).unwrap();
        let mut expected = Vec::new();
        for ((location, field), word) in edits {
            let Some(held) = network.locations().get(location) else { continue };
            let (name, value) = [
                ("name", format!("Kantoor {word}")),
                ("email", format!("{word}@example.org")),
                ("web", format!("https://{word}.example")),
                ("note", format!("Nota {word}")),
                ("address", format!("{word}straat 1")),
                ("standing", "announced".to_owned()),
            ][field].clone();
            // A candidate stays one.
            if name == "standing" && (held.kind == Kind::Candidate || rows[location + 1][column(&rows, name)] == value) {
                continue;
            }
            let at = column(&rows, name);
            rows[location + 1][at] = value.clone();
            expected.push((held.id.to_string(), name.to_owned(), value));
        }
        let list = Brought::new(network.clone(), table(&rows).as_bytes());
        prop_assert!(list.mapping.is_export);
        let plan = list.plan();
        let mut found = Vec::new();
        for row in &plan.rows {
            if let Outcome::Same { candidate, changes } = &row.outcome {
                let id = network.locations()[candidate.location as usize].id.to_string();
                found.extend(changes.iter().map(|c| (id.clone(), c.field.key().to_owned(), c.now.clone())));
            }
        }
        found.sort();
        expected.sort();
        prop_assert_eq!(&found, &expected);
        // What comes of it loads, has them, and changes no more.
        let applied = list.apply();
        prop_assert_eq!(applied.changes, expected.len());
        let again = Brought::new(applied.network.clone(), exported(&applied.network, Locale::ALL[locale]).as_bytes());
        prop_assert_eq!(again.plan().counts().unchanged, network.locations().len());
        let again = Brought::new(applied.network.clone(), table(&rows).as_bytes());
        prop_assert_eq!(again.apply().network, applied.network);
    }

    #[test]
    fn any_cells_are_planned_and_load(
        rows in proptest::collection::vec(proptest::collection::vec(
            prop_oneof![text(), Just("Berlin".to_owned()), Just("DE".to_owned()), Just("open".to_owned()), Just("fit".to_owned()), Just("office".to_owned()), Just("52.5".to_owned()), Just("2024".to_owned()), Just(String::new())], 8), 1..8),
        heads in proptest::sample::subsequence(Field::ALL, 8),
    ) {
        let network = fixture::network("fit office Berlin:DE open@2024\ndkbuza post Vienna:AT open");
        let head = heads.iter().map(|f| f.key().to_owned()).collect();
        let cells: Vec<Vec<String>> = [vec![head], rows].concat();
        let mut list = Brought::new(network, table(&cells).as_bytes());
        list.constant(Field::Service, "fit");
        list.constant(Field::Standing, "open");
        list.mapping.rules.capital = true;
        list.mapping.rules.complete = true;
        let applied = list.apply();
        let plan = list.plan();
        let counts = plan.counts();
        let all = counts.new + counts.changed + counts.confirmed + counts.unchanged + counts.ambiguous + counts.rejected;
        prop_assert_eq!(all, plan.rows.len());
        prop_assert_eq!(applied.added.len(), counts.new);
        // A rejected row has a fault that says why.
        for row in plan.rows.iter().filter(|row| row.outcome == Outcome::Rejected) {
            prop_assert!(plan.faults.iter().any(|f| f.row == row.entry.row && f.code.cost() == Cost::Row));
        }
        let _ = summary(list.given(), &plan, true, &Refusals::default(), Locale::De);
        let _ = rejected(list.sheet(), &list.mapping, &plan, Locale::Fr);
    }
}

/// Points in time in EDTF, level 1.
fn any_when() -> impl Strategy<Value = String> {
    let point =
        "(1[4-9]|20)[0-9]{2}(-[0-3][0-9X](-[0-3][0-9X])?)?[?~%]?|(1[4-9]|20)([0-9]X|XX)[?~%]?";
    let beside = proptest::sample::select(vec!["", "", "/", "/..", "<", "<..", "<1300~", "<1450?"]);
    (point, beside)
        .prop_map(|(point, beside)| match beside.strip_prefix('<') {
            Some(start) => format!("{start}/{point}"),
            None => point + beside,
        })
        .prop_filter("EDTF", |text| When::new(text).is_some())
}

proptest! {
    #[test]
    fn a_point_in_time_is_read_as_it_is_written(text in any_when(), month_first in any::<bool>()) {
        let rules = Rules { month_first, ..Rules::default() };
        let when = When::new(&text).unwrap();
        for field in [Field::Opened, Field::Closed] {
            prop_assert_eq!(rules.when(field, &text), Ok((when, false)));
        }
        // What takes no more than a date takes it whole, or not at all.
        prop_assert_eq!(rules.date(&text), when.date());
        let as_of = rules.when(Field::AsOf, &text).map(|(when, _)| when);
        prop_assert_eq!(as_of, when.date().map(When::from).ok_or(FaultCode::UncertainDate));
    }
}

/// In a table of ours, and in another network.
#[test]
fn points_in_time_come_back_as_they_were() {
    let without = fixture::network("fit office Berlin:DE open@2024");
    for text in [
        "1998-05~",
        "1998-05-03?",
        "1998%",
        "../1998-05-03",
        "/1998-05",
        "1998-05-03/..",
        "1998-05/",
        "1998-05/1999-06",
        "199X",
        "19XX",
        "1998-21",
        "1998-05-XX",
        "1998~/..",
    ] {
        let list = format!("dienst;stad;land;status;geopend\nfit;Berlin;DE;open;{text}");
        let with = Brought::new(without.clone(), list.as_bytes());
        let with = with.apply().network;
        let opened = |network: &Network| {
            network.locations()[0]
                .opened
                .last()
                .map(|claim| claim.value)
        };
        assert_eq!(opened(&with), When::new(text));
        let table = exported(&with, Locale::En);
        let book = xlsx(&with, all(&with), Locale::En, Origin::default()).unwrap();
        for table in [table.as_bytes(), &book] {
            let again = Brought::new(with.clone(), table);
            assert_eq!(again.plan().counts().unchanged, 1, "{text}");
            let list = Brought::new(without.clone(), table);
            assert_eq!(opened(&list.apply().network), When::new(text));
        }
    }
}

#[test]
fn heads_that_somebody_has_written_otherwise_are_known_again() {
    let network = crate::load::built_in().unwrap();
    for locale in Locale::ALL {
        let mut rows = cells(&exported(&network, locale));
        for (head, other) in [
            ("id", "ID"),
            ("name", "Naam (nl)"),
            ("service", "Dienst"),
            ("kind", " Kind "),
            ("last_seen", "Last seen"),
            ("satellite_of", "SATELLITE-OF"),
            ("city", "Stad"),
            ("telephone", "Tel."),
            ("opened", "opened_nl"),
        ] {
            let at = rows[0].iter().position(|cell| cell == head).unwrap();
            rows[0][at] = other.to_owned();
        }
        let list = Brought::new(network.clone(), table(&rows).as_bytes());
        assert!(list.mapping.is_export);
        let plan = list.plan();
        assert_eq!(plan.faults, [], "{locale:?}");
        assert_eq!(plan.counts().unchanged, network.locations().len());
        assert_eq!(list.apply().network, network);
        // An edit is the only one that there is.
        let name = rows[0].iter().position(|cell| cell == "Naam (nl)").unwrap();
        rows[1][name] = "Another name".to_owned();
        let applied = Brought::new(network.clone(), table(&rows).as_bytes()).apply();
        assert_eq!(applied.changes, 1);
        let edited = &applied.network.locations()[0];
        assert_eq!(edited.name.get(locale), "Another name");
    }
}

/// What an agency says of offices that it calls by our ids is its own word.
#[test]
fn a_list_with_our_ids_is_no_table_of_ours() {
    let network = fixture::network("fit office Berlin:DE open\nfit office Paris:FR open");
    let text = "ID;Dienst;Type;Status;Naam;Stad;Land;Adres\nfit-berlin;fit;office;open;B;Berlin;DE;x\nfit-paris;fit;office;open;P;Paris;FR;y\n";
    assert!(!Brought::new(network, text.as_bytes()).mapping.is_export);
}
