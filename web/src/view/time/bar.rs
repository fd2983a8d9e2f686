//! The time bar: a date, or two, chosen among the days on which something came about.

use std::cell::RefCell;
use std::rc::Rc;

use buitenkaart_core::analysis::Position;
use buitenkaart_core::model::{Date, Locale, Location, Standing};
use buitenkaart_core::scenario::Scenario;
use buitenkaart_core::time::{Day, event_claims, in_words};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::asked::{self, between, heard, interval, known};
use super::course::{Course, HEIGHT};
use super::handle::Handle;
use super::named::named;
use super::play::{Pace, SPEEDS, is_still, use_play};
use super::run::{Run, step};
use super::shown::Told;
use super::unsure::Unsure;
use crate::browser::intl;
use crate::i18n::{self as t, time as tt};
use crate::state::{Action, Page, Times};
use crate::view::common::styles::use_styles;
use crate::view::ctx::Ctx;

/// Up to so many locations the map follows the handle while it is dragged; of more, once it is let go.
const FOLLOWS: usize = 500;

/// The time bar.
#[component]
pub(super) fn Bar(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let whole = ctx.state.whole.clone();
    let times = ctx.state.times.ordered();
    let section = use_node_ref();
    use_styles(&section);
    let told = use_memo((whole.clone(), times.known), |(whole, _)| {
        (!whole.is_outline).then(|| Told::of(whole, times))
    });
    // On the page of scenarios, the one at hand goes on into the time to come.
    let planned = if ctx.state.page == Page::Scenario {
        (*ctx.state.plan.text).clone()
    } else {
        Rc::from("")
    };
    let planned = use_memo(planned, |text| Scenario::parse_link(text).0);
    let course = use_memo((whole.clone(), times.known, planned.clone()), |_| {
        let told = (*told).as_ref()?;
        Course::of(&told.network, &told.timelines, &planned.days())
    });
    let unsure = use_memo((whole.clone(), times.known), |_| {
        (*told).as_ref().map(|told| Unsure::of(&told.timelines))
    });
    // What is marked and what the sentence says.
    let changes = use_memo((whole.clone(), times), |_| {
        let told = (*told).as_ref();
        told.map_or_else(Vec::new, |told| told.changes(times))
    });
    // Worked out once: while a handle is dragged, the bar alone is drawn anew.
    let sentence = use_memo((whole.clone(), times, l, planned.clone()), |_| {
        (*told).as_ref()?.sentence(times, &changes, &planned, l)
    });
    // Where the handles are while one is dragged over more locations than can follow it; and whether they have
    // changed places.
    let held = use_state(|| None::<Times>);
    let swapped = use_mut_ref(|| false);
    let run = use_mut_ref(Run::default);
    let pace = use_state(|| Pace {
        is_on: false,
        years: 2,
        pauses: true,
    });
    {
        let (dispatch, told, asked) = (ctx.dispatch.clone(), told.clone(), ctx.state.times);
        let changes = changes.clone();
        use_effect_with((asked, whole.clone()), move |_| {
            if let Some(told) = (*told).as_ref().filter(|_| times != Times::default()) {
                dispatch.dispatch(Action::Dated(asked, told.dataset(times, &changes)));
            }
        });
    }
    // Where there is little room: whether what is seldom asked is shown too.
    let more = use_state(|| false);
    // Of what comes after the last day, nothing is said.
    let ends = (*course).as_ref();
    let [today, last] = ends.map_or([Day::LAST; 2], |course| [course.today, course.last]);
    let seen = held.unwrap_or(times);
    let day = seen.at.map_or(today, |date| Day::last(date).min(last));
    let go: Rc<dyn Fn(Day)> = {
        let (dispatch, held, run) = (ctx.dispatch.clone(), held.clone(), run.clone());
        let is_on = pace.is_on;
        Rc::new(move |day: Day| {
            held.set(None);
            // The earlier date stays the earlier one.
            let since = times.since.filter(|since| Day::last(*since) <= day);
            let at = Some(day.date());
            let since = since.or(times.since.and(at));
            step(&run, &dispatch, Times { at, since, ..times }, is_on);
        })
    };
    let done = {
        let (pace, run) = (pace.clone(), run.clone());
        Callback::from(move |()| {
            run.borrow_mut().end();
            pace.set(Pace {
                is_on: false,
                ..*pace
            })
        })
    };
    use_play(&course, day, *pace, &go, done);
    let now = html! {
        <button type="button" class="quiet now" disabled={times == Times::default()} onclick={ctx.on(|| Action::Times(Times::default()))}>{ tt::now(l) }</button>
    };
    let (Some(course_now), Some(told_now)) = (&*course, &*told) else {
        // Where no day is left to choose: the way back.
        return html! {
            <section class="time with-more" part="time" ref={section} aria-label={tt::bar(l)}>
                if told.is_some() {
                    <div class="course" role="status">{ now }{ for known(ctx, &told) }</div>
                }
            </section>
        };
    };
    let follows = whole.network.locations().len() <= FOLLOWS;
    let beside = |forwards: bool| {
        let (course, go) = (course.clone(), go.clone());
        Callback::from(move |_: MouseEvent| {
            let next = (*course)
                .as_ref()
                .and_then(|course| course.beside(day, forwards));
            if let Some(next) = next {
                go(next);
            }
        })
    };
    let counts_on = |day: Day| {
        let counts = counts(ctx, course_now, told_now, &planned, day);
        let unsure = (*unsure).as_ref();
        let unsure = unsure.and_then(|all| all.on(&told_now.network, course_now.told(day), l));
        unsure.map_or(counts.clone(), |unsure| [&*counts, " · ", &unsure].concat())
    };
    let events_on = |day: Day| events(ctx, told_now, &planned, course_now.on(day), day);
    let date = t::fill(tt::as_of(l), &[&intl::date(l, day.date())]);
    let (counts, events) = (counts_on(day), events_on(day));
    let since = seen.since.map(|date| Day::last(date).min(last));
    let handle = |at: usize| {
        let is_since = since.is_some() && (at == 1) != *swapped.borrow();
        let shown = since.filter(|_| is_since).unwrap_or(day);
        let (name, text) = if is_since {
            let (date, counts, events) = (heard(ctx, shown), counts_on(shown), events_on(shown));
            (tt::interval_from(l), format!("{date}. {counts}. {events}"))
        } else {
            (t::through_time(l), format!("{date}. {counts}. {events}"))
        };
        let (dispatch, held, swapped) = (ctx.dispatch.clone(), held.clone(), swapped.clone());
        let run = run.clone();
        let moved = Callback::from(move |(to, is_let_go): (Day, bool)| {
            let (times, is_since) = asked::moved(seen, day, is_since, to);
            swapped.replace((at == 1) != is_since);
            if follows || is_let_go {
                held.set(None);
                step(&run, &dispatch, times, !is_let_go);
            } else {
                held.set(Some(times));
            }
        });
        html! { <Handle course={course.clone()} day={course_now.clamp(shown)} {name} {text} keys={tt::keys(l)} {moved} /> }
    };
    let toggle = {
        let more = more.clone();
        Callback::from(move |_: MouseEvent| more.set(!*more))
    };
    let ends = [course_now.first, course_now.last].map(|day| day.date().year());
    html! {
        <section class={classes!("time", more.then_some("with-more"))} part="time" ref={section} aria-label={tt::bar(l)}>
            <p aria-live={if pace.is_on { "off" } else { "polite" }}>
                if let Some(since) = since { <b>{ heard(ctx, since) }</b>{ " · " } }
                <b>{ &*date }</b>{ " · " }{ &*counts }
                if !events.is_empty() { { " · " }<span class="events">{ &*events }</span> }
            </p>
            <div class="course">
                <button type="button" class="quiet" aria-label={tt::previous(l)} title={tt::previous(l)} disabled={course_now.beside(day, false).is_none()} onclick={beside(false)}>{ "‹" }</button>
                <div class="line">
                    <svg class="histogram" width="100%" height="16" fill="currentColor" viewBox={format!("0 0 1008 {HEIGHT}")} preserveAspectRatio="none" aria-hidden="true"><path d={course_now.drawing.clone()} /></svg>
                    <div class="handles">
                        { handle(0) }
                        if since.is_some() {
                            { handle(1) }
                        }
                    </div>
                    <div class="ends fine" aria-hidden="true"><span>{ ends[0] }</span><span>{ ends[1] }</span></div>
                </div>
                <button type="button" class="quiet" aria-label={tt::next(l)} title={tt::next(l)} disabled={course_now.beside(day, true).is_none()} onclick={beside(true)}>{ "›" }</button>
                { player(ctx, &pace, &run, &course, day, &go) }
                { now }
                { between(ctx, course_now, day) }
                { for known(ctx, &told) }
                <button type="button" class="quiet options" aria-expanded={more.to_string()} onclick={toggle}>{ tt::options(l) }</button>
            </div>
            { for (*sentence).as_ref().map(|text| interval(l, text)) }
        </section>
    }
}

