//! What is fetched for the first selection or search: the detail, and suggestions.

mod contact;
mod country;
mod history;
mod lines;
mod panel;
mod paper;
mod suggestions;

use yew::prelude::*;

use crate::assets::Source;
use crate::chunks::Detail;

/// What this part of the widget offers.
pub(crate) const TABLE: Detail = Detail {
    source: Source::WHOLE,
    detail: |ctx| html! { <panel::Panel ..ctx.clone() /> },
    lines: lines::lines,
    suggestions: suggestions::suggestions,
};
