//! A location in a line: its glyph, name and standing, as a button that selects it.

use buitenkaart_core::analysis::{Effective, Position};
use buitenkaart_core::model::Locale;
use yew::prelude::*;

use super::glyph;
use crate::dataset::Dataset;
use crate::i18n as t;
use crate::state::{Action, Selection};
use crate::view::ctx::Ctx;

/// How a location stands, in a word or two, and what became of it in the interval on show; nothing where it is
/// plainly open, as it was.
pub(crate) fn standing_note(dataset: &Dataset, locale: Locale, position: Position) -> String {
    let mut note = stands(dataset, locale, position);
    if let Some(mark) = dataset.marks.get(position as usize) {
        for says in mark.says.iter().flatten() {
            if !note.is_empty() {
                note.push_str("; ");
            }
            note.push_str(says(locale));
        }
    }
    note
}

fn stands(dataset: &Dataset, locale: Locale, position: Position) -> String {
    let Some(verdict) = dataset.verdict(position) else {
        return String::new();
    };
    match verdict.effective {
        Effective::Open if verdict.assumed => t::assumed(locale).to_owned(),
        Effective::Open => String::new(),
        Effective::Seen => match verdict.last_seen {
            Some(date) => t::fill(t::seen_in(locale), &[&date.year().to_string()]),
            None => t::seen_undated(locale).to_owned(),
        },
        other => match verdict.as_of {
            Some(date) => format!("{} ({})", t::standing_name(locale, other), date.year()),
            None => t::standing_name(locale, other).to_owned(),
        },
    }
}

/// How a location stands, in words: "Open", "seen in 2015".
pub(crate) fn standing(dataset: &Dataset, locale: Locale, position: Position) -> String {
    let note = stands(dataset, locale, position);
    let open = t::standing_name(locale, Effective::Open);
    match dataset.verdict(position) {
        Some(verdict) if verdict.effective == Effective::Open && verdict.assumed => {
            [open, " (", &*note, ")"].concat()
        }
        Some(verdict) if verdict.effective == Effective::Open => open.to_owned(),
        _ => note,
    }
}

/// The row of a location; `extra` stands at its end.
pub(crate) fn location(ctx: &Ctx, position: Position, extra: Option<String>) -> Html {
    let dataset = ctx.dataset();
    let l = ctx.l();
    let Some(location) = dataset.location(position) else {
        return html! {};
    };
    let note = standing_note(dataset, l, position);
    let standing = dataset.verdict(position).map_or("", |v| v.effective.name());
    let selected = ctx.selected() == Some(position);
    html! {
        <button type="button" class="row" data-at={position.to_string()}
            aria-current={selected.then_some("true")}
            onclick={select(ctx, position)}>
            { glyph::of(ctx, position) }
            <span class="name">{ location.name.get(l) }</span>
            if !note.is_empty() {
                <span class={classes!("note", standing)}>{ note }</span>
            }
            if let Some(extra) = extra {
                <span class="extra">{ extra }</span>
            }
        </button>
    }
}

/// Selects a location.
pub(crate) fn select(ctx: &Ctx, position: Position) -> Callback<MouseEvent> {
    let id = ctx.dataset().location(position).map(|x| x.id.clone());
    ctx.on(move || {
        id.clone().map_or(Action::Deselect, |id| {
            Action::Select(Selection::Location(id))
        })
    })
}
