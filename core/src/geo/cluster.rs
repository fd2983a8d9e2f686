//! Groups of points that would hide one another on screen.

/// Gathers points (pixels) that lie within `radius` of a common middle: the crowded ones first,
/// each with all that is near it and not yet taken, as supercluster does level by level. Every
/// point is in exactly one group; a group's points are in ascending order. The grouping does not
/// depend on the order of the points, but for points that coincide in place and crowd.
///
/// ```
/// use buitenkaart_core::geo::cluster;
/// let groups = cluster(&[(0.0, 0.0), (100.0, 0.0), (5.0, 0.0)], 30.0);
/// assert_eq!(groups, [vec![0, 2], vec![1]]);
/// ```
#[must_use]
pub fn cluster(points: &[(f64, f64)], radius: f64) -> Vec<Vec<usize>> {
    let cells = Cells::new(points, radius);
    let mut order: Vec<(usize, usize, (f64, f64))> = points
        .iter()
        .enumerate()
        .map(|(i, &point)| (cells.near(point).count(), i, point))
        .collect();
    order.sort_by(|a, b| {
        (b.0.cmp(&a.0))
            .then_with(|| a.2.0.total_cmp(&b.2.0))
            .then_with(|| a.2.1.total_cmp(&b.2.1))
    });
    let mut free = vec![true; points.len()];
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (_, seed, at) in order {
        if free.get(seed) != Some(&true) {
            continue;
        }
        // The seed itself always, whatever its coordinates.
        let mut group: Vec<usize> = cells.near(at).chain([seed]).collect();
        group.retain(|&i| free.get_mut(i).is_some_and(std::mem::take));
        group.sort_unstable();
        groups.push(group);
    }
    groups.sort_unstable();
    groups
}

/// Points by squares as wide as the radius, so that only neighbouring squares are looked at.
struct Cells {
    radius: f64,
    /// Row, column, the point and its number, sorted.
    points: Vec<([i64; 2], (f64, f64), usize)>,
}

impl Cells {
    fn new(points: &[(f64, f64)], radius: f64) -> Self {
        let mut cells = Self {
            radius,
            points: Vec::new(),
        };
        let numbered = points.iter().enumerate();
        cells.points = numbered.map(|(i, &p)| (cells.cell(p), p, i)).collect();
        cells.points.sort_unstable_by_key(|&(cell, _, i)| (cell, i));
        cells
    }

    fn cell(&self, (x, y): (f64, f64)) -> [i64; 2] {
        let side = if self.radius > 0.0 { self.radius } else { 1.0 };
        #[allow(
            clippy::cast_possible_truncation,
            reason = "saturates, far off any screen"
        )]
        [y, x].map(|v| (v / side).floor() as i64)
    }

    /// The numbers of the points within the radius.
    fn near(&self, at: (f64, f64)) -> impl Iterator<Item = usize> {
        let [row, column] = self.cell(at);
        let rows = [-1, 0, 1].map(|step| row.saturating_add(step));
        let rows = rows.into_iter().enumerate().filter(move |(i, r)| {
            // At the end of the numbers a row would come twice.
            *i == 1 || *r != row
        });
        rows.flat_map(move |(_, row)| {
            let first = [row, column.saturating_sub(1)];
            let last = [row, column.saturating_add(1)];
            let from = self.points.partition_point(|(cell, ..)| *cell < first);
            let rest = self.points.get(from..).unwrap_or_default();
            rest.iter().take_while(move |(cell, ..)| *cell <= last)
        })
        .filter(move |(_, p, _)| (p.0 - at.0).hypot(p.1 - at.1) <= self.radius)
        .map(|&(.., i)| i)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What the squares are to find: every pair looked at.
    fn plain(points: &[(f64, f64)], radius: f64) -> Vec<Vec<usize>> {
        let near = |a: (f64, f64), b: (f64, f64)| (a.0 - b.0).hypot(a.1 - b.1) <= radius;
        let crowd = |p| points.iter().filter(|&&q| near(p, q)).count();
        let mut order: Vec<usize> = (0..points.len()).collect();
        order.sort_by(|&a, &b| {
            let (p, q) = (points[a], points[b]);
            (crowd(q).cmp(&crowd(p)))
                .then_with(|| p.0.total_cmp(&q.0))
                .then_with(|| p.1.total_cmp(&q.1))
        });
        let mut free = vec![true; points.len()];
        let mut groups = Vec::new();
        for seed in order {
            if free[seed] {
                let near = |i: usize| i == seed || near(points[seed], points[i]);
                let group: Vec<usize> = (0..points.len()).filter(|&i| free[i] && near(i)).collect();
                group.iter().for_each(|&i| free[i] = false);
                groups.push(group);
            }
        }
        groups.sort();
        groups
    }

    proptest! {
        #[test]
        fn squares_find_what_looking_at_every_pair_finds(
            points in prop::collection::vec((-90.0..300.0_f64, -90.0..200.0_f64), 0..80),
            radius in 0.0..70.0_f64,
        ) {
            prop_assert_eq!(cluster(&points, radius), plain(&points, radius));
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
            let here = places(cluster(&points, 30.0), &points);
            prop_assert_eq!(here, places(cluster(&turned, 30.0), &turned));
        }

        #[test]
        fn every_point_is_in_one_group(
            points in prop::collection::vec((any::<f64>(), -500.0..500.0_f64), 0..60),
        ) {
            let mut all: Vec<usize> = cluster(&points, 30.0).concat();
            all.sort_unstable();
            prop_assert_eq!(all, (0..points.len()).collect::<Vec<_>>());
        }

        #[test]
        fn lone_points_stay_alone(n in 1..40usize) {
            let points: Vec<(f64, f64)> = (0..n).map(|i| (i as f64 * 31.0, 0.0)).collect();
            prop_assert_eq!(cluster(&points, 30.0).len(), n);
        }
    }
}
