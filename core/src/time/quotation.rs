//! What changed in an interval, as a sentence that can be quoted: nl, en, fr, de.

use std::fmt::Write;

use super::timeline::in_order;
use super::{Between, Changed, Day, Turn};
use crate::model::{Claim, Date, Locale, Location, Network, SourceId};

/// Most names in one pair of brackets; the rest is a number.
const NAMES: usize = 8;

/// A sentence, and whose word it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The sentence, with the titles of its sources.
    pub text: String,
    /// The sources.
    pub sources: Vec<SourceId>,
}

struct Words {
    /// From when, until when.
    between: &'static str,
    end_of: &'static str,
    /// Of opened, closed, emptied: one, several.
    turns: [[&'static str; 2]; 3],
    nothing: &'static str,
    /// Of others nobody says: one, several.
    unsure: [&'static str; 2],
    more: &'static str,
    and: &'static str,
    according: &'static str,
    months: [&'static str; 12],
}

const NL: Words = Words {
    between: "Tussen {0} en {1}",
    end_of: "eind {0}",
    turns: [
        [" opende één locatie", " openden {0} locaties"],
        [" sloot één locatie", " sloten {0} locaties"],
        [
            " raakte één locatie onbezet",
            " raakten {0} locaties onbezet",
        ],
    ],
    nothing: " opende of sloot voor zover bekend geen enkele locatie",
    unsure: [
        " Van één andere zeggen de bronnen niet of ze in die tijd opende of sloot.",
        " Van {0} andere zeggen de bronnen niet of ze in die tijd openden of sloten.",
    ],
    more: "nog {0}",
    and: " en ",
    according: ", volgens ",
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
    between: "Between {0} and {1},",
    end_of: "the end of {0}",
    turns: [
        [" one location opened", " {0} locations opened"],
        [" one location closed", " {0} locations closed"],
        [
            " one location was left vacant",
            " {0} locations were left vacant",
        ],
    ],
    nothing: " no location is known to have opened or closed",
    unsure: [
        " Of one other, the sources do not say whether it opened or closed in that time.",
        " Of {0} others, the sources do not say whether they opened or closed in that time.",
    ],
    more: "{0} more",
    and: " and ",
    according: ", according to ",
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
    between: "Entre {0} et {1},",
    end_of: "fin {0}",
    turns: [
        [
            " une implantation a ouvert",
            " {0} implantations ont ouvert",
        ],
        [" une implantation a fermé", " {0} implantations ont fermé"],
        [
            " une implantation est devenue vacante",
            " {0} implantations sont devenues vacantes",
        ],
    ],
    nothing: " aucune implantation n’a, à notre connaissance, ouvert ou fermé",
    unsure: [
        " Pour une autre, les sources ne disent pas si elle a ouvert ou fermé dans ce laps de temps.",
        " Pour {0} autres, les sources ne disent pas si elles ont ouvert ou fermé dans ce laps de temps.",
    ],
    more: "{0} de plus",
    and: " et ",
    according: ", selon ",
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
    between: "Zwischen {0} und {1}",
    end_of: "Ende {0}",
    turns: [
        [" öffnete ein Standort", " öffneten {0} Standorte"],
        [" schloss ein Standort", " schlossen {0} Standorte"],
        [" wurde ein Standort vakant", " wurden {0} Standorte vakant"],
    ],
    nothing: " öffnete oder schloss, soweit bekannt, kein Standort",
    unsure: [
        " Von einem weiteren sagen die Quellen nicht, ob er in dieser Zeit öffnete oder schloss.",
        " Von {0} weiteren sagen die Quellen nicht, ob sie in dieser Zeit öffneten oder schlossen.",
    ],
    more: "{0} weitere",
    and: " und ",
    according: ", nach ",
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

fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::Nl => &NL,
        Locale::En => &EN,
        Locale::Fr => &FR,
        Locale::De => &DE,
    }
}

/// A date in words, as precise as it is: "16 September 2021", "September 2021", "2021".
#[must_use]
pub fn spelt(date: Date, locale: Locale) -> String {
    let mut text = String::new();
    // Writing to a string does not fail.
    let _ = match (date.day(), locale) {
        (None, _) => Ok(()),
        (Some(1), Locale::Fr) => write!(text, "1er "),
        (Some(day), Locale::De) => write!(text, "{day}. "),
        (Some(day), _) => write!(text, "{day} "),
    };
    let names = &words(locale).months;
    if let Some(month) = date.month().and_then(|m| names.get(usize::from(m) - 1)) {
        let _ = write!(text, "{month} ");
    }
    let _ = write!(text, "{}", date.year());
    text
}

fn end(day: Day, locale: Locale) -> String {
    let date = day.date();
    if (date.month(), date.day()) == (Some(12), Some(31)) {
        return fill(words(locale).end_of, &date.year().to_string());
    }
    let article = match locale {
        Locale::Fr => "le ",
        Locale::De => "dem ",
        Locale::Nl | Locale::En => "",
    };
    format!("{article}{}", spelt(date, locale))
}

fn fill(text: &str, with: &str) -> String {
    text.replacen("{0}", with, 1)
}

/// "a, b and c".
fn list(parts: &[String], locale: Locale) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{}{}{last}", rest.join(", "), words(locale).and),
    }
}

/// What changed between two days, in one sentence that names its sources.
#[must_use]
pub fn quotation(network: &Network, between: &Between, locale: Locale) -> Quotation {
    let words = words(locale);
    let [from, to] = between.days.map(|day| end(day, locale));
    let mut text = fill(words.between, &from).replacen("{1}", &to, 1);
    let mut sources: Vec<SourceId> = Vec::new();
    let mut clauses = Vec::new();
    let turns = [Turn::Opened, Turn::Closed, Turn::Emptied];
    for (turn, [one, several]) in turns.into_iter().zip(words.turns) {
        let all: Vec<&Changed> = between.with(turn).collect();
        let clause = match all.len() {
            0 => continue,
            1 => one.to_owned(),
            n => fill(several, &n.to_string()),
        };
        let located = all.iter().filter_map(|changed| {
            let location = crate::analysis::at(network, changed.position)?;
            Some((location, word(location, turn, between.days)?))
        });
        let located: Vec<_> = located.collect();
        let mut names = Vec::new();
        for (location, word) in in_order(&located, |(_, word)| word.date) {
            for source in word.sources {
                if !sources.contains(source) {
                    sources.push(source.clone());
                }
            }
            let date = word.date.map(|date| spelt(date, locale));
            let date = date.map_or(String::new(), |date| format!(", {date}"));
            names.push(format!("{}{date}", location.name.get(locale)));
        }
        let rest = names.len().saturating_sub(NAMES);
        names.truncate(NAMES);
        if rest > 0 {
            names.push(fill(words.more, &rest.to_string()));
        }
        clauses.push(format!("{clause} ({})", names.join("; ")));
    }
    if clauses.is_empty() {
        text.push_str(words.nothing);
    }
    text.push_str(&list(&clauses, locale).replace("  ", " "));
    let titles: Vec<String> = sources
        .iter()
        .filter_map(|id| network.source(id))
        .map(|source| match source.date {
            Some(date) => format!("{} ({})", source.title.get(locale), date.year()),
            None => source.title.get(locale).to_owned(),
        })
        .collect();
    if !titles.is_empty() {
        text.push_str(words.according);
        text.push_str(&titles.join("; "));
    }
    text.push('.');
    let of_turns = |c: &&Changed| turns.contains(&c.turn);
    let unsure = between.changed.len() - between.changed.iter().filter(of_turns).count();
    let [one, several] = words.unsure;
    match unsure {
        0 => {}
        1 => text.push_str(one),
        n => text.push_str(&fill(several, &n.to_string())),
    }
    Quotation { text, sources }
}

/// The claim that tells of a turn.
#[derive(Clone, Copy)]
struct Word<'l> {
    sources: &'l [SourceId],
    /// When, where it tells.
    date: Option<Date>,
}

