//! What a row has in the fields of the network's own.

use super::super::fault::FaultCode;
use super::{Entry, Rows, clean, each_language, own_choices};
use crate::export::csv::{LINES, unguarded};
use crate::import::values::words;
use crate::load::limits;
use crate::load::read::texts::is_url;
use crate::model::{Field, FieldKind, FieldValue, Scalar};
use crate::search::folded;

impl Rows<'_> {
    pub(super) fn own_fields(&mut self, entry: &mut Entry) {
        for column in std::mem::take(&mut self.news) {
            let Some(field) = self.mapping.own_of(column, self.network) else {
                continue;
            };
            let text = unguarded(self.sheet.cell(self.row, column));
            if words::is_nothing(text) {
                continue;
            }
            let text = self.plain(text);
            let parts = self.parts(field, &text, entry.own).into_iter();
            for part in parts.map(|part| unguarded(part.trim())) {
                if part.is_empty() {
                    continue;
                }
                // What the steward says that the word means; nothing, where it is to be left out.
                let values = self.mapping.rules.own_values.get(&field.id);
                let meant = values.and_then(|values| values.get(&folded(part)));
                let part = meant.map_or(part, |meant| meant);
                if part.is_empty() {
                    continue;
                }
                let Some(is) = self.scalar(field, part) else {
                    let code = FaultCode::UnfitForField;
                    self.fault(code, Some(column), None, part, &wanted(field));
                    continue;
                };
                let field = field.id.clone();
                let value = FieldValue { field, is };
                if !entry.fields.contains(&value) {
                    entry.fields.push(value);
                }
            }
        }
    }

    /// The values in a cell. Our own tables put several into one, texts each on a line of its own: a line is only
    /// divided where a text that the location has is a part of it, since any may have a semicolon in it.
    fn parts<'t>(&self, field: &Field, text: &'t str, own: Option<u32>) -> Vec<&'t str> {
        let location = own.and_then(|own| self.network.locations().get(own as usize));
        let values = location.map_or(&[][..], |location| &location.fields);
        let mut held: Vec<&str> = Vec::new();
        for claim in values.iter().filter(|claim| claim.value.field == field.id) {
            if let Scalar::Text(text) = &claim.value.is
                && held.last() != Some(&&**text)
            {
                held.push(text);
            }
        }
        let is_text = field.kind == FieldKind::Text;
        let is_whole = matches!(*held, [only] if only.contains("; "));
        if is_text && !self.mapping.is_export {
            return vec![text];
        }
        let mut parts = Vec::new();
        for line in text.split(LINES).flat_map(|line| line.split(";\r\n")) {
            if is_text && !is_whole {
                known_parts(line, &held, &mut parts);
            } else if is_text || self.scalar(field, line).is_some() {
                parts.push(line);
            } else {
                parts.extend(line.split("; "));
            }
        }
        parts
    }

    /// What a text is in a field.
    fn scalar(&self, field: &Field, text: &str) -> Option<Scalar> {
        let text = match field.kind {
            FieldKind::Number => {
                let number: f64 = text.replace(',', ".").parse().ok()?;
                let is_right = number.abs() <= limits::FIGURE as f64;
                return is_right.then_some(Scalar::Number(number));
            }
            FieldKind::Date => self.mapping.rules.date(text)?.to_string().into(),
            FieldKind::Link => is_url(text).then(|| text.into())?,
            FieldKind::Choice => {
                let word = folded(text);
                let mut choices = field.choices.iter();
                let found = choices.find(|choice| {
                    choice.id.as_str() == text || choice.name.all().any(|name| folded(name) == word)
                });
                found?.id.as_str().into()
            }
            FieldKind::Text => clean(text),
        };
        let is_right = text.chars().nth(limits::TEXT).is_none() && !text.is_empty();
        is_right.then_some(Scalar::Text(text))
    }
}

/// The texts of a line, where one that is held is a part of it; else the line.
fn known_parts<'t>(line: &'t str, held: &[&str], parts: &mut Vec<&'t str>) {
    let (before, mut is_known, mut rest) = (parts.len(), false, line);
    while !rest.is_empty() {
        let end = |held: &&str| {
            let after = rest.strip_prefix(*held)?;
            (after.is_empty() || after.starts_with("; ")).then_some(held.len())
        };
        let known = held.iter().filter_map(end).filter(|end| *end > 0).max();
        is_known |= known.is_some();
        let end = known.or_else(|| rest.find("; ")).unwrap_or(rest.len());
        let (part, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        parts.push(part);
        rest = after.strip_prefix("; ").unwrap_or_default();
    }
    if !is_known {
        parts.truncate(before);
        parts.push(line);
    }
}

/// What a field takes, for those who have written something else.
fn wanted(field: &Field) -> String {
    match field.kind {
        FieldKind::Number => "12.5".to_owned(),
        FieldKind::Date => "2024-05-31".to_owned(),
        FieldKind::Link => "https://example.org".to_owned(),
        FieldKind::Choice => each_language(&|locale| own_choices(field, locale)),
        FieldKind::Text => limits::TEXT.to_string(),
    }
}
