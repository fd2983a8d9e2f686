//! Parts of the panel that are worked out once they are opened: most are not.

use web_sys::HtmlDetailsElement;
use yew::prelude::*;

/// A part that opens.
pub(super) struct Fold {
    is_open: bool,
    ontoggle: Callback<Event>,
}

/// Whether the part has been opened.
#[hook]
pub(super) fn use_fold() -> Fold {
    let open = use_state(bool::default);
    Fold {
        is_open: *open,
        ontoggle: Callback::from(move |event: Event| {
            // Parts within it open and close too.
            let here: Option<HtmlDetailsElement> = event.target_dyn_into();
            if let Some(here) = here.filter(|here| here.class_list().contains("part")) {
                open.set(here.open());
            }
        }),
    }
}

impl Fold {
    /// The part, under its title.
    pub(super) fn draw(&self, title: &str, body: impl FnOnce() -> Html) -> Html {
        html! {
            <details class="part more" ontoggle={self.ontoggle.clone()}>
                <summary>{ title }</summary>
                if self.is_open { { body() } }
            </details>
        }
    }
}

/// What was, and what it becomes: one of them where they are the same.
pub(super) fn turned<T: PartialEq>(before: &T, after: &T, show: impl Fn(&T) -> Html) -> Html {
    if before == after {
        show(after)
    } else {
        html! { <span class="turned">{ show(before) }{ " → " }<b>{ show(after) }</b></span> }
    }
}
