//! What was accepted, put into the network: every fact a claim of the declared source, beside the
//! ones that are there.

use std::collections::{HashMap, HashSet};

use super::check::check_in_turns;
use super::gazetteer::Known;
use super::plan::{Change, Given, Outcome, Plan, PlanRow, Value};
use super::rows::{Entry, clean};
use crate::load::{Problems, limits};
use crate::model::{
    Claim, ClaimStatus, Date, Jurisdiction, Kind, Localized, Location, LocationId, Network,
    NetworkFile, Place, PlaceId, Precision, Source, SourceId, SourceKind, Standing, When,
    is_valid_id,
};
use crate::search::folded;
use crate::turns::{Long, Turns, at_once, share};

/// What the steward takes of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusals {
    /// Rows of the plan, by position, that are not taken at all.
    pub rows: HashSet<usize>,
    /// Changes that are not taken: by row of the plan, and position among its changes.
    pub changes: HashSet<(usize, usize)>,
    /// Locations that the list lacks, and that have not closed for that.
    pub missing: HashSet<u32>,
}

/// What an applied plan has come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The network with what was accepted.
    pub network: Network,
    /// Locations that were added, by row of the plan.
    pub added: Vec<(usize, LocationId)>,
    /// Changes that were made.
    pub changes: usize,
    /// Locations that have closed, since the list lacks them.
    pub closed: Vec<LocationId>,
}

/// A plan that is being put into the network, in turns, as [`apply`] does it at once.
pub type Applying<'s> = Long<'s, Result<Applied, Problems>>;

impl<'s> Applying<'s> {
    /// Begins with what [`apply`] takes.
    #[must_use]
    pub fn new(given: Given<'s>, plan: &'s Plan, is_complete: bool, refused: &'s Refusals) -> Self {
        Self::of(async move |turns| in_turns(given, plan, is_complete, refused, &turns).await)
    }
}

/// Puts a plan into the network, but for what is refused. Locations that the list lacks close only
/// where its rules say that it is complete.
///
/// # Errors
///
/// Where what comes of it does not load: all that is wrong with it. Every row that a plan takes
/// loads; what does not is more than a network may hold.
pub fn apply(
    given: Given<'_>,
    plan: &Plan,
    is_complete: bool,
    refused: &Refusals,
) -> Result<Applied, Problems> {
    let turns = Turns::default();
    at_once(in_turns(given, plan, is_complete, refused, &turns))
}

async fn in_turns(
    given: Given<'_>,
    plan: &Plan,
    is_complete: bool,
    refused: &Refusals,
    turns: &Turns,
) -> Result<Applied, Problems> {
    let put = put_in(given, plan, is_complete, refused, turns).await;
    let network = match put.file {
        Some(file) => check_in_turns(file, turns).await?,
        None => given.network.clone(),
    };
    Ok(Applied {
        network,
        added: put.added,
        changes: put.changes,
        closed: put.closed,
    })
}

/// What has come of a plan, before it is looked at.
pub(super) struct PutIn {
    /// The file; none where nothing has changed.
    pub(super) file: Option<NetworkFile>,
    pub(super) added: Vec<(usize, LocationId)>,
    changes: usize,
    closed: Vec<LocationId>,
}

