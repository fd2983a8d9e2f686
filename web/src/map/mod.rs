//! The map, behind a small interface: show this scene; tell what was done. Nothing outside this
//! module touches Leaflet.

mod basemap;
mod first_view;
mod grid;
mod groups;
mod leaflet;
mod lines;
mod markers;
mod names;
mod scene;
mod sign;
mod spots;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use ::leaflet::{Evented, EventedHandle, LatLng, Map, MouseEvent};
use buitenkaart_core::analysis::Position;
use buitenkaart_core::geo;
use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ResizeObserver};
use yew::Callback;

use self::basemap::BasemapLayer;
use self::first_view::first_view;
pub(crate) use self::grid::{Draw, Grid};
use self::leaflet::{HostTiles, safe};
pub(crate) use self::lines::draw_lines;
use self::markers::{Frame, Markers};
use self::names::NamesLayer;
pub(crate) use self::scene::{Filled, Line, MapEvent, Obstacle, Over, Scene, Tint};
pub(crate) use self::spots::{Kin, Look, Spot, Spots};
use crate::browser::object::options;
use crate::viewport::{MAX_ZOOM, MIN_ZOOM, Viewpoint, nearest_turn, within_turn};

/// How far an arrow key pans, in CSS pixels.
const STEP: f64 = 80.0;

/// How long the map rests before its view is told, in milliseconds: the address and what else goes
/// by it need not follow each of several steps, nor in the frame in which the markers take place.
const REST: u32 = 100;

/// A map in an element of the page; gone, with all its listeners, when dropped.
pub(crate) struct MapView {
    inner: Rc<Inner>,
    _listeners: Vec<EventedHandle<MouseEvent>>,
    _clicks: gloo::events::EventListener,
    _keys: gloo::events::EventListener,
    observer: ResizeObserver,
    /// Ends the watch over what changes its look.
    unwatch: js_sys::Function,
    _called: [Closure<dyn FnMut()>; 2],
}

struct Inner {
    map: Map,
    basemap: BasemapLayer,
    markers: Markers,
    names: Option<Rc<NamesLayer>>,
    scene: RefCell<Option<Scene>>,
    /// The location whose group stands open.
    open: Cell<Option<Position>>,
    /// Whether the map has been dragged since the pointer went down.
    dragged: Cell<bool>,
    /// Where it stands, or is on its way to: the latest view that was ordered or reported; none before
    /// the first, and where it is to take its place again.
    at: Cell<Option<Viewpoint>>,
    /// The number of the latest order that was obeyed.
    obeyed: Cell<Option<u32>>,
    /// What will report where it has come to rest.
    report: RefCell<Option<Timeout>>,
    /// Its size in CSS pixels, as it was last laid out.
    size: Cell<(i32, i32)>,
    /// Whether it is being set to a view this moment.
    going: Cell<bool>,
    /// Whether it is on its way to another zoom level of its own accord.
    zooming: Cell<bool>,
    /// The host's own tiles.
    tiles: RefCell<Option<HostTiles>>,
    /// What will go on gathering what is near one another.
    gathering: RefCell<Option<Timeout>>,
    /// Itself.
    own: RefCell<Weak<Inner>>,
    tell: Callback<MapEvent>,
}

