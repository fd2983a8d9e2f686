//! Who covers which country: by a location in it, or by one elsewhere that answers for it.

use super::{Here, Side, Tally};
use crate::Network;
use crate::analysis::{Position, reach, remit};
use crate::countries::figures;
use crate::model::Country;

/// What a network has in a country, the more the later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Held {
    /// Nothing was found in the file, which is not to say that there is nothing.
    NotFound,
    /// Only locations of which the sources disagree whether they work, or whether they answer for it.
    Contested,
    /// A location elsewhere says that it answers for the country.
    Answered,
    /// A location stands in it.
    Stands,
    /// It is the network's home, in which nobody is abroad.
    Home,
}

impl Held {
    /// Whether the network covers the country.
    #[must_use]
    pub fn covers(self) -> bool {
        matches!(self, Self::Answered | Self::Stands)
    }

    /// Its name in exports: lower case, the same in every language.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Contested => "contested",
            Self::Answered => "answered-for",
            Self::Stands => "present",
            Self::Home => "home",
        }
    }
}

/// A country, and what each network has there.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The country.
    pub country: Country,
    /// Whether it is a member state of the United Nations.
    pub is_state: bool,
    /// For each network, what it has there.
    pub held: Vec<Held>,
    /// For each network, the locations that this rests on, in the order of the file: those that
    /// stand there or answer for it, contested ones too.
    pub locations: Vec<Vec<Position>>,
}

impl Row {
    /// Whether at least two networks cover it.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.held.iter().filter(|held| held.covers()).count() > 1
    }

    /// The only network that covers it, where in none of the others anything was found.
    #[must_use]
    pub fn alone(&self) -> Option<usize> {
        let mut found = self.held.iter().enumerate();
        let found = found.by_ref().filter(|(_, held)| **held != Held::NotFound);
        let found: Vec<(usize, &Held)> = found.take(2).collect();
        match *found {
            [(at, held)] if held.covers() => Some(at),
            _ => None,
        }
    }

    /// Whether one network covers it and in another nothing was found.
    #[must_use]
    pub fn is_only(&self, one: usize, other: usize) -> bool {
        let held = |at: usize| self.held.get(at).copied();
        held(one).is_some_and(Held::covers) && held(other) == Some(Held::NotFound)
    }
}

/// Every country in which a network is, or may be.
pub(super) fn rows(sides: &[Side<impl AsRef<Network>>]) -> Vec<Row> {
    let all: Vec<Country> = Country::all().collect();
    let mut rows: Vec<Row> = all
        .iter()
        .map(|&country| Row {
            country,
            is_state: figures(country).is_some_and(|figures| figures.un_member),
            held: vec![Held::NotFound; sides.len()],
            locations: vec![Vec::new(); sides.len()],
        })
        .collect();
    for (at, side) in sides.iter().enumerate() {
        let network = side.network();
        for (position, location) in (0..).zip(network.locations()) {
            let here = side.here(position);
            if !matches!(here, Some(Here::Present | Here::Contested)) {
                continue;
            }
            let stands = network.place_of(location).and_then(|place| place.country);
            let countries = remit(location).countries.into_iter();
            let answered = countries.filter(|country| Some(*country) != stands);
            // What others contest covers nothing, as on the map.
            let mut firm: Vec<Country> = reach(location, stands).collect();
            firm.sort_unstable();
            let answered = answered.map(|country| {
                let held = if firm.binary_search(&country).is_ok() {
                    Held::Answered
                } else {
                    Held::Contested
                };
                (country, held)
            });
            for (country, held) in stands
                .map(|one| (one, Held::Stands))
                .into_iter()
                .chain(answered)
            {
                let row = all.binary_search(&country).ok();
                let Some(row) = row.and_then(|row| rows.get_mut(row)) else {
                    continue;
                };
                let held = match here {
                    Some(Here::Present) => held,
                    _ => Held::Contested,
                };
                if let (Some(best), Some(locations)) =
                    (row.held.get_mut(at), row.locations.get_mut(at))
                {
                    *best = held.max(*best);
                    locations.push(position);
                }
            }
        }
        if let Some(row) = network
            .home()
            .and_then(|home| all.binary_search(&home).ok())
            && let Some(held) = rows.get_mut(row).and_then(|row| row.held.get_mut(at))
        {
            *held = Held::Home;
        }
    }
    rows.retain(|row| {
        let is_found = |(held, locations): (&Held, &Vec<Position>)| {
            !matches!(held, Held::NotFound | Held::Home) || !locations.is_empty()
        };
        row.held.iter().zip(&row.locations).any(is_found)
    });
    rows
}

/// In how many countries the network at a place in the list stands, and how many it covers.
pub(super) fn tallies(rows: &[Row], at: usize) -> (Tally, Tally) {
    let (mut stands, mut covers) = (Tally::default(), Tally::default());
    for row in rows {
        let held = row.held.get(at).copied().unwrap_or(Held::NotFound);
        let of = |tally: &mut Tally| {
            tally.states += u32::from(row.is_state);
            tally.others += u32::from(!row.is_state);
        };
        if held == Held::Stands {
            of(&mut stands);
        }
        if held.covers() {
            of(&mut covers);
        }
    }
    (stands, covers)
}
