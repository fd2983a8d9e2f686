//! What lays the tiles on the map; and under it, what is in view, for who reads rather than looks.

use std::cell::Cell;
use std::rc::Rc;

use buitenkaart_core::model::Locale;
use buitenkaart_core::tiles::{Group, Legend, One};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::archive::{Failure, Tiled, standing, use_archive};
use super::drawing::Drawing;
use crate::browser::intl;
use crate::browser::object::call;
use crate::i18n as t;
use crate::i18n::tiles as s;
use crate::map::Grid;
use crate::state::Action;
use crate::view::common::styles::use_styles;
use crate::view::ctx::Ctx;
use crate::viewport::{MAX_ZOOM, Viewpoint};

/// As many of what is in view are listed.
const LISTED: usize = 60;
/// How far the pointer may stray in a click, CSS pixels.
const STRAY: i32 = 5;

/// The tiles on the map.
struct Laid {
    drawing: Rc<Drawing>,
    dark: bool,
    _grid: Grid,
    _listeners: [EventListener; 2],
}

/// The tiles, and what of them is in view.
#[component]
pub(super) fn Panel(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let root = use_node_ref();
    use_styles(&root);
    let opened = use_archive(ctx.dataset().network.file().tiles.as_deref());
    let again = use_force_update();
    let chosen = use_state(|| None::<Group>);
    let trouble = use_state(|| None::<Failure>);
    let laid = use_mut_ref(|| None::<Laid>);
    let choose = {
        let (chosen, dispatch) = (chosen.clone(), ctx.dispatch.clone());
        move |group: Group, at: [f64; 2], zoom: u8| match nearer(&group, at, zoom) {
            Some(view) => {
                chosen.set(None);
                dispatch.dispatch(Action::Go(view));
            }
            None => chosen.set(Some(group)),
        }
    };
    {
        let (laid, root, choose) = (laid.clone(), root.clone(), choose.clone());
        let tiled = opened.clone().and_then(Result::ok);
        let (trouble, chosen, dark) = (trouble.clone(), chosen.clone(), ctx.state.host.dark);
        use_effect(move || {
            let mut laid = laid.borrow_mut();
            let is_same = match (&*laid, &tiled) {
                (Some(laid), Some(tiled)) => Rc::ptr_eq(&laid.drawing.tiled, tiled),
                (None, None) => true,
                _ => false,
            };
            if !is_same {
                if laid.take().is_some() {
                    trouble.set(None);
                    chosen.set(None);
                }
                *laid = tiled.and_then(|tiled| {
                    let changed = Callback::from(move |()| again.force_update());
                    let failed = Callback::from(move |failure| trouble.set(Some(failure)));
                    lay(&root, tiled, dark, changed, failed, choose)
                });
            } else if let Some(laid) = &mut *laid
                && laid.dark != dark
            {
                laid.dark = dark;
                laid.drawing.recolour();
            }
        });
    }
    {
        let laid = laid.clone();
        use_effect_with((), move |()| move || drop(laid.take()));
    }
    let body = match opened {
        None => html! { <p role="status">{ s::loading(l) }</p> },
        Some(Err(failure)) => {
            html! { <p class="wrong" role="alert">{ t::fill(s::missing(l), &[&failure.told(l)]) }</p> }
        }
        Some(Ok(tiled)) => html! {
            <>
                { in_view(l, &tiled, laid.borrow().as_ref().map(|laid| &*laid.drawing), &choose) }
                <div role="status">
                    if let Some(group) = &*chosen {
                        <div class="chosen">
                            { told(l, &tiled.legend, group) }
                            <button type="button" class="plain" onclick={{
                                let chosen = chosen.clone();
                                move |_: MouseEvent| chosen.set(None)
                            }}>{ s::close(l) }</button>
                        </div>
                    }
                </div>
                if let Some(failure) = *trouble {
                    <p class="wrong" role="alert">{ t::fill(s::part_missing(l), &[&failure.told(l)]) }</p>
                }
            </>
        },
    };
    html! { <div class="tile-list" role="group" aria-label={s::label(l)} ref={root}>{ body }</div> }
}

/// Where a closer look at several is to be had; nowhere for one, and where the map comes no closer.
fn nearer(group: &Group, [lat, lon]: [f64; 2], zoom: u8) -> Option<Viewpoint> {
    let is_several = matches!(group, Group::Many { .. });
    (is_several && zoom < MAX_ZOOM).then(|| Viewpoint {
        lat,
        lon,
        zoom: (zoom + 2).min(MAX_ZOOM),
    })
}

