//! What is on screen, passed on: by link, in a page of one's own, as a picture, as a table, on paper.

use buitenkaart_core::export::{self, Origin};
use gloo::utils::document;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlDialogElement, ShadowRoot};
use yew::prelude::*;

use crate::browser::intl;
use crate::chunks::{Chunk, WhatIf};
use crate::i18n as t;
use crate::i18n::scenario as s;
use crate::state::{Action, Notice};
use crate::view::common::clipboard;
use crate::view::common::dialog::use_modal;
use crate::view::common::file_name::{changes, dates, file_name};
use crate::view::common::files::{print, save, save_bytes};
use crate::view::common::link::link;
use crate::view::common::picture::{save_png, still};
use crate::view::common::styles::use_styles;
use crate::view::ctx::Ctx;

/// The dialog.
#[component]
pub(super) fn Share(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let dialog = use_modal();
    use_styles(&dialog);
    let file = ctx.dataset().network.file();
    let link = link(ctx);
    let title = file.title.get(l);
    let code = |link: &str| {
        format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"640\" style=\"border: 0\"></iframe>",
            escape(link),
            escape(title)
        )
    };
    // Whether what was copied last is copied.
    let copied = use_state(|| None::<bool>);
    {
        let dialog = dialog.clone();
        let copied = copied.clone();
        use_effect_with((), move |()| {
            // Whoever came for a link finds it selected where it cannot be copied by a button.
            if let Some(field) = field_in(dialog.cast()).filter(|_| !clipboard::is_there()) {
                clipboard::select(&field);
                copied.set(Some(false));
            }
        });
    }
    let copy = |text: String, label: &'static str| {
        let copied = copied.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            let button: Element = event.target_unchecked_into();
            let copied = copied.clone();
            clipboard::copy(&text, move |is_copied| {
                let row = button.closest("p").ok().flatten();
                let field = field_in(row.and_then(|row| row.previous_element_sibling()));
                if let Some(field) = field.filter(|_| !is_copied) {
                    clipboard::select(&field);
                }
                copied.set(Some(is_copied));
            });
        });
        html! { <button type="button" class="quiet" {onclick}>{ label }</button> }
    };
    let said = match (&ctx.state.notice, *copied) {
        (Some(Notice::Told(text)), _) => text,
        (_, Some(true)) => t::copied(l),
        (_, Some(false)) => t::not_copied(l),
        _ => "",
    };
    let act = |label: &'static str, run: fn(&Ctx)| {
        let ctx = ctx.clone();
        let onclick = Callback::from(move |_: MouseEvent| run(&ctx));
        html! { <button type="button" class="quiet" {onclick}>{ label }</button> }
    };
    let leave = |then: fn(&HtmlDialogElement)| {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
                then(&dialog);
            }
        })
    };
    let printing = {
        let (ctx, close) = (ctx.clone(), leave(|_| {}));
        Callback::from(move |event: MouseEvent| {
            close.emit(event);
            print(&ctx);
        })
    };
    html! {
        <dialog class="help-dialog share" ref={&dialog} aria-label={t::share(l)} onclose={ctx.on(|| Action::Dialog(None))}>
            <h2>{ t::share(l) }</h2>
            <p class="fine">{ t::fill(t::compiled(l), &[&intl::date(l, ctx.state.whole.network.file().compiled)]) }</p>
            if let Some(link) = link {
                <label class="field">{ t::link_label(l) }<input type="text" readonly=true value={link.clone()} /></label>
                <p class="buttons">{ copy(link.clone(), t::copy_link(l)) }</p>
                <label class="field">{ t::embed_label(l) }<textarea readonly=true rows="3" value={code(&link)} /></label>
                <p class="buttons">{ copy(code(&link), t::copy_code(l)) }</p>
            }
            <p class="buttons">
                { act("SVG", |ctx| with_picture(ctx, |ctx, svg| save(ctx, &file_name(ctx, "buitenkaart", "svg"), &svg, "image/svg+xml"))) }
                { act("PNG", |ctx| with_picture(ctx, |ctx, svg| save_png(ctx, &file_name(ctx, "buitenkaart", "png"), &svg))) }
                { act("CSV", |ctx| {
                    let table = export::csv_at(&ctx.dataset().network, matching(ctx), ctx.l(), dates(ctx));
                    let text = [export::BYTE_ORDER_MARK, &table].concat();
                    save(ctx, &file_name(ctx, "buitenkaart", "csv"), &text, "text/csv;charset=utf-8");
                }) }
                { act("Excel (.xlsx)", |ctx| {
                    let changes = changes(ctx);
                    let address = self::link(ctx);
                    let origin = Origin { changes: &changes, address: address.as_deref(), known: dates(ctx)[1] };
                    let bytes = export::xlsx(&ctx.dataset().network, matching(ctx), ctx.l(), origin);
                    if let Some(bytes) = bytes {
                        save_bytes(ctx, &file_name(ctx, "buitenkaart", "xlsx"), &bytes, export::XLSX);
                    }
                }) }
                <button type="button" class="quiet" onclick={printing}>{ s::print(l) }</button>
                if document().fullscreen_enabled() {
                    <button type="button" class="quiet" onclick={leave(fill_screen)}>{ t::full_screen(l) }</button>
                }
            </p>
            <p class="fine said" role="status">{ said.to_owned() }</p>
            <button type="button" class="primary" onclick={leave(|_| {})}>{ t::close(l) }</button>
        </dialog>
    }
}

/// The locations that the filters leave.
fn matching(ctx: &Ctx) -> Vec<u32> {
    ctx.dataset().facets.counts(&ctx.state.filter).matching
}

/// The first field inside, whose text is to be copied.
fn field_in(holder: Option<Element>) -> Option<Element> {
    holder?.query_selector("input, textarea").ok().flatten()
}

/// Lets the widget fill the screen; where the browser refuses, nothing is lost.
fn fill_screen(dialog: &HtmlDialogElement) {
    let root = dialog.get_root_node();
    let Some(host) = root.dyn_ref::<ShadowRoot>().map(ShadowRoot::host) else {
        return;
    };
    // By name, for the promise: one that is rejected unseen is an error of the page's.
    let ask = Reflect::get(&host, &"requestFullscreen".into());
    let asked = ask.and_then(|ask| ask.unchecked_into::<Function>().call0(&host));
    if let Some(promise) = asked
        .ok()
        .and_then(|asked| asked.dyn_into::<Promise>().ok())
    {
        spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}

/// Gives the still map: that of the scenario at hand, where one can be applied.
fn with_picture(ctx: &Ctx, done: fn(&Ctx, String)) {
    if ctx.state.plan.text.is_empty() {
        return done(ctx, still(ctx));
    }
    let ctx = ctx.clone();
    WhatIf::ask(move |chunk| {
        let svg = chunk.and_then(|chunk| (chunk.svg)(&ctx));
        done(&ctx, svg.unwrap_or_else(|| still(&ctx)));
    });
}

/// A text as the value of an attribute.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
}
