//! Bytes to cells of text: separated text, spreadsheets, GeoJSON.
//!
//! What a file is follows from its bytes, not from its name. Everything that would have to be
//! known about it, encoding, separator, the sheet, is found out, and told with the cells.

mod decode;
mod json;
mod little_endian;
mod merged;
mod ods;
mod other;
mod serial;
mod text;
mod xls;
mod xlsx;
mod xml;
mod zip;

use std::fmt;

use super::limits;
use super::sheet::{Book, Encoding, Format, Sheet};
use crate::load::Way;
use crate::load::packed::is_packed;
use crate::model::Locale;
use crate::turns::{Long, Turns, at_once};

/// Why a file was not read. Nothing of it is taken then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refused {
    /// There is nothing in it.
    Empty,
    /// It holds more bytes than [`limits::BYTES`].
    TooLarge,
    /// Unpacked, its parts hold more than [`limits::UNPACKED`].
    Bomb,
    /// It is neither text nor one of the spreadsheets that are read, nor anything that has a name.
    Unknown,
    /// It is of another format.
    Another {
        /// Its name: HTML, PDF.
        name: &'static str,
        /// The way on from there.
        way: Way,
    },
    /// It is a spreadsheet of Excel 95 or older.
    OldExcel,
    /// It is protected by a password.
    Locked,
    /// It says that it is a spreadsheet, or JSON, and is not, or ends too early.
    Broken,
    /// It is not in the encoding in which it was to be read.
    NotInEncoding(Encoding),
    /// It is a text in an encoding that is not read.
    UnknownEncoding,
    /// It is a network file, which is opened and not imported.
    Network,
    /// A sheet has more columns than [`limits::COLUMNS`].
    TooManyColumns,
    /// A sheet has more rows than [`limits::ROWS`].
    TooManyRows,
    /// It has more cells than [`limits::CELLS`], or more sheets than [`limits::SHEETS`].
    TooManyCells,
    /// A cell is longer than [`limits::CELL`].
    CellTooLong {
        /// The number of its row.
        row: u32,
    },
}

impl Refused {
    /// A name for programs.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too-large",
            Self::Bomb => "unpacks-too-large",
            Self::Unknown => "unknown-format",
            // As of a file that is to be a network.
            Self::Another { .. } => "another-format",
            Self::OldExcel => "old-excel",
            Self::Locked => "locked",
            Self::Broken => "broken-file",
            Self::NotInEncoding(_) => "not-in-encoding",
            Self::UnknownEncoding => "unknown-encoding",
            Self::Network => "network-file",
            Self::TooManyColumns => "too-many-columns",
            Self::TooManyRows => "too-many-rows",
            Self::TooManyCells => "too-many-cells",
            Self::CellTooLong { .. } => "cell-too-long",
        }
    }

    /// What is wrong, and what to do.
    #[must_use]
    pub fn told(self, locale: Locale) -> String {
        super::wording::refused(self, locale)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Locale::En))
    }
}

impl std::error::Error for Refused {}

/// How a text is read, as far as the reader says so; the rest is found out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextAs {
    /// How its bytes stand for letters.
    pub encoding: Option<Encoding>,
    /// What stands between its cells.
    pub delimiter: Option<u8>,
}

/// A list that is being read, in turns: whoever must not be kept waiting does something else in between.
pub type Reading<'b> = Long<'b, Result<Book, Refused>>;

impl<'b> Reading<'b> {
    /// Begins; a text is read as the reader says.
    #[must_use]
    pub fn new(bytes: &'b [u8], said: TextAs) -> Self {
        Self::of(async move |turns| in_turns(bytes, said, &turns).await)
    }
}

async fn in_turns(bytes: &[u8], said: TextAs, turns: &Turns) -> Result<Book, Refused> {
    if bytes.len() > limits::BYTES {
        return Err(Refused::TooLarge);
    }
    if is_packed(bytes) {
        return Err(Refused::Network);
    }
    let book = if is_archive(bytes) {
        let archive = zip::Archive::new(bytes)?;
        if archive.has("xl/workbook.xml") {
            book(Format::Xlsx, xlsx::read(&archive, turns).await?)
        } else if archive.has("content.xml") {
            book(Format::Ods, ods::read(&archive, turns).await?)
        } else if archive.has("xl/workbook.bin") {
            return Err(other::named(("Excel (.xlsb)", Way::Other)));
        } else {
            return Err(other::of_bytes(bytes));
        }
    } else if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        book(Format::Xls, xls::read(bytes, turns).await?)
    } else {
        let (text, encoding) = decode::decode(bytes, said.encoding, turns).await?;
        let other = other::Text::new(&text);
        if let Some(refused) = other.refused() {
            return Err(refused);
        }
        let as_json = match json::may_be(&text) {
            false => Err(Refused::Broken),
            true => json::read(&text, turns).await,
        };
        match as_json {
            Err(Refused::Broken) if json::is_tried(&text) => return Err(other.broken()),
            Err(Refused::Broken) => {
                let (delimiter, sheet) = text::read(&text, said.delimiter, turns).await?;
                if let Some(refused) = other.refused_as(&text, &sheet) {
                    return Err(refused);
                }
                let format = Format::Text {
                    encoding,
                    delimiter,
                };
                book(format, vec![sheet])
            }
            read => read?,
        }
    };
    if book.sheets.iter().all(|sheet| sheet.height() == 0) {
        return Err(Refused::Empty);
    }
    Ok(book)
}

fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Reads a list.
///
/// # Errors
///
/// Where the bytes are no list, or more than is read; see [`Refused`]. Any bytes may be given.
pub fn read(bytes: &[u8]) -> Result<Book, Refused> {
    read_with(bytes, TextAs::default())
}

/// Reads a list; a text as the reader says.
///
/// # Errors
///
/// As [`read`].
pub fn read_with(bytes: &[u8], said: TextAs) -> Result<Book, Refused> {
    at_once(in_turns(bytes, said, &Turns::default()))
}

/// Files of an archive, by their names. Nothing where the bytes are no archive, or one without all of them.
pub(super) fn parts(bytes: &[u8], names: &[&str]) -> Option<Vec<Vec<u8>>> {
    // Lists of this much in all, and the network that those before have come to.
    if bytes.len() > limits::BYTES * 3 || !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    let archive = zip::Archive::new(bytes).ok()?;
    let turns = Turns::default();
    let parts = names
        .iter()
        .map(|name| at_once(archive.bytes(name, &turns)).ok().flatten());
    parts.collect()
}

fn book(format: Format, sheets: Vec<Sheet>) -> Book {
    Book { format, sheets }
}
