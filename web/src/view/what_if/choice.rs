//! One of several things, chosen from a list by its place.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The list; `choose` is told the place of what is chosen.
pub(super) fn choice<T: Into<AttrValue>>(
    options: impl IntoIterator<Item = T>,
    chosen: usize,
    choose: Callback<usize>,
) -> Html {
    let onchange = choose.reform(|event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        usize::try_from(select.selected_index()).unwrap_or(0)
    });
    html! {
        <select {onchange}>{ for options.into_iter().enumerate().map(|(i, text)| html! {
            <option selected={i == chosen}>{ text.into() }</option>
        }) }</select>
    }
}

/// What is at that place of a list.
pub(super) fn at<T: Copy + Default>(all: &[T], place: usize) -> T {
    all.get(place).copied().unwrap_or_default()
}
