//! What can be worked out from a network: who is where, alone or together, who answers for
//! whom, with which crew, how near, and where the sources leave doubt.
//!
//! Every analysis is a plain function of a [`Network`], cheap enough to run again for each
//! scenario. Locations are named by their *position* in [`Network::locations`]: small, copyable,
//! and free of borrows.
//!
//! Unknown is a value of its own here: a role nobody mentions is not an empty chair, an office
//! last seen in 2008 is not one that is open, and a contested post is never silently counted.

mod best_sites;
mod claims;
mod colocation;
mod coverage;
mod crew;
mod facets;
mod fill;
mod findings;
#[cfg(test)]
pub(crate) mod fixture;
mod great_circle;
mod jurisdiction;
mod nearest;
mod order;
mod presence;
mod ranking;
#[cfg(test)]
mod real;
mod region;
mod services;
mod standing;
mod synergy;
mod totals;

pub use best_sites::{Aim, Best, Named, Places, Question, Site, Worth};
pub use claims::{Settled, settle};
pub use colocation::{Neighbour, Pair, colocated, same_city, same_country, share_address, within};
pub(crate) use coverage::on_sphere;
pub use coverage::{CountryCoverage, Cover, Coverage, Reach, Weighed, coverage};
pub use crew::{Crew, Held, Need, PostCrew, crew, held, held_by_assumption};
pub use facets::{Bit, Counts, Facets, Filter, Set};
pub use fill::{Fill, fills, network_fills, reach};
pub use findings::{Field, Finding, Item, findings, marks};
pub use great_circle::{bearing, distance_km};
pub use jurisdiction::{
    Answer, Conflict, Jurisdictions, Remit, answers_for, answers_for_organisation, jurisdictions,
    remit, represents,
};
pub use nearest::{
    Direction, Nearest, nearest, nearest_elsewhere, nearest_of_each_service, point_of,
};
pub use presence::{CountryPresence, JointPresence, JointRow, Presence, joint_presence, presence};
pub use ranking::{
    Alternative, CRITERIA, Contribution, Criterion, DEFAULT_REACH_KM, Evidence, Scored, Table,
    Threshold, Value, Weights, alternatives, criteria,
};
pub use region::{Region, SubRegion};
pub use services::Services;
pub use standing::{
    Counted, Effective, SIGHTING_AGES, Verdict, counts, effective, last_seen, verdict,
};
pub use synergy::{
    Cell, CityPresence, Host, Shared, Sharing, city_presence, could_share, hosts, shared,
};
pub use totals::{ServiceTotal, StandingCounts, totals};

use crate::model::{Country, Location, Network};

/// A location by its position in [`Network::locations`]; [`Network::position`] finds it by id.
pub type Position = u32;

/// The locations with their positions.
pub(crate) fn positioned(network: &Network) -> impl Iterator<Item = (Position, &Location)> {
    (0u32..).zip(network.locations())
}

/// The location at a position.
pub(crate) fn at(network: &Network, position: Position) -> Option<&Location> {
    network.locations().get(position as usize)
}

/// The country that a location is in; none for a region.
pub(crate) fn country_of(network: &Network, location: &Location) -> Option<Country> {
    network.place_of(location)?.country
}
