//! Spreadsheets that other programs have made.

use super::*;

const XLSX: &[u8] = include_bytes!("../../../tests/data/lists/offices.xlsx");
const XLS: &[u8] = include_bytes!("../../../tests/data/lists/offices.xls");
const ODS: &[u8] = include_bytes!("../../../tests/data/lists/offices.ods");

/// The rows of the sheet that most likely holds the list.
fn rows(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
    let book = read(bytes).unwrap();
    let sheet = &book.sheets[book.likeliest()];
    let row = |row| {
        (
            sheet.number(row),
            sheet.row(row).map(str::to_owned).collect(),
        )
    };
    (0..sheet.height()).map(row).collect()
}

#[test]
fn every_spreadsheet_reads_as_the_same_list() {
    let list = rows(XLSX);
    assert_eq!(
        list[0],
        (1, vec!["Kantoren in het buitenland, stand 2026".to_owned()])
    );
    assert_eq!(list[1].0, 3);
    assert_eq!(
        list[2],
        (
            4,
            [
                "Kantoor Oslo",
                "Noorwegen",
                "Oslo",
                "00150",
                "+47 22 00 11 22",
                "2019-05-06",
                "59.9127",
                "10.7461",
                "TRUE"
            ]
            .map(str::to_owned)
            .to_vec()
        )
    );
    // Merged with the cell above it.
    assert_eq!(list[3].1[1], "Noorwegen");
    assert_eq!(list[3].1[4], "0047 55 00 11 22");
    assert_eq!(list[4].1[0], "Kantoor <b>Lima</b>");
    assert_eq!(rows(ODS), list);
    assert_eq!(rows(XLS), list);
}

#[test]
fn a_hidden_sheet_is_read_and_not_chosen() {
    let book = read(XLSX).unwrap();
    let told: Vec<_> = book.sheets.iter().map(|s| (&*s.name, s.hidden)).collect();
    assert_eq!(told, [("Uitleg", true), ("Kantoren", false)]);
    assert_eq!((book.likeliest(), book.format), (1, Format::Xlsx));
}

#[test]
fn a_spreadsheet_comes_onto_the_map() {
    let network = fixture::network("fit office Berlin:DE open");
    for bytes in [XLSX, ODS, XLS] {
        let mut list = Brought::new(network.clone(), bytes);
        assert_eq!(
            list.fields(),
            [
                ("Kantoor", "name"),
                ("Land", "country"),
                ("Stad", "city"),
                ("Postcode", "address"),
                ("Telefoon", "telephone"),
                ("Geopend", "opened"),
                ("Breedtegraad", "lat"),
                ("Lengtegraad", "lon"),
            ]
        );
        list.constant(Field::Service, "FIT");
        list.constant(Field::Standing, "open");
        assert_eq!(list.faults(), []);
        let applied = list.apply();
        let ids: Vec<_> = applied.added.iter().map(|(_, id)| id.as_str()).collect();
        assert_eq!(ids, ["fit-oslo", "fit-bergen", "fit-lima"]);
        let oslo = location(&applied.network, "fit-oslo");
        assert_eq!(&*oslo.address[0].value, "00150");
        assert_eq!(&*oslo.contact[0].value.address, "+47 22 00 11 22");
        assert_eq!(oslo.opened[0].value.to_string(), "2019-05-06");
        assert_eq!(oslo.standing[0].sources[0].as_str(), "the-list");
        let source = applied.network.source(&list.declared.id).unwrap();
        assert_eq!(source.title.get(crate::model::Locale::Nl), "The list");
    }
}
