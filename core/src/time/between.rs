//! What changed between two days.

use std::cmp::Ordering;

use super::events::days_of;
use super::some_day::on_some_day;
use super::timeline::in_order;

use super::{Day, Moment, State, Timeline, Works, network_at, timelines};
use crate::analysis::{Effective, Position};
use crate::model::{Claim, Kind, Location, Network};
use crate::scenario::{Difference, difference};

/// What became of a location between two days, as far as anybody says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// It did not work, and does.
    Opened,
    /// It worked, and does not.
    Closed,
    /// It worked, and nobody is posted there any more.
    Emptied,
    /// It did not work, and may work now; or it may have worked already, and does.
    MayHaveOpened,
    /// It worked, and may not any more; or it may have worked still, and does not.
    MayHaveClosed,
    /// It worked, and was only seen since: nobody says whether it still does.
    LostSight,
    /// Nothing was known of it before: whether it was there, nobody says.
    FirstRecord,
    /// It has another address.
    Moved,
    /// It has another address, and may have had it before or only since.
    MayHaveMoved,
}

/// A location of which something else is said at the later day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The location.
    pub position: Position,
    /// What was said of the earlier day.
    pub before: Moment,
    /// What is said of the later one.
    pub after: Moment,
    /// What that comes to.
    pub turn: Turn,
    /// When: of what a source dates, the days that it may mean; else the day after the last on which the former was
    /// said, and the first on which the latter is.
    pub within: [Day; 2],
}

/// What changed between two days.
#[derive(Clone, Debug, PartialEq)]
pub struct Between {
    /// The days, the earlier first.
    pub days: [Day; 2],
    /// What became of each location that does not work as it did, in the order of the file; each turn of one
    /// that opened and closed again, in the order of time.
    pub changed: Vec<Changed>,
    /// What differs between the networks as they had surely come to be at the two days, in the terms
    /// in which a scenario differs. It counts a location that was first heard of as added: only
    /// [`changed`](Self::changed) says whether it opened.
    pub difference: Difference,
}

impl Between {
    /// The locations with one turn.
    pub fn with(&self, turn: Turn) -> impl Iterator<Item = &Changed> {
        self.changed.iter().filter(move |c| c.turn == turn)
    }
}

/// Compares the network at the ends of two days. Of days after those on which it was put together it says nothing:
/// what may come about later has not.
#[must_use]
pub fn between(network: &Network, a: Day, b: Day) -> Between {
    let days = [a.min(b), a.max(b)];
    let [before, after] = days.map(|day| network_at(network, day));
    Between {
        days,
        changed: changed(network, days),
        difference: difference(&before, &after),
    }
}

/// What became of each location between two days, candidates aside; a part of [`between`]. In
/// O(n log n) of the number of claims of each.
#[must_use]
pub fn changed(network: &Network, days: [Day; 2]) -> Vec<Changed> {
    changed_with(network, &timelines(network), days)
}

/// As [`changed`], where the [timelines] of all locations are there already, in order.
#[must_use]
pub fn changed_with(network: &Network, timelines: &[Timeline], days: [Day; 2]) -> Vec<Changed> {
    let all = (0u32..).zip(network.locations()).zip(timelines);
    let compiled = network.file().compiled;
    let days = days.map(|day| day.min(Day::last(compiled)));
    all.filter(|((_, location), _)| location.kind != Kind::Candidate)
        .flat_map(|((position, location), timeline)| of(position, location, timeline, days))
        .collect()
}

