//! Groups of points that would hide one another on screen, at every zoom level.
//!
//! The points are indexed once. A level is gathered when it is first asked for: from the points themselves
//! where they are few, else from the groups of the level below it, as supercluster does, so that each level costs
//! no more than what is on it. Then a view costs what is in view.

use std::ops::Range;

use super::mercator;
use super::sort::in_order;

/// Up to so many places, every level is gathered from the points themselves.
const FEW: usize = 1024;

/// The levels: below the last one are the places themselves.
const LEVELS: u8 = 24;

/// A point of the world square, of which a side is 2³² long: so that what is east of the eastern edge is at
/// the western one, without a word.
type Point = [u32; 2];

/// The points of a map, gathered into groups level by level.
///
/// ```
/// use buitenkaart_core::geo::Clusters;
/// // Vienna twice, Bratislava 55 km away, and Tokyo.
/// let points = [[48.21, 16.37], [48.15, 17.11], [35.68, 139.69], [48.21, 16.37]];
/// let mut clusters = Clusters::new(&points, 40.0, 10);
/// let level = clusters.level(2);
/// assert_eq!(level.groups().count(), 2);
/// assert_eq!(level.members(0), [0, 1, 3]);
/// // Within 300 pixels of the middle of Asia.
/// let seen: Vec<usize> = level.within([35.0, 100.0], [300.0, 300.0]).collect();
/// assert_eq!(seen, [1]);
/// assert_eq!(clusters.level(8).groups().count(), 3);
/// ```
#[derive(Clone, Debug)]
pub struct Clusters {
    /// The places of the points, in the order of longitude and latitude, each once.
    places: Vec<Node>,
    /// The place of each point.
    place_of: Vec<u32>,
    radius: f64,
    deepest: u8,
    levels: Vec<Option<Level>>,
}

/// Some points at one place of the map.
#[derive(Clone, Copy, Debug)]
struct Node {
    at: Point,
    /// How many.
    weight: u32,
    /// One that lies there.
    point: u32,
}

/// The groups at one zoom level. Every point is in exactly one.
#[derive(Clone, Debug)]
pub struct Level {
    zoom: u8,
    nodes: Vec<Node>,
    rows: Rows,
    /// The points, group by group, each group's in ascending order.
    members: Vec<u32>,
    /// Where each group begins there.
    starts: Vec<u32>,
    group_of: Vec<u32>,
}

impl Clusters {
    /// Indexes points, given by latitude and longitude in degrees, that are to be one group where they lie within
    /// `radius` pixels of its middle, at the zoom levels from 0 to `deepest`. A coordinate that is no number is
    /// taken as 0.
    #[must_use]
    pub fn new(points: &[[f64; 2]], radius: f64, deepest: u8) -> Self {
        let at: Vec<Point> = points.iter().map(|&[lat, lon]| point(lat, lon)).collect();
        let keys: Vec<u64> = at.iter().map(key).collect();
        let mut places: Vec<Node> = Vec::new();
        let mut place_of = vec![0; points.len()];
        for index in in_order(&keys) {
            let Some(&at) = at.get(index as usize) else {
                continue;
            };
            match places.last_mut() {
                Some(last) if last.at == at => last.weight += 1,
                _ => places.push(Node {
                    at,
                    weight: 1,
                    point: index,
                }),
            }
            if let Some(place) = place_of.get_mut(index as usize) {
                *place = index_of(places.len() - 1);
            }
        }
        Self {
            places,
            place_of,
            radius,
            deepest: deepest.min(LEVELS),
            levels: vec![None; usize::from(deepest.min(LEVELS)) + 1],
        }
    }

    /// Gathers one more level of those that this one needs. Whether it is there now: what takes long can so be
    /// done in pieces.
    pub fn advance(&mut self, zoom: u8) -> bool {
        let zoom = zoom.min(self.deepest);
        let is_there = |zoom: u8| matches!(self.levels.get(usize::from(zoom)), Some(Some(_)));
        if is_there(zoom) {
            return true;
        }
        let mut next = zoom;
        while self.places.len() > FEW && next < self.deepest && !is_there(next + 1) {
            next += 1;
        }
        let level = self.gather(next);
        if let Some(slot) = self.levels.get_mut(usize::from(next)) {
            *slot = Some(level);
        }
        next == zoom
    }

    /// The groups at a zoom level; beyond the deepest, those of the deepest.
    pub fn level(&mut self, zoom: u8) -> &Level {
        let zoom = zoom.min(self.deepest);
        while !self.advance(zoom) {}
        match self.levels.get(usize::from(zoom)) {
            Some(Some(level)) => level,
            // Not to be: it has just been gathered.
            _ => const { &Level::EMPTY },
        }
    }

