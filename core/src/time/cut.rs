//! The network as it was at a date, and as the sources of a date knew it: two times, kept apart.

use super::events::{Event, days_of, events};
use super::quotation::end_or_day;
use super::spoken::{SourcesById, claims_of, foretold, let_dates_of_one_speak, published};
use super::{Day, State, Timeline};
use crate::analysis::{Effective, verdict};
use crate::model::{
    Claim, ClaimStatus, Date, Locale, Localized, Location, Network, NetworkFile, SourceId,
    Standing, When,
};

/// The network as it had surely come to be at the end of a day: claims of a later date, and
/// of a time that may be later, are left out, and so is every location of which nothing was known
/// yet or that had not opened. What a claim without a date says of the standing is left out before the
/// file was compiled; claims without a date of anything else stay. What was over by then is left out, and what
/// was over only later holds. At the last day it is the network.
///
/// What was *known* then is another question: see [`known_at`].
#[must_use]
pub fn network_at(network: &Network, day: Day) -> Network {
    let mut file = network.file().clone();
    let is_past = |date: Date| Day::last(date) <= day;
    let compiled = file.compiled;
    let is_compiled = day >= Day::last(compiled);
    let mut locations = std::mem::take(&mut file.locations);
    locations.retain_mut(|location| {
        let state = Timeline::of(location, compiled).at(day).state;
        let State::Is(effective) = state else {
            return false;
        };
        // An address that may have been left by the date of the next one has been.
        let address = location.address.iter();
        let next = address.filter(|claim| claim.until.is_none());
        let next = next.filter_map(|claim| claim.as_of.filter(|date| is_past(*date)));
        let next = next.map(Day::first).max();
        location.address.retain(|claim| {
            let is_left = |until: When| until.bounds().0.is_some_and(|from| next >= Some(from));
            is_compiled || !claim.until.is_some_and(is_left)
        });
        let events = events(location);
        let has_come = |when: When, event: Option<Event>, is_so: bool| {
            let [from, to] = days_of(when);
            let by = event.map_or(to, |([_, by], _)| by.min(to));
            by <= day || (by == Day::LAST && from <= day && (is_so || is_compiled))
        };
        let is_over = |claim: &Head<'_>| claim.until.is_some_and(|until| days_of(until)[1] <= day);
        cut(location, &|claim| {
            let keeps = claim.as_of.is_none_or(is_past) && (is_compiled || !is_over(&claim));
            // Of what was over only later, nothing told at the time that it would be.
            if !is_compiled {
                *claim.until = None;
            }
            keeps
        });
        location
            .standing
            .retain(|claim| is_compiled || claim.as_of.is_some());
        // Of an event without an end, what is said of the day tells whether it has come.
        let is_closed = effective == Effective::Closed;
        let was_open = !matches!(effective, Effective::Announced | Effective::Considered);
        let opened = |c: &Claim<When>| has_come(c.value, events.opened, was_open);
        location.opened.retain(opened);
        let closed = |c: &Claim<When>| has_come(c.value, events.closed, is_closed);
        location.closed.retain(closed);
        if location.standing.is_empty() || verdict(location).effective != effective {
            stand(location, effective);
        }
        !location.standing.is_empty()
    });
    file.locations = locations;
    file.joint_presence
        .retain(|claim| claim.as_of.is_none_or(is_past));
    for service in &mut file.services {
        service.declared.retain(|c| c.as_of.is_none_or(is_past));
    }
    whole(file)
}

/// What the title of a network at a date says after it.
const AS_OF: [&str; 4] = [", stand ", ", as of ", ", état : ", ", Stand: "];

/// What the title of a network says after it that the sources of a date knew.
const AS_KNOWN: [&str; 4] = [
    ", zoals bekend ",
    ", as known by ",
    ", connaissances : ",
    ", Kenntnisstand: ",
];

/// The [network at](network_at) the end of a date, which its title says. It is what a file would be that
/// had been compiled then: a sighting is as old as it was.
#[must_use]
pub fn as_of(network: &Network, date: Date) -> Network {
    let day = Day::last(date);
    titled(&network_at(network, day), [Some(date), None])
}

/// The same network, whose title says the date: of one that a scenario leaves by a date to come.
#[must_use]
pub fn titled_as_of(network: &Network, date: Date) -> Network {
    titled(network, [Some(date), None])
}

