//! Other names of countries: abbreviations, parts that stand for the whole, and names that changed,
//! which people still type; those of cities, as their own people and older maps have them; and the
//! words by which they look for a kind of location.

use std::collections::BTreeMap;

use crate::model::Kind::{self, Candidate, Office, Post, Satellite};
use crate::model::Locale::{self, De, En, Fr, Nl};
use crate::model::{Country, Organisation};

/// A country's code, another name of it, and the language of that name; sorted by code.
pub(crate) const ALIASES: &[(&str, &str, Locale)] = &[
    ("AE", "VAE", Nl),
    ("AE", "UAE", En),
    ("AE", "EAU", Fr),
    ("AE", "VAE", De),
    ("BY", "Wit-Rusland", Nl),
    ("BY", "Weißrussland", De),
    ("CD", "DR Congo", Nl),
    ("CD", "DRC", En),
    ("CD", "DR Congo", En),
    ("CD", "RDC", Fr),
    ("CD", "DR Kongo", De),
    ("CI", "Ivory Coast", En),
    ("CI", "Elfenbeinküste", De),
    ("CZ", "Tsjechische Republiek", Nl),
    ("CZ", "Czech Republic", En),
    ("CZ", "République tchèque", Fr),
    ("CZ", "Tschechische Republik", De),
    ("GB", "VK", Nl),
    ("GB", "Groot-Brittannië", Nl),
    ("GB", "Engeland", Nl),
    ("GB", "Schotland", Nl),
    ("GB", "Wales", Nl),
    ("GB", "Noord-Ierland", Nl),
    ("GB", "UK", En),
    ("GB", "Great Britain", En),
    ("GB", "England", En),
    ("GB", "Scotland", En),
    ("GB", "Wales", En),
    ("GB", "Northern Ireland", En),
    ("GB", "RU", Fr),
    ("GB", "Grande-Bretagne", Fr),
    ("GB", "Angleterre", Fr),
    ("GB", "Écosse", Fr),
    ("GB", "pays de Galles", Fr),
    ("GB", "Irlande du Nord", Fr),
    ("GB", "Großbritannien", De),
    ("GB", "England", De),
    ("GB", "Schottland", De),
    ("GB", "Wales", De),
    ("GB", "Nordirland", De),
    ("IE", "Republiek Ierland", Nl),
    ("IE", "Republic of Ireland", En),
    ("IE", "République d’Irlande", Fr),
    ("IE", "Republik Irland", De),
    ("MM", "Birma", Nl),
    ("MM", "Burma", En),
    ("MM", "Birmanie", Fr),
    ("MM", "Birma", De),
    ("MM", "Burma", De),
    ("NL", "Holland", Nl),
    ("NL", "Holland", En),
    ("NL", "Hollande", Fr),
    ("NL", "Holland", De),
    ("SZ", "Swaziland", En),
    ("TL", "East Timor", En),
    ("TR", "Turkey", En),
    ("US", "VS", Nl),
    ("US", "Amerika", Nl),
    ("US", "US", En),
    ("US", "USA", En),
    ("US", "United States of America", En),
    ("US", "America", En),
    ("US", "Amérique", Fr),
    ("US", "Amerika", De),
    ("VA", "Heilige Stoel", Nl),
    ("VA", "Holy See", En),
    ("VA", "Saint-Siège", Fr),
    ("VA", "Heiliger Stuhl", De),
];

/// Other names of cities: by their own people, where that is none of the four languages, on older maps, and
/// where one language has two. A line has the country's code, the English name, and the others.
const CITIES: &str = include_str!("../../data/city-names.tsv");

/// Institutions by the city of their seat: the country's code, the city's English name, the names of the
/// institution; behind a name that is one language's alone, its tag after an `@`.
const SEATS: &str = include_str!("../../data/seats.tsv");

/// The lines of a table, by country and English name of a city.
type Lines = BTreeMap<(&'static str, &'static str), Vec<&'static str>>;

/// A table's lines by their first two cells, the rest of each as it stands there.
fn by_city(table: &'static str) -> Lines {
    let mut lines = Lines::new();
    for line in table.lines() {
        let mut cells = line.splitn(3, '\t');
        if let (Some(code), Some(city), Some(names)) = (cells.next(), cells.next(), cells.next()) {
            lines.entry((code, city)).or_default().push(names);
        }
    }
    lines
}

/// What else cities and institutions are called.
pub(super) struct Others {
    cities: Lines,
    seats: Lines,
}

impl Others {
    pub(super) fn new() -> Self {
        Self {
            cities: by_city(CITIES),
            seats: by_city(SEATS),
        }
    }

    /// The other names of the city that has this name in English, and of the institutions there.
    pub(super) fn of_city(&self, country: Country, name: &str) -> Vec<&'static str> {
        let tables = [&self.cities, &self.seats].into_iter();
        let lines = tables.filter_map(|table| table.get(&(country.as_str(), name)));
        lines.flatten().flat_map(|line| line.split('\t')).collect()
    }

    /// The other names of an organisation of the network, which its seat then no longer has. One that is
    /// called "UN Geneva" is the UN.
    pub(super) fn of_organisation(&mut self, organisation: &Organisation) -> Vec<&'static str> {
        let is_it = |name: &str| {
            organisation.short.all().any(|short| {
                let rest = short.strip_prefix(name);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            })
        };
        let mut names = Vec::new();
        for lines in self.seats.values_mut() {
            lines.retain(|line| {
                let found = line.split('\t').any(is_it);
                if found {
                    names.extend(line.split('\t'));
                }
                !found
            });
        }
        names
    }
}

/// A word that people type for locations of a kind, and its language. A diplomatic post is no
/// embassy in law, but it is what they look for.
pub(crate) const KINDS: &[(Kind, &str, Locale)] = &[
    (Post, "ambassade", Nl),
    (Post, "ambassadeur", Nl),
    (Post, "diplomatieke post", Nl),
    (Post, "embassy", En),
    (Post, "ambassador", En),
    (Post, "diplomatic mission", En),
    (Post, "ambassade", Fr),
    (Post, "ambassadeur", Fr),
    (Post, "représentation diplomatique", Fr),
    (Post, "Botschaft", De),
    (Post, "Botschafter", De),
    (Post, "diplomatische Vertretung", De),
    (Satellite, "antenne", Nl),
    (Satellite, "satellite office", En),
    (Satellite, "antenne", Fr),
    (Satellite, "Außenstelle", De),
    (Office, "kantoor", Nl),
    (Office, "office", En),
    (Office, "bureau", Fr),
    (Office, "Büro", De),
    (Candidate, "kandidaat", Nl),
    (Candidate, "candidate", En),
    (Candidate, "candidat", Fr),
    (Candidate, "Kandidat", De),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_alias_is_of_a_country() {
        for (code, name, _) in ALIASES {
            assert!(Country::new(code).is_some(), "{code} {name}");
        }
        assert!(ALIASES.is_sorted_by_key(|(code, ..)| code));
        for line in CITIES.lines().chain(SEATS.lines()) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert!(
                cells.len() > 2 && Country::new(cells[0]).is_some(),
                "{line}"
            );
            assert!(cells.iter().all(|cell| !cell.is_empty()), "{line}");
        }
        assert!(CITIES.lines().is_sorted() && SEATS.lines().is_sorted());
        let milan = Others::new().of_city(Country::new("IT").unwrap(), "Milan");
        assert_eq!(milan, ["Milano"]);
    }
}
