//! The network in figures, at every day on which one of them changes.

use std::collections::BinaryHeap;

use super::events::{event_claims, events};
use super::{Day, Moment, Timeline, Works};
use crate::analysis::Position;
use crate::model::{Country, Kind, Location, Network};

/// A number of which not all is sure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Band {
    /// At least so many.
    pub sure: u32,
    /// So many more may be: seen before, opened or closed about then, assumed or contested.
    pub maybe: u32,
    /// Of so many nothing is known of so early a time; they are in neither of the other two.
    pub unknown: u32,
}

impl Band {
    /// The most, of those of which anything is known.
    #[must_use]
    pub fn most(self) -> u32 {
        self.sure + self.maybe
    }

    fn count(&mut self, moment: Moment, by: i32) {
        let part = match moment.works {
            Works::No => return,
            Works::Yes => &mut self.sure,
            Works::Maybe if moment.is_unknown() => &mut self.unknown,
            Works::Maybe => &mut self.maybe,
        };
        *part = part.saturating_add_signed(by);
    }

    fn plus(self, other: Self) -> Self {
        Self {
            sure: self.sure + other.sure,
            maybe: self.maybe + other.maybe,
            unknown: self.unknown + other.unknown,
        }
    }
}

/// The kinds that are counted, in the order of [`Figures::by_service`].
pub const KINDS: [Kind; 3] = [Kind::Post, Kind::Satellite, Kind::Office];

/// The network in figures, on one day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// For each service, in the order of the network, the locations of each of [`KINDS`].
    pub by_service: Vec<[Band; 3]>,
    /// Countries with a location that works.
    pub countries: Band,
    /// Countries where all services work; none where the network has only one.
    pub joint: Band,
}

impl Figures {
    /// All locations of one service.
    #[must_use]
    pub fn service(&self, index: usize) -> Band {
        let kinds = self.by_service.get(index).into_iter().flatten();
        kinds.fold(Band::default(), |sum, band| sum.plus(*band))
    }

    /// The locations of one service that are of the kind at a place among [`KINDS`].
    #[must_use]
    pub fn of_kind(&self, service: usize, kind: usize) -> Band {
        let kinds = self.by_service.get(service);
        let band = kinds.and_then(|kinds| kinds.get(kind));
        band.copied().unwrap_or_default()
    }

    /// All locations of the kind at a place among [`KINDS`].
    #[must_use]
    pub fn kind(&self, kind: usize) -> Band {
        let services = 0..self.by_service.len();
        services.fold(Band::default(), |sum, at| sum.plus(self.of_kind(at, kind)))
    }

    /// All locations.
    #[must_use]
    pub fn all(&self) -> Band {
        let kinds = self.by_service.iter().flatten();
        kinds.fold(Band::default(), |sum, band| sum.plus(*band))
    }
}

/// The figures from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figured {
    /// The first day; none where there is no earlier one.
    pub from: Option<Day>,
    /// The figures.
    pub figures: Figures,
}

/// The network in figures through time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    steps: Vec<Figured>,
}

/// How sure it is that each service works in a country.
type Presence = (Country, Vec<Band>);

impl Series {
    /// Counts the network at every day on which anything changes: in steps, never sampled.
    #[must_use]
    pub fn of(network: &Network) -> Self {
        Self::with(network, &timelines(network))
    }

    /// As [`of`](Self::of), where the timelines of all locations are there already, in order.
    #[must_use]
    pub fn with(network: &Network, timelines: &[Timeline]) -> Self {
        let days = |at: usize, timeline: &Timeline| -> Vec<_> {
            let spans = timeline.spans().iter().enumerate();
            spans.map(|(i, span)| (span.from, at, i)).collect()
        };
        let all = timelines.iter().enumerate();
        let changes: BinaryHeap<_> = all.flat_map(|(at, line)| days(at, line)).collect();
        let mut count = Count::new(network);
        let mut steps: Vec<Figured> = Vec::new();
        for (from, at, span) in changes.into_sorted_vec() {
            let spans = timelines.get(at).map(Timeline::spans).unwrap_or_default();
            let before = span.checked_sub(1).and_then(|i| spans.get(i));
            for (span, by) in [(before, -1), (spans.get(span), 1)] {
                if let Some(span) = span {
                    count.count(at, span.moment, by);
                }
            }
            match steps.last_mut() {
                Some(last) if last.from == from => last.figures.clone_from(&count.figures),
                _ => steps.push(Figured {
                    from,
                    figures: count.figures.clone(),
                }),
            }
        }
        steps.dedup_by(|later, earlier| later.figures == earlier.figures);
        if steps.is_empty() {
            let figures = count.figures;
            steps.push(Figured {
                from: None,
                figures,
            });
        }
        Self { steps }
    }

