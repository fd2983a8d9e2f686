//! What the list says of locations that are in tiles alone.

use yew::prelude::*;

use super::archive::use_archive;
use super::panel::number;
use crate::i18n as t;
use crate::i18n::tiles as s;
use crate::view::ctx::Ctx;

/// How many there are, of each service too, and where they can be read.
#[component]
pub(super) fn Note(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let opened = use_archive(ctx.dataset().network.file().tiles.as_deref());
    // The style sheet leaves out the filters then: there is nothing to count or to filter.
    let alone = ctx.state.whole.network.is_tiled().then_some("alone");
    // What is wrong stands under the map.
    let Some(Ok(tiled)) = opened else {
        return html! { <span class={classes!(alone)}></span> };
    };
    let services = tiled.legend.services.iter();
    html! {
        <>
            <p class={classes!("in-tiles", alone)}>{ t::fill(s::only(l), &[&number(l, tiled.legend.count)]) }</p>
            <ul class="in-tiles">
                { for services.map(|one| html! { <li>{ one.name.get(l) }{ l.colon() }{ number(l, one.count) }</li> }) }
            </ul>
        </>
    }
}
