//! The work put aside: in this browser where the steward wants that, or as a file.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use buitenkaart_core::model::Locale;
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::bench::Bench;
use super::work::Work;
use crate::browser::drafts;
use crate::i18n::import as s;
use crate::view::common::files::save_bytes;

/// How long after a change the work is kept, in milliseconds: of several in a row, the last, because all
/// of it is packed each time.
const REST: u32 = 300;

thread_local! {
    /// Whether the steward wants the work kept, also where another page is looked at meanwhile.
    static KEEPS: Cell<bool> = const { Cell::new(false) };
    /// What is about to be kept.
    static WAITING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Whether the work is kept.
pub(super) fn keeps() -> bool {
    KEEPS.get()
}

/// Has the work kept from now on, or not any more.
pub(super) fn switch(is_kept: bool) {
    KEEPS.set(is_kept);
}

/// Keeps the work in place of what was kept; without any, erases it at once. Tells where the browser
/// refuses.
pub(super) fn keep(work: Option<Rc<Work>>, wrong: UseStateHandle<String>, l: Locale) {
    let Some(work) = work else {
        WAITING.take();
        return store(None, wrong, l);
    };
    let timeout = Timeout::new(REST, move || store(Some(work.draft()), wrong, l));
    WAITING.replace(Some(timeout));
}

/// Stores a draft; `Some(None)` where it is larger than any file may be.
fn store(draft: Option<Option<Vec<u8>>>, wrong: UseStateHandle<String>, l: Locale) {
    spawn_local(async move {
        let kept = match &draft {
            Some(None) => false,
            draft => drafts::keep(draft.as_ref().and_then(Option::as_deref))
                .await
                .is_ok(),
        };
        if !kept && draft.is_some() {
            wrong.set(s::not_kept(l).to_owned());
        }
    });
}

/// Looks whether something was put aside.
pub(super) fn look(found: UseStateHandle<Option<Rc<[u8]>>>) {
    spawn_local(async move {
        // Where the browser keeps nothing, there is nothing.
        if let Ok(Some(draft)) = drafts::kept().await {
            found.set(Some(draft.into()));
        }
    });
}

/// Offers what was put aside.
pub(super) fn offer(
    l: Locale,
    going_on: Callback<MouseEvent>,
    forgetting: Callback<MouseEvent>,
) -> Html {
    html! {
        <div class="notice draft" role="status">
            <p>{ s::draft_here(l) }</p>
            <div class="buttons">
                <button type="button" class="primary" onclick={going_on}>{ s::go_on(l) }</button>
                <button type="button" class="quiet" onclick={forgetting}>{ s::forget(l) }</button>
            </div>
        </div>
    }
}

/// Whether the work is kept, and the way to have it as a file.
pub(super) fn choice(
    bench: &Bench,
    wrong: &UseStateHandle<String>,
    put_aside: &UseStateHandle<Option<Rc<[u8]>>>,
) -> Html {
    let l = bench.ctx.l();
    let onchange = {
        let (wrong, put_aside, work) = (wrong.clone(), put_aside.clone(), bench.work.clone());
        Callback::from(move |_: Event| {
            switch(!keeps());
            keep(keeps().then(|| work.clone()), wrong.clone(), l);
            // Nothing else is kept any more.
            put_aside.set(None);
        })
    };
    let as_file = {
        let (ctx, work) = (bench.ctx.clone(), bench.work.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(draft) = work.draft() {
                save_bytes(&ctx, "draft.zip", &draft, "application/zip");
            }
        })
    };
    html! {
        <div class="keeps">
            <label class="check"><input type="checkbox" name="keep" checked={keeps()} {onchange} />{ s::keep_draft(l) }</label>
            if keeps() { <p class="small">{ s::kept_here(l) }</p> }
            <button type="button" class="quiet" onclick={as_file}>{ s::draft_file(l) }</button>
        </div>
    }
}
