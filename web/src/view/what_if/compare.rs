//! Two scenarios side by side: the map of each, and the figures of both beside the network as it is.

use std::rc::Rc;

use buitenkaart_core::export::{self, Caption};
use buitenkaart_core::geo;
use buitenkaart_core::model::Locale;
use buitenkaart_core::time::{said, since_said};
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::at_hand::{at_hand, base};
use super::list::named_in;
use super::{describe, rows};
use crate::i18n as t;
use crate::i18n::scenario as s;
use crate::scenario::{After, Read, Written};
use crate::state::Action;
use crate::view::common::dialog::use_modal;
use crate::view::common::file_name::dates;
use crate::view::common::picture::address;
use crate::view::ctx::Ctx;

/// The name of a scenario on screen: without one, what it changes first.
pub(super) fn name_of(ctx: &Ctx, read: &Read) -> String {
    let l = ctx.l();
    if !read.scenario.name.is_empty() {
        return read.scenario.name.to_string();
    }
    let mut steps = read.scenario.changes.iter().filter(|step| !step.off);
    let Some(first) = steps.next() else {
        return s::unnamed(l).to_owned();
    };
    let first = describe::step(l, named_in(ctx, read), first);
    match steps.count() {
        0 => first,
        rest => t::fill(s::name_more(l), &[&first, &rest.to_string()]),
    }
}

/// The names of the scenario held and of the one at hand, told apart from one another and from what the
/// network as it is stands under.
pub(super) fn names(ctx: &Ctx, held: Option<&Read>, now: &Read) -> [String; 2] {
    let name = |read: &Read| name_of(ctx, read);
    let names = [held.map_or_else(String::new, name), name(now)];
    distinct(s::before(ctx.l()), names)
}

/// Numbers the names that are alike, or like one that is taken.
fn distinct(taken: &str, names: [String; 2]) -> [String; 2] {
    let [one, other] = names;
    let is_taken = |name: &str, number: u8| format!("{name} ({number})");
    let [first, second] = if one == other {
        [is_taken(&one, 1), is_taken(&other, 2)]
    } else {
        [one, other]
    };
    [first, second].map(|name| {
        if name == taken {
            is_taken(&name, 2)
        } else {
            name
        }
    })
}

/// The still map of the network that a scenario leaves, which says what it is; nothing where it
/// cannot be applied.
pub(super) fn svg(ctx: &Ctx, read: &Read) -> Option<String> {
    let l = ctx.l();
    let After { dataset, marks, .. } = &*read.outcome.as_ref().ok()?.0;
    if read.scenario.changes.iter().all(|step| step.off) {
        return Some(export::svg(&dataset.network, geo::basemap(), l));
    }
    // What is still to come is not in the picture.
    let steps = read.come.changes.iter().filter(|step| !step.off);
    let changes: Vec<String> = steps
        .map(|step| describe::step(l, named_in(ctx, read), step))
        .collect();
    let caption = Caption {
        name: &read.scenario.name,
        dates: &dates_said(ctx, l),
        changes: &changes,
        marks,
    };
    Some(export::scenario_svg(
        &dataset.network,
        geo::basemap(),
        l,
        &caption,
    ))
}

/// What is said of the dates that a scenario is shown at, and since when.
pub(super) fn dates_said(ctx: &Ctx, l: Locale) -> String {
    let since = ctx.state.times.ordered().since;
    let since = since.map(|date| since_said(date, l)).unwrap_or_default();
    since + &said(dates(ctx), l)
}

/// The other scenario, if one is held.
pub(super) fn other(ctx: &Ctx) -> Option<Rc<Read>> {
    let text = ctx.state.plan.other.as_ref()?;
    Some(text.read(&ctx.state.dataset))
}

/// One of what stands side by side.
#[derive(PartialEq)]
struct Side {
    name: String,
    /// The address of its picture; none where the scenario cannot be applied.
    picture: Option<String>,
}

/// The scenario held, or the network as it is; and the scenario at hand.
fn sides(ctx: &Ctx) -> [Side; 2] {
    let side = |read: &Read, name: String| Side {
        name,
        picture: svg(ctx, read).map(|svg| address(&svg)),
    };
    let now = at_hand(ctx);
    let held = other(ctx);
    let [first, second] = names(ctx, held.as_deref(), &now);
    let first = match held {
        Some(held) => side(&held, first),
        None => side(
            &Written::default().read(&ctx.state.dataset),
            s::before(ctx.l()).to_owned(),
        ),
    };
    [first, side(&now, second)]
}

fn pictures(ctx: &Ctx, sides: &[Side; 2]) -> Html {
    let l = ctx.l();
    html! {
        <div class="pictures">
            { for sides.iter().map(|side| html! {
                <figure>
                    if let Some(picture) = &side.picture {
                        <img src={picture.clone()} alt={t::fill(s::picture_of(l), &[&side.name])} />
                    } else {
                        <p class="unknown">{ s::not_applied(l) }</p>
                    }
                    <figcaption>{ side.name.clone() }</figcaption>
                </figure>
            }) }
        </div>
    }
}

