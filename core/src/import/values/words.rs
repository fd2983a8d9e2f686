//! Words of a fixed set: standings, kinds, and what people write where they have nothing to say.

use std::sync::OnceLock;

use crate::model::{Kind, Standing};
use crate::search::{KINDS, folded};

/// The names of all standings.
pub(crate) const ALL_STANDINGS: &str = "open, seen, vacant, closed, announced, considered";

/// Standings, as lists have them in four languages, folded.
const STANDINGS: &[(Standing, &[&str])] = &[
    (
        Standing::Open,
        &[
            "open",
            "opened",
            "active",
            "actief",
            "actif",
            "active office",
            "aktiv",
            "geopend",
            "ouvert",
            "ouverte",
            "offen",
            "geoffnet",
            "eroffnet",
            "operational",
            "operationeel",
            "operationnel",
            "in operation",
            "in werking",
            "in betrieb",
            "en activite",
            "en service",
            "in dienst",
        ],
    ),
    (
        Standing::Seen,
        &["seen", "gezien", "vu", "gesehen", "bezeugt"],
    ),
    (
        Standing::Vacant,
        &[
            "vacant",
            "vacante",
            "onbezet",
            "unbesetzt",
            "niet bezet",
            "nicht besetzt",
            "unstaffed",
            "vakant",
        ],
    ),
    (
        Standing::Closed,
        &[
            "closed",
            "gesloten",
            "ferme",
            "fermee",
            "geschlossen",
            "former",
            "voormalig",
            "ancien",
            "ehemalig",
            "defunct",
            "opgeheven",
            "supprime",
            "aufgelost",
            "stopgezet",
        ],
    ),
    (
        Standing::Announced,
        &[
            "announced",
            "aangekondigd",
            "annonce",
            "annoncee",
            "angekundigt",
            "planned",
            "gepland",
            "prevu",
            "prevue",
            "geplant",
            "opening soon",
            "binnenkort open",
            "bientot ouvert",
        ],
    ),
    (
        Standing::Considered,
        &[
            "considered",
            "overwogen",
            "in overweging",
            "envisage",
            "envisagee",
            "erwogen",
            "a l etude",
        ],
    ),
];

/// What people write where they have nothing to say, folded.
const NOTHING: [&str; 16] = [
    "",
    "n a",
    "na",
    "nvt",
    "n v t",
    "null",
    "nil",
    "none",
    "onbekend",
    "unknown",
    "inconnu",
    "inconnue",
    "unbekannt",
    "geen",
    "aucun",
    "keine",
];

/// The standing that a word names.
pub(crate) fn standing(text: &str) -> Option<Standing> {
    standing_of(&folded(text))
}

/// The same of a word that is folded.
pub(crate) fn standing_of(folded: &str) -> Option<Standing> {
    let found = STANDINGS.iter().find(|(_, words)| words.contains(&folded));
    found.map(|(standing, _)| *standing)
}

/// The kind that a word names.
pub(crate) fn kind(text: &str) -> Option<Kind> {
    kind_of(&folded(text))
}

/// The same of a word that is folded.
pub(crate) fn kind_of(folded: &str) -> Option<Kind> {
    let own = match folded {
        "post" | "poste" | "vertretung" | "posten" => Some(Kind::Post),
        "satellite" | "satelliet" | "satellietkantoor" | "bureau satellite" => {
            Some(Kind::Satellite)
        }
        "trade office" | "handelskantoor" => Some(Kind::Office),
        _ => None,
    };
    own.or_else(|| {
        let found = kinds().iter().find(|(_, word)| word == folded);
        found.map(|(kind, _)| *kind)
    })
}

/// What people call kinds, folded once.
pub(crate) fn kinds() -> &'static [(Kind, String)] {
    static TABLE: OnceLock<Vec<(Kind, String)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let all = KINDS.iter();
        all.map(|(kind, word, _)| (*kind, folded(word))).collect()
    })
}

/// Whether a cell says no more than an empty one.
pub(crate) fn is_nothing(text: &str) -> bool {
    // Nearly every cell ends here, by its length, a digit, or its first letter.
    let begins_like_none = || {
        let first = text.bytes().next().map(|byte| byte.to_ascii_lowercase());
        first.is_none_or(|first| !first.is_ascii_alphabetic() || b"nouigak".contains(&first))
    };
    text.len() <= 12
        && begins_like_none()
        && !text.contains(char::is_numeric)
        && NOTHING.contains(&&*folded(text))
}

/// The name of a standing in the data file.
pub(crate) fn standing_name(standing: Standing) -> &'static str {
    crate::analysis::Effective::from(standing).name()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_four_languages() {
        for (text, meant) in [
            ("Open", Standing::Open),
            ("ACTIEF", Standing::Open),
            ("fermé", Standing::Closed),
            ("Geschlossen", Standing::Closed),
            ("prévu", Standing::Announced),
        ] {
            assert_eq!(standing(text), Some(meant), "{text}");
        }
        assert_eq!(standing("Embassy"), None);
        assert_eq!(kind("Kantoor"), Some(Kind::Office));
        assert_eq!(kind("Botschaft"), Some(Kind::Post));
        assert_eq!(kind("office"), Some(Kind::Office));
        assert_eq!(kind("high commission"), None);
    }

    #[test]
    fn nothing_is_told_from_something() {
        for word in NOTHING {
            assert!(
                is_nothing(word) && is_nothing(&word.to_uppercase()),
                "{word}"
            );
        }
        for text in ["", "-", "n/a", "N.v.t.", "?", "onbekend", "–"] {
            assert!(is_nothing(text), "{text}");
        }
        for text in ["0", "Nice", "+32", "Nvt Street 1"] {
            assert!(!is_nothing(text), "{text}");
        }
    }
}
