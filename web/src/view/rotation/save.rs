//! The exploration as a file, where somebody asks for one.

use buitenkaart_core::export::{BYTE_ORDER_MARK, Table};
use yew::prelude::*;

use super::desk::{Desk, filled_in_words, loss_in_words};
use super::draft::Asked;
use crate::i18n::rotation as s;
use crate::view::common::files::save;

/// The button, and what it does.
pub(super) fn save_all(desk: &Desk) -> Html {
    let l = desk.l();
    let onclick = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(asked) = desk.draft.ask() {
                let text = BYTE_ORDER_MARK.to_owned() + &table(&desk, &asked);
                save(&desk.ctx, "rotation.csv", &text, "text/csv;charset=utf-8");
            }
        })
    };
    html! {
        <>
            <p class="buttons"><button type="button" class="quiet" {onclick}>{ s::save(l) }</button></p>
            <p class="fine">{ s::save_note(l) }</p>
        </>
    }
}

/// All that was given, and what follows.
fn table(desk: &Desk, asked: &Asked) -> String {
    let l = desk.l();
    let answer = asked.question.answer();
    let mut table = Table::new();
    let mut row = |cells: &[&str]| {
        cells.iter().for_each(|cell| table.text(cell));
        table.end_row();
    };
    row(&[s::decides(l)]);
    row(&[]);
    row(&[s::position(l), s::best(l), s::next_best(l)]);
    for (at, slot) in desk.draft.slots.iter().enumerate() {
        let best = answer.best.get(at).copied().flatten();
        let next = answer.runner_up.as_ref();
        let next = next.map_or_else(String::new, |(next, _)| {
            desk.holder(next.get(at).copied().flatten())
        });
        row(&[&desk.slot(slot), &desk.holder(best), &next]);
    }
    let second = answer.runner_up.as_ref();
    let second = second.map_or_else(
        || s::only_one(l).to_owned(),
        |(_, loss)| loss_in_words(l, *loss),
    );
    row(&[s::next_best(l), &second]);
    row(&[s::filling(l), &filled_in_words(l, desk.draft.filled)]);
    row(&[]);
    row(&[
        s::criterion(l),
        s::counts_as(l),
        s::level(l),
        s::weight(l),
        s::least(l),
        s::best(l),
    ]);
    for (at, criterion) in desk.draft.criteria.iter().enumerate() {
        let among = asked.weighed.iter().position(|one| *one == at);
        let points = among.and_then(|i| answer.contributions.get(i));
        let shown = |n: Option<u64>| n.map_or_else(String::new, |n| n.to_string());
        let kind = if criterion.is_hard {
            s::hard(l)
        } else {
            s::weighed(l)
        };
        row(&[
            &desk.criterion(at),
            kind,
            &shown((!criterion.is_hard).then_some(criterion.level as u64 + 1)),
            &shown(
                criterion
                    .weight
                    .filter(|_| !criterion.is_hard)
                    .map(u64::from),
            ),
            &shown(criterion.least.filter(|_| criterion.is_hard).map(u64::from)),
            &shown(points.copied()),
        ]);
    }
    row(&[]);
    row(&[s::criterion(l), s::candidate(l), s::position(l), "0–100"]);
    for (at, criterion) in desk.draft.criteria.iter().enumerate() {
        for candidate in &desk.draft.candidates {
            for slot in &desk.draft.slots {
                let score = criterion.score(candidate, slot);
                let score = score.map_or_else(String::new, |score| score.to_string());
                row(&[&desk.criterion(at), candidate, &desk.slot(slot), &score]);
            }
        }
    }
    table.finish()
}
