//! The keyboard, in a dialog.

use yew::prelude::*;

use crate::i18n as t;
use crate::state::Action;
use crate::view::common::dialog::use_modal;
use crate::view::common::styles::use_styles;
use crate::view::ctx::Ctx;

/// The help.
#[component]
pub(super) fn Help(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let dialog = use_modal();
    use_styles(&dialog);
    html! {
        <dialog class="help-dialog" ref={dialog} aria-label={t::help(l)} onclose={ctx.on(|| Action::Dialog(None))}>
            <h2>{ t::help(l) }</h2>
            <ul>{ for t::help_keys(l).split('|').map(|line| html! { <li>{ line }</li> }) }</ul>
            <button type="button" class="primary" onclick={ctx.on(|| Action::Dialog(None))}>{ t::close(l) }</button>
        </dialog>
    }
}
