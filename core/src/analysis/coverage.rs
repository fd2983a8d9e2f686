//! Coverage: which countries a post answers for, which only an agency is in, which nobody is;
//! and how far every capital is from each service.
//!
//! The network is a foreign one, so its home, where it has one, is [`Cover::Home`]: it has a row, and is in
//! no count, share or average. Locations count by [`counts`]: open or seen; a contested one
//! shows, and lifts a country only above nothing.

use super::great_circle::distance_km;
use super::nearest::point_of;
use super::standing::{Counted, counts};
use super::{Position, country_of, positioned};
use crate::countries::{Figures, Scope, Weight, countries};
use crate::model::{Country, Kind, Location, Mission, Network};

/// By whom a country is covered, the better the later: opening a location never takes it down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Cover {
    /// Nobody.
    Nothing,
    /// Only locations of which the sources disagree whether they work.
    Contested,
    /// Only a post that speaks to organisations and not to the country, such as Geneva's.
    Multilateral,
    /// No post; an agency has an office there, or one that says that it answers for the country.
    Office,
    /// A post elsewhere says that it answers for the country.
    Accredited,
    /// A post, or a satellite of one, stands in the country.
    Post,
    /// It is the home country.
    Home,
}

impl Cover {
    /// Every cover but [`Home`](Self::Home), the best first.
    pub const ALL: [Self; 6] = [
        Self::Post,
        Self::Accredited,
        Self::Office,
        Self::Multilateral,
        Self::Contested,
        Self::Nothing,
    ];

    /// Whether a post answers for the country.
    #[must_use]
    pub fn answered(self) -> bool {
        matches!(self, Self::Accredited | Self::Post)
    }
}

/// The location of a service that is nearest to a capital.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    /// The location.
    pub position: Position,
    /// How far it is, in km along the great circle.
    pub km: f64,
}

/// How one country is covered.
#[derive(Clone, Debug, PartialEq)]
pub struct CountryCoverage {
    /// Its figures.
    pub figures: &'static Figures,
    /// By whom.
    pub cover: Cover,
    /// Also, or only, a location of which the sources disagree covers it.
    pub contested: bool,
    /// The nearest location of each service to its capital, in the order of the network's
    /// services; none where the capital is unknown, or the service has no location.
    pub nearest: Vec<Option<Reach>>,
    /// The nearest post to its capital, satellites not counted.
    pub nearest_post: Option<Reach>,
}

impl CountryCoverage {
    /// The country.
    #[must_use]
    pub fn country(&self) -> Country {
        self.figures.country
    }
}

/// How every country is covered.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// One row for each country of the model, by code.
    pub rows: Vec<CountryCoverage>,
    /// How many services the network has.
    pub services: usize,
}

/// Shares and averages over the countries of a scope, each counted by its weight.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// How many countries the scope holds.
    pub countries: u32,
    /// How many of them have no figure to weigh them by: they are in nothing below.
    pub unknown: u32,
    /// The weight of all the others together.
    pub weight: f64,
    /// The share of each of [`Cover::ALL`], 0 to 1; all 0 where nothing has a weight.
    pub shares: [f64; 6],
    /// The average distance of a capital to the nearest location of each service, in km; none
    /// where there is nothing to average. Countries without a known capital are left out.
    pub mean_km: Vec<Option<f64>>,
    /// The average distance of a capital to the nearest post.
    pub mean_km_post: Option<f64>,
}

impl Weighed {
    /// The share of the countries that have no figure.
    #[must_use]
    pub fn unknown_share(&self) -> f64 {
        f64::from(self.unknown) / f64::from(self.countries.max(1))
    }

    /// The share for which a post answers.
    #[must_use]
    pub fn answered(&self) -> f64 {
        self.share(Cover::Post) + self.share(Cover::Accredited)
    }

    /// The share with this cover.
    #[must_use]
    pub fn share(&self, cover: Cover) -> f64 {
        let shares = Cover::ALL.into_iter().zip(self.shares);
        shares.filter(|(c, _)| *c == cover).map(|(_, s)| s).sum()
    }
}

impl Coverage {
    /// How a country is covered.
    #[must_use]
    pub fn of(&self, country: Country) -> Option<&CountryCoverage> {
        let at = self
            .rows
            .binary_search_by(|row| row.country().cmp(&country));
        self.rows.get(at.ok()?)
    }

