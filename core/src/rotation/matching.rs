//! The cheapest way to match the rows of a square table with its columns, exactly.
//!
//! Kuhn's "Hungarian" method in the form of shortest augmenting paths (Jonker & Volgenant 1987),
//! O(n³). It only adds, subtracts and compares, so that a cost may be a list of numbers of which the
//! first that differs decides: levels, rather than one sum. The crate `pathfinding` has the same
//! method for numbers alone, and the tests hold this against it.

use std::ops::{Add, Sub};

/// What a match costs: numbers, or lists of numbers in lexicographic order.
pub(super) trait Cost:
    Copy + Ord + Add<Output = Self> + Sub<Output = Self> + Default
{
}

impl Cost for i64 {}

/// Numbers of which the first that differs decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Levels<const N: usize>(pub(super) [i64; N]);

impl<const N: usize> Default for Levels<N> {
    fn default() -> Self {
        Self([0; N])
    }
}

impl<const N: usize> Levels<N> {
    fn each(mut self, other: Self, with: impl Fn(i64, i64) -> i64) -> Self {
        for (a, b) in self.0.iter_mut().zip(other.0) {
            *a = with(*a, b);
        }
        self
    }
}

impl<const N: usize> Add for Levels<N> {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        self.each(other, i64::saturating_add)
    }
}

impl<const N: usize> Sub for Levels<N> {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self.each(other, i64::saturating_sub)
    }
}

impl<const N: usize> Cost for Levels<N> {}

/// The cheapest matching, and the prices that prove it.
pub(super) struct Matching<C> {
    /// The column of each row.
    pub(super) column_of: Vec<usize>,
    /// The row of each column.
    row_of: Vec<usize>,
    /// Prices of rows and columns: no cost is below the sum of the two, and that of a match is it.
    rows: Vec<C>,
    columns: Vec<C>,
}

/// A column, while a row is looking for one.
#[derive(Clone, Copy)]
struct Seen<C> {
    /// The least detour to it, and by which column.
    least: Option<C>,
    by: Option<usize>,
    is_used: bool,
}

fn at<T: Copy + Default>(list: &[T], index: usize) -> T {
    list.get(index).copied().unwrap_or_default()
}

fn change<T: Copy + Default>(list: &mut [T], index: usize, with: impl Fn(T) -> T) {
    if let Some(value) = list.get_mut(index) {
        *value = with(*value);
    }
}

/// The cheapest matching of `n` rows with `n` columns.
pub(super) fn cheapest<C: Cost>(n: usize, cost: &impl Fn(usize, usize) -> C) -> Matching<C> {
    let mut row_of: Vec<Option<usize>> = vec![None; n];
    let mut rows = vec![C::default(); n];
    let mut columns = vec![C::default(); n];
    for start in 0..n {
        let mut seen = vec![
            Seen {
                least: None,
                by: None,
                is_used: false,
            };
            n
        ];
        // The row that looks, and the column that it was turned out of.
        let (mut row, mut from) = (start, None);
        let mut used_rows = vec![start];
        let free = loop {
            let mut nearest: Option<(C, usize)> = None;
            for (j, column) in seen.iter_mut().enumerate().filter(|(_, c)| !c.is_used) {
                let detour = cost(row, j) - at(&rows, row) - at(&columns, j);
                if column.least.is_none_or(|least| detour < least) {
                    (column.least, column.by) = (Some(detour), from);
                }
                let least = column.least.unwrap_or(detour);
                if nearest.is_none_or(|(best, _)| least < best) {
                    nearest = Some((least, j));
                }
            }
            // There are as many columns as rows: one is left.
            let Some((step, j)) = nearest else {
                break None;
            };
            for &row in &used_rows {
                change(&mut rows, row, |price| price + step);
            }
            for (j, column) in seen.iter_mut().enumerate() {
                if column.is_used {
                    change(&mut columns, j, |price| price - step);
                } else {
                    column.least = column.least.map(|least| least - step);
                }
            }
            if let Some(column) = seen.get_mut(j) {
                column.is_used = true;
            }
            match row_of.get(j).copied().flatten() {
                None => break Some(j),
                Some(taken) => {
                    used_rows.push(taken);
                    (row, from) = (taken, Some(j));
                }
            }
        };
        // Everybody on the way moves up by one.
        let mut next = free;
        while let Some(j) = next {
            let by = seen.get(j).and_then(|column| column.by);
            let moved = by.map_or(Some(start), |by| row_of.get(by).copied().flatten());
            if let Some(row) = row_of.get_mut(j) {
                *row = moved;
            }
            next = by;
        }
    }
    let row_of: Vec<usize> = row_of.into_iter().map(Option::unwrap_or_default).collect();
    let mut column_of = vec![0; n];
    for (j, &i) in row_of.iter().enumerate() {
        change(&mut column_of, i, |_| j);
    }
    Matching {
        column_of,
        row_of,
        rows,
        columns,
    }
}

