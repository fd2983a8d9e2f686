//! Two records of one office made one, and one record made two: looked at before it is taken, and each choice
//! taken back.

use std::cell::RefCell;
use std::rc::Rc;

use buitenkaart_core::analysis::{Effective, Position};
use buitenkaart_core::import::{NotReshaped, Part, Reshaped, Whose, claims_of, merge, split};
use buitenkaart_core::model::{Claim, ClaimStatus, Locale, Location, Network, Scalar};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::find::{Found, named};
use super::finish::keep;
use super::select::{Options, Select};
use super::steps::Steps;
use crate::browser::intl;
use crate::dataset::Dataset;
use crate::i18n as t;
use crate::i18n::import as s;
use crate::view::common::claims;
use crate::view::common::files::save;
use crate::view::ctx::Ctx;

/// What is to be done with a record.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    Merge,
    Split,
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) ctx: Ctx,
    pub(super) dataset: Rc<Dataset>,
    pub(super) at: Position,
    pub(super) how: How,
    /// Back to the form of the record.
    pub(super) leave: Callback<MouseEvent>,
}

/// What was chosen so far: what undo and redo go through.
#[derive(Clone, Default, PartialEq)]
struct Chosen {
    /// The record to merge with.
    other: Option<Position>,
    /// Whether the other's id stays.
    keeps_other: bool,
    /// The name of the new record.
    name: String,
    whose: Vec<Whose>,
}

/// What is chosen, and what was before.
#[derive(Clone, Default)]
struct Choices {
    now: Chosen,
    steps: Steps<Chosen>,
}

thread_local! {
    /// What was chosen, which stays where the visitor looks at what has come of it on the map.
    static CHOSEN: RefCell<Choices> = RefCell::default();
}

/// Begins with another record: nothing is chosen.
pub(super) fn begin() {
    CHOSEN.take();
}

impl Choices {
    fn say(&self, change: impl FnOnce(&mut Chosen)) -> Self {
        let mut next = self.clone();
        change(&mut next.now);
        if next.now != self.now {
            next.steps.note(self.now.clone());
        }
        next
    }

    fn undo(&self) -> Self {
        let mut next = self.clone();
        next.steps.undo(&mut next.now);
        next
    }

    fn redo(&self) -> Self {
        let mut next = self.clone();
        next.steps.redo(&mut next.now);
        next
    }
}

/// What every part of it is given.
struct Desk<'p> {
    props: &'p Props,
    location: &'p Location,
    choices: UseStateHandle<Choices>,
}

/// Goes on to these.
fn set(choices: &UseStateHandle<Choices>, next: Choices) {
    CHOSEN.replace(next.clone());
    choices.set(next);
}

impl Desk<'_> {
    fn on<E: 'static>(&self, say: impl Fn(&mut Chosen, E) + 'static) -> Callback<E> {
        let choices = self.choices.clone();
        Callback::from(move |event| set(&choices, choices.say(|chosen| say(chosen, event))))
    }
}

#[component]
pub(super) fn Reshape(props: &Props) -> Html {
    let l = props.ctx.l();
    let choices = use_state(|| CHOSEN.with_borrow(Clone::clone));
    let network = &props.dataset.network;
    let Some(location) = network.locations().get(props.at as usize) else {
        return html! {};
    };
    let go = |label: &'static str, go: fn(&Choices) -> Choices, can: bool| {
        let choices = choices.clone();
        let onclick = Callback::from(move |_: MouseEvent| set(&choices, go(&choices)));
        html! { <button type="button" class="quiet" disabled={!can} {onclick}>{ label }</button> }
    };
    let title = match props.how {
        How::Merge => s::merge_of(l),
        How::Split => s::split_of(l),
    };
    let desk = Desk {
        props,
        location,
        choices: choices.clone(),
    };
    let chosen = &choices.now;
    let outcome = match props.how {
        How::Merge => chosen.other.map(|other| {
            let (keep, gone) = if chosen.keeps_other {
                (other, props.at)
            } else {
                (props.at, other)
            };
            merge(network, keep, gone)
        }),
        How::Split => chosen
            .whose
            .iter()
            .any(|whose| *whose != Whose::First)
            .then(|| split(network, props.at, &chosen.name, &chosen.whose)),
    };
    html! {
        <div class="reshape">
            <h3>{ t::fill(title, &[location.name.get(l)]) }</h3>
            <div class="buttons" role="group" aria-label={s::one_location(l)}>
                { go(s::undo(l), Choices::undo, choices.steps.can_undo()) }
                { go(s::redo(l), Choices::redo, choices.steps.can_redo()) }
                <button type="button" class="quiet" onclick={props.leave.clone()}>{ s::cancel(l) }</button>
            </div>
            { match props.how {
                How::Merge => which(&desk),
                How::Split => whose(&desk),
            } }
            { match outcome {
                None => html! {},
                Some(Ok(reshaped)) => review(&desk, reshaped),
                Some(Err(why)) => html! { <p class="notice bad" role="alert">{ told(&why, l) }</p> },
            } }
        </div>
    }
}

