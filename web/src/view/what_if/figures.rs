//! What a scenario comes to: figures before and after, and the countries gained and lost.

use buitenkaart_core::Network;
use buitenkaart_core::analysis::{Counted, counts, coverage, crew, presence};
use buitenkaart_core::countries::{Scope, Weight};
use buitenkaart_core::model::{Country, Kind, Locale};
use yew::prelude::*;

use super::at_hand::base;
use crate::browser::intl::{self, Names};
use crate::i18n as t;
use crate::i18n::scenario as s;
use crate::scenario::{Changed, Read};
use crate::view::ctx::Ctx;

/// A figure of a network.
pub(super) struct Row {
    pub(super) label: String,
    /// None where it is unknown.
    pub(super) value: Option<f64>,
    /// How many decimals are shown.
    digits: u8,
    /// What follows the number.
    unit: &'static str,
}

impl Row {
    /// The number as it is shown.
    pub(super) fn shown(&self, l: Locale, value: Option<f64>) -> String {
        value.map_or_else(
            || t::unknown(l).to_owned(),
            |v| intl::number(l, v, self.digits) + self.unit,
        )
    }

    /// The difference as it is shown; empty where there is none.
    pub(super) fn change(&self, l: Locale, before: Option<f64>) -> String {
        let (Some(after), Some(before)) = (self.value, before) else {
            return String::new();
        };
        let change = after - before;
        if change.abs() < 0.5 * 0.1_f64.powi(i32::from(self.digits)) {
            return String::new();
        }
        let sign = if change > 0.0 { "+" } else { "−" };
        format!(
            "{sign}{}{}",
            intl::number(l, change.abs(), self.digits),
            self.unit
        )
    }
}

/// The figures of a network, always the same ones in the same order.
pub(super) fn rows(l: Locale, network: &Network) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut add = |label: String, value: Option<f64>, digits: u8, unit: &'static str| {
        rows.push(Row {
            label,
            value,
            digits,
            unit,
        });
    };
    #[allow(clippy::cast_precision_loss, reason = "some hundreds")]
    let count = |n: usize| Some(n as f64);
    let there = |kind: Kind| {
        let all = network.locations().iter();
        count(
            all.filter(|x| x.kind == kind && counts(x) == Counted::Present)
                .count(),
        )
    };
    add(s::posts(l).to_owned(), there(Kind::Post), 0, "");
    add(s::offices(l).to_owned(), there(Kind::Office), 0, "");
    let presence = presence(network);
    for (i, service) in network.services().iter().enumerate() {
        let here = presence.countries.iter().filter(|row| row.present().has(i));
        add(
            t::fill(s::countries_of(l), &[service.short.get(l)]),
            count(here.count()),
            0,
            "",
        );
    }
    add(
        s::all_together(l).to_owned(),
        count(presence.all_together().count()),
        0,
        "",
    );
    let cover = coverage(network);
    let weighed = Weight::ALL.map(|weight| cover.weighed(Scope::UnMembers, weight));
    let answered = cover
        .within(Scope::UnMembers)
        .filter(|row| row.cover.answered());
    add(s::answered(l).to_owned(), count(answered.count()), 0, "");
    let names: [fn(Locale) -> &'static str; 3] = [s::equal, s::by_population, s::by_gdp];
    for (w, name) in weighed.iter().zip(names) {
        add(
            t::fill(s::answered_share(l), &[name(l)]),
            Some(w.answered() * 100.0),
            1,
            "\u{a0}%",
        );
    }
    for (w, name) in weighed.iter().zip(names) {
        add(
            t::fill(s::mean_km(l), &[name(l)]),
            w.mean_km_post,
            0,
            "\u{a0}km",
        );
    }
    let crew = crew(network);
    add(
        s::crew_filled(l).to_owned(),
        Some(f64::from(crew.filled())),
        0,
        "",
    );
    add(
        s::crew_unknown(l).to_owned(),
        Some(f64::from(crew.unknown())),
        0,
        "",
    );
    add(
        s::crew_needed(l).to_owned(),
        Some(f64::from(crew.at_most())),
        0,
        "",
    );
    rows
}

