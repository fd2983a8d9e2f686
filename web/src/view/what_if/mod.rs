//! What if: the part of the widget in which a scenario is made, looked at, compared and shared.

mod choice;
mod compare;
mod covered;
mod crewed;
mod describe;
mod disclosure;
mod figures;
mod forms;
mod list;
mod panel;
mod places;
mod proposals;
mod ranking;
mod share;
mod together;

use std::cell::RefCell;
use std::rc::Rc;

use buitenkaart_core::Network;
use buitenkaart_core::analysis::Position;
use buitenkaart_core::model::Country;
use buitenkaart_core::scenario::{
    Change, ChangeProblem, Difference, Mark, Means, Scenario, Step, marks,
};
use yew::prelude::*;

use super::Ctx;
use crate::dataset::Dataset;
use crate::later::{Data, whole};
use crate::state::{Action, Page, State};

/// What this part of the widget offers.
#[derive(Clone, Copy)]
pub(crate) struct WhatIf {
    /// The data in full.
    pub(crate) data: Data,
    /// The panel in which a scenario is made.
    pub(crate) panel: fn(&Ctx) -> Html,
    /// The network as the scenario at hand leaves it.
    pub(crate) changed: fn(&State) -> Option<Changed>,
    /// Adds a change to the scenario at hand, and shows it.
    pub(crate) propose: fn(&Ctx, Change),
}

impl WhatIf {
    /// The part, for the module that it lies in.
    pub(crate) const HERE: Self = Self {
        data: Data::HERE,
        panel: |ctx| html! { <panel::Panel ..ctx.clone() /> },
        changed,
        propose,
    };
}

/// The network as a scenario leaves it, with what that changes.
#[derive(Clone)]
pub(crate) struct Changed(pub(crate) Rc<After>);

impl PartialEq for Changed {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Changed {
    /// The class of a location's glyph beside those of its own; empty where it is as before.
    pub(crate) fn mark(&self, position: Position) -> &'static str {
        match self.0.marks.get(position as usize) {
            Some(Mark::Opened) => " opened",
            Some(Mark::Closed) => " shut",
            Some(Mark::Moved | Mark::Staffed) => " moved",
            Some(Mark::Unchanged) | None => "",
        }
    }
}

/// What a scenario comes to.
pub(crate) struct After {
    /// The network.
    pub(crate) dataset: Rc<Dataset>,
    /// A mark for each location, in the order of the network.
    marks: Vec<Mark>,
    /// Countries where a service comes that was not there.
    pub(crate) gained: Vec<Country>,
    /// Countries that a service leaves.
    pub(crate) lost: Vec<Country>,
    pub(crate) difference: Difference,
    pub(crate) means: Means,
}

/// A scenario's text, read and applied: or what is wrong with it.
struct Read {
    /// The base that it was applied to.
    base: Rc<Dataset>,
    text: Rc<str>,
    scenario: Rc<Scenario>,
    /// What is wrong with the text itself.
    broken: Option<buitenkaart_core::scenario::TextError>,
    outcome: Result<Changed, Rc<Vec<ChangeProblem>>>,
}

thread_local! {
    /// The scenarios on screen: the one at hand and the one it is compared with, several times
    /// for each drawing.
    static READ: RefCell<Vec<Rc<Read>>> = const { RefCell::new(Vec::new()) };
}

/// Reads and applies a scenario, or remembers having done so.
fn read(base: &Rc<Dataset>, text: &Rc<str>) -> Rc<Read> {
    let known = READ.with_borrow(|read| {
        let mut read = read.iter();
        read.find(|r| Rc::ptr_eq(&r.base, base) && r.text == *text)
            .cloned()
    });
    if let Some(known) = known {
        return known;
    }
    let (scenario, broken) = if text.is_empty() {
        (Scenario::default(), None)
    } else {
        Scenario::parse_link(text)
    };
    let outcome = match scenario.outcome(&base.network) {
        Ok(outcome) => {
            let difference = outcome.difference;
            let lists = |of: fn(&buitenkaart_core::scenario::ServiceCountries) -> &Vec<Country>| {
                let mut all: Vec<Country> =
                    difference.countries.iter().flat_map(of).copied().collect();
                all.sort_unstable();
                all.dedup();
                all
            };
            Ok(Changed(Rc::new(After {
                marks: marks(&difference, &outcome.network)
                    .into_iter()
                    .map(|(_, mark)| mark)
                    .collect(),
                gained: lists(|c| &c.gained),
                lost: lists(|c| &c.lost),
                dataset: Dataset::new(outcome.network),
                means: outcome.means,
                difference,
            })))
        }
        Err(problems) => Err(Rc::new(problems)),
    };
    let fresh = Rc::new(Read {
        base: base.clone(),
        text: text.clone(),
        scenario: Rc::new(scenario),
        broken,
        outcome,
    });
    READ.with_borrow_mut(|read| {
        if read.len() >= 4 {
            read.remove(0);
        }
        read.push(fresh.clone());
    });
    fresh
}

/// The network as the scenario at hand leaves it; nothing where it changes nothing or cannot be
/// applied.
fn changed(state: &State) -> Option<Changed> {
    if state.plan.text.is_empty() {
        return None;
    }
    let changed = read(&state.dataset, &state.plan.text)
        .outcome
        .clone()
        .ok()?;
    (!changed.0.difference.is_empty()).then_some(changed)
}

/// The scenario at hand.
fn at_hand(ctx: &Ctx) -> Rc<Read> {
    read(&ctx.state.dataset, &ctx.state.plan.text)
}

/// The network that the scenario at hand changes.
fn base(ctx: &Ctx) -> &Network {
    &ctx.state.dataset.network
}

/// The network as the changes so far leave it; as it is, where they cannot be made.
fn after(ctx: &Ctx) -> Rc<Dataset> {
    match &at_hand(ctx).outcome {
        Ok(changed) => changed.0.dataset.clone(),
        Err(_) => ctx.state.dataset.clone(),
    }
}

/// The still map of the network as the scenario at hand leaves it; nothing where there is none, or
/// it cannot be applied.
pub(crate) fn svg(ctx: &Ctx) -> Option<String> {
    let text = &ctx.state.plan.text;
    if text.is_empty() {
        return None;
    }
    // Asked for before this part has come, the dataset is but an outline.
    compare::svg(ctx, &read(&whole(&ctx.state.dataset), text))
}

/// Changes the scenario at hand.
fn edit(ctx: &Ctx, change: impl FnOnce(&mut Scenario)) {
    let mut scenario = (*at_hand(ctx).scenario).clone();
    change(&mut scenario);
    let is_empty =
        scenario.changes.is_empty() && scenario.name.is_empty() && scenario.note.is_empty();
    let text = if is_empty {
        String::new()
    } else {
        scenario.to_text()
    };
    ctx.dispatch.dispatch(Action::Plan(text.into()));
}

fn propose(ctx: &Ctx, change: Change) {
    edit(ctx, |scenario| scenario.changes.push(Step::from(change)));
    ctx.dispatch.dispatch(Action::Page(Page::Scenario));
}
