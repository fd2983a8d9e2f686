//! Dates as people write them, in four languages.

use crate::model::{Date, When};
use crate::search::folded;

/// Which comes first where day and month are both numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// `16/9/2021`, as all over Europe.
    #[default]
    DayFirst,
    /// `9/16/2021`, as in the United States.
    MonthFirst,
}

/// The months' names in nl, en, fr and de and what they are usually shortened to, folded: whole words, since “after”,
/// “maybe” and “decade” begin as months do.
const MONTHS: [&str; 12] = [
    "jan january januari januar janvier janv janner",
    "feb february februari februar fevrier febr fev fevr",
    "mar march maart mars marz maerz mrt mrz",
    "apr april avril avr",
    "may mei mai",
    "jun june juni juin",
    "jul july juli juillet juil",
    "aug august augustus aout",
    "sep september septembre sept",
    "oct october oktober octobre okt",
    "nov november novembre",
    "dec december decembre dezember dez",
];

/// The seasons' names in nl, en, fr and de, folded, in the order that EDTF numbers them.
const SEASONS: [&str; 4] = [
    "spring voorjaar lente printemps fruhjahr fruhling",
    "summer zomer ete sommer",
    "autumn fall najaar herfst automne herbst",
    "winter hiver",
];

/// What stands before a date, folded without gaps, and how EDTF says so, where `_` is the date.
const SAID: [(&str, &str); 4] = [
    (
        "before voor avant vor until till tot jusquen jusqua jusquau bis by uiterlijk spatestens",
        "../_",
    ),
    ("after na apres nach since sinds depuis seit", "_/.."),
    (
        "about circa ca c omstreeks rond ongeveer around vers environ um etwa",
        "_~",
    ),
    (
        "maybe perhaps possibly misschien mogelijk peutetre vielleicht moglicherweise",
        "_?",
    ),
];

/// What may stand before a date and says nothing of it, folded.
const ARTICLES: &str = "the of in on de het op le la les l en dans dem den der im am zum a au";

/// What stands before a year, month or decade of which only a part is meant, folded. All of it certainly holds that.
const PARTS: &str = "early mid late beginning end begin midden eind einde vroege late debut milieu fin anfang mitte ende fruhe spate fruhen spaten";

/// What may stand after such a word, and says nothing.
const OF: &str = "of the van de des du der";

/// What stands before the first and before the second of two dates, folded.
const BETWEEN: [[&str; 2]; 4] = [
    ["between", "and"],
    ["tussen", "en"],
    ["entre", "et"],
    ["zwischen", "und"],
];

fn has(words: &str, word: &str) -> bool {
    words.split(' ').any(|one| one == word)
}

/// Which of some has a word.
fn which(all: &[&str], word: &str) -> Option<usize> {
    all.iter().position(|words| has(words, word))
}

fn month(word: &str) -> Option<u32> {
    u32::try_from(which(&MONTHS, word)? + 1).ok()
}

/// Whether a text has no more in it than what stands between the parts of a date: `~`, `?` or `..` mean something, and
/// so does a slash beside a hyphen, or at either end.
fn is_plain(text: &str) -> bool {
    let inner = text.strip_suffix('.').unwrap_or(text);
    let is_part =
        |c: char| c.is_alphanumeric() || c.is_whitespace() || "/-.,_'’\u{2011}".contains(c);
    inner.starts_with(char::is_alphanumeric)
        && inner.ends_with(char::is_alphanumeric)
        && inner.chars().all(is_part)
        && !(inner.contains('/') && inner.contains('-'))
        && !inner.as_bytes().windows(2).any(|two| two == b"..")
}

