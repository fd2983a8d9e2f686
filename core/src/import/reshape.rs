//! Two records of one office into one, and one record into two. No claim is lost: each stands in the record
//! that it was left or given to, with its sources; those that now contradict each other are contested.

use super::apply::{Ids, Sort, add_sources, agree_standing, agree_times, compete, slug};
use super::check::check;
use crate::analysis::Position;
use crate::load::Problems;
use crate::model::{
    Claim, ClaimStatus, Localized, Location, LocationId, Mission, Network, NetworkFile, Staff,
};

/// A part of a record that holds claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Whether it works.
    Standing,
    /// Its street address.
    Address,
    /// How to reach it.
    Contact,
    /// When it opened.
    Opened,
    /// When it closed.
    Closed,
    /// Whom it answers for.
    Jurisdiction,
    /// Who works there.
    Staff,
    /// Its themes.
    Themes,
    /// Its files.
    Files,
    /// Why it is there, or considered.
    Motivation,
    /// What it has in the file's own fields.
    Fields,
}

/// To which of two records a claim goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// To the one that keeps the id.
    #[default]
    First,
    /// To the new one.
    Second,
    /// To both: what it says holds for either.
    Both,
}

/// Why records are not merged or split.
#[derive(Debug)]
pub enum NotReshaped {
    /// There are no two records, or they are of two services.
    NotTwo,
    /// One of the two would have no word on whether it works.
    NoStanding,
    /// What comes of it cannot stand in a network.
    Problems(Problems),
}

/// What has come of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reshaped {
    /// The network.
    pub network: Network,
    /// The record that has kept its id.
    pub first: LocationId,
    /// The one that has gone, or come.
    pub second: LocationId,
}

/// Every claim of a record, in the order in which [`split`] is told whose they are: its part, and its
/// position there.
#[must_use]
pub fn claims_of(location: &Location) -> Vec<(Part, usize)> {
    let counts = [
        (Part::Standing, location.standing.len()),
        (Part::Address, location.address.len()),
        (Part::Contact, location.contact.len()),
        (Part::Opened, location.opened.len()),
        (Part::Closed, location.closed.len()),
        (Part::Jurisdiction, location.jurisdiction.len()),
        (Part::Staff, location.staff.len()),
        (Part::Themes, location.themes.len()),
        (Part::Files, location.files.len()),
        (Part::Motivation, location.motivation.len()),
        (Part::Fields, location.fields.len()),
    ];
    let all = counts.into_iter();
    all.flat_map(|(part, len)| (0..len).map(move |at| (part, at)))
        .collect()
}

/// Puts one record into another: its claims stand beside the claims that are there, what said the same
/// for the same time has both sources, and what contradicts is contested. What belongs to it belongs to the
/// other; a name, a city or a kind that differs is told in the note. Its id is a former one of the other.
///
/// # Errors
///
/// Where these are no two records of one service, or a record would hold more than it may.
pub fn merge(network: &Network, keep: Position, gone: Position) -> Result<Reshaped, NotReshaped> {
    let mut file = network.file().clone();
    if keep == gone || file.locations.len() <= gone as usize {
        return Err(NotReshaped::NotTwo);
    }
    let mut other = file.locations.remove(gone as usize);
    let at = keep as usize - usize::from(gone < keep);
    let own = file.locations.get_mut(at).ok_or(NotReshaped::NotTwo)?;
    if own.service != other.service {
        return Err(NotReshaped::NotTwo);
    }
    let told = told(network, own, &other);
    pair(own, &mut other, &mut Join);
    own.note = joined(&[own.note.as_ref(), other.note.as_ref(), told.as_ref()]);
    own.mission = match (own.mission, other.mission) {
        (Some(a), Some(b)) if a != b => Some(Mission::Both),
        (a, b) => a.or(b),
    };
    for subject in other.subjects {
        if !own.subjects.contains(&subject) {
            own.subjects.push(subject);
        }
    }
    // An assumption that the other does not need.
    if own.place == other.place && other.place_assumed.is_none() {
        own.place_assumed = None;
    }
    own.former_ids.append(&mut other.former_ids);
    own.former_ids.push(other.id.clone().into());
    let (first, second) = (own.id.clone(), other.id);
    let of = other.satellite_of.filter(|of| *of != first);
    if own.satellite_of.is_none() || own.satellite_of.as_ref() == Some(&second) {
        own.satellite_of = of;
    }
    for location in &mut file.locations {
        if location.satellite_of.as_ref() == Some(&second) {
            location.satellite_of = Some(first.clone());
        }
    }
    finished(file, first, second)
}

