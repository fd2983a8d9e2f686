//! A network while it is being changed, and each change made to it.

use super::assumption::Voice;
use super::placement::{Refusal, check_name};
use super::staff_balance::Flow;
use super::wording::{self, Why, why};
use super::{Change, ChangeCode, Fte, SOURCE, Scenario, Spot};
use crate::analysis::{Counted, Held, counts, held};
use crate::load::limits;
use crate::model::{
    Claim, Jurisdiction, Kind, Localized, Location, LocationId, Network, NetworkFile, Place,
    RoleId, ServiceId, Source, SourceId, SourceKind, Staff, Standing, is_control, is_visible,
};

/// A network while it is being changed.
pub(super) struct Draft<'a> {
    pub(super) base: &'a Network,
    pub(super) file: NetworkFile,
    pub(super) voice: Voice,
    pub(super) flow: Flow,
}

impl<'a> Draft<'a> {
    pub(super) fn new(base: &'a Network, scenario: &Scenario) -> Self {
        let mut file = base.file().clone();
        let source = own_source(&mut file, scenario);
        let voice = Voice {
            source,
            as_of: file.compiled,
        };
        Self {
            base,
            file,
            voice,
            flow: Flow::default(),
        }
    }

    pub(super) fn change(&mut self, change: &Change) -> Result<(), Refusal> {
        match change {
            Change::Open { candidate, at } => self.open(candidate, at.as_ref()),
            Change::Close { location } => {
                self.working(location)?;
                self.stand(location, Standing::Closed)
            }
            Change::Reopen { location } => {
                let there = self.location(location)?;
                if there.kind == Kind::Candidate {
                    return Err((ChangeCode::IsACandidate, location.as_str().into()));
                }
                if counts(there) == Counted::Present {
                    return Err((ChangeCode::AlreadyOpen, location.as_str().into()));
                }
                self.stand(location, Standing::Open)
            }
            Change::Add {
                service,
                kind,
                at,
                of,
                ..
            } => self.add(change, service, *kind, at, of.as_ref()),
            Change::AddRole {
                location,
                role,
                fte,
            } => {
                self.join(location, role, *fte)?;
                self.flow.added += fte.get();
                self.flow.change(role, fte.get());
                Ok(())
            }
            Change::RemoveRole {
                location,
                role,
                fte,
            } => {
                self.leave(location, role, *fte)?;
                self.flow.removed += fte.get();
                self.flow.change(role, -fte.get());
                Ok(())
            }
            Change::MoveRole {
                from,
                to,
                role,
                fte,
            } => {
                if from == to {
                    return Err((ChangeCode::SameLocation, from.as_str().into()));
                }
                self.working(to)?;
                self.leave(from, role, *fte)?;
                self.join(to, role, *fte)?;
                self.flow.moved += fte.get();
                Ok(())
            }
            Change::House { guest, host } => self.house(guest, host),
            Change::Relocate {
                location,
                at,
                address,
            } => {
                self.working(location)?;
                if let Some(address) = address {
                    check_name(address)?;
                }
                let place = self.settle_at(at)?;
                let Self { file, voice, .. } = self;
                let it = find(file, self.base, location)?;
                if it.place != place {
                    it.place = place;
                    it.place_assumed = Some(why(Why::ChosenPlace));
                }
                // Where it was says nothing of where it is.
                it.address.clear();
                if let Some(address) = address {
                    it.address
                        .push(voice.claim(address.clone(), why(Why::Asserted)));
                }
                Ok(())
            }
        }
    }

    fn location(&self, id: &LocationId) -> Result<&Location, Refusal> {
        let at = position(self.base, &self.file, id);
        at.and_then(|at| self.file.locations.get(at))
            .ok_or_else(|| (ChangeCode::UnknownLocation, id.as_str().into()))
    }

    /// The location, which must be no candidate, and not closed.
    fn working(&self, id: &LocationId) -> Result<&Location, Refusal> {
        let location = self.location(id)?;
        let code = match counts(location) {
            _ if location.kind == Kind::Candidate => ChangeCode::IsACandidate,
            Counted::Absent => ChangeCode::NotOpen,
            _ => return Ok(location),
        };
        Err((code, id.as_str().into()))
    }

