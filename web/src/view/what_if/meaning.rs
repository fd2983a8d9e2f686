//! What a figure counts: how it is defined, which countries or locations it holds, where it is from.

use buitenkaart_core::model::Locale;
use web_sys::HtmlDetailsElement;
use yew::prelude::*;

use super::rows::{Row, Which};
use crate::browser::intl::{self, Names};
use crate::i18n::scenario as s;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) row: Row,
    pub(super) source: String,
    pub(super) locale: Locale,
}

/// The figure's name, which opens.
#[component]
pub(super) fn Meaning(
    Props {
        row,
        source,
        locale,
    }: &Props,
) -> Html {
    let l = *locale;
    let open = use_state(bool::default);
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            let here: HtmlDetailsElement = event.target_unchecked_into();
            open.set(here.open());
        })
    };
    html! {
        <details class="meaning" {ontoggle}>
            <summary>{ &*row.label }</summary>
            // Names and their order are asked of the browser once somebody looks.
            if *open {
                <p>{ &*row.defined }</p>
                { which(l, &row.which) }
                <p class="fine">{ source.clone() }</p>
            }
        </details>
    }
}

fn which(l: Locale, which: &Which) -> Html {
    let names: Vec<String> = match which {
        Which::None => return html! {},
        Which::Countries(all) => {
            let names = Names::new(l);
            all.iter().map(|country| names.country(*country)).collect()
        }
        Which::Named(all) => all.clone(),
    };
    if names.is_empty() {
        return html! { <p class="unknown">{ s::row_none(l) }</p> };
    }
    html! { <p>{ intl::list(intl::ordered(l, names, |name| name)) }</p> }
}
