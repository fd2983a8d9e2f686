//! What the page around the widget asks of it: to show its data, to hand out what is shown.
//!
//! | what | given | answer |
//! |---|---|---|
//! | `load`, with a name after a space | bytes of a network file; nothing: the built-in one | `{ok, locations, problems}` |
//! | `missing` | why the host's data are not there | nothing; it is told |
//! | `csv`, `geojson`, `svg` | nothing | the text |

use std::rc::Rc;

use buitenkaart_core::load::{self, Problem, Problems};
use buitenkaart_core::{export, geo};
use js_sys::{Array, Function, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::assets;
use crate::browser::object::options;
use crate::chunks::{Chunk, WhatIf};
use crate::dataset::Dataset;
use crate::i18n as t;
use crate::state::{Action, Wrong};
use crate::view::ctx::Ctx;

/// As many problems as are told one by one.
const MOST: usize = 1000;

/// Does what is asked for.
pub(super) fn answer(ctx: &Ctx, what: &str, given: &JsValue, done: Function) {
    let l = ctx.l();
    let (what, name) = what.split_once(' ').unwrap_or((what, ""));
    let dataset = ctx.dataset();
    let matching = || dataset.facets.counts(&ctx.state.filter).matching;
    let network = &dataset.network;
    let answer = match what {
        "load" => load(ctx, name, given),
        "missing" => {
            let why = given.as_string().unwrap_or_default();
            let text = t::fill(t::source_missing(l), &[&why]);
            ctx.dispatch.dispatch(Action::Tell(text));
            JsValue::NULL
        }
        "csv" => export::csv(network, matching(), l).into(),
        "geojson" => export::geojson(network, matching(), l).into(),
        "svg" if ctx.state.plan.text.is_empty() => export::svg(network, geo::basemap(), l).into(),
        "svg" => return svg(ctx, done),
        _ => JsValue::UNDEFINED,
    };
    let _ = done.call1(&JsValue::NULL, &answer);
}

/// Answers with the still map of the network as the scenario at hand leaves it; as it is, where the
/// scenario cannot be applied.
fn svg(ctx: &Ctx, done: Function) {
    let ctx = ctx.clone();
    WhatIf::ask(move |chunk| {
        let answer = chunk.map_or(JsValue::UNDEFINED, |chunk| {
            let svg = (chunk.svg)(&ctx);
            let plain = || export::svg(&ctx.dataset().network, geo::basemap(), ctx.l());
            svg.unwrap_or_else(plain).into()
        });
        let _ = done.call1(&JsValue::NULL, &answer);
    });
}

fn load(ctx: &Ctx, name: &str, given: &JsValue) -> JsValue {
    let read = if given.is_undefined() {
        assets::here()
            .map(|assets| assets.dataset)
            .ok_or_else(Problems::default)
    } else {
        // No more than is refused as too much.
        let most = u32::try_from(load::limits::BYTES + 1).unwrap_or(u32::MAX);
        let given = given.unchecked_ref::<Uint8Array>();
        let bytes = given.subarray(0, most.min(given.length())).to_vec();
        load::load(&bytes).map(Dataset::new)
    };
    let (dataset, problems) = match read {
        Ok(dataset) => {
            ctx.dispatch
                .dispatch(Action::Loaded(String::new(), dataset.clone()));
            (Some(dataset), Array::new())
        }
        Err(problems) => {
            let told = problems
                .iter()
                .take(MOST)
                .map(|problem| plain(ctx, problem))
                .collect();
            let wrong = Wrong(Rc::new(problems));
            ctx.dispatch
                .dispatch(Action::Rejected(name.to_owned(), wrong));
            (None, told)
        }
    };
    let ok = dataset.is_some();
    let shown = dataset.unwrap_or_else(|| ctx.state.dataset.clone());
    #[allow(clippy::cast_precision_loss, reason = "far fewer")]
    let locations = shown.network.locations().len() as f64;
    options(&[
        ("ok", ok.into()),
        ("locations", locations.into()),
        ("problems", problems.into()),
    ])
}

/// A problem as an object of JavaScript's.
fn plain(ctx: &Ctx, problem: &Problem) -> JsValue {
    let l = ctx.l();
    #[allow(clippy::cast_precision_loss, reason = "files are far smaller")]
    let [line, column] = [problem.at.line, problem.at.column].map(|n| n as f64);
    options(&[
        ("code", problem.code.as_str().into()),
        ("path", (&*problem.path).into()),
        ("line", line.into()),
        ("column", column.into()),
        ("message", problem.what(l).into()),
        ("mend", problem.mend(l).into()),
    ])
}
