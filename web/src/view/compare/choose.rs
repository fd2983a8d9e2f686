//! Which networks stand beside the one on show: those that come with the map, a file, what is pasted.

use std::rc::Rc;

use buitenkaart_core::import;
use buitenkaart_core::load;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::fetch::{MOST, Wanted, is_full, wanted};
use super::legend::{sign, stand};
use super::peers::{PEERS, peer};
use super::read::{Read, read};
use crate::assets;
use crate::browser::{chosen, intl};
use crate::chunks::Whence;
use crate::dataset::Dataset;
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
    let is_full = is_full(&ctx.state);
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
            { missing(ctx) }
            if is_full {
                <p class="fine">{ t::fill(s::most(l), &[&MOST.to_string()]) }</p>
            } else {
                <details class="form choose" open={others.here.is_empty()}>
                    <summary>{ s::choose(l) }</summary>
                    <p class="buttons" role="group" aria-label={s::with_the_map(l)}>{ for offered.map(|(name, title)| html! {
                        <button type="button" class="quiet" onclick={add(name)}>{ title }</button>
                    }) }</p>
                    <label class="file field">{ s::file(l) }
                        <input type="file" accept=".json,.packed,.geojson,.csv,.tsv,.txt,.xlsx,.xls,.ods,.zip" {onchange} />
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
    let title = other.dataset.network.file().title.get(l).to_owned();
    let label = t::fill(s::remove(l), &[&title]);
    let onclick = {
        let (ctx, other) = (ctx.clone(), other.clone());
        Callback::from(move |_: MouseEvent| {
            let mut next = without(&ctx.dispatch.0.state().others, &other.key);
            next.here.retain(|one| !Rc::ptr_eq(one, &other));
            ctx.dispatch.dispatch(Action::Beside(next));
        })
    };
    html! {
        <li key={other.dataset.network.file().title.get(l).to_owned()}>
            { sign(at) }<span>{ title }</span>
            if !is_hosts(ctx, &other.key) {
                <button type="button" class="x" aria-label={label.clone()} title={label} {onclick}>{ "×" }</button>
            }
        </li>
    }
}

/// Whether the page around has put it there.
fn is_hosts(ctx: &Ctx, key: &str) -> bool {
    let mut words = ctx.state.host.others.split_whitespace();
    words.any(|word| word == key)
}

/// The same, and this one asked for no more.
fn without(others: &Others, key: &str) -> Others {
    let asked = others.asked.split("~~").filter(|one| *one != key);
    let asked: Vec<String> = asked.map(str::to_owned).collect();
    let mut next = others.clone();
    next.asked = intl::joined(asked, "~~").into();
    next.failed.retain(|one| **one != *key);
    next
}

/// Those that did not come, each with the ways to try again and to take it away.
fn missing(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let failed = &ctx.state.others.failed;
    if failed.is_empty() {
        return html! {};
    }
    let row = |one: Wanted| {
        let name = one.shown();
        let again = [t::try_again(l), l.colon(), &name].concat();
        let label = t::fill(s::remove(l), &[&name]);
        let on = |next: fn(&Others, &str) -> Others| {
            let (ctx, key) = (ctx.clone(), one.key.clone());
            Callback::from(move |_: MouseEvent| {
                let next = next(&ctx.dispatch.0.state().others, &key);
                ctx.dispatch.dispatch(Action::Beside(next));
            })
        };
        let onagain = on(|others, key| {
            let mut next = others.clone();
            next.failed.retain(|one| **one != *key);
            next
        });
        html! {
            <li key={one.key.to_string()}>
                <span>{ name }{ " · " }{ s::not_here(l) }</span>
                <button type="button" class="quiet" aria-label={again} onclick={onagain}>{ t::try_again(l) }</button>
                if !is_hosts(ctx, &one.key) {
                    <button type="button" class="x" aria-label={label.clone()} title={label} onclick={on(without)}>{ "×" }</button>
                }
            </li>
        }
    };
    let all = wanted(&ctx.state).into_iter();
    let all = all.filter(|one| failed.contains(&one.key));
    html! { <ul class="beside-missing">{ for all.map(row) }</ul> }
}

/// Takes what was chosen: a network file, or a list.
fn take(ctx: &Ctx, name: String, bytes: Vec<u8>) {
    let to = ctx.clone();
    let from = Whence {
        name: name.clone(),
        ..Whence::default()
    };
    read(ctx, &from, bytes, move |read| match read {
        Read::Network(dataset, told) => {
            put(&to, dataset);
            if let Some(told) = told {
                to.dispatch.dispatch(Action::Tell(told));
            }
        }
        Read::Broken(problems) => {
            let wrong = Wrong(Rc::new(problems));
            to.dispatch.dispatch(Action::Rejected(name, wrong));
        }
        Read::Nothing(told) => to.dispatch.dispatch(Action::Tell(told)),
    });
}

fn put(ctx: &Ctx, dataset: Rc<Dataset>) {
    let count = ctx.dispatch.0.state().others.here.len();
    if count >= MOST {
        let text = t::fill(s::most(ctx.l()), &[&MOST.to_string()]);
        return ctx.dispatch.dispatch(Action::Tell(text));
    }
    stand(ctx, "".into(), count, dataset);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_away_is_asked_for_no_more() {
        let others = Others {
            asked: "a~~~data~b.json~~c".into(),
            here: Vec::new(),
            failed: vec!["~data~b.json".into(), "c".into()],
        };
        let next = without(&others, "c");
        assert_eq!(&*next.asked, "a~~~data~b.json");
        assert_eq!(next.failed, ["~data~b.json".into()]);
    }
}
