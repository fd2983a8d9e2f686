//! The best k places for new posts: the planner's question, put from a network and the figures
//! of countries, and its answer in names.
//!
//! - **Demand**: the capital of every country of the scope, home not among them, weighed equally
//!   or by population or GDP. A country without the figure, or without a capital, is left out
//!   and counted in [`Places::unknown`].
//! - **Sites**: the posts that are present, which stay; and the [`cities`], those at home not
//!   among them. A candidate of the network whose city is none of these is a site too.
//! - **Goal**: the least average distance to the nearest post, or the most weight within a
//!   distance of one. Great circles, not journeys; every post counts, to whomever it speaks.
//!
//! It is a model, and finds what is best by these figures alone.

use super::great_circle::distance_km;
use super::nearest::point_of;
use super::standing::{Counted, counts};
use super::{Position, Region, country_of, positioned};
use crate::countries::{City, Figures, Scope, Weight, cities, countries, figures};
use crate::location_allocation::{Error, Problem, Progress, Solution, Solver};
use crate::model::{Country, Kind, Location, Network};

/// A candidate this near to a city is in it, in km.
const SAME_CITY_KM: f64 = 25.0;

/// What is sought.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Aim {
    /// The least average distance from a capital to the nearest post (p-median).
    Distance,
    /// The most weight with a post within this many km of the capital (maximal covering).
    Within(f64),
}

/// A question to the planner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Question {
    /// What is sought.
    pub aim: Aim,
    /// What a country counts for.
    pub weight: Weight,
    /// Which countries are looked at.
    pub scope: Scope,
    /// How many posts to open.
    pub k: usize,
    /// Where they may open: everywhere but at home, or in this region alone. The countries to be served
    /// are the same either way.
    pub region: Option<Region>,
}

impl Question {
    fn may_open_in(&self, country: Option<Country>) -> bool {
        self.region
            .is_none_or(|region| country.and_then(Region::of) == Some(region))
    }
}

/// Where a post is, or could be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Site {
    /// A post that is present, and stays.
    Post(Position),
    /// A city.
    City(&'static City),
    /// A candidate of the network in a city that is not in the list.
    Candidate(Position),
}

/// A candidate that the network names, as a site.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The candidate.
    pub position: Position,
    /// Its site; for a region one for each country of its zone: the capital.
    pub sites: Vec<usize>,
    /// Its place is a region: which of the sites it would be is not known.
    pub region: bool,
}

/// What a choice of sites is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Worth {
    /// The sites opened, as numbers of [`Places::sites`].
    pub chosen: Vec<usize>,
    /// The average distance in km, or the share within reach, 0 to 1.
    pub value: f64,
}

/// The best choice found.
#[derive(Clone, Debug, PartialEq)]
pub struct Best {
    /// The choice.
    pub worth: Worth,
    /// What no choice can better, in the same unit.
    pub bound: f64,
    /// Whether no choice is better; otherwise `bound` tells the gap.
    pub proven: bool,
}

/// A search for the best places, step by step.
#[derive(Debug)]
pub struct Places {
    aim: Aim,
    sites: Vec<Site>,
    points: Vec<[f64; 2]>,
    demands: Vec<&'static Figures>,
    unknown: Vec<Country>,
    weight: f64,
    named: Vec<Named>,
    solver: Solver,
}

