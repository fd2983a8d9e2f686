//! What each column holds, as it is guessed; to be changed.

use buitenkaart_core::import::{Field, column_name, field_name};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::bench::Bench;
use super::cell::short;
use super::select::Select;
use super::source::for_all;
use crate::browser::chosen;
use crate::i18n as t;
use crate::i18n::import as s;
use crate::view::common::files::save;

/// Wider lists show their further columns only where something is known of them.
const MOST: usize = 60;

pub(super) fn columns(bench: &Bench) -> Html {
    let l = bench.ctx.l();
    let Some(sheet) = bench.sheet() else {
        return html! {};
    };
    let mapping = &bench.work.said.mapping;
    let shown = mapping
        .columns
        .iter()
        .enumerate()
        .map(|(at, _)| (at, mapping.key(at)))
        .filter(|(at, held)| *at < MOST || held.is_some());
    let row = |(at, held): (usize, Option<String>)| {
        let head = mapping.head_of(sheet, at);
        let head = if head.is_empty() {
            column_name(at)
        } else {
            head.to_owned()
        };
        let sure = match (&held, mapping.sure.get(at).copied().unwrap_or(0)) {
            (None, _) => "",
            (_, 90..) => s::sure(l),
            (_, 70..) => s::likely(l),
            _ => s::guessed(l),
        };
        let first = mapping.rows(sheet).take(3).map(|row| sheet.cell(row, at));
        let first: Vec<String> = first.filter(|cell| !cell.is_empty()).map(short).collect();
        html! {
            <tr>
                <th scope="row">{ &head }</th>
                <td>{ first.join(" · ") }</td>
                <td>{ chooser(bench, at, held.as_deref(), &head) }<small>{ sure }</small></td>
            </tr>
        }
    };
    html! {
        <section class="part">
            <h3>{ s::columns(l) }</h3>
            <div class="table" tabindex="0" role="region" aria-label={s::columns(l)}>
                <table class="matrix narrow">
                    <thead><tr><th scope="col">{ s::column(l) }</th><th scope="col">{ s::first_cells(l) }</th><th scope="col">{ s::holds(l) }</th></tr></thead>
                    <tbody>{ for shown.map(row) }</tbody>
                </table>
            </div>
            { for_all(bench) }
            { saved(bench) }
        </section>
    }
}

/// Bytes of a saved mapping: names of columns, and what they hold.
const MAPPING: usize = 1 << 20;

fn chooser(bench: &Bench, at: usize, held: Option<&str>, head: &str) -> Html {
    let l = bench.ctx.l();
    let choose = bench.on(move |work, key: String| {
        let key = Some(key).filter(|key| !key.is_empty());
        let field = key.as_deref().and_then(Field::from_key);
        let is_joined = field.is_some_and(Field::is_joined);
        work.say(|said| {
            let mapping = &mut said.mapping;
            // One column to a field, but for what is joined.
            for other in 0..mapping.columns.len() {
                if key.is_some() && mapping.key(other) == key && !is_joined {
                    mapping.hold(other, None);
                }
            }
            mapping.hold(at, key.as_deref());
        })
    });
    let mut options = vec![(String::new(), s::leave_out(l).to_owned())];
    let all = Field::ALL.iter();
    options.extend(all.map(|&field| (field.key().to_owned(), field_name(field, l).to_owned())));
    let own = bench.work.dataset.network.file().fields.iter();
    options.extend(own.map(|one| (format!("field.{}", one.id), one.name.get(l).to_owned())));
    let label = t::fill(s::column_holds(l), &[head]);
    // A saved mapping may name a field of another network.
    let held = held.filter(|held| options.iter().any(|(key, _)| key == held));
    html! { <Select {label} held={held.unwrap_or_default().to_owned()} {options} {choose} /> }
}

/// A mapping saved, or opened again.
fn saved(bench: &Bench) -> Html {
    let l = bench.ctx.l();
    let save_it = {
        let (ctx, work) = (bench.ctx.clone(), bench.work.clone());
        Callback::from(move |_: MouseEvent| {
            let text = work
                .sheet()
                .and_then(|sheet| work.said.mapping.to_json(sheet).ok());
            save(
                &ctx,
                "mapping.json",
                &text.unwrap_or_default(),
                "application/json",
            );
        })
    };
    let open = {
        let bench = bench.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let file = input.files().and_then(|files| files.get(0));
            input.set_value("");
            let Some(file) = file else { return };
            let bench = bench.clone();
            spawn_local(async move {
                let text = chosen::text(&file, MAPPING).await;
                let mut mapping = bench.work.said.mapping.clone();
                let taken = bench.sheet().map(|sheet| mapping.take(&text, sheet));
                match taken {
                    Some(Err(error)) => {
                        bench.complain.emit(t::fill(s::bad_mapping(l), &[&error.0]))
                    }
                    _ => bench
                        .set
                        .emit(Some(bench.work.say(|said| said.mapping = mapping))),
                }
            });
        })
    };
    html! {
        <div class="buttons">
            <button type="button" class="quiet" onclick={save_it}>{ s::save_mapping(l) }</button>
            <label class="file">{ s::open_mapping(l) }<input type="file" accept=".json" onchange={open} /></label>
        </div>
    }
}
