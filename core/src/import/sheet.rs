//! A list as cells of text: whatever the file was, nothing of a cell is lost.

use serde::{Deserialize, Serialize};

use super::field::Field;
use super::limits;
use super::read::Refused;

/// What a file was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text with separators between the cells.
    Text {
        /// How the bytes were read.
        encoding: Encoding,
        /// What stands between the cells: a sign of ASCII.
        delimiter: u8,
    },
    /// A spreadsheet of Excel since 2007 (`.xlsx`).
    Xlsx,
    /// An OpenDocument spreadsheet (`.ods`).
    Ods,
    /// A spreadsheet of Excel 97 to 2003 (`.xls`).
    Xls,
    /// GeoJSON.
    GeoJson,
    /// A JSON list of records.
    Json,
}

impl Format {
    /// What people call it: `xlsx`, `ods`, `csv`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text { .. } => "csv",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Xls => "xls",
            Self::GeoJson => "geojson",
            Self::Json => "json",
        }
    }
}

/// How the bytes of a text stand for letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-8 with a few bytes that are none: they show as `�`.
    DamagedUtf8,
    /// UTF-16, least significant byte first.
    Utf16Le,
    /// UTF-16, most significant byte first.
    Utf16Be,
    /// Windows-1252, which Excel writes in western Europe.
    Windows1252,
}

impl Encoding {
    /// Those that differ, each with a name of its own.
    pub const ALL: [Self; 4] = [Self::Utf8, Self::Windows1252, Self::Utf16Le, Self::Utf16Be];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 | Self::DamagedUtf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// A file as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Book {
    /// What it was read as.
    pub format: Format,
    /// Its sheets, at least one; a text has one.
    pub sheets: Vec<Sheet>,
}

impl Book {
    /// The sheet that most likely holds the list: of those that are not hidden the one whose columns
    /// have the most names that are known, and of equals the one with the most cells.
    #[must_use]
    pub fn likeliest(&self) -> usize {
        let weight = |sheet: &Sheet| (!sheet.hidden, sheet.known_heads(), sheet.ends.len());
        let mut best = 0;
        for (i, sheet) in self.sheets.iter().enumerate() {
            if self.sheets.get(best).map(weight) < Some(weight(sheet)) {
                best = i;
            }
        }
        best
    }
}

/// The cells of one sheet. Rows without a word are left out; those that stay know their numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name; empty where the file has no sheets.
    pub name: Box<str>,
    /// Whether it is hidden in the spreadsheet.
    pub hidden: bool,
    /// All cells, one after the other.
    text: String,
    /// Where each cell ends in `text`.
    ends: Vec<u32>,
    /// For each row its number in the file, and how many cells come before it.
    rows: Vec<(u32, u32)>,
    width: usize,
    /// Rows whose point is the centre of a shape.
    pub(super) centres: Vec<usize>,
    /// Rows of a text with a cell that seems to hold whole rows, and its column.
    pub(super) swallowing: Vec<(usize, usize)>,
}

