//! Two scenarios side by side: the map of each, and the figures of both beside the network as it is.

use std::rc::Rc;

use buitenkaart_core::Network;
use buitenkaart_core::{export, geo};
use yew::prelude::*;

use super::{Read, at_hand, base, figures, read};
use crate::state::Action;
use crate::text as t;
use crate::text::scenario as s;
use crate::view::Ctx;

/// The name of a scenario on screen.
pub(super) fn name_of(ctx: &Ctx, read: &Read) -> String {
    let name = &read.scenario.name;
    if name.is_empty() {
        s::unnamed(ctx.l()).to_owned()
    } else {
        name.to_string()
    }
}

/// A still map of a network, as the address of an image.
pub(super) fn picture(ctx: &Ctx, network: &Network) -> String {
    let svg = export::svg(network, geo::basemap(), ctx.l());
    let encoded = js_sys::encode_uri_component(&svg);
    format!("data:image/svg+xml,{}", String::from(encoded))
}

/// The other scenario, if one is held.
pub(super) fn other(ctx: &Ctx) -> Option<Rc<Read>> {
    let text = ctx.state.plan.other.as_ref()?;
    Some(read(&ctx.state.model, text))
}

/// The comparison, and how to begin one.
pub(super) fn compare(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let now = at_hand(ctx);
    let Some(other) = other(ctx) else {
        let hold = {
            let text = ctx.state.plan.text.clone();
            ctx.on(move || Action::Compare(Some(text.clone())))
        };
        return html! {
            <section class="part">
                <h3>{ s::compare(l) }</h3>
                <p class="fine">{ s::compare_note(l) }</p>
                <p class="buttons"><button type="button" class="quiet" onclick={hold}>{ s::hold(l) }</button></p>
            </section>
        };
    };
    let networks: Vec<(String, Option<&Network>)> = [&other, &now]
        .into_iter()
        .map(|read| {
            let network = read.outcome.as_ref().ok().map(|c| &c.0.model.network);
            (name_of(ctx, read), network)
        })
        .collect();
    let before = figures::rows(l, base(ctx));
    let columns: Vec<Option<Vec<figures::Row>>> = networks
        .iter()
        .map(|(_, network)| Some(figures::rows(l, (*network)?)))
        .collect();
    html! {
        <section class="part compare">
            <h3>{ s::compare(l) }</h3>
            <div class="pictures">
                { for networks.iter().map(|(name, network)| html! {
                    <figure>
                        if let Some(network) = network {
                            <img src={picture(ctx, network)} alt={t::fill(s::picture_of(l), &[name])} />
                        } else {
                            <p class="unknown">{ s::not_applied(l) }</p>
                        }
                        <figcaption>{ name }</figcaption>
                    </figure>
                }) }
            </div>
            <div class="scroll" tabindex="0" role="region" aria-label={s::compare(l)}>
            <table class="matrix before-after">
                <thead><tr>
                    <th scope="col">{ s::figure(l) }</th><th scope="col">{ s::before(l) }</th>
                    { for networks.iter().map(|(name, _)| html! { <th scope="col">{ name }</th> }) }
                </tr></thead>
                <tbody>{ for before.iter().enumerate().map(|(i, b)| html! {
                    <tr>
                        <th scope="row">{ &*b.label }</th>
                        <td>{ b.shown(l, b.value) }</td>
                        { for columns.iter().map(|column| {
                            let row = column.as_ref().and_then(|rows| rows.get(i));
                            let text = row.map_or_else(String::new, |row| row.shown(l, row.value));
                            html! { <td>{ text }</td> }
                        }) }
                    </tr>
                }) }</tbody>
            </table>
            </div>
            <p class="buttons">
                <button type="button" class="quiet" onclick={ctx.on({ let text = now.text.clone(); move || Action::Compare(Some(text.clone())) })}>{ s::hold(l) }</button>
                <button type="button" class="quiet" onclick={ctx.on({ let text = other.text.clone(); move || Action::Plan(text.clone()) })}>{ s::take_over(l) }</button>
                <button type="button" class="quiet" onclick={ctx.on(|| Action::Compare(None))}>{ s::compare_end(l) }</button>
            </p>
        </section>
    }
}
