//! When locations opened and closed: what the time bar draws.

use std::collections::BinaryHeap;

use super::events::{days_of, events};
use super::timeline::in_order;
use super::{Day, When};
use crate::model::{Claim, ClaimStatus, Kind, Location, Network, Standing};

/// The days on which locations opened or closed, in order, each with how many did; candidates aside.
///
/// An opening or closing counts once, on the last day that its sources leave; where they disagree, on the last
/// day of each date that they name; of a date without an end, on the last day of the first claim that says that it has
/// come. Between two dated claims of which one says that it worked and the next that
/// it did not, or the other way round, it counts on the date of the later, unless an opening or closing of then
/// explains it. That a location was seen, or is still open, is none: that only [`event_days`] tells.
///
/// [`event_days`]: super::event_days
#[must_use]
pub fn openings_and_closings(network: &Network) -> Vec<(Day, u32)> {
    let all = network.locations().iter();
    let days = all
        .filter(|location| location.kind != Kind::Candidate)
        .flat_map(of)
        .collect::<BinaryHeap<_>>()
        .into_sorted_vec();
    let count = |same: &[Day]| Some((*same.first()?, u32::try_from(same.len()).ok()?));
    days.chunk_by(PartialEq::eq).filter_map(count).collect()
}

/// The first and last day of a claim that says whether the location worked.
#[derive(Clone, Copy)]
struct Mark {
    days: [Day; 2],
    works: bool,
}

fn of(location: &Location) -> Vec<Day> {
    let events = events(location);
    let events = [
        (&location.opened, events.opened, true),
        (&location.closed, events.closed, false),
    ];
    let mut days = Vec::new();
    let mut marks = Vec::new();
    for (claims, event, works) in events {
        let Some((meant, _)) = event else {
            continue;
        };
        let by = said_by(location, works, meant[0]);
        days.extend(named(claims, meant[1], by));
        // Of what only has an end, no more is known than that it was over by then.
        let [from, to] = meant;
        let from = if from == Day::FIRST { to } else { from };
        let mark = Mark {
            days: [from, to],
            works,
        };
        marks.push(((from, false, None), mark, meant));
    }
    let explains: Vec<_> = marks
        .iter()
        .map(|(_, mark, meant)| (mark.works, *meant))
        .collect();
    let firm = location.standing.iter();
    let firm = firm.filter(|claim| claim.status != ClaimStatus::Contested);
    for claim in firm {
        if let Some(date) = claim.as_of {
            let days = [Day::first(date), Day::last(date)];
            let works = matches!(claim.value, Standing::Open | Standing::Seen);
            let mark = Mark { days, works };
            marks.push(((days[0], true, Some(date)), mark, days));
        }
    }
    let marks = in_order(&marks, |(order, ..)| *order);
    let mut before: Option<Mark> = None;
    for same in marks.chunk_by(|(a, ..), (b, ..)| a == b) {
        let Some((_, mark, _)) = same.first() else {
            continue;
        };
        // Claims for one date that contradict each other say nothing.
        if same.iter().any(|(_, other, _)| other.works != mark.works) {
            continue;
        }
        let is_event = !same.iter().any(|((_, is_standing, _), ..)| *is_standing);
        if let Some(was) = before.replace(*mark)
            && was.works != mark.works
            && !is_event
            && !explains.iter().any(|(works, [from, to])| {
                *works == mark.works && *from <= mark.days[1] && *to >= was.days[0]
            })
        {
            days.push(mark.days[1]);
        }
    }
    days
}

/// The last days that the dates leave that are named for an event, among the days that may be meant; of one without an
/// end, the day by which it had come, where one is known.
fn named(claims: &[Claim<When>], to: Day, by: Option<Day>) -> Vec<Day> {
    let days = claims.iter().map(|claim| days_of(claim.value)[1].min(to));
    let days = days.filter_map(|day| if day == Day::LAST { by } else { Some(day) });
    let mut days = days.collect::<BinaryHeap<_>>().into_sorted_vec();
    days.dedup();
    days
}

