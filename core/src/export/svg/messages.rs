//! What the picture says, in the four languages.

use crate::model::{Date, Locale};

/// The picture's texts in one language.
pub(in crate::export) struct Words {
    pub(in crate::export) europe: &'static str,
    pub(in crate::export) world: &'static str,
    pub(in crate::export) europe_apart: &'static str,
    pub(in crate::export) disputed: &'static str,
    pub(in crate::export) declared: &'static str,
    pub(in crate::export) located: &'static str,
    pub(in crate::export) unlocated: &'static str,
    pub(in crate::export) open: &'static str,
    pub(in crate::export) seen: &'static str,
    pub(in crate::export) contested: &'static str,
    pub(in crate::export) satellite: &'static str,
    pub(in crate::export) candidate: &'static str,
    pub(in crate::export) region: &'static str,
    pub(in crate::export) extent_assumed: &'static str,
    pub(in crate::export) services_in_country: &'static str,
    pub(in crate::export) not_drawn: &'static str,
    pub(in crate::export) vacant: &'static str,
    pub(in crate::export) closed: &'static str,
    pub(in crate::export) announced: &'static str,
    pub(in crate::export) compiled: &'static str,
    pub(in crate::export) sources: &'static str,
    pub(in crate::export) more_sources: &'static str,
    pub(in crate::export) precision: &'static str,
    pub(in crate::export) borders: &'static str,
    pub(in crate::export) what_if: &'static str,
    pub(in crate::export) exploration: &'static str,
    pub(in crate::export) changes: &'static str,
    pub(in crate::export) opened: &'static str,
    pub(in crate::export) closes: &'static str,
    pub(in crate::export) changed: &'static str,
    months: [&'static str; 12],
}

impl Words {
    pub(in crate::export) fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::Nl => &NL,
            Locale::En => &EN,
            Locale::Fr => &FR,
            Locale::De => &DE,
        }
    }

    /// A date in words, as precise as it is.
    pub(in crate::export) fn date(&self, date: Date, locale: Locale) -> String {
        let mut out = String::new();
        if let Some(day) = date.day() {
            out.push_str(&day.to_string());
            if locale == Locale::De {
                out.push('.');
            }
            out.push(' ');
        }
        let month = date
            .month()
            .and_then(|m| self.months.get(usize::from(m) - 1));
        if let Some(month) = month {
            out.push_str(month);
            out.push(' ');
        }
        out.push_str(&date.year().to_string());
        out
    }
}

