//! What every part of assigning posts works with.

use std::rc::Rc;

use buitenkaart_core::model::Locale;
use buitenkaart_core::rotation::{LEVELS, Loss};
use yew::prelude::*;

use super::draft::{Draft, Slot};
use crate::i18n as t;
use crate::i18n::rotation as s;
use crate::view::ctx::Ctx;

/// The draft, and the way to go on with it.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) ctx: Ctx,
    pub(super) draft: Rc<Draft>,
    pub(super) set: Callback<Rc<Draft>>,
}

impl Desk {
    pub(super) fn l(&self) -> Locale {
        self.ctx.l()
    }

    /// A callback that changes the draft.
    pub(super) fn on<E: 'static>(&self, change: impl Fn(&mut Draft, E) + 'static) -> Callback<E> {
        let (draft, set) = (self.draft.clone(), self.set.clone());
        Callback::from(move |event| {
            let mut next = (*draft).clone();
            change(&mut next, event);
            set.emit(Rc::new(next));
        })
    }

    /// A position in words: the post, and the role where there are roles.
    pub(super) fn slot(&self, slot: &Slot) -> String {
        let (l, network) = (self.l(), &self.ctx.dataset().network);
        // One that is not there at the date on show has its name all the same.
        let whole = &self.ctx.state.whole.network;
        let post = network.location(&slot.post).or(whole.location(&slot.post));
        let post = post.map_or(slot.post.as_str(), |post| post.name.get(l));
        let role = slot.role.as_ref().and_then(|role| network.role(role));
        role.map_or_else(
            || post.to_owned(),
            |role| format!("{post} · {}", role.name.get(l)),
        )
    }

    /// The name of a criterion; its number where it has none.
    pub(super) fn criterion(&self, at: usize) -> String {
        let name = self
            .draft
            .criteria
            .get(at)
            .map(|criterion| criterion.name.trim());
        match name.unwrap_or_default() {
            "" => t::fill(s::criterion_n(self.l()), &[&(at + 1).to_string()]),
            name => name.to_owned(),
        }
    }

    /// Who has a position, in a word.
    pub(super) fn holder(&self, candidate: Option<usize>) -> String {
        let name = candidate.and_then(|at| self.draft.candidates.get(at));
        name.map_or_else(
            || s::stays_empty(self.l()).to_owned(),
            |name| name.to_string(),
        )
    }
}

/// Where filling as many positions as possible stands, in words.
pub(super) fn filled_in_words(l: Locale, before: usize) -> String {
    if before == LEVELS {
        return s::after_levels(l).to_owned();
    }
    t::fill(s::before_level(l), &[&(before + 1).to_string()])
}

/// By how much an assignment is worse, in words.
pub(super) fn loss_in_words(l: Locale, loss: Loss) -> String {
    match loss {
        Loss::Nothing => s::loss_none(l).to_owned(),
        Loss::Points { level, points } => t::fill(
            s::loss_points(l),
            &[&(level + 1).to_string(), &points.to_string()],
        ),
        Loss::Empty(more) => t::fill(s::loss_empty(l), &[&more.to_string()]),
        Loss::Barred => s::loss_barred(l).to_owned(),
    }
}
