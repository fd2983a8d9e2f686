//! One location through time: what its claims say for every day.
//!
//! # How claims speak of days
//!
//! - `opened` and `closed` are events: before the opening the location was not there, from the
//!   closing on it is no more. A date that is only a year or a month leaves the days in it open.
//! - A claim of `standing` speaks of its `as_of`. What is said to be open stays so until another
//!   claim or event; what was only *seen* is sure on the day of the sighting, and uncertain after it: of
//!   a year in which it was seen, no day is sure. Between two claims that say different things nobody says when that
//!   changed: the time between is uncertain, unless an event tells; the day of the first is not.
//! - A claim without `as_of` speaks of no day that is known. It counts from the day on which the file
//!   was compiled, and makes nothing surer.
//! - Once every dated claim has been made, the standing is the one of
//!   [`verdict`](crate::analysis::verdict), so that the last day says what is said today.
//!
//! Before the first record of a location whose opening nobody tells, nothing is known: that is
//! not the same as not being there. Who tells of an opening, were it planned or assumed, says that it was not there
//! before.

use std::collections::BinaryHeap;

use super::Day;
use crate::analysis::Effective;
use crate::model::{Claim, ClaimStatus, Date, Kind, Location, Standing, When};

/// What is said of a location for one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Nobody says anything of so early a time.
    Unknown,
    /// It opened later.
    NotYet,
    /// Its standing, as the claims up to that day come to.
    Is(Effective),
}

/// Whether a location worked on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Works {
    /// It did not.
    No,
    /// Nothing says for sure.
    Maybe,
    /// It did.
    Yes,
}

/// What is said of a location for one day, and how sure that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// What had surely come about by then.
    pub state: State,
    /// What may have come about by then, where a date that is only about right leaves it open.
    pub or: Option<State>,
    /// Whether it worked.
    pub works: Works,
}

impl Moment {
    /// Whether nothing is said of so early a time.
    #[must_use]
    pub fn is_unknown(self) -> bool {
        self.state == State::Unknown && self.or.is_none()
    }
}

/// Days on which the same is said of a location.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first of them; none where there is no earlier one.
    pub from: Option<Day>,
    /// What is said.
    pub moment: Moment,
}

/// A location through time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    spans: Vec<Span>,
    /// When it opened, and closed.
    events: [Option<Event>; 2],
}

impl Timeline {
    /// All that the claims about a location say of time, in O(n log n) of their number. They were
    /// put together on the last day of `compiled`.
    #[must_use]
    pub fn of(location: &Location, compiled: Date) -> Self {
        Record::of(location, Day::last(compiled)).timeline()
    }

    /// The days on which something changes, with what is said from then on; the first span has
    /// no beginning.
    #[must_use]
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// When it opened, and when it closed, as far as anybody says.
    pub(super) fn events(&self) -> [Option<Event>; 2] {
        self.events
    }

    /// The first and the last day of a drawing of it, up to a day: from a little before the first on which something
    /// changes; where what came before is not sure, from the first that a date may mean, for how long it had been so
    /// nobody says. None where nothing changes before that day.
    #[must_use]
    pub fn drawn(&self, location: &Location, last: Day) -> Option<[Day; 2]> {
        let first = self.spans.iter().find_map(|span| span.from);
        let first = first.filter(|day| *day < last)?;
        let before = Day::from_number(first.number() - (last.number() - first.number()) / 12);
        let moment = self.spans.first().map(|span| span.moment);
        let is_unsure = moment.is_some_and(|one| one.works == Works::Maybe);
        let begin = if is_unsure {
            super::first_day([location]).map_or(first, |named| named.min(first))
        } else {
            before
        };
        Some([begin, last])
    }

    /// What is said of one day.
    #[must_use]
    pub fn at(&self, day: Day) -> Moment {
        let after = self.spans.partition_point(|span| span.from <= Some(day));
        let span = self.spans.get(after.saturating_sub(1));
        span.map_or(
            Moment {
                state: State::Unknown,
                or: None,
                works: Works::Maybe,
            },
            |span| span.moment,
        )
    }
}

/// What a mark says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Opened,
    Closed,
    Standing(Standing),
}

