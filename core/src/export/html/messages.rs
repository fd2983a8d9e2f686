//! What the page says beside what the maps say, in the four languages.

use crate::analysis::Effective;
use crate::model::Locale;

/// The page's own texts in one language.
pub(super) struct Words {
    pub(super) why: &'static str,
    pub(super) map: &'static str,
    pub(super) key: &'static str,
    pub(super) list: &'static str,
    pub(super) about: &'static str,
    pub(super) regions: &'static str,
    pub(super) spans: &'static str,
    pub(super) assumed: &'static str,
    pub(super) address: &'static str,
    pub(super) seen_in: &'static str,
    pub(super) seen_undated: &'static str,
    pub(super) close_up_apart: &'static str,
    pub(super) sources: &'static str,
}

impl Words {
    pub(super) fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::Nl => &NL,
            Locale::En => &EN,
            Locale::Fr => &FR,
            Locale::De => &DE,
        }
    }
}

/// A standing.
pub(crate) fn standing(locale: Locale, standing: Effective) -> &'static str {
    let names = match standing {
        Effective::Open => ["open", "open", "ouvert", "offen"],
        Effective::Seen => ["gezien", "seen", "vu", "gesehen"],
        Effective::Vacant => ["niet bezet", "vacant", "vacant", "unbesetzt"],
        Effective::Closed => ["gesloten", "closed", "fermé", "geschlossen"],
        Effective::Announced => ["aangekondigd", "announced", "annoncé", "angekündigt"],
        Effective::Considered => ["overwogen", "considered", "envisagé", "erwogen"],
        Effective::Contested => [
            "bronnen spreken elkaar tegen",
            "sources disagree",
            "les sources se contredisent",
            "Quellen widersprechen sich",
        ],
    };
    pick(locale, names)
}

fn pick(locale: Locale, names: [&'static str; 4]) -> &'static str {
    locale.of(&names)
}

const NL: Words = Words {
    why: "Dit zijn de stilstaande kaart en de lijst. De interactieve kaart komt hier in de plaats zodra ze geladen is; daarvoor zijn JavaScript en een recente browser nodig.",
    map: "Kaart",
    key: "Legende",
    list: "Lijst per land",
    about: "Over de gegevens",
    regions: "Gebieden zonder gekozen plaats",
    spans: "Omvang:",
    assumed: "aanname",
    address: "Adres:",
    seen_in: "gezien in {}; of het nog werkt, is niet bekend",
    seen_undated: "gezien, zonder datum; of het nog werkt, is niet bekend",
    close_up_apart: ": zie de andere kaart",
    sources: "Bronnen:",
};

const EN: Words = Words {
    why: "This is the still map and the list. The interactive map takes its place once it has loaded; that needs JavaScript and a recent browser.",
    map: "Map",
    key: "Legend",
    list: "List by country",
    about: "About the data",
    regions: "Regions without a chosen place",
    spans: "Extent:",
    assumed: "assumption",
    address: "Address:",
    seen_in: "seen in {}; whether it still works is not known",
    seen_undated: "seen, undated; whether it still works is not known",
    close_up_apart: ": see the other map",
    sources: "Sources:",
};

const FR: Words = Words {
    why: "Voici la carte fixe et la liste. La carte interactive les remplace dès qu’elle est chargée ; il faut pour cela JavaScript et un navigateur récent.",
    map: "Carte",
    key: "Légende",
    list: "Liste par pays",
    about: "À propos des données",
    regions: "Régions sans lieu choisi",
    spans: "Étendue :",
    assumed: "hypothèse",
    address: "Adresse :",
    seen_in: "vu en {} ; on ignore s’il fonctionne encore",
    seen_undated: "vu, sans date ; on ignore s’il fonctionne encore",
    close_up_apart: " : voir l’autre carte",
    sources: "Sources :",
};

const DE: Words = Words {
    why: "Dies sind die stehende Karte und die Liste. Die interaktive Karte tritt an ihre Stelle, sobald sie geladen ist; dazu braucht es JavaScript und einen aktuellen Browser.",
    map: "Karte",
    key: "Legende",
    list: "Liste nach Ländern",
    about: "Über die Daten",
    regions: "Regionen ohne gewählten Ort",
    spans: "Ausdehnung:",
    assumed: "Annahme",
    address: "Adresse:",
    seen_in: "gesehen {}; ob es noch besteht, ist unbekannt",
    seen_undated: "gesehen, ohne Datum; ob es noch besteht, ist unbekannt",
    close_up_apart: ": siehe die andere Karte",
    sources: "Quellen:",
};