impl MapView {
    /// Makes a map in `element`, which must be in the page.
    pub(crate) fn new(element: &HtmlElement, tell: Callback<MapEvent>) -> Result<Self, JsValue> {
        let calm = gloo::utils::window()
            .match_media("(prefers-reduced-motion: reduce)")
            .ok()
            .flatten()
            .is_some_and(|query| query.matches());
        let settings = options(&[
            ("zoomControl", false.into()),
            ("attributionControl", false.into()),
            // The panel is watched itself; Leaflet would leave its mark on the page's window.
            ("trackResize", false.into()),
            ("minZoom", MIN_ZOOM.into()),
            ("maxZoom", MAX_ZOOM.into()),
            ("zoomAnimation", (!calm).into()),
            ("fadeAnimation", false.into()),
            ("inertia", (!calm).into()),
            ("wheelPxPerZoomLevel", 90.into()),
        ]);
        let map = Map::new_with_element(element, settings.unchecked_ref())?;
        // For parts that are fetched later.
        let _ = js_sys::Reflect::set(element, &grid::MAP.into(), &map);
        let basemap = BasemapLayer::new(&map);
        let names = NamesLayer::new(map.clone().unchecked_into());
        let markers = Markers::new(&map);
        let inner = Rc::new(Inner {
            map,
            basemap,
            markers,
            names,
            scene: RefCell::default(),
            open: Cell::default(),
            dragged: Cell::default(),
            at: Cell::default(),
            obeyed: Cell::default(),
            report: RefCell::default(),
            size: Cell::default(),
            going: Cell::default(),
            zooming: Cell::default(),
            tiles: RefCell::default(),
            gathering: RefCell::default(),
            own: RefCell::default(),
            tell,
        });
        inner.own.replace(Rc::downgrade(&inner));

        let on = |event: &'static str, act: fn(&Rc<Inner>, &MouseEvent)| {
            let weak = Rc::downgrade(&inner);
            Evented::on_leaflet_event(&&inner.map, event, move |e: MouseEvent| {
                if let Some(inner) = weak.upgrade() {
                    act(&inner, &e);
                }
            })
        };
        let listeners = vec![
            on("moveend", |inner, _| inner.moved()),
            on("click", |inner, event| inner.clicked(event)),
            // A drag that begins on a marker ends in a click on it, which was not meant.
            on("mousedown", |inner, _| inner.dragged.set(false)),
            on("dragstart", |inner, _| inner.dragged.set(true)),
        ];
        let weak = Rc::downgrade(&inner);
        let clicks = gloo::events::EventListener::new(element, "click", move |event| {
            let button = event
                .target()
                .and_then(|t| t.unchecked_into::<web_sys::Element>().closest(".mk").ok()?);
            if let (Some(inner), Some(button)) = (weak.upgrade(), button) {
                event.stop_propagation();
                if !inner.dragged.take() {
                    inner.marker_clicked(&button);
                }
            }
        });
        let weak = Rc::downgrade(&inner);
        let pressed = move |event: &web_sys::Event| {
            let event = event.unchecked_ref::<web_sys::KeyboardEvent>();
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            // What is acted on must not scroll the page as well.
            if weak.upgrade().is_some_and(|i| i.key_pressed(&event.key())) {
                event.prevent_default();
            }
        };
        let options = gloo::events::EventListenerOptions::enable_prevent_default();
        let keys =
            gloo::events::EventListener::new_with_options(element, "keydown", options, pressed);
        let weak = Rc::downgrade(&inner);
        let resized = Closure::<dyn FnMut()>::new(move || {
            if let Some(inner) = weak.upgrade() {
                inner.resized();
            }
        });
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref())?;
        observer.observe(element);
        let weak = Rc::downgrade(&inner);
        let changed = Closure::<dyn FnMut()>::new(move || {
            if let Some(inner) = weak.upgrade() {
                inner.look_changed();
            }
        });
        let unwatch = leaflet::watch(element, &changed);
        Ok(Self {
            inner,
            _listeners: listeners,
            _clicks: clicks,
            _keys: keys,
            observer,
            unwatch,
            _called: [resized, changed],
        })
    }

    /// Shows a scene.
    pub(crate) fn show(&self, scene: Scene) {
        let inner = &self.inner;
        let before = inner.scene.take();
        inner.scene.replace(Some(scene.clone()));
        let differs = |part: fn(&Scene, &Scene) -> bool| {
            before.as_ref().is_none_or(|before| part(before, &scene))
        };
        if differs(|a, b| a.tiles != b.tiles) {
            inner.show_tiles(&scene.tiles);
        }
        if differs(|a, b| a.fills != b.fills) {
            inner.basemap.fill(&scene.fills);
        }
        inner.basemap.refine(scene.shapes);
        // Where it comes by zooming, they are placed at the end of it.
        let went = inner.obey() && !inner.zooming.get();
        if went
            || differs(|a, b| {
                !Rc::ptr_eq(&a.spots, &b.spots)
                    || !Rc::ptr_eq(&a.look, &b.look)
                    || a.selected != b.selected
                    || a.locale != b.locale
                    || a.over != b.over
            })
        {
            if let Some(selected) = scene.selected {
                inner.open.set(Some(selected));
            }
            inner.redraw_markers();
        }
    }

    /// Where it stands: its middle, how far round the world that is, and its size in CSS pixels; none
    /// before it is laid out.
    pub(crate) fn stands(&self) -> Option<(Viewpoint, f64, (i32, i32))> {
        let (view, size) = (self.inner.viewpoint(), self.inner.size.get());
        let is_there = self.inner.at.get().is_some() && size.0 > 0;
        is_there.then(|| (view, self.inner.map.get_center().lng() - view.lon, size))
    }

    /// Puts an element at a place, degrees WGS 84, under the markers. It leaves by being removed.
    pub(crate) fn put(&self, element: &web_sys::Element, lat: f64, lon: f64) {
        self.inner.markers.put(element, lat, lon);
    }

    /// The element that it is in.
    pub(crate) fn element(&self) -> HtmlElement {
        self.inner.map.get_container()
    }

    /// Zooms by whole levels.
    pub(crate) fn zoom(&self, by: f64) {
        self.inner.zoom(by);
    }

    /// Pans by shares of the map's size.
    pub(crate) fn pan(&self, right: f64, down: f64) {
        let size = self.inner.map.get_container();
        let (w, h) = (
            f64::from(size.client_width()),
            f64::from(size.client_height()),
        );
        self.inner.pan_pixels(w * right, h * down);
    }
}