/// The date that a text spells, as precise as it is.
pub(crate) fn date(text: &str, order: Order) -> Option<Date> {
    let text = text.trim();
    if let Some(date) = Date::new(text) {
        return Some(date);
    }
    // A time after it, as `2021-09-16T10:00:00Z` or `16/9/2021 10:00`.
    let text = match text.split_once([' ', 'T']) {
        Some((before, after)) if after.contains(':') && before.len() > 4 => before,
        _ => text,
    };
    if !is_plain(text) {
        return None;
    }
    let words = folded(text);
    let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
    let number = |word: &str| word.parse::<u32>().ok().filter(|_| word.len() <= 4);
    let day_number = |word: &str| {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        matches!(
            word.strip_prefix(digits),
            Some("" | "st" | "nd" | "rd" | "th" | "er" | "e" | "ste" | "de")
        )
        .then(|| number(digits))?
    };
    let (year, month, day) = match *words.as_slice() {
        [one] if one.len() == 8 => {
            let part = |from, to| one.get(from..to).and_then(|part| part.parse().ok());
            (part(0, 4)?, part(4, 6), part(6, 8))
        }
        [word, year] if month(word).is_some() => (year_of(year)?, month(word), None),
        [first, second] if first.len() == 4 => (number(first)?, Some(number(second)?), None),
        [first, second] if second.len() == 4 => (number(second)?, Some(number(first)?), None),
        [day, word, year] if month(word).is_some() => {
            (year_of(year)?, month(word), Some(day_number(day)?))
        }
        [word, day, year] if month(word).is_some() => {
            (year_of(year)?, month(word), Some(day_number(day)?))
        }
        [year, second, third] if year.len() == 4 => {
            (number(year)?, Some(number(second)?), Some(number(third)?))
        }
        [first, second, year] => {
            let (first, second) = (number(first)?, number(second)?);
            let (day, month) = match order {
                Order::DayFirst => (first, second),
                Order::MonthFirst => (second, first),
            };
            (year_of(year)?, Some(month), Some(day))
        }
        _ => return None,
    };
    let number = |part: u32| u16::try_from(part).ok();
    // A nought is neither a month nor a day, which is not the same as none.
    let part = |part: u32| number(part).filter(|part| *part > 0);
    match (month, day) {
        (Some(month), Some(day)) => Date::of(number(year)?, part(month)?, part(day)?),
        (Some(month), None) => Date::of(number(year)?, part(month)?, 0),
        _ => Date::of(number(year)?, 0, 0),
    }
}

/// A year; of two digits one of the last seventy years, or of the next thirty.
fn year_of(word: &str) -> Option<u32> {
    let year = word.parse::<u32>().ok()?;
    match word.len() {
        4 => Some(year),
        2 if year < 56 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

/// What a text says of a point in time in words, or in signs that are not those of EDTF: “before 1998”, “the 1990s”.
pub(crate) fn spoken(text: &str, order: Order) -> Option<When> {
    let text = without_article(text);
    let is_year = |part: &str| part.len() == 4 && Date::new(part).is_some();
    if let Some((from, to)) = text.split_once(['-', '–', '/']) {
        let [from, to] = [from, to].map(str::trim);
        // “1990-91” may be a month that is mistyped.
        let short = later(from, to).filter(|_| !text.contains('-'));
        let is_whole = is_year(to) && !text.contains('/');
        let to = short.or_else(|| is_whole.then(|| to.to_owned()));
        if let Some(to) = to.filter(|_| is_year(from)) {
            return When::new(&format!("{from}/{to}"));
        }
    }
    if let Some(date) = text.strip_prefix(['~', '±']) {
        return When::new(&(point(date, order)? + "~"));
    }
    if let Some((first, rest)) = text.split_once(char::is_whitespace) {
        let first = folded(first).replace(' ', "");
        let said = SAID.iter().find(|(words, _)| has(words, &first));
        if let Some((_, form)) = said {
            return When::new(&form.replace('_', &point(rest, order)?));
        }
        if let Some([_, and]) = BETWEEN.iter().find(|[between, _]| *between == first) {
            let mut words = rest.split_whitespace();
            let from: Vec<&str> = words.by_ref().take_while(|word| word != and).collect();
            let to: Vec<&str> = words.collect();
            let [from, to] = [from, to].map(|words| point(&words.join(" "), order));
            return When::new(&format!("{}/{}", from?, to?));
        }
    }
    When::new(&point(text, order)?)
}

/// One date, decade or season, which may have a question mark, in EDTF.
fn point(text: &str, order: Order) -> Option<String> {
    let text = without_article(text);
    let sure = text.strip_suffix("(?)").or_else(|| text.strip_suffix('?'));
    let mark = if sure.is_some() { "?" } else { "" };
    let text = sure.unwrap_or(text).trim();
    let of = without(text, PARTS);
    let is_part = of.len() < text.len();
    let whole = if is_part { without(of, OF) } else { text };
    let date = date(whole, order).filter(|date| !is_part || date.day().is_none());
    let is = date
        .map(|date| date.to_string())
        .or_else(|| decade(whole))
        .or_else(|| {
            let (season, year) = text.split_once(char::is_whitespace)?;
            let season = which(&SEASONS, &folded(season))? + 21;
            let year = Date::new(without_article(year)).filter(|year| year.month().is_none())?;
            Some(format!("{year}-{season}"))
        });
    Some(is? + mark)
}

/// “1990s”, “jaren 90”, “années 1990” or “90er Jahre” in EDTF. What ends in two noughts may be the century; of two
/// digits it is the last such decade that has begun.
fn decade(text: &str) -> Option<String> {
    let text = folded(text);
    let mut words = text.split(' ');
    let year = match (words.next()?, words.next(), words.next()) {
        ("jaren" | "annees" | "decade" | "decennie" | "decennium", Some(year), None) => year,
        (year, Some("s" | "er"), None) | (year, Some("er"), Some("jahre" | "jahren")) => year,
        (word, None | Some("jahre" | "jahren"), None) => {
            let mut ends = ["s", "er", "ern"].into_iter();
            ends.find_map(|end| word.strip_suffix(end))?
        }
        _ => return None,
    };
    let first = year.strip_suffix('0')?;
    match *first.as_bytes() {
        [b'0'..=b'2'] => Some(format!("20{first}X")),
        [_] => Some(format!("19{first}X")),
        [_, _, last] if last != b'0' => Some(format!("{first}X")),
        _ => None,
    }
}

/// The year that “91” means after 1990. What may be a month is none.
fn later(from: &str, to: &str) -> Option<String> {
    if [from.len(), to.len()] != [4, 2] {
        return None;
    }
    let (from, to) = (from.parse::<u32>().ok()?, to.parse::<u32>().ok()?);
    let year = match (from % 100, to) {
        (99, 0) => from + 1,
        (last, _) => from - last + to,
    };
    let is_later = year > from && !(1..=12).contains(&to);
    is_later.then(|| year.to_string())
}

fn without_article(text: &str) -> &str {
    without(text, ARTICLES)
}

/// A text without those of these words that it begins with.
fn without<'t>(text: &'t str, words: &str) -> &'t str {
    let is_between = |c: char| c.is_whitespace() || c == '-';
    let mut text = text.trim();
    while let Some((first, rest)) = text.split_once(is_between)
        && has(words, &folded(first))
    {
        text = rest.trim_start();
    }
    text
}