    fn gather(&self, zoom: u8) -> Level {
        let below = self.levels.get(usize::from(zoom) + 1);
        let below = below.and_then(Option::as_ref);
        let below = below.filter(|_| self.places.len() > FEW);
        let nodes = below.map_or(&self.places, |level| &level.nodes);
        // Of many places in a small space, each would count all of the others. Those of a level lie apart.
        let crowded = below.is_some() || nodes.len() <= FEW;
        let reach = reach(self.radius, zoom);
        let (seeds, group_of) = seeds(nodes, reach, crowded);
        let group_of: Vec<u32> = below
            .map_or(&self.place_of, |level| &level.group_of)
            .iter()
            .map(|&node| group_of.get(node as usize).copied().unwrap_or_default())
            .collect();
        let (members, starts) = by_group(&group_of, seeds.len());
        Level {
            zoom,
            rows: Rows::new(&seeds, reach),
            nodes: seeds,
            members,
            starts,
            group_of,
        }
    }
}

impl Level {
    const EMPTY: Self = Self {
        zoom: 0,
        nodes: Vec::new(),
        rows: Rows {
            height: 1,
            entries: Vec::new(),
            starts: Vec::new(),
        },
        members: Vec::new(),
        starts: Vec::new(),
        group_of: Vec::new(),
    };

    /// The groups, by number.
    pub fn groups(&self) -> impl Iterator<Item = usize> + use<> {
        0..self.nodes.len()
    }

    /// The points of a group, in ascending order; none of one that is not.
    #[must_use]
    pub fn members(&self, group: usize) -> &[u32] {
        let start = |at: usize| self.starts.get(at).map(|&start| start as usize);
        let range = start(group).zip(start(group + 1));
        let members = range.and_then(|(from, to)| self.members.get(from..to));
        members.unwrap_or_default()
    }

    /// The point at whose place a group stands: where most of it is.
    #[must_use]
    pub fn middle(&self, group: usize) -> Option<u32> {
        self.nodes.get(group).map(|node| node.point)
    }

    /// The group that a point is in.
    #[must_use]
    pub fn group_of(&self, point: u32) -> Option<usize> {
        let group = self.group_of.get(point as usize)?;
        Some(*group as usize)
    }

    /// The groups that stand no further than so many pixels east or west and north or south of a place, which is
    /// given by latitude and longitude in degrees; on whichever world, each once.
    pub fn within(
        &self,
        [lat, lon]: [f64; 2],
        [across, down]: [f64; 2],
    ) -> impl Iterator<Item = usize> {
        let reach = [reach(across, self.zoom), reach(down, self.zoom)];
        let middle = point(lat, lon);
        let found = self.rows.within(middle, reach).map(|at| at as usize);
        found.filter(move |&at| {
            let node = self.nodes.get(at);
            node.is_some_and(|node| node.at[1].abs_diff(middle[1]) <= reach[1])
        })
    }
}

/// How long so many pixels are at a zoom level. No more than half of the world.
fn reach(pixels: f64, zoom: u8) -> u32 {
    let world = 256.0 * f64::from(1_u32 << zoom.min(LEVELS));
    whole(pixels / world * 4_294_967_296.0).min(1 << 31)
}

/// The nearest whole number, within bounds.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is too large or too small is taken to the bound, what is no number to 0"
)]
fn whole(number: f64) -> u32 {
    number.round() as u32
}

fn point(lat: f64, lon: f64) -> Point {
    let lon = if lon.is_finite() { lon } else { 0.0 };
    let (x, y) = mercator::unit(lat, lon);
    let side = 4_294_967_296.0;
    // Beyond the last is the first; and the poles are on the edges.
    let x = x - x.floor();
    [
        if x >= 1.0 {
            0
        } else {
            whole((x * side).floor())
        },
        whole(y * side),
    ]
}

/// In the order of longitude, then latitude.
fn key(point: &Point) -> u64 {
    u64::from(point[0]) << 32 | u64::from(point[1])
}

