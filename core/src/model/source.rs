//! Where a fact comes from.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::{Date, Localized, SourceId};

/// What sort of document a source is.
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
pub enum SourceKind {
    /// A question, answer or report of a parliament.
    Parliament,
    /// A page or publication of a government or one of its agencies.
    Government,
    /// A newspaper, broadcaster, trade magazine or press release.
    Press,
    /// A public data set.
    Dataset,
    /// Anything else: an encyclopedia, a blog, a stored page.
    Other,
}

/// The two halves of a founding text.
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
pub enum Voice {
    /// It asks.
    Question,
    /// It answers.
    Answer,
}

/// A document that facts are taken from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its name in this file.
    pub id: SourceId,
    /// What sort of document it is.
    pub kind: SourceKind,
    /// What it is, for people.
    pub title: Localized,
    /// Where it was published (http or https).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Box<str>>,
    /// When it was published; absent where it is undated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Where `date` is only about right ("ca. 2014", "after 2021").
    #[serde(default, skip_serializing_if = "is_false")]
    pub date_is_approximate: bool,
    /// Where the network rests on a question and its answer: which of the two it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice: Option<Voice>,
    /// Licence of a data set, for the attribution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<Box<str>>,
    /// A reservation: an excerpt only, a copy, an older page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Localized>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the shape serde calls")]
pub(super) fn is_false(value: &bool) -> bool {
    !*value
}
