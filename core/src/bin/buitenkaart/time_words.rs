//! The words of `buitenkaart at`, `between` and `timeline`.

use buitenkaart_core::analysis::{Effective, Field};
use buitenkaart_core::model::{ClaimStatus, Kind, Locale};
use buitenkaart_core::time::{State, Turn, Works};

/// Words and heads, each in four languages: nl, en, fr, de.
pub(crate) type Words = [&'static str; 4];

/// The heads of the tables: of how many; of locations; of what changed; of claims; of what they come to.
#[rustfmt::skip] // One line for one table.
pub(crate) mod heads {
    use super::Words;

    pub(crate) const COUNTS: [Words; 3] = [["zeker", "sure", "certain", "sicher"], ["misschien", "maybe", "peut-être", "vielleicht"], ["onbekend", "unknown", "inconnu", "unbekannt"]];
    pub(crate) const LOCATIONS: [Words; 3] = [LOCATION, STATE, WORKS];
    pub(crate) const CHANGES: [Words; 4] = [LOCATION, ["wat", "what", "quoi", "was"], ["voordien", "before", "avant", "vorher"], ["nadien", "after", "après", "nachher"]];
    pub(crate) const CLAIMS: [Words; 5] = [["datum", "date", "date", "Datum"], ["over", "about", "sur", "über"], ["zegt", "says", "dit", "besagt"], ["zekerheid", "status", "statut", "Status"], ["bronnen", "sources", "sources", "Quellen"]];
    pub(crate) const SPANS: [Words; 3] = [["vanaf", "from", "depuis", "ab"], STATE, WORKS];
    const LOCATION: Words = ["locatie", "location", "implantation", "Standort"];
    const STATE: Words = ["toestand", "state", "situation", "Zustand"];
    const WORKS: Words = ["werkzaam", "works", "en activité", "tätig"];
}

pub(crate) const ALL: Words = ["alle", "all", "tous", "alle"];
pub(crate) const COUNTRIES: Words = ["landen", "countries", "pays", "Länder"];
pub(crate) const JOINT: Words = [
    "landen met alle diensten",
    "countries with all services",
    "pays avec tous les services",
    "Länder mit allen Diensten",
];
pub(crate) const NONE: Words = ["geen", "none", "aucun", "keine"];
pub(crate) const UNDATED: Words = ["zonder datum", "undated", "sans date", "undatiert"];
pub(crate) const UNTIL: Words = ["tot {0}", "until {0}", "jusqu’à {0}", "bis {0}"];
pub(crate) const EARLIER: Words = ["eerder", "earlier", "plus tôt", "früher"];
pub(crate) const OR: Words = [" of ", " or ", " ou ", " oder "];
pub(crate) const SAID: Words = [
    "Al wat gezegd wordt",
    "All that is said",
    "Tout ce qui est dit",
    "Alles, was gesagt wird",
];
pub(crate) const COMES_TO: Words = [
    "Waar dat op neerkomt",
    "What that comes to",
    "Ce qui en résulte",
    "Was sich daraus ergibt",
];
pub(crate) const AFTER: Words = [
    "De gegevens zijn van {0}: over wat daarna kwam, zeggen ze niets.",
    "The data are of {0}: of what came after it, they say nothing.",
    "Les données sont du {0} : de ce qui a suivi, elles ne disent rien.",
    "Die Daten sind vom {0}: Über das, was danach kam, sagen sie nichts.",
];
/// The day; how many sources, and how many of them dated; how many locations they do not name, of how many, and how many
/// of these a source without a date names.
pub(crate) const KNOWN: Words = [
    "Wat bronnen zeggen die uiterlijk op {0} verschenen; van {1} bronnen hebben er {2} een datum. Ze noemen {3} van {4} \
     locaties niet, waarvan een bron zonder datum er {5} noemt.",
    "What sources published by {0} say; of {1} sources, {2} have a date. They do not name {3} of {4} locations, {5} of \
     which a source without a date names.",
    "Ce que disent les sources publiées au plus tard le {0} ; sur {1} sources, {2} ont une date. Elles ne citent pas {3} \
     implantations sur {4}, dont {5} sont citées par une source sans date.",
    "Was Quellen sagen, die spätestens am {0} erschienen; von {1} Quellen haben {2} ein Datum. Sie nennen {3} von {4} \
     Standorten nicht, von denen eine Quelle ohne Datum {5} nennt.",
];
pub(crate) const GAINED: Words = [
    "Landen die er op het einde in staan en in het begin niet: {0}; omgekeerd: {1}",
    "Countries in the record at the end and not at the beginning: {0}; the other way round: {1}",
    "Pays cités à la fin et non au début : {0} ; l’inverse : {1}",
    "Länder, die am Ende vorkommen und am Anfang nicht: {0}; umgekehrt: {1}",
];

/// A text with what stands in its places.
pub(crate) fn fill(text: &str, with: &[&str]) -> String {
    let mut filled = text.to_owned();
    for (at, with) in with.iter().enumerate() {
        filled = filled.replacen(&format!("{{{at}}}"), with, 1);
    }
    filled
}

pub(crate) fn state(state: State, locale: Locale) -> &'static str {
    match state {
        State::Unknown => locale.of(&["onbekend", "unknown", "inconnu", "unbekannt"]),
        State::NotYet => locale.of(&["nog niet", "not yet", "pas encore", "noch nicht"]),
        State::Is(effective) => standing(effective, locale),
    }
}

