//! When something happened, as precisely as anybody knows: EDTF, level 1.
//!
//! The crate `edtf` reads the same, and the tests hold this against it; it has had no release since
//! 2022, brings two crates with it, and knows neither bounds nor order.

use std::cmp::Ordering;
use std::fmt;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::date::days_in_month;
use super::{Date, Day};

/// How firmly a date is given.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    BorshSerialize,
    BorshDeserialize,
)]
pub enum Quality {
    /// As it is written.
    #[default]
    Certain,
    /// `?`: the source may be wrong.
    Uncertain,
    /// `~`: the source says "about".
    Approximate,
    /// `%`: both.
    Both,
}

impl Quality {
    fn mark(self) -> &'static str {
        match self {
            Self::Certain => "",
            Self::Uncertain => "?",
            Self::Approximate => "~",
            Self::Both => "%",
        }
    }
}

/// One date, down to where it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, BorshSerialize, BorshDeserialize)]
enum Grain {
    /// `19XX`: the first year.
    Century(u16),
    /// `199X`: the first year.
    Decade(u16),
    /// `2001-21` to `2001-24`: spring, summer, autumn, winter, of an unnamed hemisphere.
    Season(u16, u8),
    /// `2001-XX-17` has no place in level 1; `2001-XX`, `2001-05-XX` and `2001-XX-XX` say, with so
    /// many parts, that they are not known.
    Date(Date, u8),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, BorshSerialize, BorshDeserialize)]
struct Point {
    grain: Grain,
    quality: Quality,
}

/// An end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, BorshSerialize, BorshDeserialize)]
enum End {
    At(Point),
    /// `..`: no end.
    Open,
    /// Nothing is written: there is one, and it is not known.
    Unknown,
}

/// What a point in time says, apart from its notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// Some time in it.
    In((Said, Quality)),
    /// Between the two.
    Between((Said, Quality), (Said, Quality)),
    /// In it or later.
    From((Said, Quality)),
    /// In it or earlier.
    By((Said, Quality)),
}

/// A date, or more than one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// A date.
    Date(Date),
    /// So many years from one on: ten, or a hundred.
    Years(u16, u16),
    /// A year and its spring (0), summer, autumn or winter (3).
    Season(u16, u8),
}

/// A point in time as precise as its source, in the notation of the Extended Date/Time Format,
/// level 1 (ISO 8601-2), for years from 1400 to 2200. Hours are refused: nothing here opens by
/// the hour.
///
/// | written | read as |
/// |---|---|
/// | `2021`, `2021-09`, `2021-09-16` | some time in that year, in that month, that day |
/// | `199X`, `18XX` | some time in those ten, those hundred years |
/// | `2021-XX`, `2021-09-XX` | as `2021` and `2021-09` |
/// | `2021-23` | in the autumn of 2021, on either hemisphere: from 2021 to March 2022 |
/// | `1994?`, `1994~`, `1994%` | maybe; about; both: a year, month, day (decade, century) more on either side |
/// | `1994/1996` | between the two |
/// | `../1994`, `/1994` | before the end of 1994, how long is not known |
/// | `1994/..`, `1994/` | from 1994 on, how long is not known |
///
/// In order, the one that may be the earlier comes first.
///
/// ```
/// use buitenkaart_core::model::When;
/// let bounds = |text: &str| {
///     let (earliest, latest) = When::new(text).unwrap().bounds();
///     [earliest, latest].map(|day| day.map(|day| day.to_string()))
/// };
/// let days = |a: &str, b: &str| [Some(a.to_owned()), Some(b.to_owned())];
/// assert_eq!(bounds("2021-09"), days("2021-09-01", "2021-09-30"));
/// assert_eq!(bounds("199X"), days("1990-01-01", "1999-12-31"));
/// assert_eq!(bounds("1994~"), days("1993-01-01", "1995-12-31"));
/// assert_eq!(bounds("../1994"), [None, Some("1994-12-31".to_owned())]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, BorshSerialize, BorshDeserialize)]
pub struct When {
    start: End,
    /// None: not an interval.
    end: Option<End>,
}

