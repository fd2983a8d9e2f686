//! Groups of points that would hide one another on screen.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Gathers points (pixels) that lie within `radius` of a common middle: the crowded ones first,
/// each with all that is near it and not yet taken, as supercluster does level by level. Every
/// point is in exactly one group; a group's points are in ascending order. The grouping does not
/// depend on the order of the points, but for points that coincide in place and crowd.
///
/// `around` is the width of the world: points near its eastern and its western edge are near one
/// another. Infinite on a plane, and so taken where it is no more than twice the radius.
///
/// What is near is looked up in rows as high as the radius, each sorted from west to east: in work
/// about linear in the points while few of them are near each other, or many in the same place.
///
/// ```
/// use buitenkaart_core::geo::cluster;
/// let points = [(0.0, 0.0), (100.0, 0.0), (5.0, 0.0), (510.0, 0.0)];
/// assert_eq!(cluster(&points, 30.0, f64::INFINITY), [vec![0, 2], vec![1], vec![3]]);
/// assert_eq!(cluster(&points, 30.0, 512.0), [vec![0, 2, 3], vec![1]]);
/// ```
#[must_use]
pub fn cluster(points: &[(f64, f64)], radius: f64, around: f64) -> Vec<Vec<usize>> {
    let rows = Rows::new(points, radius, around);
    let mut crowds = vec![0_usize; points.len()];
    let mut before: Option<((f64, f64), usize)> = None;
    for entry in &rows.entries {
        // Those of one place follow one another: looked up once.
        let count = match before {
            Some((at, count)) if at == entry.at => count,
            _ => {
                let mut count = 0;
                rows.near(entry.at, |_| count += 1);
                count
            }
        };
        before = Some((entry.at, count));
        if let Some(crowd) = crowds.get_mut(entry.index) {
            *crowd = count;
        }
    }
    // The most crowded first; of equals, the westernmost.
    let crowds = crowds.into_iter().zip(points).enumerate();
    let seeds = in_order(crowds.filter_map(|(i, (crowd, &(x, y)))| {
        Some([
            -i64::try_from(crowd).ok()?,
            rank(x),
            rank(y),
            i64::try_from(i).ok()?,
        ])
    }));
    let mut group_of: Vec<Option<usize>> = vec![None; points.len()];
    let mut count = 0;
    for seed in seeds {
        let Some(&at) = points.get(seed) else {
            continue;
        };
        // The seed itself always, whatever its coordinates.
        match group_of.get_mut(seed) {
            Some(group) if group.is_none() => *group = Some(count),
            _ => continue,
        }
        rows.near(at, |i| {
            if let Some(group) = group_of.get_mut(i) {
                group.get_or_insert(count);
            }
        });
        count += 1;
    }
    // In the order of each group's first point.
    let mut numbers: Vec<Option<usize>> = vec![None; count];
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (i, group) in group_of.into_iter().enumerate() {
        let Some(number) = group.and_then(|group| numbers.get_mut(group)) else {
            continue;
        };
        let number = *number.get_or_insert(groups.len());
        match groups.get_mut(number) {
            Some(group) => group.push(i),
            None => groups.push(vec![i]),
        }
    }
    groups
}

/// What stands last in each, in ascending order of the whole. By a heap, which sorts in far fewer
/// bytes of code than a slice does; all that the map sorts is sorted here.
pub(super) fn in_order(keys: impl Iterator<Item = [i64; 4]>) -> Vec<usize> {
    let heap: BinaryHeap<[i64; 4]> = keys.collect();
    let sorted = heap.into_sorted_vec().into_iter();
    sorted
        .filter_map(|[.., last]| usize::try_from(last).ok())
        .collect()
}

/// A whole number that orders as [`f64::total_cmp`] does.
pub(super) fn rank(number: f64) -> i64 {
    let bits = number.to_bits().cast_signed();
    bits ^ ((bits >> 63).cast_unsigned() >> 1).cast_signed()
}

struct Entry {
    row: i64,
    at: (f64, f64),
    index: usize,
}

/// Points by rows, each from west to east.
struct Rows {
    entries: Vec<Entry>,
    radius: f64,
    /// A little more than the radius, so that no rounding hides what lies just within it.
    reach: f64,
    around: f64,
}

impl Rows {
    fn new(points: &[(f64, f64)], radius: f64, around: f64) -> Self {
        let mut rows = Self {
            entries: Vec::new(),
            radius,
            reach: radius * (1.0 + 1e-9),
            around: if around > 2.0 * radius {
                around
            } else {
                f64::INFINITY
            },
        };
        let sorted = in_order(points.iter().enumerate().filter_map(|(i, &(x, y))| {
            Some([rows.row(y), rank(x), rank(y), i64::try_from(i).ok()?])
        }));
        let entry = |index: usize| {
            let at = *points.get(index)?;
            Some(Entry {
                row: rows.row(at.1),
                at,
                index,
            })
        };
        rows.entries = sorted.into_iter().filter_map(entry).collect();
        rows
    }

