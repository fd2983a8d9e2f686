//! The network as it was at a date, and as the sources of a date knew it: two times, kept apart.

use super::events::{Event, days_of, event, events};
use super::held::{
    hold_events, hold_file, hold_location, hold_standing, keep_posts, settle_standing,
};

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
/// was over only later holds. So it is with facts: events and figures of a later time are left out. At the last day it
/// is the network.
///
/// It holds to the rules of a data file: what only a later claim denies is not contested, a satellite keeps its post,
/// as far as it tells of it, and what was only considered is a candidate.
///
/// What was *known* then is another question: see [`known_at`].
#[must_use]
pub fn network_at(network: &Network, day: Day) -> Network {
    if day == Day::LAST {
        return network.clone();
    }
    let mut file = network.file().clone();
    let is_past = |date: Date| Day::last(date) <= day;
    let compiled = file.compiled;
    let is_compiled = day >= Day::last(compiled);
    let keeps = |claim: Head<'_>| {
        let is_over = claim.until.is_some_and(|until| days_of(until)[1] <= day);
        let keeps = claim.as_of.is_none_or(is_past) && (is_compiled || !is_over);
        // Of what was over only later, nothing told at the time that it would be.
        if !is_compiled {
            *claim.until = None;
        }
        keeps
    };
    let cut = |location: &mut Location, effective: Effective| {
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
        cut(location, [&keeps, &keeps]);
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
    };
    let mut locations = std::mem::take(&mut file.locations);
    locations.retain_mut(|location| {
        let state = Timeline::of(location, compiled).at(day).state;
        let State::Is(effective) = state else {
            return false;
        };
        cut(location, effective);
        hold_location(location);
        stand(location, effective, day);
        hold_events(location);
        !location.standing.is_empty()
    });
    file.locations = locations;
    // Of a post that only its satellite tells of, nothing says that it had opened.
    keep_posts(&mut file, network, &|post| cut(post, Effective::Announced));
    cut_facts(&mut file, [&keeps, &keeps]);
    if !is_compiled {
        for topic in &mut file.topics {
            topic.events.retain(|event| is_past(event.date.value));
        }
        file.trade.retain(|figure| is_past(figure.year));
    }
    hold_file(&mut file);
    Network::from_valid(file)
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

/// Lets what is left of the standing say what held by a day, and the date of an event where no claim of standing says
/// so yet.
fn stand(location: &mut Location, effective: Effective, day: Day) {
    let (events, standing) = match effective {
        Effective::Closed => (&location.closed, Standing::Closed),
        _ => (&location.opened, Standing::Open),
    };
    let claims = claims_of(events, standing, day);
    let said = location.standing.clone();
    let all = said.iter().chain(&claims).cloned().collect();
    // Of what is said, that which holds: a year may hold over a day in it, after an event.
    let holds = |claim: &&Claim<Standing>| Effective::from(claim.value) == effective;
    let held = said.iter().filter(holds).cloned().collect();
    // Who denied it may have spoken of a later day, and some other one of an earlier.
    let mut denied = said.clone();
    for claim in denied
        .iter_mut()
        .filter(|_| effective == Effective::Contested)
    {
        claim.status = ClaimStatus::Contested;
    }
    let all = [said.clone(), all, claims, held, denied];
    // None of what contradicts itself unmarked, as long as there is anything else.
    for hold in [hold_standing, settle_standing] {
        for standing in &all {
            location.standing.clone_from(standing);
            hold(location);
            if !location.standing.is_empty() && verdict(location).effective == effective {
                return;
            }
        }
    }
    location.standing = said;
    hold_standing(location);
}

/// The parts of a claim by which it is kept or left out, and what of it is.
struct Head<'c> {
    status: ClaimStatus,
    as_of: &'c mut Option<Date>,
    until: &'c mut Option<When>,
    sources: &'c mut Vec<SourceId>,
    quote: &'c mut Option<Box<str>>,
    note: &'c mut Option<Localized>,
}

fn head<T>(claim: &mut Claim<T>) -> Head<'_> {
    Head {
        status: claim.status,
        as_of: &mut claim.as_of,
        until: &mut claim.until,
        sources: &mut claim.sources,
        quote: &mut claim.quote,
        note: &mut claim.note,
    }
}

