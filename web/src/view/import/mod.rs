//! What is fetched where a list of offices is brought in: read, mapped, checked, matched, reviewed, kept.

mod alone;
mod bench;
mod cell;
mod choose;
mod cities;
mod columns;
mod faults;
mod find;
mod finish;
mod form;
mod keeper;
mod panel;
mod ready;
mod rehearse;
mod reshape;
mod rows;
mod select;
mod source;
mod steps;
mod turn;
mod work;

use yew::prelude::*;

use crate::assets::Source;
use crate::chunks::Import;

/// What this part of the widget offers.
pub(crate) const TABLE: Import = Import {
    source: Source::WHOLE,
    alone: alone::alone,
    panel: |ctx| html! { <panel::Panel ..ctx.clone() /> },
};
