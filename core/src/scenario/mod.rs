//! What if: a list of changes to a network, applied without touching it.
//!
//! A [`Scenario`] is applied to a base [`Network`](crate::Network) and gives another valid one, or problems that
//! name the change at fault; the base stays as it is, so that undo is to apply a shorter list.
//! What the base said stays beside what the scenario asserts, as far as the rules of claims
//! allow; the scenario's own claims are assumptions with a source of their own, [`SOURCE`].
//! Two networks give a [`Difference`].
//!
//! A scenario has a short text for addresses ([`Scenario::to_text`]) and a file
//! ([`Scenario::to_json`]).
//!
//! ```
//! use buitenkaart_core::{load, scenario::Scenario};
//! let network = load::built_in().unwrap();
//! let scenario = Scenario::parse("1~Spain~~OKmadrid~PKmadrid_D").unwrap();
//! let outcome = scenario.outcome(&network).unwrap();
//! assert_eq!(outcome.means.balance(), 1.0);
//! assert_eq!(outcome.difference.countries[0].gained[0].as_str(), "ES");
//! ```

mod apply;
mod assumption;
mod by;
mod change;
mod compare;
mod cost;
mod coverage_difference;
mod difference;
mod draft;
mod escape;
mod file;
mod parse;
mod placement;
mod problem;
mod proposals;
mod staff_balance;
mod text;
mod wording;

pub use apply::{Outcome, SOURCE, name_of};
pub use change::{Change, Fte, LatLon, Point, Spot, Step};
pub use compare::{difference, marks};
pub use cost::{Cost, Item, cost, items};
pub use coverage_difference::{CoverChange, CoverageDifference, DistanceChange};
pub use difference::{
    CrewFigures, Difference, Home, Joint, LocationChange, Mark, RoleMove, ServiceCountries,
    StaffChange, Turn,
};
pub(crate) use draft::{is_own, is_placed};
pub use file::{FILE_BYTES, FileError, FilePart};
pub use problem::{ChangeCode, ChangeProblem};
pub use proposals::{Proposal, proposals};
pub use staff_balance::{Means, RoleMeans};
pub use text::{TextCode, TextError};

/// Signs that a link is made of, and that yet, at an end of it, may be of the text around it.
pub const AROUND_A_LINK: [char; 4] = ['.', '_', '-', '~'];
/// Most changes in a scenario.
pub const CHANGES: usize = 200;
/// Most characters of a name, of a scenario, a point or an address.
pub const NAME: usize = 80;
/// Most characters of a note: a paragraph, which a link can carry.
pub const NOTE: usize = 500;

/// An ordered list of changes to a network, with a name and a note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scenario {
    /// Its name; may be empty.
    pub name: Box<str>,
    /// What it is for; may be empty.
    pub note: Box<str>,
    /// The changes, in the order in which they are applied.
    pub changes: Vec<Step>,
}

impl Scenario {
    /// A scenario of these changes, all of them switched on.
    pub fn of(name: &str, changes: impl IntoIterator<Item = Change>) -> Self {
        Self {
            name: name.into(),
            note: "".into(),
            changes: changes.into_iter().map(Step::from).collect(),
        }
    }
}

#[cfg(test)]
mod tests;
