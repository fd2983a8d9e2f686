//! Which services are present in which country: alone, in pairs, or all together.

use super::order::insert;
use super::standing::{Counted, Effective, verdict};
use super::{Position, Services, country_of, positioned};
use crate::model::{Country, Network};

/// The services in one country, told apart by how sure that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountryPresence {
    /// The country.
    pub country: Country,
    /// Services with an open location.
    pub open: Services,
    /// Services whose locations were only *seen* at some date.
    pub seen: Services,
    /// Services of whose locations the sources disagree, and that are not present otherwise.
    pub contested: Services,
    /// Services that are present only by assumption: no source states it outright. A part of
    /// `open` and `seen`.
    pub assumed: Services,
    /// The locations that this rests on, present or contested, in the order of the file.
    pub locations: Vec<Position>,
}

impl CountryPresence {
    /// The services that are present: open or seen, not contested.
    #[must_use]
    pub fn present(&self) -> Services {
        self.open.with(self.seen)
    }

    /// The services whose presence is open and stated outright by a source.
    #[must_use]
    pub fn firm(&self) -> Services {
        self.open.without(self.assumed)
    }
}

/// The services in every country where there is, or may be, one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presence {
    /// How many services the network has.
    pub services: usize,
    /// One entry for each country with a location that is present or contested, by code.
    pub countries: Vec<CountryPresence>,
}

impl Presence {
    /// What is in a country; nothing where no location is.
    #[must_use]
    pub fn of(&self, country: Country) -> Option<&CountryPresence> {
        let at = self
            .countries
            .binary_search_by(|row| row.country.cmp(&country))
            .ok()?;
        self.countries.get(at)
    }

    /// The countries where exactly these services are present.
    pub fn exactly(&self, set: Services) -> impl Iterator<Item = Country> {
        self.countries
            .iter()
            .filter(move |row| row.present() == set)
            .map(|row| row.country)
    }

    /// The countries where all services of the network are present together; none where the
    /// network has fewer than two services, because one alone is not together with anybody.
    pub fn all_together(&self) -> impl Iterator<Item = Country> {
        let all = (self.services > 1).then(|| Services::first(self.services));
        all.into_iter().flat_map(|all| self.exactly(all))
    }

    /// How many countries each set of services has, larger sets first, sets without a country
    /// left out. The empty set counts the countries where every location is contested.
    #[must_use]
    pub fn sets(&self) -> Vec<(Services, u32)> {
        let of_set = |set: Services| {
            let count = self.exactly(set).count();
            (count > 0).then_some((set, u32::try_from(count).unwrap_or(u32::MAX)))
        };
        let all = || (0..=Services::first(self.services).0).map(Services);
        (0..=8)
            .rev()
            .flat_map(|size| all().filter(move |set| set.len() == size))
            .filter_map(of_set)
            .collect()
    }
}

/// Works out who is present where. A service is present in a country where a location of it
/// counts ([`Counted::Present`]): posts, satellites and offices; never candidates. A location in
/// a region without a country is in none.
#[must_use]
pub fn presence(network: &Network) -> Presence {
    let mut countries: Vec<CountryPresence> = Vec::new();
    // Services present because a source says so, beside each row.
    let mut stated: Vec<Services> = Vec::new();
    for (position, location) in positioned(network) {
        let verdict = verdict(location);
        if verdict.counted == Counted::Absent {
            continue;
        }
        let Some(country) = country_of(network, location) else {
            continue;
        };
        let service = network
            .service_index(&location.service)
            .map_or(Services::NONE, Services::one);
        let at = match countries.binary_search_by(|row| row.country.cmp(&country)) {
            Ok(at) => at,
            Err(at) => {
                countries.insert(
                    at,
                    CountryPresence {
                        country,
                        open: Services::NONE,
                        seen: Services::NONE,
                        contested: Services::NONE,
                        assumed: Services::NONE,
                        locations: Vec::new(),
                    },
                );
                stated.insert(at, Services::NONE);
                at
            }
        };
        let (Some(row), Some(stated)) = (countries.get_mut(at), stated.get_mut(at)) else {
            continue;
        };
        row.locations.push(position);
        let set = match verdict.effective {
            Effective::Contested => &mut row.contested,
            Effective::Open => &mut row.open,
            _ => &mut row.seen,
        };
        *set = set.with(service);
        if verdict.counted == Counted::Present && !verdict.assumed {
            *stated = stated.with(service);
        }
    }
    for (row, stated) in countries.iter_mut().zip(stated) {
        row.seen = row.seen.without(row.open);
        row.contested = row.contested.without(row.present());
        row.assumed = row.present().without(stated);
    }
    Presence {
        services: network.services().len(),
        countries,
    }
}