impl When {
    /// What `text` spells, or nothing where it is not a date in EDTF.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let Some((from, to)) = text.split_once('/') else {
            return Some(Self {
                start: End::At(point(text)?),
                end: None,
            });
        };
        let [start, end] = [end(from)?, end(to)?];
        let when = Self {
            start,
            end: Some(end),
        };
        let says_something = matches!(start, End::At(_)) || matches!(end, End::At(_));
        let in_order = match when.bounds() {
            (Some(from), Some(to)) => from <= to,
            _ => true,
        };
        (says_something && in_order).then_some(when)
    }

    /// The first and the last day that it may mean; nothing where that end is not known.
    #[must_use]
    pub fn bounds(self) -> (Option<Day>, Option<Day>) {
        let days = |end| match end {
            End::At(point) => Some(point.days()),
            End::Open | End::Unknown => None,
        };
        match self.end {
            None => days(self.start).map_or((None, None), |[from, to]| (Some(from), Some(to))),
            Some(end) => (
                days(self.start).map(|[from, _]| from),
                days(end).map(|[_, to]| to),
            ),
        }
    }

    /// Whether nothing in it is marked uncertain or approximate.
    #[must_use]
    pub fn is_certain(self) -> bool {
        let is_certain = |end| match end {
            End::At(point) => point.quality == Quality::Certain,
            End::Open | End::Unknown => true,
        };
        is_certain(self.start) && self.end.is_none_or(is_certain)
    }

    /// The year of the first day that it may mean, or else of the last.
    #[must_use]
    pub fn year(self) -> u16 {
        let (from, to) = self.bounds();
        from.or(to).unwrap_or(Day::FIRST).date().year()
    }
}

impl When {
    /// The date that it is, where it is no more and no less than one.
    #[must_use]
    pub fn date(self) -> Option<Date> {
        match (self.start, self.end) {
            (
                End::At(Point {
                    grain: Grain::Date(date, 0),
                    quality: Quality::Certain,
                }),
                None,
            ) => Some(date),
            _ => None,
        }
    }

    /// What it says, for somebody to put it into words.
    #[must_use]
    pub fn says(self) -> Says {
        let of = |end| match end {
            End::At(point) => Some(point.says()),
            End::Open | End::Unknown => None,
        };
        match (of(self.start), self.end.map(of)) {
            (Some(one), None) => Says::In(one),
            (Some(from), Some(Some(to))) => Says::Between(from, to),
            (Some(from), Some(None)) => Says::From(from),
            (None, Some(Some(to))) => Says::By(to),
            // Refused on the way in.
            (None, _) => Says::In((Said::Years(Day::FIRST.date().year(), 1), Quality::Both)),
        }
    }

    /// Whether two may mean the same day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        let [a, b] = [self, other].map(Self::bounds);
        let is_not_after =
            |from: Option<Day>, to: Option<Day>| from.zip(to).is_none_or(|(from, to)| from <= to);
        is_not_after(a.0, b.1) && is_not_after(b.0, a.1)
    }

    /// Whether it is surely over before another begins.
    #[must_use]
    pub fn is_before(self, other: Self) -> bool {
        let ends = self.bounds().1.zip(other.bounds().0);
        ends.is_some_and(|(to, from)| to < from)
    }
}

impl From<Date> for When {
    fn from(date: Date) -> Self {
        Self {
            start: End::At(Point {
                grain: Grain::Date(date, 0),
                quality: Quality::Certain,
            }),
            end: None,
        }
    }
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for When {
    fn cmp(&self, other: &Self) -> Ordering {
        // What may last for ever comes after what ends.
        let key = |when: &Self| {
            let (from, to) = when.bounds();
            (from, to.is_none(), to)
        };
        let texts = || self.to_string().cmp(&other.to_string());
        key(self).cmp(&key(other)).then_with(texts)
    }
}

fn end(text: &str) -> Option<End> {
    match text {
        "" => Some(End::Unknown),
        ".." => Some(End::Open),
        _ => point(text).map(End::At),
    }
}

fn point(text: &str) -> Option<Point> {
    let (text, quality) = match text.split_at_checked(text.len().checked_sub(1)?)? {
        (rest, "?") => (rest, Quality::Uncertain),
        (rest, "~") => (rest, Quality::Approximate),
        (rest, "%") => (rest, Quality::Both),
        _ => (text, Quality::Certain),
    };
    Some(Point {
        grain: grain(text)?,
        quality,
    })
}

fn grain(text: &str) -> Option<Grain> {
    let year = |digits: &str, size: usize, ones: u16| {
        let is_number = digits.len() == size && digits.bytes().all(|b| b.is_ascii_digit());
        let year = digits.parse::<u16>().ok().filter(|_| is_number)? * ones;
        (1400..=2200).contains(&year).then_some(year)
    };
    if let Some(digits) = text.strip_suffix("XX").filter(|rest| rest.len() == 2) {
        return year(digits, 2, 100).map(Grain::Century);
    }
    if let Some(digits) = text.strip_suffix('X').filter(|rest| rest.len() == 3) {
        return year(digits, 3, 10).map(Grain::Decade);
    }
    let date = |text, parts| Date::new(text).map(|date| Grain::Date(date, parts));
    if let Some(year) = text.strip_suffix("-XX-XX") {
        return date(year, 2).filter(|_| year.len() == 4);
    }
    if let Some(rest) = text.strip_suffix("-XX") {
        return date(rest, 1).filter(|_| rest.len() < 8);
    }
    if let Some((digits, season)) = text.split_once("-2").filter(|_| text.len() == 7)
        && let [season @ b'1'..=b'4'] = season.as_bytes()
    {
        return Some(Grain::Season(year(digits, 4, 1)?, 20 + (season - b'0')));
    }
    date(text, 0)
}

impl Point {
    fn says(self) -> (Said, Quality) {
        let said = match self.grain {
            Grain::Century(first) => Said::Years(first, 100),
            Grain::Decade(first) => Said::Years(first, 10),
            Grain::Season(year, season) => Said::Season(year, season.saturating_sub(21).min(3)),
            Grain::Date(date, _) => Said::Date(date),
        };
        (said, self.quality)
    }

