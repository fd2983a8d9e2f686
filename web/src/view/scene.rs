//! The state as the map shows it.

use std::rc::Rc;

use buitenkaart_core::analysis::Position;
use buitenkaart_core::geo;
use buitenkaart_core::model::{Country, Kind};

use super::common::{glyph, rows};
use super::ctx::Ctx;
use crate::chunks::{Chunk, Detail};
use crate::map::{Filled, Kin, Look, Obstacle, Over, Scene, Spot, Spots, Tint};
use crate::viewport::{nearest_turn, within_turn};

/// The scene of a state; of the one before, what has not changed stays.
pub(crate) fn scene(ctx: &Ctx, before: Option<&(Ctx, Scene)>) -> Scene {
    let state = &ctx.state;
    let selected = ctx.selected();
    let spots = before
        .filter(|(other, _)| other.dataset() == ctx.dataset() && other.state.filter == state.filter)
        .map(|(_, scene)| &scene.spots)
        .filter(|spots| spots.are_of(selected));
    let spots = spots.map_or_else(|| spots_of(ctx, selected), Rc::clone);
    let look: Rc<dyn Look> = match before {
        Some((other, scene)) if other == ctx => scene.look.clone(),
        _ => Rc::new(Looks(ctx.clone())),
    };
    let over = Detail::here().map_or_else(Over::default, |part| (part.over)(ctx));
    Scene {
        locale: state.locale,
        spots,
        look,
        selected,
        fills: Rc::new(fills(ctx, &over)),
        over: Rc::new(over),
        home: home(ctx),
        order: state.order,
        shapes: state.shapes,
        tiles: state.host.tiles.clone(),
    }
}

/// How far the name of the region that the network is of stands from its middle, in CSS pixels: between two markers
/// there is little room.
const HOME: f64 = 5.0;

/// The region that the network is of.
fn home(ctx: &Ctx) -> Option<Obstacle> {
    let region = ctx.dataset().network.file().home_region.as_ref()?;
    Some(Obstacle {
        lat_lon: region.lat_lon,
        half: [HOME; 2],
        rise: 0.0,
        is_home: true,
        city: region.name.get(ctx.l()).into(),
    })
}

/// What matches, and what is selected: that stays on the map even where the filter leaves it out.
fn spots_of(ctx: &Ctx, selected: Option<Position>) -> Rc<Spots> {
    let mut shown: Vec<Position> = ctx.dataset().facets.matching(&ctx.state.filter).collect();
    let place = selected.and_then(|one| Some((one, shown.binary_search(&one).err()?)));
    if let Some((one, at)) = place {
        shown.insert(at, one);
    }
    let dataset = ctx.dataset();
    let all = shown.into_iter().filter_map(|position| {
        let place = dataset.place(position)?;
        let point = match place.lat_lon {
            Some(point) => point,
            None => middle(&place.zone.as_ref()?.value)?,
        };
        Some((position, point))
    });
    Spots::new(all, place.map(|(one, _)| one))
}

/// What locations look like in a state.
struct Looks(Ctx);

impl Look for Looks {
    fn spot(&self, position: Position) -> Option<Spot> {
        let Self(ctx) = self;
        let (locale, dataset) = (ctx.l(), ctx.dataset());
        let mark = ctx.mark(position);
        let location = dataset.location(position)?;
        let place = dataset.place(position)?;
        let verdict = dataset.verdict(position)?;
        let zone = place.lat_lon.is_none();
        let name = if zone { &place.name } else { &location.name };
        Some(Spot {
            name: name.get(locale).into(),
            city: if zone { "" } else { place.name.get(locale) }.into(),
            detail: rows::standing_note(dataset, locale, position).into(),
            glyph: glyph::class(dataset, location, verdict) + mark,
            zone,
        })
    }

    fn kin(&self, position: Position) -> Kin {
        let dataset = self.0.dataset();
        let (location, verdict) = (dataset.location(position), dataset.verdict(position));
        let (Some(location), Some(verdict)) = (location, verdict) else {
            return Kin::default();
        };
        let faded = verdict.faded(dataset.network.file().compiled);
        let service = u8::try_from(dataset.service_of(location)).unwrap_or(7);
        Kin {
            shape: if location.kind == Kind::Candidate {
                0
            } else {
                service.saturating_add(1)
            },
            firmness: 4 * verdict.effective as u8 + faded,
            mark: self.0.mark(position),
        }
    }

    fn shape(&self, shape: u8) -> String {
        let Self(ctx) = self;
        let services = ctx.dataset().network.services();
        let service = usize::from(shape).checked_sub(1);
        match service.and_then(|at| services.get(at)) {
            Some(service) => service.short.get(ctx.l()).to_owned(),
            None => Kind::Candidate.name(ctx.l()).to_owned(),
        }
    }
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

/// How countries are filled: by the services of what matches, and over that what is selected.
fn fills(ctx: &Ctx, over: &Over) -> Vec<Filled> {
    let (state, dataset) = (&ctx.state, ctx.dataset());
    let mut all: Vec<Filled> = Vec::new();
    if state.tint {
        let shown = dataset.facets.matching(&state.filter);
        all = dataset
            .fills(shown)
            .into_iter()
            .map(|fill| {
                let tint = Tint::of_services(fill.here.len());
                (fill.country, tint, !fill.from_elsewhere.is_empty())
            })
            .collect();
    }
    // In the order of the codes.
    let mut set = |country: Country, tint: Tint| {
        let at = all.partition_point(|(c, ..)| *c < country);
        match all.get_mut(at) {
            Some(fill) if fill.0 == country => *fill = (country, tint, false),
            _ => all.insert(at, (country, tint, false)),
        }
    };
    if let Some(changed) = ctx.changed() {
        for country in &changed.0.gained {
            set(*country, Tint::Gained);
        }
        for country in &changed.0.lost {
            set(*country, Tint::Lost);
        }
    }
    for (country, tint) in &over.tints {
        set(*country, *tint);
    }
    all
}
