//! A city that is asked about, in words: which of several of its name it is.

use super::gazetteer::told_apart;
use crate::analysis::distance_km;
use crate::countries::figures;
use crate::export::html::names::country;
use crate::model::Locale;
use crate::template::fill;

/// What tells a city from others of its name, in words for one who is to choose: its country; of several in one
/// country how far it is from the capital as well, and its point. Any other text as it is.
#[must_use]
pub fn city_in_words(told: &str, locale: Locale) -> String {
    let Some((name, code, point)) = told_apart(told) else {
        return told.to_owned();
    };
    let mut text = [name.trim(), ", ", &country(code, locale)].concat();
    if let Some(point) = point {
        if let Some(capital) = figures(code).and_then(|row| row.capital) {
            let km = distance_km(capital.lat_lon, point).round();
            let texts = [
                ", {0} km van de hoofdstad",
                ", {0} km from the capital",
                ", à {0} km de la capitale",
                ", {0} km von der Hauptstadt",
            ];
            text += &fill(locale.of(&texts), &[&km.to_string()]);
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
    fn a_city_is_told_by_its_country_and_how_far_it_is_from_the_capital() {
        for (told, texts) in [
            (
                "Birmingham (US: 33.52, -86.80)",
                [
                    "Birmingham, Verenigde Staten, 1060 km van de hoofdstad (33.52, -86.80)",
                    "Birmingham, United States, 1060 km from the capital (33.52, -86.80)",
                    "Birmingham, États-Unis, à 1060 km de la capitale (33.52, -86.80)",
                    "Birmingham, Vereinigte Staaten, 1060 km von der Hauptstadt (33.52, -86.80)",
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
    }
}
