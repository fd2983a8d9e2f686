//! What changed between two days.

use super::{Day, Moment, State, Timeline, Works, network_at};
use crate::analysis::{Effective, Position};
use crate::model::{Date, Kind, Location, Network};
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
}

/// What changed between two days.
#[derive(Clone, Debug, PartialEq)]
pub struct Between {
    /// The days, the earlier first.
    pub days: [Day; 2],
    /// What became of each location that does not work as it did, in the order of the file.
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

/// Compares the network at the ends of two days.
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

/// What became of each location between two days, candidates aside; a part of [`between`].
#[must_use]
pub fn changed(network: &Network, days: [Day; 2]) -> Vec<Changed> {
    let all = (0u32..).zip(network.locations());
    let compiled = network.file().compiled;
    all.filter(|(_, location)| location.kind != Kind::Candidate)
        .filter_map(|(position, location)| of(position, location, compiled, days))
        .collect()
}

fn of(position: Position, location: &Location, compiled: Date, days: [Day; 2]) -> Option<Changed> {
    let timeline = Timeline::of(location, compiled);
    let [before, after] = days.map(|day| timeline.at(day));
    Some(Changed {
        position,
        before,
        after,
        turn: turn(before, after)?,
    })
}

/// What it comes to that one thing is said, and later another; nothing where the location works,
/// or not, or maybe, as before.
#[must_use]
pub fn turn(before: Moment, after: Moment) -> Option<Turn> {
    let is_vacant = after.state == State::Is(Effective::Vacant);
    Some(match (before.works, after.works) {
        _ if before.is_unknown() => (!after.is_unknown()).then_some(Turn::FirstRecord)?,
        (Works::No, Works::Yes) => Turn::Opened,
        (Works::Yes, Works::No) if is_vacant => Turn::Emptied,
        (Works::Yes, Works::No) => Turn::Closed,
        (Works::No, Works::Maybe) | (Works::Maybe, Works::Yes) => Turn::MayHaveOpened,
        (Works::Yes, Works::Maybe) if after.state == State::Is(Effective::Seen) => Turn::LostSight,
        (Works::Yes, Works::Maybe) | (Works::Maybe, Works::No) => Turn::MayHaveClosed,
        _ => return None,
    })
}