fn of(
    position: Position,
    location: &Location,
    timeline: &Timeline,
    days: [Day; 2],
) -> Vec<Changed> {
    let [first, last] = days.map(|day| timeline.at(day));
    let changed = |[before, after]: [Moment; 2], turn: Turn, within: [Day; 2]| Changed {
        position,
        before,
        after,
        turn,
        within,
    };
    let step = |[(before, [_, until]), (after, [from, _])]: [Station; 2]| {
        let turn = turn(before, after)?;
        Some(changed([before, after], turn, [until.next(), from]))
    };
    let spans = stations_between(timeline, days);
    let mut some = on_some_day(location, timeline);
    some.retain(|(_, [to, from])| *from >= days[0] && *to <= days[1]);
    let stations = turning(&spans, &some);
    let pair = |two: &[Station]| step([*two.first()?, *two.last()?]);
    let mut all: Vec<Changed> = stations.windows(2).filter_map(pair).collect();
    // Nothing is sure: each thing that may have come about, once.
    let is_unsure =
        |(moment, _): &Station| moment.works == Works::Maybe || moment.state == State::NotYet;
    let is_sure = |told: &Changed| matches!(told.turn, Turn::Opened | Turn::Closed | Turn::Emptied);
    let is_first = all.is_empty() || first.state == State::NotYet;
    if is_first && !all.iter().any(is_sure) && spans.iter().all(is_unsure) {
        for told in spans.windows(2).filter_map(pair) {
            if all.iter().all(|other| other.turn != told.turn) {
                all.push(told);
            }
        }
    }
    // What a source dates for sure is told, whatever is said of the time after it.
    let events = timeline.events();
    for (dated, works, turns, instead) in [
        (
            events.opened,
            Works::Yes,
            &[Turn::Opened][..],
            &[Turn::MayHaveOpened][..],
        ),
        (
            events.closed,
            Works::No,
            &[Turn::Closed, Turn::Emptied],
            &[Turn::MayHaveClosed, Turn::LostSight],
        ),
    ] {
        let Some(([from, to], true)) = dated.filter(|(dated, _)| is_within(*dated, days)) else {
            continue;
        };
        let of_it = |told: &&mut Changed| {
            let [since, by] = told.within;
            let is_nested = (since <= from && to <= by) || (from <= since && by <= to);
            is_nested && turns.contains(&told.turn)
        };
        if let Some((told, turn)) = all.iter_mut().find(of_it).zip(turns.first()) {
            told.turn = *turn;
            told.within = [told.within[0].max(from), told.within[1].min(to)];
            continue;
        }
        let just_before = timeline.at(from.previous());
        let is_closing = works == Works::No;
        let was_so = just_before.works == works
            && (!is_closing || just_before.state == State::Is(Effective::Closed));
        if let Some(turn) = turns.first().filter(|_| !was_so) {
            all.retain(|told| told.turn != Turn::FirstRecord && !instead.contains(&told.turn));
            // It opens first, and closes last.
            let at = if is_closing { all.len() } else { 0 };
            all.insert(at, changed([first, last], *turn, [from, to]));
        }
    }
    for (.., within, turn) in moves(&location.address, days) {
        all.push(changed([first, last], turn, within));
    }
    in_order(&all, |told| (told.within[1], told.within[0]))
}

/// What is said, and on which days of those that are looked at, the first and the last.
pub(super) type Station = (Moment, [Day; 2]);

/// All that is said of the days from one to another.
fn stations_between(timeline: &Timeline, [from, to]: [Day; 2]) -> Vec<Station> {
    let spans = timeline.spans();
    let since = spans.partition_point(|span| span.from <= Some(from));
    let spans = spans.get(since.saturating_sub(1)..).unwrap_or_default();
    let ends = spans.iter().skip(1).map(|next| next.from).chain([None]);
    let within = spans.iter().zip(ends);
    within
        .take_while(|(span, _)| span.from <= Some(to))
        .map(|(span, next)| {
            let start = span.from.map_or(from, |day| day.max(from));
            let end = next.map_or(to, |day| day.previous().min(to));
            (span.moment, [start, end])
        })
        .collect()
}

/// Of these the first, those before and after each time that it surely opened or closed, and the last: more than
/// two where the two alone do not tell all. What was so on [some day](on_some_day) is as sure as what was so on each.
fn turning(spans: &[Station], some: &[Station]) -> Vec<Station> {
    let mut stations: Vec<Station> = spans.first().copied().into_iter().collect();
    let sure = spans.iter().filter(|(it, _)| it.works != Works::Maybe);
    let sure: Vec<Station> = sure.chain(some).copied().collect();
    let mut before: Option<Station> = None;
    for station in in_order(&sure, |(_, days)| days[0].min(days[1])) {
        if let Some(was) = before.replace(station)
            && was.0.works != station.0.works
        {
            push(&mut stations, was);
            push(&mut stations, station);
        }
    }
    // Who worked on some day of a year has not closed because the days after it are not sure either.
    let is_wide = |(moment, [by, until]): &Station| by > until && moment.works == Works::Yes;
    let is_over = stations.last().is_none_or(|last| !is_wide(last));
    let last = spans.last();
    if let Some(last) = last.filter(|last| is_over || last.0.works != Works::Maybe) {
        push(&mut stations, *last);
    }
    stations
}

