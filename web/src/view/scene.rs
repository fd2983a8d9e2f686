//! The state as the map shows it.

use std::rc::Rc;

use buitenkaart_core::analysis::{Counts, Services, remit};
use buitenkaart_core::geo;
use buitenkaart_core::model::Country;

use super::common::{glyph, rows};
use super::ctx::Ctx;
use crate::chunks::{Chunk, Detail};
use crate::map::{Scene, Spot, Tint};
use crate::state::Selection;
use crate::viewport::{nearest_turn, within_turn};

/// The scene of a state: `counts` holds the locations that match its filter.
pub(crate) fn scene(ctx: &Ctx, counts: &Counts) -> Scene {
    let state = &ctx.state;
    let selected = ctx.selected();
    let mut shown = counts.matching.clone();
    // What is selected stays on the map even where the filter leaves it out.
    if let Some(position) = selected
        && !shown.contains(&position)
    {
        shown.push(position);
    }
    let spots = shown.into_iter().filter_map(|p| spot(ctx, p)).collect();
    Scene {
        locale: state.locale,
        spots: Rc::new(spots),
        selected,
        lines: Rc::new(Detail::here().map_or_else(Vec::new, |part| (part.lines)(ctx))),
        tints: Rc::new(tints(ctx)),
        view: state.view,
        order: state.order,
        dark: state.host.dark,
        shapes: state.shapes,
        tiles: state.host.tiles.clone(),
    }
}

fn spot(ctx: &Ctx, position: u32) -> Option<Spot> {
    let (state, dataset) = (&ctx.state, ctx.dataset());
    let mark = ctx.mark(position);
    let location = dataset.location(position)?;
    let place = dataset.place(position)?;
    let verdict = dataset.verdict(position)?;
    let zone = place.lat_lon.is_none();
    let [lat, lon] = match place.lat_lon {
        Some(point) => point,
        None => middle(&place.zone.as_ref()?.value)?,
    };
    Some(Spot {
        position,
        lat,
        lon,
        name: if zone {
            place.name.get(state.locale)
        } else {
            location.name.get(state.locale)
        }
        .into(),
        city: if zone {
            ""
        } else {
            place.name.get(state.locale)
        }
        .into(),
        detail: rows::standing_note(dataset, state.locale, position).into(),
        glyph: glyph::class(dataset, location, verdict) + mark,
        standing: verdict.effective,
        zone,
    })
}

/// The middle of several countries' label points: where a region's label stands. By the shapes that
/// are there from the first moment on, so that it does not move when finer ones come.
fn middle(countries: &[Country]) -> Option<[f64; 2]> {
    let points: Vec<[f64; 2]> = countries
        .iter()
        .filter_map(|c| geo::coarse_basemap().label_point(*c))
        .collect();
    let [_, first] = *points.first()?;
    let (mut sum, mut n) = ([0.0, 0.0], 0.0);
    for [lat, lon] in points {
        // Of countries on both sides of the 180th meridian, it lies there.
        sum = [sum[0] + lat, sum[1] + nearest_turn(lon, first)];
        n += 1.0;
    }
    Some([sum[0] / n, within_turn(sum[1] / n)])
}

/// How countries are filled: by the number of services, and over that what is selected.
fn tints(ctx: &Ctx) -> Vec<(Country, Tint)> {
    let (state, dataset) = (&ctx.state, ctx.dataset());
    let mut tints: Vec<(Country, Tint)> = Vec::new();
    // In the order of the codes.
    let mut set =
        |country: Country, tint: Tint| match tints.binary_search_by_key(&country, |(c, _)| *c) {
            Ok(at) => {
                if let Some((_, before)) = tints.get_mut(at) {
                    *before = tint;
                }
            }
            Err(at) => tints.insert(at, (country, tint)),
        };
    if state.tint {
        for entry in &dataset.presence.countries {
            let here: Services = entry.present();
            match here.len() {
                0 => {}
                1 => set(entry.country, Tint::One),
                2 => set(entry.country, Tint::Two),
                _ => set(entry.country, Tint::Three),
            }
        }
    }
    if let Some(changed) = ctx.changed() {
        for country in &changed.0.gained {
            set(*country, Tint::Gained);
        }
        for country in &changed.0.lost {
            set(*country, Tint::Lost);
        }
    }
    match &state.selection {
        Some(Selection::Location(_)) => {
            let Some(position) = ctx.selected() else {
                return tints;
            };
            if let Some(location) = dataset.location(position) {
                for country in remit(location).countries {
                    set(country, Tint::Jurisdiction);
                }
            }
            if let Some(zone) = dataset.place(position).and_then(|p| p.zone.as_ref()) {
                for country in &zone.value {
                    set(*country, Tint::Zone);
                }
            }
        }
        Some(Selection::Country(country)) => set(*country, Tint::Selected),
        None => {}
    }
    tints
}
