//! Spreadsheets of Excel 97 to 2003: BIFF8 records ([MS-XLS]) in a compound file ([MS-CFB]).
//!
//! Own code in place of `calamine`, which reads these too: it trusts the numbers in a file, and takes memory
//! for as many cells as they claim.

use std::collections::HashMap;

use super::little_endian::{f64_at, u16_at, u32_at};
use super::merged::Merged;
use super::other;
use super::serial::Style;
use crate::import::limits;
use crate::import::read::Refused;
use crate::import::sheet::Sheet;
use crate::import::sorted::sort;
use crate::load::Way;
use crate::turns::{Turns, share};

/// The sheets of a spreadsheet.
pub(super) async fn read(bytes: &[u8], turns: &Turns) -> Result<Vec<Sheet>, Refused> {
    // What is encrypted as a whole has no workbook, but this.
    if stream(bytes, &["EncryptedPackage"]).is_some() {
        return Err(Refused::Locked);
    }
    let book = stream(bytes, &["Workbook"]);
    let Some(book) = book else {
        // Older ones call it Book; another program's file has neither.
        let is = |name: &str| stream(bytes, &[name]).is_some();
        return Err(if is("Book") {
            Refused::OldExcel
        } else if is("WordDocument") {
            other::named(("Word (.doc)", Way::Other))
        } else {
            other::of_bytes(bytes)
        });
    };
    let shared = globals(&book, turns).await?;
    let mut sheets = Vec::new();
    let mut cells = 0;
    for (name, at, hidden) in &shared.sheets {
        if sheets.len() >= limits::SHEETS {
            return Err(Refused::TooManyCells);
        }
        let mut sheet = sheet(&book, *at, name, &shared, &mut cells, turns).await?;
        sheet.hidden = *hidden;
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// A stream of a compound file by one of its names.
fn stream(bytes: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    let shift = u16_at(bytes, 30)?;
    let size = match shift {
        9 | 12 => 1_usize << shift,
        _ => return None,
    };
    let sector = |number: u32| {
        let start = (number as usize).checked_add(1)?.checked_mul(size)?;
        bytes.get(start..start.checked_add(size)?.min(bytes.len()))
    };
    // Which sectors hold the table of sectors: the first 109 in the head, the others in a chain.
    let most = bytes.len() / size + 1;
    let mut tables: Vec<u32> = (0..109).filter_map(|i| u32_at(bytes, 76 + 4 * i)).collect();
    let mut next = u32_at(bytes, 68)?;
    for _ in 0..most {
        let Some(part) = sector(next) else { break };
        let entries = size / 4 - 1;
        tables.extend((0..entries).filter_map(|i| u32_at(part, 4 * i)));
        next = u32_at(part, 4 * entries)?;
    }
    let mut table: Vec<u32> = Vec::new();
    for number in tables.into_iter().take(most) {
        if let Some(part) = sector(number) {
            table.extend(
                part.as_chunks::<4>()
                    .0
                    .iter()
                    .map(|four| u32::from_le_bytes(*four)),
            );
        }
    }
    // No chain is longer than there are sectors: those that turn in circles end there.
    let chain = |first: u32| {
        let mut all = Vec::new();
        let mut number = first;
        for _ in 0..most {
            let Some(part) = sector(number) else { break };
            all.extend_from_slice(part);
            number = table.get(number as usize).copied().unwrap_or(u32::MAX);
        }
        all
    };
    let directory = chain(u32_at(bytes, 48)?);
    let entries = directory.as_chunks::<128>().0;
    let name_of = |entry: &[u8]| -> String {
        let length = usize::from(u16_at(entry, 64).unwrap_or(0)).min(64) / 2;
        let units = (0..length)
            .filter_map(|i| u16_at(entry, 2 * i))
            .take_while(|unit| *unit > 0);
        char::decode_utf16(units).filter_map(Result::ok).collect()
    };
    let entry = entries
        .iter()
        .find(|entry| names.contains(&&*name_of(*entry)))?;
    let (first, length) = (u32_at(entry, 116)?, u32_at(entry, 120)? as usize);
    let cutoff = u32_at(bytes, 56)? as usize;
    let mut data = if length >= cutoff {
        chain(first)
    } else {
        // Small ones lie in pieces of 64 bytes within the stream of the root.
        let root = chain(u32_at(entries.first()?, 116)?);
        let small = chain(u32_at(bytes, 60)?);
        let mut data = Vec::new();
        let mut number = first;
        for _ in 0..=root.len() / 64 {
            let start = (number as usize).checked_mul(64)?;
            let Some(part) = root.get(start..(start + 64).min(root.len())) else {
                break;
            };
            data.extend_from_slice(part);
            number = u32_at(&small, (number as usize).checked_mul(4)?).unwrap_or(u32::MAX);
        }
        data
    };
    data.truncate(length);
    Some(data)
}

/// What the sheets of a file have in common.
#[derive(Default)]
struct Shared {
    /// Name, where it begins, and whether it is hidden.
    sheets: Vec<(String, usize, bool)>,
    strings: Vec<String>,
    styles: Vec<Style>,
    since_1904: bool,
}

/// The record at a place: its sort, its data, and where the next one is.
fn record(book: &[u8], at: usize) -> Option<(u16, &[u8], usize)> {
    let (sort, length) = (u16_at(book, at)?, usize::from(u16_at(book, at + 2)?));
    let data = book.get(at + 4..at + 4 + length)?;
    Some((sort, data, at + 4 + length))
}

/// Letters: wide, or one byte each (Latin-1).
fn letters(bytes: &[u8], is_wide: bool) -> String {
    if is_wide {
        let units = bytes
            .as_chunks::<2>()
            .0
            .iter()
            .map(|two| u16::from_le_bytes(*two));
        char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    } else {
        bytes.iter().copied().map(char::from).collect()
    }
}

/// A text with its length and its width before it; the length takes so many bytes.
fn text(data: &[u8], at: usize, length_bytes: usize) -> Option<String> {
    let length = match length_bytes {
        1 => usize::from(*data.get(at)?),
        _ => usize::from(u16_at(data, at)?),
    };
    let is_wide = data.get(at + length_bytes)? & 1 == 1;
    let start = at + length_bytes + 1;
    let end = start + if is_wide { 2 * length } else { length };
    Some(letters(data.get(start..end.min(data.len()))?, is_wide))
}

async fn globals(book: &[u8], turns: &Turns) -> Result<Shared, Refused> {
    let mut shared = Shared::default();
    let mut formats: HashMap<u32, String> = HashMap::new();
    let mut at = 0;
    let mut is_first = true;
    while let Some((sort, data, next)) = record(book, at) {
        match sort {
            0x0809 if is_first && u16_at(data, 0) != Some(0x0600) => return Err(Refused::OldExcel),
            0x002F => return Err(Refused::Locked),
            0x0022 => shared.since_1904 = u16_at(data, 0) == Some(1),
            0x041E => {
                if let (Some(id), Some(format)) = (u16_at(data, 0), text(data, 2, 2)) {
                    formats.insert(id.into(), format);
                }
            }
            0x00E0 => {
                let id = u16_at(data, 2).unwrap_or(0).into();
                let format = formats.get(&id).map(String::as_str);
                shared.styles.push(Style::new(format, Some(id)));
            }
            0x0085 => {
                // Of the sorts only 0 is a sheet of cells.
                let is_cells = data.get(5) == Some(&0);
                if let (Some(start), Some(name), true) =
                    (u32_at(data, 0), text(data, 6, 1), is_cells)
                {
                    let hidden = data.get(4).is_some_and(|state| state & 3 != 0);
                    shared.sheets.push((name, start as usize, hidden));
                }
            }
            0x00FC => {
                let mut parts = vec![data];
                let mut after = next;
                while let Some((0x003C, more, end)) = record(book, after) {
                    parts.push(more);
                    after = end;
                }
                shared.strings = strings(&parts, turns).await?;
            }
            0x000A => break,
            _ => {}
        }
        is_first = false;
        at = next;
    }
    if is_first {
        return Err(Refused::Broken);
    }
    Ok(shared)
}

/// Where one is in a record that goes on in others.
struct Cursor<'p> {
    parts: &'p [&'p [u8]],
    part: usize,
    at: usize,
}

