//! What is measured of every alternative, with the evidence for each value.

use super::super::best_sites::zone;
use super::super::coverage::{Cover, Coverage, Reach};
use super::super::great_circle::distance_km;
use super::super::nearest::{nearest, point_of};
use super::super::standing::{Counted, counts};
use super::super::totals::totals;
use super::super::{Position, Services, at, country_of, positioned};
use super::score::Table;
use crate::countries::{Figures, Weight, figures};
use crate::geo::basemap;
pub use crate::model::Criterion;
use crate::model::{Country, Kind, Location, Network};

/// How near a capital is to a post to be within its reach, in km, to begin with: some two hours'
/// flight. The user's to change.
pub const DEFAULT_REACH_KM: f64 = 1000.0;

/// An office this near to a place could be joined there, in km: the same city.
const JOINED_KM: f64 = 25.0;

/// Borders by land that the basemap's shapes are too coarse for: Ceuta and Melilla, Gibraltar,
/// the Vatican.
const SHORT_BORDERS: [(&str, &str); 3] = [("ES", "MA"), ("ES", "GI"), ("IT", "VA")];

/// A place where a post could be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alternative {
    /// The candidate of the network that it stands for.
    pub candidate: Option<Position>,
    /// Its country.
    pub country: Country,
    /// Latitude and longitude, degrees.
    pub point: [f64; 2],
    /// The candidate is a region: this is one of the countries of its zone, at the capital. No
    /// source names it.
    pub of_region: bool,
}

/// The alternatives that the network names: each candidate; for a region each country of its
/// zone, at the capital.
#[must_use]
pub fn alternatives(network: &Network) -> Vec<Alternative> {
    let mut all = Vec::new();
    for (position, location) in positioned(network) {
        if location.kind != Kind::Candidate {
            continue;
        }
        let alternative = |country, point, of_region| Alternative {
            candidate: Some(position),
            country,
            point,
            of_region,
        };
        let here = point_of(network, location).zip(country_of(network, location));
        if let Some((point, country)) = here {
            all.push(alternative(country, point, false));
            continue;
        }
        let capital = |country| Some((country, figures(country)?.capital?.lat_lon));
        let zone = zone(network, location).filter_map(capital);
        all.extend(zone.map(|(country, point)| alternative(country, point, true)));
    }
    all
}

/// How many criteria there are.
pub const CRITERIA: usize = 7;

impl Criterion {
    /// Every criterion, in the order in which they are shown.
    pub const ALL: [Self; CRITERIA] = [
        Self::Distance,
        Self::Joined,
        Self::Neighbours,
        Self::Population,
        Self::Gdp,
        Self::Named,
        Self::Border,
    ];

    /// Its place in [`ALL`](Self::ALL).
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }

    /// The unit of its raw values; empty for a count.
    #[must_use]
    pub fn unit(self) -> &'static str {
        match self {
            Self::Distance => "km",
            Self::Gdp => "US$ m",
            _ => "",
        }
    }
}

/// What a value rests on.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Evidence {
    /// Nothing that could be named.
    #[default]
    None,
    /// The nearest post.
    Post(Reach),
    /// These services of the network.
    Services(Services),
    /// These countries, by the basemap's borders or by the figures' sources.
    Countries(Vec<Country>),
    /// The claim at this place of the candidate's motivation.
    Motivation(usize),
}

/// One value of one alternative.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Value {
    /// The value in the criterion's unit; none where it is unknown.
    pub raw: Option<f64>,
    /// How many countries are in the evidence whose figure is unknown, or services that may be there and are
    /// not found: the value is then at least `raw`.
    pub lacking: u32,
    /// What it rests on.
    pub evidence: Evidence,
}

impl Value {
    fn count(number: usize, evidence: Evidence) -> Self {
        Self {
            raw: Some(u32::try_from(number).map_or(f64::from(u32::MAX), f64::from)),
            lacking: 0,
            evidence,
        }
    }
}

/// Measures alternatives against a network whose coverage is known. `reach_km` is how near a
/// capital is to be to count as within reach; [`DEFAULT_REACH_KM`] to begin with.
#[must_use]
pub fn criteria(
    network: &Network,
    coverage: &Coverage,
    alternatives: &[Alternative],
    reach_km: f64,
) -> Table {
    // Services of which more is declared than found: where none is found, one may be.
    let short = totals(network).into_iter().enumerate();
    let short: Services = short
        .filter(|(_, total)| total.unknown().is_some_and(|unknown| unknown > 0))
        .map(|(service, _)| service)
        .collect();
    let row = |alternative: &Alternative| {
        let reached = newly_within_reach(coverage, alternative, reach_km);
        Criterion::ALL.map(|criterion| match criterion {
            Criterion::Distance => distance(network, alternative),
            Criterion::Joined => joined(network, short, alternative),
            Criterion::Neighbours => neighbours(coverage, alternative),
            Criterion::Population => reachable(&reached, Weight::Population),
            Criterion::Gdp => reachable(&reached, Weight::Gdp),
            Criterion::Named => named(network, alternative),
            Criterion::Border => border(network, alternative),
        })
    };
    Table::new(
        alternatives.to_vec(),
        alternatives.iter().map(row).collect(),
    )
}

