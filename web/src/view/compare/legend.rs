//! Whose which letter on the map is; and what has the networks that are asked for come.

use std::cell::{OnceCell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;

use buitenkaart_core::model::Locale;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, ShadowRoot};
use yew::prelude::*;

use super::fetch::{Failure, MOST, Wanted, awaited, fetch, wanted};
use super::peers::peer;
use super::read::{Read, read};
use super::worked::letter;
use crate::browser::intl;
use crate::browser::object::{call, new, options};
use crate::dataset::Dataset;
use crate::i18n as t;
use crate::i18n::compare as s;
use crate::others::Other;
use crate::state::Action;
use crate::view::common::styles::use_styles;
use crate::view::ctx::Ctx;

/// The legend of the other networks.
#[component]
pub(super) fn Legend(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let root = use_node_ref();
    use_styles(&root);
    let coming = use_mut_ref(HashSet::new);
    {
        let (ctx, root) = (ctx.clone(), root.clone());
        use_effect(move || bring(&ctx, &coming, &root));
    }
    let here = &ctx.state.others.here;
    let is_awaited = awaited(&ctx.state) > 0;
    html! {
        <div class="legend others" part="legend" role="group" aria-label={s::on_the_map(l)} hidden={here.is_empty() && !is_awaited} ref={root}>
            <ul>
                { for (1..).zip(here).map(|(at, other)| {
                    let file = other.dataset.network.file();
                    html! {
                        <li>{ sign(at) }{ file.title.get(l) }{ " · " }{ intl::date(l, file.compiled) }</li>
                    }
                }) }
                if is_awaited && here.is_empty() {
                    <li role="status">{ s::loading(l) }</li>
                }
            </ul>
        </div>
    }
}

/// The sign of a network; nothing of the one on show.
pub(super) fn sign(at: usize) -> Html {
    let Some(letter) = letter(at) else {
        return html! {};
    };
    html! { <i class={classes!("other", format!("o{at}"))}>{ letter.to_string() }</i> }
}

/// Has those come that are asked for, are not here and have not failed; those that are asked for no more leave.
fn bring(ctx: &Ctx, coming: &Rc<RefCell<HashSet<Rc<str>>>>, root: &NodeRef) {
    let all = wanted(&ctx.state);
    let is_wanted = |key: &Rc<str>| all.iter().any(|one| one.key == *key);
    coming.borrow_mut().retain(|key| is_wanted(key));
    let others = &ctx.state.others;
    let stays = |one: &Rc<Other>| one.key.is_empty() || is_wanted(&one.key);
    if !others.here.iter().all(stays) || !others.failed.iter().all(is_wanted) {
        let mut next = others.clone();
        next.here.retain(stays);
        next.failed.retain(is_wanted);
        ctx.dispatch.dispatch(Action::Beside(next));
        return;
    }
    for one in all {
        let is_here = others.here.iter().any(|other| other.key == one.key);
        let is_done = is_here || others.failed.contains(&one.key);
        if is_done || !coming.borrow_mut().insert(one.key.clone()) {
            continue;
        }
        if let (false, Some(network)) = (one.trusted, peer(&one.address)) {
            coming.borrow_mut().remove(&one.key);
            put(ctx, &one, Dataset::new(network));
            continue;
        }
        let (ctx, root, coming) = (ctx.clone(), root.clone(), coming.clone());
        spawn_local(async move {
            let fetched = fetch(&one).await;
            // Whoever has left, or asks for it no more, is not told. Until it is read it stays on its way:
            // it would be fetched again otherwise.
            let is_over = move |root: &NodeRef, key: &Rc<str>| {
                root.get().is_none() || !coming.borrow_mut().remove(key)
            };
            let (bytes, from) = match fetched {
                Ok(fetched) => fetched,
                Err(failure) => {
                    if !is_over(&root, &one.key) {
                        let (code, why) = told(ctx.l(), failure);
                        fail(&ctx, &root, code, &one, &why);
                    }
                    return;
                }
            };
            let to = ctx.clone();
            read(&ctx, &from, bytes, move |read| {
                if is_over(&root, &one.key) {
                    return;
                }
                let l = to.l();
                match read {
                    Read::Network(dataset, said) => {
                        put(&to, &one, dataset);
                        if let Some(said) = said {
                            to.dispatch.dispatch(Action::Tell(said));
                        }
                    }
                    Read::Broken(problems) => {
                        let first = problems.iter().next().map(|first| first.what(l));
                        let count = problems.count().to_string();
                        let why = [&*count, &first.unwrap_or_default()];
                        fail(
                            &to,
                            &root,
                            "invalid",
                            &one,
                            &t::count(s::no_network(l), &why),
                        );
                    }
                    Read::Nothing(why) => fail(&to, &root, "invalid", &one, &why),
                }
            });
        });
    }
}