const NL: Words = Words {
    europe: "Europa",
    world: "Wereld",
    europe_apart: "Europa: zie links",
    disputed: "betwist",
    declared: "opgegeven",
    located: "op de kaart",
    unlocated: "zonder bekende plaats",
    open: "Open, volgens een bron of een gemotiveerde aanname",
    seen: "Ooit in een bron gezien; of het nog werkt, is niet bekend",
    contested: "Bronnen spreken elkaar tegen",
    satellite: "Satelliet van een post (kleiner)",
    candidate: "Kandidaat: een post wordt overwogen",
    region: "Kandidaat-gebied: geen plaats genoemd",
    extent_assumed: "de omvang is een aanname",
    services_in_country: "Diensten aanwezig in het land",
    not_drawn: "Niet getekend:",
    vacant: "onbemand",
    closed: "gesloten",
    announced: "enkel aangekondigd",
    compiled: "Stand van",
    sources: "Bronnen:",
    more_sources: "en de andere bronnen die het gegevensbestand bij elk feit noemt",
    precision: "Een teken staat bij de stad, niet op het adres; waar het druk is, wijst een lijntje naar de plaats.",
    borders: "De kaart neemt geen standpunt in over betwiste grenzen.",
    what_if: "Wat als",
    exploration: "Een scenario: een verkenning, geen beslissing of evaluatie van de overheid",
    changes: "Wijzigingen:",
    opened: "Opent in het scenario",
    closes: "Sluit in het scenario",
    changed: "Verhuist of krijgt andere mensen in het scenario",
    months: [
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
};

const EN: Words = Words {
    europe: "Europe",
    world: "World",
    europe_apart: "Europe: see left",
    disputed: "contested",
    declared: "declared",
    located: "on the map",
    unlocated: "without a known place",
    open: "Open, by a source or a reasoned assumption",
    seen: "Once seen in a source; whether it still works is not known",
    contested: "Sources disagree",
    satellite: "Satellite of a post (smaller)",
    candidate: "Candidate: a post is being considered",
    region: "Candidate region: no place is named",
    extent_assumed: "its extent is an assumption",
    services_in_country: "Services present in the country",
    not_drawn: "Not drawn:",
    vacant: "vacant",
    closed: "closed",
    announced: "only announced",
    compiled: "As of",
    sources: "Sources:",
    more_sources: "and the other sources that the data file gives with each fact",
    precision: "A marker stands at the city, not at the address; where it is crowded, a line leads to the place.",
    borders: "The map takes no position on disputed borders.",
    what_if: "What if",
    exploration: "A scenario: an exploration, not a decision or an evaluation by the government",
    changes: "Changes:",
    opened: "Opens in the scenario",
    closes: "Closes in the scenario",
    changed: "Moves, or gets other people, in the scenario",
    months: [
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
};

const FR: Words = Words {
    europe: "Europe",
    world: "Monde",
    europe_apart: "Europe : voir à gauche",
    disputed: "contesté",
    declared: "déclarés",
    located: "sur la carte",
    unlocated: "sans lieu connu",
    open: "Ouvert, selon une source ou une hypothèse motivée",
    seen: "Vu un jour dans une source ; on ignore s’il fonctionne encore",
    contested: "Les sources se contredisent",
    satellite: "Antenne d’un poste (plus petite)",
    candidate: "Candidat : un poste est envisagé",
    region: "Région candidate : aucun lieu n’est nommé",
    extent_assumed: "son étendue est une hypothèse",
    services_in_country: "Services présents dans le pays",
    not_drawn: "Non représentés :",
    vacant: "vacants",
    closed: "fermés",
    announced: "seulement annoncés",
    compiled: "Situation au",
    sources: "Sources :",
    more_sources: "et les autres sources que le fichier de données indique pour chaque fait",
    precision: "Un signe se trouve à la ville, non à l’adresse ; en cas d’affluence, un trait mène au lieu.",
    borders: "La carte ne prend pas position sur les frontières contestées.",
    what_if: "Et si",
    exploration: "Un scénario : une exploration, pas une décision ni une évaluation du gouvernement",
    changes: "Changements :",
    opened: "Ouvre dans le scénario",
    closes: "Ferme dans le scénario",
    changed: "Déménage ou change d’effectifs dans le scénario",
    months: [
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
};

const DE: Words = Words {
    europe: "Europa",
    world: "Welt",
    europe_apart: "Europa: siehe links",
    disputed: "umstritten",
    declared: "angegeben",
    located: "auf der Karte",
    unlocated: "ohne bekannten Ort",
    open: "Geöffnet, laut Quelle oder begründeter Annahme",
    seen: "Einst in einer Quelle gesehen; ob es noch besteht, ist unbekannt",
    contested: "Quellen widersprechen sich",
    satellite: "Außenstelle eines Postens (kleiner)",
    candidate: "Kandidat: ein Posten wird erwogen",
    region: "Kandidatengebiet: kein Ort genannt",
    extent_assumed: "seine Ausdehnung ist eine Annahme",
    services_in_country: "Dienste im Land vertreten",
    not_drawn: "Nicht gezeichnet:",
    vacant: "unbesetzt",
    closed: "geschlossen",
    announced: "nur angekündigt",
    compiled: "Stand",
    sources: "Quellen:",
    more_sources: "und die übrigen Quellen, die die Datendatei zu jeder Angabe nennt",
    precision: "Ein Zeichen steht bei der Stadt, nicht an der Adresse; wo es eng ist, führt eine Linie zum Ort.",
    borders: "Die Karte bezieht zu umstrittenen Grenzen keine Stellung.",
    what_if: "Was wäre wenn",
    exploration: "Ein Szenario: eine Erkundung, keine Entscheidung oder Bewertung der Regierung",
    changes: "Änderungen:",
    opened: "Wird im Szenario eröffnet",
    closes: "Wird im Szenario geschlossen",
    changed: "Zieht um oder bekommt anderes Personal im Szenario",
    months: [
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
};