pub(super) async fn put_in(
    given: Given<'_>,
    plan: &Plan,
    is_complete: bool,
    refused: &Refusals,
    turns: &Turns,
) -> PutIn {
    let mut work = Work::new(given);
    let mut added = Vec::new();
    let mut ids: HashMap<usize, usize> = HashMap::new();
    let mut changes_made = 0;
    for (at, row) in plan.rows.iter().enumerate() {
        turns.did(8, || share(at, plan.rows.len(), 10)).await;
        if refused.rows.contains(&at) {
            continue;
        }
        match &row.outcome {
            Outcome::New => {
                if let Some(location) = work.add(row) {
                    ids.insert(at, work.file.locations.len());
                    added.push((at, location.id.clone()));
                    work.file.locations.push(location);
                }
            }
            Outcome::More(first) => {
                if let Some(&location) = ids.get(first) {
                    changes_made += work.more(location, &row.entry);
                }
            }
            Outcome::Same { candidate, changes } => {
                for (i, change) in changes.iter().enumerate() {
                    if !refused.changes.contains(&(at, i)) {
                        work.change(candidate.location as usize, &row.entry, change);
                        changes_made += 1;
                    }
                }
            }
            Outcome::Ambiguous(_) | Outcome::Rejected => {}
        }
    }
    let mut closed = Vec::new();
    if is_complete {
        for &at in plan
            .missing
            .iter()
            .filter(|at| !refused.missing.contains(at))
        {
            closed.extend(work.close(at as usize));
        }
    }
    let is_changed = changes_made > 0 || !added.is_empty() || !closed.is_empty();
    if is_changed {
        work.finish();
    }
    PutIn {
        file: is_changed.then_some(work.file),
        added,
        changes: changes_made,
        closed,
    }
}

struct Work<'s> {
    given: Given<'s>,
    file: NetworkFile,
    /// New cities, by country and folded name.
    places: HashMap<String, PlaceId>,
    /// The position of every place.
    place_at: HashMap<String, usize>,
    place_ids: Ids,
    location_ids: Ids,
    is_geonames_used: bool,
}

impl<'s> Work<'s> {
    fn new(given: Given<'s>) -> Self {
        let file = given.network.file().clone();
        let ids = || file.places.iter().map(|place| place.id.to_string());
        Self {
            given,
            places: HashMap::new(),
            place_at: ids().zip(0..).collect(),
            place_ids: Ids::new(ids()),
            location_ids: Ids::new(file.locations.iter().flat_map(|l| {
                let former = l.former_ids.iter().map(ToString::to_string);
                former.chain([l.id.to_string()])
            })),
            file,
            is_geonames_used: false,
        }
    }

    fn source(&self) -> SourceId {
        self.given.declared.id.clone()
    }

    fn as_of(&self, entry: &Entry) -> Option<Date> {
        entry.as_of.or(self.given.declared.date)
    }

    fn claim<T>(&self, entry: &Entry, value: T) -> Claim<T> {
        Claim {
            value,
            status: ClaimStatus::Stated,
            sources: vec![self.source()],
            as_of: self.as_of(entry),
            until: None,
            quote: None,
            note: None,
        }
    }

