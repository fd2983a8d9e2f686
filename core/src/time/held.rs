//! What a data file must hold to, also one of which claims were cut out: what is contested has something that denies it
//! beside it, a satellite has its post, and what is only considered is a candidate.

use std::collections::BinaryHeap;

use crate::analysis::{Settled, settle};
use crate::load::limits;
use crate::model::{
    Claim, ClaimStatus, Kind, KindId, Locale, Localized, Location, LocationKind, Network,
    NetworkFile, Sort, Standing, countries_agree, crews_agree, events_agree, mark_differences,
    settle_alone, standings_agree,
};

/// Why a claim was made of a post of which nothing is left but its satellite.
const FROM_SATELLITE: [&str; 4] = [
    "Volgt uit het satellietkantoor ervan.",
    "Follows from its satellite office.",
    "Découle de son bureau satellite.",
    "Folgt aus ihrem Außenbüro.",
];

/// Of claims that may speak of another time than they did, those that differ are marked; of what was denied only by
/// what was cut, nobody says otherwise.
fn hold<T: PartialEq>(claims: &mut [Claim<T>], sort: Sort, agree: fn(&T, &T) -> bool) {
    mark_differences(claims, sort, agree);
    settle_alone(claims, agree);
}

/// The same of all that is said of a location but its standing.
pub(super) fn hold_location(location: &mut Location) {
    hold(&mut location.opened, Sort::OneTruth, events_agree);
    hold(&mut location.closed, Sort::OneTruth, events_agree);
    hold(&mut location.address, Sort::History, PartialEq::eq);
    hold(&mut location.staff, Sort::History, crews_agree);
    hold(&mut location.contact, Sort::Many, PartialEq::eq);
    hold(&mut location.jurisdiction, Sort::Many, PartialEq::eq);
    hold(&mut location.themes, Sort::Many, PartialEq::eq);
    hold(&mut location.files, Sort::Many, PartialEq::eq);
    hold(&mut location.motivation, Sort::Many, PartialEq::eq);
    hold(&mut location.fields, Sort::Many, PartialEq::eq);
}

/// A closing that others denied, or an opening: what is left of them cannot both be.
pub(super) fn hold_events(location: &mut Location) {
    if let ([opened, ..], [closed, ..]) = (&*location.opened, &*location.closed)
        && opened.status != ClaimStatus::Contested
        && closed.status != ClaimStatus::Contested
        && closed.value.is_before(opened.value)
    {
        location.opened.clear();
    }
}

/// The same of a standing.
pub(super) fn hold_standing(location: &mut Location) {
    hold(&mut location.standing, Sort::History, standings_agree);
}

/// Of a standing that was denied only by what was cut, nobody says otherwise.
pub(super) fn settle_standing(location: &mut Location) {
    settle_alone(&mut location.standing, standings_agree);
}

/// All of it of what is said of the network as a whole.
fn hold_facts(file: &mut NetworkFile) {
    hold(&mut file.joint_presence, Sort::History, countries_agree);
    for service in &mut file.services {
        hold(&mut service.declared, Sort::History, PartialEq::eq);
    }
    for topic in &mut file.topics {
        hold(&mut topic.statements, Sort::Many, PartialEq::eq);
        // Figures and events are denied by those beside them.
        let figures = topic.figures.iter_mut().map(|figure| &mut figure.value);
        alone(figures.collect());
        let events = topic.events.iter_mut().map(|event| &mut event.date);
        alone(events.collect());
    }
}

fn alone<T: PartialEq>(claims: Vec<&mut Claim<T>>) {
    let is = |claim: &&mut Claim<T>| claim.status == ClaimStatus::Contested;
    let mut contested = claims.into_iter().filter(is);
    let Some(first) = contested.next() else {
        return;
    };
    let rest: Vec<_> = contested.collect();
    if rest.iter().all(|claim| claim.value == first.value) {
        let all = std::iter::once(first).chain(rest);
        all.for_each(|claim| claim.status = ClaimStatus::Stated);
    }
}

fn is_only_considered(location: &Location) -> bool {
    let mut standing = location.standing.iter();
    standing.all(|claim| claim.value == Standing::Considered)
}

/// What a satellite says of its post.
fn from_satellite(satellite: &Location) -> Option<Claim<Standing>> {
    let claim = match settle(&satellite.standing) {
        Settled::One(claim) => claim,
        Settled::Contested | Settled::Unknown => satellite.standing.first()?,
    };
    let is_planned = matches!(claim.value, Standing::Announced | Standing::Considered);
    Some(Claim {
        value: if is_planned {
            Standing::Announced
        } else {
            Standing::Seen
        },
        status: ClaimStatus::Assumed,
        sources: claim.sources.clone(),
        as_of: claim.as_of,
        until: None,
        quote: None,
        note: Some(Localized::each(FROM_SATELLITE)),
    })
}

