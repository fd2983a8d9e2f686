//! A city that is asked about, in words: which of several of its name it is.

use super::gazetteer::told_apart;
use crate::analysis::{bearing, distance_km};
use crate::countries::figures;
use crate::export::html::names::country;
use crate::model::Locale;
use crate::template::fill;

/// The winds, clockwise from north, as they are said of how a city lies.
const WINDS: [&str; 4] = [
    "noorden|noordoosten|oosten|zuidoosten|zuiden|zuidwesten|westen|noordwesten",
    "north|north-east|east|south-east|south|south-west|west|north-west",
    "au nord|au nord-est|à l’est|au sud-est|au sud|au sud-ouest|à l’ouest|au nord-ouest",
    "nördlich|nordöstlich|östlich|südöstlich|südlich|südwestlich|westlich|nordwestlich",
];

/// What tells a city from others of its name, in words for one who is to choose: its country; of several in one
/// country how it lies from the capital as well, and its point. Any other text as it is.
#[must_use]
pub fn city_in_words(told: &str, locale: Locale) -> String {
    let Some((name, code, point)) = told_apart(told) else {
        return told.to_owned();
    };
    let mut text = [name.trim(), ", ", &country(code, locale)].concat();
    if let Some(point) = point {
        if let Some(capital) = figures(code).and_then(|row| row.capital) {
            let km = distance_km(capital.lat_lon, point).round();
            let eighth = (bearing(capital.lat_lon, point) / 45.0).round() as i32;
            let wind = usize::try_from(eighth.rem_euclid(8)).unwrap_or_default();
            let wind = locale.of(&WINDS).split('|').nth(wind).unwrap_or_default();
            text += &fill(
                locale.of(&[
                    ", {0} km ten {1} van de hoofdstad",
                    ", {0} km {1} of the capital",
                    ", {0} km {1} de la capitale",
                    ", {0} km {1} der Hauptstadt",
                ]),
                &[&km.to_string(), wind],
            );
        }
        let [lat, lon] = point;
        text += &format!(" ({lat:.2}, {lon:.2})");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_is_told_by_its_country_and_how_it_lies_from_the_capital() {
        for (told, texts) in [
            (
                "Birmingham (US: 33.52, -86.80)",
                [
                    "Birmingham, Verenigde Staten, 1060 km ten zuidwesten van de hoofdstad (33.52, -86.80)",
                    "Birmingham, United States, 1060 km south-west of the capital (33.52, -86.80)",
                    "Birmingham, États-Unis, 1060 km au sud-ouest de la capitale (33.52, -86.80)",
                    "Birmingham, Vereinigte Staaten, 1060 km südwestlich der Hauptstadt (33.52, -86.80)",
                ],
            ),
            (
                "Birmingham (GB)",
                [
                    "Birmingham, Verenigd Koninkrijk",
                    "Birmingham, United Kingdom",
                    "Birmingham, Royaume-Uni",
                    "Birmingham, Vereinigtes Königreich",
                ],
            ),
            ("Birmingham", ["Birmingham"; 4]),
            ("Villa (?)", ["Villa (?)"; 4]),
        ] {
            assert_eq!(Locale::ALL.map(|l| city_in_words(told, l)), texts);
        }
        let winds = [
            ("LT: 60, 25.3", "north"),
            ("LT: 54.7, 27", "east"),
            ("LT: 50, 25.3", "south"),
            ("LT: 54.7, 22", "west"),
        ];
        for (at, wind) in winds {
            let told = city_in_words(&format!("X ({at})"), Locale::En);
            assert!(
                told.contains(&format!(" km {wind} of the capital")),
                "{told}"
            );
        }
        assert_eq!(WINDS.map(|all| all.split('|').count()), [8; 4]);
    }
}
