//! What a list would change: row by row, before anything is changed.

mod planner;

use std::borrow::Cow;

use self::planner::Planner;
use super::fault::{Fault, by_row};
use super::field::Field;
use super::gazetteer::Gazetteer;
use super::mapping::Mapping;
use super::matching::Candidate;
use super::rows::Entry;
use super::sheet::Sheet;
use super::wording::field as field_name;
use crate::load::CountryAt;
use crate::model::{
    Contact, Date, FieldValue, Jurisdiction, Locale, Localized, Network, SourceId, SourceKind,
    Standing, When,
};

/// The document that a list is, declared once for all that it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// Its id among the sources of the network.
    pub id: SourceId,
    /// What it is, for people.
    pub title: String,
    /// What sort of document it is.
    pub kind: SourceKind,
    /// Where it was published.
    pub url: Option<String>,
    /// When; what it says is said for that date, unless a row has its own.
    pub date: Option<Date>,
}

/// An id for a source of this title.
#[must_use]
pub fn source_id(title: &str) -> SourceId {
    let slug = super::apply::slug(title);
    let id = slug.as_deref().and_then(SourceId::new);
    id.unwrap_or_else(|| SourceId::from_valid("list".into()))
}

/// A new value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Whether it works.
    Standing(Standing),
    /// Its address.
    Address(Box<str>),
    /// How to reach it.
    Contact(Contact),
    /// When it opened.
    Opened(When),
    /// When it closed.
    Closed(When),
    /// Whom it answers for.
    Remit(Jurisdiction),
    /// Its name.
    Name(Localized),
    /// A remark.
    Note(Localized),
    /// Its city has changed: see the entry.
    Place,
    /// The point of its place.
    Point([f64; 2]),
    /// What it has in a field of the network's own, and what that is called.
    Own(FieldValue, Localized),
}

/// What a row changes in one field of a location.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The field; of one of the network's own see the value.
    pub field: Field,
    /// What the network has; empty where it has nothing.
    pub was: String,
    /// What the list has.
    pub now: String,
    /// The list says again what the network has: one more witness, no news.
    pub confirms: bool,
    /// The new value.
    pub value: Value,
}

impl Change {
    /// What the field is called.
    #[must_use]
    pub fn name(&self, locale: Locale) -> &str {
        match &self.value {
            Value::Own(_, name) => name.get(locale),
            _ => field_name(self.field, locale),
        }
    }

    /// The name of the field for programs.
    #[must_use]
    pub fn key(&self) -> Cow<'static, str> {
        match &self.value {
            Value::Own(value, _) => format!("field.{}", value.field).into(),
            _ => self.field.key().into(),
        }
    }
}

/// What a row is.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A location that the network does not have.
    New,
    /// More about a new location: the row at this position of the plan is the first.
    More(usize),
    /// A location of the network.
    Same {
        /// Which, and why.
        candidate: Candidate,
        /// What changes; nothing where the row says what the network has.
        changes: Vec<Change>,
    },
    /// Perhaps one of these: that is asked.
    Ambiguous(Vec<Candidate>),
    /// Something in it does not allow to take it, or the steward has said so.
    Rejected,
}

/// A row, and what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanRow {
    /// What it says.
    pub entry: Entry,
    /// What it is.
    pub outcome: Outcome,
}

/// How many rows are what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New locations.
    pub new: usize,
    /// Rows that change something.
    pub changed: usize,
    /// Rows that only confirm.
    pub confirmed: usize,
    /// Rows that say what the network has.
    pub unchanged: usize,
    /// Rows that may be one of several.
    pub ambiguous: usize,
    /// Rows that are not taken.
    pub rejected: usize,
    /// Locations of the network that the list lacks.
    pub missing: usize,
}