/// Play and pause, how fast, and whether it stands still at events; nothing where nothing may move.
fn player(
    ctx: &Ctx,
    pace: &UseStateHandle<Pace>,
    run: &Rc<RefCell<Run>>,
    course: &Rc<Option<Course>>,
    day: Day,
    go: &Rc<dyn Fn(Day)>,
) -> Html {
    let l = ctx.l();
    if is_still() {
        return html! {};
    }
    let toggle = {
        let (pace, go, course, run) = (pace.clone(), go.clone(), course.clone(), run.clone());
        Callback::from(move |_: MouseEvent| {
            run.borrow_mut().end();
            // From the end, once more from the beginning.
            if let (false, Some(course)) = (pace.is_on, &*course)
                && day >= course.last
            {
                go(course.first);
            }
            pace.set(Pace {
                is_on: !pace.is_on,
                ..*pace
            });
        })
    };
    let faster = {
        let pace = pace.clone();
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let years = select.value().parse().unwrap_or(pace.years);
            pace.set(Pace { years, ..*pace });
        })
    };
    let pausing = {
        let pace = pace.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let pauses = input.checked();
            pace.set(Pace { pauses, ..*pace });
        })
    };
    html! {
        <>
            <button type="button" class="quiet play" onclick={toggle}>{ if pace.is_on { tt::pause(l) } else { tt::play(l) } }</button>
            <select class="speed extra" aria-label={tt::speed(l)} title={tt::speed(l)} onchange={faster}>
                { for SPEEDS.into_iter().map(|years| html! {
                    <option value={years.to_string()} selected={years == pace.years}>{ t::count(tt::years_a_second(l), &[&years.to_string()]) }</option>
                }) }
            </select>
            <label class="check pausing extra"><input type="checkbox" checked={pace.pauses} onchange={pausing} />{ tt::pauses(l) }</label>
        </>
    }
}

