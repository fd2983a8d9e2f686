//! What each row is: new, changed, confirmed, not sure, not taken; and what the list lacks. Each is
//! accepted or refused, or all of a kind.

use buitenkaart_core::import::{Candidate, Change, Counts, Outcome, PlanRow, Refusals};
use buitenkaart_core::model::LocationId;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::bench::{Bench, Held};
use super::select::Select;
use super::work::Work;
use crate::browser::time::breathe;
use crate::i18n as t;
use crate::i18n::import as s;

/// How many of a kind are shown at first, and how many more each time.
const STEP: usize = 50;

/// A kind of row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Ambiguous,
    New,
    Changed,
    Confirmed,
    Unchanged,
    Rejected,
}

fn sort(row: &PlanRow) -> Sort {
    match &row.outcome {
        Outcome::New | Outcome::More(_) => Sort::New,
        Outcome::Same { changes, .. } if changes.is_empty() => Sort::Unchanged,
        Outcome::Same { changes, .. } if changes.iter().all(|c| c.confirms) => Sort::Confirmed,
        Outcome::Same { .. } => Sort::Changed,
        Outcome::Ambiguous(_) => Sort::Ambiguous,
        Outcome::Rejected => Sort::Rejected,
    }
}

pub(super) fn rows(bench: &Bench, counts: Counts) -> Html {
    let l = bench.ctx.l();
    let part = |sort: Sort, title: &'static str, opened: bool| {
        html! { <Part bench={Held(bench.clone())} {sort} {title} {opened} /> }
    };
    let is_short = |count: usize| count > 0 && count <= STEP;
    html! {
        <section class="part">
            <h3>{ s::rows(l) }</h3>
            { part(Sort::Ambiguous, s::ambiguous(l), true) }
            { part(Sort::New, s::new(l), is_short(counts.new)) }
            { part(Sort::Changed, s::changed(l), is_short(counts.changed)) }
            { part(Sort::Confirmed, s::confirmed(l), false) }
            { part(Sort::Unchanged, s::unchanged(l), false) }
            { part(Sort::Rejected, s::rejected(l), false) }
            <Missing bench={Held(bench.clone())} />
        </section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PartProps {
    bench: Held,
    sort: Sort,
    title: &'static str,
    opened: bool,
}

#[component]
fn Part(props: &PartProps) -> Html {
    let bench = &props.bench.0;
    let l = bench.ctx.l();
    let shown = use_state(|| STEP);
    let is_drawn = use_drawn_soon(props.opened);
    let of_sort = |(_, row): &(usize, &PlanRow)| sort(row) == props.sort;
    let all: Vec<usize> = bench
        .work
        .plan
        .rows
        .iter()
        .enumerate()
        .filter(of_sort)
        .map(|(at, _)| at)
        .collect();
    if all.is_empty() {
        return html! {};
    }
    let can_refuse = matches!(props.sort, Sort::New | Sort::Changed | Sort::Confirmed);
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown * 2))
    };
    let listed = all
        .iter()
        .take(*shown)
        .filter_map(|&at| Some((at, bench.work.plan.rows.get(at)?)));
    html! {
        <details class="form" open={props.opened}>
            <summary>{ t::fill(props.title, &[&all.len().to_string()]) }</summary>
            if can_refuse { { together(bench, &all) } }
            if is_drawn {
                <ul class="steps">{ for listed.map(|(at, row)| html! { <li><div>{ one(bench, at, row, can_refuse) }</div></li> }) }</ul>
            }
            if all.len() > *shown { <button type="button" class="quiet" onclick={more}>{ s::more(l) }</button> }
        </details>
    }
}

/// Whether what can be folded away is drawn: at once where it is open, soon after where it is closed, so that what
/// is seen need not wait for it.
#[hook]
fn use_drawn_soon(is_open: bool) -> bool {
    let is_drawn = use_state(bool::default);
    use_effect_with((), {
        let is_drawn = is_drawn.clone();
        move |()| {
            spawn_local(async move {
                breathe().await;
                is_drawn.set(true);
            });
        }
    });
    is_open || *is_drawn
}

/// All of a kind accepted, or refused.
fn together(bench: &Bench, all: &[usize]) -> Html {
    let l = bench.ctx.l();
    let set = |is_refused: bool| {
        let all = all.to_vec();
        bench.on(move |work: &Work, _: MouseEvent| {
            work.say(|said| {
                for at in &all {
                    if is_refused {
                        said.refused.rows.insert(*at);
                    } else {
                        said.refused.rows.remove(at);
                        said.refused.changes.retain(|(row, _)| row != at);
                    }
                }
            })
        })
    };
    html! {
        <div class="buttons">
            <button type="button" class="quiet" onclick={set(false)}>{ s::accept_all(l) }</button>
            <button type="button" class="quiet" onclick={set(true)}>{ s::refuse_all(l) }</button>
        </div>
    }
}

fn name_of(bench: &Bench, at: u32) -> String {
    let location = bench.work.dataset.network.locations().get(at as usize);
    location
        .map(|location| location.name.get(bench.ctx.l()).to_owned())
        .unwrap_or_default()
}

/// A box to accept something with; `toggle` is what it does to the refusals.
fn accept(
    bench: &Bench,
    label: Html,
    is_accepted: bool,
    toggle: impl Fn(&mut Refusals, bool) + 'static,
) -> Html {
    let onchange = bench
        .on(move |work: &Work, _: Event| work.say(|said| toggle(&mut said.refused, is_accepted)));
    html! { <label class="check"><input type="checkbox" checked={is_accepted} {onchange} /><span>{ label }</span></label> }
}

