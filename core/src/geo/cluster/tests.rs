//! Groups against those of comparing each point with every other.

use proptest::prelude::*;

use super::*;

const RADIUS: f64 = 40.0;

/// The groups of nodes by comparing each with every other: for each node, its seed.
fn by_comparing(nodes: &[Node], reach: u32, crowded: bool) -> Vec<usize> {
    let crowds: Vec<u32> = (nodes.iter())
        .map(|a| {
            let near = nodes.iter().filter(|b| near(a.at, b.at, reach));
            if crowded {
                near.map(|b| b.weight).sum()
            } else {
                0
            }
        })
        .collect();
    let mut seed_of = vec![usize::MAX; nodes.len()];
    loop {
        let left = (0..nodes.len()).filter(|&i| seed_of[i] == usize::MAX);
        let first = |&i: &usize| (!crowds[i], !nodes[i].weight, nodes[i].at);
        let Some(seed) = left.min_by_key(first) else {
            return seed_of;
        };
        for (i, slot) in seed_of.iter_mut().enumerate() {
            if *slot == usize::MAX && near(nodes[seed].at, nodes[i].at, reach) {
                *slot = seed;
            }
        }
    }
}

/// The same groups as sets of points, level by level as the rules say.
fn brute(points: &[[f64; 2]], deepest: u8, zoom: u8) -> Vec<(Point, Vec<u32>)> {
    let mut places: Vec<(Point, Vec<u32>)> = Vec::new();
    for (i, &[lat, lon]) in (0..).zip(points) {
        let at = point(lat, lon);
        match places.iter_mut().find(|(other, _)| *other == at) {
            Some((_, members)) => members.push(i),
            None => places.push((at, vec![i])),
        }
    }
    places.sort();
    let few = places.len() <= FEW;
    let from = if few { zoom } else { deepest };
    let mut sets = places;
    for level in (zoom..=from).rev() {
        let nodes: Vec<Node> = sets
            .iter()
            .map(|(at, members)| Node {
                at: *at,
                weight: index_of(members.len()),
                point: members[0],
            })
            .collect();
        let seed_of = by_comparing(&nodes, reach(RADIUS, level), few || level < from);
        let mut merged: Vec<(Point, Vec<u32>)> = Vec::new();
        for (i, (at, _)) in sets.iter().enumerate() {
            if seed_of[i] == i {
                let all = (0..sets.len()).filter(|&j| seed_of[j] == i);
                let mut members: Vec<u32> = all.flat_map(|j| sets[j].1.clone()).collect();
                members.sort_unstable();
                merged.push((*at, members));
            }
        }
        sets = merged;
    }
    sets
}

fn found(level: &Level, groups: impl Iterator<Item = usize>) -> Vec<(Point, Vec<u32>)> {
    let mut all: Vec<(Point, Vec<u32>)> = groups
        .map(|group| (level.nodes[group].at, level.members(group).to_vec()))
        .collect();
    all.sort();
    all
}

