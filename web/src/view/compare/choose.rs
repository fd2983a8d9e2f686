//! Which networks stand beside the one on show: those that come with the map, a file, what is pasted.

use std::cell::OnceCell;
use std::rc::Rc;

use buitenkaart_core::load::{self, load};
use buitenkaart_core::{Network, import};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::fetch::{MOST, today, wanted};
use super::legend::sign;
use super::list;
use super::peers::{PEERS, peer};
use crate::assets;
use crate::browser::chosen;
use crate::chunks::{Chunk, Cities};
use crate::i18n as t;
use crate::i18n::compare as s;
use crate::others::{Other, Others};
use crate::state::{Action, Wrong};
use crate::view::ctx::Ctx;

/// Where they are chosen.
#[component]
pub(super) fn Choose(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let others = &ctx.state.others;
    let is_full = others.here.len().max(wanted(&ctx.state).len()) >= MOST;
    // Those that come with the map go with its own network.
    let is_own = assets::here().is_some_and(|own| own.dataset == ctx.state.whole);
    let offered = use_memo(l, |l| {
        let named = PEERS.iter().filter_map(|(name, _)| {
            let title = peer(name)?.file().title.get(*l).to_owned();
            Some((*name, title))
        });
        named.collect::<Vec<_>>()
    });
    let is_asked = |name: &str| others.asked.split("~~").any(|one| one == name);
    let offered = offered.iter().filter(|(name, _)| is_own && !is_asked(name));
    let add = |name: &'static str| {
        let ctx = ctx.clone();
        Callback::from(move |_: MouseEvent| {
            let mut next = ctx.dispatch.0.state().others.clone();
            next.asked = if next.asked.is_empty() {
                name.into()
            } else {
                [&*next.asked, "~~", name].concat().into()
            };
            ctx.dispatch.dispatch(Action::Beside(next));
        })
    };
    let onchange = {
        let ctx = ctx.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                let ctx = ctx.clone();
                spawn_local(async move {
                    let most = load::limits::BYTES.max(import::limits::BYTES);
                    let bytes = chosen::bytes(&file, most).await;
                    take(&ctx, file.name(), bytes);
                });
            }
            // The same file may be chosen again once it has been mended.
            input.set_value("");
        })
    };
    let onpaste = {
        let ctx = ctx.clone();
        Callback::from(move |event: MouseEvent| {
            let button: Element = event.target_unchecked_into();
            let part = button.closest("details").ok().flatten();
            let area = part.and_then(|part| part.query_selector("textarea").ok().flatten());
            if let Some(area) = area.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()) {
                take(
                    &ctx,
                    s::pasted(ctx.l()).to_owned(),
                    area.value().into_bytes(),
                );
                area.set_value("");
            }
        })
    };
    html! {
        <>
            if !others.here.is_empty() {
                <ul class="beside-list">{ for (1..).zip(&others.here).map(|(at, other)| chosen_one(ctx, at, other)) }</ul>
            }
            if is_full {
                <p class="fine">{ t::fill(s::most(l), &[&MOST.to_string()]) }</p>
            } else {
                <details class="form choose" open={others.here.is_empty()}>
                    <summary>{ s::choose(l) }</summary>
                    <p class="buttons" role="group" aria-label={s::with_the_map(l)}>{ for offered.map(|(name, title)| html! {
                        <button type="button" class="quiet" onclick={add(name)}>{ title }</button>
                    }) }</p>
                    <label class="file field">{ s::file(l) }
                        <input type="file" accept=".json,.geojson,.csv,.tsv,.txt,.xlsx,.xls,.ods,.zip" {onchange} />
                    </label>
                    <p class="fine">{ s::file_note(l) }</p>
                    <label class="field">{ s::paste(l) }<textarea rows="2" spellcheck="false" /></label>
                    <button type="button" class="quiet" onclick={onpaste}>{ s::take(l) }</button>
                </details>
            }
        </>
    }
}

/// One that stands there, and the way to take it away; what the page around has put there stays.
fn chosen_one(ctx: &Ctx, at: usize, other: &Rc<Other>) -> Html {
    let l = ctx.l();
    let title = other.network.file().title.get(l).to_owned();
    let is_hosts = ctx
        .state
        .host
        .others
        .split_whitespace()
        .any(|word| *word == *other.key);
    let label = t::fill(s::remove(l), &[&title]);
    let onclick = {
        let (ctx, other) = (ctx.clone(), other.clone());
        Callback::from(move |_: MouseEvent| {
            let Others { asked, here } = ctx.dispatch.0.state().others.clone();
            let asked: Vec<&str> = asked
                .split("~~")
                .filter(|key| **key != *other.key)
                .collect();
            let here = here
                .into_iter()
                .filter(|one| !Rc::ptr_eq(one, &other))
                .collect();
            let asked = asked.join("~~").into();
            ctx.dispatch
                .dispatch(Action::Beside(Others { asked, here }));
        })
    };
    html! {
        <li key={other.network.file().title.get(l).to_owned()}>
            { sign(at) }<span>{ title }</span>
            if !is_hosts {
                <button type="button" class="x" aria-label={label.clone()} title={label} {onclick}>{ "×" }</button>
            }
        </li>
    }
}

/// Takes what was chosen: a network file, or a list.
fn take(ctx: &Ctx, name: String, bytes: Vec<u8>) {
    match load(&bytes) {
        Ok(network) => put(ctx, network),
        // What begins like an object may be a network with a fault; its faults help more.
        Err(problems) if is_network(&bytes) => {
            let wrong = Wrong(Rc::new(problems));
            ctx.dispatch.dispatch(Action::Rejected(name, wrong));
        }
        Err(_) => {
            let ctx = ctx.clone();
            Cities::ask(move |cities| {
                let l = ctx.l();
                let cities = cities.map_or("", |part| (part.table)());
                let shapes = ctx.state.shapes.0;
                let Some(taken) = list::read(&name, &bytes, cities, shapes, &today()) else {
                    let text = t::fill(s::missing(l), &[&name, s::no_row(l)]);
                    return ctx.dispatch.dispatch(Action::Tell(text));
                };
                put(&ctx, taken.network);
                let rows = taken.rows.map(|n| n.to_string());
                let text = t::fill(s::from_list(l), &[&rows[0], &rows[1]]);
                ctx.dispatch.dispatch(Action::Tell(text));
            });
        }
    }
}

/// Whether it is meant for a network file: an object with a version, and no GeoJSON.
fn is_network(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let has = |word: &[u8]| start.windows(word.len()).any(|part| part == word);
    let first = start.iter().find(|byte| !byte.is_ascii_whitespace());
    first == Some(&b'{') && !has(b"\"FeatureCollection\"")
}

fn put(ctx: &Ctx, network: Network) {
    let mut next = ctx.dispatch.0.state().others.clone();
    if next.here.len() >= MOST {
        return;
    }
    let l = ctx.l();
    let count = network.locations().len().to_string();
    let told = t::fill(s::came(l), &[network.file().title.get(l), &count]);
    next.here.push(Rc::new(Other {
        key: "".into(),
        network,
        drawn: OnceCell::new(),
    }));
    ctx.dispatch.dispatch(Action::Beside(next));
    ctx.dispatch.dispatch(Action::Say(told));
}