/// Says whether a claim is kept: of a value, and of words of which not all need be every source's.
type Keeps<'k> = [&'k dyn Fn(Head<'_>) -> bool; 2];

/// Leaves out every claim that is not kept.
fn cut_claims<T>(claims: &mut Vec<Claim<T>>, keeps: &dyn Fn(Head<'_>) -> bool) {
    claims.retain_mut(|claim| keeps(head(claim)));
}

/// Leaves out every claim of a location that is not kept.
fn cut(location: &mut Location, [keeps, keeps_words]: Keeps<'_>) {
    cut_claims(&mut location.standing, keeps);
    cut_claims(&mut location.address, keeps);
    cut_claims(&mut location.contact, keeps);
    cut_claims(&mut location.opened, keeps);
    cut_claims(&mut location.closed, keeps);
    cut_claims(&mut location.jurisdiction, keeps);
    cut_claims(&mut location.staff, keeps);
    cut_claims(&mut location.themes, keeps);
    cut_claims(&mut location.files, keeps_words);
    cut_claims(&mut location.motivation, keeps_words);
    cut_claims(&mut location.fields, keeps);
}

/// Leaves out every claim of the network as a whole that is not kept, and every topic without one.
fn cut_facts(file: &mut NetworkFile, [keeps, keeps_words]: Keeps<'_>) {
    cut_claims(&mut file.joint_presence, keeps);
    for service in &mut file.services {
        cut_claims(&mut service.declared, keeps);
    }
    let crew = file.minimum_crew.take();
    file.minimum_crew = crew.and_then(|mut crew| keeps(head(&mut crew.roles)).then_some(crew));
    for topic in &mut file.topics {
        cut_claims(&mut topic.statements, keeps_words);
        topic
            .figures
            .retain_mut(|figure| keeps(head(&mut figure.value)));
        topic
            .events
            .retain_mut(|event| keeps(head(&mut event.date)));
    }
}

/// What stands in the place of a reasoning that rested on later sources too.
const RESTED_ON_LATER: [&str; 4] = [
    "Volgens bronnen van toen; de uitleg steunde ook op latere.",
    "According to sources of that time; the reasoning rested on later ones too.",
    "Selon les sources de l’époque ; le raisonnement s’appuyait aussi sur de plus récentes.",
    "Nach damaligen Quellen; die Begründung stützte sich auch auf spätere.",
];

/// Leaves of a claim what the sources say of which `date_of` knows a date; false where none of them does. A
/// source does not speak of days after it: what a later one has said of them goes with that one, and so do the
/// words of which nobody can tell whose they are.
fn told_by(claim: Head<'_>, by: Day, date_of: &dyn Fn(&SourceId) -> Option<Date>) -> bool {
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
    let is_cut = claim.sources.len() < all;
    let day = if is_cut { day } else { day.max(by) };
    if claim
        .as_of
        .is_some_and(|said| Day::last(said) > day && (is_cut || Day::first(said) > day))
    {
        *claim.as_of = Some(date);
    }
    let is_later = |until: When| until.bounds().0.is_some_and(|from| from > day);
    if claim.until.is_some_and(is_later) {
        *claim.until = None;
    }
    if is_cut {
        *claim.quote = None;
        let is_assumed = claim.status == ClaimStatus::Assumed;
        *claim.note = is_assumed.then(|| Localized::each(RESTED_ON_LATER));
    }
    true
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
/// left out, and it speaks of no later date than the sources that are left. A note on a location is nobody's, so that
/// nobody can say what of it was known: before the file was compiled there is none.
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
    let told = |claim: Head<'_>| told_by(claim, day, &then);
    let told_all = |claim: Head<'_>| {
        let is_later = claim.sources.iter().any(|source| then(source).is_none());
        told(claim) && !is_later
    };
    let is_undated = |location: &Location| {
        let mut sources = location.standing.iter().flat_map(|claim| &claim.sources);
        sources.any(|source| date_of(source).is_none_or(|(date, _)| date.is_none()))
    };
    let is_compiled = day >= Day::last(file.compiled);
    let compiled = Some(day.date()).filter(|_| !is_compiled);
    let compiled = compiled.unwrap_or(file.compiled);
    let by = Day::last(compiled);
    let cut = |location: &mut Location| {
        cut(location, [&told, &told_all]);
        location.note.take_if(|_| !is_compiled);
    };
    let (mut not_named, mut undated) = (0, 0);
    let mut locations = std::mem::take(&mut file.locations);
    locations.retain_mut(|location| {
        let had_undated = is_undated(location);
        cut(location);
        hold_location(location);
        hold_standing(location);
        // As if the file had been compiled then.
        foretold(location, &by_id);
        let_dates_of_one_speak(location, compiled);
        hold_standing(location);
        if location.standing.is_empty() {
            let is_to_come = |events| event(events).is_some_and(|([from, _], _)| from > by);
            let [opened, closed] = [&location.opened, &location.closed].map(|all| is_to_come(all));
            if opened {
                location.standing = claims_of(&location.opened, Standing::Announced, Day::LAST);
            } else if location.closed.is_empty() || closed {
                stand(location, Effective::Open, by);
            } else {
                stand(location, Effective::Closed, by);
            }
            if closed && location.standing.is_empty() {
                location.standing = claims_of(&location.closed, Standing::Open, Day::LAST);
            }
            // Of what was to come, the sources told when they were published.
            for claim in &mut location.standing {
                if claim.as_of.is_some_and(|date| Day::first(date) > by) {
                    let dates = claim.sources.iter().filter_map(then);
                    claim.as_of = dates.max_by_key(|date| Day::last(*date));
                }
            }
        }
        hold_events(location);
        let is_named = !location.standing.is_empty();
        not_named += usize::from(!is_named);
        undated += usize::from(!is_named && had_undated);
        is_named
    });
    file.locations = locations;
    for post in keep_posts(&mut file, network, &cut) {
        let post = network.location(&post.id);
        not_named -= 1;
        undated -= usize::from(post.is_some_and(is_undated));
    }
    cut_facts(&mut file, [&told, &told_all]);
    file.trade.retain_mut(|figure| {
        let all = figure.sources.len();
        figure.sources.retain(|source| then(source).is_some());
        figure.note.take_if(|_| figure.sources.len() < all);
        !figure.sources.is_empty()
    });
    hold_file(&mut file);
    // A source that was not there yet is none of that time; where a place lies is no news.
    let zones = file.places.iter().filter_map(|place| place.zone.as_ref());
    let of_zones = zones.flat_map(|zone| &zone.sources);
    let of_places = file.places.iter().flat_map(|place| &place.sources);
    let of_places = of_zones.chain(of_places).map(SourceId::as_str);
    let of_places = std::collections::BinaryHeap::from_iter(of_places).into_sorted_vec();
    file.sources.retain(|source| {
        then(&source.id).is_some() || of_places.binary_search(&source.id.as_str()).is_ok()
    });
    Known {
        network: Network::from_valid(file),
        not_named,
        undated,
    }
}
