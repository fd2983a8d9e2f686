//! The suggestions under the search field, as rows of its list.

use std::rc::Rc;

use yew::prelude::*;

use crate::chunks::Suggestion;
use crate::view::common::styles::use_styles;

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
    let first = use_node_ref();
    use_styles(&first);
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
                <div ref={if i == 0 { first.clone() } else { NodeRef::default() }} role="option" id={format!("hit-{i}")}
                    class={classes!("hit", is_on.then_some("on"))} aria-selected={is_on.to_string()} {onmousedown}>
                    <span>{ hit.shown.clone() }</span>
                    <small>{ &*hit.sort }</small>
                </div>
            }
        }) }
    }
}
