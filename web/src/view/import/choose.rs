//! Which list: a file chosen, dropped or pasted.

use buitenkaart_core::export;
use buitenkaart_core::import::{self, Refused};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, FileList, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::bench::Opened;
use super::form::OneLocation;
use crate::browser::chosen;
use crate::i18n::import as s;
use crate::view::common::files::save;
use crate::view::ctx::Ctx;

pub(super) fn choose(ctx: &Ctx, opened: &Opened) -> Html {
    let l = ctx.l();
    let onchange = {
        let opened = opened.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            open(input.files(), opened.clone());
            // The same file may be chosen again once it has been mended.
            input.set_value("");
        })
    };
    let ondrop = {
        let opened = opened.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            let files = event.data_transfer().and_then(|data| data.files());
            open(files, opened.clone());
        })
    };
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    let onpaste = {
        let (opened, name) = (opened.clone(), s::pasted(l));
        Callback::from(move |event: MouseEvent| {
            let button: Element = event.target_unchecked_into();
            let area = button.closest(".import").ok().flatten();
            let area = area.and_then(|div| div.query_selector("textarea").ok().flatten());
            if let Some(area) = area.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()) {
                opened.emit(vec![(name.to_owned(), Ok(area.value().into_bytes()))]);
            }
        })
    };
    let download = |name: &'static str, label: &'static str, make: fn(&Ctx) -> String| {
        let ctx = ctx.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            // What makes spreadsheets take it for UTF-8.
            let text = export::BYTE_ORDER_MARK.to_owned() + &make(&ctx);
            save(&ctx, name, &text, "text/csv;charset=utf-8");
        });
        html! { <button type="button" class="quiet" {onclick}>{ label }</button> }
    };
    html! {
        <div class="import" {ondrop} {ondragover}>
            <p>{ s::explain(l) }</p>
            <label class="file field">{ s::choose(l) }
                <input type="file" multiple=true accept=".csv,.tsv,.txt,.xlsx,.xls,.ods,.json,.geojson,.zip" {onchange} />
            </label>
            <label class="field">{ s::paste(l) }<textarea rows="3" /></label>
            <div class="buttons">
                <button type="button" class="quiet" onclick={onpaste}>{ s::take_paste(l) }</button>
                { download("buitenkaart-template.csv", s::template(l), |ctx| import::template(ctx.l())) }
                { download("buitenkaart.csv", s::filled(l), |ctx| {
                    let network = &ctx.state.whole.network;
                    export::csv(network, export::all(network), ctx.l())
                }) }
            </div>
            <OneLocation ctx={ctx.clone()} opened={opened.clone()} />
        </div>
    }
}

/// Reads files that were chosen together: as much of them as one file may hold, since all are kept at once.
fn open(files: Option<FileList>, opened: Opened) {
    let files = files.map_or_else(Vec::new, |files| {
        (0..files.length()).filter_map(|at| files.get(at)).collect()
    });
    // What was dropped may be a word, or a link.
    if files.is_empty() {
        return;
    }
    spawn_local(async move {
        let mut lists = Vec::new();
        let mut room = import::limits::BYTES;
        for file in files {
            let bytes = chosen::bytes(&file, room).await;
            let taken = room.checked_sub(bytes.len()).ok_or(Refused::TooLarge);
            room = taken.unwrap_or(room);
            lists.push((file.name(), taken.map(|_| bytes)));
        }
        opened.emit(lists);
    });
}
