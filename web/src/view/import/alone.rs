//! A list that a page around gives in place of a network file: read, planned in slices, shown.

use std::rc::Rc;

use buitenkaart_core::geo::{Basemap, COAST_KM};
use buitenkaart_core::import::{
    Alone, Book, Cost, Fault, Gazetteer, Given, NoNetwork, Origin, Plan, Planning, Reading,
    Refused, TextAs, column_name, left_out, wants_cities,
};
use buitenkaart_core::load::Problems;
use buitenkaart_core::model::{Date, Locale};
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::cities::extended;
use super::turn::in_slices;
use super::work::planned_in_slices;
use crate::chunks::{Chunk, Cities, Done, Listed, Row, Whence};
use crate::dataset::Dataset;
use crate::i18n as t;
use crate::i18n::import as s;
use crate::view::ctx::Ctx;

/// As many rows as are told one by one.
const MOST: usize = 1000;

/// Makes a network of the list and tells of it.
pub(super) fn alone(ctx: &Ctx, from: &Whence, bytes: &[u8], done: Done) {
    let decoded = js_sys::decode_uri_component(&from.name).map(String::from);
    let origin = Origin {
        // What a page's script gives has no name of its own.
        name: match decoded {
            _ if from.address.is_empty() => t::list_label(ctx.l()).to_owned(),
            Ok(name) => name,
            Err(_) => from.name.clone(),
        },
        url: (!from.address.is_empty()).then(|| from.address.clone()),
        date: modified(&from.modified),
    };
    let (ctx, bytes) = (ctx.clone(), bytes.to_vec());
    spawn_local(async move {
        let book = in_slices(Reading::new(&bytes, TextAs::default()), &|_| true).await;
        let listed = match book
            .unwrap_or(Err(Refused::Empty))
            .map_err(NoNetwork::Refused)
        {
            Ok(book) => network_of(&ctx, &origin, &book).await,
            Err(refused) => Err(refused),
        };
        done(listed.unwrap_or_else(|refused| Some(refusal(ctx.l(), &refused))));
    });
}

/// None where a part that it needs does not come.
async fn network_of(ctx: &Ctx, origin: &Origin, book: &Book) -> Result<Option<Listed>, NoNetwork> {
    let l = ctx.l();
    let read = today().unwrap_or(ctx.dataset().network.file().compiled);
    let alone = Alone::new(book, origin, read)?;
    if !alone.is_list() {
        return Ok(Some(Listed::default()));
    }
    let mut gazetteer = Gazetteer::new(&alone.network);
    let mut plan = planned(&alone, &gazetteer, ctx.state.shapes.0).await;
    if wants_cities(&plan) {
        // Without them nothing can be said of its cities.
        let Some(table) = cities().await else {
            return Ok(None);
        };
        gazetteer = extended(gazetteer, table).await;
        plan = planned(&alone, &gazetteer, ctx.state.shapes.0).await;
    }
    let left = left_out(&plan);
    let made = in_slices(alone.network_in_turns(&gazetteer, &mut plan), &|_| true).await;
    let Some(network) = made else {
        return Ok(None);
    };
    let network = network.map_err(NoNetwork::Problems)?;
    let costly = |fault: &&Fault| fault.code.cost() != Cost::Nothing;
    let rows: Vec<Row> = plan
        .faults
        .iter()
        .filter(costly)
        .take(MOST)
        .map(|fault| row(&alone, fault, l))
        .collect();
    let cells = plan
        .faults
        .iter()
        .filter(|fault| fault.code.cost() == Cost::Cell);
    let cells = cells.count() + plan.unlisted;
    let cost = if left > 0 { Cost::Row } else { Cost::Cell };
    let first = plan.faults.iter().find(|fault| fault.code.cost() == cost);
    let why = first.map_or(String::new(), |fault| {
        let row = fault.number.to_string();
        t::fill(s::row_left_out(l), &[&row, &fault.what(l)])
    });
    let all = plan.rows.len().to_string();
    let told = match (left, cells) {
        (0, 0) => None,
        (0, _) => Some(t::count(
            s::cells_left_out(l),
            &[&origin.name, &cells.to_string(), &why],
        )),
        _ => Some(t::count(
            s::rows_left_out(l),
            &[&origin.name, &left.to_string(), &all, &why],
        )),
    };
    let is_empty = network.locations().is_empty();
    Ok(Some(Listed {
        dataset: (!is_empty).then(|| Dataset::new(network)),
        told,
        rows,
    }))
}

/// Why nothing of it is shown; nothing where it is no list at all.
fn refusal(l: Locale, refused: &NoNetwork) -> Listed {
    use Refused::{Another, Broken, Empty, Network, Unknown};
    if matches!(
        refused,
        NoNetwork::Refused(Empty | Unknown | Another { .. } | Broken | Network)
    ) {
        return Listed::default();
    }
    let (code, told) = match refused {
        NoNetwork::Refused(refused) => (refused.code(), refused.told(l)),
        NoNetwork::Problems(problems) => first_of(problems, l),
    };
    let row = Row {
        code,
        message: told.clone(),
        ..Row::default()
    };
    Listed {
        dataset: None,
        told: Some(told),
        rows: vec![row],
    }
}

fn first_of(problems: &Problems, l: Locale) -> (&'static str, String) {
    let first = problems.iter().next();
    first.map_or_else(Default::default, |problem| {
        (problem.code.as_str(), problem.what(l))
    })
}

fn row(alone: &Alone<'_>, fault: &Fault, l: Locale) -> Row {
    let column = fault.column.map(column_name).unwrap_or_default();
    let sheet = match &*alone.sheet.name {
        "" => String::new(),
        name => format!("{name}!"),
    };
    Row {
        code: fault.code.as_str(),
        path: format!("{sheet}{column}{}", fault.number),
        line: fault.number as usize,
        column: fault.column.map_or(0, |column| column + 1),
        message: fault.what(l),
        mend: fault.mend(l),
    }
}

/// Plans it, a little at a time: the page stays free.
async fn planned(alone: &Alone<'_>, gazetteer: &Gazetteer, shapes: &Basemap) -> Plan {
    let country_at = |[lat, lon]: [f64; 2]| shapes.country_near(lat, lon, COAST_KM);
    let given = Given {
        country_at: Some(&country_at),
        ..alone.given(gazetteer)
    };
    let planning = Planning::new(given, alone.sheet, &alone.mapping);
    planned_in_slices(planning, &|_| true)
        .await
        .unwrap_or_default()
}

/// The cities of the world, where they come.
async fn cities() -> Option<&'static str> {
    let table = Rc::new(std::cell::Cell::new(None));
    let here = table.clone();
    let come = Promise::new(&mut move |done, _| {
        let here = here.clone();
        Cities::ask(move |chunk| {
            here.set(chunk.map(|chunk| (chunk.table)()));
            let _ = done.call0(&JsValue::NULL);
        });
    });
    let _ = JsFuture::from(come).await;
    table.take()
}

/// What the browser takes for today.
fn today() -> Option<Date> {
    day(&js_sys::Date::new_0())
}

/// The day on which a file last changed, as HTTP tells it (RFC 9110); none where that makes no sense.
fn modified(told: &str) -> Option<Date> {
    let date = js_sys::Date::new(&told.into());
    // Of one that is none, the text cannot be asked for.
    (!date.get_time().is_nan()).then(|| day(&date))?
}

fn day(date: &js_sys::Date) -> Option<Date> {
    let text = String::from(date.to_iso_string());
    text.get(..10).and_then(Date::new)
}
