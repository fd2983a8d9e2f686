//! Separated text: CSV (RFC 4180) and its relatives, as spreadsheets and people write them.
//!
//! Own code in place of a library: rows are to have the numbers that a spreadsheet shows, empty
//! ones counted, and a quote that is never closed must not swallow the rest of the file.

use crate::import::limits;
use crate::import::read::Refused;
use crate::import::sheet::Sheet;
use crate::turns::{Turns, share};

/// What may stand between cells, the likeliest first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Reads a text; what separates its cells is found out where nobody says so, and told.
pub(super) async fn read(
    text: &str,
    delimiter: Option<u8>,
    turns: &Turns,
) -> Result<(u8, Sheet), Refused> {
    let mut reading = Reading::new(text, delimiter);
    let mut before = 0;
    while reading.step(text, 1)? {
        let at = reading.rows.at;
        // A cell has some ten bytes.
        let much = at.saturating_sub(before) / 8 + 1;
        before = at;
        turns.did(much, || share(at, text.len(), 100)).await;
    }
    Ok(reading.finish())
}

/// Reads a text a few rows at a time.
struct Reading {
    delimiter: u8,
    skipped: usize,
    rows: Rows,
}

impl Reading {
    /// Before its first row; what separates its cells is found out where nobody says so.
    fn new(text: &str, delimiter: Option<u8>) -> Self {
        // Excel's own way to say it, which is no row.
        let first = text.lines().next().unwrap_or_default();
        let said = first
            .strip_prefix("sep=")
            .and_then(|rest| rest.bytes().next());
        let (delimiter, skipped) = match (delimiter, said.filter(u8::is_ascii)) {
            (Some(delimiter), _) => (delimiter, 0),
            (None, Some(delimiter)) => (delimiter, 1),
            (None, None) => (self::delimiter(text), 0),
        };
        Self {
            delimiter,
            skipped,
            rows: Rows::new(delimiter, true, skipped),
        }
    }

    /// Reads so many more rows of the same text; says whether there are more.
    fn step(&mut self, text: &str, rows: usize) -> Result<bool, Refused> {
        let Some(is_closed) = self.rows.read(text, rows)? else {
            return Ok(true);
        };
        if is_closed || !self.rows.quotes {
            return Ok(false);
        }
        // A quote that opens and never closes is none: perhaps inches, or a quote within a text.
        self.rows = Rows::new(self.delimiter, false, self.skipped);
        Ok(true)
    }

    /// What separates the cells, and the cells.
    fn finish(self) -> (u8, Sheet) {
        (self.delimiter, self.rows.sheet)
    }
}

