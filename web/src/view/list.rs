//! The list: every location that the map shows, grouped, as the map's equal.

use buitenkaart_core::analysis::Position;
use buitenkaart_core::model::Country;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::common::{glyph, rows};
use super::ctx::Ctx;
use crate::browser::intl::{self, Names};
use crate::chunks::{Lazy, What};
use crate::i18n as t;
use crate::local::use_kept;
use crate::state::{Action, Grouping, Selection};

/// As many groups, and rows of a group, are drawn in each step. The map comes first, and a phone should not be
/// busy for long at a time.
const STEPS: [usize; 3] = [0, 8, usize::MAX];

/// How long one step waits for what is to be painted, in milliseconds.
const WAIT: u32 = 200;

/// Of more rows, those that one sees are in the page, by a part that is fetched for it.
const MANY: usize = 300;

/// The list.
#[component]
pub(crate) fn List(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let state = &ctx.state;
    let matching: Vec<Position> = ctx.dataset().facets.matching(&state.filter).collect();
    let (step, next) = use_kept(usize::default);
    let following = STEPS.get(step + 1);
    {
        let (next, more) = (next.clone(), following.is_some());
        use_effect_with(step, move |step| {
            let step = step + 1;
            let draw = more.then(|| Timeout::new(WAIT, move || next.set(step)));
            || drop(draw)
        });
    }
    let most = STEPS.get(step).copied().unwrap_or(usize::MAX);
    let by = |grouping: Grouping, name: &'static str| {
        html! {
            <button type="button" aria-pressed={(state.grouping == grouping).to_string()}
                onclick={ctx.on(move || Action::Group(grouping))}>{ name }</button>
        }
    };
    html! {
        <section class="list" part="list" aria-label={t::list_label(l)} aria-busy={following.map(|_| "true")}>
            <div class="list-head">
                <h2 tabindex="-1">{ t::list_label(l) }</h2>
                <div class="toggle" role="group" aria-label={t::group_by(l)}>
                    <span aria-hidden="true">{ t::group_by(l) }</span>
                    { by(Grouping::Country, t::by_country(l)) }
                    { by(Grouping::Service, t::by_service(l)) }
                </div>
            </div>
            if ctx.dataset().network.file().tiles.is_some() {
                <Lazy ctx={ctx.clone()} what={What::TilesNote} />
            }
            // Before anything was opened, no filter is the reason.
            if matching.is_empty() && !state.filter.is_empty() {
                <p class="empty">{ t::none_match(l) }{ " " }
                    <button type="button" class="plain" onclick={ctx.on(|| Action::ResetFilter)}>{ t::reset_filters(l) }</button>
                </p>
            }
            { match state.grouping {
                _ if most == 0 => html! {},
                _ if matching.len() > MANY => html! { <Lazy ctx={ctx.clone()} what={What::List} /> },
                Grouping::Country => by_country(ctx, &matching, most),
                Grouping::Service => by_service(ctx, &matching, most),
            } }
        </section>
    }
}

fn by_country(ctx: &Ctx, matching: &[Position], most: usize) -> Html {
    let l = ctx.l();
    let dataset = ctx.dataset();
    let names = Names::new(l);
    let mut groups: Vec<(Option<Country>, String, Vec<Position>)> = Vec::new();
    for &position in matching {
        let country = dataset.place(position).and_then(|p| p.country);
        match groups.iter_mut().find(|(c, ..)| *c == country) {
            Some((.., members)) => members.push(position),
            None => {
                let name =
                    country.map_or_else(|| t::no_country(l).to_owned(), |c| names.country(c));
                groups.push((country, name, vec![position]));
            }
        }
    }
    let (nowhere, groups): (Vec<_>, _) = groups
        .into_iter()
        .partition(|(country, ..)| country.is_none());
    intl::ordered(l, groups, |(_, name, _)| name)
        .chain(nowhere)
        .take(most)
        .map(|(country, name, members)| {
            let selected = country.is_some_and(|c| ctx.state.selection == Some(Selection::Country(c)));
            html! {
                <div class="group" key={name.clone()}>
                    <h3>
                        if let Some(country) = country {
                            <button type="button" class="country" aria-current={selected.then_some("true")}
                                onclick={ctx.on(move || Action::Select(Selection::Country(country)))}>{ name }</button>
                        } else {
                            { name }
                        }
                        <span class="count">{ members.len() }</span>
                    </h3>
                    <ul>{ for members.into_iter().map(|p| html! { <li>{ rows::location(ctx, p, None) }</li> }) }</ul>
                </div>
            }
        })
        .collect()
}

fn by_service(ctx: &Ctx, matching: &[Position], most: usize) -> Html {
    let l = ctx.l();
    let dataset = ctx.dataset();
    let names = Names::new(l);
    dataset
        .network
        .services()
        .iter()
        .enumerate()
        .map(|(i, service)| {
            let members: Vec<(String, Position)> = matching
                .iter()
                .filter(|p| dataset.location(**p).is_some_and(|x| x.service == service.id))
                .map(|p| (dataset.location(*p).map_or("", |x| x.name.get(l)).to_owned(), *p))
                .collect();
            if members.is_empty() {
                return html! {};
            }
            let count = members.len();
            let members = intl::ordered(l, members, |(name, _)| name).take(most);
            html! {
                <div class="group" key={service.id.as_str().to_owned()}>
                    <h3>{ glyph::service(&ctx.dataset().network, i) }{ service.name.get(l) }<span class="count">{ count }</span></h3>
                    <ul>{ for members.map(|(_, p)| {
                        let country = dataset.place(p).and_then(|place| place.country).map(|c| names.country(c));
                        html! { <li>{ rows::location(ctx, p, country) }</li> }
                    }) }</ul>
                </div>
            }
        })
        .collect()
}
