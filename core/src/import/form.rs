//! One location as a form to fill in, and what was filled in as a list of one row: a small edit goes the way
//! of a whole list.

use super::field::Field;
use super::ours::written;
use crate::analysis::Position;
use crate::export::COLUMNS;
use crate::export::Table;
use crate::export::columns::{cells, own_cells, own_columns};
use crate::export::csv::LINES;
use crate::model::{Locale, Network};

/// The fields of a location with what the network has for them: by their keys, as
/// [`Mapping::hold`](super::Mapping::hold) takes them, in the order of [`COLUMNS`], then the network's own; without
/// a position those of a new location, empty. Several texts of a field have a semicolon between them.
///
/// What a list cannot change in a location that is there is left out.
#[must_use]
pub fn form(network: &Network, at: Option<Position>, locale: Locale) -> Vec<(String, String)> {
    let is_offered = |field: Field| match at {
        Some(_) => field.is_taken(),
        None => !matches!(field, Field::Id | Field::LastSeen),
    };
    let all = row(network, at, locale).into_iter();
    all.filter(|(key, _)| Field::from_key(key).is_none_or(is_offered))
        .map(|(key, value)| (key, on_one_line(&value)))
        .collect()
}

/// A form that was filled in as a list of one row, for [`read`](super::read()): comma-separated values, with
/// the names of our own columns, so that what was left as it was is no news.
#[must_use]
pub fn filled_in(
    network: &Network,
    at: Option<Position>,
    values: &[(String, String)],
    locale: Locale,
) -> String {
    let mut row = row(network, at, locale);
    for (key, value) in &mut row {
        let given = values.iter().find(|(given, _)| given == key);
        let given = given.map(|(_, given)| given.trim());
        if let Some(given) = given.filter(|given| *given != on_one_line(value).trim()) {
            given.clone_into(value);
        }
    }
    let mut table = Table::new();
    for (key, _) in &row {
        table.text(key);
    }
    table.end_row();
    for (_, value) in &row {
        table.text(value);
    }
    table.end_row();
    table.finish()
}

/// A text as a field of a form holds it, which has one line.
fn on_one_line(text: &str) -> String {
    text.replace(LINES, "; ")
}

/// Every field that our own tables have a column for, with what they would write there.
fn row(network: &Network, at: Option<Position>, locale: Locale) -> Vec<(String, String)> {
    let location = at.and_then(|at| network.locations().get(at as usize));
    let mut texts: Vec<String> = location.map_or_else(Vec::new, |location| {
        let all = cells(network, location, locale).into_iter();
        let all = all.chain(own_cells(network, location, locale));
        all.map(written).collect()
    });
    let keys = COLUMNS.iter().map(|key| (*key).to_owned());
    let keys: Vec<String> = keys.chain(own_columns(network)).collect();
    texts.resize(keys.len(), String::new());
    let is_field = |key: &str| Field::from_key(key).is_some() || !COLUMNS.contains(&key);
    let all = keys.into_iter().zip(texts);
    all.filter(|(key, _)| is_field(key)).collect()
}
