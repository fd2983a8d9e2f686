//! Dates as precise as their source: a year, a month or a day.

use std::fmt;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A calendar date of year, month or day precision, written as in ISO 8601: `2021`, `2021-09`
/// or `2021-09-16`. Years 1400 to 2200.
///
/// ```
/// use buitenkaart_core::model::Date;
/// let date = Date::new("2021-09-16").unwrap();
/// assert_eq!((date.year(), date.month(), date.day()), (2021, Some(9), Some(16)));
/// assert!(Date::new("2023-02-29").is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, BorshSerialize, BorshDeserialize)]
pub struct Date {
    year: u16,
    /// 1 to 12; 0 where the source gives no month.
    month: u8,
    /// 1 to 31; 0 where the source gives no day.
    day: u8,
}

/// What a date that does not load is told.
pub(crate) const DATE_RULE: &str =
    "a date is YYYY, YYYY-MM or YYYY-MM-DD, between 1400 and 2200, and exists in the calendar";

impl Date {
    /// The name of this type as a deserializer sees it.
    pub(crate) const NAME: &'static str = "Date";

    /// Stands for a date that is missing or broken in a file that does not load.
    pub(crate) const PLACEHOLDER: Self = Self {
        year: 2000,
        month: 0,
        day: 0,
    };

    /// The date that `text` spells, or nothing where it is not one.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        fn number(text: &str, digits: usize) -> Option<u16> {
            (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit()))
                .then(|| text.parse().ok())?
        }
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        let month = match parts.next() {
            None => 0,
            Some(m) => number(m, 2).filter(|m| *m > 0)?,
        };
        let day = match parts.next() {
            None => 0,
            Some(d) => number(d, 2).filter(|d| *d > 0)?,
        };
        parts.next().is_none().then_some(())?;
        Self::of(year, month, day)
    }

    /// The date of these numbers, 0 where month or day are not known, or nothing where it is not
    /// one.
    pub(crate) fn of(year: u16, month: u16, day: u16) -> Option<Self> {
        let is_date = (1400..=2200).contains(&year)
            && month <= 12
            && day <= days_in_month(year, month)
            && (month > 0 || day == 0);
        is_date.then_some(Self {
            year,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day).ok()?,
        })
    }

    /// Whether two may be the same day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        let fits = |a: Option<u8>, b: Option<u8>| a.zip(b).is_none_or(|(a, b)| a == b);
        let fit = [
            fits(self.month(), other.month()),
            fits(self.day(), other.day()),
        ];
        self.year == other.year && fit == [true; 2]
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, where it is known.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    /// The day of the month, 1 to 31, where it is known.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        (self.day > 0).then_some(self.day)
    }
}

/// Days in a month of the Gregorian calendar.
pub(super) fn days_in_month(year: u16, month: u16) -> u16 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Date;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Date, E> {
                Date::new(text).ok_or_else(|| E::custom(DATE_RULE))
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(
                self,
                inner: D,
            ) -> Result<Date, D::Error> {
                inner.deserialize_str(self)
            }
        }
        deserializer.deserialize_newtype_struct(Date::NAME, Visitor)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
            "description": "YYYY, YYYY-MM or YYYY-MM-DD, as precise as the source"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_keep_their_precision() {
        for text in ["1994", "1994-11", "2024-02-29"] {
            assert_eq!(Date::new(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "94",
            "2024-13",
            "2024-00",
            "2024-02-30",
            "2024-1-1",
            "1399",
            "2024-01-01-01",
            "+2024",
            "２０２４",
        ] {
            assert!(Date::new(text).is_none(), "{text}");
        }
    }
}
