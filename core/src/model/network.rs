//! The whole network: the data file as read, and the look-ups over it.

use std::collections::BinaryHeap;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::{
    Claim, Country, Date, Localized, Location, LocationId, MinimumCrew, Organisation,
    OrganisationId, Place, PlaceId, Role, RoleId, Service, ServiceId, Source, SourceId, Topic,
    TradeFigure,
};

/// The version of the data file's schema that this crate reads.
pub const SCHEMA_VERSION: u32 = 1;

/// The data file, record for record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NetworkFile {
    /// Where the JSON Schema of this file is, for editors.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub json_schema: Option<Box<str>>,
    /// The version of the schema: 1.
    pub version: u32,
    /// What network this is.
    pub title: Localized,
    /// The date for which the file was put together.
    pub compiled: Date,
    /// What a reader of the whole must know first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Localized>,
    /// Where facts come from.
    pub sources: Vec<Source>,
    /// The services, in the order in which they are shown. At most eight.
    pub services: Vec<Service>,
    /// Organisations that posts answer for.
    #[serde(default)]
    pub organisations: Vec<Organisation>,
    /// The roles of a crew, in the order in which they are shown.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// The crew that every post should at least have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_crew: Option<MinimumCrew>,
    /// The countries where all services are said to be present and work together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joint_presence: Vec<Claim<Vec<Country>>>,
    /// Cities and regions.
    pub places: Vec<Place>,
    /// Posts, offices and candidates.
    pub locations: Vec<Location>,
    /// Facts about the network as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Topic>,
    /// Trade figures, each of its own year.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trade: Vec<TradeFigure>,
}

/// A validated network: every id resolves, every value is in range.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    file: NetworkFile,
    /// Positions in `file.locations`, in the order of their ids.
    locations: Vec<u32>,
    /// Positions in `file.places`, in the order of their ids.
    places: Vec<u32>,
}

/// Names, each with a position, in alphabetical order: one function for all lists of records.
pub(crate) fn sort_names(mut names: Vec<(&str, u32)>) -> Vec<(&str, u32)> {
    if cfg!(target_family = "wasm") {
        // Slower, in a fifth of the bytes of code, all of which are downloaded.
        BinaryHeap::from(names).into_sorted_vec()
    } else {
        names.sort_unstable();
        names
    }
}

/// The record with this id, by binary search.
pub(crate) fn find<'a, T, K: Ord + ?Sized>(
    records: &'a [T],
    order: &[u32],
    id: impl Fn(&T) -> &K,
    wanted: &K,
) -> Option<&'a T> {
    let record = |i: &u32| records.get(*i as usize);
    let at = order
        .binary_search_by(|i| record(i).map(&id).cmp(&Some(wanted)))
        .ok()?;
    record(order.get(at)?)
}

impl Network {
    /// Takes a file whose every record has been validated.
    pub(crate) fn from_valid(file: NetworkFile) -> Self {
        let order = |names: Vec<&str>| {
            let sorted = sort_names(names.into_iter().zip(0..).collect());
            sorted.into_iter().map(|(_, position)| position).collect()
        };
        let locations = order(file.locations.iter().map(|l| l.id.as_str()).collect());
        let places = order(file.places.iter().map(|p| p.id.as_str()).collect());
        Self::with_orders(file, [locations, places])
    }

    /// Takes a file whose every record has been validated, and the positions of its locations
    /// and of its places in the order of their ids.
    pub(crate) fn with_orders(file: NetworkFile, [locations, places]: [Vec<u32>; 2]) -> Self {
        Self {
            file,
            locations,
            places,
        }
    }

    /// The data file, record for record.
    #[must_use]
    pub fn file(&self) -> &NetworkFile {
        &self.file
    }

    /// Every post, office and candidate, in the order of the file.
    #[must_use]
    pub fn locations(&self) -> &[Location] {
        &self.file.locations
    }

    /// The services, in the order in which they are shown.
    #[must_use]
    pub fn services(&self) -> &[Service] {
        &self.file.services
    }

    /// The location with this id.
    #[must_use]
    pub fn location(&self, id: &LocationId) -> Option<&Location> {
        find(&self.file.locations, &self.locations, |l| &l.id, id)
    }

    /// The position of a location in [`locations`](Self::locations).
    #[must_use]
    pub fn position(&self, id: &LocationId) -> Option<u32> {
        let record = |i: u32| self.file.locations.get(i as usize).map(|l| &l.id);
        let at = self
            .locations
            .binary_search_by(|&i| record(i).cmp(&Some(id)))
            .ok()?;
        self.locations.get(at).copied()
    }

    /// The place with this id.
    #[must_use]
    pub fn place(&self, id: &PlaceId) -> Option<&Place> {
        find(&self.file.places, &self.places, |p| &p.id, id)
    }

    /// The place of a location.
    #[must_use]
    pub fn place_of(&self, location: &Location) -> Option<&Place> {
        self.place(&location.place)
    }

    /// The source with this id.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.file.sources.iter().find(|s| s.id == *id)
    }

    /// The service with this id.
    #[must_use]
    pub fn service(&self, id: &ServiceId) -> Option<&Service> {
        self.file.services.iter().find(|s| s.id == *id)
    }

    /// The position of a service in [`services`](Self::services).
    #[must_use]
    pub fn service_index(&self, id: &ServiceId) -> Option<usize> {
        self.file.services.iter().position(|s| s.id == *id)
    }

    /// The organisation with this id.
    #[must_use]
    pub fn organisation(&self, id: &OrganisationId) -> Option<&Organisation> {
        self.file.organisations.iter().find(|o| o.id == *id)
    }

    /// The role with this id.
    #[must_use]
    pub fn role(&self, id: &RoleId) -> Option<&Role> {
        self.file.roles.iter().find(|r| r.id == *id)
    }
}