    /// A new location; nothing where the plan lacks what it needs, which it does not.
    fn add(&mut self, row: &PlanRow) -> Option<Location> {
        let entry = &row.entry;
        let service = self.given.network.services().get(entry.service?)?;
        let (service_id, short) = (service.id.clone(), service.short.clone());
        let kind = entry.kind?;
        let place = self.place(entry)?;
        let at = self.place_at.get(place.as_str()).copied()?;
        let city = self.file.places.get(at)?.name.clone();
        let name = if entry.name.is_empty() {
            let names =
                crate::model::Locale::ALL.map(|l| format!("{} {}", short.get(l), city.get(l)));
            let [nl, en, fr, de] = &names;
            if names.iter().all(|name| name == nl) {
                Localized::same(nl)
            } else {
                Localized::each([nl, en, fr, de])
            }
        } else {
            Localized::same(&entry.name)
        };
        let id = match &entry.id {
            Some(id) if self.location_ids.used.insert(id.to_string()) => id.clone(),
            _ => LocationId::new(&self.location_ids.unused(&format!("{service_id}-{place}")))?,
        };
        let assumed = entry.city_name.is_empty() && entry.point.is_none();
        let mut location = Location {
            id,
            service: service_id,
            kind_id: entry
                .kind_id
                .clone()
                .unwrap_or_else(|| self.given.network.kind_of_role(kind)),
            kind,
            name,
            place,
            standing: vec![self.claim(entry, entry.standing?)],
            mission: None,
            subjects: Vec::new(),
            satellite_of: entry
                .satellite_of
                .clone()
                .filter(|_| kind == Kind::Satellite),
            place_assumed: assumed.then(|| {
                Localized::each([
                    "De lijst noemt alleen het land; aangenomen is de hoofdstad.",
                    "The list names only the country; its capital is assumed.",
                    "La liste ne nomme que le pays ; la capitale est supposée.",
                    "Die Liste nennt nur das Land; angenommen wird die Hauptstadt.",
                ])
            }),
            address: Vec::new(),
            contact: Vec::new(),
            opened: entry
                .opened
                .map(|date| self.claim(entry, date))
                .into_iter()
                .collect(),
            closed: entry
                .closed
                .map(|date| self.claim(entry, date))
                .into_iter()
                .collect(),
            jurisdiction: Vec::new(),
            staff: Vec::new(),
            themes: Vec::new(),
            files: Vec::new(),
            motivation: Vec::new(),
            former_ids: Vec::new(),
            fields: Vec::new(),
            note: entry.note.as_deref().map(Localized::same),
        };
        location.address.extend(
            entry
                .address
                .as_deref()
                .map(|text| self.claim(entry, text.into())),
        );
        let contacts = entry
            .contacts
            .iter()
            .map(|contact| self.claim(entry, contact.clone()));
        location.contact.extend(contacts);
        if !entry.countries.is_empty() || !entry.organisations.is_empty() {
            location.jurisdiction.push(self.claim(
                entry,
                Jurisdiction {
                    countries: entry.countries.clone(),
                    organisations: entry.organisations.clone(),
                },
            ));
        }
        Some(location)
    }

    /// What a later row says of a location that an earlier one has added.
    fn more(&mut self, at: usize, entry: &Entry) -> usize {
        let standing = entry.standing.map(|standing| self.claim(entry, standing));
        let address = entry
            .address
            .as_deref()
            .map(|text| self.claim(entry, Box::from(text)));
        let contacts: Vec<_> = entry
            .contacts
            .iter()
            .map(|c| self.claim(entry, c.clone()))
            .collect();
        let Some(location) = self.file.locations.get_mut(at) else {
            return 0;
        };
        let mut made = contacts.len();
        if let Some(claim) = standing {
            put(&mut location.standing, claim, Sort::History, agree_standing);
            made += 1;
        }
        if let Some(claim) = address {
            put(&mut location.address, claim, Sort::History, PartialEq::eq);
            made += 1;
        }
        for claim in contacts {
            put(&mut location.contact, claim, Sort::Many, PartialEq::eq);
        }
        made
    }

    fn change(&mut self, at: usize, entry: &Entry, change: &Change) {
        let place = match &change.value {
            Value::Place => self.place(entry),
            _ => None,
        };
        let stamp = self.claim(entry, ());
        let source = self.source();
        let Some(location) = self.file.locations.get_mut(at) else {
            return;
        };
        match &change.value {
            Value::Standing(value) => {
                put(
                    &mut location.standing,
                    stamp_with(&stamp, *value),
                    Sort::History,
                    agree_standing,
                );
            }
            Value::Address(value) => {
                put(
                    &mut location.address,
                    stamp_with(&stamp, value.clone()),
                    Sort::History,
                    PartialEq::eq,
                );
            }
            Value::Contact(value) => {
                put(
                    &mut location.contact,
                    stamp_with(&stamp, value.clone()),
                    Sort::Many,
                    PartialEq::eq,
                );
            }
            Value::Opened(value) => {
                put(
                    &mut location.opened,
                    stamp_with(&stamp, *value),
                    Sort::OneTruth,
                    agree_times,
                );
            }
            Value::Closed(value) => {
                put(
                    &mut location.closed,
                    stamp_with(&stamp, *value),
                    Sort::OneTruth,
                    agree_times,
                );
            }
            Value::Remit(value) => {
                put(
                    &mut location.jurisdiction,
                    stamp_with(&stamp, value.clone()),
                    Sort::Many,
                    PartialEq::eq,
                );
            }
            Value::Name(value) => location.name = value.clone(),
            Value::Note(value) => location.note = Some(value.clone()),
            Value::Place => {
                if let Some(place) = place {
                    location.place = place;
                    location.place_assumed = None;
                }
            }
            Value::Point(point) => {
                let at = self.place_at.get(location.place.as_str()).copied();
                if let Some(place) = at.and_then(|at| self.file.places.get_mut(at)) {
                    place.lat_lon = Some(*point);
                    place.precision = Precision::Address;
                    // It no longer comes from where it came from.
                    place.sources = vec![source];
                }
            }
        }
    }

