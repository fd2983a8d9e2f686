//! Spreadsheets of Excel since 2007 (ECMA-376, part 1, chapter 18).

use std::borrow::Cow;
use std::collections::HashMap;

use super::merged::Merged;
use super::serial::Style;
use super::xml::{Step, Tag, Walk};
use super::zip::Archive;
use crate::import::limits;
use crate::import::read::Refused;
use crate::import::sheet::Sheet;
use crate::import::sorted::Sorted;
use crate::turns::{Turns, share};

/// Name and relation of a sheet, and whether it is hidden.
type Named = (String, String, bool);

/// What the sheets of a file have in common.
struct Shared {
    strings: Vec<String>,
    styles: Vec<Style>,
    since_1904: bool,
}

/// The sheets of a spreadsheet.
pub(super) async fn read(archive: &Archive<'_>, turns: &Turns) -> Result<Vec<Sheet>, Refused> {
    let workbook = archive.text("xl/workbook.xml", turns).await?;
    let workbook = workbook.unwrap_or_default();
    let targets = archive.text("xl/_rels/workbook.xml.rels", turns).await?;
    let targets = relations(&targets.unwrap_or_default())?;
    let (named, since_1904) = sheets(&workbook)?;
    let of = async |kind: &str, usual: &str| {
        let found = targets.iter().find(|(_, (k, _))| k.ends_with(kind));
        let path = found.map_or(usual, |(_, (_, path))| path.as_str());
        archive.text(path, turns).await
    };
    let strings = of("/sharedStrings", "xl/sharedStrings.xml").await?;
    let styles = of("/styles", "xl/styles.xml").await?;
    let shared = Shared {
        strings: match strings {
            Some(text) => shared_strings(&text, turns).await?,
            None => Vec::new(),
        },
        styles: styles.map_or(Ok(Vec::new()), |text| cell_styles(&text))?,
        since_1904,
    };
    let mut read = Vec::new();
    let mut cells = 0;
    let count = named.len();
    for (i, (name, id, hidden)) in named.into_iter().enumerate() {
        let Some((_, path)) = targets.get(&id) else {
            continue;
        };
        // A sheet that is a chart has no cells.
        let Some(text) = archive.text(path, turns).await? else {
            continue;
        };
        let share_of = |at: usize| share(i, count, 100) + share(at, text.len(), 100) / count.max(1);
        let mut sheet = cells_of(&text, &name, &shared, turns, &share_of).await?;
        sheet.hidden = hidden;
        cells += sheet.height() * sheet.width();
        if cells > limits::CELLS || read.len() >= limits::SHEETS {
            return Err(Refused::TooManyCells);
        }
        read.push(sheet);
    }
    Ok(read)
}

/// The parts that a workbook refers to: by id their sort and path.
fn relations(text: &str) -> Result<Sorted<String, (String, String)>, Refused> {
    let mut all = Vec::new();
    let mut walk = Walk::new(text);
    while let Some(step) = walk.next()? {
        if let Step::Open(tag) = step
            && tag.name() == "Relationship"
            && let (Some(id), Some(target)) = (tag.get("Id"), tag.get("Target"))
        {
            let path = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("xl/{target}"),
            };
            all.push((id, (tag.get("Type").unwrap_or_default(), path)));
        }
    }
    Ok(all.into_iter().collect())
}

/// Name, relation and whether it is hidden of every sheet; and whether days count from 1904.
fn sheets(text: &str) -> Result<(Vec<Named>, bool), Refused> {
    let (mut all, mut since_1904) = (Vec::new(), false);
    let mut walk = Walk::new(text);
    while let Some(step) = walk.next()? {
        let Step::Open(tag) = step else { continue };
        match tag.name() {
            "workbookPr" => {
                since_1904 = tag.get("date1904").is_some_and(|v| v == "1" || v == "true")
            }
            "sheet" => all.push((
                tag.get("name").unwrap_or_default(),
                tag.get("id").unwrap_or_default(),
                tag.get("state").is_some_and(|state| state != "visible"),
            )),
            _ => {}
        }
    }
    Ok((all, since_1904))
}

