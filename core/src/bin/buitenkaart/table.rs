//! Plain tables for a terminal: columns as wide as their widest cell.

/// A table; numbers are right-aligned, texts left-aligned.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these headings.
    pub(crate) fn new<const N: usize>(headings: [&str; N]) -> Self {
        Self {
            rows: vec![headings.map(str::to_owned).into()],
        }
    }

    /// Adds a row.
    pub(crate) fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.into());
    }

    /// Writes the table, each line indented by two spaces.
    pub(crate) fn write(&self, out: &mut String) {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        let cells = |column: usize| self.rows.iter().filter_map(move |row| row.get(column));
        let width = |column: usize| cells(column).map(|c| c.chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns).map(width).collect();
        let is_number = |cell: &String| {
            cell.chars()
                .all(|c| c.is_ascii_digit() || "–?.".contains(c))
        };
        let right: Vec<bool> = (0..columns)
            .map(|column| cells(column).skip(1).all(is_number))
            .collect();
        for row in &self.rows {
            let mut line = String::new();
            for ((cell, &width), &right) in row.iter().zip(&widths).zip(&right) {
                line.push_str("  ");
                let padding = " ".repeat(width - cell.chars().count().min(width));
                if right {
                    line.push_str(&padding);
                }
                line.push_str(cell);
                if !right {
                    line.push_str(&padding);
                }
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }
}
