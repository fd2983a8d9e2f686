//! What the network would write into a row itself: a cell that says just that is no news.

use super::field::{Field, head_words};
use super::mapping::Mapping;
use super::sheet::Sheet;
use crate::export::COLUMNS;
use crate::export::columns::{Cell, cells, own_cells, own_columns, write_degrees};
use crate::export::csv::{LINES, is_guarded_of};
use crate::model::{FieldId, Locale, Location, Network};
use crate::search::folded;

/// The position of a column of ours.
fn position(name: &str) -> Option<usize> {
    COLUMNS.iter().position(|column| *column == name)
}

/// For each head the column of ours that it names, by its position: also where somebody has written it otherwise,
/// as in `ID` or `Naam (nl)`.
pub(super) fn named(heads: &[&str]) -> Vec<Option<usize>> {
    let by_words = |head: &str| position(&head_words(head).replace(' ', "_"));
    let by_meaning = |head: &str| {
        let head = head.split('(').next().unwrap_or(head);
        let words = head_words(head);
        let head = match words.rsplit_once(' ') {
            Some((name, "nl" | "en" | "fr" | "de")) => name,
            _ => &*words,
        };
        let (field, _) = Field::from_head(head).filter(|(_, sure)| *sure >= 95)?;
        position(field.key())
    };
    let mut all = vec![None; heads.len()];
    // What is written as we write it goes before what only means the same.
    fill(&mut all, heads, position);
    fill(&mut all, heads, by_words);
    fill(&mut all, heads, by_meaning);
    all
}

/// Names the heads that have no column yet, each column once.
fn fill(all: &mut [Option<usize>], heads: &[&str], way: impl Fn(&str) -> Option<usize>) {
    for (slot, head) in heads.iter().enumerate() {
        let found = way(head).filter(|at| !all.contains(&Some(*at)));
        if let Some(slot @ None) = all.get_mut(slot) {
            *slot = found;
        }
    }
}

/// For each head the field of the network's own that it names: as our tables name it; by its id or name, unless
/// that is the very word for something else.
pub(super) fn own_fields(heads: &[&str], network: &Network) -> Vec<Option<FieldId>> {
    let mut all = vec![None; heads.len()];
    let fields = &network.file().fields;
    if fields.is_empty() {
        return all;
    }
    let heads: Vec<String> = heads.iter().map(|head| head_words(head)).collect();
    for (field, ours) in fields.iter().zip(own_columns(network)) {
        let ours = head_words(&ours);
        let mut names: Vec<String> = field.name.all().map(folded).collect();
        names.push(head_words(field.id.as_str()));
        let is_other = |head: &str| Field::from_head(head).is_some_and(|(_, sure)| sure >= 95);
        names.retain(|name| !name.is_empty() && !is_other(name));
        let exact = heads.iter().position(|head| *head == ours);
        let by_name = || heads.iter().position(|head| names.contains(head));
        if let Some(slot @ None) = exact.or_else(by_name).and_then(|at| all.get_mut(at)) {
            *slot = Some(field.id.clone());
        }
    }
    all
}

/// Whether a table with these heads is one that the map has written. Where heads have been written otherwise, a
/// column that only such a table has tells, and that most ids (`is_known`) are of this network.
pub(super) fn is_export(
    heads: &[&str],
    named: &[Option<usize>],
    is_known: impl Fn() -> bool,
) -> bool {
    let all = ["id", "service", "kind", "standing", "name", "city"];
    let is_exact = |name: &str| heads.contains(&name);
    let is_named = |name: &&str| named.contains(&position(name));
    let count = COLUMNS.iter().filter(|name| is_exact(name)).count();
    if all.iter().all(|name| is_exact(name)) && count >= 8 {
        return true;
    }
    let only = [
        "last_seen",
        "zone",
        "precision",
        "contested",
        "assumed",
        "sources",
    ];
    all.iter().all(is_named)
        && named.iter().flatten().count() >= 8
        && only.iter().any(is_named)
        && is_known()
}

/// A cell that says something else than the network.
pub(super) struct Other {
    pub(super) column: usize,
    pub(super) found: String,
    pub(super) ours: String,
}

/// How a row differs from what the network would write there.
#[derive(Default)]
pub(super) struct Differences {
    /// Fields that say the same.
    pub(super) same: Vec<Field>,
    /// Cells that say something which a list cannot change.
    pub(super) not_taken: Vec<Other>,
    /// Cells that have been emptied.
    pub(super) emptied: Vec<Other>,
    /// Columns of the network's own fields whose cells are worth reading.
    pub(super) news: Vec<usize>,
}

/// Compares the rows of a sheet with what the network would write.
pub(super) struct Ours<'s> {
    network: &'s Network,
    /// For each column of ours the column of the sheet, and its field.
    columns: Vec<(usize, usize, Option<Field>)>,
    /// Columns of the network’s own fields, by the positions of these.
    own: Vec<(usize, usize)>,
    is_export: bool,
    /// The list is a witness to what it says again.
    confirms: bool,
    /// The language that fitted last.
    pub(super) locale: Locale,
}