/// Lays the tiles on the map of the panel that an element is in.
fn lay(
    root: &NodeRef,
    tiled: Rc<Tiled>,
    dark: bool,
    changed: Callback<()>,
    failed: Callback<Failure>,
    choose: impl Fn(Group, [f64; 2], u8) + 'static,
) -> Option<Laid> {
    let panel = root.cast::<Element>()?.closest(".map-panel").ok()??;
    let map: HtmlElement = panel.query_selector(".map").ok()??.unchecked_into();
    let drawing = Drawing::new(tiled, map.clone(), changed, failed);
    let grid = Grid::new(&map, "points", &drawing)?;
    let pressed = Rc::new(Cell::new((0, 0)));
    let down = pressed.clone();
    let press = EventListener::new(&map, "pointerdown", move |event| {
        let event = event.unchecked_ref::<web_sys::MouseEvent>();
        down.set((event.client_x(), event.client_y()));
    });
    // Before the map itself takes it for a click on a country.
    let options = EventListenerOptions::run_in_capture_phase();
    let own = drawing.clone();
    let click = EventListener::new_with_options(&map, "click", options, move |event| {
        let event = event.unchecked_ref::<web_sys::MouseEvent>();
        let (x, y) = (event.client_x(), event.client_y());
        let (from_x, from_y) = pressed.get();
        let is_drag = (x - from_x).abs() > STRAY || (y - from_y).abs() > STRAY;
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        // The network's own markers lie above.
        let is_marker = target.is_none_or(|at| matches!(at.closest(".mk, .listed"), Ok(Some(_))));
        if is_drag || is_marker {
            return;
        }
        if let Some((group, at)) = own.at(x.into(), y.into()) {
            let _ = call(event, "stopImmediatePropagation", &[]);
            let zoom = own.view.get().map_or(MAX_ZOOM, |view| view.zoom);
            choose(group, at, zoom);
        }
    });
    Some(Laid {
        drawing,
        dark,
        _grid: grid,
        _listeners: [press, click],
    })
}

/// A count of locations, as the language writes it.
#[allow(clippy::cast_precision_loss, reason = "far fewer")]
pub(super) fn number(l: Locale, count: u64) -> String {
    intl::number(l, count as f64, 0)
}

/// What is in view, as a list.
fn in_view(
    l: Locale,
    tiled: &Tiled,
    drawing: Option<&Drawing>,
    choose: &(impl Fn(Group, [f64; 2], u8) + Clone + 'static),
) -> Html {
    let Some(drawing) = drawing else {
        return html! {};
    };
    let seen = drawing.seen();
    let zoom = drawing.view.get().map_or(MAX_ZOOM, |view| view.zoom);
    let count: u64 = seen.iter().map(|one| one.group.count()).sum();
    let more = seen.len().saturating_sub(LISTED);
    html! {
        <details>
            <summary>{ t::count(s::in_view(l), &[&number(l, count)]) }</summary>
            <ul>
                { for seen.into_iter().take(LISTED).map(|one| {
                    let text = match &one.group {
                        Group::One(of) => location(l, &tiled.legend, of),
                        many if nearer(many, one.lat_lon, zoom).is_some() => {
                            t::fill(s::closer(l), &[&several(l, &tiled.legend, many)])
                        }
                        many => several(l, &tiled.legend, many),
                    };
                    let (choose, at) = (choose.clone(), one.lat_lon);
                    let group = one.group;
                    html! {
                        <li><button type="button" class="plain" onclick={move |_: MouseEvent| choose(group.clone(), at, zoom)}>{ text }</button></li>
                    }
                }) }
            </ul>
            if more > 0 {
                <p>{ t::fill(s::more(l), &[&more.to_string()]) }</p>
            }
        </details>
    }
}

/// The short name of a service.
fn service<'l>(l: Locale, legend: &'l Legend, id: &'l str) -> &'l str {
    let known = legend
        .services
        .iter()
        .find(|service| service.id.as_str() == id);
    known.map_or(id, |service| service.short.get(l))
}

/// A location in a line.
fn location(l: Locale, legend: &Legend, one: &One) -> String {
    let parts = [
        one.name(l),
        service(l, legend, &one.service),
        standing(l, &one.standing),
    ];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

/// A group in a line: how many, and of which services.
fn several(l: Locale, legend: &Legend, group: &Group) -> String {
    let Group::Many {
        count, services, ..
    } = group
    else {
        return String::new();
    };
    let mut text = t::count(s::many(l), &[&number(l, *count)]);
    for (at, (id, count)) in services.iter().enumerate() {
        text.push_str(if at == 0 { l.colon() } else { ", " });
        text.push_str(&format!("{} {}", service(l, legend, id), number(l, *count)));
    }
    text
}

/// What was chosen.
fn told(l: Locale, legend: &Legend, group: &Group) -> Html {
    match group {
        Group::One(one) => html! {
            <p><b>{ one.name(l).to_owned() }</b>{ " · " }{ service(l, legend, &one.service).to_owned() }{ " · " }{ standing(l, &one.standing) }</p>
        },
        Group::Many { count, first, .. } => {
            let more = count.saturating_sub(first.len() as u64);
            html! {
                <>
                    <p><b>{ several(l, legend, group) }</b></p>
                    <ul>
                        { for first.iter().map(|one| html! { <li>{ location(l, legend, one) }</li> }) }
                        if more > 0 {
                            <li>{ t::fill(s::and_more(l), &[&number(l, more)]) }</li>
                        }
                    </ul>
                </>
            }
        }
    }
}
