//! A list that is being brought in: what was read, what the steward has said, and what comes of it.

use std::cell::OnceCell;
use std::rc::Rc;

use buitenkaart_core::geo::Basemap;
use buitenkaart_core::import::{
    Applied, Book, Declared, Draft, Format, Gazetteer, Given, Mapping, Plan, Planning, Refusals,
    Refused, Sheet, apply, plan, read, read_with, rejected, source_id, summary, wants_cities,
};
use buitenkaart_core::load::Problems;
use buitenkaart_core::model::{Date, Locale, SourceKind};

use crate::browser::time::{breathe, now};
use crate::dataset::Dataset;

/// Everything that the steward has said so far: what undo and redo go through.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    pub(super) sheet: usize,
    pub(super) mapping: Mapping,
    pub(super) refused: Refusals,
    pub(super) title: String,
    pub(super) date: String,
    pub(super) url: String,
}

/// The work at hand.
#[derive(Clone)]
pub(super) struct Work {
    pub(super) name: Rc<str>,
    bytes: Rc<[u8]>,
    pub(super) book: Rc<Book>,
    /// The network that the list is brought into.
    pub(super) dataset: Rc<Dataset>,
    shapes: &'static Basemap,
    pub(super) gazetteer: Rc<Gazetteer>,
    pub(super) said: Said,
    pub(super) past: Vec<Said>,
    pub(super) future: Vec<Said>,
    pub(super) plan: Rc<Plan>,
    /// How many rows are still to be planned, in slices; the plan is the former one meanwhile.
    to_plan: Option<usize>,
    /// What it comes to, once somebody has asked.
    applied: OnceCell<Option<Outcome>>,
}

/// The network that comes of it, or why there is none.
type Outcome = Rc<Result<Applied, Problems>>;

/// Finishes a plan, a little at a time: the page stays free. Before each slice `goes_on` is told how many
/// rows are planned; where it says no, that was all.
pub(super) async fn in_slices(
    mut planning: Planning<'_>,
    goes_on: impl Fn(usize) -> bool,
) -> Option<Plan> {
    loop {
        if !goes_on(planning.progress().0) {
            return None;
        }
        let until = now() + SLICE;
        let mut is_more = true;
        while is_more && now() < until {
            is_more = planning.step(20);
        }
        if !is_more {
            return Some(planning.finish());
        }
        breathe().await;
    }
}

/// How many steps can be undone.
const STEPS: usize = 200;

/// How many rows are planned at once: that takes some tens of milliseconds.
const AT_ONCE: usize = 1000;

/// How long a slice is, milliseconds.
const SLICE: f64 = 12.0;

impl Work {
    /// Opens a draft where it left off, or reads a list.
    pub(super) fn open(
        name: &str,
        bytes: &[u8],
        dataset: Rc<Dataset>,
        shapes: &'static Basemap,
    ) -> Result<Self, Refused> {
        let Some((draft, list)) = Draft::unpack(bytes) else {
            return Self::read(name, bytes, dataset, shapes);
        };
        let mut work = Self::read(&draft.name, &list, dataset, shapes)?;
        if let Some(delimiter) = draft.delimiter {
            work = work.divided(delimiter)?;
        }
        if draft.sheet != work.said.sheet {
            work = work.other_sheet(draft.sheet);
            work.past.clear();
        }
        draft.remap(&mut work.said.mapping);
        work.said.refused = draft.refused();
        work.said.title = draft.title;
        work.said.date = draft.date;
        work.said.url = draft.url;
        Ok(work.planned())
    }

    /// The work as a draft, to be opened again.
    pub(super) fn draft(&self) -> Option<Vec<u8>> {
        let said = &self.said;
        let delimiter = match self.book.format {
            Format::Text { delimiter, .. } => Some(delimiter),
            _ => None,
        };
        let mut draft = Draft::new(&self.name, &said.mapping, &said.refused);
        (draft.sheet, draft.delimiter) = (said.sheet, delimiter);
        draft.title.clone_from(&said.title);
        draft.date.clone_from(&said.date);
        draft.url.clone_from(&said.url);
        draft.pack(&self.bytes)
    }

