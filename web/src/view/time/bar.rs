//! The time bar: a date, chosen among the days on which something came about.

use std::rc::Rc;

use buitenkaart_core::analysis::Position;
use buitenkaart_core::model::{Date, Location, Standing};
use buitenkaart_core::time::{Day, Series, as_of, event_days};
use gloo::timers::callback::Interval;
use gloo::utils::window;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::browser::intl;
use crate::dataset::Dataset;
use crate::i18n::{self as t, time as tt};
use crate::state::Action;
use crate::view::common::styles::use_styles;
use crate::view::ctx::Ctx;

/// Up to so many locations the map follows the handle while it is dragged; of more, once it is let go.
const FOLLOWS: usize = 500;
/// Milliseconds from one event to the next, where they are played.
const PACE: u32 = 900;
/// How high the drawing of events is; it is 1000 wide.
const HEIGHT: u32 = 24;

/// What the bar runs over: worked out once for a network.
struct Course {
    series: Series,
    days: Vec<(Day, Vec<Position>)>,
    first: Day,
    last: Day,
    /// How many events each part of the line has, as a path.
    drawing: String,
}

impl Course {
    fn of(dataset: &Dataset) -> Option<Self> {
        let days = event_days(&dataset.network);
        let compiled = Day::last(dataset.network.file().compiled);
        let (first, _) = days.first()?;
        let (last, _) = days.last()?;
        // From the beginning of the year of the first event, and never to no day at all.
        let first = Day::first(Date::new(&first.date().year().to_string())?);
        let mut course = Self {
            series: Series::of(&dataset.network),
            first: first.min(compiled.previous()),
            last: compiled.max(*last),
            days,
            drawing: String::new(),
        };
        course.drawing = course.draw();
        Some(course)
    }

    /// The event after a day, or before it.
    fn beside(&self, day: Day, forwards: bool) -> Option<Day> {
        let at = self.days.partition_point(|(other, _)| {
            if forwards {
                *other <= day
            } else {
                *other < day
            }
        });
        let at = if forwards { at } else { at.checked_sub(1)? };
        self.days.get(at).map(|(day, _)| *day)
    }

    /// The locations of which something came about on a day.
    fn on(&self, day: Day) -> &[Position] {
        let at = self.days.binary_search_by(|(other, _)| other.cmp(&day));
        let found = at.ok().and_then(|at| self.days.get(at));
        found.map_or(&[], |(_, positions)| positions)
    }

    fn draw(&self) -> String {
        const PARTS: i32 = 100;
        let (from, to) = (
            self.first.number(),
            self.last.number().max(self.first.number() + 1),
        );
        let mut counts = vec![0; 1 + PARTS as usize];
        for (day, positions) in &self.days {
            let part = (day.number() - from) * PARTS / (to - from);
            if let Some(count) = usize::try_from(part)
                .ok()
                .and_then(|part| counts.get_mut(part))
            {
                *count += positions.len();
            }
        }
        let most = counts.iter().copied().max().unwrap_or(1).max(1);
        let mut path = String::new();
        for (part, count) in counts
            .into_iter()
            .enumerate()
            .filter(|(_, count)| *count > 0)
        {
            let height = (count * HEIGHT as usize).div_ceil(most);
            path += &format!("M{} {HEIGHT}v-{height}h8v{height}z", part * 10);
        }
        path
    }
}

