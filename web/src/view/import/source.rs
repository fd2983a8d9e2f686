//! What was read, the source that it is, and the rules for all of its rows.

use buitenkaart_core::import::{Field, Format, Rules, field_name};
use buitenkaart_core::model::{Date, Locale, Network};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::bench::Bench;
use super::work::{Said, Work};
use crate::i18n as t;
use crate::i18n::import as s;

pub(super) fn source(bench: &Bench) -> Html {
    let l = bench.ctx.l();
    let work = &bench.work;
    let rows = work.plan.rows.len().to_string();
    let sort = match work.book.format {
        Format::Text { encoding, .. } => format!("CSV, {}", encoding.name()),
        other => other.name().to_uppercase(),
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
            { delimiter(bench) }
            <p>{ s::source_note(l) }</p>
            { field(s::title(l), &work.said.title, "title", |said| &mut said.title) }
            { field(s::date(l), &work.said.date, "date", |said| &mut said.date) }
            if is_no_date { <p class="wrong">{ s::no_date(l) }</p> }
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
    if bench.work.book.sheets.len() < 2 {
        return html! {};
    }
    let onchange = bench.on(|work, event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        work.other_sheet(usize::try_from(select.selected_index()).unwrap_or_default())
    });
    html! {
        <label class="field">{ s::sheet(l) }
            <select {onchange}>
                { for bench.work.book.sheets.iter().enumerate().map(|(at, sheet)| {
                    let name = if sheet.hidden { t::fill(s::hidden(l), &[&sheet.name]) } else { sheet.name.to_string() };
                    html! { <option selected={at == bench.work.said.sheet}>{ name }</option> }
                }) }
            </select>
        </label>
    }
}

fn delimiter(bench: &Bench) -> Html {
    let l = bench.ctx.l();
    let Format::Text { delimiter, .. } = bench.work.book.format else {
        return html! {};
    };
    let all = [
        (b',', s::comma(l)),
        (b';', s::semicolon(l)),
        (b'\t', s::tab(l)),
        (b'|', s::bar(l)),
    ];
    let complain = bench.complain.clone();
    let onchange = bench.later(async move |work: &Work, event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let at = usize::try_from(select.selected_index()).unwrap_or_default();
        let delimiter = [b',', b';', b'\t', b'|'].get(at).copied().unwrap_or(b',');
        match work.divided(delimiter).await {
            Ok(work) => Some(work),
            Err(refused) => {
                complain.emit(refused.told(l));
                None
            }
        }
    });
    html! {
        <label class="field">{ s::delimiter(l) }
            <select {onchange}>
                { for all.into_iter().map(|(sign, name)| html! { <option selected={sign == delimiter}>{ name }</option> }) }
            </select>
        </label>
    }
}

/// What holds for every row.
pub(super) fn for_all(bench: &Bench) -> Html {
    let l = bench.ctx.l();
    let network = &bench.work.dataset.network;
    html! {
        <>
            <h4>{ s::for_all(l) }</h4>
            { constant(bench, Field::Service, services(network, l)) }
            { constant(bench, Field::Kind, kinds(l)) }
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

/// The services, by their ids.
pub(super) fn services(network: &Network, l: Locale) -> Vec<(String, String)> {
    let services = network.services().iter();
    services
        .map(|service| (service.id.to_string(), service.short.get(l).to_owned()))
        .collect()
}

/// The kinds, by their names in the data file.
pub(super) fn kinds(l: Locale) -> Vec<(String, String)> {
    use buitenkaart_core::model::Kind;
    let all = [
        ("post", Kind::Post),
        ("satellite", Kind::Satellite),
        ("office", Kind::Office),
        ("candidate", Kind::Candidate),
    ];
    all.into_iter()
        .map(|(key, kind)| (key.to_owned(), kind.name(l).to_owned()))
        .collect()
}

/// The standings, by their names in the data file.
pub(super) fn standings(l: Locale) -> Vec<(String, String)> {
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

/// A value for all rows that have none of their own.
fn constant(bench: &Bench, field: Field, choices: Vec<(String, String)>) -> Html {
    let l = bench.ctx.l();
    let mapping = &bench.work.said.mapping;
    let chosen = mapping
        .rules
        .constants
        .get(&field)
        .cloned()
        .unwrap_or_default();
    let is_column = mapping.columns.contains(&Some(field));
    let onchange = bench.on(move |work, event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let value = select.value();
        work.say(|said| {
            let constants = &mut said.mapping.rules.constants;
            if value.is_empty() {
                constants.remove(&field);
            } else {
                constants.insert(field, value);
            }
        })
    });
    html! {
        <label class="field">{ field_name(field, l) }
            <select name={field.key()} {onchange}>
                <option value="" selected={chosen.is_empty()}>{ if is_column { s::by_column(l) } else { s::unsaid(l) } }</option>
                { for choices.into_iter().map(|(key, name)| html! { <option value={key.clone()} selected={key == chosen}>{ name }</option> }) }
            </select>
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
