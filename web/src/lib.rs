//! The Buitenkaart widget: a Yew front end on a Leaflet map, drawn in a shadow root.
//!
//! `README.md` beside this crate's source draws how data flow, and which file may import which.
//! `core` knows the domain; nothing here has a rule of its own.

mod app;
mod assets;
mod browser;
mod chunks;
mod dataset;
mod i18n;
#[cfg(target_arch = "wasm32")]
mod libm;
mod local;
mod map;
mod others;
mod scenario;
mod split;
mod state;
mod store;
mod view;
mod viewport;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::prelude::*;

use crate::app::{App, AppProps};
use crate::browser::host::Report;
use crate::chunks::{Chunk, Detail, Pages, WhatIf};
use crate::state::{Action, By, Setting, State, reduce, url};
use crate::store::Store;
use crate::view::ctx::Ctx;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Where widgets are drawn, one after the other: Yew never lets go of what it once listens to an
/// element with, so that the element is used again.
struct Stage {
    app: yew::AppHandle<Playing>,
    root: Element,
}

thread_local! {
    static EMPTY: RefCell<Vec<Stage>> = const { RefCell::new(Vec::new()) };
    static WIDGETS: Cell<u32> = const { Cell::new(0) };
}

#[derive(Clone, Default, PartialEq, Properties)]
struct PlayingProps {
    widget: Option<(u32, AppProps)>,
}

/// The widget on a stage, if there is one.
#[component]
fn Playing(props: &PlayingProps) -> Html {
    match &props.widget {
        Some((number, app)) => html! { <App key={*number} ..app.clone() /> },
        None => html! {},
    }
}

/// A widget in a shadow root.
#[wasm_bindgen]
pub struct Widget {
    stage: Stage,
    store: Rc<Store>,
    wrong: String,
    /// What is to be drawn, until it is.
    waiting: PlayingProps,
}

#[wasm_bindgen]
impl Widget {
    /// A widget that [`Widget::draw`] draws in its [`Widget::root`], which is to be put into a shadow root.
    ///
    /// It begins with what `given` sets (as [`Widget::set`] does), unless a `hash` says all of it.
    /// `report` is told of every state that follows.
    ///
    /// # Errors
    ///
    /// Where the built-in network does not load, which the build rules out.
    #[wasm_bindgen(constructor)]
    pub fn new(given: Vec<String>, hash: String, report: Report) -> Result<Widget, JsValue> {
        split::register();
        let assets = assets::here().ok_or_else(|| JsValue::from_str("the built-in network"))?;
        let work_out = WhatIf::here().map(|chunk| chunk.work_out);
        let mut state = reduce(
            &State::new(assets.clone()),
            Action::Arrived(assets, work_out),
        );
        let (settings, wrong) = url::given(&given, &state, false);
        state = reduce(&state, Action::Set(settings, By::Attribute));
        if hash.len() > 1 {
            let (settings, unread) = url::read(&hash, &state.whole);
            state = reduce(&state, Action::Address(settings, unread));
        }
        let store = Store::new(state);
        let props = AppProps {
            store: store.clone(),
            report,
        };
        let number = WIDGETS.get();
        WIDGETS.set(number + 1);
        let waiting = PlayingProps {
            widget: Some((number, props)),
        };
        let stage = match EMPTY.with_borrow_mut(Vec::pop) {
            Some(stage) => stage,
            None => {
                let root = gloo::utils::document().create_element("div")?;
                let renderer = yew::Renderer::<Playing>::with_root(root.clone());
                Stage {
                    app: renderer.render(),
                    root,
                }
            }
        };
        Ok(Self {
            stage,
            store,
            wrong,
            waiting,
        })
    }

    /// Draws it; to be called once. Before, what it is told to show is but taken in.
    pub fn draw(&mut self) {
        self.stage.app.update(std::mem::take(&mut self.waiting));
    }

    /// What it is drawn in.
    #[must_use]
    pub fn root(&self) -> Element {
        self.stage.root.clone()
    }

    /// The names of what was set last and makes no sense, each with a space after it.
    #[must_use]
    pub fn wrong(&self) -> String {
        self.wrong.clone()
    }

    /// Sets what is given, a key and then its value, as in an address; see [`url::given`].
    /// It is news to the page around only where it is `told`: an attribute's value is its own.
    pub fn set(&mut self, given: Vec<String>, told: bool) {
        let (settings, wrong) = url::given(&given, &self.store.state(), told);
        let by = if told { By::Visitor } else { By::Attribute };
        let names = |selection: &Setting| matches!(selection, Setting::Selection(Some(_)));
        let selects = settings.iter().any(names);
        self.store.dispatch(Action::Set(settings, by));
        self.wrong = wrong;
        // What the scenario was to add, and does not.
        if selects && self.store.state().selection.is_none() {
            self.wrong.push_str("selected ");
        }
    }

    /// Shows what an address says, all of it.
    pub fn go(&self, hash: String) {
        let (settings, unread) = url::read(&hash, &self.store.state().whole);
        self.store.dispatch(Action::Address(settings, unread));
    }

    /// Asks the part that is fetched for it: see [`Pages`]. `done` is called with the answer, or
    /// without where the part does not come.
    pub fn ask(&self, what: String, given: JsValue, done: Function) {
        let store = self.store.clone();
        Pages::ask(move |chunk| match chunk {
            Some(chunk) => (chunk.answer)(&Ctx::of(&store), &what, &given, done),
            None => {
                let _ = done.call0(&JsValue::NULL);
            }
        });
    }

    /// Fetches what is likely to be asked for next; for a moment when there is nothing else to do.
    pub fn prefetch(&self) {
        Detail::ask(|_| {});
    }

    /// Takes the widget away, with everything it listens to. Its root is to be taken away before.
    pub fn destroy(mut self) {
        self.stage.app.update(PlayingProps::default());
        // What is still being read is wanted no more.
        self.store.begin_load();
        // It holds what holds it.
        self.store.draw_by(None);
        EMPTY.with_borrow_mut(|empty| empty.push(self.stage));
    }
}