/// By when the first claim of standing says that it had come, of an event on one of these days or later.
fn said_by(location: &Location, works: bool, from: Day) -> Option<Day> {
    let says = |standing| match standing {
        Standing::Open | Standing::Seen => works,
        Standing::Closed | Standing::Vacant => !works,
        Standing::Announced | Standing::Considered => false,
    };
    let said = location.standing.iter();
    let said = said.filter(|claim| claim.status == ClaimStatus::Stated && says(claim.value));
    let days = said.filter_map(|claim| claim.as_of.map(Day::last));
    days.filter(|day| *day >= from).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;

    fn told(lines: &str) -> Vec<(String, u32)> {
        let days = openings_and_closings(&fixture::network(lines));
        let days = days.into_iter();
        days.map(|(day, count)| (day.to_string(), count)).collect()
    }

    fn once(days: &[&str]) -> Vec<(String, u32)> {
        days.iter().map(|day| ((*day).to_owned(), 1)).collect()
    }

    #[test]
    fn what_is_only_seen_or_still_open_has_not_opened() {
        assert_eq!(
            told(
                "fit office Tokyo:JP open@2025
                 fit office Paris:FR seen@2016 seen@2019 open@2025
                 dkbuza post Vienna:AT open@2016 open@2024 opened=1994"
            ),
            once(&["1994-12-31"])
        );
    }

    #[test]
    fn two_claims_that_differ_tell_that_it_opened_or_closed() {
        assert_eq!(
            told("dkbuza post Madrid:ES open@2016 open@2018 vacant@2018-11-15 closed@2020"),
            once(&["2018-11-15"])
        );
        assert_eq!(
            told("dkbuza post Madrid:ES announced@2019 vacant@2020 open@2021-09"),
            once(&["2021-09-30"])
        );
        assert_eq!(
            told("dkbuza post Madrid:ES opened=2007 vacant@2018"),
            once(&["2007-12-31", "2018-12-31"])
        );
    }

    #[test]
    fn an_event_counts_once_with_the_claims_that_it_explains() {
        for line in [
            "dkbuza post Madrid:ES opened=2007 open@2016 vacant@2018-11-15 closed=2018",
            "dkbuza post Madrid:ES opened=2007,2007 open@2016 closed@2020 closed=2018",
            "dkbuza post Madrid:ES announced@2006 opened=2007 open@2008 closed=2018",
            "dkbuza post Madrid:ES considered@2006 open@2008 opened=../2007 closed=2018",
        ] {
            assert_eq!(told(line), once(&["2007-12-31", "2018-12-31"]), "{line}");
        }
    }

    #[test]
    fn what_is_disputed_counts_where_it_may_lie_and_makes_nothing_up() {
        assert_eq!(
            told("dkbuza post Madrid:ES opened=1990,1994"),
            once(&["1990-12-31", "1994-12-31"])
        );
        assert_eq!(
            told("dkbuza post Madrid:ES open@2016 !open@2024 !closed@2024"),
            []
        );
        assert_eq!(told("dkbuza post Madrid:ES open@2024 closed@2024"), []);
        assert_eq!(told("fit candidate -:UA considered@2016 open@2020"), []);
    }

    #[test]
    fn a_date_without_an_end_counts_when_it_has_come() {
        for (line, days) in [
            (
                "fit office Essen:DE opened=1700/.. open@2020",
                &["2020-12-31"][..],
            ),
            (
                "fit office Essen:DE opened=1700/.. closed=1800 closed@2020",
                &["1800-12-31"; 2],
            ),
            (
                "fit office Essen:DE opened=1960 closed=1970/.. closed",
                &["1960-12-31"],
            ),
            (
                "fit office Essen:DE opened=196X closed=1965 closed",
                &["1965-12-31"; 2],
            ),
        ] {
            let all = told(line).into_iter();
            let all: Vec<String> = all
                .flat_map(|(day, n)| (0..n).map(move |_| day.clone()))
                .collect();
            assert_eq!(all, days, "{line}");
        }
    }

    #[test]
    fn those_of_one_day_stand_together() {
        assert_eq!(
            told(
                "fit office Tokyo:JP opened=1994
                 fit office Paris:FR opened=1994-12-31"
            ),
            [("1994-12-31".to_owned(), 2)]
        );
    }
}
