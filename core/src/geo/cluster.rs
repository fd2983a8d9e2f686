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

/// A sign on the map for one point or several: none hides another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    /// The points it stands for, in ascending order.
    pub members: Vec<usize>,
    /// The one of them at whose place it stands: where most of them are; of such places, the
    /// nearest to their middle. Never the middle itself, which may lie in the sea or in another
    /// country.
    pub at: usize,
}

/// Signs for points (pixels) on a world `around` pixels wide: those within `radius` share one, as
/// [`cluster`] has it, and so do those whose signs would overlap, and no others. `size` tells how
/// wide and high the sign for some points is; its middle stands at its place.
///
/// ```
/// use buitenkaart_core::geo::signs;
/// let points = [(0.0, 0.0), (20.0, 0.0), (100.0, 0.0)];
/// let signs = signs(&points, 10.0, f64::INFINITY, |_| (28.0, 28.0));
/// assert_eq!(signs.len(), 2);
/// assert_eq!((&*signs[0].members, signs[0].at), (&[0, 1][..], 0));
/// ```
#[must_use]
pub fn signs(
    points: &[(f64, f64)],
    radius: f64,
    around: f64,
    size: impl Fn(&[usize]) -> (f64, f64),
) -> Vec<Sign> {
    let sign = |members: Vec<usize>| {
        let at = place_of(&members, points, around);
        let size = size(&members);
        (Sign { members, at }, size)
    };
    let mut all: Vec<(Sign, (f64, f64))> = cluster(points, radius, around)
        .into_iter()
        .map(sign)
        .collect();
    loop {
        let places: Vec<(f64, f64)> = all
            .iter()
            .map(|(sign, _)| points.get(sign.at).copied().unwrap_or_default())
            .collect();
        let widest = all
            .iter()
            .fold(0.0_f64, |most, (_, (w, h))| most.max(w.hypot(*h)));
        let rows = Rows::new(&places, widest, around);
        let mut partners: Vec<Option<usize>> = vec![None; all.len()];
        let mut found = false;
        for (i, ((_, (w, h)), &at)) in all.iter().zip(&places).enumerate() {
            if partners.get(i).is_none_or(Option::is_some) {
                continue;
            }
            let mut nearest: Option<(f64, usize)> = None;
            rows.near(at, |j| {
                let (Some((_, (v, g))), Some(&to), Some(None)) =
                    (all.get(j), places.get(j), partners.get(j))
                else {
                    return;
                };
                let (dx, dy) = (across(to.0 - at.0, around).abs(), (to.1 - at.1).abs());
                let far = dx.hypot(dy);
                if j != i
                    && dx * 2.0 < w + v
                    && dy * 2.0 < h + g
                    && nearest.is_none_or(|(least, _)| far < least)
                {
                    nearest = Some((far, j));
                }
            });
            if let Some((_, j)) = nearest {
                found = true;
                for (one, other) in [(i, j), (j, i)] {
                    if let Some(partner) = partners.get_mut(one) {
                        *partner = Some(other);
                    }
                }
            }
        }
        if !found {
            return all.into_iter().map(|(sign, _)| sign).collect();
        }
        let mut old: Vec<Option<(Sign, (f64, f64))>> = all.into_iter().map(Some).collect();
        all = Vec::with_capacity(old.len());
        for (i, partner) in partners.into_iter().enumerate() {
            let mut take = |i: usize| old.get_mut(i).and_then(Option::take);
            let Some(one) = take(i) else { continue };
            match partner.and_then(take) {
                Some((other, _)) => {
                    let mut members = one.0.members;
                    members.extend(other.members);
                    members.sort_unstable();
                    all.push(sign(members));
                }
                None => all.push(one),
            }
        }
    }
}

/// A way to the east or west on a world so wide: the shorter one.
fn across(dx: f64, around: f64) -> f64 {
    if around.is_finite() && around > 0.0 {
        dx - (dx / around).round() * around
    } else {
        dx
    }
}

