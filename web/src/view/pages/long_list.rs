//! The list of a large network: the same groups and rows as the short one, by window.

use std::ops::Range;

use buitenkaart_core::analysis::Position;
use buitenkaart_core::model::{Country, Locale};
use yew::prelude::*;

use super::window::{BLOCK, Window, use_window};
use crate::browser::intl::{self, Names};
use crate::dataset::Dataset;
use crate::i18n as t;
use crate::state::{Action, Grouping, Selection};
use crate::view::common::{glyph, rows};
use crate::view::ctx::Ctx;

/// How high a row is, about, in CSS pixels.
const ROW: i32 = 32;

/// Locations under one head.
struct Group {
    head: Head,
    name: String,
    members: Vec<Position>,
    /// The first of its blocks.
    first: usize,
}

#[derive(Clone, Copy)]
enum Head {
    Country(Option<Country>),
    Service(usize),
}

/// The list.
#[component]
pub(super) fn LongList(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let state = &ctx.state;
    let what = (
        ctx.dataset().clone(),
        state.filter.clone(),
        state.grouping,
        l,
    );
    let groups = {
        let what = what.clone();
        use_memo(what, |(dataset, filter, grouping, l)| {
            let matching = dataset.facets.matching(filter);
            grouped(dataset, matching, *grouping, *l)
        })
    };
    let count = groups.last().map_or(0, |group| group.first + blocks(group));
    let window = use_window(count, what);
    html! {
        <div class="long" ref={window.root.clone()} onkeydown={window.onkeydown.clone()}>
            { for groups.iter().map(|group| drawn(ctx, group, &window)) }
        </div>
    }
}

fn blocks(group: &Group) -> usize {
    group.members.len().div_ceil(BLOCK)
}

fn grouped(
    dataset: &Dataset,
    matching: impl Iterator<Item = Position>,
    by: Grouping,
    l: Locale,
) -> Vec<Group> {
    let mut groups: Vec<Group> = match by {
        Grouping::Country => {
            let names = Names::new(l);
            let mut found: Vec<(Option<Country>, Vec<Position>)> = Vec::new();
            for position in matching {
                let country = dataset.place(position).and_then(|place| place.country);
                match found.binary_search_by_key(&country, |(country, _)| *country) {
                    Ok(at) => {
                        if let Some((_, members)) = found.get_mut(at) {
                            members.push(position);
                        }
                    }
                    Err(at) => found.insert(at, (country, vec![position])),
                }
            }
            let group = |(country, members): (Option<Country>, _)| Group {
                head: Head::Country(country),
                name: country.map_or_else(|| t::no_country(l).to_owned(), |c| names.country(c)),
                members,
                first: 0,
            };
            let (nowhere, somewhere): (Vec<_>, Vec<_>) = found
                .into_iter()
                .map(group)
                .partition(|group| matches!(group.head, Head::Country(None)));
            let somewhere = intl::ordered(l, somewhere, |group| &group.name);
            somewhere.chain(nowhere).collect()
        }
        Grouping::Service => {
            let services = dataset.network.services();
            let mut groups: Vec<Group> = (0..)
                .zip(services)
                .map(|(at, service)| Group {
                    head: Head::Service(at),
                    name: service.name.get(l).to_owned(),
                    members: Vec::new(),
                    first: 0,
                })
                .collect();
            for position in matching {
                let service = dataset.location(position).map(|it| dataset.service_of(it));
                if let Some(group) = service.and_then(|at| groups.get_mut(at)) {
                    group.members.push(position);
                }
            }
            for group in &mut groups {
                // A browser's own order costs too much for so many.
                group.members.sort_by_cached_key(|&position| {
                    dataset
                        .location(position)
                        .map(|it| it.name.get(l).to_lowercase())
                });
            }
            groups.retain(|group| !group.members.is_empty());
            groups
        }
    };
    let mut first = 0;
    for group in &mut groups {
        group.first = first;
        first += blocks(group);
    }
    groups
}

fn drawn(ctx: &Ctx, group: &Group, window: &Window) -> Html {
    let size = group.members.len();
    let members = |block: usize| -> Range<usize> { block * BLOCK..((block + 1) * BLOCK).min(size) };
    let names = Names::new(ctx.l());
    let row = |at: usize| {
        let Some(&position) = group.members.get(at) else {
            return html! {};
        };
        let country = match group.head {
            Head::Country(_) => None,
            Head::Service(_) => ctx
                .dataset()
                .place(position)
                .and_then(|place| place.country),
        };
        html! {
            <div role="listitem" aria-setsize={size.to_string()} aria-posinset={(at + 1).to_string()}>
                { rows::location(ctx, position, country.map(|country| names.country(country))) }
            </div>
        }
    };
    let blocks = (0..blocks(group)).map(|block| {
        let number = group.first + block;
        if window.has(number) {
            html! {
                <div key={number} role="presentation" data-block={number.to_string()}>{ for members(block).map(row) }</div>
            }
        } else {
            let height = window.place(number, members(block).len(), ROW);
            html! { <div key={number} role="presentation" data-block={number.to_string()} data-height={height}></div> }
        }
    });
    html! {
        <div class="group" key={group.name.clone()}>
            <h3>{ head(ctx, group) }<span class="count">{ size }</span></h3>
            <div role="list" aria-label={group.name.clone()}>{ for blocks }</div>
        </div>
    }
}

fn head(ctx: &Ctx, group: &Group) -> Html {
    let name = group.name.clone();
    match group.head {
        Head::Country(Some(country)) => {
            let selected = ctx.state.selection == Some(Selection::Country(country));
            html! {
                <button type="button" class="country" aria-current={selected.then_some("true")}
                    onclick={ctx.on(move || Action::Select(Selection::Country(country)))}>{ name }</button>
            }
        }
        Head::Country(None) => html! { { name } },
        Head::Service(service) => {
            html! { <>{ glyph::service(&ctx.dataset().network, service) }{ name }</> }
        }
    }
}
