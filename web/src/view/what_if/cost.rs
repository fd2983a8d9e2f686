//! What the scenario costs, by the visitor's own rates: nothing is preset, kept or sent.

use buitenkaart_core::model::Locale;
use buitenkaart_core::scenario::{self, Item};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::at_hand::{at_hand, base};
use super::disclosure::use_fold;
use crate::browser::intl;
use crate::i18n as t;
use crate::i18n::scenario as s;
use crate::view::ctx::Ctx;

/// What a rate is for, in words.
fn name(ctx: &Ctx, item: &Item) -> String {
    let l = ctx.l();
    match item {
        Item::Post => s::cost_post(l).to_owned(),
        Item::Other => s::cost_other(l).to_owned(),
        Item::Role(id) => {
            let role = base(ctx).role(id);
            let role = role.map_or_else(|| id.to_string(), |role| role.name.get(l).to_owned());
            t::fill(s::cost_role(l), &[&role])
        }
    }
}

/// A sum of euros, more or less.
fn euros(l: Locale, sum: f64) -> String {
    let sign = match sum {
        sum if sum >= 0.5 => "+",
        sum if sum <= -0.5 => "−",
        _ => "",
    };
    [sign, "€\u{a0}", &intl::decimals(l, sum.abs(), 0)].concat()
}

/// More than now, less, as much, or not to be told.
fn verdict(low: f64, high: f64) -> fn(Locale) -> &'static str {
    if low >= 0.5 {
        s::cost_more
    } else if high <= -0.5 {
        s::cost_less
    } else if high - low < 0.5 {
        s::cost_same
    } else {
        s::cost_open
    }
}

/// The part. The rates are gone with it.
#[component]
pub(super) fn Costs(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let fold = use_fold();
    let rates = use_state(Vec::<(Item, f64)>::new);
    fold.draw(s::cost_title(l), || {
        let read = at_hand(ctx);
        let Ok(changed) = &read.outcome else {
            return html! { <p class="unknown">{ s::not_applied(l) }</p> };
        };
        let means = &changed.0.means;
        let items = scenario::items(means);
        if items.is_empty() {
            return html! { <p class="unknown">{ s::cost_nothing(l) }</p> };
        }
        let rate = |item: &Item| {
            let named = rates.iter().find(|(of, _)| of == item);
            named.map(|(_, rate)| *rate)
        };
        let field = |item: &Item| {
            let (rates, of) = (rates.clone(), item.clone());
            let oninput = Callback::from(move |event: InputEvent| {
                let input: HtmlInputElement = event.target_unchecked_into();
                let mut all = (*rates).clone();
                all.retain(|(item, _)| *item != of);
                let rate = input.value_as_number();
                // An empty field is no rate of 0.
                if rate.is_finite() {
                    all.push((of.clone(), rate));
                }
                rates.set(all);
            });
            html! {
                <label class="field" key={name(ctx, item)}>{ name(ctx, item) }
                    <input type="number" min="0" step="any" inputmode="decimal" autocomplete="off" {oninput} />
                </label>
            }
        };
        let cost = scenario::cost(means, rate);
        let is_begun = cost.without.len() < items.len();
        html! {
            <>
                <p class="fine">{ s::cost_note(l) }</p>
                <div class="rates">{ for items.iter().map(field) }</div>
                <div role="status">
                if is_begun {
                    <p class="balance"><b>{ sum(l, cost.low, cost.high) }</b>{ " " }{ s::cost_year(l) }
                        if cost.without.is_empty() { { " " }{ verdict(cost.low, cost.high)(l) } }
                    </p>
                }
                if is_begun && !cost.without.is_empty() {
                    <p class="fine">{ t::fill(s::cost_without(l), &[&intl::list(cost.without.iter().map(|item| name(ctx, item)))]) }</p>
                }
                </div>
            </>
        }
    })
}

fn sum(l: Locale, low: f64, high: f64) -> String {
    if high - low < 0.5 {
        euros(l, low)
    } else {
        t::fill(s::cost_between(l), &[&euros(l, low), &euros(l, high)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn about_the_same_is_said_only_where_it_is_known() {
        let told = |low, high| verdict(low, high)(Locale::En);
        assert_eq!(told(10.0, 20.0), s::cost_more(Locale::En));
        assert_eq!(told(-20.0, -10.0), s::cost_less(Locale::En));
        assert_eq!(told(0.0, 0.2), s::cost_same(Locale::En));
        assert_eq!(told(-10.0, 10.0), s::cost_open(Locale::En));
        assert_eq!(told(0.0, 10.0), s::cost_open(Locale::En));
    }
}
