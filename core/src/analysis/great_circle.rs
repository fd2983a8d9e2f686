//! Distance and bearing along the great circle.

/// Kilometres between two points in degrees, by the haversine formula on a sphere of the Earth's
/// mean radius, 6371.0088 km (IUGG); within 0.6 % of the ellipsoid.
pub(super) fn distance_km(from: [f64; 2], to: [f64; 2]) -> f64 {
    let [lat1, lon1] = from.map(f64::to_radians);
    let [lat2, lon2] = to.map(f64::to_radians);
    let half = |angle: f64| (angle / 2.0).sin().powi(2);
    let h = half(lat2 - lat1) + lat1.cos() * lat2.cos() * half(lon2 - lon1);
    2.0 * 6371.0088 * h.clamp(0.0, 1.0).sqrt().asin()
}

/// The bearing in which one sets out from one point to another, in degrees from north.
pub(super) fn bearing(from: [f64; 2], to: [f64; 2]) -> f64 {
    let [lat1, lon1] = from.map(f64::to_radians);
    let [lat2, lon2] = to.map(f64::to_radians);
    let (sin, cos) = (lon2 - lon1).sin_cos();
    let north = lat1.cos() * lat2.sin() - lat1.sin() * lat2.cos() * cos;
    (sin * lat2.cos()).atan2(north).to_degrees()
}