fn places() -> impl Strategy<Value = [f64; 2]> {
    prop_oneof![
        4 => [-90.0..=90.0, -180.0..=180.0],
        // In one city, on whole numbers, across the 180th meridian, at the poles.
        4 => [48.0..48.5, 16.0..17.0],
        2 => (-3..3_i32, -3..3_i32).prop_map(|(a, b)| [f64::from(a), f64::from(b)]),
        1 => [-20.0..-10.0, 178.0..182.0],
        1 => (prop_oneof![Just(90.0), Just(-90.0)], -180.0..180.0).prop_map(|(a, b)| [a, b]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn a_view_has_the_groups_of_comparing_each_with_every_other(
        points in prop::collection::vec(places(), 1000..1100),
        zoom in 0..=10_u8,
        middle in places(),
        half in [1.0..1200.0, 1.0..900.0],
    ) {
        let mut clusters = Clusters::new(&points, RADIUS, 10);
        let level = clusters.level(zoom);
        let wanted = brute(&points, 10, zoom);
        prop_assert_eq!(&found(level, level.groups()), &wanted);
        let at = point(middle[0], middle[1]);
        let [across, down] = half.map(|pixels| reach(pixels, zoom));
        let in_view: Vec<_> = wanted
            .into_iter()
            .filter(|(place, _)| {
                at[0].wrapping_sub(place[0]).cast_signed().unsigned_abs() <= across
                    && at[1].abs_diff(place[1]) <= down
            })
            .collect();
        prop_assert_eq!(found(level, level.within(middle, half)), in_view);
    }

    #[test]
    fn the_order_of_points_does_not_matter(
        points in prop::collection::vec(places(), 1..60),
        turn in 0..60_usize,
        zoom in 0..=10_u8,
    ) {
        let mut turned = points.clone();
        turned.rotate_left(turn.min(points.len()));
        let sizes = |points: &[[f64; 2]]| -> Vec<(Point, usize)> {
            let mut clusters = Clusters::new(points, RADIUS, 10);
            let level = clusters.level(zoom);
            let groups = found(level, level.groups());
            groups.into_iter().map(|(at, members)| (at, members.len())).collect()
        };
        prop_assert_eq!(sizes(&points), sizes(&turned));
    }

    #[test]
    fn every_point_is_in_one_group_whatever_its_numbers(
        points in prop::collection::vec([any::<f64>(), any::<f64>()], 0..60),
        radius in any::<f64>(),
        zoom in any::<u8>(),
    ) {
        let mut clusters = Clusters::new(&points, radius, 10);
        let level = clusters.level(zoom);
        let mut all: Vec<u32> = Vec::new();
        for group in level.groups() {
            let members = level.members(group);
            prop_assert!(members.iter().all(|&p| level.group_of(p) == Some(group)));
            prop_assert!(members.contains(&level.middle(group).unwrap()));
            all.extend(members);
        }
        all.sort_unstable();
        let wanted: Vec<u32> = (0..).take(points.len()).collect();
        prop_assert_eq!(all, wanted);
    }
}

#[test]
fn markers_of_a_level_never_stand_nearer_than_the_radius() {
    let points: Vec<[f64; 2]> = (0..5000)
        .map(|i| {
            [
                f64::from(i * 7919 % 1600) / 10.0 - 80.0,
                f64::from(i * 104_729 % 36_000) / 100.0,
            ]
        })
        .collect();
    let mut clusters = Clusters::new(&points, RADIUS, 10);
    for zoom in 0..=10 {
        let level = clusters.level(zoom);
        for (i, a) in level.nodes.iter().enumerate() {
            let rest = level.nodes.iter().skip(i + 1);
            assert!(
                !rest.clone().any(|b| near(a.at, b.at, reach(RADIUS, zoom))),
                "zoom {zoom}"
            );
        }
    }
}

#[test]
fn a_hundred_thousand_are_gathered_in_time_that_grows_with_them() {
    // At one point, in one street, in one city, all over the world: each in well under a second.
    for span in [0.0, 1e-4, 0.3, 170.0] {
        let at = |i: u32, by: u32| span * (f64::from(i.wrapping_mul(by)) / 4_294_967_296.0 - 0.5);
        let points: Vec<[f64; 2]> = (0..100_000)
            .map(|i| [at(i, 2_654_435_761), 2.0 * at(i, 1_597_334_677)])
            .collect();
        let mut clusters = Clusters::new(&points, RADIUS, 10);
        for zoom in 0..=10 {
            let level = clusters.level(zoom);
            let all: usize = level.groups().map(|group| level.members(group).len()).sum();
            assert_eq!(all, points.len(), "{span}");
        }
    }
}

#[test]
fn a_few_are_told_apart_from_a_level_on_and_many_are_not() {
    // London, Brussels, Lille, The Hague, Paris.
    let cities = [
        [51.51, -0.13],
        [50.85, 4.35],
        [50.63, 3.06],
        [52.08, 4.30],
        [48.86, 2.35],
    ];
    let counts = |mut clusters: Clusters| [3, 4].map(|zoom| clusters.level(zoom).groups().count());
    let few = || Clusters::new(&cities, RADIUS, 10);
    assert_eq!(counts(few()), [1, 1]);
    assert_eq!(counts(few().nearer(4, 30.0)), [1, 3]);
    let many: Vec<[f64; 2]> = (0..=FEW)
        .map(|i| [0.0, 300.0 * i as f64 / FEW as f64])
        .collect();
    let many = || Clusters::new(&many, RADIUS, 10);
    assert_eq!(counts(many().nearer(4, 30.0)), counts(many()));
}
