//! The candidates of the network, with their motivations: where a scenario begins.

use buitenkaart_core::countries::cities;
use buitenkaart_core::model::{Locale, LocationId};
use buitenkaart_core::scenario::{self, Change, LatLon, Point, Proposal, Spot, Step};
use web_sys::{HtmlElement, HtmlSelectElement};
use yew::prelude::*;

use super::at_hand::{at_hand, base, edit, is_any, places_of_posts};
use crate::browser::intl::Names;
use crate::i18n as t;
use crate::i18n::scenario as s;
use crate::scenario::Read;
use crate::view::common::claims;
use crate::view::ctx::Ctx;

/// The candidates.
pub(super) fn proposals(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let network = base(ctx);
    let read = at_hand(ctx);
    let all = scenario::proposals(network);
    if all.is_empty() {
        return html! {};
    }
    html! {
        <section class="part">
            <h3>{ t::said(ctx.texts().candidates.as_ref(), s::candidates, l).to_owned() }</h3>
            <ul class="proposals">{ for all.iter().map(|p| one(ctx, &read, p)) }</ul>
        </section>
    }
}

/// Where the scenario opens a candidate: its step, if it does.
fn step_of(read: &Read, candidate: &LocationId) -> Option<usize> {
    read.scenario.changes.iter().position(
        |step| matches!(&step.change, Change::Open { candidate: c, .. } if c == candidate),
    )
}

fn one(ctx: &Ctx, read: &Read, proposal: &Proposal<'_>) -> Html {
    let l = ctx.l();
    let step = step_of(read, proposal.candidate);
    let is_on = step
        .and_then(|i| read.scenario.changes.get(i))
        .is_some_and(|s| !s.off);
    let choices: Vec<(String, Spot)> = if proposal.zone.is_empty() {
        Vec::new()
    } else {
        places_in(ctx, proposal)
    };
    let toggle = {
        let (ctx, candidate) = (ctx.clone(), proposal.candidate.clone());
        let choices: Vec<Spot> = choices.iter().map(|(_, spot)| spot.clone()).collect();
        Callback::from(move |event: MouseEvent| {
            let candidate = candidate.clone();
            let at = chosen(&event, step.is_none().then(|| s::choose_city(ctx.l())))
                .and_then(|i| choices.get(i).cloned());
            // Without a city nothing opens: the field says so.
            if at.is_none() && !choices.is_empty() && step.is_none() {
                return;
            }
            edit(&ctx, |scenario| match step {
                Some(i) if i < scenario.changes.len() => {
                    scenario.changes.remove(i);
                }
                _ => scenario
                    .changes
                    .push(Step::from(Change::Open { candidate, at })),
            });
        })
    };
    let does = if step.is_some() {
        s::not_open(l)
    } else {
        s::open(l)
    };
    let name = proposal.name.get(l);
    html! {
        <li>
            <div class="proposal">
                <b>{ name }</b>
                if !choices.is_empty() && step.is_none() {
                    <label class="field">{ s::place_in(l) }
                        <select onchange={|event: Event| {
                            event.target_unchecked_into::<HtmlSelectElement>().set_custom_validity("");
                        }}>
                            // No city is chosen for anybody.
                            <option selected=true>{ s::choose_city(l) }</option>
                            { for choices.iter().map(|(name, _)| html! { <option>{ name }</option> }) }
                        </select>
                    </label>
                }
                <button type="button" class={if is_on { "quiet" } else { "primary" }} aria-pressed={is_on.to_string()} aria-label={[does, l.colon(), name].concat()} onclick={toggle}>
                    { does }
                </button>
            </div>
            <details><summary>{ t::motivation(l) }</summary>
                { claims::list(ctx, proposal.motivation, |x| html! { { x.get(l) } }) }
            </details>
        </li>
    }
}

/// Which place is chosen beside the button; where none is, the field tells it, where it has to be one.
fn chosen(event: &MouseEvent, wanted: Option<&str>) -> Option<usize> {
    let button: HtmlElement = event.target_dyn_into()?;
    let found = button
        .closest(".proposal")
        .ok()??
        .query_selector("select")
        .ok()??;
    let select: HtmlSelectElement = wasm_bindgen::JsCast::dyn_into(found).ok()?;
    let at = usize::try_from(select.selected_index())
        .ok()?
        .checked_sub(1);
    if let (None, Some(wanted)) = (at, wanted) {
        select.set_custom_validity(wanted);
        select.report_validity();
    }
    at
}

/// The name of a city, and that it has a post where it has one.
pub(super) fn with_post(l: Locale, name: String, has_post: bool) -> String {
    if has_post {
        [&name, ", ", s::has_post(l)].concat()
    } else {
        name
    }
}

/// Where in a region a post could be: cities of the network first, then the large ones.
fn places_in(ctx: &Ctx, proposal: &Proposal<'_>) -> Vec<(String, Spot)> {
    let l = ctx.l();
    let names = Names::new(l);
    let posts = places_of_posts(base(ctx));
    let known = proposal.cities.iter().map(|place| {
        let country = place.country.map(|c| names.country(c)).unwrap_or_default();
        let name = format!("{} ({country})", place.name.get(l));
        let here = place.country.zip(place.lat_lon);
        let is_taken = here.is_some_and(|(country, at)| is_any(&posts, country, at));
        (with_post(l, name, is_taken), Spot::place(place.id.clone()))
    });
    let others = cities().iter().filter(|city| {
        proposal.zone.contains(&city.country)
            && !is_any(&proposal.cities, city.country, city.lat_lon)
    });
    let others = others.filter_map(|city| {
        let [lat, lon] = city.lat_lon;
        let point = Point {
            name: city.name.into(),
            country: city.country,
            lat_lon: LatLon::new(lat, lon)?,
        };
        let name = format!("{} ({})", city.name_in(l), names.country(city.country));
        Some((name, Spot::Point(point)))
    });
    known.chain(others).collect()
}
