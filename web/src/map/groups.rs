//! Which locations a marker stands for: those that would hide one another are one, and those of a city
//! that is open stand side by side.

use buitenkaart_core::analysis::Position;
use buitenkaart_core::geo;

use super::scene::Spot;
use crate::viewport::{nearest_turn, within_turn};

/// How near two markers may come, in CSS pixels, before they are shown as one.
const RADIUS: f64 = 40.0;

/// How near two locations of one city are, in degrees.
pub(super) const CITY: f64 = 0.02;

/// Several locations, or one, at a point of the map.
pub(super) struct Group {
    pub(super) members: Vec<usize>,
    /// Degrees WGS 84.
    pub(super) lat: f64,
    pub(super) lon: f64,
    /// They stand side by side.
    pub(super) opened: bool,
}

/// Whether two spots are in the same city: nothing else ever stands side by side.
pub(super) fn same_city(a: &Spot, b: &Spot) -> bool {
    (a.lat - b.lat).abs().max(within_turn(a.lon - b.lon).abs()) < CITY
}

/// Gathers spots that are near one another at this zoom. The cities of those that are `opened` stand
/// by themselves, their locations side by side.
pub(super) fn groups(spots: &[Spot], zoom: u8, opened: &[Option<Position>]) -> Vec<Group> {
    let mut rows: Vec<Group> = Vec::new();
    let mut rest: Vec<usize> = Vec::new();
    let cities: Vec<&Spot> = spots
        .iter()
        .filter(|spot| opened.contains(&Some(spot.position)))
        .collect();
    for (i, spot) in spots.iter().enumerate() {
        let Some(city) = cities.iter().find(|city| same_city(city, spot)) else {
            rest.push(i);
            continue;
        };
        let row = rows
            .iter_mut()
            .find(|row| (row.lat, row.lon) == (city.lat, city.lon));
        match row {
            Some(row) => row.members.push(i),
            None => rows.push(Group {
                members: vec![i],
                lat: city.lat,
                lon: city.lon,
                opened: true,
            }),
        }
    }
    let points: Vec<(f64, f64)> = rest
        .iter()
        .filter_map(|i| spots.get(*i))
        .map(|spot| geo::mercator(spot.lat, spot.lon, zoom))
        .collect();
    let world = 256.0 * f64::from(1_u32 << zoom.min(20));
    let gathered = geo::cluster(&points, RADIUS, world)
        .into_iter()
        .filter_map(|members| {
            let members: Vec<usize> = members
                .iter()
                .filter_map(|i| rest.get(*i).copied())
                .collect();
            // Not at the middle itself, which may lie in the sea or in another country.
            let places = || members.iter().filter_map(|i| spots.get(*i));
            let first = places().next()?;
            let east = |spot: &Spot| nearest_turn(spot.lon, first.lon);
            let (mut lat, mut lon, mut n) = (0.0, 0.0, 0.0);
            for spot in places() {
                lat += spot.lat;
                lon += east(spot);
                n += 1.0;
            }
            let far = |spot: &&Spot| (spot.lat - lat / n).hypot(east(spot) - lon / n);
            let nearest = places().min_by(|a, b| far(a).total_cmp(&far(b)))?;
            Some(Group {
                lat: nearest.lat,
                lon: nearest.lon,
                members,
                opened: false,
            })
        });
    rows.extend(gathered);
    rows
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use buitenkaart_core::analysis::Effective;

    use super::*;

    fn spot(position: u32, lat: f64, lon: f64) -> Spot {
        Spot {
            position,
            lat,
            lon,
            name: Rc::default(),
            city: Rc::default(),
            detail: Rc::default(),
            glyph: String::new(),
            standing: Effective::Open,
            zone: false,
        }
    }

    #[test]
    fn every_spot_is_in_one_group_at_every_zoom() {
        // Vienna twice, Bratislava 55 km away, and Tokyo.
        let spots = [
            spot(0, 48.21, 16.37),
            spot(1, 48.15, 17.11),
            spot(2, 35.68, 139.69),
            spot(3, 48.21, 16.37),
        ];
        for zoom in 0..=12 {
            let groups = groups(&spots, zoom, &[None]);
            let mut members: Vec<usize> = groups.iter().flat_map(|g| g.members.clone()).collect();
            members.sort_unstable();
            assert_eq!(members, [0, 1, 2, 3], "zoom {zoom}");
            for group in &groups {
                let here = |i: &usize| (spots[*i].lat, spots[*i].lon) == (group.lat, group.lon);
                assert!(group.members.iter().any(here), "at the place of none");
            }
            let alone = groups.iter().any(|group| group.members == [2]);
            assert!(alone || zoom < 1, "Tokyo at zoom {zoom}");
            let wanted = if zoom < 7 { 2 } else { 3 };
            assert!(groups.len() <= wanted, "zoom {zoom}: {}", groups.len());
        }
        // The two of one address never part: they fan out.
        assert!(
            groups(&spots, 12, &[None])
                .iter()
                .any(|group| group.members == [0, 3])
        );
    }

    #[test]
    fn neighbours_across_the_meridian_are_one_and_stand_side_by_side() {
        // Two in Taveuni, Fiji, which the 180th meridian runs through, and one in Suva.
        let spots = [
            spot(0, -16.80, 179.995),
            spot(1, -16.81, -179.995),
            spot(2, -18.14, 178.44),
        ];
        for (zoom, wanted) in [(1, 1), (4, 1), (7, 2), (10, 2)] {
            let groups = groups(&spots, zoom, &[None]);
            assert_eq!(groups.len(), wanted, "zoom {zoom}");
            assert!(
                groups[0].lon.abs() > 178.0,
                "the middle is not in Africa: {}",
                groups[0].lon
            );
        }
        let rows = groups(&spots, 4, &[Some(1)]);
        assert!(rows[0].opened && rows[0].members == [0, 1]);
    }

    #[test]
    fn only_one_city_ever_stands_side_by_side_and_at_its_place() {
        let spots = [
            spot(0, 48.21, 16.37),
            spot(1, 48.15, 17.11),
            spot(2, 48.211, 16.371),
            spot(3, 47.5, 19.04),
        ];
        for zoom in 0..=12 {
            for opened in [[Some(0), None], [Some(2), Some(0)], [None, Some(1)]] {
                let groups = groups(&spots, zoom, &opened);
                let count: usize = groups.iter().map(|group| group.members.len()).sum();
                assert_eq!(count, spots.len());
                for row in groups.iter().filter(|group| group.opened) {
                    let wanted: &[usize] = if row.members.contains(&1) {
                        &[1]
                    } else {
                        &[0, 2]
                    };
                    assert_eq!(row.members, wanted, "zoom {zoom}");
                    let first = &spots[row.members[0]];
                    assert!((first.lat - row.lat).hypot(first.lon - row.lon) < CITY);
                }
                assert!(groups.iter().any(|group| group.opened));
            }
        }
    }
}
