//! What was read, the source that it is, and the rules for all of its rows.

use buitenkaart_core::import::{Encoding, Field, Format, Rules, TextAs, choices, field_name};
use buitenkaart_core::model::{Date, FieldKind, Locale};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::bench::Bench;
use super::cell::short;
use super::select::{Options, Select};
use super::work::{Said, Work};
use crate::i18n as t;
use crate::i18n::import as s;

pub(super) fn source(bench: &Bench) -> Html {
    let l = bench.ctx.l();
    let work = &bench.work;
    let rows = work.plan.rows.len().to_string();
    let sort = match work.book().format {
        Format::Text { encoding, .. } => format!("CSV, {}", encoding.name()),
        other => other.name().to_ascii_uppercase(),
    };
    let field = |label: &'static str,
                 value: &str,
                 name: &'static str,
                 set: fn(&mut Said) -> &mut String| {
        let onchange = bench.on(move |work, event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            work.say(|said| *set(said) = input.value())
        });
        html! { <label class="field">{ label }<input {name} value={value.to_owned()} {onchange} /></label> }
    };
    let is_no_date =
        !work.said.date.trim().is_empty() && Date::new(work.said.date.trim()).is_none();
    html! {
        <section class="part">
            <h3>{ s::source(l) }</h3>
            <p role="status">{ t::count(s::read_as(l), &[&work.name, &rows, &sort]) }</p>
            { among_several(bench) }
            { sheets(bench) }
            { text(bench) }
            { heading(bench) }
            <p>{ s::source_note(l) }</p>
            { field(s::title(l), &work.said.title, "title", |said| &mut said.title) }
            { field(s::date(l), &work.said.date, "date", |said| &mut said.date) }
            if is_no_date { <p class="wrong">{ s::no_date(l) }</p> }
            if work.wants_date() { <p class="small undated">{ s::wants_date(l) }</p> }
            { field(s::url(l), &work.said.url, "url", |said| &mut said.url) }
        </section>
    }
}

/// Where one of several lists stands among them.
fn among_several(bench: &Bench) -> Html {
    let l = bench.ctx.l();
    let (done, left) = (&bench.work.done, bench.work.queue.len());
    let all = done.len() + 1 + left;
    if all == 1 {
        return html! {};
    }
    let place = [done.len() + 1, all].map(|n| n.to_string());
    let [at, of] = &place;
    let kept: Vec<&str> = done.iter().map(|done| &*done.name).collect();
    html! {
        <p class="small">
            { t::fill(s::list_of(l), &[at, of]) }
            if !kept.is_empty() { { " " }{ t::fill(s::lists_done(l), &[&kept.join(", ")]) } }
        </p>
    }
}

fn sheets(bench: &Bench) -> Html {
    let l = bench.ctx.l();
    if bench.work.book().sheets.len() < 2 {
        return html! {};
    }
    let choose =
        bench.on(|work, at: String| work.other_sheet(at.parse().unwrap_or(work.said.sheet)));
    let options = bench.work.book().sheets.iter().enumerate();
    let options: Options = options
        .map(|(at, sheet)| {
            let name = if sheet.hidden {
                t::fill(s::hidden(l), &[&sheet.name])
            } else {
                sheet.name.to_string()
            };
            (at.to_string(), name)
        })
        .collect();
    let held = bench.work.said.sheet.to_string();
    html! {
        <label class="field">{ s::sheet(l) }<Select name="sheet" {held} {options} {choose} /></label>
    }
}

/// How a text was read, to be changed.
fn text(bench: &Bench) -> Html {
    let l = bench.ctx.l();
    let Format::Text {
        encoding,
        delimiter,
    } = bench.work.book().format
    else {
        return html! {};
    };
    // What stands between the cells may look otherwise in another one.
    let encodings = Encoding::ALL.map(|one| {
        let said = TextAs {
            encoding: Some(one),
            delimiter: None,
        };
        (one.name(), one.name() == encoding.name(), said)
    });
    let delimiters = [
        (b',', s::comma(l)),
        (b';', s::semicolon(l)),
        (b'\t', s::tab(l)),
        (b'|', s::bar(l)),
    ];
    let delimiters = delimiters.map(|(sign, name)| {
        let said = TextAs {
            encoding: Some(encoding),
            delimiter: Some(sign),
        };
        (name, sign == delimiter, said)
    });
    html! {
        <>
            { read_as(bench, "encoding", s::encoding(l), encodings) }
            { read_as(bench, "delimiter", s::delimiter(l), delimiters) }
        </>
    }
}