/// A dated claim.
#[derive(Clone, Copy)]
struct Mark {
    /// The first and the last day that it may speak of.
    days: [Day; 2],
    /// Where it stands among the others: of two, the later decides.
    order: Order,
    says: Says,
    /// Stated, and none denies it.
    is_firm: bool,
    is_contested: bool,
}

/// First day, events before standings, date (a year before a day in it), stated after assumed,
/// position in the file from its end.
type Order = (Day, bool, Option<Date>, bool, std::cmp::Reverse<u32>);

impl Mark {
    fn works(&self) -> bool {
        match self.says {
            Says::Opened => true,
            Says::Closed => false,
            Says::Standing(standing) => works(standing),
        }
    }

    fn is_event(&self) -> bool {
        !matches!(self.says, Says::Standing(_))
    }

    /// Whether it speaks of that day and of no other.
    fn is_of(&self, day: Option<Day>) -> bool {
        self.days[0] == self.days[1] && day == Some(self.days[0])
    }

    fn state(&self) -> State {
        State::Is(match self.says {
            Says::Opened => Effective::Open,
            Says::Closed => Effective::Closed,
            Says::Standing(standing) => standing.into(),
        })
    }
}

pub(super) fn works(standing: Standing) -> bool {
    matches!(standing, Standing::Open | Standing::Seen)
}

/// The claims of a location that speak of time.
struct Record {
    kind: Kind,
    /// By their order.
    marks: Vec<Mark>,
    /// Dated claims of standing.
    dated: usize,
    /// What the undated claims of standing come to, and from when on they count.
    undated: Tally,
    compiled: Day,
    /// When it opened, and closed.
    events: [Option<Event>; 2],
}

/// What the claims of standing that have been made come to, by the rule of
/// [`settle`](crate::analysis::settle).
#[derive(Clone, Copy, Default)]
struct Tally {
    first: Option<Standing>,
    differ: bool,
    contested: bool,
    best: Option<(Standing, Weight)>,
}

/// Date, stated, and the position in the file from its end.
type Weight = (Option<Date>, bool, std::cmp::Reverse<u32>);

impl Tally {
    fn add(&mut self, value: Standing, is_contested: bool, weight: Weight) {
        self.contested |= is_contested;
        self.differ |= *self.first.get_or_insert(value) != value;
        if self.best.is_none_or(|(_, best)| weight > best) {
            self.best = Some((value, weight));
        }
    }

    /// Together with others.
    fn with(self, other: &Self) -> Self {
        let differ = self.first.zip(other.first).is_some_and(|(a, b)| a != b);
        let is_later = |(_, a): &(Standing, Weight)| self.best.is_none_or(|(_, b)| *a > b);
        Self {
            first: self.first.or(other.first),
            differ: self.differ || other.differ || differ,
            contested: self.contested || other.contested,
            best: other.best.filter(is_later).or(self.best),
        }
    }

    fn effective(&self) -> Option<Effective> {
        if self.contested && self.differ {
            return Some(Effective::Contested);
        }
        self.best.map(|(standing, _)| standing.into())
    }
}

/// When an event was: the days that may be meant, and whether it is firm that it was.
pub(super) type Event = ([Day; 2], bool);

