//! Buitenkaart's core: a network of posts and offices abroad as data, and everything that can be
//! worked out from it without a browser.
//!
//! Data flows one way: bytes → [`load`](mod@load) → a validated [`Network`] → [`analysis`] → the
//! view. Nothing here does I/O, knows the web, or panics on any input.
//!
//! Units throughout: degrees WGS 84 for coordinates, kilometres for distances, full-time
//! equivalents (FTE) for staff.

#![forbid(unsafe_code)]

pub mod analysis;
mod codes;
pub mod compare;
pub mod countries;
mod error;
pub mod export;
pub mod geo;
#[cfg(feature = "import")]
pub mod import;
pub mod load;
pub mod location_allocation;
pub mod model;
pub mod packed;
pub mod rotation;
pub mod scenario;
pub mod search;
mod sort;
pub mod template;
#[cfg(feature = "tiles")]
pub mod tiles;
pub mod time;
pub mod turns;

pub use error::{Error, ParseError};
pub use model::Network;