/// The point at whose place a sign for these stands.
fn place_of(members: &[usize], points: &[(f64, f64)], around: f64) -> usize {
    let first = members.first().copied().unwrap_or_default();
    let (x0, _) = points.get(first).copied().unwrap_or_default();
    let mut places: Vec<((f64, f64), usize)> = members
        .iter()
        .filter_map(|&i| {
            points
                .get(i)
                .map(|&(x, y)| ((across(x - x0, around), y), i))
        })
        .collect();
    #[allow(clippy::cast_precision_loss, reason = "how many points there are")]
    let n = places.len() as f64;
    let sum = places
        .iter()
        .fold((0.0, 0.0), |(a, b), ((x, y), _)| (a + x, b + y));
    let far = |(x, y): (f64, f64)| (x - sum.0 / n).hypot(y - sum.1 / n);
    places.sort_unstable_by(|(p, i), (q, j)| by_place(p, q).then_with(|| i.cmp(j)));
    places
        .chunk_by(|(p, _), (q, _)| p == q)
        .filter_map(|of_one| of_one.first().map(|&(at, i)| (of_one.len(), far(at), i)))
        .max_by(|(m, a, i), (n, b, j)| {
            (m.cmp(n))
                .then_with(|| b.total_cmp(a))
                .then_with(|| j.cmp(i))
        })
        .map_or(first, |(_, _, i)| i)
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

fn by_place(p: &(f64, f64), q: &(f64, f64)) -> Ordering {
    p.0.total_cmp(&q.0).then_with(|| p.1.total_cmp(&q.1))
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
            (crowds[b].cmp(&crowds[a])).then_with(|| by_place(&points[a], &points[b]))
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

    proptest! {
        #[test]
        fn no_sign_hides_another_and_each_stands_at_one_of_its_places(
            points in prop::collection::vec((0.0..512.0_f64, 0.0..300.0_f64), 1..60),
        ) {
            let size = |members: &[usize]| if members.len() == 1 { (28.0, 28.0) } else { (60.0, 28.0) };
            let signs = signs(&points, 14.0, 512.0, size);
            let mut all: Vec<usize> = signs.iter().flat_map(|s| s.members.clone()).collect();
            all.sort_unstable();
            prop_assert_eq!(all, (0..points.len()).collect::<Vec<_>>());
            for (i, a) in signs.iter().enumerate() {
                prop_assert!(a.members.contains(&a.at));
                for b in &signs[i + 1..] {
                    let ((w, h), (v, g)) = (size(&a.members), size(&b.members));
                    let (p, q) = (points[a.at], points[b.at]);
                    let dx = (p.0 - q.0).abs();
                    let dx = dx.min(512.0 - dx);
                    prop_assert!(dx * 2.0 >= w + v - 1e-6 || (p.1 - q.1).abs() * 2.0 >= h + g - 1e-6);
                }
            }
        }
    }

    #[test]
    fn a_sign_stands_where_most_of_its_points_are() {
        let points = [
            (0.0, 0.0),
            (12.0, 0.0),
            (5.0, 1.0),
            (12.0, 0.0),
            (40.0, 0.0),
        ];
        let signs = signs(&points, 14.0, PLANE, |_| (10.0, 10.0));
        assert_eq!((&*signs[0].members, signs[0].at), (&[0, 1, 2, 3][..], 1));
        assert_eq!((&*signs[1].members, signs[1].at), (&[4][..], 4));
    }

    #[test]
    fn neighbours_across_the_edge_of_the_world_share_a_sign() {
        let points = [(510.0, 0.0), (1.0, 0.0), (2.0, 0.0)];
        let signs = signs(&points, 1.0, 512.0, |_| (28.0, 28.0));
        assert_eq!((&*signs[0].members, signs[0].at), (&[0, 1, 2][..], 1));
    }

    #[test]
    fn a_hundred_thousand_at_one_point_are_one_group() {
        let points = vec![(3.0, 4.0); 100_000];
        assert_eq!(cluster(&points, 30.0, 512.0).len(), 1);
    }
}
