//! Names: ids are unique among records of a kind, and known where a record refers to another.

use super::Reader;
use crate::load::json::{At, NONE};
use crate::load::suggest::nearest;
use crate::load::{Noun, ProblemCode, Wanted};
use crate::model::{Kind, NetworkFile, Place, Precision, sort_names};
use crate::turns::{Turns, share};

/// A reference to a record.
pub(super) struct Mention {
    pub(super) kind: Noun,
    pub(super) at: At,
}

/// How many ids are compared in search of suggestions, in all: a file full of unknown ids is not
/// worth hours.
const COMPARISONS: usize = 1_000_000;

/// The records of one kind: their ids, sorted, each with its place in the list.
struct Names<'f> {
    kind: Noun,
    /// The name of their list in the document.
    list: &'static str,
    ids: Vec<(&'f str, u32)>,
    /// A mark for each of the ids that is referred to.
    used: Vec<bool>,
    /// Ids lately looked up, by a hash of their letters: few sources are cited again and again.
    lately: [u32; 256],
    /// The records, in the order of the list.
    records: Vec<At>,
}

impl<'f> Names<'f> {
    /// The place of an id among the sorted ones.
    fn find(&self, id: &str) -> Option<usize> {
        let by_id = |(known, _): &(&str, u32)| (*known).cmp(id);
        self.ids.binary_search_by(by_id).ok()
    }

    /// The same, where ids come again.
    fn find_again(&mut self, id: &str) -> Option<usize> {
        let hash = id
            .bytes()
            .fold(0_u8, |hash, b| hash.wrapping_mul(31).wrapping_add(b));
        let slot = usize::from(hash);
        let last = self.lately.get(slot).map_or(0, |last| *last as usize);
        if self.ids.get(last).is_some_and(|(known, _)| *known == id) {
            return Some(last);
        }
        let found = self.find(id)?;
        if let (Some(lately), Ok(found)) = (self.lately.get_mut(slot), u32::try_from(found)) {
            *lately = found;
        }
        Some(found)
    }

    /// The place in the list of the record with this id.
    fn index(&self, id: &str) -> Option<u32> {
        self.ids.get(self.find(id)?).map(|(_, index)| *index)
    }
}

