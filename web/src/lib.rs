//! The Buitenkaart widget: a Yew front end on a Leaflet map, drawn in a shadow root.
//!
//! Data flows one way: the data file's bytes are loaded and validated by `core`, worked out once
//! into a [`dataset`], shown through one [`state`] by [`view`]s that are functions of it. The
//! [`map`] is one view among equals. `core` knows the domain; nothing here has a rule of its own.

mod browser;
mod dataset;
mod i18n;
mod later;
#[cfg(target_arch = "wasm32")]
mod libm;
mod map;
mod state;
mod view;
mod viewport;

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use buitenkaart_core::model::Locale;
use buitenkaart_core::packed;
use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::prelude::*;

use crate::dataset::Dataset;
use crate::later::Part;
use crate::state::{Action, State, url};
use crate::view::pages::Pages;
use crate::view::{App, AppProps, Link};

/// The outline of the network that the widget comes with; the whole comes [`later`].
const OUTLINE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/outline.bin"));

thread_local! {
    static BUILT_IN: OnceCell<Rc<Dataset>> = const { OnceCell::new() };
}

/// The built-in network: one for all widgets of a page.
pub(crate) fn built_in() -> Option<Rc<Dataset>> {
    BUILT_IN.with(|held| match held.get() {
        Some(dataset) => Some(dataset.clone()),
        None => {
            let dataset = Dataset::outline(packed::unpack_outline(OUTLINE)?);
            Some(held.get_or_init(|| dataset).clone())
        }
    })
}

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
    link: Link,
    wrong: String,
}

#[wasm_bindgen]
impl Widget {
    /// Draws the widget in its [`Widget::root`], which is to be put into a shadow root at once.
    ///
    /// It begins with what `given` sets (as [`Widget::set`] does), unless a `hash` says all of it.
    /// `report` is called with the address of every state that follows, and with what is selected
    /// in it, in lines: kind, name, country.
    ///
    /// # Errors
    ///
    /// Where the built-in network does not load, which the build rules out.
    #[wasm_bindgen(constructor)]
    pub fn new(given: Vec<String>, hash: String, report: Function) -> Result<Widget, JsValue> {
        let dataset = built_in().ok_or_else(|| JsValue::from_str("the built-in network"))?;
        let mut state = State::new(dataset, Locale::default());
        let wrong = url::set(&given, &mut state);
        let mut state = Rc::new(state);
        if hash.len() > 1 {
            state = state.reduce(Action::Address(hash));
        }
        let link = Link::default();
        let props = AppProps {
            state,
            link: link.clone(),
            report,
        };
        let number = WIDGETS.get();
        WIDGETS.set(number + 1);
        let playing = PlayingProps {
            widget: Some((number, props)),
        };
        let stage = match EMPTY.with_borrow_mut(Vec::pop) {
            Some(mut stage) => {
                stage.app.update(playing);
                stage
            }
            None => {
                let root = gloo::utils::document().create_element("div")?;
                let renderer = yew::Renderer::<Playing>::with_root_and_props(root.clone(), playing);
                Stage {
                    app: renderer.render(),
                    root,
                }
            }
        };
        Ok(Self { stage, link, wrong })
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

    /// Sets what is given, a key and then its value, as in an address; see [`address::set`].
    pub fn set(&mut self, given: Vec<String>) {
        let wrong = Rc::new(RefCell::default());
        self.act(Action::Set(given, wrong.clone()));
        self.wrong = wrong.take();
    }

    /// Shows what an address says, all of it.
    pub fn go(&self, hash: String) {
        self.act(Action::Address(hash));
    }

    fn act(&self, action: Action) {
        if let Some(ctx) = &*self.link.borrow() {
            ctx.dispatch.dispatch(action);
        }
    }

    /// Asks the part that is fetched for it: see [`Pages`]. `done` is called with the answer, or
    /// without where the part does not come.
    pub fn ask(&self, what: String, given: JsValue, done: Function) {
        let Some(ctx) = self.link.borrow().clone() else {
            return;
        };
        Pages::ask(move |part| {
            let answer = part.map_or(JsValue::UNDEFINED, |part| (part.serve)(&ctx, &what, &given));
            let _ = done.call1(&JsValue::NULL, &answer);
        });
    }

    /// Fetches what is likely to be asked for next; for a moment when there is nothing else to do.
    pub fn prefetch(&self) {
        let link = self.link.clone();
        later::prefetch(move || {
            // What the part knows shows at once.
            if let Some(ctx) = &*link.borrow() {
                ctx.dispatch.dispatch(Action::Arrived);
            }
        });
    }

    /// Takes the widget away, with everything it listens to. Its root is to be taken away before.
    pub fn destroy(mut self) {
        self.stage.app.update(PlayingProps::default());
        // It holds what holds it.
        self.link.take();
        EMPTY.with_borrow_mut(|empty| empty.push(self.stage));
    }
}
