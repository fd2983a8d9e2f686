//! Every location in a table: which columns, in which order, and which rows is the reader's to choose.
//! What is downloaded is what it shows.

use std::cmp::Ordering;

use buitenkaart_core::analysis::{Position, remit};
use buitenkaart_core::export::{self, Origin, Sheet, Value};
use buitenkaart_core::model::{Claim, ContactKind, Locale, Location, Scalar, When};
use buitenkaart_core::scenario;
use buitenkaart_core::search::folded;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::narrow::{Narrow, narrow};
use super::window::{BLOCK, use_window};
use crate::browser::intl::{self, Names};
use crate::i18n as t;
use crate::state::{Action, Selection};
use crate::view::common::file_name::{changes, dates, file_name};
use crate::view::common::files::{save, save_bytes};
use crate::view::common::rows;
use crate::view::ctx::Ctx;

/// How high a row is, about, in CSS pixels.
const ROW: i32 = 40;

/// From so many rows on, they are sorted without asking the browser for each two which comes first.
const MANY: usize = 2000;

/// What a column shows.
#[derive(Clone, Copy, PartialEq)]
enum Column {
    Name,
    Service,
    Kind,
    Standing,
    City,
    Country,
    Address,
    Telephone,
    Email,
    Web,
    Jurisdiction,
    Opened,
    Latitude,
    Longitude,
    /// The network's own field at this position.
    Own(usize),
}

impl Column {
    const GENERAL: [Self; 14] = [
        Self::Name,
        Self::Service,
        Self::Kind,
        Self::Standing,
        Self::City,
        Self::Country,
        Self::Address,
        Self::Telephone,
        Self::Email,
        Self::Web,
        Self::Jurisdiction,
        Self::Opened,
        Self::Latitude,
        Self::Longitude,
    ];

    /// Every column that this network has.
    fn all(ctx: &Ctx) -> Vec<Self> {
        let own = (0..ctx.dataset().network.file().fields.len()).map(Self::Own);
        Self::GENERAL.into_iter().chain(own).collect()
    }

    /// Those that are shown at first.
    const FIRST: [Self; 6] = [
        Self::Name,
        Self::Service,
        Self::Standing,
        Self::City,
        Self::Country,
        Self::Web,
    ];

    fn name(self, ctx: &Ctx) -> String {
        let l = ctx.l();
        match self {
            Self::Own(at) => {
                let own = ctx.dataset().network.file().fields.get(at);
                return own.map_or_else(String::new, |own| own.name.get(l).to_owned());
            }
            Self::Name => t::name_column(l),
            Self::Service => t::filter_service(l),
            Self::Kind => t::filter_kind(l),
            Self::Standing => t::standing(l),
            Self::City => t::city_column(l),
            Self::Country => t::filter_country(l),
            Self::Address => t::address(l),
            Self::Telephone => t::telephone_column(l),
            Self::Email => t::email_column(l),
            Self::Web => t::web_column(l),
            Self::Jurisdiction => t::jurisdiction(l),
            Self::Opened => t::opened(l),
            Self::Latitude => t::latitude(l),
            Self::Longitude => t::longitude(l),
        }
        .to_owned()
    }

