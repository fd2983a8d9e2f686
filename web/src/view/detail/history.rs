//! One location through time: every claim in its order, and what they come to.

use std::borrow::Cow;

use buitenkaart_core::Network;
use buitenkaart_core::analysis::{Effective, Field};
use buitenkaart_core::export::{timeline_csv, timeline_svg};
use buitenkaart_core::model::{ClaimStatus, Location, LocationId};
use buitenkaart_core::time::{Day, Entry, Timeline, Works, as_known, own_value, record};
use yew::prelude::*;

use super::own_fields::in_field;
use crate::browser::intl;
use crate::i18n::{self as t, time as tt};
use crate::view::common::chart::{self, Chart};
use crate::view::common::claims::{self, when};
use crate::view::common::hatch::{SURE, UNSURE, hatch};
use crate::view::common::section::part;
use crate::view::ctx::Ctx;

/// What tells of time: that something is said for a date, or that it opened or closed.
fn tells(entry: &Entry<'_>) -> bool {
    matches!(entry.field, Field::Standing | Field::Opened | Field::Closed)
        || entry.date.or(entry.until).is_some()
}

/// The network that tells of a location: at a date on show what had been over by then stays told, and what came later;
/// what the sources of a date did not know is left out of all times. What a scenario says is as it is shown.
pub(super) fn telling<'c>(ctx: &'c Ctx, id: &LocationId) -> Cow<'c, Network> {
    let times = ctx.state.times;
    // At no date on show, what the sources of a date knew is what is shown.
    let is_shown = ctx.changed().is_some() || times.known.is_some() && times.at.is_none();
    let shown = &ctx.dataset().network;
    if is_shown && shown.location(id).is_some() {
        return Cow::Borrowed(shown);
    }
    let whole = &ctx.state.whole.network;
    // What is not shown at a date may have been known all the same.
    times.known.map_or(Cow::Borrowed(whole), |date| {
        Cow::Owned(as_known(whole, date).network)
    })
}

/// Whether two claims stand side by side: about the same, for the same time; or each about when it opened, or closed,
/// of which one denies the other.
fn are_beside(location: &Location, one: &Entry<'_>, other: &Entry<'_>) -> bool {
    let own = |entry: &Entry<'_>| own_value(location, entry).map(|value| value.field.clone());
    let is_event = matches!(one.field, Field::Opened | Field::Closed);
    let is_contested = |entry: &Entry<'_>| entry.status == ClaimStatus::Contested;
    one.field == other.field
        && own(one) == own(other)
        && (one.date == other.date || is_event && is_contested(one) && is_contested(other))
}

/// The part of the detail; nothing where no claim has a date.
pub(super) fn history(ctx: &Ctx, network: &Network, location: &Location) -> Html {
    let l = ctx.l();
    let location = network.location(&location.id).unwrap_or(location);
    let entries: Vec<Entry<'_>> = record(location).into_iter().filter(tells).collect();
    if entries
        .iter()
        .all(|entry| entry.date.or(entry.until).is_none())
    {
        return html! {};
    }
    let own = |entry: &Entry<'_>| own_value(location, entry).map(|value| &value.field);
    let mut groups: Vec<Vec<Entry<'_>>> = Vec::new();
    for entry in entries {
        let is_beside = |group: &&mut Vec<Entry<'_>>| {
            let first = group.first();
            first.is_some_and(|one| are_beside(location, one, &entry))
        };
        match groups.iter_mut().rev().find(is_beside) {
            Some(group) => group.push(entry),
            None => groups.push(vec![entry]),
        }
    }
    let rows = groups.iter().filter_map(|group| {
        let first = group.first()?;
        let mut dates: Vec<String> = Vec::new();
        for date in group.iter().filter_map(|entry| entry.date) {
            let date = when(l, date);
            if !dates.contains(&date) {
                dates.push(date);
            }
        }
        let date = (!dates.is_empty()).then(|| dates.join(" / "));
        let ends = first.until.map(|until| t::fill(tt::ended(l), &[&when(l, until)]));
        let date = date.or(ends).unwrap_or_else(|| tt::undated(l).to_owned());
        let is_contested = group.iter().any(|e| e.status == ClaimStatus::Contested);
        let name = own(first).and_then(|id| Some(network.field(id)?.name.get(l)));
        Some(html! {
            <li>
                <b>{ date }</b>{ " · " }{ name.unwrap_or_else(|| t::field(l, first.field)) }
                <div class={classes!("beside", (is_contested && group.len() > 1).then_some("contested"))}>
                    { for group.iter().map(|entry| one(ctx, network, location, entry)) }
                </div>
            </li>
        })
    });
    part(
        t::through_time(l),
        html! {
            <>
                { strip(ctx, network, location) }
                <ol class="timeline">{ for rows }</ol>
                <p class="buttons">{ files(ctx, location) }</p>
            </>
        },
    )
}

/// The same as files.
fn files(ctx: &Ctx, location: &Location) -> Html {
    let id = location.id.clone();
    chart::buttons(ctx, location.id.as_str(), move |ctx| {
        let network = &*telling(ctx, &id);
        let location = network.location(&id)?;
        let known = ctx.state.times.known;
        Some(Chart {
            svg: timeline_svg(network, location, ctx.l(), known)?,
            table: timeline_csv(network, location, ctx.l(), known),
        })
    })
}

