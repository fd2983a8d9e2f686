//! Whether a location works, worked out from what its sources say.

use super::claims::{Settled, settle};
use crate::model::{ClaimStatus, Date, Kind, Location, Standing};

/// The standing that the claims about a location come to; see [`verdict`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Effective {
    /// It works.
    Open,
    /// A source saw it; [`Verdict::last_seen`] says when. Whether it still works is not known.
    Seen,
    /// It exists, and nobody is posted there.
    Vacant,
    /// It has closed.
    Closed,
    /// Its opening was announced; no source says that it opened.
    Announced,
    /// Its opening, or reopening, is being considered.
    Considered,
    /// Sources disagree.
    Contested,
}

impl Effective {
    /// Every standing, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Open,
        Self::Seen,
        Self::Vacant,
        Self::Closed,
        Self::Announced,
        Self::Considered,
        Self::Contested,
    ];

    /// Its name in exports and in addresses: lower case, the same in every language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Seen => "seen",
            Self::Vacant => "vacant",
            Self::Closed => "closed",
            Self::Announced => "announced",
            Self::Considered => "considered",
            Self::Contested => "contested",
        }
    }
}

impl From<Standing> for Effective {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Open => Self::Open,
            Standing::Seen => Self::Seen,
            Standing::Vacant => Self::Vacant,
            Standing::Closed => Self::Closed,
            Standing::Announced => Self::Announced,
            Standing::Considered => Self::Considered,
        }
    }
}

/// Whether a location counts as present.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counted {
    /// It counts.
    Present,
    /// Sources disagree: counted apart, never among those present.
    Contested,
    /// It does not count: vacant, closed, announced or considered, or only a candidate.
    Absent,
}

/// What the claims about a location's standing come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The standing.
    pub effective: Effective,
    /// No source says so outright: the claim that decides is an assumption.
    pub assumed: bool,
    /// The date of the claim that decides, where it has one; none where sources disagree.
    pub as_of: Option<Date>,
    /// The latest date for which a source says that the location works, contested or not.
    pub last_seen: Option<Date>,
    /// Whether the location counts as present.
    pub counted: Counted,
}

/// After how many years each a sighting says less about today; after the last of them, little.
pub const SIGHTING_AGES: [u16; 3] = [2, 5, 10];

impl Verdict {
    /// How far what is known of the location has faded, if it was only seen: how many of
    /// [`SIGHTING_AGES`] the last sighting was old when the data were `compiled`, by calendar years; all
    /// of them where nobody knows when that was.
    #[must_use]
    pub fn faded(&self, compiled: Date) -> u8 {
        let seen = self.last_seen.map_or(0, Date::year);
        let age = compiled.year().saturating_sub(seen);
        let [some, more, most] = SIGHTING_AGES;
        match self.effective {
            Effective::Seen if age > most => 3,
            Effective::Seen if age > more => 2,
            Effective::Seen if age > some => 1,
            _ => 0,
        }
    }
}

/// Judges a location by its standing claims, settled by the rule of [`settle`]: contested where
/// claims marked contested disagree, otherwise the claim with the latest `as_of`.
///
/// Present are the locations that are open or seen. A candidate is never present, whatever its
/// claims say: it is a place where a post could be.
#[must_use]
pub fn verdict(location: &Location) -> Verdict {
    let (effective, assumed, as_of) = match settle(&location.standing) {
        Settled::One(claim) => (
            claim.value.into(),
            claim.status == ClaimStatus::Assumed,
            claim.as_of,
        ),
        // Loading refuses a location without a claim; were there one, nothing would be agreed.
        Settled::Contested | Settled::Unknown => (Effective::Contested, false, None),
    };
    Verdict {
        effective,
        assumed,
        as_of,
        last_seen: last_seen(location),
        counted: match effective {
            _ if location.kind == Kind::Candidate => Counted::Absent,
            Effective::Open | Effective::Seen => Counted::Present,
            Effective::Contested => Counted::Contested,
            _ => Counted::Absent,
        },
    }
}

/// The effective standing of a location; see [`verdict`].
#[must_use]
pub fn effective(location: &Location) -> Effective {
    verdict(location).effective
}

/// Whether a location counts as present; see [`verdict`].
#[must_use]
pub fn counts(location: &Location) -> Counted {
    verdict(location).counted
}

/// The latest date for which a source says that a location works (open or seen). None where no
/// such claim is dated.
#[must_use]
pub fn last_seen(location: &Location) -> Option<Date> {
    let works = |s: Standing| matches!(s, Standing::Open | Standing::Seen);
    location
        .standing
        .iter()
        .filter(|claim| works(claim.value))
        .filter_map(|claim| claim.as_of)
        .max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;

    fn of(standing: &str) -> Verdict {
        let network = fixture::network(&format!("dkbuza post Madrid:ES {standing}"));
        verdict(&network.locations()[0])
    }

    #[test]
    fn the_latest_word_decides() {
        let it = of("seen@2008 closed@2013");
        assert_eq!(it.effective, Effective::Closed);
        assert_eq!(it.counted, Counted::Absent);
        assert_eq!(it.last_seen, Date::new("2008"));
        assert_eq!(of("vacant@2018-11-15 open@2024").effective, Effective::Open);
    }

    #[test]
    fn contested_is_kept_apart() {
        // The question lists Madrid; it was vacant; the answer speaks of reopening.
        let it = of("vacant@2018-11-15 !open@2024 !considered@2024");
        assert_eq!(it.effective, Effective::Contested);
        assert_eq!(it.counted, Counted::Contested);
        assert_eq!(it.last_seen, Date::new("2024"));
    }

    #[test]
    fn an_undated_sighting_has_no_year() {
        let it = of("seen");
        assert_eq!(
            (it.effective, it.last_seen, it.counted),
            (Effective::Seen, None, Counted::Present)
        );
    }

    #[test]
    fn a_sighting_grows_old() {
        let compiled = Date::new("2026-11").unwrap();
        for (standing, faded) in [
            ("seen@2026", 0),
            ("seen@2024-01", 0),
            ("seen@2023-12", 1),
            ("seen@2021", 1),
            ("seen@2020", 2),
            ("seen@2016", 2),
            ("seen@2015-12", 3),
            ("seen@1994", 3),
            ("seen", 3),
            ("open@1994", 0),
            ("seen@1994 closed@1995", 0),
            ("seen@1994 seen@2025", 0),
        ] {
            assert_eq!(of(standing).faded(compiled), faded, "{standing}");
        }
    }

    #[test]
    fn an_assumption_is_told() {
        assert!(of("seen@2016 ?open@2024").assumed);
        assert!(!of("?seen@2016 open@2024").assumed);
    }

    #[test]
    fn a_candidate_is_never_present() {
        let network = fixture::network("dkbuza candidate Madrid:ES open@2024");
        assert_eq!(counts(&network.locations()[0]), Counted::Absent);
    }
}
