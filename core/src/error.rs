//! What a file, a text or a question is refused for, as one family.
//!
//! Each module's functions return the narrowest of these, which say where and what in the reader's language;
//! [`Error`] holds any of them, for whoever does several things with `?`. All are [`std::error::Error`]s, and
//! [`Display`](fmt::Display) is English.

use std::fmt;
use std::str::FromStr;

use crate::geo::BadBasemap;
#[cfg(feature = "import")]
use crate::import::{MappingError, Refused};
use crate::load::Problems;
use crate::location_allocation;
use crate::model::{Country, Date, LocationId, PlaceId, ServiceId, SourceId, When};
use crate::scenario::{ChangeProblem, FileError, Scenario, TextError};

/// A text is not what it was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// What it should be, in English.
    pub wanted: &'static str,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not {}", self.wanted)
    }
}

impl std::error::Error for ParseError {}

macro_rules! parsed {
    ($($of:ty: $wanted:literal;)+) => {$(
        impl FromStr for $of {
            type Err = ParseError;

            fn from_str(text: &str) -> Result<Self, ParseError> {
                Self::new(text).ok_or(ParseError { wanted: $wanted })
            }
        }
    )+};
}

parsed! {
    Country: "a code of ISO 3166-1 alpha-2";
    Date: "a date YYYY, YYYY-MM or YYYY-MM-DD between 1400 and 2200";
    LocationId: "an id: 1 to 64 of a-z, 0-9 and inner hyphens";
    PlaceId: "an id: 1 to 64 of a-z, 0-9 and inner hyphens";
    ServiceId: "an id: 1 to 64 of a-z, 0-9 and inner hyphens";
    SourceId: "an id: 1 to 64 of a-z, 0-9 and inner hyphens";
    When: "a date or interval of EDTF, level 1";
}

impl FromStr for Scenario {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        Self::parse(text)
    }
}

macro_rules! family {
    ($($(#[$gate:meta])* $name:ident($of:ty): $doc:literal;)+) => {
        /// Whatever this crate refuses.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Error {$(
            #[doc = $doc]
            $(#[$gate])*
            $name($of),
        )+}

        impl fmt::Display for Error {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {$(
                    $(#[$gate])*
                    Self::$name(error) => error.fmt(f),
                )+}
            }
        }

        impl std::error::Error for Error {
            fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
                match self {$(
                    $(#[$gate])*
                    Self::$name(error) => Some(error),
                )+}
            }
        }

        $(
            $(#[$gate])*
            impl From<$of> for Error {
                fn from(error: $of) -> Self {
                    Self::$name(error)
                }
            }
        )+
    };
}

family! {
    Network(Problems): "A network file, with all that is wrong with it.";
    Scenario(TextError): "The short text of a scenario.";
    ScenarioFile(FileError): "The file of a scenario.";
    Change(ChangeProblem): "A change that cannot be made to a network.";
    #[cfg(feature = "import")]
    List(Refused): "A list of offices.";
    #[cfg(feature = "import")]
    Mapping(MappingError): "A mapping of columns that was kept.";
    Basemap(BadBasemap): "The shapes of the map.";
    Allocation(location_allocation::Error): "A question of where to open.";
    Parse(ParseError): "A code, an id or a date.";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;

    /// What somebody might do with what is typed: three kinds of errors, one `?`.
    fn opened(network: &[u8], scenario: &str, country: &str) -> Result<usize, Error> {
        let country: Country = country.parse()?;
        let scenario: Scenario = scenario.parse()?;
        let network = load(network)?;
        scenario
            .apply(&network)
            .map_err(|mut problems| problems.swap_remove(0))?;
        let places = &network.file().places;
        Ok(places
            .iter()
            .filter(|place| place.country == Some(country))
            .count())
    }

    #[test]
    fn whatever_is_refused_says_what_it_is() {
        let good = crate::load::NETWORK;
        assert!(opened(good, "1~A~~OKmadrid", "ES").is_ok_and(|count| count > 0));
        let told = |given: (&[u8], &str, &str)| {
            opened(given.0, given.1, given.2).map_err(|error| error.to_string())
        };
        assert_eq!(
            told((good, "1~A~", "XX")),
            Err("not a code of ISO 3166-1 alpha-2".to_owned())
        );
        assert!(
            matches!(opened(good, "9~", "BE"), Err(Error::Scenario(error)) if error.offset == 0)
        );
        assert!(
            matches!(opened(b"{", "1~A~", "BE"), Err(Error::Network(problems)) if problems.count() > 0)
        );
        let error = Error::from(ParseError { wanted: "a date" });
        let source = std::error::Error::source(&error).map(ToString::to_string);
        assert_eq!(source.as_deref(), Some("not a date"));
    }
}