    /// Reads a list, and guesses the rest.
    fn read(
        name: &str,
        bytes: &[u8],
        dataset: Rc<Dataset>,
        shapes: &'static Basemap,
    ) -> Result<Self, Refused> {
        let book = read(bytes)?;
        let gazetteer = Gazetteer::new(&dataset.network);
        let sheet = book.likeliest();
        let mapping = book
            .sheets
            .get(sheet)
            .map_or(Err(Refused::Empty), |sheet| {
                Ok(Mapping::guess(sheet, &dataset.network, &gazetteer))
            })?;
        let title = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let work = Self {
            name: name.into(),
            bytes: bytes.into(),
            book: Rc::new(book),
            dataset,
            shapes,
            gazetteer: Rc::new(gazetteer),
            said: Said {
                sheet,
                mapping,
                refused: Refusals::default(),
                title: title.to_owned(),
                date: String::new(),
                url: String::new(),
            },
            past: Vec::new(),
            future: Vec::new(),
            plan: Rc::default(),
            to_plan: None,
            applied: OnceCell::new(),
        };
        Ok(work.planned())
    }

    /// Whether a city of the list is not known, or may be another of its name, and the cities of the whole
    /// world would tell.
    pub(super) fn wants_cities(&self) -> bool {
        !self.gazetteer.is_whole() && wants_cities(&self.plan)
    }

    /// The same, with more cities known.
    pub(super) fn with_cities(&self, gazetteer: Rc<Gazetteer>) -> Self {
        let next = self.clone();
        Self { gazetteer, ..next }.planned()
    }

    /// The sheet at hand.
    pub(super) fn sheet(&self) -> Option<&Sheet> {
        self.book.sheets.get(self.said.sheet)
    }

    /// The list as a source.
    pub(super) fn declared(&self) -> Declared {
        let url = self.said.url.trim();
        let title = match self.said.title.trim() {
            "" => &*self.name,
            title => title,
        };
        Declared {
            id: source_id(title),
            title: title.to_owned(),
            kind: SourceKind::Government,
            url: (url.starts_with("https://") || url.starts_with("http://"))
                .then(|| url.to_owned()),
            date: Date::new(self.said.date.trim()),
        }
    }

    /// How many rows there are to plan, where these are too many to plan at once.
    pub(super) fn to_plan(&self) -> Option<usize> {
        self.to_plan
    }

    /// Whether what comes of it is worked out, or soon worked out.
    pub(super) fn is_applied_soon(&self) -> bool {
        self.applied.get().is_some() || self.plan.rows.len() <= AT_ONCE
    }

    /// Plans many rows, a little at a time: the page stays free. Before each slice `goes_on` is told how many
    /// rows are planned; where it says no, that was all.
    pub(super) async fn planned_in_slices(self, goes_on: impl Fn(usize) -> bool) -> Option<Self> {
        let declared = self.declared();
        let country_at = |[lat, lon]: [f64; 2]| self.shapes.country_near(lat, lon, 15.0);
        let given = Given {
            network: &self.dataset.network,
            gazetteer: &self.gazetteer,
            country_at: Some(&country_at),
            declared: &declared,
        };
        let planning = Planning::new(given, self.sheet()?, &self.said.mapping);
        let plan = Rc::new(in_slices(planning, goes_on).await?);
        Some(Self {
            plan,
            to_plan: None,
            applied: OnceCell::new(),
            ..self
        })
    }

