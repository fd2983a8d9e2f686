//! Search as you type over places, countries, locations, organisations and themes.
//!
//! Names are found without regard to case and accents, in any of the four languages ("Keulen",
//! "Köln", "koeln" and "Cologne" are one city), from their first letters on, with one slip of
//! the finger per word from five letters on, and with their words in any order. Words of the
//! surroundings count too: "FIT Cologne" finds the agency's office by its service and city,
//! "embassy" every post, "trade" what the service whose mission it is runs, a street what is in
//! it. A city without any location leads to its country.
//!
//! ```
//! use buitenkaart_core::model::{Country, Locale};
//! use buitenkaart_core::search::{Index, Quality, Target};
//!
//! let country = Country::new("DE").unwrap();
//! let names = [(country, ["Duitsland", "Germany", "Allemagne", "Deutschland"])];
//! let index = Index::of_countries(&names);
//! let hits = index.find("alemagne", Locale::Nl, 5);
//! assert_eq!(hits[0].target, Target::Country(country));
//! assert_eq!(&*hits[0].label, "Duitsland");
//! assert_eq!((&*hits[0].matched, hits[0].locale), ("Allemagne", Locale::Fr));
//! assert_eq!(hits[0].quality, Quality::Slip);
//! ```

mod alias;
mod build;
mod find;
mod fold;
mod scripts;
#[cfg(test)]
mod tests;
mod typo;

#[cfg(feature = "import")]
pub(crate) use alias::{ALIASES, KINDS};

/// A text as names are compared: small letters without accents, words with one space between them.
#[cfg(feature = "import")]
#[must_use]
pub fn folded(text: &str) -> String {
    fold::plain(text)
}

use std::ops::Range;

use crate::model::{Country, Locale, LocationId, OrganisationId, PlaceId};

/// What a hit leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A city or region of the network.
    Place(PlaceId),
    /// A country.
    Country(Country),
    /// A city where the network has nothing: who answers for its country answers for it.
    City(Country),
    /// A post, office or candidate.
    Location(LocationId),
    /// An international organisation.
    Organisation(OrganisationId),
    /// A policy theme of a location.
    Theme {
        /// The location.
        location: LocationId,
        /// Which of its themes.
        index: usize,
    },
    /// A file that a location is known for.
    File {
        /// The location.
        location: LocationId,
        /// Which of its files.
        index: usize,
    },
}

impl Target {
    /// Where it stands among hits of the same score.
    fn rank(&self) -> u8 {
        match self {
            Self::Country(_) | Self::Place(_) => 0,
            Self::City(_) => 1,
            Self::Location(_) => 2,
            Self::Organisation(_) => 3,
            Self::Theme { .. } => 4,
            Self::File { .. } => 5,
        }
    }
}

/// How well a name answers the query; the best comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quality {
    /// It is the name.
    Exact,
    /// The name begins with it.
    Prefix,
    /// Its words are words of the name, or begin one.
    Words,
    /// Some of its words belong to the city, country or service instead.
    Context,
    /// It would be one of these but for a slip of the finger.
    Slip,
}

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it leads to.
    pub target: Target,
    /// Its name in the language asked for.
    pub label: Box<str>,
    /// The name that matched: [`label`](Self::label) or the name in another language, another
    /// name or an abbreviation.
    pub matched: Box<str>,
    /// The language of `matched`; the language asked for where the name is the same in it.
    pub locale: Locale,
    /// The parts of `matched` that the query stands for: byte ranges on character boundaries,
    /// in order, apart from one another. Empty where only the context matched.
    pub ranges: Vec<Range<usize>>,
    /// How well it matches.
    pub quality: Quality,
    /// Orders hits more finely than `quality`: the lower, the better.
    pub score: u8,
}

/// Everything that can be found, made once per network.
#[derive(Debug)]
pub struct Index {
    /// The letters of all words.
    letters: Vec<char>,
    /// The different words.
    words: Vec<Word>,
    /// The words of the names, one name after the other.
    uses: Vec<u32>,
    /// All names, those of one entry together.
    names: Vec<Name>,
    /// What can be found.
    entries: Vec<Entry>,
}

/// A word of one or more names.
#[derive(Debug)]
struct Word {
    /// Its place in [`Index::letters`].
    letters: Range<u32>,
    /// Its letters as a set.
    mask: u32,
}

/// One name of an entry, in one spelling.
#[derive(Debug)]
struct Name {
    /// As it is shown.
    text: Box<str>,
    /// The languages it belongs to, a bit for each.
    locales: u8,
    /// How its umlauts were folded.
    umlauts: fold::Umlauts,
    /// Its words, as positions in [`Index::uses`].
    own: Range<u32>,
    /// Its words run together, from each word to the last: "newyork"; and from each letter on in a script without
    /// blanks: "東京" in "在東京辦事處".
    joined: Range<u32>,
}

/// Something that can be found.
#[derive(Debug)]
struct Entry {
    /// What it is; nothing for a service, which only lends its words to its locations.
    target: Option<Target>,
    /// Its names, as positions in [`Index::names`].
    names: Range<u32>,
    /// The entries whose words count as well.
    context: Vec<u32>,
    /// Where it stands among those of its sort with the same score: a post before an office.
    rank: u8,
}
