//! What a network says of itself: where it is at home, how it calls things, what of the map it
//! uses.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::{ChoiceId, Country, FieldId, Kind, KindId, Locale, Localized, SubjectId};

/// A kind of location, as the network calls it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LocationKind {
    /// Its name in this file.
    pub id: KindId,
    /// What its locations are to the analyses.
    pub role: Kind,
    /// Its name for people, in the singular: "Embassy".
    pub name: Localized,
    /// The same in the plural; as the singular where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plural: Option<Localized>,
}

/// Something that locations work on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// Its name in this file.
    pub id: SubjectId,
    /// Its name for people.
    pub name: Localized,
}

/// A field of the network's own, which its locations may have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its name in this file.
    pub id: FieldId,
    /// Its name for people.
    pub name: Localized,
    /// What it holds.
    pub kind: FieldKind,
    /// What a `choice` is among.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
}

impl Field {
    /// A text that it holds, for people: of a choice its name.
    #[must_use]
    pub fn shown<'a>(&'a self, text: &'a str, locale: Locale) -> &'a str {
        let choice = self
            .choices
            .iter()
            .find(|choice| choice.id.as_str() == text);
        choice.map_or(text, |choice| choice.name.get(locale))
    }
}

/// What a field holds.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FieldKind {
    /// A text.
    Text,
    /// A number.
    Number,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Date,
    /// A web address (https or http).
    Link,
    /// One of its choices.
    Choice,
}

/// One of the choices of a field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its name in this file.
    pub id: ChoiceId,
    /// Its name for people.
    pub name: Localized,
}

/// What a location has in a field of the network's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FieldValue {
    /// The field.
    pub field: FieldId,
    /// Its content: a number for a field of numbers; the id of a choice for a choice.
    pub is: Scalar,
}

/// A number or a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Scalar {
    /// A number.
    Number(f64),
    /// A text.
    Text(Box<str>),
}

/// A part of the map that not every network uses.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Module {
    /// Changing the network, and comparing what comes of it.
    WhatIf,
    /// Crews against a minimum.
    Crew,
    /// Which countries are answered for, from how far.
    Coverage,
    /// Where several services are together.
    JointPresence,
    /// The page of facts.
    Facts,
    /// The best places for new posts.
    BestPlaces,
    /// Candidates by criteria.
    Ranking,
    /// The candidates, as a list.
    Candidates,
    /// What services are said to have, beside what is on the map.
    Declared,
    /// Posts assigned to people, as a private exploration.
    Rotation,
}

impl Module {
    /// The page that it stands on, which it is brought by.
    #[must_use]
    pub fn page(self) -> Self {
        match self {
            Self::WhatIf | Self::Coverage | Self::BestPlaces | Self::Ranking => Self::WhatIf,
            _ => Self::Facts,
        }
    }
}

/// A place on the map and how near it is seen.
#[derive(
    Clone, Copy, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct View {
    /// The middle: latitude and longitude, degrees WGS 84.
    #[cfg_attr(feature = "schema", schemars(with = "(f64, f64)"))]
    pub lat_lon: [f64; 2],
    /// The zoom level: 1 is the world, 10 a city.
    pub zoom: u32,
}

/// A part of the world that the map has a button for, and still pictures a map of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CloseUp {
    /// What stands on the button: two or three letters.
    pub short: Localized,
    /// Its name.
    pub name: Localized,
    /// Where it is; a narrow screen shows it one level farther away.
    pub view: View,
}

/// The part of its home whose network it is: not a country by itself, so that its name does not stand on the map
/// otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HomeRegion {
    /// Its name.
    pub name: Localized,
    /// Latitude and longitude of its middle, degrees WGS 84.
    pub lat_lon: [f64; 2],
}

/// Texts of the map that a network says in its own words. What is left out is said in general
/// ones.
#[derive(
    Clone, Debug, Default, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// Below the title: what the map answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intro: Option<Localized>,
    /// Over those who answer for a country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Localized>,
    /// Over the countries where all services are said to be together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joint: Option<Localized>,
    /// Of a country that is not among them, and yet has all services.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joint_unnamed: Option<Localized>,
    /// Over the candidates of the network.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidates: Option<Localized>,
    /// Of the balance of staff that a scenario keeps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub balance: Option<Localized>,
    /// Of the assignment of posts: what its sources leave open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rotation: Option<Localized>,
    /// Of the ranking: what it is, and what it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ranking: Option<Localized>,
}

/// Something that candidates are ranked by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RankedBy {
    /// What is measured.
    pub criterion: Criterion,
    /// Its name for people; a general one where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Localized>,
    /// Of `named`: the words by which a quotation names it, in any language.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<Box<str>>,
    /// Of `border`: the countries inside of the border.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<Country>,
}

/// What candidates are measured by. Of each, more counts for the candidate.
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
pub enum Criterion {
    /// The distance to the nearest post that is present, in km; satellites are none.
    Distance,
    /// How many other services have an office in the city that could be joined.
    Joined,
    /// How many neighbours by land have no post, or satellite of one, standing in them; home is
    /// not counted.
    Neighbours,
    /// The inhabitants newly within reach: of the countries whose capital comes within the
    /// chosen distance of a post, and of its own country where no post stood.
    Population,
    /// The GDP newly within reach, millions of US dollars; of the same countries.
    Gdp,
    /// Whether a source names it, in the words of its motivation, with certain words: 1 or 0.
    Named,
    /// How many borders by land it has across that of some countries: of one of them with others,
    /// or of another country with them.
    Border,
}
