//! What the rows that are not taken may be: that is in the list for all one knows, and not missing from it.

use std::collections::HashSet;

use super::super::super::gazetteer::Meaning;
use super::super::super::rows::Entry;
use super::Planner;
use crate::model::Country;

/// What is kept from being missing. Where no service is named, all are meant.
#[derive(Default)]
pub(super) struct Kept {
    locations: HashSet<u32>,
    /// Cities whose locations are among those already.
    cities: HashSet<(Option<usize>, u32)>,
    countries: HashSet<(Option<usize>, Country)>,
    services: HashSet<usize>,
}

impl Kept {
    pub(super) fn has(&self, at: u32, service: Option<usize>, country: Option<Country>) -> bool {
        let is_in = |country| {
            [service, None]
                .into_iter()
                .any(|service| self.countries.contains(&(service, country)))
        };
        self.locations.contains(&at)
            || country.is_some_and(is_in)
            || service.is_some_and(|service| self.services.contains(&service))
    }
}

impl Planner<'_> {
    /// Keeps what a row may be: what it is found to be by its service and place or name; or else all of its
    /// service in its city, in its country, or anywhere.
    pub(super) fn keep(&mut self, entry: &Entry) {
        if let Some(own) = entry.own {
            self.kept.locations.insert(own);
            return;
        }
        self.kept.locations.extend(entry.stranger);
        let gazetteer = self.given.gazetteer;
        if let Some(service) = entry.service {
            if self.kept.services.contains(&service) {
                return;
            }
            let found = self.index.find(entry, service, gazetteer);
            let found = found.into_candidates();
            self.kept
                .locations
                .extend(found.iter().map(|candidate| candidate.location));
            if !found.is_empty() || entry.city.is_some() || entry.point.is_some() {
                return;
            }
        }
        // A footer says nothing of any location.
        if !entry.says_whose_or_where {
            return;
        }
        let named = |country| match gazetteer.find(&entry.city_name, country, entry.point) {
            Meaning::Unknown => Vec::new(),
            Meaning::One(city) => vec![city],
            Meaning::Several(cities) => cities,
        };
        let near = entry
            .point
            .and_then(|point| gazetteer.near(entry.country, point, 40.0));
        let cities = match entry.city.or(near) {
            Some(city) => vec![city],
            None => named(entry.country),
        };
        let is_known = !cities.is_empty();
        for city in cities {
            self.keep_city(entry.service, city);
        }
        match (entry.country, entry.service) {
            _ if is_known => {}
            (Some(country), service) => {
                self.kept.countries.insert((service, country));
                // Perhaps it is the country that is wrong.
                for city in named(None) {
                    self.keep_city(service, city);
                }
            }
            (None, Some(service)) => {
                self.kept.services.insert(service);
            }
            (None, None) => {}
        }
    }

    fn keep_city(&mut self, service: Option<usize>, city: u32) {
        let Some(known) = self.given.gazetteer.get(city) else {
            return;
        };
        if self.kept.cities.insert((service, city)) {
            let there = self.index.around(service, known.lat_lon);
            self.kept.locations.extend(there);
        }
    }
}
