//! The network as it changes while a plan is put into it.

use std::collections::HashMap;

use super::super::gazetteer::Known;
use super::super::plan::{Change, Declared, Given, PlanRow, Value};
use super::super::rows::{Entry, clean};
use super::claims::{Sort, agree_standing, agree_times, put, stamp_with};
use super::ids::{Ids, slug};
use crate::analysis::{Effective, effective};
use crate::model::{
    Claim, ClaimStatus, Date, FieldValue, Jurisdiction, Kind, Localized, Location, LocationId,
    NetworkFile, Place, PlaceId, Precision, Source, SourceId, SourceKind, Standing,
};
use crate::search::folded;

/// The network, and what of it is in use.
pub(super) struct Work<'s> {
    given: Given<'s>,
    pub(super) file: NetworkFile,
    /// New cities, by country and folded name, and by which they are of those known: there are several Springfields.
    places: HashMap<(String, Option<u32>), PlaceId>,
    /// The position of every place.
    place_at: HashMap<String, usize>,
    place_ids: Ids,
    location_ids: Ids,
    is_geonames_used: bool,
}

impl<'s> Work<'s> {
    pub(super) fn new(given: Given<'s>) -> Self {
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

    fn standing(&self, entry: &Entry) -> Option<Claim<Standing>> {
        let claim = self.claim(entry, entry.standing?);
        let as_of = entry.standing_as_of().or(claim.as_of);
        Some(Claim { as_of, ..claim })
    }

    /// A new location; nothing where the plan lacks what it needs, which it does not.
    pub(super) fn add(&mut self, row: &PlanRow) -> Option<Location> {
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
            Some(id) if self.location_ids.take(id.as_str()) => id.clone(),
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
            standing: vec![self.standing(entry)?],
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
            fields: self.fields(entry),
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

    /// What a row has in the fields of the network's own.
    fn fields(&self, entry: &Entry) -> Vec<Claim<FieldValue>> {
        let values = entry.fields.iter();
        values
            .map(|value| self.claim(entry, value.clone()))
            .collect()
    }

    /// What a later row says of a location that an earlier one has added.
    pub(super) fn more(&mut self, at: usize, entry: &Entry) -> usize {
        let standing = self.standing(entry);
        let address = entry
            .address
            .as_deref()
            .map(|text| self.claim(entry, Box::from(text)));
        let contacts: Vec<_> = entry
            .contacts
            .iter()
            .map(|c| self.claim(entry, c.clone()))
            .collect();
        let fields = self.fields(entry);
        let Some(location) = self.file.locations.get_mut(at) else {
            return 0;
        };
        let mut made = contacts.len() + fields.len();
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
        for claim in fields {
            put(&mut location.fields, claim, Sort::Many, PartialEq::eq);
        }
        made
    }

    pub(super) fn change(&mut self, at: usize, entry: &Entry, change: &Change) {
        let place = match &change.value {
            Value::Place => self.place(entry),
            _ => None,
        };
        let mut stamp = self.claim(entry, ());
        let source = self.source();
        let Some(location) = self.file.locations.get_mut(at) else {
            return;
        };
        match &change.value {
            Value::Standing(value) => {
                stamp.as_of = entry.standing_as_of().or(stamp.as_of);
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
            Value::Own(value, _) => {
                put(
                    &mut location.fields,
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
    pub(super) fn close(&mut self, at: usize) -> Option<LocationId> {
        let location = self.file.locations.get_mut(at)?;
        close(location, self.given.declared);
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
            .then(|| (format!("{country} {}", folded(name)), entry.city));
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
    pub(super) fn finish(&mut self) {
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

fn close(location: &mut Location, list: &Declared) {
    let claim = Claim {
        value: Standing::Closed,
        status: ClaimStatus::Assumed,
        sources: vec![list.id.clone()],
        as_of: list.date,
        until: None,
        quote: None,
        note: Some(Localized::each([
            "Staat niet in de lijst, die volgens wie ze inbracht volledig is.",
            "Not in the list, which is complete by the word of whoever brought it in.",
            "Ne figure pas dans la liste, complète selon qui l’a introduite.",
            "Steht nicht in der Liste, die nach Angabe dessen, der sie einbrachte, vollständig ist.",
        ])),
    };
    put(&mut location.standing, claim, Sort::History, agree_standing);
}

/// Whether a location that a complete list lacks is closed then, and not contested.
pub(in crate::import) fn closes(location: &Location, list: &Declared) -> bool {
    let mut location = location.clone();
    close(&mut location, list);
    effective(&location) == Effective::Closed
}