impl Places {
    /// Prepares the search; the first choice is found at once.
    ///
    /// # Errors
    /// Where the question has no answer: nothing is open and nothing is to be opened, or a
    /// distance is not a number.
    pub fn new(network: &Network, question: &Question) -> Result<Self, Error> {
        let mut sites = Vec::new();
        let mut points = Vec::new();
        let mut add = |site, point| {
            sites.push(site);
            points.push(point);
        };
        for (position, location) in positioned(network) {
            if location.kind == Kind::Post
                && counts(location) == Counted::Present
                && let Some(point) = point_of(network, location)
            {
                add(Site::Post(position), point);
            }
        }
        for city in cities()
            .iter()
            .filter(|city| !network.is_home(city.country))
            .filter(|city| question.may_open_in(Some(city.country)))
        {
            add(Site::City(city), city.lat_lon);
        }
        let fixed: Vec<usize> = (0..sites.len())
            .filter(|&site| matches!(sites.get(site), Some(Site::Post(_))))
            .collect();
        let named = named(network, question, &mut sites, &mut points);

        let mut demands = Vec::new();
        let mut weights = Vec::new();
        let mut distances = Vec::new();
        let mut unknown = Vec::new();
        let scope = countries()
            .iter()
            .filter(|row| question.scope.holds(row) && !network.is_home(row.country));
        for row in scope {
            let (Some(capital), Some(weight)) = (row.capital, row.weight(question.weight)) else {
                unknown.push(row.country);
                continue;
            };
            demands.push(row);
            weights.push(weight);
            distances.extend(points.iter().map(|&at| distance_km(capital.lat_lon, at)));
        }
        let count = points.len();
        let problem = match question.aim {
            Aim::Distance => Problem::p_median(&distances, &weights, count, &fixed, question.k),
            Aim::Within(km) => {
                Problem::max_covering(&distances, &weights, count, km, &fixed, question.k)
            }
        }?;
        Ok(Self {
            aim: question.aim,
            sites,
            points,
            demands,
            unknown,
            weight: weights.iter().sum(),
            named,
            solver: Solver::new(problem),
        })
    }

    /// Searches on for at most `iterations` (some 10 µs each), and says how far it is. The best
    /// and the bound are weighted sums; [`best`](Self::best) tells them per unit of weight.
    pub fn step(&mut self, iterations: u32) -> Progress {
        self.solver.step(iterations)
    }

    /// How far the search is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.solver.progress()
    }

    /// The best choice so far, and how far from the optimum it may be.
    #[must_use]
    pub fn best(&self) -> Best {
        let Solution {
            chosen,
            objective,
            bound,
            proven,
            ..
        } = self.solver.solution();
        Best {
            worth: Worth {
                chosen,
                value: self.per_weight(objective),
            },
            bound: self.per_weight(bound),
            proven,
        }
    }

    /// What any other choice is worth, by the same figures: so that it can be set beside the
    /// best one of as many sites.
    ///
    /// # Errors
    /// [`Error::Site`] where a site does not exist, [`Error::NoSite`] where nothing is open.
    pub fn worth(&self, chosen: &[usize]) -> Result<Worth, Error> {
        Ok(Worth {
            chosen: chosen.to_vec(),
            value: self.per_weight(self.solver.problem().evaluate(chosen)?),
        })
    }

    /// What opening all the candidates is worth that the network names. A region is taken at
    /// the capital of its zone that serves best beside the others, by name the most favourable
    /// reading; several regions are settled one after the other. None where it names none.
    #[must_use]
    pub fn named_worth(&self) -> Option<Worth> {
        let mut chosen: Vec<usize> = Vec::new();
        let (regions, points): (Vec<&Named>, Vec<&Named>) =
            self.named.iter().partition(|named| named.region);
        chosen.extend(points.iter().flat_map(|named| named.sites.iter().copied()));
        for region in regions {
            let with = |site: usize| {
                let mut chosen = chosen.clone();
                chosen.push(site);
                self.worth(&chosen).ok()
            };
            let options = region.sites.iter().filter_map(|&site| with(site));
            let best = options.reduce(|best, next| {
                if self.is_better(next.value, best.value) {
                    next
                } else {
                    best
                }
            });
            if let Some(best) = best {
                chosen = best.chosen;
            }
        }
        (!chosen.is_empty()).then(|| self.worth(&chosen).ok())?
    }

    /// How much worse a value is than the best one found: km more on average, or share less.
    /// Never negative once the best one is proven, for as many sites or fewer.
    #[must_use]
    pub fn behind(&self, value: f64) -> f64 {
        let best = self.best().worth.value;
        match self.aim {
            Aim::Distance => value - best,
            Aim::Within(_) => best - value,
        }
    }

    /// Posts and possible places.
    #[must_use]
    pub fn sites(&self) -> &[Site] {
        &self.sites
    }

    /// The point of a site, latitude and longitude in degrees.
    #[must_use]
    pub fn point(&self, site: usize) -> Option<[f64; 2]> {
        self.points.get(site).copied()
    }

    /// The countries whose capitals are to be served.
    #[must_use]
    pub fn demands(&self) -> &[&'static Figures] {
        &self.demands
    }

    /// The countries of the scope that are left out: no figure to weigh them by, or no capital.
    #[must_use]
    pub fn unknown(&self) -> &[Country] {
        &self.unknown
    }

    /// The candidates that the network names.
    #[must_use]
    pub fn named(&self) -> &[Named] {
        &self.named
    }

    fn is_better(&self, a: f64, b: f64) -> bool {
        match self.aim {
            Aim::Distance => a < b,
            Aim::Within(_) => a > b,
        }
    }

    fn per_weight(&self, sum: f64) -> f64 {
        if self.weight > 0.0 {
            sum / self.weight
        } else {
            0.0
        }
    }
}

