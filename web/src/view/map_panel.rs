//! The map with its buttons, legend and attribution.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use buitenkaart_core::analysis::Effective;
use buitenkaart_core::model::{Kind, View};
use gloo::utils::window;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::common::glyph;
use super::ctx::Ctx;
use super::scene;
use crate::chunks::{Chunk, Compare, Detail, Lazy, What};
use crate::i18n as t;
use crate::local::use_kept;
use crate::map::{MapEvent, MapView, Scene};
use crate::state::{Action, Selection, Times};
use crate::viewport::{Order, Viewpoint, limit};

thread_local! {
    /// Whether the first map of the page has been told of.
    static MARKED: Cell<bool> = const { Cell::new(false) };
}

type Shared = Rc<RefCell<Option<MapView>>>;

/// What the map panel is given.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) ctx: Ctx,
    /// Where the map is, or is to go; which a [`Ctx`] alone is not drawn again for.
    pub(crate) view: Option<Viewpoint>,
    /// The latest order to go there.
    pub(crate) order: Order,
}

/// The map panel.
#[component]
pub(crate) fn MapPanel(Props { ctx, .. }: &Props) -> Html {
    let l = ctx.l();
    let element = use_node_ref();
    let map: Shared = use_mut_ref(|| None);
    let latest = use_mut_ref(|| ctx.clone());
    latest.replace(ctx.clone());

    {
        let (element, map, latest) = (element.clone(), map.clone(), latest.clone());
        use_effect_with((), move |()| {
            if let Some(element) = element.cast::<HtmlElement>() {
                let tell = Callback::from(move |event| told(&latest.borrow(), event));
                map.replace(MapView::new(&element, tell).ok());
            }
            let gone = map.clone();
            move || drop(gone.take())
        });
    }
    {
        let (map, shown) = (map.clone(), ctx.clone());
        let kept = use_mut_ref(|| None::<(Ctx, Scene)>);
        use_effect(move || {
            if let Some(map) = &*map.borrow() {
                let scene = scene::scene(&shown, kept.borrow().as_ref());
                kept.replace(Some((shown.clone(), scene.clone())));
                map.show(scene);
                if let Some(part) = Compare::here() {
                    (part.draw)(&shown, map);
                }
                if !MARKED.replace(true)
                    && let Some(performance) = window().performance()
                {
                    // The figure of `make bench`: the first markers are in the page.
                    let _ = performance.mark("buitenkaart:interactive");
                }
            }
        });
    }

    let zoom = |by: f64| {
        let map = map.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(map) = &*map.borrow() {
                map.zoom(by);
            }
        })
    };
    let pan = |right: f64, down: f64| {
        let map = map.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(map) = &*map.borrow() {
                map.pan(right, down);
            }
        })
    };
    let go =
        |lat: f64, lon: f64, zoom: u8| ctx.on(move || Action::Go(Viewpoint { lat, lon, zoom }));
    let wide = ctx.state.host.width >= 800;
    let button = |class: &'static str, label: &str, sign: &str, onclick: Callback<MouseEvent>| {
        html! { <button type="button" {class} aria-label={label.to_owned()} title={label.to_owned()} {onclick}>{ sign.to_owned() }</button> }
    };
    let network = &ctx.dataset().network;
    let label = t::fill(t::map_label(l), &[network.file().title.get(l)]);
    let hidden = !ctx.state.page.has_map();
    let (is_timing, timing) = use_kept(|| ctx.state.times != Times::default());
    let timed = is_timing || ctx.state.times != Times::default();
    // A network without dates may have a scenario with some.
    let has_dates =
        timed || ctx.state.whole.has_dates || ctx.changed().is_some_and(|one| one.0.has_dates);
    {
        // What is selected comes with its part, and so do all lines and the key to a scenario's colours: once
        // it is here, the map is drawn again.
        let again = timing.clone();
        let wanted = ctx.state.lines || ctx.state.selection.is_some() || ctx.changed().is_some();
        use_effect_with(wanted, move |wanted| {
            if *wanted && Detail::here().is_none() {
                Detail::ask(move |_| again.change(|_| ()));
            }
        });
    }
    let on_time = {
        let (timing, dispatch) = (timing.clone(), ctx.dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            timing.set(!timed);
            dispatch.dispatch(Action::Times(Times::default()));
        })
    };
    html! {
        <section class="map-panel" part="map" aria-label={label.clone()} {hidden}>
            <a class="skip" href="#list" onclick={skip()}>{ t::skip_map(l) }</a>
            <div class="map" ref={element} tabindex="0" role="application" aria-label={label.clone()}></div>
            <div class="map-buttons" part="buttons">
                { button("", t::zoom_in(l), "+", zoom(1.0)) }
                { button("", t::zoom_out(l), "−", zoom(-1.0)) }
                { button("world", t::whole_world(l), "◯", go(25.0, 12.0, if wide { 2 } else { 1 })) }
                if let Some(part) = &network.file().close_up {
                    { button("close-up", part.name.get(l), part.short.get(l), go(part.view.lat_lon[0], part.view.lat_lon[1], zoom_of(part.view, ctx.state.host.width))) }
                }
                if has_dates {
                    { button(if timed { "timing on" } else { "timing" }, t::through_time(l), "◷", on_time) }
                }
                <div class="pan">
                    { button("", t::pan_up(l), "↑", pan(0.0, -0.3)) }
                    { button("", t::pan_left(l), "←", pan(-0.3, 0.0)) }
                    { button("", t::pan_right(l), "→", pan(0.3, 0.0)) }
                    { button("", t::pan_down(l), "↓", pan(0.0, 0.3)) }
                </div>
            </div>
            { legend(ctx) }
            if ctx.state.compares() {
                <Lazy ctx={ctx.clone()} what={What::Beside} />
            }
            if network.file().tiles.is_some() {
                <Lazy ctx={ctx.clone()} what={What::Tiles} />
            }
            <div class="hint" aria-hidden="true"></div>
            <p class="attribution" part="attribution">{ &*ctx.state.host.credit }{ " " }{ t::attribution(l) }</p>
            if timed {
                <Lazy ctx={ctx.clone()} what={What::Time} />
            }
        </section>
    }
}