    /// The days on which a figure changes, with the figures from then on; the first has no
    /// beginning.
    #[must_use]
    pub fn steps(&self) -> &[Figured] {
        &self.steps
    }

    /// The places among [`KINDS`] of the kinds that a service has ever had, as far as is known.
    #[must_use]
    pub fn kinds_of(&self, service: usize) -> Vec<usize> {
        let has = |at: &usize| {
            let mut steps = self.steps.iter();
            steps.any(|step| step.figures.of_kind(service, *at) != Band::default())
        };
        (0..KINDS.len()).filter(has).collect()
    }

    /// The same of all services.
    #[must_use]
    pub fn kinds(&self) -> Vec<usize> {
        let has = |at: &usize| {
            let mut steps = self.steps.iter();
            steps.any(|step| step.figures.kind(*at) != Band::default())
        };
        (0..KINDS.len()).filter(has).collect()
    }

    /// The day on which a drawing of it begins: the first on which a figure changes, or, where what came before is
    /// not sure, the first that a date may mean.
    #[must_use]
    pub fn drawn_from(&self, network: &Network) -> Option<Day> {
        let first = self.steps.iter().find_map(|step| step.from)?;
        let before = self.steps.first();
        let is_unsure = before.is_some_and(|step| step.figures.all().maybe > 0);
        let named = first_day(network.locations()).filter(|_| is_unsure);
        Some(named.map_or(first, |named| named.min(first)))
    }

    /// The figures of one day; nothing only if there are no steps at all.
    #[must_use]
    pub fn at(&self, day: Day) -> Option<&Figures> {
        let after = self.steps.partition_point(|step| step.from <= Some(day));
        let step = self.steps.get(after.saturating_sub(1));
        step.map(|step| &step.figures)
    }
}

struct Count<'n> {
    network: &'n Network,
    /// Of each location, its service, its kind among those that count, and its country.
    keys: Vec<(Option<usize>, Option<usize>, Option<usize>)>,
    countries: Vec<Presence>,
    figures: Figures,
}

impl<'n> Count<'n> {
    fn new(network: &'n Network) -> Self {
        let services = network.services().len();
        let mut codes = BinaryHeap::new();
        let country = |at: &crate::model::Location| network.place_of(at).and_then(|p| p.country);
        codes.extend(network.locations().iter().filter_map(country));
        let mut codes = codes.into_sorted_vec();
        codes.dedup();
        let keys = network.locations().iter().map(|location| {
            let code = country(location);
            (
                network.service_index(&location.service),
                KINDS.iter().position(|kind| *kind == location.kind),
                code.and_then(|code| codes.binary_search(&code).ok()),
            )
        });
        Self {
            network,
            keys: keys.collect(),
            countries: codes
                .into_iter()
                .map(|code| (code, vec![Band::default(); services]))
                .collect(),
            figures: Figures {
                by_service: vec![[Band::default(); 3]; services],
                ..Figures::default()
            },
        }
    }

    fn count(&mut self, at: usize, moment: Moment, by: i32) {
        let Some((Some(service), Some(kind), country)) = self.keys.get(at).copied() else {
            return;
        };
        let band = self.figures.by_service.get_mut(service);
        if let Some(band) = band.and_then(|kinds| kinds.get_mut(kind)) {
            band.count(moment, by);
        }
        let is_alone = self.network.services().len() < 2;
        let Some((_, services)) = country.and_then(|at| self.countries.get_mut(at)) else {
            return;
        };
        let before = [any(services), all(services)];
        if let Some(band) = services.get_mut(service) {
            band.count(moment, by);
        }
        let after = [any(services), all(services)];
        let bands = [&mut self.figures.countries, &mut self.figures.joint];
        for ((band, before), after) in bands.into_iter().zip(before).zip(after) {
            for (has, by) in [(before, -1), (after, 1)] {
                let part = match has {
                    Has::Sure => &mut band.sure,
                    Has::Maybe => &mut band.maybe,
                    Has::Unknown => &mut band.unknown,
                    Has::None => continue,
                };
                *part = part.saturating_add_signed(by);
            }
        }
        if is_alone {
            self.figures.joint = Band::default();
        }
    }
}