impl Reader<'_> {
    /// Checks the names of a file that has been read. Gives the order of its locations and places
    /// by id.
    pub(super) async fn names(&mut self, file: &NetworkFile, turns: &Turns) -> [Vec<u32>; 2] {
        macro_rules! ids {
            ($list:ident) => {
                file.$list.iter().map(|r| r.id.as_str()).zip(0..).collect()
            };
        }
        let mut locations = self.names_of(Noun::Location, "locations", ids!(locations));
        turns.did(4 * file.locations.len(), || 85).await;
        let mut services = self.names_of(Noun::Service, "services", ids!(services));
        let mut places = self.names_of(Noun::Place, "places", ids!(places));
        turns.did(4 * file.places.len(), || 87).await;
        let mut sources = self.names_of(Noun::Source, "sources", ids!(sources));
        let mut organisations =
            self.names_of(Noun::Organisation, "organisations", ids!(organisations));
        let mut roles = self.names_of(Noun::Role, "roles", ids!(roles));
        let mut topics = self.names_of(Noun::Topic, "topics", ids!(topics));
        let mut kinds = self.names_of(Noun::Kind, "kinds", ids!(kinds));
        let mut subjects = self.names_of(Noun::Subject, "subjects", ids!(subjects));
        let mut fields = self.names_of(Noun::Field, "fields", ids!(fields));
        let mut all = [
            &mut locations,
            &mut services,
            &mut places,
            &mut sources,
            &mut organisations,
            &mut roles,
            &mut topics,
            &mut kinds,
            &mut subjects,
            &mut fields,
        ];
        for names in &all {
            self.unique(names);
        }
        self.known(&mut all, turns).await;
        self.former(file, &locations);
        self.satellites(file, &services, &locations);
        turns.did(file.locations.len(), || 94).await;
        self.regions(file, &places, &locations);
        turns.did(file.locations.len(), || 95).await;
        if self.review {
            for names in [&sources, &organisations, &roles, &places] {
                self.unused(names);
            }
        }
        let order = |names: Names<'_>| names.ids.into_iter().map(|(_, index)| index).collect();
        [order(locations), order(places)]
    }

    /// The names of the records of one kind, in a list of the document.
    #[inline(never)]
    fn names_of<'f>(&self, kind: Noun, list: &'static str, ids: Vec<(&'f str, u32)>) -> Names<'f> {
        let ids = sort_names(&ids);
        let records = self.tape.parts(self.tape.member(0, list)).collect();
        Names {
            kind,
            list,
            used: vec![false; ids.len()],
            ids,
            lately: [0; 256],
            records,
        }
    }

    /// A field of a record.
    fn part_of(&self, names: &Names<'_>, index: u32, field: &str) -> At {
        let record = names.records.get(index as usize).copied();
        self.tape.member(record.unwrap_or(NONE), field)
    }

    fn unique(&mut self, names: &Names<'_>) {
        for pair in names.ids.windows(2) {
            if let [(id, first), (other, again)] = *pair
                && id == other
            {
                let at = self.part_of(names, again, "id");
                let first_id = self.part_of(names, first, "id");
                if self.is_sound(at) && self.is_sound(first_id) {
                    let path = format!("{}[{first}]", names.list);
                    self.fault(at, ProblemCode::DuplicateId).wanted = Wanted::At(path.into());
                }
            }
        }
    }

    /// Looks every reference up.
    async fn known(&mut self, all: &mut [&mut Names<'_>], turns: &Turns) {
        let mut compared = 0;
        let mentions = std::mem::take(&mut self.mentions);
        let count = mentions.len();
        for (i, Mention { kind, at }) in mentions.into_iter().enumerate() {
            turns.did(1, || 88 + share(i, count, 6)).await;
            let Some(names) = all.iter_mut().find(|names| names.kind == kind) else {
                continue;
            };
            let id = self.tape.string(at).unwrap_or_default();
            let found = names.find_again(&id);
            if let Some(used) = found.and_then(|i| names.used.get_mut(i)) {
                *used = true;
            } else if self.lost & (1 << kind as u32) == 0 {
                compared += names.ids.len();
                let is_told = compared <= COMPARISONS && !self.faults.is_full();
                let meant = is_told
                    .then(|| nearest(&id, names.ids.iter().map(|(id, _)| *id)))
                    .flatten();
                let fault = self.fault(at, ProblemCode::UnknownId);
                fault.wanted = Wanted::Noun(kind);
                fault.suggestion = meant.map(Into::into);
            }
        }
    }

    /// A former id is no other location's, nor was.
    fn former(&mut self, file: &NetworkFile, locations: &Names<'_>) {
        let (mut ids, mut places) = (Vec::new(), Vec::new());
        for (i, location) in (0..).zip(&file.locations) {
            if location.former_ids.is_empty() {
                continue;
            }
            let list = self.part_of(locations, i, "former_ids");
            for (id, at) in location.former_ids.iter().zip(self.tape.parts(list)) {
                if let (true, Ok(place)) = (self.is_sound(at), u32::try_from(places.len())) {
                    ids.push((id.as_str(), place));
                    places.push((i, at));
                }
            }
        }
        let mut before = None;
        for (id, place) in sort_names(&ids) {
            let Some(&(owner, at)) = places.get(place as usize) else {
                continue;
            };
            let other = locations.index(id).or_else(|| {
                let (known, owner) = before?;
                (known == id).then_some(owner)
            });
            if let Some(other) = other {
                let path = format!("{}[{other}]", locations.list);
                self.fault(at, ProblemCode::DuplicateId).wanted = Wanted::At(path.into());
            }
            before = Some((id, owner));
        }
    }

    /// A satellite belongs to a post of its own service.
    fn satellites(&mut self, file: &NetworkFile, services: &Names<'_>, locations: &Names<'_>) {
        for (i, satellite) in (0..).zip(&file.locations) {
            let Some(post) = &satellite.satellite_of else {
                continue;
            };
            let Some(other) = locations.index(post.as_str()) else {
                continue;
            };
            let is_right = file.locations.get(other as usize).is_some_and(|post| {
                let services_known = [&post.service, &satellite.service]
                    .iter()
                    .all(|service| services.find(service.as_str()).is_some());
                // A service that is not known is a fault of its own.
                post.kind == Kind::Post && (post.service == satellite.service || !services_known)
            });
            if is_right || satellite.kind != Kind::Satellite {
                continue;
            }
            let at = self.part_of(locations, i, "satellite_of");
            let relied_on = [
                (i, "kind"),
                (i, "service"),
                (other, "kind"),
                (other, "service"),
            ];
            let is_sound = relied_on
                .into_iter()
                .all(|(index, name)| self.is_sound(self.part_of(locations, index, name)));
            if is_sound && self.is_sound(at) {
                self.fault(at, ProblemCode::SatelliteOfNoPost);
            }
        }
    }

    /// Only a candidate may lie in a region, which has no point.
    fn regions(&mut self, file: &NetworkFile, places: &Names<'_>, locations: &Names<'_>) {
        let is_region = |place: &Place| place.precision == Precision::Region;
        if !file.places.iter().any(is_region) {
            return;
        }
        for (i, location) in (0..).zip(&file.locations) {
            let place = places.index(location.place.as_str());
            let place = place.and_then(|place| file.places.get(place as usize));
            if location.kind == Kind::Candidate || !place.is_some_and(is_region) {
                continue;
            }
            let kind = self.part_of(locations, i, "kind");
            let at = self.part_of(locations, i, "place");
            if kind != NONE && self.is_sound(kind) && self.is_sound(at) {
                self.fault(at, ProblemCode::RegionNotCandidate);
            }
        }
    }

    /// Records that nothing refers to.
    fn unused(&mut self, names: &Names<'_>) {
        for ((id, index), used) in names.ids.iter().zip(&names.used) {
            if let (false, Some(&at)) = (used, names.records.get(*index as usize)) {
                self.fault(at, ProblemCode::Unused).found = Some((*id).into());
            }
        }
    }
}
