//! Other networks beside the one on show: on the map, and in tables.

mod choose;
mod draw;
mod fetch;
mod legend;
mod networks;
mod panel;
mod peers;
mod read;
mod tables;
mod worked;

use yew::prelude::*;

use crate::assets::Source;
use crate::chunks::Compare;

/// What this part of the widget offers.
pub(crate) const TABLE: Compare = Compare {
    source: Source::WHOLE,
    panel: |ctx| html! { <panel::Panel ..ctx.clone() /> },
    legend: |ctx| html! { <legend::Legend ..ctx.clone() /> },
    draw: draw::draw,
};
