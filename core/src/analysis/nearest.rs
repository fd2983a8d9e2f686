//! The nearest other location, by great circle: how far, and in which direction.

use super::great_circle::{bearing, distance_km};
use super::standing::{Counted, counts};
use super::{Position, at, positioned};
use crate::model::{Location, Network, PlaceId};

/// One of the eight points of the compass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// North.
    North,
    /// North-east.
    NorthEast,
    /// East.
    East,
    /// South-east.
    SouthEast,
    /// South.
    South,
    /// South-west.
    SouthWest,
    /// West.
    West,
    /// North-west.
    NorthWest,
}

impl Direction {
    /// Every direction, clockwise from north.
    pub const ALL: [Self; 8] = [
        Self::North,
        Self::NorthEast,
        Self::East,
        Self::SouthEast,
        Self::South,
        Self::SouthWest,
        Self::West,
        Self::NorthWest,
    ];

    /// The point of the compass nearest to a bearing in degrees clockwise from north.
    #[must_use]
    pub fn from_bearing(degrees: f64) -> Self {
        // Whole turns fall away in whole numbers, which cost less than a remainder of floats.
        let eighth = ((degrees / 45.0).round() as i64).rem_euclid(8);
        let eighth = usize::try_from(eighth).unwrap_or_default();
        Self::ALL.get(eighth).copied().unwrap_or(Self::North)
    }
}

/// A location, and where it lies as seen from another point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearest {
    /// The location.
    pub position: Position,
    /// How far it is, in km along the great circle.
    pub km: f64,
    /// In which direction one sets out; none where it is at the point itself.
    pub direction: Option<Direction>,
}

/// The point of a location, latitude and longitude in degrees; none for a region.
#[must_use]
pub fn point_of(network: &Network, location: &Location) -> Option<[f64; 2]> {
    network.place_of(location)?.lat_lon
}

/// How a location lies from a point; none where it has no point of its own.
fn seen_from(network: &Network, from: [f64; 2], position: Position) -> Option<Nearest> {
    let to = point_of(network, at(network, position)?)?;
    let km = distance_km(from, to);
    Some(Nearest {
        position,
        km,
        direction: (km > 0.0).then(|| Direction::from_bearing(bearing(from, to))),
    })
}

/// The location nearest to a point among those that are present and that `wanted` accepts; of
/// several equally near the first in the file.
#[must_use]
pub fn nearest(
    network: &Network,
    from: [f64; 2],
    wanted: impl Fn(Position, &Location) -> bool,
) -> Option<Nearest> {
    positioned(network)
        .filter(|&(position, location)| {
            counts(location) == Counted::Present && wanted(position, location)
        })
        .filter_map(|(position, _)| seen_from(network, from, position))
        .reduce(|best, next| if next.km < best.km { next } else { best })
}

/// The nearest location in another place that is present and that `wanted` accepts: "nearest
/// other post: The Hague, 174 km north-west". None where the location itself has no point.
#[must_use]
pub fn nearest_elsewhere(
    network: &Network,
    from: Position,
    wanted: impl Fn(Position, &Location) -> bool,
) -> Option<Nearest> {
    let location = at(network, from)?;
    let place: &PlaceId = &location.place;
    nearest(network, point_of(network, location)?, |position, other| {
        other.place != *place && wanted(position, other)
    })
}

/// The nearest location of every service to a point, in the order of the network's services;
/// none for a service without a location that is present.
#[must_use]
pub fn nearest_of_each_service(network: &Network, from: [f64; 2]) -> Vec<Option<Nearest>> {
    network
        .services()
        .iter()
        .map(|service| nearest(network, from, |_, location| location.service == service.id))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;

    const LINES: &str = "
        dkbuza post Berlin:DE open
        dkbuza post Brussels:BE open
        dkbuza post The-Hague:NL open
        fit office The-Hague:NL open
        fit office Cologne:DE closed
        tvl office Cologne:DE seen@2016
        dkbuza candidate -:UA,MD considered
        dkbuza post Tokyo:JP open";

    #[test]
    fn the_nearest_other_post_has_a_distance_and_a_direction() {
        let network = fixture::network(LINES);
        let near = nearest_elsewhere(&network, 1, |_, l| l.service.as_str() == "dkbuza").unwrap();
        assert_eq!(near.position, 2);
        assert!((near.km - 136.4).abs() < 0.5, "{}", near.km);
        assert_eq!(near.direction, Some(Direction::North));
        // Along the great circle one leaves Brussels for Tokyo over Scandinavia.
        let far = nearest_elsewhere(&network, 1, |position, _| position == 7).unwrap();
        assert_eq!(far.direction, Some(Direction::NorthEast));
        assert!((far.km - 9455.0).abs() < 30.0, "{}", far.km);
    }

    #[test]
    fn what_is_not_present_or_has_no_point_is_never_nearest() {
        let network = fixture::network(LINES);
        let cologne = [50.933, 6.950];
        let near = nearest_of_each_service(&network, cologne);
        let positions: Vec<_> = near.iter().map(|n| n.map(|n| n.position)).collect();
        assert_eq!(positions, [Some(1), Some(3), Some(5)]);
        assert_eq!(near[2].unwrap().direction, None);
        assert!(nearest_elsewhere(&network, 6, |_, _| true).is_none());
        assert!(nearest_elsewhere(&network, 99, |_, _| true).is_none());
    }

    #[test]
    fn bearings_round_to_the_nearest_of_eight_points() {
        for (degrees, direction) in [
            (0.0, Direction::North),
            (22.0, Direction::North),
            (23.0, Direction::NorthEast),
            (-90.0, Direction::West),
            (338.0, Direction::North),
            (f64::NAN, Direction::North),
        ] {
            assert_eq!(Direction::from_bearing(degrees), direction, "{degrees}");
        }
    }
}
