//! Files that nobody means well with.

use super::*;
use miniz_oxide::deflate::compress_to_vec;

/// A ZIP archive of these files.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let packed = compress_to_vec(bytes, 9);
        let at = u32::try_from(out.len()).unwrap();
        let mut head = Vec::new();
        for half in [20, 0, 8, 0, 0] {
            head.extend(u16::to_le_bytes(half));
        }
        for size in [0, packed.len(), bytes.len()] {
            head.extend(u32::try_from(size).unwrap().to_le_bytes());
        }
        head.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        head.extend(0_u16.to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(name.as_bytes());
        out.extend(packed);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&head);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let at = u32::try_from(out.len()).unwrap();
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    let count = u16::try_from(files.len()).unwrap().to_le_bytes();
    out.extend([count, count].concat());
    out.extend(u32::try_from(directory.len()).unwrap().to_le_bytes());
    out.extend(at.to_le_bytes());
    out.extend([0, 0]);
    out
}

/// A spreadsheet with this sheet.
fn xlsx(sheet: &str) -> Vec<u8> {
    zip(&[
        ("xl/workbook.xml", br#"<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>"#),
        (
            "xl/_rels/workbook.xml.rels",
            br#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml" Type="x/worksheet"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn ods(rows: &str) -> Vec<u8> {
    let text = format!(
        "<o:body><o:spreadsheet><t:table t:name=\"a\">{rows}</t:table></o:spreadsheet></o:body>"
    );
    zip(&[("content.xml", text.as_bytes())])
}

fn refused(bytes: &[u8]) -> Refused {
    read(bytes).unwrap_err()
}

#[test]
fn a_bomb_is_refused() {
    // 512 MB of blanks in half a megabyte.
    let text = " ".repeat(limits::UNPACKED + 1);
    assert_eq!(refused(&xlsx(&text)), Refused::Bomb);
}

#[test]
fn a_sheet_beyond_all_bounds_is_refused() {
    let cell =
        |at: &str| format!(r#"<sheetData><row r="1"><c r="{at}"><v>1</v></c></row></sheetData>"#);
    assert_eq!(
        read(&xlsx(&cell("AMK1"))).unwrap_err(),
        Refused::TooManyColumns
    );
    assert_eq!(refused(&xlsx(&cell("XFD1"))), Refused::TooManyColumns);
    // What is no reference is the next column.
    assert_eq!(
        read(&xlsx(&cell("ZZZZZZZZZZZZZZZZ1"))).unwrap().sheets[0].cell(0, 0),
        "1"
    );
    let far = r#"<sheetData><row r="4294967295"><c r="A4294967295"><v>1</v></c></row></sheetData>"#;
    assert_eq!(read(&xlsx(far)).unwrap().sheets[0].number(0), u32::MAX);
    let value = "<t:table-cell o:value-type=\"string\" t:number-columns-repeated=\"1000000000\"><x:p>a</x:p></t:table-cell>";
    assert_eq!(
        refused(&ods(&format!("<t:table-row>{value}</t:table-row>"))),
        Refused::TooManyColumns
    );
    let value = "<t:table-cell><x:p>a</x:p></t:table-cell>";
    let rows = format!("<t:table-row t:number-rows-repeated=\"4000000000\">{value}</t:table-row>");
    assert_eq!(refused(&ods(&rows)), Refused::TooManyRows);
    let empty = "<t:table-row t:number-rows-repeated=\"4000000000\"/>";
    assert_eq!(
        read(&ods(&format!(
            "{empty}{empty}<t:table-row>{value}</t:table-row>"
        )))
        .unwrap()
        .sheets[0]
            .height(),
        1
    );
}

#[test]
fn empty_cells_to_the_end_of_each_row_are_no_cells() {
    // As LibreOffice writes every row of a long list.
    let row = "<t:table-row><t:table-cell><x:p>a</x:p></t:table-cell><t:table-cell/><t:table-cell o:value-type=\"string\" c:value-type=\"error\"><x:p>b</x:p></t:table-cell><t:table-cell t:number-columns-repeated=\"16381\"/></t:table-row>";
    let book = read(&ods(&row.repeat(20_000))).unwrap();
    let sheet = &book.sheets[0];
    assert_eq!((sheet.height(), sheet.width()), (20_000, 3));
    assert_eq!(sheet.row(19_999).collect::<Vec<_>>(), ["a", "", "b"]);
}

#[test]
fn entities_do_not_grow_and_references_do_not_turn_in_circles() {
    let bomb = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
        <sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x&b;&lt;&#65;y</t></is></c><c r="B1" t="s"><v>99</v></c></row></sheetData>"#;
    let book = read(&xlsx(bomb)).unwrap();
    assert_eq!(book.sheets[0].cell(0, 0), "x<Ay");
    assert_eq!(book.sheets[0].cell(0, 1), "");
}

#[test]
fn what_is_locked_old_damaged_or_no_list_is_told_apart() {
    assert_eq!(refused(b""), Refused::Empty);
    assert_eq!(refused(b" \n\n"), Refused::Empty);
    assert_eq!(refused(b"PK\x03\x04 and nothing more"), Refused::Broken);
    let named = |bytes: &[u8]| match refused(bytes) {
        Refused::Another { name, .. } => name,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        named(&zip(&[("word/document.xml", b"<x/>")])),
        "Word (.docx)"
    );
    assert_eq!(named(&zip(&[("xl/workbook.bin", b"x")])), "Excel (.xlsb)");
    assert_eq!(named(&zip(&[("notes.txt", b"x")])), "ZIP");
    assert_eq!(refused(&[1, 2, 3, 4, 5, 200, 201]), Refused::Unknown);
    assert_eq!(refused(&xlsx("<sheetData><row")), Refused::Broken);
    let mut whole = include_bytes!("../../../tests/data/lists/offices.xlsx").to_vec();
    let at = whole.len() / 2;
    whole[at..at + 64].fill(0);
    assert!(read(&whole).is_ok() || refused(&whole) == Refused::Broken);
    assert_eq!(refused(crate::load::NETWORK), Refused::Network);
    let packed = crate::packed::pack_file(&crate::load::built_in().unwrap());
    assert_eq!(refused(&packed), Refused::Network);
}

#[test]
fn every_cut_of_a_spreadsheet_is_read_or_refused() {
    for whole in [
        &include_bytes!("../../../tests/data/lists/offices.xlsx")[..],
        &include_bytes!("../../../tests/data/lists/offices.ods")[..],
        &include_bytes!("../../../tests/data/lists/offices.xls")[..],
    ] {
        for end in (0..whole.len()).step_by(37) {
            let _ = read(&whole[..end]);
        }
        for at in (0..whole.len()).step_by(11) {
            let mut bytes = whole.to_vec();
            bytes[at] ^= 0x55;
            let _ = read(&bytes);
        }
    }
}

#[test]
fn formulas_and_markup_are_text() {
    let network = fixture::network("fit office Berlin:DE open");
    let text = "naam;stad;land;status\n=HYPERLINK(\"http://x\");Lima;PE;open\n<img src=x onerror=alert(1)>;Accra;GH;open\n";
    let mut list = Brought::new(network, text.as_bytes());
    list.constant(Field::Service, "fit");
    let applied = list.apply();
    let names: Vec<_> = applied
        .network
        .locations()
        .iter()
        .map(|l| l.name.get(crate::model::Locale::Nl))
        .collect();
    assert_eq!(
        names[1..],
        ["=HYPERLINK(\"http://x\")", "<img src=x onerror=alert(1)>"]
    );
    let table = crate::export::csv(
        &applied.network,
        crate::export::all(&applied.network),
        crate::model::Locale::Nl,
    );
    assert!(table.contains("'=HYPERLINK"));
}
