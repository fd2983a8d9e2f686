//! Other names of countries: abbreviations, parts that stand for the whole, and names that changed,
//! which people still type; those of cities, as their own people and older maps have them; and the
//! words by which they look for a kind of location.

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

/// A city's country, its English name, and what else it is called: by its own people, where that is
/// none of the four languages, on older maps, and where one language has two names.
pub(crate) const CITIES: &[(&str, &str, &[&str])] = &[
    ("AM", "Yerevan", &["Erevan", "Jerevan"]),
    ("AZ", "Baku", &["Bakı", "Bakoe"]),
    ("BG", "Sofia", &["Sofija"]),
    ("BY", "Minsk", &["Miensk"]),
    ("CH", "Geneva", &["Genf", "Genève"]),
    ("CN", "Beijing", &["Peking", "Pékin"]),
    ("CN", "Guangzhou", &["Canton", "Kanton"]),
    ("CZ", "Prague", &["Praha"]),
    ("DK", "Copenhagen", &["København"]),
    ("EG", "Cairo", &["Al-Qahira"]),
    ("ES", "Seville", &["Sevilla"]),
    ("FI", "Helsinki", &["Helsingfors"]),
    ("GB", "Edinburgh", &["Dùn Èideann"]),
    ("GE", "Tbilisi", &["Tiflis"]),
    ("GR", "Athens", &["Athina"]),
    ("HR", "Zagreb", &["Agram"]),
    ("IN", "Chennai", &["Madras"]),
    ("IN", "Kolkata", &["Calcutta"]),
    ("IN", "Mumbai", &["Bombay"]),
    ("IT", "Florence", &["Firenze"]),
    ("IT", "Genoa", &["Genova"]),
    ("IT", "Milan", &["Milano"]),
    ("IT", "Naples", &["Napoli"]),
    ("IT", "Rome", &["Roma"]),
    ("IT", "Turin", &["Torino"]),
    ("IT", "Venice", &["Venezia"]),
    ("KZ", "Astana", &["Nur-Sultan"]),
    ("LT", "Vilnius", &["Wilna", "Wilno"]),
    ("MA", "Casablanca", &["Dar el Beida"]),
    ("MM", "Yangon", &["Rangoon"]),
    ("NO", "Oslo", &["Christiania"]),
    ("PL", "Kraków", &["Krakow", "Cracow", "Krakau", "Cracovie"]),
    ("PL", "Warsaw", &["Warszawa"]),
    ("PT", "Lisbon", &["Lisboa"]),
    ("RO", "Bucharest", &["București", "Bukarest"]),
    ("RS", "Belgrade", &["Beograd"]),
    ("RU", "Moscow", &["Moskva"]),
    ("RU", "Saint Petersburg", &["Leningrad", "Sankt-Peterburg"]),
    ("SI", "Ljubljana", &["Laibach"]),
    ("SK", "Bratislava", &["Pressburg", "Pozsony"]),
    (
        "TR",
        "Istanbul",
        &["Constantinople", "Constantinopel", "Konstantinopel"],
    ),
    ("UA", "Kyiv", &["Kiev", "Kiew", "Kyjiv"]),
    ("UA", "Odesa", &["Odessa"]),
    ("VN", "Ho Chi Minh City", &["Saigon"]),
];

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
    use crate::model::Country;

    #[test]
    fn every_alias_is_of_a_country() {
        for (code, name, _) in ALIASES {
            assert!(Country::new(code).is_some(), "{code} {name}");
        }
        assert!(ALIASES.is_sorted_by_key(|(code, ..)| code));
        for (code, name, others) in CITIES {
            assert!(Country::new(code).is_some(), "{code} {name}");
            assert!(!others.is_empty() && !others.contains(name), "{name}");
        }
        assert!(CITIES.is_sorted());
    }
}
