//! Names of the values of the dataset, for people.

use buitenkaart_core::analysis::{Direction, Effective, Field};
use buitenkaart_core::model::{Kind, Locale, Mission};

use super::messages;

/// Picks from `[nl, en, fr, de]`.
fn pick(locale: Locale, names: [&'static str; 4]) -> &'static str {
    locale.of(&names)
}

/// A language, in itself.
pub(crate) fn own_name(locale: Locale) -> &'static str {
    pick(locale, ["Nederlands", "English", "Français", "Deutsch"])
}

/// A kind of location, in the plural, as a filter names it.
pub(crate) fn kind(locale: Locale, kind: Kind) -> &'static str {
    pick(
        locale,
        match kind {
            Kind::Post => ["Posten", "Posts", "Postes", "Posten"],
            Kind::Satellite => [
                "Satellietkantoren",
                "Satellite offices",
                "Bureaux satellites",
                "Außenbüros",
            ],
            Kind::Office => [
                "Kantoren van agentschappen",
                "Agency offices",
                "Bureaux d’agences",
                "Büros der Agenturen",
            ],
            Kind::Candidate => ["Kandidaten", "Candidates", "Candidats", "Kandidaten"],
            Kind::Other => ["Andere", "Others", "Autres", "Andere"],
        },
    )
}

/// A mission.
pub(crate) fn mission(locale: Locale, mission: Mission) -> &'static str {
    pick(
        locale,
        match mission {
            Mission::Bilateral => ["bilateraal", "bilateral", "bilatéral", "bilateral"],
            Mission::Multilateral => [
                "multilateraal",
                "multilateral",
                "multilatéral",
                "multilateral",
            ],
            Mission::Both => [
                "bi- en multilateraal",
                "bilateral and multilateral",
                "bilatéral et multilatéral",
                "bi- und multilateral",
            ],
        },
    )
}

/// An effective standing.
pub(crate) fn standing_name(locale: Locale, standing: Effective) -> &'static str {
    pick(
        locale,
        match standing {
            Effective::Open => ["Open", "Open", "Ouvert", "Offen"],
            Effective::Seen => [
                "Ooit gezien",
                "Seen earlier",
                "Vu auparavant",
                "Früher gesehen",
            ],
            Effective::Vacant => ["Niet bezet", "Vacant", "Vacant", "Unbesetzt"],
            Effective::Closed => ["Gesloten", "Closed", "Fermé", "Geschlossen"],
            Effective::Announced => ["Aangekondigd", "Announced", "Annoncé", "Angekündigt"],
            Effective::Considered => ["Overwogen", "Considered", "Envisagé", "Erwogen"],
            Effective::Contested => ["Betwist", "Contested", "Contesté", "Strittig"],
        },
    )
}

/// A direction, as it follows a distance: "174 km north-west".
pub(crate) fn direction(locale: Locale, direction: Direction) -> &'static str {
    pick(
        locale,
        match direction {
            Direction::North => ["naar het noorden", "north", "au nord", "nördlich"],
            Direction::NorthEast => [
                "naar het noordoosten",
                "north-east",
                "au nord-est",
                "nordöstlich",
            ],
            Direction::East => ["naar het oosten", "east", "à l’est", "östlich"],
            Direction::SouthEast => [
                "naar het zuidoosten",
                "south-east",
                "au sud-est",
                "südöstlich",
            ],
            Direction::South => ["naar het zuiden", "south", "au sud", "südlich"],
            Direction::SouthWest => [
                "naar het zuidwesten",
                "south-west",
                "au sud-ouest",
                "südwestlich",
            ],
            Direction::West => ["naar het westen", "west", "à l’ouest", "westlich"],
            Direction::NorthWest => [
                "naar het noordwesten",
                "north-west",
                "au nord-ouest",
                "nordwestlich",
            ],
        },
    )
}

/// A fact about a location.
pub(crate) fn field(locale: Locale, field: Field) -> &'static str {
    match field {
        Field::Standing => messages::standing(locale),
        Field::Address => messages::address(locale),
        Field::Contact => messages::contact(locale),
        Field::Opened => messages::opened(locale),
        Field::Closed => messages::closed(locale),
        Field::Jurisdiction => messages::jurisdiction(locale),
        Field::Staff => messages::crew(locale),
        Field::Themes => messages::themes(locale),
        Field::Files => messages::files(locale),
        Field::Motivation => messages::motivation(locale),
        Field::Place => pick(locale, ["Plaats", "Place", "Lieu", "Ort"]),
        Field::Own => pick(
            locale,
            ["Eigen veld", "Own field", "Champ propre", "Eigenes Feld"],
        ),
    }
}
