//! Groups of points that would hide one another on screen, at every zoom level.
//!
//! The points are indexed once. A level is gathered when it is first asked for: from the points themselves
//! where they are few, else from the groups of the level below it, as supercluster does, so that each level costs
//! no more than what is on it. Then a view costs what is in view.

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::mercator;
use crate::sort::in_order;

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
/// // Within 200 pixels of the middle of Asia.
/// let seen: Vec<usize> = level.within([35.0, 100.0], [200.0, 200.0]).collect();
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
    /// From which level on the places of a few are gathered within how many pixels.
    near: (u8, f64),
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
            near: (LEVELS + 1, radius),
            deepest: deepest.min(LEVELS),
            levels: vec![None; usize::from(deepest.min(LEVELS)) + 1],
        }
    }

    /// From this zoom level on, where no level is gathered from another: `radius` pixels. Of a few, markers may
    /// come so near that two countries are told apart; of many, the fewer groups the better.
    #[must_use]
    pub fn nearer(self, from: u8, radius: f64) -> Self {
        Self {
            near: (from, radius),
            ..self
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
        let (from, nearer) = self.near;
        let is_near = below.is_none() && zoom >= from;
        let reach = reach(if is_near { nearer } else { self.radius }, zoom);
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
    let crowd = |node: &Node| -> u32 {
        let mut sum = 0_u32;
        rows.near(nodes, node.at, reach, |_, other| {
            sum = sum.saturating_add(other.weight)
        });
        sum
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
        rows.near(nodes, node.at, reach, |at, _| {
            if let Some(slot) = seed_of.get_mut(at as usize)
                && *slot == NONE
            {
                *slot = seed;
            }
        });
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

    /// Gives each of the nodes within so much of a point, with its number: what takes most of the time.
    fn near<'a>(
        &self,
        nodes: &'a [Node],
        at: Point,
        reach: u32,
        mut give: impl FnMut(u32, &'a Node),
    ) {
        let [x, y] = at;
        let (west, east) = (x.wrapping_sub(reach), x.wrapping_add(reach));
        for row in y.saturating_sub(reach) / self.height..=y.saturating_add(reach) / self.height {
            let row = self.row(row as usize);
            let mut give_from = |from: u32, to: u32| {
                let first = row.partition_point(|entry| entry.0 < from);
                for &(x, number) in row.get(first..).unwrap_or_default() {
                    if x > to {
                        break;
                    }
                    if let Some(node) = nodes.get(number as usize)
                        && near(at, node.at, reach)
                    {
                        give(number, node);
                    }
                }
            };
            if reach >= 1 << 31 {
                give_from(0, u32::MAX);
            } else if west <= east {
                give_from(west, east);
            } else {
                // On both sides of the edge.
                give_from(0, east);
                give_from(west, u32::MAX);
            }
        }
    }

    fn row(&self, row: usize) -> &[(u32, u32)] {
        let start = |at: usize| self.starts.get(at).map(|&start| start as usize);
        let range: Option<Range<usize>> = start(row).zip(start(row + 1)).map(|(a, b)| a..b);
        let entries = range.and_then(|range| self.entries.get(range));
        entries.unwrap_or_default()
    }
}
