//! What is fetched where the network is shown at a date: the bar on which it is chosen.

mod asked;
mod bar;
mod course;
mod handle;
mod named;
mod play;
mod run;
mod shown;
mod unsure;

use yew::prelude::*;

use crate::assets::Source;
use crate::chunks::Time;

/// What this part of the widget offers.
pub(crate) const TABLE: Time = Time {
    source: Source::WHOLE,
    bar: |ctx| html! { <bar::Bar ..ctx.clone() /> },
};
