//! Copying what is on screen.

use gloo::utils::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Clipboard, Element, HtmlInputElement, HtmlTextAreaElement};

/// The clipboard, where there is one: over plain http, there is none.
fn clipboard() -> Option<Clipboard> {
    let clipboard = window().navigator().clipboard();
    (!clipboard.is_undefined()).then_some(clipboard)
}

/// Whether there is a clipboard; the page may still not allow it.
pub(crate) fn is_there() -> bool {
    clipboard().is_some()
}

/// Copies a text; `tell` is given whether that worked.
pub(crate) fn copy(text: &str, tell: impl FnOnce(bool) + 'static) {
    let Some(clipboard) = clipboard() else {
        return tell(false);
    };
    let copied = clipboard.write_text(text);
    spawn_local(async move {
        tell(JsFuture::from(copied).await.is_ok());
    });
}

/// Selects the text that an element shows, ready to be copied by hand.
pub(crate) fn select(shown: &Element) {
    if let Some(field) = shown.dyn_ref::<HtmlInputElement>() {
        let _ = field.focus();
        field.select();
    } else if let Some(field) = shown.dyn_ref::<HtmlTextAreaElement>() {
        let _ = field.focus();
        field.select();
    } else if let Ok(Some(selection)) = window().get_selection() {
        let _ = selection.select_all_children(shown);
    }
}
