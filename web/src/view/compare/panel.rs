//! The panel: who stands beside whom, how each counts, and what the comparison comes to.

use std::rc::Rc;

use buitenkaart_core::compare::Part;
use buitenkaart_core::export::BYTE_ORDER_MARK;
use js_sys::Reflect;
use web_sys::{Element, HtmlSelectElement};
use yew::prelude::*;

use super::choose::Choose;
use super::networks::{networks, ranking};
use super::tables::{Cities, Countries, Nearest};
use super::worked::{Sorts, Worked, work_out};
use crate::browser::object::get;
use crate::i18n as t;
use crate::i18n::compare as s;
use crate::view::common::file_name::file_name;
use crate::view::common::files::save;
use crate::view::common::section::part;
use crate::view::common::styles::use_styles;
use crate::view::ctx::Ctx;

/// The panel.
#[component]
pub(super) fn Panel(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let panel = use_node_ref();
    use_styles(&panel);
    {
        let panel = panel.clone();
        use_effect_with((), move |()| show_tab(&panel));
    }
    let sorts = use_state(Sorts::default);
    let what = (ctx.dataset().clone(), ctx.state.others.here.clone(), *sorts);
    let worked = use_memo(what, |(own, others, sorts)| work_out(own, others, *sorts));
    let given = || (ctx.clone(), worked.clone());
    let table = |name: &str,
                 (ctx, worked): (Ctx, Rc<Worked>),
                 draw: fn(Ctx, Rc<Worked>) -> Html| {
        html! { <details class="part more" open=true><summary><h3>{ name.to_owned() }</h3></summary>{ draw(ctx, worked) }</details> }
    };
    html! {
        <article class="plan side-by-side" ref={panel} aria-label={s::title(l)}>
            <h2 tabindex="-1">{ s::title(l) }</h2>
            <p class="fine">{ s::intro(l) }</p>
            <Choose ..ctx.clone() />
            if !ctx.state.others.here.is_empty() {
                { counted(ctx, *sorts, &sorts) }
                { part(s::networks(l), networks(ctx, &worked)) }
                { part(s::ranking(l), ranking(ctx, &worked)) }
                { table(s::cities(l), given(), |ctx, worked| html! { <Cities {ctx} {worked} /> }) }
                { table(s::countries(l), given(), |ctx, worked| html! { <Countries {ctx} {worked} /> }) }
                { table(s::nearest(l), given(), |ctx, worked| html! { <Nearest {ctx} {worked} /> }) }
                { part(t::download(l), downloads(ctx, &worked)) }
            }
        </article>
    }
}

/// Where there is not room for all tabs, they scroll: the last one, which is this panel's, is to be seen.
fn show_tab(panel: &NodeRef) {
    let app = panel
        .cast::<Element>()
        .and_then(|panel| panel.closest(".app").ok()?);
    let tabs = app.and_then(|app| app.query_selector(".pages").ok()?);
    if let Some(tabs) = tabs {
        let width = get(&tabs, "scrollWidth");
        let _ = Reflect::set(&tabs, &"scrollLeft".into(), &width);
    }
}

/// Which sorts of locations count.
fn counted(ctx: &Ctx, sorts: Sorts, set: &UseStateHandle<Sorts>) -> Html {
    let l = ctx.l();
    let name = |sorts: Sorts| match sorts {
        Sorts::All => s::counts_all(l),
        Sorts::Posts => s::counts_posts(l),
        Sorts::Offices => s::counts_offices(l),
    };
    let onchange = {
        let set = set.clone();
        Callback::from(move |event: Event| {
            let at = event
                .target_unchecked_into::<HtmlSelectElement>()
                .selected_index();
            let at = usize::try_from(at).unwrap_or_default();
            set.set(Sorts::ALL.get(at).copied().unwrap_or_default());
        })
    };
    html! {
        <label class="field counted">{ s::counts(l) }
            <select {onchange}>{ for Sorts::ALL.into_iter().map(|one| html! {
                <option selected={one == sorts}>{ name(one) }</option>
            }) }</select>
        </label>
    }
}

/// Each table, as it is and whole.
fn downloads(ctx: &Ctx, worked: &Rc<Worked>) -> Html {
    let l = ctx.l();
    let name = |part: Part| match part {
        Part::Networks => s::networks(l),
        Part::Countries => s::countries(l),
        Part::Cities => s::cities(l),
        Part::Nearest => s::nearest(l),
    };
    let button = |part: Part| {
        let (ctx, worked) = (ctx.clone(), worked.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            // What makes spreadsheets take it for UTF-8.
            let text = BYTE_ORDER_MARK.to_owned() + &worked.csv(part, ctx.l());
            let file = file_name(&ctx, &["buitenkaart-", part.as_str()].concat(), "csv");
            save(&ctx, &file, &text, "text/csv;charset=utf-8");
        });
        html! { <button type="button" class="quiet" {onclick}>{ name(part) }</button> }
    };
    html! {
        <>
            <p class="fine">{ s::download_note(l) }</p>
            <p class="buttons">{ for Part::ALL.into_iter().map(button) }</p>
        </>
    }
}
