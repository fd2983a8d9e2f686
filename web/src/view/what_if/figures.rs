//! What a scenario comes to: figures before and after, and the countries gained and lost.

use buitenkaart_core::analysis::{Counted, counts};
use buitenkaart_core::model::{Country, Module};
use buitenkaart_core::scenario::{Mark, Means};
use yew::prelude::*;

use super::at_hand::base;
use super::meaning::Meaning;
use super::rows::{members, rows};
use crate::browser::intl::{self, Names};
use crate::i18n as t;
use crate::i18n::scenario as s;
use crate::scenario::{Changed, Read};
use crate::view::ctx::Ctx;

/// Whether the balance says less than it seems to: roles are not filled yet, or people not known who
/// leave or come back. What is unknown then goes first, and is told larger.
pub(super) fn is_open(means: &Means) -> bool {
    means.still_needed > 0 || means.leaves_out_unknown()
}

/// The figures before and after, live.
pub(super) fn figures(ctx: &Ctx, read: &Read) -> Html {
    let l = ctx.l();
    let Ok(changed) = &read.outcome else {
        return html! {
            <section class="part"><h3>{ s::figures(l) }</h3><p class="unknown">{ s::not_applied(l) }</p></section>
        };
    };
    let network = &changed.0.dataset.network;
    let before = rows(l, base(ctx));
    let after = rows(l, network);
    html! {
        <section class="part comes-to">
            <h3>{ s::figures(l) }</h3>
            if ctx.shows(Module::Crew) {
                { balance(ctx, &changed.0.means) }
            }
            <div class="scroll" tabindex="0" role="region" aria-label={s::figures(l)}>
            <table class="matrix before-after">
                <thead><tr>
                    <th scope="col">{ s::figure(l) }</th><th scope="col">{ s::before(l) }</th>
                    <th scope="col">{ s::after(l) }</th><th scope="col">{ s::change(l) }</th>
                </tr></thead>
                <tbody>{ for after.iter().zip(&before).map(|(a, b)| {
                    let change = a.change(l, b);
                    html! {
                        <tr class={classes!((!change.is_empty()).then_some("differs"))}>
                            <th scope="row"><Meaning row={a.clone()} source={a.source(l, network)} locale={l} /></th>
                            <td>{ b.shown(l) }</td><td>{ a.shown(l) }</td><td>{ change }</td>
                        </tr>
                    }
                }) }</tbody>
            </table>
            </div>
            { turns(ctx, changed) }
            { for satellites_kept(ctx, changed) }
            <p class="fine">
                { t::fill(s::figures_note(l), &members(l, base(ctx)).each_ref().map(String::as_str)) }{ " " }
                <span class="to-open">{ s::figures_open(l) }</span>
            </p>
        </section>
    }
}

/// What it takes in staff: what is known, and what is open, the latter first where there is any.
fn balance(ctx: &Ctx, means: &Means) -> Html {
    let l = ctx.l();
    let open = is_open(means);
    let balance = means.balance();
    let sign = if balance > 0.0 { "+" } else { "" };
    let figure = format!("{sign}{}", intl::number(l, balance, 2));
    let said = t::said(ctx.texts().balance.as_ref(), s::balance, l).to_owned();
    let class = if open { "balance" } else { "fine" };
    html! {
        <>
            if !open {
                <p class="balance"><b>{ figure.clone() }</b>{ " " }{ said.clone() }</p>
            }
            if means.needed > 0 {
                <p {class}>{ t::count(s::needed(l), &[&means.needed.to_string(), &means.still_needed.to_string(), &means.to_crew.to_string()]) }</p>
            }
            if means.leaves_out_unknown() {
                <p {class}>{ s::unknown_left_out(l) }</p>
            }
            if open {
                <p class="fine known">{ figure }{ " " }{ said }</p>
            }
        </>
    }
}

/// Who comes where and leaves from where, by service.
fn turns(ctx: &Ctx, changed: &Changed) -> Html {
    let l = ctx.l();
    let names = Names::new(l);
    let list = |countries: &[Country]| intl::list(countries.iter().map(|c| names.country(*c)));
    let line = |label: String, countries: &[Country]| {
        (!countries.is_empty())
            .then(|| html! { <li><b>{ label }</b>{ l.colon() }{ list(countries) }</li> })
    };
    let difference = &changed.0.difference;
    let network = &changed.0.dataset.network;
    let mut lines: Vec<Option<Html>> = Vec::new();
    for row in &difference.countries {
        let name = network.service(&row.service).map_or("", |x| x.short.get(l));
        lines.push(line(t::fill(s::gains(l), &[name]), &row.gained));
        lines.push(line(t::fill(s::loses(l), &[name]), &row.lost));
    }
    // One service alone is with nobody.
    if network.services().len() > 1 {
        let joint = &difference.joint.all;
        lines.push(line(s::joint_gained(l).to_owned(), &joint.gained));
        lines.push(line(s::joint_lost(l).to_owned(), &joint.lost));
    }
    lines.push(line(
        s::answered_gained(l).to_owned(),
        &difference.answered.gained,
    ));
    lines.push(line(
        s::answered_lost(l).to_owned(),
        &difference.answered.lost,
    ));
    html! { <div role="status"><ul class="turns">{ for lines.into_iter().flatten() }</ul></div> }
}

/// The satellites of posts that close: they stay, and what they answer for stays answered.
fn satellites_kept(ctx: &Ctx, changed: &Changed) -> Vec<Html> {
    let l = ctx.l();
    let network = &changed.0.dataset.network;
    let all = changed.0.difference.locations.iter();
    let closed = all.filter(|change| change.mark == Mark::Closed);
    let told = closed.filter_map(|change| {
        let post = network.location(&change.id)?.name.get(l);
        let own = network.locations().iter().filter(|location| {
            location.satellite_of.as_ref() == Some(&change.id)
                && counts(location) == Counted::Present
        });
        let own: Vec<String> = own
            .map(|location| location.name.get(l).to_owned())
            .collect();
        let count = own.len().to_string();
        let says = t::count(s::satellites_kept(l), &[post, &intl::list(own), &count]);
        (count != "0").then(|| html! { <p class="fine">{ says }</p> })
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_goes_before_a_balance_that_leaves_it_out() {
        let known = Means {
            added: 1.0,
            needed: 8,
            still_needed: 7,
            ..Means::default()
        };
        assert!(is_open(&known));
        let closed = Means {
            freed: 1.0,
            freed_unknown: 3,
            ..Means::default()
        };
        assert!(is_open(&closed));
        let whole = Means {
            still_needed: 0,
            ..known
        };
        assert!(!is_open(&whole) && !is_open(&Means::default()));
    }
}