/// A country where all services are, or are said to be, together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JointRow {
    /// The country.
    pub country: Country,
    /// A claim of the network's `joint_presence` names it.
    pub stated: bool,
    /// The services that the located offices show there.
    pub present: Services,
    /// The services that they do not show.
    pub missing: Services,
    /// Of those present, the services that were only seen at some date.
    pub seen: Services,
    /// Of those present, the services that are there only by assumption.
    pub assumed: Services,
}

impl JointRow {
    /// Whether the located offices show all services together.
    #[must_use]
    pub fn computed(&self) -> bool {
        self.missing.is_empty()
    }

    /// Whether the statement and the located offices say the same.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.stated == self.computed()
    }
}

/// Joint presence as stated beside joint presence as computed, country by country.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JointPresence {
    /// Every country that is stated or computed, by code.
    pub rows: Vec<JointRow>,
}

/// Compares the countries where all services are *said* to be together with those where the
/// located offices *show* it. Neither is corrected by the other.
#[must_use]
pub fn joint_presence(network: &Network, presence: &Presence) -> JointPresence {
    let claims = &network.file().joint_presence;
    let stated = claims.iter().flat_map(|claim| claim.value.iter().copied());
    let mut countries: Vec<Country> = Vec::new();
    for country in stated.clone().chain(presence.all_together()) {
        insert(&mut countries, country);
    }
    let all = Services::first(presence.services);
    let row = |country: Country| {
        let here = presence.of(country);
        let of = |set: fn(&CountryPresence) -> Services| here.map_or(Services::NONE, set);
        let present = of(CountryPresence::present);
        JointRow {
            country,
            stated: stated.clone().any(|c| c == country),
            present,
            missing: all.without(present),
            seen: of(|row| row.seen),
            assumed: of(|row| row.assumed),
        }
    };
    JointPresence {
        rows: countries.into_iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;

    const LINES: &str = "
        joint DE,FR
        dkbuza post Berlin:DE open@2024
        fit office Cologne:DE seen@2016
        tvl office Cologne:DE ?open@2024
        dkbuza post Paris:FR open@2024
        tvl office Paris:FR open@2024
        fit office Paris:FR closed@2020
        dkbuza post Madrid:ES !open@2024 !considered@2024
        dkbuza candidate Rabat:MA considered@2024
        dkbuza candidate -:UA,MD considered@2024
        dkbuza post London:GB open
        fit office London:GB open
        tvl office London:GB open";

    fn country(code: &str) -> Country {
        Country::new(code).unwrap()
    }

    #[test]
    fn how_sure_a_presence_is_stays_visible() {
        let presence = presence(&fixture::network(LINES));
        let germany = presence.of(country("DE")).unwrap();
        assert_eq!(germany.open, Services(0b101));
        assert_eq!(germany.seen, Services(0b010));
        assert_eq!(germany.assumed, Services(0b100));
        assert_eq!(germany.firm(), Services(0b001));
        assert_eq!(germany.locations, [0, 1, 2]);
    }

    #[test]
    fn contested_closed_and_candidate_are_not_present() {
        let presence = presence(&fixture::network(LINES));
        let spain = presence.of(country("ES")).unwrap();
        assert_eq!(
            (spain.present(), spain.contested),
            (Services::NONE, Services(1))
        );
        assert!(presence.of(country("MA")).is_none());
        assert!(presence.of(country("UA")).is_none());
        assert_eq!(
            presence.of(country("FR")).unwrap().present(),
            Services(0b101)
        );
    }

    #[test]
    fn an_open_office_outweighs_one_that_was_only_seen() {
        let presence = presence(&fixture::network(
            "fit office Berlin:DE seen@2008
             fit office Cologne:DE open@2024
             fit office Berlin:DE !seen !closed",
        ));
        let germany = &presence.countries[0];
        assert_eq!(
            (germany.open, germany.seen, germany.contested),
            (Services(0b010), Services::NONE, Services::NONE)
        );
    }

    #[test]
    fn countries_are_counted_by_set() {
        let presence = presence(&fixture::network(LINES));
        let all = Services(0b111);
        assert_eq!(
            presence.sets(),
            [(all, 2), (Services(0b101), 1), (Services::NONE, 1)]
        );
        let together: Vec<_> = presence.all_together().collect();
        assert_eq!(together, [country("DE"), country("GB")]);
    }

    #[test]
    fn statement_and_count_are_compared_not_merged() {
        let network = fixture::network(LINES);
        let joint = joint_presence(&network, &presence(&network));
        let codes: Vec<_> = joint
            .rows
            .iter()
            .map(|row| (row.country.to_string(), row.stated, row.computed()))
            .collect();
        assert_eq!(
            codes,
            [
                ("DE".to_owned(), true, true),
                ("FR".to_owned(), true, false),
                ("GB".to_owned(), false, true),
            ]
        );
        assert_eq!(joint.rows[1].missing, Services(0b010));
        assert!(!joint.rows[2].agrees());
    }
}
