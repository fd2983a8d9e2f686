//! Where things are on Earth and on the screen: the basemap, Web Mercator, and groups of points.

mod basemap;
mod clip;
mod cluster;
mod decode;
mod extent;
mod labels;
mod mercator;
mod outline;
mod path;
#[cfg(test)]
mod tests;
mod tile;

use std::sync::OnceLock;

pub use basemap::{Basemap, COAST_KM};
pub use cluster::{Clusters, Level};
pub use decode::BadBasemap;
pub use labels::{Lettering, Plate, Taken};
pub use mercator::{MAX_LATITUDE, from_mercator, mercator};
pub use outline::Line;
pub use tile::{Land, Tile};

/// The country shapes that the map is drawn on; their source, licence and format stand beside
/// them in `core/data/basemap`.
pub const BASEMAP: &[u8] = include_bytes!("../../data/basemap.bin");

/// The same shapes with fewer points, a quarter of the size: as sharp at zoom 2 as [`BASEMAP`] is
/// at zoom 5.
pub const COARSE_BASEMAP: &[u8] = include_bytes!("../../data/basemap-coarse.bin");

/// The built-in basemap, decoded once. Empty were its bytes unreadable, which a test rules out.
pub fn basemap() -> &'static Basemap {
    static DECODED: OnceLock<Basemap> = OnceLock::new();
    DECODED.get_or_init(|| Basemap::decode(BASEMAP).unwrap_or_default())
}

/// The built-in basemap for a look at the whole world, [`COARSE_BASEMAP`] decoded once. It has the
/// same countries, and is no help in telling what lies where.
pub fn coarse_basemap() -> &'static Basemap {
    static DECODED: OnceLock<Basemap> = OnceLock::new();
    DECODED.get_or_init(|| Basemap::decode(COARSE_BASEMAP).unwrap_or_default())
}

/// A point (latitude and longitude in degrees) with a sign turned: what it is where a minus is missing,
/// or one too many. A point turned lies ten degrees off at least: nearer the equator or the prime
/// meridian, a sign tells little.
pub(crate) fn with_other_signs([lat, lon]: [f64; 2]) -> impl Iterator<Item = [f64; 2]> {
    let turned = [[lat, -lon], [-lat, lon], [-lat, -lon]];
    turned.into_iter().filter(move |&[north, east]| {
        let is_far = |was: f64, is: f64| was.to_bits() == is.to_bits() || (was - is).abs() >= 10.0;
        is_far(lat, north) && is_far(lon, east)
    })
}
