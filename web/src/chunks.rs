//! The parts of the widget that are fetched when somebody first asks for them.
//!
//! The first view is what everybody downloads: map, list, filters. What a chunk offers is a table of
//! functions, kept here once it has come; which functions, and from where they are fetched, is
//! registered from above, so that no view need know another.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::thread::LocalKey;

use buitenkaart_core::model::Locale;
use buitenkaart_core::scenario::Change;
use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::assets::{self, Source};
use crate::dataset::Dataset;
use crate::i18n as t;
use crate::local::use_kept;
use crate::map::{MapView, Over};
use crate::scenario::WorkOut;
use crate::state::{Action, Selection};
use crate::store;
use crate::view::ctx::Ctx;
use crate::viewport::Viewpoint;

/// What is fetched for the first selection, search or closer filter: the detail, suggestions, more filters.
#[derive(Clone, Copy)]
pub(crate) struct Detail {
    pub(crate) source: Source,
    /// The detail of the selection.
    pub(crate) detail: fn(&Ctx) -> Html,
    /// The filters that few ask for.
    pub(crate) more_filters: fn(&Ctx) -> Html,
    /// What lies over the land because of what is selected, or asked for.
    pub(crate) over: fn(&Ctx) -> Over,
    /// The key to it.
    pub(crate) legend: fn(&Ctx) -> Html,
    /// Says from where to where the map has moved.
    pub(crate) moved: fn(&Ctx, Viewpoint, Viewpoint),
    /// Says that it goes no nearer (true), or no further away.
    pub(crate) end: fn(&Ctx, bool),
    /// What a text may mean, the best first, at most so many; where that takes a while, who asks is drawn again.
    pub(crate) suggestions: fn(&Ctx, &str, usize, &UseForceUpdateHandle) -> Vec<Suggestion>,
    /// Where to go on where nothing was found for what was typed.
    pub(crate) nothing: fn(&Ctx, &str) -> Html,
    /// Suggestions as a list, one of them marked; the function is called with the position of the chosen one.
    pub(crate) hits: fn(&Rc<Vec<Suggestion>>, usize, Callback<usize>) -> Html,
}

/// Something that a text may mean.
#[derive(Clone, PartialEq)]
pub(crate) struct Suggestion {
    /// Its name.
    pub(crate) label: String,
    /// Its name with what matches marked.
    pub(crate) shown: Html,
    /// What sort of thing it is.
    pub(crate) sort: String,
    /// What choosing it selects.
    pub(crate) selection: Selection,
}

/// What is fetched for the pages to read, for files and for the host.
#[derive(Clone, Copy)]
pub(crate) struct Pages {
    pub(crate) source: Source,
    /// The page of facts.
    pub(crate) facts: fn(&Ctx) -> Html,
    /// The page about the data.
    pub(crate) about: fn(&Ctx) -> Html,
    /// What is wrong with a file.
    pub(crate) problems: fn(&Ctx) -> Html,
    /// The keyboard, in a dialog.
    pub(crate) help: fn(&Ctx) -> Html,
    /// What is on screen, passed on, in a dialog.
    pub(crate) share: fn(&Ctx) -> Html,
    /// What the list holds, of a large network.
    pub(crate) list: fn(&Ctx) -> Html,
    /// Does what the host asks for with what it gives; the function is called with the answer.
    pub(crate) answer: fn(&Ctx, &str, &JsValue, Function),
}

/// What is fetched where a scenario is made, looked at, compared and shared.
#[derive(Clone, Copy)]
pub(crate) struct WhatIf {
    pub(crate) source: Source,
    /// The panel in which a scenario is made.
    pub(crate) panel: fn(&Ctx) -> Html,
    pub(crate) work_out: WorkOut,
    /// Adds a change to the scenario at hand, and shows it.
    pub(crate) propose: fn(&Ctx, Change),
    /// The still map of the network as the scenario at hand leaves it; none where it cannot be
    /// applied.
    pub(crate) svg: fn(&Ctx) -> Option<String>,
    /// What the scenario at hand changes, a sentence each.
    pub(crate) changes: fn(&Ctx) -> Vec<String>,
}

/// What is fetched where the network is shown at a date.
#[derive(Clone, Copy)]
pub(crate) struct Time {
    pub(crate) source: Source,
    /// The bar on which a date is chosen, and which has the network shown as it was then.
    pub(crate) bar: fn(&Ctx) -> Html,
}

/// What is fetched where a list of offices is brought in.
#[derive(Clone, Copy)]
pub(crate) struct Import {
    pub(crate) source: Source,
    /// The steps, from the file to the network.
    pub(crate) panel: fn(&Ctx) -> Html,
    /// Makes a network of a list alone.
    pub(crate) alone: fn(&Ctx, &Whence, &[u8], Done),
}

