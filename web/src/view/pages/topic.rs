//! A topic of the facts: question by question where a founding text asks one.

use buitenkaart_core::Network;
use buitenkaart_core::analysis::{crew, joint_presence};
use buitenkaart_core::model::{
    Claim, Event, Figure, Kind, Locale, Localized, Module, Statement, Topic, Voice,
};
use yew::prelude::*;

use super::analyses::{Assigning, candidates, crews, declared, fill, joint};
use crate::browser::intl;
use crate::i18n as t;
use crate::view::common::claims;
use crate::view::ctx::Ctx;

/// Who says something.
#[derive(Clone, Copy, PartialEq)]
enum SaidBy {
    Question,
    Answer,
    Others,
}

impl SaidBy {
    fn of<T>(network: &Network, claim: &Claim<T>) -> Self {
        let mut voices = claim
            .sources
            .iter()
            .filter_map(|id| network.source(id)?.voice);
        // What both say was asked first.
        match voices
            .clone()
            .find(|voice| *voice == Voice::Question)
            .or_else(|| voices.next())
        {
            Some(Voice::Question) => Self::Question,
            Some(Voice::Answer) => Self::Answer,
            None => Self::Others,
        }
    }
}

/// Whether a statement is what was asked: its note says what stays unanswered.
fn is_asked(network: &Network, claim: &Statement) -> bool {
    let quote = claim.quote.as_deref().unwrap_or_default();
    SaidBy::of(network, claim) == SaidBy::Question && quote.ends_with('?')
}

/// What the data add, each to the topic that it belongs to.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Added {
    Crews,
    Candidates,
    Joint,
    Declared,
    Assigning,
}

impl Added {
    pub(super) const ALL: [Self; 5] = [
        Self::Joint,
        Self::Declared,
        Self::Crews,
        Self::Candidates,
        Self::Assigning,
    ];

    pub(super) fn belongs_to(self, topic: &Topic) -> bool {
        topic.shows.contains(&self.module())
    }

    fn module(self) -> Module {
        match self {
            Self::Crews => Module::Crew,
            Self::Candidates => Module::Candidates,
            Self::Joint => Module::JointPresence,
            Self::Declared => Module::Declared,
            Self::Assigning => Module::Rotation,
        }
    }

    /// Whether it is shown: as the network says, and where the data say anything of it.
    pub(super) fn is_there(self, ctx: &Ctx) -> bool {
        let (network, presence) = (&ctx.dataset().network, ctx.dataset().presence());
        let has = |kind| network.locations().iter().any(|one| one.kind == kind);
        ctx.shows(self.module())
            // Of what is in tiles nothing is counted here.
            && !network.is_tiled()
            && match self {
                Self::Crews => !crew(network).roles.is_empty(),
                Self::Joint => !joint_presence(network, presence).rows.is_empty(),
                Self::Candidates => has(Kind::Candidate),
                Self::Assigning => has(Kind::Post),
                Self::Declared => true,
            }
    }

    pub(super) fn title(self, l: Locale) -> &'static str {
        match self {
            Self::Crews => t::facts_crew(l),
            Self::Candidates => t::facts_candidates(l),
            Self::Joint => t::facts_joint(l),
            Self::Declared => t::facts_totals(l),
            Self::Assigning => t::assign_title(l),
        }
    }

    pub(super) fn draw(self, ctx: &Ctx) -> Html {
        match self {
            Self::Crews => crews(ctx),
            Self::Candidates => candidates(ctx),
            Self::Joint => joint(ctx),
            Self::Declared => declared(ctx),
            Self::Assigning => html! { <Assigning ..ctx.clone() /> },
        }
    }
}

/// A part of the page.
pub(super) fn section(title: &str, content: Html) -> Html {
    html! { <section><h2>{ title.to_owned() }</h2>{ content }</section> }
}

