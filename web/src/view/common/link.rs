//! The link to what is on screen.

use gloo::utils::window;

use crate::state::url;
use crate::view::ctx::Ctx;

/// The address of what is shown, on this page: wherever it is opened, it shows the same.
pub(crate) fn link(ctx: &Ctx) -> String {
    let page = window().location().href().unwrap_or_default();
    let page = page.split('#').next().unwrap_or_default();
    format!("{page}#{}", url::write(&ctx.state))
}
