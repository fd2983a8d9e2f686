//! Which column holds what, and the rules that the steward has set once for all rows.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use super::fault::{Fault, FaultCode};
use super::field::{Field, head_words};
use super::gazetteer::Gazetteer;
use super::sheet::{Sheet, column_name};
use super::sorted::{Sorted, sort};
use super::values::Order;
use super::values::countries::countries;
use super::values::{dates, degrees, words};
use super::{limits, ours, rows, wording};
use crate::export::COLUMNS;
use crate::load::read::texts::{is_mail_address, is_telephone_number};
use crate::model::{
    Date, Field as OwnField, FieldId, FieldKind, Locale, LocationId, Network, When, is_valid_id,
};
use crate::search::folded;
use crate::turns::{Long, Turns, at_once, share};

/// Rules for all rows of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// What holds for every row that has no cell of its own for it.
    #[serde(default, skip_serializing_if = "Sorted::is_empty")]
    pub constants: Sorted<Field, String>,
    /// What the words of a column mean: by field, the word, folded, and what stands in its place;
    /// nothing in its place means that it is left out.
    #[serde(default, skip_serializing_if = "Sorted::is_empty")]
    pub values: Sorted<Field, Sorted<String, String>>,
    /// The same of the words in columns of the network's own fields.
    #[serde(default, skip_serializing_if = "Sorted::is_empty")]
    pub own_values: Sorted<FieldId, Sorted<String, String>>,
    /// Which row is which location, where that was asked: by the row's label the id of the
    /// location, or `new`.
    #[serde(default, skip_serializing_if = "Sorted::is_empty")]
    pub decisions: Sorted<String, String>,
    /// Whether `9/16/2021` is how the list writes dates.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub month_first: bool,
    /// Whether the first midnight of a year stands for the year.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub new_year_is_year: bool,
    /// Whether latitude and longitude are exchanged.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub exchange: bool,
    /// Whether a row without a city is in the capital of its country, as an assumption.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub capital: bool,
    /// Whether the list is also a witness to what the network already says.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub confirm: bool,
    /// Whether what the list lacks has closed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub complete: bool,
}

impl Rules {
    /// In which order dates are written.
    #[must_use]
    pub fn order(&self) -> Order {
        if self.month_first {
            Order::MonthFirst
        } else {
            Order::DayFirst
        }
    }

    /// The date that a text of the list spells.
    #[must_use]
    pub fn date(&self, text: &str) -> Option<Date> {
        let text = match text.get(..4) {
            Some(year) if self.new_year_is_year && dates::is_new_year(text) => year,
            _ => text,
        };
        dates::date(text, self.order())
    }

    /// The point in time that a text of the list spells, and whether it does so in words of its own, for somebody to
    /// see how they were read; else why the field cannot have it.
    pub(super) fn when(&self, field: Field, text: &str) -> Result<(When, bool), FaultCode> {
        let plain = When::new(text).or_else(|| self.date(text).map(When::from));
        let spoken = || dates::spoken(text, self.order());
        match plain.or_else(spoken) {
            None => Err(FaultCode::InvalidDate),
            Some(when)
                if matches!(field, Field::AsOf | Field::LastSeen) && when.date().is_none() =>
            {
                Err(FaultCode::UncertainDate)
            }
            Some(when) => Ok((when, plain.is_none())),
        }
    }

    /// The first of the values for all rows that means nothing, as the fault that each row would have.
    #[must_use]
    pub fn meaningless(&self, network: &Network) -> Option<Fault> {
        self.constants.iter().find_map(|(&field, value)| {
            let (code, is_right, wanted) = match field {
                Field::Service => (
                    FaultCode::UnknownService,
                    rows::service(network, value).is_some(),
                    rows::wanted(network, field),
                ),
                Field::Kind => (
                    FaultCode::UnknownKind,
                    rows::kind(network, value).is_some(),
                    rows::wanted(network, field),
                ),
                Field::Standing => (
                    FaultCode::UnknownStanding,
                    words::standing(value).is_some(),
                    words::ALL_STANDINGS.to_owned(),
                ),
                Field::Country => (
                    FaultCode::UnknownCountry,
                    !countries(value).is_empty(),
                    String::new(),
                ),
                Field::Opened | Field::Closed | Field::AsOf | Field::LastSeen => {
                    (self.when(field, value).err()?, false, String::new())
                }
                _ => return None,
            };
            (!is_right && !value.is_empty()).then(|| Fault {
                code,
                row: 0,
                number: 0,
                column: None,
                field: Some(field),
                found: value.as_str().into(),
                wanted: wanted.into(),
            })
        })
    }
}

