//! The best k places for new posts, proven, beside the candidates of the network.
//!
//! The search runs here, in slices, one for each frame, and not in a worker: a worker would need the
//! module and the data a second time, and nothing takes that long. On the real network the slowest
//! question takes 20 ms in all; 4× slowed down, its slices take up to 58 ms (`make bench`, part "wasm"),
//! and the click's own task, which prepares the search and takes the first slice, some 90 ms.

use buitenkaart_core::analysis::{Aim, Named, Places, Question, Region, Site};
use buitenkaart_core::countries::{Scope, Weight, cities};
use buitenkaart_core::model::Locale;
use gloo::render::request_animation_frame;
use yew::prelude::*;

use super::at_hand::base;
use super::choice::{at, choice};
use crate::browser::intl::{self, Names};
use crate::i18n as t;
use crate::i18n::scenario as s;
use crate::view::ctx::Ctx;

/// How many iterations of the search fit in a frame: some 10 µs each.
const SLICE: u32 = 400;

/// A search under way, or done.
#[derive(Clone)]
struct Search {
    question: Question,
    places: std::rc::Rc<std::cell::RefCell<Places>>,
    /// The same for as many places as there are candidates, where that is another number: only with that can
    /// they be compared.
    even: Option<std::rc::Rc<std::cell::RefCell<Places>>>,
    done: bool,
}

/// The question, and its answer.
#[component]
pub(super) fn Best(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let k = use_state(|| 3_usize);
    let weight = use_state(|| Weight::Equal);
    let within = use_state(bool::default);
    let region = use_state(|| None::<Region>);
    let search = use_state(|| None::<Search>);
    let run = use_mut_ref(|| None::<gloo::render::AnimationFrame>);
    let start = {
        let (ctx, search, run) = (ctx.clone(), search.clone(), run.clone());
        let question = Question {
            aim: if *within {
                Aim::Within(1000.0)
            } else {
                Aim::Distance
            },
            weight: *weight,
            scope: Scope::UnMembers,
            k: *k,
            region: *region,
        };
        Callback::from(move |_: MouseEvent| {
            let Ok(places) = Places::new(base(&ctx), &question) else {
                return;
            };
            let shared = |places| std::rc::Rc::new(std::cell::RefCell::new(places));
            let as_many = places.named_worth().map_or(0, |named| named.chosen.len());
            let even = (as_many > 0 && as_many != question.k)
                .then(|| {
                    let k = as_many;
                    Places::new(base(&ctx), &Question { k, ..question }).ok()
                })
                .flatten();
            step(
                Search {
                    question,
                    places: shared(places),
                    even: even.map(shared),
                    done: false,
                },
                &search,
                &run,
            );
        })
    };
    let stop = {
        let (search, run) = (search.clone(), run.clone());
        Callback::from(move |_: MouseEvent| {
            run.take();
            search.set(search.as_ref().map(|s| Search {
                done: true,
                ..s.clone()
            }));
        })
    };
    let on_k = {
        let k = k.clone();
        Callback::from(move |event: InputEvent| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            k.set(input.value().parse().unwrap_or(3).clamp(1, 10));
        })
    };
    let set_weight = {
        let weight = weight.clone();
        Callback::from(move |i| weight.set(at(&Weight::ALL, i)))
    };
    let set_within = {
        let within = within.clone();
        Callback::from(move |i| within.set(i == 1))
    };
    let regions = regions();
    let set_region = {
        let (region, regions) = (region.clone(), regions.clone());
        Callback::from(move |i: usize| {
            region.set(i.checked_sub(1).and_then(|i| regions.get(i).copied()));
        })
    };
    let kept = regions.iter().position(|it| Some(*it) == *region);
    let all = regions.iter().map(|it| it.name(l));
    let choices = std::iter::once(t::everywhere(l)).chain(all);
    let running = search.as_ref().is_some_and(|s| !s.done);
    html! {
        <>
            <p class="fine">{ s::best_note(l) }</p>
            <label class="field">{ t::fill(s::best_k(l), &[&k.to_string()]) }
                <input type="range" min="1" max="10" step="1" value={k.to_string()} oninput={on_k} />
            </label>
            <label class="field">{ s::weighed_by(l) }
                { choice(Weight::ALL.map(|w| weight_name(l, w)), *weight as usize, set_weight) }
            </label>
            <label class="field">{ s::goal(l) }
                { choice([s::goal_distance(l), s::goal_within(l)], usize::from(*within), set_within) }
            </label>
            <label class="field">{ s::best_region(l) }
                { choice(choices, kept.map_or(0, |at| at + 1), set_region) }
            </label>
            <p class="buttons">
                <button type="button" class="primary" onclick={start}>{ s::compute(l) }</button>
                if running { <button type="button" class="quiet" onclick={stop}>{ s::stop(l) }</button> }
            </p>
            if let Some(search) = &*search { { answer(ctx, search) } }
        </>
    }
}

