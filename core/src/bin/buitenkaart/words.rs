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
    pub(crate) rows: &'static str,
    /// What the rows of a list are: new, changed, confirmed, unchanged, not sure, not taken, missing.
    pub(crate) counts: [&'static str; 7],
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
    let (rows, counts) = match locale {
        Locale::Nl => (
            "rijen",
            [
                "nieuw",
                "gewijzigd",
                "bevestigd",
                "ongewijzigd",
                "niet zeker",
                "niet overgenomen",
                "niet in de lijst",
            ],
        ),
        Locale::En => (
            "rows",
            [
                "new",
                "changed",
                "confirmed",
                "unchanged",
                "not sure",
                "not taken",
                "not in the list",
            ],
        ),
        Locale::Fr => (
            "lignes",
            [
                "nouveaux",
                "modifiés",
                "confirmés",
                "inchangés",
                "pas sûrs",
                "non repris",
                "absents de la liste",
            ],
        ),
        Locale::De => (
            "Zeilen",
            [
                "neu",
                "geändert",
                "bestätigt",
                "unverändert",
                "nicht sicher",
                "nicht übernommen",
                "nicht in der Liste",
            ],
        ),
    };
    Words {
        error,
        warning,
        place,
        mend,
        locations,
        places,
        sources,
        rows,
        counts,
    }
}
