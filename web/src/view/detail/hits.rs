//! The suggestions under the search field, as rows of its list; and where to go on where there are none.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::contact;
use super::scroll::bring_into_view;
use crate::chunks::Suggestion;
use crate::i18n as t;
use crate::state::{Action, Selection};
use crate::view::common::styles::use_styles;
use crate::view::ctx::Ctx;

/// Where to go on where nothing was found: to the country nearest to the word, and to the services, by their
/// sites.
pub(super) fn nothing(ctx: &Ctx, query: &str) -> Html {
    let l = ctx.l();
    let index = ctx.dataset().index.get();
    let near = index.and_then(|index| index.nearest_country(query, l));
    let near = near.map(|(country, name)| {
        let select = ctx.on(move || Action::Select(Selection::Country(country)));
        html! { <>{ ". " }{ t::perhaps(l) }{ " " }<button type="button" class="quiet" onclick={select}>{ name.to_owned() }</button></> }
    });
    let services = ctx.dataset().network.services().iter();
    let sites = services
        .filter_map(|service| Some((service.short.get(l).to_owned(), service.web.as_deref()?)));
    let sites: Vec<(String, &str)> = sites.collect();
    if sites.is_empty() {
        return html! { { for near } };
    }
    html! {
        <>
            { for near }
            { ". " }{ t::ask_services(l) }
            { for sites.into_iter().map(|(name, site)| html! { <>{ " " }{ name }{ " " }{ contact::web(site) }</> }) }
        </>
    }
}

/// What is suggested, which of it is marked, and what is called with the position of the chosen one.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) hits: Rc<Vec<Suggestion>>,
    pub(super) at: usize,
    pub(super) choose: Callback<usize>,
}

/// The suggestions.
#[component]
pub(super) fn Hits(Props { hits, at, choose }: &Props) -> Html {
    // One of them is always marked, from the first drawing on.
    let marked = use_node_ref();
    use_styles(&marked);
    {
        let marked = marked.clone();
        use_effect_with((*at, hits.clone()), move |(at, _)| {
            // The first is where it begins.
            if let Some(hit) = marked.cast::<Element>().filter(|_| *at > 0) {
                bring_into_view(&hit);
            }
        });
    }
    html! {
        { for hits.iter().enumerate().map(|(i, hit)| {
            let choose = choose.clone();
            // The field must not lose the focus before the click arrives.
            let onmousedown = Callback::from(move |event: MouseEvent| {
                event.prevent_default();
                choose.emit(i);
            });
            let is_on = i == *at;
            html! {
                <div ref={if is_on { marked.clone() } else { NodeRef::default() }} role="option" id={format!("hit-{i}")}
                    class={classes!("hit", is_on.then_some("on"))} aria-selected={is_on.to_string()} {onmousedown}>
                    <span>{ hit.shown.clone() }</span>
                    <small>{ &*hit.sort }</small>
                </div>
            }
        }) }
    }
}