fn distance(network: &Network, alternative: &Alternative) -> Value {
    let post = nearest(network, alternative.point, |_, location| {
        location.kind == Kind::Post
    });
    post.map_or_else(Value::default, |post| Value {
        raw: Some(post.km),
        lacking: 0,
        evidence: Evidence::Post(Reach {
            position: post.position,
            km: post.km,
        }),
    })
}

fn joined(network: &Network, short: Services, alternative: &Alternative) -> Value {
    let candidate = alternative.candidate.and_then(|c| at(network, c));
    // Without a candidate the post would be of the service that has posts.
    let own = candidate.or_else(|| {
        let mut locations = network.locations().iter();
        locations.find(|location| location.kind == Kind::Post)
    });
    let near = |location: &Location| {
        point_of(network, location)
            .is_some_and(|point| distance_km(point, alternative.point) <= JOINED_KM)
    };
    let own = own.and_then(|own| network.service_index(&own.service));
    let here = |counted: Counted| -> Services {
        let all = network.locations().iter();
        let all = all.filter(|location| counts(location) == counted && near(location));
        let all = all.filter_map(|location| network.service_index(&location.service));
        all.filter(|service| Some(*service) != own).collect()
    };
    let (services, contested) = (here(Counted::Present), here(Counted::Contested));
    let may_be = (0..network.services().len()).filter(|service| {
        let is_open = short.has(*service) || contested.has(*service);
        is_open && Some(*service) != own && !services.has(*service)
    });
    let lacking = u32::try_from(may_be.count()).unwrap_or(u32::MAX);
    let found = Value::count(services.iter().count(), Evidence::Services(services));
    Value {
        // Not found is not absent.
        raw: found.raw.filter(|found| *found > 0.0 || lacking == 0),
        lacking,
        ..found
    }
}

/// The countries that a country has a border on land with, the shortest ones too.
fn land_neighbours(country: Country) -> Vec<Country> {
    let mut all = basemap().neighbours(country);
    for (a, b) in SHORT_BORDERS {
        let other = match country.as_str() {
            code if code == a => b,
            code if code == b => a,
            _ => continue,
        };
        all.extend(Country::new(other).filter(|other| !all.contains(other)));
    }
    all
}

fn neighbours(coverage: &Coverage, alternative: &Alternative) -> Value {
    let mut without = land_neighbours(alternative.country);
    without.retain(|&country| {
        let cover = coverage.of(country).map(|row| row.cover);
        cover.is_some_and(|cover| cover < Cover::Post)
    });
    Value::count(without.len(), Evidence::Countries(without))
}

/// The countries that come within reach of a post, or get their first.
fn newly_within_reach(
    coverage: &Coverage,
    alternative: &Alternative,
    reach_km: f64,
) -> Vec<&'static Figures> {
    let within = |km: f64| km <= reach_km;
    let rows = coverage.rows.iter().filter(|row| {
        if row.cover == Cover::Home {
            return false;
        }
        let own = row.country() == alternative.country && row.cover < Cover::Post;
        let capital = row.figures.capital;
        let before = row.nearest_post.is_some_and(|post| within(post.km));
        let after = capital.is_some_and(|c| within(distance_km(c.lat_lon, alternative.point)));
        own || (after && !before)
    });
    rows.map(|row| row.figures).collect()
}

fn reachable(reached: &[&'static Figures], weight: Weight) -> Value {
    let known: Vec<f64> = reached.iter().filter_map(|f| f.weight(weight)).collect();
    let lacking = reached.len() - known.len();
    Value {
        raw: (!known.is_empty() || lacking == 0).then(|| known.iter().fold(0.0, |sum, n| sum + n)),
        lacking: u32::try_from(lacking).unwrap_or(u32::MAX),
        evidence: Evidence::Countries(reached.iter().map(|f| f.country).collect()),
    }
}

fn named(network: &Network, alternative: &Alternative) -> Value {
    let words = network.ranked_by(Criterion::Named).map(|by| &*by.words);
    let words: Vec<String> = words
        .into_iter()
        .flatten()
        .map(|word| word.to_lowercase())
        .collect();
    let candidate = alternative.candidate.and_then(|c| at(network, c));
    let mut claims = candidate.into_iter().flat_map(|c| c.motivation.iter());
    let named = claims.position(|claim| {
        let quote = claim.quote.as_deref().unwrap_or_default().to_lowercase();
        words.iter().any(|word| quote.contains(&**word))
    });
    Value {
        raw: Some(f64::from(u8::from(named.is_some()))),
        lacking: 0,
        evidence: named.map_or(Evidence::None, Evidence::Motivation),
    }
}

fn border(network: &Network, alternative: &Alternative) -> Value {
    let within = network
        .ranked_by(Criterion::Border)
        .map(|by| &*by.countries);
    let within = within.unwrap_or_default();
    let here = within.contains(&alternative.country);
    let mut across = land_neighbours(alternative.country);
    across.retain(|country| within.contains(country) != here);
    Value::count(across.len(), Evidence::Countries(across))
}
