//! The scenario at hand: what it changes, and how it is changed.

use std::rc::Rc;

use buitenkaart_core::Network;
use buitenkaart_core::scenario::{Change, Scenario, Step};

use crate::dataset::Dataset;
use crate::scenario::{Changed, Read, Written};
use crate::state::{Action, Page};
use crate::view::ctx::Ctx;
use crate::viewport::Viewpoint;

/// How near the map goes, at least, to where a change is made.
const NEAR: u8 = 4;

/// The network as the scenario at hand leaves it; nothing where it changes nothing or cannot be
/// applied.
pub(super) fn changed(text: &Written, base: &Rc<Dataset>) -> Option<Changed> {
    if text.is_empty() {
        return None;
    }
    let read = text.read(base);
    let changed = read.outcome.clone().ok()?;
    (!changed.0.difference.is_empty()).then_some(changed)
}

/// The scenario at hand.
pub(super) fn at_hand(ctx: &Ctx) -> Rc<Read> {
    ctx.state.plan.text.read(&ctx.state.dataset)
}

/// The network that the scenario at hand changes.
pub(super) fn base(ctx: &Ctx) -> &Network {
    &ctx.state.dataset.network
}

/// The network as the changes so far leave it; as it is, where they cannot be made.
pub(super) fn after(ctx: &Ctx) -> Rc<Dataset> {
    match &at_hand(ctx).outcome {
        Ok(changed) => changed.0.dataset.clone(),
        Err(_) => ctx.state.dataset.clone(),
    }
}

/// Changes the scenario at hand.
pub(super) fn edit(ctx: &Ctx, change: impl FnOnce(&mut Scenario)) {
    let mut scenario = (*at_hand(ctx).scenario).clone();
    change(&mut scenario);
    let is_empty =
        scenario.changes.is_empty() && scenario.name.is_empty() && scenario.note.is_empty();
    let text = if is_empty {
        String::new()
    } else {
        scenario.to_text()
    };
    let before = at_hand(ctx).scenario.changes.len();
    ctx.dispatch.dispatch(Action::Plan(text.into()));
    if let Some(step) = scenario
        .changes
        .last()
        .filter(|_| scenario.changes.len() > before)
    {
        show(ctx, &step.change);
    }
}

/// Sends the map to where a change is made.
fn show(ctx: &Ctx, change: &Change) {
    let state = ctx.dispatch.0.state();
    let added = change.added_id();
    let named = change.locations();
    let Some(id) = added.as_ref().or(named.last().copied()) else {
        return;
    };
    let dataset = state.shown();
    let place = dataset.position(id).and_then(|at| dataset.place(at));
    if let Some([lat, lon]) = place.and_then(|place| place.lat_lon) {
        let zoom = state.view.map_or(NEAR, |view| view.zoom.max(NEAR));
        ctx.dispatch
            .dispatch(Action::Go(Viewpoint { lat, lon, zoom }));
    }
}

pub(super) fn propose(ctx: &Ctx, change: Change) {
    edit(ctx, |scenario| scenario.changes.push(Step::from(change)));
    ctx.dispatch.dispatch(Action::Page(Page::Scenario));
}
