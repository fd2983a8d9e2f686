//! Figures of the world's countries: population, GDP, capital; and cities where a post could be.
//!
//! From Natural Earth (public domain) and GeoNames (CC BY 4.0, named by whoever shows it); what
//! was taken from which, of which year, and what was decided is in `core/data/figures/README.md`.
//! A figure that is not there is unknown, never zero.
//!
//! ```
//! use buitenkaart_core::countries::figures;
//! use buitenkaart_core::model::Country;
//! let morocco = figures(Country::new("MA").unwrap()).unwrap();
//! assert_eq!(morocco.population, Some(36_471_769));
//! assert_eq!(morocco.capital.unwrap().name, "Rabat");
//! let malta = figures(Country::new("MT").unwrap()).unwrap();
//! assert_eq!(malta.gdp, None);
//! ```

use std::sync::OnceLock;

use crate::model::{Country, Locale};

/// What the figures are from, for the attribution.
pub const ATTRIBUTION: &str = "Natural Earth 5 (public domain); GeoNames (CC BY 4.0)";

/// Where a population is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureSource {
    /// Natural Earth 5, 1:110m: public domain; of 2019 for nearly every country.
    NaturalEarth,
    /// GeoNames' table of countries: CC BY 4.0; undated, about 2018.
    GeoNames,
}

impl FigureSource {
    /// What to call it in a note on a figure, with its licence and year.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NaturalEarth => "Natural Earth 5, 2019",
            Self::GeoNames => "GeoNames, CC BY 4.0, ca. 2018",
        }
    }
}

/// A city.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct City {
    /// Its country.
    pub country: Country,
    /// Its English name, from GeoNames.
    pub name: &'static str,
    /// Latitude and longitude, degrees WGS 84, to 0.001.
    pub lat_lon: [f64; 2],
}

/// What is known of a country.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// The country.
    pub country: Country,
    /// It is a member state of the United Nations.
    pub un_member: bool,
    /// Inhabitants, and where the number is from.
    pub population: Option<u64>,
    /// Where the population is from; none where it is unknown.
    pub population_source: Option<FigureSource>,
    /// GDP at market prices, millions of US dollars; from Natural Earth, of 2019 for nearly
    /// every country.
    pub gdp: Option<u64>,
    /// Its capital, or where other states have their missions.
    pub capital: Option<City>,
}

/// What a country counts for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Weight {
    /// Every country alike: 1.
    #[default]
    Equal,
    /// By its inhabitants.
    Population,
    /// By its GDP, millions of US dollars.
    Gdp,
}

impl Weight {
    /// Every weight, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Equal, Self::Population, Self::Gdp];
}

/// Which countries are looked at. Neither holds the home country.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The member states of the United Nations.
    #[default]
    UnMembers,
    /// Every code of the model: territories with a code of their own too, and lands without
    /// residents.
    All,
}

impl Scope {
    /// Whether it holds a country.
    #[must_use]
    pub fn holds(self, figures: &Figures) -> bool {
        self == Self::All || figures.un_member
    }
}

impl Figures {
    /// What the country counts for; none where the figure is unknown.
    #[must_use]
    pub fn weight(&self, weight: Weight) -> Option<f64> {
        match weight {
            Weight::Equal => Some(1.0),
            Weight::Population => self.population.map(|n| n as f64),
            Weight::Gdp => self.gdp.map(|n| n as f64),
        }
    }
}

/// The figures of every country of the model, in the order of the codes.
#[must_use]
pub fn countries() -> &'static [Figures] {
    static TABLE: OnceLock<Vec<Figures>> = OnceLock::new();
    TABLE.get_or_init(|| {
        include_str!("../data/figures/countries.tsv")
            .lines()
            .filter_map(country_row)
            .collect()
    })
}

/// The figures of a country.
#[must_use]
pub fn figures(country: Country) -> Option<&'static Figures> {
    let table = countries();
    let at = table.binary_search_by(|row| row.country.cmp(&country));
    table.get(at.ok()?)
}

