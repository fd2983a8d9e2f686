//! A scenario passed on: by link, as a file, as a table, as a picture, on paper.

use buitenkaart_core::scenario::{self, Scenario};
use buitenkaart_core::{Network, export, geo};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::at_hand::{after, at_hand, base};
use super::{compare, rows};
use crate::browser::chosen;
use crate::i18n as t;
use crate::i18n::scenario as s;
use crate::scenario::Read;
use crate::state::{Action, Dialog};
use crate::view::common::clipboard::copy;
use crate::view::common::file_name::file_name;
use crate::view::common::files::{print, save};
use crate::view::common::link::link;
use crate::view::common::picture::save_png;
use crate::view::ctx::Ctx;

/// The ways to pass it on.
pub(super) fn share(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let network = after(ctx);
    let act = |label: &'static str, run: fn(&Ctx, &Read, &Network)| {
        let (ctx, network) = (ctx.clone(), network.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            run(&ctx, &at_hand(&ctx), &network.network);
        });
        html! { <button type="button" class="quiet" {onclick}>{ label }</button> }
    };
    html! {
        <section class="part">
            <h3>{ s::share(l) }</h3>
            <p class="buttons">
                if link(ctx).is_some() {
                    { act(s::copy_link(l), |ctx, _, _| copy_link(ctx)) }
                }
                { act(s::as_file(l), |ctx, read, _| {
                    save(ctx, "scenario.json", &read.scenario.to_json().unwrap_or_default(), "application/json");
                }) }
                { act("CSV", |ctx, _, network| {
                    save(ctx, &file_name(ctx, "scenario", "csv"), &table(ctx, network), "text/csv;charset=utf-8");
                }) }
                { act("SVG", |ctx, read, _| {
                    save(ctx, &file_name(ctx, "scenario", "svg"), &picture(ctx, read), "image/svg+xml");
                }) }
                { act("PNG", |ctx, read, _| save_png(ctx, &file_name(ctx, "scenario", "png"), &picture(ctx, read))) }
                { act(s::print(l), |ctx, _, _| print(ctx)) }
            </p>
            <label class="file">{ s::open_file(l) }
                <input type="file" accept="application/json,.json" onchange={opened(ctx)} />
            </label>
        </section>
    }
}

/// The still map: of the network as it is, where the scenario cannot be applied.
fn picture(ctx: &Ctx, read: &Read) -> String {
    let picture = compare::svg(ctx, read);
    picture.unwrap_or_else(|| export::svg(base(ctx), geo::basemap(), ctx.l()))
}

fn copy_link(ctx: &Ctx) {
    let l = ctx.l();
    let dispatch = ctx.dispatch.clone();
    copy(&link(ctx).unwrap_or_default(), move |copied| {
        dispatch.dispatch(if copied {
            Action::Say(s::copied(l).to_owned())
        } else {
            // There it stands to be copied by hand.
            Action::Dialog(Some(Dialog::Share))
        });
    });
}

/// The comparison: the network as it is, the scenario held, the scenario at hand.
fn table(ctx: &Ctx, network: &Network) -> String {
    let l = ctx.l();
    let now = at_hand(ctx);
    let held = compare::other(ctx);
    let [first, second] = compare::names(ctx, held.as_deref(), &now);
    let held_rows = held.as_ref().and_then(|read| {
        let changed = read.outcome.as_ref().ok()?;
        Some((first, rows::rows(l, &changed.0.dataset.network)))
    });
    let before = rows::rows(l, base(ctx));
    let after = rows::rows(l, network);
    let mut table = export::Table::new();
    table.text(&[s::figure(l), &compare::dates_said(ctx, l)].concat());
    table.text(s::before(l));
    if let Some((name, _)) = &held_rows {
        table.text(name);
    }
    table.text(&second);
    table.end_row();
    for (i, (b, a)) in before.iter().zip(&after).enumerate() {
        table.text(&[b.label.as_str(), b.unit.sign()].concat());
        table.number(b.value);
        if let Some((_, rows)) = &held_rows {
            table.number(rows.get(i).and_then(|row| row.value));
        }
        table.number(a.value);
        table.end_row();
    }
    [export::BYTE_ORDER_MARK, &table.finish()].concat()
}

/// Opens a scenario's file. What is wrong with it is told, and nothing is lost.
fn opened(ctx: &Ctx) -> Callback<Event> {
    let ctx = ctx.clone();
    Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        let ctx = ctx.clone();
        spawn_local(async move {
            let text = chosen::text(&file, scenario::FILE_BYTES).await;
            match Scenario::from_json(&text) {
                Ok(scenario) => ctx
                    .dispatch
                    .dispatch(Action::Plan(scenario.to_text().into())),
                Err(error) => {
                    let l = ctx.l();
                    let what = t::fill(s::file_bad(l), &[&file.name(), &error.what(l)]);
                    ctx.dispatch.dispatch(Action::Tell(what));
                }
            }
        });
        input.set_value("");
    })
}
