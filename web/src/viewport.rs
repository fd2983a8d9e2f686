//! A view of the map: where it is, how near, and what fits in it.

use buitenkaart_core::geo::Basemap;
use buitenkaart_core::model::Country;

/// Which part of the map is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Viewpoint {
    /// Degrees WGS 84.
    pub(crate) lat: f64,
    pub(crate) lon: f64,
    /// Leaflet's zoom level: the world is 256 × 2^zoom pixels wide.
    pub(crate) zoom: u8,
}

/// The furthest that one can zoom in: a city's coordinate is no more precise than this shows.
pub(crate) const MAX_ZOOM: u8 = 10;

/// A view that shows these countries whole; none where none of them has a shape.
pub(crate) fn around(shapes: &Basemap, countries: &[Country]) -> Option<Viewpoint> {
    let boxes: Vec<[f64; 4]> = countries.iter().filter_map(|c| shapes.bounds(*c)).collect();
    let [west, south, east, north] = *boxes.first()?;
    let (mut west, mut south, mut east, mut north) = (west, south, east, north);
    for [w, s, e, n] in &boxes {
        west = west.min(*w);
        south = south.min(*s);
        east = east.max(*e);
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
        lon: f64::midpoint(west, east),
        zoom: zoom as u8,
    })
}
