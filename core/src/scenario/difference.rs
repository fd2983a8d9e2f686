//! What differs between two networks.

use super::compare::number;
use crate::analysis::{Counted, Held};
use crate::model::{Country, LocationId, PlaceId, RoleId, ServiceId};

/// How the map draws a location.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// As before.
    #[default]
    Unchanged,
    /// It works now, and did not, or not surely, before.
    Opened,
    /// It worked, or may have worked, before, and does not now.
    Closed,
    /// It has another place or address.
    Moved,
    /// It has other staff.
    Staffed,
}

/// Where a location is: its place, and its settled address where that is known.
pub type Home = (PlaceId, Option<Box<str>>);

/// A location that opened, closed or moved.
#[derive(Clone, Debug, PartialEq)]
pub struct LocationChange {
    /// The location.
    pub id: LocationId,
    /// Whose it is.
    pub service: ServiceId,
    /// What happened; where it opened or closed, that goes before that it moved.
    pub mark: Mark,
    /// It is not in the network before: added, not opened.
    pub added: bool,
    /// Whether it counted before; [`Counted::Absent`] where it was not in the network.
    pub before: Counted,
    /// Whether it counts after; [`Counted::Absent`] where it is not in the network.
    pub after: Counted,
    /// Where it was and is, where it had moved: place and settled address.
    pub moved: Option<Box<[Home; 2]>>,
}

/// A role with other people in it, at a location that works before or after.
#[derive(Clone, Debug, PartialEq)]
pub struct StaffChange {
    /// Where.
    pub location: LocationId,
    /// As what.
    pub role: RoleId,
    /// What was known before.
    pub before: Held,
    /// What is known after.
    pub after: Held,
}

impl StaffChange {
    /// Full-time equivalents more (above 0) or less; nothing where either side is unknown.
    #[must_use]
    pub fn fte(&self) -> Option<f64> {
        Some(number(self.after)? - number(self.before)?)
    }
}

/// People who went from one location to another, as known numbers show.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleMove {
    /// As what.
    pub role: RoleId,
    /// From where.
    pub from: LocationId,
    /// To where.
    pub to: LocationId,
    /// How many.
    pub fte: f64,
}

/// What a list gained and lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// In the list after, and not before; by code.
    pub gained: Vec<Country>,
    /// In the list before, and not after; by code.
    pub lost: Vec<Country>,
}

impl Turn {
    /// Whether the lists are the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.gained.is_empty() && self.lost.is_empty()
    }

    /// Compares two lists in order.
    pub(super) fn of(before: &[Country], after: &[Country]) -> Self {
        let but = |of: &[Country], these: &[Country]| {
            let rest = of.iter().copied();
            rest.filter(|c| these.binary_search(c).is_err()).collect()
        };
        Self {
            gained: but(after, before),
            lost: but(before, after),
        }
    }
}

/// The countries where a service is present.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceCountries {
    /// The service.
    pub service: ServiceId,
    /// Countries gained.
    pub gained: Vec<Country>,
    /// Countries lost.
    pub lost: Vec<Country>,
}

/// Joint presence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joint {
    /// Countries where all services are present.
    pub all: Turn,
    /// Countries where two services or more are present.
    pub two: Turn,
    /// Countries where all are said to be present, and the located offices show it.
    pub stated_and_shown: Turn,
}

/// The crews of all posts against the minimum; see [`Crew`](crate::analysis::Crew).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CrewFigures {
    /// Posts that are present.
    pub posts: usize,
    /// Posts known to have the whole minimum crew.
    pub complete: usize,
    /// Roles that are known to be filled.
    pub filled: u32,
    /// The least that it would take to reach the minimum everywhere.
    pub at_least: u32,
    /// The most.
    pub at_most: u32,
    /// Roles of which nothing is known or agreed.
    pub unknown: u32,
}

/// What differs between two networks, "before" and "after".
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// Locations that opened, closed or moved, by id.
    pub locations: Vec<LocationChange>,
    /// Roles with other people in them, by location and role.
    pub staff: Vec<StaffChange>,
    /// People who moved, as far as known numbers show.
    pub moves: Vec<RoleMove>,
    /// For each service of the network after, the countries gained and lost.
    pub countries: Vec<ServiceCountries>,
    /// Countries gained and lost by the network as a whole.
    pub any: Turn,
    /// Joint presence gained and lost.
    pub joint: Joint,
    /// Countries and territories that a post answers for; see [`Coverage::answered`](crate::analysis::Coverage::answered).
    pub answered: Turn,
    /// Coverage and distances.
    pub coverage: super::CoverageDifference,
    /// Crews before and after.
    pub crew: [CrewFigures; 2],
}

impl Difference {
    /// Whether nothing differs: no location opened, closed or moved, and no staff changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.locations.is_empty() && self.staff.is_empty()
    }

    /// How to draw a location.
    #[must_use]
    pub fn mark(&self, id: &LocationId) -> Mark {
        let by_id = self.locations.binary_search_by(|change| change.id.cmp(id));
        match by_id.ok().and_then(|at| self.locations.get(at)) {
            Some(change) => change.mark,
            None if self.staff.iter().any(|change| change.location == *id) => Mark::Staffed,
            None => Mark::Unchanged,
        }
    }
}