/// What the columns of a sheet hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The row with the names of the columns, by its position in the sheet; none where there is none.
    pub head: Option<usize>,
    /// For each column what it holds.
    pub columns: Vec<Option<Field>>,
    /// For each column the network's own field that it holds, where it is none of the others.
    pub own: Vec<Option<FieldId>>,
    /// What a column holds beside that, where it holds several things.
    pub also: Sorted<usize, Vec<Field>>,
    /// For each column how sure that is: 100 is certain, 0 is a column that nothing is known of.
    pub sure: Vec<u8>,
    /// Whether this is a table that the map itself has written: its cells are compared with what
    /// it would write today.
    pub is_export: bool,
    /// The rules.
    pub rules: Rules,
}

/// How sure it is at most that a column holds services where none in it is one of the network’s.
const DOUBTFUL: u8 = 40;

/// What stands before the id of a field of the network's own, here and in the heads of its tables.
pub(super) const OWN: &str = "field.";

/// What stands between the things that one column holds, in a saved mapping.
const AND: char = '+';

fn own(held: &str) -> Option<FieldId> {
    held.strip_prefix(OWN).and_then(FieldId::new)
}

/// A mapping as a file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Saved {
    /// The version of this form.
    mapping: u32,
    /// By the head of a column what it holds; nothing for a column that is left out.
    columns: Sorted<String, Option<String>>,
    /// The rules.
    #[serde(default)]
    rules: Rules,
}

/// Why a saved mapping is none: what the reader of JSON says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappingError(pub String);

impl fmt::Display for MappingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for MappingError {}

impl Mapping {
    /// What the columns of a sheet most likely hold, by their heads and by what stands in them.
    #[must_use]
    pub fn guess(sheet: &Sheet, network: &Network, gazetteer: &Gazetteer) -> Self {
        let turns = Turns::default();
        at_once(Self::in_turns(sheet, network, gazetteer, None, &turns))
    }

    /// The same, where the reader says which row names the columns, by its position in the sheet, or that none does.
    #[must_use]
    pub fn guess_under(
        head: Option<usize>,
        sheet: &Sheet,
        network: &Network,
        gazetteer: &Gazetteer,
    ) -> Self {
        let head = head.filter(|&row| row < sheet.height());
        let turns = Turns::default();
        at_once(Self::in_turns(
            sheet,
            network,
            gazetteer,
            Some(head),
            &turns,
        ))
    }

