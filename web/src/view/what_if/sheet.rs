//! What paper shows beside the changes and the figures: whose scenario it is, the still map, the sources and
//! the date. A screen never shows it.

use buitenkaart_core::model::Locale;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::at_hand::{at_hand, base};
use super::compare;
use crate::browser::intl;
use crate::i18n as t;
use crate::i18n::scenario as s;
use crate::scenario::Read;
use crate::view::common::picture::address;
use crate::view::ctx::Ctx;

/// How long a scenario has been as it is before its picture is made, in milliseconds: a browser that
/// prints waits for nobody.
const QUIET: u32 = 600;

/// What the sheet begins with.
#[component]
pub(super) fn Head(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let picture = use_state(AttrValue::default);
    let read = at_hand(ctx);
    {
        let (picture, ctx) = (picture.clone(), ctx.clone());
        let plan = &ctx.state.plan;
        let key = (ctx.state.dataset.clone(), plan.text.clone(), l);
        use_effect_with(key, move |_| {
            let make = Timeout::new(QUIET, move || {
                let svg = compare::svg(&ctx, &at_hand(&ctx)).unwrap_or_default();
                picture.set(if svg.is_empty() { svg } else { address(&svg) }.into());
            });
            || drop(make)
        });
    }
    if read.scenario.changes.is_empty() {
        return html! {};
    }
    let name = compare::name_of(ctx, &read) + &compare::dates_said(ctx, l);
    html! {
        <div class="sheet">
            <h2>{ t::tab_scenario(l) }{ " " }{ name }</h2>
            <p>{ s::exploration(l) }</p>
            if !read.scenario.note.is_empty() { <p>{ &*read.scenario.note }</p> }
            if !picture.is_empty() {
                <img class="paper" src={(*picture).clone()} alt="" />
            }
        </div>
    }
}

/// What it ends with.
pub(super) fn foot(ctx: &Ctx, read: &Read) -> Html {
    if read.scenario.changes.is_empty() {
        return html! {};
    }
    let l = ctx.l();
    let file = base(ctx).file();
    // The first ones are those that the network rests on.
    let titles: Vec<&str> = (file.sources.iter().take(2))
        .map(|source| source.title.get(l))
        .collect();
    let others = file.sources.len() - titles.len();
    html! {
        <p class="sheet fine">
            { sources(l, &titles.join("; "), others) }{ " " }
            { t::fill(t::compiled(l), &[&intl::date(l, file.compiled)]) }
        </p>
    }
}

fn sources(l: Locale, named: &str, others: usize) -> String {
    if others == 0 {
        return [t::sources(l), l.colon(), named, "."].concat();
    }
    t::count(s::sheet_sources(l), &[named, &others.to_string()])
}
