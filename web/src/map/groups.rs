//! Which locations a marker stands for: those that would hide one another are one, and those of a city
//! that is open stand side by side.

use std::borrow::Cow;

use buitenkaart_core::geo::Level;

use super::spots::{Spots, same_city};
use crate::viewport::nearest_turn;

/// Several locations, or one, at a point of the map.
pub(super) struct Group<'a> {
    /// Which of the scene's spots, in ascending order.
    pub(super) members: Cow<'a, [u32]>,
    /// Its number at this zoom level, where it is whole.
    pub(super) number: Option<usize>,
    /// Degrees WGS 84.
    pub(super) lat: f64,
    pub(super) lon: f64,
    /// They stand side by side.
    pub(super) opened: bool,
}

/// The groups of a zoom level no further than so many pixels from the middle, and those that hold what is
/// `kept`. The cities of those that are `opened` stand by themselves, their locations side by side.
pub(super) fn groups<'a>(
    spots: &Spots,
    level: &'a Level,
    middle: [f64; 2],
    half: [f64; 2],
    opened: &[u32],
    kept: &[u32],
) -> Vec<Group<'a>> {
    let mut rows = cities(spots, opened);
    let mut numbers: Vec<usize> = level.within(middle, half).collect();
    for number in kept.iter().filter_map(|&index| level.group_of(index)) {
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    let is_taken = |index: &u32| rows.iter().any(|row| row.members.contains(index));
    let cut: Vec<usize> = rows
        .iter()
        .flat_map(|row| row.members.iter())
        .filter_map(|&index| level.group_of(index))
        .collect();
    let rest: Vec<Group<'_>> = numbers
        .into_iter()
        .filter_map(|number| {
            let all = level.members(number);
            let mut middle = level.middle(number)?;
            let members = if cut.contains(&number) {
                let left: Vec<u32> = all.iter().copied().filter(|i| !is_taken(i)).collect();
                if !left.contains(&middle) {
                    middle = *left.first()?;
                }
                Cow::Owned(left)
            } else {
                Cow::Borrowed(all)
            };
            let [lat, lon] = spots.point(middle)?;
            let number = matches!(members, Cow::Borrowed(_)).then_some(number);
            Some(Group {
                members,
                number,
                lat,
                lon,
                opened: false,
            })
        })
        .collect();
    rows.extend(rest);
    rows
}

/// The cities of these, each once.
fn cities<'a>(spots: &Spots, opened: &[u32]) -> Vec<Group<'a>> {
    let mut rows: Vec<Group<'a>> = Vec::new();
    for &index in opened {
        let Some(at) = spots.point(index) else {
            continue;
        };
        if rows.iter().any(|row| row.members.contains(&index)) {
            continue;
        }
        let here = (0..).zip(&spots.points).filter(|(_, p)| same_city(at, **p));
        // One that stands with another city stands there.
        let members = here
            .map(|(i, _)| i)
            .filter(|i| !(rows.iter()).any(|row: &Group<'_>| row.members.contains(i)));
        rows.push(Group {
            members: Cow::Owned(members.collect()),
            number: None,
            lat: at[0],
            lon: at[1],
            opened: true,
        });
    }
    rows
}

/// West and south, east and north of these: the shorter way round the world.
pub(super) fn extent(spots: &Spots, members: &[u32]) -> Option<[[f64; 2]; 2]> {
    let mut points = members.iter().filter_map(|&index| spots.point(index));
    let first = points.next()?;
    let (mut low, mut high) = (first, first);
    for [lat, lon] in points {
        let lon = nearest_turn(lon, first[1]);
        low = [low[0].min(lat), low[1].min(lon)];
        high = [high[0].max(lat), high[1].max(lon)];
    }
    Some([low, high])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each of these, and which of them stand together, all over the world.
    fn all(points: &[[f64; 2]], zoom: u8, opened: &[u32]) -> Vec<(Vec<u32>, [f64; 2], bool)> {
        let spots = Spots::new((0..).zip(points.iter().copied()), None);
        let mut clusters = spots.clusters.borrow_mut();
        let level = clusters.level(zoom);
        let all = groups(&spots, level, [0.0, 0.0], [1e9, 1e9], opened, &[]);
        all.into_iter()
            .map(|group| {
                (
                    group.members.into_owned(),
                    [group.lat, group.lon],
                    group.opened,
                )
            })
            .collect()
    }

    /// Vienna twice, Bratislava 55 km away, and Tokyo.
    const SOME: [[f64; 2]; 4] = [
        [48.21, 16.37],
        [48.15, 17.11],
        [35.68, 139.69],
        [48.21, 16.37],
    ];

    #[test]
    fn every_spot_is_in_one_group_at_every_zoom() {
        for zoom in 0..=10 {
            let groups = all(&SOME, zoom, &[]);
            let mut members: Vec<u32> = groups.iter().flat_map(|g| g.0.clone()).collect();
            members.sort_unstable();
            assert_eq!(members, [0, 1, 2, 3], "zoom {zoom}");
            for (members, place, _) in &groups {
                assert!(
                    members.iter().any(|&i| SOME[i as usize] == *place),
                    "at the place of none"
                );
            }
            let alone = groups.iter().any(|group| group.0 == [2]);
            assert!(alone || zoom < 1, "Tokyo at zoom {zoom}");
            let wanted = if zoom < 6 { 2 } else { 3 };
            assert!(groups.len() <= wanted, "zoom {zoom}: {}", groups.len());
            // The two of one address never part: they stand side by side.
            assert!(groups.iter().any(|g| g.0.contains(&0) && g.0.contains(&3)));
        }
    }

    #[test]
    fn neighbours_across_the_meridian_are_one_and_stand_side_by_side() {
        // Two in Taveuni, Fiji, which the 180th meridian runs through, and one in Suva.
        let points = [[-16.80, 179.995], [-16.81, -179.995], [-18.14, 178.44]];
        for (zoom, wanted) in [(1, 1), (4, 1), (7, 2), (10, 2)] {
            let groups = all(&points, zoom, &[]);
            assert_eq!(groups.len(), wanted, "zoom {zoom}");
            assert!(groups[0].1[1].abs() > 178.0, "it is not in Africa");
        }
        let rows = all(&points, 4, &[1]);
        assert_eq!((&*rows[0].0, rows[0].2), (&[0, 1][..], true));
        let spots = Spots::new((0..).zip(points), None);
        let [low, high] = extent(&spots, &[0, 1]).unwrap();
        assert!((high[1] - low[1] - 0.01).abs() < 1e-9, "{low:?} {high:?}");
    }

    #[test]
    fn only_one_city_ever_stands_side_by_side_and_at_its_place() {
        let points = [
            [48.21, 16.37],
            [48.15, 17.11],
            [48.211, 16.371],
            [47.5, 19.04],
        ];
        for zoom in 0..=10 {
            for opened in [&[0][..], &[2, 0], &[1]] {
                let groups = all(&points, zoom, opened);
                let count: usize = groups.iter().map(|group| group.0.len()).sum();
                assert_eq!(count, points.len());
                for (members, place, _) in groups.iter().filter(|group| group.2) {
                    let wanted: &[u32] = if members.contains(&1) { &[1] } else { &[0, 2] };
                    assert_eq!(members, wanted, "zoom {zoom}");
                    assert!(same_city(points[members[0] as usize], *place));
                }
                assert!(groups.iter().any(|group| group.2));
            }
        }
    }
}
