//! The network on show, and what is worked out from it once.

use std::cell::OnceCell;
use std::rc::Rc;

use buitenkaart_core::Network;
use buitenkaart_core::analysis::{Facets, Position, Presence, Verdict, presence, verdict};
use buitenkaart_core::model::{Country, Locale, Location, Place};
use buitenkaart_core::search::Index;

use crate::intl::Names;

/// A network with its analyses.
pub(crate) struct Model {
    pub(crate) network: Network,
    pub(crate) facets: Facets,
    pub(crate) presence: Presence,
    /// One for each location, in the order of the file.
    pub(crate) verdicts: Vec<Verdict>,
    /// Made when somebody first searches: a thousand country names take a while on a phone.
    index: OnceCell<Index>,
    names: [OnceCell<Names>; 4],
}

impl PartialEq for Model {
    /// Every model is another one.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Model {
    pub(crate) fn new(network: Network) -> Rc<Self> {
        Rc::new(Self {
            facets: Facets::new(&network),
            presence: presence(&network),
            verdicts: network.locations().iter().map(verdict).collect(),
            network,
            index: OnceCell::new(),
            names: Default::default(),
        })
    }

    /// The names of countries in a language.
    pub(crate) fn names(&self, locale: Locale) -> &Names {
        let [nl, en, fr, de] = &self.names;
        match locale {
            Locale::Nl => nl,
            Locale::En => en,
            Locale::Fr => fr,
            Locale::De => de,
        }
        .get_or_init(|| Names::new(locale))
    }

    /// The search index.
    pub(crate) fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let named: Vec<(Country, [String; 4])> = Country::all()
                .map(|country| (country, Locale::ALL.map(|l| self.names(l).country(country))))
                .collect();
            let borrowed: Vec<(Country, [&str; 4])> = named
                .iter()
                .map(|(country, names)| (*country, names.each_ref().map(String::as_str)))
                .collect();
            Index::build(&self.network, &borrowed)
        })
    }

    /// The location at a position.
    pub(crate) fn location(&self, position: Position) -> Option<&Location> {
        self.network.locations().get(position as usize)
    }

    /// The verdict on the location at a position.
    pub(crate) fn verdict(&self, position: Position) -> Option<&Verdict> {
        self.verdicts.get(position as usize)
    }

    /// The place of the location at a position.
    pub(crate) fn place(&self, position: Position) -> Option<&Place> {
        self.network.place_of(self.location(position)?)
    }

    /// The position of a location by its id.
    pub(crate) fn position(&self, id: &str) -> Option<Position> {
        let at = self
            .network
            .locations()
            .iter()
            .position(|l| l.id.as_str() == id)?;
        u32::try_from(at).ok()
    }

    /// The position of a service of a location among the services.
    pub(crate) fn service_of(&self, location: &Location) -> usize {
        self.network.service_index(&location.service).unwrap_or(0)
    }
}