/// How many are at work on a day, in words.
fn counts(ctx: &Ctx, course: &Course, told: &Told, planned: &Scenario, day: Day) -> String {
    let l = ctx.l();
    let figures = course.series.at(course.told(day));
    let band = figures.map(|figures| figures.all()).unwrap_or_default();
    let counts = [band.sure, band.most()].map(|count| count.to_string());
    let mut counts = t::fill(tt::counts(l), &[&counts[0], &counts[1]]);
    // Of whom nobody says anything of so early a time: not the same as nobody.
    if band.unknown > 0 {
        counts = t::fill(tt::unknown_then(l), &[&counts, &band.unknown.to_string()]);
    }
    // A scenario goes on beyond what the data can tell: that is as old as they are.
    let compiled = Day::last(told.network.file().compiled);
    if day > compiled {
        let then = intl::date(l, compiled.date());
        counts = [&then, l.colon(), &counts].concat();
    }
    let come = planned.by(day);
    let come = come
        .changes
        .iter()
        .filter(|step| !step.off && step.date.is_some());
    if let come @ 1.. = come.count() {
        let come = t::fill(tt::not_counted(l), &[&come.to_string()]);
        counts = [&*counts, " · ", &come].concat();
    }
    counts
}

/// What came about on a day, in words.
fn events(ctx: &Ctx, told: &Told, planned: &Scenario, positions: &[Position], day: Day) -> String {
    let l = ctx.l();
    let all = told.network.locations();
    let located = positions.iter().filter_map(|at| all.get(*at as usize));
    let one = |location: &Location| {
        let what = what(l, location, day);
        [location.name.get(l), l.colon(), &what].concat()
    };
    let mut named = named(located, one, l);
    let is_then = |date: Option<Date>| date.is_some_and(|date| Day::last(date) == day);
    let steps = planned.changes.iter();
    match steps.filter(|step| !step.off && is_then(step.date)).count() {
        0 => {}
        steps => named.push(t::fill(tt::planned(l), &[&steps.to_string()])),
    }
    named.join("; ")
}