/// A topic: where it begins with a question, what was asked, what was answered, what the data add, and
/// what stays unanswered, apart.
pub(super) fn topic(ctx: &Ctx, topic: &Topic) -> Html {
    let l = ctx.l();
    let network = &ctx.dataset().network;
    let facts = |by: Option<SaidBy>| {
        let is_by = |said_by: SaidBy| by.is_none_or(|by| by == said_by);
        let all = topic.figures.iter();
        let numbers: Vec<&Figure> = all
            .filter(|figure| is_by(SaidBy::of(network, &figure.value)))
            .collect();
        let events: Vec<&Event> = topic
            .events
            .iter()
            .filter(|event| is_by(SaidBy::of(network, &event.date)))
            .collect();
        html! {
            <>
                { figures(ctx, &numbers) }
                if !events.is_empty() {
                    <ol class="timeline" aria-label={t::timeline(l)}>
                        { for events.iter().map(|event| html! {
                            <li><b>{ intl::date(l, event.date.value) }</b>{ claims::one(ctx, &event.date, html! { { event.label.get(l) } }) }</li>
                        }) }
                    </ol>
                }
            </>
        }
    };
    let added = Added::ALL.into_iter();
    let added = added.filter(|added| added.belongs_to(topic) && added.is_there(ctx));
    let added: Vec<Added> = added.collect();
    let drawn = added
        .iter()
        .map(|added| html! { <><h4>{ added.title(l) }</h4>{ added.draw(ctx) }</> });
    let said = |by: Option<SaidBy>| {
        let claims = topic.statements.iter();
        let claims = claims.filter(|claim| by.is_none_or(|by| SaidBy::of(network, claim) == by));
        let items = claims.map(|claim| html! { <li>{ claims::one(ctx, claim, html! { { claim.value.get(l) } }) }</li> });
        html! { <><ul class="claims">{ for items }</ul>{ facts(by) }</> }
    };
    let others = topic
        .statements
        .iter()
        .map(|claim| SaidBy::of(network, claim));
    let others = others.chain(
        topic
            .figures
            .iter()
            .map(|figure| SaidBy::of(network, &figure.value)),
    );
    let mut others = others.chain(
        topic
            .events
            .iter()
            .map(|event| SaidBy::of(network, &event.date)),
    );
    let content = if topic
        .statements
        .iter()
        .any(|claim| is_asked(network, claim))
    {
        let silent = topic
            .statements
            .iter()
            .filter(|claim| is_asked(network, claim));
        let silent: Vec<&Localized> = silent.filter_map(|claim| claim.note.as_ref()).collect();
        html! {
            <>
                <h3>{ t::in_question(l) }</h3>
                { said(Some(SaidBy::Question)) }
                <h3>{ t::in_answer(l) }</h3>
                { said(Some(SaidBy::Answer)) }
                if !silent.is_empty() {
                    <h3>{ t::left_unanswered(l) }</h3>
                    <ul class="silent">{ for silent.iter().map(|note| html! { <li>{ note.get(l) }</li> }) }</ul>
                }
                if others.any(|by| by == SaidBy::Others) || !added.is_empty() {
                    <h3>{ t::data_add(l) }</h3>
                    { said(Some(SaidBy::Others)) }
                    { for drawn }
                }
            </>
        }
    } else {
        html! { <>{ said(None) }{ for drawn }</> }
    };
    section(topic.title.get(l), content)
}

/// Figures: those of one series as bars on one scale, the others as plain numbers.
fn figures(ctx: &Ctx, figures: &[&Figure]) -> Html {
    let l = ctx.l();
    let most = |series: &Option<Box<str>>| {
        figures
            .iter()
            .filter(|f| f.series == *series)
            .map(|f| f.value.value)
            .fold(1.0, f64::max)
    };
    figures
        .iter()
        .map(|figure| {
            let bar = figure.series.as_ref().map(|_| {
                fill("plain-bar", figure.value.value * 75.0 / most(&figure.series))
            });
            html! {
                <div class="figure">
                    <div class="bar">{ bar.unwrap_or_default() }<b>{ intl::number(l, figure.value.value, 1) }</b></div>
                    { claims::one(ctx, &figure.value, html! { { figure.label.get(l) } }) }
                </div>
            }
        })
        .collect()
}
