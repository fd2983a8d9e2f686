//! What changed in an interval, as a sentence that can be quoted: nl, en, fr, de.

use super::events::{are_contested, days_of};
use super::timeline::in_order;
use super::{Changed, Day, Turn};
use crate::model::{
    Claim, Date, Locale, Location, Network, Quality, Said, Says, SourceId, Standing, When, spelt,
};

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
    /// Of opened, closed, emptied, moved: one, several.
    turns: [[&'static str; 2]; 4],
    nothing: &'static str,
    /// Of others nobody says: one, several.
    unsure: [&'static str; 2],
    /// The same of a move.
    unsure_moved: [&'static str; 2],
    more: &'static str,
    and: &'static str,
    or: &'static str,
    according: &'static str,
    /// As the sources of a day knew; after the day of the data.
    known: &'static str,
    after: &'static str,
    /// About; maybe; between; in it or later; in it or earlier; ten years, a hundred; seasons.
    about: &'static str,
    maybe: &'static str,
    within: &'static str,
    or_later: &'static str,
    by: &'static str,
    decade: &'static str,
    seasons: [&'static str; 4],
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
        [" verhuisde één locatie", " verhuisden {0} locaties"],
    ],
    nothing: " opende of sloot voor zover bekend geen enkele locatie",
    unsure: [
        " Van één andere zeggen de bronnen niet of ze in die tijd opende of sloot.",
        " Van {0} andere zeggen de bronnen niet of ze in die tijd openden of sloten.",
    ],
    unsure_moved: [
        " Van één andere zeggen de bronnen niet of ze in die tijd verhuisde.",
        " Van {0} andere zeggen de bronnen niet of ze in die tijd verhuisden.",
    ],
    more: "nog {0}",
    and: " en ",
    or: " of ",
    according: ", volgens ",
    known: " (zoals bekend {0})",
    after: "De gegevens zijn van {0}: over wat daarna kwam, zeggen ze niets.",
    about: "omstreeks {0}",
    maybe: "mogelijk {0}",
    within: "tussen {0} en {1}",
    or_later: "{0} of later",
    by: "uiterlijk {0}",
    decade: "jaren {0}",
    seasons: ["voorjaar", "zomer", "najaar", "winter"],
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
        [" one location moved", " {0} locations moved"],
    ],
    nothing: " no location is known to have opened or closed",
    unsure: [
        " Of one other, the sources do not say whether it opened or closed in that time.",
        " Of {0} others, the sources do not say whether they opened or closed in that time.",
    ],
    unsure_moved: [
        " Of one other, the sources do not say whether it moved in that time.",
        " Of {0} others, the sources do not say whether they moved in that time.",
    ],
    more: "{0} more",
    and: " and ",
    or: " or ",
    according: ", according to ",
    known: " (as known by {0})",
    after: "The data are of {0}: of what came after that they say nothing.",
    about: "about {0}",
    maybe: "possibly {0}",
    within: "between {0} and {1}",
    or_later: "{0} or later",
    by: "{0} or earlier",
    decade: "the {0}s",
    seasons: ["spring", "summer", "autumn", "winter"],
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
        [
            " une implantation a déménagé",
            " {0} implantations ont déménagé",
        ],
    ],
    nothing: " aucune implantation n’a, à notre connaissance, ouvert ou fermé",
    unsure: [
        " Pour une autre, les sources ne disent pas si elle a ouvert ou fermé dans ce laps de temps.",
        " Pour {0} autres, les sources ne disent pas si elles ont ouvert ou fermé dans ce laps de temps.",
    ],
    unsure_moved: [
        " Pour une autre, les sources ne disent pas si elle a déménagé dans ce laps de temps.",
        " Pour {0} autres, les sources ne disent pas si elles ont déménagé dans ce laps de temps.",
    ],
    more: "{0} de plus",
    and: " et ",
    or: " ou ",
    according: ", selon ",
    known: " (état des connaissances : {0})",
    after: "Les données sont du {0} : de ce qui a suivi, elles ne disent rien.",
    about: "vers {0}",
    maybe: "peut-être {0}",
    within: "entre {0} et {1}",
    or_later: "{0} ou plus tard",
    by: "{0} ou plus tôt",
    decade: "les années {0}",
    seasons: ["printemps", "été", "automne", "hiver"],
};

const DE: Words = Words {
    between: "Zwischen {0} und {1}",
    end_of: "Ende {0}",
    turns: [
        [" öffnete ein Standort", " öffneten {0} Standorte"],
        [" schloss ein Standort", " schlossen {0} Standorte"],
        [" wurde ein Standort vakant", " wurden {0} Standorte vakant"],
        [" zog ein Standort um", " zogen {0} Standorte um"],
    ],
    nothing: " öffnete oder schloss, soweit bekannt, kein Standort",
    unsure: [
        " Von einem weiteren sagen die Quellen nicht, ob er in dieser Zeit öffnete oder schloss.",
        " Von {0} weiteren sagen die Quellen nicht, ob sie in dieser Zeit öffneten oder schlossen.",
    ],
    unsure_moved: [
        " Von einem weiteren sagen die Quellen nicht, ob er in dieser Zeit umzog.",
        " Von {0} weiteren sagen die Quellen nicht, ob sie in dieser Zeit umzogen.",
    ],
    more: "{0} weitere",
    and: " und ",
    or: " oder ",
    according: ", nach ",
    known: " (Kenntnisstand: {0})",
    after: "Die Daten sind vom {0}: Über das, was danach kam, sagen sie nichts.",
    about: "um {0}",
    maybe: "möglicherweise {0}",
    within: "zwischen {0} und {1}",
    or_later: "{0} oder später",
    by: "{0} oder früher",
    decade: "{0}er-Jahre",
    seasons: ["Frühjahr", "Sommer", "Herbst", "Winter"],
};

fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::Nl => &NL,
        Locale::En => &EN,
        Locale::Fr => &FR,
        Locale::De => &DE,
    }
}

