//! Locations as static tiles: what is too much for one file is cut into an archive of vector tiles
//! ([PMTiles](https://docs.protomaps.com/pmtiles/), version 3, of
//! [Mapbox Vector Tiles](https://github.com/mapbox/vector-tile-spec), version 2.1), of which a map reads what is in
//! view, from any server that answers range requests.
//!
//! At every zoom level each location is in one group. A group of one is a feature with what is said of the
//! location; one of several has their number, in all and by service. At the deepest level the first locations of a
//! group are told as well, so that what cannot be taken apart by zooming can be read.
//!
//! | layer | feature | properties |
//! |---|---|---|
//! | `locations` | a location | `id`, `name` (or `name:nl`, `name:en` … where it differs by language), `service`, `standing` |
//! | `locations` | a group, with a number as its id | `count`, and `count:SERVICE` for each service that it has |
//! | `listed` | a location of a group of the deepest level | as above, and `group`: that number |
//!
//! The archive's metadata is what [TileJSON](https://github.com/mapbox/tilejson-spec) has for it, and under
//! `buitenkaart` what the network is: see [`Legend`].
//!
//! What is read here may be anything: every length is held against a limit before it is believed.

mod archive;
mod legend;
mod tile;
#[cfg(feature = "tiler")]
mod write;

pub use archive::{Archive, Broken, Directory, Found, HEAD, MOST_PACKED, Packing};
pub use legend::{Legend, TiledService};
pub use tile::{Group, Mark, One, marks};
#[cfg(feature = "tiler")]
pub use write::{Point, Written, write};

/// The deepest level: as near as the map goes.
pub const DEEPEST: u8 = 10;
