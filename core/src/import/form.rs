//! One location as a form to fill in, and what was filled in as a list of one row: a small edit goes the way
//! of a whole list.

use super::field::Field;
use super::ours::written;
use crate::analysis::Position;
use crate::export::COLUMNS;
use crate::export::Table;
use crate::export::columns::cells;
use crate::model::{Locale, Network};

/// The fields of a location with what the network has for them, in the order of
/// [`COLUMNS`]; without a position those of a new location, empty. Several texts of a field have a
/// semicolon between them.
///
/// What a list cannot change in a location that is there is left out.
#[must_use]
pub fn form(network: &Network, at: Option<Position>, locale: Locale) -> Vec<(Field, String)> {
    let is_offered = |field: Field| match at {
        Some(_) => field.is_taken(),
        None => field != Field::Id,
    };
    let all = row(network, at, locale).into_iter();
    all.filter(|(field, _)| is_offered(*field)).collect()
}

/// A form that was filled in as a list of one row, for [`read`](super::read()): comma-separated values, with
/// the names of our own columns, so that what was left as it was is no news.
#[must_use]
pub fn filled_in(
    network: &Network,
    at: Option<Position>,
    values: &[(Field, String)],
    locale: Locale,
) -> String {
    let mut row = row(network, at, locale);
    for (field, value) in &mut row {
        if let Some((_, given)) = values.iter().find(|(given, _)| given == field) {
            given.trim().clone_into(value);
        }
    }
    let mut table = Table::new();
    for (field, _) in &row {
        table.text(field.key());
    }
    table.end_row();
    for (_, value) in &row {
        table.text(value);
    }
    table.end_row();
    table.finish()
}

/// Every field that our own tables have a column for, with what they would write there.
fn row(network: &Network, at: Option<Position>, locale: Locale) -> Vec<(Field, String)> {
    let location = at.and_then(|at| network.locations().get(at as usize));
    let own = location.map(|location| cells(network, location, locale).map(written));
    let value = |column: usize| own.as_ref().and_then(|own| own.get(column)).cloned();
    let all = COLUMNS.iter().enumerate();
    all.filter_map(|(column, key)| Some((Field::from_key(key)?, value(column).unwrap_or_default())))
        .collect()
}
