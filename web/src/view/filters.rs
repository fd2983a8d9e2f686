//! The filters: each value with its count, what is on and how to take it off, and the totals.

use buitenkaart_core::analysis::{Counts, Effective, totals};
use buitenkaart_core::model::Kind;
use yew::prelude::*;

use super::common::glyph;
use super::ctx::Ctx;
use crate::browser::intl::Names;
use crate::chunks::{Lazy, What};
use crate::i18n as t;
use crate::local::use_kept;
use crate::state::Action;

/// The kinds that are filtered by, each with its name: all that the network names; of the map's own those
/// that it has.
pub(super) fn kinds(ctx: &Ctx) -> impl Iterator<Item = (u8, String)> {
    let l = ctx.l();
    let network = &ctx.state.whole.network;
    (0u8..)
        .zip(0..network.kind_count())
        .filter_map(move |(at, kind)| {
            let name = match network.kind_plural(kind, l) {
                Some(own) => own,
                None => {
                    let role = *Kind::ALL.get(kind)?;
                    let mut all = network.locations().iter();
                    all.any(|location| location.kind == role)
                        .then(|| t::kind(l, role))?
                }
            };
            Some((at, name.to_owned()))
        })
}

/// The filters.
#[component]
pub(crate) fn Filters(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let state = &ctx.state;
    let counts = ctx.dataset().facets.counts(&state.filter);
    let filter = &state.filter;
    // Once opened, they stay: only what the browser shows is hidden again.
    let (was_opened, opened) = use_kept(bool::default);
    let ontoggle = {
        let opened = opened.clone();
        Callback::from(move |_: Event| opened.set(true))
    };
    let narrowed = !filter.kinds.is_empty()
        || !filter.standings.is_empty()
        || !filter.regions.is_empty()
        || !filter.countries.is_empty();
    html! {
        <section class="filters" part="filters" aria-label={t::filters(l)}>
            { services(ctx, &counts) }
            <details class="more" open={narrowed} {ontoggle}>
                <summary>{ t::more_filters(l) }</summary>
                if was_opened || narrowed {
                    <Lazy ctx={ctx.clone()} what={What::MoreFilters} />
                }
            </details>
            { active(ctx, &counts) }
        </section>
    }
}

/// The services: legend, filter and total in one.
fn services(ctx: &Ctx, counts: &Counts) -> Html {
    let l = ctx.l();
    let network = &ctx.dataset().network;
    let all = totals(network);
    html! {
        <div class="services" role="group" aria-label={t::filter_service(l)}>
            { for network.services().iter().enumerate().zip(&all).map(|((i, service), total)| {
                let on = ctx.state.filter.services.has(i);
                let count = counts.services.get(i).copied().unwrap_or(0);
                let located = total.located();
                let said = match total.total() {
                    Some(declared) => t::fill(t::declared_located(l), &[&declared.to_string(), &located.to_string()]),
                    None => [&*located.to_string(), " ", t::located(l)].concat(),
                };
                // The number above counts them, and a declared total does not.
                let all = network.locations().iter().filter(|one| one.service == service.id).count();
                let others = all.saturating_sub(located as usize);
                html! {
                    <button type="button" class="service" aria-pressed={on.to_string()}
                        title={service.name.get(l).to_owned()}
                        onclick={ctx.on(move || Action::ToggleService(i))}>
                        <span class="what">{ glyph::service(network, i) }<span>{ service.short.get(l) }</span><b>{ count }</b></span>
                        <small>{ said }
                            if others > 0 { { " " }{ t::fill(t::others(l), &[&others.to_string()]) } }
                        </small>
                    </button>
                }
            }) }
        </div>
    }
}

/// How much is shown, and each active filter with a way to take it off.
fn active(ctx: &Ctx, counts: &Counts) -> Html {
    let l = ctx.l();
    let filter = &ctx.state.filter;
    let names = Names::new(l);
    let mut on: Vec<(String, Callback<MouseEvent>)> = Vec::new();
    for (i, service) in ctx.dataset().network.services().iter().enumerate() {
        if filter.services.has(i) {
            on.push((
                service.short.get(l).to_owned(),
                ctx.on(move || Action::ToggleService(i)),
            ));
        }
    }
    for (kind, name) in kinds(ctx).filter(|(kind, _)| filter.kinds.has((*kind).into())) {
        on.push((name, ctx.on(move || Action::ToggleKind(kind.into()))));
    }
    for standing in Effective::ALL
        .into_iter()
        .filter(|s| filter.standings.has(*s))
    {
        on.push((
            t::standing_name(l, standing).to_owned(),
            ctx.on(move || Action::ToggleStanding(standing)),
        ));
    }
    if let Some(region) = ctx.state.region() {
        on.push((region.name(l).to_owned(), ctx.on(|| Action::Region(None))));
    }
    if let Some(country) = filter.countries.first() {
        on.push((names.country(*country), ctx.on(|| Action::Country(None))));
    }
    let shown = t::fill(
        t::shown_of(l),
        &[
            &counts.matching.len().to_string(),
            &counts.total.to_string(),
        ],
    );
    html! {
        <div class="active">
            <p role="status" class="shown">{ shown }</p>
            { for on.iter().map(|(name, off)| html! {
                <button type="button" class="off" onclick={off.clone()} aria-label={t::fill(t::remove_filter(l), &[name])}>
                    { name }<span aria-hidden="true">{ "×" }</span>
                </button>
            }) }
            if !filter.is_empty() {
                <button type="button" class="plain" onclick={ctx.on(|| Action::ResetFilter)}>{ t::reset_filters(l) }</button>
            }
        </div>
    }
}
