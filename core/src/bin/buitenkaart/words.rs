//! The few words of the command itself.

use buitenkaart_core::model::Locale;

/// Words in one language.
pub(crate) struct Words {
    pub(crate) error: &'static str,
    pub(crate) warning: &'static str,
    pub(crate) place: &'static str,
    pub(crate) mend: &'static str,
    pub(crate) locations: &'static str,
    pub(crate) places: &'static str,
    pub(crate) sources: &'static str,
}

pub(crate) fn of(locale: Locale) -> Words {
    let [error, warning, place, mend, locations, places, sources] = match locale {
        Locale::Nl => [
            "fout",
            "waarschuwing",
            "waar",
            "oplossing",
            "locaties",
            "plaatsen",
            "bronnen",
        ],
        Locale::En => [
            "error",
            "warning",
            "where",
            "mend",
            "locations",
            "places",
            "sources",
        ],
        Locale::Fr => [
            "erreur",
            "avertissement",
            "où",
            "remède",
            "implantations",
            "lieux",
            "sources",
        ],
        Locale::De => [
            "Fehler",
            "Warnung",
            "wo",
            "Abhilfe",
            "Standorte",
            "Orte",
            "Quellen",
        ],
    };
    Words {
        error,
        warning,
        place,
        mend,
        locations,
        places,
        sources,
    }
}
