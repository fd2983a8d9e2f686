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
    let near = |a: (f64, f64), b: (f64, f64)| (a.0 - b.0).hypot(a.1 - b.1) <= radius;
    let mut order: Vec<(usize, usize, (f64, f64))> = points
        .iter()
        .enumerate()
        .map(|(i, &p)| (points.iter().filter(|&&q| near(p, q)).count(), i, p))
        .collect();
    order.sort_by(|a, b| {
        (b.0.cmp(&a.0))
            .then_with(|| a.2.0.total_cmp(&b.2.0))
            .then_with(|| a.2.1.total_cmp(&b.2.1))
    });
    let mut taken = vec![false; points.len()];
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (_, seed, at) in order {
        if taken.get(seed).copied().unwrap_or(true) {
            continue;
        }
        let mut group = Vec::new();
        for (i, (&point, taken)) in points.iter().zip(&mut taken).enumerate() {
            // The seed itself always, whatever its coordinates.
            if !*taken && (i == seed || near(at, point)) {
                *taken = true;
                group.push(i);
            }
        }
        groups.push(group);
    }
    groups.sort();
    groups
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
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
