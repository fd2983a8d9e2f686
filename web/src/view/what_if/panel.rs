//! The panel: where to begin, what is changed, what that comes to, and what to do with it.

use buitenkaart_core::model::Module;
use buitenkaart_core::scenario::NOTE;
use yew::prelude::*;

use super::at_hand::{at_hand, edit, show_all};
use super::summary::summary;
use super::{
    compare, cost, covered, crewed, figures, forms, list, places, proposals, ranking, share, sheet,
    together,
};
use crate::i18n::scenario as s;
use crate::state::Action;
use crate::view::common::styles::use_styles;
use crate::view::ctx::Ctx;

/// The panel.
#[component]
pub(super) fn Panel(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let panel = use_node_ref();
    use_styles(&panel);
    let read = at_hand(ctx);
    {
        let ctx = ctx.clone();
        use_effect_with((), move |()| show_all(&ctx));
    }
    let plan = &ctx.state.plan;
    let rename = {
        let ctx = ctx.clone();
        Callback::from(move |event: Event| {
            let value = event
                .target_unchecked_into::<web_sys::HtmlInputElement>()
                .value();
            edit(&ctx, |scenario| scenario.name = value.trim().into());
        })
    };
    let annotate = {
        let ctx = ctx.clone();
        Callback::from(move |event: Event| {
            let value = event
                .target_unchecked_into::<web_sys::HtmlTextAreaElement>()
                .value();
            edit(&ctx, |scenario| scenario.note = value.trim().into());
        })
    };
    html! {
        <article class="plan" ref={panel} aria-label={s::title(l)}>
            <h2 tabindex="-1">{ s::title(l) }</h2>
            <p class="fine">{ s::intro(l) }</p>
            if let Some(error) = &read.broken {
                <div class="notice bad" role="alert"><p>{ error.what(l) }</p></div>
            }
            <sheet::Head ..ctx.clone() />
            { summary(ctx, &read) }
            <div class="halves">
            <div>
            { proposals::proposals(ctx) }
            <section class="part changes">
                <h3>{ s::changes(l) }</h3>
                <label class="field">{ s::name(l) }
                    <input type="text" maxlength="80" value={read.scenario.name.to_string()} onchange={rename} />
                </label>
                { list::list(ctx, &read) }
                <label class="field">{ s::note(l) }
                    <textarea rows="2" maxlength={NOTE.to_string()} value={read.scenario.note.to_string()} onchange={annotate} />
                </label>
                <p class="buttons">
                    <button type="button" class="quiet" disabled={!plan.can_undo()} onclick={ctx.on(|| Action::Undo)}>{ s::undo(l) }</button>
                    <button type="button" class="quiet" disabled={!plan.can_redo()} onclick={ctx.on(|| Action::Redo)}>{ s::redo(l) }</button>
                    <button type="button" class="quiet" disabled={plan.text.is_empty()} onclick={ctx.on(|| Action::Plan("".into()))}>{ s::clear(l) }</button>
                </p>
                <forms::Add ..ctx.clone() />
                <forms::Close ..ctx.clone() />
                if ctx.shows(Module::Crew) {
                    <forms::Roles ..ctx.clone() />
                }
                <forms::House ..ctx.clone() />
            </section>
            </div>
            <div>
            { figures::figures(ctx, &read) }
            if ctx.shows(Module::JointPresence) {
                <together::Together ..ctx.clone() />
            }
            if ctx.shows(Module::Coverage) {
                <covered::Covered ..ctx.clone() />
            }
            if ctx.shows(Module::Crew) {
                <crewed::Crewed ..ctx.clone() />
            }
            <cost::Costs ..ctx.clone() />
            <compare::Compare ..ctx.clone() />
            { share::share(ctx) }
            if ctx.shows(Module::Ranking) {
                <details class="part more"><summary>{ s::rank_title(l) }</summary><ranking::Ranking ..ctx.clone() /></details>
            }
            if ctx.shows(Module::BestPlaces) {
                <details class="part more"><summary>{ s::best_title(l) }</summary><places::Best ..ctx.clone() /></details>
            }
            </div>
            </div>
            { sheet::foot(ctx, &read) }
        </article>
    }
}
