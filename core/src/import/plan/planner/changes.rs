//! What a row would change of a location of the network, field by field.

use std::collections::HashSet;

use super::super::super::fault::FaultCode;
use super::super::super::field::Field;
use super::super::super::gazetteer::Meaning;
use super::super::super::matching::contact_key;
use super::super::super::rows::Entry;
use super::super::super::values::words;
use super::super::{Change, Value};
use super::Planner;
use crate::analysis::{Effective, Settled, distance_km, effective, remit, settle};
use crate::model::{
    Claim, Contact, ContactKind, Date, FieldValue, Jurisdiction, Kind, Locale, Localized, Location,
    Place, Precision, Scalar, Standing,
};
use crate::search::folded;
use crate::time::Day;

fn contact_field(kind: ContactKind) -> Field {
    match kind {
        ContactKind::Telephone => Field::Telephone,
        ContactKind::Email => Field::Email,
        ContactKind::Web => Field::Web,
    }
}

impl<'s> Planner<'s> {
    /// What a row changes in a location; nothing where it cannot be taken.
    pub(super) fn changes(&mut self, entry: &Entry, location: &'s Location) -> Option<Vec<Change>> {
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
                entry.standing_as_of().or(as_of),
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
        self.own_fields(&mut changes, location, entry, as_of);
        self.texts(&mut changes, location, entry);
        self.moved(&mut changes, location, entry);
        self.removed(&changes, location, entry);
        Some(changes)
    }

    /// Tells each value that a table of ours had and somebody has taken out of a cell which says something else: it
    /// stays. An emptied cell has been told.
    fn removed(&mut self, changes: &[Change], location: &Location, entry: &Entry) {
        if !self.mapping.is_export || entry.own.is_none() {
            return;
        }
        let mut gone: Vec<(Field, String)> = Vec::new();
        for contact in Claim::holding(&location.contact) {
            let mut said = entry.contacts.iter().filter(|one| one.kind == contact.kind);
            let key = contact_key(contact);
            if said.clone().next().is_some() && !said.any(|one| contact_key(one) == key) {
                gone.push((contact_field(contact.kind), contact.address.to_string()));
            }
        }
        // A new address or date has been told beside these.
        let is_old = |field: Field| changes.iter().all(|change| change.field != field);
        if let Some(text) = entry.address.as_deref().filter(|_| is_old(Field::Address)) {
            let said: Vec<String> = text.split("; ").map(folded).collect();
            let held = Claim::holding(&location.address);
            let lost = held.filter(|held| !said.contains(&folded(held)));
            gone.extend(lost.map(|lost| (Field::Address, lost.to_string())));
        }
        for (field, date, claims) in [
            (Field::Opened, entry.opened, &location.opened),
            (Field::Closed, entry.closed, &location.closed),
        ] {
            let Some(date) = date.filter(|_| is_old(field)) else {
                continue;
            };
            let held = claims.iter().map(|claim| claim.value);
            let lost = held.filter(|held| *held != date);
            gone.extend(lost.map(|lost| (field, lost.to_string())));
        }
        let known = remit(location);
        if !entry.countries.is_empty() {
            let held = known.countries.iter();
            let lost = held.filter(|held| !entry.countries.contains(held));
            gone.extend(lost.map(|lost| (Field::Countries, lost.to_string())));
        }
        if !entry.organisations.is_empty() {
            let held = known.organisations.iter();
            let lost = held.filter(|held| !entry.organisations.contains(held));
            gone.extend(lost.map(|lost| (Field::Organisations, lost.to_string())));
        }
        // Several sources may say one thing.
        let mut told = HashSet::new();
        for (field, value) in &gone {
            if told.insert((field, value)) {
                self.fault(entry, FaultCode::NothingRemoved, *field, "", value);
            }
        }
        let mut told: Vec<&FieldValue> = Vec::new();
        for held in Claim::holding(&location.fields) {
            let mut said = entry.fields.iter();
            let is_said = said.any(|said| said.field == held.field);
            // What another takes the place of is told with that.
            let is_told = changes.iter().any(|change| {
                let is_own = matches!(&change.value, Value::Own(new, _) if new.field == held.field);
                is_own && !change.confirms
            });
            if is_said && !is_told && !entry.fields.contains(held) && !told.contains(&held) {
                told.push(held);
                self.rows.lacks_own(entry, held);
            }
        }
    }

