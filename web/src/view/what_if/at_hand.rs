//! The scenario at hand: what it changes, and how it is changed.

use std::rc::Rc;

use buitenkaart_core::Network;
use buitenkaart_core::analysis::{Counted, counts};
use buitenkaart_core::model::{Country, Kind, Place};
use buitenkaart_core::scenario::{Change, Scenario, Step};

use crate::dataset::Dataset;
use crate::scenario::{Changed, Read, Written};
use crate::state::{Action, Page};
use crate::view::ctx::Ctx;
use crate::viewport::{Viewpoint, around};

/// How near the map goes, at least, to where a change is made.
const NEAR: u8 = 4;

/// The network as the scenario at hand leaves it; nothing where it changes nothing, by whatever date, or cannot be
/// applied.
pub(super) fn changed(text: &Written, base: &Rc<Dataset>) -> Option<Changed> {
    if text.is_empty() {
        return None;
    }
    let read = text.read(base);
    let changed = read.outcome.clone().ok()?;
    (!changed.0.difference.is_empty() || changed.0.has_dates).then_some(changed)
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
    let before = at_hand(ctx).scenario.clone();
    ctx.dispatch.dispatch(Action::Plan(text.into()));
    // What is added, or switched on again, is looked at.
    let is_new = |step: &&Step| !step.off && !before.changes.contains(step);
    if let Some(step) = scenario.changes.iter().rfind(is_new) {
        show(ctx, &step.change);
    }
}

/// Sends the map to all that the scenario at hand changes, as a link opens it: unless the link says
/// itself where to look.
pub(super) fn show_all(ctx: &Ctx) {
    let state = &ctx.state;
    if state.host.placed || state.selection.is_some() {
        return;
    }
    let read = at_hand(ctx);
    let Ok(changed) = &read.outcome else {
        return;
    };
    let (after, difference) = (&changed.0.dataset, &changed.0.difference);
    let opened_or_closed = difference.locations.iter().map(|change| &change.id);
    let staffed = difference.staff.iter().map(|change| &change.location);
    let mut countries: Vec<Country> = Vec::new();
    for id in opened_or_closed.chain(staffed) {
        let place = after.position(id).and_then(|at| after.place(at));
        let country = place.and_then(|place| place.country);
        if let Some(country) = country.filter(|country| !countries.contains(country)) {
            countries.push(country);
        }
    }
    if let Some(view) = around(state.shapes.0, &countries) {
        let zoom = view.zoom.min(NEAR);
        ctx.dispatch
            .dispatch(Action::Go(Viewpoint { zoom, ..view }));
    }
}

/// The places of the posts that are there, as the data have it.
pub(super) fn places_of_posts(network: &Network) -> Vec<&Place> {
    let all = (0..).zip(network.locations());
    let posts = all.filter(|(_, it)| it.kind == Kind::Post && counts(it) == Counted::Present);
    posts.filter_map(|(at, _)| network.place_at(at)).collect()
}

/// Whether one of these is at a point, or in the same city.
pub(super) fn is_any(places: &[&Place], country: Country, lat_lon: [f64; 2]) -> bool {
    places.iter().any(|place| is_city(place, country, lat_lon))
}

/// Whether a place is the city at this point: half a degree tells cities of one country apart.
pub(super) fn is_city(place: &Place, country: Country, [lat, lon]: [f64; 2]) -> bool {
    let near = |[a, b]: [f64; 2]| (a - lat).abs() + (b - lon).abs() < 0.5;
    place.country == Some(country) && place.lat_lon.is_some_and(near)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_that_has_a_post_is_told_from_one_that_has_none() {
        let network = buitenkaart_core::load::built_in().unwrap();
        let code = |text| Country::new(text).unwrap();
        let posts = places_of_posts(&network);
        let has_post = |country, at| is_any(&posts, country, at);
        assert!(has_post(code("PL"), [52.23, 21.01]));
        assert!(!has_post(code("LT"), [54.69, 25.28]));
        // An agency's office there is no post, nor is a post across the border.
        assert!(!has_post(code("CZ"), [50.08, 14.43]));
        assert!(!has_post(code("SK"), [48.2, 16.37]));
    }
}
