//! Bytes to a validated [`Network`], or all that is wrong with them, at once.
//!
//! A file that is right takes the fast path: it is read into the [model](crate::model)'s types
//! and checked against the rules in one walk. Only where something is wrong is it looked at
//! again: places are found, and faults of the structure are told one by one.
//!
//! ```
//! use buitenkaart_core::load::{Severity, load};
//!
//! let problems = load(b"{\"version\": 1,}").unwrap_err();
//! let problem = problems.iter().next().unwrap();
//! assert_eq!(problem.code.severity(), Severity::Error);
//! assert_eq!((problem.at.line, problem.at.column), (1, 15));
//! ```

mod code;
mod decode;
mod fault;
#[cfg(feature = "schema")]
mod json_schema;
pub mod limits;
mod locate;
mod path;
mod problem;
mod raw;
mod rules;
mod structure;
mod suggest;
mod wording;

#[cfg(feature = "schema")]
pub use self::json_schema::json_schema;
pub use code::{ProblemCode, Severity};
pub use problem::{Noun, Position, Problem, Problems, Slip, Wanted};

use crate::model::{Country, Network, NetworkFile};

use self::fault::{Fault, Faults};

/// Says in which country a point lies (latitude, longitude), where a map knows.
pub type CountryAt<'m> = &'m dyn Fn([f64; 2]) -> Option<Country>;

/// The bytes of a byte order mark.
const MARK: usize = 3;

/// Reads a network from the bytes of a data file (JSON, UTF-8).
///
/// # Errors
///
/// All that is wrong with the file, in the order of the file: each with its place, a stable code,
/// what is wrong and how to mend it. Any bytes may be given.
pub fn load(bytes: &[u8]) -> Result<Network, Problems> {
    let (text, marked) = decode::decode(bytes).map_err(|fault| {
        let (fault, text) = *fault;
        let mut faults = Faults::default();
        faults.push(fault);
        locate::locate(text, 0, faults)
    })?;
    let (file, mut faults) = match serde_json::from_str::<NetworkFile>(text) {
        Ok(file) => {
            let faults = rules::check(&file);
            (Some(file), faults)
        }
        Err(error) => (None, structure::diagnose(text, &error)),
    };
    if marked {
        faults.push(Fault::at(0, ProblemCode::ByteOrderMark));
    }
    match file {
        Some(file) if faults.list.is_empty() => Ok(Network::from_valid(file)),
        _ => Err(locate::locate(text, if marked { MARK } else { 0 }, faults)),
    }
}

/// The data file that comes with this crate.
pub const NETWORK: &[u8] = include_bytes!("../../data/network.json");

/// Reads the network that comes with this crate, [`NETWORK`].
///
/// # Errors
///
/// None: a test sees to it that the file loads.
pub fn built_in() -> Result<Network, Problems> {
    load(NETWORK)
}

/// Reads a network as [`load`] does, and looks it over: beside the network come the warnings, of
/// what a data steward should look at. With a map, the country of each point is compared too.
///
/// # Errors
///
/// As [`load`].
pub fn review(
    bytes: &[u8],
    country_at: Option<CountryAt<'_>>,
) -> Result<(Network, Problems), Problems> {
    let network = load(bytes)?;
    let faults = rules::review(network.file(), country_at);
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    Ok((network, locate::locate(text, 0, faults)))
}

#[cfg(test)]
mod tests;
