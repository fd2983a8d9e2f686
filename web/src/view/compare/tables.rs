//! Who is where: countries, cities, and the nearest of the others.

use std::rc::Rc;

use buitenkaart_core::analysis::{Position, effective};
use buitenkaart_core::compare::{City, Held, Here, Near, Row, SAME_CITY_KM};
use buitenkaart_core::model::Locale;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::legend::sign;
use super::networks::title;
use super::worked::Worked;
use crate::browser::intl::{self, Names};
use crate::i18n as t;
use crate::i18n::compare as s;
use crate::view::common::claims;
use crate::view::ctx::Ctx;

/// How many rows are shown at first, and with each further step.
const ROWS: usize = 40;

/// Of so many rows at most the order is that of their names; else that of the files.
const SORTED: usize = 2000;

/// How many locations a cell names.
const NAMED: usize = 4;

/// What a table is given.
#[derive(Clone, Properties)]
pub(super) struct Given {
    pub(super) ctx: Ctx,
    pub(super) worked: Rc<Worked>,
}

impl PartialEq for Given {
    fn eq(&self, other: &Self) -> bool {
        self.ctx == other.ctx && Rc::ptr_eq(&self.worked, &other.worked)
    }
}

/// Which rows of a table are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    All,
    Shared,
    Alone(usize),
    Could,
}

impl Which {
    fn value(self) -> String {
        match self {
            Self::All => "all".to_owned(),
            Self::Shared => "shared".to_owned(),
            Self::Could => "could".to_owned(),
            Self::Alone(at) => at.to_string(),
        }
    }
}

/// The choice, or the first where it is offered no longer: a network has left, or nothing is left of it.
fn offered(all: &[(Which, usize)], which: Which) -> Which {
    let is_offered = all.iter().any(|(one, _)| *one == which);
    match all.first() {
        Some((first, _)) if !is_offered => *first,
        _ => which,
    }
}

fn held(l: Locale, held: Held) -> &'static str {
    match held {
        Held::NotFound => s::held_not_found(l),
        Held::Contested => s::held_contested(l),
        Held::Answered => s::held_answered(l),
        Held::Stands => s::held_present(l),
        Held::Home => s::held_home(l),
    }
}

fn here(l: Locale, here: Option<Here>) -> &'static str {
    match here {
        None => s::held_not_found(l),
        Some(Here::Candidate) => s::held_candidate(l),
        Some(Here::Contested) => s::held_contested(l),
        Some(Here::Present) => s::held_present(l),
    }
}

/// A choice of rows, with how many there are of each.
fn choice(
    ctx: &Ctx,
    worked: &Worked,
    all: &[(Which, usize)],
    which: Which,
    set: &Callback<Which>,
) -> Html {
    let l = ctx.l();
    let options = all.iter().map(|(one, count)| {
        let count = count.to_string();
        let text = match one {
            Which::All => t::fill(s::show_all(l), &[&count]),
            Which::Shared => t::fill(s::show_shared(l), &[&count]),
            Which::Could => t::fill(s::show_could(l), &[&count]),
            Which::Alone(at) => t::fill(s::show_alone(l), &[&title(ctx, worked, *at), &count]),
        };
        html! { <option value={one.value()} selected={*one == which}>{ text }</option> }
    });
    let onchange = {
        let (set, all) = (set.clone(), all.to_vec());
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            if let Some((one, _)) = all.iter().find(|(one, _)| one.value() == value) {
                set.emit(*one);
            }
        })
    };
    html! { <label class="field">{ s::show(l) }<select {onchange}>{ for options }</select></label> }
}

/// A table of so many rows, of which some are drawn.
fn table(
    ctx: &Ctx,
    label: &str,
    head: Html,
    rows: Vec<Html>,
    all: usize,
    steps: &UseStateHandle<usize>,
) -> Html {
    let l = ctx.l();
    let shown = rows.len();
    let more = {
        let steps = steps.clone();
        Callback::from(move |_: MouseEvent| steps.set(*steps + 1))
    };
    html! {
        <>
            <div class="scroll" tabindex="0" role="region" aria-label={label.to_owned()}>
                <table class="matrix narrow who">
                    <thead><tr>{ head }</tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            <p class="fine" role="status">{ t::fill(s::shown_of(l), &[&shown.to_string(), &all.to_string()]) }</p>
            if shown < all {
                <button type="button" class="quiet more-rows" onclick={more}>{ t::fill(s::more_rows(l), &[&(all - shown).to_string()]) }</button>
            }
        </>
    }
}

fn heads(ctx: &Ctx, worked: &Worked) -> Html {
    html! {
        <>{ for (0..worked.sides.len()).map(|at| html! {
            <th scope="col">{ sign(at) }{ title(ctx, worked, at) }</th>
        }) }</>
    }
}

/// In the order of their names, where there are not so many that it would take long.
fn by_name<T: Copy>(l: Locale, rows: Vec<(String, T)>) -> Vec<(String, T)> {
    if rows.len() > SORTED {
        return rows;
    }
    intl::ordered(l, rows, |(name, _)| name).collect()
}