fn one(bench: &Bench, at: usize, row: &PlanRow, can_refuse: bool) -> Html {
    let l = bench.ctx.l();
    let number = t::fill(s::in_rows(l), &[&row.entry.number.to_string()]);
    let title = match &row.outcome {
        Outcome::Same { candidate, .. } => name_of(bench, candidate.location),
        _ => row.entry.label(),
    };
    let label = html! { <><b>{ title }</b>{ " · " }<small>{ number }</small></> };
    let refused = &bench.work.said.refused;
    let is_accepted = !refused.rows.contains(&at);
    let head = if can_refuse {
        accept(bench, label, is_accepted, move |refused, was| {
            if was {
                refused.rows.insert(at);
            } else {
                refused.rows.remove(&at);
            }
        })
    } else {
        label
    };
    let more = match &row.outcome {
        Outcome::Same { candidate, changes } => {
            let changes = changes.iter().enumerate();
            let told = changes.map(|(i, change)| {
                let words = change.in_words(&bench.work.dataset.network, candidate.location, l);
                html! { <li>{ changed(bench, (at, i), change, words, is_accepted) }</li> }
            });
            html! { <ul>{ for told }</ul> }
        }
        Outcome::Ambiguous(all) => which(bench, row, all),
        Outcome::Rejected => {
            let why = bench
                .work
                .plan
                .faults
                .iter()
                .filter(|fault| fault.row == row.entry.row);
            html! { <ul>{ for why.map(|fault| html! { <li>{ fault.what(l) }</li> }) }</ul> }
        }
        Outcome::New | Outcome::More(_) => {
            let entry = &row.entry;
            let mut parts = entry.in_words(&bench.work.dataset.network, l);
            parts.extend(entry.address.as_deref().map(ToOwned::to_owned));
            for contact in &entry.contacts {
                parts.push(contact.address.to_string());
            }
            html! { <small>{ parts.join(" · ") }</small> }
        }
    };
    html! { <>{ head }{ more }</> }
}

fn changed(
    bench: &Bench,
    (row, at): (usize, usize),
    change: &Change,
    [was, now]: [String; 2],
    is_row_accepted: bool,
) -> Html {
    let l = bench.ctx.l();
    let name = change.name(l);
    let text = if change.confirms {
        html! { <>{ name }{ l.colon() }{ now }</> }
    } else {
        let was = match &*was {
            "" => s::nothing(l).to_owned(),
            _ => was,
        };
        html! { <>{ name }{ l.colon() }<s>{ was }</s>{ " → " }<ins>{ now }</ins></> }
    };
    if !is_row_accepted {
        return text;
    }
    let is_accepted = !bench.work.said.refused.changes.contains(&(row, at));
    accept(bench, text, is_accepted, move |refused, was| {
        if was {
            refused.changes.insert((row, at));
        } else {
            refused.changes.remove(&(row, at));
        }
    })
}

/// Which of several locations a row is: asked, never guessed.
fn which(bench: &Bench, row: &PlanRow, all: &[Candidate]) -> Html {
    let l = bench.ctx.l();
    let label = row.entry.label();
    let text = t::fill(s::which(l), &[&row.entry.number.to_string(), &label]);
    let choose = bench.on(move |work: &Work, chosen: String| {
        let decision = match &*chosen {
            "?" => return work.clone(),
            "-" => String::new(),
            _ => chosen,
        };
        work.say(|said| {
            said.mapping.rules.decisions.insert(label.clone(), decision);
        })
    });
    let id = |at: u32| {
        let location = bench.work.dataset.network.locations().get(at as usize);
        location
            .map(|location| &location.id)
            .map(LocationId::to_string)
    };
    let option = |value: &str, name: &str| (value.to_owned(), name.to_owned());
    let mut options = vec![option("?", s::ask(l))];
    options.extend(all.iter().filter_map(|candidate| {
        let name = format!(
            "{} ({})",
            name_of(bench, candidate.location),
            candidate.score()
        );
        Some((id(candidate.location)?, name))
    }));
    options.extend([option("new", s::is_new(l)), option("-", s::skip(l))]);
    html! { <label class="field">{ text }<Select held="?" {options} {choose} /></label> }
}

#[derive(Clone, PartialEq, Properties)]
struct MissingProps {
    bench: Held,
}

/// What the map has, and the list has not.
#[component]
fn Missing(props: &MissingProps) -> Html {
    let bench = &props.bench.0;
    let l = bench.ctx.l();
    let missing = &bench.work.plan.missing;
    let shown = use_state(|| STEP);
    let is_drawn = use_drawn_soon(false);
    // What one of several lists lacks, the next may have.
    if missing.is_empty() || !bench.work.is_last() {
        return html! {};
    }
    let is_complete = bench.work.said.mapping.rules.complete;
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown * 2))
    };
    let one = |&at: &u32| {
        let name = html! { { name_of(bench, at) } };
        let is_closed = !bench.work.said.refused.missing.contains(&at);
        html! {
            <li><div>
                if is_complete {
                    { accept(bench, name, is_closed, move |refused, was| {
                        if was {
                            refused.missing.insert(at);
                        } else {
                            refused.missing.remove(&at);
                        }
                    }) }
                } else {
                    { name }
                }
            </div></li>
        }
    };
    html! {
        <details class="form">
            <summary>{ t::fill(s::missing(l), &[&missing.len().to_string()]) }</summary>
            if !is_complete { <p>{ s::missing_note(l) }</p> }
            if is_drawn { <ul class="steps">{ for missing.iter().take(*shown).map(one) }</ul> }
            if missing.len() > *shown { <button type="button" class="quiet" onclick={more}>{ s::more(l) }</button> }
        </details>
    }
}