/// The figures of the network as it is, of the scenario held, and of the one at hand.
fn table(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let (held, now) = (other(ctx), at_hand(ctx));
    let [first, second] = names(ctx, held.as_deref(), &now);
    let column = |(read, name): (Rc<Read>, String)| {
        let changed = read.outcome.as_ref().ok();
        let rows = changed.map(|changed| rows::rows(l, &changed.0.dataset.network));
        (name, rows)
    };
    let held = held.map(|held| (held, first));
    let columns: Vec<(String, Option<Vec<rows::Row>>)> = held
        .into_iter()
        .chain([(now, second)])
        .map(column)
        .collect();
    let before = rows::rows(l, base(ctx));
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={s::compare(l)}>
        <table class="matrix before-after">
            <thead><tr>
                <th scope="col">{ s::figure(l) }</th><th scope="col">{ s::before(l) }</th>
                { for columns.iter().map(|(name, _)| html! { <th scope="col">{ name }</th> }) }
            </tr></thead>
            <tbody>{ for before.iter().enumerate().map(|(i, b)| {
                let shown = b.shown(l);
                let cells: Vec<String> = columns.iter().map(|(_, rows)| {
                    let row = rows.as_ref().and_then(|rows| rows.get(i));
                    row.map_or_else(String::new, |row| row.shown(l))
                }).collect();
                html! {
                    <tr class={classes!(cells.iter().any(|cell| *cell != shown).then_some("differs"))}>
                        <th scope="row">{ &*b.label }</th><td>{ shown }</td>
                        { for cells.into_iter().map(|cell| html! { <td>{ cell }</td> }) }
                    </tr>
                }
            }) }</tbody>
        </table>
        </div>
    }
}

/// The comparison, and how to begin one.
#[component]
pub(super) fn Compare(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let large = use_state(bool::default);
    let plan = &ctx.state.plan;
    let is_held = plan.other.is_some();
    let key = (
        ctx.state.dataset.clone(),
        plan.text.clone(),
        plan.other.clone(),
        l,
        is_held || *large,
    );
    let sides = use_memo(key, |(_, _, _, _, is_shown)| {
        is_shown.then(|| self::sides(ctx))
    });
    let show = |is_shown: bool| {
        let large = large.clone();
        Callback::from(move |_: MouseEvent| large.set(is_shown))
    };
    let button = |label: &'static str, onclick: Callback<MouseEvent>| {
        html! { <button type="button" class="quiet" {onclick}>{ label }</button> }
    };
    let hold = {
        let text = plan.text.clone();
        ctx.on(move || Action::Compare(Some(text.clone())))
    };
    let held = plan.other.clone();
    html! {
        <section class="part compare">
            <h3>{ s::compare(l) }</h3>
            if let (true, Some(sides)) = (is_held, &*sides) {
                { pictures(ctx, sides) }
                { table(ctx) }
            } else {
                <p class="fine">{ s::compare_note(l) }</p>
            }
            <p class="buttons">
                { button(s::side_by_side(l), show(true)) }
                { button(s::hold(l), hold) }
                if let Some(held) = held {
                    { button(s::take_over(l), ctx.on(move || Action::Plan((*held).clone()))) }
                    { button(s::compare_end(l), ctx.on(|| Action::Compare(None))) }
                }
            </p>
            if let (true, Some(sides)) = (*large, &*sides) {
                <Large close={ { let large = large.clone(); Callback::from(move |()| large.set(false)) } } label={s::compare(l)} shut={t::close(l)}>
                    { pictures(ctx, sides) }
                    { table(ctx) }
                </Large>
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct LargeProps {
    close: Callback<()>,
    label: &'static str,
    shut: &'static str,
    children: Html,
}

/// A dialog as large as the page.
#[component]
fn Large(props: &LargeProps) -> Html {
    let dialog = use_modal();
    let onclick = {
        let dialog = dialog.clone();
        // Closing it gives the focus back to the button that opened it.
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let onclose = props.close.reform(|_: Event| ());
    html! {
        <dialog class="help-dialog large" ref={dialog} aria-label={props.label} {onclose}>
            <p class="buttons"><b>{ props.label }</b><button type="button" class="quiet" {onclick}>{ props.shut }</button></p>
            { props.children.clone() }
        </dialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_columns_have_one_name() {
        let of = |one: &str, other: &str| distinct("Now", [one.to_owned(), other.to_owned()]);
        assert_eq!(of("A", "B"), ["A", "B"]);
        assert_eq!(of("A", "A"), ["A (1)", "A (2)"]);
        assert_eq!(of("Now", "A"), ["Now (2)", "A"]);
        assert_eq!(of("", "Now"), ["", "Now (2)"]);
        assert_eq!(of("Now", "Now"), ["Now (1)", "Now (2)"]);
    }
}