    /// The same in turns.
    #[must_use]
    pub fn guessing<'s>(
        sheet: &'s Sheet,
        network: &'s Network,
        gazetteer: &'s Gazetteer,
    ) -> Long<'s, Self> {
        Long::of(async move |turns| Self::in_turns(sheet, network, gazetteer, None, &turns).await)
    }

    async fn in_turns(
        sheet: &Sheet,
        network: &Network,
        gazetteer: &Gazetteer,
        head: Option<Option<usize>>,
        turns: &Turns,
    ) -> Self {
        let names = Names::new(network);
        let head = head.unwrap_or_else(|| self::head(sheet, &names, gazetteer));
        // Those are some hundreds of heads.
        turns.did(4 * limits::SAMPLE, || 0).await;
        let width = sheet.width();
        let mut mapping = Self {
            head,
            columns: vec![None; width],
            own: Vec::new(),
            also: Sorted::default(),
            sure: vec![0; width],
            is_export: false,
            rules: Rules::default(),
        };
        let heads: Vec<&str> = (0..width)
            .map(|column| mapping.head_of(sheet, column))
            .collect();
        let ours = ours::named(&heads);
        let is_known = || {
            let id = ours.iter().position(|at| *at == Some(0)).unwrap_or(width);
            let sample = Sample::new(sheet, mapping.first_row(), id);
            let has =
                |id: &str| LocationId::new(id).is_some_and(|id| network.position(&id).is_some());
            sample.share(has) >= 50
        };
        mapping.is_export = ours::is_export(&heads, &ours, is_known);
        mapping.own = ours::own_fields(&heads, network);
        let mut offers = Vec::new();
        for (column, head) in heads.iter().enumerate() {
            if mapping.own.get(column).is_some_and(Option::is_some) {
                if let Some(sure) = mapping.sure.get_mut(column) {
                    *sure = 100;
                }
                continue;
            }
            if mapping.is_export {
                let ours = ours.get(column).copied().flatten();
                let name = ours.and_then(|at| COLUMNS.get(at));
                let own = name.and_then(|name| Field::from_key(name));
                offers.extend(own.map(|field| (100, column, field, true)));
                continue;
            }
            let sample = Sample::new(sheet, mapping.first_row(), column);
            // Each cell is folded, and compared in half a dozen ways.
            let much = 8 * sample.cells.len();
            turns.did(much, || share(column, width, 100)).await;
            let by_head = Field::from_head(head)
                .filter(|&(field, _)| !(field == Field::Id && sample.is_count(head)))
                .map(|(field, sure)| (field, sure, sample.may_be(field, &names)));
            turns.did(much, || share(column, width, 100)).await;
            let by_content = sample.fields(&names, gazetteer);
            match by_head {
                Some((field, sure, true)) => offers.push((sure, column, field, true)),
                // Where there is one service, all are of it.
                Some((Field::Service, _, false)) if network.services().len() < 2 => {}
                Some((field, sure, false)) if by_content.is_empty() && is_own_word(head, field) => {
                    let is_service = field == Field::Service;
                    let most = if is_service { DOUBTFUL } else { 90 };
                    offers.push((sure.min(most), column, field, true));
                }
                _ => {}
            }
            offers.extend(
                by_content
                    .into_iter()
                    .map(|(field, sure)| (sure, column, field, false)),
            );
        }
        // The surest first; of columns that are as sure the one that can be nothing else, then the one further left.
        let mut is_versatile = vec![false; width];
        for (one, next) in offers.iter().zip(offers.iter().skip(1)) {
            if one.1 == next.1
                && one.2 != next.2
                && let Some(is_versatile) = is_versatile.get_mut(one.1)
            {
                *is_versatile = true;
            }
        }
        let is_versatile = |column: usize| is_versatile.get(column).copied();
        let rank =
            |column: usize, sure: u8| (std::cmp::Reverse(sure), is_versatile(column), column);
        sort(&mut offers, |a, b| rank(a.1, a.0).cmp(&rank(b.1, b.0)));
        for (sure, column, field, by_head) in offers {
            let taken = mapping.columns.contains(&Some(field));
            let is_free = mapping.columns.get(column) == Some(&None);
            if is_free
                && (!taken || (by_head && field.is_joined() && sure >= 90))
                && let (Some(slot), Some(how)) = (
                    mapping.columns.get_mut(column),
                    mapping.sure.get_mut(column),
                )
            {
                (*slot, *how) = (Some(field), sure);
            }
        }
        mapping.guess_rules(sheet, network);
        mapping
    }

    fn guess_rules(&mut self, sheet: &Sheet, network: &Network) {
        let step = self.stride(sheet);
        let texts = || self.dates(sheet, network, step);
        let order = dates::order(texts());
        let years = texts().filter(|text| dates::is_new_year(text)).count();
        let times = texts().filter(|text| text.contains("T00:00:00Z")).count();
        self.rules.month_first = order == Order::MonthFirst;
        self.rules.new_year_is_year = years > 3 && years * 3 > times;
        self.rules.confirm = !self.is_export;
        let mut set = |field: Field, value: String| {
            if !self.columns.contains(&Some(field)) {
                self.rules.constants.insert(field, value);
            }
        };
        if let [only] = network.services() {
            set(Field::Service, only.id.to_string());
        }
    }

    /// Each how many rows dates are looked at for their order: some thousands tell as much as all of them, spread over
    /// the list, since lists are sorted.
    fn stride(&self, sheet: &Sheet) -> usize {
        self.rows(sheet).len().div_ceil(limits::SAMPLE * 20).max(1)
    }

    /// Whether a column of services holds them by its head alone, and none in it is known: what holds for every row
    /// goes before it.
    #[must_use]
    pub fn is_doubtful(&self, column: usize) -> bool {
        self.sure.get(column).is_some_and(|sure| *sure <= DOUBTFUL)
    }

    /// The mapping as a file, by the heads of the columns.
    ///
    /// # Errors
    ///
    /// None: every value in it has a JSON form.
    pub fn to_json(&self, sheet: &Sheet) -> Result<String, serde_json::Error> {
        let names = self.names(sheet).into_iter().enumerate();
        // What has no head and holds nothing is not told.
        let told = names.filter(|(column, _)| {
            self.key(*column).is_some() || !self.name_of(sheet, *column).is_empty()
        });
        let columns = told.map(|(column, name)| (name, self.key(column)));
        let columns = columns.collect();
        let mut text = serde_json::to_string_pretty(&Saved {
            mapping: 1,
            columns,
            rules: self.rules.clone(),
        })?;
        text.push('\n');
        Ok(text)
    }

    /// Takes what a saved mapping says of the columns whose heads it knows, and its rules.
    ///
    /// # Errors
    ///
    /// Where the text is no mapping: what is wrong with it. Nothing is changed then.
    pub fn take(&mut self, text: &str, sheet: &Sheet) -> Result<(), MappingError> {
        let saved: Saved = serde_json::from_str(text).map_err(|e| MappingError(e.to_string()))?;
        if saved.mapping != 1 {
            return Err(MappingError(format!("version {}", saved.mapping)));
        }
        let is_unknown = |held: &str| Field::from_key(held).is_none() && own(held).is_none();
        let unknown = |held: &&String| held.split(AND).any(is_unknown);
        if let Some(held) = saved
            .columns
            .iter()
            .filter_map(|(_, held)| held.as_ref())
            .find(unknown)
        {
            return Err(MappingError(held.clone()));
        }
        let names = self.names(sheet);
        // A head that is written otherwise is known as in the guess, where no other is that very one.
        let exact: HashSet<&String> = names.iter().collect();
        let others = saved
            .columns
            .iter()
            .filter(|(name, _)| !exact.contains(name));
        let others = others.map(|(name, held)| (head_words(name), held));
        let mut others: HashMap<String, &Option<String>> =
            others.filter(|(name, _)| !name.is_empty()).collect();
        for (column, name) in names.iter().enumerate() {
            let folded = || others.remove(&head_words(name));
            if let Some(held) = saved.columns.get(name).or_else(folded) {
                self.hold(column, held.as_deref());
            }
        }
        self.rules = saved.rules;
        Ok(())
    }

    /// What a column holds, as [`Self::hold`] takes it.
    #[must_use]
    pub fn key(&self, column: usize) -> Option<String> {
        let own = self.own.get(column).and_then(Option::as_ref);
        let own = own.map(|id| [OWN, id.as_str()].concat());
        let held = self.columns.get(column).copied().flatten();
        let mut key = held.map(|field| field.key().to_owned()).or(own)?;
        for field in self.also.get(&column).into_iter().flatten() {
            key.push(AND);
            key.push_str(field.key());
        }
        Some(key)
    }

    /// Has a column hold a field: by its key, or, of one of the network's own, by `field.` and its id; several
    /// with `+` between them, of which only the first may be one of the network's own; or nothing.
    pub fn hold(&mut self, column: usize, held: Option<&str>) {
        let mut all = held.unwrap_or_default().split(AND);
        let first = all.next();
        let field = first.and_then(Field::from_key);
        if let (Some(slot), Some(sure)) = (self.columns.get_mut(column), self.sure.get_mut(column))
        {
            (*slot, *sure) = (field, 100);
        }
        if let Some(slot) = self.own.get_mut(column) {
            *slot = first.and_then(own);
        }
        let also: Vec<Field> = all.filter_map(Field::from_key).collect();
        if also.is_empty() {
            self.also.remove(&column);
        } else {
            self.also.insert(column, also);
        }
    }

    /// Takes a field away from a column that holds it, but for one that several may hold.
    pub fn free(&mut self, column: usize, held: &str) {
        let is_joined = Field::from_key(held).is_some_and(Field::is_joined);
        let key = self.key(column).unwrap_or_default();
        if is_joined || key.split(AND).all(|one| one != held) {
            return;
        }
        let rest: Vec<&str> = key.split(AND).filter(|one| *one != held).collect();
        let rest = rest.join("+");
        self.hold(column, Some(&*rest).filter(|rest| !rest.is_empty()));
    }

    /// The network's own field that a column holds.
    #[must_use]
    pub fn own_of<'n>(&self, column: usize, network: &'n Network) -> Option<&'n OwnField> {
        let id = self.own.get(column)?.as_ref()?;
        network.file().fields.iter().find(|field| field.id == *id)
    }

    /// Whether another sheet has the same columns: as many, under the same heads.
    #[must_use]
    pub fn is_same_columns(&self, sheet: &Sheet, other: &Self, other_sheet: &Sheet) -> bool {
        let is_same =
            |column: usize| self.head_of(sheet, column) == other.head_of(other_sheet, column);
        self.columns.len() == other.columns.len()
            && self.head.is_some() == other.head.is_some()
            && (0..self.columns.len()).all(is_same)
    }

    /// What stands over a column.
    #[must_use]
    pub fn head_of<'s>(&self, sheet: &'s Sheet, column: usize) -> &'s str {
        self.head.map_or("", |head| sheet.cell(head, column))
    }

    /// What a saved mapping calls each column: its head, or its letter where it has none; of several with the same
    /// head each further one also by its number among them.
    fn names(&self, sheet: &Sheet) -> Vec<String> {
        let columns = 0..self.columns.len();
        let heads = columns.map(|column| match self.name_of(sheet, column) {
            head if head.is_empty() => column_name(column),
            head => head.into_owned(),
        });
        let heads: Vec<String> = heads.collect();
        let mut used: HashSet<String> = heads.iter().cloned().collect();
        let mut counts: HashMap<&str, usize> = HashMap::new();
        let mut names = Vec::with_capacity(heads.len());
        for head in &heads {
            let count = counts.entry(head).or_default();
            let mut name = head.clone();
            while *count > 0 && used.contains(&name) {
                *count += 1;
                name = format!("{head} #{count}");
            }
            *count = (*count).max(1);
            used.insert(name.clone());
            names.push(name);
        }
        names
    }

    fn name_of<'s>(&self, sheet: &'s Sheet, column: usize) -> Cow<'s, str> {
        match self.head {
            Some(head) => sheet.cell(head, column).into(),
            None => column_name(column).into(),
        }
    }

    /// The texts that are to be dates, of every so many rows, also those of the network's own fields.
    fn dates<'s>(
        &self,
        sheet: &'s Sheet,
        network: &Network,
        step: usize,
    ) -> impl Iterator<Item = &'s str> {
        let is_date = |&column: &usize| match self.columns.get(column).copied().flatten() {
            Some(field) => matches!(
                field,
                Field::Opened | Field::Closed | Field::AsOf | Field::LastSeen
            ),
            None => {
                let own = self.own_of(column, network);
                own.is_some_and(|own| own.kind == FieldKind::Date)
            }
        };
        let columns: Vec<usize> = (0..self.columns.len()).filter(is_date).collect();
        let rows = self.rows(sheet).step_by(step);
        let cells = columns
            .into_iter()
            .flat_map(move |column| rows.clone().map(move |row| sheet.cell(row, column)));
        cells.flat_map(|cell| cell.split("; "))
    }

    /// How many dates would be other ones if the list wrote month and day in the other order, and the first.
    #[must_use]
    pub fn either<'s>(&self, sheet: &'s Sheet, network: &Network) -> (usize, Option<&'s str>) {
        let mut all = self.dates(sheet, network, 1).filter(is_either);
        let first = all.next();
        (usize::from(first.is_some()) + all.count(), first)
    }

    /// The first date that would be another one if the list wrote month and day in the other order, and which it is as
    /// it does. Of a long list the dates are looked at by which its order was guessed.
    #[must_use]
    pub fn first_either<'s>(&self, sheet: &'s Sheet, network: &Network) -> Option<(&'s str, Date)> {
        let text = self
            .dates(sheet, network, self.stride(sheet))
            .find(is_either)?;
        Some((text, self.rules.date(text)?))
    }

    /// The position of the first row under the head.
    #[must_use]
    pub fn first_row(&self) -> usize {
        self.head.map_or(0, |head| head + 1)
    }

    /// The positions of the rows under the head.
    pub fn rows(&self, sheet: &Sheet) -> std::ops::Range<usize> {
        self.first_row()..sheet.height()
    }

    /// The columns that hold a field.
    pub fn columns_of(&self, field: Field) -> impl Iterator<Item = usize> {
        let also = move |at: usize| self.also.get(&at).is_some_and(|also| also.contains(&field));
        let columns = self.columns.iter().enumerate();
        columns.filter_map(move |(at, held)| (*held == Some(field) || also(at)).then_some(at))
    }
}