    fn stand(&mut self, id: &LocationId, standing: Standing) -> Result<(), Refusal> {
        let Self { file, voice, .. } = self;
        let location = find(file, self.base, id)?;
        let works = |s| matches!(s, Standing::Open | Standing::Seen);
        let claim = voice.claim(standing, why(Why::Asserted));
        voice.assert(
            &mut location.standing,
            claim,
            |_| true,
            |a, b| a == b || (works(*a) && works(*b)),
        );
        fits(location.standing.len(), id)
    }

    fn open(&mut self, id: &LocationId, at: Option<&Spot>) -> Result<(), Refusal> {
        let candidate = self.location(id)?;
        if candidate.kind != Kind::Candidate {
            return Err((ChangeCode::NotACandidate, id.as_str().into()));
        }
        let (service, place) = (candidate.service.clone(), candidate.place.clone());
        let spot = at.cloned().unwrap_or_else(|| Spot::place(place.clone()));
        let country = self.country(&spot)?;
        if !self.reaches(&place, country) {
            let name = match &spot {
                Spot::Place { place } => place.as_str(),
                Spot::Point(point) => &point.name,
            };
            return Err((ChangeCode::OutsideRegion, name.into()));
        }
        let there = self.settle_at(&spot)?;
        let kind = self.kind_of(&service);
        let kind_id = self.base.kind_of_role(kind);
        let location = find(&mut self.file, self.base, id)?;
        location.kind = kind;
        location.kind_id = kind_id;
        if kind == Kind::Office {
            location.mission = None;
        }
        if there != place {
            location.place = there;
            location.place_assumed = Some(why(Why::ChosenPlace));
        }
        self.answer_for_own_country(id, country)?;
        self.stand(id, Standing::Open)
    }

    /// What a candidate of a service becomes: an office where the service has only those.
    fn kind_of(&self, service: &ServiceId) -> Kind {
        let has = |kind| {
            let mut all = self.base.locations().iter();
            all.any(|l| l.service == *service && l.kind == kind)
        };
        if has(Kind::Office) && !has(Kind::Post) {
            Kind::Office
        } else {
            Kind::Post
        }
    }

    /// A post that no source gives a jurisdiction is taken to answer for its own country.
    fn answer_for_own_country(
        &mut self,
        id: &LocationId,
        country: crate::model::Country,
    ) -> Result<(), Refusal> {
        let Self { file, voice, .. } = self;
        let location = find(file, self.base, id)?;
        if location.kind == Kind::Post && !location.jurisdiction.iter().any(Claim::holds) {
            let value = Jurisdiction {
                countries: vec![country],
                organisations: Vec::new(),
            };
            let claim = voice.claim(value, why(Why::OwnCountry));
            location.jurisdiction.push(claim);
        }
        Ok(())
    }

    fn add(
        &mut self,
        change: &Change,
        service: &ServiceId,
        kind: Kind,
        at: &Spot,
        of: Option<&LocationId>,
    ) -> Result<(), Refusal> {
        let refused = |code, found: &str| Err((code, found.into()));
        let Some(known) = self.base.service(service) else {
            return refused(ChangeCode::UnknownService, service.as_str());
        };
        let short = known.short.clone();
        let country = self.country(at)?;
        let Some(id) = change.added_id() else {
            return refused(ChangeCode::UnknownService, service.as_str());
        };
        if self.location(&id).is_ok() {
            return refused(ChangeCode::AlreadyThere, id.as_str());
        }
        if matches!(kind, Kind::Candidate | Kind::Other) {
            return refused(ChangeCode::IsACandidate, id.as_str());
        }
        if (kind == Kind::Satellite) != of.is_some() {
            return refused(ChangeCode::WrongPost, id.as_str());
        }
        if let Some(post) = of {
            let post = self.location(post)?;
            if post.kind != Kind::Post || post.service != *service {
                return refused(ChangeCode::WrongPost, id.as_str());
            }
        }
        if self.file.locations.len() >= limits::PLACES || self.file.places.len() >= limits::PLACES {
            return refused(ChangeCode::TooMany, id.as_str());
        }
        let place = self.settle_at(at)?;
        let city = self.place(&place).map(|place: &Place| place.name.clone());
        let city = city.unwrap_or_else(|| Localized::same(place.as_str()));
        let name = crate::model::Locale::ALL.map(|locale| {
            let mut name = String::from(short.get(locale));
            name.push(' ');
            name.push_str(city.get(locale));
            name
        });
        let claim = self.voice.claim(Standing::Open, why(Why::Asserted));
        self.file.locations.push(Location {
            id: id.clone(),
            service: service.clone(),
            kind_id: self.base.kind_of_role(kind),
            kind,
            name: Localized::each([&*name[0], &*name[1], &*name[2], &*name[3]]),
            place,
            standing: vec![claim],
            mission: None,
            subjects: Vec::new(),
            satellite_of: of.cloned(),
            place_assumed: None,
            address: Vec::new(),
            contact: Vec::new(),
            opened: Vec::new(),
            closed: Vec::new(),
            jurisdiction: Vec::new(),
            staff: Vec::new(),
            themes: Vec::new(),
            files: Vec::new(),
            motivation: Vec::new(),
            former_ids: Vec::new(),
            fields: Vec::new(),
            note: None,
        });
        self.answer_for_own_country(&id, country)
    }

