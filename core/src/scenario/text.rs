//! The short text of a scenario, for addresses: `1~Three-posts~~OKmadrid~PKmadrid_D_0.50`.
//!
//! Only characters that stand in an address as they are: letters, digits, `-`, `.`, `_`, `~`.
//! Parts are set apart by `~`: the version, the name, the note, and the changes. A change is a
//! letter, small where the change is switched off, and fields set apart by `_`; a date before the
//! letter, `2027-06OKmadrid`, says when it comes:
//!
//! | letter | change | fields |
//! |---|---|---|
//! | `O` | open | candidate, place if any |
//! | `C` | close | location |
//! | `R` | reopen | location |
//! | `A` | add | service, kind (`p`, `s`, `o`, `c`), place, post if any |
//! | `P` | add a role | location, role, FTE if not 1 |
//! | `M` | remove a role | location, role, FTE if not 1 |
//! | `V` | move a role | from, to, role, FTE if not 1 |
//! | `H` | house together | guest, host |
//! | `L` | relocate | location, place, address if any |
//!
//! Ids stand as they are in the data, so that a link outlives an edit of the file; a capital
//! stands for a beginning or a word that is frequent ([`SHORT`], fixed with the version), and
//! `.4` for the location that change 4 adds, counted from 0. A free point is its country,
//! thousandths of degrees, and its name: `RO47158.27590.Ia.ex.i`.

use std::fmt;

use super::{Change, Fte, Point, Scenario, Spot, Step, escape, wording};
use crate::model::{Kind, Locale, LocationId};

/// The version of the text form.
pub(super) const VERSION: &str = "1";

/// What a capital stands for at the beginning of an id: fixed with the version, and kept with the
/// data, whose words they are.
const SHORT: &str = include_str!("../../data/scenario-1.tsv");

/// The capitals, and what each stands for.
pub(super) fn short() -> impl Iterator<Item = (char, &'static str)> {
    SHORT.lines().filter_map(|line| {
        let (letter, word) = line.split_once('\t')?;
        Some((letter.chars().next()?, word))
    })
}

/// What is wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TextCode {
    /// It is of another version.
    Version,
    /// It ends too early, or a change does.
    Truncated,
    /// A change begins with an unknown letter.
    Change,
    /// An id was to be here.
    Id,
    /// A number was to be here.
    Number,
    /// A country was to be here.
    Country,
    /// A name or note is not written as free text is.
    Letters,
    /// A change has too many fields.
    Surplus,
    /// There are too many changes, or its name or note is too long.
    TooMany,
}

/// Where a text is no scenario, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextError {
    /// The byte at which.
    pub offset: usize,
    /// Why.
    pub code: TextCode,
}

impl TextError {
    /// What is wrong, in one sentence.
    #[must_use]
    pub fn what(&self, locale: Locale) -> &'static str {
        locale.of(wording::text(self.code))
    }
}

/// `at character 12: what`, in English.
impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "at character {}: {}",
            self.offset + 1,
            self.what(Locale::En)
        )
    }
}

impl std::error::Error for TextError {}

impl Scenario {
    /// The short text. A name beyond [`NAME`](super::NAME) characters and a note beyond
    /// [`NOTE`](super::NOTE) are left out.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::from(VERSION);
        for (part, most) in [(&self.name, super::NAME), (&self.note, super::NOTE)] {
            text.push('~');
            if part.chars().count() <= most {
                escape::write(&mut text, part);
            }
        }
        for (at, step) in self.changes.iter().enumerate() {
            text.push('~');
            let before = self.changes.get(..at).unwrap_or_default();
            if let Some(date) = step.date {
                text.push_str(&date.to_string());
            }
            let from = text.len();
            change(&mut text, &step.change, before);
            if step.off {
                let letter = text.get(from..=from).map(str::to_ascii_lowercase);
                text.replace_range(from..=from, &letter.unwrap_or_default());
            }
        }
        text
    }
}

fn change(text: &mut String, change: &Change, before: &[Step]) {
    match change {
        Change::Open { candidate, at } => {
            text.push('O');
            location(text, candidate, before);
            if let Some(at) = at {
                text.push('_');
                spot(text, at);
            }
        }
        Change::Close { location: id } => {
            text.push('C');
            location(text, id, before);
        }
        Change::Reopen { location: id } => {
            text.push('R');
            location(text, id, before);
        }
        Change::Add {
            service,
            kind,
            at,
            of,
        } => {
            text.push('A');
            id(text, service.as_str());
            text.push('_');
            text.push(match kind {
                Kind::Post => 'p',
                Kind::Satellite => 's',
                Kind::Office => 'o',
                Kind::Candidate => 'c',
                Kind::Other => 'x',
            });
            text.push('_');
            spot(text, at);
            if let Some(post) = of {
                text.push('_');
                location(text, post, before);
            }
        }
        Change::AddRole {
            location: at,
            role,
            fte,
        } => {
            text.push('P');
            location(text, at, before);
            staff(text, role.as_str(), *fte);
        }
        Change::RemoveRole {
            location: at,
            role,
            fte,
        } => {
            text.push('M');
            location(text, at, before);
            staff(text, role.as_str(), *fte);
        }
        Change::MoveRole {
            from,
            to,
            role,
            fte,
        } => {
            text.push('V');
            location(text, from, before);
            text.push('_');
            location(text, to, before);
            staff(text, role.as_str(), *fte);
        }
        Change::House { guest, host } => {
            text.push('H');
            location(text, guest, before);
            text.push('_');
            location(text, host, before);
        }
        Change::Relocate {
            location: it,
            at,
            address,
        } => {
            text.push('L');
            location(text, it, before);
            text.push('_');
            spot(text, at);
            if let Some(address) = address {
                text.push('_');
                escape::write(text, address);
            }
        }
    }
}

fn location(text: &mut String, wanted: &LocationId, before: &[Step]) {
    let made = |step: &Step| step.change.added_id().as_ref() == Some(wanted);
    if let Some(at) = before.iter().position(made) {
        text.push('.');
        text.push_str(&at.to_string());
    } else {
        id(text, wanted.as_str());
    }
}

fn id(text: &mut String, id: &str) {
    let shortened = |(letter, word): (char, &str)| {
        let rest = id.strip_prefix(word)?;
        let is_whole = !word.ends_with('-');
        (is_whole == rest.is_empty()).then_some((letter, rest.to_owned()))
    };
    match short().find_map(shortened) {
        Some((letter, rest)) => {
            text.push(letter);
            text.push_str(&rest);
        }
        None => text.push_str(id),
    }
}

fn spot(text: &mut String, spot: &Spot) {
    match spot {
        Spot::Place { place } => text.push_str(place.as_str()),
        Spot::Point(Point {
            name,
            country,
            lat_lon,
        }) => {
            text.push_str(country.as_str());
            for degrees in lat_lon.thousandths() {
                text.push_str(&degrees.to_string());
                text.push('.');
            }
            escape::write(text, name);
        }
    }
}

fn staff(text: &mut String, role: &str, fte: Fte) {
    text.push('_');
    id(text, role);
    if fte != Fte::ONE {
        let [whole, rest] = [fte.hundredths() / 100, fte.hundredths() % 100];
        text.push('_');
        text.push_str(&whole.to_string());
        if rest > 0 {
            text.push_str(if rest < 10 { ".0" } else { "." });
            text.push_str(&rest.to_string());
        }
    }
}
