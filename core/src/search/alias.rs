//! Other names of countries: abbreviations, parts that stand for the whole, and names that changed,
//! which people still type; those of cities, as their own people and older maps have them; and the
//! words by which they look for a kind of location.

use crate::model::Country;
use crate::model::Kind::{self, Candidate, Office, Post, Satellite};
use crate::model::Locale::{self, De, En, Fr, Nl};

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
    ("GB", "UK", En),
    ("GB", "Great Britain", En),
    ("GB", "England", En),
    ("GB", "Scotland", En),
    ("GB", "RU", Fr),
    ("GB", "Grande-Bretagne", Fr),
    ("GB", "Angleterre", Fr),
    ("GB", "Écosse", Fr),
    ("GB", "Großbritannien", De),
    ("MM", "Birma", Nl),
    ("MM", "Burma", En),
    ("NL", "Holland", En),
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
];

/// Other names of cities: by their own people, where that is none of the four languages, on older maps, and
/// where one language has two. A line has the country's code, the English name, and the others.
const CITIES: &str = include_str!("../../data/city-names.tsv");

/// The other names of the city that has this name in English.
pub(super) fn other_names(country: Country, name: &str) -> impl Iterator<Item = &'static str> {
    let line = CITIES.lines().find(|line| {
        let mut cells = line.split('\t');
        cells.next() == Some(country.as_str()) && cells.next() == Some(name)
    });
    line.into_iter().flat_map(|line| line.split('\t').skip(2))
}

/// A word that people type for locations of a kind, and its language. A diplomatic post is no
/// embassy in law, but it is what they look for.
pub(crate) const KINDS: &[(Kind, &str, Locale)] = &[
    (Post, "ambassade", Nl),
    (Post, "diplomatieke post", Nl),
    (Post, "embassy", En),
    (Post, "diplomatic mission", En),
    (Post, "ambassade", Fr),
    (Post, "représentation diplomatique", Fr),
    (Post, "Botschaft", De),
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
        for line in CITIES.lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            assert!(
                cells.len() > 2 && Country::new(cells[0]).is_some(),
                "{line}"
            );
            assert!(cells.iter().all(|cell| !cell.is_empty()), "{line}");
        }
        assert!(CITIES.lines().is_sorted());
        let milan = other_names(Country::new("IT").unwrap(), "Milan");
        assert_eq!(milan.collect::<Vec<_>>(), ["Milano"]);
    }
}
