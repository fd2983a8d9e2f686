//! Countries as people write them: in four languages, by code, by official and former names.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::export::html::names::NAMES;
use crate::load::suggest;
use crate::model::Country;
use crate::search::{ALIASES, folded};

/// Names beyond those of the four languages: official ones, former ones, and those that lists of
/// offices were seen to have. A name with two codes is ambiguous.
const OTHERS: &[(&str, &str)] = &[
    ("AE", "Emirates"),
    ("AE", "Émirats"),
    ("BA", "Bosnia"),
    ("BA", "Bosnië"),
    ("BA", "Bosnien"),
    ("BN", "Brunei"),
    ("BY", "Byelorussia"),
    ("CD", "Democratic Republic of the Congo"),
    ("CD", "République démocratique du Congo"),
    ("CD", "Democratische Republiek Congo"),
    ("CD", "Demokratische Republik Kongo"),
    ("CD", "DR Congo"),
    ("CD", "Congo"),
    ("CD", "Kongo"),
    ("CG", "Congo"),
    ("CG", "Kongo"),
    ("CG", "Republic of the Congo"),
    ("CG", "République du Congo"),
    ("CN", "People's Republic of China"),
    ("CN", "République populaire de Chine"),
    ("CN", "Volksrepubliek China"),
    ("CN", "Volksrepublik China"),
    ("CN", "PR China"),
    ("CN", "PRC"),
    ("CV", "Cape Verde"),
    ("CZ", "Tsjechië"),
    ("DE", "Federal Republic of Germany"),
    ("DE", "BRD"),
    ("DK", "Danish Realm"),
    ("DK", "Kingdom of Denmark"),
    ("FJ", "Fiji Islands"),
    ("FJ", "Îles Fidji"),
    ("FM", "Federated States of Micronesia"),
    ("GW", "Guinée-Bissao"),
    ("HK", "Hong Kong"),
    ("HK", "Hongkong"),
    ("IE", "Republic of Ireland"),
    ("IR", "Islamic Republic of Iran"),
    ("KR", "Korea, Republic of"),
    ("KR", "Republic of Korea"),
    ("KR", "Korea (South)"),
    ("KR", "Corée"),
    ("KR", "Korea"),
    ("KP", "Korea"),
    ("KP", "Korea (North)"),
    ("LA", "Lao People's Democratic Republic"),
    ("MD", "Republic of Moldova"),
    ("MK", "Macedonia"),
    ("MK", "Macedonië"),
    ("MK", "Macédoine"),
    ("MK", "Mazedonien"),
    ("MK", "Ancienne République yougoslave de Macédoine"),
    ("MK", "ARYM"),
    ("MK", "FYROM"),
    ("MM", "Birmanie"),
    ("MM", "Myanmar"),
    ("MO", "Macao"),
    ("MO", "Macau"),
    ("NL", "Kingdom of the Netherlands"),
    ("NL", "The Netherlands"),
    ("PS", "Palestine"),
    ("PS", "Palestina"),
    ("PS", "State of Palestine"),
    ("PW", "République des Palaos"),
    ("RU", "Russian Federation"),
    ("RU", "Fédération de Russie"),
    ("RU", "Russische Federatie"),
    ("SK", "Slovak Republic"),
    ("SY", "Syrian Arab Republic"),
    ("SZ", "Swaziland"),
    ("TL", "Timor oriental"),
    ("TL", "Timor Est"),
    ("TR", "Türkiye"),
    ("TZ", "United Republic of Tanzania"),
    ("US", "États-Unis d'Amérique"),
    ("US", "Verenigde Staten van Amerika"),
    ("US", "Vereinigte Staaten von Amerika"),
    ("US", "U.S.A."),
    ("US", "U.S."),
    ("VA", "Holy See"),
    ("VA", "Heilige Stoel"),
    ("VA", "Saint-Siège"),
    ("VA", "Heiliger Stuhl"),
    ("VE", "Bolivarian Republic of Venezuela"),
    ("VN", "Viet Nam"),
];

/// Words that do not tell countries apart.
const SMALL: [&str; 18] = [
    "and", "en", "et", "und", "the", "of", "de", "du", "des", "der", "die", "den", "l", "la", "le",
    "les", "d", "s",
];