/// What a list would change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The rows, in the order of the list.
    pub rows: Vec<PlanRow>,
    /// The locations that work, are of a service that the list speaks of, and are not in it.
    pub missing: Vec<u32>,
    /// The locations that the rows which are not taken may be: those are not missing.
    pub kept: Vec<u32>,
    /// What is wrong with the list, in the order of its rows.
    pub faults: Vec<Fault>,
    /// How many faults more there are than are listed.
    pub unlisted: usize,
}

impl Plan {
    /// How many rows are what.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts {
            missing: self.missing.len(),
            ..Counts::default()
        };
        for row in &self.rows {
            match &row.outcome {
                Outcome::New => counts.new += 1,
                Outcome::More(_) => counts.changed += 1,
                Outcome::Same { changes, .. } if changes.is_empty() => counts.unchanged += 1,
                Outcome::Same { changes, .. } if changes.iter().all(|c| c.confirms) => {
                    counts.confirmed += 1;
                }
                Outcome::Same { .. } => counts.changed += 1,
                Outcome::Ambiguous(_) => counts.ambiguous += 1,
                Outcome::Rejected => counts.rejected += 1,
            }
        }
        counts
    }
}

/// Everything that a plan is made from.
#[derive(Clone, Copy)]
pub struct Given<'s> {
    /// The network.
    pub network: &'s Network,
    /// The cities that are known; made once with [`Gazetteer::new`].
    pub gazetteer: &'s Gazetteer,
    /// Says in which country a point lies, where a map knows.
    pub country_at: Option<CountryAt<'s>>,
    /// The document that the list is.
    pub declared: &'s Declared,
}

/// Works out what a list would change. Nothing is changed.
#[must_use]
pub fn plan<'s>(given: Given<'s>, sheet: &'s Sheet, mapping: &'s Mapping) -> Plan {
    let mut planning = Planning::new(given, sheet, mapping);
    while planning.step(usize::MAX) {}
    planning.finish()
}

/// A plan on the way, for those who must not be busy for long: so many rows at a time.
pub struct Planning<'s> {
    planner: Planner<'s>,
    /// Locations of the network that rows are not looked up among yet.
    unknown: std::ops::Range<usize>,
    left: std::ops::Range<usize>,
    done: Vec<PlanRow>,
}

impl<'s> Planning<'s> {
    /// Nothing is planned yet but what holds for all rows.
    #[must_use]
    pub fn new(given: Given<'s>, sheet: &'s Sheet, mapping: &'s Mapping) -> Self {
        let left = mapping.rows(sheet);
        let done = Vec::with_capacity(left.len());
        Self {
            planner: Planner::new(given, sheet, mapping),
            unknown: 0..given.network.locations().len(),
            left,
            done,
        }
    }

    /// Plans the next so many rows, or learns as many locations of the network, which come first; whether there
    /// are more.
    pub fn step(&mut self, rows: usize) -> bool {
        let Self {
            planner,
            unknown,
            left,
            done,
        } = self;
        if unknown.start < unknown.end {
            for at in unknown.by_ref().take(rows) {
                planner.know(at);
            }
            return true;
        }
        for row in left.by_ref().take(rows) {
            let mut entry = planner.rows.read(row);
            planner.closes(&mut entry);
            let outcome = planner.outcome(&entry, done);
            if outcome == Outcome::New {
                entry.kind = entry.kind.or_else(|| planner.usual_kind(&entry));
            }
            done.push(PlanRow { entry, outcome });
        }
        left.start < left.end
    }

    /// Rows that are planned, and how many there are in all.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.done.len(), self.done.len() + self.left.len())
    }

    /// The plan of the rows so far.
    #[must_use]
    pub fn finish(self) -> Plan {
        let Self {
            mut planner,
            mut done,
            ..
        } = self;
        planner.ask(&mut done);
        let (missing, kept) = planner.missing();
        let (mut faults, unlisted) = (planner.rows.faults, planner.rows.unlisted);
        by_row(&mut faults);
        Plan {
            rows: done,
            missing,
            kept,
            faults,
            unlisted,
        }
    }
}