/// What a title says after it of a network as it was at the end of a date, as the sources of another knew it.
#[must_use]
pub fn said([at, known]: [Option<Date>; 2], locale: Locale) -> String {
    let mut text = String::new();
    for (date, says) in [(known, &AS_KNOWN), (at, &AS_OF)] {
        if let Some(date) = date {
            text += locale.of(says);
            text += &end_or_day(Day::last(date), locale);
        }
    }
    text
}

/// What the sources [knew](known_at) by the end of a date, which the title of the network says.
#[must_use]
pub fn as_known(network: &Network, date: Date) -> Known {
    let day = Day::last(date);
    let known = known_at(network, day);
    Known {
        network: titled(&known.network, [None, Some(date)]),
        ..known
    }
}

fn titled(network: &Network, dates: [Option<Date>; 2]) -> Network {
    let mut file = network.file().clone();
    let title = |locale| [file.title.get(locale), &said(dates, locale)].concat();
    file.title = Localized::of(Locale::ALL.map(|locale| title(locale).into()));
    for date in dates.into_iter().flatten() {
        if Day::last(date) < Day::last(file.compiled) {
            file.compiled = date;
        }
    }
    Network::from_valid(file)
}

/// Lets the date of an event speak for the standing, where no claim of standing says yet what holds.
fn stand(location: &mut Location, effective: Effective) {
    let (events, standing) = match effective {
        Effective::Closed => (&location.closed, Standing::Closed),
        _ => (&location.opened, Standing::Open),
    };
    let claims = claims_of(events, standing);
    let said = location.standing.clone();
    let all = said.iter().chain(&claims).cloned().collect();
    // Of what is said, that which holds: a year may hold over a day in it, after an event.
    let holds = |claim: &&Claim<Standing>| Effective::from(claim.value) == effective;
    let held = said.iter().filter(holds).cloned().collect();
    for standing in [all, claims, held] {
        location.standing = standing;
        if !location.standing.is_empty() && verdict(location).effective == effective {
            return;
        }
    }
    location.standing = said;
}

/// The parts of a claim by which it is kept or left out.
struct Head<'c> {
    as_of: &'c mut Option<Date>,
    until: &'c mut Option<When>,
    sources: &'c mut Vec<SourceId>,
}

fn head<T>(claim: &mut Claim<T>) -> Head<'_> {
    Head {
        as_of: &mut claim.as_of,
        until: &mut claim.until,
        sources: &mut claim.sources,
    }
}

