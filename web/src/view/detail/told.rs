//! What was done on the map, in words for a screen reader.

use buitenkaart_core::analysis::Direction;

use crate::i18n as t;
use crate::state::Action;
use crate::view::ctx::Ctx;
use crate::viewport::{MAX_ZOOM, Viewpoint, within_turn};

/// Says how the map has moved; nothing where it hardly has.
pub(super) fn moved(ctx: &Ctx, before: Viewpoint, after: Viewpoint) {
    let l = ctx.l();
    if after.zoom != before.zoom {
        let text = if after.zoom > before.zoom {
            t::zoomed_in(l)
        } else {
            t::zoomed_out(l)
        };
        let text = t::fill(text, &[&format!("{}/{MAX_ZOOM}", after.zoom)]);
        return say(ctx, text);
    }
    let (north, east) = (after.lat - before.lat, within_turn(after.lon - before.lon));
    // Panning is a matter of the screen, not of the sphere.
    if north.abs().max(east.abs()) < 0.01 {
        return;
    }
    let bearing = east.atan2(north).to_degrees();
    let direction = t::direction(l, Direction::from_bearing(bearing));
    say(ctx, t::fill(t::moved(l), &[direction]));
}

/// Says that it goes no nearer, or no further away.
pub(super) fn end(ctx: &Ctx, nearest: bool) {
    let l = ctx.l();
    let text = if nearest {
        t::zoom_end(l)
    } else {
        t::zoom_start(l)
    };
    say(ctx, text.to_owned());
}

fn say(ctx: &Ctx, text: String) {
    ctx.dispatch.dispatch(Action::Say(text));
}
