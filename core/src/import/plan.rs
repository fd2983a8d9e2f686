//! What a list would change: row by row, before anything is changed.

use std::collections::HashMap;

use super::fault::{Fault, FaultCode};
use super::field::Field;
use super::gazetteer::Gazetteer;
use super::mapping::Mapping;
use super::matching::{Candidate, Index, Match, Reason, contact_key};
use super::rows::{Entry, Rows};
use super::sheet::Sheet;
use super::values::words;
use crate::analysis::{Settled, distance_km, remit, settle};
use crate::load::CountryAt;
use crate::model::{
    Claim, Contact, ContactKind, Date, Jurisdiction, Kind, Locale, Localized, Location, LocationId,
    Network, Precision, SourceId, SourceKind, Standing, When,
};
use crate::search::folded;

/// The document that a list is, declared once for all that it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// Its id among the sources of the network.
    pub id: SourceId,
    /// What it is, for people.
    pub title: String,
    /// What sort of document it is.
    pub kind: SourceKind,
    /// Where it was published.
    pub url: Option<String>,
    /// When; what it says is said for that date, unless a row has its own.
    pub date: Option<Date>,
}

/// An id for a source of this title.
#[must_use]
pub fn source_id(title: &str) -> SourceId {
    let slug = super::apply::slug(title);
    let id = slug.as_deref().and_then(SourceId::new);
    id.unwrap_or_else(|| SourceId::from_valid("list".into()))
}

/// A new value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Whether it works.
    Standing(Standing),
    /// Its address.
    Address(Box<str>),
    /// How to reach it.
    Contact(Contact),
    /// When it opened.
    Opened(When),
    /// When it closed.
    Closed(When),
    /// Whom it answers for.
    Remit(Jurisdiction),
    /// Its name.
    Name(Localized),
    /// A remark.
    Note(Localized),
    /// Its city has changed: see the entry.
    Place,
    /// The point of its place.
    Point([f64; 2]),
}

/// What a row changes in one field of a location.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The field.
    pub field: Field,
    /// What the network has; empty where it has nothing.
    pub was: String,
    /// What the list has.
    pub now: String,
    /// The list says again what the network has: one more witness, no news.
    pub confirms: bool,
    /// The new value.
    pub value: Value,
}

/// What a row is.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A location that the network does not have.
    New,
    /// More about a new location: the row at this position of the plan is the first.
    More(usize),
    /// A location of the network.
    Same {
        /// Which, and why.
        candidate: Candidate,
        /// What changes; nothing where the row says what the network has.
        changes: Vec<Change>,
    },
    /// Perhaps one of these: that is asked.
    Ambiguous(Vec<Candidate>),
    /// Something in it does not allow to take it, or the steward has said so.
    Rejected,
}

/// A row, and what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanRow {
    /// What it says.
    pub entry: Entry,
    /// What it is.
    pub outcome: Outcome,
}

/// How many rows are what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New locations.
    pub new: usize,
    /// Rows that change something.
    pub changed: usize,
    /// Rows that only confirm.
    pub confirmed: usize,
    /// Rows that say what the network has.
    pub unchanged: usize,
    /// Rows that may be one of several.
    pub ambiguous: usize,
    /// Rows that are not taken.
    pub rejected: usize,
    /// Locations of the network that the list lacks.
    pub missing: usize,
}

/// What a list would change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The rows, in the order of the list.
    pub rows: Vec<PlanRow>,
    /// The locations that work, are of a service that the list speaks of, and are not in it.
    pub missing: Vec<u32>,
    /// What is wrong with the list, in the order of its rows.
    pub faults: Vec<Fault>,
    /// How many faults more there are than are listed.
    pub unlisted: usize,
}

impl Plan {
    /// How many rows are what.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts {
            missing: self.missing.len(),
            ..Counts::default()
        };
        for row in &self.rows {
            match &row.outcome {
                Outcome::New => counts.new += 1,
                Outcome::More(_) => counts.changed += 1,
                Outcome::Same { changes, .. } if changes.is_empty() => counts.unchanged += 1,
                Outcome::Same { changes, .. } if changes.iter().all(|c| c.confirms) => {
                    counts.confirmed += 1;
                }
                Outcome::Same { .. } => counts.changed += 1,
                Outcome::Ambiguous(_) => counts.ambiguous += 1,
                Outcome::Rejected => counts.rejected += 1,
            }
        }
        counts
    }
}