    /// A location that a complete list lacks is taken to have closed.
    fn close(&mut self, at: usize) -> Option<LocationId> {
        let claim = Claim {
            value: Standing::Closed,
            status: ClaimStatus::Assumed,
            sources: vec![self.source()],
            as_of: self.given.declared.date,
            until: None,
            quote: None,
            note: Some(Localized::each([
                "Staat niet in de lijst, die volgens wie ze inbracht volledig is.",
                "Not in the list, which is complete by the word of whoever brought it in.",
                "Ne figure pas dans la liste, complète selon qui l’a introduite.",
                "Steht nicht in der Liste, die nach Angabe dessen, der sie einbrachte, vollständig ist.",
            ])),
        };
        let location = self.file.locations.get_mut(at)?;
        put(&mut location.standing, claim, Sort::History, agree_standing);
        Some(location.id.clone())
    }

    /// The place of a row: one of the network, or a new one.
    fn place(&mut self, entry: &Entry) -> Option<PlaceId> {
        let city = entry.city.and_then(|city| self.given.gazetteer.get(city));
        if let Some(place) = city.and_then(|city| city.place) {
            return Some(
                self.given
                    .network
                    .file()
                    .places
                    .get(place as usize)?
                    .id
                    .clone(),
            );
        }
        let country = entry.country.or(city.map(|city| city.country))?;
        let name = match (&*entry.city_name, city) {
            ("", Some(city)) => &city.name,
            ("", None) if !entry.name.is_empty() => &entry.name,
            ("", None) => country.as_str(),
            // Without the country that may stand behind it.
            (name, Some(_)) => name.split([',', '(']).next().unwrap_or(name).trim(),
            (name, None) => name,
        };
        let own = (!entry.city_name.is_empty() || city.is_some())
            .then(|| format!("{country} {}", folded(name)));
        if let Some(place) = own.as_ref().and_then(|key| self.places.get(key)) {
            return Some(place.clone());
        }
        let (point, source) = match (entry.point, city) {
            (Some(point), _) => (point, self.source()),
            (None, Some(Known { lat_lon, .. })) => {
                self.is_geonames_used = true;
                (*lat_lon, SourceId::new("geonames")?)
            }
            (None, None) => return None,
        };
        let stem = slug(name).unwrap_or_else(|| country.as_str().to_lowercase());
        let id = PlaceId::new(&self.place_ids.unused(&stem))?;
        self.place_at.insert(id.to_string(), self.file.places.len());
        let is_city = own.is_some();
        self.file.places.push(Place {
            id: id.clone(),
            name: Localized::same(name),
            country: Some(country),
            lat_lon: Some(point.map(|degrees| (degrees * 1e6).round() / 1e6)),
            precision: if is_city {
                Precision::City
            } else {
                Precision::Address
            },
            zone: None,
            sources: vec![source],
        });
        if let Some(key) = own {
            self.places.insert(key, id.clone());
        }
        Some(id)
    }

