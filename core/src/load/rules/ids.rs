//! Ids: unique among records of a kind, and known where a record refers to another.

use super::{Fault, Noun, Path, ProblemCode, Rules, Wanted, limits};
use crate::load::suggest::nearest;
use crate::model::NetworkFile;

/// The ids of the records of one kind, sorted.
type Sorted<'f> = Vec<&'f str>;

/// The ids of every record.
#[derive(Default)]
pub(super) struct Ids<'f> {
    sources: Sorted<'f>,
    services: Sorted<'f>,
    organisations: Sorted<'f>,
    roles: Sorted<'f>,
    places: Sorted<'f>,
    locations: Sorted<'f>,
    /// Ids compared in search of suggestions: a file full of unknown ids is not worth hours.
    compared: usize,
}

/// How many ids are compared in search of suggestions, in all.
const COMPARISONS: usize = 1_000_000;

impl<'f> Ids<'f> {
    fn of(&self, kind: Noun) -> &Sorted<'f> {
        match kind {
            Noun::Source => &self.sources,
            Noun::Service => &self.services,
            Noun::Organisation => &self.organisations,
            Noun::Role => &self.roles,
            Noun::Place => &self.places,
            _ => &self.locations,
        }
    }
}

impl<'f> Rules<'f> {
    /// Takes in the ids of every record, in search of duplicates.
    pub(super) fn ids(&mut self, file: &'f NetworkFile) {
        let root = Path::ROOT;
        self.ids.sources = self.unique(
            &root.key("sources"),
            file.sources.iter().map(|r| r.id.as_str()),
            limits::RECORDS,
        );
        self.ids.services = self.unique(
            &root.key("services"),
            file.services.iter().map(|r| r.id.as_str()),
            limits::SERVICES,
        );
        self.ids.organisations = self.unique(
            &root.key("organisations"),
            file.organisations.iter().map(|r| r.id.as_str()),
            limits::RECORDS,
        );
        self.ids.roles = self.unique(
            &root.key("roles"),
            file.roles.iter().map(|r| r.id.as_str()),
            limits::ROLES,
        );
        self.ids.places = self.unique(
            &root.key("places"),
            file.places.iter().map(|r| r.id.as_str()),
            limits::PLACES,
        );
        self.ids.locations = self.unique(
            &root.key("locations"),
            file.locations.iter().map(|r| r.id.as_str()),
            limits::PLACES,
        );
        self.unique(
            &root.key("topics"),
            file.topics.iter().map(|r| r.id.as_str()),
            limits::TOPICS,
        );
    }

    fn unique(
        &mut self,
        list: &Path<'_>,
        ids: impl Iterator<Item = &'f str>,
        most: usize,
    ) -> Sorted<'f> {
        let mut sorted: Vec<(&str, usize)> = ids.zip(0..).collect();
        self.at_most(list, sorted.len(), most);
        sorted.sort_unstable();
        for pair in sorted.windows(2) {
            if let [(id, first), (other, again)] = pair
                && id == other
            {
                let record = list.index(*again);
                let first = list.index(*first).steps().to_string();
                self.fault(
                    Fault::new(&record.key("id"), ProblemCode::DuplicateId)
                        .found(id)
                        .wanted(Wanted::At(first.into())),
                );
            }
        }
        sorted.into_iter().map(|(id, _)| id).collect()
    }

    /// Whether a record of this kind has this id.
    pub(super) fn is_known(&self, kind: Noun, id: &str) -> bool {
        self.position(kind, id).is_some()
    }

    /// The place of a record among the sorted ids of its kind.
    pub(super) fn position(&self, kind: Noun, id: &str) -> Option<usize> {
        self.ids.of(kind).binary_search(&id).ok()
    }

    /// A reference to a record of this kind; a fault where none has this id.
    pub(super) fn reference(&mut self, path: &Path<'_>, kind: Noun, id: &str) {
        if let Some(position) = self.position(kind, id) {
            if let Some(review) = &mut self.review {
                review.uses(kind, position);
            }
            return;
        }
        let known = self.ids.of(kind);
        let affordable = self.ids.compared + known.len() <= COMPARISONS;
        let suggestion = affordable
            .then(|| nearest(id, known.iter().copied()))
            .flatten();
        let compared = if affordable { known.len() } else { 0 };
        let fault = Fault::new(path, ProblemCode::UnknownId)
            .found(id)
            .wanted(Wanted::Noun(kind))
            .suggest(suggestion);
        self.ids.compared += compared;
        self.fault(fault);
    }

    /// A list of references, all different.
    pub(super) fn references<I>(
        &mut self,
        path: &Path<'_>,
        kind: Noun,
        ids: &[I],
        text: impl Fn(&I) -> &str + Copy,
    ) {
        if let [id] = ids {
            // Nearly all lists: nothing to compare.
            return self.reference(&path.index(0), kind, text(id));
        }
        self.distinct(path, ids.iter().map(text));
        for (i, id) in ids.iter().enumerate() {
            self.reference(&path.index(i), kind, text(id));
        }
    }
}
