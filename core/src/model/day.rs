//! Days as numbers, to count with.

use std::fmt;

use super::Date;
use super::date::days_in_month;

/// A day of the Gregorian calendar, from 1400-01-01 to 2200-12-31; before 1582 counted backwards
/// by the same rules, as ISO 8601 does.
///
/// ```
/// use buitenkaart_core::model::{Date, Day};
/// let year = Date::new("2024").unwrap();
/// assert_eq!(Day::first(year).to_string(), "2024-01-01");
/// assert_eq!(Day::last(year).to_string(), "2024-12-31");
/// assert_eq!(Day::last(year).number() - Day::first(year).number(), 365);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// Days before the first of March, by month from March on, in a year that begins with March.
fn before_month(month: i32) -> i32 {
    (153 * ((month + 9) % 12) + 2) / 5
}

/// Year, month and day of a day counted from 1970-01-01 (Hinnant, "chrono-compatible low-level date
/// algorithms").
pub(crate) fn civil(days: i32) -> [i32; 3] {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = (shifted + 2) % 12 + 1;
    let year = year_of_era + era * 400 + i32::from(month < 3);
    [year, month, day]
}

impl Day {
    /// The first of all.
    pub const FIRST: Self = Self(-208_188);
    /// The last of all.
    pub const LAST: Self = Self(84_370);

    fn of(year: u16, month: u8, day: u8) -> Self {
        // Years that begin with March have their leap day at the end.
        let year = i32::from(year) - i32::from(month < 3);
        let days = 365 * year + year / 4 - year / 100 + year / 400;
        Self(days + before_month(i32::from(month)) + i32::from(day) - 719_469)
    }

    /// The first day that a date may mean.
    #[must_use]
    pub fn first(date: Date) -> Self {
        Self::of(
            date.year(),
            date.month().unwrap_or(1),
            date.day().unwrap_or(1),
        )
    }

    /// The last day that a date may mean.
    #[must_use]
    pub fn last(date: Date) -> Self {
        let month = date.month().unwrap_or(12);
        let last = || days_in_month(date.year(), u16::from(month));
        let day = date.day().map_or_else(last, u16::from);
        Self::of(date.year(), month, u8::try_from(day).unwrap_or(31))
    }

    /// The day as a date.
    #[must_use]
    pub fn date(self) -> Date {
        let [year, month, day] = civil(self.0);
        let number = |n: i32| u16::try_from(n).unwrap_or(0);
        // Every day is one of the calendar's; were one not, the first stands for it.
        Date::of(number(year), number(month), number(day)).unwrap_or(Date::PLACEHOLDER)
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub fn number(self) -> i32 {
        self.0
    }

    /// The day that is so many days after 1970-01-01, or the nearest that there is.
    #[must_use]
    pub fn from_number(number: i32) -> Self {
        Self(number).clamp(Self::FIRST, Self::LAST)
    }

    /// The day after; the last has none and stays.
    #[must_use]
    pub fn next(self) -> Self {
        Self::from_number(self.0.saturating_add(1))
    }

    /// The day before; the first has none and stays.
    #[must_use]
    pub fn previous(self) -> Self {
        Self::from_number(self.0.saturating_sub(1))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.date().fmt(f)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_follows_the_one_before_and_is_what_it_says() {
        let mut day = Day::FIRST;
        let mut texts = 0;
        assert_eq!(day.to_string(), "1400-01-01");
        while day < Day::LAST {
            let next = day.next();
            assert_eq!(Day::first(next.date()), next);
            assert_eq!(Day::last(next.date()), next);
            assert!(next.date() > day.date(), "{day} {next}");
            assert_eq!(next.previous(), day);
            texts += 1;
            day = next;
        }
        assert_eq!(day.to_string(), "2200-12-31");
        assert_eq!(texts, 292_558);
        assert_eq!((day.next(), Day::FIRST.previous()), (day, Day::FIRST));
    }

    #[test]
    fn days_are_counted_as_everybody_does() {
        for (text, number) in [
            ("1970-01-01", 0),
            ("2000-03-01", 11_017),
            ("1582-10-15", -141_427),
            ("2026-11-23", 20_780),
        ] {
            assert_eq!(
                Day::first(Date::new(text).unwrap()).number(),
                number,
                "{text}"
            );
        }
    }
}
