//! Playing: the handle runs through the years at a chosen speed, and may stand still at each event.

use std::rc::Rc;

use buitenkaart_core::time::Day;
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use yew::prelude::*;

use super::course::Course;

/// Years in a second, from which one can choose.
pub(super) const SPEEDS: [u32; 4] = [1, 2, 5, 10];
/// Milliseconds from one step to the next.
const TICK: u32 = 200;
/// Milliseconds that an event is looked at.
const PAUSE: u32 = 1500;

/// Whether the reader wants nothing to move.
pub(super) fn is_still() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

/// How it is played.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Pace {
    pub(super) is_on: bool,
    /// One of [`SPEEDS`].
    pub(super) years: u32,
    /// Whether it stands still at each event for a while.
    pub(super) pauses: bool,
}

/// The day after the next step, and how long until then; none at the end.
fn next(course: &Course, day: Day, pace: Pace) -> Option<(Day, u32)> {
    let step = i32::try_from(pace.years * TICK * 365 / 1000)
        .unwrap_or(1)
        .max(1);
    let there = course.clamp(Day::from_number(day.number() + step));
    if there <= day {
        return None;
    }
    let wait = if pace.pauses && course.has(day) {
        PAUSE
    } else {
        TICK
    };
    let event = course.beside(day, true).filter(|_| pace.pauses);
    Some((event.map_or(there, |event| event.min(there)), wait))
}

/// Goes on from this day while it is played; `done` at the end.
#[hook]
pub(super) fn use_play(
    course: &Rc<Option<Course>>,
    day: Day,
    pace: Pace,
    go: &Rc<dyn Fn(Day)>,
    done: Callback<()>,
) {
    // What is asked for in the meantime, the next step keeps.
    let latest = use_mut_ref(|| go.clone());
    latest.replace(go.clone());
    let course = course.clone();
    use_effect_with((pace, day, Rc::as_ptr(&course)), move |(pace, day, _)| {
        let next = (*course)
            .as_ref()
            .and_then(|course| next(course, *day, *pace));
        let timer = pace.is_on.then(|| match next {
            Some((day, wait)) => Timeout::new(wait, move || {
                let go = latest.borrow().clone();
                go(day);
            }),
            None => Timeout::new(0, move || done.emit(())),
        });
        move || drop(timer)
    });
}

#[cfg(test)]
mod tests {
    use buitenkaart_core::load;
    use buitenkaart_core::model::Date;
    use buitenkaart_core::time::timelines;

    use super::*;

    fn day(text: &str) -> Day {
        Day::last(Date::new(text).unwrap())
    }

    /// The days that are played from here to the end, and the longest wait.
    fn played(pace: Pace) -> (Vec<Day>, u32) {
        let network = load::built_in().unwrap();
        let course = Course::of(&network, &timelines(&network), &[]).unwrap();
        let (mut day, mut longest) = (day("2015"), 0);
        let mut days = Vec::new();
        while let Some((there, wait)) = next(&course, day, pace) {
            assert!(there > day, "it goes on");
            (day, longest) = (there, longest.max(wait));
            days.push(day);
        }
        assert_eq!(day, course.last);
        (days, longest)
    }

    #[test]
    fn it_runs_at_its_speed_and_stands_still_at_every_event() {
        let pace = |years, pauses| Pace {
            is_on: true,
            years,
            pauses,
        };
        let (slow, wait) = played(pace(1, false));
        // Eleven years, five steps a second, a year a second; a year is 365 days here.
        assert!((54..=58).contains(&slow.len()), "{}", slow.len());
        assert_eq!(wait, TICK);
        let (fast, _) = played(pace(10, false));
        assert!(fast.len() < 8, "{}", fast.len());
        let (stops, wait) = played(pace(10, true));
        assert_eq!(wait, PAUSE);
        for event in ["2018-11-15", "2019-02-25", "2021-09-16"] {
            assert!(stops.contains(&day(event)), "{event}");
        }
    }
}
