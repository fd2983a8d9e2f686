//! What the page around the widget asks of it: to show its data, to hand out what is shown.
//!
//! | what | given | answer |
//! |---|---|---|
//! | `load` | bytes of a network file, or of a list of offices, its name, its address and when it last changed; nothing: the built-in one | `{ok, locations, problems}` |
//! | `missing` | why the host's data are not there | nothing; it is told |
//! | `csv`, `geojson`, `svg` | nothing | the text |

use std::rc::Rc;

use buitenkaart_core::export;
use buitenkaart_core::load::{self, Problem, Problems};
use buitenkaart_core::model::Locale;
use js_sys::{Array, Function, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::Url;

use super::opening;
use crate::assets;
use crate::browser::object::options;
use crate::chunks::{Chunk, Import, Listed, Row, WhatIf, Whence, tell_absent};
use crate::dataset::Dataset;
use crate::i18n as t;
use crate::state::{Action, Wrong};
use crate::view::common::file_name::dates;
use crate::view::common::picture::still;
use crate::view::ctx::Ctx;

/// As many problems as are told one by one.
const MOST: usize = 1000;

/// Does what is asked for.
pub(super) fn answer(ctx: &Ctx, what: &str, given: &JsValue, done: Function) {
    let l = ctx.l();
    let dataset = ctx.dataset();
    let matching = || dataset.facets.counts(&ctx.state.filter).matching;
    let network = &dataset.network;
    let answer = match what {
        "load" => return load(ctx, given, done),
        "missing" => {
            let why = given.as_string().unwrap_or_default();
            let text = t::fill(t::source_missing(l), &[&why]);
            ctx.dispatch.dispatch(Action::Tell(text));
            JsValue::NULL
        }
        "csv" => export::csv_at(network, matching(), l, dates(ctx)).into(),
        "geojson" => export::geojson_at(network, matching(), l, dates(ctx)).into(),
        "svg" if ctx.state.plan.text.is_empty() => still(ctx).into(),
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
            svg.unwrap_or_else(|| still(&ctx)).into()
        });
        let _ = done.call1(&JsValue::NULL, &answer);
    });
}

fn load(ctx: &Ctx, given: &JsValue, done: Function) {
    let turn = ctx.dispatch.0.begin_load();
    if given.is_undefined() {
        let read = assets::here().map(|assets| assets.dataset);
        return answer_load(ctx, read, Array::new(), &done);
    }
    // No more than is refused as too much.
    let most = u32::try_from(load::limits::BYTES + 1).unwrap_or(u32::MAX);
    let given = given.unchecked_ref::<Array>();
    let text = |at| given.get(at).as_string().unwrap_or_default();
    let bytes = given.get(0).unchecked_into::<Uint8Array>();
    let bytes = bytes.subarray(0, most.min(bytes.length())).to_vec();
    let from = Whence {
        name: text(1),
        address: text(2),
        modified: text(3),
    };
    let ctx = ctx.clone();
    spawn_local(async move {
        match opening::read(&ctx.dispatch, turn, "", &bytes).await {
            // The latest wins, and who waits no more need not.
            None => answer_load(&ctx, None, Array::new(), &done),
            Some(Ok(mut dataset)) => {
                if let Some(dataset) = Rc::get_mut(&mut dataset) {
                    dataset.network.find_tiles(|tiles| {
                        let url = Url::new_with_base(tiles, &from.address).ok()?;
                        Some(url.href())
                    });
                }
                let warnings = opening::warnings(&bytes);
                let warnings = warnings.iter().flat_map(Problems::iter).take(MOST);
                let told = warnings.map(|one| as_object(&row(one, ctx.l())));
                answer_load(&ctx, Some(dataset), told.collect(), &done);
            }
            Some(Err(problems)) if load::may_be_a_list(&bytes, &problems) => {
                bring_in(ctx, turn, from, bytes, problems, done);
            }
            Some(Err(problems)) => reject(&ctx, from.name, problems, &done),
        }
    });
}

/// Takes what is no network file for a list of offices.
fn bring_in(ctx: Ctx, turn: u32, from: Whence, bytes: Vec<u8>, problems: Problems, done: Function) {
    Import::ask(move |chunk| {
        let (again, file) = (ctx.clone(), from.name.clone());
        let listed = move |listed: Option<Listed>| match listed {
            // The latest wins: what took longer than another that came after is not shown.
            _ if !again.dispatch.0.is_latest_load(turn) => {
                answer_load(&again, None, Array::new(), &done);
            }
            Some(listed) => list(&again, &file, problems, listed, &done),
            // No answer is the answer that a part did not come.
            None => {
                tell_absent(&again);
                let _ = done.call0(&JsValue::NULL);
            }
        };
        match chunk {
            Some(chunk) => (chunk.alone)(&ctx, &from, &bytes, Box::new(listed)),
            None => listed(None),
        }
    });
}

/// Shows what a list has come to; tells what is wrong with it, or that it is none.
fn list(ctx: &Ctx, name: &str, problems: Problems, listed: Listed, done: &Function) {
    if listed.dataset.is_none() && listed.rows.is_empty() {
        return reject(ctx, name.to_owned(), problems, done);
    }
    let told = listed.rows.iter().map(as_object).collect();
    answer_load(ctx, listed.dataset, told, done);
    if let Some(text) = listed.told {
        ctx.dispatch.dispatch(Action::Tell(text));
    }
}

fn reject(ctx: &Ctx, name: String, problems: Problems, done: &Function) {
    let told = problems
        .iter()
        .take(MOST)
        .map(|problem| as_object(&row(problem, ctx.l())))
        .collect();
    let wrong = Wrong(Rc::new(problems));
    ctx.dispatch.dispatch(Action::Rejected(name, wrong));
    answer_load(ctx, None, told, done);
}

/// Shows a network, if there is one, and answers.
fn answer_load(ctx: &Ctx, dataset: Option<Rc<Dataset>>, problems: Array, done: &Function) {
    if let Some(dataset) = &dataset {
        ctx.dispatch
            .dispatch(Action::Loaded(String::new(), dataset.clone()));
    }
    let ok = dataset.is_some();
    let shown = dataset.unwrap_or_else(|| ctx.dispatch.0.state().dataset.clone());
    #[allow(clippy::cast_precision_loss, reason = "far fewer")]
    let locations = shown.network.locations().len() as f64;
    let answer = options(&[
        ("ok", ok.into()),
        ("locations", locations.into()),
        ("problems", problems.into()),
    ]);
    let _ = done.call1(&JsValue::NULL, &answer);
}

/// A problem of a file, as a row of a list has one.
fn row(problem: &Problem, l: Locale) -> Row {
    Row {
        code: problem.code.as_str(),
        path: problem.path.to_string(),
        line: problem.at.line,
        column: problem.at.column,
        message: problem.what(l),
        mend: problem.mend(l),
    }
}

/// What is wrong as an object of JavaScript's.
fn as_object(row: &Row) -> JsValue {
    #[allow(clippy::cast_precision_loss, reason = "files are far smaller")]
    let [line, column] = [row.line, row.column].map(|n| n as f64);
    options(&[
        ("code", row.code.into()),
        ("path", (&*row.path).into()),
        ("line", line.into()),
        ("column", column.into()),
        ("message", (&*row.message).into()),
        ("mend", (&*row.mend).into()),
    ])
}