    /// The rows of a scope, but for home.
    pub fn within(&self, scope: Scope) -> impl Iterator<Item = &CountryCoverage> {
        let abroad = self.rows.iter().filter(|row| row.cover != Cover::Home);
        abroad.filter(move |row| scope.holds(row.figures))
    }

    /// The countries of a scope that a post answers for, by code: everywhere the one meaning of
    /// being answered for. An agency's office is no post.
    #[must_use]
    pub fn answered(&self, scope: Scope) -> Vec<Country> {
        let rows = self.within(scope).filter(|row| row.cover.answered());
        rows.map(CountryCoverage::country).collect()
    }

    /// How many countries of a scope have each of [`Cover::ALL`].
    #[must_use]
    pub fn totals(&self, scope: Scope) -> [u32; 6] {
        let count = |cover| self.within(scope).filter(|row| row.cover == cover).count();
        Cover::ALL.map(|cover| u32::try_from(count(cover)).unwrap_or(u32::MAX))
    }

    /// Shares and averages over a scope, weighed.
    #[must_use]
    pub fn weighed(&self, scope: Scope, weight: Weight) -> Weighed {
        let mut result = Weighed {
            countries: 0,
            unknown: 0,
            weight: 0.0,
            shares: [0.0; 6],
            mean_km: Vec::new(),
            mean_km_post: None,
        };
        for row in self.within(scope) {
            result.countries += 1;
            let Some(w) = row.figures.weight(weight) else {
                result.unknown += 1;
                continue;
            };
            result.weight += w;
            for (share, cover) in result.shares.iter_mut().zip(Cover::ALL) {
                if cover == row.cover {
                    *share += w;
                }
            }
        }
        if result.weight > 0.0 {
            result.shares = result.shares.map(|share| share / result.weight);
        }
        let service = |i: usize| move |row: &CountryCoverage| row.nearest.get(i).copied().flatten();
        let mean = |reach: &dyn Fn(&CountryCoverage) -> Option<Reach>| {
            let terms = self
                .within(scope)
                .filter_map(|row| Some((row.figures.weight(weight)?, reach(row)?.km)));
            let (total, sum) = terms.fold((0.0, 0.0), |(t, s), (w, km)| (t + w, s + w * km));
            (total > 0.0).then_some(sum / total)
        };
        result.mean_km = (0..self.services).map(|i| mean(&service(i))).collect();
        result.mean_km_post = mean(&|row| row.nearest_post);
        result
    }
}

/// A location as coverage sees it.
struct Seen {
    position: Position,
    /// Its point, and the same on the unit sphere.
    point: Option<([f64; 2], [f64; 3])>,
    service: Option<usize>,
    post: bool,
}

/// Works out how every country is covered.
#[must_use]
pub fn coverage(network: &Network) -> Coverage {
    let services = network.services().len();
    let mut covers = vec![(Cover::Nothing, false); countries().len()];
    let mut seen = Vec::new();
    for (position, location) in positioned(network) {
        let counted = counts(location);
        if counted == Counted::Absent {
            continue;
        }
        for (country, cover) in covered(network, location) {
            lift(&mut covers, country, cover, counted);
        }
        if counted == Counted::Present {
            seen.push(Seen {
                position,
                point: point_of(network, location).map(|point| (point, on_sphere(point))),
                service: network.service_index(&location.service),
                post: location.kind == Kind::Post,
            });
        }
    }
    let rows = countries()
        .iter()
        .zip(covers)
        .map(|(figures, (cover, contested))| {
            let (nearest, nearest_post) = match figures.capital {
                Some(capital) => reach(capital.lat_lon, &seen, services),
                None => (vec![None; services], None),
            };
            CountryCoverage {
                figures,
                cover: if network.is_home(figures.country) {
                    Cover::Home
                } else {
                    cover
                },
                contested,
                nearest,
                nearest_post,
            }
        });
    Coverage {
        rows: rows.collect(),
        services,
    }
}

/// The countries that a location covers, and how.
fn covered<'a>(
    network: &'a Network,
    location: &'a Location,
) -> impl Iterator<Item = (Country, Cover)> + 'a {
    let (there, elsewhere) = match location.kind {
        Kind::Post | Kind::Satellite => (Cover::Post, Cover::Accredited),
        Kind::Office | Kind::Candidate | Kind::Other => (Cover::Office, Cover::Office),
    };
    let home = country_of(network, location);
    let claims = location.jurisdiction.iter().filter(|claim| claim.holds());
    let claimed = claims.flat_map(|claim| claim.value.countries.iter().copied());
    let claimed = claimed.map(move |country| {
        let cover = if home == Some(country) {
            there
        } else {
            elsewhere
        };
        (country, cover)
    });
    // A post to organisations alone does not speak to the country that it stands in.
    let here = match location.mission {
        Some(Mission::Multilateral) => Cover::Multilateral,
        _ => there,
    };
    home.map(|country| (country, here))
        .into_iter()
        .chain(claimed)
}