/// Whether there is one, the surest last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Has {
    None,
    Unknown,
    Maybe,
    Sure,
}

fn has(band: &Band) -> Has {
    match band {
        Band { sure: 1.., .. } => Has::Sure,
        Band { maybe: 1.., .. } => Has::Maybe,
        Band { unknown: 1.., .. } => Has::Unknown,
        _ => Has::None,
    }
}

fn any(services: &[Band]) -> Has {
    services.iter().map(has).max().unwrap_or(Has::None)
}

fn all(services: &[Band]) -> Has {
    services.iter().map(has).min().unwrap_or(Has::None)
}

/// The timelines of all locations of a network, in its order.
#[must_use]
pub fn timelines(network: &Network) -> Vec<Timeline> {
    let compiled = network.file().compiled;
    let locations = network.locations().iter();
    locations.map(|one| Timeline::of(one, compiled)).collect()
}

/// The first day that a date of an opening, a closing or a standing may mean; nothing where none is named.
pub fn first_day<'l>(locations: impl IntoIterator<Item = &'l Location>) -> Option<Day> {
    let of = |location: &Location| {
        let standing = location.standing.iter().filter_map(|claim| claim.as_of);
        let events = events(location);
        let events = [
            (&location.opened, events.opened),
            (&location.closed, events.closed),
        ];
        // Of dates that agree, what all of them leave; of one without a beginning, none is named.
        let events = events.into_iter().filter_map(|(claims, event)| {
            let named = claims.iter().filter_map(|claim| claim.value.bounds().0);
            Some(named.min()?.max(event?.0[0]))
        });
        standing.map(Day::first).chain(events).min()
    };
    locations.into_iter().filter_map(of).min()
}

/// The days on which something comes about, in order, with the locations at which it does: what a
/// reader steps through. A date that is only a year or a month counts on its last day, when it has
/// surely come about; of one without an end, on its first, from which on it may have. Every dated claim of standing is among them, also that it was seen or is still open; how many
/// opened and closed tells [`openings_and_closings`](super::openings_and_closings).
#[must_use]
pub fn event_days(network: &Network) -> Vec<(Day, Vec<Position>)> {
    let mut all = BinaryHeap::new();
    for (at, location) in (0u32..).zip(network.locations()) {
        let standing = location.standing.iter().filter_map(|claim| claim.as_of);
        let events = event_claims(location).map(|(day, ..)| day);
        let days = standing.map(Day::last).chain(events);
        all.extend(days.map(|day| (day, at)));
    }
    let mut days: Vec<(Day, Vec<Position>)> = Vec::new();
    for (day, at) in all.into_sorted_vec() {
        match days.last_mut() {
            Some((last, positions)) if *last == day => {
                if positions.last() != Some(&at) {
                    positions.push(at);
                }
            }
            _ => days.push((day, vec![at])),
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;

    #[test]
    fn what_is_drawn_begins_with_the_first_day_that_a_date_may_mean() {
        for (lines, named, drawn) in [
            (
                "fit office Tokyo:JP opened=1400/1499",
                "1400-01-01",
                "1400-01-01",
            ),
            (
                "fit office Tokyo:JP opened=1400/1450 open@2024",
                "1400-01-01",
                "1400-01-01",
            ),
            (
                "fit office Tokyo:JP opened=1994 open@1990",
                "1990-01-01",
                "1990-01-01",
            ),
            // Of dates that agree, what both leave.
            (
                "fit office Tokyo:JP opened=1400/1499,1490",
                "1490-01-01",
                "1490-01-01",
            ),
            // Of what has no beginning, none is named.
            ("fit office Tokyo:JP opened=../1994", "", "1994-12-31"),
            // A candidate is never at work.
            (
                "fit candidate Tokyo:JP considered@1980
                 fit office Paris:FR opened=1994",
                "1980-01-01",
                "1994-01-01",
            ),
            ("fit office Tokyo:JP seen", "", ""),
        ] {
            let network = fixture::network(lines);
            let text = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
            assert_eq!(text(first_day(network.locations())), named, "{lines}");
            let series = Series::of(&network);
            let compiled = Day::last(network.file().compiled);
            let first = series.drawn_from(&network).filter(|day| *day < compiled);
            assert_eq!(text(first), drawn, "{lines}");
        }
    }
}