/// Puts back the posts of which nothing is left but a satellite, as far as it tells of them: who speaks of the
/// satellite of a post takes that for one. The number of those that were gone; `cut` leaves out what is to be left
/// out of one.
pub(super) fn keep_posts(
    file: &mut NetworkFile,
    network: &Network,
    cut: &dyn Fn(&mut Location),
) -> Vec<Location> {
    let mut locations = std::mem::take(&mut file.locations);
    // The position of the post of each satellite, and that of the satellite.
    let named = locations.iter().enumerate().filter_map(|(at, satellite)| {
        let post = satellite.satellite_of.as_ref()?;
        let post = network
            .position(post)
            .filter(|_| !is_only_considered(satellite))?;
        Some((post, at))
    });
    let mut named = BinaryHeap::from_iter(named).into_sorted_vec();
    named.dedup_by_key(|(post, _)| *post);
    let told = named.into_iter().filter_map(|(post, at)| {
        let claim = from_satellite(locations.get(at)?)?;
        Some((post, claim))
    });
    let told: Vec<_> = told.collect();
    let mut told = told.into_iter().peekable();
    let mut back = Vec::new();
    let mut all = Vec::with_capacity(locations.len() + told.len());
    let mut put_back = |(at, claim): (u32, Claim<Standing>), all: &mut Vec<Location>| {
        if let Some(post) = network.locations().get(at as usize) {
            let mut post = post.clone();
            cut(&mut post);
            post.standing = vec![claim];
            hold_location(&mut post);
            hold_events(&mut post);
            back.push(post.clone());
            all.push(post);
        }
    };
    for mut location in locations.drain(..) {
        let here = network.position(&location.id);
        while let Some(gone) = told.next_if(|(at, _)| Some(*at) < here) {
            put_back(gone, &mut all);
        }
        if let Some((_, claim)) = told.next_if(|(at, _)| Some(*at) == here)
            && is_only_considered(&location)
        {
            location.standing.push(claim);
            hold_standing(&mut location);
        }
        all.push(location);
    }
    for gone in told {
        put_back(gone, &mut all);
    }
    file.locations = all;
    back
}

/// The kind of candidates, which is made where the file has none; none where it has no room for one.
fn kind_of_candidates(file: &mut NetworkFile) -> Option<KindId> {
    let own = KindId::from(Kind::Candidate);
    let has_role = |kind: &&LocationKind| kind.role == Kind::Candidate;
    if let Some(kind) = file.kinds.iter().find(has_role) {
        return Some(kind.id.clone());
    }
    if file.kinds.is_empty() {
        return Some(own);
    }
    if file.kinds.len() >= limits::KINDS || file.kinds.iter().any(|kind| kind.id == own) {
        return None;
    }
    file.kinds.push(LocationKind {
        id: own.clone(),
        role: Kind::Candidate,
        name: Localized::each(Locale::ALL.map(|l| Kind::Candidate.name(l))),
        plural: None,
    });
    Some(own)
}

/// Takes for a candidate what is only considered, and leaves out what is a candidate and not considered yet.
fn hold_kinds(file: &mut NetworkFile) {
    let mut locations = std::mem::take(&mut file.locations);
    locations.retain_mut(|location| {
        if location.kind == Kind::Candidate {
            let says = |claim: &Claim<Standing>| {
                matches!(claim.value, Standing::Considered | Standing::Announced)
            };
            return location.standing.iter().any(says);
        }
        if !is_only_considered(location) {
            return true;
        }
        let Some(kind) = kind_of_candidates(file) else {
            return false;
        };
        (location.kind, location.kind_id) = (Kind::Candidate, kind);
        location.satellite_of = None;
        true
    });
    file.locations = locations;
}

/// Lets a file of which claims were cut out hold to its rules, beyond single locations. A topic of which nothing is said
/// is none, nor is a region that nothing lies in.
pub(super) fn hold_file(file: &mut NetworkFile) {
    hold_facts(file);
    hold_kinds(file);
    file.topics.retain(|topic| {
        !(topic.statements.is_empty() && topic.figures.is_empty() && topic.events.is_empty())
    });
    let used = file
        .locations
        .iter()
        .map(|location| location.place.as_str());
    let used = BinaryHeap::from_iter(used).into_sorted_vec();
    file.places
        .retain(|place| place.zone.is_none() || used.binary_search(&place.id.as_str()).is_ok());
}
