//! Ids for what is new.

use std::collections::{HashMap, HashSet};

use crate::model::is_valid_id;
use crate::search::folded;

/// A name as an id; nothing where no letter of it may stand in one.
pub(in crate::import) fn slug(name: &str) -> Option<String> {
    let mut slug: String = folded(name)
        .chars()
        .map(|c| if c == ' ' { '-' } else { c })
        .filter(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-')
        .take(48)
        .collect();
    while slug.ends_with('-') {
        slug.pop();
    }
    let slug = slug.trim_start_matches('-').to_owned();
    is_valid_id(&slug).then_some(slug)
}

/// Ids that are in use.
pub(in crate::import) struct Ids {
    used: HashSet<String>,
    /// By stem the number to try next.
    next: HashMap<String, u32>,
}

impl Ids {
    pub(in crate::import) fn new(used: impl Iterator<Item = String>) -> Self {
        Self {
            used: used.collect(),
            next: HashMap::new(),
        }
    }

    /// Takes an id as it is, unless it is in use.
    pub(in crate::import) fn take(&mut self, id: &str) -> bool {
        self.used.insert(id.to_owned())
    }

    /// The first of `stem`, `stem-2` and so on that is not in use; it is then.
    pub(in crate::import) fn unused(&mut self, stem: &str) -> String {
        let stem: String = stem.chars().take(54).collect();
        let stem = stem.trim_end_matches('-');
        if self.used.insert(stem.to_owned()) {
            return stem.to_owned();
        }
        let next = self.next.entry(stem.to_owned()).or_insert(2);
        loop {
            let id = format!("{stem}-{next}");
            *next = next.saturating_add(1);
            if self.used.insert(id.clone()) || *next == u32::MAX {
                return id;
            }
        }
    }
}
