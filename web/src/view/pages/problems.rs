//! What is to be said of a file: what is wrong with it and how to mend it, or how far it has been read.

use buitenkaart_core::load::Severity;
use yew::prelude::*;

use super::opening::Opening;
use crate::i18n as t;
use crate::state::Notice;
use crate::view::ctx::Ctx;

/// As many as one reads before mending the first.
const MOST: usize = 50;

/// What is wrong with the file that was not taken.
pub(super) fn problems(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let (name, problems) = match &ctx.state.notice {
        Some(Notice::FileBad(name, problems)) => (name, problems),
        Some(Notice::Reading(_)) => return html! { <Opening ..ctx.clone() /> },
        _ => return html! {},
    };
    let count = problems.0.count().to_string();
    // The file is on show all the same.
    let is_shown = problems.0.iter().all(|p| p.severity() == Severity::Warning);
    let told = if is_shown {
        t::file_warned(l)
    } else {
        t::file_bad(l)
    };
    html! {
        <>
            <p>{ t::count(told, &[name, &count]) }</p>
            <ol>
                { for problems.0.iter().take(MOST).map(|p| html! {
                    <li>
                        <b>{ t::fill(t::line_column(l), &[&p.at.line.to_string(), &p.at.column.to_string()]) }</b>
                        if let Some(record) = &p.record { { " " }<code>{ &**record }</code> }
                        { " " }{ p.what(l) }
                        <br />
                        { t::fill(t::mend(l), &[&p.mend(l)]) }
                    </li>
                }) }
            </ol>
        </>
    }
}