impl Site {
    /// Its country; none for what is in no country.
    #[must_use]
    pub fn country(&self, network: &Network) -> Option<Country> {
        match *self {
            Self::City(city) => Some(city.country),
            Self::Post(at) | Self::Candidate(at) => country_of(network, super::at(network, at)?),
        }
    }
}

/// The candidates of the network as sites, adding those that are not among them.
fn named(
    network: &Network,
    question: &Question,
    sites: &mut Vec<Site>,
    points: &mut Vec<[f64; 2]>,
) -> Vec<Named> {
    let mut all = Vec::new();
    let candidates = positioned(network).filter(|(_, l)| l.kind == Kind::Candidate);
    for (position, location) in candidates {
        let places = match point_of(network, location) {
            Some(_) if !question.may_open_in(country_of(network, location)) => Vec::new(),
            Some(point) => vec![point],
            None => zone(network, location)
                .filter(|country| question.may_open_in(Some(*country)))
                .filter_map(|country| Some(figures(country)?.capital?.lat_lon))
                .collect(),
        };
        let mut site = |point: [f64; 2]| {
            let mut near = (SAME_CITY_KM, None);
            for (at, (site, other)) in sites.iter().zip(points.iter()).enumerate() {
                let km = distance_km(point, *other);
                if !matches!(site, Site::Post(_)) && km < near.0 {
                    near = (km, Some(at));
                }
            }
            near.1.unwrap_or_else(|| {
                sites.push(Site::Candidate(position));
                points.push(point);
                sites.len() - 1
            })
        };
        let named = Named {
            position,
            region: point_of(network, location).is_none(),
            sites: places.into_iter().map(&mut site).collect(),
        };
        if !named.sites.is_empty() {
            all.push(named);
        }
    }
    all
}