/// When an event was: the days that all claims about it leave, or, where they disagree, all the
/// days that any of them names; and whether it is firm that it was. Sources that disagree on the day agree
/// that there was one: by the last that any of them names, it has come.
pub(super) fn event(claims: &[Claim<When>]) -> Option<Event> {
    let days = |claim: &Claim<When>| {
        let (from, to) = claim.value.bounds();
        [from.unwrap_or(Day::FIRST), to.unwrap_or(Day::LAST)]
    };
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

/// Whether sources disagree on when an event was.
pub(super) fn are_contested(claims: &[Claim<When>]) -> bool {
    claims.iter().any(|c| c.status == ClaimStatus::Contested)
}

impl Record {
    fn of(location: &Location, compiled: Day) -> Self {
        let mut marks = Vec::new();
        let events = [&location.opened, &location.closed].map(|claims| event(claims));
        let [opened, closed] = events;
        for (says, event) in [(Says::Opened, opened), (Says::Closed, closed)] {
            if let Some((days, is_firm)) = event {
                marks.push(Mark {
                    days,
                    order: (days[0], false, None, is_firm, std::cmp::Reverse(0)),
                    says,
                    is_firm,
                    is_contested: false,
                });
            }
        }
        let mut undated = Tally::default();
        for (claim, at) in location.standing.iter().zip(0u32..) {
            let at = std::cmp::Reverse(at);
            let is_stated = claim.status != ClaimStatus::Assumed;
            let is_contested = claim.status == ClaimStatus::Contested;
            let Some(date) = claim.as_of else {
                undated.add(claim.value, is_contested, (None, is_stated, at));
                continue;
            };
            let mut days = [Day::first(date), Day::last(date)];
            // Who was seen in the year of the opening was seen after the opening.
            if works(claim.value)
                && let Some(([from, _], true)) = opened
                && from <= days[1]
            {
                let after = if from < days[1] { from.next() } else { from };
                days[0] = days[0].max(after);
            }
            marks.push(Mark {
                days,
                order: (days[0], true, claim.as_of, is_stated, at),
                says: Says::Standing(claim.value),
                is_firm: claim.status == ClaimStatus::Stated,
                is_contested,
            });
        }
        let dated = marks.iter().filter(|mark| !mark.is_event()).count();
        let marks = in_order(&marks, |mark| mark.order);
        Self {
            kind: location.kind,
            marks,
            dated,
            undated,
            compiled,
            events,
        }
    }

    /// Whether the last of its events is an opening.
    fn is_open_by_events(&self) -> bool {
        self.marks
            .last()
            .is_some_and(|mark| mark.says == Says::Opened)
    }

    fn timeline(&self) -> Timeline {
        let days = self.marks.iter().flat_map(|mark| {
            // From the first day on it may have come about, on the last it has, and the day after
            // that a sighting is old.
            [mark.days[0], mark.days[1], mark.days[1].next()]
        });
        let days = days.chain([self.compiled]);
        let mut days = BinaryHeap::from_iter(days).into_sorted_vec();
        days.dedup();
        let ends = in_order(&(0..self.marks.len()).collect::<Vec<_>>(), |&at| {
            self.marks.get(at).map(|mark| mark.days[1])
        });
        let mut starts = 0..self.marks.len();
        let mut ends = ends.into_iter();
        let mut may = World::new(self);
        let mut has = World::new(self);
        let mut next_start = starts.next();
        let mut next_end = ends.next();
        let mut spans: Vec<Span> = Vec::new();
        for day in [None].into_iter().chain(days.into_iter().map(Some)) {
            let upto = |at: &Option<usize>, which: usize| {
                let mark = self.marks.get((*at)?)?;
                // Nothing is before the first day of all.
                let by = mark.days.get(which).copied().filter(|by| *by > Day::FIRST);
                (by <= day).then_some(())
            };
            while let (Some(at), Some(())) = (next_start, upto(&next_start, 0)) {
                may.add(at);
                next_start = starts.next();
            }
            while let (Some(at), Some(())) = (next_end, upto(&next_end, 1)) {
                has.add(at);
                next_end = ends.next();
            }
            let moment = self.moment(has.at(day), may.at(day));
            if spans.last().is_none_or(|last| last.moment != moment) {
                spans.push(Span { from: day, moment });
            }
        }
        Timeline {
            spans,
            events: self.events,
        }
    }

    fn moment(&self, has: (State, Works), may: (State, Works)) -> Moment {
        Moment {
            state: has.0,
            or: Some(may.0).filter(|state| *state != has.0),
            works: match (has.1, may.1) {
                _ if self.kind == Kind::Candidate => Works::No,
                (a, b) if a == b => a,
                _ => Works::Maybe,
            },
        }
    }
}

/// In the order of a key, and the equal as they were.
pub(super) fn in_order<T: Copy, K: Ord>(list: &[T], key: impl Fn(&T) -> K) -> Vec<T> {
    let keys = list.iter().map(key).zip(0usize..);
    let order = keys.collect::<BinaryHeap<_>>().into_sorted_vec();
    order
        .into_iter()
        .filter_map(|(_, at)| list.get(at).copied())
        .collect()
}

/// The claims that have been made by some day.
struct World<'r> {
    record: &'r Record,
    /// The latest, by its order.
    latest: Option<usize>,
    tally: Tally,
    /// Dated claims of standing among them.
    dated: usize,
    /// The latest of these, by its weight.
    standing: Option<(Weight, usize)>,
    has_opened: bool,
    has_closed: bool,
}