/// The figures before and after, live.
pub(super) fn figures(ctx: &Ctx, read: &Read) -> Html {
    let l = ctx.l();
    let before = rows(l, base(ctx));
    let Ok(changed) = &read.outcome else {
        return html! {
            <section class="part"><h3>{ s::figures(l) }</h3><p class="unknown">{ s::not_applied(l) }</p></section>
        };
    };
    let after = rows(l, &changed.0.dataset.network);
    let means = &changed.0.means;
    let balance = means.balance();
    let sign = if balance > 0.0 { "+" } else { "" };
    let figure = format!("{sign}{}", intl::number(l, balance, 2));
    // A zero that only says that nothing is known yet is not the answer: what is unknown is.
    let open = balance == 0.0 && (means.still_needed > 0 || means.leaves_out_unknown());
    html! {
        <section class="part comes-to">
            <h3>{ s::figures(l) }</h3>
            if !open {
                <p class="balance"><b>{ figure.clone() }</b>{ " " }{ t::said(ctx.texts().balance.as_ref(), s::balance, l).to_owned() }</p>
            }
            if means.needed > 0 {
                <p class={if open { "balance" } else { "fine" }}>{ t::fill(s::needed(l), &[&means.needed.to_string(), &means.still_needed.to_string()]) }</p>
            }
            if means.leaves_out_unknown() {
                <p class={if open { "balance" } else { "fine" }}>{ s::unknown_left_out(l) }</p>
            }
            if open {
                <p class="fine">{ figure }{ " " }{ t::said(ctx.texts().balance.as_ref(), s::balance, l).to_owned() }</p>
            }
            <div class="scroll" tabindex="0" role="region" aria-label={s::figures(l)}>
            <table class="matrix before-after">
                <thead><tr>
                    <th scope="col">{ s::figure(l) }</th><th scope="col">{ s::before(l) }</th>
                    <th scope="col">{ s::after(l) }</th><th scope="col">{ s::change(l) }</th>
                </tr></thead>
                <tbody>{ for after.iter().zip(&before).map(|(a, b)| {
                    let change = a.change(l, b.value);
                    html! {
                        <tr class={classes!((!change.is_empty()).then_some("differs"))}>
                            <th scope="row">{ &*a.label }</th>
                            <td>{ b.shown(l, b.value) }</td><td>{ a.shown(l, a.value) }</td><td>{ change }</td>
                        </tr>
                    }
                }) }</tbody>
            </table>
            </div>
            { turns(ctx, changed) }
            <p class="fine">{ t::fill(s::figures_note(l), &[&but_for(ctx)]) }</p>
        </section>
    }
}

/// Who comes where and leaves from where, by service.
fn turns(ctx: &Ctx, changed: &Changed) -> Html {
    let l = ctx.l();
    let names = Names::new(l);
    let list = |countries: &[Country]| intl::list(countries.iter().map(|c| names.country(*c)));
    let line = |label: String, countries: &[Country]| {
        (!countries.is_empty())
            .then(|| html! { <li><b>{ label }</b>{ ": " }{ list(countries) }</li> })
    };
    let difference = &changed.0.difference;
    let network = &changed.0.dataset.network;
    let mut lines: Vec<Option<Html>> = Vec::new();
    for row in &difference.countries {
        let name = network.service(&row.service).map_or("", |x| x.short.get(l));
        lines.push(line(t::fill(s::gains(l), &[name]), &row.gained));
        lines.push(line(t::fill(s::loses(l), &[name]), &row.lost));
    }
    lines.push(line(
        s::joint_gained(l).to_owned(),
        &difference.joint.all.gained,
    ));
    lines.push(line(
        s::joint_lost(l).to_owned(),
        &difference.joint.all.lost,
    ));
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

/// That home is left out, where there is one.
fn but_for(ctx: &Ctx) -> String {
    let l = ctx.l();
    let home = base(ctx).home();
    home.map_or_else(String::new, |home| {
        t::fill(s::but_for(l), &[&Names::new(l).country(home)])
    })
}