/// Whether a text is another date with the month before the day.
fn is_either(text: &&str) -> bool {
    let day_first = dates::date(text, Order::DayFirst);
    day_first.is_some() && {
        let month_first = dates::date(text, Order::MonthFirst);
        month_first.is_some() && day_first != month_first
    }
}

/// The row that most likely names the columns: of the first twenty the one with the most names of
/// fields, or else the first that is as wide as the others, where it holds no value. None where that row is
/// like those under it.
fn head(sheet: &Sheet, services: &Names, gazetteer: &Gazetteer) -> Option<usize> {
    let mut rows = 0..sheet.height().min(20);
    let is_data = |row: usize| is_data(sheet, row, services, gazetteer);
    let names = |row: usize| {
        let known = sheet.row(row).filter_map(Field::from_head);
        known.map(|(_, sure)| usize::from(sure)).sum::<usize>()
    };
    // A year may be the name of a column; so may an address, where none stands under it.
    let is_year = |cell: &str| cell.len() == 4 && Date::new(cell).is_some();
    let is_name = |row: usize, column: usize, cell: &str| {
        is_address(cell) && Sample::new(sheet, row + 1, column).share(is_address) < 50
    };
    let values = |row: usize| {
        let cells = sheet
            .row(row)
            .enumerate()
            .filter(|(_, cell)| is_value(cell));
        let values = cells.filter(|(column, cell)| !is_year(cell) && !is_name(row, *column, cell));
        values.count()
    };
    // A title names at most one thing.
    let least = if sheet.width() > 1 { 150 } else { 95 };
    let mut best = (0, None);
    for row in rows.clone() {
        let worth = names(row).saturating_sub(values(row) * 100);
        if worth > best.0 && worth >= least && !is_data(row) {
            best = (worth, Some(row));
        }
    }
    best.1.or_else(|| {
        let first = rows.find(|&row| {
            let width = sheet.row(row).filter(|cell| !cell.is_empty()).count();
            width * 2 > sheet.width() && width > 1 && (values(row) == 0 || is_data(row))
        });
        first.filter(|&row| {
            values(row) == 0
                && sheet.height() > row + 1
                && (values(row + 1) > 0 || names(row) > 0)
                && !is_data(row)
        })
    })
}