impl Drop for MapView {
    fn drop(&mut self) {
        self.observer.disconnect();
        let _ = self.unwatch.call0(&JsValue::NULL);
        // Or a zoom on its way would end on a map that is no more, with an error.
        safe(&self.inner.map).set_animating_zoom(false);
        let _ = safe(&self.inner.map).remove();
    }
}

impl Inner {
    fn viewpoint(&self) -> Viewpoint {
        leaflet::viewpoint(&self.map)
    }

    /// Keeps the middle in the middle.
    fn resized(&self) {
        let container = self.map.get_container();
        let size = (container.client_width(), container.client_height());
        // Hidden, it stays as it is: when it is shown again, nothing has changed.
        if size.0 == 0 || size.1 == 0 {
            return;
        }
        self.going.set(true);
        let _ = safe(&self.map).invalidate_size(&options(&[("pan", false.into())]));
        self.going.set(false);
        let differs = self.size.replace(size) != size;
        if differs {
            // Where it was sent or has come to, in its new middle; at the end of its zooming, where it zooms.
            match self.at.take() {
                _ if self.zooming.get() => self.obeyed.set(None),
                at if self.is_zooming() => self.at.set(at),
                Some(view) => self.go(view),
                None => {}
            }
        }
        if self.obey() || differs {
            self.redraw_markers();
        }
    }

    /// Draws what is drawn again: the pixels or the colours are others now.
    fn look_changed(&self) {
        if let Some(names) = &self.names {
            names.forget();
        }
        self.redraw_markers();
    }

    /// Carries out the scene's order, if it is another than the latest: not before the map is laid out,
    /// nor while it zooms, when Leaflet drops it. Whether it went.
    fn obey(&self) -> bool {
        let order = match &*self.scene.borrow() {
            Some(scene) if self.obeyed.get() != Some(scene.order.number) => scene.order,
            _ => return false,
        };
        // Where it has come since is overtaken.
        self.report.take();
        if !self.is_laid_out() || self.is_zooming() {
            return false;
        }
        self.obeyed.set(Some(order.number));
        // Also where it stands there: it may have begun to move away.
        self.go(order.to.unwrap_or_else(|| first_view(self.size.get())));
        true
    }

