//! One change: what it does, to which location, where and with how many people.

use serde::{Deserialize, Serialize};

use crate::model::{Country, Date, Kind, LocationId, PlaceId, RoleId, ServiceId};

/// A change, and whether it is switched on.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Step {
    /// The change.
    #[serde(flatten)]
    pub change: Change,
    /// Kept in the list, and not applied.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
    /// At the end of which it has come about; nothing where no date is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

impl From<Change> for Step {
    fn from(change: Change) -> Self {
        Self {
            change,
            off: false,
            date: None,
        }
    }
}

/// A change to a network. Full-time equivalents (FTE) measure staff.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Change {
    /// A candidate opens.
    Open {
        /// The candidate.
        candidate: LocationId,
        /// Where in its region or country; it must be said where the candidate is a region.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Spot>,
    },
    /// A post or office closes.
    Close {
        /// The post or office.
        location: LocationId,
    },
    /// A post or office opens that is closed, vacant, announced or contested.
    Reopen {
        /// The post or office.
        location: LocationId,
    },
    /// A new location opens; later changes name it by [`Change::added_id`].
    Add {
        /// Whose it is.
        service: ServiceId,
        /// What it is: anything but a candidate.
        kind: Kind,
        /// Where.
        at: Spot,
        /// The post that a satellite belongs to; nothing for other kinds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        of: Option<LocationId>,
    },
    /// People are added in a role. Where nothing was known of the role, it is known then.
    AddRole {
        /// Where.
        location: LocationId,
        /// As what.
        role: RoleId,
        /// How many.
        #[serde(default, skip_serializing_if = "Fte::is_one")]
        fte: Fte,
    },
    /// People leave a role. Where nothing is known of the role, nothing is known afterwards.
    RemoveRole {
        /// Where.
        location: LocationId,
        /// As what.
        role: RoleId,
        /// How many.
        #[serde(default, skip_serializing_if = "Fte::is_one")]
        fte: Fte,
    },
    /// People go from one location to another, in the same role.
    MoveRole {
        /// From where.
        from: LocationId,
        /// To where.
        to: LocationId,
        /// As what.
        role: RoleId,
        /// How many.
        #[serde(default, skip_serializing_if = "Fte::is_one")]
        fte: Fte,
    },
    /// A location moves into the house of one of another service.
    House {
        /// Who moves.
        guest: LocationId,
        /// Where to.
        host: LocationId,
    },
    /// A location moves.
    Relocate {
        /// Which.
        location: LocationId,
        /// Where to.
        at: Spot,
        /// Its street address there; without, it is unknown.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        address: Option<Box<str>>,
    },
}

impl Change {
    /// The id of the location that an [`Add`](Self::Add) makes: `new-fit-vilnius`. Nothing for
    /// another change.
    #[must_use]
    pub fn added_id(&self) -> Option<LocationId> {
        let Self::Add { service, at, .. } = self else {
            return None;
        };
        let place = at.place_id();
        let place = place.as_str();
        let mut id = String::from("new-");
        id.push_str(service.as_str());
        id.push('-');
        id.push_str(place.strip_prefix("new-").unwrap_or(place));
        id.truncate(64);
        LocationId::new(id.trim_end_matches('-'))
    }

    /// The locations that it names.
    #[must_use]
    pub fn locations(&self) -> Vec<&LocationId> {
        match self {
            Self::Open { candidate, .. } => vec![candidate],
            Self::Close { location }
            | Self::Reopen { location }
            | Self::AddRole { location, .. }
            | Self::RemoveRole { location, .. }
            | Self::Relocate { location, .. } => vec![location],
            Self::Add { of, .. } => of.iter().collect(),
            Self::MoveRole { from, to, .. } => vec![from, to],
            Self::House { guest, host } => vec![guest, host],
        }
    }
}

/// A place: one of the network's, or any point.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Spot {
    /// A place of the network.
    Place {
        /// Its id.
        place: PlaceId,
    },
    /// A point that the network does not name.
    Point(Point),
}

impl Spot {
    /// A place of the network.
    #[must_use]
    pub fn place(place: PlaceId) -> Self {
        Self::Place { place }
    }

