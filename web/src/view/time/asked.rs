//! What else is asked of the time bar: what changed since another date, and what was known then.

use std::rc::Rc;

use buitenkaart_core::model::{Date, Locale};
use buitenkaart_core::time::Day;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::course::Course;
use super::shown::Told;
use crate::browser::intl;
use crate::i18n::{self as t, time as tt};
use crate::state::{Action, Times};
use crate::view::ctx::Ctx;

/// How many years an interval has to begin with.
const YEARS: i32 = 10;

/// The button that asks what changed since another date, and since which.
pub(super) fn between(ctx: &Ctx, course: &Course, day: Day) -> Html {
    let l = ctx.l();
    let times = ctx.state.times.ordered();
    let begin = course.year_from(day, -YEARS).unwrap_or(course.first);
    let since = times.since.is_none().then(|| begin.date());
    let toggle = ctx.on(move || Action::Times(Times { since, ..times }));
    html! {
        <button type="button" class="quiet between" aria-pressed={times.since.is_some().to_string()} onclick={toggle}>{ tt::interval(l) }</button>
    }
}

/// Since when.
pub(super) fn heard(ctx: &Ctx, since: Day) -> String {
    let l = ctx.l();
    t::fill(tt::since(l), &[&intl::date(l, since.date())])
}

/// What is asked for once the handle of a date, or of that `since` when, is moved to a day, and whether it is
/// then that of since when: one that is moved past the other takes its place. The later one is on `day`.
pub(super) fn moved(times: Times, day: Day, is_since: bool, to: Day) -> (Times, bool) {
    let date = Some(to.date());
    let (at, since, is_since) = match times.since {
        Some(_) if is_since && to > day => (date, times.at.or(Some(day.date())), false),
        Some(_) if is_since => (times.at, date, true),
        Some(since) if to < Day::last(since) => (Some(since), date, true),
        since => (date, since, false),
    };
    (Times { at, since, ..times }, is_since)
}

/// What changed in between: how it is marked, and in a sentence.
pub(super) fn interval(l: Locale, text: &str) -> Html {
    let mark = |class: &'static str, name: &'static str| {
        html! { <li><i class={classes!("g", "s1", "open", class)} aria-hidden="true"></i>{ name }</li> }
    };
    html! {
        <div class="interval">
            <ul class="marks">
                { mark("opened", t::opened(l)) }
                { mark("shut", tt::closed_or_vacant(l)) }
                { mark("moved", tt::not_sure(l)) }
            </ul>
            <blockquote aria-live="polite" tabindex="0">{ text }</blockquote>
        </div>
    }
}

/// As the sources of a date knew it: two times, kept apart.
pub(super) fn known(ctx: &Ctx, told: &Rc<Option<Told>>) -> Option<Html> {
    let l = ctx.l();
    let times = ctx.state.times.ordered();
    let told = (**told).as_ref()?;
    let onchange = {
        let dispatch = ctx.dispatch.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let value = input.value();
            let known = Date::new(value.trim());
            // What is no date asks for nothing, and is told beside the field: the browser shows it.
            let is_wrong = known.is_none() && !value.trim().is_empty();
            input.set_custom_validity(if is_wrong { tt::no_date(l) } else { "" });
            let _ = input.set_attribute("aria-invalid", &is_wrong.to_string());
            if is_wrong {
                input.report_validity();
            } else {
                dispatch.dispatch(Action::Times(Times { known, ..times }));
            }
        })
    };
    let value = times
        .known
        .map_or_else(String::new, |date| date.to_string());
    Some(html! {
        <div class={classes!("known", times.known.is_none().then_some("extra"))}>
            <label>{ tt::as_known(l) }{ " " }
                <input type="text" size="10" placeholder="2019" {value} {onchange} />
            </label>
            if let Some([not_named, undated]) = told.left_out {
                <span>{ t::count(tt::left_out(l), &[&not_named.to_string(), &undated.to_string()]) }</span>
            }
        </div>
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_that_is_moved_past_the_other_takes_its_place() {
        let day = |text: &str| Day::last(Date::new(text).unwrap());
        for (times, is_since, to, wanted, is_since_then) in [
            // Where both are at one date, each goes either way.
            ("2005_2005", true, "2007", "2005_2007-12-31", false),
            ("2005_2005", true, "2003", "2003-12-31_2005", true),
            ("2005_2005", false, "2003", "2003-12-31_2005", true),
            ("2005_2005", false, "2007", "2005_2007-12-31", false),
            ("2000_2010", true, "2005", "2005-12-31_2010", true),
            ("2000_2010", true, "2012", "2010_2012-12-31", false),
            ("2000_2010", false, "1999", "1999-12-31_2000", true),
            ("2010~2019", false, "2005", "2005-12-31~2019", false),
        ] {
            let times = Times::read(times).unwrap();
            let at = Day::last(times.at.unwrap());
            let (then, is_since) = moved(times, at, is_since, day(to));
            assert_eq!((&*then.to_string(), is_since), (wanted, is_since_then));
            assert_eq!(then, then.ordered());
        }
        // Until today, which is no date.
        let times = Times {
            since: Date::new("2005"),
            ..Times::default()
        };
        let (then, _) = moved(times, day("2026"), true, day("2010"));
        assert_eq!((then.at, then.since), (None, Date::new("2010-12-31")));
    }
}
