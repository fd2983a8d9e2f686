//! Where on Earth, and how precisely that is known.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::{Claim, Country, Localized, PlaceId, SourceId};

/// How precise a coordinate is.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// The building.
    Address,
    /// The city: its usual centre, not the building.
    City,
    /// A region of several countries: no point at all, see [`Place::zone`].
    Region,
}

/// A city, or a region where no city is named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Its name in this file.
    pub id: PlaceId,
    /// Its name for people.
    pub name: Localized,
    /// Its country; absent for a region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// Latitude and longitude, degrees WGS 84; absent for a region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<(f64, f64)>"))]
    pub lat_lon: Option<[f64; 2]>,
    /// How precise `lat_lon` is.
    pub precision: Precision,
    /// The countries that a region spans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<Claim<Vec<Country>>>,
    /// Where the coordinate comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceId>,
}
