//! What was so on some day of a time, where no day of it is sure.

use super::between::Station;
use super::timeline::{in_order, works};
use super::{Day, Moment, Span, State, Timeline, Works};
use crate::analysis::Effective;
use crate::model::{ClaimStatus, Location, Standing};

/// Of more spans than these in one year or month, what was so on a day of it is not sought.
const SPANS: usize = 32;

/// What was so on some day of a year, a month or another time: "closed in 2005", where no day of
/// 2005 is sure. The days are those by which it had been so, and until which nothing else was: the last of the
/// time, and the first. Where two such things may have been in either order, neither is told.
pub(super) fn on_some_day(location: &Location, timeline: &Timeline) -> Vec<Station> {
    let spans = timeline.spans();
    let standings = location.standing.iter().filter_map(|claim| {
        let is_stated = claim.status == ClaimStatus::Stated;
        let date = claim.as_of.filter(|_| is_stated)?;
        Some((claim.value, [Day::first(date), Day::last(date)]))
    });
    let events = timeline.events();
    let events = [
        (Standing::Open, events.opened),
        (Standing::Closed, events.closed),
    ];
    let events = events.into_iter().filter_map(|(standing, event)| {
        let (days, _) = event.filter(|(_, is_firm)| *is_firm)?;
        Some((standing, days))
    });
    let wide = standings.chain(events).filter(|(_, [from, to])| from < to);
    let left = wide.filter_map(|(standing, days)| Some((standing, left(spans, standing, days)?)));
    let left: Vec<(Standing, [Day; 2])> = left.collect();
    if left.is_empty() {
        return Vec::new();
    }
    let left = in_order(&left, |(_, days)| *days);
    // Of those that say otherwise, when the ones before were over, and when the ones after begin.
    let beside = |those: &mut [Day; 2], standing, day: Day, by: fn(Day, Day) -> Day| {
        let [no, yes] = those;
        let (own, other) = if works(standing) {
            (yes, no)
        } else {
            (no, yes)
        };
        *own = by(*own, day);
        *other
    };
    let mut over = [Day::FIRST; 2];
    let is_after: Vec<bool> = left
        .iter()
        .map(|(standing, [from, to])| beside(&mut over, *standing, *to, Day::max) < *from)
        .collect();
    let mut since = [Day::LAST; 2];
    let mut told = Vec::new();
    for ((standing, [from, to]), is_after) in left.into_iter().zip(is_after).rev() {
        if beside(&mut since, standing, from, Day::min) > to && is_after {
            let works = if works(standing) {
                Works::Yes
            } else {
                Works::No
            };
            let state = State::Is(Effective::from(standing));
            let or = None;
            told.push((Moment { state, or, works }, [to, from]));
        }
    }
    told.reverse();
    told
}

/// Of a time, the days that are not surely otherwise; nothing where one of its days is sure besides, or where what is
/// otherwise lies amid the others.
fn left(spans: &[Span], standing: Standing, [mut from, mut to]: [Day; 2]) -> Option<[Day; 2]> {
    let since = spans.partition_point(|span| span.from <= Some(from));
    let spans = spans.get(since.saturating_sub(1)..)?;
    let last = to;
    let ends = spans.iter().skip(1).map(|next| next.from).chain([None]);
    let mut over = spans
        .iter()
        .zip(ends)
        .take_while(|(span, _)| span.from <= Some(last));
    for (span, end) in over.by_ref().take(SPANS) {
        let start = span.from.unwrap_or(Day::FIRST);
        let end = end.map_or(Day::LAST, Day::previous);
        match span.moment.works {
            Works::Maybe => {}
            sure if (sure == Works::Yes) == works(standing) => return None,
            _ if start <= from => from = end.next(),
            _ if end >= last => to = start.previous(),
            _ => return None,
        }
    }
    (from <= to && over.next().is_none()).then_some([from, to])
}
