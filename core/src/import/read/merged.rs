//! Cells that were merged down a column: the value of the first holds for all.

use std::iter::Peekable;
use std::vec::IntoIter;

use crate::import::sorted::sort;

/// Merged cells, while the rows of a sheet go by.
pub(super) struct Merged {
    /// Column, first and last row of those to come.
    left: Peekable<IntoIter<(usize, u32, u32)>>,
    /// By column the last row that a value holds for, and the value.
    held: Vec<Option<(u32, String)>>,
}

impl Merged {
    /// Column, first and last row of each.
    pub(super) fn new(mut all: Vec<(usize, u32, u32)>) -> Self {
        sort(&mut all, |a, b| (a.1, a.0).cmp(&(b.1, b.0)));
        Self {
            left: all.into_iter().peekable(),
            held: Vec::new(),
        }
    }

    /// Fills in the next row, which has this number: as wide as the widest before it.
    pub(super) fn fill(&mut self, number: u32, row: &mut [String]) {
        for (held, cell) in self.held.iter_mut().zip(row.iter_mut()) {
            *held = held.take().filter(|(last, _)| *last >= number);
            if let (Some((_, value)), true) = (held, cell.is_empty()) {
                cell.clone_from(value);
            }
        }
        while let Some((column, _, last)) = self.left.next_if(|one| one.1 <= number) {
            let Some(value) = row.get(column).filter(|value| !value.is_empty()) else {
                continue;
            };
            if self.held.len() <= column {
                self.held.resize(column + 1, None);
            }
            if let Some(held) = self.held.get_mut(column) {
                *held = Some((last, value.clone()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands in the rows with these numbers, once they are filled in.
    fn filled(merged: Vec<(usize, u32, u32)>, rows: &[(u32, [&str; 2])]) -> Vec<[String; 2]> {
        let mut merged = Merged::new(merged);
        let mut all = Vec::new();
        for (number, cells) in rows {
            let mut row = cells.map(str::to_owned);
            merged.fill(*number, &mut row);
            all.push(row);
        }
        all
    }

    #[test]
    fn the_value_of_the_first_holds_down_to_the_last() {
        let rows = [
            (1, ["a", "x"]),
            (2, ["", ""]),
            // A row that is not there is not made.
            (4, ["", "y"]),
            (5, ["", ""]),
            (6, ["", ""]),
        ];
        let told = filled(vec![(1, 4, 9), (0, 1, 4), (7, 1, 9), (0, 5, 6)], &rows);
        assert_eq!(
            told,
            [["a", "x"], ["a", ""], ["a", "y"], ["", "y"], ["", "y"]]
        );
    }

    /// A file that says a hundred thousand times that all of its rows are merged takes no time for each row of each.
    #[test]
    fn many_over_the_same_rows_are_read_in_passing() {
        let mut rows = vec![(1, ["a", ""])];
        rows.extend((2..60_000).map(|number| (number, ["", "x"])));
        let told = filled(vec![(0, 1, 65_536); 100_000], &rows);
        assert!(told.iter().all(|row| row[0] == "a"));
    }
}
