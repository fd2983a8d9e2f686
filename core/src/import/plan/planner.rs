//! Each row against the network: what it is.

mod changes;
mod kept;

use std::collections::{HashMap, HashSet};

use self::kept::Kept;
use super::super::fault::FaultCode;
use super::super::field::Field;
use super::super::mapping::Mapping;
use super::super::matching::{Candidate, Index, Match, Reason};
use super::super::rows::{Entry, Rows};
use super::super::sheet::Sheet;
use super::super::values::words;
use super::{Given, Outcome, PlanRow};
use crate::analysis::{Settled, settle};
use crate::model::{Date, Kind, LocationId, Standing};
use crate::search::folded;

/// The kind that all locations of a service are, candidates left out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Usual {
    /// There is none yet.
    Unknown,
    /// All are of this one.
    Kind(Kind),
    /// They are of several.
    Mixed,
}

/// What tells new locations apart: service, kind, place, name and address (folded), point, id.
type Key = (
    usize,
    Kind,
    Spot,
    String,
    String,
    Option<[u64; 2]>,
    Option<LocationId>,
);

/// Where a new location is: in a city of the gazetteer, or at a point.
#[derive(PartialEq, Eq, Hash)]
enum Spot {
    City(u32),
    Point([u64; 2]),
}

/// A point as it is compared: what is written otherwise is another one.
fn bits([lat, lon]: [f64; 2]) -> [u64; 2] {
    [lat.to_bits(), lon.to_bits()]
}

/// A row that is a location of the network.
#[derive(Default)]
struct Matched {
    /// Its number; 0 where it is not sure.
    number: u32,
    as_of: Option<Date>,
    /// What tells it from another office in the same city; none where rows that fit as well are asked about.
    key: Option<String>,
    /// How well it fits; an id or the steward's word goes before all.
    score: i32,
    /// The positions of the rows in the plan.
    rows: Vec<usize>,
}

impl Matched {
    fn new(entry: &Entry, candidate: &Candidate, at: usize) -> Self {
        let is_sure = |reason: &Reason| matches!(reason, Reason::Id | Reason::Decided);
        let score = match candidate.reasons.iter().any(is_sure) {
            true => i32::MAX,
            false => candidate.score(),
        };
        let address = entry.address.as_deref().unwrap_or_default();
        Self {
            number: entry.number,
            as_of: entry.as_of,
            key: Some(folded(&format!("{} {address}", entry.name))),
            score,
            rows: vec![at],
        }
    }

    /// Whether another row says more about the location, of another time.
    fn is_another_time(&self, other: &Self) -> bool {
        other.as_of.is_some() && self.as_of != other.as_of
    }
}

/// What is known while the rows of a list are compared with the network.
pub(super) struct Planner<'s> {
    given: Given<'s>,
    mapping: &'s Mapping,
    pub(super) rows: Rows<'s>,
    index: Index<'s>,
    kinds: Vec<Usual>,
    /// How many locations are in a place.
    uses: HashMap<&'s str, usize>,
    /// Locations of the network that a row is, and that row; or that are asked about.
    matched: HashMap<u32, Matched>,
    /// Rows by their positions in the plan that another fits better or as well, and for which location.
    outdone: HashMap<usize, u32>,
    /// New locations by what tells them apart: the position of their first row in the plan.
    new: HashMap<Key, usize>,
    /// Services that the list speaks of.
    services: Vec<bool>,
    /// What the rows that are not taken may be.
    kept: Kept,
}

impl<'s> Planner<'s> {
    /// Knows no location of the network yet.
    pub(super) fn new(given: Given<'s>, sheet: &'s Sheet, mapping: &'s Mapping) -> Self {
        let Given {
            network,
            gazetteer,
            country_at,
            ..
        } = given;
        Self {
            given,
            mapping,
            rows: Rows::new(sheet, mapping, network, gazetteer, country_at),
            index: Index::new(network),
            kinds: vec![Usual::Unknown; network.services().len()],
            uses: HashMap::new(),
            matched: HashMap::new(),
            outdone: HashMap::new(),
            new: HashMap::new(),
            services: vec![false; network.services().len()],
            kept: Kept::default(),
        }
    }

