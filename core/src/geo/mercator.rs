//! Web Mercator (EPSG:3857), the projection of the map on screen.

use std::f64::consts::PI;

/// The latitude at which the Web Mercator square ends, in degrees.
pub const MAX_LATITUDE: f64 = 85.051_128_779_806_59;

/// The point of the world square for a latitude and a longitude in degrees WGS 84: `(0, 0)` is
/// its north-west corner, `(1, 1)` its south-east one. Latitudes beyond [`MAX_LATITUDE`] are
/// taken to it.
pub(super) fn unit(lat: f64, lon: f64) -> (f64, f64) {
    let sin = lat.clamp(-MAX_LATITUDE, MAX_LATITUDE).to_radians().sin();
    (
        lon / 360.0 + 0.5,
        0.5 - ((1.0 + sin) / (1.0 - sin)).ln() / (4.0 * PI),
    )
}

/// Latitude and longitude, in degrees, of a point of the world square.
pub(super) fn degrees(x: f64, y: f64) -> [f64; 2] {
    let lat = (PI * (1.0 - 2.0 * y)).sinh().atan().to_degrees();
    [lat, (x - 0.5) * 360.0]
}

/// Projects a latitude and a longitude (degrees WGS 84) to pixels of a world that is 256 × 2^zoom
/// wide, from its north-west corner. Spherical Mercator as defined by EPSG method 1024.
///
/// ```
/// use buitenkaart_core::geo::mercator;
/// assert_eq!(mercator(0.0, 0.0, 1), (256.0, 256.0));
/// ```
#[must_use]
pub fn mercator(lat: f64, lon: f64, zoom: u8) -> (f64, f64) {
    let size = size(zoom);
    let (x, y) = unit(lat, lon);
    (x * size, y * size)
}

/// Latitude and longitude, in degrees WGS 84, of a point in these pixels: the inverse of [`mercator`].
#[must_use]
pub fn from_mercator(x: f64, y: f64, zoom: u8) -> [f64; 2] {
    let size = size(zoom);
    degrees(x / size, y / size)
}

/// How many pixels wide the world is.
fn size(zoom: u8) -> f64 {
    256.0 * f64::from(1u32.checked_shl(zoom.into()).unwrap_or(u32::MAX))
}
