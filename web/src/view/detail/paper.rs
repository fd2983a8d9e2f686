//! What paper shows beside the detail: the still map, with its key, its sources and its date. It is made
//! in a quiet moment, because a browser that prints waits for nobody; a screen never shows it.

use std::cell::RefCell;
use std::rc::Rc;

use buitenkaart_core::model::Locale;
use buitenkaart_core::{export, geo};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::dataset::Dataset;
use crate::view::common::picture::address;
use crate::view::ctx::Ctx;

/// How long the detail has been there before the picture is made, in milliseconds.
const QUIET: u32 = 600;

thread_local! {
    /// The last one: it is the same whatever is selected.
    static MADE: RefCell<Option<(Rc<Dataset>, Locale, AttrValue)>> = const { RefCell::new(None) };
}

/// The still map, for paper. None of a scenario, whose picture stands in its panel.
#[component]
pub(super) fn Paper(ctx: &Ctx) -> Html {
    let picture = use_state(AttrValue::default);
    {
        let (picture, dataset, l) = (picture.clone(), ctx.dataset().clone(), ctx.l());
        let key = (Rc::as_ptr(&dataset).addr(), l);
        use_effect_with(key, move |_| {
            let make = Timeout::new(QUIET, move || picture.set(made(&dataset, l)));
            || drop(make)
        });
    }
    if picture.is_empty() || ctx.changed().is_some() {
        return html! {};
    }
    html! { <img class="paper" src={(*picture).clone()} alt={ctx.dataset().network.file().title.get(ctx.l()).to_owned()} /> }
}

fn made(dataset: &Rc<Dataset>, l: Locale) -> AttrValue {
    let known = MADE.with_borrow(|made| {
        let (of, locale, picture) = made.as_ref()?;
        (Rc::ptr_eq(of, dataset) && *locale == l).then(|| picture.clone())
    });
    known.unwrap_or_else(|| {
        let picture = AttrValue::from(address(&export::svg(&dataset.network, geo::basemap(), l)));
        MADE.replace(Some((dataset.clone(), l, picture.clone())));
        picture
    })
}
