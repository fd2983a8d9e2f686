//! The keyboard, in a dialog.

use buitenkaart_core::model::Locale;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::text as t;

/// What the help is given.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) locale: Locale,
    pub(crate) on_close: Callback<()>,
}

/// The help.
#[component]
pub(crate) fn Help(props: &Props) -> Html {
    let l = props.locale;
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                let _ = dialog.show_modal();
            }
        });
    }
    let closed = {
        let on_close = props.on_close.clone();
        Callback::from(move |_: Event| on_close.emit(()))
    };
    let close = {
        let on_close = props.on_close.clone();
        Callback::from(move |_: MouseEvent| on_close.emit(()))
    };
    html! {
        <dialog class="help-dialog" ref={dialog} aria-label={t::help(l)} onclose={closed}>
            <h2>{ t::help(l) }</h2>
            <ul>{ for t::help_keys(l).split('|').map(|line| html! { <li>{ line }</li> }) }</ul>
            <button type="button" class="primary" onclick={close}>{ t::close(l) }</button>
        </dialog>
    }
}
