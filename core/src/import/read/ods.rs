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
            Step::Close(end) => reading.close(end.name())?,
        }
        turns.did(1, || share(walk.offset(), text.len(), 100)).await;
    }
    if !reading.is_spreadsheet {
        return Err(Refused::Unknown);
    }
    Ok(reading.sheets)
}

/// What a cell says of its value.
#[derive(Clone, Copy, Default)]
enum Sort {
    Date,
    Number,
    Flag,
    #[default]
    Other,
}

/// A cell on the way.
struct Cell {
    sort: Sort,
    value: Option<String>,
    text: String,
    /// How often it is repeated to the right.
    repeated: usize,
    /// How many rows down it is merged.
    down: u32,
}

/// The cells of a row on the way. What is empty to its end is counted, not kept: that are sixteen thousand cells in
/// each row that LibreOffice writes.
#[derive(Default)]
struct Row {
    cells: Vec<String>,
    /// How many of the cells are of this row; those behind them are of former ones, kept to be written anew.
    used: usize,
    /// The column that is next.
    at: usize,
}

impl Row {
    fn clear(&mut self) {
        (self.used, self.at) = (0, 0);
    }

    fn cells(&self) -> &[String] {
        self.cells.get(..self.used).unwrap_or_default()
    }

    /// Goes on by so many empty cells: not far beyond what may be there.
    fn skip(&mut self, cells: usize) {
        self.at = self.at.saturating_add(cells).min(limits::COLUMNS + 1);
    }

    fn push(&mut self, text: &str) {
        if let Some(cell) = self.cell(self.at) {
            cell.push_str(text);
        }
        self.at += 1;
    }

    /// The cell of a column, with empty ones before it.
    fn cell(&mut self, column: usize) -> Option<&mut String> {
        while self.used <= column {
            match self.cells.get_mut(self.used) {
                Some(cell) => cell.clear(),
                None => self.cells.push(String::new()),
            }
            self.used += 1;
        }
        self.cells.get_mut(column)
    }
}

#[derive(Default)]
struct Reading {
    is_spreadsheet: bool,
    sheets: Vec<Sheet>,
    hidden_styles: Vec<String>,
    style: String,
    row: Row,
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
                self.cell = Some(Cell::new(tag));
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
            self.row.skip(repeated);
            return Ok(());
        }
        if self.row.at.saturating_add(repeated) > limits::COLUMNS {
            return Err(Refused::TooManyColumns);
        }
        for _ in 0..repeated {
            self.row.push(&value);
        }
        if down > 1 {
            let last = self.number.saturating_add(down);
            self.held.push((self.row.at - repeated, last, value));
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Refused> {
        let Some(sheet) = self.sheets.last_mut() else {
            return Ok(());
        };
        let is_empty = self.row.cells().iter().all(|cell| cell.trim().is_empty());
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
                if *column < self.row.at
                    && let Some(cell) = self.row.cell(*column).filter(|cell| cell.is_empty())
                {
                    cell.push_str(value);
                }
            }
            self.cells += self.row.used.max(1);
            if self.cells > limits::CELLS {
                return Err(Refused::TooManyCells);
            }
            sheet.push(number, self.row.cells())?;
        }
        Ok(())
    }
}

impl Cell {
    fn new(tag: &Tag<'_>) -> Self {
        let (mut sort, mut repeated, mut down) = (None, None, None);
        // Of several values the one whose name comes first here.
        let values = [
            "value",
            "date-value",
            "time-value",
            "boolean-value",
            "string-value",
        ];
        let (mut value, mut rank) = (None, usize::MAX);
        for attribute in tag.attributes() {
            // LibreOffice has some of them again, under a prefix of its own.
            match attribute.name() {
                "value-type" if sort.is_none() => {
                    sort = Some(match attribute.value().as_deref().unwrap_or_default() {
                        "date" => Sort::Date,
                        "float" | "currency" | "percentage" => Sort::Number,
                        "boolean" => Sort::Flag,
                        _ => Sort::Other,
                    });
                }
                "number-columns-repeated" if repeated.is_none() => repeated = attribute.number(),
                "number-rows-spanned" if down.is_none() => down = attribute.number(),
                name => {
                    let at = values.iter().position(|value| *value == name);
                    if let Some(at) = at.filter(|at| *at < rank)
                        && let Some(text) = attribute.value()
                    {
                        (value, rank) = (Some(text.into_owned()), at);
                    }
                }
            }
        }
        Self {
            sort: sort.unwrap_or_default(),
            value,
            text: String::new(),
            repeated: repeated.unwrap_or(1) as usize,
            down: down.unwrap_or(1),
        }
    }

    fn finish(self) -> String {
        let Some(value) = self.value else {
            return self.text;
        };
        match self.sort {
            Sort::Date => {
                let day = value.strip_suffix("T00:00:00").unwrap_or(&value);
                day.replace('T', " ")
            }
            Sort::Number => {
                // What is shown may have noughts before it, which are a part of a post code.
                let shown = self.text.trim();
                let is_padded = shown.starts_with('0') && shown.bytes().all(|b| b.is_ascii_digit());
                match value.trim().parse::<f64>() {
                    Ok(number) if is_padded && shown.parse() == Ok(number) => shown.to_owned(),
                    Ok(number) => serial::number(number),
                    Err(_) => self.text,
                }
            }
            Sort::Flag => value.to_ascii_uppercase(),
            Sort::Other if self.text.is_empty() => value,
            Sort::Other => self.text,
        }
    }
}
