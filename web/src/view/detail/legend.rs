//! The part of the legend that tells of what is selected, and of a scenario; and, with the map beside it, what
//! the pointer is over.

use yew::prelude::*;

use super::hover::Hover;
use crate::i18n as t;
use crate::state::Times;
use crate::view::common::marks;
use crate::view::ctx::Ctx;

/// Whether what is marked on the map is what a list has done: no scenario, and no interval of time.
fn is_listed(ctx: &Ctx) -> bool {
    let is_marked = !ctx.dataset().marks.is_empty();
    is_marked && ctx.changed().is_none() && ctx.state.times == Times::default()
}

/// The key to the tints that are there for what is selected, and for what a scenario changes.
pub(super) fn legend(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let key = |tint: &'static str, name: &'static str| {
        html! { <li><i class={classes!("t", tint)} aria-hidden="true"></i>{ name }</li> }
    };
    html! {
        <>
            <Hover ..ctx.clone() />
            if is_listed(ctx) { { marks::key(l) } }
            if ctx.changed().is_some() {
                <ul class="tints">
                    { key("gained", t::gained_tint(l)) }
                    { key("lost", t::lost_tint(l)) }
                </ul>
            }
            if ctx.state.selection.is_some() {
                <ul class="tints">
                    { key("jurisdiction", t::jurisdiction_tint(l)) }
                    { key("zone", t::zone_tint(l)) }
                </ul>
            }
        </>
    }
}