    /// Whether it has a size; otherwise the resize observer comes back.
    fn is_laid_out(&self) -> bool {
        let container = self.map.get_container();
        let size = (container.client_width(), container.client_height());
        if self.at.get().is_none() {
            self.size.set(size);
        }
        size.0 != 0
    }

    fn is_zooming(&self) -> bool {
        self.zooming.get() || safe(&self.map).animating_zoom() == Some(true)
    }

    /// Goes there: by an animation, but for the first time, and where it is far.
    fn go(&self, view: Viewpoint) {
        let first = self.at.replace(Some(view)).is_none();
        // Not back round the world, where it has been taken on beyond the 180th meridian.
        let (now, lon) = if first {
            (view, view.lon)
        } else {
            let lon = self.map.get_center().lng();
            (self.viewpoint(), nearest_turn(view.lon, lon))
        };
        // Not past half of the world in a quarter of a second.
        let [(x, y), (to_x, to_y)] = [now, view].map(|at| geo::mercator(at.lat, at.lon, now.zoom));
        let world = 256.0 * f64::from(1_u32 << now.zoom.min(20));
        let across = (to_x - x) - ((to_x - x) / world).round() * world;
        let (width, height) = self.size.get();
        let near =
            across.abs() < 3.0 * f64::from(width) && (to_y - y).abs() < 3.0 * f64::from(height);
        let animate = !first && near;
        let centre = LatLng::new(view.lat.clamp(-geo::MAX_LATITUDE, geo::MAX_LATITUDE), lon);
        self.going.set(true);
        let _ = safe(&self.map).set_view(
            &centre,
            f64::from(view.zoom),
            &options(&[("animate", animate.into())]),
        );
        self.going.set(false);
        // It begins with the next frame.
        self.zooming
            .set(animate && self.viewpoint().zoom != view.zoom);
    }

    fn show_tiles(&self, address: &str) {
        if let Some(before) = self.tiles.take() {
            self.map.remove_layer(before.unchecked_ref());
        }
        let classes = self.map.get_container().class_list();
        let _ = classes.toggle_with_force("tiled", !address.is_empty());
        if address.is_empty() {
            return;
        }
        let settings = options(&[("url", address.into()), ("zIndex", 0.into())]);
        if let Ok(layer) = HostTiles::new(&settings) {
            self.map.add_layer(layer.unchecked_ref());
            self.tiles.replace(Some(layer));
        }
    }

    fn moved(self: &Rc<Self>) {
        // Where it was stopped on its way is nothing to tell.
        if self.going.get() {
            return;
        }
        self.zooming.set(false);
        let went = self.obey();
        self.redraw_markers();
        if went {
            return;
        }
        let view = self.viewpoint();
        // One that pans comes to stand on whole pixels: what was asked for holds.
        let pixel = 360.0 / 256.0 / f64::from(1_u32 << view.zoom);
        let there = self.at.get().is_some_and(|at| {
            at.zoom == view.zoom
                && (at.lat - view.lat).abs() < pixel
                && within_turn(at.lon - view.lon).abs() < pixel
        });
        // A map without a scene has nothing to report yet.
        if let (false, Some(order)) = (there, self.obeyed.get()) {
            self.at.set(Some(view));
            let weak = Rc::downgrade(self);
            let timeout = Timeout::new(REST, move || {
                if let Some(inner) = weak.upgrade() {
                    inner.report.take();
                    inner.tell.emit(MapEvent::Moved(view, order));
                }
            });
            self.report.replace(Some(timeout));
        }
    }

    fn redraw_markers(&self) {
        if let (Some(scene), Some(_)) = (&*self.scene.borrow(), self.at.get()) {
            let (view, size) = (self.viewpoint(), self.size.get());
            // Of what is not laid out, nothing is in view; all of it is again when it is shown again.
            if size.0 == 0 {
                return;
            }
            let frame = Frame {
                view,
                round: self.map.get_center().lng() - view.lon,
                size,
            };
            let open = self.open.get();
            if !self.markers.update(&self.map, scene, frame, open) {
                // One level of groups after the other, so that the page stays free.
                let weak = self.own.borrow().clone();
                let again = Timeout::new(0, move || {
                    if let Some(inner) = weak.upgrade() {
                        inner.gathering.take();
                        inner.redraw_markers();
                    }
                });
                self.gathering.replace(Some(again));
                return;
            }
            if let Some(names) = &self.names {
                names.show(scene, view, size, self.markers.obstacles(scene));
            }
        }
    }

