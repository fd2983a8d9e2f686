//! A view of the map: where it is, on which turn of the world, how near, and what fits in it.

use buitenkaart_core::geo::Basemap;
use buitenkaart_core::model::Country;

/// Which part of the map is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Viewpoint {
    /// Degrees WGS 84.
    pub(crate) lat: f64,
    pub(crate) lon: f64,
    /// Leaflet's zoom level, [`MIN_ZOOM`] to [`MAX_ZOOM`]: the world is 256 × 2^zoom pixels wide.
    pub(crate) zoom: u8,
}

/// An order to the map to go somewhere. It holds whatever the map reports before it has obeyed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Order {
    /// Counted, so that each is obeyed once, also one to where the map is.
    pub(crate) number: u32,
    /// To the whole world, where that is nowhere.
    pub(crate) to: Option<Viewpoint>,
}

/// The furthest that one can zoom out.
pub(crate) const MIN_ZOOM: u8 = 1;

/// The furthest that one can zoom in: a city's coordinate is no more precise than this shows.
pub(crate) const MAX_ZOOM: u8 = 10;

/// The nearest zoom level that the map has: one that it has not would never be reached.
pub(crate) fn limit(zoom: u32) -> u8 {
    u8::try_from(zoom).map_or(MAX_ZOOM, |zoom| zoom.clamp(MIN_ZOOM, MAX_ZOOM))
}

/// A view that shows these countries whole; none where none of them has a shape.
pub(crate) fn around(shapes: &Basemap, countries: &[Country]) -> Option<Viewpoint> {
    let boxes: Vec<[f64; 4]> = countries.iter().filter_map(|c| shapes.bounds(*c)).collect();
    let [west, south, east, north] = *boxes.first()?;
    let (mut west, mut south, mut east, mut north) = (west, south, east, north);
    for [w, s, e, n] in &boxes {
        // The shorter way round the world.
        let round = ((west + east - w - e) / 720.0).round() * 360.0;
        west = west.min(w + round);
        south = south.min(*s);
        east = east.max(e + round);
        north = north.max(*n);
    }
    let lat = f64::midpoint(south, north);
    // 360° are 256 px at zoom 0; a map is some 512 px wide. A degree of latitude is drawn
    // longer than one of longitude, by the secant of the latitude.
    let span = (east - west)
        .max((north - south) / lat.to_radians().cos().max(0.2))
        .max(0.5);
    let zoom = (720.0 / span).log2().floor().clamp(2.0, 7.0);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "2 to 7"
    )]
    Some(Viewpoint {
        lat,
        lon: within_turn(f64::midpoint(west, east)),
        zoom: zoom as u8,
    })
}

/// A longitude from -180 to 180, of one that may have gone round. Not by `rem_euclid`, which brings a
/// division of 128 bits to every visitor.
pub(crate) fn within_turn(lon: f64) -> f64 {
    lon - ((lon + 180.0) / 360.0).floor() * 360.0
}

/// The same meridian, on that turn of the world on which it is nearest to another.
pub(crate) fn nearest_turn(lon: f64, to: f64) -> f64 {
    to + within_turn(lon - to)
}

/// By how many pixels a point comes again and again, where that is within `reach` of the middle: of a
/// point so far east of it, in a world so wide. The nearest first.
pub(crate) fn turns(east: f64, world: f64, reach: f64) -> impl Iterator<Item = f64> {
    let first = -(east / world).round();
    // Of no more worlds than any screen shows.
    (0..32_i32)
        .map(move |n| {
            let side = if n % 2 == 0 { -1 } else { 1 };
            (first + f64::from((n + 1) / 2 * side)) * world
        })
        .filter(move |turn| (east + turn).abs() <= reach)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longitudes_are_taken_to_one_turn() {
        for (lon, to, wanted) in [
            (179.0, -179.0, -181.0),
            (-179.0, 179.0, 181.0),
            (10.0, 730.0, 730.0),
            (10.0, 0.0, 10.0),
        ] {
            assert!((nearest_turn(lon, to) - wanted).abs() < 1e-9, "{lon} {to}");
        }
    }

    #[test]
    fn every_world_in_reach_is_met_once_the_nearest_first() {
        let all: Vec<f64> = turns(1000.0, 512.0, 1280.0).collect();
        assert_eq!(all, [-1024.0, -512.0, -1536.0, 0.0, -2048.0]);
        assert_eq!(turns(900.0, 2048.0, 600.0).count(), 0);
    }
}