/// The time bar.
#[component]
pub(super) fn Bar(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let whole = ctx.state.whole.clone();
    let section = use_node_ref();
    use_styles(&section);
    let course = use_memo(whole.clone(), |whole| {
        if whole.is_outline {
            None
        } else {
            Course::of(whole)
        }
    });
    // Where the handle is while it is dragged over more locations than can follow it.
    let held = use_state(|| None::<Day>);
    let playing = use_state(|| false);
    {
        let (dispatch, date) = (ctx.dispatch.clone(), ctx.state.date);
        use_effect_with((date, whole.clone()), move |(date, whole)| {
            if let (Some(date), false) = (*date, whole.is_outline) {
                let network = as_of(&whole.network, date);
                dispatch.dispatch(Action::Dated(date, Dataset::new(network)));
            }
        });
    }
    let asked = || {
        let course = (*course).as_ref()?;
        let date = ctx.state.date.map(Day::last);
        Some(date.unwrap_or(course.last).clamp(course.first, course.last))
    };
    let day = held.or_else(asked).unwrap_or(Day::LAST);
    let go = {
        let (dispatch, held) = (ctx.dispatch.clone(), held.clone());
        Rc::new(move |day: Day| {
            held.set(None);
            dispatch.dispatch(Action::Date(Some(day.date())));
        })
    };
    {
        let (course, go, playing_on) = (course.clone(), go.clone(), playing.clone());
        use_effect_with((*playing, day), move |(is_playing, day)| {
            let day = *day;
            let timer = is_playing.then(|| {
                Interval::new(PACE, move || {
                    let next = (*course)
                        .as_ref()
                        .and_then(|course| course.beside(day, true));
                    match next {
                        Some(next) => go(next),
                        None => playing_on.set(false),
                    }
                })
            });
            move || drop(timer)
        });
    }
    let Some(course_now) = &*course else {
        return html! { <div class="time" role="status"></div> };
    };
    let follows = whole.network.locations().len() <= FOLLOWS;
    let moved = |commits: bool| {
        let (go, held) = (go.clone(), held.clone());
        move |event: &Event| {
            let input = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let number = input.and_then(|input| input.value().parse::<f64>().ok());
            if let Some(number) = number {
                #[allow(clippy::cast_possible_truncation, reason = "a day of the bar's range")]
                let day = Day::from_number(number as i32);
                if commits {
                    go(day);
                } else {
                    held.set(Some(day));
                }
            }
        }
    };
    let (dragged, let_go) = (moved(follows), moved(true));
    let step = |forwards: bool| {
        let (course, go) = (course.clone(), go.clone());
        move || {
            let next = (*course)
                .as_ref()
                .and_then(|course| course.beside(day, forwards));
            if let Some(next) = next {
                go(next);
            }
        }
    };
    let onkeydown = {
        let (back, on, go, course) = (step(false), step(true), go.clone(), course.clone());
        Callback::from(move |event: KeyboardEvent| {
            let forwards = match &*event.key() {
                "ArrowRight" | "ArrowUp" => true,
                "ArrowLeft" | "ArrowDown" => false,
                _ => return,
            };
            event.prevent_default();
            match (&*course, event.shift_key(), forwards) {
                (Some(course), true, _) => {
                    let year = i32::from(day.date().year()) + if forwards { 1 } else { -1 };
                    if let Some(date) = Date::new(&year.to_string()) {
                        go(Day::last(date).clamp(course.first, course.last));
                    }
                }
                (_, _, true) => on(),
                (_, _, false) => back(),
            }
        })
    };
    let onclick = |step: Box<dyn Fn()>| Callback::from(move |_: MouseEvent| step());
    let band = course_now
        .series
        .at(day)
        .map(|figures| figures.all())
        .unwrap_or_default();
    let counts = t::fill(
        tt::counts(l),
        &[&band.sure.to_string(), &band.most().to_string()],
    );
    let date = t::fill(tt::as_of(l), &[&intl::date(l, day.date())]);
    let events = events(ctx, course_now.on(day), day);
    let text = format!("{date}. {counts}. {events}");
    let toggle = {
        let (playing, go, course) = (playing.clone(), go.clone(), course.clone());
        Callback::from(move |_: MouseEvent| {
            // From the end, once more from the beginning.
            if let (false, Some(course)) = (*playing, &*course)
                && course.beside(day, true).is_none()
            {
                go(course.first);
            }
            playing.set(!*playing);
        })
    };
    html! {
        <section class="time" part="time" ref={section} aria-label={tt::bar(l)}>
            <p aria-live={if *playing { "off" } else { "polite" }}><b>{ date }</b>{ " · " }{ counts }
                if !events.is_empty() { { " · " }<span class="events">{ events.clone() }</span> }
            </p>
            <div class="course">
                <button type="button" class="quiet" aria-label={tt::previous(l)} title={tt::previous(l)} disabled={course_now.beside(day, false).is_none()} onclick={onclick(Box::new(step(false)))}>{ "‹" }</button>
                <div class="line">
                    <svg class="histogram" width="100%" height="16" fill="currentColor" viewBox={format!("0 0 1008 {HEIGHT}")} preserveAspectRatio="none" aria-hidden="true"><path d={course_now.drawing.clone()} /></svg>
                    <input type="range" min={course_now.first.number().to_string()} max={course_now.last.number().to_string()}
                        value={day.number().to_string()} aria-label={t::through_time(l)} aria-valuetext={text} title={tt::keys(l)}
                        {onkeydown} oninput={move |event: InputEvent| dragged(&event)} onchange={move |event: Event| let_go(&event)} />
                    <div class="ends fine" aria-hidden="true"><span>{ course_now.first.date().year() }</span><span>{ course_now.last.date().year() }</span></div>
                </div>
                <button type="button" class="quiet" aria-label={tt::next(l)} title={tt::next(l)} disabled={course_now.beside(day, true).is_none()} onclick={onclick(Box::new(step(true)))}>{ "›" }</button>
                if !is_still() {
                    <button type="button" class="quiet" onclick={toggle}>{ if *playing { tt::pause(l) } else { tt::play(l) } }</button>
                }
                <button type="button" class="quiet" disabled={ctx.state.date.is_none()} onclick={ctx.on(|| Action::Date(None))}>{ tt::now(l) }</button>
            </div>
        </section>
    }
}

/// Whether the reader wants nothing to move.
fn is_still() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

/// What came about on a day, in words: up to three locations.
fn events(ctx: &Ctx, positions: &[Position], day: Day) -> String {
    let l = ctx.l();
    let told = positions.iter().take(3).filter_map(|&position| {
        let location = ctx.state.whole.location(position)?;
        Some(format!(
            "{}: {}",
            location.name.get(l),
            what(ctx, location, day)
        ))
    });
    let mut told: Vec<String> = told.collect();
    if let Some(more @ 1..) = positions.len().checked_sub(3) {
        told.push(t::fill(tt::and_more(l), &[&more.to_string()]));
    }
    told.join("; ")
}

/// What came about at a location on a day.
fn what(ctx: &Ctx, location: &Location, day: Day) -> String {
    let l = ctx.l();
    let is_then = |(from, to): (Option<Day>, Option<Day>)| to.or(from) == Some(day);
    if location
        .opened
        .iter()
        .any(|claim| is_then(claim.value.bounds()))
    {
        return t::opened(l).to_lowercase();
    }
    if location
        .closed
        .iter()
        .any(|claim| is_then(claim.value.bounds()))
    {
        return t::closed(l).to_lowercase();
    }
    let then = |date: &Date| Day::last(*date) == day;
    let said: Vec<Standing> = location
        .standing
        .iter()
        .filter(|claim| claim.as_of.as_ref().is_some_and(then))
        .map(|claim| claim.value)
        .collect();
    let names = said
        .into_iter()
        .map(|s| t::standing_name(l, s.into()).to_lowercase());
    names.collect::<Vec<_>>().join(" / ")
}
