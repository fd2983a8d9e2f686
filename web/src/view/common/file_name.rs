//! How files are named: with the times that they show, where those are not today's.

use buitenkaart_core::model::Date;

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
