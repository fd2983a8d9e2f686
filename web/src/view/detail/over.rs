//! What lies over the land: lines of responsibility, from a post to the countries that it answers for from
//! elsewhere, and the tint of what is selected.

use std::collections::HashSet;

use buitenkaart_core::analysis::{Counted, Position, answers_for, reach, remit};
use buitenkaart_core::countries;
use buitenkaart_core::model::{Country, Locale};

use crate::map::{Line, Over, Tint, draw_lines};
use crate::state::Selection;
use crate::view::ctx::Ctx;

/// What is selected, and the lines of all that is shown where they are asked for.
pub(super) fn over(ctx: &Ctx) -> Over {
    Over {
        lines: lines(ctx),
        all: if ctx.state.lines {
            all(ctx)
        } else {
            Vec::new()
        },
        tints: tints(ctx),
        draw: Some(draw_lines),
        cities: Some(cities),
    }
}

/// Large cities, each with a dot before its name.
fn cities(locale: Locale) -> Vec<(String, [f64; 2])> {
    let all = countries::city_names(locale).into_iter();
    all.map(|(name, lat_lon)| (["• ", name].concat(), lat_lon))
        .collect()
}

/// The lines of what is selected.
fn lines(ctx: &Ctx) -> Vec<Line> {
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

/// Those of everybody who is shown and present: as the countries are hatched.
fn all(ctx: &Ctx) -> Vec<Line> {
    let dataset = ctx.dataset();
    // Several at one place that answer for one country have one line.
    let (mut lines, mut once) = (Vec::new(), HashSet::new());
    for position in dataset.facets.matching(&ctx.state.filter) {
        let present = dataset
            .verdict(position)
            .is_some_and(|verdict| verdict.counted == Counted::Present);
        let (true, Some(location), Some(place)) =
            (present, dataset.location(position), dataset.place(position))
        else {
            continue;
        };
        for country in reach(location, place.country) {
            lines.extend(line(ctx, position, country).filter(|line| once.insert(bits(line))));
        }
    }
    lines
}

/// What tells a line from the others, in a set.
fn bits(line: &Line) -> [[u64; 2]; 2] {
    line.map(|point| point.map(f64::to_bits))
}

/// From a location to the middle of a country; nothing for the one that it stands in.
fn line(ctx: &Ctx, position: Position, country: Country) -> Option<Line> {
    let place = ctx.dataset().place(position)?;
    if place.country == Some(country) {
        return None;
    }
    Some([place.lat_lon?, ctx.state.shapes.0.label_point(country)?])
}

/// The countries of what is selected.
fn tints(ctx: &Ctx) -> Vec<(Country, Tint)> {
    let dataset = ctx.dataset();
    let of = |countries: &[Country], tint: Tint| -> Vec<(Country, Tint)> {
        countries.iter().map(|country| (*country, tint)).collect()
    };
    match (&ctx.state.selection, ctx.selected()) {
        (Some(Selection::Country(country)), _) => of(&[*country], Tint::Selected),
        (_, Some(position)) => {
            let remit = dataset.location(position).map(remit).unwrap_or_default();
            let zone = dataset.place(position).and_then(|p| p.zone.as_ref());
            let mut tints = of(&remit.countries, Tint::Jurisdiction);
            tints.extend(of(zone.map_or(&[], |zone| &zone.value), Tint::Zone));
            tints
        }
        _ => Vec::new(),
    }
}