/// Everything that a plan is made from.
#[derive(Clone, Copy)]
pub struct Given<'s> {
    /// The network.
    pub network: &'s Network,
    /// The cities that are known; made once with [`Gazetteer::new`].
    pub gazetteer: &'s Gazetteer,
    /// Says in which country a point lies, where a map knows.
    pub country_at: Option<CountryAt<'s>>,
    /// The document that the list is.
    pub declared: &'s Declared,
}

/// Works out what a list would change. Nothing is changed.
#[must_use]
pub fn plan<'s>(given: Given<'s>, sheet: &'s Sheet, mapping: &'s Mapping) -> Plan {
    let mut planning = Planning::new(given, sheet, mapping);
    while planning.step(usize::MAX) {}
    planning.finish()
}

/// A plan on the way, for those who must not be busy for long: so many rows at a time.
pub struct Planning<'s> {
    planner: Planner<'s>,
    /// Locations of the network that rows are not looked up among yet.
    unknown: std::ops::Range<usize>,
    left: std::ops::Range<usize>,
    done: Vec<PlanRow>,
}

impl<'s> Planning<'s> {
    /// Nothing is planned yet but what holds for all rows.
    #[must_use]
    pub fn new(given: Given<'s>, sheet: &'s Sheet, mapping: &'s Mapping) -> Self {
        let Given {
            network,
            gazetteer,
            country_at,
            ..
        } = given;
        let planner = Planner {
            given,
            mapping,
            rows: Rows::new(sheet, mapping, network, gazetteer, country_at),
            index: Index::new(network),
            kinds: vec![Usual::Unknown; network.services().len()],
            uses: HashMap::new(),
            matched: HashMap::new(),
            new: HashMap::new(),
            services: vec![false; network.services().len()],
        };
        let left = mapping.rows(sheet);
        let done = Vec::with_capacity(left.len());
        Self {
            planner,
            unknown: 0..network.locations().len(),
            left,
            done,
        }
    }

    /// Plans the next so many rows, or learns as many locations of the network, which come first; whether there
    /// are more.
    pub fn step(&mut self, rows: usize) -> bool {
        let Self {
            planner,
            unknown,
            left,
            done,
        } = self;
        if unknown.start < unknown.end {
            for at in unknown.by_ref().take(rows) {
                planner.know(at);
            }
            return true;
        }
        for row in left.by_ref().take(rows) {
            let mut entry = planner.rows.read(row);
            let outcome = planner.outcome(&entry, done);
            if outcome == Outcome::New {
                entry.kind = entry.kind.or_else(|| planner.usual_kind(&entry));
            }
            done.push(PlanRow { entry, outcome });
        }
        left.start < left.end
    }

    /// Rows that are planned, and how many there are in all.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.done.len(), self.done.len() + self.left.len())
    }

    /// The plan of the rows so far.
    #[must_use]
    pub fn finish(self) -> Plan {
        let Self { planner, done, .. } = self;
        let missing = planner.missing();
        let (mut faults, unlisted) = (planner.rows.faults, planner.rows.unlisted);
        faults.sort_by_key(|fault| fault.row);
        Plan {
            rows: done,
            missing,
            faults,
            unlisted,
        }
    }
}

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
    /// What tells it from another office in the same city.
    key: String,
}

impl Matched {
    fn new(entry: &Entry) -> Self {
        let address = entry.address.as_deref().unwrap_or_default();
        Self {
            number: entry.number,
            as_of: entry.as_of,
            key: folded(&format!("{} {address}", entry.name)),
        }
    }

    /// Whether another row says more about the location, of another time.
    fn is_another_time(&self, other: &Self) -> bool {
        other.as_of.is_some() && self.as_of != other.as_of
    }
}

struct Planner<'s> {
    given: Given<'s>,
    mapping: &'s Mapping,
    rows: Rows<'s>,
    index: Index<'s>,
    kinds: Vec<Usual>,
    /// How many locations are in a place.
    uses: HashMap<&'s str, usize>,
    /// Locations of the network that a row is, and that row; or that are asked about.
    matched: HashMap<u32, Matched>,
    /// New locations by what tells them apart: the position of their first row in the plan.
    new: HashMap<Key, usize>,
    /// Services that the list speaks of.
    services: Vec<bool>,
}

