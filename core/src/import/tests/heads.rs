//! Lists with heads over their columns, and without.

use super::*;
use crate::import::{TextAs, read_with};
use crate::model::Locale;

const NETWORK: &str = "fit office Berlin:DE open";

fn list(text: &str) -> Brought {
    Brought::new(fixture::network(NETWORK), text.as_bytes())
}

#[test]
fn a_first_row_that_is_data_is_not_lost() {
    for text in [
        "FIT office Oslo;Oslo;Norway;open\nFIT office Lima;Lima;Peru;open\nFIT office Accra;Accra;Ghana;closed\n",
        // Words that are names of fields too, but stand in every row.
        "Kantoor Oslo,Kantoor,Oslo,Noorwegen\nPost Lima,Post,Lima,Peru\nKantoor Accra,Kantoor,Accra,Ghana\n",
        "office;Oslo;NO\noffice;Lima;PE\n",
        "Oslo\tNorway\nLima\tPeru\n",
        "Oslo;Norway;a@example.org\nLima;Peru;b@example.org\n",
        // A row without what tells the others is none of heads either.
        "Oslo;Norway;+47 22 00 11 22\nLima;Peru;\nAccra;Ghana;+233 30 000 00 00\n",
        "Kantoor Oslo;Kantoor;Oslo;Noorwegen\n",
        "Oslo;Norway;open;2001\nLima;Peru;open;2003\n",
        "Norway\nPeru\n",
    ] {
        let list = list(text);
        assert_eq!(list.mapping.head, None, "{text}");
        assert_eq!(list.plan().rows.len(), text.lines().count(), "{text}");
        assert!(
            list.mapping.columns.contains(&Some(Field::Country)),
            "{text}"
        );
    }
}

#[test]
fn heads_stay_heads() {
    for (text, head) in [
        ("Naam;Stad;Land\nOslo;Oslo;NO\n", 0),
        (
            "Kantoor;Post;Stad;Land\nOslo;Kantoor;Oslo;NO\nLima;Post;Lima;PE\n",
            0,
        ),
        // Whose own words are among the values.
        ("Open;Stad;Land\nopen;Oslo;NO\nclosed;Lima;PE\n", 0),
        // Repeated on every page.
        ("Stad;Land\nOslo;NO\nStad;Land\nLima;PE\n", 0),
        ("Onze kantoren\n\nStad;Land\nOslo;NO\n", 1),
        // Of words that nobody knows.
        ("Bezirk;Was\nOslo;1\nLima;2\n", 0),
        (
            "Stand;2026-01-01;intern\nBezirk;Was;Wo\nOslo;1;x\nLima;2;y\n",
            1,
        ),
        // Years are names of columns here.
        (
            "Dienst;Kantoor;Stad;Land;2023;2024;2025\nFIT;A;Oslo;NO;1;2;3\nFIT;B;Lima;PE;2;2;4\n",
            0,
        ),
        ("Stad;Land;2026\nOslo;NO;x\nLima;PE;y\n", 0),
        // An address is the name of a column where none stands under it.
        ("Stad;Land;https://example.org\nOslo;NO;x\nLima;PE;y\n", 0),
        ("a@example.org;Stad\nx;Oslo\ny;Lima\n", 0),
        (
            "https://schema.org/name;https://schema.org/telephone\nOslo;+47 22 00 11 22\n",
            0,
        ),
        ("Stad;Land\n", 0),
        ("city\nOslo\nLima\n", 0),
    ] {
        assert_eq!(list(text).mapping.head, Some(head), "{text}");
    }
}

#[test]
fn who_knows_better_says_which_row_names_the_columns() {
    let list = list("Naam;Stad;Land\nOslo;Oslo;NO\nLima;Lima;PE\n");
    let under = |head| Mapping::guess_under(head, list.sheet(), &list.network, &list.gazetteer);
    assert_eq!(under(Some(0)), list.mapping);
    let none = under(None);
    assert_eq!((none.head, none.rows(list.sheet()).len()), (None, 3));
    assert_eq!(none.columns[2], Some(Field::Country));
    assert_eq!(under(Some(9)).head, None);
    // What was said of columns without heads is saved by their letters.
    let saved = none.to_json(list.sheet()).unwrap();
    assert!(saved.contains("\"C\": \"country\""), "{saved}");
    let mut again = under(None);
    again.columns[2] = None;
    again.take(&saved, list.sheet()).unwrap();
    assert_eq!(again.columns, none.columns);
}