/// Where a list is from.
#[derive(Clone, Default)]
pub(crate) struct Whence {
    /// The name of its file.
    pub(crate) name: String,
    /// Its address; empty where it has none.
    pub(crate) address: String,
    /// When it last changed, as HTTP has it; empty where nobody says so.
    pub(crate) modified: String,
}

/// Is told what has come of a list; nothing where a part that it needs does not come.
pub(crate) type Done = Box<dyn FnOnce(Option<Listed>)>;

/// What has come of a list that a page around gave; nothing where it is none.
#[derive(Default)]
pub(crate) struct Listed {
    /// Its network; none where it gives no location.
    pub(crate) dataset: Option<Rc<Dataset>>,
    /// What is said on screen, where not all of it is shown.
    pub(crate) told: Option<String>,
    /// What is wrong with it.
    pub(crate) rows: Vec<Row>,
}

/// What is wrong with a file, or a row of a list.
#[derive(Default)]
pub(crate) struct Row {
    pub(crate) code: &'static str,
    /// Where in the document, or the cell as a spreadsheet calls it.
    pub(crate) path: String,
    /// From 1; 0 where it is about the whole.
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) message: String,
    pub(crate) mend: String,
}

/// What is fetched where a list names a city that is not known otherwise.
#[derive(Clone, Copy)]
pub(crate) struct Cities {
    pub(crate) source: Source,
    /// The cities of the world, as a table.
    pub(crate) table: fn() -> &'static str,
}

/// What is fetched where somebody assigns posts.
#[derive(Clone, Copy)]
pub(crate) struct Rotation {
    pub(crate) source: Source,
    /// Where positions, candidates and criteria are given, and what they come to.
    pub(crate) panel: fn(&Ctx) -> Html,
}

/// What is fetched where other networks are to stand beside this one.
#[derive(Clone, Copy)]
pub(crate) struct Compare {
    pub(crate) source: Source,
    /// Where they are chosen, and what the comparison comes to.
    pub(crate) panel: fn(&Ctx) -> Html,
    /// What fetches those that are asked for, and says which sign is whose on the map.
    pub(crate) legend: fn(&Ctx) -> Html,
    /// Draws them on the map.
    pub(crate) draw: fn(&Ctx, &MapView),
}

/// What is fetched where a network has locations in static tiles.
#[derive(Clone, Copy)]
pub(crate) struct Tiles {
    pub(crate) source: Source,
    /// What lays them on the map, and what is in view as a list.
    pub(crate) panel: fn(&Ctx) -> Html,
    /// What the list says of them.
    pub(crate) note: fn(&Ctx) -> Html,
}

/// A chunk did not come: no network any more, or the file is gone.
pub(crate) struct Absent;

/// What every chunk brings beside its own.
#[derive(Clone, Copy)]
pub(crate) struct Brought {
    source: Source,
    work_out: Option<WorkOut>,
}

/// What fetches a chunk and [keeps](Chunk::keep) it: of one type for all of them, for what is compiled
/// once for each weighs in the first view.
pub(crate) type Fetch = fn() -> Pin<Box<dyn Future<Output = Result<Brought, Absent>>>>;

/// Where a chunk is kept, and what fetches it.
pub(crate) struct Slot<T> {
    table: Cell<Option<T>>,
    fetch: Cell<Option<Fetch>>,
}

/// Fetches a chunk, then says whether it has come. Every widget of the page is told that it has.
fn bring(fetch: Option<Fetch>, done: Box<dyn FnOnce(bool)>) {
    let Some(fetch) = fetch else {
        return done(false);
    };
    spawn_local(async move {
        let brought = fetch().await.ok();
        if let Some(Brought { source, work_out }) = brought
            && let Some(assets) = assets::install(source)
        {
            store::dispatch_to_all(|| Action::Arrived(assets.clone(), work_out));
        }
        done(brought.is_some());
    });
}

/// A table of functions that may still have to be fetched.
pub(crate) trait Chunk: Copy + 'static {
    fn slot() -> &'static LocalKey<Slot<Self>>;

    /// The data in full, which every chunk brings.
    fn source(self) -> Source;

    /// What works out scenarios, if this chunk brings it.
    fn work_out(self) -> Option<WorkOut> {
        None
    }

    /// Says what fetches it.
    fn register(fetch: Fetch) {
        Self::slot().with(|slot| slot.fetch.set(Some(fetch)));
    }

    /// The chunk, if it has come.
    fn here() -> Option<Self> {
        Self::slot().with(|slot| slot.table.get())
    }

    /// Fetches the chunk if it has not come, then gives it; none where it does not come. Every widget of
    /// the page is told that it has.
    fn ask(done: impl FnOnce(Option<Self>) + 'static) {
        match Self::here() {
            None => bring(Self::fetch(), Box::new(|_| done(Self::here()))),
            chunk => done(chunk),
        }
    }

    /// What fetches it.
    fn fetch() -> Option<Fetch> {
        Self::slot().with(|slot| slot.fetch.get())
    }

    /// Keeps the chunk that has come.
    fn keep(self) -> Brought {
        Self::slot().with(|slot| slot.table.set(Some(self)));
        Brought {
            source: self.source(),
            work_out: self.work_out(),
        }
    }
}

