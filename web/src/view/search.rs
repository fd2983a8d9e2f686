//! The search field: a combobox after the ARIA pattern, with suggestions as one types.

use std::rc::Rc;

use yew::prelude::*;

use super::ctx::Ctx;
use crate::chunks::{Chunk, Detail, Suggestion, tell_absent};
use crate::i18n as t;
use crate::state::Action;

const LIMIT: usize = 8;

/// What the key of a composition counts as where a browser does not yet, or no longer, say that it
/// is one (UI Events, 8.3.1).
const COMPOSING: u32 = 229;

/// The search field.
#[component]
pub(crate) fn Search(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let query = use_state(String::new);
    let open = use_state(bool::default);
    let active = use_state(|| 0_usize);
    let asked = *open && !query.trim().is_empty();
    let arrived = use_force_update();
    let hits: Rc<Vec<Suggestion>> = Rc::new(match Detail::here() {
        Some(part) if asked => (part.suggestions)(ctx, &query, LIMIT, &arrived),
        None if asked => {
            let ctx = ctx.clone();
            Detail::ask(move |chunk| match chunk {
                Some(_) => arrived.force_update(),
                None => tell_absent(&ctx),
            });
            Vec::new()
        }
        _ => Vec::new(),
    });
    let at = (*active).min(hits.len().saturating_sub(1));
    let choose = {
        let (dispatch, open, query) = (ctx.dispatch.clone(), open.clone(), query.clone());
        let hits = hits.clone();
        Callback::from(move |at: usize| {
            if let Some(hit) = hits.get(at) {
                query.set(hit.label.clone());
                open.set(false);
                dispatch.dispatch(Action::Select(hit.selection.clone()));
            }
        })
    };
    let oninput = {
        let (query, open, active) = (query.clone(), open.clone(), active.clone());
        Callback::from(move |event: InputEvent| {
            query.set(
                event
                    .target_unchecked_into::<web_sys::HtmlInputElement>()
                    .value(),
            );
            open.set(true);
            active.set(0);
        })
    };
    let onkeydown = {
        let (query, open, active) = (query.clone(), open.clone(), active.clone());
        let choose = choose.clone();
        let count = hits.len();
        Callback::from(move |event: KeyboardEvent| match &*event.key() {
            // Keys of an input method are its own: Enter takes a word of it, Escape leaves one.
            _ if event.is_composing() || event.key_code() == COMPOSING => {}
            "ArrowDown" => {
                event.prevent_default();
                if count == 0 {
                    open.set(true);
                } else {
                    active.set((at + 1) % count);
                }
            }
            "ArrowUp" if count > 0 => {
                event.prevent_default();
                active.set((at + count - 1) % count);
            }
            "Enter" => {
                event.prevent_default();
                choose.emit(at);
            }
            "Escape" if *open || !query.is_empty() => {
                event.prevent_default();
                event.stop_propagation();
                if *open {
                    open.set(false);
                } else {
                    query.set(String::new());
                }
            }
            _ => {}
        })
    };
    let onblur = {
        let (open, found) = (open.clone(), !hits.is_empty());
        // Where to go on stays where nothing was found.
        Callback::from(move |_: FocusEvent| {
            if found {
                open.set(false);
            }
        })
    };
    let clear = {
        let query = query.clone();
        Callback::from(move |_: MouseEvent| query.set(String::new()))
    };
    // Until there is an index, which comes with that part, nothing is known.
    let expanded = asked && ctx.dataset().index.get().is_some();
    let status = match (expanded, hits.len()) {
        (false, _) if asked => "…".to_owned(),
        (false, _) => String::new(),
        (true, 0) => t::fill(t::search_none(l), &[&query]),
        (true, n) => t::fill(t::search_count(l), &[&n.to_string()]),
    };
    html! {
        <div class="search" part="search" role="search">
            <input type="text" role="combobox" autocomplete="off" spellcheck="false"
                aria-label={t::search(l)} placeholder={t::search(l)}
                aria-expanded={(!hits.is_empty()).to_string()} aria-controls="hits" aria-autocomplete="list"
                aria-activedescendant={(!hits.is_empty()).then(|| format!("hit-{at}"))}
                value={(*query).clone()} {oninput} {onkeydown} {onblur} />
            if !query.is_empty() {
                <button type="button" class="x" aria-label={t::search_clear(l)} onclick={clear}>{ "×" }</button>
            }
            <div class={classes!("hits", hits.is_empty().then_some("empty"))} id="hits" role="listbox" aria-label={t::search(l)}>
                if let Some(part) = Detail::here().filter(|_| !hits.is_empty()) {
                    { (part.hits)(&hits, at, choose) }
                }
            </div>
            <p class={classes!("search-status", (!hits.is_empty() || !asked).then_some("quiet"))} role="status">
                { status }
                if let Some(part) = Detail::here().filter(|_| expanded && hits.is_empty()) {
                    { (part.nothing)(ctx) }
                }
            </p>
        </div>
    }
}