pub(crate) fn standing(effective: Effective, locale: Locale) -> &'static str {
    locale.of(&match effective {
        Effective::Open => ["open", "open", "ouvert", "offen"],
        Effective::Seen => ["gezien", "seen", "vu", "gesehen"],
        Effective::Vacant => ["onbezet", "vacant", "vacant", "unbesetzt"],
        Effective::Closed => ["gesloten", "closed", "fermé", "geschlossen"],
        Effective::Announced => ["aangekondigd", "announced", "annoncé", "angekündigt"],
        Effective::Considered => ["overwogen", "considered", "envisagé", "erwogen"],
        Effective::Contested => ["betwist", "contested", "contesté", "umstritten"],
    })
}

pub(crate) fn works(works: Works, locale: Locale) -> &'static str {
    locale.of(match works {
        Works::Yes => &["ja", "yes", "oui", "ja"],
        Works::Maybe => &["misschien", "maybe", "peut-être", "vielleicht"],
        Works::No => &["nee", "no", "non", "nein"],
    })
}

pub(crate) fn kind(kind: Kind, locale: Locale) -> &'static str {
    locale.of(match kind {
        Kind::Post => &["posten", "posts", "postes", "Posten"],
        Kind::Satellite => &["satellieten", "satellites", "satellites", "Außenbüros"],
        Kind::Office => &["kantoren", "offices", "bureaux", "Büros"],
        Kind::Candidate => &["kandidaten", "candidates", "candidats", "Kandidaten"],
        Kind::Other => &["andere", "others", "autres", "andere"],
    })
}

#[rustfmt::skip] // One line for one word.
pub(crate) fn turn(turn: Turn, locale: Locale) -> &'static str {
    locale.of(match turn {
        Turn::Opened => &["geopend", "opened", "ouvert", "eröffnet"],
        Turn::Closed => &["gesloten", "closed", "fermé", "geschlossen"],
        Turn::Emptied => &["onbezet geraakt", "left vacant", "devenu vacant", "frei geworden"],
        Turn::MayHaveOpened => &["misschien geopend", "may have opened", "peut-être ouvert", "vielleicht eröffnet"],
        Turn::MayHaveClosed => &["misschien gesloten", "may have closed", "peut-être fermé", "vielleicht geschlossen"],
        Turn::LostSight => &["sindsdien niet gezien", "not seen since", "pas vu depuis", "seither nicht gesehen"],
        Turn::FirstRecord => &["eerste vermelding", "first record", "première mention", "erste Erwähnung"],
        Turn::Moved => &["verhuisd", "moved", "déménagé", "umgezogen"],
        Turn::MayHaveMoved => &["misschien verhuisd", "may have moved", "peut-être déménagé", "vielleicht umgezogen"],
    })
}

pub(crate) fn status(status: ClaimStatus, locale: Locale) -> &'static str {
    locale.of(match status {
        ClaimStatus::Stated => &["gesteld", "stated", "affirmé", "angegeben"],
        ClaimStatus::Contested => &["betwist", "contested", "contesté", "umstritten"],
        ClaimStatus::Assumed => &["verondersteld", "assumed", "supposé", "angenommen"],
    })
}

#[rustfmt::skip] // One line for one word.
pub(crate) fn field(field: Field, locale: Locale) -> &'static str {
    locale.of(match field {
        Field::Standing => &["toestand", "standing", "situation", "Zustand"],
        Field::Place => &["plaats", "place", "lieu", "Ort"],
        Field::Address => &["adres", "address", "adresse", "Adresse"],
        Field::Contact => &["contact", "contact", "contact", "Kontakt"],
        Field::Opened => &["openingsdatum", "opening date", "date d’ouverture", "Eröffnungsdatum"],
        Field::Closed => &["sluitingsdatum", "closing date", "date de fermeture", "Schließungsdatum"],
        Field::Jurisdiction => &["ambtsgebied", "jurisdiction", "juridiction", "Amtsbezirk"],
        Field::Staff => &["personeel", "staff", "personnel", "Personal"],
        Field::Themes => &["thema’s", "themes", "thèmes", "Themen"],
        Field::Files => &["dossiers", "files", "dossiers", "Dossiers"],
        Field::Motivation => &["motivering", "motivation", "motivation", "Begründung"],
        Field::Own => &["veld", "field", "champ", "Feld"],
    })
}