/// What came about at a location on a day.
fn what(l: Locale, location: &Location, day: Day) -> String {
    let events = event_claims(location).filter(|(on, ..)| *on == day);
    let mut told: Vec<String> = events
        .map(|(_, is_opening, claim)| {
            let name = if is_opening {
                t::opened(l)
            } else {
                t::closed(l)
            };
            let name = name.to_lowercase();
            // Of what has no known end, that day is only the first on which it may have been.
            match claim.value.bounds().1 {
                Some(_) => name,
                None => [&*name, " (", &in_words(claim.value, l), ")"].concat(),
            }
        })
        .collect();
    told.dedup();
    if !told.is_empty() {
        return told.join(" / ");
    }
    let then = |date: &Date| Day::last(*date) == day;
    let said: Vec<Standing> = location
        .standing
        .iter()
        .filter(|claim| claim.as_of.as_ref().is_some_and(then))
        .map(|claim| claim.value)
        .collect();
    let names = said.into_iter().map(|said| match said {
        // On that very day, not before it.
        Standing::Seen => tt::seen_then(l).to_owned(),
        said => t::standing_name(l, said.into()).to_lowercase(),
    });
    names.collect::<Vec<_>>().join(" / ")
}

#[cfg(test)]
mod tests {
    use buitenkaart_core::load::load;

    use super::*;

    #[test]
    fn all_that_came_about_on_a_day_is_told_as_it_is_known() {
        let told = |opened: &str, closed: &str, day: &str| {
            let file = format!(
                r#"{{ "version": 2, "title": "T", "compiled": "2026",
                    "services": [{{ "id": "s", "short": "S", "name": "S" }}],
                    "places": [{{ "id": "p", "name": "P", "country": "FR", "precision": "city", "lat_lon": [48.9, 2.4] }}],
                    "locations": [{{ "id": "o", "service": "s", "kind": "office", "place": "p", "name": "O",
                        "standing": [{{ "value": "closed" }}],
                        "opened": [{{ "value": "{opened}" }}], "closed": [{{ "value": "{closed}" }}] }}] }}"#
            );
            let network = load(file.as_bytes()).unwrap();
            let day = Day::last(Date::new(day).unwrap());
            what(Locale::En, &network.locations()[0], day)
        };
        assert_eq!(
            told("1950-06-01", "1950-06-01", "1950-06-01"),
            "opened / closed"
        );
        assert_eq!(
            told("1900", "1970/..", "1970-01-01"),
            "closed (1970 or later)"
        );
        // By the day on which it closed it had opened.
        assert_eq!(told("1700/..", "1800", "1700-01-01"), "");
        assert_eq!(
            told("1700/..", "1800", "1800"),
            "opened (1700 or later) / closed"
        );
    }
}
