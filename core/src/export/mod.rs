//! The network in forms that leave the map: tables and geography for other tools, the data file
//! itself, and a picture.
//!
//! The tables take the positions of the locations to write, so that what is filtered on screen
//! can be downloaded as it is; [`all`] gives every one. They have one record for each location,
//! with the columns of [`COLUMNS`].

pub(crate) mod archive;
pub(crate) mod columns;
pub(crate) mod csv;
mod geojson;
pub(crate) mod html;
mod json;
mod svg;
mod through_time;
mod xlsx;

pub use columns::COLUMNS;
pub use csv::{BYTE_ORDER_MARK, Table, csv, csv_at};
pub use geojson::{geojson, geojson_at};
pub use html::{fragment, page};
pub use json::{json, subset};
pub use svg::{Caption, scenario_svg, svg, svg_with_lines, timeline_svg, years_svg};
pub use through_time::{timeline_csv, years_csv};
pub use xlsx::{Origin, Sheet, Value, XLSX, about, workbook, xlsx};

use crate::Network;
use crate::analysis::Position;

/// The positions of all locations of a network.
pub fn all(network: &Network) -> impl Iterator<Item = Position> + use<> {
    (0u32..).take(network.locations().len())
}
