//! What follows from what was given: the best assignment, the next, and what they hang on.

use buitenkaart_core::rotation::Answer;
use yew::prelude::*;

use super::desk::{Desk, filled_in_words, loss_in_words};
use super::draft::Asked;
use super::save::save_all;
use crate::browser::intl;
use crate::i18n as t;
use crate::i18n::rotation as s;

/// The part.
pub(super) fn outcome(desk: &Desk) -> Html {
    let l = desk.l();
    let content = match desk.draft.ask() {
        None => html! { <p class="unknown">{ s::nothing_yet(l) }</p> },
        Some(asked) => {
            let answer = asked.question.answer();
            html! {
                <>
                    { caveats(desk, &asked) }
                    { assignment(desk, &answer) }
                    { contributions(desk, &asked, &answer) }
                    { indifferent(desk, &answer) }
                    { changes(desk, &answer) }
                    { save_all(desk) }
                </>
            }
        }
    };
    html! {
        <section class="step outcome">
            <h3>{ s::outcome(l) }</h3>
            { content }
        </section>
    }
}

/// What does not count yet, and what is not known.
fn caveats(desk: &Desk, asked: &Asked) -> Html {
    let l = desk.l();
    let idle = asked.idle.iter().map(|at| desk.criterion(*at));
    html! {
        <>
            <p class="fine">{ s::filling(l) }{ l.colon() }{ filled_in_words(l, desk.draft.filled) }</p>
            if !asked.idle.is_empty() {
                <p class="fine">{ t::fill(s::idle(l), &[&intl::list(idle)]) }</p>
            }
            if asked.empty > 0 {
                <p class="fine">{ t::fill(s::empty_scores(l), &[&asked.empty.to_string()]) }</p>
            }
        </>
    }
}

/// The best one beside the next.
fn assignment(desk: &Desk, answer: &Answer) -> Html {
    let l = desk.l();
    let next = answer.runner_up.as_ref();
    let placed = |at: &usize| answer.best.contains(&Some(*at));
    let without = (0..desk.draft.candidates.len()).filter(|at| !placed(at));
    let without: Vec<String> = without.map(|at| desk.holder(Some(at))).collect();
    html! {
        <>
            <div class="scroll" tabindex="0" role="region" aria-label={s::best(l)}>
            <table class="matrix best">
                <thead><tr>
                    <th scope="col">{ s::position(l) }</th><th scope="col">{ s::best(l) }</th>
                    if next.is_some() { <th scope="col">{ s::next_best(l) }</th> }
                </tr></thead>
                <tbody>{ for desk.draft.slots.iter().enumerate().map(|(at, slot)| {
                    let best = answer.best.get(at).copied().flatten();
                    let other = next.map(|(next, _)| next.get(at).copied().flatten());
                    html! {
                        <tr>
                            <th scope="row">{ desk.slot(slot) }</th>
                            <td><b>{ desk.holder(best) }</b></td>
                            if let Some(other) = other {
                                <td>{ if other == best { "=".to_owned() } else { desk.holder(other) } }</td>
                            }
                        </tr>
                    }
                }) }</tbody>
            </table>
            </div>
            <p role="status">{ match next {
                Some((_, loss)) => t::fill(s::second_is(l), &[&loss_in_words(l, *loss)]),
                None => s::only_one(l).to_owned(),
            } }</p>
            if !without.is_empty() {
                <p>{ t::fill(s::without(l), &[&intl::list(without)]) }</p>
            }
        </>
    }
}

fn contributions(desk: &Desk, asked: &Asked, answer: &Answer) -> Html {
    let l = desk.l();
    if asked.weighed.is_empty() {
        return html! {};
    }
    let next = answer
        .runner_up
        .as_ref()
        .map(|(next, _)| asked.question.contributions(next));
    html! {
        <>
            <h4>{ s::adds(l) }</h4>
            <div class="scroll" tabindex="0" role="region" aria-label={s::adds(l)}>
            <table class="matrix adds">
                <thead><tr>
                    <th scope="col">{ s::criterion(l) }</th><th scope="col">{ s::level(l) }</th>
                    <th scope="col">{ s::best(l) }</th>
                    if next.is_some() { <th scope="col">{ s::next_best(l) }</th> }
                </tr></thead>
                <tbody>{ for asked.weighed.iter().zip(&answer.contributions).enumerate().map(|(i, (at, points))| {
                    let level = desk.draft.criteria.get(*at).map_or(0, |criterion| criterion.level);
                    html! {
                        <tr>
                            <th scope="row">{ desk.criterion(*at) }</th><td>{ level + 1 }</td><td>{ points }</td>
                            if let Some(next) = &next { <td>{ next.get(i).copied().unwrap_or_default() }</td> }
                        </tr>
                    }
                }) }</tbody>
            </table>
            </div>
        </>
    }
}

fn indifferent(desk: &Desk, answer: &Answer) -> Html {
    let l = desk.l();
    let rows = desk
        .draft
        .slots
        .iter()
        .enumerate()
        .filter_map(|(at, slot)| {
            let others = answer.indifferent().filter(|(post, _)| *post == at);
            let others: Vec<String> = others.map(|(_, who)| desk.holder(Some(who))).collect();
            let names = (!others.is_empty()).then(|| intl::list(others))?;
            Some(html! { <li>{ t::fill(s::as_well(l), &[&desk.slot(slot), &names]) }</li> })
        });
    let rows: Vec<Html> = rows.collect();
    html! {
        <>
            <h4>{ s::indifferent(l) }</h4>
            if rows.is_empty() {
                <p>{ s::nobody_else(l) }</p>
            } else {
                <ul class="indifferent">{ for rows }</ul>
            }
        </>
    }
}

/// Who comes closest to each position, and what that would take.
fn changes(desk: &Desk, answer: &Answer) -> Html {
    let l = desk.l();
    let closest = |at: usize| {
        let them = answer.closest.get(at)?;
        let loss = answer.losses.get(at)?.get(*them.first()?)?;
        Some((
            intl::list(them.iter().map(|who| desk.holder(Some(*who)))),
            *loss,
        ))
    };
    html! {
        <>
            <h4>{ s::would_change(l) }</h4>
            <p class="fine">{ s::would_change_note(l) }</p>
            <div class="scroll" tabindex="0" role="region" aria-label={s::would_change(l)}>
            <table class="matrix changes">
                <thead><tr>
                    <th scope="col">{ s::position(l) }</th><th scope="col">{ s::closest(l) }</th><th scope="col">{ s::then(l) }</th>
                </tr></thead>
                <tbody>{ for desk.draft.slots.iter().enumerate().filter_map(|(at, slot)| {
                    let (who, loss) = closest(at)?;
                    Some(html! {
                        <tr>
                            <th scope="row">{ desk.slot(slot) }</th>
                            <td>{ who }</td><td>{ loss_in_words(l, loss) }</td>
                        </tr>
                    })
                }) }</tbody>
            </table>
            </div>
        </>
    }
}