/// The texts that cells refer to, in their order; formatting left out, and how they are spoken.
async fn shared_strings(text: &str, turns: &Turns) -> Result<Vec<String>, Refused> {
    let (mut all, mut one) = (Vec::new(), String::new());
    let (mut is_text, mut is_spoken) = (false, false);
    let mut walk = Walk::new(text);
    while let Some(step) = walk.next()? {
        match step {
            Step::Open(tag) => match tag.name() {
                "si" => one.clear(),
                "t" => is_text = true,
                "rPh" => is_spoken = true,
                _ => {}
            },
            Step::Close(end) => match end.name() {
                "si" => {
                    if all.len() >= limits::CELLS {
                        return Err(Refused::TooManyCells);
                    }
                    all.push(unescape(&one).into_owned());
                    turns.did(4, || 0).await;
                }
                "t" => is_text = false,
                "rPh" => is_spoken = false,
                _ => {}
            },
            Step::Text(text) if is_text && !is_spoken => one.push_str(&text),
            Step::Text(_) => {}
        }
    }
    Ok(all)
}

/// Excel writes characters that XML cannot hold as `_x000D_`.
fn unescape(text: &str) -> Cow<'_, str> {
    // A sign alone is looked for faster than a word.
    if text.contains('_') && text.contains("_x000D_") {
        text.replace("_x000D_", "\r").into()
    } else {
        text.into()
    }
}

fn cell_styles(text: &str) -> Result<Vec<Style>, Refused> {
    let mut formats: HashMap<u32, String> = HashMap::new();
    let (mut all, mut is_cell) = (Vec::new(), false);
    let mut walk = Walk::new(text);
    while let Some(step) = walk.next()? {
        match step {
            Step::Open(tag) => match tag.name() {
                "numFmt" => {
                    let format = tag.get("formatCode").unwrap_or_default();
                    if let Some(id) = tag.number("numFmtId") {
                        formats.insert(id, format);
                    }
                }
                "cellXfs" => is_cell = true,
                "xf" if is_cell => {
                    let id = tag.number("numFmtId");
                    let format = id.and_then(|id| formats.get(&id)).map(String::as_str);
                    all.push(Style::new(format, id));
                }
                _ => {}
            },
            Step::Close(end) if end.name() == "cellXfs" => is_cell = false,
            _ => {}
        }
    }
    Ok(all)
}

/// The columns and rows, from 0, that a reference names: `B2`, `B2:C9`.
fn reference(text: &str) -> Option<(usize, u32)> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = text.split_at_checked(digits)?;
    let mut column = 0_usize;
    for letter in letters.bytes().filter(|&b| b != b'$') {
        let value = usize::from(
            letter
                .to_ascii_uppercase()
                .checked_sub(b'A')
                .filter(|&v| v < 26)?,
        );
        column = column.checked_mul(26)?.checked_add(value + 1)?;
    }
    Some((
        column.checked_sub(1)?,
        digits.trim_start_matches('$').parse().ok()?,
    ))
}

/// Cells that were merged down a column.
fn merged(text: &str) -> Merged {
    let mut all = Vec::new();
    // They come after all cells: what is before those is long.
    let end = text.rfind("sheetData>").and_then(|at| text.get(at..));
    let part = end.and_then(|end| end.get(end.find("<mergeCells")?..));
    let mut walk = Walk::new(part.unwrap_or_default());
    // What follows may be cut off anywhere; it was read whole before.
    while let Ok(Some(step)) = walk.next() {
        match step {
            Step::Open(tag) if tag.name() == "mergeCell" => {
                let range = tag.get("ref").unwrap_or_default();
                if let Some((from, to)) = range.split_once(':')
                    && let (Some((column, first)), Some((_, last))) =
                        (reference(from), reference(to))
                    && last > first
                {
                    all.push((column, first, last));
                }
            }
            Step::Close(end) if end.name() == "mergeCells" => break,
            _ => {}
        }
    }
    Merged::new(all)
}