    /// What it says of a location; empty where that is not found.
    fn of(self, ctx: &Ctx, position: Position, location: &Location) -> Value<'static> {
        let l = ctx.l();
        let dataset = ctx.dataset();
        let place = dataset.place(position);
        let contacts = |kind: ContactKind| {
            let of = Claim::holding(&location.contact);
            joined(
                of.filter(|it| it.kind == kind)
                    .map(|it| it.address.to_string()),
            )
        };
        let degrees = |axis: usize| {
            let point = place.and_then(|place| place.lat_lon);
            point
                .and_then(|point| point.get(axis).copied())
                .map_or(Value::Empty, Value::Number)
        };
        match self {
            Self::Name => location.name.get(l).to_owned().into(),
            Self::Service => dataset
                .network
                .service(&location.service)
                .map_or(Value::Empty, |service| {
                    service.short.get(l).to_owned().into()
                }),
            Self::Kind => dataset.network.kind_name(location, l).to_owned().into(),
            Self::Standing => rows::standing(dataset, l, position).into(),
            Self::City => place.map_or(Value::Empty, |place| place.name.get(l).to_owned().into()),
            Self::Country => place
                .and_then(|place| place.country)
                .map_or(Value::Empty, |country| {
                    Names::new(l).country(country).into()
                }),
            Self::Address => joined(Claim::holding(&location.address).map(ToString::to_string)),
            Self::Telephone => contacts(ContactKind::Telephone),
            Self::Email => contacts(ContactKind::Email),
            Self::Web => contacts(ContactKind::Web),
            Self::Jurisdiction => {
                let countries = remit(location).countries.into_iter();
                joined(countries.map(|country| Names::new(l).country(country)))
            }
            Self::Opened => joined(location.opened.iter().map(|claim| when(claim.value))),
            Self::Latitude => degrees(0),
            Self::Longitude => degrees(1),
            Self::Own(at) => own(ctx, at, location),
        }
    }
}

/// What a location has in the network's own field at a position.
fn own(ctx: &Ctx, at: usize, location: &Location) -> Value<'static> {
    let Some(field) = ctx.dataset().network.file().fields.get(at) else {
        return Value::Empty;
    };
    let values = Claim::holding(&location.fields);
    let values: Vec<&Scalar> = values
        .filter(|value| value.field == field.id)
        .map(|value| &value.is)
        .collect();
    if let [Scalar::Number(number)] = *values {
        return Value::Number(*number);
    }
    joined(values.into_iter().map(|value| match value {
        Scalar::Number(number) => number.to_string(),
        Scalar::Text(text) => field.shown(text, ctx.l()).to_owned(),
    }))
}

fn when(when: When) -> String {
    when.to_string()
}

fn joined(texts: impl Iterator<Item = String>) -> Value<'static> {
    let texts: Vec<String> = texts.collect();
    if texts.is_empty() {
        Value::Empty
    } else {
        texts.join("; ").into()
    }
}

/// The order of two cells; what is not found comes last, whichever way.
fn order(l: Locale, a: &Value<'_>, b: &Value<'_>, descending: bool) -> Ordering {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => {
            let order = intl::compare(l, a, b);
            if descending { order.reverse() } else { order }
        }
        (a, b) => plain_order(a, b, descending),
    }
}

/// The same, texts by their characters alone.
fn plain_order(a: &Value<'_>, b: &Value<'_>, descending: bool) -> Ordering {
    let order = match (a, b) {
        (Value::Empty, Value::Empty) => Ordering::Equal,
        (Value::Empty, _) => return Ordering::Greater,
        (_, Value::Empty) => return Ordering::Less,
        (Value::Number(a), Value::Number(b)) => a.total_cmp(b),
        (Value::Text(a), Value::Text(b)) => a.cmp(b),
        (Value::Number(_), _) => Ordering::Less,
        (_, Value::Number(_)) => Ordering::Greater,
    };
    if descending { order.reverse() } else { order }
}

fn shown(l: Locale, value: &Value<'_>) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => text.to_string(),
        Value::Number(number) => intl::number(l, *number, 3),
    }
}

