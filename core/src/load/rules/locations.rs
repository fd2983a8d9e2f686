//! Locations: what each kind must have, and must not.

use super::claims::overlap;
use super::texts::{is_mail_address, is_telephone_number, is_url};
use super::{Fault, Noun, Path, ProblemCode, Rules, Wanted, limits};
use crate::model::{
    Claim, ClaimStatus, Contact, ContactKind, Date, Kind, Location, LocationId, NetworkFile,
    PlaceId, Precision, ServiceId, Standing,
};

/// What the rules of one location ask of other records.
struct Others<'f> {
    /// The regions, sorted: places without a point.
    regions: Vec<&'f PlaceId>,
    /// The posts and their services, sorted.
    posts: Vec<(&'f LocationId, &'f ServiceId)>,
}

impl<'f> Rules<'f> {
    pub(super) fn locations(&mut self, file: &'f NetworkFile) {
        let is_region = |precision| precision == Precision::Region;
        let mut others = Others {
            regions: file
                .places
                .iter()
                .filter_map(|p| is_region(p.precision).then_some(&p.id))
                .collect(),
            posts: Vec::new(),
        };
        others.regions.sort_unstable();
        if file.locations.iter().any(|l| l.satellite_of.is_some()) {
            let posts = file.locations.iter().filter(|l| l.kind == Kind::Post);
            others.posts = posts.map(|l| (&l.id, &l.service)).collect();
            others.posts.sort_unstable();
        }
        let locations = Path::ROOT.key("locations");
        for (i, location) in file.locations.iter().enumerate() {
            let at = locations.index(i);
            self.location(&at, location);
            self.kind(&at, location, &others);
        }
    }

    /// Field by field.
    fn location(&mut self, at: &Path<'_>, location: &Location) {
        self.localized(&at.key("name"), &location.name);
        self.reference(&at.key("service"), Noun::Service, location.service.as_str());
        self.reference(&at.key("place"), Noun::Place, location.place.as_str());
        if let Some(why) = &location.place_assumed {
            self.localized(&at.key("place_assumed"), why);
        }
        self.note(at, location.note.as_ref());

        let standing = at.key("standing");
        self.not_empty(&standing, location.standing.len());
        // To have been seen is no more than to be open at that date.
        let agree = |a: &Standing, b: &Standing| {
            let works = |s: &Standing| matches!(s, Standing::Open | Standing::Seen);
            a == b || (works(a) && works(b))
        };
        self.history(&standing, &location.standing, agree);

        let address = at.key("address");
        self.history(&address, &location.address, |a, b| a == b);
        for (i, claim) in items(&location.address) {
            self.text(&address.index(i).key("value"), &claim.value);
        }
        let contact = at.key("contact");
        self.many(&contact, &location.contact);
        for (i, claim) in items(&location.contact) {
            self.contact(&contact.index(i).key("value"), &claim.value);
        }
        self.one_truth(&at.key("opened"), &location.opened, |a, b| overlap(*a, *b));
        self.one_truth(&at.key("closed"), &location.closed, |a, b| overlap(*a, *b));

        let jurisdiction = at.key("jurisdiction");
        self.many(&jurisdiction, &location.jurisdiction);
        for (i, claim) in items(&location.jurisdiction) {
            let at = jurisdiction.index(i);
            let at = at.key("value");
            let value = &claim.value;
            if value.countries.is_empty() && value.organisations.is_empty() {
                let fault = Fault::new(&at, ProblemCode::EmptyList);
                self.fault(fault.relies_on(0, &["countries", "organisations"]));
            }
            let countries = value.countries.iter().map(|c| c.as_str());
            self.distinct(&at.key("countries"), countries);
            let organisations = at.key("organisations");
            self.references(
                &organisations,
                Noun::Organisation,
                &value.organisations,
                |id| id.as_str(),
            );
        }
        let staff = at.key("staff");
        self.history(&staff, &location.staff, |a, b| {
            a.role != b.role || a.fte.total_cmp(&b.fte).is_eq()
        });
        for (i, claim) in items(&location.staff) {
            let at = staff.index(i);
            let at = at.key("value");
            self.reference(&at.key("role"), Noun::Role, claim.value.role.as_str());
            if !(0.0..=f64::from(limits::FTE)).contains(&claim.value.fte) {
                self.fault(
                    Fault::new(&at.key("fte"), ProblemCode::NumberOutOfRange)
                        .found(&claim.value.fte.to_string())
                        .wanted(Wanted::Between(0, limits::FTE)),
                );
            }
        }
        self.texts(&at.key("themes"), &location.themes);
        self.texts(&at.key("files"), &location.files);
        self.texts(&at.key("motivation"), &location.motivation);
        let subjects = location.subjects.iter().enumerate();
        for (i, subject) in subjects {
            if location.subjects.iter().take(i).any(|s| s == subject) {
                let at = at.key("subjects");
                self.fault(Fault::new(&at.index(i), ProblemCode::ListedTwice));
            }
        }
    }