    #[allow(
        clippy::cast_possible_truncation,
        reason = "beyond all rows is the last row"
    )]
    fn row(&self, y: f64) -> i64 {
        (y / self.reach).floor() as i64
    }

    /// Gives each point that is near this one, itself as well.
    fn near(&self, (x, y): (f64, f64), mut give: impl FnMut(usize)) {
        let row = self.row(y);
        let shifts: &[f64] = if self.around.is_finite() {
            &[0.0, self.around, -self.around]
        } else {
            &[0.0]
        };
        for row in row.saturating_sub(1)..=row.saturating_add(1) {
            for &shift in shifts {
                let x = x + shift;
                let (west, east) = (x - self.reach, x + self.reach);
                let from = self.entries.partition_point(|entry| {
                    (entry.row.cmp(&row)).then_with(|| entry.at.0.total_cmp(&west))
                        == Ordering::Less
                });
                for entry in self.entries.iter().skip(from) {
                    if entry.row != row || entry.at.0.total_cmp(&east) == Ordering::Greater {
                        break;
                    }
                    let (dx, dy) = (x - entry.at.0, y - entry.at.1);
                    if dx * dx + dy * dy <= self.radius * self.radius {
                        give(entry.index);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PLANE: f64 = f64::INFINITY;

    /// The same by comparing each point with every other.
    fn by_comparing(points: &[(f64, f64)], radius: f64, around: f64) -> Vec<Vec<usize>> {
        let near = |a: (f64, f64), b: (f64, f64)| {
            [0.0, around, -around].into_iter().any(|shift| {
                let (dx, dy) = (a.0 + shift - b.0, a.1 - b.1);
                dx * dx + dy * dy <= radius * radius
            })
        };
        let crowds: Vec<usize> = (points.iter())
            .map(|&p| points.iter().filter(|&&q| near(p, q)).count())
            .collect();
        let mut left: Vec<usize> = (0..points.len()).collect();
        let mut groups = Vec::new();
        while let Some(&seed) = left.iter().min_by(|&&a, &&b| {
            let ((x, y), (v, w)) = (points[a], points[b]);
            (crowds[b].cmp(&crowds[a]))
                .then(x.total_cmp(&v))
                .then(y.total_cmp(&w))
        }) {
            let (taken, rest) = left
                .into_iter()
                .partition(|&i| i == seed || near(points[seed], points[i]));
            left = rest;
            groups.push(taken);
        }
        groups.sort_by_key(|group: &Vec<usize>| group[0]);
        groups
    }

    proptest! {
        #[test]
        fn rows_find_what_comparing_finds(
            points in prop::collection::vec((0.0..512.0_f64, -90.0..200.0_f64), 0..60),
            // Of whole pixels too: many at one point, and just at the radius.
            whole in prop::collection::vec((0..512_i32, 0..90_i32), 0..30),
            radius in 1.0..90.0_f64,
            round in any::<bool>(),
        ) {
            let mut points = points;
            points.extend(whole.into_iter().map(|(x, y)| (f64::from(x), f64::from(y))));
            let around = if round { 512.0 } else { PLANE };
            for radius in [radius, radius.round()] {
                prop_assert_eq!(
                    cluster(&points, radius, around),
                    by_comparing(&points, radius, around)
                );
            }
        }

        #[test]
        fn the_order_of_points_does_not_matter(
            points in prop::collection::vec((-90.0..300.0_f64, -90.0..200.0_f64), 0..40),
            turn in 0..40_usize,
        ) {
            let mut turned = points.clone();
            turned.rotate_left(turn.min(points.len()));
            let places = |groups: Vec<Vec<usize>>, of: &[(f64, f64)]| {
                let mut all: Vec<Vec<_>> = groups
                    .iter()
                    .map(|group| {
                        let mut group: Vec<_> = group.iter().map(|&i| of[i]).collect();
                        group.sort_by(|a, b| a.partial_cmp(b).unwrap());
                        group
                    })
                    .collect();
                all.sort_by(|a, b| a.partial_cmp(b).unwrap());
                all
            };
            let here = places(cluster(&points, 30.0, PLANE), &points);
            prop_assert_eq!(here, places(cluster(&turned, 30.0, PLANE), &turned));
        }

        #[test]
        fn every_point_is_in_one_group(
            points in prop::collection::vec((any::<f64>(), -500.0..500.0_f64), 0..60),
        ) {
            for around in [512.0, PLANE] {
                let mut all: Vec<usize> = cluster(&points, 30.0, around).concat();
                all.sort_unstable();
                prop_assert_eq!(all, (0..points.len()).collect::<Vec<_>>());
            }
        }

        #[test]
        fn lone_points_stay_alone(n in 1..40usize) {
            let points: Vec<(f64, f64)> = (0..n).map(|i| (i as f64 * 31.0, 0.0)).collect();
            prop_assert_eq!(cluster(&points, 30.0, PLANE).len(), n);
        }
    }

    #[test]
    fn a_hundred_thousand_at_one_point_are_one_group() {
        let points = vec![(3.0, 4.0); 100_000];
        assert_eq!(cluster(&points, 30.0, 512.0).len(), 1);
    }
}
