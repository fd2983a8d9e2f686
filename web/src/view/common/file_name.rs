//! How files are named, with the times that they show, where those are not today's; and what else they say of
//! what they show.

use buitenkaart_core::model::Date;
use buitenkaart_core::time::Day;

use crate::chunks::{Chunk, WhatIf};
use crate::state::Times;
use crate::view::ctx::Ctx;

/// The times that are asked for. After the data, after what the sources of a date knew, and after the last change of
/// the scenario on show, there is no later date of which there were anything to tell.
fn times(ctx: &Ctx) -> Times {
    let times = ctx.state.times.ordered();
    let compiled = Day::last(ctx.state.whole.network.file().compiled);
    let compiled = times
        .known
        .map_or(compiled, |by| Day::last(by).min(compiled));
    let planned = ctx.changed().and_then(|_| {
        let read = ctx.state.plan.text.read(&ctx.state.dataset);
        read.scenario.days().pop()
    });
    let planned = planned.filter(|day| *day > compiled);
    let last = planned.unwrap_or(compiled);
    let at = match times.at {
        Some(at) if Day::last(at) > last => planned.map(Day::date),
        at => at,
    };
    Times { at, ..times }
}

/// `network.csv`, or `network-2019.csv` of what was so in 2019.
pub(crate) fn file_name(ctx: &Ctx, stem: &str, ending: &str) -> String {
    let times = times(ctx);
    if times == Times::default() {
        return [stem, ".", ending].concat();
    }
    [stem, "-", &times.to_string(), ".", ending].concat()
}

/// The date of what is shown and the date of the sources, as the rows of a table say them.
pub(crate) fn dates(ctx: &Ctx) -> [Option<Date>; 2] {
    let Times { at, known, .. } = times(ctx);
    [at, known]
}

/// What the scenario on show changes, a sentence each.
pub(crate) fn changes(ctx: &Ctx) -> Vec<String> {
    let part = ctx.changed().and_then(|_| WhatIf::here());
    part.map(|part| (part.changes)(ctx)).unwrap_or_default()
}