/// Takes note that a country has at least this cover.
fn lift(covers: &mut [(Cover, bool)], country: Country, cover: Cover, counted: Counted) {
    let at = countries().binary_search_by(|row| row.country.cmp(&country));
    if let Some((best, contested)) = at.ok().and_then(|at| covers.get_mut(at)) {
        if counted == Counted::Contested {
            *contested = true;
            *best = Cover::Contested.max(*best);
        } else {
            *best = cover.max(*best);
        }
    }
}

/// The nearest location of each service, and the nearest post, to a point; of several equally
/// near the first in the file.
fn reach(from: [f64; 2], seen: &[Seen], services: usize) -> (Vec<Option<Reach>>, Option<Reach>) {
    let capital = on_sphere(from);
    let mut best = vec![(f64::INFINITY, None); services];
    let mut best_post = (f64::INFINITY, None);
    for location in seen {
        let Some((_, on_sphere)) = location.point else {
            continue;
        };
        // Chords are in the order of arcs, and much cheaper.
        let chord: f64 = capital
            .iter()
            .zip(on_sphere)
            .map(|(a, b)| (a - b) * (a - b))
            .sum();
        let take = |best: &mut (f64, Option<_>)| {
            if chord < best.0 {
                *best = (chord, Some(location));
            }
        };
        if let Some(best) = location.service.and_then(|i| best.get_mut(i)) {
            take(best);
        }
        if location.post {
            take(&mut best_post);
        }
    }
    let told = |(_, location): (f64, Option<&Seen>)| {
        let location = location?;
        Some(Reach {
            position: location.position,
            km: distance_km(from, location.point?.0),
        })
    };
    (best.into_iter().map(told).collect(), told(best_post))
}

