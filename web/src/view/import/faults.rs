//! What is wrong with the list, by what mends it; a word that is not understood is explained once.

use buitenkaart_core::import::{Cost, Fault, FaultCode, Field, Group, field_name, fold, groups};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::bench::Bench;
use super::cities::cities;
use super::source::{kinds, services, standings};
use crate::i18n as t;
use crate::i18n::import as s;

/// Further groups are told in the file of rows that are not taken.
const MOST: usize = 100;

pub(super) fn faults(bench: &Bench) -> Html {
    let l = bench.ctx.l();
    let plan = &bench.work.plan;
    let groups = groups(&plan.faults);
    let count = (plan.faults.len() + plan.unlisted).to_string();
    html! {
        <section class="part">
            <h3>{ t::fill(s::faults(l), &[&count]) }</h3>
            { cities(bench) }
            if groups.is_empty() {
                <p>{ s::no_faults(l) }</p>
            } else {
                <ul class="steps faults">{ for groups.iter().take(MOST).map(|group| html! { <li><div>{ told(bench, group) }</div></li> }) }</ul>
            }
        </section>
    }
}

fn told(bench: &Bench, group: &Group<'_>) -> Html {
    let l = bench.ctx.l();
    let fault = group.first;
    let cost = match fault.code.cost() {
        Cost::Row => s::costs_row(l),
        Cost::Cell => s::costs_cell(l),
        Cost::Nothing => s::costs_nothing(l),
    };
    let numbers: Vec<String> = group.rows.iter().take(8).map(ToString::to_string).collect();
    let rows = match group.rows.len() {
        0..=8 => numbers.join(", "),
        all => t::fill(
            s::and_more(l),
            &[&numbers.join(", "), &(all - 8).to_string()],
        ),
    };
    let field = fault
        .field
        .map(|field| [field_name(field, l), l.colon()].concat());
    html! {
        <>
            <b>{ cost }{ " · " }{ t::fill(s::in_rows(l), &[&rows]) }</b>
            <p>{ field }{ fault.what(l) }{ " " }{ fault.mend(l) }</p>
            { meaning(bench, group) }
        </>
    }
}

/// Says once for all rows what a word means.
fn meaning(bench: &Bench, group: &Group<'_>) -> Html {
    let l = bench.ctx.l();
    let choices = match group.first.code {
        FaultCode::UnknownService => services(&bench.work.dataset.network, l),
        FaultCode::UnknownKind => kinds(l),
        FaultCode::UnknownStanding => standings(l),
        _ => Vec::new(),
    };
    html! { <>{ for group.each.iter().filter_map(|fault| explained(bench, fault, &choices)) }</> }
}

/// The field whose cells a fault is mended in, and the word that stands there for the rules: a point as it was read, or
/// the text of a cell.
fn mended(fault: &Fault) -> Option<(Field, String)> {
    use FaultCode as F;
    let field = fault.field?;
    match fault.code {
        // Nothing is there to choose from.
        F::UnknownOrganisation if fault.wanted.is_empty() => None,
        F::ExchangedCoordinate
        | F::WrongSign
        | F::ZeroCoordinate
        | F::OutsideCountry
        | F::AtSea => Some((Field::LatLon, fault.found.to_string())),
        F::UnknownService
        | F::UnknownKind
        | F::UnknownStanding
        | F::UnknownCountry
        | F::AmbiguousCountry
        | F::UnknownInList
        | F::UnknownCity
        | F::AmbiguousCity
        | F::UnknownOrganisation
        | F::InvalidId
        | F::InvalidCoordinate
        | F::InvalidDate
        | F::InvalidEmail
        | F::InvalidUrl
        | F::InvalidTelephone
        | F::ForeignTelephone
        | F::ErrorCell => Some((field, fold(&fault.found))),
        _ => None,
    }
}

fn explained(bench: &Bench, fault: &Fault, choices: &[(String, String)]) -> Option<Html> {
    let l = bench.ctx.l();
    if fault.found.is_empty() || fault.found.ends_with('…') {
        return None;
    }
    let (field, word) = mended(fault)?;
    let onchange = bench.on(move |work, event: Event| {
        let Some(target) = event.target() else {
            return work.clone();
        };
        let value = match target.dyn_into::<HtmlSelectElement>() {
            Ok(select) => select.value(),
            Err(target) => target.unchecked_into::<HtmlInputElement>().value(),
        };
        work.say(|said| explain(said, field, &word, value))
    });
    let label = t::fill(s::means(l), &[&fault.found]);
    // With a key, so that what was typed for one word does not stay for the next.
    Some(html! {
        <label class="field" key={fault.found.to_string()}>{ label }
            if choices.is_empty() {
                <input {onchange} />
            } else {
                <select {onchange}>
                    <option value="" selected=true>{ s::unsaid(l) }</option>
                    { for choices.iter().map(|(key, name)| html! { <option value={key.clone()}>{ name }</option> }) }
                </select>
            }
        </label>
    })
}

fn explain(said: &mut super::work::Said, field: Field, word: &str, value: String) {
    let values = said.mapping.rules.values.entry(field).or_default();
    let value = value.trim();
    if value.is_empty() {
        values.remove(word);
        return;
    }
    // What was put in a word's place before, and was no better.
    for before in values
        .values_mut()
        .filter(|before| *before == word || fold(before) == word)
    {
        value.clone_into(before);
    }
    values.insert(word.to_owned(), value.to_owned());
}