    /// Learns a location of the network, by its position.
    pub(super) fn know(&mut self, at: usize) {
        let Some(location) = self.given.network.locations().get(at) else {
            return;
        };
        let service = self.given.network.service_index(&location.service);
        if let Ok(at) = u32::try_from(at) {
            self.index.add(at, location, service);
            self.rows.know(at, location);
        }
        *self.uses.entry(location.place.as_str()).or_default() += 1;
        if location.kind != Kind::Candidate
            && let Some(usual) = service.and_then(|service| self.kinds.get_mut(service))
        {
            *usual = match *usual {
                Usual::Unknown => Usual::Kind(location.kind),
                Usual::Kind(kind) if kind == location.kind => *usual,
                Usual::Kind(_) | Usual::Mixed => Usual::Mixed,
            };
        }
    }

    /// What a row is; whatever one that is not taken may be is kept from being missing.
    pub(super) fn outcome(&mut self, entry: &Entry, rows: &[PlanRow]) -> Outcome {
        let outcome = self.found(entry, rows);
        if outcome == Outcome::Rejected {
            self.keep(entry);
        }
        outcome
    }

    fn found(&mut self, entry: &Entry, rows: &[PlanRow]) -> Outcome {
        let network = self.given.network;
        if let Some(own) = entry.own {
            let location = network.locations().get(own as usize);
            let service = location.and_then(|l| network.service_index(&l.service));
            self.speaks_of(service);
            let candidate = Candidate {
                location: own,
                reasons: vec![Reason::Id],
            };
            if !entry.is_sound {
                // It is in the list, whatever is wrong with its row.
                self.matched
                    .entry(own)
                    .or_insert_with(|| Matched::new(entry, &candidate, rows.len()));
                return Outcome::Rejected;
            }
            return self.same(entry, candidate, rows.len());
        }
        self.speaks_of(entry.service);
        let Some(service) = entry.service else {
            return Outcome::Rejected;
        };
        if !entry.is_sound {
            // What else it would need is told at once.
            if matches!(
                self.index.find(entry, service, self.given.gazetteer),
                Match::New
            ) {
                self.lacks(entry);
            }
            return Outcome::Rejected;
        }
        let decisions = &self.mapping.rules.decisions;
        let decided = (!decisions.is_empty()).then(|| decisions.get(&entry.label()));
        match decided.flatten().map(String::as_str) {
            Some("new") => return self.new_one(entry, service, rows),
            Some("") => return Outcome::Rejected,
            Some(id) => {
                let id = LocationId::new(id);
                if let Some(location) = id.and_then(|id| network.position(&id)) {
                    let reasons = vec![Reason::Decided];
                    return self.same(entry, Candidate { location, reasons }, rows.len());
                }
            }
            None => {}
        }
        let found = self.index.find(entry, service, self.given.gazetteer);
        let found = match (entry.stranger, found) {
            (None, found) => found,
            (Some(location), found) => {
                let mut candidates = found.into_candidates();
                if candidates.iter().all(|other| other.location != location) {
                    let reasons = vec![Reason::Id];
                    candidates.push(Candidate { location, reasons });
                }
                Match::Ambiguous(candidates)
            }
        };
        // Nobody has another id there but who has edited it: on purpose, or not.
        let found = match (found, &entry.id) {
            (Match::Same(candidate), Some(id)) if self.mapping.is_export => {
                let location = network.locations().get(candidate.location as usize);
                let own = location.map_or("", |location| location.id.as_str());
                self.fault(entry, FaultCode::ChangedId, Field::Id, id.as_str(), own);
                Match::Ambiguous(vec![candidate])
            }
            (found, _) => found,
        };
        match found {
            Match::Same(candidate) => self.same(entry, candidate, rows.len()),
            Match::Ambiguous(candidates) => {
                for candidate in &candidates {
                    // Asked about is not missing.
                    self.matched.entry(candidate.location).or_default();
                }
                Outcome::Ambiguous(candidates)
            }
            Match::New => self.new_one(entry, service, rows),
        }
    }

