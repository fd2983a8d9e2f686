//! Dialogs: the browser's own, which keep the focus and give it back.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// A `<dialog>` that opens as soon as it is there; what is outside of it waits.
#[hook]
pub(crate) fn use_modal() -> NodeRef {
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                let _ = dialog.show_modal();
            }
        });
    }
    dialog
}