/// Whether a row is one of the list, and names no columns: more of its cells are such values as stand in the
/// rows under them than are names of fields which do not.
fn is_data(sheet: &Sheet, row: usize, services: &Names, gazetteer: &Gazetteer) -> bool {
    let (mut values, mut heads) = (0, 0);
    for (column, cell) in sheet.row(row).enumerate() {
        let is_name = Field::from_head(cell).is_some_and(|(_, sure)| sure >= 95);
        if is_name && !is_repeated(sheet, row, column) {
            heads += 1;
            continue;
        }
        let (word, below) = (folded(cell), OnceCell::new());
        let is_like = |least: usize, is: &dyn Fn(&str, &str) -> bool| {
            is(cell, &word) && {
                let below = below.get_or_init(|| Sample::new(sheet, row + 1, column));
                below.cells.is_empty() || below.share_of(is) >= least
            }
        };
        let is_value = is_like(60, &|cell, _| cell.len() > 1 && !countries(cell).is_empty())
            || is_like(60, &|_, folded| words::standing_of(folded).is_some())
            || is_like(60, &|_, folded| services.has(folded))
            || is_like(60, &|other, _| is_value(other) && (is_address(other) || !is_address(cell)))
            // Not every city is known.
            || is_like(40, &|cell, folded| gazetteer.knows(cell, folded));
        values += usize::from(is_value);
    }
    values > heads
}

