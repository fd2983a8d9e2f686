//! The comparison as tables for a spreadsheet.

use crate::Network;
use std::collections::BTreeSet;

use super::{Comparison, Here, Measure, Side};
use crate::analysis::{Effective, Position, effective};
use crate::export::Table;
use crate::export::columns::sources;
use crate::model::{Locale, Source, SourceId};

/// What of a comparison is written as a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Part {
    /// The networks: how each counts, its rank, its sources.
    Networks,
    /// What each network has in each country.
    #[default]
    Countries,
    /// What each network has in each city.
    Cities,
    /// The nearest of each other network to every location.
    Nearest,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 4] = [Self::Networks, Self::Countries, Self::Cities, Self::Nearest];

    /// Its name: lower case, the same in every language.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Networks => "networks",
            Self::Countries => "countries",
            Self::Cities => "cities",
            Self::Nearest => "nearest",
        }
    }

    pub(super) fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Networks => &[
                "network",
                "compiled",
                "counted",
                "open",
                "seen",
                "from",
                "to",
                "contested",
                "not_found",
                "total_known",
                "stands",
                "stands_others",
                "stands_rank",
                "stands_ranked",
                "covers",
                "covers_others",
                "covers_rank",
                "covers_ranked",
                "rule",
                "not_comparable",
                "sources",
            ],
            Self::Countries => &[
                "country",
                "un_member",
                "network",
                "what",
                "alone",
                "locations",
                "sources",
            ],
            Self::Cities => &[
                "country",
                "city",
                "network",
                "what",
                "shared",
                "city_there",
                "km",
                "locations",
                "sources",
            ],
            Self::Nearest => &[
                "network",
                "id",
                "location",
                "what",
                "city",
                "country",
                "other_network",
                "other_id",
                "nearest",
                "nearest_city",
                "nearest_country",
                "km",
                "sources",
                "other_sources",
            ],
        }
    }
}

impl Here {
    /// Its name in exports: lower case, the same in every language.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Contested => Effective::Contested.name(),
            Self::Present => "present",
        }
    }
}

/// What nothing was found of.
const NOT_FOUND: &str = "not-found";

impl<N: AsRef<Network>> Side<N> {
    /// The name of the network.
    fn title(&self, locale: Locale) -> &str {
        self.network().file().title.get(locale)
    }

    fn names(&self, positions: &[Position], locale: Locale) -> String {
        let names = positions.iter().filter_map(|at| self.location(*at));
        joined(names.map(|location| location.name.get(locale)))
    }

    /// The sources of all that is said of these locations, each once, in the order of the file.
    #[must_use]
    pub fn cited(&self, positions: &[Position]) -> Vec<&Source> {
        let locations = positions.iter().filter_map(|at| self.location(*at));
        let sources = locations.flat_map(|location| sources(self.network(), location));
        let ids: BTreeSet<&str> = sources.map(SourceId::as_str).collect();
        let all = self.network().file().sources.iter();
        all.filter(|source| ids.contains(source.id.as_str()))
            .collect()
    }

    /// Who says what is said of these locations: addresses, or ids where there is none.
    fn sources(&self, positions: &[Position]) -> String {
        let locations = positions.iter().filter_map(|at| self.location(*at));
        let ids: BTreeSet<&str> = locations
            .flat_map(|location| sources(self.network(), location))
            .map(|id| {
                let source = self.network().source(id);
                let url = source.and_then(|source| source.url.as_deref());
                url.unwrap_or(id.as_str())
            })
            .collect();
        joined(ids)
    }

    /// The city and the country of a location.
    fn place(&self, position: Position, locale: Locale) -> [String; 2] {
        let place = self
            .location(position)
            .and_then(|location| self.network().place_of(location));
        let city = place.map_or("", |place| place.name.get(locale));
        let country = place.and_then(|place| place.country);
        [
            city.to_owned(),
            country.map_or_else(String::new, |code| code.to_string()),
        ]
    }
}

fn joined<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut all = String::new();
    for text in texts {
        if !all.is_empty() {
            all.push_str("; ");
        }
        all.push_str(text);
    }
    all
}

fn yes(is_so: bool) -> &'static str {
    if is_so { "yes" } else { "no" }
}

impl<N: AsRef<Network>> Comparison<N> {
    /// A part as comma-separated values (see [`Table`]): one row for each network in each country or
    /// city, so that each keeps its own sources. Codes of countries are of ISO 3166-1, distances in
    /// km along the great circle; `not-found` is not absence.
    #[must_use]
    pub fn csv(&self, part: Part, locale: Locale) -> String {
        let mut table = Table::new();
        part.columns().iter().for_each(|name| table.text(name));
        table.end_row();
        match part {
            Part::Networks => self.networks(&mut table, locale),
            Part::Countries => self.of_countries(&mut table, locale),
            Part::Cities => self.of_cities(&mut table, locale),
            Part::Nearest => self.of_nearest(&mut table, locale),
        }
        table.finish()
    }