impl Sheet {
    /// An empty sheet.
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.into(),
            ..Self::default()
        }
    }

    /// How many rows have a word in them.
    #[must_use]
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// How many columns the widest row has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// The number of a row, as a spreadsheet shows it: from 1, empty rows counted.
    #[must_use]
    pub fn number(&self, row: usize) -> u32 {
        self.rows.get(row).map_or(0, |row| row.0)
    }

    /// A cell, without the spaces around it; empty where there is none.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.raw(row, column).trim()
    }

    /// The cells of a row.
    pub fn row(&self, row: usize) -> impl Iterator<Item = &str> {
        (0..self.row_width(row)).map(move |column| self.cell(row, column))
    }

    /// Whether the point of a row is the centre of a shape, which is not where anything stands.
    #[must_use]
    pub fn is_centre(&self, row: usize) -> bool {
        self.centres.binary_search(&row).is_ok()
    }

    /// The column of a row whose cell seems to hold whole rows of the list.
    pub(super) fn swallows(&self, row: usize) -> Option<usize> {
        let found = self.swallowing.binary_search_by_key(&row, |(row, _)| *row);
        found.ok().and_then(|at| Some(self.swallowing.get(at)?.1))
    }

    /// How many fields the best of the first rows names.
    pub(super) fn known_heads(&self) -> usize {
        let names = |row: usize| {
            let fields: Vec<Field> = self
                .row(row)
                .filter_map(Field::from_head)
                .map(|(field, _)| field)
                .collect();
            let is_named = |field: &&Field| fields.contains(field);
            Field::ALL.iter().filter(is_named).count()
        };
        (0..self.height().min(20)).map(names).max().unwrap_or(0)
    }

    fn row_width(&self, row: usize) -> usize {
        let Some(first) = self.rows.get(row).map(|row| row.1 as usize) else {
            return 0;
        };
        let next = self.rows.get(row + 1);
        next.map_or(self.ends.len(), |row| row.1 as usize) - first
    }

    /// A cell as it stands in the list, with the spaces around it.
    pub(super) fn raw(&self, row: usize, column: usize) -> &str {
        if column >= self.row_width(row) {
            return "";
        }
        let at = self.rows.get(row).map_or(0, |row| row.1 as usize) + column;
        let before = at.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = before.copied().unwrap_or(0) as usize;
        let end = self.ends.get(at).copied().unwrap_or(0) as usize;
        self.text.get(start..end).unwrap_or_default()
    }

    /// Adds a row with this number, without the empty cells at its end; nothing where all are.
    pub(super) fn push<T: AsRef<str>>(&mut self, number: u32, cells: &[T]) -> Result<(), Refused> {
        let is_full = |cell: &T| !cell.as_ref().trim().is_empty();
        let Some(last) = cells.iter().rposition(is_full) else {
            return Ok(());
        };
        if last >= limits::COLUMNS {
            return Err(Refused::TooManyColumns);
        }
        if self.rows.len() >= limits::ROWS {
            return Err(Refused::TooManyRows);
        }
        if self.ends.len() + last >= limits::CELLS {
            return Err(Refused::TooManyCells);
        }
        self.rows
            .push((number, u32::try_from(self.ends.len()).unwrap_or(u32::MAX)));
        for cell in cells.iter().take(last + 1).map(AsRef::as_ref) {
            if cell.len() > limits::CELL {
                return Err(Refused::CellTooLong { row: number });
            }
            self.text.push_str(cell);
            let end = u32::try_from(self.text.len()).map_err(|_| Refused::TooManyCells)?;
            self.ends.push(end);
        }
        self.width = self.width.max(last + 1);
        Ok(())
    }
}

/// The letters of a column, as spreadsheets name it: A, B, … Z, AA.
#[must_use]
pub fn column_name(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(b'A' + u8::try_from(rest % 26).unwrap_or_default());
        rest /= 26;
    }
    letters
        .iter()
        .rev()
        .map(|&letter| char::from(letter))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_where_they_were_written() {
        let mut sheet = Sheet::new("x");
        sheet.push(1, &["a", "", "c", "", " "]).unwrap();
        sheet.push(2, &["", " "]).unwrap();
        sheet.push(4, &["", " b "]).unwrap();
        assert_eq!((sheet.height(), sheet.width()), (2, 3));
        assert_eq!((sheet.number(0), sheet.number(1)), (1, 4));
        assert_eq!((sheet.cell(0, 2), sheet.cell(1, 1)), ("c", "b"));
        assert_eq!((sheet.cell(0, 9), sheet.cell(9, 0)), ("", ""));
        assert_eq!(sheet.row(1).collect::<Vec<_>>(), ["", "b"]);
    }

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        let names = [0, 25, 26, 701, 702].map(column_name);
        assert_eq!(names, ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