/// Leaves out every claim that is not kept.
fn cut_claims<T>(claims: &mut Vec<Claim<T>>, keeps: &dyn Fn(Head<'_>) -> bool) {
    claims.retain_mut(|claim| keeps(head(claim)));
}

/// Leaves out every claim of a location that is not kept.
fn cut(location: &mut Location, keeps: &dyn Fn(Head<'_>) -> bool) {
    cut_claims(&mut location.standing, keeps);
    cut_claims(&mut location.address, keeps);
    cut_claims(&mut location.contact, keeps);
    cut_claims(&mut location.opened, keeps);
    cut_claims(&mut location.closed, keeps);
    cut_claims(&mut location.jurisdiction, keeps);
    cut_claims(&mut location.staff, keeps);
    cut_claims(&mut location.themes, keeps);
    cut_claims(&mut location.files, keeps);
    cut_claims(&mut location.motivation, keeps);
    cut_claims(&mut location.fields, keeps);
}

/// Leaves of a claim what the sources say of which `date_of` knows a date; false where none of them does. A
/// source does not speak of days after it: what a later one has said of them goes with that one.
fn told_by(claim: Head<'_>, date_of: &dyn Fn(&SourceId) -> Option<Date>) -> bool {
    let all = claim.sources.len();
    let mut latest = None;
    claim.sources.retain(|source| {
        let date = date_of(source);
        latest = latest.max(date.map(|date| (Day::last(date), date)));
        date.is_some()
    });
    let Some((day, date)) = latest else {
        return false;
    };
    if claim.sources.len() < all {
        if claim.as_of.is_some_and(|said| Day::last(said) > day) {
            *claim.as_of = Some(date);
        }
        let is_later = |until: When| until.bounds().0.is_some_and(|from| from > day);
        if claim.until.is_some_and(is_later) {
            *claim.until = None;
        }
    }
    true
}

/// Of what others have denied only since, nobody told at the time that it was so.
fn settle_alone(location: &mut Location) {
    fn each<T: PartialEq>(claims: &mut [Claim<T>]) {
        let Some((first, rest)) = claims.split_first_mut() else {
            return;
        };
        if rest.iter().all(|claim| claim.value == first.value) {
            let all = std::iter::once(first).chain(rest);
            all.filter(|claim| claim.status == ClaimStatus::Contested)
                .for_each(|claim| claim.status = ClaimStatus::Stated);
        }
    }
    each(&mut location.standing);
    each(&mut location.opened);
    each(&mut location.closed);
    each(&mut location.address);
    each(&mut location.jurisdiction);
    each(&mut location.staff);
    each(&mut location.themes);
    each(&mut location.files);
    each(&mut location.motivation);
    each(&mut location.fields);
}

/// A file that lacks locations, as a network: a satellite may have lost its post.
fn whole(mut file: NetworkFile) -> Network {
    let ids = file.locations.iter().map(|location| location.id.clone());
    let ids = std::collections::BinaryHeap::from_iter(ids).into_sorted_vec();
    for location in &mut file.locations {
        let post = location.satellite_of.take();
        location.satellite_of = post.filter(|post| ids.binary_search(post).is_ok());
    }
    Network::from_valid(file)
}

/// What the sources of a date knew.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// The network as these sources tell it.
    pub network: Network,
    /// Locations that no such source names.
    pub not_named: usize,
    /// Of these, the locations that a source without a date names: whether that was known then
    /// nobody can say.
    pub undated: usize,
}

/// What the sources that had surely been published by the end of a day knew of the network, then
/// and of any time. A source without a date is left out, for nobody can say when it was there; a
/// source of "about 2014" counts from the end of 2015 on. Of a claim that others have made as well, those are
/// left out, and it speaks of no later date than the sources that are left.
#[must_use]
pub fn known_at(network: &Network, day: Day) -> Known {
    let mut file = network.file().clone();
    let sources = &network.file().sources;
    let by_id = SourcesById::of(sources);
    // The date of each, and that again where it had surely been published.
    let dates: Vec<_> = sources
        .iter()
        .map(|source| {
            let is_then = published(source).is_some_and(|by| by <= day);
            (source.date, source.date.filter(|_| is_then))
        })
        .collect();
    let date_of = |id: &SourceId| dates.get(by_id.position(id)?).copied();
    let then = |id: &SourceId| date_of(id)?.1;
    let told = |claim: Head<'_>| told_by(claim, &then);
    let is_undated = |location: &Location| {
        let mut sources = location.standing.iter().flat_map(|claim| &claim.sources);
        sources.any(|source| date_of(source).is_none_or(|(date, _)| date.is_none()))
    };
    let compiled = Some(day.date()).filter(|_| day < Day::last(file.compiled));
    let compiled = compiled.unwrap_or(file.compiled);
    let (mut not_named, mut undated) = (0, 0);
    let mut locations = std::mem::take(&mut file.locations);
    locations.retain_mut(|location| {
        let had_undated = is_undated(location);
        cut(location, &told);
        settle_alone(location);
        // As if the file had been compiled then.
        foretold(location, &by_id);
        let_dates_of_one_speak(location, compiled);
        if location.standing.is_empty() {
            let is_closed = !location.closed.is_empty();
            stand(
                location,
                if is_closed {
                    Effective::Closed
                } else {
                    Effective::Open
                },
            );
        }
        let is_named = !location.standing.is_empty();
        not_named += usize::from(!is_named);
        undated += usize::from(!is_named && had_undated);
        is_named
    });
    file.locations = locations;
    cut_claims(&mut file.joint_presence, &told);
    for service in &mut file.services {
        cut_claims(&mut service.declared, &told);
    }
    file.trade.retain_mut(|figure| {
        figure.sources.retain(|source| then(source).is_some());
        !figure.sources.is_empty()
    });
    for topic in &mut file.topics {
        cut_claims(&mut topic.statements, &told);
        topic
            .figures
            .retain_mut(|figure| told(head(&mut figure.value)));
        topic.events.retain_mut(|event| told(head(&mut event.date)));
    }
    file.topics.retain(|topic| {
        !(topic.statements.is_empty() && topic.figures.is_empty() && topic.events.is_empty())
    });
    Known {
        network: whole(file),
        not_named,
        undated,
    }
}
