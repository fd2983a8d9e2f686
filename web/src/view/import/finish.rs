//! What comes of it: on the map, and as files.

use std::rc::Rc;

use buitenkaart_core::export;
use buitenkaart_core::model::Network;
use yew::prelude::*;

use super::bench::Bench;
use super::work::Work;
use crate::dataset::Dataset;
use crate::i18n as t;
use crate::i18n::import as s;
use crate::state::{Action, Page};
use crate::view::common::files::save;
use crate::view::ctx::Ctx;

pub(super) fn finish(bench: &Bench) -> Html {
    let l = bench.ctx.l();
    // Many rows take seconds: not at each change of a rule.
    if !bench.work.is_applied_soon() {
        let onclick = bench.on(|work, _: MouseEvent| {
            let next = work.clone();
            next.applied();
            next
        });
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
        let onclick = bench.later(async move |work: &Work, _: MouseEvent| Some(work.next(l).await));
        html! { <button type="button" class="primary next" {onclick}>{ t::fill(s::next_list(l), &[name]) }</button> }
    });
    let is_last = next.is_none();
    html! {
        <section class="part">
            <h3>{ s::finish(l) }</h3>
            <p class="answer" role="status">{ t::count(s::outcome(l), &[added, changes, closed]) }</p>
            <div class="buttons">
                { next }
                { keep(&bench.ctx, &bench.work.base, &bench.work.name, &applied.network, is_last) }
                { file(s::summary(l), "changes.md", "text/markdown", |work, bench| work.summary(bench.ctx.l())) }
                { file(s::rejected_file(l), "rejected.csv", "text/csv;charset=utf-8", |work, bench| {
                    export::BYTE_ORDER_MARK.to_owned() + &work.rejected(bench.ctx.l())
                }) }
            </div>
        </section>
    }
}

/// Shows a network that has come of the work in place of `base`, goes back to that, and saves it as a file.
pub(super) fn keep(
    ctx: &Ctx,
    base: &Rc<Dataset>,
    name: &str,
    network: &Network,
    is_first: bool,
) -> Html {
    let l = ctx.l();
    let show = {
        let (ctx, name, network) = (ctx.clone(), name.to_owned(), network.clone());
        Callback::from(move |_: MouseEvent| {
            let dataset = Dataset::new(network.clone());
            ctx.dispatch.dispatch(Action::Loaded(name.clone(), dataset));
            ctx.dispatch.dispatch(Action::Page(Page::Map));
        })
    };
    let is_shown = !Rc::ptr_eq(&ctx.state.dataset, base);
    let back = {
        let (ctx, base) = (ctx.clone(), base.clone());
        Callback::from(move |_: MouseEvent| {
            ctx.dispatch
                .dispatch(Action::Loaded(String::new(), base.clone()));
        })
    };
    let file = {
        let (ctx, network) = (ctx.clone(), network.clone());
        Callback::from(move |_: MouseEvent| {
            let text = export::json(network.file()).unwrap_or_default();
            save(&ctx, "network.json", &text, "application/json");
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
