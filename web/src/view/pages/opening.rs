//! A large file that is being opened: read in turns, how far it is told, and a way out.

use std::cell::Cell;
use std::rc::Rc;

use buitenkaart_core::geo::COAST_KM;
use buitenkaart_core::load::{self, Problems};
use gloo::timers::callback::Interval;
use yew::prelude::*;

use crate::assets;
use crate::browser::time::now;
use crate::dataset::Dataset;
use crate::i18n as t;
use crate::state::{Action, Notice, Progress};
use crate::view::common::reading;
use crate::view::ctx::{Ctx, Dispatch};

/// What is read sooner needs no word, milliseconds.
const SOON: f64 = 300.0;
/// What is nearly done needs none either, percent.
const NEARLY: u8 = 85;
/// As many bytes are looked over; some thousand locations.
const REVIEWED: usize = 2 << 20;
/// How often it is told how far it is, milliseconds.
const STEP: u32 = 100;

/// Reads a network, which is the widget's load of this turn; nothing where another one was begun
/// meanwhile, or where the visitor wants it no more.
pub(super) async fn read(
    dispatch: &Dispatch,
    turn: u32,
    name: &str,
    bytes: &[u8],
) -> Option<Result<Rc<Dataset>, Problems>> {
    let store = &dispatch.0;
    let progress = Progress {
        name: name.into(),
        percent: Rc::default(),
    };
    let (begun, shown) = (now(), Cell::new(false));
    let goes_on = |percent: u8| {
        progress.percent.set(percent);
        if !store.is_latest_load(turn) {
            return false;
        }
        if shown.get() {
            // Taken away it is by who wants it no more; what else is told since stands in its place.
            return store.state().notice.is_some();
        }
        if percent < NEARLY && now() - begun > SOON {
            shown.set(true);
            store.dispatch(Action::Reading(progress.clone()));
        }
        true
    };
    reading::read(bytes, goes_on).await
}

/// What a steward should look at in a network file that was read: as `buitenkaart check` tells, on the finest
/// shapes that there are. Of a large file, that takes longer than a page may stand still: there is the command.
pub(super) fn warnings(bytes: &[u8]) -> Option<Problems> {
    let shapes = assets::here()?.shapes.0;
    let country_at = |[lat, lon]: [f64; 2]| shapes.country_near(lat, lon, COAST_KM);
    let is_small = bytes.len() <= REVIEWED;
    let warnings = is_small.then(|| load::warnings(bytes, Some(&country_at)))?;
    (!warnings.is_empty()).then_some(warnings)
}

/// How far it is.
#[component]
pub(super) fn Opening(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let again = use_force_update();
    use_effect_with((), move |()| {
        let clock = Interval::new(STEP, move || again.force_update());
        move || drop(clock)
    });
    let Some(Notice::Reading(progress)) = &ctx.state.notice else {
        return html! {};
    };
    let text = match &*progress.name {
        "" => t::reading_data(l).to_owned(),
        name => t::fill(t::reading_file(l), &[name]),
    };
    html! {
        <p class="opening">
            { &text }{ " " }
            <progress max="100" value={progress.percent.get().to_string()} aria-label={text.clone()}></progress>{ " " }
            <button type="button" class="plain" onclick={ctx.on(|| Action::Dismiss)}>{ t::cancel_reading(l) }</button>
        </p>
    }
}
