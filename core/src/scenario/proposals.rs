//! The scenarios that the data itself proposes: its candidates, each with its motivation.

use super::{Change, Scenario, Spot};
use crate::analysis::counts;
use crate::model::{
    Claim, Country, Kind, Locale, Localized, Location, LocationId, Network, SourceId,
};

/// A candidate as a scenario to begin with.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal<'a> {
    /// The candidate.
    pub candidate: &'a LocationId,
    /// Its name for people.
    pub name: &'a Localized,
    /// Why: the words of the sources.
    pub motivation: &'a [Claim<Localized>],
    /// Who considers it: the sources of its standing.
    pub sources: Vec<&'a SourceId>,
    /// Where the candidate is a region: its countries, in one of which a city must be chosen.
    /// Empty where its city is known.
    pub zone: &'a [Country],
    /// In a region: the cities of the network that could be chosen, those first where more
    /// services are present or contested.
    pub cities: Vec<&'a crate::model::Place>,
}

impl Proposal<'_> {
    /// The scenario that opens the candidate; in a region at the place that is chosen, without
    /// which it cannot be applied.
    #[must_use]
    pub fn scenario(&self, at: Option<Spot>, locale: Locale) -> Scenario {
        let candidate = self.candidate.clone();
        Scenario::of(self.name.get(locale), [Change::Open { candidate, at }])
    }
}

/// What the network's candidates propose, in the order of the file.
#[must_use]
pub fn proposals(network: &Network) -> Vec<Proposal<'_>> {
    let all = network.locations().iter();
    all.filter(|location| location.kind == Kind::Candidate)
        .map(|candidate| proposal(network, candidate))
        .collect()
}

fn proposal<'a>(network: &'a Network, candidate: &'a Location) -> Proposal<'a> {
    let mut sources: Vec<&SourceId> = Vec::new();
    for source in candidate.standing.iter().flat_map(|claim| &claim.sources) {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    let place = network.place_of(candidate);
    let zone = place.and_then(|place| place.zone.as_ref());
    let zone: &[Country] = zone.map_or(&[], |zone| &zone.value);
    let is_in = |country: Option<Country>| country.is_some_and(|c| zone.contains(&c));
    let mut cities: Vec<_> = network
        .file()
        .places
        .iter()
        .filter(|place| is_in(place.country))
        .collect();
    let present = |place: &crate::model::Place| {
        let here = network.locations().iter();
        here.filter(|l| l.place == place.id && counts(l) != crate::analysis::Counted::Absent)
            .count()
    };
    cities.sort_by_key(|place| std::cmp::Reverse(present(place)));
    Proposal {
        candidate: &candidate.id,
        name: &candidate.name,
        motivation: &candidate.motivation,
        sources,
        zone,
        cities,
    }
}

impl Scenario {
    /// The scenario of the network's own candidates, all of them: for each region the place that
    /// is chosen for it must be given, by the id of the candidate. A region without a choice is
    /// switched off, since no source names a place in it.
    #[must_use]
    pub fn of_the_answer(network: &Network, chosen: &[(LocationId, Spot)], name: &str) -> Self {
        let mut scenario = Self::of(name, []);
        for proposal in proposals(network) {
            let choice = chosen.iter().find(|(id, _)| id == proposal.candidate);
            let at = choice.map(|(_, spot)| spot.clone());
            let off = at.is_none() && !proposal.zone.is_empty();
            let candidate = proposal.candidate.clone();
            scenario.changes.push(super::Step {
                change: Change::Open { candidate, at },
                off,
                date: None,
            });
        }
        scenario
    }
}
