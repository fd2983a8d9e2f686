//! Claims: what is said, how firm it is, and who says so.

use buitenkaart_core::model::{Claim, ClaimStatus, Locale, Source, SourceId, When};
use buitenkaart_core::time::in_words;
use yew::prelude::*;

use crate::browser::intl;
use crate::i18n::{self as t, time as tt};
use crate::view::ctx::Ctx;

/// The claims of one field, each with its status and sources.
pub(crate) fn list<T>(ctx: &Ctx, claims: &[Claim<T>], value: impl Fn(&T) -> Html) -> Html {
    html! {
        <ul class="claims">
            { for claims.iter().map(|claim| html! { <li>{ one(ctx, claim, value(&claim.value)) }</li> }) }
        </ul>
    }
}

/// One claim.
pub(crate) fn one<T>(ctx: &Ctx, claim: &Claim<T>, value: Html) -> Html {
    one_with(ctx, claim, value, html! {})
}

/// One claim, with what one can do with it.
pub(crate) fn one_with<T>(ctx: &Ctx, claim: &Claim<T>, value: Html, acts: Html) -> Html {
    let l = ctx.l();
    html! {
        <div class={classes!("claim", (claim.status == ClaimStatus::Contested).then_some("contested"))}>
            <span class="value">{ value }</span>
            { status(l, claim.status) }
            { ended(l, claim) }
            { acts }
            <details>
                <summary>
                    if let Some(date) = claim.as_of {
                        { t::fill(t::as_of(l), &[&intl::date(l, date)]) }{ " · " }
                    }
                    { sources_short(ctx, &claim.sources) }
                </summary>
                if let Some(quote) = &claim.quote {
                    // Every quotation is in the language of its source, mostly Dutch.
                    <blockquote>{ "“" }{ &**quote }{ "”" }</blockquote>
                }
                if let Some(note) = &claim.note {
                    <p>{ note.get(l) }</p>
                }
                { sources(ctx, &claim.sources) }
            </details>
        </div>
    }
}

/// The mark of a claim that is not plainly stated.
pub(crate) fn status(l: Locale, status: ClaimStatus) -> Html {
    match status {
        ClaimStatus::Stated => html! {},
        ClaimStatus::Contested => html! { <span class="badge warn">{ t::contested(l) }</span> },
        ClaimStatus::Assumed => html! { <span class="badge">{ t::assumed(l) }</span> },
    }
}

/// The mark of a claim that tells of what was so, and is no more.
pub(crate) fn ended<T>(l: Locale, claim: &Claim<T>) -> Html {
    claim.until.map_or_else(Html::default, |until| {
        html! { <span class="badge">{ t::fill(tt::ended(l), &[&when(l, until)]) }</span> }
    })
}

/// A point in time, as precisely as it is known.
pub(crate) fn when(l: Locale, when: When) -> String {
    when.date()
        .map_or_else(|| in_words(when, l), |date| intl::date(l, date))
}

fn sources_short(ctx: &Ctx, ids: &[SourceId]) -> String {
    let l = ctx.l();
    let first = ids.first().and_then(|id| ctx.dataset().network.source(id));
    let more = match ids.len() {
        0 | 1 => String::new(),
        n => format!(" +{}", n - 1),
    };
    first.map_or_else(String::new, |s| s.title.get(l).to_owned()) + &more
}

/// The claim at a position of a field, if there is one, with its value in words.
pub(crate) fn at<T>(ctx: &Ctx, all: &[Claim<T>], at: usize, value: impl Fn(&T) -> String) -> Html {
    all.get(at).map_or_else(Html::default, |claim| {
        one(ctx, claim, html! { { value(&claim.value) } })
    })
}

/// The sources in full.
pub(crate) fn sources(ctx: &Ctx, ids: &[SourceId]) -> Html {
    html! {
        <ul class="sources">
            { for ids.iter().filter_map(|id| ctx.dataset().network.source(id)).map(|s| html! { <li>{ source(ctx.l(), s) }</li> }) }
        </ul>
    }
}

/// One source: title, date, reservations.
pub(crate) fn source(l: Locale, source: &Source) -> Html {
    let date = match source.date {
        None => t::source_undated(l).to_owned(),
        Some(date) if source.date_is_approximate => {
            t::fill(t::about_date(l), &[&intl::date(l, date)])
        }
        Some(date) => intl::date(l, date),
    };
    let title = source.title.get(l).to_owned();
    html! {
        <>
            if let Some(url) = &source.url {
                <a href={url.to_string()} target="_blank" rel="noopener noreferrer">{ title }</a>
            } else {
                { title }
            }
            { " (" }{ date }{ ")" }
            if let Some(licence) = &source.licence {
                { ", " }{ &**licence }
            }
            if let Some(note) = &source.note {
                { ". " }{ note.get(l) }
            }
        </>
    }
}