    /// A row that gives a closing which has come does not say that the location works: that is how it was
    /// before, in a table in which somebody has only filled in the date. Of what is closed already a closing that is
    /// still to come is told.
    pub(in super::super) fn closes(&mut self, entry: &mut Entry) {
        let own = entry
            .own
            .and_then(|own| self.given.network.locations().get(own as usize));
        // One that has reopened since has its closing as well.
        let closed = own.filter(|own| effective(own) == Effective::Closed);
        let date = self
            .as_of(entry)
            .unwrap_or(self.given.network.file().compiled);
        let was_closed = closed.is_some() && self.rows.says_same(Field::Standing);
        if let Some(closing) = entry.closed
            && (entry.standing == Some(Standing::Closed) || was_closed)
            && closing.bounds().0 > Some(Day::last(date))
        {
            let standing = words::standing_name(Standing::Closed);
            let closing = closing.to_string();
            self.fault(
                entry,
                FaultCode::ClosesLater,
                Field::Closed,
                standing,
                &closing,
            );
        }
        let closing = closed
            .and_then(|own| own.closed.first())
            .map(|claim| claim.value);
        let (Some(closing), Some(standing)) = (entry.closed.or(closing), entry.standing) else {
            return;
        };
        let is_at_work = matches!(standing, Standing::Open | Standing::Seen | Standing::Vacant);
        let has_come = closing.bounds().1.is_some_and(|to| to <= Day::last(date));
        if is_at_work && has_come && (entry.closed.is_some() || self.rows.says_same(Field::Closed))
        {
            let standing = words::standing_name(standing);
            let closing = closing.to_string();
            self.fault(
                entry,
                FaultCode::HasClosed,
                Field::Standing,
                standing,
                &closing,
            );
            entry.standing = Some(Standing::Closed);
        }
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
            let field = contact_field(contact.kind);
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

    fn remit(&self, changes: &mut Vec<Change>, location: &Location, entry: &Entry) {
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
                was,
                now: now.join("; "),
                confirms: false,
                value: Value::Remit(Jurisdiction {
                    countries: entry.countries.clone(),
                    organisations: entry.organisations.clone(),
                }),
            });
        }
    }

    /// The fields of the network's own, which hold several values beside one another.
    fn own_fields(
        &self,
        changes: &mut Vec<Change>,
        location: &Location,
        entry: &Entry,
        as_of: Option<Date>,
    ) {
        let fields = &self.given.network.file().fields;
        for value in &entry.fields {
            let Some(field) = fields.iter().find(|field| field.id == value.field) else {
                continue;
            };
            let told = |value: &FieldValue| match &value.is {
                Scalar::Number(number) => number.to_string(),
                Scalar::Text(text) => field.shown(text, self.rows.locale(entry)).to_owned(),
            };
            let held = location.fields.iter();
            let held = held.filter(|claim| claim.holds() && claim.value.field == value.field);
            let held: Vec<&Claim<FieldValue>> = held.collect();
            let mut same = held.iter().filter(|claim| claim.value == *value).peekable();
            let confirms = same.peek().is_some();
            let source = &self.given.declared.id;
            let is_said = same.any(|claim| claim.as_of == as_of && claim.sources.contains(source));
            if is_said || (confirms && !self.mapping.rules.confirm) {
                continue;
            }
            let was: Vec<String> = held.iter().map(|claim| told(&claim.value)).collect();
            changes.push(Change {
                field: Field::Note,
                was: was.join("; "),
                now: told(value),
                confirms,
                value: Value::Own(value.clone(), field.name.clone()),
            });
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
        if let (false, Some(at)) = (is_own, self.given.network.position(&location.id))
            && self.index.is_renamed(at, entry)
        {
            let old = location.name.get(Locale::En).to_owned();
            self.fault(entry, FaultCode::NotTaken, Field::Name, &entry.name, &old);
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

    /// How far a point is from every city of a place’s name, where that is too far for it to be there.
    fn far(&self, place: &Place, point: [f64; 2]) -> Option<f64> {
        let gazetteer = self.given.gazetteer;
        let named = place.name.all().flat_map(|name| {
            match gazetteer.find(name, place.country, Some(point)) {
                Meaning::Unknown => Vec::new(),
                Meaning::One(city) => vec![city],
                Meaning::Several(cities) => cities,
            }
        });
        let cities = named
            .filter_map(|city| gazetteer.get(city))
            .map(|city| city.lat_lon);
        let km = cities
            .chain(place.lat_lon)
            .map(|city| distance_km(city, point));
        km.min_by(f64::total_cmp).filter(|km| *km > 50.0)
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
            if let Some(km) = self.far(place, point) {
                let name = place.name.get(self.rows.locale(entry)).to_owned();
                let km = format!("{:.0}", km.round());
                self.fault(entry, FaultCode::FarFromCity, Field::Lat, &name, &km);
            } else if self.uses.get(place.id.as_str()) == Some(&1) {
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
}
