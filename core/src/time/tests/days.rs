//! A location through time, as one finds it who goes through every day on which it may have opened or closed.

use proptest::prelude::*;

use super::moments::line;
use crate::analysis::fixture;
use crate::model::Location;
use crate::time::{Day, Works};

/// The days that are looked at, of March 2016; those before the first and after the last stand for all others.
const DAYS: std::ops::RangeInclusive<i32> = 1..=14;

/// A day or days between two, either of which may not be known.
#[derive(Clone, Copy, Debug)]
struct Window(Option<i32>, Option<i32>);

impl Window {
    fn text(self) -> String {
        let day = |day: Option<i32>| day.map_or("..".to_owned(), |day| format!("2016-03-{day:02}"));
        match self {
            Self(Some(from), Some(to)) if from == to => day(Some(from)),
            Self(from, to) => format!("{}/{}", day(from), day(to)),
        }
    }

    fn ends(self) -> [i32; 2] {
        [
            self.0.unwrap_or(DAYS.start() - 1),
            self.1.unwrap_or(DAYS.end() + 1),
        ]
    }

    fn days(self) -> std::ops::RangeInclusive<i32> {
        let [from, to] = self.ends();
        from..=to
    }
}

fn any_window() -> impl Strategy<Value = Window> {
    let day = || 3..=12;
    prop_oneof![
        3 => (day(), 0..=6).prop_map(|(from, more)| Window(Some(from), Some(12.min(from + more)))),
        1 => day().prop_map(|from| Window(Some(from), None)),
        1 => day().prop_map(|to| Window(None, Some(to))),
    ]
}

fn location(claims: &str) -> Location {
    let network = fixture::network(&format!("fit office Madrid:ES {claims}"));
    network.locations()[0].clone()
}

fn works_on(location: &Location, day: i32) -> Works {
    let first = Day::first(crate::model::Date::new("2016-03-01").unwrap());
    line(location)
        .at(Day::from_number(first.number() + day - 1))
        .works
}

/// What was said last by a day: whether it works; before all that, that it does not yet, where it opened first.
fn last_said(said: &[(i32, bool)], is_opening_first: bool, day: i32) -> Option<bool> {
    let last = said.iter().filter(|(on, _)| *on <= day);
    // Of one day, what stands later.
    match last.max_by_key(|(on, _)| *on) {
        Some((_, works)) => Some(*works),
        None => is_opening_first.then_some(false),
    }
}

/// The days on which it may have opened and closed: what closes opened before, unless it is said otherwise.
fn worlds(opened: Option<Window>, closed: Option<Window>, is_again: bool) -> Vec<[Option<i32>; 2]> {
    let days = |window: Option<Window>| match window {
        Some(window) => window.days().map(Some).collect(),
        None => vec![None],
    };
    let is_apart = opened
        .zip(closed)
        .is_some_and(|(opened, closed)| closed.ends()[1] < opened.ends()[0]);
    let may_follow = move |opened: Option<i32>, closed: Option<i32>| {
        is_apart
            || is_again
            || opened
                .zip(closed)
                .is_none_or(|(opened, closed)| opened <= closed)
    };
    let mut all = Vec::new();
    for opened in days(opened) {
        let closed = days(closed)
            .into_iter()
            .filter(|closed| may_follow(opened, *closed));
        all.extend(closed.map(|closed| [opened, closed]));
    }
    all
}

