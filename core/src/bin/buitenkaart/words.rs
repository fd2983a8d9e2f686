//! The few words of the command itself.

use buitenkaart_core::compare::Measure;
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
    /// Of a value for all rows: the list has a column for it.
    pub(crate) beside: &'static str,
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
        beside: locale.of(&[
            "de lijst heeft daar een kolom voor; dit geldt alleen waar die leeg is",
            "the list has a column for it; this holds only where that is empty",
            "la liste a une colonne pour cela ; ceci ne vaut que là où elle est vide",
            "die Liste hat dafür eine Spalte; dies gilt nur, wo sie leer ist",
        ]),
    }
}

/// What networks are ranked by.
#[rustfmt::skip] // One line for one sentence.
pub(crate) fn measure(measure: Measure, locale: Locale) -> &'static str {
    locale.of(match measure {
        Measure::Stands => &[
            "Landen (VN-lidstaten) met een locatie; rang alleen onder wie vergelijkbaar telt",
            "Countries (UN members) with a location; ranked only among those counted alike",
            "Pays (membres de l’ONU) avec un lieu ; rang seulement parmi ceux comptés de même",
            "Länder (UN-Mitglieder) mit einem Standort; Rang nur unter vergleichbar Gezählten",
        ],
        Measure::Covers => &[
            "Landen (VN-lidstaten) met een locatie of bevoegde locatie elders",
            "Countries (UN members) with a location, or one elsewhere that answers for them",
            "Pays (membres de l’ONU) avec un lieu, ou un lieu ailleurs qui en est chargé",
            "Länder (UN-Mitglieder) mit einem Standort oder einem zuständigen anderswo",
        ],
    })
}

/// What networks have in common and alone: the heading, countries, cities.
#[rustfmt::skip] // One line for one sentence.
pub(crate) fn side_by_side(locale: Locale) -> [&'static str; 3] {
    match locale {
        Locale::Nl => ["Gedeeld door twee of meer, en waar alleen dat ene netwerk gevonden is", "landen", "steden"],
        Locale::En => ["Shared by two or more, and where that network alone was found", "countries", "cities"],
        Locale::Fr => ["Partagés par deux ou plus, et où seul ce réseau a été trouvé", "pays", "villes"],
        Locale::De => ["Von zweien oder mehr geteilt, und wo nur dieses Netz gefunden wurde", "Länder", "Städte"],
    }
}

/// What has come of tiles: locations in so many of them; how many have no coordinates; how many lines of a list
/// were not taken.
#[rustfmt::skip] // One line for one sentence.
pub(crate) fn tiled(locale: Locale) -> [&'static str; 3] {
    match locale {
        Locale::Nl => ["locaties; tegels", "Zonder coördinaten, in geen tegel", "Regels die niet zijn overgenomen (regel en kolom)"],
        Locale::En => ["locations; tiles", "Without coordinates, in no tile", "Lines that were not taken (line and column)"],
        Locale::Fr => ["implantations ; tuiles", "Sans coordonnées, dans aucune tuile", "Lignes non reprises (ligne et colonne)"],
        Locale::De => ["Standorte; Kacheln", "Ohne Koordinaten, in keiner Kachel", "Zeilen, die nicht übernommen wurden (Zeile und Spalte)"],
    }
}
