//! What is fetched for the first selection, search or closer filter: the detail, suggestions, more filters.

mod absent;
mod contact;
mod country;
mod history;
mod hits;
mod hover;
mod legend;
mod more_filters;
mod over;
mod own_fields;
mod panel;
mod paper;
mod scroll;
mod suggestions;
mod told;

use yew::prelude::*;

use crate::assets::Source;
use crate::chunks::Detail;

/// What this part of the widget offers.
pub(crate) const TABLE: Detail = Detail {
    source: Source::WHOLE,
    detail: |ctx| html! { <panel::Panel ..ctx.clone() /> },
    more_filters: |ctx| html! { <more_filters::MoreFilters ..ctx.clone() /> },
    over: over::over,
    legend: legend::legend,
    moved: told::moved,
    end: told::end,
    suggestions: suggestions::suggestions,
    nothing: hits::nothing,
    hits: |hits, at, choose| html! { <hits::Hits hits={hits.clone()} {at} {choose} /> },
};