    /// The kind that all locations of a row's service are.
    pub(super) fn usual_kind(&self, entry: &Entry) -> Option<Kind> {
        match *self.kinds.get(entry.service?)? {
            Usual::Kind(kind) => Some(kind),
            Usual::Unknown | Usual::Mixed => None,
        }
    }

    fn speaks_of(&mut self, service: Option<usize>) {
        if let Some(named) = service.and_then(|service| self.services.get_mut(service)) {
            *named = true;
        }
    }

    fn fault(&mut self, entry: &Entry, code: FaultCode, field: Field, found: &str, wanted: &str) {
        self.rows.fault_of(entry, code, field, found, wanted);
    }

    /// Tells everything that a new location needs and a row does not say; says whether there is anything.
    fn lacks(&mut self, entry: &Entry) -> bool {
        let has_place = entry.city.is_some() || entry.point.is_some();
        let kind = entry.kind.or_else(|| self.usual_kind(entry));
        let place = [Field::City, Field::Country];
        let all = [
            (!has_place, FaultCode::NoPlace, Field::City, &place[..]),
            (
                kind.is_none(),
                FaultCode::NoKind,
                Field::Kind,
                &[Field::Kind],
            ),
            (
                has_place && entry.country.is_none(),
                FaultCode::NoCountry,
                Field::Country,
                &place,
            ),
            (
                entry.standing.is_none(),
                FaultCode::NoStanding,
                Field::Standing,
                &[Field::Standing],
            ),
        ];
        // Before any of these is told.
        let all = all.map(|(is, code, field, told)| (is && !self.rows.has_told(told), code, field));
        for (_, code, field) in all.iter().filter(|(is, _, _)| *is) {
            self.fault(entry, *code, *field, "", "");
        }
        all.iter().any(|(is, _, _)| *is)
    }

    fn new_one(&mut self, entry: &Entry, service: usize, rows: &[PlanRow]) -> Outcome {
        if self.lacks(entry) {
            return Outcome::Rejected;
        }
        let place = match (entry.city, entry.point) {
            (Some(city), _) => Spot::City(city),
            (None, Some(point)) => Spot::Point(bits(point)),
            (None, None) => return Outcome::Rejected,
        };
        let kind = entry.kind.or_else(|| self.usual_kind(entry));
        let Some((kind, standing)) = kind.zip(entry.standing) else {
            return Outcome::Rejected;
        };
        let is_planned = matches!(standing, Standing::Considered | Standing::Announced);
        if (kind == Kind::Candidate && !is_planned)
            || (kind != Kind::Candidate && standing == Standing::Considered)
        {
            let wanted = if kind == Kind::Candidate {
                "considered, announced"
            } else {
                "candidate"
            };
            let found = words::standing_name(standing);
            self.fault(
                entry,
                FaultCode::UnknownStanding,
                Field::Standing,
                found,
                wanted,
            );
            return Outcome::Rejected;
        }
        if kind == Kind::Satellite && !self.has_post(entry, service) {
            let found = entry
                .satellite_of
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default();
            self.fault(entry, FaultCode::NoPost, Field::SatelliteOf, &found, "");
            return Outcome::Rejected;
        }
        let address = entry.address.as_deref().map(folded).unwrap_or_default();
        let name = folded(&entry.name);
        let point = entry.point.map(bits);
        let key = (service, kind, place, name, address, point, entry.id.clone());
        match self.new.get(&key) {
            Some(&first) => {
                let other = rows
                    .get(first)
                    .map(|row| (row.entry.as_of, row.entry.number));
                match other {
                    // The same at another time is more about it.
                    Some((as_of, _)) if as_of != entry.as_of && entry.as_of.is_some() => {
                        Outcome::More(first)
                    }
                    other => {
                        let number = other.map_or(0, |(_, number)| number).to_string();
                        self.fault(entry, FaultCode::DuplicateRow, Field::Name, "", &number);
                        Outcome::Rejected
                    }
                }
            }
            None => {
                self.new.insert(key, rows.len());
                Outcome::New
            }
        }
    }