/// Makes two records of one: the second is of the same service and kind, in the same place, and has the
/// claims that are given to it, in the order of [`claims_of`]; what is not said of a claim leaves it where it
/// is. The note stays with the first.
///
/// # Errors
///
/// Where there is no such record, or one of the two would have no word on whether it works.
pub fn split(
    network: &Network,
    at: Position,
    name: &str,
    whose: &[Whose],
) -> Result<Reshaped, NotReshaped> {
    let mut file = network.file().clone();
    let former = file.locations.iter().flat_map(|one| &one.former_ids);
    let former = former.map(ToString::to_string);
    let own = file.locations.iter().map(|one| one.id.to_string());
    let mut ids = Ids::new(own.chain(former));
    let own = file.locations.get_mut(at as usize);
    let own = own.ok_or(NotReshaped::NotTwo)?;
    let mut other = own.clone();
    let name = name.trim();
    if !name.is_empty() && own.name.all().all(|own| own != name) {
        other.name = Localized::same(name);
    }
    other.note = None;
    other.former_ids.clear();
    let stem = slug(name).unwrap_or_else(|| own.id.to_string());
    other.id = LocationId::new(&ids.unused(&stem)).ok_or(NotReshaped::NotTwo)?;
    let mut whose = whose.iter().copied();
    pair(own, &mut other, &mut Divide(&mut whose));
    if own.standing.is_empty() || other.standing.is_empty() {
        return Err(NotReshaped::NoStanding);
    }
    let (first, second) = (own.id.clone(), other.id.clone());
    file.locations.push(other);
    finished(file, first, second)
}

fn finished(
    file: NetworkFile,
    first: LocationId,
    second: LocationId,
) -> Result<Reshaped, NotReshaped> {
    let network = check(file).map_err(NotReshaped::Problems)?;
    Ok(Reshaped {
        network,
        first,
        second,
    })
}

/// What is done with the claims of each part of two records.
trait Each {
    fn each<T: Clone + PartialEq>(
        &mut self,
        own: &mut Vec<Claim<T>>,
        other: &mut Vec<Claim<T>>,
        sort: Sort,
        agree: fn(&T, &T) -> bool,
    );
}

/// A record with what contradicts in it marked.
#[cfg(test)]
pub(super) fn tidy(location: &mut Location) {
    let mut other = location.clone();
    pair(location, &mut other, &mut Join);
}

/// Goes through the parts in the order of [`Part`].
fn pair(own: &mut Location, other: &mut Location, each: &mut impl Each) {
    use Sort::{History, Many, OneTruth};
    each.each(
        &mut own.standing,
        &mut other.standing,
        History,
        agree_standing,
    );
    each.each(&mut own.address, &mut other.address, History, PartialEq::eq);
    each.each(&mut own.contact, &mut other.contact, Many, PartialEq::eq);
    each.each(&mut own.opened, &mut other.opened, OneTruth, agree_times);
    each.each(&mut own.closed, &mut other.closed, OneTruth, agree_times);
    each.each(
        &mut own.jurisdiction,
        &mut other.jurisdiction,
        Many,
        PartialEq::eq,
    );
    each.each(&mut own.staff, &mut other.staff, History, agree_staff);
    each.each(&mut own.themes, &mut other.themes, Many, PartialEq::eq);
    each.each(&mut own.files, &mut other.files, Many, PartialEq::eq);
    each.each(
        &mut own.motivation,
        &mut other.motivation,
        Many,
        PartialEq::eq,
    );
    each.each(&mut own.fields, &mut other.fields, Many, PartialEq::eq);
}

fn agree_staff(a: &Staff, b: &Staff) -> bool {
    a.role != b.role || a == b
}

/// Puts the claims of the other beside one's own.
struct Join;

impl Each for Join {
    fn each<T: Clone + PartialEq>(
        &mut self,
        own: &mut Vec<Claim<T>>,
        other: &mut Vec<Claim<T>>,
        sort: Sort,
        agree: fn(&T, &T) -> bool,
    ) {
        for claim in std::mem::take(other) {
            match own.iter_mut().find(|one| is_same(one, &claim)) {
                Some(one) => {
                    add_sources(one, claim.sources);
                    one.quote = one.quote.take().or(claim.quote);
                    one.note = one.note.take().or(claim.note);
                }
                None => own.push(claim),
            }
        }
        mark(own, sort, agree);
    }
}

