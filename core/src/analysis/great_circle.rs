//! Distance and bearing along the great circle.

/// Kilometres between two points, latitude and longitude in degrees, by the haversine formula
/// (Sinnott, "Virtues of the haversine", Sky and Telescope 68, 1984) on a sphere of the Earth's
/// mean radius, 6371.0088 km (IUGG). Within 0.6 % of the distance on the WGS 84 ellipsoid.
///
/// ```
/// use buitenkaart_core::analysis::distance_km;
/// let (brussels, the_hague) = ([50.850, 4.349], [52.077, 4.299]);
/// assert_eq!(distance_km(brussels, the_hague).round(), 136.0);
/// assert_eq!(distance_km([0.0, 0.0], [0.0, 180.0]).round(), 20_015.0);
/// ```
#[must_use]
pub fn distance_km(from: [f64; 2], to: [f64; 2]) -> f64 {
    let [lat1, lon1] = from.map(f64::to_radians);
    let [lat2, lon2] = to.map(f64::to_radians);
    let half = |angle: f64| (angle / 2.0).sin().powi(2);
    let h = half(lat2 - lat1) + lat1.cos() * lat2.cos() * half(lon2 - lon1);
    2.0 * 6371.0088 * h.clamp(0.0, 1.0).sqrt().asin()
}

/// The direction in which one sets out from one point to another along the great circle, in
/// degrees clockwise from north, from -180 to 180.
///
/// ```
/// use buitenkaart_core::analysis::bearing;
/// assert_eq!(bearing([0.0, 0.0], [0.0, 90.0]), 90.0);
/// // From Brussels to Tokyo one leaves over Scandinavia.
/// assert_eq!(bearing([50.850, 4.349], [35.690, 139.692]).round(), 35.0);
/// ```
#[must_use]
pub fn bearing(from: [f64; 2], to: [f64; 2]) -> f64 {
    let [lat1, lon1] = from.map(f64::to_radians);
    let [lat2, lon2] = to.map(f64::to_radians);
    let (sin, cos) = (lon2 - lon1).sin_cos();
    let north = lat1.cos() * lat2.sin() - lat1.sin() * lat2.cos() * cos;
    (sin * lat2.cos()).atan2(north).to_degrees()
}