    fn has_post(&self, entry: &Entry, service: usize) -> bool {
        let network = self.given.network;
        let post = entry
            .satellite_of
            .as_ref()
            .and_then(|id| network.location(id));
        post.is_some_and(|post| {
            post.kind == Kind::Post && network.service_index(&post.service) == Some(service)
        })
    }

    /// A row that is a location of the network, at this position of the plan: of several for one location that
    /// which fits best, whatever their order.
    fn same(&mut self, entry: &Entry, candidate: Candidate, at: usize) -> Outcome {
        let mut this = Matched::new(entry, &candidate, at);
        if let Some(other) = self.matched.get_mut(&candidate.location)
            && other.number > 0
        {
            if other.is_another_time(&this) {
                this.rows.append(&mut other.rows);
                this.score = this.score.max(other.score);
            } else if other.key == this.key || (other.score == i32::MAX && this.score == i32::MAX) {
                let number = other.number.to_string();
                self.fault(entry, FaultCode::DuplicateRow, Field::Name, "", &number);
                return Outcome::Rejected;
            } else {
                // Another office in the same city, perhaps.
                if this.score >= other.score {
                    let rows = other.rows.drain(..);
                    self.outdone.extend(rows.map(|at| (at, candidate.location)));
                }
                if this.score <= other.score {
                    if this.score == other.score {
                        other.key = None;
                    }
                    return Outcome::Ambiguous(vec![candidate]);
                }
            }
        }
        self.matched.insert(candidate.location, this);
        let Some(location) = self
            .given
            .network
            .locations()
            .get(candidate.location as usize)
        else {
            return Outcome::Rejected;
        };
        let Some(changes) = self.changes(entry, location) else {
            return Outcome::Rejected;
        };
        Outcome::Same { candidate, changes }
    }

    /// Asks about the rows that another one fits better or as well.
    pub(super) fn ask(&mut self, rows: &mut [PlanRow]) {
        let mut asked = HashSet::new();
        for (at, row) in rows.iter_mut().enumerate() {
            let Some(location) = self.outdone.get(&at) else {
                continue;
            };
            asked.insert(row.entry.row);
            let reasons = match &row.outcome {
                Outcome::Same { candidate, .. } => candidate.reasons.clone(),
                _ => continue,
            };
            let location = *location;
            row.outcome = Outcome::Ambiguous(vec![Candidate { location, reasons }]);
        }
        // What a list cannot change is not said of what is not known to be that location.
        self.rows.faults.retain(|fault| {
            !asked.contains(&fault.row)
                || !matches!(fault.code, FaultCode::NotTaken | FaultCode::NothingRemoved)
        });
    }

    /// The claims that this list made before: those say nothing new.
    fn as_of(&self, entry: &Entry) -> Option<Date> {
        entry.as_of.or(self.given.declared.date)
    }

    /// The locations that the list should have, and has not; and those that rows which are not taken may be.
    pub(super) fn missing(&self) -> (Vec<u32>, Vec<u32>) {
        let network = self.given.network;
        let (mut missing, mut kept) = (Vec::new(), Vec::new());
        for (location, at) in network.locations().iter().zip(0..) {
            let service = network.service_index(&location.service);
            let is_named = service.and_then(|s| self.services.get(s)) == Some(&true);
            let works = match settle(&location.standing) {
                Settled::One(claim) => {
                    claim.value != Standing::Closed && claim.value != Standing::Considered
                }
                Settled::Contested | Settled::Unknown => true,
            };
            if !works || location.kind == Kind::Candidate {
                continue;
            }
            let country = network.place_of(location).and_then(|place| place.country);
            // Nobody knows what the rows are that stand in a cell.
            if self.rows.has_swallowed() || self.kept.has(at, service, country) {
                kept.push(at);
            } else if is_named && !self.matched.contains_key(&at) {
                missing.push(at);
            }
        }
        (missing, kept)
    }
}
