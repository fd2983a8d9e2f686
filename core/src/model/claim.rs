//! Claims: a value, who says so, when, and whether others disagree.

use borsh::{BorshDeserialize, BorshSerialize, io};
use serde::{Deserialize, Serialize};

use super::{Date, Day, Localized, SourceId, When};

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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    /// Until when it was so, where that is over: an end that may still be to come belongs in the
    /// note. Of an address, a contact, a jurisdiction, a crew, a theme and the like; what became of
    /// a standing is said by another claim, and by `closed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<When>,
    /// The words of the source, in its own language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Box<str>>,
    /// A reservation or, for an assumption, the reasoning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Localized>,
}

impl<T> Claim<T> {
    /// Whether it tells of what is so at the date of the file, and not of what was.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.until.is_none()
    }

    /// The values of those that hold, in their order.
    pub fn holding(claims: &[Self]) -> impl Iterator<Item = &T> {
        let claims = claims.iter().filter(|claim| claim.holds());
        claims.map(|claim| &claim.value)
    }

    /// The time of which it speaks.
    pub(crate) fn time(&self) -> Time {
        Time {
            as_of: self.as_of,
            until: self.until,
        }
    }
}

/// Added to the status of a claim that says until when it was so, which then comes last: in bytes
/// that were written before claims could say so, none does, and they are read as ever.
const ENDS: u8 = 0x80;

impl<T: BorshSerialize> BorshSerialize for Claim<T> {
    fn serialize<W: io::Write>(&self, writer: &mut W) -> io::Result<()> {
        let ends = if self.until.is_some() { ENDS } else { 0 };
        BorshSerialize::serialize(&self.value, writer)?;
        BorshSerialize::serialize(&(self.status as u8 | ends), writer)?;
        BorshSerialize::serialize(&self.sources, writer)?;
        BorshSerialize::serialize(&self.as_of, writer)?;
        BorshSerialize::serialize(&self.quote, writer)?;
        BorshSerialize::serialize(&self.note, writer)?;
        match &self.until {
            Some(until) => BorshSerialize::serialize(until, writer),
            None => Ok(()),
        }
    }
}

impl<T: BorshDeserialize> BorshDeserialize for Claim<T> {
    fn deserialize_reader<R: io::Read>(reader: &mut R) -> io::Result<Self> {
        let value = T::deserialize_reader(reader)?;
        let status = u8::deserialize_reader(reader)?;
        let ends = status & ENDS != 0;
        Ok(Self {
            value,
            status: ClaimStatus::try_from_slice(&[status & !ENDS])?,
            sources: Vec::deserialize_reader(reader)?,
            as_of: Option::deserialize_reader(reader)?,
            quote: Option::deserialize_reader(reader)?,
            note: Option::deserialize_reader(reader)?,
            until: ends.then(|| When::deserialize_reader(reader)).transpose()?,
        })
    }
}

/// The time of which a claim speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Time {
    as_of: Option<Date>,
    until: Option<When>,
}

impl Time {
    /// Whether two claims may speak of the same time, so that they contradict each other where they
    /// say different things. One without a date may speak of any; one that ended in the year in which
    /// another begins was over by then.
    pub(crate) fn may_meet(self, other: Self) -> bool {
        if self.is_over_by(other) || other.is_over_by(self) {
            return false;
        }
        let dates = self.as_of.zip(other.as_of);
        dates.is_none_or(|(a, b)| a.overlaps(b)) || self.lasts_to(other) || other.lasts_to(self)
    }

    /// Whether it may have ended when another speaks.
    fn is_over_by(self, other: Self) -> bool {
        let ends = self.until.zip(other.as_of);
        ends.is_some_and(|(until, date)| {
            let earliest = until.bounds().0;
            earliest.is_some_and(|day| day <= Day::last(date))
        })
    }

    /// Whether it began before another speaks, and has an end: a later one, if it is not over by then.
    fn lasts_to(self, other: Self) -> bool {
        let dates = self.as_of.zip(other.as_of).filter(|_| self.until.is_some());
        dates.is_some_and(|(from, date)| Day::first(from) <= Day::last(date))
    }
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