    /// People come. What was unknown, or not agreed, is known then to be at least they.
    fn join(&mut self, id: &LocationId, role: &RoleId, fte: Fte) -> Result<(), Refusal> {
        self.known_role(role)?;
        let there = self.working(id)?;
        let (now, reason) = match held(there, role) {
            Held::Filled(now) if self.came_to_unknown(there, role) => (now, Why::AddedToUnknown),
            Held::Filled(now) => (now, Why::Asserted),
            Held::Absent => (0.0, Why::Asserted),
            Held::Unknown | Held::Contested => (0.0, Why::AddedToUnknown),
        };
        let then = now + fte.get();
        if then > f64::from(limits::FTE) {
            return Err((ChangeCode::TooManyStaff, id.as_str().into()));
        }
        self.staff(id, role, then, reason)
    }

    /// People go. Of an unknown number an unknown number stay.
    fn leave(&mut self, id: &LocationId, role: &RoleId, fte: Fte) -> Result<(), Refusal> {
        self.known_role(role)?;
        let there = self.working(id)?;
        let is_of_unknown = self.came_to_unknown(there, role);
        let now = match held(there, role) {
            Held::Filled(now) => now,
            Held::Absent => 0.0,
            Held::Unknown | Held::Contested => {
                self.flow.of_unknown += fte.get();
                return Ok(());
            }
        };
        let then = now - fte.get();
        // A hundredth's half: sums of hundredths are not exact.
        let none_left = then < 0.005;
        if is_of_unknown && none_left {
            self.flow.of_unknown += (fte.get() - now).max(0.0);
            let Self { file, voice, .. } = self;
            let location = find(file, self.base, id)?;
            location
                .staff
                .retain(|claim| claim.value.role != *role || !voice.made(claim));
            return Ok(());
        }
        if then < -0.005 {
            return Err((ChangeCode::NotEnoughStaff, id.as_str().into()));
        }
        let reason = if is_of_unknown {
            Why::AddedToUnknown
        } else {
            Why::Asserted
        };
        self.staff(id, role, if none_left { 0.0 } else { then }, reason)
    }

    /// Whether what is known of a role is only what a scenario added to an unknown number.
    fn came_to_unknown(&self, location: &Location, role: &RoleId) -> bool {
        let note = why(Why::AddedToUnknown);
        location.staff.iter().any(|claim| {
            claim.value.role == *role
                && self.voice.made(claim)
                && claim.note.as_ref() == Some(&note)
        })
    }

    fn known_role(&self, role: &RoleId) -> Result<(), Refusal> {
        let known = self.base.role(role).map(|_| ());
        known.ok_or_else(|| (ChangeCode::UnknownRole, role.as_str().into()))
    }

