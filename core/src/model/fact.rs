//! Facts about the network as a whole: statements, figures and dates, by topic.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::{Claim, Country, Date, Localized, Module, RoleId, SourceId, TopicId};

/// The crew that every post should at least have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MinimumCrew {
    /// The roles, each to be held by at least one person.
    pub roles: Claim<Vec<RoleId>>,
}

/// A group of facts that the facts panel shows together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Its name in this file: `reinforcement`, `cooperation`, `academy`, `rotation`…
    pub id: TopicId,
    /// Its heading.
    pub title: Localized,
    /// Parts of the map that are shown with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shows: Vec<Module>,
    /// What the sources state.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<Statement>,
    /// Numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figure>,
    /// Dated events, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Event>,
}

/// Something a source states, in one or two sentences.
pub type Statement = Claim<Localized>;

/// A number that a source gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What is counted.
    pub label: Localized,
    /// Figures with the same series may be compared in one chart; others may not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<Box<str>>,
    /// The number.
    pub value: Claim<f64>,
}

/// Something that happened, or is to happen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// What.
    pub label: Localized,
    /// When.
    pub date: Claim<Date>,
}

/// Which way goods go.
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
pub enum TradeFlow {
    /// Out of the network's home.
    Export,
    /// Into it.
    Import,
    /// Both ways together.
    Both,
}

/// A single trade figure of a single year. Years are never mixed in one ranking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TradeFigure {
    /// With which country; absent for the whole world.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// Which way.
    pub flow: TradeFlow,
    /// The year.
    pub year: Date,
    /// Thousand million euro, where the source gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eur_bn: Option<f64>,
    /// Change from the year before, per cent, where the source gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change_percent: Option<f64>,
    /// Rank among the partners, where the source gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<u32>,
    /// Where it is from.
    pub sources: Vec<SourceId>,
    /// A reservation: provisional, of a larger area…
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Localized>,
}