impl<'p> Cursor<'p> {
    fn rest(&self) -> &'p [u8] {
        let part = self.parts.get(self.part).copied().unwrap_or_default();
        part.get(self.at..).unwrap_or_default()
    }

    /// The next bytes, which no record divides; nothing at the end.
    fn take(&mut self, count: usize) -> Option<&'p [u8]> {
        if self.rest().is_empty() {
            self.part += 1;
            self.at = 0;
        }
        let bytes = self.rest().get(..count)?;
        self.at += count;
        Some(bytes)
    }

    /// Goes on by so many bytes, over the ends of records.
    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let here = self.rest().len().min(count);
            self.at += here;
            count -= here;
            if count > 0 {
                self.part += 1;
                self.at = 0;
                self.parts.get(self.part)?;
            }
        }
        Some(())
    }

    /// So many letters. Where a record ends within them, the next one says anew how wide they are.
    fn letters(&mut self, mut count: usize, mut is_wide: bool) -> Option<String> {
        let mut all = String::new();
        while count > 0 {
            if self.rest().is_empty() {
                self.part += 1;
                self.at = 0;
                is_wide = self.take(1)?.first()? & 1 == 1;
            }
            let width = if is_wide { 2 } else { 1 };
            let here = (self.rest().len() / width).min(count);
            if here == 0 {
                return None;
            }
            all.push_str(&letters(self.take(here * width)?, is_wide));
            count -= here;
        }
        Some(all)
    }
}