fn claims(opened: Option<Window>, closed: Option<Window>) -> String {
    let claim = |name: &str, window: Option<Window>| {
        window.map_or(String::new(), |window| format!(" {name}={}", window.text()))
    };
    claim("opened", opened) + &claim("closed", closed)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// What is sure is what is so whichever days it were, and nothing else is.
    #[test]
    fn dates_alone_say_what_every_day_of_them_says(
        opened in prop::option::weighted(0.8, any_window()), closed in prop::option::weighted(0.8, any_window()),
    ) {
        let is_open = closed.is_none_or(|closed| opened.is_some_and(|opened| closed.ends()[1] < opened.ends()[0]));
        let standing = if is_open { "open" } else { "closed" };
        let location = location(&format!("{standing}{}", claims(opened, closed)));
        let worlds = worlds(opened, closed, false);
        for day in DAYS {
            let said = worlds.iter().map(|[opened, closed]| {
                let both = [opened.map(|on| (on, true)), closed.map(|on| (on, false))];
                let both: Vec<_> = both.into_iter().flatten().collect();
                last_said(&both, opened.is_some_and(|opened| closed.is_none_or(|closed| opened <= closed)), day)
            });
            let said: Vec<_> = said.collect();
            let is_all = |works| said.iter().all(|said| *said == Some(works));
            let told = match (is_all(true), is_all(false)) {
                (true, _) => Works::Yes,
                (_, true) => Works::No,
                _ => Works::Maybe,
            };
            prop_assert_eq!(works_on(&location, day), told, "on {} of {}", day, claims(opened, closed));
        }
    }

    /// With dated claims of standing besides, nothing is sure that one of the days denies.
    #[test]
    fn no_day_denies_what_is_sure(
        opened in prop::option::weighted(0.8, any_window()), closed in prop::option::weighted(0.8, any_window()),
        standings in prop::collection::vec((3..=12_i32, prop::sample::select(vec![
            "open", "seen", "vacant", "closed", "announced", "considered",
        ])), 1..4),
    ) {
        let words: Vec<_> = standings.iter().map(|(day, value)| format!("{value}@2016-03-{day:02}")).collect();
        let text = words.join(" ") + &claims(opened, closed);
        let location = location(&text);
        let at_work = |value: &str| matches!(value, "open" | "seen");
        let seen = || standings.iter().filter(|(_, value)| at_work(value)).map(|(day, _)| *day);
        let left = || standings.iter().filter(|(_, value)| matches!(*value, "closed" | "vacant")).map(|(day, _)| *day);
        let planned = || standings.iter().filter(|(_, value)| matches!(*value, "announced" | "considered")).map(|(day, _)| *day);
        // Said to be open after it had closed: there were more openings and closings than those two.
        let is_again = seen().any(|day| {
            left().any(|left| left < day) || closed.is_some_and(|closed| closed.ends()[1] < day)
        });
        // Else it closed after it was seen; and it opened before it was left, and after it was planned.
        let follows = |[opened, closed]: [Option<i32>; 2], [open, close]: [Option<Window>; 2]| {
            let by = close.map_or(0, |close| close.ends()[1]);
            let since = open.map_or(0, |open| open.ends()[0]);
            let until = open.map_or(0, |open| open.ends()[1]);
            closed.is_none_or(|closed| is_again || seen().all(|day| day >= by || day < closed))
                && opened.is_none_or(|opened| {
                    left().all(|day| day < since || opened <= day)
                        && planned().all(|day| day >= until || seen().any(|seen| seen < day) || day < opened)
                })
        };
        let worlds = worlds(opened, closed, is_again);
        let worlds = worlds.into_iter().filter(|world| follows(*world, [opened, closed]));
        for [on, off] in worlds {
            let both = [on.map(|on| (on, true)), off.map(|off| (off, false))];
            let said = both.into_iter().flatten().chain(standings.iter().map(|(day, value)| (*day, at_work(value))));
            let said: Vec<_> = said.collect();
            let is_opening_first = on.is_some_and(|on| off.is_none_or(|off| on <= off));
            for day in DAYS {
                // Of what is said of that very day, or for one day in two ways, the file decides.
                if standings.iter().any(|(on, _)| *on == day) {
                    continue;
                }
                let said = last_said(&said, is_opening_first, day);
                let told = works_on(&location, day);
                let is_denied = match told {
                    Works::Yes => said == Some(false),
                    Works::No => said == Some(true) || said.is_none(),
                    Works::Maybe => false,
                };
                let of_one_day = standings.iter().any(|(day, value)| standings.iter().any(|(other, word)| {
                    day == other && at_work(value) != at_work(word)
                }));
                prop_assert!(!is_denied || of_one_day, "{:?} on {} of {}: {:?} {:?}", told, day, text, on, off);
            }
        }
    }
}