impl<'s> Ours<'s> {
    pub(super) fn new(sheet: &Sheet, mapping: &Mapping, network: &'s Network) -> Self {
        let mut columns = Vec::new();
        let heads = (0..mapping.columns.len()).map(|column| mapping.head_of(sheet, column));
        let by_head = named(&heads.collect::<Vec<_>>());
        for ((column, field), by_head) in mapping.columns.iter().enumerate().zip(by_head) {
            let ours = match field {
                // When it was last seen, a list says as its own word.
                Some(Field::LastSeen) if !mapping.is_export => None,
                Some(field) => position(field.key()),
                None => by_head.filter(|_| mapping.is_export),
            };
            if let Some(ours) = ours {
                columns.push((ours, column, *field));
            }
        }
        let of_own = |id: &FieldId| {
            let held = |own: &Option<FieldId>| own.as_ref() == Some(id);
            mapping.own.iter().position(held)
        };
        let own = network.file().fields.iter().map(|field| of_own(&field.id));
        let own = own.enumerate();
        let own = own.filter_map(|(own, column)| Some((own, column?)));
        Self {
            network,
            columns,
            own: own.collect(),
            is_export: mapping.is_export,
            confirms: mapping.rules.confirm,
            locale: Locale::default(),
        }
    }

    /// Compares a row with the location at this position.
    pub(super) fn compare(&mut self, sheet: &Sheet, row: usize, own: u32) -> Differences {
        let Some(location) = self.network.locations().get(own as usize) else {
            return Differences::default();
        };
        let mut best = self.differences(sheet, row, location, self.locale);
        for locale in Locale::ALL {
            let count = |d: &Differences| d.same.len();
            if locale != self.locale && self.columns.len() > count(&best) {
                let other = self.differences(sheet, row, location, locale);
                if count(&other) > count(&best) {
                    (best, self.locale) = (other, locale);
                }
            }
        }
        best
    }

    fn differences(
        &self,
        sheet: &Sheet,
        row: usize,
        location: &Location,
        locale: Locale,
    ) -> Differences {
        let ours = cells(self.network, location, locale).map(written);
        let mut differences = Differences::default();
        for &(our, column, field) in &self.columns {
            let (text, ours) = (sheet.cell(row, column), ours.get(our));
            let ours = ours.map_or("", |ours| ours.trim());
            if is_same(text, ours) || is_same_coordinate(field, text, ours) {
                differences
                    .same
                    .extend(field.filter(|field| !(self.confirms && field.is_claim())));
                continue;
            }
            let other = Other {
                column,
                found: text.to_owned(),
                ours: ours.to_owned(),
            };
            if text.is_empty() {
                if self.is_export {
                    differences.emptied.push(other);
                }
            } else if !field.is_some_and(Field::is_taken) {
                // What names the location otherwise, as a kind in another language, is no change.
                let is_meant =
                    field.is_some_and(|field| is_meant(self.network, location, field, text));
                if !is_meant {
                    differences.not_taken.push(other);
                }
                differences.same.extend(field);
            }
        }
        if self.own.is_empty() {
            return differences;
        }
        let own: Vec<String> = own_cells(self.network, location, locale)
            .map(written)
            .collect();
        for &(at, column) in &self.own {
            let text = sheet.cell(row, column);
            let ours = own.get(at).map_or("", |ours| ours.trim());
            if is_same(text, ours) || is_same_number(text, ours) {
                if self.confirms && !text.is_empty() {
                    differences.news.push(column);
                }
                continue;
            }
            if !text.is_empty() {
                differences.news.push(column);
            } else if self.is_export {
                differences.emptied.push(Other {
                    column,
                    found: text.to_owned(),
                    ours: ours.to_owned(),
                });
            }
        }
        differences
    }
}

/// Whether a text means what a location is, in other words.
fn is_meant(network: &Network, location: &Location, field: Field, text: &str) -> bool {
    match field {
        Field::Service => {
            let service = super::rows::service(network, text);
            service.is_some() && service == network.service_index(&location.service)
        }
        Field::Kind => super::rows::kind(network, text).is_some_and(|(kind, id)| {
            id == location.kind_id || (kind == location.kind && network.file().kinds.is_empty())
        }),
        _ => false,
    }
}

/// Whether a cell says what we would write: as it is, or as a table writes it to be safe.
fn is_same(text: &str, ours: &str) -> bool {
    let plain = text.strip_prefix('\'').map(str::trim);
    text == ours
        || plain == Some(ours)
        || is_guarded_of(text, ours)
        || plain.is_some_and(|plain| is_guarded_of(plain, ours))
        // A line's end may have become another one on the way.
        || (ours.contains(['\r', '\n']) && text.lines().map(str::trim_end).eq(ours.lines().map(str::trim_end)))
}

/// Whether two texts are one number, perhaps with a decimal comma.
fn is_same_number(text: &str, ours: &str) -> bool {
    let number = |text: &str| text.replace(',', ".").parse::<f64>().ok();
    number(text).is_some_and(|text| number(ours) == Some(text))
}

/// Whether a coordinate is ours without its point: a spreadsheet program that separates thousands by points
/// reads 52.077 in a table as 52077.
fn is_same_coordinate(field: Option<Field>, text: &str, ours: &str) -> bool {
    let thousands = ours.rsplit_once('.').filter(|(_, after)| after.len() == 3);
    matches!(field, Some(Field::Lat | Field::Lon))
        && thousands.is_some_and(|(before, after)| {
            text.strip_suffix(after) == Some(before)
                // Of 0.123 the program keeps 123.
                || matches!(before, "0" | "-0") && text.trim_start_matches('-') == after.trim_start_matches('0')
        })
}

/// A cell as the table writes it.
pub(super) fn written(cell: Cell<'_>) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.into_owned(),
        Cell::List(texts) => texts.join("; "),
        Cell::Texts(texts) => texts.join(LINES),
        Cell::Number(number) => number.to_string(),
        Cell::Degrees(degrees) => {
            let mut text = String::new();
            write_degrees(&mut text, degrees);
            text
        }
    }
}
