//! Who represents Flanders, and with which crew.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::{Claim, Localized, OrganisationId, RoleId, ServiceId};

/// One of the services of Flanders abroad.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its name in this file.
    pub id: ServiceId,
    /// Its short name: "DKBUZA", "FIT", "Toerisme Vlaanderen".
    pub short: Localized,
    /// Its full name.
    pub name: Localized,
    /// What it does abroad, in one sentence.
    pub mission: Localized,
    /// Its web site (https), where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub web: Option<Box<str>>,
    /// How many locations it is said to have. The first claim is the one that the map counts
    /// against; others may disagree.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub declared: Vec<Claim<u32>>,
}

/// An international organisation that a post answers for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Its name in this file.
    pub id: OrganisationId,
    /// Its abbreviation: "EU", "OECD".
    pub short: Localized,
    /// Its full name.
    pub name: Localized,
}

/// A role in the crew of a post.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Its name in this file.
    pub id: RoleId,
    /// Its name for people.
    pub name: Localized,
}
