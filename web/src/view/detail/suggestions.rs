//! What a text may mean: the hits of the search index, for people.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use buitenkaart_core::analysis::answers_for_organisation;
use buitenkaart_core::countries::named_cities;
use buitenkaart_core::model::{Country, Locale, LocationId};
use buitenkaart_core::search::{Hit, Index, Target};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::intl::Names;
use crate::chunks::Suggestion;
use crate::dataset::Dataset;
use crate::i18n as t;
use crate::state::Selection;
use crate::view::common::slices::in_slices;
use crate::view::ctx::Ctx;

/// From how many locations on the index is made in turns.
const LARGE: usize = 2000;

thread_local! {
    /// The network whose index is being made.
    static IN_THE_MAKING: RefCell<Weak<Dataset>> = const { RefCell::new(Weak::new()) };
}

/// What a text may mean, the best first, at most `most`. Nothing as long as the index of a large network is being
/// made; then who asks is drawn again.
pub(super) fn suggestions(
    ctx: &Ctx,
    text: &str,
    most: usize,
    again: &UseForceUpdateHandle,
) -> Vec<Suggestion> {
    let dataset = ctx.dataset();
    if dataset.index.get().is_none() {
        make_index(dataset, again);
    }
    let Some(index) = dataset.index.get() else {
        return Vec::new();
    };
    // Some lead nowhere in this network.
    let hits = index.find(text, ctx.l(), most * 2);
    let suggestion = |hit: &Hit| {
        Some(Suggestion {
            selection: leads_to(dataset, hit)?,
            label: hit.label.to_string(),
            shown: shown(hit),
            sort: kind_of(ctx, hit),
        })
    };
    hits.iter().filter_map(suggestion).take(most).collect()
}

/// Makes the index, once somebody searches: a thousand country names take a while on a phone.
fn make_index(dataset: &Rc<Dataset>, again: &UseForceUpdateHandle) {
    if dataset.network.locations().len() < LARGE {
        let (countries, cities) = (names(), named_cities());
        let _ = dataset.index.set(Index::build(
            &dataset.network,
            &borrowed(&countries),
            &cities,
        ));
        return;
    }
    let is_in_the_making = |dataset: &Rc<Dataset>| {
        IN_THE_MAKING.with_borrow(|of| std::ptr::eq(of.as_ptr(), Rc::as_ptr(dataset)))
    };
    if is_in_the_making(dataset) {
        return;
    }
    IN_THE_MAKING.replace(Rc::downgrade(dataset));
    let (dataset, again) = (dataset.clone(), again.clone());
    spawn_local(async move {
        let (countries, cities) = (names(), named_cities());
        let countries = borrowed(&countries);
        let work = Index::building(&dataset.network, &countries, &cities);
        // Another network may be on show by now.
        if let Some(index) = in_slices(work, |_| is_in_the_making(&dataset)).await {
            let _ = dataset.index.set(index);
            again.force_update();
        }
    });
}

/// The names of all countries, in every language.
fn names() -> Vec<(Country, [String; 4])> {
    Country::all()
        .map(|country| (country, Locale::ALL.map(|l| Names::new(l).country(country))))
        .collect()
}

fn borrowed(names: &[(Country, [String; 4])]) -> Vec<(Country, [&str; 4])> {
    let names = names.iter();
    names
        .map(|(country, names)| (*country, names.each_ref().map(String::as_str)))
        .collect()
}

/// What choosing a hit selects; nothing where it leads nowhere in this network.
fn leads_to(dataset: &Dataset, hit: &Hit) -> Option<Selection> {
    let location = |id: &LocationId| {
        let id = dataset.position(id).map(|_| id.clone());
        id.map(Selection::Location)
    };
    match &hit.target {
        Target::Country(country) | Target::City(country) => Some(Selection::Country(*country)),
        Target::Location(id)
        | Target::Theme { location: id, .. }
        | Target::File { location: id, .. } => location(id),
        Target::Place(place) => {
            let first = dataset
                .network
                .locations()
                .iter()
                .find(|l| l.place == *place)?;
            location(&first.id)
        }
        Target::Organisation(organisation) => {
            let answers = answers_for_organisation(&dataset.network, organisation);
            let first = dataset.location(answers.first()?.position)?;
            location(&first.id)
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
    let name = |id: &LocationId| {
        ctx.dataset()
            .network
            .location(id)
            .map_or("", |x| x.name.get(l))
            .to_owned()
    };
    match &hit.target {
        Target::Place(_) => t::hit_place(l).to_owned(),
        Target::Country(_) => t::hit_country(l).to_owned(),
        Target::City(country) => t::fill(t::hit_city(l), &[&Names::new(l).country(*country)]),
        Target::Location(id) => ctx
            .dataset()
            .network
            .location(id)
            .map_or("", |x| x.kind.name(l))
            .to_owned(),
        Target::Organisation(_) => t::hit_organisation(l).to_owned(),
        Target::Theme { location, .. } => t::fill(t::hit_theme(l), &[&name(location)]),
        Target::File { location, .. } => t::fill(t::hit_file(l), &[&name(location)]),
    }
}