    /// Adds the sources that are new.
    fn finish(&mut self) {
        let declared = self.given.declared;
        let title = match &*clean(&declared.title) {
            "" => declared.id.to_string(),
            title => title.to_owned(),
        };
        if !self
            .file
            .sources
            .iter()
            .any(|source| source.id == declared.id)
        {
            self.file.sources.push(Source {
                voice: None,
                id: declared.id.clone(),
                kind: declared.kind,
                title: Localized::same(&title),
                url: declared.url.as_deref().map(Into::into),
                date: declared.date,
                date_is_approximate: false,
                licence: None,
                note: None,
            });
        }
        let has_geonames = self
            .file
            .sources
            .iter()
            .any(|source| source.id.as_str() == "geonames");
        if let (true, false, Some(id)) = (
            self.is_geonames_used,
            has_geonames,
            SourceId::new("geonames"),
        ) {
            self.file.sources.push(Source {
                voice: None,
                id,
                kind: SourceKind::Dataset,
                title: Localized::same("GeoNames"),
                url: Some("https://www.geonames.org".into()),
                date: None,
                date_is_approximate: false,
                licence: Some("CC BY 4.0".into()),
                note: None,
            });
        }
        // What is put together with a later list is put together later.
        if let Some(date) = declared.date.filter(|date| *date > self.file.compiled) {
            self.file.compiled = date;
        }
    }
}

fn stamp_with<T>(stamp: &Claim<()>, value: T) -> Claim<T> {
    Claim {
        value,
        status: stamp.status,
        sources: stamp.sources.clone(),
        as_of: stamp.as_of,
        until: None,
        quote: None,
        note: None,
    }
}

/// How the claims of a field may differ; the data file's own rules (`load`).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// One value at a time, which may change.
    History,
    /// One value for ever.
    OneTruth,
    /// Values stand beside one another.
    Many,
}

pub(super) fn agree_standing(a: &Standing, b: &Standing) -> bool {
    let works = |s: &Standing| matches!(s, Standing::Open | Standing::Seen);
    a == b || (works(a) && works(b))
}

pub(super) fn agree_times(a: &When, b: &When) -> bool {
    a.overlaps(*b)
}

/// Whether two claims of such a field are about the same time, and of what holds one value then.
pub(super) fn compete<T>(a: &Claim<T>, b: &Claim<T>, sort: Sort) -> bool {
    sort != Sort::Many && (sort == Sort::OneTruth || a.time().may_meet(b.time()))
}

/// Gives a claim these sources too, each once.
pub(super) fn add_sources<T>(claim: &mut Claim<T>, sources: Vec<SourceId>) {
    for source in sources {
        if !claim.sources.contains(&source) {
            claim.sources.push(source);
        }
    }
}

/// Puts a claim beside the others. One that says the same for the same time gets one more source;
/// those that contradict it become contested, as it does itself.
fn put<T: PartialEq>(
    claims: &mut Vec<Claim<T>>,
    mut new: Claim<T>,
    sort: Sort,
    agree: fn(&T, &T) -> bool,
) {
    let same = |claim: &&mut Claim<T>| {
        claim.value == new.value
            && claim.time() == new.time()
            && claim.status != ClaimStatus::Assumed
    };
    if let Some(claim) = claims.iter_mut().find(same) {
        return add_sources(claim, new.sources);
    }
    for claim in claims.iter_mut() {
        if compete(claim, &new, sort) && !agree(&claim.value, &new.value) {
            claim.status = ClaimStatus::Contested;
            new.status = ClaimStatus::Contested;
        }
    }
    if claims.len() < limits::ITEMS {
        claims.push(new);
    }
}

/// A name as an id; nothing where no letter of it may stand in one.
pub(super) fn slug(name: &str) -> Option<String> {
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
pub(super) struct Ids {
    used: HashSet<String>,
    /// By stem the number to try next.
    next: HashMap<String, u32>,
}

impl Ids {
    pub(super) fn new(used: impl Iterator<Item = String>) -> Self {
        Self {
            used: used.collect(),
            next: HashMap::new(),
        }
    }

    /// The first of `stem`, `stem-2` and so on that is not in use; it is then.
    pub(super) fn unused(&mut self, stem: &str) -> String {
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
