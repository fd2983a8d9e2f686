//! The changes of the scenario at hand, each to be switched off or taken out.

use buitenkaart_core::Network;
use buitenkaart_core::model::{Date, Locale, LocationId};
use buitenkaart_core::scenario::{ChangeCode, ChangeProblem};
use yew::prelude::*;

use super::at_hand::{at_hand, base, edit};
use super::describe;
use crate::i18n as t;
use crate::i18n::scenario as s;
use crate::scenario::Read;
use crate::view::ctx::Ctx;

/// What is switched on of the changes at hand and has come by the day that is shown, a sentence each.
pub(super) fn sentences(ctx: &Ctx) -> Vec<String> {
    let read = at_hand(ctx);
    let networks = named_in(ctx, &read);
    let on = read.come.changes.iter().filter(|step| !step.off);
    on.map(|step| describe::step(ctx.l(), networks, step))
        .collect()
}

/// The networks by which changes are named: that which they leave, for it has what they add, and that of all times, for
/// it has what a date on show does not know.
pub(super) fn named_in<'a>(ctx: &'a Ctx, read: &'a Read) -> [&'a Network; 2] {
    let left = read.outcome.as_ref().map(|it| &it.0.dataset.network);
    [left.unwrap_or(base(ctx)), &ctx.state.whole.network]
}

/// What keeps a change from being made, and how to mend it: a location of the `whole` network may but not be there at the
/// date on show.
fn why_not(whole: &Network, problem: &ChangeProblem, l: Locale) -> String {
    let is_unknown = problem.code == ChangeCode::UnknownLocation;
    let id = LocationId::new(&problem.found).filter(|_| is_unknown);
    match id.and_then(|id| whole.location(&id)) {
        Some(location) => t::fill(s::not_there_then(l), &[location.name.get(l)]),
        None => [&*problem.what(l), " ", problem.mend(l)].concat(),
    }
}

/// The changes, and beside each what keeps it from being made.
pub(super) fn list(ctx: &Ctx, read: &Read) -> Html {
    let l = ctx.l();
    if read.scenario.changes.is_empty() {
        return html! { <p class="unknown">{ s::no_changes(l) }</p> };
    }
    let networks = named_in(ctx, read);
    let problems = read.outcome.as_ref().err();
    let rows = read.scenario.changes.iter().enumerate().map(|(i, step)| {
        let words = describe::step(l, networks, step);
        let is_to_come = !step.off && read.come.changes.get(i).is_some_and(|come| come.off);
        let toggle = {
            let ctx = ctx.clone();
            Callback::from(move |_: Event| {
                edit(&ctx, |scenario| {
                    if let Some(step) = scenario.changes.get_mut(i) {
                        step.off = !step.off;
                    }
                });
            })
        };
        let remove = {
            let ctx = ctx.clone();
            Callback::from(move |_: MouseEvent| {
                edit(&ctx, |scenario| {
                    if i < scenario.changes.len() {
                        scenario.changes.remove(i);
                    }
                });
            })
        };
        let dated = {
            let ctx = ctx.clone();
            Callback::from(move |event: Event| {
                let input: web_sys::HtmlInputElement = event.target_unchecked_into();
                // What is no date is none.
                let date = Date::new(input.value().trim());
                edit(&ctx, |scenario| {
                    if let Some(step) = scenario.changes.get_mut(i) {
                        step.date = date;
                    }
                });
            })
        };
        let date = step.date.map_or_else(String::new, |date| date.to_string());
        let wrong = problems.into_iter().flat_map(|all| all.iter()).filter(|p| p.index == i);
        html! {
            <li>
                <label class="check"><input type="checkbox" checked={!step.off} onchange={toggle} /><span>{ words.clone() }if is_to_come { <small class="badge">{ s::to_come(l) }</small> }</span></label>
                <button type="button" class="x" aria-label={t::fill(s::remove_change(l), &[&words])} onclick={remove}>{ "×" }</button>
                <label class="when">{ s::when(l) }{ " " }
                    <input type="text" size="10" placeholder="2028-06" aria-label={[s::when(l), l.colon(), &words].concat()} value={date} onchange={dated} />
                </label>
                { for wrong.map(|p| html! { <p class="wrong" role="alert">{ why_not(&ctx.state.whole.network, p, l) }</p> }) }
            </li>
        }
    });
    html! { <ol class="steps">{ for rows }</ol> }
}

#[cfg(test)]
mod tests {
    use buitenkaart_core::load;
    use buitenkaart_core::scenario::Scenario;
    use buitenkaart_core::time::as_of;

    use super::*;

    #[test]
    fn what_is_only_not_there_yet_is_not_unknown() {
        let whole = load::built_in().unwrap();
        let then = as_of(&whole, Date::new("2010").unwrap());
        let (scenario, _) = Scenario::parse_link("1~~~OKmadrid");
        let Err(problems) = scenario.outcome(&then) else {
            panic!("there is no candidate yet");
        };
        let why = |network: &Network| why_not(network, &problems[0], Locale::En);
        assert!(
            why(&whole).starts_with("At the chosen date"),
            "{}",
            why(&whole)
        );
        assert!(why(&then).contains("not in this network"), "{}", why(&then));
    }
}