/// The regions where there is a city.
fn regions() -> Vec<Region> {
    let all = Region::ALL.into_iter();
    all.filter(|region| {
        cities()
            .iter()
            .any(|city| Region::of(city.country) == Some(*region))
    })
    .collect()
}

/// Searches on for a moment, and again in the next frame: the map stays fluid, and the search can
/// be stopped.
fn step(
    search: Search,
    shown: &UseStateHandle<Option<Search>>,
    run: &std::rc::Rc<std::cell::RefCell<Option<gloo::render::AnimationFrame>>>,
) {
    let mut done = search.places.borrow_mut().step(SLICE).done;
    if let Some(even) = search.even.as_ref().filter(|_| done) {
        done = even.borrow_mut().step(SLICE).done;
    }
    let next = Search { done, ..search };
    shown.set(Some(next.clone()));
    if !done {
        let (shown, again) = (shown.clone(), run.clone());
        let frame = request_animation_frame(move |_| step(next, &shown, &again));
        run.replace(Some(frame));
    }
}

pub(super) fn weight_name(l: Locale, weight: Weight) -> &'static str {
    match weight {
        Weight::Equal => s::equal(l),
        Weight::Population => s::by_population(l),
        Weight::Gdp => s::by_gdp(l),
    }
}

fn answer(ctx: &Ctx, search: &Search) -> Html {
    let l = ctx.l();
    let places = search.places.borrow();
    let best = places.best();
    let names = Names::new(l);
    let name = |site: usize| match places.sites().get(site) {
        Some(Site::City(city)) => format!("{} ({})", city.name_in(l), names.country(city.country)),
        Some(Site::Post(at) | Site::Candidate(at)) => base(ctx)
            .locations()
            .get(*at as usize)
            .map_or_else(String::new, |x| x.name.get(l).to_owned()),
        None => String::new(),
    };
    let shown = |value: f64| match search.question.aim {
        Aim::Distance => intl::km(l, value),
        Aim::Within(_) => intl::decimals(l, value * 100.0, 1) + "\u{a0}%",
    };
    // A difference of shares is no percentage of anything.
    let difference = |value: f64| match search.question.aim {
        Aim::Distance => intl::km(l, value),
        Aim::Within(_) => t::count(s::points(l), &[&intl::decimals(l, value * 100.0, 1)]),
    };
    let new = best.worth.chosen.iter().copied();
    let new: Vec<usize> = new
        .filter(|site| !matches!(places.sites().get(*site), Some(Site::Post(_))))
        .collect();
    let count = new.len().to_string();
    let says = match search.question.aim {
        Aim::Distance => s::best_distance,
        Aim::Within(_) => s::best_within,
    };
    // The candidates beside the best choice of as many.
    let as_many = |value: f64| match &search.even {
        Some(even) => even.borrow().behind(value),
        None => places.behind(value),
    };
    // Which of them, and where a region was taken to be: no source says that.
    let candidate = |named: &Named, chosen: &[usize]| {
        let called = base(ctx).locations().get(named.position as usize);
        let called = called.map_or("", |x| x.name.get(l));
        let at = named.sites.iter().find(|site| chosen.contains(site));
        match at.filter(|_| named.region) {
            Some(at) => t::fill(s::supposed_in(l), &[called, &name(*at)]),
            None => called.to_owned(),
        }
    };
    let region = search.question.region;
    let kept = region.map_or_else(String::new, |region| format!(" ({})", region.name(l)));
    html! {
        <div class="answer" role="status">
            // The places stand in one sentence with what they are the best for, and with what that leaves
            // out: whoever quotes them quotes it.
            <p><b>{ t::count(says(l), &[
                weight_name(l, search.question.weight), &kept, &shown(best.worth.value),
                &intl::list(new.into_iter().map(name)), &count,
            ]) }</b></p>
            <p>{ if best.proven { s::proven(l).to_owned() } else { t::fill(s::bound(l), &[&shown(best.bound)]) } }</p>
            if let Some(named) = places.named_worth() {
                <p>{ t::count(s::named(l), &[
                    &intl::list(places.named().iter().map(|it| candidate(it, &named.chosen))),
                    &shown(named.value), &difference(as_many(named.value).abs()), &named.chosen.len().to_string(),
                    region.map_or("", |_| s::in_this_region(l)),
                ]) }</p>
            }
            if !places.unknown().is_empty() {
                <p class="fine">{ t::count(s::left_out(l), &[&places.unknown().len().to_string()]) }</p>
            }
        </div>
    }
}
