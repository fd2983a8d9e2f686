//! What is wrong with a change.

use std::fmt;

use super::wording;
use crate::model::Locale;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $code:literal),+ $(,)?) => {
        /// Why a change cannot be made. Codes are stable.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum ChangeCode {
            $($(#[$doc])* $name,)+
        }

        impl ChangeCode {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The code as text: `unknown-location`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)+
                }
            }
        }
    };
}

codes! {
    /// The network has no such location.
    UnknownLocation "unknown-location",
    /// The network has no such place.
    UnknownPlace "unknown-place",
    /// The network has no such role.
    UnknownRole "unknown-role",
    /// The network has no such service.
    UnknownService "unknown-service",
    /// Only a candidate can be opened, and this is none; or none any more.
    NotACandidate "not-a-candidate",
    /// A candidate must be opened first.
    IsACandidate "is-a-candidate",
    /// The place is a region: a city in it must be chosen.
    CityNeeded "city-needed",
    /// The place is outside the candidate's country or region.
    OutsideRegion "outside-region",
    /// The location is open already.
    AlreadyOpen "already-open",
    /// The location is not open.
    NotOpen "not-open",
    /// There is such a location already.
    AlreadyThere "already-there",
    /// A satellite needs a post of its own service, and nothing else may have one.
    WrongPost "wrong-post",
    /// Fewer people hold the role than would leave.
    NotEnoughStaff "not-enough-staff",
    /// More than 1000 FTE would hold the role.
    TooManyStaff "too-many-staff",
    /// Both ends are the same location.
    SameLocation "same-location",
    /// Both locations are of the same service.
    SameService "same-service",
    /// A name or address is empty, or too long.
    InvalidName "invalid-name",
    /// There are more changes, or claims at one location, than can be kept.
    TooMany "too-many",
}

/// A change that cannot be made to the network, as the changes before it left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeProblem {
    /// The change, by its position in the scenario.
    pub index: usize,
    /// Why.
    pub code: ChangeCode,
    /// What is at fault: an id or a name.
    pub found: Box<str>,
}

impl ChangeProblem {
    /// What is wrong, in one sentence.
    #[must_use]
    pub fn what(&self, locale: Locale) -> String {
        let [what, _] = locale.of(wording::change(self.code));
        what.replacen("{0}", &self.found, 1)
    }

    /// How to mend it, in one sentence.
    #[must_use]
    pub fn mend(&self, locale: Locale) -> &'static str {
        let [_, mend] = locale.of(wording::change(self.code));
        mend
    }
}

/// `change 3: what mend`, in English.
impl fmt::Display for ChangeProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, mend) = (self.what(Locale::En), self.mend(Locale::En));
        write!(f, "change {}: {what} {mend}", self.index + 1)
    }
}

impl std::error::Error for ChangeProblem {}
