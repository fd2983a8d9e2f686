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
    let near = |a: (f64, f64), b: (f64, f64)| {
        let (dx, dy) = (a.0 - b.0, a.1 - b.1);
        dx * dx + dy * dy <= radius * radius
    };
    let crowds: Vec<usize> = points
        .iter()
        .map(|&p| points.iter().filter(|&&q| near(p, q)).count())
        .collect();
    let mut group_of: Vec<Option<usize>> = vec![None; points.len()];
    let mut count = 0;
    loop {
        // The most crowded that is left; of equals, the westernmost.
        let left = points.iter().zip(&crowds).zip(&group_of);
        let left = left.enumerate().filter(|(_, (_, group))| group.is_none());
        let seed = left.min_by(|(_, ((p, m), _)), (_, ((q, n), _))| {
            n.cmp(m)
                .then_with(|| p.0.total_cmp(&q.0))
                .then_with(|| p.1.total_cmp(&q.1))
        });
        let Some((seed, ((&at, _), _))) = seed else {
            break;
        };
        for (i, (&point, group)) in points.iter().zip(&mut group_of).enumerate() {
            // The seed itself always, whatever its coordinates.
            if group.is_none() && (i == seed || near(at, point)) {
                *group = Some(count);
            }
        }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
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