/// The table.
#[component]
pub(super) fn Table(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let columns = use_state(|| Column::FIRST.to_vec());
    let sorted = use_state(|| (Column::Name, false));
    let wanted = use_state(String::new);
    let own = use_state(Narrow::default);

    let what = (
        (ctx.dataset().clone(), ctx.state.filter.clone(), l),
        (columns.clone(), sorted.clone(), wanted.clone(), own.clone()),
    );
    let rows = {
        let ctx = ctx.clone();
        use_memo(what.clone(), move |(_, (columns, sorted, wanted, own))| {
            found(&ctx, columns, **sorted, wanted, own)
        })
    };
    let window = use_window(rows.len().div_ceil(BLOCK), what);
    let heads = columns.iter().map(|&column| {
        let (by, descending) = *sorted;
        let state = match (by == column, descending) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        };
        let sign = match state {
            "ascending" => " ▲",
            "descending" => " ▼",
            _ => "",
        };
        let sorted = sorted.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            sorted.set((column, by == column && !descending));
        });
        html! {
            <th scope="col" aria-sort={state}>
                <button type="button" class="plain" {onclick}>{ column.name(ctx) }</button><span aria-hidden="true">{ sign }</span>
            </th>
        }
    });
    let choose = Column::all(ctx).into_iter().map(|column| {
        let on = columns.contains(&column);
        let columns = columns.clone();
        let all = Column::all(ctx);
        let onchange = Callback::from(move |_: Event| {
            let chosen = all.iter().copied().filter(|other| {
                if *other == column { !on } else { columns.contains(other) }
            });
            columns.set(chosen.collect());
        });
        // Without names, the rows would be nobody's.
        html! {
            <label class="check"><input type="checkbox" checked={on} disabled={column == Column::Name} {onchange} />{ column.name(ctx) }</label>
        }
    });
    let body = rows.chunks(BLOCK).enumerate().map(|(block, positions)| {
        let number = block.to_string();
        if window.has(block) {
            // The head is the first row.
            let rows = (block * BLOCK + 2..).zip(positions);
            let rows = rows.map(|(at, position)| row(ctx, *position, &columns, at));
            html! { <tbody key={block} data-block={number}>{ for rows }</tbody> }
        } else {
            let height = window.place(block, positions.len(), ROW);
            html! { <tbody key={block} data-block={number} data-height={height}></tbody> }
        }
    });
    let oninput = {
        let wanted = wanted.clone();
        Callback::from(move |event: InputEvent| {
            wanted.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let count = [
        rows.len().to_string(),
        ctx.dataset().network.locations().len().to_string(),
    ];
    html! {
        <section class="table">
            <h2>{ t::table(l) }</h2>
            <p>{ t::table_note(l) }</p>
            <label class="field">{ t::filter_rows(l) }<input type="search" value={(*wanted).clone()} {oninput} /></label>
            <details class="more"><summary>{ t::columns(l) }</summary><div class="chosen-columns">{ for choose }</div></details>
            { narrow(ctx, &own) }
            <p role="status" class="fine">{ t::fill(t::shown_of(l), &[&count[0], &count[1]]) }</p>
            <div class="scroll tall" tabindex="0" role="region" aria-label={t::table(l)} onkeydown={window.onkeydown.clone()}>
                <table class="matrix" ref={window.root.clone()} aria-rowcount={(rows.len() + 1).to_string()}>
                    <thead><tr aria-rowindex="1">{ for heads }</tr></thead>
                    { for body }
                </table>
            </div>
            { downloads(ctx, &columns, *sorted, &wanted, &own) }
        </section>
    }
}

/// The locations that the filters leave, narrowed to those that have a text in a column, in order.
fn found(
    ctx: &Ctx,
    columns: &[Column],
    (by, descending): (Column, bool),
    wanted: &str,
    own: &Narrow,
) -> Vec<Position> {
    let l = ctx.l();
    // Where that is signs alone, they count as they stand.
    let sought = folded(wanted);
    let has = |text: &str| {
        if sought.is_empty() {
            text.contains(wanted.trim())
        } else {
            folded(text).contains(&sought)
        }
    };
    let fits = |position: Position, location: &Location| {
        wanted.trim().is_empty()
            || columns
                .iter()
                .any(|column| has(&shown(l, &column.of(ctx, position, location))))
    };
    let matching = ctx.dataset().facets.matching(&ctx.state.filter);
    let mut rows: Vec<(Value<'static>, Position)> = matching
        .filter_map(|position| {
            let location = ctx.dataset().location(position)?;
            let fits = own.lets_pass(&ctx.dataset().network, location) && fits(position, location);
            fits.then(|| (by.of(ctx, position, location), position))
        })
        .collect();
    if rows.len() < MANY {
        rows.sort_by(|(a, _), (b, _)| order(l, a, b, descending));
    } else {
        for (value, _) in &mut rows {
            if let Value::Text(text) = value {
                *value = text.to_lowercase().into();
            }
        }
        rows.sort_by(|(a, _), (b, _)| plain_order(a, b, descending));
    }
    rows.into_iter().map(|(_, position)| position).collect()
}

/// The cells of a location.
fn cells(ctx: &Ctx, position: Position, columns: &[Column]) -> Vec<Value<'static>> {
    let location = ctx.dataset().location(position);
    let cell = |column: &Column| location.map(|it| column.of(ctx, position, it));
    columns.iter().filter_map(cell).collect()
}

fn row(ctx: &Ctx, position: Position, columns: &[Column], at: usize) -> Html {
    let l = ctx.l();
    let values = cells(ctx, position, columns);
    let cells = columns.iter().zip(&values).map(|(column, value)| {
        let text = shown(l, value);
        match column {
            Column::Name => {
                let id = ctx.dataset().location(position).map(|location| location.id.clone());
                let dispatch = ctx.dispatch.clone();
                let onclick = Callback::from(move |_: MouseEvent| {
                    if let Some(id) = id.clone() {
                        dispatch.dispatch(Action::Select(Selection::Location(id)));
                    }
                });
                html! { <th scope="row"><button type="button" class="plain" {onclick}>{ text }</button></th> }
            }
            Column::Latitude | Column::Longitude => html! { <td class="number">{ text }</td> },
            _ => html! { <td>{ text }</td> },
        }
    });
    html! { <tr key={position} aria-rowindex={at.to_string()}>{ for cells }</tr> }
}

/// What the table shows, as files.
fn downloads(
    ctx: &Ctx,
    columns: &[Column],
    sorted: (Column, bool),
    wanted: &str,
    own: &Narrow,
) -> Html {
    let l = ctx.l();
    let download = |name: &'static str, make: fn(&Ctx, Vec<Vec<Value<'static>>>)| {
        let (ctx, columns, wanted) = (ctx.clone(), columns.to_vec(), wanted.to_owned());
        let own = own.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            let head = columns
                .iter()
                .map(|column| column.name(&ctx).into())
                .collect();
            let body = found(&ctx, &columns, sorted, &wanted, &own).into_iter();
            let body = body.map(|position| cells(&ctx, position, &columns));
            let rows = std::iter::once(head).chain(body);
            make(&ctx, rows.collect());
        });
        // Further down are downloads of all that the network holds.
        let label = [name, l.colon(), t::table(l)].concat();
        html! { <button type="button" class="primary" aria-label={label} {onclick}>{ name }</button> }
    };
    html! {
        <p class="buttons" role="group" aria-label={t::download(l)}>
            { download("Excel (.xlsx)", |ctx, rows| {
                let dataset = ctx.dataset();
                let changes = changes(ctx);
                let origin = Origin { changes: &changes, address: None, known: dates(ctx)[1] };
                let [about, sources] = export::about(&dataset.network, ctx.l(), origin);
                let table = Sheet { name: t::table(ctx.l()).into(), rows, has_header: true };
                if let Some(bytes) = export::workbook(&[table, about, sources]) {
                    save_bytes(ctx, &file_name(ctx, "buitenkaart", "xlsx"), &bytes, export::XLSX);
                }
            }) }
            { download("CSV", |ctx, rows| {
                let mut table = export::Table::new();
                let scenario = scenario::name_of(&ctx.dataset().network, ctx.l());
                for (i, row) in rows.into_iter().enumerate() {
                    for value in row {
                        match value {
                            Value::Text(text) => table.text(&text),
                            Value::Number(number) => table.number(Some(number)),
                            Value::Empty => table.text(""),
                        }
                    }
                    if i == 0 {
                        table.dates_head(dates(ctx));
                        table.scenario_head(scenario);
                    } else {
                        table.dates(dates(ctx));
                        table.scenario(scenario);
                    }
                    table.end_row();
                }
                let text = [export::BYTE_ORDER_MARK, &table.finish()].concat();
                save(ctx, &file_name(ctx, "buitenkaart", "csv"), &text, "text/csv;charset=utf-8");
            }) }
        </p>
    }
}
