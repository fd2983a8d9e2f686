//! A part of a panel under its title.

use yew::prelude::*;

/// The part.
pub(crate) fn part(title: &str, content: Html) -> Html {
    html! { <section class="part"><h3>{ title.to_owned() }</h3>{ content }</section> }
}