fn one(ctx: &Ctx, network: &Network, location: &Location, entry: &Entry<'_>) -> Html {
    let l = ctx.l();
    let at = entry.index;
    match entry.field {
        Field::Opened => claims::at(ctx, &location.opened, at, |d| when(l, *d)),
        Field::Closed => claims::at(ctx, &location.closed, at, |d| when(l, *d)),
        Field::Standing => claims::at(ctx, &location.standing, at, |s| {
            t::standing_name(l, Effective::from(*s)).to_owned()
        }),
        Field::Address => claims::at(ctx, &location.address, at, ToString::to_string),
        Field::Staff => claims::at(ctx, &location.staff, at, |staff| {
            let role = network
                .role(&staff.role)
                .map_or("", |role| role.name.get(l));
            [role, l.colon(), &intl::number(l, staff.fte, 1)].concat()
        }),
        Field::Jurisdiction => claims::at(ctx, &location.jurisdiction, at, |jurisdiction| {
            let names = intl::Names::new(l);
            intl::list(jurisdiction.countries.iter().map(|c| names.country(*c)))
        }),
        Field::Contact => claims::at(ctx, &location.contact, at, |c| c.address.to_string()),
        Field::Themes => claims::at(ctx, &location.themes, at, |text| text.get(l).to_owned()),
        Field::Files => claims::at(ctx, &location.files, at, |text| text.get(l).to_owned()),
        Field::Motivation => {
            claims::at(ctx, &location.motivation, at, |text| text.get(l).to_owned())
        }
        Field::Own => {
            let claim = location.fields.get(at);
            let field = claim.and_then(|claim| network.field(&claim.value.field));
            claim
                .zip(field)
                .map_or_else(Html::default, |(claim, field)| {
                    claims::one(ctx, claim, in_field(l, field, &claim.value.is))
                })
        }
        // No claim.
        Field::Place => Html::default(),
    }
}

/// When it worked, surely or maybe, on a line from the first to the last day that anybody speaks of.
fn strip(ctx: &Ctx, network: &Network, location: &Location) -> Html {
    let l = ctx.l();
    let compiled = network.file().compiled;
    let timeline = Timeline::of(location, compiled);
    let spans = timeline.spans();
    let Some(days) = timeline.drawn(location, Day::last(compiled)) else {
        return html! {};
    };
    let [from, to] = days.map(Day::number);
    let x = |day: i32| (day.clamp(from, to) - from) * 1000 / (to - from);
    let ends = spans.iter().skip(1).map(|span| span.from).chain([None]);
    let parts =
        spans.iter().zip(ends).filter_map(|(span, end)| {
            let fill = match span.moment.works {
                Works::No => return None,
                Works::Maybe if span.moment.is_unknown() => return None,
                Works::Maybe => UNSURE,
                Works::Yes => SURE,
            };
            let start = x(span.from.map_or(from, Day::number));
            let width = x(end.map_or(to, Day::number)) - start;
            (width > 0).then(|| html! {
            <rect {fill} x={start.to_string()} width={width.to_string()} y="0" height="12" />
        })
        });
    let years = days.map(|day| day.date().year());
    html! {
        <figure class="drawn strip">
            <svg viewBox="0 0 1000 12" preserveAspectRatio="none" role="img" aria-label={tt::strip(l)}>
                { hatch() }
                { for parts }
            </svg>
            <figcaption class="ends fine"><span>{ years[0] }</span><span>{ tt::strip_key(l) }</span><span>{ years[1] }</span></figcaption>
        </figure>
    }
}

#[cfg(test)]
mod tests {
    use buitenkaart_core::load;

    use super::*;

    #[test]
    fn days_that_deny_each_other_stand_side_by_side() {
        let network = load::load(
            br#"{ "version": 2, "title": "T", "compiled": "2026",
                "services": [{ "id": "s", "short": "S", "name": "S" }],
                "places": [{ "id": "p", "name": "P", "country": "FR", "precision": "city", "lat_lon": [48.9, 2.4] }],
                "locations": [{ "id": "o", "service": "s", "kind": "office", "place": "p", "name": "O",
                    "opened": [{ "value": "2003", "status": "contested" },
                               { "value": "2004", "status": "contested" }],
                    "standing": [{ "value": "open", "as_of": "2003" }, { "value": "open", "as_of": "2020" }] }] }"#,
        )
        .unwrap();
        let location = &network.locations()[0];
        let all = record(location);
        let beside = |a: usize, b: usize| are_beside(location, &all[a], &all[b]);
        let at = |field: Field| all.iter().position(|entry| entry.field == field).unwrap();
        let opened = at(Field::Opened);
        let other = all
            .iter()
            .rposition(|entry| entry.field == Field::Opened)
            .unwrap();
        assert_ne!(opened, other);
        assert!(beside(opened, other));
        assert!(!beside(opened, at(Field::Standing)));
        let last = all
            .iter()
            .rposition(|entry| entry.field == Field::Standing)
            .unwrap();
        assert!(!beside(at(Field::Standing), last));
    }
}
