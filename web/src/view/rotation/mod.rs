//! What is fetched where somebody assigns posts: a private exploration, kept in memory alone.

mod criteria;
mod desk;
mod draft;
mod given;
mod outcome;
mod panel;
mod save;

use yew::prelude::*;

use crate::assets::Source;
use crate::chunks::Rotation;

/// What this part of the widget offers.
pub(crate) const TABLE: Rotation = Rotation {
    source: Source::WHOLE,
    panel: |ctx| html! { <panel::Panel ..ctx.clone() /> },
};