/// How near a part of the world is seen: one level farther away on a screen that is narrower, and mostly too low
/// for it.
fn zoom_of(view: View, width: u32) -> u8 {
    limit(view.zoom.saturating_sub(u32::from(width < 1400)))
}

/// Jumps over the map, within the shadow root that fragments do not reach.
fn skip() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        event.prevent_default();
        let list = event
            .target_dyn_into::<web_sys::Element>()
            .and_then(|link| link.closest(".app").ok()?)
            .and_then(|app| app.query_selector(".list h2").ok()?);
        if let Some(list) = list {
            let _ = wasm_bindgen::JsCast::unchecked_into::<HtmlElement>(list).focus();
        }
    })
}

/// What was done on the map, as an action; in words for a screen reader once the part has come that has them.
fn told(ctx: &Ctx, event: MapEvent) {
    match event {
        MapEvent::Moved(view, order) => {
            if let Some(before) = ctx.state.view {
                let ctx = ctx.clone();
                Detail::ask(move |part| {
                    if let Some(part) = part {
                        (part.moved)(&ctx, before, view);
                    }
                });
            }
            ctx.dispatch.dispatch(Action::Moved(view, order));
        }
        MapEvent::Closer(view) => ctx.dispatch.dispatch(Action::Go(view)),
        MapEvent::Location(position) => {
            if let Some(location) = ctx.dataset().location(position) {
                let selection = Selection::Location(location.id.clone());
                ctx.dispatch.dispatch(Action::Pick(selection));
            }
        }
        MapEvent::Click(spot) if ctx.state.plan.placing => {
            ctx.dispatch.dispatch(Action::Spot(spot));
        }
        MapEvent::Click([lat, lon]) => {
            let dispatch = ctx.dispatch.clone();
            // The coarse shapes would not do to tell what lies where.
            Detail::ask(move |_| {
                let shapes = dispatch.0.state().shapes;
                if let Some(country) = shapes.0.country_at(lat, lon) {
                    dispatch.dispatch(Action::Pick(Selection::Country(country)));
                }
            });
        }
        MapEvent::End { nearest } => {
            let ctx = ctx.clone();
            Detail::ask(move |part| {
                if let Some(part) = part {
                    (part.end)(&ctx, nearest);
                }
            });
        }
    }
}

