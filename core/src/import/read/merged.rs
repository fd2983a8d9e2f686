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