    fn contact(&mut self, at: &Path<'_>, contact: &Contact) {
        let path = at.key("address");
        let address = &*contact.address;
        let (is_valid, code) = match contact.kind {
            ContactKind::Web => (is_url(address), ProblemCode::InvalidUrl),
            ContactKind::Email => (is_mail_address(address), ProblemCode::InvalidContact),
            ContactKind::Telephone => (is_telephone_number(address), ProblemCode::InvalidContact),
        };
        if is_valid {
            self.not_longer(&path, address, limits::URL);
        } else {
            self.fault(
                Fault::new(&path, code)
                    .found(address)
                    .relies_on(1, &["kind"]),
            );
        }
    }

    /// What follows from the kind of a location.
    fn kind(&mut self, at: &Path<'_>, location: &Location, others: &Others<'_>) {
        let (kind, is_satellite) = match location.kind {
            Kind::Post => ("post", false),
            Kind::Satellite => ("satellite", true),
            Kind::Office => ("office", false),
            Kind::Candidate => ("candidate", false),
        };
        if location.satellite_of.is_some() != is_satellite {
            self.by_kind(
                at,
                "satellite_of",
                is_satellite,
                kind,
                &["kind", "satellite_of"],
            );
        } else if let Some(post) = &location.satellite_of {
            let path = at.key("satellite_of");
            self.reference(&path, Noun::Location, post.as_str());
            let service = match others.posts.binary_search_by_key(&post, |(id, _)| id) {
                Ok(found) => others.posts.get(found).map(|(_, service)| *service),
                Err(_) => None,
            };
            let is_right = match service {
                // An unknown service is a fault of its own.
                Some(service) => {
                    *service == location.service
                        || !self.is_known(Noun::Service, service.as_str())
                        || !self.is_known(Noun::Service, location.service.as_str())
                }
                None => !self.is_known(Noun::Location, post.as_str()),
            };
            if !is_right {
                self.fault(
                    Fault::new(&path, ProblemCode::SatelliteOfNoPost)
                        .found(post.as_str())
                        .relies_on(1, &["kind", "service", "satellite_of"]),
                );
            }
        }
        if location.kind == Kind::Office && location.mission.is_some() {
            self.by_kind(at, "mission", false, kind, &["kind", "mission"]);
        }

        let says = |standing| location.standing.iter().any(|c| c.value == standing);
        let is_candidate = location.kind == Kind::Candidate;
        let relies_on: &[&str] = &["kind", "standing"];
        if is_candidate {
            if !says(Standing::Considered)
                && !says(Standing::Announced)
                && !location.standing.is_empty()
            {
                let path = at.key("standing");
                let fault = Fault::new(&path, ProblemCode::CandidateNotConsidered);
                self.fault(fault.relies_on(1, relies_on));
            }
        } else {
            if !location.standing.is_empty()
                && location
                    .standing
                    .iter()
                    .all(|c| c.value == Standing::Considered)
            {
                let path = at.key("kind");
                let fault = Fault::new(&path, ProblemCode::OnlyConsidered);
                self.fault(fault.relies_on(1, relies_on));
            }
            if others.regions.binary_search(&&location.place).is_ok() {
                self.fault(
                    Fault::new(&at.key("place"), ProblemCode::RegionNotCandidate)
                        .found(location.place.as_str())
                        .relies_on(1, &["kind", "place"]),
                );
            }
        }
        // `opened` is when it first opened: a reopening shows in its standing.
        let certain = |claims: &[Claim<Date>]| {
            claims
                .iter()
                .all(|c| c.status != ClaimStatus::Contested)
                .then(|| claims.first().map(|c| c.value))
                .flatten()
        };
        if let (Some(opened), Some(closed)) = (certain(&location.opened), certain(&location.closed))
            && closed < opened
            && !overlap(closed, opened)
        {
            self.fault(
                Fault::new(&at.key("closed"), ProblemCode::ClosedBeforeOpened)
                    .found(&closed.to_string())
                    .relies_on(1, &["opened", "closed"]),
            );
        }
    }
}

/// The claims that are looked at: a list that exceeds the limit is a problem already.
pub(super) fn items<T>(claims: &[T]) -> impl Iterator<Item = (usize, &T)> {
    claims.iter().enumerate().take(limits::ITEMS)
}
