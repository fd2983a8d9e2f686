//! A list that is being brought in: what was read, what the steward has said, and what comes of it.

use std::cell::OnceCell;
use std::collections::VecDeque;
use std::rc::Rc;

use buitenkaart_core::export;
use buitenkaart_core::geo::{Basemap, COAST_KM};
use buitenkaart_core::import::{
    Applied, Applying, Book, Declared, Done, Draft, Field, Format, Gazetteer, Given, Mapping,
    Packed, Plan, Planning, Reading, Refusals, Refused, Several, Sheet, TextAs, apply, plan,
    rejected, source_id, summary, wants_cities,
};
use buitenkaart_core::load::{Problems, load};
use buitenkaart_core::model::{Date, Locale, SourceKind};

use super::ready;
use super::steps::Steps;
use super::turn::{SLICE, in_slices};
use crate::browser::time::{breathe, now};
use crate::dataset::Dataset;

/// A file as it was read; equal to itself alone, since there may be a million cells to compare.
#[derive(Clone, Debug)]
pub(super) struct Cells(Rc<Book>);

impl PartialEq for Cells {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Everything that the steward has said so far: what undo and redo go through.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    /// How the file is to be read, as what came of it.
    cells: Cells,
    pub(super) sheet: usize,
    pub(super) mapping: Mapping,
    pub(super) refused: Refusals,
    pub(super) title: String,
    pub(super) date: String,
    pub(super) url: String,
}

impl Said {
    /// Whether the rows are read or understood otherwise.
    fn is_other_list(&self, before: &Self) -> bool {
        self.cells != before.cells || self.sheet != before.sheet || self.mapping != before.mapping
    }
}

/// A list as it was chosen: the name of its file and its bytes, or why these were not taken.
pub(super) type List = (String, Result<Vec<u8>, Refused>);

/// The work at hand.
#[derive(Clone)]
pub(super) struct Work {
    pub(super) name: Rc<str>,
    bytes: Rc<[u8]>,
    /// The network that the list is brought into.
    pub(super) dataset: Rc<Dataset>,
    /// The one that the first of several lists was brought into.
    pub(super) base: Rc<Dataset>,
    /// The lists still to come.
    pub(super) queue: Rc<VecDeque<List>>,
    /// Those that went before.
    pub(super) done: Rc<Vec<Done>>,
    /// The list before, as it was left; not where the work was put aside since.
    former: Option<Rc<Self>>,
    /// The list after, as it was left for this one by going back.
    latter: Option<Rc<Self>>,
    several: Rc<Several>,
    /// Lists that were not read, and why.
    pub(super) unread: Rc<[String]>,
    shapes: &'static Basemap,
    pub(super) gazetteer: Rc<Gazetteer>,
    pub(super) said: Said,
    pub(super) steps: Steps<Said>,
    pub(super) plan: Rc<Plan>,
    /// How many rows are still to be planned, in slices; the plan is the former one meanwhile.
    to_plan: Option<usize>,
    /// What it comes to, once somebody has asked.
    applied: OnceCell<Option<Outcome>>,
    /// A date of the list that may be meant otherwise, and which it was read as, once somebody has asked.
    either: OnceCell<Option<(String, Date)>>,
}

/// The network that comes of it, or why there is none.
pub(super) type Outcome = Rc<Result<Applied, Problems>>;