    fn staff(
        &mut self,
        id: &LocationId,
        role: &RoleId,
        fte: f64,
        reason: Why,
    ) -> Result<(), Refusal> {
        let Self { file, voice, .. } = self;
        let location = find(file, self.base, id)?;
        let value = Staff {
            role: role.clone(),
            // Sums of hundredths are not exact, and would be written with all their digits.
            fte: (fte * 1e6).round() / 1e6,
        };
        let claim = voice.claim(value, why(reason));
        voice.assert(
            &mut location.staff,
            claim,
            |staff| staff.role == *role,
            |a, b| a.fte.total_cmp(&b.fte).is_eq(),
        );
        fits(location.staff.len(), id)
    }

    fn house(&mut self, guest: &LocationId, host: &LocationId) -> Result<(), Refusal> {
        if guest == host {
            return Err((ChangeCode::SameLocation, guest.as_str().into()));
        }
        let service = self.working(guest)?.service.clone();
        let there = self.working(host)?;
        if there.service == service {
            return Err((ChangeCode::SameService, host.as_str().into()));
        }
        let place = there.place.clone();
        let known = super::compare::address_of(there).or_else(|| {
            let first = there.address.iter().find(|claim| claim.holds());
            first.map(|claim| claim.value.clone())
        });
        let address = known.clone().unwrap_or_else(|| {
            // Where the house is unknown, it is at least one and the same.
            let mut both = String::from(host.as_str());
            both.push_str(" + ");
            both.push_str(guest.as_str());
            both.into()
        });
        let Self { file, voice, .. } = self;
        let location = find(file, self.base, guest)?;
        if location.place != place {
            location.place = place;
            location.place_assumed = Some(why(Why::ChosenPlace));
        }
        let claim = voice.claim(address, why(Why::Asserted));
        location.address.clear();
        location.address.push(claim.clone());
        if known.is_none() {
            find(file, self.base, host)?.address.push(claim);
        }
        Ok(())
    }
}

/// A location by its position: the base's first, then those that the scenario added.
fn position(base: &Network, file: &NetworkFile, id: &LocationId) -> Option<usize> {
    if let Some(at) = base.position(id) {
        return Some(at as usize);
    }
    let first = base.locations().len();
    let added = file.locations.get(first..)?;
    Some(first + added.iter().position(|location| location.id == *id)?)
}

fn find<'f>(
    file: &'f mut NetworkFile,
    base: &Network,
    id: &LocationId,
) -> Result<&'f mut Location, Refusal> {
    let at = position(base, file, id);
    at.and_then(|at| file.locations.get_mut(at))
        .ok_or_else(|| (ChangeCode::UnknownLocation, id.as_str().into()))
}

/// Refuses more claims than a list may hold.
fn fits(len: usize, id: &LocationId) -> Result<(), Refusal> {
    if len > limits::ITEMS {
        return Err((ChangeCode::TooMany, id.as_str().into()));
    }
    Ok(())
}

/// Whether a source is that of a scenario.
pub(crate) fn is_own(source: &Source) -> bool {
    source.kind == SourceKind::Other
        && source.title == Localized::each(wording::SOURCE)
        && source.id.as_str().starts_with(SOURCE)
}

/// Whether a scenario chose the place of a location.
pub(crate) fn is_placed(location: &Location) -> bool {
    let reason = location.place_assumed.as_ref();
    reason.is_some_and(|reason| *reason == why(Why::ChosenPlace))
}

/// The scenario's source, which is added unless an earlier scenario has done so.
fn own_source(file: &mut NetworkFile, scenario: &Scenario) -> SourceId {
    let title = Localized::each(wording::SOURCE);
    // As a file may hold it: on one line.
    let name = scenario.name.trim().chars().take(super::NAME);
    let name: String = name.map(|c| if is_control(c) { ' ' } else { c }).collect();
    let note = name.chars().any(is_visible).then(|| Localized::same(&name));
    if let Some(source) = file.sources.iter_mut().find(|source| is_own(source)) {
        source.note = note;
        return source.id.clone();
    }
    let mut id = SourceId::from_valid(SOURCE.into());
    let mut number = 2;
    while file.sources.iter().any(|source| source.id == id) {
        id = SourceId::from_valid([SOURCE, "-", &number.to_string()].concat().into());
        number += 1;
    }
    file.sources.push(Source {
        voice: None,
        id: id.clone(),
        kind: SourceKind::Other,
        title,
        url: None,
        date: None,
        date_is_approximate: false,
        licence: None,
        note,
    });
    id
}