/// What a network has, in a word, the names, and who says so.
fn cell(
    ctx: &Ctx,
    worked: &Worked,
    at: usize,
    class: &'static str,
    word: &'static str,
    locations: &[Position],
    more: Option<String>,
) -> Html {
    let l = ctx.l();
    let Some(side) = worked.sides.get(at) else {
        return html! { <td></td> };
    };
    let named = locations
        .iter()
        .take(NAMED)
        .filter_map(|at| side.location(*at));
    let mut names: Vec<String> = named
        .map(|location| location.name.get(l).to_owned())
        .collect();
    if locations.len() > NAMED {
        names.push(t::fill(
            s::and_more(l),
            &[&(locations.len() - NAMED).to_string()],
        ));
    }
    let cited = side.cited(locations);
    html! {
        <td class={class}>
            <b>{ word }</b>
            if let Some(more) = more { { " " }{ more } }
            if !names.is_empty() { <small>{ intl::joined(names, ", ") }</small> }
            if !cited.is_empty() {
                <details>
                    <summary>{ t::fill(s::sources_n(l), &[&cited.len().to_string()]) }</summary>
                    <ul class="sources">{ for cited.into_iter().map(|one| html! { <li>{ claims::source(l, one) }</li> }) }</ul>
                </details>
            }
        </td>
    }
}

/// Who covers which country.
#[component]
pub(super) fn Countries(Given { ctx, worked }: &Given) -> Html {
    let l = ctx.l();
    let which = use_state(|| Which::All);
    let steps = use_state(|| 1_usize);
    let rows = &worked.countries;
    let mut all = vec![
        (Which::All, rows.len()),
        (
            Which::Shared,
            rows.iter().filter(|row| row.is_shared()).count(),
        ),
    ];
    all.extend((0..worked.sides.len()).map(|at| {
        (
            Which::Alone(at),
            rows.iter().filter(|row| row.alone() == Some(at)).count(),
        )
    }));
    let chosen = offered(&all, *which);
    let holds = |row: &&Row| match chosen {
        Which::All | Which::Could => true,
        Which::Shared => row.is_shared(),
        Which::Alone(at) => row.alone() == Some(at),
    };
    let names = Names::new(l);
    let matching: Vec<(String, &Row)> = rows
        .iter()
        .filter(holds)
        .map(|row| (names.country(row.country), row))
        .collect();
    let matching = by_name(l, matching);
    let drawn = matching.iter().take(ROWS * *steps).map(|(name, row)| {
        html! {
            <tr key={row.country.as_str().to_owned()}>
                <th scope="row">{ name.clone() }</th>
                { for row.held.iter().zip(&row.locations).enumerate().map(|(at, (it, locations))| {
                    cell(ctx, worked, at, it.as_str(), held(l, *it), locations, None)
                }) }
            </tr>
        }
    });
    let set = choose_rows(&which, &steps);
    html! {
        <>
            { choice(ctx, worked, &all, chosen, &set) }
            { table(ctx, s::countries(l), html! { <><th scope="col">{ t::country(l) }</th>{ heads(ctx, worked) }</> }, drawn.collect(), matching.len(), &steps) }
        </>
    }
}

fn choose_rows(which: &UseStateHandle<Which>, steps: &UseStateHandle<usize>) -> Callback<Which> {
    let (which, steps) = (which.clone(), steps.clone());
    Callback::from(move |one| {
        which.set(one);
        steps.set(1);
    })
}

