//! When a location opened and closed, as far as its sources tell.

use super::timeline::works;
use super::{Day, When};
use crate::model::{Claim, ClaimStatus, Date, Location, Standing};

/// The days on which an event may have been, and whether it is firm that it was.
pub(super) type Event = ([Day; 2], bool);

/// Which of its opening and its closing was first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spells {
    /// It opened, and then it closed.
    One,
    /// It closed, and then it opened again.
    Again,
    /// Either: that it was open after both, another claim says.
    Either,
}

/// The opening and the closing of a location.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Events {
    pub(super) opened: Option<Event>,
    pub(super) closed: Option<Event>,
    pub(super) spells: Spells,
}

/// The opening and the closing of a location. What closes opened before: where the days of the two overlap, the closing
/// is not before the opening nor the opening after the closing, unless it is said to have been open again.
pub(super) fn events(location: &Location) -> Events {
    let [mut opened, mut closed] = [&location.opened, &location.closed].map(|claims| event(claims));
    let mut spells = Spells::One;
    if let (Some((opened, _)), Some((closed, _))) = (&mut opened, &mut closed) {
        spells = if closed[1] < opened[0] {
            Spells::Again
        } else if closed[0] <= opened[1] && is_open_again(location, closed[1]) {
            Spells::Either
        } else {
            Spells::One
        };
        if spells == Spells::One {
            closed[0] = closed[0].max(opened[0]);
            opened[1] = opened[1].min(closed[1]);
        }
    }
    Events {
        opened,
        closed,
        spells,
    }
}

impl Events {
    /// The days of which a claim of a date speaks that says that it works, or was seen: who was seen in the year of the
    /// opening was seen after it.
    pub(super) fn at_work(&self, date: Date) -> [Day; 2] {
        let mut days = [Day::first(date), Day::last(date)];
        if let Some(([from, _], true)) = self.opened
            && from <= days[1]
        {
            let after = if from < days[1] { from.next() } else { from };
            days[0] = days[0].max(after);
        }
        days
    }
}

/// The same, as what is stated of the standing leaves them: it opened after it was announced, and closed after it was
/// seen.
pub(super) fn events_among(location: &Location) -> Events {
    let mut events = events(location);
    let stated = location.standing.iter();
    let stated = stated.filter(|claim| claim.status == ClaimStatus::Stated);
    let stated = stated.filter_map(|claim| Some((claim.value, claim.as_of?)));
    let at_work = stated.clone().filter(|(value, _)| works(*value));
    let follow = |days: &mut [Day; 2], from: Day| {
        if (days[0]..days[1]).contains(&from) {
            days[0] = from.next();
        }
    };
    if let Some((days, _)) = &mut events.opened {
        let by = at_work.clone().map(|(_, date)| Day::last(date)).min();
        let planned = stated.filter(|(value, _)| is_planned(*value));
        let planned = planned.map(|(_, date)| Day::first(date));
        planned
            .filter(|from| by.is_none_or(|by| *from <= by))
            .for_each(|from| follow(days, from));
    }
    let seen: Vec<Day> = at_work.map(|(_, date)| events.at_work(date)[0]).collect();
    if let Some((closed, _)) = &mut events.closed {
        if let (Spells::One, Some((opened, _))) = (events.spells, events.opened) {
            closed[0] = closed[0].max(opened[0]);
        }
        if !is_open_again(location, closed[1]) {
            seen.into_iter().for_each(|from| follow(closed, from));
        }
    }
    events
}

/// Whether it says that it is to open.
fn is_planned(standing: Standing) -> bool {
    matches!(standing, Standing::Announced | Standing::Considered)
}

/// Whether a dated claim says that it worked after the last day on which it may have closed, or after another claim said
/// that it did not any more.
fn is_open_again(location: &Location, closed: Day) -> bool {
    let dated = location.standing.iter();
    let dated = dated.filter_map(|claim| Some((claim.value, Day::first(claim.as_of?))));
    let left = dated
        .clone()
        .filter(|(value, _)| matches!(value, Standing::Closed | Standing::Vacant));
    let left = left.map(|(_, from)| from).min().unwrap_or(Day::LAST);
    let mut at_work = dated.filter(|(value, _)| works(*value));
    at_work.any(|(_, from)| from > closed.min(left))
}

/// When an event was: the days that all claims about it leave, or, where they disagree, all the
/// days that any of them names; and whether it is firm that it was. Sources that disagree on the day agree
/// that there was one: by the last that any of them names, it has come.
pub(super) fn event(claims: &[Claim<When>]) -> Option<Event> {
    let days = |claim: &Claim<When>| days_of(claim.value);
    let first = days(claims.first()?);
    let all = || claims.iter().map(days);
    let inner = all().fold(first, |[a, b], [from, to]| [a.max(from), b.min(to)]);
    let outer = all().fold(first, |[a, b], [from, to]| [a.min(from), b.max(to)]);
    let is_contested = are_contested(claims);
    let is_plan = |claim: &Claim<When>| {
        let said = claim.as_of.map(Day::last);
        said.is_some_and(|said| said < days(claim)[0])
    };
    let is_firm = if is_contested {
        claims.iter().any(|claim| days(claim) != first) && !claims.iter().all(is_plan)
    } else {
        claims.iter().any(|c| c.status == ClaimStatus::Stated)
    };
    let agree = inner[0] <= inner[1] && !is_contested;
    Some((if agree { inner } else { outer }, is_firm))
}

/// Each claim of when it opened (true) and then of when it closed, with the day on which a reader meets it: the last
/// that its sources leave, when it has come about; or the first, where nobody knows an end.
pub fn event_claims(location: &Location) -> impl Iterator<Item = (Day, bool, &Claim<When>)> {
    let events = events(location);
    let opened = location
        .opened
        .iter()
        .map(move |c| (events.opened, true, c));
    let closed = location
        .closed
        .iter()
        .map(move |c| (events.closed, false, c));
    opened
        .chain(closed)
        .filter_map(|(event, is_opening, claim)| {
            let (from, to) = claim.value.bounds();
            let ([_, last], _) = event?;
            let by = to.map_or(last, |to| to.min(last));
            let day = if by == Day::LAST { from? } else { by };
            Some((day, is_opening, claim))
        })
}

/// The first and the last day that a date may mean: of all days, where it has no end.
pub(super) fn days_of(when: When) -> [Day; 2] {
    let (from, to) = when.bounds();
    [from.unwrap_or(Day::FIRST), to.unwrap_or(Day::LAST)]
}

/// Whether sources disagree on when an event was.
pub(super) fn are_contested(claims: &[Claim<When>]) -> bool {
    claims.iter().any(|c| c.status == ClaimStatus::Contested)
}