/// Whether a cell stands in its column again, in a row that is another one: heads are repeated in whole rows.
fn is_repeated(sheet: &Sheet, row: usize, column: usize) -> bool {
    let below = (row + 1..sheet.height()).take(limits::SAMPLE);
    let mut same = below.filter(|&other| sheet.cell(other, column) == sheet.cell(row, column));
    same.any(|other| !sheet.row(other).eq(sheet.row(row)))
}

/// Whether a cell is a value and no name of a column: a number, an address of any sort.
fn is_value(cell: &str) -> bool {
    cell.parse::<f64>().is_ok()
        || is_address(cell)
        || (cell.len() > 5 && is_telephone_number(cell))
        || dates::date(cell, Order::DayFirst).is_some_and(|_| cell.len() > 4)
}

/// Whether a cell is a web or a mail address.
fn is_address(cell: &str) -> bool {
    cell.contains("://") || is_mail_address(cell)
}

/// The names of a network's services, folded.
struct Names(HashSet<String>);

impl Names {
    fn new(network: &Network) -> Self {
        let services = network.services().iter();
        Self(services.flat_map(rows::names).map(folded).collect())
    }

    /// Whether a text, folded, names a service.
    fn has(&self, text: &str) -> bool {
        !text.is_empty() && self.0.contains(text)
    }
}

