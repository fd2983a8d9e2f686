//! The work on a list, to go on with another day: the list as it came and what the steward has said of it, in
//! one file that any program for archives opens.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::apply::Refusals;
use super::field::Field;
use super::mapping::{Mapping, Rules};
use super::read::parts;
use crate::export::archive::archive;

/// The files of the archive.
const SAID: &str = "buitenkaart-draft.json";
const LIST: &str = "list";

/// The version of this form.
const VERSION: u32 = 1;

/// What the steward has said of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    draft: u32,
    /// The name of the list's file.
    pub name: String,
    /// Which of its sheets.
    pub sheet: usize,
    /// What stands between the cells of a text, where the steward has said so.
    pub delimiter: Option<u8>,
    head: Option<usize>,
    columns: Vec<Option<Field>>,
    rules: Rules,
    refused_rows: BTreeSet<usize>,
    refused_changes: BTreeSet<(usize, usize)>,
    refused_missing: BTreeSet<u32>,
    /// The title of the list as a source.
    pub title: String,
    /// Its date, as it was written.
    pub date: String,
    /// Its address, as it was written.
    pub url: String,
}

impl Draft {
    /// A draft of a list with this name; the other fields are the caller's to fill in.
    #[must_use]
    pub fn new(name: &str, mapping: &Mapping, refused: &Refusals) -> Self {
        Self {
            draft: VERSION,
            name: name.to_owned(),
            head: mapping.head,
            columns: mapping.columns.clone(),
            rules: mapping.rules.clone(),
            refused_rows: refused.rows.iter().copied().collect(),
            refused_changes: refused.changes.iter().copied().collect(),
            refused_missing: refused.missing.iter().copied().collect(),
            ..Self::default()
        }
    }

    /// Says again of a mapping what was said; one of other columns stays as it is.
    pub fn remap(&self, mapping: &mut Mapping) {
        if self.columns.len() == mapping.columns.len() {
            mapping.head = self.head;
            mapping.columns.clone_from(&self.columns);
            mapping.rules = self.rules.clone();
        }
    }

    /// What was refused.
    #[must_use]
    pub fn refused(&self) -> Refusals {
        Refusals {
            rows: self.refused_rows.iter().copied().collect(),
            changes: self.refused_changes.iter().copied().collect(),
            missing: self.refused_missing.iter().copied().collect(),
        }
    }

    /// The draft and its list as a file. Nothing where the list is larger than 4 GB.
    #[must_use]
    pub fn pack(&self, list: &[u8]) -> Option<Vec<u8>> {
        let said = serde_json::to_vec_pretty(self).ok()?;
        archive(&[(SAID, &*said), (LIST, list)])
    }

    /// A draft and its list from such a file. Nothing where the bytes are another file.
    #[must_use]
    pub fn unpack(file: &[u8]) -> Option<(Self, Vec<u8>)> {
        let [said, list] = parts(file, [SAID, LIST])?;
        let draft: Self = serde_json::from_slice(&said).ok()?;
        (draft.draft == VERSION).then_some((draft, list))
    }
}
