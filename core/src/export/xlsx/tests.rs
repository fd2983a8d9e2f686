//! Read back by a reader of other people's, calamine.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;

use super::*;

fn read(bytes: &[u8]) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    book.worksheets()
        .into_iter()
        .map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect()))
        .collect()
}

fn sheet<'a>(rows: Vec<Vec<Value<'a>>>) -> Sheet<'a> {
    Sheet {
        name: "One".into(),
        rows,
        has_header: true,
    }
}

#[test]
fn numbers_are_numbers_and_texts_are_texts() {
    let rows = vec![
        vec!["name".into(), "km".into(), "note".into()],
        vec!["=1+1".into(), Value::Number(-25.745), "007".into()],
        vec!["a & <b> \"c\"".into(), Value::Number(1e21), Value::Empty],
    ];
    let bytes = workbook(&[
        sheet(rows),
        Sheet {
            name: "T[wo]".into(),
            ..Sheet::default()
        },
    ])
    .unwrap();
    let read = read(&bytes);
    assert_eq!(read[0].0, "One");
    assert_eq!(read[1].0, "Two");
    let rows = &read[0].1;
    assert_eq!(rows[1][0], Data::String("=1+1".into()));
    assert_eq!(rows[1][1], Data::Float(-25.745));
    assert_eq!(rows[1][2], Data::String("007".into()));
    assert_eq!(rows[2][0], Data::String("a & <b> \"c\"".into()));
    assert_eq!(rows[2][1], Data::Float(1e21));
    assert_eq!(rows[2][2], Data::Empty);
}

#[test]
fn what_is_no_number_is_empty_and_the_same_is_the_same() {
    let rows = || {
        sheet(vec![
            vec!["a".into()],
            vec![Value::Number(f64::NAN), Value::Number(1.0)],
        ])
    };
    let bytes = workbook(&[rows()]).unwrap();
    assert_eq!(read(&bytes)[0].1[1], [Data::Empty, Data::Float(1.0)]);
    assert_eq!(workbook(&[rows()]), Some(bytes));
}

#[test]
fn the_table_of_a_scenario_names_it_and_tells_its_changes() {
    use crate::scenario::{Change, Scenario};
    let base = crate::analysis::fixture::network("dkbuza post Vienna:AT open@2008");
    let location = crate::model::LocationId::new("dkbuza-vienna").unwrap();
    let network = Scenario::of("Fewer", [Change::Close { location }])
        .apply(&base)
        .unwrap();
    let changes = ["Close Vienna".to_owned()];
    let about = |network| {
        let origin = Origin {
            changes: &changes,
            address: None,
            known: None,
        };
        let all = crate::export::all(network);
        let bytes = xlsx(network, all, crate::model::Locale::En, origin).unwrap();
        let rows = read(&bytes).remove(1).1.into_iter();
        rows.map(|row| row[1].to_string()).collect::<Vec<_>>()
    };
    assert_eq!(about(&network)[2..4], ["Fewer", "Close Vienna"]);
    assert!(!about(&base).contains(&"Close Vienna".to_owned()));
}

#[test]
fn the_table_of_what_was_known_says_when_and_names_the_sources_of_that_time() {
    use crate::model::Date;
    let mut file = crate::analysis::fixture::file("dkbuza post Vienna:AT open@2008");
    file.sources[0].date = Date::new("2012-03");
    let mut later = file.sources[0].clone();
    later.id = crate::model::SourceId::new("later").unwrap();
    later.date = Date::new("2024");
    file.sources.push(later);
    let network = crate::Network::from_valid(file);
    let sheets = |known: Option<&str>| {
        let origin = Origin {
            changes: &[],
            address: None,
            known: known.and_then(Date::new),
        };
        let all = crate::export::all(&network);
        let bytes = xlsx(&network, all, crate::model::Locale::En, origin).unwrap();
        let sheets = read(&bytes);
        let about: Vec<_> = sheets[1].1.iter().map(|row| row[0].to_string()).collect();
        (about.contains(&"As known by".to_owned()), sheets[2].1.len())
    };
    assert_eq!(sheets(None), (false, 3));
    assert_eq!(sheets(Some("2012")), (true, 2));
}

#[test]
fn columns_have_the_letters_that_spreadsheets_give_them() {
    for (column, wanted) in [
        (0, "A"),
        (25, "Z"),
        (26, "AA"),
        (701, "ZZ"),
        (702, "AAA"),
        (16_383, "XFD"),
    ] {
        assert_eq!(letters(column), wanted);
    }
}

proptest! {
    #[test]
    fn any_text_reads_back(text in "[^\\x00-\\x1f\u{fffe}\u{ffff}]{1,40}", number in any::<f64>()) {
        let bytes = workbook(&[sheet(vec![vec!["x".into(), "y".into()], vec![(&*text).into(), Value::Number(number)]])]).unwrap();
        let cells = &read(&bytes)[0].1[1];
        prop_assert_eq!(&cells[0], &Data::String(text));
        if number.is_finite() {
            prop_assert_eq!(&cells[1], &Data::Float(number));
        }
    }

    #[test]
    fn nothing_is_too_strange_to_write(text in any::<String>()) {
        prop_assert!(workbook(&[sheet(vec![vec![(&*text).into()]])]).is_some());
    }
}
