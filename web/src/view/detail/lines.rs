//! Lines of responsibility: from a post to the countries that it answers for from elsewhere, and from a
//! country to who answers for it.

use buitenkaart_core::analysis::{Position, answers_for, remit};
use buitenkaart_core::model::Country;

use crate::map::Line;
use crate::state::Selection;
use crate::view::ctx::Ctx;

/// The lines of what is selected.
pub(super) fn lines(ctx: &Ctx) -> Vec<Line> {
    let dataset = ctx.dataset();
    match (ctx.selected(), &ctx.state.selection) {
        (Some(position), _) => {
            let Some(location) = dataset.location(position) else {
                return Vec::new();
            };
            let countries = remit(location).countries;
            countries
                .into_iter()
                .filter_map(|country| line(ctx, position, country))
                .collect()
        }
        (None, Some(Selection::Country(country))) => answers_for(&dataset.network, *country)
            .into_iter()
            .filter_map(|answer| line(ctx, answer.position, *country))
            .collect(),
        _ => Vec::new(),
    }
}

/// From a location to the middle of a country; nothing for the one that it stands in.
fn line(ctx: &Ctx, position: Position, country: Country) -> Option<Line> {
    let place = ctx.dataset().place(position)?;
    if place.country == Some(country) {
        return None;
    }
    Some([place.lat_lon?, ctx.state.shapes.0.label_point(country)?])
}