fn told(why: &NotReshaped, l: Locale) -> String {
    match why {
        NotReshaped::NotTwo => s::not_two(l).to_owned(),
        NotReshaped::NoStanding => s::no_standing(l).to_owned(),
        NotReshaped::Problems(problems) => {
            let first = problems.iter().next().map(|problem| problem.what(l));
            t::fill(s::too_much(l), &[&first.unwrap_or_default()])
        }
    }
}

/// Which other record, of the same service; and which of the two ids stays.
fn which(desk: &Desk<'_>) -> Html {
    let l = desk.props.ctx.l();
    let at = desk.props.at;
    let network = &desk.props.dataset.network;
    let service = desk.location.service.clone();
    let is_other = move |network: &Network, one: Position| {
        let location = network.locations().get(one as usize);
        one != at && location.is_some_and(|location| location.service == service)
    };
    let fits = {
        let dataset = desk.props.dataset.clone();
        Callback::from(move |wanted: String| {
            named(&dataset, &wanted, l, |one| is_other(&dataset.network, one))
        })
    };
    let chosen = &desk.choices.now;
    let other = chosen
        .other
        .and_then(|other| network.locations().get(other as usize));
    html! {
        <>
            <p>{ s::merge_note(l) }</p>
            <Pick label={s::merge_with(l)} {fits} picked={desk.on(|chosen, other| chosen.other = Some(other))} />
            if let Some(other) = other {
                <p role="status">{ t::fill(s::merged_with(l), &[other.name.get(l)]) }</p>
                { ids(desk, [desk.location, other]) }
            }
        </>
    }
}

fn ids(desk: &Desk<'_>, two: [&Location; 2]) -> Html {
    let l = desk.props.ctx.l();
    let choose = desk.on(|chosen, at: String| chosen.keeps_other = at == "1");
    let held = u8::from(desk.choices.now.keeps_other).to_string();
    let options = two.iter().enumerate().map(|(i, location)| {
        let name = format!("{} ({})", location.name.get(l), location.id);
        (i.to_string(), name)
    });
    let options: Options = options.collect();
    html! { <label class="field">{ s::which_id(l) }<Select name="id" {held} {options} {choose} /></label> }
}

#[derive(Clone, PartialEq, Properties)]
struct PickProps {
    label: &'static str,
    fits: Callback<String, Vec<Found>>,
    picked: Callback<Position>,
}

/// A record by its name or city.
#[component]
fn Pick(props: &PickProps) -> Html {
    let wanted = use_state(String::new);
    let oninput = {
        let wanted = wanted.clone();
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            wanted.set(input.value());
        })
    };
    let found = props.fits.emit((*wanted).clone());
    html! {
        <>
            <label class="field">{ props.label }<input type="search" name="other" autocomplete="off" {oninput} /></label>
            <div class="buttons">
                { for found.into_iter().map(|(at, name)| {
                    let onclick = props.picked.reform(move |_: MouseEvent| at);
                    html! { <button type="button" class="quiet offered" {onclick}>{ name }</button> }
                }) }
            </div>
        </>
    }
}

/// The name of the new record, and which claims are its own.
fn whose(desk: &Desk<'_>) -> Html {
    let l = desk.props.ctx.l();
    let chosen = &desk.choices.now;
    let onchange = desk.on(|chosen, event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        chosen.name = input.value();
    });
    let all = claims_of(desk.location);
    let choice = |(i, (part, at)): (usize, (Part, usize))| {
        let now = chosen.whose.get(i).copied().unwrap_or_default();
        let options = [
            (Whose::First, s::whose_first(l)),
            (Whose::Second, s::whose_second(l)),
            (Whose::Both, s::whose_both(l)),
        ];
        let choose = desk.on(move |chosen, value: String| {
            if chosen.whose.len() <= i {
                chosen.whose.resize(i + 1, Whose::First);
            }
            let at = value.parse().unwrap_or(0);
            if let (Some(slot), Some((whose, _))) =
                (chosen.whose.get_mut(i), options.get::<usize>(at))
            {
                *slot = *whose;
            }
        });
        let held = options.iter().position(|(one, _)| *one == now);
        let held = held.unwrap_or_default().to_string();
        let names = options.iter().enumerate();
        let names: Options = names
            .map(|(at, (_, name))| (at.to_string(), (*name).to_owned()))
            .collect();
        let label = format!("{} ({})", part.name(l), i + 1);
        html! {
            <li><div>
                <b>{ part.name(l) }</b>
                { claim(desk, desk.location, part, at) }
                <Select name="whose" {label} {held} options={names} {choose} />
            </div></li>
        }
    };
    html! {
        <>
            <p>{ s::split_note(l) }</p>
            <label class="field">{ s::new_name(l) }<input name="name" value={chosen.name.clone()} {onchange} /></label>
            <ul class="steps">{ for all.into_iter().enumerate().map(choice) }</ul>
        </>
    }
}

