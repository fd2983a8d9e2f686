//! Where things are on Earth and on the screen: the basemap, Web Mercator, and groups of points.

mod basemap;
mod clip;
mod cluster;
mod decode;
mod extent;
mod mercator;
mod outline;
mod path;
#[cfg(test)]
mod tests;
mod tile;

use std::sync::OnceLock;

pub use basemap::Basemap;
pub use cluster::cluster;
pub use decode::BadBasemap;
pub use mercator::{MAX_LATITUDE, mercator};
pub use outline::Line;
pub use tile::Tile;

/// The country shapes that the map is drawn on; their source, licence and format stand beside
/// them in `core/data/basemap`.
pub const BASEMAP: &[u8] = include_bytes!("../../data/basemap.bin");

/// The built-in basemap, decoded once. Empty were its bytes unreadable, which a test rules out.
pub fn basemap() -> &'static Basemap {
    static DECODED: OnceLock<Basemap> = OnceLock::new();
    DECODED.get_or_init(|| Basemap::decode(BASEMAP).unwrap_or_default())
}
