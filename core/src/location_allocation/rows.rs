//! For each demand the sites that could serve it, the cheapest first.

use super::problem::Problem;

/// A site that could serve a demand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    /// Its position in the list of sites that the rows were made for.
    pub(super) site: u32,
    /// What serving from it costs.
    pub(super) cost: f64,
}

/// All rows, one after the other. Sites that cost a demand no less than its ceiling are left
/// out: they cannot help it.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    cells: Vec<Cell>,
    ends: Vec<usize>,
}

impl Rows {
    /// The rows of some sites.
    pub(super) fn new(problem: &Problem, sites: &[u32], ceilings: &[f64]) -> Self {
        let mut rows = Self::default();
        for (demand, &ceiling) in ceilings.iter().enumerate() {
            let start = rows.cells.len();
            for (position, &site) in (0..).zip(sites) {
                if let Some(&cost) = problem.column(site as usize).get(demand)
                    && cost < ceiling
                {
                    let site = position;
                    rows.cells.push(Cell { site, cost });
                }
            }
            if let Some(row) = rows.cells.get_mut(start..) {
                row.sort_unstable_by(|a, b| a.cost.total_cmp(&b.cost).then(a.site.cmp(&b.site)));
            }
            rows.ends.push(rows.cells.len());
        }
        rows
    }

    /// The rows of fewer sites under lower ceilings. `renamed` gives for each site its new
    /// position, or nothing for one that is left out.
    pub(super) fn restrict(&self, renamed: &[Option<u32>], ceilings: &[f64]) -> Self {
        let mut rows = Self::default();
        rows.ends.reserve(self.ends.len());
        for (row, &ceiling) in self.iter().zip(ceilings) {
            for cell in row.iter().take_while(|cell| cell.cost < ceiling) {
                if let Some(Some(site)) = renamed.get(cell.site as usize) {
                    let (site, cost) = (*site, cell.cost);
                    rows.cells.push(Cell { site, cost });
                }
            }
            rows.ends.push(rows.cells.len());
        }
        rows
    }

    /// One row for each demand.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[Cell]> {
        let starts = std::iter::once(&0).chain(&self.ends);
        let bounds = starts.zip(&self.ends);
        bounds.map(|(start, end)| self.cells.get(*start..*end).unwrap_or_default())
    }
}