/// A name as countries are looked up: without what people write in more than one way.
fn key(name: &str) -> String {
    let folded = folded(name);
    let mut key = String::with_capacity(folded.len());
    for word in folded.split(' ').filter(|word| !SMALL.contains(word)) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(match word {
            "st" | "sankt" | "sint" => "saint",
            "ile" | "iles" | "islands" | "eilanden" | "inseln" => "island",
            word => word,
        });
    }
    if key.is_empty() { folded } else { key }
}

pub(crate) fn table() -> &'static HashMap<String, Vec<Country>> {
    static TABLE: OnceLock<HashMap<String, Vec<Country>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: HashMap<String, Vec<Country>> = HashMap::new();
        let mut add = |code: &str, name: &str| {
            let Some(country) = Country::new(code) else {
                return;
            };
            let all = table.entry(key(name)).or_default();
            if !all.contains(&country) {
                all.push(country);
            }
        };
        for line in NAMES.lines() {
            let mut fields = line.split('\t');
            let code = fields.next().unwrap_or_default();
            for name in fields {
                add(code, name);
                // “Myanmar (Birma)” is either.
                for part in name
                    .split(['(', ')', '/'])
                    .filter(|part| name.contains('(') && !part.trim().is_empty())
                {
                    add(code, part);
                }
            }
        }
        for (code, name, _) in ALIASES {
            add(code, name);
        }
        for (code, name) in OTHERS {
            add(code, name);
        }
        table
    })
}

/// The countries that a text may name: none, one, or several.
pub(crate) fn countries(text: &str) -> Vec<Country> {
    let text = text.trim();
    if text.len() <= 3
        && let Some(country) = suggest::country(text)
    {
        return vec![country];
    }
    let named = |text: &str| table().get(&key(text)).cloned().unwrap_or_default();
    let found = named(text);
    if !found.is_empty() || text.is_empty() {
        return found;
    }
    // “Congo, Republic of”, “Belgium (BE)”, “Israel/Palestine”.
    let mut all = Vec::new();
    if let Some((after, before)) = text.split_once(", ").map(|(a, b)| (a, b.trim())) {
        all = named(&format!("{before} {after}"));
    }
    if all.is_empty() {
        for part in text
            .split(['(', ')', '/'])
            .filter(|part| !part.trim().is_empty())
        {
            let code = Country::new(part.trim());
            for country in named(part).into_iter().chain(code) {
                if !all.contains(&country) {
                    all.push(country);
                }
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Locale;

    fn codes(text: &str) -> Vec<String> {
        countries(text).iter().map(Country::to_string).collect()
    }

    #[test]
    fn every_country_is_found_by_its_name_in_each_language() {
        for country in Country::all() {
            for locale in Locale::ALL {
                let name = crate::export::html::names::country(country, locale);
                assert!(countries(&name).contains(&country), "{name}");
                assert!(countries(&name.to_uppercase()).contains(&country), "{name}");
            }
        }
    }

    #[test]
    fn official_former_and_short_names() {
        for (text, code) in [
            ("be", "BE"),
            ("UK", "GB"),
            ("DEU", "DE"),
            ("Trinidad and Tobago", "TT"),
            ("CÔTE D'IVOIRE", "CI"),
            ("TRINITE ET TOBAGO", "TT"),
            ("ILES SALOMON", "SB"),
            ("The Gambia", "GM"),
            ("Saint Kitts and Nevis", "KN"),
            ("Korea (South)", "KR"),
            ("Slovak Republic", "SK"),
            ("CANADA (QUEBEC COMPRIS)", "CA"),
            ("Verenigde Staten", "US"),
            ("Belgique (BE)", "BE"),
            ("Pays-Bas", "NL"),
        ] {
            assert_eq!(codes(text), [code], "{text}");
        }
        assert_eq!(codes("CONGO"), ["CD", "CG"]);
        assert_eq!(codes("ISRAËL/TERRITOIRES PALESTINIENS"), ["IL", "PS"]);
        for text in [
            "European Union",
            "Abkhazia",
            "Two Sicilies",
            "",
            "Berlin",
            "XX",
        ] {
            assert!(countries(text).is_empty(), "{text}");
        }
    }
}