/// Why it did not come: the code of the event, and in words.
fn told(l: Locale, failure: Failure) -> (&'static str, String) {
    match failure {
        Failure::Status(status) => ("http", format!("HTTP {status}")),
        Failure::Network => ("network", s::not_here(l).to_owned()),
        Failure::TooLarge => ("network", s::too_large(l).to_owned()),
        Failure::Elsewhere => ("network", s::elsewhere(l).to_owned()),
    }
}

/// Tells that one does not stand beside it.
fn fail(ctx: &Ctx, root: &NodeRef, code: &str, wanted: &Wanted, why: &str) {
    let text = t::fill(s::missing(ctx.l()), &[&wanted.shown(), why]);
    problem(root, code, wanted, &text);
    leave_out(ctx, wanted, text);
}

/// Keeps that one did not come, and says why.
fn leave_out(ctx: &Ctx, wanted: &Wanted, text: String) {
    let mut next = ctx.dispatch.0.state().others.clone();
    if !next.failed.contains(&wanted.key) {
        next.failed.push(wanted.key.clone());
    }
    ctx.dispatch.dispatch(Action::Beside(next));
    ctx.dispatch.dispatch(Action::Tell(text));
}

/// Puts a network beside the one on show, in the order in which they are asked for; one that is asked for no more,
/// or is there already, it does not.
fn put(ctx: &Ctx, one: &Wanted, dataset: Rc<Dataset>) {
    let key = &one.key;
    let state = ctx.dispatch.0.state();
    let order: Vec<Rc<str>> = wanted(&state).into_iter().map(|one| one.key).collect();
    let is_here = state.others.here.iter().any(|other| other.key == *key);
    if is_here || !order.contains(key) {
        return;
    }
    // Files, which nothing names, may have taken the places.
    if state.others.here.len() >= MOST {
        let text = t::fill(s::most(state.locale), &[&MOST.to_string()]);
        return leave_out(ctx, one, text);
    }
    let place = |key: &str| {
        order
            .iter()
            .position(|one| **one == *key)
            .unwrap_or(order.len())
    };
    let here = &state.others.here;
    let at = here.partition_point(|one| place(&one.key) <= place(key));
    stand(ctx, key.clone(), at, dataset);
}

/// Has a network stand at this place among the others, and says so; a file has no key.
pub(super) fn stand(ctx: &Ctx, key: Rc<str>, at: usize, dataset: Rc<Dataset>) {
    let l = ctx.l();
    let mut next = ctx.dispatch.0.state().others.clone();
    let network = &dataset.network;
    let count = network.locations().len().to_string();
    let told = t::count(s::came(l), &[network.file().title.get(l), &count]);
    next.here.insert(
        at,
        Rc::new(Other {
            key,
            dataset,
            drawn: OnceCell::new(),
        }),
    );
    ctx.dispatch.dispatch(Action::Beside(next));
    ctx.dispatch.dispatch(Action::Say(told));
}

/// Tells the page around, as of its own data that do not come.
fn problem(root: &NodeRef, code: &str, wanted: &Wanted, text: &str) {
    // What an address names is not the page's doing.
    if !wanted.trusted {
        return;
    }
    let root = root
        .cast::<HtmlElement>()
        .map(|element| element.get_root_node());
    let Some(root) = root.and_then(|root| root.dyn_into::<ShadowRoot>().ok()) else {
        return;
    };
    let detail = options(&[
        ("code", code.into()),
        ("message", text.into()),
        ("problems", js_sys::Array::new().into()),
    ]);
    let about = options(&[
        ("bubbles", true.into()),
        ("composed", true.into()),
        ("detail", detail),
    ]);
    let event = new("CustomEvent", &["problem".into(), about]);
    let _ = call(&root.host(), "dispatchEvent", &[event]);
}