/// A point on the sphere of radius 1.
pub(crate) fn on_sphere([lat, lon]: [f64; 2]) -> [f64; 3] {
    let (sin, cos) = lat.to_radians().sin_cos();
    let (east, north) = lon.to_radians().sin_cos();
    [cos * north, cos * east, sin]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{CountryPresence, Services, fixture, nearest_of_each_service, presence};
    use crate::load::load;
    use proptest::prelude::*;

    const LINES: &str = "
        dkbuza post Vienna:AT open@2024 jur=AT,SK
        dkbuza satellite Prague:CZ seen jur=CZ of=dkbuza-vienna
        dkbuza post Madrid:ES !open !considered jur=ES,PT
        fit office Madrid:ES seen@2016
        fit office Cologne:DE seen@2016
        tvl office Paris:FR closed
        dkbuza candidate Tokyo:JP considered jur=JP
        dkbuza post Brussels:BE open";

    fn cover(coverage: &Coverage, code: &str) -> Cover {
        coverage.of(Country::new(code).unwrap()).unwrap().cover
    }

    #[test]
    fn a_country_is_covered_by_the_best_that_counts() {
        let coverage = coverage(&fixture::network(LINES));
        for (code, expected) in [
            ("AT", Cover::Post),
            ("SK", Cover::Accredited),
            ("CZ", Cover::Post),
            ("ES", Cover::Office),
            ("PT", Cover::Contested),
            ("DE", Cover::Office),
            ("FR", Cover::Nothing),
            ("JP", Cover::Nothing),
            ("BE", Cover::Home),
        ] {
            assert_eq!(cover(&coverage, code), expected, "{code}");
        }
        assert!(coverage.of(Country::new("ES").unwrap()).unwrap().contested);
        let totals = coverage.totals(Scope::UnMembers);
        assert_eq!(totals, [2, 1, 2, 0, 1, 186]);
    }

    #[test]
    fn a_post_to_organisations_does_not_answer_for_its_host() {
        let mut file = fixture::file("dkbuza post Geneva:CH open org=un");
        file.locations[0].mission = Some(Mission::Multilateral);
        let it = coverage(&Network::from_valid(file));
        assert_eq!(cover(&it, "CH"), Cover::Multilateral);
    }

    #[test]
    fn distances_are_those_of_the_single_question() {
        let network = load(include_bytes!("../../data/network.json")).unwrap();
        let coverage = coverage(&network);
        for row in &coverage.rows {
            let Some(capital) = row.figures.capital else {
                assert!(row.nearest.iter().all(Option::is_none));
                continue;
            };
            let single = nearest_of_each_service(&network, capital.lat_lon);
            for (a, b) in row.nearest.iter().zip(single) {
                assert_eq!(a.map(|r| r.km), b.map(|n| n.km), "{}", row.country());
            }
        }
    }

    #[test]
    fn the_home_country_is_in_no_average() {
        let with = coverage(&fixture::network("dkbuza post Vienna:AT open"));
        let it = with.weighed(Scope::UnMembers, Weight::Equal);
        assert_eq!((it.countries, it.unknown, it.weight), (192, 0, 192.0));
        assert!((it.shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert!((it.share(Cover::Post) - 1.0 / 192.0).abs() < 1e-12);
        // No office of the others: nothing to average.
        assert_eq!(it.mean_km[1], None);
    }

    #[test]
    fn a_country_without_a_figure_is_told_and_not_counted_as_zero() {
        let it = coverage(&fixture::network("dkbuza post Vienna:AT open"));
        let gdp = it.weighed(Scope::UnMembers, Weight::Gdp);
        let missing = |row: &&CountryCoverage| row.figures.gdp.is_none();
        assert_eq!(
            gdp.unknown as usize,
            it.within(Scope::UnMembers).filter(missing).count()
        );
        assert!(
            gdp.unknown > 20 && gdp.unknown_share() < 0.2,
            "{}",
            gdp.unknown
        );
        let austria = figures("AT").gdp.unwrap() as f64;
        assert!((gdp.share(Cover::Post) * gdp.weight - austria).abs() < 1e-3);
    }

    fn figures(code: &str) -> &'static Figures {
        crate::countries::figures(Country::new(code).unwrap()).unwrap()
    }

    #[test]
    fn the_real_network_answers_for_its_neighbours() {
        let network = load(include_bytes!("../../data/network.json")).unwrap();
        let it = coverage(&network);
        assert_eq!(cover(&it, "NL"), Cover::Post);
        assert_eq!(cover(&it, "SK"), Cover::Accredited);
        assert_eq!(cover(&it, "MA"), Cover::Office);
        let spain = it.of(Country::new("ES").unwrap()).unwrap();
        assert_eq!((spain.cover, spain.contested), (Cover::Office, true));
    }

    const CITIES: [&str; 8] = [
        "Berlin:DE",
        "Geneva:CH",
        "London:GB",
        "New-York:US",
        "Paris:FR",
        "Pretoria:ZA",
        "Tokyo:JP",
        "Vienna:AT",
    ];

    proptest! {
        #[test]
        fn opening_never_takes_cover_away_nor_lengthens_a_distance(
            lines in prop::collection::vec((0..3usize, 0..8usize, 0..4usize, any::<bool>()), 1..8),
        ) {
            let line = |&(service, city, standing, claims): &(usize, usize, usize, bool)| {
                let kind = if service == 0 { "post" } else { "office" };
                let service = ["dkbuza", "fit", "tvl"][service];
                let standing = ["open", "seen", "closed", "!open !closed"][standing];
                let jur = if claims { " jur=MA,IN,CH" } else { "" };
                format!("{service} {kind} {} {standing}{jur}\n", CITIES[city])
            };
            let all: String = lines.iter().map(line).collect();
            let fewer: String = lines[1..].iter().map(line).collect();
            let (before, after) = (coverage(&fixture::network(&fewer)), coverage(&fixture::network(&all)));
            let (there, now) = (presence(&fixture::network(&fewer)), presence(&fixture::network(&all)));
            for row in &there.countries {
                let now = now.of(row.country).map_or(Services::NONE, CountryPresence::present);
                prop_assert!(row.present().without(now).is_empty());
            }
            for (a, b) in before.rows.iter().zip(&after.rows) {
                prop_assert!(a.cover <= b.cover);
                for (a, b) in a.nearest.iter().zip(&b.nearest) {
                    let km = |r: &Option<Reach>| r.map_or(f64::INFINITY, |r| r.km);
                    prop_assert!(km(b) <= km(a) + 1e-9);
                }
            }
        }
    }
}