    fn networks(&self, table: &mut Table, locale: Locale) {
        let rankings = Measure::ALL.map(|measure| (measure, self.ranking(measure)));
        for (at, side) in self.sides.iter().enumerate() {
            let rule = &side.rule;
            table.text(side.title(locale));
            table.text(&rule.compiled.to_string());
            for count in [rule.counted(), rule.open, rule.seen] {
                table.number(Some(f64::from(count)));
            }
            let said = rule.said.map(|dates| dates.map(|date| date.to_string()));
            said.unwrap_or_default()
                .iter()
                .for_each(|date| table.text(date));
            table.number(Some(f64::from(rule.contested)));
            table.number(Some(f64::from(rule.missing)));
            table.text(yes(!rule.no_total));
            let mut unlike = BTreeSet::new();
            for ((measure, ranking), tally) in rankings.iter().zip([side.stands, side.covers]) {
                table.number(Some(f64::from(tally.states)));
                table.number(Some(f64::from(tally.others)));
                let ranked = ranking.iter().find(|ranked| ranked.side == at);
                let rank = ranked.and_then(|ranked| ranked.rank);
                // Two numbers: together, a spreadsheet would take them for a date.
                table.number(rank.map(|(rank, _)| f64::from(rank)));
                table.number(rank.map(|(_, among)| f64::from(among)));
                for (other, _) in ranked.iter().flat_map(|ranked| &ranked.unlike) {
                    for why in self.unlike(at, *other, *measure) {
                        let title = self.sides.get(*other).map_or("", |side| side.title(locale));
                        unlike.insert(
                            [title, locale.colon(), &self.told(why, at, *other, locale)].concat(),
                        );
                    }
                }
            }
            table.text(&rule.told(locale).join(" "));
            table.text(&joined(unlike.iter().map(String::as_str)));
            let sources = side.network().file().sources.iter();
            table.text(&joined(sources.map(|source| {
                source
                    .url
                    .as_deref()
                    .unwrap_or_else(|| source.title.get(locale))
            })));
            table.end_row();
        }
    }

    fn of_countries(&self, table: &mut Table, locale: Locale) {
        for row in &self.countries {
            let alone = row.alone();
            for (at, ((side, held), locations)) in self
                .sides
                .iter()
                .zip(&row.held)
                .zip(&row.locations)
                .enumerate()
            {
                table.text(row.country.as_str());
                table.text(yes(row.is_state));
                table.text(side.title(locale));
                table.text(held.as_str());
                table.text(yes(alone == Some(at)));
                table.text(&side.names(locations, locale));
                table.text(&side.sources(locations));
                table.end_row();
            }
        }
    }

    fn of_cities(&self, table: &mut Table, locale: Locale) {
        for row in &self.cities {
            let name = |at: usize| {
                let town = row.in_side(&self.sides, at)?;
                let places = &self.sides.get(at)?.network().file().places;
                places.get(town.place as usize)
            };
            let city = name(row.of);
            let country = city.and_then(|place| place.country);
            let shared = yes(row.is_shared(&self.sides));
            for (at, (side, cell)) in self.sides.iter().zip(&row.cells).enumerate() {
                let town = row.in_side(&self.sides, at);
                table.text(&country.map_or_else(String::new, |code| code.to_string()));
                table.text(city.map_or("", |place| place.name.get(locale)));
                table.text(side.title(locale));
                table.text(town.map_or(NOT_FOUND, |town| town.here.as_str()));
                table.text(shared);
                table.text(name(at).map_or("", |place| place.name.get(locale)));
                table.number(cell.map(|cell| cell.km));
                let locations = town.map_or(&[][..], |town| &town.locations);
                table.text(&side.names(locations, locale));
                table.text(&side.sources(locations));
                table.end_row();
            }
        }
    }

    fn of_nearest(&self, table: &mut Table, locale: Locale) {
        for (of, side) in self.sides.iter().enumerate() {
            for (to, other) in self.sides.iter().enumerate().filter(|(to, _)| *to != of) {
                for near in self.nearest(of, to) {
                    let (Some(location), Some(there)) =
                        (side.location(near.position), other.location(near.other))
                    else {
                        continue;
                    };
                    table.text(side.title(locale));
                    table.text(location.id.as_str());
                    table.text(location.name.get(locale));
                    table.text(if near.is_candidate {
                        "candidate"
                    } else {
                        effective(location).name()
                    });
                    side.place(near.position, locale)
                        .iter()
                        .for_each(|text| table.text(text));
                    table.text(other.title(locale));
                    table.text(there.id.as_str());
                    table.text(there.name.get(locale));
                    other
                        .place(near.other, locale)
                        .iter()
                        .for_each(|text| table.text(text));
                    table.number(Some(near.km));
                    table.text(&side.sources(&[near.position]));
                    table.text(&other.sources(&[near.other]));
                    table.end_row();
                }
            }
        }
    }
}