/// The first cells of a column, as they are and folded.
struct Sample<'s> {
    cells: Vec<(&'s str, String)>,
}

impl<'s> Sample<'s> {
    fn new(sheet: &'s Sheet, first: usize, column: usize) -> Self {
        // Spread over the list: lists are sorted.
        let rows = sheet.height().saturating_sub(first);
        let step = rows.div_ceil(limits::SAMPLE).max(1);
        let cells = (first..sheet.height())
            .step_by(step)
            .map(|row| sheet.cell(row, column))
            .filter(|cell| !words::is_nothing(cell))
            .map(|cell| (cell, folded(cell)))
            .collect();
        Self { cells }
    }

    /// How many of a hundred cells are such.
    fn share(&self, is: impl Fn(&str) -> bool) -> usize {
        self.share_of(|cell, _| is(cell))
    }

    fn share_of(&self, is: impl Fn(&str, &str) -> bool) -> usize {
        let cells = self.cells.iter();
        let count = cells.filter(|(cell, folded)| is(cell, folded)).count();
        count * 100 / self.cells.len().max(1)
    }

    /// Whether what stands in the column does not speak against what its head says.
    fn may_be(&self, field: Field, names: &Names) -> bool {
        let at_least = |share: usize, is: &dyn Fn(&str) -> bool| {
            self.cells.is_empty() || self.share(is) >= share
        };
        match field {
            Field::Id => at_least(50, &|cell| is_valid_id(cell)),
            Field::Service => {
                self.cells.is_empty() || self.share_of(|_, folded| names.has(folded)) >= 1
            }
            Field::Lat => at_least(30, &|cell| is_within(cell, 90.0)),
            Field::Lon => at_least(30, &|cell| is_within(cell, 180.0)),
            Field::LatLon => at_least(30, &|cell| degrees::point(cell).is_some()),
            Field::Opened | Field::Closed | Field::AsOf | Field::LastSeen => {
                at_least(30, &|cell| {
                    let is_time = |order| {
                        dates::date(cell, order).is_some() || dates::spoken(cell, order).is_some()
                    };
                    is_time(Order::DayFirst)
                        || is_time(Order::MonthFirst)
                        || When::new(cell).is_some()
                })
            }
            Field::Email => at_least(20, &|cell| cell.contains('@')),
            Field::Web => at_least(20, &|cell| cell.contains('.')),
            Field::Telephone => at_least(30, &|cell| cell.bytes().any(|b| b.is_ascii_digit())),
            Field::Country => at_least(20, &|cell| !countries(cell).is_empty()),
            Field::Countries => at_least(10, &|cell| {
                rows::list(cell)
                    .iter()
                    .any(|one| !countries(one).is_empty())
            }),
            _ => true,
        }
    }