/// Adds a station, where it says another thing than the last.
fn push(stations: &mut Vec<Station>, station: Station) {
    if stations.last().is_none_or(|last| last.0 != station.0) {
        stations.push(station);
    }
}

/// Whether the days on which an event may have been are all in between.
fn is_within(event: [Day; 2], [from, to]: [Day; 2]) -> bool {
    event[0] > from && event[1] <= to
}

type Address = Claim<Box<str>>;

/// Each address that was left in between, or may have been, the one after it, the days on which that was, and which
/// of the two it is. Addresses alone that differ may be one, spelt otherwise.
pub(super) fn moves(
    addresses: &[Address],
    days: [Day; 2],
) -> impl Iterator<Item = (&Address, &Address, [Day; 2], Turn)> {
    addresses.iter().filter_map(move |old| {
        let until = old.until?;
        let is_next = |new: &&Address| {
            new.value != old.value && new.until.is_none_or(|end| until.is_before(end))
        };
        // Of several, the one that was left first.
        let next = addresses.iter().filter(is_next);
        let next = next.min_by_key(|new| {
            new.until
                .map_or(Day::LAST, |end| end.bounds().0.unwrap_or(Day::FIRST))
        })?;
        // By the date of the new one, the old one had been left: since when it is the new one, that date does not say.
        let mut left = days_of(until);
        let by = next.as_of.map(Day::last).filter(|by| *by >= left[0]);
        left[1] = by.map_or(left[1], |by| by.min(left[1]));
        let turn = if is_within(left, days) {
            Turn::Moved
        } else if left[0] <= days[1] && left[1] > days[0] {
            Turn::MayHaveMoved
        } else {
            return None;
        };
        Some((old, next, left, turn))
    })
}

/// What it comes to that one thing is said, and later another; nothing where the location works,
/// or not, or maybe, as before.
#[must_use]
pub fn turn(before: Moment, after: Moment) -> Option<Turn> {
    let is_vacant = after.state == State::Is(Effective::Vacant);
    Some(match (before.works, after.works) {
        _ if before.is_unknown() => (!after.is_unknown()).then_some(Turn::FirstRecord)?,
        // What is only planned has not closed.
        _ if before.state == State::NotYet && is_planned(after) => return None,
        (Works::No, Works::Yes) => Turn::Opened,
        (Works::Yes, Works::No) if is_vacant => Turn::Emptied,
        (Works::Yes, Works::No) => Turn::Closed,
        (Works::No, Works::Maybe) | (Works::Maybe, Works::Yes) => Turn::MayHaveOpened,
        (Works::Yes, Works::Maybe) if after.state == State::Is(Effective::Seen) => Turn::LostSight,
        (Works::Yes, Works::Maybe) | (Works::Maybe, Works::No) => Turn::MayHaveClosed,
        // Of either nobody is sure, and yet another thing is said.
        (Works::Maybe, Works::Maybe) => match likelihood(before).cmp(&likelihood(after)) {
            Ordering::Less => Turn::MayHaveOpened,
            Ordering::Greater => Turn::MayHaveClosed,
            // By now it has opened, and may have before.
            Ordering::Equal if before.state == State::NotYet && after.state != State::NotYet => {
                Turn::MayHaveOpened
            }
            Ordering::Equal => return None,
        },
        _ => return None,
    })
}

fn is_planned(moment: Moment) -> bool {
    matches!(
        moment.state,
        State::Is(Effective::Announced | Effective::Considered)
    )
}

/// Whether what is said of it is that it works: in none, in some, or in all that may have come about by then.
fn likelihood(moment: Moment) -> u8 {
    let of = |state| match state {
        State::Is(Effective::Contested) | State::Unknown => 1,
        State::Is(Effective::Open | Effective::Seen) => 2,
        State::Is(_) | State::NotYet => 0,
    };
    let said = of(moment.state);
    let or = moment.or.map_or(said, of);
    if said == or { said } else { 1 }
}
