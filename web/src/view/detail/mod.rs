//! What is fetched for the first selection or search: the detail, and suggestions.

pub(crate) mod panel;

mod country;
mod suggestions;

use yew::prelude::*;

use super::Ctx;
use crate::later::Data;
use crate::state::Selection;

/// What this part of the widget offers.
#[derive(Clone, Copy)]
pub(crate) struct Detail {
    /// The data in full.
    pub(crate) data: Data,
    /// The detail of the selection.
    pub(crate) detail: fn(&Ctx) -> Html,
    /// What a text may mean, the best first, at most so many.
    pub(crate) suggestions: fn(&Ctx, &str, usize) -> Vec<Suggestion>,
}

impl Detail {
    /// The part, for the module that it lies in.
    pub(crate) const HERE: Self = Self {
        data: Data::HERE,
        detail: |ctx| html! { <panel::Panel ..ctx.clone() /> },
        suggestions: suggestions::suggestions,
    };
}

/// Something that a text may mean.
#[derive(Clone, PartialEq)]
pub(crate) struct Suggestion {
    /// Its name.
    pub(crate) label: String,
    /// Its name with what matches marked.
    pub(crate) shown: Html,
    /// What sort of thing it is.
    pub(crate) sort: String,
    /// What choosing it selects.
    pub(crate) selection: Selection,
}
