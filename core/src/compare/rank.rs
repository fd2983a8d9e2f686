//! Networks by the countries that they cover, each ranked only among those that are counted alike.

use super::{Basis, Comparison, Side};
use crate::Network;
use crate::model::Kind;

/// What networks are ranked by: the member states of the United Nations…
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// …in which they stand.
    Stands,
    /// …in which they stand or for which they answer.
    Covers,
}

impl Measure {
    /// Every measure.
    pub const ALL: [Self; 2] = [Self::Stands, Self::Covers];

    fn count(self, side: &Side<impl AsRef<Network>>) -> u32 {
        match self {
            Self::Stands => side.stands.states,
            Self::Covers => side.covers.states,
        }
    }
}

/// From how many years' difference on the facts of two networks are of different times.
pub const FAR_APART: u16 = 3;

/// Why two counts cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unlike {
    /// Nothing is counted in one of them.
    Empty,
    /// Different sorts of locations are counted: posts here, offices there.
    Roles,
    /// One rests on what is said to work, the other (also) on what was only seen.
    Basis,
    /// Their facts are of different times, see [`FAR_APART`].
    Dates,
    /// Of one, so many locations were not found that the order may be the other way round.
    Missing,
    /// Of one it is unknown for whom its locations answer.
    Answers,
}

impl Unlike {
    /// Its name in exports: lower case, the same in every language.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Roles => "roles",
            Self::Basis => "basis",
            Self::Dates => "dates",
            Self::Missing => "missing",
            Self::Answers => "answers",
        }
    }
}

/// Where a network stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// The network.
    pub side: usize,
    /// How many countries.
    pub count: u32,
    /// Its rank among those that it may be compared with, itself included, and how many these are;
    /// none where there is no other.
    pub rank: Option<(u32, u32)>,
    /// The networks that it cannot be compared with, and why.
    pub unlike: Vec<(usize, Vec<Unlike>)>,
}

impl<N: AsRef<Network>> Comparison<N> {
    /// Why the counts of two networks cannot be compared; nothing where they can.
    #[must_use]
    pub fn unlike(&self, one: usize, other: usize, measure: Measure) -> Vec<Unlike> {
        let (Some(one), Some(other)) = (self.sides.get(one), self.sides.get(other)) else {
            return Vec::new();
        };
        let (a, b) = (&one.rule, &other.rule);
        if a.counted() == 0 || b.counted() == 0 {
            return vec![Unlike::Empty];
        }
        // A satellite is a post's.
        let has = |side: &Side<N>, of: &[Kind]| {
            let mut roles = side.rule.roles.iter();
            roles.any(|(kind, _)| of.contains(kind))
        };
        let sorts: [&[Kind]; 3] = [
            &[Kind::Post, Kind::Satellite],
            &[Kind::Office],
            &[Kind::Other],
        ];
        let roles = sorts.iter().any(|of| has(one, of) != has(other, of));
        let apart = a.newest().year().abs_diff(b.newest().year());
        let (n, m) = (measure.count(one), measure.count(other));
        // Each that was not found may stand in a country more, or answer for any number of them.
        let overlap = n <= m.saturating_add(b.missing) && m <= n.saturating_add(a.missing);
        let overlap = overlap || measure == Measure::Covers;
        [
            (Unlike::Roles, roles),
            (
                Unlike::Basis,
                a.basis() != b.basis() || a.basis() == Basis::Nothing,
            ),
            (Unlike::Dates, apart >= FAR_APART),
            (Unlike::Missing, a.missing.max(b.missing) > 0 && overlap),
            (
                Unlike::Answers,
                measure == Measure::Covers && !(a.answers && b.answers),
            ),
        ]
        .into_iter()
        .filter_map(|(why, is_so)| is_so.then_some(why))
        .collect()
    }

    /// The networks by how many countries they have, the most first; equal ones in their order. Each has
    /// a rank among those alone that are counted alike.
    #[must_use]
    pub fn ranking(&self, measure: Measure) -> Vec<Ranked> {
        let ranked = self.sides.iter().enumerate().map(|(at, side)| {
            let count = measure.count(side);
            let (mut before, mut among, mut unlike) = (0, 1, Vec::new());
            for (other, its) in self.sides.iter().enumerate().filter(|(i, _)| *i != at) {
                let why = self.unlike(at, other, measure);
                if why.is_empty() {
                    among += 1;
                    before += u32::from(measure.count(its) > count);
                } else {
                    unlike.push((other, why));
                }
            }
            Ranked {
                side: at,
                count,
                rank: (among > 1).then_some((before + 1, among)),
                unlike,
            }
        });
        let mut all: Vec<Ranked> = Vec::new();
        for one in ranked {
            let at = all.partition_point(|before| before.count >= one.count);
            all.insert(at, one);
        }
        all
    }
}