impl<'s> Planner<'s> {
    /// Learns a location of the network, by its position.
    fn know(&mut self, at: usize) {
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

    fn outcome(&mut self, entry: &Entry, rows: &[PlanRow]) -> Outcome {
        let network = self.given.network;
        if let Some(own) = entry.own {
            let location = network.locations().get(own as usize);
            let service = location.and_then(|l| network.service_index(&l.service));
            self.speaks_of(service);
            if !entry.is_sound {
                // It is in the list, whatever is wrong with its row.
                self.matched
                    .entry(own)
                    .or_insert_with(|| Matched::new(entry));
                return Outcome::Rejected;
            }
            let candidate = Candidate {
                location: own,
                reasons: vec![Reason::Id],
            };
            return self.same(entry, candidate);
        }
        self.speaks_of(entry.service);
        if !entry.is_sound {
            return Outcome::Rejected;
        }
        let Some(service) = entry.service else {
            self.fault(entry, FaultCode::NoService, Field::Service, "", "");
            return Outcome::Rejected;
        };
        let decisions = &self.mapping.rules.decisions;
        let decided = (!decisions.is_empty()).then(|| decisions.get(&entry.label()));
        match decided.flatten().map(String::as_str) {
            Some("new") => return self.new_one(entry, service, rows),
            Some("") => return Outcome::Rejected,
            Some(id) => {
                let id = LocationId::new(id);
                if let Some(location) = id.and_then(|id| network.position(&id)) {
                    let reasons = vec![Reason::Decided];
                    return self.same(entry, Candidate { location, reasons });
                }
            }
            None => {}
        }
        match self.index.find(entry, service, self.given.gazetteer) {
            Match::Same(candidate) => self.same(entry, candidate),
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
    fn usual_kind(&self, entry: &Entry) -> Option<Kind> {
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

    fn new_one(&mut self, entry: &Entry, service: usize, rows: &[PlanRow]) -> Outcome {
        let place = match (entry.city, entry.point) {
            (Some(city), _) => Spot::City(city),
            (None, Some(point)) => Spot::Point(bits(point)),
            (None, None) => {
                self.fault(entry, FaultCode::NoPlace, Field::City, "", "");
                return Outcome::Rejected;
            }
        };
        let kind = entry.kind.or_else(|| self.usual_kind(entry));
        let Some(kind) = kind else {
            self.fault(entry, FaultCode::NoKind, Field::Kind, "", "");
            return Outcome::Rejected;
        };
        if entry.country.is_none() {
            self.fault(entry, FaultCode::NoCountry, Field::Country, "", "");
            return Outcome::Rejected;
        }
        let Some(standing) = entry.standing else {
            self.fault(entry, FaultCode::NoStanding, Field::Standing, "", "");
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

    /// A row that is a location of the network.
    fn same(&mut self, entry: &Entry, candidate: Candidate) -> Outcome {
        let this = Matched::new(entry);
        match self.matched.get(&candidate.location) {
            Some(other) if other.number > 0 && !other.is_another_time(&this) => {
                let is_sure = candidate.reasons.contains(&Reason::Id)
                    || candidate.reasons.contains(&Reason::Decided);
                // Another office in the same city, perhaps.
                if !is_sure && other.key != this.key {
                    return Outcome::Ambiguous(vec![candidate]);
                }
                let number = other.number.to_string();
                self.fault(entry, FaultCode::DuplicateRow, Field::Name, "", &number);
                return Outcome::Rejected;
            }
            _ => {}
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

    /// The claims that this list made before: those say nothing new.
    fn as_of(&self, entry: &Entry) -> Option<Date> {
        entry.as_of.or(self.given.declared.date)
    }

    /// What a row changes in a location; nothing where it cannot be taken.
    fn changes(&mut self, entry: &Entry, location: &'s Location) -> Option<Vec<Change>> {
        let mut changes = Vec::new();
        let as_of = self.as_of(entry);
        if let Some(standing) = entry.standing {
            let is_planned = matches!(standing, Standing::Considered | Standing::Announced);
            if location.kind == Kind::Candidate
                && !is_planned
                && !location
                    .standing
                    .iter()
                    .any(|c| matches!(c.value, Standing::Considered | Standing::Announced))
            {
                let found = words::standing_name(standing);
                self.fault(
                    entry,
                    FaultCode::UnknownStanding,
                    Field::Standing,
                    found,
                    "considered, announced",
                );
                return None;
            }
            let was = match settle(&location.standing) {
                Settled::One(claim) => words::standing_name(claim.value),
                Settled::Contested | Settled::Unknown => "contested",
            };
            self.claim(
                &mut changes,
                Field::Standing,
                &location.standing,
                standing,
                as_of,
                was,
                words::standing_name(standing),
                Value::Standing(standing),
            );
        }
        if let Some(address) = &entry.address {
            self.address(&mut changes, location, address, as_of);
        }
        self.contacts(&mut changes, location, entry, as_of);
        if let Some(changed) = self.dates(&mut changes, location, entry) {
            let (closed, opened) = changed;
            self.fault(
                entry,
                FaultCode::ClosedBeforeOpened,
                Field::Closed,
                &closed,
                &opened,
            );
            return None;
        }
        self.remit(&mut changes, location, entry);
        self.texts(&mut changes, location, entry);
        self.moved(&mut changes, location, entry);
        Some(changes)
    }

    /// A value beside the claims of a field: a change, one more witness, or nothing.
    #[allow(
        clippy::too_many_arguments,
        reason = "one place for all fields with one value"
    )]
    fn claim<T: PartialEq>(
        &self,
        changes: &mut Vec<Change>,
        field: Field,
        claims: &[Claim<T>],
        value: T,
        as_of: Option<Date>,
        was: &str,
        now: &str,
        new: Value,
    ) {
        let source = &self.given.declared.id;
        let is_said = |claim: &Claim<T>| {
            claim.holds()
                && claim.value == value
                && claim.as_of == as_of
                && claim.sources.contains(source)
        };
        if claims.iter().any(is_said) {
            return;
        }
        let confirms = matches!(settle(claims), Settled::One(claim) if claim.value == value);
        if !confirms || self.mapping.rules.confirm {
            changes.push(Change {
                field,
                was: was.to_owned(),
                now: now.to_owned(),
                confirms,
                value: new,
            });
        }
    }

    fn address(
        &self,
        changes: &mut Vec<Change>,
        location: &Location,
        text: &str,
        as_of: Option<Date>,
    ) {
        let known: Vec<String> = location
            .address
            .iter()
            .filter(|claim| claim.holds())
            .map(|claim| folded(&claim.value))
            .collect();
        let parts: Vec<&str> = if self.mapping.is_export {
            text.split("; ").collect()
        } else {
            vec![text]
        };
        for part in parts {
            let part = part.trim();
            let is_known = known.contains(&folded(part));
            if part.is_empty()
                || (is_known && (self.mapping.is_export || !self.mapping.rules.confirm))
            {
                continue;
            }
            // As the network spells it, where it has it.
            let value = location
                .address
                .iter()
                .find(|claim| folded(&claim.value) == folded(part));
            let value: Box<str> = value.map_or_else(|| part.into(), |claim| claim.value.clone());
            let was = match settle(&location.address) {
                Settled::One(claim) => claim.value.to_string(),
                Settled::Contested => location
                    .address
                    .iter()
                    .map(|c| &*c.value)
                    .collect::<Vec<_>>()
                    .join("; "),
                Settled::Unknown => String::new(),
            };
            self.claim(
                changes,
                Field::Address,
                &location.address,
                value.clone(),
                as_of,
                &was,
                part,
                Value::Address(value),
            );
        }
    }

    fn contacts(
        &self,
        changes: &mut Vec<Change>,
        location: &Location,
        entry: &Entry,
        as_of: Option<Date>,
    ) {
        for contact in &entry.contacts {
            let key = contact_key(contact);
            let same = |claim: &&Claim<Contact>| {
                claim.holds()
                    && claim.value.kind == contact.kind
                    && contact_key(&claim.value) == key
            };
            let field = match contact.kind {
                ContactKind::Telephone => Field::Telephone,
                ContactKind::Email => Field::Email,
                ContactKind::Web => Field::Web,
            };
            let others = location
                .contact
                .iter()
                .filter(|claim| claim.holds() && claim.value.kind == contact.kind);
            let was: Vec<&str> = others.map(|claim| &*claim.value.address).collect();
            if let Some(known) = location.contact.iter().find(same) {
                let is_said =
                    known.as_of == as_of && known.sources.contains(&self.given.declared.id);
                if self.mapping.rules.confirm && !is_said {
                    changes.push(Change {
                        field,
                        was: known.value.address.to_string(),
                        now: known.value.address.to_string(),
                        confirms: true,
                        value: Value::Contact(known.value.clone()),
                    });
                }
                continue;
            }
            changes.push(Change {
                field,
                was: was.join("; "),
                now: contact.address.to_string(),
                confirms: false,
                value: Value::Contact(contact.clone()),
            });
        }
    }

    /// Opening and closing; where they would come in the wrong order, both dates, the closing first.
    fn dates(
        &self,
        changes: &mut Vec<Change>,
        location: &Location,
        entry: &Entry,
    ) -> Option<(String, String)> {
        let mut first = [entry.opened, entry.closed];
        for (slot, claims) in first.iter_mut().zip([&location.opened, &location.closed]) {
            *slot = claims.first().map(|claim| claim.value).or(*slot);
        }
        if let [Some(opened), Some(closed)] = first
            && (entry.opened.is_some() || entry.closed.is_some())
            && closed.is_before(opened)
        {
            return Some((closed.to_string(), opened.to_string()));
        }
        for (field, date, claims) in [
            (Field::Opened, entry.opened, &location.opened),
            (Field::Closed, entry.closed, &location.closed),
        ] {
            let Some(date) = date else { continue };
            // A year says nothing beside a day in it.
            let told = date.to_string();
            if claims
                .iter()
                .any(|claim| claim.value.to_string().starts_with(&told))
            {
                continue;
            }
            let was: Vec<String> = claims.iter().map(|claim| claim.value.to_string()).collect();
            changes.push(Change {
                field,
                was: was.join("; "),
                now: told,
                confirms: false,
                value: if field == Field::Opened {
                    Value::Opened(date)
                } else {
                    Value::Closed(date)
                },
            });
        }
        None
    }

    fn remit(&mut self, changes: &mut Vec<Change>, location: &Location, entry: &Entry) {
        let known = remit(location);
        let is_new = entry
            .countries
            .iter()
            .any(|country| !known.countries.contains(country))
            || entry
                .organisations
                .iter()
                .any(|id| !known.organisations.contains(&id));
        let codes: Vec<&str> = known
            .countries
            .iter()
            .map(crate::model::Country::as_str)
            .collect();
        let ids: Vec<&str> = known.organisations.iter().map(|id| id.as_str()).collect();
        let was = codes
            .iter()
            .chain(&ids)
            .copied()
            .collect::<Vec<_>>()
            .join("; ");
        if is_new {
            let now: Vec<&str> = entry
                .countries
                .iter()
                .map(crate::model::Country::as_str)
                .chain(entry.organisations.iter().map(|id| id.as_str()))
                .collect();
            changes.push(Change {
                field: if entry.countries.is_empty() {
                    Field::Organisations
                } else {
                    Field::Countries
                },
                was: was.clone(),
                now: now.join("; "),
                confirms: false,
                value: Value::Remit(Jurisdiction {
                    countries: entry.countries.clone(),
                    organisations: entry.organisations.clone(),
                }),
            });
        }
        let is_less = !entry.countries.is_empty()
            && known
                .countries
                .iter()
                .any(|country| !entry.countries.contains(country));
        if self.mapping.is_export && is_less {
            self.fault(entry, FaultCode::NothingRemoved, Field::Countries, "", &was);
        }
    }

    /// Name and note, which are no claims: only a row that gives the id changes them.
    fn texts(&mut self, changes: &mut Vec<Change>, location: &Location, entry: &Entry) {
        let is_own = entry.own.is_some();
        if is_own
            && !entry.name.is_empty()
            && !location.name.all().any(|name| name.trim() == &*entry.name)
        {
            let (was, name) = self.renamed(&location.name, entry, &entry.name);
            changes.push(Change {
                field: Field::Name,
                was,
                now: entry.name.to_string(),
                confirms: false,
                value: Value::Name(name),
            });
        }
        if let Some(note) = &entry.note {
            match &location.note {
                None => changes.push(Change {
                    field: Field::Note,
                    was: String::new(),
                    now: note.to_string(),
                    confirms: false,
                    value: Value::Note(Localized::same(note)),
                }),
                Some(old) if old.all().any(|old| folded(old) == folded(note)) => {}
                Some(old) if is_own => {
                    let (was, text) = self.renamed(old, entry, note);
                    changes.push(Change {
                        field: Field::Note,
                        was,
                        now: note.to_string(),
                        confirms: false,
                        value: Value::Note(text),
                    });
                }
                Some(old) => {
                    let old = old.get(Locale::En).to_owned();
                    self.fault(entry, FaultCode::NotTaken, Field::Note, note, &old);
                }
            }
        }
    }

    /// A text changed in the language of the list, and what it was in that language. Where the
    /// list has no language of its own, it is changed in all.
    fn renamed(&self, old: &Localized, entry: &Entry, new: &str) -> (String, Localized) {
        let locale = self.rows.locale(entry);
        let texts = Locale::ALL.map(|l| old.get(l));
        let is_same = texts.iter().all(|text| texts.first() == Some(text));
        if is_same || !self.mapping.is_export {
            return (old.get(locale).to_owned(), Localized::same(new));
        }
        let each = Locale::ALL.map(|l| if l == locale { new } else { old.get(l) });
        (old.get(locale).to_owned(), Localized::each(each))
    }

    /// Another city, or another point of the place.
    fn moved(&mut self, changes: &mut Vec<Change>, location: &Location, entry: &Entry) {
        let network = self.given.network;
        let Some(place) = network
            .place_of(location)
            .filter(|place| place.precision != Precision::Region)
        else {
            return;
        };
        if entry.own.is_none() {
            return;
        }
        let city = entry.city.and_then(|city| self.given.gazetteer.get(city));
        let is_same = match city {
            Some(city) => {
                let there = city
                    .place
                    .and_then(|at| network.file().places.get(at as usize));
                there.is_some_and(|there| there.id == place.id)
                    || (!self.mapping.is_export
                        && place
                            .lat_lon
                            .is_some_and(|here| distance_km(here, city.lat_lon) < 15.0))
            }
            None => entry.city_name.is_empty(),
        };
        if !entry.city_name.is_empty() && !is_same {
            let was = place.name.get(self.rows.locale(entry));
            changes.push(Change {
                field: Field::City,
                was: was.to_owned(),
                now: entry.city_name.to_string(),
                confirms: false,
                value: Value::Place,
            });
        } else if let (Some(point), Some(old), true) =
            (entry.point, place.lat_lon, self.mapping.is_export)
            && distance_km(point, old) > 0.0005
        {
            let told = |[lat, lon]: [f64; 2]| format!("{lat}, {lon}");
            if self.uses.get(place.id.as_str()) == Some(&1) {
                changes.push(Change {
                    field: Field::LatLon,
                    was: told(old),
                    now: told(point),
                    confirms: false,
                    value: Value::Point(point),
                });
            } else {
                // Others are in this place too.
                self.fault(
                    entry,
                    FaultCode::NotTaken,
                    Field::Lat,
                    &told(point),
                    &told(old),
                );
            }
        }
    }

    /// The locations that the list should have, and has not.
    fn missing(&self) -> Vec<u32> {
        let network = self.given.network;
        let is_missing = |(location, at): &(&Location, u32)| {
            let service = network.service_index(&location.service);
            let is_named = service.and_then(|s| self.services.get(s)) == Some(&true);
            let works = match settle(&location.standing) {
                Settled::One(claim) => {
                    claim.value != Standing::Closed && claim.value != Standing::Considered
                }
                Settled::Contested | Settled::Unknown => true,
            };
            is_named && works && location.kind != Kind::Candidate && !self.matched.contains_key(at)
        };
        let all = network.locations().iter().zip(0..);
        all.filter(is_missing).map(|(_, at)| at).collect()
    }
}