impl<C: Cost> Matching<C> {
    /// How much more the cheapest matching costs in which a given row has a given column, for every
    /// row and column: `result[row][column]`, 0 for the matches of this one. O(n³).
    pub(super) fn regrets(&self, cost: &impl Fn(usize, usize) -> C) -> Vec<Vec<C>> {
        let n = self.rows.len();
        let spare = |i: usize, j: usize| cost(i, j) - at(&self.rows, i) - at(&self.columns, j);
        let mut all = vec![vec![C::default(); n]; n];
        // Who is turned out of a column looks for another, until the column is found that was left.
        for j in 0..n {
            let ways = self.ways(at(&self.row_of, j), &spare);
            for (i, row) in all.iter_mut().enumerate() {
                let left = at(&self.column_of, i);
                if left != j
                    && let Some(regret) = row.get_mut(j)
                {
                    *regret = spare(i, j) + at(&ways, left);
                }
            }
        }
        all
    }

    /// The least that it costs a row to come to each column, by turning others out (Dijkstra).
    fn ways(&self, start: usize, spare: &impl Fn(usize, usize) -> C) -> Vec<C> {
        let n = self.rows.len();
        let mut least: Vec<C> = (0..n).map(|j| spare(start, j)).collect();
        let mut is_done = vec![false; n];
        for _ in 0..n {
            let open = (0..n).filter(|&j| !at(&is_done, j));
            let Some(j) = open.min_by_key(|&j| at(&least, j)) else {
                break;
            };
            change(&mut is_done, j, |_| true);
            let (row, so_far) = (at(&self.row_of, j), at(&least, j));
            for k in 0..n {
                let way = so_far + spare(row, k);
                change(&mut least, k, |least| least.min(way));
            }
        }
        least
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn total(table: &[Vec<i64>], column_of: &[usize]) -> i64 {
        column_of
            .iter()
            .enumerate()
            .map(|(i, &j)| table[i][j])
            .sum()
    }

    fn solve(table: &[Vec<i64>]) -> (i64, Vec<Vec<i64>>) {
        let cost = |i: usize, j: usize| table[i][j];
        let found = cheapest(table.len(), &cost);
        let mut columns = found.column_of.clone();
        columns.sort_unstable();
        assert!(columns.into_iter().eq(0..table.len()), "not a matching");
        (total(table, &found.column_of), found.regrets(&cost))
    }

    /// Every way to match, one after the other.
    fn permutations(n: usize, each: &mut impl FnMut(&[usize])) {
        fn step(left: usize, order: &mut Vec<usize>, each: &mut impl FnMut(&[usize])) {
            if left == order.len() {
                return each(order);
            }
            for i in left..order.len() {
                order.swap(left, i);
                step(left + 1, order, each);
                order.swap(left, i);
            }
        }
        step(0, &mut (0..n).collect(), each);
    }

    fn any_table(
        sizes: std::ops::RangeInclusive<usize>,
        most: i64,
    ) -> impl Strategy<Value = Vec<Vec<i64>>> {
        sizes.prop_flat_map(move |n| {
            prop::collection::vec(prop::collection::vec(-most..=most, n), n)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn it_is_the_cheapest_of_all_and_so_are_the_regrets(
            table in prop_oneof![any_table(0..=6, 3), any_table(1..=6, 1000)]
        ) {
            let n = table.len();
            let (best, regrets) = solve(&table);
            let mut least = i64::MAX;
            let mut with = vec![vec![i64::MAX; n]; n];
            permutations(n, &mut |order| {
                let cost = total(&table, order);
                least = least.min(cost);
                for (i, &j) in order.iter().enumerate() {
                    with[i][j] = with[i][j].min(cost);
                }
            });
            prop_assert_eq!(best, least);
            for (with, regret) in with.iter().flatten().zip(regrets.iter().flatten()) {
                prop_assert_eq!(with - least, *regret);
            }
        }

        /// Levels are as good as one sum in which no level can make up for the one above it.
        #[test]
        fn levels_decide_one_after_the_other(
            tables in (1usize..=7).prop_flat_map(|n| {
                let table = || prop::collection::vec(prop::collection::vec(0i64..=5, n), n);
                (table(), table(), table())
            })
        ) {
            let (a, b, c) = tables;
            let n = a.len();
            let found = cheapest(n, &|i, j| Levels([a[i][j], b[i][j], c[i][j]]));
            let sum: Vec<Vec<i64>> = (0..n)
                .map(|i| (0..n).map(|j| (a[i][j] * 1000 + b[i][j]) * 1000 + c[i][j]).collect())
                .collect();
            prop_assert_eq!(total(&sum, &found.column_of), solve(&sum).0);
        }

        #[test]
        fn another_solver_finds_no_cheaper_one(table in any_table(1..=40, 1_000_000)) {
            let weights = pathfinding::matrix::Matrix::from_rows(table.iter().cloned()).unwrap();
            let (theirs, _) = pathfinding::kuhn_munkres::kuhn_munkres_min(&weights);
            prop_assert_eq!(solve(&table).0, theirs);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        #[test]
        fn it_is_the_cheapest_of_eight_by_eight(table in any_table(7..=8, 9)) {
            let mut least = i64::MAX;
            permutations(table.len(), &mut |order| least = least.min(total(&table, order)));
            prop_assert_eq!(solve(&table).0, least);
        }
    }

    /// `assign100` of the OR-Library (J. E. Beasley), whose optimum is published as 305: n, then the costs
    /// row by row.
    #[test]
    fn a_published_problem_has_its_published_optimum() {
        let text = include_str!("../../tests/data/orlib/assign100.txt");
        let mut numbers = text.split_whitespace().map(|n| n.parse::<i64>().unwrap());
        let n = usize::try_from(numbers.next().unwrap()).unwrap();
        let numbers: Vec<i64> = numbers.collect();
        assert_eq!((n, numbers.len()), (100, n * n));
        let table: Vec<Vec<i64>> = numbers.chunks(n).map(<[i64]>::to_vec).collect();
        let cost = |i: usize, j: usize| table[i][j];
        assert_eq!(total(&table, &cheapest(n, &cost).column_of), 305);
    }

    /// Costs from 1 to 100, as in the assignment problems of the OR-Library, from a generator that
    /// fits in a line (Knuth's MMIX); the optima are those that `scipy.optimize.linear_sum_assignment`
    /// (SciPy 1.17.1) finds for the same tables.
    #[test]
    fn large_tables_have_the_optima_that_scipy_finds() {
        for (n, optimum) in [(100, 213), (200, 287), (400, 411)] {
            let mut x = n as u64;
            let mut next = || {
                x = x
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                i64::try_from((x >> 33) % 100).unwrap() + 1
            };
            let table: Vec<Vec<i64>> = (0..n).map(|_| (0..n).map(|_| next()).collect()).collect();
            let cost = |i: usize, j: usize| table[i][j];
            assert_eq!(total(&table, &cheapest(n, &cost).column_of), optimum, "{n}");
        }
    }
}