/// Whether two claims are one: they say the same for the same time, as firmly, in no words that differ.
fn is_same<T: PartialEq>(a: &Claim<T>, b: &Claim<T>) -> bool {
    fn fit<T: PartialEq>(a: Option<&T>, b: Option<&T>) -> bool {
        a.zip(b).is_none_or(|(a, b)| a == b)
    }
    let is_assumed = |claim: &Claim<T>| claim.status == ClaimStatus::Assumed;
    a.value == b.value
        && a.time() == b.time()
        && is_assumed(a) == is_assumed(b)
        && fit(a.quote.as_ref(), b.quote.as_ref())
        && fit(a.note.as_ref(), b.note.as_ref())
}

/// Gives the other what is its.
struct Divide<'w, W>(&'w mut W);

impl<W: Iterator<Item = Whose>> Each for Divide<'_, W> {
    fn each<T: Clone + PartialEq>(
        &mut self,
        own: &mut Vec<Claim<T>>,
        other: &mut Vec<Claim<T>>,
        sort: Sort,
        agree: fn(&T, &T) -> bool,
    ) {
        other.clear();
        for claim in std::mem::take(own) {
            match self.0.next().unwrap_or_default() {
                Whose::First => own.push(claim),
                Whose::Second => other.push(claim),
                Whose::Both => {
                    own.push(claim.clone());
                    other.push(claim);
                }
            }
        }
        mark(own, sort, agree);
        mark(other, sort, agree);
    }
}

/// Marks the claims that contradict each other as contested, and those that nothing contradicts any more
/// as no longer contested: the rules of the data file.
fn mark<T: PartialEq>(claims: &mut [Claim<T>], sort: Sort, agree: fn(&T, &T) -> bool) {
    let differ = |a: &Claim<T>, b: &Claim<T>| a.value != b.value && !agree(&a.value, &b.value);
    let is_contested = |claim: &Claim<T>| claim.status == ClaimStatus::Contested;
    let status = |claim: &Claim<T>| {
        let is_doubted = claims.iter().any(|other| {
            let compete = compete(claim, other, sort);
            (compete || (is_contested(claim) && is_contested(other))) && differ(claim, other)
        });
        match claim.status {
            _ if is_doubted => ClaimStatus::Contested,
            ClaimStatus::Contested => ClaimStatus::Stated,
            other => other,
        }
    };
    let all: Vec<ClaimStatus> = claims.iter().map(status).collect();
    for (claim, status) in claims.iter_mut().zip(all) {
        claim.status = status;
    }
}

/// What of a record that goes is no claim, and says something else than the one that stays.
fn told(network: &Network, own: &Location, other: &Location) -> Option<Localized> {
    if own.name == other.name && own.place == other.place && own.kind_id == other.kind_id {
        return None;
    }
    let text = |l: crate::model::Locale| {
        let place = network
            .place_of(other)
            .map_or("", |place| place.name.get(l));
        let kind = network.kind_name(other, l);
        let words = l.of(&[
            "Hiermee is samengevoegd",
            "Merged into this",
            "Fusionné avec ceci",
            "Hiermit zusammengelegt",
        ]);
        let name = other.name.get(l);
        let colon = l.colon();
        format!("{words}{colon}{name} ({kind}, {place}; {}).", other.id)
    };
    let texts = crate::model::Locale::ALL.map(text);
    let [nl, en, fr, de] = &texts;
    Some(Localized::each([nl, en, fr, de]))
}

/// Several notes as one, each once.
fn joined(notes: &[Option<&Localized>]) -> Option<Localized> {
    let mut all: Vec<&Localized> = Vec::new();
    for note in notes.iter().flatten() {
        if !all.contains(note) {
            all.push(note);
        }
    }
    if let [] | [_] = &*all {
        return all.first().map(|note| (*note).clone());
    }
    let texts = crate::model::Locale::ALL.map(|l| {
        let texts: Vec<&str> = all.iter().map(|note| note.get(l)).collect();
        texts.join(" ")
    });
    let [nl, en, fr, de] = &texts;
    Some(Localized::each([nl, en, fr, de]))
}