/// In which order a column writes day and month: as its own values show, where they do.
pub(crate) fn order<'t>(texts: impl Iterator<Item = &'t str>) -> Order {
    let (mut day_first, mut month_first) = (0_usize, 0_usize);
    for text in texts {
        // “before 9/16/2021” shows it too.
        let text = text.trim_start_matches(|c: char| !c.is_ascii_digit());
        let mut parts = text.split(['/', '-', '.', ' ']);
        let mut number = || parts.next()?.parse::<u32>().ok();
        if let (Some(first), Some(second)) = (number(), number()) {
            day_first += usize::from((13..=31).contains(&first) && second <= 12);
            month_first += usize::from((13..=31).contains(&second) && first <= 12);
        }
    }
    if month_first > day_first {
        Order::MonthFirst
    } else {
        Order::DayFirst
    }
}

/// Whether a text is the first midnight of a year, as data bases write what is only a year.
pub(crate) fn is_new_year(text: &str) -> bool {
    text.ends_with("-01-01T00:00:00Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_people_write_them() {
        let iso = |text, order| date(text, order).map(|d| d.to_string());
        for (text, meant) in [
            ("2021", "2021"),
            ("2021-09", "2021-09"),
            ("16/9/2021", "2021-09-16"),
            ("16.09.21", "2021-09-16"),
            ("1.1.99", "1999-01-01"),
            ("2021/9/16", "2021-09-16"),
            ("20210916", "2021-09-16"),
            ("16 september 2021", "2021-09-16"),
            ("16. März 2021", "2021-03-16"),
            ("1er août 2021", "2021-08-01"),
            ("September 16th, 2021", "2021-09-16"),
            ("juillet 2020", "2020-07"),
            ("juin 2020", "2020-06"),
            ("mai 2020", "2020-05"),
            ("2 mrt. 2019", "2019-03-02"),
            ("Dez 2020", "2020-12"),
            ("9/2021", "2021-09"),
            ("2021-09-16T10:00:00Z", "2021-09-16"),
            ("16/9/2021 10:30", "2021-09-16"),
            ("1474-01-01T00:00:00Z", "1474-01-01"),
        ] {
            assert_eq!(iso(text, Order::DayFirst).as_deref(), Some(meant), "{text}");
        }
        assert_eq!(
            iso("9/16/2021", Order::MonthFirst).as_deref(),
            Some("2021-09-16")
        );
        for text in [
            "",
            "31/2/2021",
            "soon",
            "13/13/2021",
            "3000",
            "0/2020",
            "0/5/2020",
            "5/0/2020",
            "20200500",
            "1 2",
            "99999999999",
        ] {
            assert_eq!(iso(text, Order::DayFirst), None, "{text}");
        }
    }

    /// A word is a month only where it is one, and what EDTF says beside a date is never left out.
    #[test]
    fn no_more_is_read_than_is_written() {
        for text in [
            "après 2001",
            "maybe 1994",
            "5 maybe 2001",
            "decade 1990",
            "décennie 1990",
            "decided 2001",
            "septième 2001",
            "novice 2001",
            "junior 2001",
            "julian 2001",
            "mayor 2001",
            "augmented 2001",
            "marzo 2001",
            "octant 2001",
            "../1998-05-03",
            "1998-05-03/..",
            "1998-05/..",
            "/1998-05",
            "1998-05/",
            "1998-05-",
            "1998-05..",
            "1998-05~",
            "1998-05?",
            "1998-05%",
            "1998-05-03~",
            "1998-05/06",
            "1998–05",
            "<1998-05",
            "(1998-05)",
        ] {
            assert_eq!(date(text, Order::DayFirst), None, "{text}");
        }
        for (month, names) in (1..).zip(MONTHS) {
            for name in names.split(' ') {
                let text = format!("{name}. 1998");
                let meant = Date::of(1998, month, 0);
                assert_eq!(date(&text, Order::DayFirst), meant, "{text}");
            }
        }
    }

    #[test]
    fn points_in_time_as_people_speak_of_them() {
        let said = |text| spoken(text, Order::DayFirst).map(|when| when.to_string());
        for (texts, meant) in [
            (
                &[
                    "before 1998",
                    "vóór 1998",
                    "Voor 1998",
                    "avant 1998",
                    "vor 1998",
                    "by 1998",
                    "uiterlijk 1998",
                ][..],
                "../1998",
            ),
            (
                &[
                    "until 1998",
                    "tot 1998",
                    "jusqu'en 1998",
                    "jusqu’en 1998",
                    "bis 1998",
                    "bis zum 1998",
                    "before  the 1998",
                ],
                "../1998",
            ),
            (
                &[
                    "after 2001",
                    "na 2001",
                    "après 2001",
                    "nach 2001",
                    "since 2001",
                    "sinds 2001",
                    "depuis 2001",
                    "seit 2001",
                ],
                "2001/..",
            ),
            (
                &[
                    "about 1994",
                    "circa 1994",
                    "ca. 1994",
                    "c. 1994",
                    "omstreeks 1994",
                    "rond 1994",
                    "vers 1994",
                    "environ 1994",
                    "um 1994",
                    "etwa 1994",
                    "~1994",
                    "± 1994",
                    "Around\u{a0}1994",
                ],
                "1994~",
            ),
            (
                &[
                    "maybe 1994",
                    "perhaps 1994",
                    "misschien 1994",
                    "peut-être 1994",
                    "vielleicht 1994",
                    "1994 ?",
                    "1994 (?)",
                ],
                "1994?",
            ),
            (
                &[
                    "between 1990 and 1995",
                    "tussen 1990 en 1995",
                    "entre 1990 et 1995",
                    "zwischen 1990 und 1995",
                    "1990-1995",
                    "1990–1995",
                    "1990 – 1995",
                ],
                "1990/1995",
            ),
            (
                &[
                    "1990s",
                    "the 1990s",
                    "1990's",
                    "1990’s",
                    "jaren 1990",
                    "in de jaren 1990",
                    "années 1990",
                    "les années 1990",
                    "1990er",
                    "1990er Jahre",
                    "1990er-Jahre",
                    "decade 1990",
                    "décennie 1990",
                    "90s",
                    "the '90s",
                    "90's",
                    "jaren 90",
                    "de jaren '90",
                    "années 90",
                    "les années ’90",
                    "90er",
                    "90er Jahre",
                    "in den 90er-Jahren",
                ],
                "199X",
            ),
            (
                &[
                    "early 1990s",
                    "in the early 1990s",
                    "mid-1990s",
                    "late '90s",
                    "the end of the 1990s",
                    "begin jaren 90",
                    "begin van de jaren '90",
                    "midden jaren 1990",
                    "eind jaren 90",
                    "début des années 1990",
                    "au début des années 90",
                    "milieu des années 1990",
                    "à la fin des années 1990",
                    "Anfang der 1990er",
                    "Anfang der 1990er Jahre",
                    "Mitte der 90er",
                    "Ende der 90er-Jahre",
                    "in den frühen 1990ern",
                ],
                "199X",
            ),
            (&["20s", "jaren 20", "20er"], "202X"),
            (&["30s", "années 30"], "193X"),
            (&["before the mid-1990s", "vor Anfang der 90er"], "../199X"),
            (
                &["early 1998", "begin 1998", "début 1998", "Ende 1998"],
                "1998",
            ),
            (
                &["late May 1998", "fin mai 1998", "Anfang Mai 1998"],
                "1998-05",
            ),
            (&["1990/91", "1990–91", "1990 / 91"], "1990/1991"),
            (&["1999/00"], "1999/2000"),
            (
                &[
                    "before the 1990s",
                    "voor de jaren 1990",
                    "vor den 1990er Jahren",
                ],
                "../199X",
            ),
            (&["about the 1990s", "vers les années 1990"], "199X~"),
            (
                &[
                    "before 5/6/1998",
                    "vor dem 5. Juni 1998",
                    "avant le 5 juin 1998",
                    "before June 5th, 1998",
                ],
                "../1998-06-05",
            ),
            (&["1998/5?"], "1998-05?"),
            (&["16/9/2021?", "maybe 16 september 2021"], "2021-09-16?"),
            (
                &[
                    "entre le 5 mai 1998 et juin 1999",
                    "zwischen dem 5. Mai 1998 und Juni 1999",
                ],
                "1998-05-05/1999-06",
            ),
            (
                &[
                    "spring 2001",
                    "in the spring of 2001",
                    "lente 2001",
                    "printemps 2001",
                    "Frühjahr 2001",
                ],
                "2001-21",
            ),
            (
                &["about winter 2001", "about the winter of 2001"],
                "2001-24~",
            ),
        ] {
            for text in texts {
                assert_eq!(said(text).as_deref(), Some(meant), "{text}");
            }
        }
        assert_eq!(
            spoken("before 5/6/1998", Order::MonthFirst),
            When::new("../1998-05-06")
        );
        for text in [
            "",
            "before",
            "before soon",
            "before 98",
            "before before 1998",
            "maybe about 1998",
            "1900s",
            "the 2000s",
            "the nineties",
            "jaren 90 en 91",
            "late",
            "early 5 May 1998",
            "0s",
            "95s",
            "1990-95",
            "1995/90",
            "1990/90",
            "4294967295/99",
            "1990/913",
            "1995-1990",
            "between 1995 and 1990",
            "between 1990",
            "between March and June 1998",
            "between 1990 en 1995",
            "from 1990 to 1995",
            "not before 2001",
            "1998 or 1999",
            "early spring 2001",
            "spring of May 2001",
            "19th century",
            "1994s",
            "s",
            "er",
            "decided 2001",
            "2001 maybe",
            "1998-05/06",
            "about 1998?",
            "?",
            "~",
            "the",
            "199x0s",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
        let long = "the ".repeat(100_000) + "1998";
        assert_eq!(said(&long).as_deref(), Some("1998"));
    }

    #[test]
    fn the_order_is_the_columns_own() {
        assert_eq!(
            order(["1/2/2020", "16/9/2021"].into_iter()),
            Order::DayFirst
        );
        assert_eq!(
            order(["1/2/2020", "9/16/2021"].into_iter()),
            Order::MonthFirst
        );
        assert_eq!(order(["1/2/2020"].into_iter()), Order::DayFirst);
        let before = order(["before 9/16/2021"].into_iter());
        assert_eq!(before, Order::MonthFirst);
    }
}
