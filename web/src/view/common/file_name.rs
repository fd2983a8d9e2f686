//! How files are named: with the times that they show, where those are not today's.

use crate::state::Times;
use crate::view::ctx::Ctx;

/// `network.csv`, or `network-2019.csv` of what was so in 2019.
pub(crate) fn file_name(ctx: &Ctx, stem: &str, ending: &str) -> String {
    let times = ctx.state.times;
    if times == Times::default() {
        return [stem, ".", ending].concat();
    }
    [stem, "-", &times.to_string(), ".", ending].concat()
}
