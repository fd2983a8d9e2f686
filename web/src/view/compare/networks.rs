//! The networks: how each counts, what it rests on, and which counts may be compared.

use buitenkaart_core::compare::{Measure, Ranked};
use yew::prelude::*;

use super::legend::sign;
use super::worked::Worked;
use crate::browser::intl;
use crate::i18n as t;
use crate::i18n::compare as s;
use crate::view::common::claims;
use crate::view::ctx::Ctx;

/// The name of a network.
pub(super) fn title(ctx: &Ctx, worked: &Worked, at: usize) -> String {
    let side = worked.sides.get(at);
    side.map_or_else(String::new, |side| {
        side.network().file().title.get(ctx.l()).to_owned()
    })
}

/// The rule of each, its reservation and its sources.
pub(super) fn networks(ctx: &Ctx, worked: &Worked) -> Html {
    let l = ctx.l();
    html! {
        <ul class="networks">{ for worked.sides.iter().enumerate().map(|(at, side)| {
            let file = side.network().file();
            html! {
                <li>
                    <h4>{ sign(at) }{ file.title.get(l) }</h4>
                    <p class="fine">{ t::fill(t::compiled(l), &[&intl::date(l, file.compiled)]) }</p>
                    <ul class="rule">{ for side.rule.told(l).into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
                    if let Some(note) = &file.note {
                        <p class="fine">{ note.get(l) }</p>
                    }
                    <details>
                        <summary>{ t::fill(s::sources_n(l), &[&file.sources.len().to_string()]) }</summary>
                        <ul class="sources">{ for file.sources.iter().map(|one| html! { <li>{ claims::source(l, one) }</li> }) }</ul>
                    </details>
                </li>
            }
        }) }</ul>
    }
}

/// By countries, each ranked among its like.
pub(super) fn ranking(ctx: &Ctx, worked: &Worked) -> Html {
    let l = ctx.l();
    let [stands, covers] = Measure::ALL.map(|measure| worked.ranking(measure));
    let of = |all: &[Ranked], at: usize| all.iter().find(|one| one.side == at).cloned();
    let rank = |one: &Option<Ranked>| match one.as_ref().and_then(|one| one.rank) {
        Some((rank, among)) => t::fill(s::rank_of(l), &[&rank.to_string(), &among.to_string()]),
        None => s::no_rank(l).to_owned(),
    };
    html! {
        <>
            <p class="fine">{ s::ranking_note(l) }</p>
            <div class="scroll" tabindex="0" role="region" aria-label={s::ranking(l)}>
            <table class="matrix rank">
                <thead><tr>
                    <th scope="col">{ s::network(l) }</th>
                    <th scope="col">{ s::stands(l) }</th><th scope="col">{ s::covers(l) }</th>
                </tr></thead>
                <tbody>{ for stands.iter().map(|one| {
                    let side = worked.sides.get(one.side);
                    let tally = |count: Option<buitenkaart_core::compare::Tally>, ranked: &Option<Ranked>| {
                        let count = count.unwrap_or_default();
                        html! { <><b>{ count.states }</b>{ format!(" + {}", count.others) }<small>{ rank(ranked) }</small></> }
                    };
                    html! {
                        <tr>
                            <th scope="row">{ sign(one.side) }{ title(ctx, worked, one.side) }</th>
                            <td>{ tally(side.map(|side| side.stands), &Some(one.clone())) }</td>
                            <td>{ tally(side.map(|side| side.covers), &of(&covers, one.side)) }</td>
                        </tr>
                    }
                }) }</tbody>
            </table>
            </div>
            { why_not(ctx, worked, &covers) }
        </>
    }
}

/// Why which counts cannot be compared: each pair once.
fn why_not(ctx: &Ctx, worked: &Worked, ranking: &[Ranked]) -> Html {
    let l = ctx.l();
    let pairs = ranking.iter().flat_map(|one| {
        let later = one.unlike.iter().filter(|(other, _)| *other > one.side);
        later.map(|(other, why)| (one.side, *other, why))
    });
    let pairs: Vec<_> = pairs.collect();
    if pairs.is_empty() {
        return html! {};
    }
    html! {
        <details class="why" open={worked.sides.len() == 2}>
            <summary>{ s::why_not(l) }</summary>
            <ul>{ for pairs.into_iter().map(|(one, other, why)| html! {
                <li>
                    <b>{ sign(one) }{ title(ctx, worked, one) }{ " ≠ " }{ sign(other) }{ title(ctx, worked, other) }</b>
                    <ul class="rule">{ for why.iter().map(|why| html! { <li>{ worked.told(*why, one, other, l) }</li> }) }</ul>
                </li>
            }) }</ul>
        </details>
    }
}
