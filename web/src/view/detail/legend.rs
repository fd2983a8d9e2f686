//! The part of the legend that tells of what is selected, and of a scenario; and, with the map beside it, what
//! the pointer is over.

use yew::prelude::*;

use super::hover::Hover;
use crate::i18n as t;
use crate::view::ctx::Ctx;

/// The key to the tints that are there for what is selected, and for what a scenario changes.
pub(super) fn legend(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let key = |tint: &'static str, name: &'static str| {
        html! { <li><i class={classes!("t", tint)} aria-hidden="true"></i>{ name }</li> }
    };
    html! {
        <>
            <Hover ..ctx.clone() />
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
