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
use super::events::{self, Events, Spells, events_among};
use crate::analysis::Effective;
use crate::model::{ClaimStatus, Date, Kind, Location, Standing};

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
    events: Events,
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
    pub(super) fn events(&self) -> Events {
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

    /// Whether it may have come about by a day; what has no beginning, by any.
    fn has_begun(&self, day: Option<Day>) -> bool {
        self.days[0] == Day::FIRST || day >= Some(self.days[0])
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
    /// The opening and the closing among them.
    told: Vec<Mark>,
    /// Dated claims of standing.
    dated: usize,
    /// What the undated claims of standing come to, and from when on they count.
    undated: Tally,
    compiled: Day,
    /// When it opened and closed, as is said of these alone.
    said: Events,
    /// The same, as what is said of the standing leaves it.
    events: Events,
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

impl Record {
    fn of(location: &Location, compiled: Day) -> Self {
        let mut marks: Vec<Mark> = Vec::new();
        let events = events_among(location);
        let both = [
            (Says::Opened, events.opened, 1),
            (Says::Closed, events.closed, 0),
        ];
        for (says, event, last) in both {
            if let Some((days, is_firm)) = event {
                marks.push(Mark {
                    days,
                    // Of one day, the opening comes first.
                    order: (days[0], false, None, true, std::cmp::Reverse(last)),
                    says,
                    is_firm,
                    is_contested: false,
                });
            }
        }
        let told = marks.clone();
        let mut undated = Tally::default();
        for (claim, at) in location.standing.iter().zip(0u32..) {
            let at = std::cmp::Reverse(at);
            let is_stated = claim.status != ClaimStatus::Assumed;
            let is_contested = claim.status == ClaimStatus::Contested;
            let Some(date) = claim.as_of else {
                undated.add(claim.value, is_contested, (None, is_stated, at));
                continue;
            };
            let days = if works(claim.value) {
                events.at_work(date)
            } else {
                [Day::first(date), Day::last(date)]
            };
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
            told,
            dated,
            undated,
            compiled,
            said: events::events(location),
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
            let moment = self.moment(&has, &may, day);
            if spans.last().is_none_or(|last| last.moment != moment) {
                spans.push(Span { from: day, moment });
            }
        }
        Timeline {
            spans,
            events: self.said,
        }
    }

    /// What is said, where some have surely been made, and others may have been.
    fn moment(&self, has: &World<'_>, may: &World<'_>, day: Option<Day>) -> Moment {
        let [(state, sure), (or, with_all)] = [has, may].map(|world| world.at(day));
        let or = Some(or).filter(|or| *or != state);
        if self.kind == Kind::Candidate {
            let works = Works::No;
            return Moment { state, or, works };
        }
        // All that may have been made come to the same as none of them: some of them may not.
        let amid = match sure {
            _ if sure != with_all => None,
            Works::No => may.latest_of[1],
            Works::Yes => may.latest_of[0],
            Works::Maybe => None,
        };
        let amid = amid.filter(|at| Some(*at) > has.latest);
        let amid = amid.and_then(|at| self.marks.get(at)).map(Mark::state);
        Moment {
            state,
            or: amid.or(or),
            works: if sure == with_all && amid.is_none() {
                sure
            } else {
                Works::Maybe
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
    /// The latest that says that it does not work, and that it does.
    latest_of: [Option<usize>; 2],
}

impl<'r> World<'r> {
    fn new(record: &'r Record) -> Self {
        Self {
            record,
            latest: None,
            tally: Tally::default(),
            dated: 0,
            standing: None,
            latest_of: [None; 2],
        }
    }

    fn add(&mut self, at: usize) {
        let Some(mark) = self.record.marks.get(at) else {
            return;
        };
        self.latest = self.latest.max(Some(at));
        let [no, yes] = &mut self.latest_of;
        let same = if mark.works() { yes } else { no };
        *same = (*same).max(Some(at));
        if let Says::Standing(value) = mark.says {
            let (_, _, date, stated, position) = mark.order;
            let weight = (date, stated, position);
            self.dated += 1;
            self.tally.add(value, mark.is_contested, weight);
            self.standing = self.standing.max(Some((weight, at)));
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
            // Also who only plans or assumes an opening says that it was not there before; but what closed before
            // was.
            if record.events.opened.is_some() && record.events.spells == Spells::One {
                return (State::NotYet, Works::No);
            }
            return (said.map_or(State::Unknown, State::Is), Works::Maybe);
        };
        if record.dated == 0 {
            // Events alone, and standings that nobody dates: these may deny them, at whatever time, and
            // make nothing surer.
            let undated = &record.undated;
            let agrees = undated.best.is_none_or(|(standing, _)| {
                standing == Standing::Open && (latest.works() || record.is_open_by_events())
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
        let holds = holds && !self.is_denied(latest, day);
        (latest.state(), self.sure(latest, holds, day))
    }

    /// Whether it works, once all of them have been made.
    fn last(&self, day: Option<Day>) -> Works {
        let latest = self.standing.and_then(|(_, at)| self.record.marks.get(at));
        let Some(latest) = latest else {
            return Works::Maybe;
        };
        self.sure(latest, !self.is_denied(latest, day), day)
    }

    /// Whether an event that says something else may have come after it by a day.
    fn is_denied(&self, mark: &Mark, day: Option<Day>) -> bool {
        let may_follow = |event: &Mark| match mark.says {
            Says::Standing(Standing::Closed | Standing::Vacant) => event.days[0] > mark.days[1],
            // On the last day on which it was open or planned, it may have closed or opened.
            Says::Standing(_) => event.days[1] >= mark.days[0],
            Says::Opened | Says::Closed => self.record.events.spells == Spells::Either,
        };
        let mut events = self.record.told.iter();
        (mark.is_event() || !mark.is_of(day))
            && events.any(|event| {
                event.works() != mark.works() && may_follow(event) && event.has_begun(day)
            })
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
