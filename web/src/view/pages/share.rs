//! What is on screen, passed on: by link, in a page of one's own, as a picture, as a table, on paper.

use buitenkaart_core::export::{self, Origin};
use buitenkaart_core::geo;
use gloo::utils::window;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, ShadowRoot};
use yew::prelude::*;

use crate::browser::download::{save, save_bytes};
use crate::browser::intl;
use crate::chunks::{Chunk, WhatIf};
use crate::i18n as t;
use crate::i18n::scenario as s;
use crate::state::Action;
use crate::view::common::clipboard::copy;
use crate::view::common::dialog::use_modal;
use crate::view::common::file_name::file_name;
use crate::view::common::link::link;
use crate::view::common::picture::save_png;
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
    let code = format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"640\" style=\"border: 0\"></iframe>",
        escape(&link),
        escape(title)
    );
    let copied = |text: &str, label: &'static str| {
        let (ctx, text) = (ctx.clone(), text.to_owned());
        let onclick = Callback::from(move |_: MouseEvent| {
            let l = ctx.l();
            copy(&ctx, &text, t::copied(l), t::not_copied(l));
        });
        html! { <button type="button" class="quiet" {onclick}>{ label }</button> }
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
    html! {
        <dialog class="help-dialog share" ref={&dialog} aria-label={t::share(l)} onclose={ctx.on(|| Action::Dialog(None))}>
            <h2>{ t::share(l) }</h2>
            <p class="fine">{ t::fill(t::compiled(l), &[&intl::date(l, file.compiled)]) }</p>
            <label class="field">{ t::link_label(l) }<input type="text" readonly=true value={link.clone()} /></label>
            <p class="buttons">{ copied(&link, t::copy_link(l)) }</p>
            <label class="field">{ t::embed_label(l) }<textarea readonly=true rows="3" value={code.clone()} /></label>
            <p class="buttons">{ copied(&code, t::copy_code(l)) }</p>
            <p class="buttons">
                { act("SVG", |ctx| with_picture(ctx, |ctx, svg| { let _ = save(&file_name(ctx, "buitenkaart", "svg"), &svg, "image/svg+xml"); })) }
                { act("PNG", |ctx| with_picture(ctx, |ctx, svg| { let _ = save_png(&file_name(ctx, "buitenkaart", "png"), &svg); })) }
                { act("CSV", |ctx| {
                    let table = export::csv(&ctx.dataset().network, matching(ctx), ctx.l());
                    let text = [export::BYTE_ORDER_MARK, &table].concat();
                    let _ = save(&file_name(ctx, "buitenkaart", "csv"), &text, "text/csv;charset=utf-8");
                }) }
                { act("Excel (.xlsx)", |ctx| {
                    let scenario = ctx.changed().map(|_| s::title(ctx.l()));
                    let address = self::link(ctx);
                    let origin = Origin { scenario, address: Some(&address) };
                    let bytes = export::xlsx(&ctx.dataset().network, matching(ctx), ctx.l(), origin);
                    if let Some(bytes) = bytes {
                        let _ = save_bytes(&file_name(ctx, "buitenkaart", "xlsx"), &bytes, export::XLSX);
                    }
                }) }
                <button type="button" class="quiet" onclick={leave(|_| { let _ = window().print(); })}>{ s::print(l) }</button>
                <button type="button" class="quiet" onclick={leave(|dialog| {
                    let root = dialog.get_root_node();
                    if let Some(root) = root.dyn_ref::<ShadowRoot>() {
                        let _ = root.host().request_fullscreen();
                    }
                })}>{ t::full_screen(l) }</button>
            </p>
            <button type="button" class="primary" onclick={leave(|_| {})}>{ t::close(l) }</button>
        </dialog>
    }
}

/// The locations that the filters leave.
fn matching(ctx: &Ctx) -> Vec<u32> {
    ctx.dataset().facets.counts(&ctx.state.filter).matching
}

/// Gives the still map: that of the scenario at hand, where one can be applied.
fn with_picture(ctx: &Ctx, done: fn(&Ctx, String)) {
    let plain = |ctx: &Ctx| export::svg(&ctx.dataset().network, geo::basemap(), ctx.l());
    if ctx.state.plan.text.is_empty() {
        return done(ctx, plain(ctx));
    }
    let ctx = ctx.clone();
    WhatIf::ask(move |chunk| {
        let svg = chunk.and_then(|chunk| (chunk.svg)(&ctx));
        done(&ctx, svg.unwrap_or_else(|| plain(&ctx)));
    });
}

/// A text as the value of an attribute.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
}