/// Some 250 cities where a post could be: the capitals of the member states of the United
/// Nations, and large cities.
#[must_use]
pub fn cities() -> &'static [City] {
    static TABLE: OnceLock<Vec<City>> = OnceLock::new();
    TABLE.get_or_init(|| {
        include_str!("../data/figures/cities.tsv")
            .lines()
            .filter_map(|line| {
                let (code, rest) = line.split_once('\t')?;
                city(Country::new(code)?, rest.split('\t'))
            })
            .collect()
    })
}

/// Further large cities, by country: their names alone, as GeoNames has them.
pub fn large_cities() -> impl Iterator<Item = (Country, &'static str)> {
    let lines = include_str!("../data/figures/large-cities.tsv").lines();
    lines.flat_map(|line| {
        let (code, names) = line.split_once('\t').unwrap_or_default();
        let country = Country::new(code);
        names
            .split('\t')
            .filter_map(move |name| Some((country?, name)))
    })
}

/// Every city by whose name people look for who answers: capitals, and large cities, with their names in nl, en,
/// fr and de. Some stand twice.
#[must_use]
pub fn named_cities() -> Vec<(Country, [&'static str; 4])> {
    let capitals = countries().iter().filter_map(|figures| figures.capital);
    let known = capitals.chain(cities().iter().copied());
    let known = known.map(|city| (city.country, Locale::ALL.map(|l| city.name_in(l))));
    known
        .chain(large_cities().map(|(country, name)| (country, [name; 4])))
        .collect()
}

impl City {
    /// Its name in a language: the English one where CLDR gives no other.
    ///
    /// ```
    /// use buitenkaart_core::{countries::figures, model::{Country, Locale}};
    /// let capital = |code| figures(Country::new(code).unwrap()).unwrap().capital.unwrap();
    /// assert_eq!(capital("AT").name_in(Locale::Nl), "Wenen");
    /// assert_eq!(capital("NO").name_in(Locale::De), "Oslo");
    /// ```
    #[must_use]
    pub fn name_in(&self, locale: Locale) -> &'static str {
        let column = match locale {
            Locale::En => return self.name,
            Locale::Nl => 2,
            Locale::Fr => 3,
            Locale::De => 4,
        };
        let rows = names();
        let code = self.country.as_str();
        let from = rows.partition_point(|row| row.first().is_some_and(|other| *other < code));
        let mut own = rows.iter().skip(from);
        let row = own.find(|row| row.first() != Some(&code) || row.get(1) == Some(&self.name));
        let row = row.filter(|row| row.first() == Some(&code));
        row.and_then(|row| row.get(column).copied())
            .unwrap_or(self.name)
    }
}

/// The rows of `city-names.tsv`, in the order of the codes.
fn names() -> &'static [Vec<&'static str>] {
    static TABLE: OnceLock<Vec<Vec<&'static str>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let lines = include_str!("../data/figures/city-names.tsv").lines();
        lines.map(|line| line.split('\t').collect()).collect()
    })
}

/// The names of [`cities`] in a language, and where these are, degrees WGS 84; the capitals come first.
#[must_use]
pub fn city_names(locale: Locale) -> Vec<(&'static str, [f64; 2])> {
    let is_capital = |city: &&City| {
        let capital = figures(city.country).and_then(|row| row.capital);
        capital.is_some_and(|capital| capital.lat_lon == city.lat_lon)
    };
    let (capitals, rest): (Vec<&City>, Vec<&City>) = cities().iter().partition(is_capital);
    let all = capitals.into_iter().chain(rest);
    all.map(|city| (city.name_in(locale), city.lat_lon))
        .collect()
}

/// Reads a line of `countries.tsv`.
fn country_row(line: &'static str) -> Option<Figures> {
    let mut fields = line.split('\t');
    let country = Country::new(fields.next()?)?;
    let flags = fields.next()?;
    let source = fields.next()?;
    let population = fields.next()?.parse().ok();
    Some(Figures {
        country,
        un_member: flags.contains('u'),
        population,
        population_source: population.map(|_: u64| {
            if source == "n" {
                FigureSource::NaturalEarth
            } else {
                FigureSource::GeoNames
            }
        }),
        gdp: fields.next()?.parse().ok(),
        capital: city(country, fields),
    })
}