    /// The first and the last day that it may mean.
    fn days(self) -> [Day; 2] {
        let wide = i32::from(self.quality != Quality::Certain);
        let years = |first: u16, many: i32| {
            let first = i32::from(first);
            years(first - wide * many, first + many - 1 + wide * many)
        };
        match self.grain {
            Grain::Century(first) => years(first, 100),
            Grain::Decade(first) => years(first, 10),
            Grain::Season(year, _) => {
                let [from, to] = years(year, 1);
                // The winter of the north and the summer of the south reach into the next year.
                [from, Day::from_number(to.number() + 90)]
            }
            Grain::Date(date, _) => match (date.month(), date.day()) {
                (None, _) => years(date.year(), 1),
                (Some(month), None) => {
                    let months = i32::from(date.year()) * 12 + i32::from(month) - 1;
                    let [from, to] = [months - wide, months + wide].map(in_month);
                    [from[0], to[1]]
                }
                (Some(_), Some(_)) => {
                    let day = Day::first(date).number();
                    [day - wide, day + wide].map(Day::from_number)
                }
            },
        }
    }
}

/// The first and the last day of a span of years.
fn years(from: i32, to: i32) -> [Day; 2] {
    let [from, to] = [from * 12, to * 12 + 11].map(in_month);
    [from[0], to[1]]
}

/// The first and the last day of a month, counted from the year 0.
fn in_month(months: i32) -> [Day; 2] {
    let number = |n: i32| u16::try_from(n).unwrap_or(0);
    let [year, month] = [months.div_euclid(12), months.rem_euclid(12) + 1].map(number);
    let day = |day| Date::of(year, month, day).map(Day::first);
    match (day(1), day(days_in_month(year, month))) {
        (Some(from), Some(to)) => [from, to],
        // Beyond the calendar of this crate.
        _ if months < 1800 * 12 => [Day::FIRST; 2],
        _ => [Day::LAST; 2],
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.grain {
            Grain::Century(first) => write!(f, "{:02}XX", first / 100)?,
            Grain::Decade(first) => write!(f, "{:03}X", first / 10)?,
            Grain::Season(year, season) => write!(f, "{year:04}-{season}")?,
            Grain::Date(date, unknown) => {
                fmt::Display::fmt(&date, f)?;
                for _ in 0..unknown {
                    f.write_str("-XX")?;
                }
            }
        }
        f.write_str(self.quality.mark())
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(point) => point.fmt(f),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.start.fmt(f)?;
        if let Some(end) = self.end {
            f.write_str("/")?;
            end.fmt(f)?;
        }
        Ok(())
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text: std::borrow::Cow<'de, str> = Deserialize::deserialize(deserializer)?;
        Self::new(&text).ok_or_else(|| de::Error::custom("not a date in EDTF, level 1"))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for When {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "When".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^[0-9X./?~%-]{4,25}$",
            "description": "YYYY, YYYY-MM or YYYY-MM-DD, as precise as the source; or, in EDTF level 1, \
                            a decade 199X, about 1994~, between 1994/1996, by ../1994, from 1994/.."
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_read_is_written_again() {
        for text in [
            "1994",
            "1994-11",
            "2024-02-29",
            "199X",
            "18XX",
            "2004-XX",
            "1985-04-XX",
            "1985-XX-XX",
            "2001-21",
            "2001-24",
            "1984?",
            "2004-06~",
            "2004-06-11%",
            "199X~",
            "1964/2008",
            "2004-06/2006-08",
            "2004-02-01/2005",
            "1985-04-12/..",
            "1985/",
            "../1985-04",
            "/1985",
            "1984~/2004-06%",
            "1994?/..",
        ] {
            assert_eq!(
                When::new(text).map(|w| w.to_string()).as_deref(),
                Some(text)
            );
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "/",
            "../..",
            "..",
            "../",
            "94",
            "X994",
            "1X94",
            "1994-1X",
            "1994-XX-12",
            "1994X",
            "1399",
            "2201",
            "13XX",
            "2001-20",
            "2001-25",
            "2001-13",
            "2023-02-29",
            "1996/1994",
            "1994??",
            "?1994",
            "1994/1996/1998",
            "1994-",
            "-1994",
            "1985-04-12T23:20:30",
            "199é",
            "é",
            "Y1994",
            "2004-06-XX-XX",
            "2004-06-11-XX",
            "1994 ",
            "２０２４",
            "2024-2X",
        ] {
            assert_eq!(When::new(text), None, "{text}");
        }
    }

    #[test]
    fn the_bounds_are_those_of_the_calendar() {
        let bounds = |text| {
            let (from, to) = When::new(text).unwrap().bounds();
            let text = |day: Option<Day>| day.map_or("..".to_owned(), |day| day.to_string());
            format!("{} {}", text(from), text(to))
        };
        for (text, days) in [
            ("2024-02", "2024-02-01 2024-02-29"),
            ("2024-02-29", "2024-02-29 2024-02-29"),
            ("19XX", "1900-01-01 1999-12-31"),
            ("199X~", "1980-01-01 2009-12-31"),
            ("2024-01~", "2023-12-01 2024-02-29"),
            ("2024-03-01?", "2024-02-29 2024-03-02"),
            ("2021-23", "2021-01-01 2022-03-31"),
            ("1994/1996-05", "1994-01-01 1996-05-31"),
            ("1994/..", "1994-01-01 .."),
            ("/1996", ".. 1996-12-31"),
            ("1400~", "1400-01-01 1401-12-31"),
            ("2200%", "2199-01-01 2200-12-31"),
            ("22XX", "2200-01-01 2200-12-31"),
        ] {
            assert_eq!(bounds(text), days, "{text}");
        }
    }

    #[test]
    fn the_earlier_comes_first() {
        let mut order = [
            "1994/..",
            "1994",
            "../1990",
            "1994-05",
            "199X",
            "1994~",
            "1993-12-31",
        ]
        .map(|text| When::new(text).unwrap());
        order.sort();
        assert_eq!(
            order.map(|when| when.to_string()),
            [
                "../1990",
                "199X",
                "1994~",
                "1993-12-31",
                "1994",
                "1994/..",
                "1994-05"
            ]
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn what_another_reader_reads_is_read_and_nothing_else(
            date in "(1[4-9]|2[01])[0-9]{2}(-[012][0-9X](-[0-3][0-9X])?)?[?~%]?\
                    |(1[4-9]|20)([0-9]X|XX)[?~%]?\
                    |(1[4-9]|2[01])[0-9]{2}-XX(-XX)?",
            beside in prop::sample::select(vec!["", "/", "/..", "<", "<.."]),
        ) {
            let text = match beside.strip_prefix('<') {
                Some(start) => format!("{start}/{date}"),
                None => format!("{date}{beside}"),
            };
            let theirs = edtf::level_1::Edtf::parse(&text);
            prop_assert_eq!(When::new(&text).is_some(), theirs.is_ok(), "{}", text);
            if let Ok(theirs) = theirs {
                prop_assert_eq!(theirs.to_string(), text);
            }
        }

        #[test]
        fn no_text_is_too_strange(text in "[0-9X?~%/. é-]{0,14}") {
            if let Some(when) = When::new(&text) {
                prop_assert_eq!(when.to_string(), text);
                let (from, to) = when.bounds();
                prop_assert!(from.is_some() || to.is_some());
                prop_assert!(from.zip(to).is_none_or(|(from, to)| from <= to));
            }
        }
    }
}