impl<'r> World<'r> {
    fn new(record: &'r Record) -> Self {
        Self {
            record,
            latest: None,
            tally: Tally::default(),
            dated: 0,
            standing: None,
            has_opened: false,
            has_closed: false,
        }
    }

    fn add(&mut self, at: usize) {
        let Some(mark) = self.record.marks.get(at) else {
            return;
        };
        self.latest = self.latest.max(Some(at));
        match mark.says {
            Says::Opened => self.has_opened = true,
            Says::Closed => self.has_closed = true,
            Says::Standing(value) => {
                let (_, _, date, stated, position) = mark.order;
                let weight = (date, stated, position);
                self.dated += 1;
                self.tally.add(value, mark.is_contested, weight);
                self.standing = self.standing.max(Some((weight, at)));
            }
        }
    }

    /// What they say, on this day.
    fn at(&self, day: Option<Day>) -> (State, Works) {
        let record = self.record;
        let mark = |at: usize| record.marks.get(at);
        let is_compiled = day >= Some(record.compiled);
        let tally = if is_compiled {
            self.tally.with(&record.undated)
        } else {
            self.tally
        };
        let is_all = self.dated == record.dated;
        let said = tally.effective();
        if self.dated > 0 && said == Some(Effective::Contested) {
            return (State::Is(Effective::Contested), Works::Maybe);
        }
        if is_all && let (true, Some(effective)) = (self.dated > 0, said) {
            return (State::Is(effective), self.last(day));
        }
        let Some((at, latest)) = self.latest.and_then(|at| Some((at, mark(at)?))) else {
            // Also who only plans or assumes an opening says that it was not there before.
            if let [Some(_), _] = record.events {
                return (State::NotYet, Works::No);
            }
            return (said.map_or(State::Unknown, State::Is), Works::Maybe);
        };
        if record.dated == 0 {
            // Events alone, and standings that nobody dates: these may deny them, at whatever time, and
            // make nothing surer.
            let undated = &record.undated;
            let agrees = undated.best.is_none_or(|(standing, _)| {
                standing == Standing::Open && latest.works()
                    || standing == Standing::Closed && !record.is_open_by_events()
            });
            let sure = agrees && !undated.differ && !undated.contested && latest.is_firm;
            let works = match latest.works() {
                _ if !sure => Works::Maybe,
                true => Works::Yes,
                false => Works::No,
            };
            return (said.map_or(latest.state(), State::Is), works);
        }
        let next = mark(at + 1);
        let holds = latest.is_of(day)
            || next.is_none_or(|next| {
                next.is_event() || (next.works() == latest.works() && !next.is_contested)
            });
        (latest.state(), self.sure(latest, holds, day))
    }

    /// Whether it works, once all of them have been made.
    fn last(&self, day: Option<Day>) -> Works {
        let latest = self.standing.and_then(|(_, at)| self.record.marks.get(at));
        let Some(latest) = latest else {
            return Works::Maybe;
        };
        // An event after the last word on the standing, which says something else.
        let denied = self.record.marks.iter().any(|event| {
            event.is_event()
                && event.works() != latest.works()
                && event.days[0] > latest.days[1]
                && day >= Some(event.days[0])
        });
        self.sure(latest, !denied, day)
    }

    fn sure(&self, mark: &Mark, holds: bool, day: Option<Day>) -> Works {
        let is_only_seen = mark.says == Says::Standing(Standing::Seen) && !mark.is_of(day);
        match mark.works() {
            _ if !holds || !mark.is_firm || is_only_seen => Works::Maybe,
            true => Works::Yes,
            false => Works::No,
        }
    }
}