fn word(location: &Location, turn: Turn, [from, to]: [Day; 2]) -> Option<Word<'_>> {
    let events: &[Claim<Date>] = match turn {
        Turn::Opened => &location.opened,
        Turn::Closed => &location.closed,
        _ => &[],
    };
    let is_within = |date: Date| Day::last(date) > from && Day::first(date) <= to;
    let event = events.iter().filter(|claim| is_within(claim.value));
    // The most precise.
    let event = event.max_by_key(|claim| claim.value);
    let dated = |claim: &&Claim<_>| claim.as_of.is_some_and(is_within);
    let standing = || {
        location
            .standing
            .iter()
            .filter(dated)
            .max_by_key(|c| c.as_of)
    };
    event
        .map(|claim| Word {
            sources: &claim.sources,
            date: Some(claim.value),
        })
        .or_else(|| {
            standing().map(|claim| Word {
                sources: &claim.sources,
                date: claim.as_of,
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;
    use crate::load::built_in;
    use crate::time::between;

    fn told(from: &str, to: &str, locale: Locale) -> String {
        let day = |text| Day::last(Date::new(text).unwrap());
        let network = built_in().unwrap();
        quotation(&network, &between(&network, day(from), day(to)), locale).text
    }

    #[test]
    fn an_interval_is_told_with_its_sources() {
        let text = told("2018", "2022", Locale::En);
        assert_eq!(
            text,
            "Between the end of 2018 and the end of 2022, 2 locations opened (Rome post, \
             25 February 2019; Copenhagen post, 16 September 2021), according to VRT: La Flandre \
             ouvre une nouvelle ambassade à Rome (2019); fdfa.be: news of 26 February 2019, Rome \
             (2019); VRT: La représentation diplomatique flamande inaugurée à Copenhague (2021); \
             levif.be, September 2021, on the post in Copenhagen (title not kept) (2021). Of 17 \
             others, the sources do not say whether they opened or closed in that time."
        );
    }

    #[test]
    fn nothing_known_is_told_as_such() {
        assert_eq!(
            told("1950", "1960", Locale::En),
            "Between the end of 1950 and the end of 1960, no location is known to have opened or closed."
        );
        assert_eq!(
            told("1950-03-01", "1960", Locale::Fr),
            "Entre le 1er mars 1950 et fin 1960, aucune implantation n’a, à notre connaissance, ouvert ou fermé."
        );
    }

    #[test]
    fn every_language_tells_it() {
        for (locale, start, end) in [
            (
                Locale::Nl,
                "Tussen 30 juni 2018 en eind 2022 openden 2 locaties (Post Rome, 25 februari 2019; Post Kopenhagen, 16 september 2021), volgens ",
                " andere zeggen de bronnen niet of ze in die tijd openden of sloten.",
            ),
            (
                Locale::Fr,
                "Entre le 30 juin 2018 et fin 2022, 2 implantations ont ouvert (",
                " autres, les sources ne disent pas si elles ont ouvert ou fermé dans ce laps de temps.",
            ),
            (
                Locale::De,
                "Zwischen dem 30. Juni 2018 und Ende 2022 öffneten 2 Standorte (",
                " weiteren sagen die Quellen nicht, ob sie in dieser Zeit öffneten oder schlossen.",
            ),
        ] {
            let text = told("2018-06", "2022", locale);
            assert!(text.starts_with(start), "{text}");
            assert!(text.ends_with(end), "{text}");
        }
    }

    #[test]
    fn what_opened_closed_and_emptied_stands_in_one_sentence() {
        let network = fixture::network(
            "dkbuza post Vienna:AT open@2024 opened=1994
             dkbuza post Paris:FR open@2024 opened=1995-03
             fit office Berlin:DE open@1990-01-01 closed@2000 closed=1996-05-01
             fit office Tokyo:JP open@1990-01-01 vacant@1997-02-02 opened=1980",
        );
        let day = |text| Day::last(Date::new(text).unwrap());
        let quoted = quotation(
            &network,
            &between(&network, day("1992"), day("1999")),
            Locale::En,
        );
        // Nobody says on what day before 2 February 1997 Tokyo was left.
        assert_eq!(
            quoted.text,
            "Between the end of 1992 and the end of 1999, 2 locations opened (dkbuza-vienna, 1994; \
             dkbuza-paris, March 1995) and one location closed (fit-berlin, 1 May 1996), \
             according to A source. Of one other, the sources do not say whether it opened or \
             closed in that time."
        );
        assert_eq!(quoted.sources.len(), 1);
    }
}