/// A point in time in words: "about 1994", "the 1990s", "between 1994 and March 1996".
#[must_use]
pub fn in_words(when: When, locale: Locale) -> String {
    let words = words(locale);
    let one = |said| said_in_words(said, locale);
    match when.says() {
        Says::In(said) => one(said),
        Says::Between(from, to) => {
            let [from, to] = [from, to].map(|said| after_between(said, locale));
            fill(words.within, &from).replacen("{1}", &to, 1)
        }
        Says::From(from) => fill(words.or_later, &one(from)),
        Says::By(to) => fill(words.by, &one(to)),
    }
}

/// The same after "between": a day with its article, where it has one.
fn after_between(said: (Said, Quality), locale: Locale) -> String {
    let text = said_in_words(said, locale);
    match said {
        (Said::Date(date), Quality::Certain) if date.day().is_some() => article(locale) + &text,
        _ => text,
    }
}

fn said_in_words((said, quality): (Said, Quality), locale: Locale) -> String {
    let words = words(locale);
    let text = match said {
        Said::Date(date) => spelt(date, locale),
        Said::Years(first, 10) => fill(words.decade, &first.to_string()),
        Said::Years(first, many) => {
            let last = first.saturating_add(many).saturating_sub(1).to_string();
            fill(words.within, &first.to_string()).replacen("{1}", &last, 1)
        }
        Said::Season(year, season) => {
            let name = words.seasons.get(usize::from(season)).copied();
            format!("{} {year}", name.unwrap_or_default())
        }
    };
    match quality {
        Quality::Certain => text,
        Quality::Approximate => fill(words.about, &text),
        Quality::Uncertain => fill(words.maybe, &text),
        Quality::Both => fill(words.maybe, &fill(words.about, &text)),
    }
}

/// "the end of 2010", or a day.
#[must_use]
pub fn end_or_day(day: Day, locale: Locale) -> String {
    let date = day.date();
    if (date.month(), date.day()) == (Some(12), Some(31)) {
        return fill(words(locale).end_of, &date.year().to_string());
    }
    spelt(date, locale)
}

/// What a title says after it of a network that is shown with what changed since the end of a date.
#[must_use]
pub fn since_said(since: Date, locale: Locale) -> String {
    let says = locale.of(&[
        ", tijdvak vanaf ",
        ", interval from ",
        ", début de l’intervalle : ",
        ", Zeitraum ab ",
    ]);
    says.to_owned() + &end_or_day(Day::last(since), locale)
}

fn end(day: Day, locale: Locale) -> String {
    let date = day.date();
    if (date.month(), date.day()) == (Some(12), Some(31)) {
        return end_or_day(day, locale);
    }
    article(locale) + &spelt(date, locale)
}