    /// Whether the column only counts the rows: numbers under a head that says no more.
    fn is_count(&self, head: &str) -> bool {
        matches!(&*folded(head), "nr" | "nummer" | "number" | "code")
            && self.share(|cell| cell.bytes().all(|b| b.is_ascii_digit())) == 100
    }

    /// What the column holds by what stands in it, and how surely.
    fn fields(&self, names: &Names, gazetteer: &Gazetteer) -> Vec<(Field, u8)> {
        let mut all = Vec::new();
        if self.cells.is_empty() {
            return all;
        }
        let mut offer = |share: usize, field: Field, most: u8| {
            if share >= 60 {
                let sure = usize::from(most) * share / 100;
                all.push((field, u8::try_from(sure).unwrap_or(most)));
            }
        };
        offer(
            self.share(|c| is_mail_address(c.trim_start_matches("mailto:"))),
            Field::Email,
            85,
        );
        offer(
            self.share(|c| c.starts_with("http") || c.starts_with("www.")),
            Field::Web,
            60,
        );
        let is_telephone = |c: &str| {
            is_telephone_number(c)
                && c.bytes().filter(u8::is_ascii_digit).count() >= 7
                && c.contains(['+', ' ', '('])
        };
        offer(self.share(is_telephone), Field::Telephone, 70);
        // A year is no country, and Georgia and Jordan are also names of people.
        offer(
            self.share(|c| c.len() > 1 && !countries(c).is_empty()),
            Field::Country,
            80,
        );
        offer(
            self.share_of(|_, folded| words::standing_of(folded).is_some()),
            Field::Standing,
            75,
        );
        offer(
            self.share_of(|_, folded| words::kind_of(folded).is_some()),
            Field::Kind,
            65,
        );
        offer(
            self.share_of(|_, folded| names.has(folded)),
            Field::Service,
            75,
        );
        offer(
            self.share_of(|c, folded| gazetteer.knows(c, folded)) * 3 / 2,
            Field::City,
            60,
        );
        all
    }
}

/// Whether a head is the field’s own word, and its cells have a form or name what the network has: those that lack it are told one by one, and
/// the column is not silently dropped.
fn is_own_word(head: &str, field: Field) -> bool {
    let has_form = matches!(
        field,
        Field::Service
            | Field::Country
            | Field::Countries
            | Field::Lat
            | Field::Lon
            | Field::LatLon
            | Field::Opened
            | Field::Closed
            | Field::AsOf
            | Field::LastSeen
            | Field::Email
            | Field::Web
            | Field::Telephone
    );
    let head = folded(head);
    let names = Locale::ALL.map(|locale| wording::field(field, locale));
    has_form && (head == field.key() || names.into_iter().any(|name| folded(name) == head))
}

fn is_within(cell: &str, most: f64) -> bool {
    degrees::degrees(cell).is_some_and(|value| value.abs() <= most)
}
