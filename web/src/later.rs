//! Parts of the widget that are fetched when somebody first asks for them.
//!
//! The first view is what everybody downloads: map, list, filters. The rest lies in modules of
//! their own, which the build splits off at the functions marked `wasm_split`; they share the
//! memory, the types and the functions of the first. What a part offers is a table of functions,
//! kept here once it has come.

#![allow(
    unsafe_code,
    reason = "the split points are written by a macro, as foreign functions"
)]

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::thread::LocalKey;

use buitenkaart_core::geo::{self, Basemap};
use buitenkaart_core::model::Locale;
use buitenkaart_core::{Network, packed};
use wasm_bindgen_futures::spawn_local;
#[cfg(not(test))]
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

use crate::dataset::Dataset;
use crate::i18n as t;
use crate::state::Action;
use crate::view::Ctx;
use crate::view::detail::Detail;
use crate::view::pages::Pages;
use crate::view::what_if::WhatIf;

/// A part did not come: no network any more, or the file is gone.
pub(crate) struct Absent;

#[cfg(not(test))]
impl From<SplitLoaderError> for Absent {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

#[cfg_attr(not(test), wasm_split(selected, fallible))]
fn load_selected() -> Result<Detail, Absent> {
    Ok(Detail::HERE)
}

#[cfg_attr(not(test), wasm_split(reading, fallible))]
fn load_reading() -> Result<Pages, Absent> {
    Ok(Pages::HERE)
}

#[cfg_attr(not(test), wasm_split(planning, fallible))]
fn load_planning() -> Result<WhatIf, Absent> {
    Ok(WhatIf::HERE)
}

/// What every part brings beside its views: the data, of which the first view has outlines.
#[derive(Clone, Copy)]
pub(crate) struct Data {
    network: fn() -> Option<Network>,
    basemap: fn() -> &'static Basemap,
}

impl Data {
    /// The data, for the tables of the parts.
    pub(crate) const HERE: Self = Self {
        network: || packed::unpack(include_bytes!(concat!(env!("OUT_DIR"), "/network.bin"))),
        basemap: geo::basemap,
    };

    /// The data, if a part has brought them.
    fn here() -> Option<Self> {
        Detail::here()
            .map(|part| part.data)
            .or_else(|| Pages::here().map(|part| part.data))
            .or_else(|| WhatIf::here().map(|part| part.data))
    }
}

/// The dataset of the whole network, if that is here; otherwise still its outline.
pub(crate) fn whole(dataset: &Rc<Dataset>) -> Rc<Dataset> {
    match Data::here() {
        Some(data) if dataset.is_outline => dataset.whole(data.network),
        _ => dataset.clone(),
    }
}

/// The finest basemap that is here.
pub(crate) fn basemap() -> &'static Basemap {
    Data::here().map_or_else(geo::coarse_basemap, |data| (data.basemap)())
}

/// A table of functions that may still have to be fetched.
pub(crate) trait Part: Copy + 'static {
    /// Where it is kept.
    fn held() -> &'static LocalKey<Cell<Option<Self>>>;

    /// Fetches it.
    fn fetch() -> Pin<Box<dyn Future<Output = Result<Self, Absent>>>>;

    /// The part, if it has come.
    fn here() -> Option<Self> {
        Self::held().get()
    }

    /// Fetches the part if it has not come, then says whether it is here.
    fn ask(done: impl FnOnce(Option<Self>) + 'static) {
        if let Some(part) = Self::here() {
            return done(Some(part));
        }
        spawn_local(async move {
            let part = Self::fetch().await.ok();
            if part.is_some() {
                Self::held().set(part);
            }
            done(part);
        });
    }
}

macro_rules! parts {
    ($($part:ident $load:ident $held:ident;)+) => {$(
        thread_local! {
            static $held: Cell<Option<$part>> = const { Cell::new(None) };
        }

        impl Part for $part {
            fn held() -> &'static LocalKey<Cell<Option<Self>>> {
                &$held
            }

            fn fetch() -> Pin<Box<dyn Future<Output = Result<Self, Absent>>>> {
                #[cfg(not(test))]
                return Box::pin($load());
                #[cfg(test)]
                return Box::pin(std::future::ready($load()));
            }
        }
    )+};
}

parts! {
    Detail load_selected SELECTED;
    Pages load_reading READING;
    WhatIf load_planning PLANNING;
}

/// Fetches what is likely to be asked for next.
pub(crate) fn prefetch(done: impl FnOnce() + 'static) {
    Detail::ask(|_| done());
}

/// What to draw, and from where.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) ctx: Ctx,
    pub(crate) what: What,
}

/// A view that is fetched when it is first shown.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum What {
    Selection,
    Scenario,
    Facts,
    About,
    Problems,
    Help,
}

impl What {
    fn here(self) -> Option<fn(&Ctx) -> Html> {
        match self {
            Self::Selection => Detail::here().map(|part| part.detail),
            Self::Scenario => WhatIf::here().map(|part| part.panel),
            Self::Facts => Pages::here().map(|part| part.facts),
            Self::About => Pages::here().map(|part| part.about),
            Self::Problems => Pages::here().map(|part| part.problems),
            Self::Help => Pages::here().map(|part| part.help),
        }
    }

    fn ask(self, done: impl FnOnce(bool) + 'static) {
        match self {
            Self::Selection => Detail::ask(|part| done(part.is_some())),
            Self::Scenario => WhatIf::ask(|part| done(part.is_some())),
            _ => Pages::ask(|part| done(part.is_some())),
        }
    }
}

/// Draws a view as soon as its part has come; tells where it does not.
#[component]
pub(crate) fn Later(Props { ctx, what }: &Props) -> Html {
    let failed = use_state(|| false);
    let what = *what;
    if let Some(draw) = what.here() {
        return draw(ctx);
    }
    let fetch = {
        let (failed, dispatch) = (failed.clone(), ctx.dispatch.clone());
        // Setting the state draws again, whether or not it has changed.
        move || {
            let (failed, dispatch) = (failed.clone(), dispatch.clone());
            what.ask(move |here| {
                failed.set(!here);
                // What the part knows may show elsewhere too.
                dispatch.dispatch(Action::Arrived);
            });
        }
    };
    if !*failed {
        fetch();
    }
    let onclick = Callback::from(move |_: MouseEvent| fetch());
    waiting(ctx.l(), *failed, onclick)
}

fn waiting(l: Locale, failed: bool, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <div class="waiting" role="status">
            if failed {
                <p>{ t::part_missing(l) }</p>
                <button type="button" class="primary" {onclick}>{ t::try_again(l) }</button>
            }
        </div>
    }
}