fn index_of(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// No seed yet.
const NONE: u32 = u32::MAX;

/// Whether two points lie within so much of one another, the shorter way round the world.
fn near(a: Point, b: Point, reach: u32) -> bool {
    let across = u64::from(a[0].wrapping_sub(b[0]).cast_signed().unsigned_abs());
    let down = u64::from(a[1].abs_diff(b[1]));
    let reach = u64::from(reach);
    across <= reach && down <= reach && across.pow(2) + down.pow(2) <= reach.pow(2)
}

/// Gathers nodes: the most crowded first, each with all that is near it and not yet taken; of equals the one that
/// has most itself, then the westernmost. The groups, in the order of longitude, and the group of each node.
fn seeds(nodes: &[Node], reach: u32, crowded: bool) -> (Vec<Node>, Vec<u32>) {
    let rows = Rows::new(nodes, reach);
    let weight = |at: u32| nodes.get(at as usize).map_or(0, |node| node.weight);
    let crowd = |node: &Node| -> u32 {
        let near = |&at: &u32| {
            nodes
                .get(at as usize)
                .is_some_and(|other| near(node.at, other.at, reach))
        };
        let all = rows.within(node.at, [reach; 2]).filter(near);
        all.fold(0, |sum, at| sum.saturating_add(weight(at)))
    };
    let keys: Vec<u64> = nodes
        .iter()
        .map(|node| {
            let crowd = if crowded { crowd(node) } else { 0 };
            u64::from(!crowd) << 32 | u64::from(!node.weight)
        })
        .collect();
    let mut seed_of = vec![NONE; nodes.len()];
    for seed in in_order(&keys) {
        let Some(node) = nodes.get(seed as usize) else {
            continue;
        };
        if seed_of.get(seed as usize) != Some(&NONE) {
            continue;
        }
        for at in rows.within(node.at, [reach; 2]) {
            if let Some(other) = nodes.get(at as usize)
                && near(node.at, other.at, reach)
                && let Some(slot) = seed_of.get_mut(at as usize)
                && *slot == NONE
            {
                *slot = seed;
            }
        }
    }
    let mut groups: Vec<Node> = Vec::new();
    let mut number = vec![0_u32; nodes.len()];
    for (at, node) in (0_u32..).zip(nodes) {
        if seed_of.get(at as usize) == Some(&at)
            && let Some(slot) = number.get_mut(at as usize)
        {
            *slot = index_of(groups.len());
            groups.push(Node { weight: 0, ..*node });
        }
    }
    let group_of: Vec<u32> = seed_of
        .iter()
        .map(|&seed| number.get(seed as usize).copied().unwrap_or_default())
        .collect();
    for (&group, node) in group_of.iter().zip(nodes) {
        if let Some(group) = groups.get_mut(group as usize) {
            group.weight = group.weight.saturating_add(node.weight);
        }
    }
    (groups, group_of)
}

/// The points group by group, and where each of so many groups begins.
fn by_group(group_of: &[u32], count: usize) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0_u32; count + 1];
    for &group in group_of {
        if let Some(start) = starts.get_mut(group as usize + 1) {
            *start += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut next = starts.clone();
    let mut members = vec![0; group_of.len()];
    for (point, &group) in (0_u32..).zip(group_of) {
        if let Some(at) = next.get_mut(group as usize) {
            if let Some(slot) = members.get_mut(*at as usize) {
                *slot = point;
            }
            *at += 1;
        }
    }
    (members, starts)
}

/// Nodes by rows, each from west to east.
#[derive(Clone, Debug)]
struct Rows {
    height: u32,
    /// Longitude and number of each node.
    entries: Vec<(u32, u32)>,
    /// Where each row begins.
    starts: Vec<u32>,
}

impl Rows {
    /// The rows, so high, of nodes that are in the order of longitude.
    fn new(nodes: &[Node], height: u32) -> Self {
        // A row for each node is enough, however low the rows.
        let least = u32::MAX / index_of(nodes.len()).max(1);
        let height = height.max(least).max(1);
        let rows: Vec<u32> = nodes.iter().map(|node| node.at[1] / height).collect();
        let count = (u32::MAX / height) as usize + 1;
        let (members, starts) = by_group(&rows, count);
        let entry = |at: u32| Some((nodes.get(at as usize)?.at[0], at));
        Self {
            height,
            entries: members.into_iter().filter_map(entry).collect(),
            starts,
        }
    }

    /// The nodes no further from a point than so much east or west and north or south.
    fn within(&self, [x, y]: Point, [across, down]: [u32; 2]) -> impl Iterator<Item = u32> {
        let rows = y.saturating_sub(down) / self.height..=y.saturating_add(down) / self.height;
        let (west, east) = (x.wrapping_sub(across), x.wrapping_add(across));
        // All round the world; in one piece; or in two, on both sides of the edge.
        let pieces = if across >= 1 << 31 {
            [Some([0, u32::MAX]), None]
        } else if west <= east {
            [Some([west, east]), None]
        } else {
            [Some([0, east]), Some([west, u32::MAX])]
        };
        rows.flat_map(move |row| pieces.into_iter().flatten().map(move |piece| (row, piece)))
            .flat_map(move |(row, [from, to])| {
                let row = self.row(row as usize);
                let first = row.partition_point(|entry| entry.0 < from);
                let rest = row.get(first..).unwrap_or_default().iter();
                rest.take_while(move |entry| entry.0 <= to)
            })
            .map(|entry| entry.1)
    }

    fn row(&self, row: usize) -> &[(u32, u32)] {
        let start = |at: usize| self.starts.get(at).map(|&start| start as usize);
        let range: Option<Range<usize>> = start(row).zip(start(row + 1)).map(|(a, b)| a..b);
        let entries = range.and_then(|range| self.entries.get(range));
        entries.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
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
            let at =
                |i: u32, by: u32| span * (f64::from(i.wrapping_mul(by)) / 4_294_967_296.0 - 0.5);
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
}
