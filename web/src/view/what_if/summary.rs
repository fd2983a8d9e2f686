//! What a scenario comes to in a line that stays in sight.

use buitenkaart_core::model::{Country, Module};
use yew::prelude::*;

use crate::browser::intl::{self, Names};
use crate::i18n as t;
use crate::i18n::scenario as s;
use crate::scenario::Read;
use crate::view::ctx::Ctx;

/// Names of countries up to so many; of more, how many.
const NAMED: usize = 3;

/// The line; nothing where nothing is changed.
pub(super) fn summary(ctx: &Ctx, read: &Read) -> Html {
    let l = ctx.l();
    if read.scenario.changes.is_empty() {
        return html! {};
    }
    let Ok(changed) = &read.outcome else {
        return html! { <p class="summary"><b>{ s::not_applied(l) }</b></p> };
    };
    let (difference, means) = (&changed.0.difference, &changed.0.means);
    let named = |countries: &[Country]| {
        let names = Names::new(l);
        if countries.len() > NAMED {
            countries.len().to_string()
        } else {
            intl::list(countries.iter().map(|code| names.country(*code)))
        }
    };
    let mut parts: Vec<String> = Vec::new();
    let answered = &difference.answered;
    for (countries, words) in [
        (&difference.any.gained, s::sum_gained(l)),
        (&difference.any.lost, s::sum_lost(l)),
        (&answered.gained, s::sum_answered(l)),
        (&answered.lost, s::sum_unanswered(l)),
    ] {
        if !countries.is_empty() {
            parts.push(t::fill(words, &[&named(countries)]));
        }
    }
    let balance = means.balance();
    let sign = if balance > 0.0 { "+" } else { "" };
    let balance = format!("{sign}{}", intl::number(l, balance, 2));
    // What a balance leaves out goes before it; where there are no crews, there is none.
    if !ctx.shows(Module::Crew) {
        if parts.is_empty() {
            return html! {};
        }
    } else if means.still_needed > 0 {
        parts.push(t::fill(
            s::sum_needed(l),
            &[&means.still_needed.to_string()],
        ));
    } else if means.leaves_out_unknown() {
        parts.push(s::sum_unknown(l).to_owned());
    } else {
        parts.push(t::fill(s::sum_balance(l), &[&balance]));
    }
    html! { <p class="summary" role="status">{ parts.join(" · ") }</p> }
}
