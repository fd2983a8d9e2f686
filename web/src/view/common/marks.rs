//! The key to what a list has done, where the map marks it.

use buitenkaart_core::model::Locale;
use yew::prelude::*;

use crate::i18n::import as s;

pub(crate) fn key(l: Locale) -> Html {
    let mark = |class: &'static str, name: &'static str| {
        html! { <li><i class={classes!("g", "s1", "open", class)} aria-hidden="true"></i>{ name }</li> }
    };
    html! {
        <ul class="marks">
            { mark("opened", s::mark_new(l)) }
            { mark("moved", s::mark_changed(l)) }
            { mark("shut", s::mark_closed(l)) }
        </ul>
    }
}
