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
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::object::options;
use crate::dataset::Dataset;
use crate::i18n as t;
use crate::later::whole;
use crate::state::{Action, Wrong};
use crate::view::{Ctx, what_if};

/// As many problems as are told one by one.
const MOST: usize = 1000;

/// Does what is asked for.
pub(super) fn answer(ctx: &Ctx, what: &str, given: &JsValue) -> JsValue {
    let l = ctx.l();
    let (what, name) = what.split_once(' ').unwrap_or((what, ""));
    // It came with this part.
    let dataset = whole(ctx.dataset());
    let matching = || dataset.facets.counts(&ctx.state.filter).matching;
    let network = &dataset.network;
    match what {
        "load" => load(ctx, name, given),
        "missing" => {
            let why = given.as_string().unwrap_or_default();
            let text = t::fill(t::source_missing(l), &[&why]);
            ctx.dispatch.dispatch(Action::Tell(text));
            JsValue::NULL
        }
        "csv" => export::csv(network, matching(), l).into(),
        "geojson" => export::geojson(network, matching(), l).into(),
        "svg" => {
            let svg = what_if::svg(ctx);
            let svg = svg.unwrap_or_else(|| export::svg(network, geo::basemap(), l));
            svg.into()
        }
        _ => JsValue::UNDEFINED,
    }
}

fn load(ctx: &Ctx, name: &str, given: &JsValue) -> JsValue {
    let read = if given.is_undefined() {
        crate::built_in().ok_or_else(Problems::default)
    } else {
        let bytes = given.unchecked_ref::<Uint8Array>().to_vec();
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
