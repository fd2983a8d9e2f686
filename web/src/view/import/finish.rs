//! What comes of it: on the map, and as files.

use std::rc::Rc;

use buitenkaart_core::export;
use yew::prelude::*;

use super::bench::Bench;
use super::work::Work;
use crate::dataset::Dataset;
use crate::i18n as t;
use crate::i18n::import as s;
use crate::state::{Action, Page};
use crate::view::common::files::save;

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
    let show = {
        let (ctx, name) = (bench.ctx.clone(), bench.work.name.clone());
        let network = applied.network.clone();
        Callback::from(move |_: MouseEvent| {
            let dataset = Dataset::new(network.clone());
            ctx.dispatch
                .dispatch(Action::Loaded(name.to_string(), dataset));
            ctx.dispatch.dispatch(Action::Page(Page::Map));
        })
    };
    let back = {
        let (ctx, dataset) = (bench.ctx.clone(), bench.work.base.clone());
        Callback::from(move |_: MouseEvent| {
            ctx.dispatch
                .dispatch(Action::Loaded(String::new(), dataset.clone()));
        })
    };
    let is_shown = !Rc::ptr_eq(&bench.ctx.state.dataset, &bench.work.base);
    let network = {
        let (ctx, outcome) = (bench.ctx.clone(), outcome.clone());
        Callback::from(move |_: MouseEvent| {
            let Ok(applied) = &*outcome else { return };
            let text = export::json(applied.network.file()).unwrap_or_default();
            save(&ctx, "network.json", &text, "application/json");
        })
    };
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
        let onclick = bench.on(move |work, _: MouseEvent| work.next(l));
        html! { <button type="button" class="primary next" {onclick}>{ t::fill(s::next_list(l), &[name]) }</button> }
    });
    let show_class = if next.is_some() { "quiet" } else { "primary" };
    html! {
        <section class="part">
            <h3>{ s::finish(l) }</h3>
            <p class="answer" role="status">{ t::fill(s::outcome(l), &[added, changes, closed]) }</p>
            <div class="buttons">
                { next }
                <button type="button" class={show_class} onclick={show}>{ s::show(l) }</button>
                if is_shown { <button type="button" class="quiet" onclick={back}>{ s::back(l) }</button> }
                <button type="button" class="quiet" onclick={network}>{ s::network_file(l) }</button>
                { file(s::summary(l), "changes.md", "text/markdown", |work, bench| work.summary(bench.ctx.l())) }
                { file(s::rejected_file(l), "rejected.csv", "text/csv;charset=utf-8", |work, bench| {
                    export::BYTE_ORDER_MARK.to_owned() + &work.rejected(bench.ctx.l())
                }) }
            </div>
        </section>
    }
}