fn legend(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let (tint, lines) = (ctx.state.tint, ctx.state.lines);
    let has_reach = ctx.state.whole.has_reach;
    let network = &ctx.dataset().network;
    let services = network.services();
    let whole = &ctx.state.whole;
    // A network of open locations alone needs no key to the others; elsewhere a scenario, a date or tiles may
    // bring each of them.
    let is_mixed = network.file().tiles.is_some()
        || whole
            .verdicts
            .iter()
            .any(|it| it.effective != Effective::Open);
    let is_named = |standing: &Effective| is_mixed || *standing == Effective::Open;
    let mut all = whole.network.locations().iter();
    let has_candidate = all.any(|location| location.kind == Kind::Candidate);
    let shape = glyph::key_class(network);
    let sign = |standing: &'static str, name: &'static str| {
        html! { <li><i class={classes!("g", &shape, standing)} aria-hidden="true"></i>{ name }</li> }
    };
    html! {
        <details class="legend" part="legend" open={ctx.state.host.width >= 1200}>
            <summary>{ t::legend(l) }</summary>
            <ul>
                { for services.iter().enumerate().map(|(i, s)| html! {
                    <li>{ glyph::service(network, i) }{ s.short.get(l) }</li>
                }) }
                { for Effective::ALL.into_iter().filter(is_named).map(|standing| html! {
                    <>
                        { sign(standing.name(), t::standing_name(l, standing)) }
                        if standing == Effective::Seen {
                            { sign("seen f1", "> 2") }
                            { sign("seen f2", "> 5") }
                            { sign("seen f3", t::seen_ago(l)) }
                        }
                    </>
                }) }
                if has_candidate {
                    <li><i class="g candidate considered" aria-hidden="true"></i>{ network.role_name(Kind::Candidate, l).to_owned() }</li>
                }
            </ul>
            <label class="check">
                <input type="checkbox" checked={tint} onchange={ctx.on(move || Action::Tint(!tint))} />
                { t::tint_services(l) }
            </label>
            if tint {
                <ul class="tints">
                    <li><i class="t none" aria-hidden="true"></i>{ t::none_found(l) }</li>
                    <li><i class="t one" aria-hidden="true"></i>{ t::service_1(l) }</li>
                    if services.len() > 1 {
                        <li><i class="t two" aria-hidden="true"></i>{ t::fill(t::services_n(l), &["2"]) }</li>
                    }
                    if services.len() > 2 {
                        <li><i class="t three" aria-hidden="true"></i>{ t::fill(t::services_n(l), &[if services.len() > 3 { "3+" } else { "3" }]) }</li>
                    }
                    if has_reach {
                        <li><i class="t elsewhere" aria-hidden="true"></i>{ t::from_elsewhere(l) }</li>
                    }
                </ul>
            }
            if has_reach {
                <label class="check">
                    <input type="checkbox" checked={lines} onchange={ctx.on(move || Action::Lines(!lines))} />
                    { t::all_lines(l) }
                </label>
            }
            if let Some(part) = Detail::here() {
                { (part.legend)(ctx) }
            }
        </details>
    }
}
