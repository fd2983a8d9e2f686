//! What each column holds, as it is guessed; to be changed.

use buitenkaart_core::import::{Field, Mapping, Sheet, column_name, field_name};
use buitenkaart_core::model::Locale;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::bench::{Bench, Held};
use super::cell::short;
use super::select::{Options, Select};
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
    let shown = (0..mapping.columns.len())
        .map(|at| (at, mapping.key(at).unwrap_or_default()))
        .filter(|(at, held)| *at < MOST || !held.is_empty());
    let row = |(at, held): (usize, String)| {
        let head = name_of(mapping, sheet, at);
        let sure = match (&*held, mapping.sure.get(at).copied().unwrap_or(0)) {
            ("", _) => "",
            (_, 90..) => s::sure(l),
            (_, 70..) => s::likely(l),
            _ => s::guessed(l),
        };
        let first = mapping.rows(sheet).take(3).map(|row| sheet.cell(row, at));
        let first: Vec<String> = first.filter(|cell| !cell.is_empty()).map(short).collect();
        let parts = held.split('+').enumerate();
        html! {
            <tr>
                <th scope="row">{ &head }</th>
                <td>{ first.join(" · ") }</td>
                <td>{ for parts.map(|(part, held)| chooser(bench, (at, part), held, &head)) }<small>{ sure }</small></td>
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
            <Also bench={Held(bench.clone())} />
            { for_all(bench) }
            { saved(bench) }
        </section>
    }
}

/// Bytes of a saved mapping: names of columns, and what they hold.
const MAPPING: usize = 1 << 20;

/// What a column is called: by its head, or its letter.
fn name_of(mapping: &Mapping, sheet: &Sheet, at: usize) -> String {
    match mapping.head_of(sheet, at) {
        "" => column_name(at),
        head => head.to_owned(),
    }
}

/// Every field, and that there is none.
fn fields(l: Locale) -> Options {
    let all = Field::ALL.iter();
    let all = all.map(|&field| (field.key().to_owned(), field_name(field, l).to_owned()));
    let none = (String::new(), s::leave_out(l).to_owned());
    [none].into_iter().chain(all).collect()
}

/// Chooses one of the things that a column holds, by its place among them.
fn chooser(bench: &Bench, (at, part): (usize, usize), held: &str, head: &str) -> Html {
    let l = bench.ctx.l();
    let choose = bench
        .on(move |work, key: String| work.say(|said| hold(&mut said.mapping, (at, part), &key)));
    let mut options = fields(l);
    if part == 0 {
        let own = bench.work.dataset.network.file().fields.iter();
        options.extend(own.map(|one| (format!("field.{}", one.id), one.name.get(l).to_owned())));
    }
    let label = t::fill(s::column_holds(l), &[head]);
    // A saved mapping may name a field of another network.
    let is_known = options.iter().any(|(key, _)| key == held);
    let held = if is_known { held } else { "" }.to_owned();
    html! { <Select {label} {held} {options} {choose} /> }
}

/// Has a column hold this, or nothing, in place of one of the things that it held; one behind them is one more.
fn hold(mapping: &mut Mapping, (at, part): (usize, usize), key: &str) {
    // One column to a field, but for what is joined.
    if !key.is_empty() {
        for other in (0..mapping.columns.len()).filter(|other| *other != at) {
            mapping.free(other, key);
        }
    }
    let held = mapping.key(at).unwrap_or_default();
    let held = held.split('+').enumerate();
    let held = held.filter(|(i, held)| *i != part && *held != key && !held.is_empty());
    // Before or after it, each in its place.
    let (before, after): (Vec<_>, Vec<_>) = held.partition(|(i, _)| *i < part);
    let new = Some((part, key)).filter(|_| !key.is_empty());
    let held = before.into_iter().chain(new).chain(after);
    let held: Vec<&str> = held.map(|(_, held)| held).collect();
    mapping.hold(at, Some(&*held.join("+")).filter(|held| !held.is_empty()));
}

#[derive(Clone, PartialEq, Properties)]
struct AlsoProps {
    bench: Held,
}

/// One thing more that a column holds.
#[component]
fn Also(props: &AlsoProps) -> Html {
    let bench = &props.bench.0;
    let l = bench.ctx.l();
    let column = use_state(|| None::<usize>);
    let Some(sheet) = bench.sheet() else {
        return html! {};
    };
    let mapping = &bench.work.said.mapping;
    let mut columns = vec![(String::new(), s::unsaid(l).to_owned())];
    let holding = (0..mapping.columns.len()).filter(|at| mapping.key(*at).is_some());
    columns.extend(holding.map(|at| (at.to_string(), name_of(mapping, sheet, at))));
    let which = {
        let column = column.clone();
        Callback::from(move |at: String| column.set(at.parse().ok()))
    };
    let chosen = column.filter(|at| mapping.key(*at).is_some());
    let more = chosen.map(|at| {
        let parts = mapping.key(at).map_or(0, |key| key.split('+').count());
        let choose = bench.on(move |work, key: String| {
            work.say(|said| hold(&mut said.mapping, (at, parts), &key))
        });
        html! { <label class="field">{ s::holds_also(l) }<Select name="also" held="" options={fields(l)} {choose} /></label> }
    });
    html! {
        <details class="form also">
            <summary>{ s::also(l) }</summary>
            <label class="field">{ s::column(l) }
                <Select name="column" held={chosen.map_or_else(String::new, |at| at.to_string())} options={columns} choose={which} />
            </label>
            { more }
        </details>
    }
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

#[cfg(test)]
mod tests {
    use buitenkaart_core::import::{Gazetteer, read};
    use buitenkaart_core::load::built_in;

    use super::*;

    #[test]
    fn one_column_to_a_field_and_several_fields_to_one_column() {
        let network = built_in().expect("it loads");
        let book = read(b"stad;kantoor;tel;gsm\nOslo;Huis;1;2\n").expect("a list");
        let gazetteer = Gazetteer::new(&network);
        let sheet = &book.sheets[0];
        let mut mapping = Mapping::guess_under(Some(0), sheet, &network, &gazetteer);
        let keys = |mapping: &Mapping| {
            let keys = (0..4).map(|at| mapping.key(at).unwrap_or_default());
            keys.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(keys(&mapping), "city name telephone telephone");
        for (place, key, wanted) in [
            ((0, 1), "name", "city+name  telephone telephone"),
            ((0, 2), "note", "city+name+note  telephone telephone"),
            ((0, 2), "name", "city+name  telephone telephone"),
            ((1, 0), "note", "city+name note telephone telephone"),
            ((1, 0), "city", "name city telephone telephone"),
            (
                (0, 1),
                "telephone",
                "name+telephone city telephone telephone",
            ),
            ((0, 0), "", "telephone city telephone telephone"),
            ((0, 0), "", " city telephone telephone"),
        ] {
            hold(&mut mapping, place, key);
            assert_eq!(keys(&mapping), wanted, "{place:?} {key}");
        }
    }
}
