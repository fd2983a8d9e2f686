//! How much a list may hold. What exceeds a limit is refused with a clear word, never read in part.

/// Bytes of a file, as the data file's own limit.
pub const BYTES: usize = 128 << 20;
/// Bytes of a spreadsheet's parts, unpacked, together: a spreadsheet packs about ten to one, a zip
/// bomb a thousand to one.
pub const UNPACKED: usize = 512 << 20;
/// Files in a packed spreadsheet.
pub const PARTS: usize = 4_096;
/// Sheets of a spreadsheet.
pub const SHEETS: usize = 256;
/// Rows of a sheet: as many as a network may have places.
pub const ROWS: usize = 262_144;
/// Columns of a sheet.
pub const COLUMNS: usize = 1_024;
/// Cells of a file.
pub const CELLS: usize = 16_777_216;
/// Bytes of one cell; Excel's own limit is 32 767 characters.
pub const CELL: usize = 1 << 18;
/// Rows that are looked at to tell what a file and its columns are.
pub const SAMPLE: usize = 200;
/// Faults that are told one by one; further ones are only counted.
pub const FAULTS: usize = 10_000;
