//! Copying what is on screen.

use gloo::utils::window;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::state::Action;
use crate::view::ctx::Ctx;

/// Copies a text, and says whether that worked.
pub(crate) fn copy(ctx: &Ctx, text: &str, done: &'static str, refused: &'static str) {
    let dispatch = ctx.dispatch.clone();
    let say = move |text: &str| dispatch.dispatch(Action::Say(text.to_owned()));
    // Over plain http there is no clipboard.
    if !window().is_secure_context() {
        return say(refused);
    }
    let copied = window().navigator().clipboard().write_text(text);
    spawn_local(async move {
        let copied = JsFuture::from(copied).await.is_ok();
        say(if copied { done } else { refused });
    });
}