/// Who is in which city.
#[component]
pub(super) fn Cities(Given { ctx, worked }: &Given) -> Html {
    let l = ctx.l();
    let which = use_state(|| Which::Shared);
    let steps = use_state(|| 1_usize);
    let sides = &worked.sides;
    let present = |row: &City, at: usize| row.here(sides, at) == Some(Here::Present);
    let is_alone = |row: &City, at: usize| {
        present(row, at)
            && row
                .cells
                .iter()
                .enumerate()
                .all(|(one, cell)| (one == at) == cell.is_some())
    };
    let could = |row: &City| {
        matches!(row.here(sides, 0), Some(Here::Candidate | Here::Contested))
            && (1..sides.len()).any(|at| present(row, at))
    };
    let holds = |row: &City, which: Which| match which {
        Which::All => true,
        Which::Shared => row.is_shared(sides),
        Which::Alone(at) => is_alone(row, at),
        Which::Could => could(row),
    };
    let mut all = vec![Which::Shared, Which::Could, Which::All];
    all.extend((0..sides.len()).map(Which::Alone));
    let all: Vec<(Which, usize)> = all
        .into_iter()
        .map(|which| {
            (
                which,
                worked.cities.iter().filter(|row| holds(row, which)).count(),
            )
        })
        .filter(|(which, count)| *which != Which::Could || *count > 0)
        .collect();
    let place = |row: &City, at: usize| {
        let town = row.in_side(sides, at)?;
        sides
            .get(at)?
            .network()
            .file()
            .places
            .get(town.place as usize)
    };
    let names = Names::new(l);
    let named = |row: &City| {
        let place = place(row, row.of);
        let city = place.map_or("", |place| place.name.get(l));
        let country = place
            .and_then(|place| place.country)
            .map(|code| names.country(code));
        format!("{city}, {}", country.unwrap_or_default())
    };
    let chosen = offered(&all, *which);
    let matching = worked.cities.iter().filter(|row| holds(row, chosen));
    let matching: Vec<(String, &City)> = matching.map(|row| (named(row), row)).collect();
    let matching = by_name(l, matching);
    let drawn = matching.iter().take(ROWS * *steps).map(|(name, row)| html! {
        <tr>
            <th scope="row">{ name.clone() }</th>
            { for (0..sides.len()).map(|at| {
                let town = row.in_side(sides, at);
                let locations = town.map_or(&[][..], |town| &town.locations);
                let far = row.cells.get(at).copied().flatten().filter(|cell| cell.km > 0.0 && at != row.of);
                let far = far.and_then(|cell| {
                    Some(format!("· {}, {}", place(row, at)?.name.get(l), intl::km(l, cell.km)))
                });
                let it = row.here(sides, at);
                let class = it.map_or("not-found", Here::as_str);
                cell(ctx, worked, at, class, here(l, it), locations, far)
            }) }
        </tr>
    });
    let set = choose_rows(&which, &steps);
    html! {
        <>
            <p class="fine">{ t::fill(s::cities_note(l), &[&intl::km(l, SAME_CITY_KM)]) }</p>
            { choice(ctx, worked, &all, chosen, &set) }
            { table(ctx, s::cities(l), html! { <><th scope="col">{ s::cities(l) }</th>{ heads(ctx, worked) }</> }, drawn.collect(), matching.len(), &steps) }
        </>
    }
}

/// The nearest of each other network to every location of one.
#[component]
pub(super) fn Nearest(Given { ctx, worked }: &Given) -> Html {
    let l = ctx.l();
    let from = use_state(usize::default);
    let steps = use_state(|| 1_usize);
    let of = if *from < worked.sides.len() { *from } else { 0 };
    let others: Vec<usize> = (0..worked.sides.len()).filter(|at| *at != of).collect();
    let given = Given {
        ctx: ctx.clone(),
        worked: worked.clone(),
    };
    let near = use_memo((given, of), |(given, of)| {
        let sides = 0..given.worked.sides.len();
        let near = |to: usize| given.worked.nearest(*of, to);
        sides
            .filter(|at| at != of)
            .map(near)
            .collect::<Vec<Vec<Near>>>()
    });
    let onchange = {
        let (from, steps) = (from.clone(), steps.clone());
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            from.set(value.parse().unwrap_or_default());
            steps.set(1);
        })
    };
    let first = near.iter().find(|all| !all.is_empty());
    let all = first.map_or(0, Vec::len);
    let side = worked.sides.get(of);
    let drawn = (0..all.min(ROWS * *steps)).filter_map(|row| {
        let position = first?.get(row)?.position;
        let location = side?.location(position)?;
        let what = match side?.here(position) {
            Some(Here::Present) => String::new(),
            _ => format!(" ({})", t::standing_name(l, effective(location))),
        };
        Some(html! {
            <tr>
                <th scope="row">{ location.name.get(l) }{ what }</th>
                { for others.iter().zip(near.iter()).map(|(to, near)| {
                    let found = near.get(row).and_then(|near| Some((near, worked.sides.get(*to)?.location(near.other)?)));
                    match found {
                        Some((near, there)) => html! { <td>{ there.name.get(l) }<b class="km">{ intl::km(l, near.km) }</b></td> },
                        None => html! { <td class="not-found">{ s::held_not_found(l) }</td> },
                    }
                }) }
            </tr>
        })
    });
    let head = html! {
        <>
            <th scope="col">{ s::location(l) }</th>
            { for others.iter().map(|at| html! { <th scope="col">{ sign(*at) }{ title(ctx, worked, *at) }</th> }) }
        </>
    };
    html! {
        <>
            <p class="fine">{ s::nearest_note(l) }</p>
            <label class="field">{ s::nearest_from(l) }
                <select {onchange}>{ for (0..worked.sides.len()).map(|at| html! {
                    <option value={at.to_string()} selected={at == of}>{ title(ctx, worked, at) }</option>
                }) }</select>
            </label>
            { table(ctx, s::nearest(l), head, drawn.collect(), all, &steps) }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_that_is_offered_no_longer_is_the_first() {
        let all = [(Which::Shared, 2), (Which::All, 3), (Which::Alone(0), 0)];
        assert_eq!(offered(&all, Which::Alone(0)), Which::Alone(0));
        assert_eq!(offered(&all, Which::Alone(1)), Which::Shared);
        assert_eq!(offered(&all, Which::Could), Which::Shared);
    }
}
