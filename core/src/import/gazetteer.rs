//! Cities by name: those of the network, the capitals, and large cities.

use std::collections::HashMap;

use super::values::countries::countries;
use super::values::degrees;
use crate::analysis::distance_km;
use crate::countries;
use crate::model::{Country, Network};
use crate::search::folded;
use crate::turns::{Long, Turns, at_once, share};

/// A city that a name may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Its name.
    pub name: Box<str>,
    /// Its country.
    pub country: Country,
    /// Its usual centre, degrees WGS 84.
    pub lat_lon: [f64; 2],
    /// Its position among the places of the network, where it is one.
    pub place: Option<u32>,
}

/// What a name means.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// Nothing that is known.
    Unknown,
    /// This city, by its position.
    One(u32),
    /// Any of these.
    Several(Vec<u32>),
}

/// Cities by name.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    cities: Vec<Known>,
    by_name: HashMap<String, Vec<u32>>,
    /// Whether a name that is known once may be taken to mean that city.
    is_whole: bool,
    /// By whole degrees of latitude and longitude.
    by_degree: HashMap<(i16, i16), Vec<u32>>,
}

/// What is left to read of a table of cities.
#[derive(Clone, Debug)]
pub struct Table<'t> {
    lines: std::str::Lines<'t>,
    country: Option<Country>,
}

impl<'t> Table<'t> {
    /// All of it.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self {
            lines: text.lines(),
            country: None,
        }
    }
}

/// The square degree that a point lies in.
fn square([lat, lon]: [f64; 2]) -> (i16, i16) {
    (lat.floor() as i16, lon.floor() as i16)
}

/// The city, country and, where it is told, point of a name as [`Gazetteer::apart`] has it.
pub(super) fn told_apart(name: &str) -> Option<(&str, Country, Option<[f64; 2]>)> {
    let (city, rest) = name.strip_suffix(')')?.rsplit_once('(')?;
    let (country, point) = match rest.split_once(':') {
        Some((country, point)) => (country, Some(degrees::point(point)?)),
        None => (rest, None),
    };
    Some((city, Country::new(country)?, point))
}

impl Gazetteer {
    /// The cities of a network, in all its languages, the capitals, and large cities.
    #[must_use]
    pub fn new(network: &Network) -> Self {
        at_once(Self::in_turns(network, &Turns::default()))
    }