/// Reads latitude, longitude and name.
fn city(country: Country, mut fields: impl Iterator<Item = &'static str>) -> Option<City> {
    let mut degrees = || fields.next()?.parse().ok();
    let lat_lon = [degrees()?, degrees()?];
    let name = fields.next()?;
    Some(City {
        country,
        name,
        lat_lon,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::basemap;

    fn of(code: &str) -> &'static Figures {
        figures(Country::new(code).unwrap()).unwrap()
    }

    #[test]
    fn every_country_has_a_row_and_every_row_is_whole() {
        let codes: Vec<_> = countries().iter().map(|row| row.country).collect();
        assert_eq!(codes, Country::all().collect::<Vec<_>>());
        assert_eq!(countries().iter().filter(|row| row.un_member).count(), 193);
        for row in countries().iter().filter(|row| row.un_member) {
            assert!(row.population.is_some_and(|n| n > 9_000), "{row:?}");
            assert!(row.capital.is_some(), "{row:?}");
        }
    }

    #[test]
    fn what_is_unknown_is_absent_and_never_zero() {
        assert_eq!((of("SG").gdp, of("AQ").population), (None, None));
        assert_eq!(of("GP").weight(Weight::Population), None);
        for row in countries() {
            assert!(row.population != Some(0) && row.gdp != Some(0));
            assert_eq!(row.population.is_some(), row.population_source.is_some());
        }
    }

    #[test]
    fn the_figures_are_those_of_their_sources() {
        let belgium = of("BE");
        assert_eq!(
            (belgium.population, belgium.gdp),
            (Some(11_484_055), Some(533_097))
        );
        assert_eq!(of("MT").population_source, Some(FigureSource::GeoNames));
        let world: u64 = countries().iter().filter_map(|row| row.population).sum();
        assert!((7_500_000_000..7_900_000_000).contains(&world), "{world}");
    }

    /// Islands that the shapes leave out lie in no country there, and a city on a border river
    /// may lie just across it.
    #[test]
    fn no_capital_or_city_lies_in_a_foreign_country() {
        let capitals = countries().iter().filter_map(|row| row.capital);
        let mut inside = 0;
        for city in capitals.chain(cities().iter().copied()) {
            let [lat, lon] = city.lat_lon;
            let Some(here) = basemap().country_at(lat, lon) else {
                continue;
            };
            let own = here == city.country;
            inside += usize::from(own);
            let next_to = basemap().neighbours(city.country).contains(&here);
            // Overseas, a state's territory may have no shape of its own.
            let within = figures(city.country).is_some_and(|f| !f.un_member);
            assert!(own || next_to || within, "{city:?} {here}");
        }
        assert!(inside > 400, "{inside}");
        assert_eq!(cities().len(), 250);
    }

    #[test]
    fn cities_are_named_in_the_language_capitals_first() {
        for (locale, vienna, mumbai) in [
            (Locale::Nl, "Wenen", "Mumbai"),
            (Locale::En, "Vienna", "Mumbai"),
            (Locale::Fr, "Vienne", "Mumbai"),
            (Locale::De, "Wien", "Mumbai"),
        ] {
            let names = city_names(locale);
            assert_eq!(names.len(), cities().len());
            let at = |wanted: &str| names.iter().position(|(name, _)| *name == wanted);
            assert!(at(vienna).unwrap() < at(mumbai).unwrap(), "{locale:?}");
        }
        // Every row is of a city that there is, with a name in each language.
        for line in include_str!("../data/figures/city-names.tsv").lines() {
            let row: Vec<_> = line.split('\t').collect();
            assert!(
                row.len() == 5 && row.iter().all(|name| !name.is_empty()),
                "{line}"
            );
            let is_it = |city: &&City| city.country.as_str() == row[0] && city.name == row[1];
            assert!(cities().iter().any(|city| is_it(&city)), "{line}");
        }
    }

    #[test]
    fn candidate_cities_are_told_apart() {
        for (i, a) in cities().iter().enumerate() {
            for b in &cities()[i + 1..] {
                assert_ne!(a.lat_lon, b.lat_lon, "{a:?} {b:?}");
            }
        }
    }
}
