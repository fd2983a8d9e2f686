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

/// What is told of how a list is written.
pub(crate) struct Found {
    /// Of a text its format, its encoding and what stands between its cells.
    pub(crate) text: &'static str,
    pub(crate) heads: &'static str,
    pub(crate) no_heads: &'static str,
    pub(crate) sheets: &'static str,
    /// After the name of a sheet.
    pub(crate) hidden: &'static str,
    /// In which order dates are read, the first that may be read otherwise, as what, how many there are, and how
    /// to say so.
    pub(crate) dates: &'static str,
    pub(crate) day_first: &'static str,
    pub(crate) month_first: &'static str,
}

#[rustfmt::skip] // One line for one sentence.
pub(crate) fn found(locale: Locale) -> Found {
    match locale {
        Locale::Nl => Found {
            text: "{0}, {1}, tussen de cellen ‘{2}’",
            heads: "koppen in rij {0}",
            no_heads: "geen koppen: elke rij is er een van de lijst (--heading ROW)",
            sheets: "blad {0} gelezen; er zijn ook: {1} (--sheet NAME)",
            hidden: " (verborgen)",
            dates: "datums gelezen als {0}: ‘{1}’ is {2}; {3} {3:kan|kunnen} ook andersom bedoeld zijn (--month-first {4})",
            day_first: "dag/maand/jaar",
            month_first: "maand/dag/jaar",
        },
        Locale::En => Found {
            text: "{0}, {1}, between the cells ‘{2}’",
            heads: "heads in row {0}",
            no_heads: "no heads: each row is one of the list (--heading ROW)",
            sheets: "read sheet {0}; there are also: {1} (--sheet NAME)",
            hidden: " (hidden)",
            dates: "dates read as {0}: ‘{1}’ is {2}; {3} may be meant the other way round (--month-first {4})",
            day_first: "day/month/year",
            month_first: "month/day/year",
        },
        Locale::Fr => Found {
            text: "{0}, {1}, entre les cellules « {2} »",
            heads: "en-têtes à la ligne {0}",
            no_heads: "pas d’en-têtes : chaque ligne est de la liste (--heading ROW)",
            sheets: "feuille {0} lue ; il y a aussi : {1} (--sheet NAME)",
            hidden: " (masquée)",
            dates: "dates lues comme {0} : « {1} » est {2} ; {3} {3;peut|peuvent} s’entendre dans l’autre ordre (--month-first {4})",
            day_first: "jour/mois/année",
            month_first: "mois/jour/année",
        },
        Locale::De => Found {
            text: "{0}, {1}, zwischen den Zellen ‚{2}‘",
            heads: "Spaltenköpfe in Zeile {0}",
            no_heads: "keine Spaltenköpfe: jede Zeile gehört zur Liste (--heading ROW)",
            sheets: "Blatt {0} gelesen; es gibt auch: {1} (--sheet NAME)",
            hidden: " (verborgen)",
            dates: "Daten gelesen als {0}: „{1}“ ist {2}; {3} {3:kann|können} auch umgekehrt gemeint sein (--month-first {4})",
            day_first: "Tag/Monat/Jahr",
            month_first: "Monat/Tag/Jahr",
        },
    }
}

/// Why nothing is written: how many rows are left over, where none may be.
#[rustfmt::skip] // One line for one sentence.
pub(crate) fn not_written(locale: Locale) -> &'static str {
    locale.of(&[
        "het netwerk is niet geschreven (--strict): {0} {0:rij is|rijen zijn} niet overgenomen of niet zeker",
        "the network is not written (--strict): {0} {0:row is|rows are} not taken or not sure",
        "le réseau n’est pas écrit (--strict) : {0} {0;ligne n’est pas reprise ou pas sûre|lignes ne sont pas reprises ou pas sûres}",
        "das Netz ist nicht geschrieben (--strict): {0} {0:Zeile ist|Zeilen sind} nicht übernommen oder nicht sicher",
    ])
}

/// How many locations have closed; and of how many that is contested, and why.
#[rustfmt::skip] // One line for one sentence.
pub(crate) fn closings(locale: Locale) -> [&'static str; 2] {
    [
        locale.of(&[
            "{0} {0:locatie|locaties} gesloten",
            "{0} {0:location|locations} closed",
            "{0} {0;implantation fermée|implantations fermées}",
            "{0} {0:Standort|Standorte} geschlossen",
        ]),
        locale.of(&[
            ", {0} betwist en niet gesloten: een andere bron zegt van dezelfde tijd of later iets anders, of de lijst heeft geen datum",
            ", {0} contested and not closed: another source says otherwise of the same time or later, or the list has no date",
            ", {0} {0;contestée et non fermée|contestées et non fermées} : une autre source dit autrement pour la même époque ou plus tard, ou la liste n’a pas de date",
            ", {0} strittig und nicht geschlossen: Eine andere Quelle sagt für dieselbe Zeit oder später etwas anderes, oder die Liste hat kein Datum",
        ]),
    ]
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
