//! The facts: a founding text question by question, what the data add, and what they leave open.

use buitenkaart_core::Network;
use buitenkaart_core::model::{Module, Topic, TradeFlow};
use yew::prelude::*;

use super::findings;
use super::topic::{Added, section, topic};
use crate::browser::intl::{self, Names};
use crate::i18n::{self as t, time as tt};
use crate::view::common::claims;
use crate::view::common::styles::use_styles;
use crate::view::ctx::Ctx;

/// The facts page.
#[component]
pub(crate) fn Facts(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let page = use_node_ref();
    use_styles(&page);
    let network = &ctx.dataset().network;
    let whole = &ctx.state.whole.network;
    // Where only a part is named that stands here, the page has nothing but that.
    let is_own = whole
        .file()
        .modules
        .as_ref()
        .is_none_or(|all| all.contains(&Module::Facts));
    let topics: &[_] = if is_own { &network.file().topics } else { &[] };
    let is_placed = |added: Added| topics.iter().any(|topic| added.belongs_to(topic));
    let added: Vec<Added> = Added::ALL
        .into_iter()
        .filter(|added| added.is_there(ctx))
        .collect();
    // At a date, or as known by one.
    let facts = |network: &Network| {
        let of = |topic: &Topic| topic.statements.len() + topic.figures.len() + topic.events.len();
        let file = network.file();
        file.trade.len() + file.topics.iter().map(of).sum::<usize>()
    };
    let is_cut = is_own && facts(network) < facts(whole);
    let has_findings = is_own && !network.is_tiled();
    html! {
        <article class="page facts" ref={page} aria-label={t::tab_facts(l)}>
            if is_cut {
                <p class="fine">{ tt::facts_left_out(l) }</p>
            }
            { for topics.iter().map(|one| topic(ctx, one)) }
            { for added.iter().filter(|added| !is_placed(**added)).map(|added| section(added.title(l), added.draw(ctx))) }
            if is_own && ctx.state.whole.has_dates {
                <super::years::Years ..ctx.clone() />
            }
            if has_findings {
                { for findings::list(ctx).map(|list| section(t::facts_findings(l), list)) }
            }
            if is_own && !network.file().trade.is_empty() {
                { section(t::facts_trade(l), trade(ctx)) }
            }
            if !is_own && added.is_empty() {
                <p class="unknown">{ t::none_found(l) }</p>
            }
        </article>
    }
}

fn trade(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let dataset = ctx.dataset();
    html! {
        <>
            <p>{ t::facts_trade_note(l) }</p>
            <ul class="claims">
                { for dataset.network.file().trade.iter().map(|figure| {
                    let country = figure.country.map_or_else(|| t::world(l).to_owned(), |c| Names::new(l).country(c));
                    let flow = match figure.flow {
                        TradeFlow::Export => t::flow_export(l),
                        TradeFlow::Import => t::flow_import(l),
                        TradeFlow::Both => t::flow_both(l),
                    };
                    let mut values: Vec<String> = Vec::new();
                    values.extend(figure.eur_bn.map(|n| format!("{} {}", intl::number(l, n, 3), t::billion_eur(l))));
                    values.extend(figure.change_percent.map(|n| format!("{}{}\u{a0}%", if n > 0.0 { "+" } else { "" }, intl::number(l, n, 1))));
                    values.extend(figure.rank.map(|n| t::fill(t::rank_n(l), &[&n.to_string()])));
                    html! {
                        <li>
                            <b>{ country }</b>{ [", ", flow, ", ", &intl::date(l, figure.year), l.colon(), &intl::list(values)].concat() }
                            if let Some(note) = &figure.note { { " · " }{ note.get(l) } }
                            { claims::sources(ctx, &figure.sources) }
                        </li>
                    }
                }) }
            </ul>
        </>
    }
}
