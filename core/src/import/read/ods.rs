//! OpenDocument spreadsheets (ISO/IEC 26300).

use super::serial;
use super::xml::{Step, Tag, Walk};
use super::zip::Archive;
use crate::import::limits;
use crate::import::read::Refused;
use crate::import::sheet::Sheet;
use crate::turns::{Turns, share};

/// The sheets of a spreadsheet.
pub(super) async fn read(archive: &Archive<'_>, turns: &Turns) -> Result<Vec<Sheet>, Refused> {
    if let Some(manifest) = archive.text("META-INF/manifest.xml", turns).await?
        && manifest.contains("encryption-data")
    {
        return Err(Refused::Locked);
    }
    let text = archive.text("content.xml", turns).await?;
    let text = text.unwrap_or_default();
    let mut reading = Reading::default();
    let mut walk = Walk::new(&text);
    while let Some(step) = walk.next()? {
        match step {
            Step::Open(tag) => reading.open(&tag)?,
            Step::Text(text) => reading.text(&text),
            Step::Close(name) => reading.close(&name)?,
        }
        turns.did(1, || share(walk.offset(), text.len(), 100)).await;
    }
    if !reading.is_spreadsheet {
        return Err(Refused::Unknown);
    }
    Ok(reading.sheets)
}

/// A cell on the way.
#[derive(Default)]
struct Cell {
    kind: String,
    value: Option<String>,
    text: String,
    /// How often it is repeated to the right.
    repeated: usize,
    /// How many rows down it is merged.
    down: u32,
}

#[derive(Default)]
struct Reading {
    is_spreadsheet: bool,
    sheets: Vec<Sheet>,
    hidden_styles: Vec<String>,
    style: String,
    row: Vec<String>,
    number: u32,
    rows_repeated: u32,
    cell: Option<Cell>,
    /// How deep in a comment, which is no part of the cell.
    comment: usize,
    paragraphs: usize,
    is_paragraph: bool,
    /// By column the last row that a merged value holds for, and the value.
    held: Vec<(usize, u32, String)>,
    cells: usize,
}

impl Reading {
    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Refused> {
        if self.comment > 0 || tag.name() == "annotation" {
            self.comment += 1;
            return Ok(());
        }
        match tag.name() {
            "spreadsheet" => self.is_spreadsheet = true,
            "style" => self.style = tag.get("name").unwrap_or_default(),
            "table-properties" if tag.get("display").as_deref() == Some("false") => {
                self.hidden_styles.push(self.style.clone());
            }
            "table" => {
                if self.sheets.len() >= limits::SHEETS {
                    return Err(Refused::TooManyCells);
                }
                let mut sheet = Sheet::new(&tag.get("name").unwrap_or_default());
                let style = tag.get("style-name").unwrap_or_default();
                sheet.hidden = self.hidden_styles.contains(&style);
                self.sheets.push(sheet);
                self.number = 0;
                self.held.clear();
            }
            "table-row" => {
                self.row.clear();
                self.rows_repeated = tag.number("number-rows-repeated").unwrap_or(1);
            }
            "table-cell" | "covered-table-cell" => {
                self.paragraphs = 0;
                self.cell = Some(Cell {
                    kind: tag.get("value-type").unwrap_or_default(),
                    value: [
                        "value",
                        "date-value",
                        "time-value",
                        "boolean-value",
                        "string-value",
                    ]
                    .into_iter()
                    .find_map(|name| tag.get(name)),
                    text: String::new(),
                    repeated: tag.number("number-columns-repeated").unwrap_or(1) as usize,
                    down: tag.number("number-rows-spanned").unwrap_or(1),
                });
            }
            "p" | "h" => {
                self.is_paragraph = true;
                self.paragraphs += 1;
                if self.paragraphs > 1 {
                    self.text("\n");
                }
            }
            "s" => {
                let count = tag.number("c").unwrap_or(1).min(64) as usize;
                self.text(&" ".repeat(count));
            }
            "tab" => self.text("\t"),
            "line-break" => self.text("\n"),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.comment == 0
            && self.is_paragraph
            && let Some(cell) = &mut self.cell
        {
            cell.text.push_str(text);
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Refused> {
        if self.comment > 0 {
            self.comment -= 1;
            return Ok(());
        }
        match name {
            "p" | "h" => self.is_paragraph = false,
            "table-cell" | "covered-table-cell" => self.end_cell()?,
            "table-row" => self.end_row()?,
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Refused> {
        let Some(cell) = self.cell.take() else {
            return Ok(());
        };
        let (repeated, down) = (cell.repeated, cell.down);
        let value = cell.finish();
        if value.is_empty() {
            // Cells without a word to the end of the sheet are usual: a thousand columns of them.
            let end = self
                .row
                .len()
                .saturating_add(repeated)
                .min(limits::COLUMNS + 1);
            self.row.resize(end, String::new());
            return Ok(());
        }
        if self.row.len().saturating_add(repeated) > limits::COLUMNS {
            return Err(Refused::TooManyColumns);
        }
        if down > 1 {
            let last = self.number.saturating_add(down);
            self.held.push((self.row.len(), last, value.clone()));
        }
        for _ in 0..repeated {
            self.row.push(value.clone());
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Refused> {
        let Some(sheet) = self.sheets.last_mut() else {
            return Ok(());
        };
        let is_empty = self.row.iter().all(|cell| cell.trim().is_empty());
        if is_empty && self.held.is_empty() {
            self.number = self.number.saturating_add(self.rows_repeated);
            return Ok(());
        }
        for _ in 0..self.rows_repeated {
            self.number = self.number.saturating_add(1);
            let number = self.number;
            self.held.retain(|(_, last, _)| *last >= number);
            if self.held.is_empty() && is_empty {
                // Nothing comes of the rest of them.
                continue;
            }
            for (column, _, value) in &self.held {
                if let Some(cell) = self.row.get_mut(*column).filter(|cell| cell.is_empty()) {
                    cell.clone_from(value);
                }
            }
            self.cells += self.row.len();
            if self.cells > limits::CELLS {
                return Err(Refused::TooManyCells);
            }
            sheet.push(number, &self.row)?;
        }
        Ok(())
    }
}

impl Cell {
    fn finish(self) -> String {
        let Some(value) = self.value else {
            return self.text;
        };
        match &*self.kind {
            "date" => {
                let day = value.strip_suffix("T00:00:00").unwrap_or(&value);
                day.replace('T', " ")
            }
            "float" | "currency" | "percentage" => {
                // What is shown may have noughts before it, which are a part of a post code.
                let shown = self.text.trim();
                let is_padded = shown.starts_with('0') && shown.bytes().all(|b| b.is_ascii_digit());
                match value.trim().parse::<f64>() {
                    Ok(number) if is_padded && shown.parse() == Ok(number) => shown.to_owned(),
                    Ok(number) => serial::number(number),
                    Err(_) => self.text,
                }
            }
            "boolean" => value.to_ascii_uppercase(),
            _ if self.text.is_empty() => value,
            _ => self.text,
        }
    }
}
