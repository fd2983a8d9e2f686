//! Files to take along: offered, and told where they may not come.

use gloo::utils::window;
use wasm_bindgen::JsValue;

use crate::browser::download;
use crate::i18n as t;
use crate::state::Action;
use crate::view::ctx::Ctx;

/// Offers a text as a file.
pub(crate) fn save(ctx: &Ctx, name: &str, text: &str, mime: &str) {
    tell(ctx, download::text(name, text, mime));
}

/// Offers bytes as a file.
pub(crate) fn save_bytes(ctx: &Ctx, name: &str, bytes: &[u8], mime: &str) {
    tell(ctx, download::bytes(name, bytes, mime));
}

/// Prints the page, and tells where that may not come about.
pub(crate) fn print(ctx: &Ctx) {
    let _ = window().print();
    if download::may_be_refused("allow-modals") {
        let text = t::maybe_not_saved(ctx.l());
        ctx.dispatch.dispatch(Action::Tell(text.to_owned()));
    }
}

/// Tells where a file that was offered did not come, or may not.
pub(crate) fn tell(ctx: &Ctx, offered: Result<(), JsValue>) {
    let l = ctx.l();
    let text = if offered.is_err() {
        t::not_saved(l)
    } else if download::may_be_refused("allow-downloads") {
        t::maybe_not_saved(l)
    } else {
        return;
    };
    ctx.dispatch.dispatch(Action::Tell(text.to_owned()));
}
