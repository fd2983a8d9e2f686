//! The link to what is on screen.

use buitenkaart_core::model::Locale;
use gloo::utils::{document, window};
use web_sys::Url;

use crate::state::url;
use crate::view::ctx::Ctx;

/// The address of what is shown, on a page whose map reads it: wherever it is opened, it shows the same.
/// None where no page does.
pub(crate) fn link(ctx: &Ctx) -> Option<String> {
    let page = match &*ctx.state.host.link {
        "" => return None,
        "#" => window().location().href().ok()?,
        base => {
            let around = document().base_uri().ok()?.unwrap_or_default();
            let url = Url::new_with_base(base, &around).ok()?;
            // Only pages are opened by a link.
            if !matches!(&*url.protocol(), "http:" | "https:") {
                return None;
            }
            url.href()
        }
    };
    let page = page.split('#').next().unwrap_or_default();
    // An address leaves out what is the map's default; that page's may be another.
    let l = ctx.l();
    let lang = if l == Locale::default() {
        format!("lang={}&", l.tag())
    } else {
        String::new()
    };
    let link = format!("{page}#{lang}{}", url::write(&ctx.state));
    Some(link.trim_end_matches('&').to_owned())
}