/// The texts that cells refer to.
async fn strings(parts: &[&[u8]], turns: &Turns) -> Result<Vec<String>, Refused> {
    let mut cursor = Cursor {
        parts,
        part: 0,
        at: 0,
    };
    let mut all = Vec::new();
    let head = cursor.take(8).and_then(|head| u32_at(head, 4));
    for _ in 0..head.unwrap_or(0) {
        if all.len() >= limits::CELLS {
            return Err(Refused::TooManyCells);
        }
        // What ends too early has the texts that are whole.
        let Some(text) = string(&mut cursor) else {
            break;
        };
        all.push(text);
        turns.did(2, || 0).await;
    }
    Ok(all)
}

fn string(cursor: &mut Cursor<'_>) -> Option<String> {
    let head = cursor.take(3)?;
    let (length, flags) = (usize::from(u16_at(head, 0)?), *head.get(2)?);
    let runs = match flags & 8 {
        0 => 0,
        _ => usize::from(u16_at(cursor.take(2)?, 0)?),
    };
    let spoken = match flags & 4 {
        0 => 0,
        _ => u32_at(cursor.take(4)?, 0)? as usize,
    };
    let text = cursor.letters(length, flags & 1 == 1)?;
    // The last text may end with its record.
    let _ = cursor.skip((4 * runs).saturating_add(spoken));
    Some(text)
}

/// Where a cell stands (row and column, from 0), and how it is formatted.
fn place(data: &[u8]) -> Option<((u16, u16), u16)> {
    Some(((u16_at(data, 0)?, u16_at(data, 2)?), u16_at(data, 4)?))
}

/// A number in four bytes: whole or the upper half of a float, perhaps a hundredfold.
fn short_number(bits: u32) -> f64 {
    let value = if bits & 2 == 2 {
        f64::from((bits as i32) >> 2)
    } else {
        f64::from_bits(u64::from(bits & !3) << 32)
    };
    if bits & 1 == 1 { value / 100.0 } else { value }
}

fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

fn flag(value: u8) -> &'static str {
    if value == 0 { "FALSE" } else { "TRUE" }
}

