//! The criteria: their levels and weights, hard conditions, and the scores.

use buitenkaart_core::model::Locale;
use buitenkaart_core::rotation::{LEVELS, SCORE, WEIGHT};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::desk::{Desk, filled_in_words};
use super::draft::{Criterion, Draft};
use crate::i18n as t;
use crate::i18n::rotation as s;

/// The criteria of the answer: the interest of the service in the first place, and the others besides.
const SAID: [fn(Locale) -> &'static str; 6] = [
    s::service,
    s::experience,
    s::appraisals,
    s::preference,
    s::languages,
    s::circumstances,
];

/// The criteria, to be chosen; `is_said` where the data name some.
pub(super) fn criteria(desk: &Desk, is_said: bool) -> Html {
    let l = desk.l();
    let can_add = desk.draft.can_add();
    let add = desk.on(|draft, _: MouseEvent| draft.add("", 0));
    let add_said = desk.on(move |draft, _: MouseEvent| add_those_said(draft, l));
    html! {
        <section class="step">
            <h3>{ s::criteria(l) }</h3>
            <p class="fine">{ s::criteria_note(l) }</p>
            { filling(desk) }
            <ol class="chosen-criteria">
                { for desk.draft.criteria.iter().enumerate().map(|(at, criterion)| one(desk, at, criterion)) }
            </ol>
            <p class="buttons">
                <button type="button" class="quiet" disabled={!can_add} onclick={add}>{ s::add(l) }</button>
                if is_said {
                    <button type="button" class="quiet" disabled={!can_add} onclick={add_said}>{ s::add_said(l) }</button>
                }
            </p>
        </section>
    }
}

/// Adds those of the answer that are not there yet, in whatever language; this in the first place, and then the others.
fn add_those_said(draft: &mut Draft, l: Locale) {
    for (at, name) in SAID.into_iter().enumerate() {
        let is_this = |one: &Criterion| Locale::ALL.into_iter().any(|l| *one.name == *name(l));
        if !draft.criteria.iter().any(is_this) {
            draft.add(name(l), at.min(1));
        }
    }
}

/// Where filling as many positions as possible stands among the levels.
fn filling(desk: &Desk) -> Html {
    let l = desk.l();
    let onchange =
        desk.on(|draft, event: Event| draft.filled = choice(&event).parse().unwrap_or_default());
    html! {
        <div class="filling">
            <label class="field">{ s::filling(l) }
                <select {onchange} autocomplete="off">
                    { for (0..=LEVELS).map(|level| html! {
                        <option value={level.to_string()} selected={desk.draft.filled == level}>{ filled_in_words(l, level) }</option>
                    }) }
                </select>
            </label>
            <p class="fine">{ s::filling_note(l) }</p>
        </div>
    }
}

fn value(event: &Event) -> String {
    let input: Option<HtmlInputElement> = event.target_dyn_into();
    input.map_or_else(String::new, |input| input.value())
}

fn choice(event: &Event) -> String {
    let select: Option<HtmlSelectElement> = event.target_dyn_into();
    select.map_or_else(String::new, |select| select.value())
}

fn one(desk: &Desk, at: usize, criterion: &Criterion) -> Html {
    let l = desk.l();
    let on = |change: fn(&mut Criterion, &Event)| {
        desk.on(move |draft, event: Event| {
            if let Some(criterion) = draft.criteria.get_mut(at) {
                change(criterion, &event);
            }
        })
    };
    let remove = desk.on(move |draft, _: MouseEvent| {
        if at < draft.criteria.len() {
            draft.criteria.remove(at);
            draft.unfilled = Default::default();
        }
    });
    let set_number = desk.on(move |draft, event: Event| draft.set_number(at, &value(&event)));
    let name = desk.criterion(at);
    let shown = |number: Option<u16>| number.map_or_else(String::new, |number| number.to_string());
    html! {
        <li>
            <fieldset>
                <legend class="only-read">{ name.clone() }</legend>
                <div class="criterion">
                    <label class="field name">{ s::criterion(l) }
                        <input type="text" maxlength="60" autocomplete="off" value={criterion.name.to_string()}
                            onchange={on(|criterion, event| criterion.name = value(event).trim().into())} />
                    </label>
                    <label class="field">{ s::counts_as(l) }
                        <select onchange={on(|criterion, event| criterion.is_hard = choice(event) == "hard")}>
                            <option value="weighed" selected={!criterion.is_hard}>{ s::weighed(l) }</option>
                            <option value="hard" selected={criterion.is_hard}>{ s::hard(l) }</option>
                        </select>
                    </label>
                    if criterion.is_hard {
                        <label class="field">{ s::least(l) }
                            <input type="number" min="1" max={SCORE.to_string()} autocomplete="off" value={shown(criterion.least.map(u16::from))}
                                onchange={set_number} />
                        </label>
                    } else {
                        <label class="field">{ s::level(l) }
                            <select onchange={on(|criterion, event| {
                                criterion.level = choice(event).parse().unwrap_or_default();
                            })}>
                                { for (0..LEVELS).map(|level| {
                                    let name = (level + 1).to_string();
                                    let name = if level == 0 { t::fill(s::first(l), &[&name]) } else { name };
                                    html! { <option value={level.to_string()} selected={criterion.level == level}>{ name }</option> }
                                }) }
                            </select>
                        </label>
                        <label class="field">{ s::weight(l) }
                            <input type="number" min="1" max={WEIGHT.to_string()} autocomplete="off" value={shown(criterion.weight)}
                                onchange={set_number} />
                        </label>
                    }
                    <button type="button" class="quiet" aria-label={t::fill(s::remove(l), &[&name])} onclick={remove}>{ "×" }</button>
                </div>
                <div role="status">
                    if let Some((text, highest)) = desk.draft.unfilled.number.as_ref().filter(|_| desk.draft.unfilled.criterion == at) {
                        <p class="fine">{ t::fill(s::no_number(l), &[&highest.to_string(), text]) }</p>
                    }
                </div>
                { grid(desk, at, criterion) }
            </fieldset>
        </li>
    }
}

