//! Locations that a network has as static tiles: on the map, and what of them is in view as a list.

mod archive;
mod drawing;
mod note;
mod panel;

use yew::prelude::*;

use crate::assets::Source;
use crate::chunks::Tiles;

/// What this part of the widget offers.
pub(crate) const TABLE: Tiles = Tiles {
    source: Source::WHOLE,
    panel: |ctx| html! { <panel::Panel ..ctx.clone() /> },
    note: |ctx| html! { <note::Note ..ctx.clone() /> },
};