macro_rules! chunks {
    ($($chunk:ident $slot:ident $({ $($also:item)+ })?;)+) => {$(
        thread_local! {
            static $slot: Slot<$chunk> = const {
                Slot { table: Cell::new(None), fetch: Cell::new(None) }
            };
        }

        impl Chunk for $chunk {
            fn slot() -> &'static LocalKey<Slot<Self>> {
                &$slot
            }

            fn source(self) -> Source {
                self.source
            }

            $($($also)+)?
        }
    )+};
}

chunks! {
    Detail DETAIL;
    Pages PAGES;
    WhatIf WHAT_IF {
        fn work_out(self) -> Option<WorkOut> {
            Some(self.work_out)
        }
    };
    Time TIME;
    Import IMPORT;
    Cities CITIES;
    Rotation ROTATION;
    Compare COMPARE;
    Tiles TILES;
}

/// Tells that a chunk did not come.
pub(crate) fn tell_absent(ctx: &Ctx) {
    let text = t::part_missing(ctx.l()).to_owned();
    ctx.dispatch.dispatch(Action::Tell(text));
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
    MoreFilters,
    Scenario,
    Facts,
    About,
    Problems,
    Help,
    Time,
    Share,
    List,
    Compare,
    Beside,
    Tiles,
    TilesNote,
}

impl What {
    fn here(self) -> Option<fn(&Ctx) -> Html> {
        match self {
            Self::Selection => Detail::here().map(|chunk| chunk.detail),
            Self::MoreFilters => Detail::here().map(|chunk| chunk.more_filters),
            Self::Scenario => WhatIf::here().map(|chunk| chunk.panel),
            Self::Facts => Pages::here().map(|chunk| chunk.facts),
            Self::About => Pages::here().map(|chunk| chunk.about),
            Self::Problems => Pages::here().map(|chunk| chunk.problems),
            Self::Help => Pages::here().map(|chunk| chunk.help),
            Self::Time => Time::here().map(|chunk| chunk.bar),
            Self::Share => Pages::here().map(|chunk| chunk.share),
            Self::List => Pages::here().map(|chunk| chunk.list),
            Self::Compare => Compare::here().map(|chunk| chunk.panel),
            Self::Beside => Compare::here().map(|chunk| chunk.legend),
            Self::Tiles => Tiles::here().map(|chunk| chunk.panel),
            Self::TilesNote => Tiles::here().map(|chunk| chunk.note),
        }
    }

    fn ask(self, done: impl FnOnce(bool) + 'static) {
        let fetch = match self {
            _ if self.here().is_some() => return done(true),
            Self::Selection | Self::MoreFilters => Detail::fetch(),
            Self::Scenario => WhatIf::fetch(),
            Self::Time => Time::fetch(),
            Self::Compare | Self::Beside => Compare::fetch(),
            Self::Tiles | Self::TilesNote => Tiles::fetch(),
            _ => Pages::fetch(),
        };
        bring(fetch, Box::new(done));
    }
}

/// Draws a view as soon as its chunk has come; tells where it does not.
#[component]
pub(crate) fn Lazy(Props { ctx, what }: &Props) -> Html {
    let (is_missing, failed) = use_kept(bool::default);
    let what = *what;
    if let Some(draw) = what.here() {
        return draw(ctx);
    }
    let fetch = {
        let failed = failed.clone();
        // Draws again, whether or not it has changed.
        move || {
            let failed = failed.clone();
            what.ask(move |here| failed.set(!here));
        }
    };
    if !is_missing {
        fetch();
    }
    let onclick = Callback::from(move |_: MouseEvent| fetch());
    waiting(ctx.l(), is_missing, onclick)
}

/// What stands there until a chunk has come; where it does not, a way to try again.
pub(crate) fn waiting(l: Locale, failed: bool, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <div class="waiting" role="status">
            if failed {
                <p>{ t::part_missing(l) }</p>
                <button type="button" class="plain" {onclick}>{ t::try_again(l) }</button>
            }
        </div>
    }
}
