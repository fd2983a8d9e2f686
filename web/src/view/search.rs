//! The search field: a combobox after the ARIA pattern, with suggestions as one types.

use std::rc::Rc;

use yew::prelude::*;

use super::ctx::Ctx;
use crate::chunks::{Chunk, Detail, Suggestion, tell_absent};
use crate::i18n as t;
use crate::local::use_kept;
use crate::state::Action;

const LIMIT: usize = 8;

/// What the key of a composition counts as where a browser does not yet, or no longer, say that it
/// is one (UI Events, 8.3.1).
const COMPOSING: u32 = 229;

/// What stands in the search field, whether its suggestions are open, and which of them is active.
#[derive(Clone, Default)]
struct Field {
    query: String,
    open: bool,
    active: usize,
}

/// The search field.
#[component]
pub(crate) fn Search(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let (
        Field {
            query,
            open,
            active,
        },
        field,
    ) = use_kept(Field::default);
    let asked = open && !query.trim().is_empty();
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
    let at = active.min(hits.len().saturating_sub(1));
    let choose = {
        let (dispatch, field) = (ctx.dispatch.clone(), field.clone());
        let hits = hits.clone();
        Callback::from(move |at: usize| {
            if let Some(hit) = hits.get(at) {
                field.change(|field| {
                    field.query.clone_from(&hit.label);
                    field.open = false;
                });
                dispatch.dispatch(Action::Select(hit.selection.clone()));
            }
        })
    };
    let oninput = {
        let field = field.clone();
        Callback::from(move |event: InputEvent| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            field.set(Field {
                query: input.value(),
                open: true,
                active: 0,
            });
        })
    };
    let onkeydown = {
        let (field, is_empty) = (field.clone(), query.is_empty());
        let choose = choose.clone();
        let count = hits.len();
        Callback::from(move |event: KeyboardEvent| match &*event.key() {
            // Keys of an input method are its own: Enter takes a word of it, Escape leaves one.
            _ if event.is_composing() || event.key_code() == COMPOSING => {}
            "ArrowDown" => {
                event.prevent_default();
                if count == 0 {
                    field.change(|field| field.open = true);
                } else {
                    field.change(|field| field.active = (at + 1) % count);
                }
            }
            "ArrowUp" if count > 0 => {
                event.prevent_default();
                field.change(|field| field.active = (at + count - 1) % count);
            }
            "Enter" => {
                event.prevent_default();
                choose.emit(at);
            }
            "Escape" if open || !is_empty => {
                event.prevent_default();
                event.stop_propagation();
                field.change(|field| {
                    if !std::mem::take(&mut field.open) {
                        field.query.clear();
                    }
                });
            }
            _ => {}
        })
    };
    let onblur = {
        let (field, found) = (field.clone(), !hits.is_empty());
        // Where to go on stays where nothing was found.
        Callback::from(move |_: FocusEvent| {
            if found {
                field.change(|field| field.open = false);
            }
        })
    };
    let clear = { Callback::from(move |_: MouseEvent| field.change(|field| field.query.clear())) };
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
                value={query.clone()} {oninput} {onkeydown} {onblur} />
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
                    { (part.nothing)(ctx, &query) }
                }
            </p>
        </div>
    }
}