    fn clicked(&self, event: &MouseEvent) {
        // A marker's own click: WebKit gives it to the map too where it comes from the keyboard.
        if leaflet::target(event).is_some_and(|at| matches!(at.closest(".mk"), Ok(Some(_)))) {
            return;
        }
        if self.open.get().is_some() {
            self.open.set(None);
            self.redraw_markers();
        }
        let place = event.lat_lng();
        let lon = within_turn(place.lng());
        self.tell.emit(MapEvent::Click([place.lat(), lon]));
    }

    /// One location: chosen. Several: side by side where they share a city or the map can come no
    /// closer, otherwise looked at more closely.
    fn marker_clicked(&self, button: &web_sys::Element) -> Option<()> {
        let at = button.get_attribute("data-at")?;
        let first: Position = at.split(' ').next()?.parse().ok()?;
        if !button.class_list().contains("many") {
            self.open.set(Some(first));
            self.tell.emit(MapEvent::Location(first));
            return Some(());
        }
        let now = self.viewpoint();
        let [low, high] = {
            let scene = self.scene.borrow();
            let spots = &scene.as_ref()?.spots;
            let mut clusters = spots.clusters.borrow_mut();
            let level = clusters.level(now.zoom);
            let group = level.group_of(spots.index(first)?)?;
            groups::extent(spots, level.members(group))?
        };
        let span = (high[0] - low[0]).max(high[1] - low[1]);
        if span < spots::CITY || now.zoom >= MAX_ZOOM {
            self.open.set(Some(first));
            self.redraw_markers();
            markers::focus(&self.map, first);
        } else {
            // Whole, with room for its signs and clear of the buttons.
            let (width, height) = self.size.get();
            let fits = |zoom: &u8| {
                let [(w, n), (e, s)] = [[high[0], low[1]], [low[0], high[1]]]
                    .map(|[lat, lon]| geo::mercator(lat, lon, *zoom));
                e - w <= f64::from(width - 120) && s - n <= f64::from(height - 54)
            };
            let nearer = now.zoom + 1;
            let zoom = (nearer..=MAX_ZOOM).rev().find(fits).unwrap_or(nearer);
            self.tell.emit(MapEvent::Closer(Viewpoint {
                lat: f64::midpoint(low[0], high[0]),
                lon: within_turn(f64::midpoint(low[1], high[1])),
                zoom,
            }));
        }
        Some(())
    }

    /// Acts on a key, or does not.
    fn key_pressed(&self, key: &str) -> bool {
        match key {
            "Escape" if self.open.get().is_some() => {
                self.open.set(None);
                self.redraw_markers();
            }
            "+" | "=" => self.zoom(1.0),
            "-" | "_" => self.zoom(-1.0),
            "ArrowUp" => self.pan_pixels(0.0, -STEP),
            "ArrowDown" => self.pan_pixels(0.0, STEP),
            "ArrowLeft" => self.pan_pixels(-STEP, 0.0),
            "ArrowRight" => self.pan_pixels(STEP, 0.0),
            _ => return false,
        }
        true
    }

    fn pan_pixels(&self, right: f64, down: f64) {
        let _ = safe(&self.map).pan_by(&::leaflet::Point::new(right, down));
    }

    fn zoom(&self, by: f64) {
        let wanted = f64::from(self.viewpoint().zoom) + by;
        if (f64::from(MIN_ZOOM)..=f64::from(MAX_ZOOM)).contains(&wanted) {
            let _ = safe(&self.map).set_zoom(wanted);
        } else {
            self.tell.emit(MapEvent::End { nearest: by > 0.0 });
        }
    }
}
