//! Dates in words, in the four languages.

use std::fmt::Write;

use super::{Date, Locale};

/// The months' names in each language.
const MONTHS: [[&str; 12]; 4] = [
    [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
];

/// A date in words, as precise as it is: "16 September 2021", "September 2021", "2021".
#[must_use]
pub fn spelt(date: Date, locale: Locale) -> String {
    let mut text = String::new();
    // Writing to a string does not fail.
    let _ = match (date.day(), locale) {
        (None, _) => Ok(()),
        (Some(1), Locale::Fr) => write!(text, "1er "),
        (Some(day), Locale::De) => write!(text, "{day}. "),
        (Some(day), _) => write!(text, "{day} "),
    };
    let names = locale.of(&MONTHS.each_ref());
    if let Some(month) = date.month().and_then(|m| names.get(usize::from(m) - 1)) {
        let _ = write!(text, "{month} ");
    }
    let _ = write!(text, "{}", date.year());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_spelt_as_precisely_as_it_is() {
        for (date, locale, text) in [
            ("2021", Locale::Nl, "2021"),
            ("2021-09", Locale::En, "September 2021"),
            ("2021-09-16", Locale::De, "16. September 2021"),
            ("2021-03-01", Locale::Fr, "1er mars 2021"),
            ("2021-03-01", Locale::Nl, "1 maart 2021"),
        ] {
            assert_eq!(spelt(Date::new(date).unwrap(), locale), text);
        }
    }
}
