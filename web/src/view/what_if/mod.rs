//! What if: where a scenario is made, looked at, compared and shared.

mod at_hand;
mod choice;
mod compare;
mod cost;
mod covered;
mod crewed;
mod describe;
mod disclosure;
mod figures;
mod forms;
mod list;
mod meaning;
mod panel;
mod places;
mod proposals;
mod ranking;
mod rows;
mod share;
mod sheet;
mod summary;
mod together;

use yew::prelude::*;

use crate::assets::Source;
use crate::chunks::WhatIf;
use crate::scenario::WorkOut;

/// What this part of the widget offers.
pub(crate) const TABLE: WhatIf = WhatIf {
    source: Source::WHOLE,
    panel: |ctx| html! { <panel::Panel ..ctx.clone() /> },
    work_out: WorkOut(at_hand::changed),
    propose: at_hand::propose,
    svg: |ctx| compare::svg(ctx, &at_hand::at_hand(ctx)),
    changes: list::sentences,
};