    fn with<T>(&self, work: impl FnOnce(Given<'_>, &Sheet) -> T) -> Option<T> {
        let declared = self.declared();
        let country_at = |[lat, lon]: [f64; 2]| self.shapes.country_near(lat, lon, 15.0);
        let given = Given {
            network: &self.dataset.network,
            gazetteer: &self.gazetteer,
            country_at: Some(&country_at),
            declared: &declared,
        };
        self.sheet().map(|sheet| work(given, sheet))
    }

    /// Plans it now, or says that it is too much for that.
    fn planned(mut self) -> Self {
        let rows = self.sheet().map_or(0, Sheet::height);
        self.to_plan = (rows > AT_ONCE).then_some(rows);
        if self.to_plan.is_some() {
            return self;
        }
        let plan = self.with(|given, sheet| plan(given, sheet, &self.said.mapping));
        self.plan = Rc::new(plan.unwrap_or_default());
        self.applied = OnceCell::new();
        self
    }

    /// Says something more; what was undone before is gone.
    pub(super) fn say(&self, change: impl FnOnce(&mut Said)) -> Self {
        let mut next = self.clone();
        change(&mut next.said);
        if next.said == self.said {
            return next;
        }
        next.future.clear();
        next.past.push(self.said.clone());
        if next.past.len() > STEPS {
            next.past.remove(0);
        }
        if next.said.mapping != self.said.mapping || next.said.sheet != self.said.sheet {
            // The changes of a row may be others now.
            next.said.refused.changes.clear();
        }
        next.replanned(&self.said)
    }

    fn replanned(mut self, before: &Said) -> Self {
        self.applied = OnceCell::new();
        let is_other = self.said.mapping != before.mapping
            || self.said.sheet != before.sheet
            || self.said.date != before.date
            || self.said.title != before.title;
        if is_other { self.planned() } else { self }
    }

    /// Takes the last step back.
    pub(super) fn undo(&self) -> Self {
        let mut next = self.clone();
        if let Some(said) = next.past.pop() {
            next.future.push(std::mem::replace(&mut next.said, said));
        }
        next.replanned(&self.said)
    }

    /// Does it again.
    pub(super) fn redo(&self) -> Self {
        let mut next = self.clone();
        if let Some(said) = next.future.pop() {
            next.past.push(std::mem::replace(&mut next.said, said));
        }
        next.replanned(&self.said)
    }

    /// Another sheet, and its columns as they are guessed.
    pub(super) fn other_sheet(&self, sheet: usize) -> Self {
        let mapping = self.book.sheets.get(sheet);
        let mapping = mapping.map(|s| Mapping::guess(s, &self.dataset.network, &self.gazetteer));
        self.say(|said| {
            if let Some(mapping) = mapping {
                said.sheet = sheet;
                said.mapping = mapping;
                said.refused = Refusals::default();
            }
        })
    }

    /// The same text, divided by something else.
    pub(super) fn divided(&self, delimiter: u8) -> Result<Self, Refused> {
        let book = read_with(&self.bytes, delimiter)?;
        let mut next = self.clone();
        next.book = Rc::new(book);
        // The former steps were about other columns.
        (next.past, next.future) = (Vec::new(), Vec::new());
        if let Some(sheet) = next.book.sheets.first() {
            next.said.mapping = Mapping::guess(sheet, &next.dataset.network, &next.gazetteer);
            next.said.refused = Refusals::default();
        }
        Ok(next.planned())
    }

    /// The network with what is accepted.
    pub(super) fn applied(&self) -> Option<Outcome> {
        self.applied.get_or_init(|| self.apply()).clone()
    }

    fn apply(&self) -> Option<Outcome> {
        let is_complete = self.said.mapping.rules.complete;
        let refused = &self.said.refused;
        let applied = self.with(|given, _| apply(given, &self.plan, is_complete, refused));
        applied.map(Rc::new)
    }

    /// What changes, in words.
    pub(super) fn summary(&self, l: Locale) -> String {
        let is_complete = self.said.mapping.rules.complete;
        let text =
            self.with(|given, _| summary(given, &self.plan, is_complete, &self.said.refused, l));
        text.unwrap_or_default()
    }

    /// The rows that are not taken.
    pub(super) fn rejected(&self, l: Locale) -> String {
        let table = self
            .sheet()
            .map(|sheet| rejected(sheet, &self.said.mapping, &self.plan, l));
        table.unwrap_or_default()
    }
}
