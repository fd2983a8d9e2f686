//! A city that is asked about, in words: which of several of its name it is.

use super::gazetteer::told_apart;
use crate::analysis::distance_km;
use crate::countries::figures;
use crate::export::html::names::country;
use crate::model::Locale;
use crate::template::fill;

/// The winds as they are said of how a city lies: from the south-west, row by row.
const WINDS: [&str; 4] = [
    "zuidwesten|zuiden|zuidoosten|westen||oosten|noordwesten|noorden|noordoosten",
    "south-west|south|south-east|west||east|north-west|north|north-east",
    "au sud-ouest|au sud|au sud-est|à l’ouest||à l’est|au nord-ouest|au nord|au nord-est",
    "südwestlich|südlich|südöstlich|westlich||östlich|nordwestlich|nördlich|nordöstlich",
];

/// In which of the winds a point lies from another, as a map shows it.
fn wind(from: [f64; 2], to: [f64; 2]) -> usize {
    let north = to[0] - from[0];
    let east = within_turn(to[1] - from[1]) * from[0].to_radians().cos();
    // Half of an eighth of a turn to either side.
    let step = |one: f64, other: f64| match one.abs() > other.abs() * 0.414 {
        true if one > 0.0 => 2,
        true => 0,
        false => 1,
    };
    3 * step(north, east) + step(east, north)
}

fn within_turn(degrees: f64) -> f64 {
    if degrees.abs() > 180.0 {
        degrees - 360.0_f64.copysign(degrees)
    } else {
        degrees
    }
}

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
            let mut winds = locale.of(&WINDS).split('|');
            let wind = winds.nth(wind(capital.lat_lon, point)).unwrap_or_default();
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
            ("LT: 57, 30", "north-east"),
            ("LT: 54.7, 27", "east"),
            ("LT: 52, 30", "south-east"),
            ("LT: 50, 25.3", "south"),
            ("LT: 52, 21", "south-west"),
            ("LT: 54.7, 22", "west"),
            ("LT: 57, 21", "north-west"),
            // Over the antimeridian.
            ("FJ: -18.1, -179.5", "east"),
        ];
        for (at, wind) in winds {
            let told = city_in_words(&format!("X ({at})"), Locale::En);
            assert!(
                told.contains(&format!(" km {wind} of the capital")),
                "{told}"
            );
        }
        assert_eq!(WINDS.map(|all| all.split('|').count()), [9; 4]);
    }
}
