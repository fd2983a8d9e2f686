//! Findings in words.

use buitenkaart_core::analysis::{Finding, Item, Services, findings};
use yew::prelude::*;

use crate::browser::intl::Names;
use crate::i18n as t;
use crate::view::common::rows::select;
use crate::view::ctx::Ctx;

/// Every finding, each with a way to what it is about; nothing where there is none.
pub(crate) fn list(ctx: &Ctx) -> Option<Html> {
    let all = findings(&ctx.dataset().network);
    let all = all
        .iter()
        .filter_map(|finding| Some(html! { <li>{ one(ctx, finding)? }</li> }));
    let all: Vec<Html> = all.collect();
    (!all.is_empty()).then(|| html! { <ul class="findings">{ for all }</ul> })
}

fn one(ctx: &Ctx, finding: &Finding) -> Option<Html> {
    let text = words(ctx, finding)?;
    Some(match finding.locations() {
        [position] => {
            let position = *position;
            html! {
                <button type="button" class="plain" onclick={select(ctx, position)}>{ text }</button>
            }
        }
        _ => html! { { text } },
    })
}

/// The names of the services of a set.
pub(crate) fn services(ctx: &Ctx, set: Services) -> String {
    let all = ctx.dataset().network.services().iter().enumerate();
    crate::browser::intl::list(
        all.filter(|(i, _)| set.has(*i))
            .map(|(_, s)| s.short.get(ctx.l()).to_owned()),
    )
}

fn words(ctx: &Ctx, finding: &Finding) -> Option<String> {
    let l = ctx.l();
    let dataset = ctx.dataset();
    let country = |c| Names::new(l).country(c);
    let service = |i: &usize| {
        dataset
            .network
            .services()
            .get(*i)
            .map_or("", |s| s.short.get(l))
    };
    let name = |p: &u32| dataset.location(*p).map_or("", |x| x.name.get(l));
    Some(match finding {
        Finding::JointNotLocated { row, .. } => t::fill(
            t::finding_joint_stated(l),
            &[&country(row.country), &services(ctx, row.missing)],
        ),
        Finding::JointNotStated { row, .. } => {
            t::fill(t::finding_joint_found(l), &[&country(row.country)])
        }
        Finding::JointUncertain { row, .. } => {
            t::fill(t::finding_joint_unsure(l), &[&country(row.country)])
        }
        Finding::TotalContested { service: i } => t::fill(t::finding_declared(l), &[service(i)]),
        Finding::TotalShort {
            service: i,
            declared,
            located,
            ..
        } => t::fill(
            t::finding_short(l),
            &[service(i), &declared.to_string(), &located.to_string()],
        ),
        Finding::TotalExceeded {
            service: i,
            declared,
            located,
        } => t::fill(
            t::finding_surplus(l),
            &[service(i), &declared.to_string(), &located.to_string()],
        ),
        Finding::SeenOnly {
            service: i,
            locations,
            ..
        } => t::count(
            t::finding_seen(l),
            &[service(i), &locations.len().to_string()],
        ),
        Finding::CrewShort { posts, .. } => t::count(t::finding_crew(l), &[&posts.to_string()]),
        Finding::JurisdictionShared { country: c, .. } => {
            t::fill(t::finding_overlap(l), &[&country(*c)])
        }
        Finding::Contested { location, field } => t::fill(
            t::finding_contested(l),
            &[name(location), t::field(l, *field)],
        ),
        Finding::Assumed { location, field } => t::fill(
            t::finding_assumed(l),
            &[name(location), t::field(l, *field)],
        ),
        Finding::WithoutPoint { location } => t::fill(t::finding_region(l), &[name(location)]),
        Finding::FactContested { topic, item } => t::fill(
            t::finding_contested(l),
            &[topic_title(ctx, *topic), item_label(ctx, *topic, *item)],
        ),
        Finding::FactAssumed { topic, item } => t::fill(
            t::finding_assumed(l),
            &[topic_title(ctx, *topic), item_label(ctx, *topic, *item)],
        ),
    })
}

fn topic_title(ctx: &Ctx, topic: usize) -> &str {
    ctx.dataset()
        .network
        .file()
        .topics
        .get(topic)
        .map_or("", |x| x.title.get(ctx.l()))
}

fn item_label(ctx: &Ctx, topic: usize, item: Item) -> &str {
    let l = ctx.l();
    let Some(topic) = ctx.dataset().network.file().topics.get(topic) else {
        return "";
    };
    match item {
        Item::Statement(i) => topic.statements.get(i).map(|s| s.value.get(l)),
        Item::Figure(i) => topic.figures.get(i).map(|f| f.label.get(l)),
        Item::Event(i) => topic.events.get(i).map(|e| e.label.get(l)),
    }
    .unwrap_or_default()
}