/// The countries of the zone of a location in a region.
pub(super) fn zone(network: &Network, location: &Location) -> impl Iterator<Item = Country> {
    let zone = network.place_of(location).and_then(|p| p.zone.as_ref());
    zone.into_iter()
        .flat_map(|claim| claim.value.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{coverage, fixture};
    use crate::load::load;

    fn real() -> Network {
        load(include_bytes!("../../data/network.json")).unwrap()
    }

    fn question(aim: Aim, weight: Weight, k: usize) -> Question {
        Question {
            aim,
            weight,
            scope: Scope::UnMembers,
            k,
            region: None,
        }
    }

    #[test]
    fn a_region_keeps_the_new_posts_and_serves_the_same_countries() {
        let network = real();
        let wide = question(Aim::Distance, Weight::Equal, 2);
        for region in [Region::Africa, Region::Europe, Region::Oceania] {
            let kept = Question {
                region: Some(region),
                ..wide
            };
            let mut both = [wide, kept].map(|it| Places::new(&network, &it).unwrap());
            for places in &mut both {
                while !places.step(1000).done {}
            }
            let [all, some] = &both;
            let best = some.best();
            assert!(best.proven && best.worth.value >= all.best().worth.value);
            assert_eq!(some.demands().len(), all.demands().len());
            let new = best.worth.chosen.iter().map(|at| &some.sites()[*at]);
            let new: Vec<_> = new.filter(|site| !matches!(site, Site::Post(_))).collect();
            assert_eq!(new.len(), 2);
            for site in new {
                assert_eq!(Region::of(site.country(&network).unwrap()), Some(region));
            }
            for site in some.named().iter().flat_map(|named| &named.sites) {
                let country = some.sites()[*site].country(&network).unwrap();
                assert_eq!(Region::of(country), Some(region));
            }
        }
    }

    fn solved(network: &Network, question: Question) -> Places {
        let mut places = Places::new(network, &question).unwrap();
        while !places.step(1000).done {}
        places
    }

    #[test]
    fn without_new_posts_the_average_is_that_of_the_coverage() {
        let network = real();
        let coverage = coverage(&network);
        for weight in Weight::ALL {
            let places = solved(&network, question(Aim::Distance, weight, 0));
            let mean = coverage.weighed(Scope::UnMembers, weight).mean_km_post;
            assert!((places.best().worth.value - mean.unwrap()).abs() < 1e-6);
            let unknown = coverage.weighed(Scope::UnMembers, weight).unknown;
            assert_eq!(places.unknown().len(), unknown as usize);
        }
    }

    #[test]
    fn the_best_one_and_the_best_two_are_those_of_trying_all() {
        let network = real();
        for aim in [Aim::Distance, Aim::Within(1500.0)] {
            for weight in Weight::ALL {
                let places = solved(&network, question(aim, weight, 1));
                let all = 0..places.sites().len();
                let values = all.map(|site| places.worth(&[site]).unwrap().value);
                let best = values.reduce(|a, b| if places.is_better(b, a) { b } else { a });
                let found = places.best();
                assert!(found.proven);
                assert!((found.worth.value - best.unwrap()).abs() < 1e-6);
            }
        }
        let small = fixture::network("dkbuza post Berlin:DE open\ndkbuza post Tokyo:JP open");
        let places = solved(&small, question(Aim::Distance, Weight::Gdp, 2));
        let mut best = f64::INFINITY;
        for a in 0..places.sites().len() {
            for b in 0..a {
                best = places.worth(&[a, b]).unwrap().value.min(best);
            }
        }
        assert!((places.best().worth.value - best).abs() < 1e-6);
    }

    #[test]
    fn the_named_candidates_are_never_better_than_the_optimum() {
        let network = real();
        for aim in [Aim::Distance, Aim::Within(1000.0)] {
            for weight in Weight::ALL {
                let places = solved(&network, question(aim, weight, 3));
                assert_eq!(places.named().len(), 3);
                let named = places.named_worth().unwrap();
                assert_eq!(named.chosen.len(), 3);
                assert!(places.behind(named.value) >= -1e-9, "{named:?}");
                let before = places.worth(&[]).unwrap().value;
                assert!(!places.is_better(before, named.value));
            }
        }
    }

    #[test]
    fn the_candidates_of_a_region_compare_with_as_many_places_there() {
        let network = real();
        let africa = |k| Question {
            region: Some(Region::Africa),
            ..question(Aim::Distance, Weight::Equal, k)
        };
        let named = solved(&network, africa(3)).named_worth().unwrap();
        assert_eq!(named.chosen.len(), 1);
        assert!(solved(&network, africa(1)).behind(named.value) >= -1e-9);
    }

    #[test]
    fn a_candidate_in_no_city_of_the_list_is_a_site_of_its_own() {
        let network = fixture::network(
            "dkbuza post Berlin:DE open
             dkbuza candidate Cologne:DE considered
             dkbuza candidate -:FI,RO considered",
        );
        let places = Places::new(&network, &question(Aim::Distance, Weight::Equal, 1)).unwrap();
        let [cologne, border] = places.named() else {
            panic!()
        };
        assert_eq!(places.sites()[cologne.sites[0]], Site::Candidate(1));
        assert!(border.region && border.sites.len() == 2);
        let helsinki = places.sites()[border.sites[0]];
        assert_eq!(helsinki.country(&network), Country::new("FI"));
        assert!(
            !places
                .sites()
                .iter()
                .any(|s| s.country(&network) == Country::new("BE"))
        );
    }

    #[test]
    fn without_any_post_and_none_to_open_there_is_no_answer() {
        let none = fixture::network("fit office Berlin:DE open");
        let told = Places::new(&none, &question(Aim::Distance, Weight::Equal, 0));
        assert_eq!(told.unwrap_err(), Error::NoSite);
    }
}
