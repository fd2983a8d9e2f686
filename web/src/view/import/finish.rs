//! What comes of it: on the map, and as files.

use std::rc::Rc;

use buitenkaart_core::export;
use buitenkaart_core::import::{Applied, Fate, fates};
use buitenkaart_core::load::Problems;
use buitenkaart_core::model::{Locale, Network};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::bench::Bench;
use super::work::Work;
use crate::browser::time::breathe;
use crate::dataset::{Dataset, Turned};
use crate::i18n as t;
use crate::i18n::import as s;
use crate::state::{Action, Page};
use crate::view::common::files::save;
use crate::view::common::marks::key;
use crate::view::ctx::Ctx;

pub(super) fn finish(bench: &Bench) -> Html {
    let l = bench.ctx.l();
    // Many rows take seconds: not at each change of a rule.
    if !bench.work.is_applied_soon() {
        let onclick = bench.work_out.clone();
        return html! {
            <section class="part">
                <h3>{ s::finish(l) }</h3>
                <button type="button" class="primary work-out" {onclick}>{ s::work_out(l) }</button>
            </section>
        };
    }
    let Some(outcome) = bench.work.applied() else {
        return html! {};
    };
    let applied = match &*outcome {
        Ok(applied) => applied,
        Err(problems) => {
            let told = problems.iter().next().map(|problem| problem.what(l));
            let told = t::fill(s::too_much(l), &[&told.unwrap_or_default()]);
            return html! { <p class="notice bad" role="alert">{ told }</p> };
        }
    };
    let counts =
        [applied.added.len(), applied.changes, applied.closed.len()].map(|n| n.to_string());
    let [added, changes, closed] = &counts;
    let file = |label: &'static str,
                name: &'static str,
                mime: &'static str,
                make: fn(&Work, &Bench) -> String| {
        let bench = bench.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            save(&bench.ctx, name, &make(&bench.work, &bench), mime);
        });
        html! { <button type="button" class="quiet" {onclick}>{ label }</button> }
    };
    let next = bench.work.queue.front().map(|(name, _)| {
        let onclick = bench.later(async move |work: &Work, _: MouseEvent| Ok(work.next(l).await));
        html! { <button type="button" class="primary next" {onclick}>{ t::fill(s::next_list(l), &[name]) }</button> }
    });
    let is_last = next.is_none();
    html! {
        <section class="part">
            <h3>{ s::finish(l) }</h3>
            <p class="answer" role="status">{ t::count(s::outcome(l), &[added, changes, closed]) }</p>
            if !applied.contested.is_empty() {
                <p class="small contested">{ t::count(s::not_closed(l), &[&applied.contested.len().to_string()]) }</p>
            }
            { key(l) }
            <div class="buttons">
                { next }
                { keep(&bench.ctx, &bench.work.base, &bench.work.name, (&outcome, network), is_last) }
                { file(s::summary(l), "changes.md", "text/markdown", |work, bench| work.summary(bench.ctx.l())) }
                { file(s::rejected_file(l), "rejected.csv", "text/csv;charset=utf-8", |work, bench| {
                    export::BYTE_ORDER_MARK.to_owned() + &work.rejected(bench.ctx.l())
                }) }
            </div>
        </section>
    }
}

/// What a list has made of a location, marked as what a scenario does; of what has closed, its standing says so.
fn turned(fate: Fate) -> Turned {
    let (class, first): (_, Option<fn(Locale) -> _>) = match fate {
        Fate::Same => ("", None),
        Fate::New => (" opened", Some(s::mark_new)),
        Fate::Changed => (" moved", Some(s::mark_changed)),
        Fate::Closed => (" shut", None),
    };
    let mut turned = Turned {
        class,
        ..Turned::default()
    };
    turned.says[0] = first;
    turned
}

fn network(outcome: &Result<Applied, Problems>) -> Option<&Network> {
    outcome.as_ref().ok().map(|applied| &applied.network)
}

/// What holds a network, and the way to it.
type Held<'h, T> = (&'h Rc<T>, fn(&T) -> Option<&Network>);

/// Shows a network that has come of the work in place of `base`, goes back to that, and saves it as a file. It
/// stays where it is held until it is asked for: a large one is not copied in passing.
pub(super) fn keep<T: 'static>(
    ctx: &Ctx,
    base: &Rc<Dataset>,
    name: &str,
    (held, network): Held<'_, T>,
    is_first: bool,
) -> Html {
    let l = ctx.l();
    let show = {
        let (ctx, name, held) = (ctx.clone(), name.to_owned(), held.clone());
        let base = base.clone();
        Callback::from(move |_: MouseEvent| {
            let (ctx, name, network) = (ctx.clone(), name.clone(), network(&held).cloned());
            let base = base.clone();
            spawn_local(async move {
                let Some(network) = network else { return };
                // Copy, marks, figures, drawing: each takes a while of its own where it is large.
                breathe().await;
                let marks = fates(&base.network, &network).into_iter().map(turned);
                let marks = marks.collect();
                breathe().await;
                let dataset = Dataset::dated(network, [None; 2], marks);
                breathe().await;
                ctx.dispatch.dispatch(Action::Loaded(name, dataset));
                ctx.dispatch.dispatch(Action::Page(Page::Map));
            });
        })
    };
    let is_shown = !Rc::ptr_eq(&ctx.state.whole, base);
    let back = {
        let (ctx, base) = (ctx.clone(), base.clone());
        Callback::from(move |_: MouseEvent| {
            ctx.dispatch
                .dispatch(Action::Loaded(String::new(), base.clone()));
        })
    };
    let file = {
        let (ctx, held) = (ctx.clone(), held.clone());
        Callback::from(move |_: MouseEvent| {
            let text = network(&held).and_then(|network| export::json(network.file()).ok());
            save(
                &ctx,
                "network.json",
                &text.unwrap_or_default(),
                "application/json",
            );
        })
    };
    let class = if is_first { "primary" } else { "quiet" };
    html! {
        <>
            <button type="button" {class} onclick={show}>{ s::show(l) }</button>
            if is_shown { <button type="button" class="quiet" onclick={back}>{ s::back(l) }</button> }
            <button type="button" class="quiet" onclick={file}>{ s::network_file(l) }</button>
        </>
    }
}