/// The cells of a sheet; `percent` of all is done where so many bytes of it are.
async fn cells_of(
    text: &str,
    name: &str,
    shared: &Shared,
    turns: &Turns,
    percent: &dyn Fn(usize) -> usize,
) -> Result<Sheet, Refused> {
    let mut merged = merged(text);
    let mut sheet = Sheet::new(name);
    let mut row: Vec<String> = Vec::new();
    let (mut number, mut column) = (0_u32, 0_usize);
    let mut cell = CellBuilder::default();
    let mut walk = Walk::new(text);
    while let Some(step) = walk.next()? {
        match step {
            Step::Open(tag) => match tag.name() {
                "row" => {
                    number = tag.number("r").unwrap_or(number.saturating_add(1));
                    row.iter_mut().for_each(String::clear);
                    column = 0;
                }
                "c" => column = cell.begin(&tag).unwrap_or(column),
                "v" | "t" => cell.is_text = true,
                "rPh" => cell.is_spoken = true,
                _ => {}
            },
            Step::Text(text) if cell.is_text && !cell.is_spoken => cell.text.push_str(&text),
            Step::Text(_) => {}
            Step::Close(end) => match end.name() {
                "v" | "t" => cell.is_text = false,
                "rPh" => cell.is_spoken = false,
                "c" => {
                    let value = cell.value(shared);
                    if !value.is_empty() {
                        if column >= limits::COLUMNS {
                            return Err(Refused::TooManyColumns);
                        }
                        if row.len() <= column {
                            row.resize(column + 1, String::new());
                        }
                        if let Some(cell) = row.get_mut(column) {
                            cell.clear();
                            cell.push_str(&value);
                        }
                    }
                    // What stands before the next cell belongs to none.
                    cell.begin_none();
                    column += 1;
                    turns.did(4, || percent(walk.offset())).await;
                }
                "row" => {
                    merged.fill(number, &mut row);
                    sheet.push(number, &row)?;
                }
                "sheetData" => break,
                _ => {}
            },
        }
    }
    Ok(sheet)
}

/// What a cell says of its value.
#[derive(Clone, Copy, Default)]
enum Sort {
    /// The position of a text that cells share.
    Shared,
    /// 1 or 0.
    Flag,
    /// A text.
    Text,
    /// A number, shown as its style has it.
    #[default]
    Number,
    /// Errors (#N/A), and dates as ISO 8601.
    Other,
}

/// A cell on the way; its text is written anew for each.
#[derive(Default)]
struct CellBuilder {
    sort: Sort,
    style: Option<u32>,
    text: String,
    is_text: bool,
    is_spoken: bool,
}

impl CellBuilder {
    /// Outside of cells.
    fn begin_none(&mut self) {
        let mut text = std::mem::take(&mut self.text);
        text.clear();
        *self = Self {
            text,
            ..Self::default()
        };
    }

    /// Begins a cell; its column, where it gives that.
    fn begin(&mut self, tag: &Tag<'_>) -> Option<usize> {
        self.begin_none();
        let mut column = None;
        for attribute in tag.attributes() {
            match attribute.name() {
                "r" => column = attribute.value().as_deref().and_then(reference),
                "s" => self.style = attribute.number(),
                "t" => {
                    self.sort = match attribute.value().as_deref().unwrap_or_default() {
                        "s" => Sort::Shared,
                        "b" => Sort::Flag,
                        "str" | "inlineStr" => Sort::Text,
                        "" | "n" => Sort::Number,
                        _ => Sort::Other,
                    }
                }
                _ => {}
            }
        }
        column.map(|(column, _)| column)
    }

    fn value<'c>(&'c self, shared: &'c Shared) -> Cow<'c, str> {
        match self.sort {
            Sort::Shared => {
                let index = self.text.trim().parse::<usize>().ok();
                let text = index.and_then(|index| shared.strings.get(index));
                text.map_or("", |text| text).into()
            }
            Sort::Flag if self.text == "1" => "TRUE".into(),
            Sort::Flag if self.text == "0" => "FALSE".into(),
            Sort::Text => unescape(&self.text),
            Sort::Number => {
                let style = self
                    .style
                    .and_then(|style| shared.styles.get(style as usize));
                let plain = Style::default();
                let style = style.unwrap_or(&plain);
                match self.text.trim().parse::<f64>() {
                    Ok(value) => style.show(value, shared.since_1904).into(),
                    Err(_) => (&*self.text).into(),
                }
            }
            Sort::Flag | Sort::Other => (&*self.text).into(),
        }
    }
}
