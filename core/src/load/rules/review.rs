//! Findings: a file that loads may still hold what a data steward should look at.

use std::collections::BTreeSet;

use super::claims::{Head, overlap};
use super::{Fault, Noun, Path, ProblemCode, Rules, Wanted};
use crate::load::CountryAt;
use crate::model::{Date, NetworkFile};

/// What a review keeps in mind during the walk.
pub(super) struct Review {
    compiled: Date,
    /// Records that others refer to: their kind, and their place among the sorted ids.
    used: BTreeSet<(Noun, usize)>,
}

impl Review {
    pub(super) fn of(file: &NetworkFile) -> Self {
        Self {
            compiled: file.compiled,
            used: BTreeSet::new(),
        }
    }

    /// Notes that a record is referred to.
    pub(super) fn uses(&mut self, kind: Noun, position: usize) {
        self.used.insert((kind, position));
    }
}

impl Rules<'_> {
    /// A date of something said, which is not after the file was put together.
    pub(super) fn said(&mut self, record: &Path<'_>, field: &str, date: Option<Date>) {
        if let (Some(date), Some(review)) = (date, &self.review)
            && date > review.compiled
            && !overlap(date, review.compiled)
        {
            self.fault(
                Fault::new(&record.key(field), ProblemCode::DateAfterCompiled)
                    .found(&date.to_string()),
            );
        }
    }

    /// Two claims of the same value, which one claim with both sources would say as well.
    pub(super) fn said_twice(&mut self, list: &Path<'_>, [a, b]: [(usize, Head<'_>); 2]) {
        let ((i, a), (j, b)) = (a, b);
        // Each may have words of its own.
        let own_words =
            (a.quote.is_some() || a.note.is_some()) && (b.quote.is_some() || b.note.is_some());
        if self.review.is_some() && a.status == b.status && a.as_of == b.as_of && !own_words {
            let first = list.index(i).steps().to_string();
            self.fault(
                Fault::new(&list.index(j), ProblemCode::SameClaimTwice)
                    .wanted(Wanted::At(first.into())),
            );
        }
    }

    /// Records that nothing refers to.
    pub(super) fn unused(&mut self, file: &NetworkFile) {
        fn of<'r, R>(
            rules: &mut Rules<'_>,
            list: &str,
            kind: Noun,
            records: &'r [R],
            id: impl Fn(&'r R) -> &'r str,
        ) {
            let list = Path::ROOT.key(list);
            for (i, record) in records.iter().enumerate() {
                let id = id(record);
                if !rules.is_used(kind, id) {
                    rules.fault(Fault::new(&list.index(i), ProblemCode::Unused).found(id));
                }
            }
        }
        of(self, "sources", Noun::Source, &file.sources, |r| {
            r.id.as_str()
        });
        of(
            self,
            "organisations",
            Noun::Organisation,
            &file.organisations,
            |r| r.id.as_str(),
        );
        of(self, "roles", Noun::Role, &file.roles, |r| r.id.as_str());
        of(self, "places", Noun::Place, &file.places, |r| r.id.as_str());
    }

    fn is_used(&self, kind: Noun, id: &str) -> bool {
        let position = self.position(kind, id);
        match (&self.review, position) {
            (Some(review), Some(position)) => review.used.contains(&(kind, position)),
            _ => true,
        }
    }

    /// Places whose point lies in another country, as a map says. A point in no country, at sea
    /// as the map is drawn, is no finding.
    pub(super) fn countries_of_places(&mut self, file: &NetworkFile, country_at: CountryAt<'_>) {
        let places = Path::ROOT.key("places");
        for (i, place) in file.places.iter().enumerate() {
            if let (Some(country), Some(point)) = (place.country, place.lat_lon)
                && let Some(there) = country_at(point)
                && there != country
            {
                self.fault(
                    Fault::new(&places.index(i), ProblemCode::OtherCountry)
                        .found(country.as_str())
                        .suggest(Some(there.as_str())),
                );
            }
        }
    }
}
