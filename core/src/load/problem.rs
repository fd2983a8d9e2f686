//! A problem: what is wrong with a data file, where, and how to mend it.

use std::fmt;

use super::{ProblemCode, Severity, limits, wording};
use crate::model::{Locale, is_control};

/// A position in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Bytes before it.
    pub offset: usize,
    /// Its line, from 1.
    pub line: usize,
    /// Its column, from 1, in characters (Unicode scalar values).
    pub column: usize,
}

/// What a value is, or should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Noun {
    /// A JSON object.
    Object,
    /// A JSON array.
    List,
    /// A JSON string.
    Text,
    /// A string, or an object with one for each language.
    LocalizedText,
    /// `true` or `false`.
    Flag,
    /// A JSON number.
    Number,
    /// A whole number from 0.
    Count,
    /// A list of two numbers: latitude, longitude.
    LatLon,
    /// 1 to 64 of `a-z`, `0-9` and inner hyphens.
    Id,
    /// An ISO 3166-1 alpha-2 code.
    Country,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Date,
    /// A record of `sources`.
    Source,
    /// A record of `services`.
    Service,
    /// A record of `organisations`.
    Organisation,
    /// A record of `places`.
    Place,
    /// A record of `locations`.
    Location,
    /// A record of `roles`.
    Role,
    /// A record of `topics`.
    Topic,
    /// A record of `kinds`.
    Kind,
    /// A record of `subjects`.
    Subject,
    /// A record of `fields`.
    Field,
    /// A choice of a field.
    Choice,
}

/// The slips of the pen that make text no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slip {
    /// A value is missing, or is not written as JSON writes values.
    Value,
    /// A comma stands after the last item.
    TrailingComma,
    /// A comma, or the end of a list or object, is missing.
    Comma,
    /// A colon is missing after a key.
    Colon,
    /// A key is not in double quotes.
    Key,
    /// A line break or tab stands within a text.
    ControlCharacter,
    /// A backslash in a text is followed by something unknown.
    Escape,
    /// A number is not written as JSON writes numbers.
    Number,
    /// There is more after the end of the document.
    AfterEnd,
}

/// The way on from a file of another kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// It is a table, or holds one, of which a network can be made.
    Table,
    /// It is a web page: often one that tells of an error, or asks to sign in.
    Page,
    /// It is a scenario.
    Scenario,
    /// None.
    Other,
}

impl Way {
    /// The way from a file that is known by its first bytes.
    pub(super) fn unpacked(name: Option<&str>) -> Self {
        match name {
            Some(name) if name.contains("xls") || name.contains("ods") => Self::Table,
            _ => Self::Other,
        }
    }
}

/// What a place in the file takes, where something else stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The code says it all.
    Nothing,
    /// A value, or the id of a record, of this kind.
    Noun(Noun),
    /// One of these texts.
    OneOf(Box<[&'static str]>),
    /// At most so many.
    AtMost(usize),
    /// A number from the one to the other.
    Between(i64, i64),
    /// This field, value or code.
    This(&'static str),
    /// See the value at this path.
    At(Box<str>),
    /// JSON as it should be written.
    Syntax(Slip),
    /// A network file; this is the way to one.
    NetworkFile(Way),
}

/// One fault of a data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What sort of fault.
    pub code: ProblemCode,
    /// Where it begins.
    pub at: Position,
    /// Where in the document: `locations[3].standing[0].sources[1]`; `$` is the whole.
    pub path: Box<str>,
    /// The id of the record that it lies in, where that is known.
    pub record: Option<Box<str>>,
    /// What is at fault, as written in the file: a field, an id, a value; shortened.
    pub found: Box<str>,
    /// What should be there.
    pub wanted: Wanted,
    /// What was probably meant.
    pub suggestion: Option<Box<str>>,
}

impl Problem {
    /// Whether it keeps the file from loading.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// What is wrong, in one sentence.
    #[must_use]
    pub fn what(&self, locale: Locale) -> String {
        wording::what(self, locale)
    }

    /// How to mend it, in one or two sentences.
    #[must_use]
    pub fn mend(&self, locale: Locale) -> String {
        wording::mend(self, locale)
    }
}

/// `line:column: error[code]: what`, in English.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(
            f,
            "{}:{}: {severity}[{}]: {}",
            self.at.line,
            self.at.column,
            self.code.as_str(),
            self.what(Locale::En)
        )
    }
}

/// Every problem of a file, in the order of their positions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    pub(super) list: Vec<Problem>,
    pub(super) unlisted: usize,
}

impl Problems {
    /// The problems, at most [`limits::PROBLEMS`] of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.list.iter()
    }

    /// How many there are, those that are not listed included.
    #[must_use]
    pub fn count(&self) -> usize {
        self.list.len() + self.unlisted
    }

    /// How many are not listed, since there are too many.
    #[must_use]
    pub fn unlisted(&self) -> usize {
        self.unlisted
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// One line for each problem.
impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in self {
            writeln!(f, "{problem}")?;
        }
        if self.unlisted > 0 {
            writeln!(f, "and {} more", self.unlisted)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

/// A value as a problem quotes it: on one line, and not too long.
pub(super) fn shortened(text: &str) -> Box<str> {
    let plain = |c: char| if is_control(c) { ' ' } else { c };
    match text.char_indices().nth(limits::QUOTE) {
        None => text.chars().map(plain).collect(),
        Some((end, _)) => text
            .get(..end)
            .unwrap_or_default()
            .chars()
            .map(plain)
            .chain(['…'])
            .collect(),
    }
}