async fn sheet(
    book: &[u8],
    start: usize,
    name: &str,
    shared: &Shared,
    count: &mut usize,
    turns: &Turns,
) -> Result<Sheet, Refused> {
    let mut cells: Vec<((u16, u16), String)> = Vec::new();
    let mut merged = Vec::new();
    let plain = Style::default();
    let show = |value: f64, style: u16| {
        let style = shared.styles.get(usize::from(style)).unwrap_or(&plain);
        style.show(value, shared.since_1904)
    };
    let (mut at, mut depth) = (start, 0_usize);
    let mut formula = None;
    while let Some((sort, data, next)) = record(book, at) {
        at = next;
        turns.did(2, || share(next, book.len(), 60)).await;
        match sort {
            0x0809 => depth += 1,
            0x000A if depth <= 1 => break,
            0x000A => depth -= 1,
            // A chart within the sheet has numbers of its own.
            _ if depth > 1 => {}
            0x00E5 => {
                for i in 0..usize::from(u16_at(data, 0).unwrap_or(0)) {
                    let part = |field| u16_at(data, 2 + 8 * i + field);
                    if let (Some(first), Some(last), Some(column)) = (part(0), part(2), part(4)) {
                        merged.push((column.into(), u32::from(first) + 1, u32::from(last) + 1));
                    }
                }
            }
            0x00BD => {
                let Some((row, first)) = u16_at(data, 0).zip(u16_at(data, 2)) else {
                    continue;
                };
                for (i, column) in (0..data.len().saturating_sub(6) / 6).zip(first..) {
                    if let (Some(style), Some(bits)) =
                        (u16_at(data, 4 + 6 * i), u32_at(data, 6 + 6 * i))
                    {
                        cells.push(((row, column), show(short_number(bits), style)));
                    }
                }
            }
            0x0207 => {
                if let (Some(at), Some(text)) = (formula.take(), text(data, 0, 2)) {
                    cells.push((at, text));
                }
            }
            0x00FD | 0x0203 | 0x027E | 0x0204 | 0x0205 | 0x0006 => {
                let Some((at, style)) = place(data) else {
                    continue;
                };
                if let Some(value) = value(sort, data, style, shared, &show) {
                    cells.push((at, value));
                } else if sort == 0x0006 {
                    formula = Some(at);
                }
            }
            _ => {}
        }
        if *count + cells.len() > limits::CELLS {
            return Err(Refused::TooManyCells);
        }
    }
    *count += cells.len();
    // Of several in one place the last counts, as it is put into the row after the others.
    sort(&mut cells, |a, b| a.0.cmp(&b.0));
    let mut merged = Merged::new(merged);
    let mut sheet = Sheet::new(name);
    let mut row: Vec<String> = Vec::new();
    let mut number = None;
    let whole = cells.len();
    for (i, ((r, column), value)) in cells.into_iter().enumerate() {
        turns.did(1, || 60 + share(i, whole, 40)).await;
        if let Some(before) = number.filter(|number| *number != r) {
            let before = u32::from(before) + 1;
            merged.fill(before, &mut row);
            sheet.push(before, &row)?;
            row.iter_mut().for_each(String::clear);
        }
        number = Some(r);
        let column = usize::from(column);
        if column >= limits::COLUMNS {
            return Err(Refused::TooManyColumns);
        }
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        if let Some(cell) = row.get_mut(column) {
            *cell = value;
        }
    }
    if let Some(number) = number {
        let number = u32::from(number) + 1;
        merged.fill(number, &mut row);
        sheet.push(number, &row)?;
    }
    Ok(sheet)
}

/// The value of a cell; nothing for a formula whose text follows.
fn value(
    sort: u16,
    data: &[u8],
    style: u16,
    shared: &Shared,
    show: &dyn Fn(f64, u16) -> String,
) -> Option<String> {
    match sort {
        0x00FD => shared.strings.get(u32_at(data, 6)? as usize).cloned(),
        0x0203 => Some(show(f64_at(data, 6)?, style)),
        0x027E => Some(show(short_number(u32_at(data, 6)?), style)),
        0x0204 => text(data, 6, 2),
        0x0205 => {
            let code = *data.get(6)?;
            Some(
                if data.get(7) == Some(&1) {
                    error(code)
                } else {
                    flag(code)
                }
                .to_owned(),
            )
        }
        _ if u16_at(data, 12)? == 0xFFFF => match data.get(6)? {
            0 => None,
            1 => Some(flag(*data.get(8)?).to_owned()),
            2 => Some(error(*data.get(8)?).to_owned()),
            _ => Some(String::new()),
        },
        _ => Some(show(f64_at(data, 6)?, style)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::turns::at_once;

    fn strings(parts: &[&[u8]]) -> Result<Vec<String>, Refused> {
        at_once(super::strings(parts, &Turns::default()))
    }

    #[test]
    fn short_numbers() {
        let told = [0x3FF0_0000, 0x0000_0006, 0x0000_0007, 0xFFFF_FFFE].map(short_number);
        assert_eq!(told, [1.0, 1.0, 0.01, -1.0]);
    }

    #[test]
    fn a_text_that_goes_on_in_another_record() {
        let first = [&[1, 0, 0, 0, 2, 0, 0, 0][..], &[4, 0, 0], b"ab"].concat();
        // The rest of it is wide, and another text follows, with a run of formatting.
        let second = [
            &[1][..],
            &[b'c', 0, b'd', 0],
            &[1, 0, 8, 1, 0],
            b"e",
            &[0, 0, 0, 0],
        ]
        .concat();
        assert_eq!(strings(&[&first, &second]).unwrap(), ["abcd", "e"]);
        // What ends too early is left out.
        assert_eq!(strings(&[&first]).unwrap(), Vec::<String>::new());
        assert_eq!(
            strings(&[&[1, 0, 0, 0, 255, 255, 255, 255]]).unwrap(),
            Vec::<String>::new()
        );
    }
}
