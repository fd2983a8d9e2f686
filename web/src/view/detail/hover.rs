//! What the pointer is over on the map: the country's name and who answers for it, as a tooltip.

use std::cell::Cell;
use std::rc::Rc;

use buitenkaart_core::analysis::represents;
use buitenkaart_core::geo::{from_mercator, mercator};
use buitenkaart_core::model::Country;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;
use yew::prelude::*;

use super::country::from_elsewhere;
use crate::browser::intl::{self, Names};
use crate::i18n as t;
use crate::view::common::rows;
use crate::view::ctx::Ctx;
use crate::viewport::{Viewpoint, within_turn};

/// How long the pointer rests before it is told what it is over, in milliseconds.
const REST: u32 = 80;

/// Watches the pointer on the map beside it.
#[component]
pub(super) fn Hover(ctx: &Ctx) -> Html {
    let mark = use_node_ref();
    {
        let (mark, ctx) = (mark.clone(), ctx.clone());
        // Anew at each drawing: what is true of a country changes with what is shown.
        use_effect(move || {
            let listener = mark.cast::<Element>().and_then(|mark| {
                let panel = mark.closest(".map-panel").ok()??;
                let map = panel.query_selector(".map").ok()??;
                Some(watch(ctx, map))
            });
            move || drop(listener)
        });
    }
    html! { <i hidden=true ref={mark}></i> }
}

fn watch(ctx: Ctx, map: Element) -> EventListener {
    let rest: Rc<Cell<Option<Timeout>>> = Rc::default();
    let (target, ctx) = (map.clone(), Rc::new(ctx));
    EventListener::new(&target, "pointermove", move |event| {
        let is_land = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|at| matches!(at.closest("button"), Ok(None)));
        let at = [number(event, "clientX"), number(event, "clientY")];
        let (ctx, map) = (ctx.clone(), map.clone());
        // What was to be told of where it was before is not told any more.
        rest.set(Some(Timeout::new(REST, move || {
            let told = is_land.then(|| country_at(&ctx, &map, at)).flatten();
            let told = told.map(|country| who(&ctx, country)).unwrap_or_default();
            let _ = map.set_attribute("title", &told);
        })));
    })
}

/// The country under a point of the window, as the map was when it last rested.
fn country_at(ctx: &Ctx, map: &Element, [x, y]: [f64; 2]) -> Option<Country> {
    let view = ctx.state.view?;
    let bounds = Reflect::get(map, &"getBoundingClientRect".into()).ok()?;
    let bounds = bounds.dyn_into::<Function>().ok()?.call0(map).ok()?;
    let right = x - number(&bounds, "left") - number(&bounds, "width") / 2.0;
    let down = y - number(&bounds, "top") - number(&bounds, "height") / 2.0;
    let [lat, lon] = beside(view, [right, down]);
    ctx.state.shapes.0.country_at(lat, lon)
}

/// What a property of an object of the browser's is, by its name: declared, each would weigh in the first view.
fn number(of: &JsValue, name: &str) -> f64 {
    let value = Reflect::get(of, &name.into()).ok();
    value.and_then(|value| value.as_f64()).unwrap_or_default()
}

/// The point so many CSS pixels to the right of a view's middle, and below it.
fn beside(view: Viewpoint, [right, down]: [f64; 2]) -> [f64; 2] {
    let (x, y) = mercator(view.lat, view.lon, view.zoom);
    let [lat, lon] = from_mercator(x + right, y + down, view.zoom);
    [lat, within_turn(lon)]
}

/// A country's name, and who answers for it: with how it stands, its age, and from elsewhere with the city.
fn who(ctx: &Ctx, country: Country) -> String {
    let l = ctx.l();
    let dataset = ctx.dataset();
    let name = Names::new(l).country(country);
    let answers = represents(&dataset.network, country);
    let named = answers.iter().filter_map(|answer| {
        let location = dataset.location(answer.position)?;
        let standing = rows::standing_note(dataset, l, answer.position);
        let notes = [standing, from_elsewhere(ctx, answer).unwrap_or_default()];
        let notes: Vec<String> = notes.into_iter().filter(|note| !note.is_empty()).collect();
        let name = location.name.get(l);
        Some(if notes.is_empty() {
            name.to_owned()
        } else {
            format!("{name} ({})", notes.join(", "))
        })
    });
    let named: Vec<String> = named.collect();
    let says = match named.is_empty() {
        false => intl::list(named),
        // Nothing is known here of who is in tiles alone.
        true if dataset.network.is_home(country) || dataset.network.is_tiled() => return name,
        true => t::none_found(l).to_owned(),
    };
    [&name, l.colon(), &says].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_beside_the_middle_is_found_again() {
        let view = Viewpoint {
            lat: 48.2,
            lon: 16.4,
            zoom: 4,
        };
        let (x, y) = mercator(view.lat, view.lon, view.zoom);
        for point in [
            [50.85, 4.35],
            [-33.9, 18.4],
            [60.2, 24.9],
            [48.2, 16.4],
            [0.0, 179.0],
        ] {
            let (right, down) = mercator(point[0], point[1], view.zoom);
            let [lat, lon] = beside(view, [right - x, down - y]);
            assert!(
                (lat - point[0]).abs() < 1e-9 && (lon - point[1]).abs() < 1e-9,
                "{point:?}: {lat} {lon}"
            );
        }
        // On the next turn of the world as well.
        let [_, lon] = beside(view, [4096.0, 0.0]);
        assert!((lon - 16.4).abs() < 1e-9);
    }
}