/// Finishes a plan, a little at a time: the page stays free. Before each slice `goes_on` is told how many
/// rows are planned; where it says no, that was all.
pub(super) async fn planned_in_slices(
    mut planning: Planning<'_>,
    goes_on: &dyn Fn(usize) -> bool,
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

/// How many rows are planned at once: that takes some tens of milliseconds.
pub(super) const AT_ONCE: usize = 250;

/// For how many rows what comes of them is worked out unasked, at each change of a rule.
const UNASKED: usize = 1000;

impl Work {
    /// Opens a draft where it left off, or reads the first of several lists that can be read.
    ///
    /// # Errors
    ///
    /// Where none can: what is wrong with each. Nothing where `goes_on` says no.
    pub(super) async fn open(
        lists: Vec<List>,
        dataset: &Rc<Dataset>,
        shapes: &'static Basemap,
        l: Locale,
        goes_on: &dyn Fn(u8) -> bool,
    ) -> Option<Result<Self, String>> {
        if let [(name, Ok(bytes))] = &*lists
            && let Some(packed) = Draft::unpack(bytes)
        {
            let work = Self::taken_up(packed, dataset, shapes, goes_on).await?;
            return Some(work.map_err(|refused| told(name, refused, l)));
        }
        let mut queue = VecDeque::from(lists);
        let (work, unread) = Self::first(&mut queue, dataset, shapes, l, goes_on).await?;
        let Some(work) = work else {
            return Some(Err(unread.join("\n")));
        };
        let work = Self {
            queue: queue.into(),
            unread: unread.into(),
            ..work
        };
        Some(Ok(work.unplanned()))
    }

    /// The first list that can be read, not planned yet, and what is wrong with those before it; they leave
    /// the queue.
    async fn first(
        queue: &mut VecDeque<List>,
        dataset: &Rc<Dataset>,
        shapes: &'static Basemap,
        l: Locale,
        goes_on: &dyn Fn(u8) -> bool,
    ) -> Option<(Option<Self>, Vec<String>)> {
        let mut unread = Vec::new();
        while let Some((name, bytes)) = queue.pop_front() {
            let read = match bytes {
                Ok(bytes) => {
                    let text = TextAs::default();
                    Self::read(&name, &bytes, text, dataset.clone(), shapes, goes_on).await?
                }
                Err(refused) => Err(refused),
            };
            match read {
                Ok(work) => return Some((Some(work), unread)),
                Err(refused) => unread.push(told(&name, refused, l)),
            }
        }
        Some((None, unread))
    }

    /// A draft where it left off.
    async fn taken_up(
        packed: Packed,
        base: &Rc<Dataset>,
        shapes: &'static Basemap,
        goes_on: &dyn Fn(u8) -> bool,
    ) -> Option<Result<Self, Refused>> {
        let draft = packed.draft;
        let dataset = match packed.network.map(|network| load(&network)) {
            Some(Ok(network)) => Dataset::new(network),
            Some(Err(_)) => return Some(Err(Refused::Broken)),
            None => base.clone(),
        };
        let text = TextAs {
            encoding: draft.encoding,
            delimiter: draft.delimiter,
        };
        let work = Self::read(&draft.name, &packed.list, text, dataset, shapes, goes_on).await?;
        let mut work = match work {
            Ok(work) => work,
            refused => return Some(refused),
        };
        work.base = base.clone();
        let lists = packed.queue.into_iter().map(Ok);
        work.queue = Rc::new(draft.queue.iter().cloned().zip(lists).collect());
        work.done = Rc::new(draft.done.clone());
        work.several = Rc::new(draft.several.clone());
        if draft.sheet != work.said.sheet {
            work.said.sheet = draft.sheet.min(work.book().sheets.len().saturating_sub(1));
            work.said.mapping = work.guessed(None);
        }
        if draft.head != work.said.mapping.head {
            work.said.mapping = work.guessed(Some(draft.head));
        }
        draft.remap(&mut work.said.mapping);
        work.said.refused = draft.refused();
        if !draft.into.is_empty() && draft.into != into(&work.dataset) {
            work.said.refused.changes.clear();
            work.said.refused.missing.clear();
        }
        work.said.title = draft.title;
        work.said.date = draft.date;
        work.said.url = draft.url;
        Some(Ok(work.unplanned()))
    }

    /// The work as a draft, to be opened again.
    pub(super) fn draft(&self) -> Option<Vec<u8>> {
        let said = &self.said;
        let mut draft = Draft::new(&self.name, &said.mapping, &said.refused);
        draft.sheet = said.sheet;
        if let Format::Text {
            encoding,
            delimiter,
        } = self.book().format
        {
            (draft.encoding, draft.delimiter) = (Some(encoding), Some(delimiter));
        }
        draft.title.clone_from(&said.title);
        draft.date.clone_from(&said.date);
        draft.url.clone_from(&said.url);
        draft.done.clone_from(&self.done);
        draft.several.clone_from(&self.several);
        let mut queue = Vec::new();
        // One whose bytes were not taken is chosen again by whoever wants it.
        for (name, bytes) in &*self.queue {
            if let Ok(bytes) = bytes {
                draft.queue.push(name.clone());
                queue.push(&**bytes);
            }
        }
        draft.into = into(&self.dataset);
        // What has come of other work is nowhere else than in what is put aside here.
        let is_made = !self.done.is_empty() || !self.dataset.marks.is_empty();
        let network = is_made.then(|| export::json(self.dataset.network.file()));
        let network = network.transpose().ok()?;
        draft.pack(&self.bytes, &queue, network.as_deref().map(str::as_bytes))
    }

    /// Reads a list, and guesses the rest; it is not planned yet.
    async fn read(
        name: &str,
        bytes: &[u8],
        text: TextAs,
        dataset: Rc<Dataset>,
        shapes: &'static Basemap,
        goes_on: &dyn Fn(u8) -> bool,
    ) -> Option<Result<Self, Refused>> {
        let book = match in_slices(Reading::new(bytes, text), goes_on).await? {
            Ok(book) => book,
            Err(refused) => return Some(Err(refused)),
        };
        let gazetteer = ready::gazetteer(&dataset).await;
        let sheet = book.likeliest();
        let Some(list) = book.sheets.get(sheet) else {
            return Some(Err(Refused::Empty));
        };
        let guessing = Mapping::guessing(list, &dataset.network, &gazetteer);
        let mapping = in_slices(guessing, &|_| goes_on(100)).await?;
        let into = (dataset, shapes, gazetteer);
        Some(Ok(Self::begun(name, bytes, (book, sheet, mapping), into)))
    }

    /// A list of which nothing is said but what was guessed.
    fn begun(
        name: &str,
        bytes: &[u8],
        (book, sheet, mapping): (Book, usize, Mapping),
        (dataset, shapes, gazetteer): (Rc<Dataset>, &'static Basemap, Rc<Gazetteer>),
    ) -> Self {
        let title = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        Self {
            name: name.into(),
            bytes: bytes.into(),
            base: dataset.clone(),
            dataset,
            queue: Rc::default(),
            done: Rc::default(),
            former: None,
            latter: None,
            several: Rc::default(),
            unread: Rc::new([]),
            shapes,
            gazetteer,
            said: Said {
                cells: Cells(Rc::new(book)),
                sheet,
                mapping,
                refused: Refusals::default(),
                title: title.to_owned(),
                date: String::new(),
                url: String::new(),
            },
            steps: Steps::default(),
            plan: Rc::default(),
            to_plan: None,
            applied: OnceCell::new(),
            either: OnceCell::new(),
        }
    }

    /// Keeps what comes of this list, and goes on with the next one that can be read. What was said of the
    /// columns and of the source holds for that one too where its columns are the same.
    pub(super) async fn next(&self, l: Locale) -> Self {
        // Nothing is otherwise than when that list was left by going back.
        if let Some(latter) = self.latter.as_deref()
            && let Some(before) = &latter.former
            && before.said == self.said
            && Rc::ptr_eq(&before.gazetteer, &self.gazetteer)
        {
            return latter.clone();
        }
        let outcome = self.applied();
        let Some(Ok(applied)) = outcome.as_deref() else {
            return self.clone();
        };
        let mut queue = (*self.queue).clone();
        let dataset = Dataset::new(applied.network.clone());
        let first = Self::first(&mut queue, &dataset, self.shapes, l, &|_| true).await;
        let (next, unread) = first.unwrap_or_default();
        let Some(mut next) = next else {
            return Self {
                queue: queue.into(),
                unread: unread.into(),
                ..self.clone()
            }
            .planned();
        };
        if let (Some(own), Some(its)) = (self.sheet(), next.sheet())
            && self
                .said
                .mapping
                .is_same_columns(own, &next.said.mapping, its)
        {
            let mapping = &mut next.said.mapping;
            mapping.columns.clone_from(&self.said.mapping.columns);
            mapping.own.clone_from(&self.said.mapping.own);
            mapping.also.clone_from(&self.said.mapping.also);
            mapping.rules = self.said.mapping.rules.clone();
            next.said.title.clone_from(&self.said.title);
            next.said.date.clone_from(&self.said.date);
            next.said.url.clone_from(&self.said.url);
        }
        let mut several = (*self.several).clone();
        let count = |dataset: &Dataset| dataset.network.locations().len();
        several.note(&self.plan, count(&self.dataset), count(&dataset));
        let mut done = (*self.done).clone();
        done.push(Done {
            name: self.name.to_string(),
            summary: self.own_summary(l),
            rejected: self.own_rejected(l),
        });
        next.base = self.base.clone();
        next.queue = queue.into();
        next.unread = unread.into();
        next.done = done.into();
        next.several = several.into();
        let mut former = self.clone();
        former.latter = None;
        former.steps.go_on();
        next.former = Some(Rc::new(former));
        next.planned()
    }

    /// Whether no other list follows.
    pub(super) fn is_last(&self) -> bool {
        self.queue.is_empty()
    }

    /// Whether there is a step to take back.
    pub(super) fn can_undo(&self) -> bool {
        self.steps.can_undo() || self.former.is_some()
    }

    /// Whether there is a step to do again.
    pub(super) fn can_redo(&self) -> bool {
        self.steps.can_redo() || self.latter.is_some()
    }

    /// The plan; where others went before, the last list knows what they have.
    fn settled(&self, mut plan: Plan) -> Rc<Plan> {
        if self.is_last() {
            self.several.settle(&mut plan);
        }
        plan.into()
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

    /// The file as it was read.
    pub(super) fn book(&self) -> &Book {
        &self.said.cells.0
    }

    /// The sheet at hand.
    pub(super) fn sheet(&self) -> Option<&Sheet> {
        self.book().sheets.get(self.said.sheet)
    }

    /// What the columns of the sheet at hand most likely hold; under this row, where one is given, or under none.
    fn guessed(&self, head: Option<Option<usize>>) -> Mapping {
        let (network, gazetteer) = (&self.dataset.network, &self.gazetteer);
        let guess = |sheet: &Sheet| match head {
            Some(head) => Mapping::guess_under(head, sheet, network, gazetteer),
            None => Mapping::guess(sheet, network, gazetteer),
        };
        let guess = self.sheet().map(guess);
        guess.unwrap_or_else(|| self.said.mapping.clone())
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

    /// Whether something contradicts what is there only because nobody has said of when the list is.
    pub(super) fn wants_date(&self) -> bool {
        let mapping = &self.said.mapping;
        let is_dated = mapping.columns_of(Field::AsOf).next().is_some()
            || mapping.rules.constants.contains_key(&Field::AsOf);
        let changes = !is_dated && self.plan.counts().changed > 0;
        let closes = self.is_complete() && !self.plan.missing.is_empty();
        self.declared().date.is_none() && (changes || closes)
    }

    /// How many rows there are to plan, where that is still to be done.
    pub(super) fn to_plan(&self) -> Option<usize> {
        self.to_plan
    }

    /// Whether what comes of it is worked out, or soon worked out.
    pub(super) fn is_applied_soon(&self) -> bool {
        self.applied.get().is_some() || self.plan.rows.len() <= UNASKED
    }

    /// Plans many rows, a little at a time: the page stays free. Before each slice `goes_on` is told how many
    /// rows are planned; where it says no, that was all.
    pub(super) async fn planned_in_slices(self, goes_on: &dyn Fn(usize) -> bool) -> Option<Self> {
        let declared = self.declared();
        let country_at = |[lat, lon]: [f64; 2]| self.shapes.country_near(lat, lon, COAST_KM);
        let given = Given {
            network: &self.dataset.network,
            gazetteer: &self.gazetteer,
            country_at: Some(&country_at),
            declared: &declared,
        };
        let planning = Planning::new(given, self.sheet()?, &self.said.mapping);
        let plan = planned_in_slices(planning, goes_on).await?;
        if plan.rows.len() > AT_ONCE {
            breathe().await;
        }
        let plan = self.settled(plan);
        Some(Self {
            plan,
            to_plan: None,
            applied: OnceCell::new(),
            ..self
        })
    }

    fn with<T>(&self, work: impl FnOnce(Given<'_>, &Sheet) -> T) -> Option<T> {
        let declared = self.declared();
        let country_at = |[lat, lon]: [f64; 2]| self.shapes.country_near(lat, lon, COAST_KM);
        let given = Given {
            network: &self.dataset.network,
            gazetteer: &self.gazetteer,
            country_at: Some(&country_at),
            declared: &declared,
        };
        self.sheet().map(|sheet| work(given, sheet))
    }

    /// The same work, of which nothing is planned so far.
    fn unplanned(mut self) -> Self {
        self.to_plan = Some(self.sheet().map_or(0, Sheet::height));
        self
    }

    /// Plans it now, or says that it is too much for that.
    fn planned(mut self) -> Self {
        let rows = self.sheet().map_or(0, Sheet::height);
        // The locations that rows are looked up among are learnt first: several in the time of a row.
        let much = rows + self.dataset.network.locations().len() / 8;
        self.to_plan = (much > AT_ONCE).then_some(rows);
        if self.to_plan.is_some() {
            return self;
        }
        let plan = self.with(|given, sheet| plan(given, sheet, &self.said.mapping));
        self.plan = self.settled(plan.unwrap_or_default());
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
        next.steps.note(self.said.clone());
        next.latter = None;
        if next.said.is_other_list(&self.said) {
            // The changes of a row may be others now.
            next.said.refused.changes.clear();
        }
        next.replanned(&self.said)
    }

    fn replanned(mut self, before: &Said) -> Self {
        self.applied = OnceCell::new();
        self.either = OnceCell::new();
        let is_other = self.said.is_other_list(before)
            || self.said.date != before.date
            || self.said.title != before.title;
        if is_other { self.planned() } else { self }
    }

    /// Takes the last step back; from the beginning of a list to the list before.
    pub(super) fn undo(&self) -> Self {
        if let (false, Some(former)) = (self.steps.can_undo(), &self.former) {
            return Self {
                latter: Some(Rc::new(self.clone())),
                ..(**former).clone()
            };
        }
        let mut next = self.clone();
        next.steps.undo(&mut next.said);
        next.replanned(&self.said)
    }

    /// Does it again; from the end of a list the one after it, as it was left.
    pub(super) fn redo(&self) -> Self {
        if let (false, Some(latter)) = (self.steps.can_redo(), &self.latter) {
            return (**latter).clone();
        }
        let mut next = self.clone();
        next.steps.redo(&mut next.said);
        next.replanned(&self.said)
    }

    /// Another sheet. What was said of the one at hand holds further as far as it fits.
    pub(super) fn other_sheet(&self, sheet: usize) -> Self {
        let (Some(former), Some(other)) = (self.sheet(), self.book().sheets.get(sheet)) else {
            return self.clone();
        };
        let said = &self.said.mapping;
        let guessed = Mapping::guess(other, &self.dataset.network, &self.gazetteer);
        let mapping = guessed.resaid(other, said, &self.guessed(Some(said.head)), former);
        self.say(|said| {
            said.sheet = sheet;
            said.mapping = mapping;
            said.refused = Refusals::default();
        })
    }

    /// The same sheet with its columns named in another row, or in none.
    pub(super) fn under(&self, head: Option<usize>) -> Self {
        let said = &self.said.mapping;
        let Some(sheet) = self.sheet().filter(|_| head != said.head) else {
            return self.clone();
        };
        let guessed = self.guessed(Some(head));
        let mapping = guessed.resaid(sheet, said, &self.guessed(Some(said.head)), sheet);
        self.say(|said| {
            said.mapping = mapping;
            said.refused.rows.clear();
        })
    }

    /// The same under the row with this number, or the next that is not empty; what is no number says nothing.
    pub(super) fn under_number(&self, number: &str) -> Self {
        let number: Option<u32> = number.trim().parse().ok();
        let (Some(number), Some(sheet)) = (number, self.sheet()) else {
            return self.clone();
        };
        let mut rows = 0..sheet.height();
        let row = rows.find(|&row| sheet.number(row) >= number);
        row.map_or_else(|| self.clone(), |row| self.under(Some(row)))
    }

    /// The same text, read in another way.
    pub(super) async fn read_as(&self, text: TextAs) -> Result<Self, Refused> {
        let book = in_slices(Reading::new(&self.bytes, text), &|_| true).await;
        Ok(self.reread(book.unwrap_or(Err(Refused::Empty))?))
    }

    /// The same list as it was read now. What was said of it holds further as far as it fits.
    fn reread(&self, book: Book) -> Self {
        let said = &self.said.mapping;
        let mut next = self.clone();
        // Read in the same way before, they are the same cells: there may be many, and they stay in the steps.
        let before = self.steps.all().map(|said| &said.cells);
        let same = before
            .chain([&self.said.cells])
            .find(|cells| cells.0.format == book.format);
        next.said.cells = same.cloned().unwrap_or_else(|| Cells(Rc::new(book)));
        let (Some(former), Some(sheet)) = (self.sheet(), next.sheet()) else {
            return self.clone();
        };
        let mut guessed = self.guessed(None);
        let mut mapping = next.guessed(None);
        if said.head != guessed.head {
            guessed = self.guessed(Some(said.head));
            mapping = next.guessed(Some(said.head));
        }
        let mapping = mapping.resaid(sheet, said, &guessed, former);
        let is_as_high = sheet.height() == former.height() && mapping.head == said.head;
        let cells = next.said.cells;
        self.say(|said| {
            said.cells = cells;
            said.mapping = mapping;
            if !is_as_high {
                said.refused.rows.clear();
            }
        })
    }

    /// A date of the list that may be meant otherwise, and which it was read as.
    pub(super) fn either(&self) -> Option<&(String, Date)> {
        let first = || {
            let network = &self.dataset.network;
            let found = self.said.mapping.first_either(self.sheet()?, network);
            found.map(|(text, date)| (text.to_owned(), date))
        };
        self.either.get_or_init(first).as_ref()
    }

    /// The network with what is accepted.
    pub(super) fn applied(&self) -> Option<Outcome> {
        self.applied.get_or_init(|| self.apply()).clone()
    }

    /// The same work with what comes of it worked out, a little at a time: the page stays free. Before each
    /// slice `goes_on` is told how much is done, in percent; where it says no, that was all.
    pub(super) async fn applied_in_slices(&self, goes_on: &dyn Fn(u8) -> bool) -> Option<Self> {
        let declared = self.declared();
        let given = Given {
            network: &self.dataset.network,
            gazetteer: &self.gazetteer,
            country_at: None,
            declared: &declared,
        };
        let refused = &self.said.refused;
        let work = Applying::new(given, &self.plan, self.is_complete(), refused);
        let outcome = in_slices(work, goes_on).await?;
        let applied = OnceCell::from(Some(Rc::new(outcome)));
        let next = self.clone();
        Some(Self { applied, ..next })
    }

    fn apply(&self) -> Option<Outcome> {
        let refused = &self.said.refused;
        let applied = self.with(|given, _| apply(given, &self.plan, self.is_complete(), refused));
        applied.map(Rc::new)
    }

    /// Whether what the list lacks has closed; of several lists the last one tells.
    fn is_complete(&self) -> bool {
        self.said.mapping.rules.complete && self.is_last()
    }

    fn own_summary(&self, l: Locale) -> String {
        let refused = &self.said.refused;
        let text = self.with(|given, _| summary(given, &self.plan, self.is_complete(), refused, l));
        text.unwrap_or_default()
    }

    fn own_rejected(&self, l: Locale) -> String {
        let table = self
            .sheet()
            .map(|sheet| rejected(sheet, &self.said.mapping, &self.plan, l));
        table.unwrap_or_default()
    }

    /// What changes, in words: by every list up to this one.
    pub(super) fn summary(&self, l: Locale) -> String {
        let before = self.done.iter().map(|done| &*done.summary);
        before.collect::<String>() + &self.own_summary(l)
    }

    /// The rows that are not taken, of every list up to this one.
    pub(super) fn rejected(&self, l: Locale) -> String {
        let before = self.done.iter().map(|done| &*done.rejected);
        before.collect::<String>() + &self.own_rejected(l)
    }
}

/// What tells a network from others.
fn into(dataset: &Dataset) -> String {
    let file = dataset.network.file();
    let (title, count) = (file.title.get(Locale::En), file.locations.len());
    format!("{title}, {}, {count}", file.compiled)
}

fn told(name: &str, refused: Refused, l: Locale) -> String {
    [name, l.colon(), &refused.told(l)].concat()
}

#[cfg(test)]
mod tests {
    //! What undo and redo go through, without a browser.

    use buitenkaart_core::geo::basemap;
    use buitenkaart_core::import::{Encoding, Field, read, read_with};
    use buitenkaart_core::load::built_in;

    use super::*;
    use crate::dataset::Turned;

    /// The work on a list, planned.
    fn work(list: &[u8]) -> Work {
        work_into(Dataset::new(built_in().expect("it loads")), list)
    }

    fn work_into(dataset: Rc<Dataset>, list: &[u8]) -> Work {
        let gazetteer = Gazetteer::new(&dataset.network);
        let book = read(list).expect("a list");
        let sheet = book.likeliest();
        let mapping = Mapping::guess(&book.sheets[sheet], &dataset.network, &gazetteer);
        let into = (dataset, basemap(), Rc::new(gazetteer));
        Work::begun("mine.csv", list, (book, sheet, mapping), into).planned()
    }

    /// The same list read in another encoding, or with another sign between its cells.
    fn reread(work: &Work, text: TextAs) -> Work {
        work.reread(read_with(&work.bytes, text).expect("a list"))
    }

    const LIST: &str = "dienst;kantoor;stad;land;status;tel\n\
                    fit;Eén;Canberra;AU;draait;+61 2 555 00 00\n\
                    fit;Twee;Wellington;NZ;open;+64 4 555 00 00\n";

    /// The steward has said something of everything.
    fn said() -> Work {
        let work = work(LIST.as_bytes()).say(|said| {
            let rules = &mut said.mapping.rules;
            rules.constants.insert(Field::Kind, "office".into());
            rules.values.change(Field::Standing, |values| {
                values.insert("draait".into(), "open".into());
            });
        });
        let work = work.say(|said| said.mapping.hold(1, Some("note")));
        let work = work.say(|said| said.title = "List of the autumn".into());
        assert_eq!(work.plan.counts().new, 2);
        work.say(|said| {
            said.refused.rows.insert(1);
            said.refused.missing.insert(3);
        })
    }

    #[test]
    fn a_list_read_anew_keeps_what_was_said_and_is_a_step() {
        let before = said();
        let after = reread(
            &before,
            TextAs {
                encoding: Some(Encoding::Windows1252),
                delimiter: None,
            },
        );
        assert_eq!(after.sheet().map(|sheet| sheet.cell(1, 1)), Some("EÃ©n"));
        assert_eq!(after.said.mapping, before.said.mapping);
        assert_eq!(after.said.title, before.said.title);
        assert!(after.said.refused.rows.contains(&1) && after.said.refused.missing.contains(&3));
        assert_eq!(after.plan.counts().new, 2);
        // Back to what was read before, and all that was said before that.
        let back = after.undo();
        assert_eq!(back.said, before.said);
        assert_eq!(back.sheet().map(|sheet| sheet.cell(1, 1)), Some("Eén"));
        assert_eq!(back.plan, before.plan);
        assert_eq!(back.redo().said, after.said);
        assert_eq!(back.undo().undo().undo().said.mapping.rules.values.len(), 1);
    }

    #[test]
    fn with_another_sign_between_the_cells_the_rules_hold() {
        let before = said();
        let comma = TextAs {
            encoding: None,
            delimiter: Some(b','),
        };
        let after = reread(&before, comma);
        assert_eq!(after.sheet().map(Sheet::width), Some(1));
        let (now, was) = (&after.said.mapping.rules, &before.said.mapping.rules);
        assert_eq!((&now.values, &now.constants), (&was.values, &was.constants));
        // There and back the columns are guessed as at first; one step back, what was said of them holds.
        let semicolon = TextAs {
            encoding: None,
            delimiter: Some(b';'),
        };
        let again = reread(&after, semicolon);
        assert_eq!(again.plan.counts().new, 2);
        // Its cells are those of the first time.
        assert_eq!(again.said.cells, before.said.cells);
        assert_eq!(after.undo().said, before.said);
    }

    #[test]
    fn another_heading_row_keeps_what_was_said_and_is_a_step() {
        let before = said();
        let after = before.under(None);
        let (now, was) = (&after.said.mapping, &before.said.mapping);
        assert_eq!(now.head, None);
        assert_eq!(now.rules.constants, was.rules.constants);
        assert_eq!(now.rules.values, was.rules.values);
        assert_eq!(now.key(1).as_deref(), Some("note"));
        // The rows are others: which of them were refused is not known any more.
        assert!(after.said.refused.rows.is_empty() && after.said.refused.missing.contains(&3));
        assert_eq!(after.undo().said, before.said);
        assert_eq!(after.undo().redo().said, after.said);
        assert_eq!(before.under(Some(0)).said, before.said);
    }

    #[test]
    fn a_row_under_a_heading_far_down_is_taken() {
        let mut list = "A line of the title;\n".repeat(25);
        list.push_str("dienst;soort;stad;land;status\nfit;office;Canberra;AU;open\n");
        let work = work(list.as_bytes()).under_number("26");
        assert_eq!(
            (work.said.mapping.head, work.plan.counts().new),
            (Some(25), 1)
        );
    }

    #[test]
    fn a_heading_row_far_down_is_found_by_its_number() {
        let mut list = "Een regel van de titel;\n".repeat(50) + "\n";
        list.push_str(LIST);
        let work = work(list.as_bytes());
        for number in ["52", " 51"] {
            let work = work.under_number(number);
            assert_eq!(work.said.mapping.head, Some(50), "{number}");
            assert_eq!(work.said.mapping.key(2).as_deref(), Some("city"));
            assert_eq!(work.plan.rows.len(), 2);
        }
        for number in ["", "x", "-1", "55", "99999999999"] {
            assert_eq!(work.under_number(number).said, work.said, "{number}");
        }
    }

    #[test]
    fn a_draft_holds_a_network_that_is_nowhere_else() {
        let unpacked = |work: &Work| {
            let draft = work.draft().expect("it is packed");
            Draft::unpack(&draft).expect("it is a draft")
        };
        let on_built_in = unpacked(&said());
        assert_eq!(on_built_in.network, None);
        // The network that a list before has come to is on show.
        let before = said().say(|said| said.refused = Refusals::default());
        let outcome = before.applied().expect("there is a sheet");
        let network = outcome.as_ref().as_ref().expect("it loads").network.clone();
        let shown = Dataset::dated(network.clone(), [None; 2], vec![Turned::default()]);
        let next = work_into(shown, LIST.as_bytes());
        let packed = unpacked(&next);
        let file = packed.network.expect("it is kept with it");
        assert_eq!(load(&file).expect("it loads"), network);
        assert_ne!(packed.draft.into, on_built_in.draft.into);
    }

    #[test]
    fn the_date_of_a_list_is_asked_for_where_it_decides() {
        let work = work(b"dienst;soort;stad;land;status\nfit;office;Canberra;AU;open\n");
        assert!(!work.wants_date());
        let complete = work.say(|said| said.mapping.rules.complete = true);
        assert!(complete.wants_date());
        assert!(
            !complete
                .say(|said| said.date = "2026-10".into())
                .wants_date()
        );
        assert!(
            complete
                .say(|said| said.date = "autumn".into())
                .wants_date()
        );
    }

    #[test]
    fn redo_leads_over_the_end_of_a_list_to_the_next_as_it_was_left() {
        let first = said().say(|said| said.date = "2026".into());
        let mut second = work(LIST.as_bytes());
        second.former = Some(Rc::new(first.clone()));
        let second = second.say(|said| said.title = "The second".into());
        let back = second.undo().undo();
        assert_eq!(back.said, first.said);
        assert!(back.can_redo());
        // Also from farther back.
        let there = back.undo().undo().redo().redo().redo().redo();
        assert_eq!((&there.said, there.can_redo()), (&second.said, false));
        assert_eq!(there.undo().undo().said, first.said);
        // What is said of the list before leads elsewhere.
        let other = back.say(|said| said.title = "Another".into());
        assert!(!other.can_redo());
    }
}
