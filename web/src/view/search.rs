//! The search field: a combobox after the ARIA pattern, with suggestions as one types.

use buitenkaart_core::model::Locale;
use buitenkaart_core::search::{Hit, Target};
use yew::prelude::*;

use super::Ctx;
use crate::model::Model;
use crate::state::{Action, Selection};
use crate::text as t;

const LIMIT: usize = 8;

/// The search field.
#[component]
pub(crate) fn Search(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let query = use_state(String::new);
    let open = use_state(|| false);
    let active = use_state(|| 0_usize);
    let hits: Vec<(Hit, Selection)> = if *open && !query.trim().is_empty() {
        let found = ctx.model().index().find(&query, l, LIMIT * 2);
        found
            .into_iter()
            .filter_map(|hit| Some((leads_to(ctx.model(), &hit)?, hit)))
            .map(|(selection, hit)| (hit, selection))
            .take(LIMIT)
            .collect()
    } else {
        Vec::new()
    };
    let at = (*active).min(hits.len().saturating_sub(1));
    let choose = {
        let (dispatch, open, query) = (ctx.dispatch.clone(), open.clone(), query.clone());
        move |label: &str, selection: Selection| {
            query.set(label.to_owned());
            open.set(false);
            dispatch.dispatch(Action::Select(selection));
        }
    };
    let oninput = {
        let (query, open, active) = (query.clone(), open.clone(), active.clone());
        Callback::from(move |event: InputEvent| {
            query.set(
                event
                    .target_unchecked_into::<web_sys::HtmlInputElement>()
                    .value(),
            );
            open.set(true);
            active.set(0);
        })
    };
    let onkeydown = {
        let (query, open, active) = (query.clone(), open.clone(), active.clone());
        let choose = choose.clone();
        let count = hits.len();
        let chosen = hits
            .get(at)
            .map(|(hit, selection)| (hit.label.clone(), *selection));
        Callback::from(move |event: KeyboardEvent| match &*event.key() {
            "ArrowDown" => {
                event.prevent_default();
                if count == 0 {
                    open.set(true);
                } else {
                    active.set((at + 1) % count);
                }
            }
            "ArrowUp" if count > 0 => {
                event.prevent_default();
                active.set((at + count - 1) % count);
            }
            "Enter" => {
                event.prevent_default();
                if let Some((label, selection)) = &chosen {
                    choose(label, *selection);
                }
            }
            "Escape" => {
                event.stop_propagation();
                if *open {
                    open.set(false);
                } else {
                    query.set(String::new());
                }
            }
            _ => {}
        })
    };
    let onblur = {
        let open = open.clone();
        Callback::from(move |_: FocusEvent| open.set(false))
    };
    let clear = {
        let query = query.clone();
        Callback::from(move |_: MouseEvent| query.set(String::new()))
    };
    let expanded = *open && !query.trim().is_empty();
    let status = match (expanded, hits.len()) {
        (false, _) => String::new(),
        (true, 0) => t::fill(t::search_none(l), &[&query]),
        (true, n) => t::fill(t::search_count(l), &[&n.to_string()]),
    };
    html! {
        <div class="search" role="search">
            <input type="text" role="combobox" autocomplete="off" spellcheck="false"
                aria-label={t::search(l)} placeholder={t::search(l)}
                aria-expanded={(!hits.is_empty()).to_string()} aria-controls="hits" aria-autocomplete="list"
                aria-activedescendant={(!hits.is_empty()).then(|| format!("hit-{at}"))}
                value={(*query).clone()} {oninput} {onkeydown} {onblur} />
            if !query.is_empty() {
                <button type="button" class="x" aria-label={t::search_clear(l)} onclick={clear}>{ "×" }</button>
            }
            <div class={classes!("hits", hits.is_empty().then_some("empty"))} id="hits" role="listbox" aria-label={t::search(l)}>
                { for hits.iter().enumerate().map(|(i, (hit, selection))| {
                    let choose = choose.clone();
                    let (label, selection) = (hit.label.clone(), *selection);
                    // The field must not lose the focus before the click arrives.
                    let onmousedown = Callback::from(move |event: MouseEvent| {
                        event.prevent_default();
                        choose(&label, selection);
                    });
                    html! {
                        <div role="option" id={format!("hit-{i}")} class={classes!("hit", (i == at).then_some("on"))}
                            aria-selected={(i == at).to_string()} {onmousedown}>
                            <span>{ shown(hit) }</span>
                            <small>{ kind_of(ctx, hit) }</small>
                        </div>
                    }
                }) }
            </div>
            <p class={classes!("search-status", (!hits.is_empty() || !expanded).then_some("quiet"))} role="status">{ status }</p>
        </div>
    }
}

/// What choosing a hit selects; nothing where it leads nowhere in this network.
fn leads_to(model: &Model, hit: &Hit) -> Option<Selection> {
    let location = |id: &str| model.position(id).map(Selection::Location);
    match &hit.target {
        Target::Country(country) => Some(Selection::Country(*country)),
        Target::Location(id)
        | Target::Theme { location: id, .. }
        | Target::File { location: id, .. } => location(id.as_str()),
        Target::Place(place) => {
            let first = model
                .network
                .locations()
                .iter()
                .find(|l| l.place == *place)?;
            location(first.id.as_str())
        }
        Target::Organisation(organisation) => {
            let answers =
                buitenkaart_core::analysis::answers_for_organisation(&model.network, organisation);
            answers.first().map(|a| Selection::Location(a.position))
        }
    }
}

/// The name of a hit, what matched marked; the other name that matched in brackets.
fn shown(hit: &Hit) -> Html {
    let marked = |text: &str| -> Html {
        let mut parts: Vec<Html> = Vec::new();
        let mut from = 0;
        for range in &hit.ranges {
            if let (Some(before), Some(inside)) =
                (text.get(from..range.start), text.get(range.clone()))
            {
                parts.push(html! { <>{ before.to_owned() }<mark>{ inside.to_owned() }</mark></> });
                from = range.end;
            }
        }
        parts.push(html! { { text.get(from..).unwrap_or_default().to_owned() } });
        parts.into_iter().collect()
    };
    if hit.matched == hit.label {
        marked(&hit.label)
    } else {
        html! { <>{ &*hit.label }{ " (" }{ marked(&hit.matched) }{ ")" }</> }
    }
}

fn kind_of(ctx: &Ctx, hit: &Hit) -> String {
    let l: Locale = ctx.l();
    let name = |id: &buitenkaart_core::model::LocationId| {
        ctx.model()
            .network
            .location(id)
            .map_or("", |x| x.name.get(l))
            .to_owned()
    };
    match &hit.target {
        Target::Place(_) => t::hit_place(l).to_owned(),
        Target::Country(_) => t::hit_country(l).to_owned(),
        Target::Location(id) => ctx
            .model()
            .network
            .location(id)
            .map_or("", |x| t::kind_one(l, x.kind))
            .to_owned(),
        Target::Organisation(_) => t::hit_organisation(l).to_owned(),
        Target::Theme { location, .. } => t::fill(t::hit_theme(l), &[&name(location)]),
        Target::File { location, .. } => t::fill(t::hit_file(l), &[&name(location)]),
    }
}
