//! The network as a workbook: the locations, what the table is and is not, and every source.

use super::{Sheet, Value, workbook};
use crate::Network;
use crate::analysis::Position;
use crate::export::columns::{COLUMNS, Cell, cells, own_cells, own_columns};
use crate::export::csv::{LINES, SEPARATOR};
use crate::model::{Date, Locale, Source};
use crate::scenario;
use crate::time::was_published;

/// What the locations of a table come from, where that is not the network as the sources give it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Origin<'a> {
    /// What the scenario changes, where they are those of one: a sentence each.
    pub changes: &'a [String],
    /// Where the table was made: the address of the view.
    pub address: Option<&'a str>,
    /// By when the sources were read, where it is not all of them.
    pub known: Option<Date>,
}

struct Words {
    locations: &'static str,
    about: &'static str,
    sources: &'static str,
    title: &'static str,
    compiled: &'static str,
    known: &'static str,
    scenario: &'static str,
    exploration: &'static str,
    address: &'static str,
    units: &'static str,
    unknown: &'static str,
    lines: [[&'static str; 2]; 2],
    source: [&'static str; 5],
}

fn words(locale: Locale) -> Words {
    match locale {
        Locale::Nl => Words {
            locations: "Locaties",
            about: "Over deze tabel",
            sources: "Bronnen",
            title: "Titel",
            compiled: "Stand van",
            known: "Zoals bekend in",
            scenario: "Scenario",
            exploration: "Een verkenning, geen beslissing of evaluatie van de overheid",
            address: "Weergave",
            units: "Eenheden",
            unknown: "Onbekend",
            lines: [
                [
                    "lat en lon in graden WGS 84; landen in ISO 3166-1",
                    "Data als jjjj-mm-dd, zo precies als de bron",
                ],
                [
                    "Een lege cel is: niet gevonden. Dat is niet hetzelfde als afwezig.",
                    "Niet van elk opgegeven kantoor is de plaats bekend; wat hier ontbreekt, kan er toch zijn.",
                ],
            ],
            source: ["id", "titel", "datum", "adres", "licentie"],
        },
        Locale::En => Words {
            locations: "Locations",
            about: "About this table",
            sources: "Sources",
            title: "Title",
            compiled: "As of",
            known: "As known by",
            scenario: "Scenario",
            exploration: "An exploration, no decision or evaluation of the government",
            address: "View",
            units: "Units",
            unknown: "Unknown",
            lines: [
                [
                    "lat and lon in degrees WGS 84; countries in ISO 3166-1",
                    "Dates as yyyy-mm-dd, as precise as the source",
                ],
                [
                    "An empty cell is: not found. That is not the same as absent.",
                    "Not every declared office has a known place; what is missing here may still be there.",
                ],
            ],
            source: ["id", "title", "date", "address", "licence"],
        },
        Locale::Fr => Words {
            locations: "Lieux",
            about: "À propos de ce tableau",
            sources: "Sources",
            title: "Titre",
            compiled: "Situation au",
            known: "Connaissances au",
            scenario: "Scénario",
            exploration: "Une exploration, ni décision ni évaluation du gouvernement",
            address: "Vue",
            units: "Unités",
            unknown: "Inconnu",
            lines: [
                [
                    "lat et lon en degrés WGS 84 ; pays selon ISO 3166-1",
                    "Dates : aaaa-mm-jj, aussi précises que la source",
                ],
                [
                    "Une cellule vide : non trouvé. Ce n’est pas la même chose qu’absent.",
                    "Le lieu de certains bureaux déclarés est inconnu ; ce qui manque ici peut exister.",
                ],
            ],
            source: ["id", "titre", "date", "adresse", "licence"],
        },
        Locale::De => Words {
            locations: "Standorte",
            about: "Über diese Tabelle",
            sources: "Quellen",
            title: "Titel",
            compiled: "Stand",
            known: "Kenntnisstand",
            scenario: "Szenario",
            exploration: "Eine Erkundung, keine Entscheidung oder Bewertung der Regierung",
            address: "Ansicht",
            units: "Einheiten",
            unknown: "Unbekannt",
            lines: [
                [
                    "lat und lon in Grad WGS 84; Länder nach ISO 3166-1",
                    "Daten als jjjj-mm-tt, so genau wie die Quelle",
                ],
                [
                    "Eine leere Zelle heißt: nicht gefunden. Das ist nicht dasselbe wie abwesend.",
                    "Nicht von jedem angegebenen Büro ist der Ort bekannt; was hier fehlt, kann es geben.",
                ],
            ],
            source: ["id", "Titel", "Datum", "Adresse", "Lizenz"],
        },
    }
}

/// The locations at these positions as a workbook: a sheet with the columns of
/// [`COLUMNS`](crate::export::COLUMNS), coordinates being numbers; one that says what it is, its date,
/// its units and its reservations; one with every source. Nothing where it would be larger than 4 GB.
#[must_use]
pub fn xlsx(
    network: &Network,
    positions: impl IntoIterator<Item = Position>,
    locale: Locale,
    origin: Origin<'_>,
) -> Option<Vec<u8>> {
    let mut head = COLUMNS.map(Value::from).to_vec();
    head.extend(own_columns(network).map(Value::from));
    let mut rows = vec![head];
    for position in positions {
        let Some(location) = network.locations().get(position as usize) else {
            continue;
        };
        let own = own_cells(network, location, locale);
        let all = cells(network, location, locale).into_iter().chain(own);
        let row = all.map(|cell| match cell {
            Cell::Empty => Value::Empty,
            Cell::Text(text) => Value::Text(text),
            Cell::Degrees(number) | Cell::Number(number) => Value::Number(number),
            Cell::List(texts) => texts.join(SEPARATOR).into(),
            Cell::Texts(texts) => texts.join(LINES).into(),
        });
        rows.push(row.collect());
    }
    let locations = Sheet {
        name: words(locale).locations.into(),
        rows,
        has_header: true,
    };
    let [about, sources] = about(network, locale, origin);
    workbook(&[locations, about, sources])
}

/// What a table of this network is, and its sources: the last two sheets of every workbook.
#[must_use]
pub fn about<'a>(network: &'a Network, locale: Locale, origin: Origin<'a>) -> [Sheet<'a>; 2] {
    let words = words(locale);
    let file = network.file();
    let compiled = file.compiled.to_string();
    let mut rows: Vec<Vec<Value<'_>>> = vec![
        vec![words.title.into(), file.title.get(locale).into()],
        vec![words.compiled.into(), compiled.into()],
    ];
    if let Some(known) = origin.known {
        rows.push(vec![words.known.into(), known.to_string().into()]);
    }
    if let Some(scenario) = scenario::name_of(network, locale) {
        rows.push(vec![words.scenario.into(), scenario.into()]);
        let changes = origin.changes.iter();
        rows.extend(changes.map(|change| vec![Value::Empty, (&**change).into()]));
        rows.push(vec![Value::Empty, words.exploration.into()]);
    }
    if let Some(address) = origin.address {
        rows.push(vec![words.address.into(), address.into()]);
    }
    for (name, lines) in [words.units, words.unknown].into_iter().zip(words.lines) {
        let [first, second] = lines;
        rows.push(vec![name.into(), first.into()]);
        rows.push(vec![Value::Empty, second.into()]);
    }
    if let Some(note) = &file.note {
        rows.push(vec![Value::Empty, note.get(locale).into()]);
    }
    let mut sources: Vec<Vec<Value<'_>>> = vec![words.source.map(Value::from).to_vec()];
    let is_told = |source: &&Source| origin.known.is_none_or(|by| was_published(source, by));
    for source in file.sources.iter().filter(is_told) {
        let text = |text: &'a Option<Box<str>>| text.as_deref().map_or(Value::Empty, Value::from);
        sources.push(vec![
            source.id.as_str().into(),
            source.title.get(locale).into(),
            source
                .date
                .map_or(Value::Empty, |date| date.to_string().into()),
            text(&source.url),
            text(&source.licence),
        ]);
    }
    [
        Sheet {
            name: words.about.into(),
            rows,
            has_header: false,
        },
        Sheet {
            name: words.sources.into(),
            rows: sources,
            has_header: true,
        },
    ]
}
