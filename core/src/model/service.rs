//! Whose the locations are, and with which crew.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::{Claim, Colour, Localized, OrganisationId, RoleId, ServiceId, Symbol};

/// One of those whose locations the network holds: a ministry, an agency, a member state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its name in this file.
    pub id: ServiceId,
    /// Its short name.
    pub short: Localized,
    /// Its full name.
    pub name: Localized,
    /// What it does abroad, in one sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mission: Option<Localized>,
    /// Other words by which people look for it: what it helps with, in their words ("export").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keywords: Option<Localized>,
    /// Its web site (https), where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub web: Option<Box<str>>,
    /// How many locations it is said to have. The first claim is the one that the map counts
    /// against; others may disagree.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub declared: Vec<Claim<u32>>,
    /// The shape of its markers; where it is left out, the one of its place in the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub symbol: Option<Symbol>,
    /// The colour of its markers; where it is left out, the one of its place in the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<Colour>,
}

/// An international organisation that a post answers for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Its name in this file.
    pub id: OrganisationId,
    /// Its abbreviation.
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