/// Ways to read a text, of which one is taken.
fn read_as(
    bench: &Bench,
    name: &'static str,
    label: &'static str,
    ways: [(&'static str, bool, TextAs); 4],
) -> Html {
    let l = bench.ctx.l();
    let taken = bench.later(async move |work: &Work, said: TextAs| {
        work.read_as(said).await.map_err(|refused| refused.told(l))
    });
    let choose = taken.reform(move |chosen: String| {
        let way = ways.iter().find(|(way, ..)| *way == chosen);
        way.map(|(_, _, said)| *said).unwrap_or_default()
    });
    let held = ways.iter().find(|(_, is_taken, _)| *is_taken);
    let held = held.map_or("", |(way, ..)| *way).to_owned();
    let options: Options = ways
        .iter()
        .map(|(way, ..)| ((*way).to_owned(), (*way).to_owned()))
        .collect();
    html! { <label class="field">{ label }<Select {name} {held} {options} {choose} /></label> }
}

/// Which row names the columns, to be changed: one of the first, any other by its number, or none.
fn heading(bench: &Bench) -> Html {
    let l = bench.ctx.l();
    let Some(sheet) = bench.sheet() else {
        return html! {};
    };
    let chosen = bench.work.said.mapping.head;
    let choose = bench.on(|work, row: String| work.under(row.parse().ok()));
    let row = |row: usize| {
        let cells = sheet.row(row).filter(|cell| !cell.is_empty()).take(3);
        let cells: Vec<String> = cells.map(short).collect();
        let (number, cells) = (sheet.number(row).to_string(), cells.join(" · "));
        let name = t::fill(s::heading_row(l), &[&number, &cells]);
        (row.to_string(), name)
    };
    let mut options = vec![(String::new(), s::no_heading(l).to_owned())];
    options.extend((0..sheet.height().min(HEADS)).map(row));
    options.extend(chosen.filter(|&chosen| chosen >= HEADS).map(row));
    let held = chosen.map_or(String::new(), |row| row.to_string());
    let by_number = bench.on(|work, event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        work.under_number(&input.value())
    });
    let number = chosen.map(|row| sheet.number(row).to_string());
    let last = sheet.height().checked_sub(1);
    let last = last.map(|last| sheet.number(last).to_string());
    html! {
        <>
            <label class="field">{ s::heading(l) }<Select name="heading" {held} {options} {choose} /></label>
            if sheet.height() > HEADS {
                <label class="field">{ s::heading_number(l) }
                    <input type="number" name="heading-number" min="1" max={last} value={number.unwrap_or_default()} onchange={by_number} />
                </label>
            }
        </>
    }
}

/// How many rows are offered as the one with the names of the columns.
const HEADS: usize = 20;

/// What holds for every row.
pub(super) fn for_all(bench: &Bench) -> Html {
    let l = bench.ctx.l();
    let network = &bench.work.dataset.network;
    html! {
        <>
            <h4>{ s::for_all(l) }</h4>
            { constant(bench, Field::Service, choices(network, Field::Service, l)) }
            { constant(bench, Field::Kind, choices(network, Field::Kind, l)) }
            { constant(bench, Field::Standing, standings(l)) }
            { rule(bench, s::rule_confirm(l), |rules| &mut rules.confirm) }
            if bench.work.is_last() {
                { rule(bench, if bench.work.done.is_empty() { s::rule_complete(l) } else { s::rule_complete_all(l) }, |rules| &mut rules.complete) }
            }
            { rule(bench, s::rule_capital(l), |rules| &mut rules.capital) }
            { rule(bench, s::rule_exchange(l), |rules| &mut rules.exchange) }
            { rule(bench, s::rule_month(l), |rules| &mut rules.month_first) }
        </>
    }
}

/// The standings, by their names in the data file.
pub(super) fn standings(l: Locale) -> Options {
    use buitenkaart_core::analysis::Effective;
    let all = Effective::ALL
        .into_iter()
        .filter(|standing| *standing != Effective::Contested);
    all.map(|standing| {
        (
            standing.name().to_owned(),
            t::standing_name(l, standing).to_owned(),
        )
    })
    .collect()
}

/// Which keys a screen shows to fill in a field of the network's own.
pub(super) fn keys(kind: FieldKind) -> Option<&'static str> {
    match kind {
        FieldKind::Number => Some("decimal"),
        FieldKind::Link => Some("url"),
        _ => None,
    }
}

/// A value for all rows that have none of their own.
fn constant(bench: &Bench, field: Field, choices: Options) -> Html {
    let l = bench.ctx.l();
    let mapping = &bench.work.said.mapping;
    let chosen = mapping
        .rules
        .constants
        .get(&field)
        .cloned()
        .unwrap_or_default();
    let is_column = mapping.columns_of(field).next().is_some();
    let choose = bench.on(move |work, value: String| {
        work.say(|said| {
            let constants = &mut said.mapping.rules.constants;
            if value.is_empty() {
                constants.remove(&field);
            } else {
                constants.insert(field, value);
            }
        })
    });
    let none = if is_column {
        s::by_column(l)
    } else {
        s::unsaid(l)
    };
    let mut options = vec![(String::new(), none.to_owned())];
    // One that was opened may name it in other words.
    if !chosen.is_empty() && choices.iter().all(|(key, _)| *key != chosen) {
        options.push((chosen.clone(), chosen.clone()));
    }
    options.extend(choices);
    html! {
        <label class="field">{ field_name(field, l) }
            <Select name={field.key()} held={chosen} {options} {choose} />
        </label>
    }
}

fn rule(bench: &Bench, label: &'static str, of: fn(&mut Rules) -> &mut bool) -> Html {
    let mut rules = bench.work.said.mapping.rules.clone();
    let checked = *of(&mut rules);
    let onchange = bench.on(move |work, _: Event| {
        work.say(|said| {
            let rule = of(&mut said.mapping.rules);
            *rule = !*rule;
        })
    });
    html! { <label class="check"><input type="checkbox" {checked} {onchange} />{ label }</label> }
}
