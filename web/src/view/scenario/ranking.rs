//! Candidates by criteria: the user's weights, each score as a sum, and what would change the order.

use buitenkaart_core::analysis::{
    Criterion, DEFAULT_REACH_KM, Scored, Table, Weights, alternatives, coverage, criteria,
};
use buitenkaart_core::model::Locale;
use yew::prelude::*;

use super::base;
use crate::intl;
use crate::text as t;
use crate::text::scenario as s;
use crate::view::Ctx;

fn name(l: Locale, criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::Distance => s::criterion_distance(l),
        Criterion::Joined => s::criterion_joined(l),
        Criterion::Neighbours => s::criterion_neighbours(l),
        Criterion::Population => s::criterion_population(l),
        Criterion::Gdp => s::criterion_gdp(l),
        Criterion::Partnership => s::criterion_partnership(l),
        Criterion::Border => s::criterion_border(l),
    }
}

/// What an alternative is called: its country, and that it stands for a region.
fn label(ctx: &Ctx, table: &Table, alternative: usize) -> String {
    let l = ctx.l();
    let Some(found) = table.alternatives.get(alternative) else {
        return String::new();
    };
    let country = ctx.state.model.names(l).country(found.country);
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
    let table = use_memo(ctx.state.model.clone(), |_| {
        criteria(
            network,
            &coverage(network),
            &alternatives(network),
            DEFAULT_REACH_KM,
        )
    });
    let ranked = table.rank(&weights);
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
        let [low, high] = table.stable(&weights, criterion);
        let percent = |share: f64| intl::number(l, share * 100.0, 0) + "\u{a0}%";
        html! {
            <li>
                <label class="field">{ name(l, criterion) }
                    <input type="range" min="0" max="5" step="0.5" value={value.to_string()} {oninput} />
                </label>
                <small>{ t::fill(s::stable(l), &[&percent(weights.share(criterion)), &percent(low), &percent(high)]) }</small>
            </li>
        }
    };
    html! {
        <>
            <p class="warning">{ s::rank_note(l) }</p>
            <ul class="weights">{ for Criterion::ALL.into_iter().map(slider) }</ul>
            <ol class="ranked">{ for ranked.iter().map(|scored| row(ctx, &table, scored)) }</ol>
            <p class="fine">{ buitenkaart_core::countries::ATTRIBUTION }</p>
        </>
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
    let sum = scored.contributions.iter().map(|part| {
        let raw = match part.raw {
            Some(raw) => format!("{} {}", intl::number(l, raw, 0), part.criterion.unit()),
            None => t::unknown(l).to_owned(),
        };
        let adds = part.adds.map_or_else(|| "?".to_owned(), number);
        let share = part.normalised.map_or_else(|| "?".to_owned(), number);
        html! {
            <tr><th scope="row">{ name(l, part.criterion) }</th><td>{ raw }</td>
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
                <table class="matrix"><thead><tr>
                    <th scope="col">{ s::criterion(l) }</th><th scope="col">{ s::value(l) }</th>
                    <th scope="col">{ s::times_weight(l) }</th><th scope="col">{ s::adds(l) }</th>
                </tr></thead><tbody>{ for sum }</tbody></table>
            </details>
        </li>
    }
}
