//! One location, corrected or added by a form: what was filled in goes on as a list of one row.

use std::cell::RefCell;
use std::rc::Rc;

use buitenkaart_core::analysis::Position;
use buitenkaart_core::import::{Field, choices, field_name, filled_in, form, own_choices};
use buitenkaart_core::model::FieldId;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::bench::Opened;
use super::find::named;
use super::reshape::{How, Reshape, begin};
use super::select::Select;
use super::source::{keys, standings};
use crate::dataset::Dataset;
use crate::i18n as t;
use crate::i18n::import as s;
use crate::view::ctx::Ctx;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) ctx: Ctx,
    pub(super) opened: Opened,
}

/// What is being filled in.
#[derive(Clone)]
struct Sheet {
    dataset: Rc<Dataset>,
    /// Which location; none: a new one.
    at: Option<Position>,
    values: Vec<(String, String)>,
    /// Where it is to be merged or split rather than corrected.
    how: Option<How>,
}

thread_local! {
    /// What is being filled in, merged or split, which stays where the visitor looks at another page meanwhile.
    static FILLED: RefCell<Option<Sheet>> = const { RefCell::new(None) };
}

/// Which location, and then its form.
#[component]
pub(super) fn OneLocation(Props { ctx, opened }: &Props) -> Html {
    let l = ctx.l();
    let sheet = use_state(|| {
        let filled = FILLED.with_borrow(Clone::clone);
        // Of another network than the one on show its cells would be news.
        filled.filter(|one| one.how.is_some() || Rc::ptr_eq(&one.dataset, &ctx.state.whole))
    });
    let wanted = use_state(String::new);
    let put = {
        let sheet = sheet.clone();
        Callback::from(move |next: Option<Sheet>| {
            FILLED.replace(next.clone());
            sheet.set(next);
        })
    };
    let fill_in = {
        let (put, dataset) = (put.clone(), ctx.state.whole.clone());
        Callback::from(move |at: Option<Position>| {
            let values = form(&dataset.network, at, l);
            let dataset = dataset.clone();
            put.emit(Some(Sheet {
                dataset,
                at,
                values,
                how: None,
            }));
        })
    };
    if let Some(filled) = &*sheet {
        if let (Some(how), Some(at)) = (filled.how, filled.at) {
            let leave = {
                let back = Sheet {
                    how: None,
                    ..filled.clone()
                };
                put.reform(move |_: MouseEvent| Some(back.clone()))
            };
            let (ctx, dataset) = (ctx.clone(), filled.dataset.clone());
            return html! { <Reshape {ctx} {dataset} {at} {how} {leave} /> };
        }
        return fields(ctx, filled, &put, opened);
    }
    let oninput = {
        let wanted = wanted.clone();
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            wanted.set(input.value());
        })
    };
    let found = named(&ctx.state.whole, &wanted, l, |_| true);
    html! {
        <details class="form">
            <summary>{ s::one_location(l) }</summary>
            <label class="field">{ s::which_location(l) }<input type="search" name="location" autocomplete="off" {oninput} /></label>
            <div class="buttons">
                { for found.into_iter().map(|(at, name)| {
                    let fill_in = fill_in.clone();
                    let onclick = Callback::from(move |_: MouseEvent| fill_in.emit(Some(at)));
                    html! { <button type="button" class="quiet" {onclick}>{ name }</button> }
                }) }
                <button type="button" class="quiet add" onclick={fill_in.reform(|_: MouseEvent| None)}>{ s::add_location(l) }</button>
            </div>
        </details>
    }
}

fn fields(ctx: &Ctx, filled: &Sheet, put: &Callback<Option<Sheet>>, opened: &Opened) -> Html {
    let l = ctx.l();
    let network = &filled.dataset.network;
    let location = filled
        .at
        .and_then(|at| network.locations().get(at as usize));
    let title = match location {
        Some(location) => t::fill(s::change_of(l), &[location.name.get(l)]),
        None => s::add_location(l).to_owned(),
    };
    let onsubmit = {
        let (filled, opened, title) = (filled.clone(), opened.clone(), title.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let network = &filled.dataset.network;
            let text = filled_in(network, filled.at, &filled.values, l);
            FILLED.take();
            opened.emit(vec![(title.clone(), Ok(text.into_bytes()))]);
        })
    };
    let reshape = |how: How, class: &'static str, label: &'static str| {
        let sheet = Sheet {
            how: Some(how),
            ..filled.clone()
        };
        let onclick = put.reform(move |_: MouseEvent| {
            begin();
            Some(sheet.clone())
        });
        html! { <button type="button" class={classes!("quiet", class)} {onclick}>{ label }</button> }
    };
    html! {
        <form class="one" {onsubmit}>
            <h3>{ title }</h3>
            <p>{ s::form_note(l) }</p>
            { for filled.values.iter().enumerate().map(|(i, held)| one(ctx, filled, put, i, held)) }
            <div class="buttons">
                <button type="submit" class="primary">{ s::review(l) }</button>
                <button type="button" class="quiet" onclick={put.reform(|_: MouseEvent| None)}>{ s::cancel(l) }</button>
                if filled.at.is_some() {
                    { reshape(How::Merge, "merge", s::merge(l)) }
                    { reshape(How::Split, "split", s::split(l)) }
                }
            </div>
        </form>
    }
}

fn one(
    ctx: &Ctx,
    filled: &Sheet,
    put: &Callback<Option<Sheet>>,
    i: usize,
    (key, value): &(String, String),
) -> Html {
    let l = ctx.l();
    let network = &filled.dataset.network;
    let set = {
        let (filled, put) = (filled.clone(), put.clone());
        Callback::from(move |value: String| {
            let mut next = filled.clone();
            if let Some(slot) = next.values.get_mut(i) {
                slot.1 = value;
            }
            put.emit(Some(next));
        })
    };
    let field = Field::from_key(key);
    let own = key.strip_prefix("field.").and_then(FieldId::new);
    let own = own.and_then(|id| network.field(&id));
    let choices = match (field, own) {
        (Some(Field::Standing), _) => standings(l),
        (Some(field @ (Field::Service | Field::Kind)), _) => choices(network, field, l),
        // As our own tables have them: by their names.
        (_, Some(own)) => own_choices(own, l)
            .into_iter()
            .map(|(_, name)| (name.clone(), name))
            .collect(),
        _ => Vec::new(),
    };
    let own_name = own.map(|own| own.name.get(l));
    let label = field.map(|field| field_name(field, l)).or(own_name);
    let name = key.clone();
    if choices.is_empty() {
        let onchange = set.reform(|event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            input.value()
        });
        let inputmode = own.and_then(|own| keys(own.kind));
        return html! { <label class="field">{ label }<input {name} {inputmode} value={value.clone()} {onchange} /></label> };
    }
    let mut options = Vec::new();
    if value.is_empty() || own.is_some() || filled.at.is_none() {
        options.push((String::new(), s::unsaid(l).to_owned()));
    }
    if !value.is_empty() && choices.iter().all(|(key, _)| key != value) {
        options.push((value.clone(), value.clone()));
    }
    options.extend(choices);
    html! { <label class="field">{ label }<Select {name} held={value.clone()} {options} choose={set} /></label> }
}
