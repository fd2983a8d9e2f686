//! How a network counts, and why two counts cannot be compared, in the four languages of the map.

use super::{Comparison, Rule, Unlike};
use crate::Network;
use crate::model::{Kind, Locale};
use crate::template::fill;

/// For each language (nl, en, fr, de) a text.
type Texts = [&'static str; 4];

/// What locations of a role are called, in the plural.
fn role(kind: Kind) -> Texts {
    match kind {
        Kind::Post => ["posten", "posts", "postes", "Posten"],
        Kind::Satellite => [
            "satellietkantoren",
            "satellite offices",
            "bureaux satellites",
            "Außenbüros",
        ],
        Kind::Office => ["kantoren", "offices", "bureaux", "Büros"],
        Kind::Candidate => ["kandidaten", "candidates", "candidats", "Kandidaten"],
        Kind::Other => [
            "andere locaties",
            "other locations",
            "autres lieux",
            "andere Standorte",
        ],
    }
}

impl Rule {
    /// Which sorts are counted and how many of each: “posts: 12, offices: 60”.
    fn sorts(&self, locale: Locale) -> String {
        let one = |(kind, count): &(Kind, u32)| {
            format!("{}{}{count}", locale.of(&role(*kind)), locale.colon())
        };
        let all: Vec<String> = self.roles.iter().map(one).collect();
        if all.is_empty() {
            "0".to_owned()
        } else {
            all.join(", ")
        }
    }

    /// The rule in sentences, each whole in itself.
    #[must_use]
    #[rustfmt::skip] // One line for one sentence.
    pub fn told(&self, locale: Locale) -> Vec<String> {
        let mut told = Vec::new();
        let mut say = |texts: &Texts, with: &[&str]| told.push(fill(locale.of(texts), with));
        say(&["Geteld: {0}.", "Counted: {0}.", "Compté : {0}.", "Gezählt: {0}."], &[&self.sorts(locale)]);
        // What is only assumed, no source says: it has its own sentence.
        let [open, seen] = self.on_a_word();
        let [opens, seens] = [open, seen].map(|n| n.to_string());
        match (open, seen) {
            (0, 0) => {}
            (_, 0) if self.assumed == 0 => say(&[
                "Van elke locatie zegt een bron dat ze werkt.",
                "Of each location a source says that it works.",
                "De chaque lieu, une source dit qu’il fonctionne.",
                "Von jedem Standort sagt eine Quelle, dass er arbeitet.",
            ], &[]),
            (_, 0) => say(&[
                "Waarvan een bron zegt dat ze werken: {0}.",
                "Of which a source says that they work: {0}.",
                "Dont une source dit qu’ils fonctionnent : {0}.",
                "Davon arbeiten laut einer Quelle: {0}.",
            ], &[&opens]),
            (0, _) if self.assumed == 0 => say(&[
                "Elke locatie is op een bepaald moment gezien; of ze nog werkt, is niet bekend.",
                "Each location was seen at some date; whether it still works is not known.",
                "Chaque lieu a été vu à un moment donné ; on ne sait pas s’il fonctionne encore.",
                "Jeder Standort wurde irgendwann gesehen; ob er noch arbeitet, ist nicht bekannt.",
            ], &[]),
            (0, _) => say(&[
                "Waarvan op een bepaald moment gezien: {0}; of die nog werken, is niet bekend.",
                "Of which seen at some date: {0}; whether these still work is not known.",
                "Dont vus à un moment donné : {0} ; on ne sait pas s’ils fonctionnent encore.",
                "Davon irgendwann gesehen: {0}; ob diese noch arbeiten, ist nicht bekannt.",
            ], &[&seens]),
            _ => say(&[
                "Van {0} zegt een bron dat ze werken; {1} zijn alleen op een bepaald moment gezien.",
                "Of {0} a source says that they work; {1} were only seen at some date.",
                "De {0}, une source dit qu’ils fonctionnent ; {1} ont seulement été vus à un moment donné.",
                "Von {0} sagt eine Quelle, dass sie arbeiten; {1} wurden nur irgendwann gesehen.",
            ], &[&opens, &seens]),
        }
        if let Some([oldest, newest]) = self.said {
            let [oldest, newest] = [oldest, newest].map(|date| date.to_string());
            say(&[
                "Dat zeggen bronnen voor {0} tot {1}.",
                "Sources say so for {0} to {1}.",
                "Des sources le disent pour {0} à {1}.",
                "Das sagen Quellen für {0} bis {1}.",
            ], &[&oldest, &newest]);
        }
        let numbered: [(u32, Texts); 7] = [
            (self.undated, [
                "Zonder datum: {0}.", "Without a date: {0}.", "Sans date : {0}.", "Ohne Datum: {0}.",
            ]),
            (self.assumed, [
                "Alleen aangenomen, niet door een bron gezegd: {0}.",
                "Only assumed, not said by a source: {0}.",
                "Seulement supposés, non dits par une source : {0}.",
                "Nur angenommen, von keiner Quelle gesagt: {0}.",
            ]),
            (self.contested, [
                "Betwist en niet geteld: {0}.", "Contested and not counted: {0}.",
                "Contestés et non comptés : {0}.", "Umstritten und nicht gezählt: {0}.",
            ]),
            (self.candidates, [
                "Kandidaten, niet geteld: {0}.", "Candidates, not counted: {0}.",
                "Candidats, non comptés : {0}.", "Kandidaten, nicht gezählt: {0}.",
            ]),
            (self.without_place, [
                "In een regio zonder gekozen stad, dus in geen land: {0}.",
                "In a region without a chosen city, thus in no country: {0}.",
                "Dans une région sans ville choisie, donc dans aucun pays : {0}.",
                "In einer Region ohne gewählte Stadt, also in keinem Land: {0}.",
            ]),
            (self.at_home, [
                "In het eigen land, dat niet meetelt: {0}.",
                "In the home country, which is not counted: {0}.",
                "Dans le pays d’origine, qui ne compte pas : {0}.",
                "Im eigenen Land, das nicht mitzählt: {0}.",
            ]),
            (self.missing, [
                "Volgens de eigen opgave zijn er {0} meer; waar is niet gevonden.",
                "By its own account there are {0} more; where was not found.",
                "Selon ses propres chiffres, il y en a {0} de plus ; où n’a pas été trouvé.",
                "Nach eigener Angabe gibt es {0} mehr; wo, wurde nicht gefunden.",
            ]),
        ];
        for (count, texts) in &numbered {
            if *count > 0 {
                say(texts, &[&count.to_string()]);
            }
        }
        if self.no_total {
            say(&[
                "Hoeveel het er in totaal zijn, is niet bekend: of alle in het bestand staan, ook niet.",
                "How many there are in all is not known, nor whether all are in the file.",
                "On ne sait pas combien il y en a en tout, ni si tous sont dans le fichier.",
                "Wie viele es insgesamt sind, ist nicht bekannt; auch nicht, ob alle in der Datei stehen.",
            ], &[]);
        }
        if self.counted() > 0 && !self.answers {
            say(&[
                "Voor welke landen ze bevoegd zijn, is niet bekend: alleen waar ze staan, telt.",
                "For which countries they answer is not known: only where they stand counts.",
                "On ne sait pas de quels pays ils sont chargés : seul compte où ils se trouvent.",
                "Für welche Länder sie zuständig sind, ist nicht bekannt: nur wo sie stehen, zählt.",
            ], &[]);
        }
        told
    }
}

impl<N: AsRef<Network>> Comparison<N> {
    /// Why the counts of two networks cannot be compared, in a sentence.
    #[must_use]
    #[rustfmt::skip] // One line for one sentence.
    pub fn told(&self, why: Unlike, one: usize, other: usize, locale: Locale) -> String {
        let (Some(one), Some(other)) = (self.sides.get(one), self.sides.get(other)) else {
            return String::new();
        };
        let [title, others] = [one, other].map(|side| side.network().file().title.get(locale));
        let texts: Texts = match why {
            Unlike::Empty => [
                "In een van beide is niets geteld.", "Nothing is counted in one of the two.",
                "Rien n’est compté dans l’un des deux.", "In einem von beiden ist nichts gezählt.",
            ],
            Unlike::Roles => [
                "Andere soorten worden geteld ({2} — {3}).", "Different sorts are counted ({2} — {3}).",
                "D’autres sortes sont comptées ({2} — {3}).", "Andere Arten werden gezählt ({2} — {3}).",
            ],
            Unlike::Basis => [
                "Het ene steunt op wat volgens bronnen werkt, het andere ook of alleen op wat ooit gezien is.",
                "One rests on what sources say works, the other also or only on what was seen at some date.",
                "L’un repose sur ce qui fonctionne selon des sources, l’autre aussi ou seulement sur ce qui a été vu un jour.",
                "Das eine beruht auf dem, was laut Quellen arbeitet, das andere auch oder nur auf dem, was irgendwann gesehen wurde.",
            ],
            Unlike::Dates => [
                "De gegevens zijn van {2} en van {3}.", "The facts are of {2} and of {3}.",
                "Les données sont de {2} et de {3}.", "Die Angaben sind von {2} und von {3}.",
            ],
            Unlike::Missing => [
                "Niet gevonden locaties ({0}: {2}; {1}: {3}) kunnen de volgorde omkeren.",
                "Locations that were not found ({0}: {2}; {1}: {3}) may reverse the order.",
                "Des lieux non trouvés ({0} : {2} ; {1} : {3}) peuvent inverser l’ordre.",
                "Nicht gefundene Standorte ({0}: {2}; {1}: {3}) können die Reihenfolge umkehren.",
            ],
            Unlike::Answers => [
                "Van {2} is niet bekend voor welke landen de locaties bevoegd zijn.",
                "Of {2} it is not known for which countries the locations answer.",
                "De {2}, on ne sait pas de quels pays les lieux sont chargés.",
                "Von {2} ist nicht bekannt, für welche Länder die Standorte zuständig sind.",
            ],
        };
        let (a, b) = (&one.rule, &other.rule);
        let [left, right] = match why {
            Unlike::Roles => [a.sorts(locale), b.sorts(locale)],
            Unlike::Dates => [a.newest().to_string(), b.newest().to_string()],
            Unlike::Missing => [a.missing.to_string(), b.missing.to_string()],
            Unlike::Answers => {
                let unknown = [(a, title), (b, others)];
                let unknown = unknown.iter().filter(|(rule, _)| !rule.answers);
                let names: Vec<String> = unknown.map(|(_, name)| format!("“{name}”")).collect();
                [names.join(", "), String::new()]
            }
            Unlike::Empty | Unlike::Basis => [String::new(), String::new()],
        };
        fill(locale.of(&texts), &[title, others, &left, &right])
    }
}