    /// The same in turns: a large network has a hundred thousand places.
    #[must_use]
    pub fn gathering(network: &Network) -> Long<'_, Self> {
        Long::of(async move |turns| Self::in_turns(network, &turns).await)
    }

    async fn in_turns(network: &Network, turns: &Turns) -> Self {
        let mut all = Self::default();
        let places = &network.file().places;
        for (place, at) in places.iter().zip(0_u32..) {
            if let (Some(country), Some(lat_lon)) = (place.country, place.lat_lon) {
                let names: Vec<&str> = place.name.all().chain([place.id.as_str()]).collect();
                let known = Known {
                    name: place.name.get(crate::model::Locale::En).into(),
                    country,
                    lat_lon,
                    place: Some(at),
                };
                all.add(known, &names);
            }
            // Five names are folded and looked up.
            turns
                .did(32, || share(at as usize, places.len(), 100))
                .await;
        }
        let capitals = countries::countries().iter().filter_map(|row| row.capital);
        for city in capitals.chain(countries::cities().iter().copied()) {
            let known = Known {
                name: city.name.into(),
                country: city.country,
                lat_lon: city.lat_lon,
                place: None,
            };
            all.add(known, &[city.name]);
            turns.did(16, || 100).await;
        }
        all
    }

    /// Whether a text names a city; it is given folded as well.
    pub(super) fn knows(&self, name: &str, folded: &str) -> bool {
        self.by_name.contains_key(folded)
            || (name.contains([',', '(']) && self.find(name, None, None) != Meaning::Unknown)
    }

    /// Adds cities from a table such as [`CITIES`](super::CITIES); those that are known stay as they are.
    pub fn extend(&mut self, table: &str) {
        let mut part = Table::new(table);
        while self.extend_by(&mut part, usize::MAX) {}
    }

    /// Adds the next so many lines of a table, for those who must not be busy for long; whether there are
    /// more.
    pub fn extend_by(&mut self, table: &mut Table<'_>, lines: usize) -> bool {
        for _ in 0..lines {
            let Some(line) = table.lines.next() else {
                self.is_whole = true;
                return false;
            };
            let mut fields = line.split('\t');
            let name = fields.next().unwrap_or_default();
            let mut degrees = || Some(fields.next()?.parse::<f64>().ok()? / 1000.0);
            let Some((lat, lon)) = degrees().zip(degrees()) else {
                table.country = Country::new(name);
                continue;
            };
            let Some(country) = table.country else {
                continue;
            };
            let known = Known {
                name: name.into(),
                country,
                lat_lon: [lat, lon],
                place: None,
            };
            let mut names = vec![name];
            names.extend(fields);
            self.add(known, &names);
        }
        true
    }

    /// Whether the cities of the whole world are in it, not only the capitals and a few large ones.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// Whether a city that a name alone means may be another one of that name, which is not known here:
    /// it is none of the network's own places, and only capitals and a few large cities are known.
    #[must_use]
    pub fn is_doubtful(&self, at: u32) -> bool {
        !self.is_whole && self.get(at).is_some_and(|city| city.place.is_none())
    }

    /// A city by its position.
    #[must_use]
    pub fn get(&self, at: u32) -> Option<&Known> {
        self.cities.get(at as usize)
    }

    /// Adds a city under its names. One that is known, which has one of the names and is within 25 km,
    /// gets the others as well.
    fn add(&mut self, city: Known, names: &[&str]) {
        let keys: Vec<String> = names.iter().map(|name| folded(name)).collect();
        let is_same = |at: &u32| {
            self.get(*at).is_some_and(|other| {
                other.country == city.country && distance_km(other.lat_lon, city.lat_lon) < 25.0
            })
        };
        let known = keys
            .first()
            .and_then(|key| self.by_name.get(key))
            .into_iter()
            .flatten();
        let known = known
            .copied()
            .find(is_same)
            .filter(|_| city.place.is_none());
        let at = known.unwrap_or_else(|| u32::try_from(self.cities.len()).unwrap_or(u32::MAX));
        for key in keys.into_iter().filter(|key| !key.is_empty()) {
            let all = self.by_name.entry(key).or_default();
            if !all.contains(&at) {
                all.push(at);
            }
        }
        if known.is_some() {
            return;
        }
        self.by_degree
            .entry(square(city.lat_lon))
            .or_default()
            .push(at);
        self.cities.push(city);
    }

    /// What a city's name means, in this country and near this point where they are known. In a
    /// name such as `Vienna, Austria` or `Wien (Österreich)` the country is understood.
    #[must_use]
    pub fn find(&self, name: &str, country: Option<Country>, point: Option<[f64; 2]>) -> Meaning {
        let (mut found, mut country) = (self.named(name), country);
        if found.is_empty()
            && let Some((city, country, point)) = told_apart(name)
        {
            found = self.named(city);
            // As exactly as it was told.
            let is_there = |[a, b]: [f64; 2]| {
                point.is_none_or(|[lat, lon]| (a - lat).abs() < 0.006 && (b - lon).abs() < 0.006)
            };
            found.retain(|at| {
                let city = self.get(*at);
                city.is_some_and(|city| city.country == country && is_there(city.lat_lon))
            });
            // A neighbour may have the name as another of its own.
            if found.len() > 1 && point.is_some() {
                found.retain(|at| self.get(*at).is_some_and(|one| *one.name == *city.trim()));
            }
        } else if found.is_empty()
            && let Some((city, rest)) = name.split_once([',', '('])
        {
            found = self.named(city);
            if let ([only], None) = (&*countries(rest.trim_end_matches(')')), country) {
                country = Some(*only);
            }
        }
        let known = |at: &u32| self.get(*at);
        if let Some(country) = country {
            found.retain(|at| known(at).is_some_and(|city| city.country == country));
        }
        if found.len() > 1
            && let Some(point) = point
        {
            found.retain(|at| known(at).is_some_and(|c| distance_km(c.lat_lon, point) < 100.0));
        }
        // A place of the network goes before one that is only known.
        if found.len() > 1 {
            let own: Vec<u32> = found
                .iter()
                .copied()
                .filter(|at| known(at).is_some_and(|city| city.place.is_some()))
                .collect();
            let is_one_city = found.iter().all(|at| {
                let first = found.first().and_then(known);
                known(at)
                    .zip(first)
                    .is_some_and(|(a, b)| distance_km(a.lat_lon, b.lat_lon) < 25.0)
            });
            if let (&[only], true) = (&*own, is_one_city) {
                return Meaning::One(only);
            }
        }
        match &*found {
            [] => Meaning::Unknown,
            [only] => Meaning::One(*only),
            _ => Meaning::Several(found),
        }
    }

    /// What tells each of several cities of one name from the others, as [`Self::find`] understands it:
    /// `Birmingham (GB)`; of several in one country `Springfield (US: 39.80, -89.64)`.
    #[must_use]
    pub(super) fn apart(&self, all: &[u32]) -> Vec<String> {
        let known = || all.iter().filter_map(|&at| self.get(at));
        let told = |city: &Known| {
            let (name, country, [lat, lon]) = (&*city.name, city.country, city.lat_lon);
            let named = self.named(name).into_iter();
            let here = |at: &u32| self.get(*at).is_some_and(|other| other.country == country);
            // What tells two of one country apart is what the row lacks.
            if named.filter(here).count() > 1 {
                format!("{name} ({country}: {lat:.2}, {lon:.2})")
            } else {
                format!("{name} ({country})")
            }
        };
        known().map(told).collect()
    }

    /// The city of a country that is nearest to a point, within so many km, at most 100.
    #[must_use]
    pub fn near(&self, country: Option<Country>, point: [f64; 2], km: f64) -> Option<u32> {
        let (lat, lon) = square(point);
        // A degree of latitude is 111 km, one of longitude less.
        let wide = (1.0 / point[0].to_radians().cos().max(0.05)).ceil() as i16;
        let mut nearest = (km.min(100.0), None);
        for lat in lat - 1..=lat + 1 {
            for lon in lon - wide..=lon + wide {
                let lon = (lon + 180).rem_euclid(360) - 180;
                for &at in self.by_degree.get(&(lat, lon)).into_iter().flatten() {
                    let Some(city) = self.get(at) else { continue };
                    let distance = distance_km(city.lat_lon, point);
                    if country.is_none_or(|country| country == city.country) && distance < nearest.0
                    {
                        nearest = (distance, Some(at));
                    }
                }
            }
        }
        nearest.1
    }

    fn named(&self, name: &str) -> Vec<u32> {
        self.by_name.get(&folded(name)).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;

    #[test]
    fn cities_by_any_of_their_names() {
        let network = crate::load::built_in().unwrap();
        let all = Gazetteer::new(&network);
        let one = |name: &str| match all.find(name, None, None) {
            Meaning::One(at) => Some((all.get(at)?.name.to_string(), all.get(at)?.place.is_some())),
            _ => None,
        };
        for name in [
            "Wenen",
            "VIENNA",
            "Wien",
            "Vienne",
            "Vienna, Austria",
            "Wien (Österreich)",
        ] {
            assert_eq!(one(name), Some(("Vienna".into(), true)), "{name}");
        }
        assert_eq!(one("Canberra"), Some(("Canberra".into(), false)));
        assert_eq!(one("Atlantis"), None);
    }

    #[cfg(feature = "gazetteer")]
    #[test]
    fn cities_of_the_whole_world() {
        let mut all = Gazetteer::new(&crate::load::built_in().unwrap());
        all.extend(crate::import::CITIES);
        let one = |name: &str, code: &str| match all.find(name, Country::new(code), None) {
            Meaning::One(at) => all.get(at).map(|city| city.name.to_string()),
            _ => None,
        };
        for (name, code, meant) in [
            ("Lagos", "NG", "Lagos"),
            ("Keulen", "DE", "Cologne"),
            ("Le Caire", "EG", "Cairo"),
            ("Sjanghai", "CN", "Shanghai"),
            ("Almaty", "KZ", "Almaty"),
            ("Saigon", "VN", "Ho Chi Minh City"),
            ("Antwerpen", "BE", "Antwerp"),
        ] {
            assert_eq!(one(name, code).as_deref(), Some(meant), "{name}");
        }
        // There is more than one: that is asked.
        for name in ["Birmingham", "San José", "Geneva", "Cambridge"] {
            assert!(
                matches!(all.find(name, None, None), Meaning::Several(_)),
                "{name}"
            );
        }
        assert_eq!(one("Nergenshuizen", "BE"), None);
    }

    #[test]
    fn a_table_is_read_at_once_or_line_by_line_to_its_last() {
        let table = "NL\nGeleen\t50974\t5829\nSittard\t50998\t5869";
        let network = fixture::network("fit office Paris:FR open");
        let mut all = Gazetteer::new(&network);
        all.extend(table);
        let mut slowly = Gazetteer::new(&network);
        let mut part = Table::new(table);
        while slowly.extend_by(&mut part, 1) {
            assert!(!slowly.is_whole());
        }
        for city in ["Geleen", "Sittard"] {
            assert!(matches!(all.find(city, None, None), Meaning::One(_)));
            assert_eq!(all.find(city, None, None), slowly.find(city, None, None));
        }
        assert!(all.is_whole() && slowly.is_whole());
    }

    #[test]
    fn in_turns_it_is_the_same_as_at_once() {
        let network = crate::load::built_in().unwrap();
        let at_once = Gazetteer::new(&network);
        let mut work = Gazetteer::gathering(&network);
        let mut turns = 0;
        let in_turns = loop {
            match work.go_on() {
                crate::turns::Turn::More(more) => work = more,
                crate::turns::Turn::Done(done) => break *done,
            }
            turns += 1;
        };
        assert!(turns > 2, "{turns}");
        assert_eq!(in_turns.cities, at_once.cities);
        assert_eq!(in_turns.by_name, at_once.by_name);
        assert_eq!(in_turns.by_degree, at_once.by_degree);
        assert!(
            at_once.knows("Wenen", "wenen")
                && at_once.knows("Wien (Österreich)", "wien osterreich")
        );
        assert!(!at_once.knows("Atlantis, Austria", "atlantis austria"));
    }

    #[test]
    fn a_name_of_several_cities_is_asked() {
        let network = fixture::network("fit office Paris:FR open");
        let mut all = Gazetteer::new(&network);
        for (code, lat_lon) in [("GB", [52.48, -1.9]), ("US", [33.52, -86.8])] {
            let city = Known {
                name: "Birmingham".into(),
                country: Country::new(code).unwrap(),
                lat_lon,
                place: None,
            };
            all.add(city, &["Birmingham"]);
        }
        assert!(
            matches!(all.find("Birmingham", None, None), Meaning::Several(two) if two.len() == 2)
        );
        let british = all.find("Birmingham", Country::new("GB"), None);
        assert_eq!(british, all.find("Birmingham", None, Some([52.5, -1.8])));
        assert!(matches!(british, Meaning::One(_)));
        assert_eq!(
            all.find("Birmingham", Country::new("FR"), None),
            Meaning::Unknown
        );
    }

    #[test]
    fn what_tells_cities_of_one_country_apart_is_understood() {
        let network = fixture::network("fit office Paris:FR open");
        let mut all = Gazetteer::new(&network);
        all.extend(
            "US\nSpringfield\t39802\t-89644\nSpringfield\t42101\t-72590\nCA\nSpringfield\t49900\t-96700\n",
        );
        let Meaning::Several(three) = all.find("Springfield", None, None) else {
            panic!("there are three")
        };
        let told = all.apart(&three);
        assert_eq!(
            told,
            [
                "Springfield (US: 39.80, -89.64)",
                "Springfield (US: 42.10, -72.59)",
                "Springfield (CA)"
            ]
        );
        for (told, at) in told.iter().zip(&three) {
            assert_eq!(all.find(told, None, None), Meaning::One(*at), "{told}");
        }
        let us = Country::new("US");
        assert_eq!(all.find(&told[1], us, None), Meaning::One(three[1]));
        for none in [
            "Springfield (US: 10, 10)",
            "Springfield (US:)",
            "(US: 39.80, -89.64)",
        ] {
            assert!(
                !matches!(all.find(none, us, None), Meaning::One(_)),
                "{none}"
            );
        }
    }

    #[cfg(feature = "gazetteer")]
    #[test]
    fn whatever_is_offered_is_understood() {
        let mut all = Gazetteer::new(&crate::load::built_in().unwrap());
        all.extend(crate::import::CITIES);
        let mut wrong = Vec::new();
        for several in all.by_name.values().filter(|several| several.len() > 1) {
            for (told, at) in all.apart(several).iter().zip(several) {
                if all.find(told, None, None) != Meaning::One(*at) {
                    wrong.push(told.clone());
                }
            }
        }
        assert!(wrong.is_empty(), "{} {wrong:?}", wrong.len());
    }
}
