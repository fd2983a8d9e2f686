//! The names of countries. A browser has them; a page that needs no program brings its own.

use crate::model::{Country, Locale};

/// Code, and names in nl, en, fr and de.
pub(crate) const NAMES: &str = include_str!("../../../data/countries.tsv");

/// The name of a country; its code where it has none.
pub(crate) fn country(country: Country, locale: Locale) -> String {
    let column = match locale {
        Locale::Nl => 1,
        Locale::En => 2,
        Locale::Fr => 3,
        Locale::De => 4,
    };
    let mut rows = NAMES.lines().map(|line| line.split('\t'));
    let row = rows.find(|row| row.clone().next() == Some(country.as_str()));
    let name = row.and_then(|mut row| row.nth(column));
    name.unwrap_or(country.as_str()).to_owned()
}

/// What names are sorted by: without accents, capitals as small letters. Enough for the names of
/// countries in the four languages.
pub(super) fn sort_key(name: &str) -> String {
    let plain = |c: char| match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        c => c,
    };
    name.chars()
        .flat_map(char::to_lowercase)
        .map(plain)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_a_name_in_every_language() {
        for code in Country::all() {
            for locale in Locale::ALL {
                let name = country(code, locale);
                assert!(name.len() > 2, "{code}: {name}");
            }
        }
        assert_eq!(
            country(Country::new("AT").unwrap(), Locale::Nl),
            "Oostenrijk"
        );
    }

    #[test]
    fn an_accent_does_not_go_to_the_end() {
        let mut names = ["Zambie", "États-Unis", "Espagne", "Éthiopie"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["Espagne", "États-Unis", "Éthiopie", "Zambie"]);
    }
}
