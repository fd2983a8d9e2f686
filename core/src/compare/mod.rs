//! Several networks side by side: who is in which country and city, alone or beside others, how far
//! the nearest of another network is, and which counts may be compared at all.
//!
//! Every network keeps its own facts, sources, dates and way of counting ([`Rule`]): nothing of one is
//! ever taken for a fact about another. What is not in a file was *not found* there, which is not
//! absence: a file may lack offices that its own services are said to have.
//!
//! Work and memory are linear in the locations and what they answer for, but for the spatial index,
//! which is built in n log n.
//!
//! ```
//! use buitenkaart_core::compare::{Comparison, Measure};
//! use buitenkaart_core::load::built_in;
//! let network = built_in().unwrap();
//! // A network beside itself: nobody is alone anywhere, and the nearest of the other is there.
//! let comparison = Comparison::new([&network, &network], &[]);
//! assert!(comparison.countries.iter().all(|row| row.alone().is_none()));
//! assert!(comparison.nearest(0, 1).iter().all(|near| near.km == 0.0 || near.is_candidate));
//! assert_eq!(comparison.ranking(Measure::Stands).len(), 2);
//! ```

mod cities;
mod countries;
mod nearest;
mod rank;
mod rule;
mod table;
#[cfg(test)]
mod tests;
mod wording;

pub use cities::{Cell, City, SAME_CITY_KM, Town};
pub use countries::{Held, Row};
pub use nearest::Near;
pub use rank::{FAR_APART, Measure, Ranked, Unlike};
pub use rule::{Basis, Rule, Tally};
pub use table::Part;

use self::cities::Towns;
use crate::analysis::{Counted, Position, counts};
use crate::model::{Kind, Location, Network};

/// How many networks may stand side by side: one, and five others.
pub const MOST: usize = 6;

/// What a location is to the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Here {
    /// A place where a post could be. It counts nowhere.
    Candidate,
    /// Its sources disagree whether it works. It counts nowhere, and nobody is alone beside it.
    Contested,
    /// It is open, or was seen.
    Present,
}

/// One of the networks.
#[derive(Debug)]
pub struct Side<N> {
    network: N,
    /// What is counted in it, and how.
    pub rule: Rule,
    /// In how many countries it stands.
    pub stands: Tally,
    /// In how many it stands or which its locations elsewhere answer for.
    pub covers: Tally,
    /// Its cities with a location, in the order of the file.
    pub towns: Vec<Town>,
    here: Vec<Option<Here>>,
    index: Towns,
}

impl<N: AsRef<Network>> Side<N> {
    /// The network.
    #[must_use]
    pub fn network(&self) -> &Network {
        self.network.as_ref()
    }

    /// What the location at a position is to the comparison; nothing where it takes no part.
    #[must_use]
    pub fn here(&self, position: Position) -> Option<Here> {
        self.here.get(position as usize).copied().flatten()
    }

    /// The location at a position.
    #[must_use]
    pub fn location(&self, position: Position) -> Option<&Location> {
        self.network().locations().get(position as usize)
    }
}

/// Networks side by side.
#[derive(Debug)]
pub struct Comparison<N> {
    /// The networks, in the order in which they were given.
    pub sides: Vec<Side<N>>,
    /// Every country in which one of them is, or may be, by code.
    pub countries: Vec<Row>,
    /// Every city in which one of them is, may or could be: those of the first network, then what
    /// the others add.
    pub cities: Vec<City>,
}

impl<N: AsRef<Network>> Comparison<N> {
    /// Compares up to [`MOST`] networks; further ones are left out. Of each, the locations of these
    /// roles are counted; all of them where none is named. Candidates are shown and never counted.
    #[must_use]
    pub fn new(networks: impl IntoIterator<Item = N>, roles: &[Kind]) -> Self {
        let networks = networks.into_iter().take(MOST);
        let mut sides: Vec<Side<N>> = networks.map(|network| side(network, roles)).collect();
        let countries = countries::rows(&sides);
        for (at, side) in sides.iter_mut().enumerate() {
            (side.stands, side.covers) = countries::tallies(&countries, at);
        }
        let cities = cities::rows(&sides);
        Self {
            sides,
            countries,
            cities,
        }
    }
}

fn side<N: AsRef<Network>>(given: N, roles: &[Kind]) -> Side<N> {
    let network = given.as_ref();
    let counted = |kind: Kind| roles.is_empty() || roles.contains(&kind);
    let here = |location: &Location| match (location.kind, counts(location)) {
        (Kind::Candidate, _) => Some(Here::Candidate),
        (kind, _) if !counted(kind) => None,
        (_, Counted::Present) => Some(Here::Present),
        (_, Counted::Contested) => Some(Here::Contested),
        (_, Counted::Absent) => None,
    };
    let here: Vec<Option<Here>> = network.locations().iter().map(here).collect();
    let towns = cities::towns(network, &here);
    let rule = rule::rule(network, &here, &counted);
    let index = Towns::new(network, &towns);
    Side {
        rule,
        stands: Tally::default(),
        covers: Tally::default(),
        index,
        towns,
        here,
        network: given,
    }
}
