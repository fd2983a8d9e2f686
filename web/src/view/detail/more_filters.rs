//! The filters that few ask for: kinds, standings, regions and countries, each value with its count.

use buitenkaart_core::analysis::{Counts, Effective, Region};
use buitenkaart_core::model::Country;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::browser::intl::{self, Names};
use crate::i18n as t;
use crate::state::Action;
use crate::view::common::glyph;
use crate::view::common::styles::use_styles;
use crate::view::ctx::Ctx;
use crate::view::filters::kinds;

/// What opens under "More filters".
#[component]
pub(super) fn MoreFilters(ctx: &Ctx) -> Html {
    let root = use_node_ref();
    use_styles(&root);
    let l = ctx.l();
    let filter = &ctx.state.filter;
    let counts = ctx.dataset().facets.counts(filter);
    let shape = glyph::key_class(&ctx.dataset().network);
    let chip =
        |on: bool, label: &str, count: u32, lead: Html, action: fn(u8) -> Action, arg: u8| {
            html! {
                <button type="button" class="chip" aria-pressed={on.to_string()}
                    disabled={count == 0 && !on} onclick={ctx.on(move || action(arg))}>
                    { lead }<span>{ label.to_owned() }</span><b>{ count }</b>
                </button>
            }
        };
    html! {
        <div ref={root}>
            <fieldset>
                <legend>{ t::filter_kind(l) }</legend>
                { for kinds(ctx).map(|(i, name)| chip(
                    filter.kinds.has(i.into()), &name, counts.kind(i.into()), html! {},
                    |i| Action::ToggleKind(i.into()), i,
                )) }
            </fieldset>
            <fieldset>
                <legend>{ t::filter_standing(l) }</legend>
                { for (0u8..).zip(Effective::ALL).map(|(i, standing)| chip(
                    filter.standings.has(standing), t::standing_name(l, standing), counts.standing(standing),
                    html! { <i class={classes!("g", &shape, standing.name())} aria-hidden="true"></i> },
                    |i| Action::ToggleStanding(Effective::ALL.get(usize::from(i)).copied().unwrap_or(Effective::Open)), i,
                )) }
            </fieldset>
            <div class="selects">
                { regions(ctx, &counts) }
                { countries(ctx, &counts) }
            </div>
        </div>
    }
}

fn regions(ctx: &Ctx, counts: &Counts) -> Html {
    let l = ctx.l();
    let chosen = ctx.state.region();
    let dispatch = ctx.dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        let region = Region::ALL.into_iter().find(|r| r.code() == value);
        dispatch.dispatch(Action::Region(region));
    });
    html! {
        <label>{ t::filter_region(l) }
            <select {onchange}>
                <option value="" selected={chosen.is_none()}>{ t::everywhere(l) }</option>
                { for Region::ALL.into_iter().filter(|r| counts.region(*r) > 0 || chosen == Some(*r)).map(|region| html! {
                    <option value={region.code()} selected={chosen == Some(region)}>
                        { format!("{} ({})", region.name(l), counts.region(region)) }
                    </option>
                }) }
            </select>
        </label>
    }
}

fn countries(ctx: &Ctx, counts: &Counts) -> Html {
    let l = ctx.l();
    let names = Names::new(l);
    let chosen = ctx.state.filter.countries.first().copied();
    let rows: Vec<(String, Country, u32)> = counts
        .countries
        .iter()
        .filter(|(c, n)| *n > 0 || chosen == Some(*c))
        .map(|(c, n)| (names.country(*c), *c, *n))
        .collect();
    let rows = intl::ordered(l, rows, |(name, ..)| name);
    let dispatch = ctx.dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        dispatch.dispatch(Action::Country(Country::new(&value)));
    });
    html! {
        <label>{ t::filter_country(l) }
            <select {onchange}>
                <option value="" selected={chosen.is_none()}>{ t::everywhere(l) }</option>
                { for rows.map(|(name, country, n)| html! {
                    <option value={country.to_string()} selected={chosen == Some(country)}>{ format!("{name} ({n})") }</option>
                }) }
            </select>
        </label>
    }
}
