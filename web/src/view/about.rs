//! About the data: the rules of counting, downloads, a file of one's own, and every source.

use std::rc::Rc;

use buitenkaart_core::{export, load};
use gloo::utils::document;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};
use yew::prelude::*;

use super::{Ctx, claims};
use crate::intl;
use crate::model::Model;
use crate::state::Action;
use crate::text as t;

/// The page about the data.
#[component]
pub(crate) fn About(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let file = ctx.model().network.file();
    let matching = ctx.model().facets.counts(&ctx.state.filter).matching;
    let download = |name: &'static str, make: fn(&Ctx, &[u32]) -> (String, &'static str)| {
        let (ctx, matching) = (ctx.clone(), matching.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let (text, mime) = make(&ctx, &matching);
            let _ = save(&format!("buitenkaart.{}", name.to_lowercase()), &text, mime);
        });
        html! { <button type="button" class="primary" {onclick}>{ name }</button> }
    };
    html! {
        <article class="page about" aria-label={t::tab_about(l)}>
            <section>
                <h2>{ t::tab_about(l) }</h2>
                <p>{ t::fill(t::compiled(l), &[&intl::date(l, file.compiled)]) }</p>
                if let Some(note) = &file.note {
                    <p>{ note.get(l) }</p>
                }
            </section>
            <section><h2>{ t::counting_rules(l) }</h2><p>{ t::counting_text(l) }</p></section>
            <section>
                <h2>{ t::download(l) }</h2>
                <p>{ t::fill(t::download_note(l), &[&matching.len().to_string()]) }</p>
                <p class="buttons">
                    { download("CSV", |ctx, at| (export::csv(&ctx.model().network, at.iter().copied(), ctx.l()), "text/csv;charset=utf-8")) }
                    { download("GeoJSON", |ctx, at| (export::geojson(&ctx.model().network, at.iter().copied(), ctx.l()), "application/geo+json")) }
                    { download("JSON", |ctx, at| {
                        let part = export::subset(&ctx.model().network, at.iter().copied());
                        (export::json(&part).unwrap_or_default(), "application/json")
                    }) }
                </p>
            </section>
            <section>
                <h2>{ t::open_file(l) }</h2>
                <p>{ t::open_file_note(l) }</p>
                <label class="file">{ t::open_file(l) }
                    <input type="file" accept="application/json,.json" onchange={opened(ctx)} />
                </label>
            </section>
            <section>
                <h2>{ t::sources(l) }</h2>
                <ul class="sources">{ for file.sources.iter().map(|s| html! { <li>{ claims::source(l, s) }</li> }) }</ul>
                <p class="fine">{ t::attribution(l) }</p>
            </section>
        </article>
    }
}

/// Offers a text as a file.
fn save(name: &str, text: &str, mime: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url)
}

/// Reads a file of the user's own: shown where it is right, otherwise told what is wrong with it.
fn opened(ctx: &Ctx) -> Callback<Event> {
    let dispatch = ctx.dispatch.clone();
    Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        let dispatch = dispatch.clone();
        let name = file.name();
        let read = Closure::once_into_js(move |buffer: JsValue| {
            let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
            dispatch.dispatch(match load::load(&bytes) {
                Ok(network) => Action::Loaded(name, Model::new(network)),
                Err(problems) => Action::Rejected(name, Rc::new(problems)),
            });
        });
        let promise: js_sys::Promise = file.array_buffer().unchecked_into();
        // Freed by the engine once the promise has settled.
        if let Ok(then) = js_sys::Reflect::get(&promise, &"then".into()) {
            let _ = then
                .unchecked_into::<js_sys::Function>()
                .call1(&promise, &read);
        }
        // The same file may be chosen again once it has been mended.
        input.set_value("");
    })
}