/// What most likely stands between the cells: what divides the most rows into the same number of
/// cells, and then into the most.
fn delimiter(text: &str) -> u8 {
    let mut best = (0, 0, b',');
    for delimiter in DELIMITERS {
        let mut rows = Rows::new(delimiter, true, 0);
        match rows.read(text, limits::SAMPLE) {
            // A list that is refused for them, where as many are in most of the first rows.
            Err(Refused::TooManyColumns) => {
                let lines = || text.lines().take(limits::SAMPLE);
                let counts = || lines().map(|line| line.matches(char::from(delimiter)).count());
                let most = counts().max().unwrap_or(0);
                let usual = counts().filter(|&count| count == most).count();
                let key = (usual * 100 / lines().count().max(1) / 5, most);
                if key > (best.0, best.1) {
                    best = (key.0, key.1, delimiter);
                }
                continue;
            }
            Err(_) => continue,
            Ok(_) => {}
        }
        let (sheet, cells) = (rows.sheet, rows.widths);
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

/// The rows of a text, as far as they are read.
struct Rows {
    delimiter: char,
    quotes: bool,
    skipped: usize,
    sheet: Sheet,
    /// How many cells each of the first rows has, empty ones too.
    widths: Vec<usize>,
    cells: Vec<String>,
    number: u32,
    /// Where the next row begins in the text.
    at: usize,
}

impl Rows {
    fn new(delimiter: u8, quotes: bool, skipped: usize) -> Self {
        Self {
            delimiter: char::from(delimiter),
            quotes,
            skipped,
            sheet: Sheet::new(""),
            widths: Vec::new(),
            cells: Vec::new(),
            number: 0,
            at: 0,
        }
    }

    /// Reads at most so many rows. Where the text has ended, says whether every quote that opens closes.
    fn read(&mut self, text: &str, most: usize) -> Result<Option<bool>, Refused> {
        let mut rest = text.get(self.at..).unwrap_or_default();
        let mut used = 0;
        let mut seen = 0;
        while seen < most {
            let cell = cell(&mut self.cells, used)?;
            let (after, is_closed) = next(rest, self.delimiter, self.quotes, cell);
            rest = after;
            used += 1;
            if let Some(after) = rest.strip_prefix(self.delimiter) {
                rest = after;
                continue;
            }
            self.number = self.number.saturating_add(1);
            if self.number as usize > self.skipped {
                let before = self.sheet.height();
                let cells = self.cells.get(..used).unwrap_or_default();
                let swallowing = self.quotes.then(|| self.swallowing(cells)).flatten();
                self.sheet.push(self.number, cells)?;
                if self.sheet.height() > before {
                    let swallowing = swallowing.map(|column| (before, column));
                    self.sheet.swallowing.extend(swallowing);
                    if self.widths.len() < limits::SAMPLE {
                        self.widths.push(used);
                    }
                }
            }
            used = 0;
            seen += 1;
            rest = rest
                .strip_prefix("\r\n")
                .or_else(|| rest.strip_prefix(['\r', '\n']))
                .unwrap_or(rest);
            if rest.is_empty() || !is_closed {
                return Ok(Some(is_closed));
            }
        }
        self.at = text.len() - rest.len();
        Ok(None)
    }
}

impl Rows {
    /// The column of a cell that holds a line with as many separators as a row: perhaps a quote is not closed.
    fn swallowing(&self, cells: &[String]) -> Option<usize> {
        let columns = self.widths.iter().max().copied().unwrap_or(0);
        let is_row = |line: &str| line.matches(self.delimiter).count() + 1 == columns;
        // A comma within an address is none.
        let is_found = |cell: &String| cell.contains(['\n', '\r']) && cell.lines().any(is_row);
        (columns > 2).then(|| cells.iter().position(is_found))?
    }
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
    // What a database puts between the lines or values of one cell.
    let breaks = ['\x0b', '\x1c', '\x1d', '\x1e', '\x1f'];
    if cell.contains(breaks) {
        *cell = cell.replace(breaks, "\n");
    }
    if let Some(text) = as_formula(cell) {
        *cell = text;
    }
    (after, true)
}

/// The text of a formula that is only a text, which has a spreadsheet program keep its zeros: `="0154"`.
fn as_formula(cell: &str) -> Option<String> {
    let inner = cell.trim().strip_prefix("=\"")?.strip_suffix('"')?;
    let text = inner.replace("\"\"", "\0");
    (!text.contains('"')).then(|| text.replace('\0', "\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<(u8, Sheet), Refused> {
        let mut reading = Reading::new(text, None);
        while reading.step(text, 3)? {}
        Ok(reading.finish())
    }

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
    fn a_quote_that_closes_rows_later_is_noted() {
        let swallowing = |text: &str| read(text).unwrap().1.swallowing;
        let text = "a,b,c\n1,\"x,2\n2,y,3\n3,\"z,4\n4,u,5\n";
        assert_eq!(swallowing(text), [(1, 1)]);
        assert_eq!(swallowing("a,b,c\n1,\"x, 2\ny\",3\n"), []);
        assert_eq!(swallowing("a,b\n1,\"x, 2\ny\"\n"), []);
    }

    #[test]
    fn a_break_within_a_cell_is_a_line_end() {
        let text = "a;b\nx\x0by;\"1\x1d2\"\n\x0b;z\x0b\n";
        assert_eq!(table(text), [["a", "b"], ["x\ny", "1\n2"], ["", "z"]]);
    }

    #[test]
    fn a_formula_that_is_a_text_is_that_text() {
        let text = "a;b;c\n=\"0154\";\"=\"\"+32 2\"\"\";=\"say \"\"hi\"\"\"\n";
        assert_eq!(
            table(text),
            [["a", "b", "c"], ["0154", "+32 2", "say \"hi\""]]
        );
        let other = ["=\"a\"&\"b\"", "=\"", "=A1", "'=\"x\"", "=\"\"\""];
        for cell in other {
            assert_eq!(table(&format!("a;b\n{cell};x\n"))[1][0], cell);
        }
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
        for sign in [",", ";", "|", "\t"] {
            let head = vec!["kolom"; 1500].join(sign);
            let text = format!("{head}\n{}\n", vec!["1,5; 2|x"; 1500].join(sign));
            assert_eq!(read(&head).unwrap_err(), Refused::TooManyColumns);
            if !",;|".contains(sign) {
                assert_eq!(read(&text).unwrap_err(), Refused::TooManyColumns);
            }
            let text = format!("{head}\n{}\n", vec!["1.5"; 1500].join(sign));
            assert_eq!(read(&text).unwrap_err(), Refused::TooManyColumns);
        }
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
                let mut reading = Reading::new(&text, Some(delimiter));
                while reading.step(&text, 1).unwrap() {}
                let (_, sheet) = reading.finish();
                prop_assert_eq!(sheet.height(), rows.len());
                for (i, row) in rows.iter().enumerate() {
                    for (j, cell) in row.iter().enumerate() {
                        prop_assert_eq!(sheet.cell(i, j), cell.trim());
                    }
                }
            }
        }

        #[test]
        fn in_slices_it_is_the_same_as_at_once(
            text in "([a-z\"\\n\\r;]|;\"x\"|\"\"){0,60}",
            rows in 1_usize..5,
        ) {
            let by = |rows: usize| {
                let mut reading = Reading::new(&text, None);
                while reading.step(&text, rows).unwrap() {}
                reading.finish()
            };
            prop_assert_eq!(by(rows), by(usize::MAX));
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            let _ = read(&text);
        }
    }
}
