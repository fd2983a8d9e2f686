//! Workbooks for spreadsheets: Office Open XML (ECMA-376), the least of it that they ask for.
//!
//! A number is a number whatever the language of the spreadsheet, and a text is never taken for a
//! formula: texts stand in the sheet as such (`inlineStr`), not as something to be understood.

mod network;

use super::archive::archive;
use std::borrow::Cow;

pub use network::{Origin, about, xlsx};

/// The media type of a workbook.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// As much text as a cell may hold, in UTF-16 units.
const CELL: usize = 32_767;
/// As many rows as a sheet may have.
const ROWS: usize = 1_048_576;
/// As many columns as a sheet may have.
const COLUMNS: usize = 16_384;
/// As long as the name of a sheet may be, in UTF-16 units.
const NAME: usize = 31;

/// A cell of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Nothing: not known, or none.
    Empty,
    /// Text.
    Text(Cow<'a, str>),
    /// A number.
    Number(f64),
}

impl<'a, T: Into<Cow<'a, str>>> From<T> for Value<'a> {
    fn from(text: T) -> Self {
        Self::Text(text.into())
    }
}

/// One sheet of a workbook; its first row is a header where `has_header`.
#[derive(Clone, Debug, Default)]
pub struct Sheet<'a> {
    /// Its name. What a name may not have is left out.
    pub name: Cow<'a, str>,
    /// Its rows, each from the first column on.
    pub rows: Vec<Vec<Value<'a>>>,
    /// Whether the first row says what stands below: it is bold, stays in sight, and filters.
    pub has_header: bool,
}

/// A workbook with these sheets. Their names must differ. What goes beyond what a spreadsheet can hold
/// is cut off: rows beyond 1 048 576, texts beyond 32 767 characters. Nothing where the whole is
/// larger than 4 GB.
#[must_use]
pub fn workbook(sheets: &[Sheet<'_>]) -> Option<Vec<u8>> {
    let mut types = String::new();
    let mut relations = String::new();
    let mut list = String::new();
    let mut files = Vec::new();
    for (number, sheet) in (1_usize..).zip(sheets) {
        let n = number.to_string();
        types.push_str("<Override PartName=\"/xl/worksheets/sheet");
        types.push_str(&n);
        types.push_str(".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>");
        relation(
            &mut relations,
            &n,
            "worksheet",
            &format!("worksheets/sheet{n}.xml"),
        );
        list.push_str("<sheet name=\"");
        escape(&mut list, &name(&sheet.name), NAME);
        list.push_str(&format!("\" sheetId=\"{n}\" r:id=\"r{n}\"/>"));
        files.push((format!("xl/worksheets/sheet{n}.xml"), worksheet(sheet)));
    }
    let styles = (sheets.len() + 1).to_string();
    relation(&mut relations, &styles, "styles", "styles.xml");
    let mut root = String::new();
    relation(&mut root, "1", "officeDocument", "xl/workbook.xml");

    let parts = [
        ("[Content_Types].xml", [
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>",
            &types, "</Types>",
        ].concat()),
        ("_rels/.rels", relationships(&root)),
        ("xl/workbook.xml", [
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>",
            &list, "</sheets></workbook>",
        ].concat()),
        ("xl/_rels/workbook.xml.rels", relationships(&relations)),
        ("xl/styles.xml", STYLES.to_owned()),
    ];
    let parts = parts.map(|(name, content)| (name.to_owned(), content));
    let all: Vec<(String, String)> = parts
        .into_iter()
        .chain(files)
        .map(|(name, content)| (name, [DECLARATION, &content].concat()))
        .collect();
    let all = all
        .iter()
        .map(|(name, content)| (&**name, content.as_bytes()));
    archive(&all.collect::<Vec<_>>())
}

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Plain, and bold for headers.
const STYLES: &str = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs></styleSheet>";

fn relation(out: &mut String, number: &str, kind: &str, target: &str) {
    for part in [
        "<Relationship Id=\"r",
        number,
        "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
        kind,
        "\" Target=\"",
        target,
        "\"/>",
    ] {
        out.push_str(part);
    }
}

fn relationships(relations: &str) -> String {
    [
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
        relations,
        "</Relationships>",
    ]
    .concat()
}

fn worksheet(sheet: &Sheet<'_>) -> String {
    let rows = || sheet.rows.iter().take(ROWS);
    let width = rows().map(Vec::len).max().unwrap_or(0).min(COLUMNS);
    let mut out = String::from(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">",
    );
    if sheet.has_header {
        out.push_str("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
    }
    if width > 0 {
        // As wide as what stands there, within reason.
        let mut widths = vec![8_usize; width];
        for row in rows() {
            for (widest, value) in widths.iter_mut().zip(row) {
                if let Value::Text(text) = value {
                    *widest = (*widest).max(text.chars().take(60).count() + 2);
                }
            }
        }
        out.push_str("<cols>");
        for (number, width) in (1_usize..).zip(widths) {
            out.push_str(&format!(
                "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>"
            ));
        }
        out.push_str("</cols>");
    }
    out.push_str("<sheetData>");
    for (index, row) in rows().enumerate() {
        let number = (index + 1).to_string();
        let style = if index == 0 && sheet.has_header {
            " s=\"1\""
        } else {
            ""
        };
        out.push_str(&["<row r=\"", &number, "\">"].concat());
        for (column, value) in row.iter().take(COLUMNS).enumerate() {
            let at = [&*letters(column), &number].concat();
            match value {
                Value::Number(value) if value.is_finite() => {
                    let value = value.to_string();
                    out.push_str(
                        &["<c r=\"", &at, "\"", style, "><v>", &value, "</v></c>"].concat(),
                    );
                }
                Value::Text(text) if !text.is_empty() => {
                    out.push_str(
                        &[
                            "<c r=\"",
                            &at,
                            "\" t=\"inlineStr\"",
                            style,
                            "><is><t xml:space=\"preserve\">",
                        ]
                        .concat(),
                    );
                    escape(&mut out, text, CELL);
                    out.push_str("</t></is></c>");
                }
                Value::Empty | Value::Text(_) | Value::Number(_) => {}
            }
        }
        out.push_str("</row>");
    }
    out.push_str("</sheetData>");
    if sheet.has_header && width > 0 {
        let last = rows().count();
        let range = format!("A1:{}{last}", letters(width - 1));
        out.push_str(&["<autoFilter ref=\"", &range, "\"/>"].concat());
    }
    out.push_str("</worksheet>");
    out
}

/// The letters of a column: A, B, … Z, AA, …
fn letters(mut column: usize) -> String {
    let mut out = Vec::new();
    loop {
        out.push(char::from(
            b'A' + u8::try_from(column % 26).unwrap_or_default(),
        ));
        if column < 26 {
            break;
        }
        column = column / 26 - 1;
    }
    out.iter().rev().collect()
}

/// A sheet's name without what spreadsheets refuse in it.
fn name(name: &str) -> String {
    let bad = ['[', ']', ':', '*', '?', '/', '\\', '\''];
    name.chars().filter(|c| !bad.contains(c)).collect()
}

/// Writes so many UTF-16 units of a text as XML. What XML has no way to say (most control characters)
/// becomes U+FFFD.
fn escape(out: &mut String, text: &str, most: usize) {
    let mut units = 0;
    for c in text.chars() {
        units += c.len_utf16();
        if units > most {
            break;
        }
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Otherwise a reader makes it a line feed.
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(c),
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests;
