//! The network on show, and what is worked out from it once.

use std::cell::OnceCell;
use std::rc::Rc;

use buitenkaart_core::Network;
use buitenkaart_core::analysis::{
    Counted, Facets, Fill, Position, Presence, Services, Verdict, fills, presence, verdict,
};
use buitenkaart_core::model::{Locale, Location, LocationId, Module, Place};
use buitenkaart_core::search::Index;
use buitenkaart_core::time::Day;

use crate::viewport::{Viewpoint, limit};

/// A network with its analyses.
pub(crate) struct Dataset {
    pub(crate) network: Network,
    pub(crate) facets: Facets,
    /// Who is where, once somebody has asked.
    presence: OnceCell<Presence>,
    /// Whether anybody answers for a country from elsewhere.
    pub(crate) has_reach: bool,
    /// One for each location, in the order of the file.
    pub(crate) verdicts: Vec<Verdict>,
    /// The day at the end of which it is shown; nothing where it is shown as it is.
    pub(crate) day: Option<Day>,
    /// The day since which it shows what has changed, if any.
    pub(crate) since: Option<Day>,
    /// What each location came to, where the network is shown since a date.
    pub(crate) marks: Vec<Turned>,
    /// Whether anything of it has a date: otherwise there is nothing to show through time.
    pub(crate) has_dates: bool,
    /// Whether it is one to ask "what if?" of, and whether it has a page of facts.
    pub(crate) has_what_if: bool,
    pub(crate) has_facts: bool,
    /// Whether it is but the outline of the network that the widget comes with.
    pub(crate) is_outline: bool,
    /// The search index, once somebody has searched.
    pub(crate) index: OnceCell<Index>,
}

/// What became of a location in an interval.
#[derive(Clone, Copy, Default)]
pub(crate) struct Turned {
    /// The class of its glyph beside its own.
    pub(crate) class: &'static str,
    /// In words all that did, each once, in the order of time.
    pub(crate) says: [Option<Says>; 6],
}

impl Turned {
    /// Adds what else became of it, where that has not been said.
    pub(crate) fn also(&mut self, says: Says) {
        let l = Locale::default();
        for place in &mut self.says {
            match place {
                Some(told) if told(l) == says(l) => return,
                Some(_) => {}
                None => {
                    *place = Some(says);
                    return;
                }
            }
        }
    }
}

/// Something that is said in every language.
pub(crate) type Says = fn(Locale) -> &'static str;

impl PartialEq for Dataset {
    /// Every dataset is another one.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Dataset {
    /// The dataset of a whole network.
    pub(crate) fn new(network: Network) -> Rc<Self> {
        Self::dated(network, [None; 2], Vec::new())
    }

    /// The same as it was at the end of the second day, with what has changed since the first marked.
    pub(crate) fn dated(
        network: Network,
        [since, day]: [Option<Day>; 2],
        marks: Vec<Turned>,
    ) -> Rc<Self> {
        let mut dataset = Self::with(network, false);
        (dataset.since, dataset.day, dataset.marks) = (since, day, marks);
        Rc::new(dataset)
    }

    /// The dataset of an outline.
    pub(crate) fn outline(network: Network) -> Rc<Self> {
        Rc::new(Self::with(network, true))
    }

    fn with(network: Network, is_outline: bool) -> Self {
        let mut dataset = Self {
            facets: Facets::new(&network),
            verdicts: network.locations().iter().map(verdict).collect(),
            has_dates: network.has_dates(),
            has_what_if: network.shows(Module::WhatIf),
            has_facts: network.shows(Module::Facts),
            network,
            day: None,
            since: None,
            marks: Vec::new(),
            is_outline,
            index: OnceCell::new(),
            presence: OnceCell::new(),
            has_reach: false,
        };
        let all = dataset.fills((0u32..).take(dataset.verdicts.len()));
        dataset.has_reach = all.iter().any(|fill| !fill.from_elsewhere.is_empty());
        dataset
    }

    /// What the network says that the map shows to begin with.
    pub(crate) fn first_view(&self) -> Option<Viewpoint> {
        let view = self.network.file().view?;
        let [lat, lon] = view.lat_lon;
        let zoom = limit(view.zoom);
        Some(Viewpoint { lat, lon, zoom })
    }

    /// The location at a position.
    pub(crate) fn location(&self, position: Position) -> Option<&Location> {
        self.network.locations().get(position as usize)
    }

    /// The verdict on the location at a position.
    pub(crate) fn verdict(&self, position: Position) -> Option<&Verdict> {
        self.verdicts.get(position as usize)
    }

    /// Who is where.
    pub(crate) fn presence(&self) -> &Presence {
        self.presence.get_or_init(|| presence(&self.network))
    }

    /// The services of these locations by country, of those that are present.
    pub(crate) fn fills(&self, positions: impl Iterator<Item = Position>) -> Vec<Fill> {
        fills(positions.filter_map(|position| {
            let (location, verdict) = (self.location(position)?, self.verdict(position)?);
            let country = self.place(position).and_then(|place| place.country);
            let service = Services::one(self.service_of(location));
            (verdict.counted == Counted::Present).then_some((location, country, service))
        }))
    }

    /// The place of the location at a position.
    pub(crate) fn place(&self, position: Position) -> Option<&Place> {
        self.network.place_at(position)
    }

    /// The position of a location by its id, or one that it had.
    pub(crate) fn position(&self, id: &LocationId) -> Option<Position> {
        self.network.known_as(id)
    }

    /// The position of a service of a location among the services.
    pub(crate) fn service_of(&self, location: &Location) -> usize {
        self.network.service_index(&location.service).unwrap_or(0)
    }
}