/// What stands before a day, after "between".
fn article(locale: Locale) -> String {
    let article = match locale {
        Locale::Fr => "le ",
        Locale::De => "dem ",
        Locale::Nl | Locale::En => "",
    };
    article.to_owned()
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

/// What [changed](super::changed) between two days, in one sentence that names its sources, and until when these
/// were read where the network is one [as `known`](super::as_known) at a date. Of days after the data were compiled
/// nothing is said.
#[must_use]
pub fn quotation(
    network: &Network,
    days: [Day; 2],
    changed: &[Changed],
    known: Option<Date>,
    locale: Locale,
) -> Quotation {
    let words = words(locale);
    let compiled = Day::last(network.file().compiled);
    let known = known.map(|date| fill(words.known, &end_or_day(Day::last(date), locale)));
    if days[0] >= compiled && days[1] > compiled {
        let mut text = fill(words.after, &spelt(network.file().compiled, locale));
        text.extend(known);
        return Quotation {
            text,
            sources: Vec::new(),
        };
    }
    let days = days.map(|day| day.min(compiled));
    let [from, to] = days.map(|day| end(day, locale));
    let mut text = fill(words.between, &from).replacen("{1}", &to, 1);
    let mut sources: Vec<SourceId> = Vec::new();
    let mut clauses = Vec::new();
    let turns = [Turn::Opened, Turn::Closed, Turn::Emptied, Turn::Moved];
    for (turn, [one, several]) in turns.into_iter().zip(words.turns) {
        let all: Vec<&Changed> = changed.iter().filter(|c| c.turn == turn).collect();
        // Who opened twice is one.
        let locations = all.chunk_by(|a, b| a.position == b.position);
        let clause = match locations.count() {
            0 => continue,
            1 => one.to_owned(),
            n => fill(several, &n.to_string()),
        };
        let located = all.iter().filter_map(|changed| {
            let location = crate::analysis::at(network, changed.position)?;
            let words = if turn == Turn::Moved {
                moved(location, changed.within)
            } else {
                words_of(location, changed)
            };
            Some((location, words))
        });
        let located: Vec<_> = located.collect();
        let first = |words: &[Word<'_>]| words.iter().filter_map(|word| word.date).min();
        let order: Vec<_> = (0..located.len()).collect();
        let order = in_order(&order, |at| located.get(*at).map(|(_, words)| first(words)));
        let mut names = Vec::new();
        for (location, told) in order.into_iter().filter_map(|at| located.get(at)) {
            for source in told.iter().flat_map(|word| word.sources) {
                if !sources.contains(source) {
                    sources.push(source.clone());
                }
            }
            let dates = told.iter().filter_map(|word| word.date);
            let dates: Vec<_> = dates.map(|when| in_words(when, locale)).collect();
            let start = if dates.is_empty() { "" } else { ", " };
            let name = location.name.get(locale);
            names.push([name, start, &dates.join(words.or)].concat());
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
    text.extend(known);
    text.push('.');
    let each = changed.chunk_by(|a, b| a.position == b.position);
    let others = each.filter(|all| !all.iter().any(|c| turns.contains(&c.turn)));
    let count = |is_moved: bool| {
        let has = |all: &&[Changed]| {
            let mut turns = all.iter().map(|c| c.turn == Turn::MayHaveMoved);
            turns.any(|moved| moved == is_moved)
        };
        others.clone().filter(has).count()
    };
    let [unsure, unsure_moved] = [count(false), count(true)];
    for (count, [one, several]) in [(unsure, words.unsure), (unsure_moved, words.unsure_moved)] {
        match count {
            0 => {}
            1 => text.push_str(one),
            n => text.push_str(&fill(several, &n.to_string())),
        }
    }
    Quotation { text, sources }
}

/// The claim that tells of a turn.
#[derive(Clone, Copy)]
struct Word<'l> {
    sources: &'l [SourceId],
    /// When, where it tells.
    date: Option<When>,
}

/// Until when the old address was that, and the new one: its date says by when it was that, and not since when.
fn moved(location: &Location, within: [Day; 2]) -> Vec<Word<'_>> {
    let mut moves = super::between::moves(&location.address, [Day::FIRST, Day::LAST]);
    let Some((old, new, ..)) = moves.find(|(_, _, left, _)| *left == within) else {
        return Vec::new();
    };
    let narrowed = || {
        let (until, by) = (old.until?, new.as_of?);
        let is_by = days_of(until)[1] > within[1];
        let text = until.to_string();
        let (from, _) = text.split_once('/').filter(|_| is_by)?;
        When::new(&format!("{from}/{by}"))
    };
    let date = narrowed().or(old.until);
    let word = |sources, date| Word { sources, date };
    vec![word(&old.sources, date), word(&new.sources, None)]
}

/// The event that tells of a turn, each that is named where sources disagree; or the standing that tells of it
/// first, which says by when alone.
fn words_of<'l>(location: &'l Location, changed: &Changed) -> Vec<Word<'l>> {
    let [from, to] = changed.within;
    let events: &[Claim<When>] = match changed.turn {
        Turn::Opened => &location.opened,
        Turn::Closed => &location.closed,
        _ => &[],
    };
    let is_within = |when: When| {
        let bounds = when.bounds();
        bounds.1.is_none_or(|last| last >= from) && bounds.0.is_none_or(|first| first <= to)
    };
    let within = events.iter().filter(|claim| is_within(claim.value));
    let word = |event: &'l Claim<When>| Word {
        sources: &event.sources,
        date: Some(event.value),
    };
    if are_contested(events) {
        let mut named: Vec<&Claim<When>> = Vec::new();
        for event in within {
            if named.iter().all(|other| other.value != event.value) {
                named.push(event);
            }
        }
        let named = in_order(&named, |event| event.value);
        return named.into_iter().map(word).collect();
    }
    // The most precise.
    if let Some(event) = within.max_by_key(|claim| claim.value) {
        return vec![word(event)];
    }
    let is_of_it = |claim: &&Claim<Standing>| {
        let is_at_work = matches!(claim.value, Standing::Open | Standing::Seen);
        let is_then = |date| Day::first(date) <= to && to <= Day::last(date);
        is_at_work == (changed.turn == Turn::Opened) && claim.as_of.is_some_and(is_then)
    };
    let standing = location.standing.iter().filter(is_of_it);
    let standing = standing.max_by_key(|claim| claim.as_of);
    vec![Word {
        sources: standing.map_or(&[], |claim| &claim.sources),
        date: if from == to {
            Some(to.date().into())
        } else {
            When::new(&format!("{}/{}", from.date(), to.date()))
        },
    }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;
    use crate::load::built_in;
    use crate::time::changed;

    fn told(from: &str, to: &str, locale: Locale) -> String {
        let day = |text| Day::last(Date::new(text).unwrap());
        let network = built_in().unwrap();
        let days = [day(from), day(to)];
        quotation(&network, days, &changed(&network, days), None, locale).text
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
             levif.be, September 2021, on the post in Copenhagen (title not kept) (2021). Of 16 \
             others, the sources do not say whether they opened or closed in that time."
        );
    }

    #[test]
    fn each_turn_has_its_own_day() {
        let told = |claims: &str, years: [&str; 2]| {
            let network = fixture::network(&format!("fit office Tokyo:JP {claims}"));
            let days = years.map(|text| Day::last(Date::new(text).unwrap()));
            let text = quotation(&network, days, &changed(&network, days), None, Locale::En).text;
            let (_, text) = text.split_once(", ").unwrap();
            text.split_once(", according to")
                .map_or(text, |(text, _)| text)
                .to_owned()
        };
        assert_eq!(
            told(
                "open@1941-12-10 closed@1941-12-11 open@1945-01-08",
                ["1940", "1946"]
            ),
            "one location opened (fit-tokyo, between 12 December 1941 and 8 January 1945) and \
             one location closed (fit-tokyo, 11 December 1941)"
        );
        assert_eq!(
            told(
                "seen@2012-03-03 opened=1990-05-01 closed=2000-02-02",
                ["1989", "2025"]
            ),
            "one location opened (fit-tokyo, 1 May 1990; fit-tokyo, between 3 February 2000 and \
             3 March 2012) and one location closed (fit-tokyo, 2 February 2000)"
        );
        assert_eq!(
            told(
                "open@2010-06-01 closed@2024-01-01 opened=1990-05-01",
                ["2009", "2025"]
            ),
            "one location closed (fit-tokyo, between 2 June 2010 and 1 January 2024)"
        );
        let vacant = told(
            "vacant@2018-01-01 open@2024-01-01 opened=1990-05-01",
            ["1989", "2025"],
        );
        assert!(
            vacant.ends_with("left vacant (fit-tokyo, between 2 May 1990 and 1 January 2018)"),
            "{vacant}"
        );
    }

    #[test]
    fn a_disputed_day_is_told_with_every_day_that_is_named() {
        let network = fixture::network(
            "fit office Tokyo:JP open@2024 opened=!1990,!1994
             fit office London:GB open@1980 closed=!1992,!1996-05",
        );
        let told = |years: [&str; 2]| {
            let days = years.map(|text| Day::last(Date::new(text).unwrap()));
            quotation(&network, days, &changed(&network, days), None, Locale::En).text
        };
        let text = told(["1989", "2000"]);
        assert!(
            text.contains(
                "one location opened (fit-tokyo, 1990 or 1994) and one location closed \
                 (fit-london, 1992 or May 1996)"
            ),
            "{text}"
        );
        // Of a part of those years nobody can say.
        let text = told(["1991", "2000"]);
        assert!(
            !text.contains("fit-tokyo") && text.contains(" Of one other,"),
            "{text}"
        );
        let text = told(["1989", "1991"]);
        assert!(text.contains(" Of one other,"), "{text}");
    }

    #[test]
    fn who_is_named_is_no_other() {
        let network = fixture::network(
            "fit office Tokyo:JP opened=2016-05-10 seen@2016
             fit office London:GB seen@2016",
        );
        let days = ["2015", "2016"].map(|text| Day::last(Date::new(text).unwrap()));
        let told = changed(&network, days);
        assert_eq!(told.len(), 3);
        let text = quotation(&network, days, &told, None, Locale::En).text;
        assert!(
            text.contains("one location opened (fit-tokyo, 10 May 2016)"),
            "{text}"
        );
        assert!(text.contains(" Of one other,"), "{text}");
    }

    #[test]
    fn points_in_time_are_told_in_every_language() {
        for (edtf, told) in [
            ("1994", ["1994"; 4]),
            (
                "2021-09-01",
                [
                    "1 september 2021",
                    "1 September 2021",
                    "1er septembre 2021",
                    "1. September 2021",
                ],
            ),
            (
                "2021-03~",
                [
                    "omstreeks maart 2021",
                    "about March 2021",
                    "vers mars 2021",
                    "um März 2021",
                ],
            ),
            (
                "199X",
                ["jaren 1990", "the 1990s", "les années 1990", "1990er-Jahre"],
            ),
            (
                "1994%",
                [
                    "mogelijk omstreeks 1994",
                    "possibly about 1994",
                    "peut-être vers 1994",
                    "möglicherweise um 1994",
                ],
            ),
            (
                "1994/1996-05",
                [
                    "tussen 1994 en mei 1996",
                    "between 1994 and May 1996",
                    "entre 1994 et mai 1996",
                    "zwischen 1994 und Mai 1996",
                ],
            ),
            (
                "18XX",
                [
                    "tussen 1800 en 1899",
                    "between 1800 and 1899",
                    "entre 1800 et 1899",
                    "zwischen 1800 und 1899",
                ],
            ),
            (
                "2001-23/..",
                [
                    "najaar 2001 of later",
                    "autumn 2001 or later",
                    "automne 2001 ou plus tard",
                    "Herbst 2001 oder später",
                ],
            ),
            (
                "../1994",
                [
                    "uiterlijk 1994",
                    "1994 or earlier",
                    "1994 ou plus tôt",
                    "1994 oder früher",
                ],
            ),
        ] {
            let when = When::new(edtf).unwrap();
            assert_eq!(Locale::ALL.map(|l| in_words(when, l)), told, "{edtf}");
        }
    }

    #[test]
    fn days_between_which_it_was_have_their_article() {
        let when = When::new("2005-03-02/2008-04-01").unwrap();
        assert_eq!(
            Locale::ALL.map(|l| in_words(when, l)),
            [
                "tussen 2 maart 2005 en 1 april 2008",
                "between 2 March 2005 and 1 April 2008",
                "entre le 2 mars 2005 et le 1er avril 2008",
                "zwischen dem 2. März 2005 und dem 1. April 2008",
            ]
        );
    }

    #[test]
    fn each_move_is_told_with_a_day_of_the_interval() {
        let network = fixture::network(
            "fit office Tokyo:JP open@2001 addr=Street_1@>2010 addr=Street_2@2011>2013 addr=Street_3@2014",
        );
        let told = |years: [&str; 2]| {
            let days = years.map(|text| Day::last(Date::new(text).unwrap()));
            quotation(&network, days, &changed(&network, days), None, Locale::En).text
        };
        let both = told(["2003", "2020"]);
        assert!(
            both.contains("one location moved (fit-tokyo, 2010; fit-tokyo, 2013)"),
            "{both}"
        );
        let one = told(["2009", "2010"]);
        assert!(
            one.contains("one location moved (fit-tokyo, 2010)"),
            "{one}"
        );
    }

    /// The date of a statement is none of a move: it says by when alone.
    #[test]
    fn one_move_has_one_date_in_every_interval() {
        let told = |addresses: &str, years: [&str; 2]| {
            let network = fixture::network(&format!("fit office Tokyo:JP open@2001 {addresses}"));
            let days = years.map(|text| Day::last(Date::new(text).unwrap()));
            quotation(&network, days, &changed(&network, days), None, Locale::En).text
        };
        for years in [["1980", "2005"], ["1980", "1990"]] {
            let text = told("addr=Old_1@>1985-03-01 addr=New_2@1999", years);
            assert!(text.contains("(fit-tokyo, 1 March 1985)"), "{text}");
        }
        for (until, date) in [
            ("1970/..", "between 1970 and 1999"),
            ("../2005", "1999 or earlier"),
            ("1970/1990", "between 1970 and 1990"),
            ("199X", "the 1990s"),
        ] {
            let addresses = format!("addr=Old_1@>{until} addr=New_2@1999");
            let text = told(&addresses, ["1960", "2010"]);
            let is_told = text.contains(&format!("(fit-tokyo, {date})"));
            // What has no beginning may have been before.
            assert!(is_told != until.starts_with(".."), "{text}");
        }
    }

    #[test]
    fn how_many_may_have_moved_is_told_apart() {
        let told = |lines: &str, locale| {
            let network = fixture::network(lines);
            let days = ["2009", "2013"].map(|text| Day::last(Date::new(text).unwrap()));
            quotation(&network, days, &changed(&network, days), None, locale).text
        };
        let one = "fit office Tokyo:JP open@2001 addr=Street_1@2005>2010/2016 addr=Street_2@2017";
        let two = [
            one,
            "fit office Paris:FR open@2001 addr=Street_1@2005>2010/2016 addr=Street_2@2017",
        ]
        .join("\n");
        for (locale, of_one, of_two) in [
            (
                Locale::Nl,
                " Van één andere zeggen de bronnen niet of ze in die tijd verhuisde.",
                " Van 2 andere zeggen de bronnen niet of ze in die tijd verhuisden.",
            ),
            (
                Locale::En,
                "to have opened or closed. Of one other, the sources do not say whether it moved in that time.",
                " Of 2 others, the sources do not say whether they moved in that time.",
            ),
            (
                Locale::Fr,
                " Pour une autre, les sources ne disent pas si elle a déménagé dans ce laps de temps.",
                " Pour 2 autres, les sources ne disent pas si elles ont déménagé dans ce laps de temps.",
            ),
            (
                Locale::De,
                " Von einem weiteren sagen die Quellen nicht, ob er in dieser Zeit umzog.",
                " Von 2 weiteren sagen die Quellen nicht, ob sie in dieser Zeit umzogen.",
            ),
        ] {
            let text = told(one, locale);
            assert!(text.ends_with(of_one), "{text}");
            let text = told(&two, locale);
            assert!(text.ends_with(of_two), "{text}");
        }
        // After those of which nobody says whether they opened; who is named is no other.
        let text = told(
            &[
                one,
                "fit office Paris:FR opened=2008/2011 open@2020
                 fit office Berlin:DE opened=2012 open@2020 addr=Street_1@2013-05>2013/2016 addr=Street_2@2017",
            ]
            .join("\n"),
            Locale::En,
        );
        assert!(
            text.ends_with(
                " Of one other, the sources do not say whether it opened or closed in that time. \
                 Of one other, the sources do not say whether it moved in that time."
            ),
            "{text}"
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
        let days = [day("1992"), day("1999")];
        let quoted = quotation(&network, days, &changed(&network, days), None, Locale::En);
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
