//! Candidates by criteria: the user's weights, each score as a sum, and what would change the order.

use buitenkaart_core::analysis::{
    Criterion, DEFAULT_REACH_KM, Evidence, Scored, Table, Value, Weights, alternatives, coverage,
    criteria,
};
use yew::prelude::*;

use super::at_hand::base;
use crate::browser::intl::{self, Names};
use crate::i18n as t;
use crate::i18n::scenario as s;
use crate::view::common::claims;
use crate::view::ctx::Ctx;

/// What a criterion is called: by the network, or in general.
fn name(ctx: &Ctx, criterion: Criterion) -> &str {
    let l = ctx.l();
    let own = base(ctx)
        .ranked_by(criterion)
        .and_then(|by| by.name.as_ref());
    if let Some(own) = own {
        return own.get(l);
    }
    match criterion {
        Criterion::Distance => s::criterion_distance(l),
        Criterion::Joined => s::criterion_joined(l),
        Criterion::Neighbours => s::criterion_neighbours(l),
        Criterion::Population => s::criterion_population(l),
        Criterion::Gdp => s::criterion_gdp(l),
        Criterion::Named => s::criterion_named(l),
        Criterion::Border => s::criterion_border(l),
    }
}

/// What an alternative is called: its country, and that it stands for a region.
fn label(ctx: &Ctx, table: &Table, alternative: usize) -> String {
    let l = ctx.l();
    let Some(found) = table.alternatives.get(alternative) else {
        return String::new();
    };
    let country = Names::new(l).country(found.country);
    let candidate = found
        .candidate
        .and_then(|at| base(ctx).locations().get(at as usize));
    match candidate {
        Some(candidate) => format!("{country} · {}", candidate.name.get(l)),
        None => country,
    }
}

/// The ranking.
#[component]
pub(super) fn Ranking(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let weights = use_state(Weights::default);
    let network = base(ctx);
    let table = use_memo(ctx.state.dataset.clone(), |_| {
        criteria(
            network,
            &coverage(network),
            &alternatives(network),
            DEFAULT_REACH_KM,
        )
    });
    let shown = network.criteria();
    let weights_shown = weights.among(&shown);
    let ranked = table.rank(&weights_shown);
    let slider = |criterion: Criterion| {
        let value = weights.0.get(criterion.index()).copied().unwrap_or(1.0);
        let oninput = {
            let weights = weights.clone();
            Callback::from(move |event: InputEvent| {
                let input: web_sys::HtmlInputElement = event.target_unchecked_into();
                let mut next = *weights;
                if let Some(weight) = next.0.get_mut(criterion.index()) {
                    *weight = input.value_as_number();
                }
                weights.set(next);
            })
        };
        let [low, high] = table.stable(&weights_shown, criterion);
        let percent = |share: f64| intl::number(l, share * 100.0, 0) + "\u{a0}%";
        html! {
            <li>
                <label class="field">{ name(ctx, criterion).to_owned() }
                    <input type="range" min="0" max="5" step="0.5" value={value.to_string()} {oninput} />
                </label>
                <small>{ t::fill(s::stable(l), &[&percent(weights_shown.share(criterion)), &percent(low), &percent(high)]) }</small>
            </li>
        }
    };
    html! {
        <>
            <p class="warning">{ t::said(ctx.texts().ranking.as_ref(), s::rank_note, l).to_owned() }</p>
            <ul class="weights">{ for shown.iter().copied().map(slider) }</ul>
            <ol class="ranked">{ for ranked.iter().map(|scored| row(ctx, &table, scored)) }</ol>
            <p class="fine">{ buitenkaart_core::countries::ATTRIBUTION }</p>
        </>
    }
}

/// What a value rests on, and where that is from.
fn rests_on(ctx: &Ctx, table: &Table, scored: &Scored, value: &Value) -> Html {
    let l = ctx.l();
    let network = base(ctx);
    let says = |what: String, source: &str| {
        let colon = if what.is_empty() { "" } else { " · " };
        html! { <small>{ what }{ colon }{ source.to_owned() }</small> }
    };
    match &value.evidence {
        Evidence::None => html! {},
        Evidence::Post(reach) => {
            let post = network.locations().get(reach.position as usize);
            let post = post.map_or("", |post| post.name.get(l));
            says(post.to_owned(), s::from_this_network(l))
        }
        Evidence::Services(services) => {
            let all = services.iter().filter_map(|i| network.services().get(i));
            let all = all.map(|service| service.short.get(l).to_owned());
            says(intl::list(all), s::from_this_network(l))
        }
        Evidence::Countries(countries) => {
            let names = Names::new(l);
            let all = countries.iter().map(|country| names.country(*country));
            says(intl::list(all), buitenkaart_core::countries::ATTRIBUTION)
        }
        Evidence::Motivation(at) => {
            let alternative = table.alternatives.get(scored.alternative);
            let candidate = alternative.and_then(|found| found.candidate);
            let location = candidate.and_then(|at| network.locations().get(at as usize));
            let claim = location.and_then(|location| location.motivation.get(*at));
            html! { if let Some(claim) = claim {
                <small>{ claims::one(ctx, claim, html! { { claim.value.get(l) } }) }</small>
            } }
        }
    }
}

fn row(ctx: &Ctx, table: &Table, scored: &Scored) -> Html {
    let l = ctx.l();
    let number = |v: f64| intl::number(l, v, 2);
    let score = if (scored.high - scored.low).abs() < 0.005 {
        number(scored.low)
    } else {
        format!("{} – {}", number(scored.low), number(scored.high))
    };
    let shown = base(ctx).criteria();
    let parts = scored
        .contributions
        .iter()
        .filter(|part| shown.contains(&part.criterion));
    let sum = parts.map(|part| {
        let raw = match part.raw {
            // That none was found does not say that there is none.
            Some(0.0) | None if part.criterion == Criterion::Joined => s::not_there(l).to_owned(),
            Some(raw) => format!("{} {}", intl::number(l, raw, 0), part.criterion.unit()),
            None => t::unknown(l).to_owned(),
        };
        let adds = part.adds.map_or_else(|| "?".to_owned(), number);
        let share = part.normalised.map_or_else(|| "?".to_owned(), number);
        let value = table.values.get(scored.alternative);
        let value = value.and_then(|row| row.get(part.criterion.index()));
        let raw = match value {
            Some(value) if value.lacking > 0 && value.raw.is_some() => {
                t::fill(s::at_least(l), &[&raw])
            }
            _ => raw,
        };
        html! {
            <tr><th scope="row">{ name(ctx, part.criterion).to_owned() }{ for value.map(|value| rests_on(ctx, table, scored, value)) }</th><td>{ raw }</td>
            <td>{ format!("{share} × {}", number(part.weight)) }</td><td>{ adds }</td></tr>
        }
    });
    html! {
        <li>
            <details>
                <summary>
                    <b>{ score }</b>{ " " }{ label(ctx, table, scored.alternative) }
                    if !scored.certain { <span class="badge">{ s::close_call(l) }</span> }
                </summary>
                <div class="scroll" tabindex="0" role="region" aria-label={label(ctx, table, scored.alternative)}><table class="matrix narrow"><thead><tr>
                    <th scope="col">{ s::criterion(l) }</th><th scope="col">{ s::value(l) }</th>
                    <th scope="col">{ s::times_weight(l) }</th><th scope="col">{ s::adds(l) }</th>
                </tr></thead><tbody>{ for sum }</tbody></table></div>
            </details>
        </li>
    }
}
