//! Separated text: CSV (RFC 4180) and its relatives, as spreadsheets and people write them.
//!
//! Own code in place of a library: rows are to have the numbers that a spreadsheet shows, empty
//! ones counted, and a quote that is never closed must not swallow the rest of the file.

use crate::import::limits;
use crate::import::read::Refused;
use crate::import::sheet::Sheet;

/// What may stand between cells, the likeliest first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Reads a text: what separates its cells, and the cells.
pub(super) fn read(text: &str) -> Result<(u8, Sheet), Refused> {
    // Excel's own way to say it, which is no row.
    let first = text.lines().next().unwrap_or_default();
    if let Some(delimiter) = first.strip_prefix("sep=")
        && let Some(delimiter) = delimiter.bytes().next().filter(u8::is_ascii)
    {
        return Ok((delimiter, split_from(text, delimiter, 1)?));
    }
    let delimiter = delimiter(text);
    Ok((delimiter, split(text, delimiter)?))
}

/// The cells of a text with this between them.
pub(super) fn split(text: &str, delimiter: u8) -> Result<Sheet, Refused> {
    split_from(text, delimiter, 0)
}

fn split_from(text: &str, delimiter: u8, skipped: usize) -> Result<Sheet, Refused> {
    let (sheet, is_closed, _) = rows(text, delimiter, true, skipped, usize::MAX)?;
    if is_closed {
        return Ok(sheet);
    }
    // A quote that opens and never closes is none: perhaps inches, or a quote within a text.
    Ok(rows(text, delimiter, false, skipped, usize::MAX)?.0)
}

/// What most likely stands between the cells: what divides the most rows into the same number of
/// cells, and then into the most.
fn delimiter(text: &str) -> u8 {
    let mut best = (0, 0, b',');
    for delimiter in DELIMITERS {
        let Ok((sheet, _, cells)) = rows(text, delimiter, true, 0, limits::SAMPLE) else {
            continue;
        };
        // Written out, empty cells at the end of a row too: a text has as many in every row.
        let divided = || cells.iter().filter(|&&cells| cells > 1);
        let count = |usual: usize| cells.iter().filter(|&&cells| cells == usual).count();
        let usual = divided().map(|&cells| count(cells)).max().unwrap_or(0);
        let wide = divided().count();
        let agreed = (usual * 2 + wide) * 100 / (sheet.height().max(1) * 3);
        let key = (agreed / 5, sheet.width(), delimiter);
        if agreed > 0 && (key.0, key.1) > (best.0, best.1) {
            best = key;
        }
    }
    best.2
}

/// The rows of a text, at most so many; whether every quote that opens closes; and how many cells
/// each row has that is not empty.
fn rows(
    text: &str,
    delimiter: u8,
    quotes: bool,
    skipped: usize,
    most: usize,
) -> Result<(Sheet, bool, Vec<usize>), Refused> {
    let delimiter = char::from(delimiter);
    let mut sheet = Sheet::new("");
    let mut cells: Vec<String> = Vec::new();
    let mut used = 0;
    let mut number = 0_u32;
    let mut rest = text;
    let mut seen = 0;
    let mut widths = Vec::new();
    let is_closed = loop {
        let cell = cell(&mut cells, used)?;
        let (after, is_closed) = next(rest, delimiter, quotes, cell);
        rest = after;
        used += 1;
        if let Some(after) = rest.strip_prefix(delimiter) {
            rest = after;
            continue;
        }
        number = number.saturating_add(1);
        if number as usize > skipped {
            let before = sheet.height();
            sheet.push(number, cells.get(..used).unwrap_or_default())?;
            if sheet.height() > before && widths.len() < limits::SAMPLE {
                widths.push(used);
            }
        }
        used = 0;
        seen += 1;
        rest = rest
            .strip_prefix("\r\n")
            .or_else(|| rest.strip_prefix(['\r', '\n']))
            .unwrap_or(rest);
        if rest.is_empty() || seen >= most || !is_closed {
            break is_closed;
        }
    };
    Ok((sheet, is_closed, widths))
}

/// The cell to write into, empty.
fn cell(cells: &mut Vec<String>, at: usize) -> Result<&mut String, Refused> {
    if at >= cells.len() {
        // Empty cells at the end are left out later, and count here all the same.
        if at > 64 * limits::COLUMNS {
            return Err(Refused::TooManyColumns);
        }
        cells.push(String::new());
    }
    let cell = cells.get_mut(at).ok_or(Refused::TooManyColumns)?;
    cell.clear();
    Ok(cell)
}