#[test]
fn columns_with_the_same_head_are_saved_apart() {
    let list = list(
        "Stad;Telefoon;Telefoon;Telefoon #2;;B\nOslo;+47 22 00 11 22;x;y;Norway;z\nLima;+51 1 222 33 44;x;y;Peru;z\n",
    );
    let mut mapping = list.mapping.clone();
    let held = [
        Some("city"),
        Some("telephone"),
        Some("note"),
        None,
        Some("country"),
        Some("name"),
    ];
    for (column, held) in held.into_iter().enumerate() {
        mapping.hold(column, held);
    }
    let saved = mapping.to_json(list.sheet()).unwrap();
    let mut again = list.mapping.clone();
    again.take(&saved, list.sheet()).unwrap();
    assert_eq!(again.columns, mapping.columns, "{saved}");
    assert!(saved.contains("\"Telefoon\": \"telephone\""), "{saved}");
    assert!(saved.contains("\"Telefoon #3\": \"note\""), "{saved}");
    assert!(saved.contains("\"Telefoon #2\": null"), "{saved}");
}

#[test]
fn dates_that_may_be_either_are_counted() {
    let list = list(
        "stad;land;geopend\nOslo;NO;1/2/2020\nLima;PE;16/9/2021\nAccra;GH;3/3/2020\nRome;IT;5-4-2019\n",
    );
    assert_eq!(
        list.mapping.either(list.sheet(), &list.network),
        (2, Some("1/2/2020"))
    );
}

#[test]
fn a_text_is_read_again_as_the_reader_says() {
    let text = b"stad;land\nC\xc3\xb3rdoba;AR\n";
    let said = TextAs {
        encoding: Some(Encoding::Windows1252),
        delimiter: Some(b','),
    };
    let book = read_with(text, said).unwrap();
    let (encoding, delimiter) = (Encoding::Windows1252, b',');
    assert_eq!(
        book.format,
        Format::Text {
            encoding,
            delimiter
        }
    );
    assert_eq!(book.sheets[0].cell(1, 0), "CÃ³rdoba;AR");
}

#[test]
fn what_breaks_a_line_within_a_cell_is_a_blank() {
    let text = "dienst;naam;stad;land;status\nfit;Kantoor\u{2028}Lima;Lima;PE;open\n";
    let applied = list(text).apply();
    let name = applied.network.locations()[1].name.get(Locale::Nl);
    assert_eq!(name, "Kantoor Lima");
}

#[test]
fn one_column_holds_several_things() {
    let network = fixture::network("fit office Berlin:DE open");
    let text = b"dienst;soort;stad;land;status;bureau\nfit;office;Oslo;NO;open;Huis\n";
    let mut list = Brought::new(network, text);
    assert_eq!(list.mapping.key(5).as_deref(), Some("name"));
    list.mapping.free(5, "name");
    assert_eq!(list.mapping.key(5), None);
    list.mapping.hold(2, Some("city+name+note"));
    let plan = list.plan();
    let entry = &plan.rows[0].entry;
    assert_eq!((&*entry.name, &*entry.city_name), ("Oslo", "Oslo"));
    assert_eq!(
        (plan.counts().new, entry.note.as_deref()),
        (1, Some("Oslo"))
    );
    // It is saved, and opened again; another column takes a thing over.
    let saved = list.mapping.to_json(list.sheet()).unwrap();
    assert!(saved.contains("\"stad\": \"city+name+note\""), "{saved}");
    let mut again = list.mapping.clone();
    again.hold(2, None);
    again.take(&saved, list.sheet()).unwrap();
    assert_eq!(again.also, list.mapping.also);
    assert!(
        again
            .take(&saved.replace("+name", "+nome"), list.sheet())
            .is_err()
    );
    again.free(2, "city");
    assert_eq!(again.key(2).as_deref(), Some("name+note"));
    // What several columns may hold stays.
    again.free(2, "note");
    assert_eq!(again.key(2).as_deref(), Some("name+note"));
}

#[test]
fn a_saved_mapping_knows_heads_that_are_written_otherwise() {
    let first = list("Bezirk;Stad;Land;Tel;tel\nOslo;Oslo;NO;a;b\n");
    let mut mapping = first.mapping.clone();
    mapping.hold(0, Some("note"));
    mapping.hold(3, Some("name"));
    mapping.hold(4, Some("address"));
    let saved = mapping.to_json(first.sheet()).unwrap();
    // Of two that are alike each is its own.
    for (text, held) in [
        (
            "BEZIRK:;Stad;Land;tel;Tel\nOslo;Oslo;NO;b;a\n",
            ["address", "name"],
        ),
        (
            "bezirk :;STAD;land:;Tel;tel\nOslo;Oslo;NO;a;b\n",
            ["name", "address"],
        ),
    ] {
        let mut list = list(text);
        let sheet = list.book.sheets[0].clone();
        list.mapping.take(&saved, &sheet).unwrap();
        let keys: Vec<_> = (0..5).map(|at| list.mapping.key(at).unwrap()).collect();
        assert_eq!(keys[..3], ["note", "city", "country"], "{text}");
        assert_eq!(keys[3..], held, "{text}");
    }
}