    /// The id of the place in the network after the change; that of a free point follows from
    /// its coordinates.
    #[must_use]
    pub fn place_id(&self) -> PlaceId {
        match self {
            Self::Place { place } => place.clone(),
            Self::Point(point) => point.place_id(),
        }
    }
}

/// A point that the network does not name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// The name of the city.
    pub name: Box<str>,
    /// Its country.
    pub country: Country,
    /// Where it is.
    pub lat_lon: LatLon,
}

impl Point {
    fn place_id(&self) -> PlaceId {
        let [lat, lon] = self.lat_lon.thousandths();
        let mut id = String::from(if lat < 0 { "new-s" } else { "new-n" });
        id.push_str(&lat.unsigned_abs().to_string());
        id.push_str(if lon < 0 { "-w" } else { "-e" });
        id.push_str(&lon.unsigned_abs().to_string());
        PlaceId::from_valid(id.into())
    }
}

/// Latitude and longitude, degrees WGS 84 in thousandths: some 100 m, as precise as a city.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "[f64; 2]", into = "[f64; 2]")]
pub struct LatLon([i32; 2]);

impl LatLon {
    /// The point, rounded; nothing outside the globe.
    #[must_use]
    pub fn new(lat: f64, lon: f64) -> Option<Self> {
        if !(lat.abs() <= 90.0 && lon.abs() <= 180.0) {
            return None;
        }
        #[allow(clippy::cast_possible_truncation, reason = "at most 180 000")]
        Some(Self([lat, lon].map(|d| (d * 1000.0).round() as i32)))
    }

    /// The point of thousandths of a degree; nothing outside the globe.
    #[must_use]
    pub fn from_thousandths(lat: i32, lon: i32) -> Option<Self> {
        (lat.unsigned_abs() <= 90_000 && lon.unsigned_abs() <= 180_000).then_some(Self([lat, lon]))
    }

    /// Thousandths of a degree.
    #[must_use]
    pub fn thousandths(self) -> [i32; 2] {
        self.0
    }

    /// Degrees.
    #[must_use]
    pub fn degrees(self) -> [f64; 2] {
        self.0.map(|d| f64::from(d) / 1000.0)
    }
}

impl TryFrom<[f64; 2]> for LatLon {
    type Error = &'static str;

    fn try_from([lat, lon]: [f64; 2]) -> Result<Self, Self::Error> {
        Self::new(lat, lon).ok_or("a latitude is from -90 to 90, a longitude from -180 to 180")
    }
}

impl From<LatLon> for [f64; 2] {
    fn from(value: LatLon) -> Self {
        value.degrees()
    }
}

/// Full-time equivalents in hundredths: from 0.01 to 1000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Fte(u32);

impl Default for Fte {
    fn default() -> Self {
        Self::ONE
    }
}

impl Fte {
    /// One person, full time.
    pub const ONE: Self = Self(100);

    /// So many, rounded to hundredths; nothing outside 0.01 to 1000.
    #[must_use]
    pub fn new(fte: f64) -> Option<Self> {
        if !(0.005..=1000.0).contains(&fte) {
            return None;
        }
        #[allow(clippy::cast_possible_truncation, reason = "at most 100 000")]
        #[allow(clippy::cast_sign_loss, reason = "above 0")]
        Self::from_hundredths((fte * 100.0).round() as u32)
    }

    /// So many hundredths; nothing outside 1 to 100 000.
    #[must_use]
    pub fn from_hundredths(hundredths: u32) -> Option<Self> {
        (1..=100_000)
            .contains(&hundredths)
            .then_some(Self(hundredths))
    }

    /// Hundredths.
    #[must_use]
    pub fn hundredths(self) -> u32 {
        self.0
    }

    /// Full-time equivalents.
    #[must_use]
    pub fn get(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "the shape serde calls")]
    fn is_one(&self) -> bool {
        *self == Self::ONE
    }
}

impl TryFrom<f64> for Fte {
    type Error = &'static str;

    fn try_from(fte: f64) -> Result<Self, Self::Error> {
        Self::new(fte).ok_or("staff is from 0.01 to 1000 full-time equivalents")
    }
}

impl From<Fte> for f64 {
    fn from(fte: Fte) -> Self {
        fte.get()
    }
}
