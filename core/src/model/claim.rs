//! Claims: a value, who says so, when, and whether others disagree.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::{Date, Localized, SourceId};

/// How firm a claim is.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
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
pub enum ClaimStatus {
    /// A source says so, and none that we know denies it.
    #[default]
    Stated,
    /// Sources disagree: every claim is kept, and all are shown.
    Contested,
    /// No source says so outright; `note` gives the reasoning.
    Assumed,
}

/// One value as its sources give it.
///
/// A field that holds several claims holds all that the sources say; where the values
/// differ, each of them is marked [`ClaimStatus::Contested`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Claim_of_{T}")
)]
#[serde(deny_unknown_fields)]
pub struct Claim<T> {
    /// What is claimed.
    pub value: T,
    /// How firm it is; `stated` where it is left out.
    #[serde(default, skip_serializing_if = "is_stated")]
    pub status: ClaimStatus,
    /// Who says so; at least one. Left out: the file itself, as the source `file`.
    #[serde(default = "of_the_file", skip_serializing_if = "is_of_the_file")]
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub sources: Vec<SourceId>,
    /// The date for which it is said, which is not always when the source was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// The words of the source, in its own language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Box<str>>,
    /// A reservation or, for an assumption, the reasoning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Localized>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the shape serde calls")]
fn is_stated(status: &ClaimStatus) -> bool {
    *status == ClaimStatus::Stated
}

pub(crate) fn of_the_file() -> Vec<SourceId> {
    vec![SourceId::file()]
}

fn is_of_the_file(sources: &Vec<SourceId>) -> bool {
    matches!(&**sources, [only] if only.as_str() == SourceId::FILE)
}