/// What has come of it, claim by claim, and what is done with it.
fn review(desk: &Desk<'_>, reshaped: Reshaped) -> Html {
    let l = desk.props.ctx.l();
    let reshaped = Rc::new(reshaped);
    let records: Vec<&Location> = [&reshaped.first, &reshaped.second]
        .into_iter()
        .filter_map(|id| reshaped.network.location(id))
        .collect();
    let contested = |location: &&Location| {
        let all = claims_of(location).into_iter();
        all.filter(|(part, at)| status(location, *part, *at) == Some(ClaimStatus::Contested))
            .count()
    };
    let counts = [
        records
            .iter()
            .map(|one| claims_of(one).len())
            .sum::<usize>(),
        records.iter().map(contested).sum(),
    ]
    .map(|count| count.to_string());
    let [all, doubted] = &counts;
    let outcome = match desk.props.how {
        How::Merge => s::merged(l),
        How::Split => s::was_split(l),
    };
    let summary = {
        let (ctx, dataset) = (desk.props.ctx.clone(), desk.props.dataset.clone());
        let reshaped = reshaped.clone();
        Callback::from(move |_: MouseEvent| {
            let text = reshaped.summary(&dataset.network, l);
            save(&ctx, "changes.md", &text, "text/markdown");
        })
    };
    let record = |location: &&Location| {
        html! {
            <>
                <h4>{ location.name.get(l) }{ " " }<small>{ location.id.to_string() }</small></h4>
                if let Some(note) = &location.note { <p class="small">{ note.get(l) }</p> }
                <ul class="steps">{ for claims_of(location).into_iter().map(|(part, at)| html! {
                    <li><div><b>{ part.name(l) }</b>{ claim(desk, location, part, at) }</div></li>
                }) }</ul>
            </>
        }
    };
    html! {
        <section class="part">
            <h3>{ s::look_and_keep(l) }</h3>
            <p class="answer" role="status">{ t::count(outcome, &[all, doubted]) }</p>
            { for records.iter().map(record) }
            <div class="buttons">
                { keep(&desk.props.ctx, &desk.props.dataset, desk.location.name.get(l), (&reshaped, |reshaped| Some(&reshaped.network)), true) }
                <button type="button" class="quiet" onclick={summary}>{ s::summary(l) }</button>
            </div>
        </section>
    }
}

fn status(location: &Location, part: Part, at: usize) -> Option<ClaimStatus> {
    fn of<T>(claims: &[Claim<T>], at: usize) -> Option<ClaimStatus> {
        claims.get(at).map(|claim| claim.status)
    }
    match part {
        Part::Standing => of(&location.standing, at),
        Part::Address => of(&location.address, at),
        Part::Contact => of(&location.contact, at),
        Part::Opened => of(&location.opened, at),
        Part::Closed => of(&location.closed, at),
        Part::Jurisdiction => of(&location.jurisdiction, at),
        Part::Staff => of(&location.staff, at),
        Part::Themes => of(&location.themes, at),
        Part::Files => of(&location.files, at),
        Part::Motivation => of(&location.motivation, at),
        Part::Fields => of(&location.fields, at),
    }
}

/// A claim with its sources, and whether it is contested.
fn claim(desk: &Desk<'_>, location: &Location, part: Part, at: usize) -> Html {
    let (ctx, network) = (&desk.props.ctx, &desk.props.dataset.network);
    let l = ctx.l();
    match part {
        Part::Standing => claims::at(ctx, &location.standing, at, |standing| {
            t::standing_name(l, Effective::from(*standing)).to_owned()
        }),
        Part::Address => claims::at(ctx, &location.address, at, ToString::to_string),
        Part::Contact => claims::at(ctx, &location.contact, at, |one| one.address.to_string()),
        Part::Opened => claims::at(ctx, &location.opened, at, |d| claims::when(l, *d)),
        Part::Closed => claims::at(ctx, &location.closed, at, |d| claims::when(l, *d)),
        Part::Jurisdiction => claims::at(ctx, &location.jurisdiction, at, |one| {
            let names = intl::Names::new(l);
            let countries = one.countries.iter().map(|country| names.country(*country));
            let organisations = one.organisations.iter().map(|id| {
                let named = network.organisation(id);
                named.map_or_else(|| id.to_string(), |one| one.short.get(l).to_owned())
            });
            intl::list(countries.chain(organisations))
        }),
        Part::Staff => claims::at(ctx, &location.staff, at, |staff| {
            let role = network.role(&staff.role);
            let role = role.map_or(staff.role.as_str(), |role| role.name.get(l));
            [role, l.colon(), &intl::number(l, staff.fte, 1)].concat()
        }),
        Part::Themes => claims::at(ctx, &location.themes, at, |text| text.get(l).to_owned()),
        Part::Files => claims::at(ctx, &location.files, at, |text| text.get(l).to_owned()),
        Part::Motivation => {
            claims::at(ctx, &location.motivation, at, |text| text.get(l).to_owned())
        }
        Part::Fields => claims::at(ctx, &location.fields, at, |value| {
            let field = network
                .file()
                .fields
                .iter()
                .find(|one| one.id == value.field);
            let field = field.map_or(value.field.as_str(), |field| field.name.get(l));
            let value = match &value.is {
                Scalar::Number(number) => intl::number(l, *number, 3),
                Scalar::Text(text) => text.to_string(),
            };
            [field, l.colon(), &value].concat()
        }),
    }
}