/// The scores of one criterion: a candidate a row, a position a column.
fn grid(desk: &Desk, at: usize, criterion: &Criterion) -> Html {
    let (l, draft) = (desk.l(), &desk.draft);
    if draft.slots.is_empty() || draft.candidates.is_empty() {
        return html! {};
    }
    let slots: Vec<String> = draft.slots.iter().map(|slot| desk.slot(slot)).collect();
    let title = t::fill(s::scores_of(l), &[&desk.criterion(at)]);
    let cell = |row: usize, column: usize, label: String, score: Option<u8>| {
        let onchange =
            desk.on(move |draft, event: Event| draft.fill(at, [row, column], &value(&event)));
        let paste = desk.on(move |draft, text: String| draft.fill(at, [row, column], &text));
        let onpaste = Callback::from(move |event: Event| {
            let text = event
                .dyn_ref::<ClipboardEvent>()
                .and_then(|event| event.clipboard_data()?.get_data("text/plain").ok());
            // One number is for the browser to put where the caret is.
            if let Some(text) = text.filter(|text| text.trim().contains(['\t', '\n'])) {
                event.prevent_default();
                paste.emit(text);
            }
        });
        html! {
            <td><input type="number" min="0" max={SCORE.to_string()} autocomplete="off" aria-label={label}
                value={score.map_or_else(String::new, |score| score.to_string())} {onchange} {onpaste} /></td>
        }
    };
    html! {
        <details open={true}>
            <summary>{ title.clone() }</summary>
            <div class="scroll" tabindex="0" role="region" aria-label={title}>
            <table class="matrix scores">
                <thead><tr>
                    <th scope="col">{ s::candidate(l) }</th>
                    { for slots.iter().map(|slot| html! { <th scope="col">{ slot }</th> }) }
                </tr></thead>
                <tbody>{ for draft.candidates.iter().enumerate().map(|(row, candidate)| html! {
                    <tr>
                        <th scope="row">{ candidate.to_string() }</th>
                        { for draft.slots.iter().zip(&slots).enumerate().map(|(column, (slot, name))| {
                            let label = format!("{candidate}, {name}");
                            cell(row, column, label, criterion.score(candidate, slot))
                        }) }
                    </tr>
                }) }</tbody>
            </table>
            </div>
            { unfilled(desk, at) }
        </details>
    }
}

/// What of the scores of a criterion was not filled in when they were last typed or pasted.
fn unfilled(desk: &Desk, at: usize) -> Html {
    const MOST: usize = 8;
    let (l, told) = (desk.l(), &desk.draft.unfilled);
    let say = |all: &[String], says: fn(Locale) -> &'static str| {
        let more = if all.len() > MOST { ", …" } else { "" };
        let some = all.get(..MOST).unwrap_or(all).join(", ");
        let text = t::fill(says(l), &[&[&some, more].concat()]);
        (!all.is_empty()).then(|| html! { <p class="fine">{ text }</p> })
    };
    html! {
        <div role="status">
            if told.criterion == at {
                { for say(&told.names, s::taken_for_names) }
                { for say(&told.others, s::no_scores) }
            }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_of_the_answer_are_added_once_in_whatever_language() {
        let mut draft = Draft::default();
        add_those_said(&mut draft, Locale::Nl);
        let levels: Vec<usize> = draft.criteria.iter().map(|one| one.level).collect();
        assert_eq!(levels, [0, 1, 1, 1, 1, 1]);
        draft.criteria.remove(2);
        add_those_said(&mut draft, Locale::De);
        assert_eq!(draft.criteria.len(), SAID.len());
        assert_eq!(&*draft.criteria[5].name, s::appraisals(Locale::De));
    }

    #[test]
    fn what_the_answer_is_said_to_name_it_names_in_this_order() {
        let text = include_str!("../../../../core/tests/data/seed.txt");
        let text = text
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase();
        let mut rest = text.split_once("conform artikel 3").unwrap().1;
        rest = rest
            .split_once("in eerste instantie rekening gehouden met")
            .unwrap()
            .1;
        for name in SAID {
            let name = name(Locale::Nl).to_lowercase();
            rest = rest.split_once(&name).unwrap_or_else(|| panic!("{name}")).1;
        }
    }
}