/// Reads one cell; returns what follows it, and whether its quote closes.
fn next<'t>(text: &'t str, delimiter: char, quotes: bool, cell: &mut String) -> (&'t str, bool) {
    let mut rest = text;
    if quotes && let Some(quoted) = rest.strip_prefix('"') {
        rest = quoted;
        loop {
            let Some((part, after)) = rest.split_once('"') else {
                cell.push_str(rest);
                return ("", false);
            };
            cell.push_str(part);
            rest = after;
            match rest.strip_prefix('"') {
                Some(after) => {
                    cell.push('"');
                    rest = after;
                }
                None => break,
            }
        }
    }
    let end = rest.find([delimiter, '\r', '\n']).unwrap_or(rest.len());
    let (part, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
    cell.push_str(part);
    (after, true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(text: &str) -> Vec<Vec<String>> {
        let (_, sheet) = read(text).unwrap();
        (0..sheet.height())
            .map(|row| sheet.row(row).map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn the_separator_is_found() {
        for (text, delimiter) in [
            ("a,b\n1,2\n", b','),
            ("a;b;c;\n1,5;2,5;x\n1,5;2,5;x, y\n", b';'),
            ("a\tb\nx, y\tz\n", b'\t'),
            ("a|b\nx,y|z\n", b'|'),
            ("a,b,c\n1|2|3|4,,\n1|2|3|4,x,\n", b','),
            ("one column\nand, a comma\nor none\n", b','),
            ("", b','),
            ("\"a;b\",c\n\"d;e\",f\n", b','),
        ] {
            assert_eq!(read(text).unwrap().0, delimiter, "{text}");
        }
        assert_eq!(table("sep=|\na|b,c\n"), [["a", "b,c"]]);
    }

    #[test]
    fn quotes_line_ends_and_empty_rows() {
        let text = "a,b\r\n\r\n\"x\r\ny\",\"say \"\"hi\"\"\"\r\n,,\r\n1,2";
        let (_, sheet) = read(text).unwrap();
        assert_eq!(
            table(text),
            [["a", "b"], ["x\r\ny", "say \"hi\""], ["1", "2"]]
        );
        let numbers: Vec<u32> = (0..3).map(|row| sheet.number(row)).collect();
        assert_eq!(numbers, [1, 3, 5]);
    }

    #[test]
    fn a_quote_that_never_closes_is_a_letter() {
        let text = "a,b\n\"19 inch,x\n2,y\n";
        assert_eq!(table(text), [["a", "b"], ["\"19 inch", "x"], ["2", "y"]]);
        assert_eq!(table("a,b\n5\" x,y\n"), [["a", "b"], ["5\" x", "y"]]);
    }

    #[test]
    fn a_million_columns_are_refused() {
        let text = "x,".repeat(1_000_000);
        assert_eq!(read(&text).unwrap_err(), Refused::TooManyColumns);
        let text = ",".repeat(1_000_000);
        assert_eq!(read(&text).unwrap_err(), Refused::TooManyColumns);
        let text = format!("a,b\n\"{}\",c\n", "x".repeat(limits::CELL + 1));
        assert_eq!(read(&text).unwrap_err(), Refused::CellTooLong { row: 2 });
    }

    proptest! {
        #[test]
        fn what_is_written_with_quotes_reads_back(
            rows in proptest::collection::vec(proptest::collection::vec("[a-zé\",;\n\r|\t ]{0,6}x", 2..5), 1..6)
        ) {
            for delimiter in DELIMITERS {
                let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
                let line = |row: &Vec<String>| {
                    row.iter().map(quoted).collect::<Vec<_>>().join(&char::from(delimiter).to_string())
                };
                let text = rows.iter().map(line).collect::<Vec<_>>().join("\r\n");
                let sheet = split(&text, delimiter).unwrap();
                prop_assert_eq!(sheet.height(), rows.len());
                for (i, row) in rows.iter().enumerate() {
                    for (j, cell) in row.iter().enumerate() {
                        prop_assert_eq!(sheet.cell(i, j), cell.trim());
                    }
                }
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            let _ = read(&text);
        }
    }
}
