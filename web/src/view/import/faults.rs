//! What is wrong with the list, by what mends it; a word that is not understood is explained once.

use buitenkaart_core::import::{
    Cost, Fault, FaultCode, Field, Group, Rules, Sorted, choices, city_in_words, field_name, fold,
    groups, own_choices,
};
use buitenkaart_core::model::{Field as OwnField, FieldId};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::bench::Bench;
use super::cities::cities;
use super::select::{Options, Select};
use super::source::{keys, standings};
use crate::browser::intl;
use crate::i18n as t;
use crate::i18n::import as s;

/// Further groups are told in the file of rows that are not taken.
const MOST: usize = 100;

pub(super) fn faults(bench: &Bench) -> Html {
    let l = bench.ctx.l();
    let plan = &bench.work.plan;
    let groups = groups(&plan.faults);
    let count = (plan.faults.len() + plan.unlisted).to_string();
    let either = either(bench);
    html! {
        <section class="part">
            <h3>{ t::fill(s::faults(l), &[&count]) }</h3>
            { cities(bench) }
            if groups.is_empty() && either.is_none() {
                <p>{ s::no_faults(l) }</p>
            } else {
                <ul class="steps faults">{ either }{ for groups.iter().take(MOST).map(|group| html! { <li><div>{ told(bench, group) }</div></li> }) }</ul>
            }
        </section>
    }
}

/// A date that means another day where the list writes the month first: how it was read, and where to say otherwise.
fn either(bench: &Bench) -> Option<Html> {
    let l = bench.ctx.l();
    let (text, date) = bench.work.either()?;
    let told = t::fill(
        s::either_dates(l),
        &[text, &intl::date(l, *date), s::rule_month(l)],
    );
    let cost = s::costs_nothing(l);
    Some(html! { <li class="either"><div><b>{ cost }</b><p>{ told }</p></div></li> })
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
    let own = own(bench, fault).map(|own| own.name.get(l));
    let field = fault.field.map(|field| field_name(field, l)).or(own);
    let field = field.map(|field| [field, l.colon()].concat());
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
    let network = &bench.work.dataset.network;
    let choices = match group.first.code {
        FaultCode::UnknownService => choices(network, Field::Service, l),
        FaultCode::UnknownKind => choices(network, Field::Kind, l),
        FaultCode::UnknownStanding => standings(l),
        FaultCode::AmbiguousCity => {
            let cities = group.first.wanted.split("; ");
            let told = |city: &str| (city.into(), city_in_words(city, l));
            cities.map(told).collect()
        }
        FaultCode::UnfitForField => {
            own(bench, group.first).map_or_else(Vec::new, |own| own_choices(own, l))
        }
        _ => Vec::new(),
    };
    html! { <>{ for group.each.iter().filter_map(|fault| explained(bench, fault, &choices)) }</> }
}

/// The network's own field that a fault is in.
fn own<'b>(bench: &'b Bench, fault: &Fault) -> Option<&'b OwnField> {
    let mapping = &bench.work.said.mapping;
    let column = fault.column.filter(|_| fault.field.is_none());
    mapping.own_of(column?, &bench.work.dataset.network)
}

/// Where the words are that a fault is mended among.
#[derive(Clone)]
enum Words {
    Of(Field),
    OfOwn(FieldId),
}

impl Words {
    /// Says among them what a word means.
    fn explain(&self, rules: &mut Rules, word: &str, value: &str) {
        let change = |values: &mut Sorted<_, _>| explain(values, word, value);
        match self {
            Self::Of(field) => rules.values.change(*field, change),
            Self::OfOwn(field) => rules.own_values.change(field.clone(), change),
        }
    }
}

/// The field whose cells a fault is mended in, and the word that stands there for the rules: a point as it was read, or
/// the text of a cell.
fn mended(fault: &Fault, own: Option<&OwnField>) -> Option<(Words, String)> {
    use FaultCode as F;
    if let (F::UnfitForField, Some(own)) = (fault.code, own) {
        return Some((Words::OfOwn(own.id.clone()), fold(&fault.found)));
    }
    let field = fault.field?;
    match fault.code {
        // Nothing is there to choose from.
        F::UnknownOrganisation if fault.wanted.is_empty() => None,
        F::ExchangedCoordinate
        | F::WrongSign
        | F::ZeroCoordinate
        | F::OutsideCountry
        | F::AtSea => Some((Words::Of(Field::LatLon), fault.found.to_string())),
        // As it stands: “~1994” is not “1994”.
        F::InvalidDate | F::UncertainDate | F::DateInWords => {
            Some((Words::Of(field), fault.found.to_string()))
        }
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
        | F::InvalidEmail
        | F::InvalidUrl
        | F::InvalidTelephone
        | F::ForeignTelephone
        | F::ErrorCell => Some((Words::Of(field), fold(&fault.found))),
        _ => None,
    }
}

fn explained(bench: &Bench, fault: &Fault, choices: &Options) -> Option<Html> {
    let l = bench.ctx.l();
    if fault.found.is_empty() || fault.found.ends_with('…') {
        return None;
    }
    let own = own(bench, fault);
    let (words, word) = mended(fault, own)?;
    let label = match fault.code {
        // With its country, where the row has one.
        FaultCode::AmbiguousCity => &city_in_words(&fault.found, l),
        _ => &*fault.found,
    };
    let label = t::fill(s::means(l), &[label]);
    let choose = bench.on(move |work, value: String| {
        work.say(|said| words.explain(&mut said.mapping.rules, &word, &value))
    });
    // With a key, so that what was typed for one word does not stay for the next.
    let key = fault.found.to_string();
    if choices.is_empty() {
        let onchange = choose.reform(|event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            input.value()
        });
        let inputmode = own.and_then(|own| keys(own.kind));
        return Some(
            html! { <label class="field" {key}>{ label }<input {inputmode} {onchange} /></label> },
        );
    }
    let mut options = vec![(String::new(), s::unsaid(l).to_owned())];
    options.extend(choices.iter().cloned());
    Some(
        html! { <label class="field" {key}>{ label }<Select held="" {options} {choose} /></label> },
    )
}

fn explain(values: &mut Sorted<String, String>, word: &str, value: &str) {
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
