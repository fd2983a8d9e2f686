//! The work on a list, to go on with another day: the list as it came and what the steward has said of it, in
//! one file that any program for archives opens.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::apply::Refusals;
use super::field::Field;
use super::mapping::{Mapping, Rules};
use super::read::parts;
use super::several::Several;
use super::sheet::Encoding;
use super::sorted::{Sorted, sort};
use crate::export::archive::archive;
use crate::model::FieldId;

/// The files of the archive.
const SAID: &str = "buitenkaart-draft.json";
const LIST: &str = "list";
const NETWORK: &str = "network.json";

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
    /// How its bytes stand for letters, where it is a text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<Encoding>,
    /// Which row names the columns.
    pub head: Option<usize>,
    columns: Vec<Option<Field>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    own: Vec<Option<FieldId>>,
    #[serde(default, skip_serializing_if = "Sorted::is_empty")]
    also: Sorted<usize, Vec<Field>>,
    rules: Rules,
    refused_rows: Vec<usize>,
    refused_changes: Vec<(usize, usize)>,
    refused_missing: Vec<u32>,
    /// The title of the list as a source.
    pub title: String,
    /// Its date, as it was written.
    pub date: String,
    /// Its address, as it was written.
    pub url: String,
    /// The names of the lists that are still to come.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub queue: Vec<String>,
    /// The lists that went before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub done: Vec<Done>,
    /// What these have and lack.
    #[serde(default)]
    pub several: Several,
    /// What tells the network that it is brought into from others: in another one other locations are missing, and
    /// other things change.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub into: String,
}

/// A list that went before: what is kept of it beside what it has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Done {
    /// The name of its file.
    pub name: String,
    /// What it has changed, in words.
    pub summary: String,
    /// Its rows that were not taken, as a table.
    pub rejected: String,
}

/// A draft with its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// What was said.
    pub draft: Draft,
    /// The list at hand.
    pub list: Vec<u8>,
    /// The lists still to come, in the order of [`Draft::queue`].
    pub queue: Vec<Vec<u8>>,
    /// The network file that the lists before have come to, or that the map showed in place of its own; nothing
    /// where it is that one.
    pub network: Option<Vec<u8>>,
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
            own: mapping.own.clone(),
            also: mapping.also.clone(),
            rules: mapping.rules.clone(),
            refused_rows: sorted(&refused.rows),
            refused_changes: sorted(&refused.changes),
            refused_missing: sorted(&refused.missing),
            ..Self::default()
        }
    }

    /// Says again of a mapping what was said; one of other columns stays as it is.
    pub fn remap(&self, mapping: &mut Mapping) {
        if self.columns.len() == mapping.columns.len() {
            mapping.head = self.head;
            mapping.columns.clone_from(&self.columns);
            if self.own.len() == mapping.own.len() {
                mapping.own.clone_from(&self.own);
            }
            mapping.also.clone_from(&self.also);
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

    /// The draft and its files as one file: the list at hand, those still to come in the order of
    /// [`Self::queue`], and the network file that the lists before have come to, or another than the map's own,
    /// where there is one. Nothing where that is larger than 4 GB.
    #[must_use]
    pub fn pack(&self, list: &[u8], queue: &[&[u8]], network: Option<&[u8]>) -> Option<Vec<u8>> {
        let said = serde_json::to_vec_pretty(self).ok()?;
        let names: Vec<String> = (2..).take(queue.len()).map(further).collect();
        let mut files = vec![(SAID, &*said), (LIST, list)];
        files.extend(names.iter().map(String::as_str).zip(queue.iter().copied()));
        files.extend(network.map(|network| (NETWORK, network)));
        archive(&files)
    }

    /// A draft and its files from such a file. Nothing where the bytes are another file.
    #[must_use]
    pub fn unpack(file: &[u8]) -> Option<Packed> {
        let mut first = parts(file, &[SAID, LIST])?.into_iter();
        // As a text, as a mapping is read: from bytes it would be the same code once more.
        let said = first.next()?;
        let draft: Self = serde_json::from_str(std::str::from_utf8(&said).ok()?).ok()?;
        let list = first.next()?;
        if draft.draft != VERSION {
            return None;
        }
        let names: Vec<String> = (2..).take(draft.queue.len()).map(further).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let queue = parts(file, &names)?;
        let network = parts(file, &[NETWORK]).and_then(|mut files| files.pop());
        if network.is_none() && !draft.done.is_empty() {
            return None;
        }
        Some(Packed {
            draft,
            list,
            queue,
            network,
        })
    }
}

/// What a draft has of a set: the same every time.
fn sorted<T: Ord + Copy>(all: &HashSet<T>) -> Vec<T> {
    let mut all: Vec<T> = all.iter().copied().collect();
    sort(&mut all, T::cmp);
    all
}

/// The name of a further list, by its number.
fn further(number: usize) -> String {
    format!("{LIST}-{number}")
}
