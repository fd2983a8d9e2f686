//! How files are named, with the times that they show, where those are not today's; and what else they say of
//! what they show.

use buitenkaart_core::model::Date;

use crate::chunks::{Chunk, WhatIf};
use crate::state::Times;
use crate::view::ctx::Ctx;

/// `network.csv`, or `network-2019.csv` of what was so in 2019.
pub(crate) fn file_name(ctx: &Ctx, stem: &str, ending: &str) -> String {
    let times = ctx.state.times.ordered();
    if times == Times::default() {
        return [stem, ".", ending].concat();
    }
    [stem, "-", &times.to_string(), ".", ending].concat()
}

/// The date of what is shown and the date of the sources, as the rows of a table say them.
pub(crate) fn dates(ctx: &Ctx) -> [Option<Date>; 2] {
    let Times { at, known, .. } = ctx.state.times.ordered();
    [at, known]
}

/// What the scenario on show changes, a sentence each.
pub(crate) fn changes(ctx: &Ctx) -> Vec<String> {
    let part = ctx.changed().and_then(|_| WhatIf::here());
    part.map(|part| (part.changes)(ctx)).unwrap_or_default()
}
