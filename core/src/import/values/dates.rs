//! Dates as people write them, in four languages.

use crate::model::Date;
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

/// The beginnings of the months' names in nl, en, fr and de, folded, that tell them apart.
const MONTHS: [&[&str]; 12] = [
    &["jan", "janv"],
    &["feb", "fev", "febr", "fevr"],
    &["maart", "mrt", "mar", "mars", "mars", "marz"],
    &["apr", "avr", "avril"],
    &["mei", "may", "mai"],
    &["jun", "juin", "juni"],
    &["jul", "juil", "juli"],
    &["aug", "aout"],
    &["sep", "sept"],
    &["okt", "oct"],
    &["nov"],
    &["dec", "dez"],
];

fn month(word: &str) -> Option<u32> {
    if word.len() < 3 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let names = |names: &[&str]| {
        names
            .iter()
            .any(|name| word == *name || (name.len() == 3 && word.starts_with(name)))
    };
    // “juin” and “juillet” begin alike; “mars” and “mei” do not.
    let at = match word {
        _ if word.starts_with("juil") => 6,
        _ if word.starts_with("juin") => 5,
        _ => MONTHS.iter().position(|all| names(all))?,
    };
    u32::try_from(at + 1).ok()
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

/// In which order a column writes day and month: as its own values show, where they do.
pub(crate) fn order<'t>(texts: impl Iterator<Item = &'t str>) -> Order {
    let (mut day_first, mut month_first) = (0_usize, 0_usize);
    for text in texts {
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
    }
}
